#include "casebook/bundle.h"
#include "casebook/verify.h"
#include "casebook_help.h"
#include "ledger_help.h"
#include "tap.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* $TORTURE: every byte; else every few of the longer files. */
static long stride_of(long size)
{
	return getenv("TORTURE") || size < 150 ? 1 : 13;
}

static void list_files(
	const struct disk *d, struct str folder, struct strs *files, struct arena *mem)
{
	struct strs names;
	struct err e;
	CHECK(disk_list(d, folder.at, mem, &names, &e));
	for (size_t i = 0; i < names.count; i++) {
		bool is_folder = str_ends(names.at[i], STR("/"));
		struct str name = str_slice(names.at[i], 0, names.at[i].len - is_folder);
		struct str path =
			str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(folder), STR_ARG(name));
		if (is_folder)
			list_files(d, path, files, mem);
		else
			*PUSH(mem, files) = path;
	}
}

static long size_of(const struct disk *d, const char *path)
{
	int fd = d->open(d->self, path, O_RDONLY);
	long size = fd < 0 ? -1 : (long)d->size(d->self, fd);
	if (fd >= 0)
		d->close(d->self, fd);
	return size;
}

static void flip(const struct disk *d, const char *path, long at)
{
	unsigned char c;
	int fd = d->open(d->self, path, O_RDWR);
	if (fd < 0 || d->read(d->self, fd, &c, 1, at) != 1)
		abort();
	c ^= (unsigned char)(1U << (unsigned long)at % 8);
	if (d->write(d->self, fd, &c, 1, at) != 1)
		abort();
	d->close(d->self, fd);
}

/* Findings, or -1 when it could not be looked at; `path` is whether one of them names it. */
static long look(struct bench *b, const char *path, bool with_key, bool *named)
{
	struct arena own = { 0 };
	struct verify_report r;
	struct err e;
	struct casebook_place place = bench_place(b, "/case", NULL);
	struct casebook_key key = { .identity = &b->identity };
	long found = -1;
	*named = false;
	if (casebook_verify(&place, with_key ? &key : NULL, &r, &own, &e))
		found = (long)r.finding_count;
	for (size_t i = 0; found > 0 && path && i < r.findings.count; i++)
		*named |= str_equal(r.findings.at[i].path, str_from(path));
	if (found > 0 && !path)
		printf("# " STR_FMT ": " STR_FMT "\n", STR_ARG(r.findings.at[0].path),
			STR_ARG(r.findings.at[0].says));
	arena_release(&own);
	return found;
}

static void put_document(struct casebook *c, const char *text, struct arena *mem)
{
	struct str rest = str_from(text);
	struct byte_source from = source_memory(&rest);
	struct vault_object o;
	struct casebook_new x = { .kind = ENTRY_DOCUMENT };
	struct err e;
	uint64_t first;
	CHECK(vault_put(&c->vault, &from, &o, &e));
	casebook_new_field(&x, FIELD_WHAT,
		str_format(mem,
			"{\"digest\":\"" STR_FMT "\",\"size\":%zu,\"object\":\"" STR_FMT "\"}",
			STR_ARG(digest_hex(mem, o.content)), strlen(text),
			STR_ARG(digest_hex(mem, o.name))));
	casebook_new_field(&x, FIELD_HANDLING, STR("{\"name\":\"r01.txt\"}"));
	CHECK(casebook_append(c, &x, 1, &o, 1, &first, &e));
}

static void make_case(struct bench *b, struct arena *mem)
{
	struct casebook c;
	struct err e;
	bench_start(b);
	CHECK(bench_create(b, &c, "/case", &e) && bench_note(&c, "first", &e));
	put_document(&c, "nine were killed at Port Selene", mem);
	CHECK(casebook_settle(&c, &e) && log_keep_checkpoint(&c.writer, &e));
	CHECK(casebook_turn(&c, &e) && bench_note(&c, "second", &e) && casebook_finish(&c, &e));
	casebook_close(&c);
}

