#!/bin/sh
# tools/score_tolls: what is published of one incident against its toll.
. "$(dirname "$0")/lib.sh"
PATH=$TOP/tools:$PATH

cat >published <<'END'
{"id":"a","date":"2031-03-15","low":3,"high":6,"text":"Between three and six civilians were killed in Halvik on 14 March."}
{"id":"b","date":"2031-03-15","low":0,"high":0,"text":"Nobody was hurt in Halvik on 14 March."}
{"id":"c","date":"2031-03-15","low":9,"high":9,"text":"Five civilians were killed in Halvik on 14 March."}
END

# One toll a line, as bench/reading.sh makes them.
while read -r line; do
	id=$(expr "$line" : '{"id":"\(.\)')
	toll=$(printf '%s\n' "$line" | knell read - 2>/dev/null | knell toll --json 2>/dev/null | tr -d '\n')
	printf '{"report":"%s","toll":%s}\n' "$id" "${toll:-null}"
done <published >tolls

expect 'a toll is exact when low and high are, and a text without one has nobody killed' 0 score_tolls -v --status civilian published tolls <<'END'
c: 5 to 5, not 9 to 9
low and high exact     66.7
ranges overlap         66.7
END

expect 'by the rule acled the best is both' 0 score_tolls --figures --rule acled published tolls <<'END'
low and high exact	33.3
ranges overlap	33.3
END

expect 'what is no JSON object is named with its line' 3 score_tolls published published.bad <<'END'
score_tolls: cannot open 'published.bad'
END
done_testing
