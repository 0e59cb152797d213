. "$TOP/test/cli/lib.sh"

# What outsiders and colleagues see: proofs, timestamps, merging, backups; with others' tools where they are there.
export XDG_DATA_HOME=$work/device
echo 'a lantern, seven boats and the long quay' >passphrase
identity() { # NAME: an age identity; it costs no second to open, as a passphrase does
	knell init --key-file passphrase "throwaway-$1" 2>/dev/null | sed -n 's/^ *\(AGE-SECRET-KEY-.*\)/\1/p' >"$1"
	rm -r "throwaway-$1"
}
identity key
identity key-b
report=$TOP/examples/reports/r03.txt

knell init --key-file key --name 'Desk 1' a >recovery 2>/dev/null
knell init --key-file key-b --name 'Desk 2' b >/dev/null 2>&1
knell add -C a --key-file key "$report" "$TOP/examples/reports/r05.txt" >added 2>/dev/null
knell add -C b --key-file key-b "$report" "$TOP/examples/reports/r08.txt" >/dev/null 2>&1
document=$(sed -n 's/ .*//; 1p' added)
claim=$(knell log -C a --key-file key | awk '/ claim / { print $2; exit }')

holds 'a casebook verifies, with its key and without' \
	sh -c 'knell verify --key-file key a && knell verify --no-key a'
holds 'without the key it is said what was not checked' \
	sh -c 'knell verify --no-key a | grep -q "not checked without the key: what the entries say"'

echo 'another passphrase, with a slip of the finger' >slip
expect 'with another key that is said, and what needs none is verified' 3 knell verify --key-file slip a <<'END'
knell verify: the casebook does not open with this key: it is another one, or identity.age or the keyring was altered; what needs no key verifies
END

# A proof for an outsider.
holds 'a claim is proved with chosen fields' knell prove -C a --key-file key --fields what,words -o shown "$claim"
holds 'the bundle verifies where there is no casebook and no key' sh -c 'mkdir away && cp -r shown away && cd away && knell verify shown'
holds 'what is withheld is in none of its files' sh -c '! grep -rq "$(basename "$1")" shown' - "$report"
run_readme() { # the commands as they stand there, one failing being the failure of all
	(cd "$1/data" && sed -n 's/^    //p' README.txt | sed '1i set -e' >"$work/commands" && sh "$work/commands")
}
holds 'the commands in its README check it with sha256sum and openssl' run_readme shown
refuses() { # FILE: a byte of it altered
	cp -r shown harmed && perl -0777 -i -pe 'substr($_, 30, 1) ^= "\1"' "harmed/data/$1"
	run_readme harmed
	refused=$?
	rm -rf harmed
	[ $refused -ne 0 ]
}
for file in f/00 entry.txt checkpoint leaf; do
	holds "and refuse it with $file altered" refuses $file
done
holds 'its bag is one that sha256sum accepts' sh -c 'cd shown && sha256sum -c --quiet manifest-sha256.txt tagmanifest-sha256.txt'
if [ -n "${SHARED-}" ] && [ -f "$SHARED/tools/verify_tlog.py" ] && command -v python3 >/dev/null; then
	holds 'an independent verifier of transparency logs accepts the proof' python3 "$SHARED/tools/verify_tlog.py" \
		--vkey @shown/data/log.key --proof shown/data/leaf.tlog-proof --leaf shown/data/leaf
	holds 'and the log itself' sh -c 'for l in a/logs/*; do python3 "$SHARED/tools/verify_tlog.py" -q --vkey "@$l/key" "$l" || exit; done'
else
	skip 'an independent verifier of transparency logs accepts the proof' 'there is no python3 or no shared data'
