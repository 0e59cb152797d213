#!/bin/sh
# What an edition of 1,000 incidents and 50,000 claims costs.
# shellcheck source=bench/lib
. "$(dirname "$0")/lib"

awk -v incidents=1000 -v reports=25 -f "${TOP:?}/bench/incidents.awk" >"$work/claims.jsonl"
"$timed" "$work/cost" "$knell" publish "$work/claims.jsonl" "$work/edition" >/dev/null 2>&1
figure 'edition of 1,000 incidents and 50,000 claims' "$(field 1 "$work/cost")" s '<= 10'
figure '  processor time' "$(field 2 "$work/cost")" s -
figure '  memory' "$(calculate "$(field 3 "$work/cost") / 1024")" MB -
"$knell" publish --jobs 1 "$work/claims.jsonl" "$work/again" >/dev/null 2>&1
figure '  files that differ when repeated' "$(diff -rq "$work/edition" "$work/again" | wc -l)" files '<= 0'

# The same out of a casebook, with the proofs of all claims.
XDG_DATA_HOME=$work/device
export XDG_DATA_HOME
echo 'nine ropes under an old grey ferry hum' >"$work/key"
"$knell" init --key-file "$work/key" "$work/case" >/dev/null 2>&1
"$knell" add -C "$work/case" --key-file "$work/key" --claims "$work/claims.jsonl" >/dev/null 2>&1
"$timed" "$work/cost" "$knell" publish --key-file "$work/key" --draft "$work/case" "$work/proven" >/dev/null 2>&1
figure '  out of a casebook, with proofs' "$(field 1 "$work/cost")" s '<= 10'
figure '  processor time' "$(field 2 "$work/cost")" s -
figure '  memory' "$(calculate "$(field 3 "$work/cost") / 1024")" MB -
