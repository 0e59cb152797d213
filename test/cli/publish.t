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
knell publish: there are no words in 'xx'; there are in en and ar
END
expect 'an edition needs a folder' 2 knell publish "$TOP/test/toll/selene.jsonl" <<'END'
knell publish: wants FILE... DIR; see 'knell help publish'
END
done_testing
