#!/bin/sh
. "${TOP:?}/test/cli/lib.sh"

cat >one.csv <<'END'
id,full name,sex,age,date of death
A1,Khaled Samir Nassar,m,34,2031-03-14
A2,Huda Omar Darwish,f,9,2031-03-14
A3,Yousef Karim Haddad,m,51,2031-05-02
A4,unknown,,,2031-03-14
END
cat >two.csv <<'END'
الرقم;الاسم;الجنس;العمر;تاريخ الوفاة
1;خالد سمير نصار;ذكر;٣٤;14/3/2031
2;هدى عمر درويش;انثى;9;14/3/2031
3;نبيل عيسى فياض;ذكر;70;20/6/2031
END

expect 'records in two scripts are put together, every record once, as the lists write them' 0 \
	sh -c 'knell match one.csv two.csv | cut -d, -f1-4' <<'END'
person,list,record,name
1,one,A1,Khaled Samir Nassar
2,one,A2,Huda Omar Darwish
3,one,A3,Yousef Karim Haddad
4,one,A4,unknown
1,two,1,خالد سمير نصار
2,two,2,هدى عمر درويش
5,two,3,نبيل عيسى فياض
END

printf 'town,zip\nDorrin,12\n' >towns.csv
expect 'a list without names is refused with the columns it has' 3 knell match towns.csv <<'END'
knell match: towns: none of its columns is known to hold a name; it has 'town', 'zip'; say which with --map name=HEADER
END
expect '--map says what a column is' 0 sh -c 'knell match --map name=town towns.csv' <<'END'
person,list,record,name,probability
1,towns,1,Dorrin,1.0000
END
expect 'a role that does not exist is refused' 2 knell match --map king=town towns.csv <<'END'
knell match: --map wants ROLE=HEADER with a role such as name, given, father, family, sex, age, birth, death or place, not 'king=town'
END

expect 'a header that no list has is refused with those they have' 2 knell match --map name=nosuch towns.csv one.csv <<'END'
knell match: --map name=nosuch: no list has a column 'nosuch'; towns has 'town', 'zip'; one has 'id', 'full name', 'sex', 'age', 'date of death'
END
expect 'and so is one to be left out' 2 knell match --ignore Town one.csv <<'END'
knell match: --ignore Town: no list has a column 'Town'; one has 'id', 'full name', 'sex', 'age', 'date of death'
END
for wrong in '--seed -1' '--jobs -2' '--json --diff' '--review one.csv' '--pairs x.csv --review x.csv'; do
	# shellcheck disable=SC2086 # an option and its value
	# shellcheck disable=SC2069 # the notes alone are looked at
	knell match $wrong one.csv two.csv 2>&1 >/dev/null
done >said
expect 'numbers below what can be, two results for one place and a result over a list are refused' 0 cat said <<'END'
knell match: --seed wants 0 or more, not -1
knell match: --jobs wants 1 or more, not -2
knell match: --json, --diff and --explain each fill standard output: one of them at a time
knell match: 'one.csv' is named twice: a result needs a file of its own
knell match: 'x.csv' is named twice: a result needs a file of its own
END
printf 'list_a,record_a,list_b,record_b,judgement\none,A1,two,1,different\n' >judged.csv
expect 'a judgement parts two records for good' 0 \
	sh -c 'knell match --judgements judged.csv one.csv two.csv | grep -c "^1,"' <<'END'
1
END
expect_notes 'what a judgement changed is told' 0 \
	sh -c 'knell match --judgements judged.csv one.csv two.csv 2>&1 >/dev/null | grep -e judgements -e company >&2' <<'END'
1 judgements, 1 of them against what the weights say: 6 persons, without them 5
changed company: one:A1 (Khaled Samir Nassar)
changed company: two:1 (خالد سمير نصار)
END
printf 'record_a,record_b,judgement\nA1,Z9,same\n' >bad.csv
expect 'a judgement on a record that is not there is refused with its line' 3 \
	knell match --judgements bad.csv one.csv two.csv <<'END'
knell match: judgements 'bad.csv': line 2: no record 'Z9' in list ''
END

expect 'a pair is explained in words' 0 \
	sh -c 'knell match --explain A1 two:1 one.csv two.csv | sed -n "1s/; compared.*//p; s/ (.*//; s/^  given/given/p"' <<'END'
Record A1 of one (Khaled Samir Nassar) and record 1 of two (خالد سمير نصار) are put together as one person
given name: 'khaled' and 'خالد', one name in two scripts
END
expect 'to explain, two records are wanted' 2 knell match --explain A1 one.csv two.csv <<'END'
knell match: --explain wants two records: --explain A B LIST...
END

knell match --overlap over.csv --draws 2 --draws-out draws.csv --model model.json --pairs pairs.csv --review review.csv \
	one.csv two.csv >persons.csv 2>notes
expect 'the overlap table counts persons by list' 0 cat over.csv <<'END'
one,two,count
0,1,1
1,0,2
1,1,2
END
expect 'a draw holds every record once' 0 sh -c 'cut -d, -f1 draws.csv | sort | uniq -c | sed "s/^ *//"' <<'END'
7 1
7 2
1 draw
END
holds 'the model is one JSON object' sh -c 'head -c 19 model.json | grep -q "{\"knell\":\"match/1\"," && [ $(wc -l <model.json) = 1 ]'
holds 'and fits its schema' sh -c '"$BIN/tools/schema" "$TOP/docs/schema/match.schema.json" <model.json'
holds 'the pairs carry the weight of each field' sh -c 'head -1 pairs.csv | grep -q "^list_a,record_a,list_b,record_b,probability,bits,one_person,given name,"'
expect 'an option without its partner is refused' 2 knell match --draws 5 one.csv <<'END'
knell match: --draws M and --draws-out FILE go together
END

