// Checks a proof that knell wrote by the Go project's own library, which the checksum database of Go modules runs on: the checkpoint
// is a signed note, and the leaf stands in its tree. usage: tlog KEY PROOF LEAF; without PROOF and LEAF the second is a note alone.
package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func stop(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func read(path string) []byte {
	b, err := os.ReadFile(path)
	stop(err)
	return b
}

func hash(text string) (h tlog.Hash) {
	b, err := base64.StdEncoding.DecodeString(text)
	stop(err)
	if copy(h[:], b) != len(b) || len(b) != tlog.HashSize {
		stop(fmt.Errorf("%q is no hash", text))
	}
	return h
}

func open(raw []byte) string {
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read(os.Args[1]))))
	stop(err)
	n, err := note.Open(raw, note.VerifierList(verifier))
	stop(err)
	return n.Text
}

func main() {
	if len(os.Args) == 3 {
		fmt.Print(open(read(os.Args[2])))
		return
	}
	head, checkpoint, found := bytes.Cut(read(os.Args[2]), []byte("\n\n"))
	if !found {
		stop(fmt.Errorf("no checkpoint stands in the proof"))
	}
	lines := strings.Split(string(head), "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		stop(fmt.Errorf("%q is no proof", lines[0]))
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	stop(err)
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		proof = append(proof, hash(line))
	}
	text := strings.Split(open(checkpoint), "\n")
	size, err := strconv.ParseInt(text[1], 10, 64)
	stop(err)
	stop(tlog.CheckRecord(proof, size, hash(text[2]), index, tlog.RecordHash(read(os.Args[3]))))
	fmt.Printf("leaf %d of %d\n", index, size)
}
