#!/bin/sh
# What a person sees of `knell publish`, and what others' programs make of an edition.
# shellcheck source=test/cli/lib.sh
. "$TOP/test/cli/lib.sh"
if command -v jq >/dev/null; then
	jq -c 'if .id then .reviewed = "accepted" | .reviewed_by = "ana" else . end' "$TOP/test/toll/selene.jsonl" >claims.jsonl

	expect 'an edition says what it was made of' 0 sh -c 'knell publish claims.jsonl first 2>&1 | sed "s/, [0-9]* files.*//"' <<'END'
knell publish: first: 2 incidents, 13 of 13 claims reviewed
END
	holds 'the same claims give the same bytes, on any number of threads' sh -c '
		knell publish --jobs 1 claims.jsonl second 2>/dev/null && diff -r first second'
	holds 'every file is in a manifest, and the manifests hold' sh -c '
		cd first && sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt &&
			[ "$(find . -type f | wc -l)" -eq "$(cat manifest-sha256.txt tagmanifest-sha256.txt | wc -l)" ] ||
			[ "$(find . -type f | wc -l)" -eq "$(($(cat manifest-sha256.txt tagmanifest-sha256.txt | wc -l) + 1))" ]'
	expect 'an edition verifies, and says what it is made of' 0 sh -c 'knell verify first | sed "s/[0-9]* files/N files/; s/^  [0-9a-f]\{64\}$/  SHA/"' <<'END'
edition 'first'
  N files in its manifests, whose SHA-256 is
  SHA
  13 claims, 0 of them with a proof: it was made of a stream, no casebook
all of it verifies
END
	expect 'a page that was altered, taken away or put in does not verify' 0 sh -c '
		cp -r first torn; echo more >>torn/index.html; knell verify torn >said 2>&1; echo $?; grep -c "torn/index.html. is not the file" said; rm -r torn
		cp -r first torn; rm torn/METHOD.html; knell verify torn >said 2>&1; echo $?; grep -c "torn/METHOD.html" said; rm -r torn
		cp -r first torn; echo more >torn/incidents/more.html; knell verify torn >said 2>&1; echo $?; grep -A 1 "^torn/incidents/more.html" said; rm -r torn' <<'END'
5
1
5
1
5
torn/incidents/more.html
  no manifest lists it
