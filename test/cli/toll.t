#!/bin/sh
# What a person sees of `knell toll`, and what a program does.
# shellcheck source=test/cli/lib.sh
. "$TOP/test/cli/lib.sh"
cp "$TOP/test/toll/selene.jsonl" .

expect 'the page shows the figures with their words' 0 knell toll --rule all selene.jsonl <"$TOP/test/toll/selene.page"
expect 'figures come first on their line, low and high' 0 sh -c 'knell toll <selene.jsonl | sed -n 2p | cut -c1-16' <<'END'
  low 41 high 60
END
expect 'without an origin its figures are gone, by any of its names' 0 sh -c '
	knell toll --without "health officials" selene.jsonl | sed -n 2p | cut -c1-16' <<'END'
  low 44 high 60
END
expect 'two origins are left out by naming both' 0 sh -c '
	knell toll --without "Health Directorate" --without "Marenian Rights Watch" selene.jsonl | sed -n 2p | cut -c1-16' <<'END'
  low 44 high 60
END
expect_notes 'an origin that nobody bears is said' 0 knell toll --without Nobody selene.jsonl <<'END'
knell toll: no origin is called 'Nobody'
END
expect 'as of a day stands what was known then' 0 sh -c 'knell toll --as-of 2031-03-14 selene.jsonl | head -3' <<'END'
Port Selene, 14 March 2031                                 killed, all statuses
  low 39 high 39    3 reports, 2 origins, 0 identified      unreviewed
  low   Health Directorate, 14 March: "39 people were killed, the Health Directorate said in a first count" (r01.txt 100-167); without it 4
END
expect 'one harm and one status' 0 sh -c '
	knell toll --harm injured selene.jsonl | sed -n 1,2p; knell toll --status combatant selene.jsonl | sed -n 1,2p' <<'END'
Port Selene, 14 March 2031                                injured, all statuses
  low 0 high 120    9 reports, 1 origin, 0 identified      unreviewed
Port Selene, 14 March 2031                                    killed, combatant
  low 0 high 16     9 reports, 1 origin, 0 identified      unreviewed
END
expect 'nothing that was not reviewed counts when it is asked so' 0 sh -c 'knell toll --reviewed selene.jsonl | head -3' <<'END'
no toll: 13 claims in 9 reports

13 claims set aside
END
expect 'a broken line is named, the rest is read, the status says so' 3 sh -c '
	{ head -3 selene.jsonl; echo "{\"id\":"; echo "[]"; } >broken.jsonl; knell toll broken.jsonl' <<'END'
knell toll: broken.jsonl:4: not JSON at column 6: unexpected token near end of file
knell toll: broken.jsonl:5: neither a report line nor a claim: it has no 'report' and no 'id'
knell toll: 2 lines could not be read; the rest was
END
expect 'no input is no toll' 0 sh -c 'knell toll </dev/null' <<'END'
no toll: 0 claims in 0 reports
END
expect 'a rule that there is none of' 2 knell toll --rule none selene.jsonl <<'END'
knell toll: no rule 'none'; see 'knell help toll'
END
expect 'a day that does not exist' 2 knell toll --as-of 2031-02-30 selene.jsonl <<'END'
knell toll: --as-of wants a day as 2031-03-14, not '2031-02-30'
END
expect 'control characters of a report never reach the terminal' 0 sh -c '
	printf "%s\n" "{\"id\":\"a#1\",\"incident\":1,\"words\":\"ten\\u001b[2J killed\",\"harm\":\"killed\",\"scope\":\"whole\",\"count\":{\"low\":10,\"high\":10}}" |
	knell toll | sed -n 3p' <<'END'
  low   a, date not known: "ten [2J killed" (a); without it nothing
END
holds 'the JSON fits its schema' sh -c '
	knell toll --json --rule all selene.jsonl >toll.json && "$BIN/tools/schema" --whole "$TOP/docs/schema/toll.schema.json" <toll.json'
holds 'the order of lines changes no byte' sh -c '
	sort -r selene.jsonl | knell toll --json >a; knell toll --json selene.jsonl >b; cmp a b'
cat >en.txt <<'END'
PORT SELENE, March 14, 2031 (MNA) - A shell killed 41 people in the Wadi Sarin camp on Friday, the Ministry of Health said.
END
cat >ar.txt <<'END'
بورت سيلين، 14 مارس/آذار 2031 (وكالة الساحل) - قتل 44 شخصا في قصف على مخيم وادي سارين يوم الجمعة، بحسب الدفاع المدني. وقالت وزارة الصحة إن 41 شخصا قتلوا.
END
expect 'an Arabic and an English report of one incident are one, and one ministry is one origin' 0 sh -c 'knell read en.txt ar.txt 2>/dev/null | knell toll | sed -n 1,2p | tr -s " "' <<'END'
Wadi Sarin camp, 14 March 2031 killed, all statuses
 low 41 high 44 2 reports, 2 origins, 0 identified unreviewed
END

expect "the example's first bounds stay what they are until somebody means to change them" 0 sh -c 'knell read "$TOP"/examples/reports/* 2>/dev/null | knell toll 2>/dev/null | sed -n 1,2p | tr -s " "' <<'END'
Tal Sahra camp, 14 March 2031 killed, all statuses
 low 41 high 52 27 reports, 10 origins, 1 identified unreviewed
END

done_testing
