#!/bin/sh
# What `knell convert` writes, held against schemas and against programs of others where they are there.
# shellcheck source=test/cli/lib.sh
. "$TOP/test/cli/lib.sh"
cp "$TOP/test/toll/selene.jsonl" .

expect 'incidents in the 49 columns of UCDP GED' 0 sh -c 'knell convert --as ucdp selene.jsonl | tail -1 | grep -o "2031-03-14,2031-03-14,0,0,.*" | tr -d "\r"' <<'END'
2031-03-14,2031-03-14,0,0,0,44,44,60,41,,
END
holds 'what goes out as claims has the same toll when it comes in' sh -c '
	knell toll --json --rule all selene.jsonl >a
	knell convert --as claims selene.jsonl | knell import 2>/dev/null | knell toll --json --rule all >b && cmp a b'
holds 'the order of lines changes no byte' sh -c '
	sort -r selene.jsonl >reversed.jsonl
	for as in ucdp acled hxl persons geojson ftm claims; do
		knell convert --as $as selene.jsonl >a; knell convert --as $as reversed.jsonl >b; cmp a b || exit
	done'
holds 'GeoJSON and entities fit their schemas' sh -c '
	knell convert --as geojson selene.jsonl | "$BIN/tools/schema" --whole "$TOP/docs/schema/geojson.schema.json" &&
		knell convert --as ftm selene.jsonl | "$BIN/tools/schema" "$TOP/docs/schema/ftm.schema.json"'
if command -v jq >/dev/null; then
	holds 'the schemas of tables name the columns that are written, in order' sh -c '
		for as in ucdp acled hxl persons; do
			knell convert --as $as --schema | jq -r "[.tableSchema.columns[].name] | join(\",\")" >a
			knell convert --as $as selene.jsonl | head -1 | tr -d "\r" >b; cmp a b || exit
		done'
	model=${SHARED:-}/data/reference/ftm_defaultModel.json
	if [ -f "$model" ]; then
		holds "entities fit FollowTheMoney's own model" sh -c "
			knell convert --as ftm selene.jsonl >e; jq -r -n --slurpfile model '$model' -f '$TOP/tools/check_ftm.jq' e"
	else
		skip "entities fit FollowTheMoney's own model" 'the model is not here'
	fi
else
	skip 'the schemas of tables name the columns that are written' 'there is no jq'
fi
sample=${SHARED:-}/data/ucdp/ucdpged_sample_1000.csv
if [ -f "$sample" ]; then
	expect "UCDP's table comes back letter for letter, but for the five cells that a spreadsheet would run" 0 sh -c "
		knell import '$sample' 2>/dev/null | knell convert --as rows | tr -d '\r' >back; tr -d '\r' <'$sample' | diff - back | grep -c '^>'; grep -c \"'@\" back" <<'END'
5
5
END
else
	skip "UCDP's table comes back" 'the sample is not here'
fi
expect 'a format that there is none of' 2 knell convert --as pdf selene.jsonl <<'END'
knell convert: --as wants ucdp, acled, hxl, persons, geojson, ftm, claims or rows
END
expect 'claims that came in no table have no rows' 3 knell convert --as rows selene.jsonl <<'END'
knell convert: no report line of the stream has the columns of a table
END
expect 'a line that cannot be read is named, and the rest is exported' 3 sh -c '{ cat selene.jsonl; echo x; } | knell convert --as hxl' <<'END'
knell convert: standard input:23: not JSON at column 1: invalid token near 'x'
knell convert: 1 line could not be read; the rest was
END
done_testing
