#!/bin/sh
# What reading costs, by processor time where it is a rate, so that other work on the machine matters less. BENCH_DOCUMENTS=100000 is the length of the long stream.
. "$(dirname "$0")/lib"
many=${BENCH_DOCUMENTS:-100000}

rate() { # WHAT FILE COUNT BAR
	"$timed" -n 3 "$work/cost" "$knell" read --jobs 1 "$2" >/dev/null 2>&1
	figure "$1" "$(calculate "$3 / $(field 2 "$work/cost")")" articles/s "$4"
}

articles 4000 plain >"$work/plain.jsonl"
articles 4000 dense >"$work/dense.jsonl"
rate 'read, 366 words, three sentences in ten of violence' "$work/plain.jsonl" 4000 '>= 2000'
rate 'read, every sentence of killing' "$work/dense.jsonl" 4000 '>= 800'
scorer=${SHARED:-/nowhere}/data/score_muc.py
if [ -f "$scorer" ]; then
	python3 "$scorer" text dev >"$work/muc.jsonl"
	rate 'read, MUC-3 DEV' "$work/muc.jsonl" "$(wc -l <"$work/muc.jsonl")" '>= 2000'
fi

# One line of 4 MB of the same again and again, which wants time in proportion; a part of the rate of an article is for words that all tell of harm.
repeated() { # WORDS BAR OPTIONS OF read
	words=$1 bar=$2
	shift 2
	awk -v words="$words" 'BEGIN {
		printf "{\"id\":\"repeated\",\"date\":\"2031-03-14\",\"text\":\""
		for (n = 0; n < 4000000; n += length(words)) printf "%s", words
		print "\"}" }' >"$work/repeated.jsonl"
	"$timed" "$work/cost" "$knell" read --jobs 1 "$@" "$work/repeated.jsonl" >/dev/null 2>&1
	figure "4 MB of '$words' $*" "$(field 2 "$work/cost")" s "$bar"
}
for words in ', ' '[ ' '12 killed 13 killed ' 'killed ' 'Amal Haddad ' 'Amal Haddad was killed. ' 'HEADING\\n\\n' \
	'The NFS said that 12 people were killed. ' 'The army denied that it killed 12 people. ' '12 people were killed in Tal Sahra on 3 March 2031. '; do
	repeated "$words" '<= 12'
done
repeated 'The army denied that it killed 12 people. ' '<= 2' --as muc

head -n 1 "$work/plain.jsonl" >"$work/one.jsonl"
"$timed" -n 20 "$work/cost" "$knell" read "$work/one.jsonl" >/dev/null 2>&1
figure 'one article, from start to end' "$(calculate "1000 * $(field 1 "$work/cost")")" ms '<= 50'

"$timed" -n 3 "$work/one" "$knell" read --jobs 1 "$work/plain.jsonl" >"$work/a" 2>/dev/null
"$timed" -n 3 "$work/two" "$knell" read --jobs 2 "$work/plain.jsonl" >"$work/b" 2>/dev/null
cmp "$work/a" "$work/b"
figure 'speed of --jobs 2 over 1 (same bytes out)' "$(calculate "$(field 1 "$work/one") / $(field 1 "$work/two")")" times '>= 1.8'

articles "$many" plain >"$work/many.jsonl"
"$timed" "$work/cost" "$knell" read --jobs 1 "$work/many.jsonl" >/dev/null 2>&1
figure "memory over a stream of $many documents" "$(calculate "$(field 3 "$work/cost") / 1024")" MB '<= 200'
figure "seconds for them" "$(field 1 "$work/cost")" s -
