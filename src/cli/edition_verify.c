#include "cli/edition_verify.h"
#include "cli/edition_note.h"

#include "base/encode.h"
#include "base/json.h"
#include "casebook/bundle_readme.h"
#include "ledger/bag.h"
#include "ledger/entry.h"
#include "ledger/proof.h"
#include "publish/numbered.h"

#include <stdarg.h>
#include <stdio.h>

enum { MOST_BYTES = 1 << 30, MOST_KEY = 4096 };

/* An edition as it is looked at. */
struct looking {
	const struct disk *disk;
	const char *folder;
	struct edition_facts *f;
	struct verify_report *r;
	struct numbered proven; /* ids of claims that have a line of proof */
	struct {
		struct log_key {
			struct str name; /* as the lines say it */
			struct note_key key;
			bool holds;
		} * at;
		size_t count, room;
	} keys;
	struct arena *mem;
};

static void find(struct looking *l, struct str where, const char *means, const char *fmt, ...)
	PRINTF(4, 5);
static void find(struct looking *l, struct str where, const char *means, const char *fmt, ...)
{
	char text[480];
	va_list args;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	if (l->r->finding_count++ >= VERIFY_MOST)
		return;
	*PUSH(l->mem, &l->r->findings) = (struct verify_finding){ .path = str_copy(l->mem, where),
		.says = str_copy(l->mem, str_from(text)),
		.means = means ? str_from(means) : (struct str){ 0 } };
}

static struct str path_of(struct looking *l, const char *name)
{
	return str_format(l->mem, "%s/%s", l->folder, name);
}

static bool get(struct looking *l, const char *name, size_t most, struct str *bytes)
{
	struct err e;
	struct str path = path_of(l, name);
	bool ok = disk_read_file(l->disk, path.at, most, bytes, l->mem, &e);
	if (!ok)
		find(l, path, NULL, "%s", e.text);
	return ok;
}

static void know_files(struct looking *l, const char *manifest, struct numbered *known)
{
	struct str text;
	struct bag_files files;
	struct err e;
	if (!get(l, manifest, BAG_MOST_BYTES, &text))
		return;
	if (!bag_manifest_parse(text, &files, l->mem, &e))
		find(l, path_of(l, manifest), NULL, "%s", e.text);
	for (size_t i = 0; i < files.count; i++)
		numbered_find(known, files.at[i].path, known->count + 1, l->mem);
	l->f->files += files.count;
}

/* A page that nobody listed is found too: a validator of bags looks at those below data/ only. */
static void look_for_strangers(struct looking *l, const struct numbered *known)
{
	struct strs folders = { 0 }, names;
	struct err e;
	*PUSH(l->mem, &folders) = STR("");
	for (size_t i = 0; i < folders.count; i++) {
		struct str in = folders.at[i];
		struct str path = str_format(l->mem, "%s/" STR_FMT, l->folder, STR_ARG(in));
		if (!disk_list(l->disk, path.at, l->mem, &names, &e)) {
			find(l, path, NULL, "%s", e.text);
			continue;
		}
		for (size_t k = 0; k < names.count; k++) {
			struct str name = str_format(
				l->mem, STR_FMT STR_FMT, STR_ARG(in), STR_ARG(names.at[k]));
			if (str_ends(name, STR("/")))
				*PUSH(l->mem, &folders) = name;
			else if (!numbered_get(known, name) &&
				 !str_equal(name, STR(EDITION_TAGS)) &&
				 !str_equal(name, STR(EDITION_NOTE)))
				find(l, path_of(l, name.at), "it is no part of the edition",
					"no manifest lists it");
		}
	}
}

static void look_at_files(struct looking *l)
{
	struct numbered known = { 0 };
	struct str tags;
	struct err e;
	if (!bag_check(l->disk, l->folder, l->mem, &e))
		find(l, str_from(l->folder), "the edition is not as it was published", "%s",
			e.text);
	know_files(l, "manifest-sha256.txt", &known);
	know_files(l, "tagmanifest-sha256.txt", &known);
	if (get(l, "tagmanifest-sha256.txt", BAG_MOST_BYTES, &tags))
		l->f->tags = digest_of(tags);
	look_for_strangers(l, &known);
}

/* The key that a log is named after, and the same key as openssl reads it. */
static bool open_key(struct looking *l, struct log_key *k)
{
	struct str text, pem;
	struct err e;
	struct str key_name = str_format(l->mem, "proofs/" STR_FMT ".key", STR_ARG(k->name));
	struct str pem_name = str_format(l->mem, "proofs/" STR_FMT ".pem", STR_ARG(k->name));
	if (!get(l, key_name.at, MOST_KEY, &text) || !get(l, pem_name.at, MOST_KEY, &pem))
		return false;
	bool ok = note_key_parse(str_trim(text), &k->key, l->mem, &e) &&
		  ((k->key.kind == NOTE_ED25519 &&
			   str_equal(log_origin(k->key.key, l->mem), k->key.name) &&
			   str_starts(log_id(k->key.name), k->name)) ||
			  fail(&e, ERR_BROKEN, "it is not the key that the log is named after"));
	if (!ok)
		find(l, path_of(l, key_name.at), "whose signature it is cannot be shown", "%s",
			e.text);
	if (ok && !str_equal(pem, bundle_pem(&k->key, l->mem)))
		find(l, path_of(l, pem_name.at), "openssl would check against another key",
			"it is not the key of " STR_FMT ".key", STR_ARG(k->name));
	return ok;
}

