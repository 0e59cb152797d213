#include "base/padme.h"
#include "ledger_help.h"
#include "tap.h"
#include "vault/keyring.h"
#include "vault/vault.h"

#include <stdlib.h>

static struct str some_document(size_t len, struct arena *mem)
{
	char *at = NEW_ARRAY(mem, char, len + 1);
	for (size_t i = 0; i < len; i++)
		at[i] = (char)('a' + i % 23);
	return (struct str){ at, len };
}

static bool put(const struct vault *v, struct str document, struct vault_object *o)
{
	struct byte_source from = source_memory(&document);
	struct err e;
	return vault_put(v, &from, o, &e);
}

static enum err_kind get(
	const struct vault *v, const struct vault_object *o, struct str *out, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct sink to = sink_buf(&b);
	struct err e = { 0 };
	bool ok = vault_get(v, o, &to, &e);
	*out = buf_str(&b);
	return ok ? ERR_NONE : e.kind;
}

TEST("a document comes out of the vault as it went in, under the name of its encrypted bytes")
{
	static const size_t length[] = { 0, 1, 9, 1000, 65536, 300000 };
	struct vault v = { &disk_system, str_format(mem, "%s/vault", test_folder(mem)).at };
	for (size_t i = 0; i < sizeof length / sizeof *length; i++) {
		struct str document = some_document(length[i], mem), out, bytes;
		struct vault_object o, again;
		struct err e;
		CHECK(put(&v, document, &o) && put(&v, document, &again));
		CHECK(!digest_equal(o.name, again.name));
		CHECK(digest_equal(o.content, digest_of(document)) && o.size == length[i]);
		CHECK(get(&v, &o, &out, mem) == ERR_NONE && str_equal(out, document));
		CHECK(vault_check(&v, o.name, &e));
		CHECK(disk_read_file(
			v.disk, vault_path(&v, o.name, mem).at, 1 << 20, &bytes, mem, &e));
		CHECK(digest_equal(digest_of(bytes), o.name));
		CHECK(bytes.len >= padme(length[i]) + 200 && bytes.len < padme(length[i]) + 500);
		o.secret.byte[0] ^= 8;
		CHECK(get(&v, &o, &out, mem) == ERR_FINDING);
		o.secret.byte[0] ^= 8;
		o.size++;
		CHECK(get(&v, &o, &out, mem) == ERR_BROKEN);
	}
	struct digests names;
	struct strs unknown;
	struct err e;
	CHECK(vault_list(&v, &names, &unknown, mem, &e) && names.count == 12 && unknown.count == 0);
	remove_folder(v.folder);
}

TEST("a flipped bit anywhere in an object is noticed with the key and without it")
{
	struct vault v = { &disk_system, str_format(mem, "%s/vault", test_folder(mem)).at };
	struct vault_object o;
	struct err e;
	struct str bytes, out;
	CHECK(put(&v, some_document(10, mem), &o));
	const char *path = vault_path(&v, o.name, mem).at;
	CHECK(disk_read_file(v.disk, path, 1 << 20, &bytes, mem, &e));
	char *altered = str_terminated(mem, bytes);
	for (size_t i = 0; i < bytes.len; i++) {
		altered[i] ^= 16;
		CHECK(disk_write_file(
			v.disk, path, (struct str){ altered, bytes.len }, DISK_LAZY, &e));
		CHECK(!vault_check(&v, o.name, &e) && e.kind == ERR_BROKEN);
		CHECK(get(&v, &o, &out, mem) != ERR_NONE);
		altered[i] ^= 16;
	}
	remove_folder(v.folder);
}

TEST("stock age opens an object with the identity that the keyring writes down")
{
	if (system("command -v age >/dev/null") != 0)
		SKIP("the program age is not installed");
	const char *at = test_folder(mem);
	struct vault v = { &disk_system, str_format(mem, "%s/vault", at).at };
	struct vault_object o;
	struct keyring k;
	struct err e;
	struct secret member = numbered_secret(7);
	struct age_recipient r = age_recipient_of(&member);
	CHECK(put(&v, some_document(100000, mem), &o));
	CHECK(keyring_new(&k, &e) && keyring_set_object(&k, o.name, &o.secret, &e));
	CHECK(keyring_write(&k, &disk_system, at, &r, 1, &e));
	CHECK(disk_write_file(&disk_system, str_format(mem, "%s/me", at).at,
		age_identity_text(mem, &member), DISK_LAZY, &e));
	CHECK(disk_write_file(&disk_system, str_format(mem, "%s/plain", at).at,
		some_document(100000, mem), DISK_LAZY, &e));
	struct str run = str_format(mem,
		"cd %s && age -d -i me keyring.1.age | sed -n 's/^object .* //p' >key && "
		"age -d -i key " STR_FMT " | head -c 100000 | cmp - plain",
		at, STR_ARG(vault_path(&v, o.name, mem)));
	CHECK(system(run.at) == 0);
	keyring_free(&k);
	remove_folder(at);
}

TEST("what a crash left unfinished is swept away, and nothing else")
{
	struct vault v = { &disk_system, test_folder(mem) };
	struct vault_object o;
	struct digests names;
	struct strs unknown;
	struct err e;
	CHECK(put(&v, STR("x"), &o));
	CHECK(disk_write_file(
		v.disk, str_format(mem, "%s/new-00ff", v.folder).at, STR("torn"), DISK_LAZY, &e));
	CHECK(disk_write_file(
		v.disk, str_format(mem, "%s/stray", v.folder).at, STR("?"), DISK_LAZY, &e));
	CHECK(vault_sweep(&v, &e) && vault_list(&v, &names, &unknown, mem, &e));
	CHECK(names.count == 1 && unknown.count == 1);
	remove_folder(v.folder);
}
