#!/bin/sh
# The house around the commands: help, manual pages, documents and what they say of each other.
. "$(dirname "$0")/lib.sh"
commands=$(knell help | sed -n '/^usage/,/help /s/^  \([a-z]*\) .*/\1/p' | grep -v '^help$')

expect 'the version is printed alone' 0 sh -c 'knell --version | sed "s/[0-9][0-9.]*/N/"' <<'END'
knell N
END
expect 'a command that does not exist is named, and how to find those that do' 2 knell tolls <<'END'
knell: no command 'tolls'; see 'knell help'
END
expect 'help on a command that does not exist says so' 2 knell help tolls <<'END'
knell: no command 'tolls'; see 'knell help'
END
expect 'an option that does not exist is named' 2 knell toll --tolls <<'END'
knell toll: no option '--tolls'; see 'knell help toll'
END
expect 'a result that cannot be written is not passed over' 4 sh -c 'knell help >/dev/full' <<'END'
knell: cannot write the result: No space left on device
END
holds 'help of a command is the same by both ways to it' \
	sh -c 'for c in $0; do knell help $c >a && knell $c --help >b && cmp a b || exit; done' "$commands"
holds 'no line of help is wider than 80 columns, examples apart' \
	sh -c 'for c in $0; do knell help $c | sed "/^examples/,\$d" | grep -E "^.{81,}" && exit 1; done; true' "$commands"
holds 'every command says what it does in a manual of some length, with an example' sh -c '
	for c in $0; do
		[ "$(knell help $c | wc -w)" -gt 100 ] && knell help $c | grep -q "^  *knell" || { echo "$c says too little"; exit 1; }
	done' "$commands"