static const struct log_key *key_of(struct looking *l, struct str name)
{
	for (size_t i = 0; i < l->keys.count; i++)
		if (str_equal(l->keys.at[i].name, name))
			return &l->keys.at[i];
	struct log_key *k = PUSH(l->mem, &l->keys);
	k->name = str_copy(l->mem, name);
	/* A name is of hexadecimal digits, so that it can't lead out of the folder. */
	for (size_t i = 0; i < name.len; i++)
		if (!((name.at[i] >= '0' && name.at[i] <= '9') ||
			    (name.at[i] >= 'a' && name.at[i] <= 'f')))
			return k;
	k->holds = name.len > 0 && open_key(l, k);
	return k;
}

/* Whoever altered a file and made the manifests fit does not have the key. PUBLISH-20 */
static void look_at_signature(struct looking *l)
{
	struct str raw, name;
	struct err e;
	if (!disk_exists(l->disk, path_of(l, EDITION_NOTE).at) ||
		!get(l, EDITION_NOTE, NOTE_MOST_BYTES, &raw))
		return;
	bool ok = edition_note_name(raw, &name, l->mem, &e);
	if (ok) {
		struct str id = log_id(name);
		const struct log_key *k = key_of(l, str_slice(id, 0, id.len < 12 ? id.len : 12));
		ok = k->holds ? edition_note_check(raw, &k->key, l->f->tags, l->mem, &e)
			      : fail(&e, ERR_BROKEN, "the key that signed it is not here");
	}
	if (ok)
		l->f->signer = name;
	else
		find(l, path_of(l, EDITION_NOTE),
			"whoever published it is not shown to have published these files", "%s",
			e.text);
}

/* One line of proofs/claims.jsonl, or of proofs/decisions.jsonl: then `decision`. */
struct line {
	bool decision;
	const struct json *v;
	struct str id, text;
	struct entry entry;
	struct digest leaf;
	struct arena *mem;
};

static bool refers_to(const struct entry *entry, struct str claim, struct arena *mem)
{
	for (size_t i = 0; i < entry->ref_count; i++)
		if (str_equal(claim, casebook_id(entry->ref[i].origin, entry->ref[i].index, mem)))
			return true;
	return false;
}

static bool entry_holds(struct line *n, struct err *e)
{
	n->text = json_text(n->v, "entry");
	n->id = json_text(n->v, n->decision ? "decision" : "claim");
	if (!n->text.at || !n->id.at)
		return fail(e, ERR_BROKEN, "it names no %s or no entry",
			n->decision ? "decision" : "claim");
	n->leaf = digest_of(n->text);
	if (!str_equal(json_text(n->v, "leaf"), digest_hex(n->mem, n->leaf)))
		return fail(e, ERR_BROKEN, "the entry is not that of its leaf");
	if (!entry_parse(n->text, &n->entry, n->mem, e))
		return false;
	if (n->entry.kind != (n->decision ? ENTRY_JUDGEMENT : ENTRY_CLAIM))
		return fail(
			e, ERR_BROKEN, "its entry is no %s", n->decision ? "decision" : "claim");
	if (n->decision && !refers_to(&n->entry, json_text(n->v, "claim"), n->mem))
		return fail(e, ERR_BROKEN, "its entry is about another claim");
	return str_equal(n->id, casebook_id(n->entry.origin, n->entry.index, n->mem)) ||
	       fail(e, ERR_BROKEN, "the entry is that of another %s",
		       n->decision ? "decision" : "claim");
}

static bool proof_holds(struct looking *l, const struct line *n, struct err *e)
{
	struct proof p;
	struct str text = json_text(n->v, "proof"), log = json_text(n->v, "log");
	const struct log_key *k = key_of(l, log.at ? log : STR(""));
	if (!k->holds)
		return fail(e, ERR_BROKEN, "its log has no key here");
	if (!str_equal(k->key.name, n->entry.origin))
		return fail(e, ERR_BROKEN, "the entry is of another log than its key's");
	if (!text.at || !proof_parse(text, &p, n->mem, e))
		return text.at != NULL ? false : fail(e, ERR_BROKEN, "there is no proof in it");
	if (p.index != n->entry.index)
		return fail(e, ERR_BROKEN, "the proof is of another place of the log");
	return proof_check(&p, (struct str){ (const char *)n->leaf.byte, 32 }, &k->key, e);
}

