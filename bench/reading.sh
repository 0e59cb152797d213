#!/bin/sh
# How well is read what we annotated ourselves (test/reading). The half that is set aside is counted only with HELD=1.
. "$(dirname "$0")/lib"
score=$TOP/tools/score_claims
halves=dev
[ -z "${HELD:-}" ] || halves='dev held'

from() { sed -n "s/^$1	//p" "$2"; } # NAME FILE: a figure

# Every assessment has a toll of its own.
tolls() { # STREAM OF REPORTS, OPTIONS OF toll
	stream=$1
	shift
	while IFS= read -r report; do
		name=$(printf '%s' "$report" | sed 's/.*"id":"\([^"]*\)".*/\1/')
		toll=$(printf '%s\n' "$report" | "$knell" read - 2>/dev/null | "$knell" toll --json "$@" 2>/dev/null | tr -d '\n')
		printf '{"report":"%s","toll":%s}\n' "$name" "${toll:-null}"
	done <"$stream"
}

# What recorders publish of one incident against the toll of their text: test/reading/assessments.
published() { # NAME, BARS, OPTIONS OF score_tolls
	tolls "$TOP/test/reading/assessments/$1.jsonl" ${4:+--rule "$4"} >"$work/tolls"
	"$TOP/tools/score_tolls" --figures --status "$3" ${4:+--rule "$4"} "$TOP/test/reading/assessments/$1.jsonl" "$work/tolls" >"$work/figures"
	figure "$1: low and high exact" "$(from 'low and high exact' "$work/figures")" % "$2"
	figure "$1: ranges overlap" "$(from 'ranges overlap' "$work/figures")" % "$5"
}

for half in $halves; do
	"$score" --reports "$TOP/test/reading/$half" >"$work/reports"
	"$knell" read - <"$work/reports" >"$work/claims" 2>/dev/null || echo "knell read ended with status $?" >&2
	"$score" --figures "$TOP/test/reading/$half" "$work/claims" >"$work/figures" || echo "the stream of claims is not whole" >&2
	for name in 'claim precision' 'claim recall'; do figure "$half, $name" "$(from "$name" "$work/figures")" % -; done
	figure "$half, claim F1 (goal 90)" "$(from 'claim F1' "$work/figures")" % '>= 75'
	figure "$half, claim with count F1" "$(from 'claim with count F1' "$work/figures")" % -
	figure "$half, origin" "$(from origin "$work/figures")" % '>= 85'
	figure "$half, stance" "$(from stance "$work/figures")" % '>= 90'
	for name in count part incident place date hedged background act status; do
		figure "$half, $name" "$(from $name "$work/figures")" % -
	done
	figure "$half, forbidden errors" "$(from forbidden "$work/figures")" errors '<= 0'
	grep '"id":"assessment' "$work/reports" >"$work/assessments"
	tolls "$work/assessments" >"$work/tolls"
	"$score" --assess --figures "$TOP/test/reading/$half" "$work/tolls" >"$work/figures"
	figure "$half, assessments: low and high exact (goal 70)" "$(from 'low and high exact' "$work/figures")" % '>= 40'
	figure "$half, assessments: ranges overlap (goal 95)" "$(from 'ranges overlap' "$work/figures")" % '>= 85'
done
for name in assessments assessments-aside; do published $name '>= 40' civilian '' '>= 85'; done
for name in notes notes-aside; do published $name '>= 85' all acled -; done
