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
