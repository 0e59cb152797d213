#include "casebook/verify.h"

#include "base/encode.h"
#include "casebook/inside.h"
#include "casebook/verify_inside.h"
#include "vault/age_header.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static struct verify_finding *finding(struct proving *p)
{
	static struct verify_finding beyond;
	if (p->r->finding_count++ >= VERIFY_MOST)
		return &beyond;
	return PUSH(p->mem, &p->r->findings);
}

__attribute__((format(printf, 2, 0))) static struct str said(
	struct arena *mem, const char *fmt, va_list args)
{
	char text[480];
	vsnprintf(text, sizeof text, fmt, args);
	return str_copy(mem, str_from(text));
}

void verify_find(struct proving *p, struct str path, const char *means, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	struct str says = said(p->mem, fmt, args);
	va_end(args);
	*finding(p) = (struct verify_finding){ .path = str_copy(p->mem, path),
		.says = says,
		.means = means ? str_from(means) : (struct str){ 0 } };
}

void verify_note(struct proving *p, struct strs *to, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	*PUSH(p->mem, to) = said(p->mem, fmt, args);
	va_end(args);
}

struct str verify_range(struct str origin, uint64_t first, uint64_t last, struct arena *mem)
{
	struct str id = casebook_id(origin, first, mem);
	return first == last
		       ? id
		       : str_format(mem, STR_FMT " to %llu", STR_ARG(id), (unsigned long long)last);
}

/* What damage to a file means for its entries, by where the file stands. */
static const struct {
	const char *in, *means;
} meanings[] = {
	{ "/body/", "what they say cannot be read from this copy; that they were recorded, and in "
		    "which "
		    "order, holds" },
	{ "/tile/entries/", "that they are what was signed cannot be shown from this copy" },
	{ "/tile/", "no proof can be made for them from this copy; the entries themselves are "
		    "compared with "
		    "the signed root apart" },
	{ "/checkpoints/", "what was vouched for at this size cannot be shown from this file" },
	{ "/checkpoint", "that these entries are what the device signed cannot be shown" },
};

static const char *meaning_of(struct str path)
{
	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
		if (str_find(path, str_from(meanings[i].in)) < path.len)
			return meanings[i].means;
	return NULL;
}

/* A body file that goes on behind the checkpoint: what was committed last and not settled, if it is our own. */
static void note_unknown(struct proving *p, const struct casebook_log *l, struct str path)
{
	bool pending = l->is_own && p->c->has_writer && p->c->writer.pending.count > 0;
	if (str_find(path, STR("/body/")) == path.len)
		verify_note(p, &p->r->notes, "'" STR_FMT "' is no part of a log", STR_ARG(path));
	else if (!pending)
		verify_find(p, path, NULL, "bytes behind the last body that the checkpoint covers");
}

static void take_problems(
	struct proving *p, const struct casebook_log *l, const struct log_verdict *v)
{
	for (size_t i = 0; i < v->problems.count; i++) {
		const struct log_problem *q = &v->problems.at[i];
		const char *means = meaning_of(q->path);
		struct verify_finding *f = finding(p);
		*f = (struct verify_finding){ .path = q->path, .says = q->says };
		f->means = means ? str_from(means) : (struct str){ 0 };
		if (q->first <= q->last && str_find(q->path, STR("/body/")) < q->path.len)
			*PUSH(p->mem, &p->bodies) =
				(struct verify_bodies){ str_copy(p->mem, l->key.name), q->first,
					q->last };
		if (q->first <= q->last)
			f->entries = verify_range(l->key.name, q->first, q->last, p->mem);
	}
	p->r->finding_count += v->problem_count - v->problems.count;
	for (size_t i = 0; i < v->unknown.count; i++)
		note_unknown(p, l, v->unknown.at[i]);
}

