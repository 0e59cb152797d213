#!/bin/sh
# A casebook from the first day: made, filled, looked at. What is random in it is masked.
# shellcheck source=test/cli/lib.sh
. "$TOP/test/cli/lib.sh"
XDG_DATA_HOME=$work/device
export XDG_DATA_HOME
echo 'seven lamps beside the harbour wall sing' >pass
echo 'AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SLJZLNM' >bad
cp "$TOP/examples/reports/r01.txt" "$TOP/examples/reports/r15.html" "$TOP/examples/reports/r17.txt" "$TOP/examples/reports/posts.jsonl" .
cp "$TOP/examples/lists/families.csv" .
mask() { sed 's/[0-9a-f]\{12\}\(:[0-9]\)/ID\1/g; s/20[0-9-]*T[0-9:]*Z/TIME/g; s/[0-9a-f]\{12\}$/DEVICE/; s/[0-9a-f]\{64\}/DIGEST/g; s/AGE-SECRET-KEY-1[A-Z0-9]*/KEY/; s/age1[a-z0-9]*/RECIPIENT/; s,casebook/[0-9a-f]*+.*,VKEY,'; }
k() { # COMMAND...: on the casebook, output and remarks masked; the status is the command's
	command=$1
	shift
	knell "$command" -C case --key-file key "$@" >out 2>err
	status=$?
	mask <out
	mask <err >&2
	return $status
}

expect_all 'a casebook is made by a passphrase, whose strength is said, and a recovery key is shown once' 0 sh -c '
	knell init --key-file pass --name "Desk 2" sealed 2>&1 | sed "s/AGE-SECRET-KEY-1[A-Z0-9]*/KEY/; s/[0-9a-f]\{12\}$/DEVICE/"' <<'EOF'
knell: the passphrase has about 77 bits, strong
knell init: 'sealed' is made; this device writes as DEVICE
The recovery key, shown this once. Write it down, keep it away from this device; it opens
the casebook when the passphrase is forgotten (knell recover):

  KEY
EOF
expect 'it is not made twice' 2 knell init --key-file pass sealed <<'EOF'
knell: the passphrase has about 77 bits, strong
knell init: 'sealed' is a casebook already
EOF
echo 'seven lamps beside the harbour wall sang' >wrong
expect 'a wrong passphrase is said in one sentence' 3 knell log -C sealed --key-file wrong <<'EOF'
knell log: this passphrase does not open the casebook
EOF
expect 'and without a terminal or a key file nothing is asked' 2 setsid knell log -C sealed <<'EOF'
knell log: there is no terminal to ask for the passphrase; use --key-file
EOF
expect 'the folder is opened by nobody else' 0 sh -c 'find sealed -type f -perm /077 | wc -l' <<'EOF'
0
EOF
expect 'another folder is no casebook' 3 knell log -C device --key-file pass <<'EOF'
knell log: 'device' is no casebook: it has no FORMAT
EOF
expect 'which casebook must be said' 2 knell log --key-file pass <<'EOF'
knell log: which casebook? say it with -C or in the environment, KNELL_CASEBOOK
EOF

# From here on an identity opens it, which takes no second.
age-keygen -o key 2>/dev/null
knell init --key-file key case >made 2>&1
expect 'documents come in and are read' 0 k add r01.txt r15.html posts.jsonl <<'EOF'
ID:3  report  4 claims  r01.txt
ID:9  report  8 claims  r15.html
ID:19  file  posts.jsonl
ID:21  report  2 claims  posts.jsonl:1
ID:25  report  1 claim  posts.jsonl:2
ID:28  report  2 claims  posts.jsonl:3
EOF
cp r01.txt copy.txt
expect 'the same file again is one document, and its custody grows' 0 k add copy.txt posts.jsonl <<'EOF'
ID:3  here already  copy.txt
ID:19  here already  posts.jsonl
EOF
expect 'custody says how often it came, and under which names' 0 sh -c '
	knell custody -C case --key-file key "$(knell list -C case --key-file key 2>/dev/null | sed -n "1s/ .*//p")" |
	sed "s/.*  taken in/taken in/; s/ path .*//; s/^[0-9a-f]*:/ID:/; s/[0-9a-f]\{64\}/DIGEST/"' <<'EOF'
