#!/usr/bin/env python3
"""Checks the proofs of all claims of an edition with python3 alone, and openssl for the signatures: python3 check.py"""
import base64, hashlib, json, os, subprocess, sys, tempfile

os.chdir(os.path.dirname(os.path.abspath(__file__)))
signed = set()  # logs with the checkpoints of theirs that were checked


def sha(data):
    return hashlib.sha256(data).digest()


def fail(who, why):
    sys.exit(f"{who}: {why}")


def check_signature(who, log, checkpoint):
    if (log, checkpoint) in signed:
        return
    text, signatures = checkpoint.split("\n\n", 1)
    with tempfile.TemporaryDirectory() as t:
        with open(f"{t}/text", "w", newline="") as f:
            f.write(text + "\n")
        with open(f"{t}/signature", "wb") as f:
            f.write(base64.b64decode(signatures.split("\n")[0].split(" ")[-1])[-64:])
        good = subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", f"{log}.pem", "-rawin", "-in", f"{t}/text", "-sigfile", f"{t}/signature"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if good.returncode:
        fail(who, f"the checkpoint is not signed by {log}")
    signed.add((log, checkpoint))


def root_of(leaf, index, size, path):
    """RFC 9162, 2.1.3.2"""
    node, last = sha(b"\0" + leaf), size - 1
    for sibling in path:
        if last == 0:
            return None
        if index & 1 or index == last:
            node = sha(b"\1" + sibling + node)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            node = sha(b"\1" + node + sibling)
        index, last = index >> 1, last >> 1
    return node if last == 0 else None


def check(line):
    who = line.get("decision") or line["claim"]
    leaf = sha(line["entry"].encode())
    if leaf.hex() != line["leaf"]:
        fail(who, "the entry is not that of its leaf")
    for field in line["fields"]:
        if field["sha256"] not in line["entry"]:
            fail(who, "the entry does not name a field")
        if "file" in field and sha(base64.b64decode(field["file"])).hex() != field["sha256"]:
            fail(who, "a field is not that of its digest")
    head, checkpoint = line["proof"].split("\n\n", 1)
    lines = head.split("\n")  # the form, the place, hashes upwards
    _, size, root = checkpoint.split("\n")[:3]
    path = [base64.b64decode(x) for x in lines[2:]]
    if root_of(leaf, int(lines[1].split(" ")[1]), int(size), path) != base64.b64decode(root):
        fail(who, "the proof does not lead to the checkpoint")
    check_signature(who, line["log"], checkpoint)


for name, what in (("claims.jsonl", "claims"), ("decisions.jsonl", "corrections")):
    if not os.path.exists(name):
        continue
    count = 0
    with open(name, encoding="utf-8") as lines:
        for text in lines:
            check(json.loads(text))
            count += 1
    print(f"{count} {what}: each stands in the signed log as it is shown")