/* The key file is written one way only. */
static bool check_key(struct proving *p, struct casebook_log *l)
{
	struct str text, path = str_format(p->mem, STR_FMT "/key", STR_ARG(l->folder));
	struct err e;
	bool ok = disk_read_file(p->c->place.disk, path.at, 1024, &text, p->mem, &e) &&
		  ((text.len > 1 && text.at[text.len - 1] == '\n') ||
			  fail(&e, ERR_BROKEN, "it is not as it was written")) &&
		  note_key_parse(str_slice(text, 0, text.len - 1), &l->key, p->mem, &e) &&
		  ((l->key.kind == NOTE_ED25519 &&
			   str_equal(log_origin(l->key.key, p->mem), l->key.name) &&
			   str_equal(log_id(l->key.name), l->id)) ||
			  fail(&e, ERR_BROKEN, "it is not the key of this log"));
	if (!ok)
		verify_find(p, path, "none of the log's signatures can be verified", "%s", e.text);
	return ok;
}

/* A merge puts a new log's checkpoint there last; that this device observed the log is found out from its entries. */
static bool is_unfinished(struct proving *p, const struct casebook_log *l)
{
	struct arena own = { 0 };
	struct strs names;
	struct err unsaid;
	bool has_any = !disk_list(p->c->place.disk, l->folder.at, &own, &names, &unsaid);
	for (size_t i = 0; i < names.count; i++)
		has_any |= str_starts(names.at[i], STR("checkpoint")) &&
			   !str_ends(names.at[i], STR(".part"));
	arena_release(&own);
	return p->r->unlocked && !l->is_own && !has_any;
}

static void verify_log(struct proving *p, struct casebook_log *l)
{
	struct verify_log *v = PUSH(p->mem, &p->r->logs);
	struct err e;
	struct log_verdict verdict;
	*v = (struct verify_log){ .id = l->id, .is_own = l->is_own };
	if (is_unfinished(p, l)) {
		verify_note(p, &p->r->notes,
			"log %.12s was begun by a merge that did not finish: pull again", l->id.at);
		p->r->logs.count--;
		return;
	}
	if (!check_key(p, l))
		return;
	struct str path = str_format(p->mem, STR_FMT "/checkpoint", STR_ARG(l->folder));
	if (l->is_own && p->c->writer.base == 0 && !disk_exists(p->c->place.disk, path.at))
		return; /* nothing was ever settled for good; the write-ahead log is looked at apart */
	if (!log_reader_open(
		    &l->reader, p->c->place.disk, l->folder.at, NULL, &l->key, p->mem, &e) ||
		!log_verify(&l->reader, LOG_TREE | LOG_BODIES, NULL, &verdict, p->mem, &e)) {
		verify_find(p, path, meaning_of(path), "%s", e.text);
		return;
	}
	v->has_checkpoint = true;
	v->entries = verdict.entries;
	v->bodies = verdict.bodies;
	take_problems(p, l, &verdict);
	verify_beside(p, l, v);
}

/* Every folder below logs/, also those that could not be opened. */
static void verify_logs(struct proving *p)
{
	struct strs names;
	struct err e;
	struct casebook *c = p->c;
	struct casebook_log *own = casebook_own_log(c);
	struct str own_id = own ? own->id : (struct str){ 0 };
	if (!disk_list(c->place.disk, c->logs_folder.at, p->mem, &names, &e))
		verify_find(p, c->logs_folder, NULL, "%s", e.text);
	for (size_t i = 0; i < names.count; i++) {
		struct str name = names.at[i];
		if (!str_ends(name, STR("/"))) {
			verify_note(p, &p->r->notes,
				"'" STR_FMT "/" STR_FMT "' is no part of a casebook",
				STR_ARG(c->logs_folder), STR_ARG(name));
			continue;
		}
		struct casebook_log l = { .id = str_copy(
						  p->mem, str_slice(name, 0, name.len - 1)) };
		l.folder = str_format(
			p->mem, STR_FMT "/" STR_FMT, STR_ARG(c->logs_folder), STR_ARG(l.id));
		l.is_own = own_id.at && str_equal(l.id, own_id);
		verify_log(p, &l);
	}
	if (p->r->logs.count == 0)
		verify_find(p, c->logs_folder, "nothing of what was recorded is there",
			"there is no log");
}

