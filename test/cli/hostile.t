#!/bin/sh
# A colleague's folder in which something else than files was planted: nobody waits for it, nothing is read through it, and what is
# whole is read.
# shellcheck source=test/cli/lib.sh
. "$TOP/test/cli/lib.sh"
XDG_DATA_HOME=$work/device
export XDG_DATA_HOME
age-keygen -o key 2>/dev/null
knell init --key-file key ours >/dev/null 2>&1
cp -r ours theirs
XDG_DATA_HOME=$work/other knell add -C theirs --key-file key "$TOP/examples/reports/r02.txt" >/dev/null 2>&1
find theirs -type f | sort >files
knell verify --key-file key theirs >/dev/null 2>&1 || echo "# theirs does not verify"

# A pipe that nobody writes, a link to where the file was moved, a directory, each in the place of each file in turn. `timeout` says 124.
plant() { # FILE WHAT
	mv "$1" moved
	case $2 in
	pipe) mkfifo "$1" ;;
	link) ln -s "$work/moved" "$1" ;;
	folder) mkdir "$1" ;;
	esac
}
unplant() {
	rm -rf "$1"
	mv moved "$1"
}
try() { # COMMAND...: its status when it is none of those that a person can make something of
	status=0
	timeout 20 "$@" >.said 2>&1 || status=$?
	case $status in
	0 | 3 | 5) ;;
	*) echo "$file as a $what: $* ends with $status: $(head -1 .said)" ;;
	esac
}
for what in pipe link folder; do
	grep -e wal -e checkpoint -e /0/ files >some
	[ $what = pipe ] && cp files some
	while read -r file; do
		plant "$file" $what
		try knell verify --key-file key theirs
		[ "$status" -ne 0 ] || echo "$file as a $what is not noticed"
		try knell log -C theirs --key-file key
		cp -r ours copy
		try knell pull -C copy --key-file key theirs
		timeout 20 knell verify --key-file key copy >/dev/null 2>&1 || echo "$file as a $what: what pulled it does not verify"
		rm -rf copy
		unplant "$file"
	done <some
done >wrong
expect 'a pipe, a link or a folder in the place of any file: verify names it, log and pull go on with the rest' 0 cat wrong <<'END'
END
mkfifo pipe
expect 'a pipe is no document' 3 timeout 20 knell add -C ours --key-file key pipe <<'END'
knell add: 'pipe' is a device or a pipe, not a file
knell add: 0 documents, 0 here already, 0 claims, unreviewed
knell add: 1 thing could not be taken in; all else was
END

# Killed as a program is that failed, at its start and while it waits for what is typed.
abort_after() { # SECONDS COMMAND...: core dumps that it leaves, in the folder `dumps`
	seconds=$1
	shift
	mkdir -p dumps
	# shellcheck disable=SC3045 # dash and bash have it
	(cd dumps && ulimit -c unlimited && exec "$@" <../typing >/dev/null 2>&1) &
	sleep "$seconds"
	kill -ABRT $! 2>/dev/null
	wait $! 2>/dev/null
}
mkfifo typing
sleep 30 >typing &
typist=$!
for seconds in 0.3 0.6 1; do
	abort_after $seconds knell testimony -C ../ours --key-file ../key --by 'Witness 4'
done
holds 'no core dump is left of a program that has a casebook open' sh -c '! ls dumps/* 2>/dev/null'
kill $typist
done_testing
