#include "casebook/pull.h"
#include "casebook/verify.h"
#include "casebook_help.h"
#include "ledger_help.h"
#include "tap.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const folders[] = { "/a", "/b", "/c" };
enum { CASES = 3 };

static void document(struct casebook *c, const char *text, struct digest *object, struct arena *mem)
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
	CHECK(casebook_append(c, &x, 1, &o, 1, &first, &e));
	*object = o.name;
}

/* Three casebooks of one investigation, each begun on its own, with its own entries. */
static void make_cases(struct bench *b, struct arena *mem)
{
	struct err e;
	struct digest unused;
	bench_start(b);
	for (int i = 0; i < CASES; i++) {
		struct casebook c;
		CHECK(bench_create(b, &c, folders[i], &e));
		for (int k = 0; k <= i; k++)
			CHECK(bench_note(&c, str_format(mem, "note %d of %d", k, i).at, &e));
		document(&c, str_format(mem, "report %d of Port Selene", i).at, &unused, mem);
		CHECK(casebook_finish(&c, &e));
		casebook_close(&c);
	}
}

static bool pull(struct bench *b, const char *into, const char *from, struct pull_result *r,
	struct arena *mem, struct err *e)
{
	struct casebook c, other;
	if (!bench_open(b, &c, into, "/device", CASEBOOK_WRITING, e))
		return false;
	if (!bench_open(b, &other, from, NULL, CASEBOOK_READING, e)) {
		casebook_close(&c);
		return false;
	}
	bool ok = casebook_pull(&c, &other, r, mem, e) && casebook_finish(&c, e);
	casebook_close(&other);
	casebook_close(&c);
	return ok;
}

static bool put_entry(void *self, const struct casebook_item *x, struct err *e)
{
	struct buf *b = self;
	struct arena own = { 0 };
	(void)e;
	if (x->found != CASEBOOK_OPENED)
		buf_printf(b, STR_FMT " %llu found %d\n", STR_ARG(x->log->id),
			(unsigned long long)x->index, (int)x->found);
	else if (x->body.entry.kind != ENTRY_OBSERVE)
		buf_printf(b, STR_FMT " %llu " STR_FMT " %s " STR_FMT "\n", STR_ARG(x->log->id),
			(unsigned long long)x->index, STR_ARG(digest_hex(&own, x->leaf)),
			entry_kind_word(x->body.entry.kind),
			STR_ARG(casebook_item_field(x, FIELD_WORDS)));
	arena_release(&own);
	return true;
}

/* Every entry but observations, and every object of the keyring. */
static struct str dump(struct bench *b, const char *folder, struct arena *mem)
{
	struct casebook c;
	struct err e;
	struct buf out = { .mem = mem };
	CHECK(bench_open(b, &c, folder, NULL, CASEBOOK_READING, &e));
	CHECK(casebook_each(&c, put_entry, &out, &e));
	for (size_t i = 0; i < c.ring.object_count; i++)
		buf_printf(&out, "object " STR_FMT "\n",
			STR_ARG(digest_hex(mem, c.ring.object[i].name)));
	casebook_close(&c);
	return buf_str(&out);
}

static size_t findings(struct bench *b, const char *folder, struct arena *mem)
{
	struct verify_report r;
	struct err e = { 0 };
	struct casebook_place place = bench_place(b, folder, NULL);
	struct casebook_key key = { .identity = &b->identity };
	if (!casebook_verify(&place, &key, &r, mem, &e)) {
		printf("# %s\n", e.text);
		return 1000000;
	}
	for (size_t i = 0; i < r.findings.count; i++)
		printf("# " STR_FMT ": " STR_FMT "\n", STR_ARG(r.findings.at[i].path),
			STR_ARG(r.findings.at[i].says));
	return r.finding_count;
}

/* The nth order of the six ways to pull one of three from another. */
static void order_of(int nth, int order[6])
{
	int left[6] = { 0, 1, 2, 3, 4, 5 };
	for (int i = 0, n = 6, all = 720; i < 6; i++, n--) {
		all /= n;
		int at = nth / all;
		nth %= all;
		order[i] = left[at];
		for (int k = at; k + 1 < n; k++)
			left[k] = left[k + 1];
	}
}

