#include "casebook/bundle_readme.h"

#include "base/encode.h"

#include <string.h>

struct str bundle_pem(const struct note_key *k, struct arena *mem)
{
	/* RFC 8410: SubjectPublicKeyInfo of an Ed25519 key, up to the key. */
	static const unsigned char front[12] = { 0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65,
		0x70, 0x03, 0x21, 0x00 };
	char der[sizeof front + sizeof k->key];
	memcpy(der, front, sizeof front);
	memcpy(der + sizeof front, k->key, sizeof k->key);
	struct str text = base64_text(mem, (struct str){ der, sizeof der }, BASE64_PADDED);
	return str_format(mem,
		"-----BEGIN PUBLIC KEY-----\n" STR_FMT "\n-----END PUBLIC KEY-----\n",
		STR_ARG(text));
}

static void add_step(struct buf *b, struct digest sibling, bool left)
{
	struct str hash =
		base64_text(b->mem, (struct str){ (const char *)sibling.byte, 32 }, BASE64_PADDED);
	buf_printf(b,
		"    { printf '\\001'; %s; } | openssl dgst -sha256 -binary >$t/up; mv $t/up "
		"$t/node\n",
		str_format(b->mem,
			left ? "echo " STR_FMT " | base64 -d; cat $t/node"
			     : "cat $t/node; echo " STR_FMT " | base64 -d",
			STR_ARG(hash))
			.at);
}

/* RFC 9162, 2.1.3.2: which side each hash of the proof stands on. */
static void add_path(struct buf *b, const struct proof *p)
{
	uint64_t at = p->index, last = p->checkpoint.size - 1;
	for (size_t i = 0; i < p->hashes.count; i++) {
		bool left = at % 2 == 1 || at == last;
		add_step(b, p->hashes.at[i], left);
		for (; left && at % 2 == 0 && at > 0; at /= 2)
			last /= 2;
		at /= 2;
		last /= 2;
	}
}

static void add_what(struct buf *b, const struct readme *r)
{
	buf_printf(b,
		"Entry " STR_FMT " of log " STR_FMT "\n\n"
		"What this shows: that the entry in entry.txt, with the %zu field%s in f/, stands "
		"at place %llu of a\n"
		"log of which the checkpoint, signed by the log's device, has %llu entries; and "
		"that neither\n"
		"was altered since. %zu field%s withheld: the entry commits to %s by digest, "
		"which\n"
		"tells nothing about the content.\n\n"
		"What it does not show: that what the entry says is true; that its time is right, "
		"which is the\n"
		"device's claim (" STR_FMT ").",
		STR_ARG(r->id), STR_ARG(r->item->log->origin), r->shown, r->shown == 1 ? "" : "s",
		(unsigned long long)r->item->index, (unsigned long long)r->proof->checkpoint.size,
		r->withheld, r->withheld == 1 ? " is" : "s are", r->withheld == 1 ? "it" : "them",
		STR_ARG(r->item->body.entry.time));
	if (r->commands.count)
		buf_printf(b, " The timestamps in outside/ show that it was there at their time,\n"
			      "if you trust the authority that gave them.");
	else
		buf_printf(b, " No timestamp of an authority is among these files:\n"
			      "that the entry is no younger than it says rests on the device and "
			      "its witnesses.");
	if (r->item->body.entry.has_after)
		buf_printf(b, " It is younger than the fact\nfrom outside whose SHA-256 is in its "
			      "line \"after\".");
	buf_printf(b, "\n\n");
}

static void add_commands(struct buf *b, const struct readme *r)
{
	buf_printf(b,
		"How to check it, in this folder, with sha256sum and openssl (3.0 or newer) "
		"alone:\n\n"
		"1. The fields are those that the entry commits to, and the leaf is the entry's "
		"digest.\n\n"
		"    grep '  f/' entry.txt | sha256sum --check --ignore-missing --strict\n"
		"    openssl dgst -sha256 -binary entry.txt | cmp - leaf\n\n"
		"2. The leaf leads to the root in the checkpoint (RFC 9162).\n\n"
		"    t=$(mktemp -d)\n"
		"    { printf '\\000'; cat leaf; } | openssl dgst -sha256 -binary >$t/node\n");
	add_path(b, r->proof);
	buf_printf(b, "    test \"$(base64 <$t/node)\" = \"$(sed -n 3p checkpoint)\"\n\n"
		      "3. The checkpoint is signed by the log's key, and the log is named after "
		      "the key.\n\n"
		      "    sed '/^$/,$d' checkpoint >$t/text\n"
		      "    sed '1,/^$/d' checkpoint | head -n 1 | sed 's/.* //' | base64 -d | tail "
		      "-c 64 >$t/signature\n"
		      "    openssl pkeyutl -verify -pubin -inkey log.pem -rawin -in $t/text "
		      "-sigfile $t/signature\n"
		      "    test \"$(openssl pkey -pubin -in log.pem -outform DER | tail -c 32 | "
		      "sha256sum | cut -c 1-32)\" = "
		      "\"$(sed -n '1s:casebook/::p' checkpoint)\"\n"
		      "    rm -r $t\n\n");
	if (r->commands.count)
		buf_printf(
			b, "4. Authorities saw the checkpoint at a time that they vouch for.\n\n");
	for (size_t i = 0; i < r->commands.count; i++)
		buf_printf(b, "    " STR_FMT "\n", STR_ARG(r->commands.at[i]));
	buf_printf(b,
		"%sAny verifier of C2SP transparency logs does 2 and 3 at once: it takes "
		"leaf.tlog-proof\n"
		"(c2sp.org/tlog-proof@v1), leaf, and the key in log.key. The folder above is a "
		"BagIt bag (RFC 8493).\n",
		r->commands.count ? "\n" : "");
	if (r->document)
		buf_printf(b, "The document in document/ is named after its SHA-256, which the "
			      "entry's field \"what\" has.\n");
}

struct str bundle_readme(const struct readme *r, struct arena *mem)
{
	struct buf b = { .mem = mem };
	add_what(&b, r);
	add_commands(&b, r);
	return buf_str(&b);
}
