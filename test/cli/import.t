#!/bin/sh
# What a person sees of `knell import`. All names and places are invented.
# shellcheck source=test/cli/lib.sh
. "$TOP/test/cli/lib.sh"
cat >watch.csv <<'CSV'
No,Day,Town,Min,Max,Children,Remark
1,2031-03-14,Port Selene,41,44,12,"market, at noon"
2,2031-03-20,East Ward,9,7,,
3,2031-03-21,East Ward,some,3,,
CSV
map='--map id=No --map date=Day --map place=Town --map killed.low=Min --map killed.high=Max --map killed.children=Children'
head -2 watch.csv >good.csv

# shellcheck disable=SC2086 # a list of plain words
expect_notes 'every row that breaks a constraint or is not understood is named' 3 knell import watch.csv $map <<'END'
knell import: watch.csv:3: 2: killed: low 9 is above high 7 (CHECK-1)
knell import: watch.csv:4: 3: 'some' in column 'Min' is no number of people
knell import: watch.csv: kept with the row, and nothing else made of them: Remark
knell import: 3 rows, 4 claims; 1 finding in 1 row; 1 row not wholly understood
knell import: 1 row could not be understood wholly; every row was kept
END
expect_notes 'a finding alone is exit status 1' 1 sh -c "head -3 watch.csv >two.csv; knell import two.csv $map" <<'END'
knell import: two.csv:3: 2: killed: low 9 is above high 7 (CHECK-1)
knell import: two.csv: kept with the row, and nothing else made of them: Remark
knell import: 2 rows, 3 claims; 1 finding in 1 row; 0 rows not wholly understood
knell import: 1 row breaks a constraint; every row was kept
END
expect 'what is imported has a toll, with the row as its words' 0 sh -c "knell import good.csv $map --source 'Lantern Watch' 2>/dev/null | knell toll | head -3" <<'END'
Port Selene, 14 March 2031                                 killed, all statuses
  low 41 high 44    1 report, 1 origin, 0 identified      unreviewed
  low   Lantern Watch, date not known: "1,2031-03-14,Port Selene,41,44,12,"market, at noon"" (good.csv 36-87); without it nothing
END
holds 'every line fits the schemas of reports and claims' sh -c "
	knell import watch.csv $map 2>/dev/null | \"\$BIN/tools/schema\" \"\$TOP/docs/schema/report.schema.json\" \"\$TOP/docs/schema/claim.schema.json\""
expect 'a table of nobody wants a map' 2 knell import watch.csv <<'END'
knell import: watch.csv has neither UCDP's nor ACLED's columns: say what its columns are with --map
END
expect 'a table that is nearly that of a house is told what it lacks' 2 sh -c "
	printf '%s\\n1\\n' \"\$(knell convert --as acled '$TOP/test/toll/selene.jsonl' | head -1 | tr -d '\\r' | sed s/fatalities/deaths/)\" >near.csv; knell import near.csv" <<'END'
knell import: near.csv has 30 of the 31 columns of ACLED and lacks 'fatalities': say what its columns are with --map
END
printf 'n,n\n3,4\n' >twice.csv
expect_notes 'of columns with one name the first is meant, and that is said' 0 knell import twice.csv --map killed=n <<'END'
knell import: twice.csv: several columns are called 'n'; the first of them is meant
knell import: twice.csv: kept with the row, and nothing else made of them: n
knell import: 1 row, 1 claim; 0 findings in 0 rows; 0 rows not wholly understood
END
expect 'an empty file has no header' 3 sh -c ': >empty.csv; knell import empty.csv' <<'END'
knell import: empty.csv: the table has no header
END
expect 'a column that does not exist is named' 2 knell import watch.csv --map killed=Dead <<'END'
knell import: watch.csv: there is no column 'Dead'
END
holds 'claims pass through byte for byte' sh -c '
	knell import "$TOP/test/toll/selene.jsonl" >out.jsonl 2>/dev/null; cmp out.jsonl "$TOP/test/toll/selene.jsonl"'