TEST("three casebooks merged pairwise, in whatever order, end with equal entries and documents, "
     "and verify")
{
	static const int ways[6][2] = { { 0, 1 }, { 0, 2 }, { 1, 0 }, { 1, 2 }, { 2, 0 },
		{ 2, 1 } };
	for (int nth = 0; nth < 720; nth += getenv("TORTURE") ? 1 : 47) {
		struct arena own = { 0 };
		struct bench b;
		struct pull_result r;
		struct err e = { 0 };
		int order[6];
		make_cases(&b, &own);
		order_of(nth, order);
		for (int i = 0; i < 6; i++) {
			bool ok = pull(&b, folders[ways[order[i]][0]], folders[ways[order[i]][1]],
				&r, &own, &e);
			if (!ok)
				printf("# order %d, step %d: %s\n", nth, i, e.text);
			CHECK(ok && r.problems.count == 0);
		}
		struct str first = dump(&b, folders[0], &own);
		CHECK(str_equal(first, dump(&b, folders[1], &own)) &&
			str_equal(first, dump(&b, folders[2], &own)));
		CHECK(str_find(first, STR("note 2 of 2")) < first.len &&
			str_find(first, STR("found")) == first.len);
		for (int i = 0; i < CASES; i++)
			CHECK_INT((long long)findings(&b, folders[i], &own), 0);
		bench_end(&b);
		arena_release(&own);
	}
}

TEST("a pull brings the news, its signatures and an observation; the next brings nothing and "
     "writes nothing")
{
	struct bench b;
	struct pull_result r;
	struct err e;
	struct verify_report v;
	make_cases(&b, mem);
	CHECK(pull(&b, "/a", "/b", &r, mem, &e));
	CHECK(r.entries == 6 && r.objects == 1 && r.cosigned == 1 && r.logs.count == 1);
	CHECK(pull(&b, "/a", "/b", &r, mem, &e));
	CHECK(r.entries == 0 && r.objects == 0 && r.cosigned == 0);
	struct str all = dump(&b, "/a", mem);
	CHECK(pull(&b, "/b", "/a", &r, mem, &e)); /* and the cosignature of b's log comes home */
	CHECK(r.beside == 2);
	struct casebook_place place = bench_place(&b, "/b", NULL);
	struct casebook_key key = { .identity = &b.identity };
	CHECK(casebook_verify(&place, &key, &v, mem, &e) && v.finding_count == 0 &&
		v.observed == 2);
	size_t cosignatures = 0;
	for (size_t i = 0; i < v.logs.count; i++)
		cosignatures += v.logs.at[i].cosignatures;
	CHECK(cosignatures == 2);
	CHECK(str_equal(all, dump(&b, "/a", mem)));
	bench_end(&b);
}

static struct str log_folder(struct bench *b, const char *folder, struct arena *mem)
{
	struct strs names;
	struct err e;
	struct str logs = str_format(mem, "%s/logs", folder);
	CHECK(disk_list(&b->disk, logs.at, mem, &names, &e) && names.count == 1);
	return str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(logs),
		STR_ARG(str_slice(names.at[0], 0, names.at[0].len - 1)));
}

static void flip(struct bench *b, struct str path, long at)
{
	char c = 0;
	int fd = b->disk.open(b->disk.self, path.at, O_RDWR);
	CHECK(fd >= 0 && b->disk.read(b->disk.self, fd, &c, 1, at) == 1);
	c ^= 4;
	CHECK(b->disk.write(b->disk.self, fd, &c, 1, at) == 1);
	b->disk.close(b->disk.self, fd);
}

