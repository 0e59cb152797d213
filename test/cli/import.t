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
sample=${SHARED:-}/data/ucdp/ucdpged_sample_1000.csv
if [ -f "$sample" ]; then
	expect 'of 1,000 rows of UCDP 13 break low <= best <= high, and none is lost' 0 sh -c "knell import '$sample' 2>&1 >ucdp.jsonl | tail -2" <<'END'
knell import: 1000 rows, 1839 claims; 20 findings in 13 rows; 0 rows not wholly understood
knell import: 13 rows break a constraint; every row was kept
END
	expect 'each of them is an incident of its own' 0 sh -c 'knell toll --json ucdp.jsonl | grep -o "\"id\":\"incident-[0-9]*\"" | sort -u | wc -l' <<'END'
1000
END
else
	skip 'of 1,000 rows of UCDP 13 break low <= best <= high' 'the sample is not here'
fi
done_testing
