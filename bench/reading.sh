#!/bin/sh
# How well is read what we annotated ourselves (test/reading). The half that is set aside is counted only with HELD=1.
# With MUC=folder of the sets of MUC-4, its scorer score_muc.py in it or above it: the templates of every set that is there
# (SPLITS="tst3 tst4" for some), what they cost, and what each part is worth (ablation, over ABLATE, by default tst1,tst2).
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

[ -n "${MUC:-}" ] || exit 0
muc=$(cd "$MUC" && pwd)
scorer=$muc/score_muc.py
[ -f "$scorer" ] || scorer=$muc/../score_muc.py

# Seven figures in a line: full F, roles, template fill, death number F1, document tolls exact, of how many, perpetrator confidence F.
scored() { # SPLITS RESPONSES
	python3 "$scorer" score "$1" "$2" --verbose >"$work/scores" || return
	awk '
		/^full ALL/ { full = $NF }
		/^roles/ { for (i = 1; i <= NF; i++) if ($i == "F1") roles = $(i + 1) }
		/^tf/ { for (i = 1; i <= NF; i++) if ($i == "F1") tf = $(i + 1) }
		/^toll DEATH/ { deaths = $5; for (i = 1; i <= NF; i++) if ($i == "exact" && $(i - 1) == "totals") split($(i + 1), d, /[\/,]/) }
		/^perp-org-conf/ { split($0, c, /[|]/); split(c[2], x, " "); split(c[1], y, " ")
			right = x[1] + x[2] / 2; both = y[2] + y[3]; conf = both ? 200 * right / both : 0 }
		END { print full, roles, tf, deaths, d[1], d[2], conf }' "$work/scores"
}

row() { # NAME SPLITS RESPONSES
	# shellcheck disable=SC2046 # seven figures
	set -- "$1" $(scored "$2" "$3")
	printf '%-22s %9.2f %9.2f %9.2f %9.2f %8d of %d %9.1f\n' "$@"
}

printf '\n%-22s %9s %9s %9s %9s %11s %9s\n' 'MUC-4' 'full F' 'roles' 'fill' 'deaths' 'tolls' 'confid.'
for split in ${SPLITS:-dev tst1 tst2 tst3 tst4}; do
	ls "$muc/$split"/key-* >/dev/null 2>&1 || continue
	python3 "$scorer" text "$split" >"$work/$split.jsonl"
	"$knell" read --jobs 1 --as muc "$work/$split.jsonl" >"$work/$split.out" 2>/dev/null
	row "$split" "$split" "$work/$split.out"
	cat "$work/$split.jsonl" >>"$work/all.jsonl"
	if python3 "$scorer" text "$split" --mixed >"$work/mixed.jsonl" && ! cmp -s "$work/mixed.jsonl" "$work/$split.jsonl" && [ -s "$work/mixed.jsonl" ]; then
		"$knell" read --jobs 1 --as muc "$work/mixed.jsonl" >"$work/mixed.out" 2>/dev/null
		row "$split, mixed case" "$split" "$work/mixed.out"
	fi
done
echo 'bars                          44        42        44        55    28 of 61        30 (goals 58, 58, 56, 65, 38 of 61, 40)'

"$timed" -n 3 "$work/cost" "$knell" read --jobs 1 --as muc "$work/all.jsonl" >/dev/null 2>&1
count=$(wc -l <"$work/all.jsonl")
figure 'reading as templates' "$(calculate "$count / $(field 2 "$work/cost")")" articles/s '>= 2000'
figure 'memory' "$(calculate "$(field 3 "$work/cost") / 1024")" MB '<= 200'

# What a part is worth: the same with it switched off (bench/bench_reading.c). Without the tagger every word is tagged by itself.
ablate=${ABLATE:-tst1,tst2}
python3 "$scorer" text "$ablate" >"$work/ablate.jsonl"
awk '/^\[[^\t]*\]$/ { keep = /^\[(lexicon|word|class|last3)\]$/ || !begun; begun = 1 } { if (!/^\[[^\t]*\]$/ && !keep) next; print }' "$TOP/assets/source/tagger.txt" >"$work/tagger.txt"
"$BIN/tools/pack_tagger" "$work/tagger.txt" "$work/tagger.bin"
printf '\n%s\n' "$ablate"
for off in '' '-tagger:off' '-without:scorer' '-without:merger' '-without:relevance'; do
	case $off in
	'') "$BIN/bench/bench_reading" "$work/ablate.jsonl" >"$work/out"; name=whole ;;
	-tagger*) "$BIN/bench/bench_reading" -tagger "$work/tagger.bin" "$work/ablate.jsonl" >"$work/out"; name='without the tagger' ;;
	*) "$BIN/bench/bench_reading" -without "${off#*:}" "$work/ablate.jsonl" >"$work/out"; name="without the ${off#*:}" ;;
	esac
	row "$name" "$ablate" "$work/out"
done
