#!/bin/sh
# The review server: what it answers, and whom it refuses.
# shellcheck source=test/cli/lib.sh
. "$TOP/test/cli/lib.sh"

if ! command -v curl >/dev/null || ! command -v jq >/dev/null; then
	skip 'the review server' 'curl or jq is missing'
	done_testing
	exit
fi
XDG_DATA_HOME=$work/device
export XDG_DATA_HOME
echo 'nine ropes under an old grey ferry hum' >key
knell init --key-file key case >/dev/null 2>&1
cat >r1.txt <<'END'
PORT SELENE, March 14, 2031 - 41 people were killed when mortar fire hit the market of Dalen camp on Friday, the Health Directorate said. The army denied that any operation took place.
END
cat >r2.txt <<'END'
PORT SELENE, March 15, 2031 - The Camp Council said on Saturday that 52 people were killed by mortar fire in the market of Dalen camp on Friday.
END
cp "$TOP/examples/lists/families.csv" "$TOP/examples/lists/camp-council.csv" .
knell add -C case --key-file key r1.txt r2.txt families.csv camp-council.csv >/dev/null 2>&1

server=
serve() { # OPTION...: starts it; $at is its address, $token the token
	rm -f .address
	knell review "$@" case >.address 2>.log &
	server=$!
	for _ in $(seq 100); do
		[ -s .address ] && break
		sleep .1
	done
	at=$(sed 's/\/#.*//' .address) token=$(sed 's/.*#//' .address)
}
end_server() {
	kill "$server" 2>/dev/null
	wait "$server" 2>/dev/null
}
trap 'end_server; rm -rf "$work"' EXIT

get() { # PATH OPTION...: with the token
	path=$1
	shift
	curl -s -H "X-Knell-Token: $token" "$@" "$at$path"
	echo
}
post() { # PATH JSON OPTION...
	path=$1 body=$2
	shift 2
	get "$path" -H 'Content-Type: application/json' --data-binary "$body" "$@"
}
code() { # OPTION...: the status alone
	curl -s -o .body -w '%{http_code}\n' "$@"
}
settled() { # waits until nothing is stale
	for _ in $(seq 100); do
		[ "$(get /api/state | jq '.stale == false and .work == null')" = true ] && return
		sleep .1
	done
	return 1
}

serve
# Somebody who sends a letter a second is hung up on, while all else below goes on.
perl -MIO::Socket::INET -e '
	my $s = IO::Socket::INET->new(PeerAddr => $ARGV[0]) or exit 2;
	$SIG{PIPE} = "IGNORE";
	my $from = time;
	for my $letter (split //, "GET /api/state HTTP/1.1\r\nX-Slow: " . "x" x 60) {
		$s->syswrite($letter) or last;
		my $ready = ""; vec($ready, fileno $s, 1) = 1;
		last if select($ready, undef, undef, 1) && !$s->sysread(my $got, 100);
	}
	exit(time - $from < 30 ? 0 : 1)' "${at#http://}" &
slow=$!
# --- locked
holds 'the address is of this machine, with 256 bits behind the #' \
	sh -c 'grep -Eq "^http://127\.0\.0\.1:[0-9]+/#[A-Za-z0-9_-]{43}$" .address'
expect 'of a locked casebook the page learns its name and no more' 0 get /api/state <<'END'
{"casebook":"case","locked":true,"version":"0.1.0"}
END
expect 'what is asked of a locked casebook is refused, and says so' 0 get /api/reports <<'END'
{"error":"the casebook is locked","locked":true}
END
expect 'a wrong passphrase opens nothing' 0 post /api/unlock '{"passphrase":"nine ropes"}' <<'END'
{"error":"this passphrase does not open the casebook"}
END
before=$(date +%s%N)
post /api/unlock '{"passphrase":"ten ropes"}' >/dev/null
after=$(date +%s%N)
holds 'the second wrong passphrase is answered two seconds later than its work takes' \
	[ "$(((after - before) / 1000000))" -ge 2000 ]