holds 'the licence and the notices are printed whole' sh -c '
	knell --licences >all && grep -q "Apache License" all && for f in "$TOP"/NOTICE "$TOP"/LICENSE $(ls -d "$TOP"/LICENSES/* 2>/dev/null); do
		grep -qF "$(tail -n 1 "$f")" all || { echo "$f is not in it"; exit 1; }
	done'

holds 'every licence in LICENSES is named in NOTICE, and every one named is there' sh -c '
	cd "$TOP" && for f in $(ls LICENSES 2>/dev/null); do grep -qF "LICENSES/$f" NOTICE || { echo "NOTICE does not name LICENSES/$f"; exit 1; }; done
	grep -o "LICENSES/[A-Za-z0-9._-]*[A-Za-z0-9]" NOTICE | while read -r f; do [ -f "$f" ] || { echo "there is no $f"; exit 1; }; done'

holds 'every option of every command stands in its manual page' sh -c '
	for c in $0; do
		"$BIN/tools/man" $c | tr -d "\\\\" >page
		knell help $c | sed -n "s/^  .*--\([a-z-]*\).*/\1/p" | while read -r option; do
			grep -q "Fl -$option" page || { echo "$c: --$option is not in the page"; exit 1; }
		done || exit
	done' "$commands"
holds 'every command and every option is completed' sh -c '
	"$BIN/tools/man" completion >words
	for c in $0; do
		knell help $c | sed -n "s/^  .*--\([a-z-]*\).*/--\1/p" >options
		while read -r option; do
			grep -E "\*:$c:" words | grep -q -e "$option" || { echo "$c: $option"; exit 1; }
		done <options
	done' "$commands"
if command -v bash >/dev/null; then
	"$BIN/tools/man" completion >completion.bash
	expect 'the completion offers the options that fit' 0 bash -c '
		. ./completion.bash 2>/dev/null
		COMP_WORDS=(knell toll --hel) COMP_CWORD=2
		_knell 2>/dev/null
		echo "${COMPREPLY[@]}"' <<'END'
--help
END
else
	skip 'the completion offers the options that fit' 'there is no bash'
fi

# Words after "knell" at the beginning of a line of code, or in backquotes.
cat >used.sh <<'END'
for f in README.md HACKING.md docs/*.md docs/method/*.md demo; do
	[ -f "$TOP/$f" ] || continue
	grep -oE '(^|[|$`;(] *)knell [a-z]+( [^|`]*)?' "$TOP/$f" | sed 's/.*knell /knell /' | while read -r name command rest; do
		echo "$f $command $rest"
	done
done
END
holds 'every command that a document speaks of exists, with the options it is shown with' sh -c '
	cd "$TOP" && sh "$0/used.sh" >"$0/used"; cd "$0" || exit
	while read -r file command rest; do
		[ "$command" = help ] && continue
		knell help "$command" >page 2>/dev/null || { echo "$file: there is no knell $command"; exit 1; }
		for word in $rest; do
			option=${word%%=*}
			case $option in
			--?*) grep -qE -e "(^|[ ,])$option([ =]|\$)" page || { echo "$file: knell $command has no $option"; exit 1; } ;;
			-?) grep -q -e "^  $option," page || { echo "$file: knell $command has no $option"; exit 1; } ;;
			esac
		done
	done <used' "$work"
holds 'every link of the documents leads to a file' sh -c '
	cd "$TOP" && for f in *.md docs/*.md docs/method/*.md; do
		[ -f "$f" ] || continue
		grep -oE "\]\([^)#:]+" "$f" | cut -c 3- | while read -r link; do
			[ -e "$(dirname "$f")/$link" ] || { echo "$f: $link is not there"; exit 1; }
		done || exit
	done'

holds 'every line that is read from the example fits the schemas of reports and claims' sh -c '
	knell read "$TOP"/examples/reports/* >stream.jsonl; [ $? -le 3 ] && [ -s stream.jsonl ] &&
		"$BIN/tools/schema" "$TOP/docs/schema/report.schema.json" "$TOP/docs/schema/claim.schema.json" <stream.jsonl'
if [ -f "$TOP/docs/schema/toll.schema.json" ]; then
	holds 'the toll of the example fits its schema' sh -c '
		knell toll --json stream.jsonl >toll.json && "$BIN/tools/schema" --whole "$TOP/docs/schema/toll.schema.json" <toll.json'
else
	skip 'the toll of the example fits its schema' 'docs/schema has none for it'
fi
cat >small.json <<'END'
{"type":"object","required":["a"],"additionalProperties":false,"properties":{
 "a":{"type":["integer","null"],"minimum":0},"b":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/word"}}},
 "$defs":{"word":{"type":"string","enum":["x","y"]}}}
END
printf '%s\n' '{"a":1}' '' '{"a":null,"b":["x","y"]}' '{"a":-1,"b":["z"]}' '{"a":"1","b":[],"c":2}' '[]' 'x' >values
expect_all 'what does not fit a schema is refused, with the line, the place and the reason' 1 sh -c '
	"$BIN/tools/schema" small.json <values' <<'END'
line 4 does not fit
 by small.json
  at .a: too small 
  at .b[0]: the value is not one of those listed: z
line 5 does not fit
 by small.json
  at the top: the schema has no member c
  at .a: the type may not be string
  at .b: there are too few items
line 6 does not fit
 by small.json
  at the top: the type may not be array
line 7 does not fit
  not JSON at column 1: invalid token near 'x'
schema: 4 of 6 values do not fit
END

# The checks themselves, on a small project with one fault of every kind.
# (A rule is written Q-1 here, so that the check of the whole project passes over it.)
mkdir -p small/tools small/docs/method small/src/toll small/src/base small/test small/assets small/fuzz
cp "$TOP/tools/rooms" "$TOP/tools/rules" "$TOP/tools/lengths" small/tools
printf 'base:\ntoll: base\n' >small/src/ROOMS
sed 's/Q-/SUM-/g' >small/docs/method/toll.md <<'END'
| rule | says |
|---|---|
| `Q-1` | kept by everybody |
| Q-2 | forgotten by the code |
### Q-3 forgotten by the tests
| Q-1 | stated again |
END
echo 'see (method/toll.md), not ](method/gone.md)' >small/docs/METHOD.md
printf '#include "base/a.h"\n#include "reader/a.h"\n/* Q-1 Q-3 UTF-8 Q-10 */\n' | sed 's/Q-/SUM-/g' >small/src/toll/a.c
printf 'int f(void)\n{\n%s\n}\n' "$(yes ';' | head -n 79)" >small/src/base/a.c
printf '/* Q-1 Q-2 */\n' | sed 's/Q-/SUM-/g' >small/test/a.c
echo 'AK-47 Q-11' | sed 's/Q-/SUM-/g' >small/assets/words
expect_all 'a rule forgotten by the code, by a test or by the method is found, and so is a broken link' 0 \
	sh -c 'small/tools/rules | sed "s/SUM-/Q-/g"' <<'END'
docs/method: Q-1 is stated more than once
src/toll/a.c: names Q-10, which docs/method does not state
assets/words: names Q-11, which docs/method does not state
Q-2 is stated in docs/method and named nowhere in src or assets
Q-3 is stated in docs/method and named by no test
docs/METHOD.md links docs/method/gone.md, which is not there
END
expect_all 'an include that src/ROOMS does not allow is found' 1 small/tools/rooms <<'END'
src/toll/a.c: room 'toll' may not use room 'reader' (src/ROOMS)
END
expect_all 'a function over 80 lines is found' 1 small/tools/lengths <<'END'
src/base/a.c:2: 81 lines, more than 80: int f(void)
the median function has 81 lines, more than 12
one function in ten has 81 lines or more, not at most 40
1 functions: median 81, ninetieth in a hundred 81, longest 81
END

holds 'rooms include only what src/ROOMS allows' "$TOP/tools/rooms"
holds 'every rule of the method is in code and in a test, and the reverse' "$TOP/tools/rules"
holds 'functions and files are short' "$TOP/tools/lengths"
done_testing
