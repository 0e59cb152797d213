#!/bin/sh
# Time, memory and truth of `knell match`: the public sets, invented lists of the kinds that docs/method/match.md names, and
# lists of 10^4 to $MOST records (default 10^6; 10^7 takes some minutes and 5 GB). Beside each the figures of the best
# packages, on that set or on a set of that kind: F1, seconds and memory, measured on a quiet machine of two cores.
# microseconds a record show the growth.
#
#     make bench-match            make bench-match MOST=10000000
BIN=${BIN:?} TOP=${TOP:?} MOST=${MOST:-1000000}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
one() { # NAME FILE PEERS [RUNS]
	ignore=$(head -1 "$2" | grep -q ',script,' && echo --ignore=script)
	"$BIN/tools/timed" -n "${4:-1}" "$work/cost" "$BIN/knell" match ${ignore:+"$ignore"} --truth true_id "$2" >"$work/out" 2>"$work/notes"
	truth=$(sed -n 's/^truth of [0-9]* records: //p' "$work/notes" | sed 's/ over pairs//;q')
	records=$(sed -n 's/^\([0-9]*\) records, .*/\1/p' "$work/notes")
	read -r wall processor memory <"$work/cost"
	each=$(awk "BEGIN { printf \"%.1f\", $processor * 1e6 / ${records:-1} }")
	printf '%-20s %8.2f s %8.2f s CPU %6s us each %6d MB  %s\n' "$1" "$wall" "$processor" "$each" "$((memory / 1024))" "$truth"
	[ -z "$3" ] || printf '%-20s   %s\n' '' "$3"
}
sets=${SHARED:-}/data/linkage
if [ -d "$sets" ]; then
	one febrl1 "$sets/febrl1.csv" '' 3
	one febrl2 "$sets/febrl2.csv" '' 3
	one febrl3 "$sets/febrl3.csv" 'Splink .9972, 2.8 s, 173 MB; fastLink .9997, 59 s; reclin2 .9988, 0.85 s, 133 MB' 3
	one fake_1000 "$sets/fake_1000.csv" 'Splink .917 to .923; dedupe, with labels, .887; fastLink .866' 3
	one rldata500 "$sets/rldata500.csv" '' 3
else
	echo 'public sets: skipped, no $SHARED'
fi
kind() { # KIND COUNT PEERS
	"$BIN/bench/people" "$1" "$2" 1 "$TOP/bench/names_ar.tsv" >"$work/list.csv" || exit
	one "$1 $2" "$work/list.csv" "$3"
}
kind register 10000 'on RLdata10000: Splink .955, dedupe .854, fastLink .541, reclin2 .213, RecordLinkage .006'
kind history 50000 'on 50,578 historical figures: Splink .753 to .768, 7.5 s, 646 MB; reclin2 .022, 2.1 s'
kind releases 80000 'on a ministry list romanised twice: Splink .944, dedupe .939, recordlinkage .879'
kind releases-ar 67000 'on the same in Arabic: Splink .966, tuned .971; others .632'
kind civil 10000 'name, birth, sex, town, postcode, street'
kind civil 100000 ''
kind sources 13000 'two scripts: no package compares them'
for n in 10000 100000; do
	[ "$n" -le "$MOST" ] || continue
	kind roman $n "$([ $n = 100000 ] && echo 'on a set of that kind: Splink .942 to .953, RecordLinkage .001')"
	kind arabic $n "$([ $n = 100000 ] && echo 'on a set of that kind: Splink .949, RecordLinkage .738')"
	kind cross $n ''
done
peers_of() { # COUNT
	case $1 in
	100000) echo 'on a set like it: Splink .9715 to .9799, 6.3 s, 349 MB; RecordLinkage .885, 18 s; reclin2 .001, 2.1 s' ;;
	1000000) echo 'on a set like it: Splink .9675 to .9752, 47.9 s, 1.67 GB; reclin2 61.5 s, 3.3 GB' ;;
	10000000) echo 'on a set like it: Splink .9292, 264 s, 10.3 GB' ;;
	esac
}
n=10000
while [ "$n" -le "$MOST" ]; do
	kind latin "$n" "$([ "$n" = 100000 ] && echo "a matcher after Splink's defaults: .824 to .838")"
	kind clear "$n" "$(peers_of "$n")"
	n=$((n * 10))
done