END
	holds 'every link of every page leads to a file and to a place in it' sh -c '
		cd first && for page in *.html incidents/*.html; do
			grep -o "href=\"[^\"]*\"" "$page" | cut -d "\"" -f 2 | sort -u | while read -r href; do
				case $href in http*) continue ;; esac
				file=${href%%#*} place=
				case $href in *#*) place=${href#*#} ;; esac
				if [ -n "$file" ]; then target=$(dirname "$page")/$file; else target=$page; fi
				[ -f "$target" ] || { echo "$page: $href"; exit 1; }
				[ -z "$place" ] || grep -q "id=\"$place\"" "$target" || { echo "$page: $href"; exit 1; }
			done || exit
		done'
	if command -v perl >/dev/null; then
		holds 'every number of every page is a link, or stands in the row of the claim that says it' sh -c '
			for page in first/index.html first/sums.html first/incidents/*.html; do
				perl -0 -ne "
					s{<a [^>]*>.*?</a>}{}gs;         # links
					s{<tr id=.c\\d+.>.*?</tr>}{}gs;  # claims
					s{<(q|text|desc|title|h\\d|th)[ >].*?</\\1>}{}gs; # words, axes
					while (m{<(td class=.n.|dd|li|p class=.big.)>(.*?)</}gs) {
						my \$in = \$2; \$in =~ s{<[^>]*>}{}g;
						if (\$in =~ /\\d/) { print qq(\$ARGV: \$in\\n); \$bad = 1 }
					}
					END { exit \$bad }" "$page" || exit
			done'
	else
		skip 'every number of every page is a link' 'there is no perl'
	fi
	holds 'the claims of an edition come in again, and have its toll' sh -c '
		knell toll --reviewed --json claims.jsonl >a; knell import first/data/claims.jsonl 2>/dev/null | knell toll --reviewed --json >b; cmp a b'
	holds 'the data of an edition fits its schemas' sh -c '
		cd first/data && "$BIN/tools/schema" --whole schema/geojson.schema.json <incidents.geojson &&
			"$BIN/tools/schema" schema/ftm.schema.json <entities.ftm.json &&
			"$BIN/tools/schema" schema/report.schema.json schema/claim.schema.json <claims.jsonl'
	expect 'against the last edition nothing changed' 0 sh -c '
		knell publish claims.jsonl third --previous first 2>/dev/null; grep -o "Since the edition of [^:]*\|No range and no[^<]*" third/index.html' <<'END'
Since the edition of 17 March 2031
No range and no number of claims changed.
END
	holds 'an edition in Arabic is whole' sh -c '
		knell publish claims.jsonl ar --language ar 2>/dev/null && grep -q "dir=\"rtl\"" ar/index.html && ! grep -l "[a-z]*\.[a-z]*\.other" ar/*.html'
	if command -v age-keygen >/dev/null; then
		XDG_DATA_HOME=$work/device
		export XDG_DATA_HOME
		age-keygen -o key 2>/dev/null
		knell init --key-file key case >/dev/null 2>&1
		cat >r1.txt <<'TXT'
PORT SELENE, 14 March 2031 - Mira Vell, 9, was killed when a shell hit her house on Friday, the Health Directorate said.
At least 41 people were killed in the shelling, the Camp Council said.
TXT
		knell add -C case --key-file key r1.txt >/dev/null 2>&1
		holds 'out of a casebook nothing leaves that nobody reviewed' sh -c '
			knell publish --key-file key case never 2>said; [ $? -eq 1 ] && grep -q "no figure leaves on unreviewed claims" said'
		# shellcheck disable=SC2046 # a list of ids
		knell judge -C case --key-file key accept $(knell list -C case --key-file key --kind claim 2>/dev/null | awk '{ print $2 }') >/dev/null 2>&1
		holds 'out of a casebook comes an edition, the same each time' sh -c '
			knell publish --key-file key case e1 2>/dev/null && knell publish --key-file key case e2 2>/dev/null && diff -r e1 e2'
		expect 'it says by how many people it was reviewed' 0 sh -c 'grep -o "By <[^>]*>1 person" e1/index.html' <<'END'
By <a href="data/edition.json">1 person
END
		holds "every claim's proof is checked by jq and openssl alone" sh -c 'sh e1/proofs/check.sh'
		holds 'a withheld name is in no field that the proofs show' sh -c '
			jq -r ".fields[] | select(.file) | .file | @base64d" e1/proofs/claims.jsonl >shown && [ -s shown ] && ! grep -wi mira shown && ! grep -rlwi mira e1'
		expect 'with its proofs it verifies where there is no casebook and no key' 0 sh -c '
			mkdir away && cp -r e1 away/e1 && cd away && XDG_DATA_HOME=$PWD knell verify e1 | sed "1,3d; s/log [0-9a-f]\{12\}/log LOG/"' <<'END'
  2 claims, 2 of them with a proof; 7 fields shown, 5 withheld
  the manifests are signed by the key of log LOG
all of it verifies
END
		expect 'the manifests are signed: files that were altered behind manifests that fit are found, and so is a note of another key (PUBLISH-20)' 0 sh -c '
			rm -rf tried; cp -r e1 tried; echo more >>tried/index.html
			(cd tried && sed -i "s/^[0-9a-f]*  index.html/$(sha256sum <index.html | cut -d " " -f 1)  index.html/" tagmanifest-sha256.txt)
			knell verify tried >said 2>&1; echo $?; grep "^  it" said; sh tried/proofs/check.sh
			rm -rf tried; cp -r e1 tried; sed -i "1s/v1/v2/" tried/proofs/signature.note; knell verify tried >said 2>&1; echo $?; grep "^  it" said
			rm -rf tried; cp -r e1 tried; rm tried/proofs/signature.note; knell verify tried | grep nobody
			sh e1/proofs/check.sh | sed -n "1s/[0-9a-f]\{12\}/LOG/p"' <<'END'
5
  it was signed of other files than these
signature.note: the files are not those that were signed
5
  it was signed of other files than these
  nobody signed the manifests
the manifests are signed by LOG
END
		# The manifests are made to fit, so that the proofs alone have to say it.
		expect 'proofs that do not hold are found behind manifests that do' 0 sh -c '
			pack() {
				rm "$1"/proofs/signature.note
				(cd "$1" && find data -type f | LC_ALL=C sort | xargs sha256sum >manifest-sha256.txt &&
					find . -type f ! -path "./data/*" ! -name tagmanifest-sha256.txt | sed "s/^..//" | LC_ALL=C sort | xargs sha256sum >tagmanifest-sha256.txt)
				knell verify "$1" >said 2>&1; echo $?
				grep "^  line\|^  it is not" said | sed "s/[0-9a-f]\{12\}/LOG/g"
			}
			try() { rm -rf tried; cp -r e1 tried; jq -c "$1" e1/proofs/claims.jsonl >tried/proofs/claims.jsonl; pack tried; }
			try .
			try ".entry |= sub(\"time 20\"; \"time 19\")"
			try ".proof |= sub(\"index \"; \"index 1\")"
			try ".fields[1].file = .fields[2].file"
			try ".fields |= .[1:]"
			try ".claim |= sub(\":.*\"; \":0\")"
			try ".log = \"../data\""
			rm -rf tried; cp -r e1 tried; sed 1d e1/proofs/claims.jsonl >tried/proofs/claims.jsonl; pack tried
			rm -rf tried; cp -r e1 tried; openssl genpkey -algorithm ed25519 2>/dev/null | openssl pkey -pubout | tee tried/proofs/*.pem >/dev/null; pack tried' <<'END'
0
5
  line 1, claim LOG:5: the entry is not that of its leaf
  line 2, claim LOG:6: the entry is not that of its leaf
5
  line 1, claim LOG:5: the proof is of another place of the log
  line 2, claim LOG:6: the proof is of another place of the log
5
  line 2, claim LOG:6: field 1 is not that of its digest
5
  line 1, claim LOG:5: it has not as many fields as the entry
  line 2, claim LOG:6: it has not as many fields as the entry
5
  line 1, claim LOG:0: the entry is that of another claim
  line 2, claim LOG:0: the entry is that of another claim
  line 2: claim LOG:5 has no proof
  line 3: claim LOG:6 has no proof
5
  line 1, claim LOG:5: its log has no key here
  line 2, claim LOG:6: its log has no key here
5
  line 2: claim LOG:5 has no proof
5
  it is not the key of LOG.key
END
		expect 'an altered claim, a false proof and another key are found' 0 sh -c '
			cp -r e1 altered; cp -r e1 moved; cp -r e1 unsigned
			rm altered/proofs/signature.note moved/proofs/signature.note unsigned/proofs/signature.note
			sed -i "1s/time 20/time 19/" altered/proofs/claims.jsonl; sh altered/proofs/check.sh | sed "s/^[^ ]* //"
			jq -c ".proof |= sub(\"index \"; \"index 1\")" e1/proofs/claims.jsonl >moved/proofs/claims.jsonl; sh moved/proofs/check.sh | sed "s/^[^ ]* //"
			openssl genpkey -algorithm ed25519 2>/dev/null | openssl pkey -pubout >other; cp other unsigned/proofs/*.pem; sh unsigned/proofs/check.sh | sed "s/^[^ ]* //; s/by .*/by LOG/"' <<'END'
