#!/bin/sh
# tools/score_claims on hand-made annotations and streams, and the annotations of test/reading themselves.
. "$(dirname "$0")/lib.sh"
PATH=$TOP/tools:$PATH

# A stream that says exactly what the annotations of a folder say: one claim for each, words and all.
as_stream() {
	perl -MJSON::PP -MEncode -e '
		my $json = JSON::PP->new->utf8->canonical;
		for my $path (sort glob "$ARGV[0]/*.json") {
			my ($name, $r, $text) = ($path =~ m{([^/]+)\.json$}, map { local (@ARGV, $/) = $_; scalar <> } $path, $path =~ s/json$/txt/r);
			$r = $json->decode($r);
			my $n = 0;
			for my $g (@{ $r->{claims} || [] }) {
				my ($w, $at) = (encode_utf8($g->{words}), -1);
				$at = index $text, $w, $at + 1 for 1 .. $g->{nth} || 1;
				my @sources = map { { name => $_, words => $_, kind => $_ eq "unattributed" ? $_ : "other" } } @{ $g->{sources} };
				print $json->encode({ id => "$name#" . ++$n, report => $name, span => [ $at, $at + length $w ], words => $g->{words},
					(map { $_ => $g->{$_} } qw(act harm count part status stance hedged background incident)), sources => \@sources,
					place => $g->{place} && { name => $g->{place} }, date => $g->{date_from} && { from => $g->{date_from}, to => $g->{date_to} } }), "\n";
			}
		}' "$1"
}

mkdir gold
cat >gold/one.txt <<'END'
Police said 12 people were killed in Halvik on Friday, three of them children. The army denied any raid. In 2019 a bomb killed 7 there, 30 km from the sea. Ana Belmonte is missing.
END
cat >gold/one.json <<'END'
{"voice":"agency","outlet":"The Wire","date":"2030-06-08","claims":[
{"words":"12 people were killed","act":"killing","harm":"killed","count":{"low":12,"high":12},"part":null,"status":"unknown","stance":"asserts","hedged":false,"background":false,"incident":1,"origin":"Police","sources":["Police"],"place":"Halvik","date_from":"2030-06-07","date_to":"2030-06-07"},
{"words":"three of them children","act":"killing","harm":"killed","count":{"low":3,"high":3},"part":"children","status":"unknown","stance":"asserts","hedged":false,"background":false,"incident":1,"origin":"Police","sources":["Police"],"place":"Halvik","date_from":"2030-06-07","date_to":"2030-06-07"},
{"words":"denied any raid","act":"military-activity","act_or":["attack"],"harm":"none","count":null,"part":null,"status":"unknown","stance":"denies","hedged":false,"background":false,"incident":1,"origin":"The army","sources":["The army"],"place":"Halvik","date_from":"2030-06-07","date_to":"2030-06-07"},
{"words":"a bomb killed 7 there","act":"bombing","harm":"killed","count":{"low":7,"high":7},"part":null,"status":"unknown","stance":"asserts","hedged":false,"background":true,"incident":2,"origin":"outlet","sources":[],"place":"Halvik","date_from":"2019-01-01","date_to":"2019-12-31"},
{"words":"Ana Belmonte is missing","act":"disappearance","harm":"missing","count":{"low":1,"high":1},"count_optional":true,"part":"Ana Belmonte","part_optional":true,"status":"unknown","stance":"asserts","hedged":false,"background":false,"incident":1,"origin":"outlet","sources":[],"place":null,"date_from":null,"date_to":null,"optional":true}
],"forbidden":[{"kind":"number","words":"30 km","why":"distance"},{"kind":"sum","value":15,"why":"the children are among the twelve"},{"kind":"actor","words":"Police","why":"quoted"}]}
END

claim() { # SPAN COUNT MORE: a claim of the report "one"
	printf '{"report":"reports/one.txt","span":[%s],"count":%s,"words":"","part":null,"background":false,"incident":1,"act":"killing","harm":"killed","sources":[],"stance":"asserts"%s}\n' "$1" "$2" "${3-}"
}
number() { printf '{"low":%s,"high":%s,"words":"%s"}' "$1" "$1" "$2"; }
figures() { score_claims --figures "$@" | grep -E "^($want)	"; }

as_stream gold >perfect
want='claim F1|claim with count F1|origin|stance|incident|found|extra|forbidden'
expect 'a stream that says what the gold says scores full marks' 0 figures gold perfect <<'END'
claim F1	100.0
claim with count F1	100.0
origin	100.0
stance	100.0
incident	100.0
found	4
extra	0
forbidden	0
END

: >nothing
want='claim precision|claim recall|claim F1|found'
expect 'an empty stream finds nothing and divides by nothing' 0 figures gold nothing <<'END'
claim precision	0.0
claim recall	0.0
claim F1	0.0
found	0
END

claim 12,33 "$(number 12 12)" >one
want='claim precision|claim recall|found'
expect 'one claim of four is a quarter of recall; an optional claim is not asked for' 0 figures gold one <<'END'
claim precision	100.0
claim recall	25.0
found	1
END

claim 12,33 "$(number 13 12)" >wrong
want='claim recall|claim with count recall|count'
expect 'a claim with a wrong count is detected and its count is wrong' 0 figures gold wrong <<'END'
claim recall	25.0
claim with count recall	0.0
count	0.0
END

claim 12,33 '{"low":12,"high":null,"words":"12"}' >open
want='count'
expect 'an open top is another count' 0 figures gold open <<'END'
count	0.0
END

{ claim 0,77 "$(number 3 three)" ',"part":"girls and boys"'; claim 0,77 "$(number 12 12)"; } >both
want='claim recall|count|part'
expect 'two claims on one sentence align by count and part, and girls are children' 0 figures gold both <<'END'
claim recall	50.0
count	100.0
part	100.0
END

