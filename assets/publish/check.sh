#!/bin/sh
# Checks the proofs of an edition's claims with jq, openssl, sha256sum and base64. usage: sh check.sh [CLAIM...]
# A claim takes about a third of a second; python3 check.py does all of a large edition in seconds.
set -eu
cd "$(dirname "$0")"
t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT
wrong() { echo "$1: $2"; exit 1; }
sha() { openssl dgst -sha256 -binary; }
hex() { od -An -tx1 | tr -d ' \n'; }

check() { # CLAIM, whose line is in $t/line
	jq -j .entry "$t/line" >"$t/entry"
	jq -j .proof "$t/line" >"$t/proof"
	log=$(jq -r .log "$t/line")
	leaf=$(sha <"$t/entry" | hex)
	[ "$leaf" = "$(jq -r .leaf "$t/line")" ] || wrong "$1" "the entry is not that of its leaf"
	jq -r '.fields[] | select(.file) | .sha256 + " " + .file' "$t/line" | while read -r digest file; do
		[ "$(printf %s "$file" | base64 -d | sha | hex)" = "$digest" ] || wrong "$1" "a field is not that of its digest"
		grep -q "$digest" "$t/entry" || wrong "$1" "the entry does not name a field"
	done

	# The proof: a head, the place, hashes upwards, a blank line, the checkpoint.
	at=$(sed -n 's/^index //p' "$t/proof")
	sed '1,/^$/d' "$t/proof" >"$t/checkpoint"
	sed -n '3,/^$/p' "$t/proof" | sed '/^$/d' >"$t/hashes"
	last=$(($(sed -n 2p "$t/checkpoint") - 1))
	{ printf '\000'; sha <"$t/entry"; } | sha >"$t/node"
	while read -r hash; do
		[ "$last" -gt 0 ] || wrong "$1" "the proof is too long"
		printf %s "$hash" | base64 -d >"$t/sibling"
		if [ $((at % 2)) -eq 1 ] || [ "$at" -eq "$last" ]; then
			{ printf '\001'; cat "$t/sibling" "$t/node"; } | sha >"$t/up"
			while [ $((at % 2)) -eq 0 ] && [ "$at" -gt 0 ]; do at=$((at / 2)) last=$((last / 2)); done
		else
			{ printf '\001'; cat "$t/node" "$t/sibling"; } | sha >"$t/up"
		fi
		mv "$t/up" "$t/node"
		at=$((at / 2)) last=$((last / 2))
	done <"$t/hashes"
	[ "$last" -eq 0 ] || wrong "$1" "the proof is too short"
	[ "$(base64 <"$t/node" | tr -d '\n')" = "$(sed -n 3p "$t/checkpoint")" ] || wrong "$1" "the proof does not lead to the checkpoint"

	# The checkpoint: its text, a blank line, and a signature behind four bytes that name the key. One is checked once.
	if cmp -s "$t/checkpoint" "$t/$log.good"; then return; fi
	sed '/^$/,$d' "$t/checkpoint" >"$t/text"
	sed '1,/^$/d' "$t/checkpoint" | sed -n '1s/.* //p' | base64 -d | tail -c 64 >"$t/signature"
	openssl pkeyutl -verify -pubin -inkey "$log.pem" -rawin -in "$t/text" -sigfile "$t/signature" >/dev/null 2>&1 ||
		wrong "$1" "the checkpoint is not signed by $log"
	cp "$t/checkpoint" "$t/$log.good"
}

signed() { # the manifests, by the key that the note names
	sed '/^$/,$d' signature.note >"$t/text"
	sed -n '4s/.* //p' signature.note | base64 -d | tail -c 64 >"$t/signature"
	log=$(sed -n '4s,.*casebook/\(............\).*,\1,p' signature.note)
	(cd .. && sed -n 2p "$t/text" | sha256sum --status -c && sha256sum --status -c tagmanifest-sha256.txt manifest-sha256.txt) ||
		wrong signature.note "the files are not those that were signed"
	openssl pkeyutl -verify -pubin -inkey "$log.pem" -rawin -in "$t/text" -sigfile "$t/signature" >/dev/null 2>&1 ||
		wrong signature.note "the manifests are not signed by $log"
	echo "the manifests are signed by $log"
}

[ ! -f signature.note ] || signed
all=claims.jsonl
[ ! -f decisions.jsonl ] || all='claims.jsonl decisions.jsonl'
# shellcheck disable=SC2086 # one file or two
if [ $# -eq 0 ]; then
	cat $all >"$t/lines"
else
	for claim; do
		jq -c --arg claim "$claim" 'select(.claim == $claim)' $all >"$t/of"
		[ -s "$t/of" ] || wrong "$claim" "is not in claims.jsonl"
		cat "$t/of"
	done >"$t/lines"
fi
claims=0 decisions=0
while IFS= read -r line; do
	printf '%s\n' "$line" >"$t/line"
	check "$(jq -r '.decision // .claim' "$t/line")"
	case $line in *'"decision":"'*) decisions=$((decisions + 1)) ;; *) claims=$((claims + 1)) ;; esac
done <"$t/lines"
echo "$claims claims and $decisions corrections: each stands in the signed log as it is shown"
