#!/bin/sh
# What a person sees of `knell read`, above all when the input is bad.
# shellcheck source=test/cli/lib.sh
. "$TOP/test/cli/lib.sh"

printf 'OSTRA, March 14, 2031 (MNA) - The army killed ten people in the market.\n' >a.txt
printf '{"id":"p1","text":"Ten people were killed in Ostra.","date":"2031-03-14"}\n{"id":"p2","text":\n{"id":"p3","text":"The army killed six people in Ostra."}\n' >posts.jsonl

expect 'a report line says whence the date comes' 0 sh -c 'knell read a.txt | sed -n "1s/.*\"published\":\([^,]*\),\"date_from\":\([^,]*\),.*/\1 \2/p"' <<'END'
"2031-03-14" "dateline"
END
expect_notes 'the closing line counts reports and claims' 0 knell read -t a.txt a.txt <<'END'
2 reports read
END
expect 'standard input is read without an operand and for -' 0 sh -c 'knell read -t <a.txt; knell read -t - <a.txt' <<'END'
OSTRA, March 14, 2031 (MNA) - The army killed ten people in the market.
OSTRA, March 14, 2031 (MNA) - The army killed ten people in the market.
END
expect 'two files of one name are known by their paths' 0 sh -c 'mkdir x y; cp a.txt x; cp a.txt y; knell read x/a.txt y/a.txt | grep -o "^{\"report\":[^,]*"' <<'END'
{"report":"x/a.txt"
{"report":"y/a.txt"
END
expect 'any number of threads gives the same bytes' 0 sh -c 'for i in 1 2 3; do cat posts.jsonl; done >many.jsonl
	knell read many.jsonl a.txt >one; knell read -j 3 many.jsonl a.txt >three; cmp one three && grep -c "^{.report" one' <<'END'
7
END

expect 'who took in or carried the dead, or had them on arrival, counted bodies (CLAIM-23)' 0 sh -c 'echo "We took in 13 dead. Ambulances transported 38 dead. Nine patients were dead on arrival. Eight people were killed." | knell read - 2>&1 | sed -n "s/.*\"basis\":\"\([^\"]*\)\".*/\1/p"' <<'END'
bodies-counted
bodies-counted
bodies-counted
unknown
END

expect_notes 'a broken line in the middle is named and the rest is read' 3 knell read -t posts.jsonl <<'END'
knell read: posts.jsonl:2: not JSON at column 18: unexpected token near end of file
2 reports read
knell read: 1 of 3 reports could not be read
END
expect_notes 'an empty file' 3 sh -c ': >empty.txt; knell read -t empty.txt' <<'END'
knell read: 'empty.txt' is empty
0 reports read
knell read: 1 of 1 report could not be read
END
expect_notes 'a binary file' 3 sh -c 'printf "a\0b" >bin; knell read -t bin' <<'END'
knell read: 'bin' is binary, not a text
0 reports read
knell read: 1 of 1 report could not be read
END
expect_notes 'a text of one line of 200 MB' 3 sh -c 'head -c 200000000 /dev/zero | tr "\0" a >huge.txt; knell read -t huge.txt; s=$?; rm huge.txt; exit $s' <<'END'
knell read: 'huge.txt' is larger than 16 MB, the most that is read
0 reports read
knell read: 1 of 1 report could not be read
END
expect_notes 'a line of 200 MB among others' 3 sh -c '(sed 1q posts.jsonl; printf "{\"text\":\""; head -c 200000000 /dev/zero | tr "\0" a; printf "\"}\n"; sed 1q posts.jsonl) | knell read -t' <<'END'
knell read: standard input:2: the line is longer than 16 MB
2 reports read
knell read: 1 of 3 reports could not be read
END
expect_notes 'Windows-1252 is converted with a note' 0 sh -c 'printf "Jos\351 was killed." >latin.txt; knell read -t latin.txt' <<'END'
knell read: 'latin.txt' was Windows-1252 or Latin-1 and was converted
1 report read
END
expect 'and its text is UTF-8' 0 knell read -t latin.txt <<'END'
José was killed.
END
expect_notes 'UTF-8 with stray bytes is converted with a note' 0 sh -c 'printf "Jos\303\251 Mu\303\261oz was killed \226 here." | knell read -t' <<'END'
knell read: 'standard input' is UTF-8 with 1 stray byte, read as Windows-1252
1 report read
END
expect 'a page that was cut off is read as far as it goes' 0 sh -c 'printf "<html><body><nav><a href=/>Home</a></nav><p>The army killed six people in the village of Ost" >cut.html; knell read -t cut.html' <<'END'
The army killed six people in the village of Ost
END
expect_notes 'a page nested 100,000 deep' 3 sh -c 'yes "<div>" | head -n 100000 >deep.html; knell read -t deep.html' <<'END'
knell read: 'deep.html' nests its elements more than 2000 deep
0 reports read
knell read: 1 of 1 report could not be read
END
expect_notes 'a PDF that is none' 3 sh -c 'echo hello >no.pdf; knell read -t no.pdf' <<'END'
knell read: 'no.pdf' is not a PDF
0 reports read
knell read: 1 of 1 report could not be read
END
expect_notes 'a damaged PDF' 3 sh -c 'echo "%PDF-1.4 x" >bad.pdf; knell read -t bad.pdf 2>&1 | sed "s/PDF: .*/PDF: (its words)/" >&2; exit 3' <<'END'
knell read: 'bad.pdf' is a damaged or locked PDF: (its words)
0 reports read
knell read: 1 of 1 report could not be read
END
expect_notes 'without pdftotext a PDF names the package' 4 sh -c 'k=$(command -v knell); PATH=/nowhere "$k" read -t bad.pdf' <<'END'
knell read: 'bad.pdf' wants pdftotext, which is not installed (Debian package poppler-utils)
0 reports read
knell read: 1 of 1 report could not be read
END
expect_notes 'a report in a language that is not read yet is counted and named' 0 sh -c 'echo "در حمله به بازار چهل و چهار نفر کشته شدند" >fa.txt; knell read -t a.txt fa.txt' <<'END'
1 report read; 1 in a language that is not read yet (Persian 1): fa.txt
END
expect_notes 'READ-32: a text whose language nobody here knows is no report without claims' 0 sh -c 'echo "Ít nhất 41 người đã thiệt mạng hôm thứ Sáu trong vụ pháo kích vào chợ." | knell read; echo "Gunmen opened fire; 12 villagers perished." | knell read' <<'END'
0 reports read, 0 claims; 1 in a language that is not read yet (unknown 1): stdin
1 report read, 1 claim
END
expect_notes 'WHEN-1: a day that no calendar has is said, and dates nothing' 0 sh -c 'echo "Six people were killed in Tarsin on 31 April 2031. Seven died in Orle on 14 March." | knell read --date 2031-05-07; echo "Six people were killed in Tarsin on March 30." | knell read' <<'END'
knell read: 'stdin': '31 April 2031' is no day of the calendar (WHEN-1)
1 report read, 2 claims
1 report read, 1 claim
END
expect 'a pasted post in Arabic is read: the words and the number' 0 sh -c 'printf "استشهاد ٤١ شخصا في قصف على سوق السمك، بحسب وزارة الصحة" | knell read 2>/dev/null | grep -oE "\"words\":\"استشهاد ٤١ شخصا\"|\"count\":\{\"low\":41,\"high\":41|\"name\":\"وزارة الصحة\""' <<'END'
"words":"استشهاد ٤١ شخصا"
"count":{"low":41,"high":41
"name":"وزارة الصحة"
END
expect 'ARAB-38: a day of the Islamic calendar keeps its words and is not converted' 0 sh -c 'printf "قتل 9 أشخاص في قارين في 12 رمضان 1452 هـ." | knell read --date 2031-05-07 2>/dev/null | grep -oE "\"date\":\{[^}]*"' <<'END'
"date":{"words":"12 رمضان 1452 هـ","time":null,"from":null,"to":null,"precision":null
END
expect_notes 'COUNT-1 in Arabic: a number larger than mankind is said' 0 sh -c 'printf "قتل 99999999999999 شخصا في قارين." | knell read --date 2031-05-07' <<'END'
knell read: 'stdin': '99999999999999' is no number of people (COUNT-1)
1 report read, 0 claims, 1 sentence of harm not understood
END
expect_notes 'ARAB-40: a sentence of harm that was not understood is counted' 0 sh -c 'printf "قتل 5 في قارين. القتلى حسب الدفتر القديم رقم 7." | knell read' <<'END'
1 report read, 1 claim, 1 sentence of harm not understood
END
expect_notes 'a date that does not exist is said, and the report is read' 3 sh -c 'echo "{\"id\":\"x\",\"text\":\"Ten people were killed.\",\"date\":\"2031-02-30\"}" | knell read -t' <<'END'
knell read: standard input:1: no such date '2031-02-30' (2031-03-14 is one)
1 report read
knell read: 1 of 1 report had something wrong
END
expect_notes 'a missing file is named and the rest is read' 4 knell read -t nowhere.txt a.txt <<'END'
knell read: cannot open 'nowhere.txt': No such file or directory
1 report read
knell read: 1 of 2 reports could not be read
END
expect_notes 'a folder is no report' 3 knell read -t x <<'END'
knell read: 'x' is a folder: name the files in it
0 reports read
knell read: 1 of 1 report could not be read
END
expect 'an unknown form is refused' 2 knell read --as prose a.txt <<'END'
knell read: --as wants claims or muc, not 'prose'
END
expect 'the templates of MUC are one line a report' 0 sh -c 'knell read --as muc a.txt posts.jsonl | grep -o "^{.docid.:[^,]*,.templates.:"' <<'END'
{"docid":"a.txt","templates":
{"docid":"p1","templates":
{"docid":"p3","templates":
END
expect 'a --date that is none is refused' 2 knell read --date 14.3.2031 a.txt <<'END'
knell read: --date wants a day as 2031-03-14, not '14.3.2031'
END
expect 'so is a number of jobs' 2 knell read --jobs 0 a.txt <<'END'
knell read: --jobs wants a number from 1 to 256, not 0
END
expect 'and a language' 2 knell read --language English a.txt <<'END'
knell read: --language wants a code of two or three letters, not 'English'
END
printf 'Officials said 1000000000000000000000000000000 people were killed in Qarin on Tuesday.\n' >huge.txt
expect 'a number larger than mankind is named, and counts nobody (COUNT-1)' 0 sh -c 'knell read huge.txt 2>&1 >huge.jsonl; wc -l <huge.jsonl' <<'END'
knell read: 'huge.txt': '1000000000000000000000000000000' is no number of people (COUNT-1)
1 report read, 0 claims
1
END
printf 'Tarim Today (Orle)\n14 March 2031, 13:30\n\nA memorial to the victims of shelling was opened.\n\nThere is a plate with the names of the 19 dead.\n' >today.txt
expect 'what stands in the name of the outlet, or in brackets behind it, is no day and no place of a deed (SAY-60)' 0 sh -c 'knell read today.txt | sed -n "s/.*\"words\":\"the 19 dead\".*\"place\":\([^,]*\),.*\"date\":\([^,]*\),.*/\1 \2/p"' <<'END'
null null
END
holds 'a reader that goes away ends it quietly' sh -c 'for i in $(seq 200); do cat posts.jsonl; done | knell read 2>notes.txt | head -n 1 >/dev/null; ! grep -i "pipe" notes.txt'
done_testing
