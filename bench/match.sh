#!/bin/sh
# Time, memory and truth of `knell match`: the public sets beside the figures of the peers, and invented lists of 10^4 to
# $MOST records (default 10^6; 10^7 takes some minutes and 4 GB). Figures of the peers: docs/method/match.md's sources,
# measured on a quiet machine of two cores.
#
#     make bench-match            make bench-match MOST=10000000
BIN=${BIN:?} TOP=${TOP:?} MOST=${MOST:-1000000}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
one() { # NAME FILE PEERS
	"$BIN/tools/timed" -n "${4:-1}" "$work/cost" "$BIN/knell" match --ignore script --truth true_id "$2" >"$work/out" 2>"$work/notes"
	truth=$(sed -n 's/^truth of [0-9]* records: //p' "$work/notes" | sed 's/ over pairs//')
	read -r wall processor memory <"$work/cost"
	printf '%-22s %8.2f s %8.2f s CPU %6d MB  %s  %s\n' "$1" "$wall" "$processor" "$((memory / 1024))" "$truth" "$3"
}
sets=${SHARED:-}/data/linkage
if [ -d "$sets" ]; then
	one febrl3 "$sets/febrl3.csv" '(Splink .9972 2.8 s, fastLink .9997 59 s, reclin2 .9988 .85 s)' 3
	one fake_1000 "$sets/fake_1000.csv" '(Splink .917 to .923, dedupe .887)' 3
	one rldata500 "$sets/rldata500.csv" '' 3
else
	echo 'public sets: skipped, no $SHARED'
fi
n=10000
while [ "$n" -le "$MOST" ]; do
	for kind in latin roman arabic cross; do
		[ "$n" -gt 100000 ] && [ $kind != latin ] && continue
		"$BIN/bench/people" $kind "$n" 1 "$TOP/bench/names_ar.tsv" >"$work/list.csv" || exit
		one "$kind $n" "$work/list.csv" ''
	done
	n=$((n * 10))
done
