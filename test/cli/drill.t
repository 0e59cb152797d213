#!/bin/sh
# docs/drill.md, step by step.
# shellcheck source=test/cli/lib.sh
. "$TOP/test/cli/lib.sh"
XDG_DATA_HOME=$work/laptop
export XDG_DATA_HOME
echo 'seven lamps beside the harbour wall sing' >pass
echo 'nine ropes under an old grey ferry hum' >new
cp "$TOP/examples/reports/r01.txt" .
knell init --key-file pass case 2>/dev/null | grep -o 'AGE-SECRET-KEY.*' >paper
knell add -C case --key-file pass r01.txt >added 2>&1
cp -r case backup
report=$(sed -n '1s/ .*//p' added)

expect_notes 'on another laptop a restored copy begins a log of its own' 0 env XDG_DATA_HOME="$work/second" knell note -C backup --key-file pass restored <<'EOF'
knell: this device has not written in this copy of the casebook before: it begins a log of its own
EOF
expect 'and has everything' 0 sh -c 'ls backup/logs | wc -l; knell log -C backup --key-file pass | grep -c claim' <<'EOF'
2
4
EOF
expect_notes 'a forgotten passphrase is replaced by the recovery key' 0 knell recover -C case --key-file paper --new-key-file new <<'EOF'
knell: this device's key does not open (it is damaged, or was sealed to an identity that was replaced): it begins a log of its own
knell recover: the casebook opens with the new passphrase; the old identity is a member no more.
EOF
expect 'the old passphrase opens nothing then' 3 knell log -C case --key-file pass <<'EOF'
knell log: this passphrase does not open the casebook
EOF
expect 'the new one all' 0 sh -c 'knell log -C case --key-file new | grep -c claim' <<'EOF'
4
EOF
expect_notes 'and this device goes on in the log it began' 0 knell note -C case --key-file new again <<'EOF'
EOF
expect 'the recovery key stays valid, and is an identity that age itself takes' 0 sh -c '
	age -d -i paper case/keyring.*.age | head -1' <<'EOF'
casebook-keyring/v1
EOF
expect_notes 'what is no recovery key is told so' 3 knell recover -C case --key-file pass --new-key-file new <<'EOF'
knell recover: 'pass' holds no recovery key
EOF
cp -r case older
knell note -C case --key-file new 'written after the backup' >after 2>&1
mv case broken && mv older case
knell note -C case --key-file new 'after the restore' >restored 2>&1
expect 'a backup put in the place of the casebook is noticed, and a new log begun' 0 sh -c 'sed -n 1p restored; ls case/logs | wc -l' <<'EOF'
knell: this copy of the casebook was restored or copied (it is older than what this device wrote last): a new log is begun
3
EOF
expect_notes 'a passphrase is changed' 0 knell passphrase -C case --key-file new --new-key-file pass <<'EOF'
knell passphrase: changed. A copy that was made before still opens with the old one.
EOF
expect 'the identity is one that stock age opens by the passphrase' 0 sh -c '
	head -1 case/identity.age; ls case | grep -c part || true' <<'EOF'
age-encryption.org/v1
0
EOF
expect 'erasing wants a reason' 2 knell erase -C case --key-file pass "$report" <<'EOF'
knell erase: wants a reason: --reason TEXT
EOF
objects=$(find case/vault -name '*.age' | wc -l)
expect 'a document goes with all that was read out of it' 0 knell erase -C case --key-file pass --reason 'consent withdrawn' "$report" <<'EOF'
6 entries and 1 object erased
EOF
expect 'and is gone' 3 sh -c 'knell show -C case --key-file pass "$1" 2>&1 | sed "s/[0-9a-f]\{12\}:/ID:/" >&2; exit 3' - "$report" <<'EOF'
knell show: entry 'ID:3' is erased
EOF
expect 'its line stays, its object does not, and no figure has it' 0 sh -c '
	knell log -C case --key-file pass | grep -c erased; find case/vault -name "*.age" | wc -l
	knell toll -C case --key-file pass 2>/dev/null; echo "$1"' - "$objects" <<'EOF'
6
2
no toll: 0 claims in 0 reports
3
EOF
done_testing