/* Opened again, for what it says when it does not open. */
static void verify_wal(struct proving *p)
{
	struct casebook *c = p->c;
	struct err e = { 0 };
	bool ok = false;
	for (size_t i = 0; !ok && i < c->ring.wal_count; i++) {
		struct log_writer w;
		struct log_replay replay = { 0 };
		struct arena own = { 0 };
		ok = log_open(&w, LOG_READ, c->place.disk, c->logs_folder.at, c->wal_path.at,
			&c->ring.wal[i], &replay, &own, &e);
		if (ok && replay.torn)
			verify_note(p, &p->r->notes,
				"'" STR_FMT
				"' ends in something that was begun and never committed",
				STR_ARG(c->wal_path));
		if (ok)
			log_close(&w);
		arena_release(&own);
		if (!ok && e.kind != ERR_FINDING)
			break;
	}
	if (!ok)
		verify_find(p, c->wal_path,
			"what was committed last may not be there; what is in the logs' files is "
			"verified apart",
			"%s", e.text);
}

static void verify_vault(struct proving *p)
{
	struct digests names;
	struct strs unknown;
	struct err e;
	struct casebook *c = p->c;
	if (!disk_exists(c->place.disk, c->vault.folder))
		return;
	if (!vault_list(&c->vault, &names, &unknown, p->mem, &e)) {
		verify_find(p, str_from(c->vault.folder), NULL, "%s", e.text);
		return;
	}
	for (size_t i = 0; i < names.count; i++)
		if (!vault_check(&c->vault, names.at[i], &e))
			verify_find(p, vault_path(&c->vault, names.at[i], p->mem),
				"the document cannot be read from this copy", "%s", e.text);
	for (size_t i = 0; i < unknown.count; i++)
		if (vault_is_unfinished(unknown.at[i]))
			verify_note(p, &p->r->notes,
				"'" STR_FMT
				"' was left by something that did not finish; the next command "
				"that writes removes it",
				STR_ARG(unknown.at[i]));
		else
			verify_find(p, unknown.at[i], NULL,
				"it is no object of the vault, or its name was altered");
	p->r->objects = names.count;
}

/* Of a sealed file, without its key: that it begins as one. */
static void check_sealed(struct proving *p, struct str path)
{
	struct arena own = { 0 };
	struct str bytes;
	struct age_header h;
	struct err e;
	struct str head = { 0 };
	bool ok = disk_read_file(p->c->place.disk, path.at, KEYRING_MOST_BYTES, &bytes, &own, &e);
	struct byte_source from = source_memory(&bytes);
	ok = ok && age_header_read(&from, &head, &own, &e) && age_header_parse(head, &h, &own, &e);
	if (!ok)
		verify_find(p, path, "what it seals cannot be opened", "%s", e.text);
	arena_release(&own);
}

static unsigned long long newest_keyring(const struct strs *names)
{
	unsigned long long newest = 0, epoch;
	bool is_copy;
	for (size_t i = 0; i < names->count; i++)
		if (keyring_is_file(names->at[i], &epoch, &is_copy) && epoch > newest)
			newest = epoch;
	return newest;
}

/* A keyring or an identity and its copy are the same bytes; which of two is damaged shows only with the key. */
static void check_copy(struct proving *p, struct str path, bool from_copy)
{
	struct arena own = { 0 };
	const struct disk *d = p->c->place.disk;
	struct str one, two,
		file = str_format(p->mem, STR_FMT "age",
			STR_ARG(str_slice(path, 0, path.len - STR("copy").len)));
	struct err e;
	if (p->r->unlocked && from_copy)
		verify_find(p, file, "its copy is whole, and nothing is lost",
			"it was altered or is gone");
	else if (!disk_read_file(d, path.at, KEYRING_MOST_BYTES, &two, &own, &e))
		verify_find(p, path, "what it is the copy of is another file", "%s", e.text);
	else if (!disk_read_file(d, file.at, KEYRING_MOST_BYTES, &one, &own, &e))
		verify_find(p, file, "its copy is there", "%s", e.text);
	else if (!str_equal(one, two))
		verify_find(p, path, "one of the two is whole",
			"it is not the copy of '" STR_FMT "'", STR_ARG(file));
	arena_release(&own);
}

static bool is_among(const struct strs *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (str_equal(names->at[i], str_from(name)))
			return true;
	return false;
}