TEST("a single altered byte in any file of a casebook is noticed, and the file is named")
{
	struct bench b;
	bool named;
	struct strs files = { 0 };
	long altered = 0, missed = 0, unnamed = 0;
	make_case(&b, mem);
	CHECK_INT(look(&b, NULL, true, &named), 0);
	list_files(&b.disk, STR("/case"), &files, mem);
	CHECK(files.count >= 10);
	for (size_t i = 0; i < files.count; i++) {
		const char *path = files.at[i].at;
		long size = size_of(&b.disk, path);
		for (long at = 0; at < size; at += stride_of(size), altered++) {
			flip(&b.disk, path, at);
			long found = look(&b, path, true, &named);
			if (found == 0)
				printf("# %s: byte %ld\n", path, at);
			missed += found == 0;
			unnamed += found > 0 && !named; /* FORMAT says that it is none */
			flip(&b.disk, path, at);
		}
	}
	printf("# %ld bytes altered in %zu files\n", altered, files.count);
	CHECK_INT(missed, 0);
	CHECK_INT(unnamed, 0);
	CHECK_INT(look(&b, NULL, true, &named), 0);
	bench_end(&b);
}

TEST("without the key an altered byte in any log and in the vault is noticed")
{
	struct bench b;
	bool named;
	struct strs files = { 0 };
	long missed = 0;
	make_case(&b, mem);
	CHECK_INT(look(&b, NULL, false, &named), 0);
	list_files(&b.disk, STR("/case/logs"), &files, mem);
	list_files(&b.disk, STR("/case/vault"), &files, mem);
	for (size_t i = 0; i < files.count; i++)
		for (long at = 0, size = size_of(&b.disk, files.at[i].at); at < size;
			at += stride_of(size)) {
			flip(&b.disk, files.at[i].at, at);
			missed += look(&b, files.at[i].at, false, &named) == 0;
			flip(&b.disk, files.at[i].at, at);
		}
	CHECK_INT(missed, 0);
	bench_end(&b);
}

TEST("a keyring with an altered byte costs nothing: its copy is read, verify names it, and who "
     "writes makes it anew")
{
	struct bench b;
	struct casebook c;
	struct err e;
	bool named;
	const char *path = "/case/keyring.2.age";
	make_case(&b, mem);
	for (long at = 0, size = size_of(&b.disk, path); at < size; at += stride_of(size)) {
		flip(&b.disk, path, at);
		CHECK(bench_open(&b, &c, "/case", NULL, CASEBOOK_READING, &e));
		CHECK(c.remarks.count == 1 && str_ends(bench_all(&c, mem), STR("note second\n")));
		casebook_close(&c);
		CHECK(look(&b, path, true, &named) >= 1 && named);
		flip(&b.disk, path, at);
	}
	flip(&b.disk, path, 30);
	CHECK(bench_open(&b, &c, "/case", "/device", CASEBOOK_WRITING, &e) &&
		casebook_finish(&c, &e));
	casebook_close(&c);
	CHECK(!disk_exists(&b.disk, path) && !disk_exists(&b.disk, "/case/keyring.2.copy"));
	CHECK_INT(look(&b, NULL, true, &named), 0);
	b.disk.remove(b.disk.self, "/case/keyring.3.copy"); /* as a crash leaves it */
	CHECK_INT(look(&b, NULL, true, &named), 0);
	CHECK(bench_open(&b, &c, "/case", "/device", CASEBOOK_WRITING, &e));
	casebook_close(&c);
	CHECK(disk_exists(&b.disk, "/case/keyring.3.copy"));
	bench_end(&b);
}

TEST("a missing file of a casebook is noticed")
{
	struct bench b;
	bool named;
	struct strs files = { 0 };
	make_case(&b, mem);
	list_files(&b.disk, STR("/case"), &files, mem);
	for (size_t i = 0; i < files.count; i++) {
		struct str bytes, path = files.at[i];
		struct err e;
		CHECK(disk_read_file(&b.disk, path.at, 1 << 20, &bytes, mem, &e));
		bool may_go =
			strstr(path.at, "/checkpoints/") != NULL; /* nobody counted on it yet */
		b.disk.remove(b.disk.self, path.at);
		bool seen = look(&b, path.at, true, &named) != 0;
		bool stale = strstr(path.at, ".p/5") != NULL; /* of an earlier size */
		bool spare = str_ends(path, STR(".copy"));    /* noted, see below */
		if (!seen && !may_go && !stale && !spare)
			printf("# %s\n", path.at);
		CHECK(seen || may_go || stale || spare);
		CHECK(disk_write_file(&b.disk, path.at, bytes, DISK_LAZY, &e));
	}
	CHECK_INT(look(&b, NULL, true, &named), 0);
	bench_end(&b);
}