claim 106,161 "$(number 30 30)" >distance
want='extra|forbidden'
expect 'a distance read as a count is a forbidden error' 0 figures gold distance <<'END'
extra	0
forbidden	2
END
expect 'and it is named, with the reason' 0 sh -c "score_claims -v gold distance | grep '^  !'" <<'END'
  ! earlier: killed 30 ""
  ! number: 30 km (distance): killed 30 ""
END

claim 0,77 "$(number 15 12)" >sum
expect 'a sum of a whole and its part is a forbidden error' 0 sh -c "score_claims -v gold sum | grep '^  ! sum'" <<'END'
  ! sum: 15 (the children are among the twelve): killed 15 ""
END

claim 12,33 "$(number 12 12)" ',"actors":[{"words":"police","name":"Police","certainty":"alleged"}]' >actor
expect 'a quoted party as perpetrator is a forbidden error' 0 sh -c "score_claims -v gold actor | grep '^  ! actor'" <<'END'
  ! actor: Police (quoted): killed 12 ""
END

claim 12,33 "$(number 12 12)" | sed 's/asserts/denies/' >denied
expect 'deaths read as denied that nobody denied are a forbidden error' 0 sh -c "score_claims -v gold denied | grep '^  ! denied'" <<'END'
  ! denied: killed 12 ""
END

claim 79,103 null ',"sources":[{"name":"army","words":"The army","kind":"military"}]' | sed 's/"killing"/"attack"/; s/"killed"/"none"/; s/asserts/denies/' >denial
want='claim recall|origin|stance'
expect 'a denial without harm aligns by its act, and names match without articles' 0 figures gold denial <<'END'
claim recall	25.0
origin	100.0
stance	100.0
END

{ cat perfect; sed 's/"id":"[^"]*",//; s/"disappearance"/"attack"/; s/"missing"/"none"/; 5!d' perfect; } >harmless
want='extra|unjudged'
expect 'a harmless act that the gold does not list is not judged' 0 figures gold harmless <<'END'
extra	0
unjudged	1
END
expect 'unless asked for' 0 figures --strict gold harmless <<'END'
extra	1
unjudged	0
END

expect 'a line that is no claim is named and the rest is scored' 3 sh -c "{ echo '{'; cat perfect; } | score_claims --figures gold" <<'END'
score_claims: -, line 1: no JSON object
END
expect 'a folder that is not there is a wrong command line' 2 score_claims nowhere <<'END'
score_claims: 'nowhere' is no folder; see 'score_claims --help'
END
holds 'help is printed and ends well' sh -c "score_claims --help | grep -q 'usage: score_claims'"
expect 'the reports go out as knell read takes them' 0 sh -c "score_claims --reports gold | cut -c 1-61" <<'END'
{"date":"2030-06-08","id":"one","outlet":"The Wire","text":"P
END

sed "s/\"forbidden\":\[/\"mentions\":[\"from the sea\"],&/" gold/one.json >with; mkdir told; mv with told/one.json; cp gold/one.txt told
claim 142,154 null >again
want="claim precision|extra|repeated"
expect "harm that is mentioned again without a number is neither right nor wrong" 0 figures told again <<'END'
claim precision	0.0
extra	0
repeated	1
END

mkdir assessed
echo 'Nine to eleven were killed.' >assessed/a.txt
echo '{"voice":"assessment","outlet":"A","date":"2030-06-08","forbidden":[],"assessment":{"killed_civilian":{"low":9,"high":11}}}' >assessed/a.json
cp assessed/a.txt assessed/b.txt
cp assessed/a.json assessed/b.json
cat >tolls <<'END'
{"report":"a","toll":{"incidents":[{"tolls":[{"harm":"killed","status":"civilian","rule":"range","low":7,"high":7,"claims":["a#9"]}]},{"tolls":[{"harm":"injured","status":"civilian","rule":"range","low":25,"high":25,"claims":[]},{"harm":"killed","status":"civilian","rule":"range","low":9,"high":11,"claims":["a#1","a#2"]}]}]}}
{"report":"b","toll":{"incidents":[{"tolls":[{"harm":"killed","status":"all","rule":"range","low":10,"high":12,"claims":["b#1"]}]}]}}
END
expect 'tolls are held against assessments, each by its main incident' 0 score_claims --assess --figures assessed tolls <<'END'
low and high exact	50.0
low exact	50.0
high exact	50.0
ranges overlap	100.0
END

holds 'the annotations here pass the checks' score_claims --check gold assessed
sed 's/three of them children/four of them children/' gold/one.json >gold/two.json
cp gold/one.txt gold/two.txt
expect 'an annotation whose words are not in the text is named' 0 sh -c "score_claims --check gold | grep two.json" <<'END'
gold/two.json: claim 'four of them children': 'four of them children' is not in the text
END
rm gold/two.json
expect 'so is a text without an annotation' 0 sh -c "score_claims --check gold | head -n 1" <<'END'
gold/two.txt: has no annotation
END

for half in dev held arabic arabic-held; do
	[ -d "$TOP/test/reading/$half" ] || continue
	holds "the annotations of test/reading/$half hold" score_claims --check "$TOP/test/reading/$half"
	as_stream "$TOP/test/reading/$half" >perfect
	want='claim precision|claim recall|claim with count F1|part|origin|stance|incident|place|date|act|forbidden'
	expect "read as annotated, test/reading/$half scores full marks and breaks no rule" 0 figures "$TOP/test/reading/$half" perfect <<'END'
claim precision	100.0
claim recall	100.0
claim with count F1	100.0
part	100.0
origin	100.0
stance	100.0
place	100.0
date	100.0
act	100.0
incident	100.0
forbidden	0
END
done
done_testing
