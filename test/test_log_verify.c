#include "base/file.h"
#include "ledger/log_read.h"
#include "ledger/log_verify.h"
#include "ledger_help.h"
#include "tap.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/*
 * What our verifier finds: every altered byte of every file of a log; and what an independent one, written from the
 * papers alone, says of the same logs ($SHARED/tools/verify_tlog.py).
 */
static struct strs files; /* what nftw found */
static struct arena *files_mem;

static int note_file(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st;
	(void)where;
	if (type == FTW_F)
		*PUSH(files_mem, &files) = str_copy(files_mem, str_from(path));
	return 0;
}

static int compare_strs(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void list_files(const char *folder, struct arena *mem)
{
	files = (struct strs){ 0 };
	files_mem = mem;
	nftw(folder, note_file, 16, FTW_PHYS);
	if (files.count)
		qsort(files.at, files.count, sizeof *files.at, compare_strs);
}

static void flip(const char *path, long at)
{
	FILE *f = fopen(path, "r+b");
	if (!f)
		abort();
	fseek(f, at, SEEK_SET);
	int c = fgetc(f);
	fseek(f, at, SEEK_SET);
	fputc(c ^ 1 << at % 8, f);
	fclose(f);
}

static long size_of(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 ? (long)st.st_size : 0;
}

static enum log_secret_found secret_of(void *self, uint64_t index, struct secret *secret)
{
	(void)self;
	*secret = numbered_secret(index);
	return LOG_SECRET_KNOWN;
}

/* Problems and unknown files; -1 when nothing can be said at all. */
static long findings(const char *folder, const struct note_key *key, enum log_parts parts,
	const struct log_secrets *secrets, const char *older, struct err *e)
{
	struct arena own = { 0 };
	struct log_reader r;
	struct log_verdict v;
	struct checkpoint c;
	struct str raw;
	long found = -1;
	if (log_reader_open(&r, &disk_system, folder, NULL, key, &own, e) &&
		log_verify(&r, parts, secrets, &v, &own, e))
		found = (long)(v.problem_count + v.unknown.count);
	if (found == 0 && older &&
		!(file_read(older, NOTE_MOST_BYTES, &raw, &own, e) &&
			checkpoint_open(raw, key, &c, &own, e) && log_extends(&r, &c, e)))
		found = -1;
	arena_release(&own);
	return found;
}

/* A log of seven entries that was settled at three, with a checkpoint kept at three. */
static struct str make_log(const char *top, const struct signer *s, struct arena *mem)
{
	struct err e;
	struct log_writer w;
	struct secret key = numbered_secret(77);
	struct str folder = str_format(mem, "%s/log", top);
	bool ok = log_create(&w, &disk_system, folder.at, str_format(mem, "%s/wal", top).at, &key,
			  &s->note.key, &e) &&
		  append_up_to(&w, s, 3, 3, &e) && log_settle(&w, &e) &&
		  log_keep_checkpoint(&w, &e) && append_up_to(&w, s, 7, 2, &e) &&
		  log_settle(&w, &e) && log_sync(&w, &e);
	CHECK(ok);
	if (!ok)
		printf("# %s\n", e.text);
	log_close(&w);
	return folder;
}

TEST("each single byte of each file of a log, altered, is found, with or without the secrets, and "
     "the file is named")
{
	const char *top = test_folder(mem);
	struct signer s;
	struct err e;
	struct log_secrets secrets = { NULL, secret_of };
	make_signer(&s, 5, mem);
	struct str folder = make_log(top, &s, mem);
	CHECK_INT(findings(folder.at, &s.note.key, LOG_TREE | LOG_BODIES, &secrets, NULL, &e), 0);
	list_files(folder.at, mem);
	CHECK(files.count >= 6);
	long altered = 0, missed = 0;
	for (size_t i = 0; i < files.count; i++)
		for (long at = 0, size = size_of(files.at[i].at); at < size; at++, altered++) {
			flip(files.at[i].at, at);
			bool seen = findings(folder.at, &s.note.key, LOG_TREE | LOG_BODIES, NULL,
					    NULL, &e) != 0;
			if (!seen && missed++ < 5)
				printf("# %s: byte %ld\n", files.at[i].at, at);
			flip(files.at[i].at, at);
		}
	printf("# %ld bytes altered\n", altered);
	CHECK_INT(missed, 0);
	CHECK(altered > 5000);
	remove_folder(top);
}

static bool same_hashes(const struct merkle_proof *a, const struct merkle_proof *b)
{
	return a->count == b->count && memcmp(a->at, b->at, a->count * sizeof *a->at) == 0;
}

TEST("the proofs of many entries of a log are those made one by one, in any order, and none is "
     "made for other bytes")
{
	enum { ENTRIES = 600 };
	const char *top = test_folder(mem);
	struct signer s;
	struct err e;
	struct log_writer w;
	struct log_reader r;
	struct secret key = numbered_secret(77);
	struct str folder = str_format(mem, "%s/log", top);
	make_signer(&s, 5, mem);
	CHECK(log_create(&w, &disk_system, folder.at, str_format(mem, "%s/wal", top).at, &key,
		      &s.note.key, &e) &&
		append_up_to(&w, &s, ENTRIES, 40, &e) && log_settle(&w, &e) && log_sync(&w, &e));
	log_close(&w);
	CHECK(log_reader_open(&r, &disk_system, folder.at, NULL, &s.note.key, mem, &e));
	struct log_prover many = log_prover(&r, mem);
	long alike = 0, refused = 0;
	for (size_t i = 0; i < ENTRIES; i++) {
		struct proof one, of_many;
		struct str entry;
		uint64_t at = i * 77 % ENTRIES;
		if (!log_read_entry(&r, at, &entry, mem, &e) || !log_prove(&r, at, &one, mem, &e) ||
			!log_prove_text(&many, at, entry, &of_many, &e))
			continue;
		alike += same_hashes(&one.hashes, &of_many.hashes);
		refused += !log_prove_text(&many, at, STR("other bytes"), &of_many, &e);
	}
	CHECK_INT(alike, ENTRIES);
	CHECK_INT(refused, ENTRIES);
	remove_folder(top);
}

TEST("a file of a log that is gone, cut short or longer is found")
{
	const char *top = test_folder(mem);
	struct signer s;
	struct err e;
	make_signer(&s, 5, mem);
	struct str folder = make_log(top, &s, mem);
	list_files(folder.at, mem);
	for (size_t i = 0; i < files.count; i++) {
		struct str bytes, path = files.at[i], longer;
		bool needed = !str_ends(path, STR("/3")); /* what an earlier size left may go */
		CHECK(file_read(path.at, 1 << 20, &bytes, mem, &e));
		CHECK(file_write(path.at, str_slice(bytes, 0, bytes.len - 1), &e));
		CHECK(findings(folder.at, &s.note.key, LOG_TREE | LOG_BODIES, NULL, NULL, &e) != 0);
		longer = (struct str){ memcpy(NEW_ARRAY(mem, char, bytes.len + 1), bytes.at,
					       bytes.len),
			bytes.len + 1 };
		CHECK(file_write(path.at, longer, &e));
		CHECK(findings(folder.at, &s.note.key, LOG_TREE | LOG_BODIES, NULL, NULL, &e) != 0);
		remove(path.at);
		CHECK(!needed || findings(folder.at, &s.note.key, LOG_TREE | LOG_BODIES, NULL, NULL,
					 &e) != 0);
		CHECK(file_write(path.at, bytes, &e));
	}
	CHECK_INT(findings(folder.at, &s.note.key, LOG_TREE | LOG_BODIES, NULL, NULL, &e), 0);
	remove_folder(top);
}

/* Whether the independent verifier accepts it. */
static bool other_accepts(
	const char *folder, const struct note_key *key, const char *older, struct arena *mem)
{
	struct str command = str_format(mem,
		"python3 '%s/tools/verify_tlog.py' -q --vkey '" STR_FMT
		"' %s%s '%s' >/dev/null 2>&1",
		getenv("SHARED"), STR_ARG(note_key_text(key, mem)), older ? "--old " : "",
		older ? older : "", folder);
	int status = system(command.at);
	if (status < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 2)
		abort();
	return WEXITSTATUS(status) == 0;
}

static bool has_other(void)
{
	return getenv("SHARED") && system("python3 -c '' 2>/dev/null") == 0;
}

/* `flips` altered bytes a file, spread over it; what the two say must be the same each time. */
static void compare_damaged(
	const char *folder, const struct note_key *key, int flips, struct arena *mem)
{
	struct err e;
	int refused = 0, runs = 0;
	for (size_t i = 0; i < files.count; i++)
		for (int k = 0; k < flips; k++, runs++) {
			const char *path = files.at[i].at;
			long at = (size_of(path) - 1) * k / (flips > 1 ? flips - 1 : 1);
			flip(path, at);
			bool ours = findings(folder, key, LOG_TREE, NULL, NULL, &e) == 0;
			bool others = other_accepts(folder, key, NULL, mem);
			if (ours != others)
				printf("# %s, byte %ld: we say %d, the other %d\n", path, at, ours,
					others);
			CHECK(ours == others);
			refused += !others;
			flip(path, at);
		}
	CHECK_INT(refused, runs);
}

TEST("an independent verifier accepts the log we write and refuses each damaged one that we refuse")
{
	if (!has_other())
		SKIP("there is no folder of shared data, or no python3");
	const char *top = test_folder(mem);
	struct signer s;
	make_signer(&s, 5, mem);
	struct str folder = make_log(top, &s, mem);
	struct str kept = str_format(mem, STR_FMT "/checkpoints/3", STR_ARG(folder));
	CHECK(other_accepts(folder.at, &s.note.key, kept.at, mem));
	remove_folder(
		str_format(mem, STR_FMT "/checkpoints", STR_ARG(folder)).at); /* ours alone, */
	remove_folder(str_format(mem, STR_FMT "/body", STR_ARG(folder)).at);  /* as bodies are */
	list_files(folder.at, mem);
	CHECK_INT((long long)files.count, 5); /* checkpoint; tile and bundle of 3 and of 7 */
	compare_damaged(folder.at, &s.note.key, 5, mem);
	remove_folder(top);
}

/* "log vkey KEY" stands first in keys.txt. */
static struct note_key key_of(const char *folder, struct arena *mem)
{
	struct str text, line;
	struct note_key k = { 0 };
	struct err e;
	CHECK(file_read(str_format(mem, "%s/keys.txt", folder).at, 1 << 16, &text, mem, &e));
	CHECK(str_cut(&text, '\n', &line) && str_starts(line, STR("log vkey")));
	CHECK(note_key_parse(str_trim(str_slice(line, 8, line.len)), &k, mem, &e));
	return k;
}

TEST("of the shared logs of 0 to 1,000 entries both verifiers accept all, and of one of 257 no "
     "damaged one")
{
	static const int sizes[] = { 0, 1, 2, 255, 256, 257, 1000 };
	if (!has_other())
		SKIP("there is no folder of shared data, or no python3");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct err e;
		const char *folder =
			str_format(mem, "%s/data/evidence/tlog/%d", getenv("SHARED"), sizes[i]).at;
		struct str older = str_format(mem, "%s/checkpoint.old", folder);
		const char *old = disk_exists(&disk_system, older.at) ? older.at : NULL;
		struct note_key key = key_of(folder, mem);
		CHECK_INT(findings(folder, &key, LOG_TREE, NULL, old, &e), 0);
		CHECK(other_accepts(folder, &key, old, mem));
	}
	const char *top = test_folder(mem), *folder = str_format(mem, "%s/log", top).at;
	CHECK(system(str_format(mem, "cp -r '%s/data/evidence/tlog/257' '%s'; chmod -R u+w '%s'",
		      getenv("SHARED"), folder, folder)
			      .at) == 0);
	struct note_key key = key_of(folder, mem);
	list_files(str_format(mem, "%s/tile", folder).at, mem);
	CHECK_INT((long long)files.count, 5);
	compare_damaged(folder, &key, 2, mem);
	remove_folder(top);
}