TEST("an entry that refers to what is not there, and an observation of a longer log, are findings")
{
	struct bench b;
	struct casebook c;
	struct err e;
	bool named;
	uint64_t first;
	make_case(&b, mem);
	CHECK(bench_open(&b, &c, "/case", "/device", CASEBOOK_WRITING, &e));
	struct casebook_ref away = {
		.of = { .origin = c.signer.key.name, .index = 2, .leaf = { { 1 } } }
	};
	struct casebook_new x = { .kind = ENTRY_JUDGEMENT, .ref = &away, .ref_count = 1 };
	struct casebook_new y = { .kind = ENTRY_OBSERVE };
	casebook_new_field(&y, FIELD_WHAT,
		str_format(mem,
			"{\"seen\":[{\"log\":\"" STR_FMT "\",\"size\":900,\"root\":\"" STR_FMT
			"\"}]}",
			STR_ARG(c.signer.key.name),
			STR_ARG(digest_hex(mem, (struct digest){ 0 }))));
	CHECK(casebook_append(&c, &x, 1, NULL, 0, &first, &e));
	CHECK(casebook_append(&c, &y, 1, NULL, 0, &first, &e) && casebook_finish(&c, &e));
	casebook_close(&c);
	CHECK_INT(look(&b, "", true, &named), 2);
	bench_end(&b);
}

static long look_at_bundle(struct bench *b, struct bundle_facts *f, struct arena *mem)
{
	struct verify_report r;
	struct err e;
	return bundle_verify(&b->disk, "/bundle", f, &r, mem, &e) ? (long)r.finding_count : -1;
}

static void make_bundle(struct bench *b, const struct bundle_options *o, struct arena *mem)
{
	struct casebook c;
	struct bundle_made made;
	struct err e = { 0 };
	make_case(b, mem);
	CHECK(bench_open(b, &c, "/case", NULL, CASEBOOK_READING, &e));
	c.place.now = NULL;
	struct casebook_place place = bench_place(b, "/case", NULL);
	c.place = place;
	bool ok = bundle_write(&c, &c.logs.at[0], 4, o, "/bundle", &made, &e);
	if (!ok)
		printf("# %s\n", e.text);
	CHECK(ok && made.size == 6);
	casebook_close(&c);
}

TEST("a bundle shows the chosen fields and the document, and verifies without the casebook")
{
	struct bench b;
	struct bundle_facts f;
	struct str name = STR(FIELD_WHAT);
	struct bundle_options o = { .fields = { &name, 1, 1 }, .document = true };
	make_bundle(&b, &o, mem);
	CHECK_INT(look_at_bundle(&b, &f, mem), 0);
	CHECK(f.fields.count == 1 && f.withheld == 1 && f.document.at && f.index == 4);
	CHECK_STR(f.kind, "document");
	struct str readme, document;
	struct err e;
	CHECK(disk_read_file(&b.disk, "/bundle/data/README.txt", 1 << 16, &readme, mem, &e));
	CHECK(str_find(readme, STR("r01.txt")) == readme.len); /* withheld */
	CHECK(disk_read_file(&b.disk,
		str_format(mem, "/bundle/data/document/" STR_FMT, STR_ARG(f.document)).at, 1 << 16,
		&document, mem, &e));
	CHECK_STR(document, "nine were killed at Port Selene");
	bench_end(&b);
}

TEST("a single altered byte in any file of a bundle is noticed")
{
	struct bench b;
	struct bundle_options o = { .document = true };
	struct strs files = { 0 };
	long missed = 0, altered = 0;
	make_bundle(&b, &o, mem);
	list_files(&b.disk, STR("/bundle"), &files, mem);
	CHECK(files.count >= 12);
	for (size_t i = 0; i < files.count; i++)
		for (long at = 0, size = size_of(&b.disk, files.at[i].at); at < size;
			at++, altered++) {
			struct arena own = { 0 };
			struct bundle_facts f;
			flip(&b.disk, files.at[i].at, at);
			bool seen = look_at_bundle(&b, &f, &own) != 0;
			if (!seen)
				printf("# %s: byte %ld\n", files.at[i].at, at);
			missed += !seen;
			flip(&b.disk, files.at[i].at, at);
			arena_release(&own);
		}
	printf("# %ld bytes altered\n", altered);
	CHECK_INT(missed, 0);
	bench_end(&b);
}

