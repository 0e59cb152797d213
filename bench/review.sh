#!/bin/sh
# How long the review page waits at 100,000 claims: milliseconds of an answer, the least of five, over the loopback.
# shellcheck source=bench/lib
. "$(dirname "$0")/lib"

XDG_DATA_HOME=$work/device
export XDG_DATA_HOME
echo 'nine ropes under an old grey ferry hum' >"$work/key"
awk -v incidents="${INCIDENTS:-2000}" -v reports=25 -f "${TOP:?}/bench/incidents.awk" >"$work/claims.jsonl"
"$knell" init --key-file "$work/key" "$work/case" >/dev/null 2>&1
"$knell" add -C "$work/case" --key-file "$work/key" --claims "$work/claims.jsonl" >/dev/null 2>&1

from=$(date +%s%N)
"$knell" review --key-file "$work/key" "$work/case" >"$work/address" 2>/dev/null &
server=$!
trap 'kill "$server"; rm -rf "$work"' EXIT
until [ -s "$work/address" ]; do sleep .05; done
figure "review: unlocking a casebook of $((50 * ${INCIDENTS:-2000})) claims" "$(calculate "($(date +%s%N) - $from) / 1e9")" s -
at=$(sed 's/\/#.*//' "$work/address") token=$(sed 's/.*#//' "$work/address")
ask() { # PATH OPTION...: the answer into $work/answer; prints milliseconds
	path=$1
	shift
	curl -s -o "$work/answer" -w '%{time_total}\n' -H "X-Knell-Token: $token" "$@" "$at$path" | awk '{ print $1 * 1000 }'
}
least() { # PATH OPTION...
	for _ in 1 2 3 4 5; do ask "$@"; done | sort -n | head -1
}
of() { # FILTER: out of the last answer
	jq -r "$1" "$work/answer"
}
wait_for_figures() {
	until [ "$(of .stale)" = false ]; do
		sleep 1
		ask /api/state >/dev/null
	done
}
ask /api/state >/dev/null
wait_for_figures
ticks=$(awk '{ print $14 + $15 }' "/proc/$server/stat")
figure '  first page' "$(least '/api/casebook?count=25')" ms '<= 100'
figure '  where and when, for timeline and map' "$(least /api/points)" ms '<= 100'
incident=$(of '.incidents[0].id')
if [ -d "$TOP/build/web/node_modules/playwright-core" ] && [ -x /usr/bin/chromium ]; then
	node "$TOP/bench/paint.mjs" "$(cat "$work/address")" >"$work/paint"
	figure '    a page of one word, painted in Chromium' "$(field 1 "$work/paint")" ms -
	figure '    painted first' "$(field 2 "$work/paint")" ms '<= 100'
	figure '    with its figures' "$(field 3 "$work/paint")" ms -
	figure '    a page of one word, in a fresh window' "$(field 4 "$work/paint")" ms -
	figure '    painted first, in a fresh window' "$(field 5 "$work/paint")" ms -
fi
figure '  reports that wait' "$(least '/api/reports?filter=unreviewed&count=100')" ms '<= 100'
report=$(of '.reports[0].id')
figure '  a report' "$(least "/api/report?id=$report")" ms '<= 100'
figure '  an incident of 50 claims' "$(least "/api/incident?id=$incident")" ms '<= 100'
figure '  the queue of claims' "$(least '/api/claims?filter=unreviewed&count=50')" ms '<= 100'
claims=$(of '.claims[:5][].id')
figure '  the ledger' "$(least '/api/ledger?count=50')" ms '<= 100'
for claim in $claims; do
	ask /api/judge -H 'Content-Type: application/json' -d '{"decision":"accept","targets":["'"$claim"'"]}'
done | sort -n >"$work/judged"
figure '  a judgement, on the disk' "$(head -1 "$work/judged")" ms '<= 100'
ticks=$(awk '{ print $14 + $15 }' "/proc/$server/stat")
ask /api/state >/dev/null
wait_for_figures
figure '  figures anew after it, processor time' \
	"$(calculate "($(awk '{ print $14 + $15 }' "/proc/$server/stat") - $ticks) / $(getconf CLK_TCK)")" s -
figure '  memory' "$(calculate "$(awk '/VmHWM/ { print $2 }' "/proc/$server/status") / 1024")" MB '<= 800'
