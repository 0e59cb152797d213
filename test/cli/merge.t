#!/bin/sh
# Three casebooks of one investigation, each with its own entries, merged pairwise: whoever pulls first, the same entries and the same
# toll stand in all three. Two orders in `make check`, more in `make torture`.
# shellcheck source=test/cli/lib.sh
. "$TOP/test/cli/lib.sh"
reports=$TOP/examples/reports
age-keygen -o key 2>/dev/null
as() { # CASEBOOK COMMAND...: on the device of that casebook
	device=$1
	shift
	XDG_DATA_HOME=$work/here/device-$device knell "$@"
}
begin() { # CASEBOOK REPORT...: with a decision on its first claim
	name=$1
	shift
	as "$name" init --key-file key "here/$name"
	as "$name" add -C "here/$name" --key-file key "$@"
	claim=$(knell list -C "here/$name" --key-file key --kind claim | awk '{ print $2; exit }')
	as "$name" judge -C "here/$name" --key-file key --reason "as $name sees it" accept "$claim"
}
mkdir here
{
	begin a "$reports/r01.txt" "$reports/r02.txt"
	begin b "$reports/r02.txt" "$reports/r03.txt"
	begin c "$reports/r01.txt" "$reports/r15.html"
} >/dev/null 2>&1
mv here base
set -- 'a<b b<c c<a a<b b<c' 'c<b b<a a<c c<b b<a'
[ -z "${TORTURE-}" ] || set -- "$@" 'a<c c<b b<a a<c c<b' 'b<a c<b a<c b<a c<b' 'a<b a<c b<a c<a' 'c<a c<b a<c b<c'
for order; do
	rm -rf here
	cp -a base here
	for pair in $order; do
		as "${pair%<*}" pull -C "here/${pair%<*}" --key-file key "here/${pair#*<}" >/dev/null 2>&1 || echo "$pair of $order fails"
	done
	for name in a b c; do
		knell verify --key-file key "here/$name" >/dev/null 2>&1 || echo "$name does not verify after $order"
		knell log -C "here/$name" --key-file key | grep -v ' observe ' | sort >entries
		# shellcheck disable=SC2094 # the command's name is no file
		knell toll -C "here/$name" --key-file key >toll 2>/dev/null
		[ "$(grep -c ' judgement ' entries)" -eq 3 ] && [ -s toll ] || echo "$name has not everything after $order"
		cksum <entries
		cksum <toll
	done
done >sums
expect 'three casebooks merged in every order of pairs have equal entries and tolls, and verify' 0 sh -c 'sort -u sums | wc -l; grep -v "^[0-9]" sums || true' <<'END'
2
END
done_testing
