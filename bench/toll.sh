#!/bin/sh
# What a toll over 100,000 claims costs, and whether it grows with their number.
. "$(dirname "$0")/lib"

articles 40000 dense | "$knell" read - 2>/dev/null >"$work/stream.jsonl"
claims() { # COUNT: so much of the stream as has COUNT claims, whole reports
	awk -v want="$1" '/^{"report":/ { if (seen >= want) exit } !/^{"report":/ { seen++ } { print }' "$work/stream.jsonl"
}
for count in 25000 50000 100000; do
	claims $count >"$work/claims.jsonl"
	"$timed" "$work/cost" "$knell" toll "$work/claims.jsonl" >/dev/null 2>&1
	figure "toll of $(grep -vc '^{"report":' "$work/claims.jsonl") claims" "$(field 2 "$work/cost")" s -
	[ $count = 25000 ] || figure '  seconds per claim against half as many' \
		"$(calculate "$(field 2 "$work/cost") / $last / 2")" times '<= 1.3'
	last=$(field 2 "$work/cost")
done
figure '  memory' "$(calculate "$(field 3 "$work/cost") / 1024")" MB -