the entry is not that of its leaf
the proof does not lead to the checkpoint
the checkpoint is not signed by LOG
END
		# shellcheck disable=SC2046 # the first claim
		knell judge -C case --key-file key edit $(knell list -C case --key-file key --kind claim 2>/dev/null | awk 'NR == 2 { print $2 }') --set count=42 --reason 'the tape says so' >/dev/null 2>&1
		expect 'a correction is proven beside the claim that it corrects, without its reason' 0 sh -c '
			knell publish --key-file key case e3 2>/dev/null; knell verify e3 | sed -n 4p; sh e3/proofs/check.sh | tail -1
			jq -r ".fields[] | select(.file) | .file | @base64d" e3/proofs/decisions.jsonl | grep -c "\"change\""; ! grep -rl "tape" e3' <<'END'
  2 claims, 2 of them with a proof; 8 fields shown, 6 withheld; 1 correction with a proof
2 claims and 1 corrections: each stands in the signed log as it is shown
1
END
		expect 'a correction of another claim, and one that was altered, are found' 0 sh -c '
			for try in ".claim = \"$(head -1 e3/proofs/claims.jsonl | jq -r .claim)\"" ".entry |= sub(\"time 20\"; \"time 19\")"; do
				rm -rf tried; cp -r e3 tried; rm tried/proofs/signature.note; jq -c "$try" e3/proofs/decisions.jsonl >tried/proofs/decisions.jsonl
				knell verify tried | sed -n "s/^  line 1, decision [^ ]* //p"
			done' <<'END'