fi
# Debian: golang-go, golang-golang-x-mod-dev. The library of the checksum database of Go modules.
if command -v go >/dev/null && [ -d /usr/share/gocode/src/golang.org/x/mod/sumdb/tlog ] &&
	GO111MODULE=off GOFLAGS='' GOPATH=/usr/share/gocode GOCACHE=$TOP/build/go go build -o tlog "$TOP/test/others/tlog.go" 2>go.notes; then
	holds "Go's library of transparency logs accepts the proof, its checkpoint and its key" ./tlog shown/data/log.key shown/data/leaf.tlog-proof shown/data/leaf
	holds 'and the checkpoint of every log' sh -c 'for l in a/logs/*; do ./tlog "$l/key" "$l/checkpoint" || exit; done'
	holds 'and the note that signs an edition' sh -c 'knell publish --key-file key --draft a edition && ./tlog edition/proofs/*.key edition/proofs/signature.note'
	cp shown/data/leaf other-leaf
	printf x | dd of=other-leaf bs=1 conv=notrunc 2>/dev/null
	expect 'and refuses another leaf' 1 sh -c './tlog shown/data/log.key shown/data/leaf.tlog-proof other-leaf >&2' <<'END'
invalid transparency proof
END
else
	skip "Go's library of transparency logs accepts the proof" 'there is no go, or not its golang.org/x/mod'
fi
if command -v python3 >/dev/null && python3 -c 'import bagit' 2>/dev/null; then
	holds 'bagit.py accepts the bundle as a bag' python3 -m bagit --validate --quiet shown
else
	skip 'bagit.py accepts the bundle as a bag' 'there is no bagit for python3'
fi
holds 'a document is shown with its own bytes' sh -c 'knell prove -C a --key-file key --document -o whole "$1" && cmp whole/data/document/* "$2" && knell verify whole' - "$document" "$report"

# A timestamp, from an authority of our own.
cat >tsa.cnf <<'END'
[tsa]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ordering = yes
tsa_name = yes
ess_cert_id_alg = sha256
END
echo 01 >serial
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout tsa.key -out tsa.pem -days 2 \
	-subj '/CN=Clock of Port Selene' -addext extendedKeyUsage=critical,timeStamping 2>/dev/null