sed 's/51/52/; /A2/d' one.csv >newer.csv
printf 'A5,Nabil Issa Fayyad,m,70,2031-06-20\n' >>newer.csv
last='"$@" >/dev/null 2>.all; s=$?; tail -1 .all >&2; exit $s'
expect 'a difference between versions is a finding, counted' 1 sh -c "$last" - knell match --diff one.csv newer.csv <<'END'
knell match: 1 added, 1 removed, 1 changed, 0 under several ids, 0 ids now of another person
END
sh -c 'knell match --diff one.csv newer.csv 2>/dev/null' | cut -d, -f1,3- >diff.csv
expect 'who was added, removed and changed is named' 0 cat diff.csv <<'END'
change,old,new,name,what
removed,A2,,Huda Omar Darwish,
changed,A3,A3,Yousef Karim Haddad,age: '51' to '52'
added,,A5,Nabil Issa Fayyad,
END

printf 'id,person\nx,1\n' >truth.csv
expect 'a truth that is neither column nor file is refused' 2 sh -c "$last" - knell match --truth nothing one.csv <<'END'
knell match: --truth 'nothing' is neither a column of a list nor a file
END
printf 'id,name\n1,Ana Lee,x\n' >ragged.csv
expect 'rows of another width are matched and told, with status 3' 3 sh -c "$last" - knell match ragged.csv <<'END'
knell match: 1 rows have more or fewer fields than the header; all were matched
END

rows() { sed -n 's/^\([0-9]* records*\), .* compared, \([0-9]* persons*\);.*/\1, \2/p' notes; }
try() { knell match "$@" >out 2>notes; echo "status $?, $(($(wc -l <out) - 1)) rows"; rows; }
{ echo 'name,age'; yes 'Ana Lee,30' | head -10000; } >equal.csv
try equal.csv >said
expect 'ten thousand equal rows are a result, and that they cannot be told apart is said' 0 sh -c 'cat said; sed -n "s/^\(1 group of more than 250\) .*/\1/p" notes' <<'END'
status 0, 10000 rows
10000 records, 10000 persons
1 group of more than 250
END
awk -F'\t' 'BEGIN { print "id,name" } $1 == "given" { given[++g] = $3 } $1 == "family" { family[++f] = $3 }
	END { for (i = 1; i <= 200; i++) print i ",مجهول\nx" i ",child of nobody\ny" i "," given[i] " " family[i] }' "$TOP/bench/names_ar.tsv" >half.csv
knell match half.csv 2>notes | awk -F, 'NR > 1 && $3 !~ /^y/ { n += !seen[$1]++ } END { print n " persons" }' >said
expect 'one placeholder for most of the list is never matched on, and named' 0 sh -c 'cat said; sed -n "s/^\(400 records have a placeholder\).*/\1/p" notes' <<'END'
400 persons
400 records have a placeholder
END
printf 'id,name\n' >zero.csv
printf 'id,name,dob\n,,\n,,\n' >nothing.csv
printf 'id,name,town\n1,Ana Lee,Dorrin\n2,Bo Kim,Dorrin\n' >constant.csv
for f in zero nothing constant; do try $f.csv; done >said
expect 'no record, records of nothing and a constant column are no trouble' 0 cat said <<'END'
status 0, 0 rows
0 records, 0 persons
status 0, 2 rows
2 records, 2 persons
status 0, 2 rows
2 records, 2 persons
END
printf 'id,name,dob\n7,Ana Lee,1980-01-02\n7,Bo Kim,1951-07-08\n7,Cy Ro,2/13/1960\n' >ids.csv
expect_notes 'an id that stands for several persons is told' 0 sh -c 'knell match ids.csv 2>&1 >/dev/null | grep "ids that" >&2' <<'END'
ids: ids that stand for more than one person: 1, the first '7'
END
long=$(head -c 1000000 /dev/zero | tr '\0' x)
printf 'id,name,place,notes\n1,Ana Lee,%s,%s\n2,Bo Kim,,\n' "$long" "$long" >wide.csv
try wide.csv >said
expect 'a row of two million bytes is read' 0 cat said <<'END'
status 0, 2 rows
2 records, 2 persons
END
{ printf 'id,name\n1,'; head -c 5000000 /dev/zero | tr '\0' x; echo; } >wider.csv
expect 'one of five million is refused with its line' 3 knell match wider.csv <<'END'
knell match: wider: the row that begins on line 2 has more than 4194304 bytes
END
expect 'an empty file is refused' 3 sh -c ': >empty.csv; knell match empty.csv' <<'END'
knell match: empty: it is empty: not even a header
END
printf 'id;pr\351nom;nom de famille\n1;Zo\351;M\374ller\n2;Zoe;Muller\n' >latin1.csv
try latin1.csv >said
expect 'French headers in an old encoding are understood' 0 cat said <<'END'
status 0, 2 rows
2 records, 1 person
END
lists=$TOP/examples/lists
knell match --truth "$lists/truth.csv" "$lists"/[!t]*.csv >demo.csv 2>notes
holds 'the four lists of the example casebook are matched with an F1 of at least 0.95' \
	sh -c 'awk "/^truth of/ { for (i = 1; i < NF; i++) if (\$i == \"F1\") exit \$(i + 1) + 0 < 0.95 }" notes && grep -q "^truth of" notes'
knell match -j 1 "$lists"/[!t]*.csv >single.csv 2>/dev/null
holds 'and the result is the same on one thread' cmp demo.csv single.csv
done_testing