its entry is about another claim
the entry is not that of its leaf
END
		holds 'an edition comes into a new casebook with the toll that it was made from' sh -c '
			knell read "$TOP"/examples/reports/* >read.jsonl 2>/dev/null; knell init --key-file key told >/dev/null 2>&1
			knell add -C told --key-file key --claims read.jsonl >/dev/null 2>&1; knell publish --draft --key-file key told e4 2>/dev/null
			knell import e4/data/claims.jsonl 2>/dev/null >out.jsonl; knell init --key-file key retold >/dev/null 2>&1
			knell add -C retold --key-file key --claims out.jsonl >/dev/null 2>&1
			for case in told retold; do
				knell toll -C $case --key-file key --json | jq -c ".incidents[] | [.place.name, .date, (.tolls[] | [.harm, .status, .low, .high, .open, .origins, .identified])]" >$case.json
			done
			[ -s told.json ] && cmp told.json retold.json'
		if command -v python3 >/dev/null; then
			expect 'python3 and openssl check all proofs, and find what was altered' 0 sh -c '
				python3 e3/proofs/check.py
				rm -rf tried; cp -r e3 tried; jq -c ".proof |= sub(\"index \"; \"index 1\")" e3/proofs/claims.jsonl >tried/proofs/claims.jsonl
				python3 tried/proofs/check.py 2>&1 | sed "s/^[^ ]* //"
				rm -rf tried; cp -r e3 tried; openssl genpkey -algorithm ed25519 2>/dev/null | openssl pkey -pubout | tee tried/proofs/*.pem >/dev/null
				python3 tried/proofs/check.py 2>&1 | sed "s/^[^ ]* //; s/by .*/by LOG/"' <<'END'
2 claims: each stands in the signed log as it is shown
1 corrections: each stands in the signed log as it is shown
the proof does not lead to the checkpoint
the checkpoint is not signed by LOG
END
		else
			skip 'python3 and openssl check all proofs' 'there is no python3'
		fi
	else
		skip 'out of a casebook comes an edition' 'there is no age-keygen'
	fi
	expect 'a folder that is there already is not written over' 2 knell publish claims.jsonl first <<'END'
knell publish: 'first' is there already: an edition wants a new folder
END
else
	skip 'an edition says what it was made of' 'there is no jq'
fi
expect 'no figure leaves on unreviewed claims' 1 knell publish "$TOP/test/toll/selene.jsonl" never <<'END'
knell publish: none of the 13 claims was reviewed, and no figure leaves on unreviewed claims; --draft makes a draft
END
holds 'and nothing is left behind' sh -c '[ ! -e never ] && [ ! -e never.part ]'
expect 'a language that there is none of' 2 knell publish "$TOP/test/toll/selene.jsonl" never --draft --language xx <<'END'
knell publish: there are no words in 'xx'; there are in en, ar, es and fr
END
expect 'an edition needs a folder' 2 knell publish "$TOP/test/toll/selene.jsonl" <<'END'
knell publish: wants CASE|FILE... DIR; see 'knell help publish'
END
done_testing