TEST("of a colleague's log with a forged body, leaf or checkpoint the rest is refused and kept as "
     "evidence; what was "
     "there, and other logs, merge")
{
	static const struct {
		const char *file;
		long at;
	} harm[] = { { "body/000", -40 }, { "tile/entries/000.p/9", -5 }, { "checkpoint", 60 } };
	for (size_t i = 0; i < sizeof harm / sizeof *harm; i++) {
		struct bench b;
		struct casebook c;
		struct pull_result r;
		struct err e = { 0 };
		make_cases(&b, mem);
		CHECK(pull(&b, "/b", "/c", &r, mem, &e) && pull(&b, "/a", "/b", &r, mem, &e));
		CHECK(bench_open(&b, &c, "/c", "/device", CASEBOOK_WRITING, &e));
		CHECK(bench_note(&c, "forged", &e) && bench_note(&c, "late", &e) &&
			casebook_finish(&c, &e));
		casebook_close(&c);
		struct str log = log_folder(&b, "/c", mem);
		struct str path = str_format(mem, STR_FMT "/%s", STR_ARG(log), harm[i].file);
		int fd = b.disk.open(b.disk.self, path.at, O_RDONLY);
		CHECK(fd >= 0);
		long size = (long)b.disk.size(b.disk.self, fd);
		b.disk.close(b.disk.self, fd);
		flip(&b, path, harm[i].at < 0 ? size + harm[i].at : harm[i].at);
		CHECK(pull(&b, "/a", "/c", &r, mem, &e));
		struct str all = dump(&b, "/a", mem);
		CHECK(str_find(all, STR("note 2 of 2")) < all.len &&
			str_find(all, STR("note 1 of 1")) < all.len);
		CHECK(str_find(all, STR("late")) == all.len &&
			str_find(all, STR("forged")) == all.len);
		CHECK(r.entries == 0 &&
			(r.problems.count == 1 || (r.logs.count == 1 && r.logs.at[0].why.at)));
		if (r.logs.count) {
			struct strs kept;
			CHECK(disk_list(&b.disk,
				      str_format(
					      mem, "/a/refused/" STR_FMT, STR_ARG(r.logs.at[0].id))
					      .at,
				      mem, &kept, &e) &&
				kept.count == 1);
		}
		CHECK_INT((long long)findings(&b, "/a", mem), 0);
		bench_end(&b);
	}
}

/* A copy of a casebook's folder, as `cp -r` makes it. */
static void copy_folder(struct bench *b, struct str from, struct str to, struct arena *mem)
{
	struct strs names;
	struct err e;
	CHECK(disk_make_folders(&b->disk, to.at, DISK_LAZY, &e) &&
		disk_list(&b->disk, from.at, mem, &names, &e));
	for (size_t i = 0; i < names.count; i++) {
		bool is_folder = str_ends(names.at[i], STR("/"));
		struct str name = str_slice(names.at[i], 0, names.at[i].len - is_folder), bytes;
		struct str source =
			str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(from), STR_ARG(name));
		struct str target =
			str_format(mem, STR_FMT "/" STR_FMT, STR_ARG(to), STR_ARG(name));
		if (is_folder)
			copy_folder(b, source, target, mem);
		else
			CHECK(disk_read_file(&b->disk, source.at, 1 << 26, &bytes, mem, &e) &&
				disk_write_file(&b->disk, target.at, bytes, DISK_LAZY, &e));
	}
}

TEST("a casebook that was restored learns from a colleague that it is older, begins a log of its "
     "own and gets back what it lost")
{
	struct bench b;
	struct casebook c;
	struct pull_result r;
	struct err e;
	make_cases(&b, mem);
	copy_folder(&b, STR("/a"), STR("/backup"), mem);
	CHECK(bench_open(&b, &c, "/a", "/device", CASEBOOK_WRITING, &e));
	CHECK(bench_note(&c, "lost", &e) && casebook_finish(&c, &e));
	struct str own =
		str_format(mem, "/device/" STR_FMT ".last", STR_ARG(log_id(c.signer.key.name)));
	casebook_close(&c);
	CHECK(pull(&b, "/b", "/a", &r, mem, &e));
	b.disk.remove(b.disk.self, own.at); /* and what the device remembers is lost too */
	CHECK(pull(&b, "/backup", "/b", &r, mem, &e));
	CHECK(r.was_older);
	struct str all = dump(&b, "/backup", mem);
	CHECK(str_find(all, STR("lost")) < all.len);
	CHECK_INT((long long)findings(&b, "/backup", mem), 0);
	CHECK(pull(&b, "/b", "/backup", &r, mem, &e));
	CHECK(str_equal(dump(&b, "/backup", mem), dump(&b, "/b", mem)));
	bench_end(&b);
}