TEST("a bundle whose manifests were made anew around another field, leaf or proof does not verify")
{
	static const char *const parts[] = { "f/00", "leaf", "leaf.tlog-proof", "checkpoint",
		"log.key", "entry.txt" };
	struct bench b;
	struct bundle_options o = { 0 };
	make_bundle(&b, &o, mem);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct str path = str_format(mem, "/bundle/data/%s", parts[i]), bytes;
		struct bundle_facts f;
		struct verify_report r;
		struct err e;
		CHECK(disk_read_file(&b.disk, path.at, 1 << 16, &bytes, mem, &e));
		flip(&b.disk, path.at, (long)bytes.len / 2);
		CHECK(bundle_verify(&b.disk, "/bundle", &f, &r, mem, &e));
		CHECK(r.finding_count >= 2); /* the bag's, and one of the contents' own */
		flip(&b.disk, path.at, (long)bytes.len / 2);
	}
	bench_end(&b);
}

TEST("an altered byte of identity.age is noticed when the passphrase is there, and else it is said "
     "that it was not looked at")
{
	struct bench b;
	struct casebook c;
	struct err e;
	bench_start(&b);
	struct casebook_place place = bench_place(&b, "/case", "/device");
	struct casebook_key key = { .passphrase = STR("a lantern, seven boats and the long quay") };
	struct casebook_key identity = { .identity = &b.identity };
	CHECK(casebook_create(&c, &place, &key, STR(""), &b.recovery, &e) &&
		casebook_finish(&c, &e));
	b.identity = *c.identity;
	casebook_close(&c);
	long size = size_of(&b.disk, "/case/identity.age");
	for (long part = 0; part <= 3;
		part++) { /* the header's stanza, its MAC, the sealed identity; and none */
		struct verify_report r;
		long at = part == 0 ? 40 : part == 1 ? 120 : size - 20;
		if (part < 3)
			flip(&b.disk, "/case/identity.age", at);
		CHECK(casebook_verify(&place, &key, &r, mem, &e));
		CHECK((r.finding_count > 0) == (part < 3));
		if (part < 3)
			flip(&b.disk, "/case/identity.age", at);
		CHECK(casebook_verify(&place, &identity, &r, mem, &e) && r.finding_count == 0 &&
			r.unchecked.count == 1);
	}
	bench_end(&b);
}

TEST("one flipped bit of FORMAT, of identity.age or of its copy is a finding; all is read, and who "
     "writes next mends it")
{
	static const char *const files[] = { "/case/FORMAT", "/case/identity.age",
		"/case/identity.copy" };
	struct bench b;
	struct casebook c;
	struct err e;
	bench_start(&b);
	struct casebook_place place = bench_place(&b, "/case", "/device");
	struct casebook_key key = { .passphrase = STR("a lantern, seven boats and the long quay") };
	CHECK(casebook_create(&c, &place, &key, STR(""), &b.recovery, &e) &&
		casebook_finish(&c, &e));
	casebook_close(&c);
	for (size_t f = 0; f < sizeof files / sizeof *files; f++)
		for (long place_of = 3, size = size_of(&b.disk, files[f]); place_of < size;
			place_of += f ? size / 3 : 1) {
			struct verify_report r;
			if (f == 0 &&
				place_of == 10) /* of another number: that of a newer format */
				continue;
			flip(&b.disk, files[f], place_of);
			CHECK(casebook_verify(&place, &key, &r, mem, &e) && r.unlocked);
			CHECK(r.finding_count >= 1);
			CHECK(casebook_verify(&place, NULL, &r, mem, &e) && r.finding_count >= 1);
			CHECK(casebook_open(&c, &place, CASEBOOK_WRITING, &key, &e));
			casebook_close(&c);
			CHECK(casebook_verify(&place, &key, &r, mem, &e) && r.finding_count == 0);
		}
	flip(&b.disk, "/case/FORMAT", 10);
	CHECK(!casebook_open(&c, &place, CASEBOOK_READING, &key, &e));
	CHECK(strstr(e.text, "FORMAT is damaged: it is to be 'casebook/v1'") != NULL);
	bench_end(&b);
}