expect 'the words of a language need no unlocking' 0 sh -c '
	curl -s -H "X-Knell-Token: $1" "$2/api/words?language=ar" | jq -c "[.language,.rtl,(.words|length>50)]"' - "$token" "$at" <<'END'
["ar",true,true]
END
holds 'the right passphrase opens it' sh -c '[ "$1" = false ]' - \
	"$(post /api/unlock '{"passphrase":"nine ropes under an old grey ferry hum"}' | jq .locked)"
settled

# --- who is refused
refused() { # SENTENCE STATUS OPTION...
	sentence=$1 status=$2
	shift 2
	expect "$sentence" 0 code "$@" <<END
$status
END
}
T="X-Knell-Token: $token"
J='Content-Type: application/json'
accept='{"decision":"accept","targets":["'$(get /api/claims | jq -r '.claims[0].id')'"]}'
refused 'without the token nothing is told' 401 "$at/api/state"
refused 'a guessed token is none' 401 -H "X-Knell-Token: $(printf %s "$token" | tr 'A-Za-z' 'B-ZAb-za')" "$at/api/state"
refused 'a part of the token is none' 401 -H "X-Knell-Token: ${token%?}" "$at/api/state"
refused 'a token in the address is none' 401 "$at/api/state?token=$token"
refused 'a cookie is no token' 401 -H "Cookie: X-Knell-Token=$token" "$at/api/state"
refused 'under another name, as after DNS rebinding, nothing is told' 403 -H "$T" -H 'Host: evil.example' "$at/api/state"
refused 'localhost is another name' 403 -H "$T" -H "Host: localhost:${at##*:}" "$at/api/state"
refused 'nor under the address without the port' 403 -H "$T" -H 'Host: 127.0.0.1' "$at/api/state"
refused 'not even the page is given under another name' 403 -H 'Host: evil.example' "$at/"
refused 'another site is refused, with the token too' 403 -H "$T" -H 'Origin: https://evil.example' "$at/api/state"
refused 'another port of this machine is another site' 403 -H "$T" -H 'Origin: http://127.0.0.1:1' "$at/api/state"
refused 'a page without an origin is refused' 403 -H "$T" -H 'Origin: null' "$at/api/state"
refused 'what a browser says comes from another site is refused' 403 -H "$T" -H 'Sec-Fetch-Site: cross-site' "$at/api/state"
refused 'and from another port' 403 -H "$T" -H 'Sec-Fetch-Site: same-site' "$at/api/state"
refused 'no page of another site may take our files' 403 -H 'Sec-Fetch-Site: cross-site' "$at/assets/page.js"
refused 'a typed address is the page' 200 -H 'Sec-Fetch-Site: none' "$at/"
refused 'but no answer' 403 -H "$T" -H 'Sec-Fetch-Site: none' "$at/api/state"
refused 'a GET changes nothing' 405 -H "$T" "$at/api/judge?decision=accept"
refused 'nor does it lock' 405 -H "$T" "$at/api/lock"
refused 'what another method would do is not done' 405 -H "$T" -X DELETE "$at/api/state"
refused 'a form is no JSON' 400 -H "$T" -d "$accept" "$at/api/judge"
refused 'nor is plain text, which a form may send' 400 -H "$T" -H 'Content-Type: text/plain' -d "$accept" "$at/api/judge"
refused 'a body without a type is none' 400 -H "$T" -H 'Content-Type:' -d "$accept" "$at/api/judge"
head -c 1100000 /dev/zero | tr '\0' ' ' >large
refused 'a body over 1 MB is not read' 413 -H "$T" -H "$J" --data-binary @large "$at/api/judge"
refused 'nor one that does not say its length' 413 -H "$T" -H "$J" -H 'Transfer-Encoding: chunked' --data-binary @large "$at/api/judge"
refused 'a head over 32 kB is not read' 431 -H "$T" -H "X-Long: $(head -c 40000 large | tr ' ' x)" "$at/api/state"
refused 'what there is not there is not' 404 -H "$T" "$at/api/nothing"
refused 'no picture goes to the browser as a stranger made it' 404 -H "$T" "$at/api/image?id=1"
refused 'no file but ours is given' 404 "$at/assets/../words/en.txt"
refused 'nor with dots that are written otherwise' 404 --path-as-is "$at/assets/%2e%2e/words/en.txt"
refused 'what is no JSON is refused' 400 -H "$T" -H "$J" -d '{' "$at/api/judge"
refused 'nor does a list take the place of an object' 400 -H "$T" -H "$J" -d '[]' "$at/api/judge"
expect 'all that was refused changed nothing' 0 sh -c 'curl -s -H "$1" "$2/api/state" | jq .counts.judgements' - "$T" "$at" <<'END'
0
END
holds 'it is logged, a line each' sh -c '[ "$(grep -c "^knell review: refused" .log)" -ge 20 ]'
holds 'without what was sent' sh -c '! grep -Eq "evil|ropes|accept|example|$1" .log' - "$token"
expect 'the log says for what and why' 0 sh -c 'grep -c "^knell review: refused GET for /api/state: it has no token$" .log' <<'END'
3
END
curl -s -D .head -o /dev/null "$at/"
for header in "content-security-policy: default-src 'none'; script-src 'self'" 'x-content-type-options: nosniff' \
	'referrer-policy: no-referrer' 'cache-control: no-store' 'cross-origin-opener-policy: same-origin' \
	'cross-origin-embedder-policy: require-corp' 'cross-origin-resource-policy: same-origin' 'permissions-policy: camera=()'; do
	holds "the page says $header" grep -iq "^$header" .head