/* A crash keeps it from being made, at the worst moment between two files. */
static void note_missing_copy(struct proving *p, const struct strs *names, const char *of)
{
	const char *file = str_format(p->mem, "%s.age", of).at,
		   *copy = str_format(p->mem, "%s.copy", of).at;
	if (is_among(names, file) && !is_among(names, copy))
		verify_note(p, &p->r->notes,
			"'" STR_FMT "/%s' is not there; the next command that writes makes it",
			STR_ARG(p->c->folder), copy);
}

static void verify_format(struct proving *p)
{
	if (p->c->format_is_damaged)
		verify_find(p, casebook_path(p->c, "FORMAT", p->mem),
			"all else is read as it is; the next command that writes mends it",
			"it was altered: it is to be '" FORMAT_NAME "'");
}

static void verify_top(struct proving *p, bool passphrase)
{
	static const char *const known[] = { "FORMAT", "logs/", "vault/", "wal", "policy",
		"refused/" };
	struct strs names;
	struct err e;
	if (!disk_list(p->c->place.disk, p->c->folder.at, p->mem, &names, &e))
		verify_find(p, p->c->folder, NULL, "%s", e.text);
	unsigned long long newest = newest_keyring(&names);
	note_missing_copy(p, &names, str_format(p->mem, "keyring.%llu", newest).at);
	note_missing_copy(p, &names, "identity");
	verify_format(p);
	for (size_t i = 0; i < names.count; i++) {
		struct str path = str_format(
			p->mem, STR_FMT "/" STR_FMT, STR_ARG(p->c->folder), STR_ARG(names.at[i]));
		bool is_identity = str_equal(names.at[i], STR("identity.age")), fits = is_identity;
		bool is_other = str_equal(names.at[i], STR("identity.copy"));
		for (size_t k = 0; k < sizeof known / sizeof *known; k++)
			fits |= str_equal(names.at[i], str_from(known[k]));
		unsigned long long epoch;
		bool is_copy = false, is_keyring = keyring_is_file(names.at[i], &epoch, &is_copy);
		if (is_other || (is_keyring && is_copy && epoch == newest))
			check_copy(p, path,
				is_other ? p->c->identity_from_copy : p->c->ring.from_copy);
		else if (is_identity || (is_keyring && epoch == newest))
			check_sealed(p, path);
		else if (is_keyring)
			verify_note(p, &p->r->notes,
				"'" STR_FMT
				"' is an older keyring; the next command that writes wipes it",
				STR_ARG(path));
		else if (!fits)
			verify_note(p, &p->r->notes, "'" STR_FMT "' is no part of a casebook",
				STR_ARG(path));
		if (is_identity && !passphrase)
			verify_note(p, &p->r->unchecked, "that the passphrase opens '" STR_FMT "'",
				STR_ARG(path));
	}
}

/* Opens with the key, or, when that does not go, without; false when it is no casebook. */
static bool open_somehow(struct proving *p, const struct casebook_place *place,
	const struct casebook_key *key, struct err *e)
{
	struct err why;
	p->r->unlocked = key && casebook_open(p->c, place, CASEBOOK_READING, key, &why);
	if (p->r->unlocked)
		return true;
	if (key && why.kind == ERR_SYSTEM) {
		*e = why;
		return false;
	}
	if (!casebook_open(p->c, place, CASEBOOK_LOCKED, NULL, e))
		return false;
	if (key)
		verify_find(p, p->c->folder,
			key->identity
				? "the keyring is sealed to other keys, or was altered"
				: "another passphrase, or identity.age or the keyring was altered",
			"%s", why.text);
	return true;
}

bool casebook_verify(const struct casebook_place *place, const struct casebook_key *key,
	struct verify_report *r, struct arena *mem, struct err *e)
{
	struct casebook c;
	struct proving p = { .c = &c, .r = r, .mem = mem };
	*r = (struct verify_report){ 0 };
	if (!open_somehow(&p, place, key, e))
		return false;
	verify_top(&p, key && !key->identity);
	verify_logs(&p);
	verify_vault(&p);
	verify_refused(&p);
	if (r->unlocked) {
		verify_wal(&p);
		verify_contents(&p);
	} else {
		verify_note(&p, &r->unchecked, "what the entries say, and that bodies open");
		verify_note(&p, &r->unchecked, "the write-ahead log and the keyring");
		verify_note(&p, &r->unchecked, "that each document an entry names is there");
	}
	casebook_close(&c);
	return true;
}
