#!/bin/sh
# Judgements, and what becomes of figures by them.
# shellcheck source=test/cli/lib.sh
. "$TOP/test/cli/lib.sh"
XDG_DATA_HOME=$work/device
export XDG_DATA_HOME
age-keygen -o key 2>/dev/null
knell init --key-file key case >made 2>&1
cp "$TOP/test/toll/selene.jsonl" .
knell add -C case --key-file key --claims selene.jsonl >added 2>&1
id() { knell list -C case --key-file key --kind claim 2>/dev/null | grep -m1 -e "^[^ ]*  [^ ]*  .*$1" | awk '{print $2}'; }
low=$(id 'treated 41')
[ -n "$low" ] || low=$(id '41')
high=$(id '60')

expect 'the toll of a casebook is that of the stream' 0 sh -c '
	knell toll selene.jsonl | sed "s/ (.*//" >a; knell toll -C case --key-file key | sed "s/ (.*//" >b; sed -n 2p a | cut -c1-16; cmp a b' <<'EOF'
  low 41 high 60
EOF
expect 'a casebook and files together are refused' 2 knell toll -C case selene.jsonl <<'EOF'
knell toll: either a casebook or files, not both
EOF
expect 'to record there must be a casebook' 2 knell toll --record selene.jsonl <<'EOF'
knell toll: --record wants a casebook to write into: -C CASE
EOF
expect 'the environment names it too' 0 sh -c 'KNELL_CASEBOOK=case knell toll --key-file key | sed -n 2p | cut -c1-16' <<'EOF'
  low 41 high 60
EOF
expect 'a decision that there is none of' 2 knell judge -C case --key-file key doubt "$high" <<'EOF'
knell judge: no decision 'doubt'; see 'knell help judge'
EOF
expect 'to reject wants a reason' 2 knell judge -C case --key-file key reject "$high" <<'EOF'
knell judge: reject wants a reason: --reason TEXT
EOF
expect 'a claim cannot be made what is none' 2 knell judge -C case --key-file key edit "$high" --set harm=hurt --reason x <<'EOF'
knell judge: the claim would be none any more: 'harm': does not know the word 'hurt'
EOF
expect 'nor can a member be set that claims have not' 2 knell judge -C case --key-file key edit "$high" --set colour=red --reason x <<'EOF'
knell judge: --set wants MEMBER=VALUE with a member of a claim, not 'colour=red'
EOF
holds 'a rejected claim counts for nothing' sh -c '
	knell judge -C case --key-file key reject "$1" --reason "said of another day" | grep -q "reject" &&
	knell toll -C case --key-file key >after && ! grep -q "high 60" after' - "$high"
holds 'and counts again when the rejection is taken back' sh -c '
	j=$(knell list -C case --key-file key --kind judgement 2>/dev/null | awk "{print \$2}") &&
	knell judge -C case --key-file key undo "$j" --reason "it was this day" &&
	knell toll -C case --key-file key | grep -q "high 60"'
holds 'an edited claim counts as edited' sh -c '
	knell judge -C case --key-file key edit "$1" --set count=58 --reason "misread" &&
	knell toll -C case --key-file key | grep -q "low 41 high 58"' - "$high"
expect 'only what was reviewed counts when it is asked so' 0 sh -c '
	knell toll -C case --key-file key --reviewed | sed -n 2p | cut -c1-24' <<'EOF'
  low 58 high 58    1 re
EOF
holds 'a toll is recorded with the digest of its claims, and comes out again the same' sh -c '
	knell toll -C case --key-file key --record >page 2>said &&
	id=$(sed -n "s/.*recorded as //p" said) &&
	knell show -C case --key-file key "$id" | grep -q "\"inputs\":\"[0-9a-f]\{64\}\"" &&
	knell toll -C case --key-file key --record >again 2>said2 && cmp page again &&
	a=$(knell show -C case --key-file key "$id" | grep -o "\"inputs\":\"[0-9a-f]*\"") &&
	b=$(knell show -C case --key-file key "$(sed -n "s/.*recorded as //p" said2)" | grep -o "\"inputs\":\"[0-9a-f]*\"") &&
	[ "$a" = "$b" ]'
expect 'before anything was recorded nothing stood' 0 knell toll -C case --key-file key --as-of 2020-01-01 <<'EOF'
no toll: 0 claims in 0 reports
EOF
expect_notes 'what changed between two moments is said with its reasons' 1 sh -c '
	knell diff -C case --key-file key 2020-01-01 now >changes; s=$?
	grep -c "misread" changes >&2; grep -c "taken back" changes >&2; grep -q "killed, all statuses: nothing -> low 41 high 58" changes; exit $s' <<'EOF'
knell diff: 13 changes
1
1
EOF
expect 'between now and now nothing' 0 knell diff -C case --key-file key now now <<'EOF'
reports 9 -> 9, claims 13 -> 13, lists 0 -> 0
EOF

printf 'id,name,age\nA1,Khaled Samir Nassar,34\nA2,Huda Samir Nassar,31\nA3,Rami Fares Khoury,55\n' >one.csv
printf 'name,age\nKhalid Samir Nassar,34\nYusuf Karim Saleh,44\n' >two.csv
knell init --key-file key lists >made2 2>&1
knell add -C lists --key-file key one.csv two.csv >added2 2>&1
record() { knell list -C lists --key-file key --kind record 2>/dev/null | grep -m1 -e "^[^ ]*  [^ ]*  .*$1" | awk '{print $2}'; }
a=$(record Khaled)
b=$(record Khalid)
expect 'what a judgement of two records would change is told before it is accepted, and nothing is recorded' 0 sh -c '
	knell judge -C lists --key-file key different "$1" "$2" --reason cousins --dry-run | sed "/estimate/s/ (.*//" &&
	knell list -C lists --key-file key --kind judgement 2>/dev/null | wc -l' - "$a" "$b" <<'EOF'
different: 5 persons, before 4
changed company: one:A1 (Khaled Samir Nassar)
changed company: two:1 (Khalid Samir Nassar)
on one alone: 3 persons, before 2
on two alone: 2 persons, before 1
on one and two alone: 0 persons, before 1
estimate: refused
no toll changes: tolls count what is claimed, not records of lists
0
EOF
expect 'of other decisions the difference is told afterwards' 2 knell judge -C lists --key-file key reject "$a" --reason x --dry-run <<'EOF'
knell judge: --dry-run is of same and different; what another decision changes is said by 'knell diff'
EOF
done_testing