expect_notes 'a line that is no claim is named' 3 sh -c 'echo "{\"id\":1}" | knell import' <<'END'
knell import: standard input:1: 'id': wants a text
knell import: 0 rows, 0 claims; 0 findings in 0 rows; 1 row not wholly understood
knell import: 1 row could not be understood wholly; every row was kept
END
printf 'n\n1\n"2\n' >open.csv
expect_notes 'a quote that never closes is named, and what came before it is kept' 3 knell import open.csv --map killed=n <<'END'
knell import: open.csv: line 3: a quote that opens here never closes
END
# --- ACLED
table=$TOP/test/import/acled.csv
holds 'a table in the 31 columns of ACLED is known by them, and no row breaks anything' knell import "$table"
expect_notes 'codes that do not follow from one another are named, and words of no list (CHECK-6, CHECK-8)' 1 sh -c "
	sed -e '2s/,7,17,/,7,12,/; 3s/,Armed clash,/,Attack,/; 4s/^\\(MRN[0-9]*,[^,]*,[^,]*\\),3/\\1,3/; 4s/,3,Civilians/,9,Civilians/; 6s/Demonstrations,Riots/Dances,Riots/' '$table' >odd.csv
	knell import odd.csv >odd.jsonl" <<'END'
knell import: odd.csv:2: MRN101: interaction 12 is not that of actors 1 and 7 (CHECK-8)
knell import: odd.csv:3: MRN102: sub-event 'Attack' is one of Violence against civilians, not of 'Battles' (CHECK-8)
knell import: odd.csv:4: MRN103: '9' is no word of column inter1 (CHECK-6)
knell import: odd.csv:4: MRN103: interaction 37 is not that of actors 9 and 7 (CHECK-8)
knell import: odd.csv:6: MRN105: 'Dances' is no word of column disorder_type (CHECK-6)
knell import: 10 rows, 10 claims; 5 findings in 4 rows; 0 rows not wholly understood
knell import: 4 rows break a constraint; every row was kept
END
cat >coded.sed <<'SED'
s/.*"count":{"low":\([0-9]*\),"high":\([0-9a-z]*\),[^}]*"words":"\([^"]*\)".*"id":"\(MRN[0-9]*\)".*/\4 \1 \2 \3/p
SED
expect 'a number coded for words has an open top, a share of a total and a count have none (IMPORT-11)' 0 sh -c "
	knell import '$table' 2>/dev/null >coded.jsonl; sed -n -f coded.sed coded.jsonl" <<'END'
MRN101 41 41 fatalities 41
MRN102 3 null Several fatalities coded as 3
MRN103 12 null Dozens of fatalities coded as 12
MRN104 0 0 fatalities 0
MRN105 1 1 fatalities 1
MRN106 7 7 fatalities 7
MRN107 0 0 fatalities 0
MRN108 0 0 fatalities 0
MRN109 100 null Hundreds of fatalities coded as 100
MRN110 5 5 fatalities 5
END
holds 'a name that is withheld is withheld in the rows of others too (EXPORT-8, PUBLISH-5)' sh -c "
	echo 'Mariam Hadid, 9, was killed by shelling in Port Selene on March 14, 2031, the Health Directorate said.' >child.txt
	sed 's/41 people were killed/41 people were killed, Mariam Hadid among them/' '$table' >named.csv
	{ knell read child.txt; knell import named.csv; } 2>/dev/null >named.jsonl
	grep -q 'Mariam Hadid among' named.jsonl && knell convert --as acled named.jsonl >named.out &&
		grep -q 'killed, \[name withheld 1\] among them' named.out && ! grep -q Mariam named.out"
expect 'a day with its hour goes out as a day, as our schema has it (EXPORT-8)' 0 sh -c "
	knell convert --as ucdp named.jsonl | head -1 | tr -d '\r' >hour.csv
	echo '9,,2031,,,3,,,,,,,,,Northern Front,,,Civilians,,,,,,,1,Tarn,,,,-49.20,69.20,,,Marenia,,,1,1,2031-03-14 00:00:00.000,2031-03-14 00:00:00.000,0,0,3,0,3,3,3,,' >>hour.csv
	knell import hour.csv 2>/dev/null | knell convert --as ucdp | tail -1 | tr -d '\r'" <<'END'