holds 'a request is written to be carried' sh -c 'knell stamp -C a --key-file key -o carried && ls carried/*.tsq'
openssl ts -reply -config tsa.cnf -section tsa -queryfile carried/*.tsq -signer tsa.pem -inkey tsa.key -out answer.tsr 2>/dev/null
holds 'the answer is verified and taken in' sh -c 'knell stamp -C a --key-file key --roots tsa.pem answer.tsr >said'
holds 'the command that was printed checks it' sh -c 'tail -n 1 said | sh'
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout other.key -out other.pem -days 2 \
	-subj '/CN=Nobody' -addext extendedKeyUsage=critical,timeStamping 2>/dev/null
expect 'an answer that other roots vouch for is refused' 5 knell stamp -C a --key-file key --roots other.pem answer.tsr <<'END'
knell stamp: 'answer.tsr': the timestamp does not verify: certificate verify error
END
holds 'a proof has the timestamp with it, and its README the command' sh -c '
	knell prove -C a --key-file key -o stamped "$1" && knell verify stamped | grep -q "not after .*Clock of Port Selene"' - "$claim"
holds 'which openssl runs' run_readme stamped
holds 'the casebook with it verifies' knell verify --key-file key a
printf x | dd of="$(ls a/logs/*/checkpoints/*.tsr)" bs=1 seek=900 conv=notrunc 2>/dev/null
holds 'and does not when the timestamp was altered' sh -c 'knell verify --no-key a >said; [ $? = 5 ] && grep -q "^a/logs/.*tsr$" said'
rm a/logs/*/checkpoints/*.tsr

# Colleagues.
expect 'a colleague who is no member is told what to do' 3 knell pull -C b --key-file key-b a <<'END'
knell pull: 'a' does not open with this casebook's key: be made a member there (knell member add), or give --other-key-file
END
mkdir nothing
expect 'what is no casebook is told as that' 3 knell pull -C b --key-file key-b nothing <<'END'
knell pull: 'nothing' is no casebook: it has no FORMAT
END
expect 'nor is a casebook a colleague of itself' 2 knell pull -C b --key-file key-b ./b <<'END'
knell pull: a casebook takes nothing over from itself
END
two=$(knell member -C b --key-file key-b | awk '/Desk 2/ { print $1 }')
one=$(knell member -C a --key-file key | awk '/Desk 1/ { print $1 }')
holds 'each makes the other a member' sh -c 'knell member -C a --key-file key add "$1" --name "Desk 2" &&
	knell member -C b --key-file key-b add "$2" --name "Desk 1"' - "$two" "$one"
holds 'and pulls' sh -c 'knell pull -C b --key-file key-b a && knell pull -C a --key-file key b'
entries() {
	knell log -C "$1" --key-file "${2-key}" | grep -v ' observe ' | sort
}
holds 'both have the same entries then, but for observations' sh -c '[ "$1" = "$2" ]' - "$(entries a)" "$(entries b key-b)"
toll() {
	knell toll -C "$1" --key-file "${2-key}" 2>/dev/null
}
holds 'and the same toll' sh -c '[ -n "$1" ] && [ "$1" = "$2" ]' - "$(toll a)" "$(toll b key-b)"
holds 'both verify, with cosignatures' sh -c 'knell verify --key-file key a && knell verify --key-file key-b b | grep -q "1 cosignature"'
holds 'a member who was removed is in the list no more' sh -c 'knell member -C a --key-file key remove "$1" --reason left &&
	! knell member -C a --key-file key | grep -q "$1"' - "$two"

# The drill: the laptop is lost, with the device's keys; the casebook's key too.
holds 'a backup is a verified copy' knell backup -C a saved
expect 'a backup is never written over' 2 knell backup -C a saved <<'END'
knell backup: 'saved' is there already; a backup is never written over
END
before=$(entries a)
rm -rf a device
sed -n 's/^ *\(AGE-SECRET-KEY-.*\)/\1/p' recovery >paper
cp -r saved a
after=$(entries a)
holds 'restored, it has every entry' sh -c '[ "$1" = "$2" ]' - "$before" "$after"
holds 'the recovery key opens it, and it goes on under a log of its own' \
	sh -c 'knell add -C a --key-file paper "$1" >/dev/null 2>notes && grep -q "begins a log of its own" notes && knell verify --key-file paper a' - "$TOP/examples/reports/r12.txt"
if command -v age >/dev/null; then
	# The last one was added by the last command: its secret is not in the write-ahead log alone.
	expect 'age opens the keyring with the recovery key, and every object of the vault with its identity from there' 0 sh -c '
		age -d -i paper a/keyring.*.age >ring
		for object in a/vault/*/*.age; do
			name=${object##*/}
			awk -v name="${name%.age}" "\$1 == \"object\" && \$2 == name { print \$3 }" ring >identity
			age -d -i identity "$object" | head -c 20 | grep -q . || echo "$object does not open"
		done' <<'END'
END
else
	skip 'age opens the keyring with the recovery key, and every object' 'age is not installed'
fi

# Killed at whatever moment, a casebook has each file of which a line was printed.
for moment in 0.02 0.15 0.4; do
	knell add -C b --key-file key-b "$TOP"/examples/reports/r1[0-6].txt >printed 2>/dev/null &
	sleep $moment
	kill -9 $! 2>/dev/null
	wait $! 2>/dev/null
	said=$(sed -n 's/  .*//p' printed | sort -u)
	holds "killed after $moment s, it has what was acknowledged, and verifies" sh -c '
		knell note -C b --key-file key-b "after $2" >/dev/null && knell verify --key-file key-b b &&
		knell log -C b --key-file key-b >lines && for id in $1; do grep -q " $id " lines || exit 1; done' - "$said" $moment
done
done_testing