static bool field_holds(struct looking *l, const struct line *n, size_t i, struct err *e)
{
	const struct json *x = &json_member(n->v, "fields")->item[i];
	struct str file, text = json_text(x, "file");
	struct digest salt;
	struct entry_field field;
	if (!str_equal(json_text(x, "sha256"), digest_hex(n->mem, n->entry.field[i])))
		return fail(e, ERR_BROKEN, "field %zu is not the one the entry names", i);
	if (!text.at) {
		l->f->withheld++;
		return true;
	}
	if (!base64_bytes(n->mem, text, BASE64_PADDED, &file) ||
		!digest_equal(digest_of(file), n->entry.field[i]))
		return fail(e, ERR_BROKEN, "field %zu is not that of its digest", i);
	l->f->shown++;
	return entry_field_parse(file, &salt, &field, e) &&
	       (str_equal(field.name, json_text(x, "name")) ||
		       fail(e, ERR_BROKEN, "field %zu has another name than it is shown under", i));
}

static bool fields_hold(struct looking *l, const struct line *n, struct err *e)
{
	const struct json *all = json_member(n->v, "fields");
	if (!all || all->kind != KIND_ARRAY || all->count != n->entry.field_count)
		return fail(e, ERR_BROKEN, "it has not as many fields as the entry");
	for (size_t i = 0; i < all->count; i++)
		if (!field_holds(l, n, i, e))
			return false;
	return true;
}

static void look_at_proof(struct looking *l, struct str text, size_t number, bool decision)
{
	struct arena own = { 0 };
	struct line n = { .decision = decision, .mem = &own };
	struct json *v = NULL;
	struct err e;
	bool ok = json_parse(text, &v, &own, &e);
	n.v = v;
	ok = ok && entry_holds(&n, &e) && proof_holds(l, &n, &e) && fields_hold(l, &n, &e);
	l->f->proofs += !decision;
	l->f->decisions += decision;
	if (n.id.at &&
		!decision) /* one that does not hold is found once, not as a claim without proof too */
		numbered_find(&l->proven, str_copy(l->mem, n.id), number, l->mem);
	if (!ok)
		find(l, path_of(l, decision ? "proofs/decisions.jsonl" : "proofs/claims.jsonl"),
			"that it was recorded so, and when, is not shown",
			"line %zu%s%s" STR_FMT ": %s", number, n.id.at ? ", " : "",
			n.id.at ? decision ? "decision " : "claim " : "",
			STR_ARG(n.id.at ? n.id : STR("")), e.text);
	arena_release(&own);
}

static void look_at_line(struct looking *l, struct str text, size_t number)
{
	look_at_proof(l, text, number, false);
}

static void look_at_decision(struct looking *l, struct str text, size_t number)
{
	look_at_proof(l, text, number, true);
}

static void each_line(
	struct looking *l, struct str text, void (*look)(struct looking *, struct str, size_t))
{
	struct str line;
	for (size_t number = 1; text.len > 0 && str_cut(&text, '\n', &line); number++)
		look(l, line, number);
}

static void look_at_claim(struct looking *l, struct str text, size_t number)
{
	struct arena own = { 0 };
	struct json *v;
	struct err e;
	struct str id = { 0 };
	if (!json_parse(text, &v, &own, &e))
		find(l, path_of(l, "data/claims.jsonl"), NULL, "line %zu: %s", number, e.text);
	else
		id = json_text(v, "id");
	l->f->claims += id.at != NULL;
	if (id.at && l->f->has_proofs && !numbered_get(&l->proven, id))
		find(l, path_of(l, "data/claims.jsonl"), "that it was recorded is not shown",
			"line %zu: claim " STR_FMT " has no proof", number, STR_ARG(id));
	arena_release(&own);
}

bool edition_is(const struct disk *disk, const char *folder)
{
	struct arena own = { 0 };
	bool is = disk_exists(disk, str_format(&own, "%s/bagit.txt", folder).at) &&
		  disk_exists(disk, str_format(&own, "%s/data/edition.json", folder).at);
	arena_release(&own);
	return is;
}

bool edition_verify(const struct disk *disk, const char *folder, struct edition_facts *f,
	struct verify_report *r, struct arena *mem, struct err *e)
{
	struct looking l = { .disk = disk, .folder = folder, .f = f, .r = r, .mem = mem };
	struct str text;
	*r = (struct verify_report){ 0 };
	*f = (struct edition_facts){ 0 };
	if (!disk_exists(disk, folder))
		return fail(e, ERR_SYSTEM, "'%s' is not there", folder);
	look_at_files(&l);
	f->has_proofs = disk_exists(disk, path_of(&l, "proofs").at);
	look_at_signature(&l);
	if (f->has_proofs && get(&l, "proofs/claims.jsonl", MOST_BYTES, &text))
		each_line(&l, text, look_at_line);
	if (disk_exists(disk, path_of(&l, "proofs/decisions.jsonl").at) &&
		get(&l, "proofs/decisions.jsonl", MOST_BYTES, &text))
		each_line(&l, text, look_at_decision);
	if (get(&l, "data/claims.jsonl", MOST_BYTES, &text))
		each_line(&l, text, look_at_claim);
	return true;
}