9,,2031,,,3,,,,,,,,,Northern Front,,,Civilians,,,,,,,1,Tarn,,,,-49.20,69.20,,,Marenia,,,1,1,2031-03-14,2031-03-14,0,0,3,0,3,3,3,,
END
plain() { # a table's lines in one order, without the quotes that may be there or not
	tr -d '\r"' | sort
}
plain <"$table" >wanted.csv
holds 'what came in the columns of ACLED goes out in them with every cell (EXPORT-4, EXPORT-8)' sh -c "
	knell import '$table' 2>/dev/null | knell convert --as acled | tr -d '\\r\"' | sort >again.csv; cmp again.csv wanted.csv"
holds 'and so it does out of a casebook, reviewed and published' sh -c "
	echo 'nine ropes under an old grey ferry hum' >key
	knell import '$table' >rows.jsonl 2>/dev/null
	knell init --key-file key book >/dev/null 2>&1 && knell add -C book --key-file key --claims rows.jsonl >/dev/null 2>&1
	knell list -C book --key-file key --kind claim 2>/dev/null | awk '{ print \$2 }' | xargs knell judge -C book --key-file key accept --reason checked >/dev/null 2>&1
	knell publish --key-file key book out >/dev/null 2>&1
	tr -d '\\r\"' <out/data/incidents-acled.csv | sort >again.csv; cmp again.csv wanted.csv"
expect 'of an edited row day, place and figure are the analyst'"'"'s, all else is the row'"'"'s (EXPORT-8)' 0 sh -c "
	id=\$(knell list -C book --key-file key --kind claim 2>/dev/null | awk '{ print \$2; exit }')
	knell judge -C book --key-file key edit \"\$id\" --set count=43 --set date=2031-03-15 --reason 'counted anew' >/dev/null 2>&1
	knell publish --key-file key book out2 >/dev/null 2>&1
	grep 'Tal Sahra camp' out2/data/incidents-acled.csv | tr -d '\\r' | sed 's/,\"On 14 March.*\",/,...,/; s/,\"MRN101.*\",/,...,/'" <<'END'
MRN101,15-03-2031,2031,1,Political violence,Explosions/Remote violence,Shelling/artillery/missile attack,Military Forces of Marenia (2027-),,1,Civilians (Marenia),Camp Residents (Marenia),7,17,Civilian targeting,999,Northern Coast,Marenia,Selene,Tal Sahra,,Tal Sahra camp,-49.35,69.9,1,"Coastline Daily; Wayfarer Dispatch",National,...,43,,1930000000
END
sample=${SHARED:-}/data/ucdp/ucdpged_sample_1000.csv
if [ -f "$sample" ]; then
	expect 'of 1,000 rows of UCDP 13 break low <= best <= high, and none is lost' 0 sh -c "knell import '$sample' 2>&1 >ucdp.jsonl | tail -2" <<'END'
knell import: 1000 rows, 1839 claims; 20 findings in 13 rows; 0 rows not wholly understood
knell import: 13 rows break a constraint; every row was kept
END
	given() { # of every row: its id, and what it holds for the likeliest
		sed -n 's/.*"given":{[^}]*"best":\([0-9]*\).*"row":{[^}]*"id":"\([^"]*\)".*/\2 \1/p' | sort
	}
	given <ucdp.jsonl >first.best
	knell convert --as ucdp ucdp.jsonl >ucdp.csv
	knell import ucdp.csv 2>/dev/null | given >second.best
	holds 'all of them come back out in UCDP'"'"'s columns with their ids and their best (EXPORT-8, TOLL-17)' sh -c '
		cmp first.best second.best && [ "$(wc -l <first.best)" -eq 1000 ]'
	expect 'each of them is an incident of its own' 0 sh -c 'knell toll --json ucdp.jsonl | grep -o "\"id\":\"incident-[0-9]*\"" | sort -u | wc -l' <<'END'
1000
END
else
	skip 'of 1,000 rows of UCDP 13 break low <= best <= high' 'the sample is not here'
fi
done_testing