ID:3  r01.txt  1188 bytes
sha256 DIGEST
taken in  name r01.txt 
taken in  name copy.txt 
EOF
expect 'a list comes in row by row' 0 k add families.csv <<'EOF'
ID:34  list  72 records  families.csv
EOF
expect_notes 'as what its columns were read is said, and a map sets it right' 0 k add --map ignore=place --keep families.csv <<'EOF'
knell add: 0 documents, 1 here already, 0 claims, unreviewed
EOF
printf 'person,deeds\nAda,many\n' >deeds.csv
expect_notes 'a table without names is kept and not read' 0 k add deeds.csv <<'EOF'
knell add: kept and not read as a list: deeds.csv: none of its columns is known to hold a name; it has 'person', 'deeds'; say which with --map name=HEADER
knell add: 1 document, 0 here already, 0 claims, unreviewed
EOF
ln -s r01.txt link
mkfifo pipe
expect_notes 'links, pipes, folders and what is not there are refused one by one, the rest is taken in' 3 k add --keep link pipe device nothing r17.txt <<'EOF'
knell add: 'link' is a symbolic link, which is not followed: name the file itself
knell add: 'pipe' is a device or a pipe, not a file
knell add: 'device' is a folder: name the files in it
knell add: cannot open 'nothing': No such file or directory
knell add: 1 document, 0 here already, 0 claims, unreviewed
knell add: 4 things could not be taken in; all else was
EOF
knell read r01.txt r15.html >claims.jsonl
printf '%s\n' '{"report":"elsewhere","outlet":"The Gull"}' '{"id":"elsewhere#1","report":"elsewhere","harm":"killed","count":{"low":5,"high":5},"words":"five"}' '{"id":' >>claims.jsonl
expect_notes 'a stream of claims comes in, on the documents that are there' 3 k add --claims claims.jsonl <<'EOF'
knell add: claims.jsonl:17: not JSON at column 6: unexpected token near end of file
knell add: 2 documents, 0 here already, 13 claims, unreviewed
knell add: 1 thing could not be taken in; all else was
EOF
first=$(knell list -C case --key-file key 2>/dev/null | sed -n '1s/ .*//p')
expect 'a note is a document like any other, and says what it is about' 0 k note --about "$first" handed over by the clerk <<'EOF'
ID:129  note  note of TIME
EOF
expect 'it is found at what it is about' 0 sh -c 'knell show -C case --key-file key "$1" | sed "1,/^referred/d" | grep -c "note of"' - "$first" <<'EOF'
1
EOF
echo 'I counted nine bodies at the camp market in Port Selene on Friday.' >said
expect 'a testimony is read for claims' 0 sh -c 'knell testimony -C case --key-file key --by "Witness 4" --date 2031-03-15 <said | sed "s/^[0-9a-f]*:/ID:/; s/20.*/TIME/"' <<'EOF'
ID:131  testimony  1 claim  testimony of TIME
EOF
expect 'words are found in any script' 0 sh -c '
	for w in "counted bodies" "WITNESS 4" "clerk"; do knell find -C case --key-file key $w | wc -l; done' <<'EOF'
3
4
1
EOF
expect 'and it is said when nothing has them' 1 k find no such words <<'EOF'
knell find: nothing has these words
EOF
expect 'an export is byte for byte, and recorded' 0 sh -c '
	knell export -C case --key-file key --to "a court" --out out.txt "$1" && cmp out.txt r01.txt &&
	knell custody -C case --key-file key "$1" | sed -n "\$s/.*  exported/exported/p"' - "$first" <<'EOF'
exported  to a court
EOF
expect 'what is there already is not written over' 2 knell export -C case --key-file key --out out.txt "$first" <<'EOF'
knell export: 'out.txt' is there already
EOF
expect 'an id that is none' 2 knell show -C case --key-file key 12 <<'EOF'
knell show: '12' is no id; ids look as 1a2b3c4d5e6f:7
EOF
expect 'the index is the same whenever it is made' 0 sh -c '
	knell rebuild -C case --key-file key >a; knell rebuild -C case --key-file key >b; cmp a b && cut -d, -f1 a' <<'EOF'
135 entries
EOF
holds 'a second program is refused while one writes' sh -c '
	flock -x case/FORMAT sleep 2 & sleep 0.5; knell list -C case --key-file key 2>said; s=$?; wait
	[ $s -eq 4 ] && grep -q "another program" said'
holds 'no word of a report stands in the casebook, nor in what the device keeps' sh -c '
	! grep -rqiE "selene|mortar|witness|families.csv|clerk" case device'
expect 'a newer format is refused' 3 sh -c 'cp -r case newer && echo casebook/v2 >newer/FORMAT && knell log -C newer --key-file key' <<'EOF'
knell log: 'newer' has format 2, which this program doesn't know; a newer one reads it. If none ever wrote here, FORMAT is damaged: it is to be 'casebook/v1'
EOF
expect_all 'documents of one kind alone are listed, notes that somebody wrote among them; another kind is told' 2 sh -c '
	for kind in note testimony list; do knell list -C case --key-file key --kind $kind 2>/dev/null | wc -l; done; knell list -C case --key-file key --kind none 2>&1' <<'EOF'
1
1
1
knell list: no kind 'none'; see 'knell help list'
EOF
head -c 1500000 /dev/zero >film.mp4
expect_notes 'a large file out of which nothing can be read is kept, and that is said' 0 k add film.mp4 <<'EOF'
knell add: kept and not read: 'film.mp4' is binary, not a text
knell add: 1 document, 0 here already, 0 claims, unreviewed
EOF
if mkdir small many && mount -t tmpfs -o size=900k tmpfs small 2>/dev/null; then
	for i in $(seq 10 59); do head -c 30000 /dev/urandom >"many/$i.bin"; done
	knell init --key-file key small/case >made 2>&1
	knell add --keep -C small/case --key-file key many/* >taken 2>refused
	expect 'on a full disk what was acknowledged is there, the rest is named, and the machine is blamed' 0 sh -c '
		taken=$(wc -l <taken) named=$(grep -c "not taken in" refused)
		[ "$taken" -gt 5 ] && [ "$named" -gt 5 ] && [ $((taken + named)) -eq 50 ] && tail -1 refused | grep -o "No space left on device"
		knell list -C small/case --key-file key 2>/dev/null | wc -l | grep -qx "$taken" || echo "not all is there"' <<'EOF'
No space left on device
EOF
	umount small
else
	skip 'on a full disk what was acknowledged is there' 'no small disk can be mounted here'
fi
done_testing