TEST("two histories under one key are a conflict: both are kept, none is chosen, and it is said")
{
	struct bench b;
	struct casebook c;
	struct pull_result r;
	struct err e;
	make_cases(&b, mem);
	copy_folder(&b, STR("/a"), STR("/clone"), mem);
	copy_folder(&b, STR("/device"), STR("/device2"), mem); /* a thief copies the device too */
	CHECK(bench_open(&b, &c, "/a", "/device", CASEBOOK_WRITING, &e));
	CHECK(bench_note(&c, "mine", &e) && casebook_finish(&c, &e));
	casebook_close(&c);
	CHECK(bench_open(&b, &c, "/clone", "/device2", CASEBOOK_WRITING, &e));
	CHECK(bench_note(&c, "a thief's", &e) && casebook_finish(&c, &e));
	casebook_close(&c);
	CHECK(pull(&b, "/b", "/a", &r, mem, &e) && pull(&b, "/b", "/clone", &r, mem, &e));
	CHECK(r.logs.count == 1 && r.logs.at[0].is_conflict && r.logs.at[0].why.at);
	struct str all = dump(&b, "/b", mem);
	CHECK(str_find(all, STR("mine")) < all.len && str_find(all, STR("thief")) == all.len);
	CHECK(pull(&b, "/a", "/clone", &r, mem, &e) &&
		r.logs.at[0].is_conflict); /* the owner is told as well */
	CHECK_INT((long long)findings(&b, "/b", mem), 0);
	bench_end(&b);
}

TEST("what is erased here, or in a colleague's casebook, comes back with no merge")
{
	struct bench b;
	struct casebook c;
	struct pull_result r;
	struct digest object;
	struct err e;
	uint64_t first;
	make_cases(&b, mem);
	CHECK(bench_open(&b, &c, "/a", "/device", CASEBOOK_WRITING, &e));
	document(&c, "the name of a witness", &object, mem);
	CHECK(bench_note(&c, "secret", &e) && casebook_finish(&c, &e));
	uint64_t note = c.writer.tree.size - 1;
	casebook_close(&c);
	CHECK(pull(&b, "/b", "/a", &r, mem, &e) && r.objects == 2);
	CHECK(bench_open(&b, &c, "/a", "/device", CASEBOOK_WRITING, &e));
	struct digest leaf;
	CHECK(casebook_own_leaf(&c, note, &leaf, &e));
	struct casebook_ref ref = { .of = { c.signer.key.name, note, leaf } };
	struct casebook_new x = { .kind = ENTRY_ERASE, .ref = &ref, .ref_count = 1 };
	casebook_new_field(&x, FIELD_WHAT,
		str_format(mem, "{\"objects\":[\"" STR_FMT "\"],\"reason\":\"asked\"}",
			STR_ARG(digest_hex(mem, object))));
	CHECK(casebook_append(&c, &x, 1, NULL, 0, &first, &e));
	CHECK(keyring_erase_entry(&c.ring, c.signer.key.name, note, &e));
	keyring_erase_object(&c.ring, object);
	CHECK(casebook_turn(&c, &e) && casebook_finish(&c, &e));
	casebook_close(&c);
	CHECK(pull(&b, "/a", "/b", &r, mem, &e) &&
		r.objects == 1); /* b's own report; not the erased one */
	struct str all = dump(&b, "/a", mem);
	CHECK(str_find(all, STR("note secret")) == all.len &&
		str_find(all, digest_hex(mem, object)) == all.len);
	CHECK(pull(&b, "/b", "/a", &r, mem, &e) && r.erased == 1);
	CHECK(str_equal(all, dump(&b, "/b", mem)));
	CHECK_INT((long long)findings(&b, "/b", mem), 0);
	bench_end(&b);
}

TEST("a log whose checkpoint claims more entries than there can be is left out, and costs neither "
     "time nor memory")
{
	struct bench b;
	struct casebook c;
	struct pull_result r;
	struct err e;
	make_cases(&b, mem);
	CHECK(bench_open(&b, &c, "/c", "/device", CASEBOOK_WRITING, &e));
	struct checkpoint far =
		checkpoint_make(&c.signer, (uint64_t)1 << 61, (struct digest){ { 1 } }, mem);
	struct str path =
		str_format(mem, STR_FMT "/checkpoint", STR_ARG(casebook_own_log(&c)->folder));
	casebook_close(&c);
	CHECK(pull(&b, "/b", "/c", &r, mem, &e));
	CHECK(disk_write_file(&b.disk, path.at, checkpoint_text(&far, mem), DISK_LAZY, &e));
	struct casebook_place place = bench_place(&b, "/c", NULL);
	struct verify_report v;
	CHECK(casebook_verify(&place, NULL, &v, mem, &e) && v.finding_count > 0);
	CHECK(!pull(&b, "/a", "/c", &r, mem, &e) || r.entries == 0);
	CHECK_INT((long long)findings(&b, "/a", mem), 0);
	bench_end(&b);
}
