# Transcript tests. A file in this folder is a shell script that sources this one and says what must hold:
#
#     expect SENTENCE STATUS COMMAND... <<'END'   standard output, or standard error when STATUS is not 0
#     expect_notes SENTENCE STATUS COMMAND...     standard error, whatever the status
#     expect_all SENTENCE STATUS COMMAND...       both, output first
#     holds SENTENCE COMMAND...                   the command succeeds
#     skip SENTENCE REASON                        counted and named, never silent
#     done_testing                                last
#
# A pipeline is written as: sh -c 'knell read "$1" | knell toll' - file. The test runs in an empty folder;
# $TOP is the project, $BIN holds the program, which is on the PATH.
set -u
bin=${BIN:?set BIN to the folder of the program}
: "${TOP:?set TOP to the folder of the project}"
PATH=$bin:$PATH
LC_ALL=C.UTF-8
unset KNELL_CASEBOOK NO_COLOR
export PATH LC_ALL TOP BIN
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
count=0 failures=0

verdict() { # SENTENCE FAILED: one line of TAP
	count=$((count + 1))
	if [ "$2" -eq 0 ]; then
		echo "ok $count - $1"
	else
		echo "not ok $count - $1"
		failures=$((failures + 1))
	fi
}

# What was printed is in .got and .notes, what was wanted in .want: hidden, so that a test's own files are alone.
compare() { # SENTENCE STATUS ACTUAL PRINTED
	if [ "$3" -eq "$2" ] && cmp -s .want "$4"; then
		verdict "$1" 0
		return
	fi
	verdict "$1" 1
	echo "# status $3, wanted $2"
	diff -u .want "$4" | sed 's/^/# /'
	[ "$4" = .notes ] || sed 's/^/# said: /' .notes
}

expect() {
	sentence=$1 status=$2
	shift 2
	cat >.want
	"$@" >.got 2>.notes </dev/null
	actual=$?
	if [ "$status" -eq 0 ]; then printed=.got; else printed=.notes; fi
	compare "$sentence" "$status" "$actual" "$printed"
}

expect_notes() {
	sentence=$1 status=$2
	shift 2
	cat >.want
	"$@" >.got 2>.notes </dev/null
	actual=$?
	compare "$sentence" "$status" "$actual" .notes
}

expect_all() {
	sentence=$1 status=$2
	shift 2
	cat >.want
	"$@" >.got 2>.notes </dev/null
	actual=$?
	cat .got .notes >.both
	compare "$sentence" "$status" "$actual" .both
}

holds() {
	sentence=$1
	shift
	"$@" >.got 2>&1 </dev/null
	actual=$?
	verdict "$sentence" "$actual"
	[ "$actual" -eq 0 ] || sed 's/^/# /' .got
}

skip() {
	count=$((count + 1))
	echo "ok $count - $1 # SKIP $2"
}

done_testing() {
	echo "1..$count"
	[ "$failures" -eq 0 ]
}