done
holds 'no cookie is set' sh -c '! grep -iq "^set-cookie" .head'
holds 'no other site is allowed anything' sh -c '! grep -iq "^access-control" .head'
holds 'it listens on this machine alone' sh -c '
	hex=$(printf "%04X" "${1##*:}") && grep -q " 0100007F:$hex 00000000:0000 0A" /proc/net/tcp && ! grep -q " 00000000:$hex " /proc/net/tcp' - "$at"

# --- what is decided
claim=$(get '/api/claims?filter=unreviewed' | jq -r '[.claims[] | select(.claim.harm == "killed")][0].id')
total=$(get '/api/claims?filter=unreviewed' | jq .total)
id=$(post /api/judge '{"decision":"accept","targets":["'"$claim"'"]}' | jq -r .id)
expect 'an accepted claim waits no longer' 0 sh -c '[ "$1" -eq $(($2 - 1)) ]' - "$(get '/api/claims?filter=unreviewed' | jq .total)" "$total" </dev/null
expect 'a routine accept needs no typed reason' 0 sh -c 'printf %s "$1" | jq -c "[.review, .judgements[0].decision, .judgements[0].reason]"' - \
	"$(get "/api/claims?filter=all" | jq "[.claims[]|select(.id==\"$claim\")][0]" >/dev/null; get "/api/report?id=$(get /api/claims | jq -r "[.claims[]|select(.id==\"$claim\")][0].report")" | jq "[.claims[]|select(.id==\"$claim\")][0]")" <<'END'
["accepted","accept","decided on the review page"]
END
edit='{"decision":"edit","reason":"as the list has it","targets":["'$claim'"],"change":{"count":{"low":43,"high":43}},"knew":[KNEW]}'
expect 'another window that did not see it is told, and nothing is written' 0 sh -c 'printf %s "$1" | jq -c "[.judgements[].decision]"' - \
	"$(post /api/judge "$(printf %s "$edit" | sed 's/KNEW//')")" <<'END'
["accept"]
END
refused 'with 409' 409 -H "$T" -H "$J" -d "$(printf %s "$edit" | sed 's/KNEW//')" "$at/api/judge"
expect 'having seen it, it decides' 0 sh -c 'printf %s "$1" | jq -c ".claims[0] | [.review, .claim.count.low]"' - \
	"$(post /api/judge "$(printf %s "$edit" | sed "s/KNEW/\"$id\"/")" | tee .edited)" <<'END'
["edited",43]
END
expect 'an edit is undone by another entry' 0 sh -c 'printf %s "$1" | jq -c ".claims[0] | [.review, .claim.count.low]"' - \
	"$(post /api/judge '{"decision":"undo","targets":["'"$(jq -r .id .edited)"'"]}')" <<'END'
["accepted",41]
END
expect 'an edit wants a reason' 0 post /api/judge "$(printf %s "$edit" | sed 's/"reason":"[^"]*",//;s/KNEW//')" <<'END'
{"error":"to edit wants a reason"}
END
expect 'what makes no claim is refused in a sentence' 0 sh -c 'printf %s "$1" | jq -r .error | cut -c1-40' - \
	"$(post /api/judge '{"decision":"edit","reason":"x","targets":["'"$claim"'"],"change":{"harm":"hurt"},"knew":["'"$id"'"]}')" <<'END'
the claim would be none any more: 'harm'
END
report=$(get /api/reports | jq -r '.reports[0].id')
expect 'words that are selected become a claim, accepted' 0 sh -c 'printf %s "$1" | jq -c ".claims[0] | [.review, .claim.words, .claim.by, .claim.count.low]"' - \
	"$(post /api/claim '{"report":"'"$report"'","from":0,"to":11,"claim":{"harm":"injured","count":{"low":3,"high":3},"words":"forged","stance":"asserts"}}')" <<'END'
["accepted","PORT SELENE","analyst",3]
END
expect 'bytes beyond the report are no words' 0 post /api/claim '{"report":"'"$report"'","from":0,"to":99999,"claim":{"harm":"killed"}}' <<'END'
{"error":"these bytes are no words of the report"}
END
settled
expect 'the toll follows what was decided' 0 sh -c 'printf %s "$1" | jq -c ".incidents[0].killed | [.low, .high]"' - "$(get /api/casebook)" <<'END'
[41,52]
END
incident=$(get /api/casebook | jq -r '.incidents[0].id')
expect 'an incident says which claims set its bounds, and what it is without an origin' 0 sh -c '
	printf %s "$1" | jq -c "[(.rules[0] | [.rule, .low, .high, (.sets.low | length)]), ([.origins[] | select(.low) | [.name, .low]] | sort)]"' - \
	"$(get "/api/incident?id=$incident")" <<'END'
[["range",41,52,1],[["Camp Council",52],["Health Directorate",41]]]
END
wait "$slow"
slow=$?
holds 'who sends a letter a second is hung up on within half a minute' [ "$slow" -eq 0 ]
holds 'and that is logged' grep -q '^knell review: hung up' .log
# --- rules of the page
expect 'timeline and map are given every incident, with what is known of the killed' 0 sh -c '
	printf "%s %s" "$1" "$2" | jq -sc "[.[0].total == (.[1].incidents | length), .[0].total == .[1].total,
		(.[0].incidents | map([.id, .killed, .from])) == (.[1].incidents | map([.id, .killed, .from]))]"' - "$(get /api/casebook)" "$(get /api/points)" <<'END'
[true,true,true]
END
expect 'the first page says from when to when it goes, whatever part of the incidents it shows' 0 sh -c '
	printf "%s %s" "$1" "$2" | jq -sc "[(.[0].incidents | length), ([.[1].incidents[].from | values] | [min, max]) == [.[0].from, .[0].to]]"' - \
	"$(get '/api/casebook?count=1')" "$(get /api/points)" <<'END'
[1,true]
END
expect 'a denial is a contradiction of its incident (REVIEW-1)' 0 sh -c 'printf %s "$1" | jq ".incidents[0].contradictions > 0"' - "$(get /api/casebook)" <<'END'
true
END
for _ in $(seq 100); do
	[ "$(get /api/persons | jq .total)" -gt 0 ] && break
	sleep .1
done
get /api/persons | jq -r '.persons[0] | [(.records | length), .probability] | map(tostring) | join(" ")' >.first
expect 'a person is as sure as the least sure of its records (REVIEW-2)' 0 sh -c '
	knell match families.csv camp-council.csv 2>/dev/null | awk -F, -v most="$(cut -d" " -f1 .first)" -v said="$(cut -d" " -f2 .first)" "
	NR > 1 {
		records[\$1]++
		if (!(\$1 in least) || \$NF < least[\$1]) least[\$1] = \$NF
	} END { for (p in records) if (records[p] == most) print (said - least[p]) ^ 2 < .001 ^ 2 }"' <<'END'
1
END
expect 'a pair is shown field by field, as its lists write it' 0 sh -c 'printf %s "$1" | jq -c ".pairs[0] | [(.a.fields | length > 2), (.evidence | length > 0), .decided]"' - \
	"$(get '/api/pairs?count=1')" <<'END'
[true,true,null]
END
a=$(get '/api/pairs?count=1' | jq -r '.pairs[0].a.id') b=$(get '/api/pairs?count=1' | jq -r '.pairs[0].b.id')
post /api/judge '{"decision":"same","targets":["'"$a"'","'"$b"'"]}' >.same
expect 'what is decided of a pair stands on it at once' 0 sh -c 'printf %s "$1" | jq -r ".pairs[0].decided.decision"' - "$(get '/api/pairs?count=1')" <<'END'
same
END
for _ in $(seq 300); do
	[ "$(code -H "$T" "$at/api/estimate?method=chapman")" = 200 ] && break
	sleep .1
done
expect 'a method has a curve of its draws, and the lists their overlap (REVIEW-3)' 0 sh -c '
	jq -c ".strata[0].figures | [(.posteriors[0].points | length <= 80), ([.posteriors[0].points | .[0][0] < .[-1][0]]), ([.upset.patterns[].count] | add > 0)]" .body' <<'END'
[true,[true],true]
END
post /api/verify '{}' >/dev/null
for _ in $(seq 100); do
	[ "$(code -H "$T" "$at/api/verify")" = 200 ] && [ "$(jq -r .at .body)" != null ] && break
	sleep .1
done
expect 'it verifies while it is open' 0 jq -c '[.sound, .lines[-1]]' .body <<'END'
[true,"all of it verifies"]
END
expect 'words are found where they stand' 0 sh -c 'printf %s "$1" | jq -c "[.found[] | select(.kind == \"report\")] | length"' - "$(get '/api/find?words=mortar+camp')" <<'END'
2
END
expect 'the ledger has the newest first' 0 sh -c 'printf %s "$1" | jq -r ".entries[0] | .kind, .words"' - "$(get '/api/ledger?count=3')" <<'END'
judgement
same  decided on the review page
END
end_server
serve --key-file key --idle 0.03
sleep 3
expect 'without a request it locks itself' 0 get /api/state <<'END'
{"casebook":"case","locked":true,"version":"0.1.0"}
END
holds 'the casebook is closed then, and others may write in it' knell note -C case --key-file key 'meanwhile'
end_server
holds 'the ledger verifies afterwards' knell verify --key-file key case
expect 'and has every step' 0 sh -c 'knell list -C case --key-file key --kind judgement 2>/dev/null | cut -d" " -f5- | sed "s/^ *judgement *//"' <<'END'
accept  decided on the review page
edit  as the list has it
undo  decided on the review page
accept  added on the review page
same  decided on the review page
END
done_testing
