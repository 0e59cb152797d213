/*
 * verifying - the whole casebook held against itself, beside the requests. It is read as another program would read it; so
 * long nothing is written into it.
 */
#include "web/beside.h"
#include "web/handle.h"
#include "web/put.h"

#include "casebook/verify.h"

#include <sodium.h>
#include <stdlib.h>
#include <time.h>

struct verified {
	struct arena mem;
	bool is_wanted, is_made;
	struct casebook_place place;
	struct secret identity; /* until it is done */
	int64_t at;
	struct verify_report report;
	bool ran;
	struct err why;
};

bool verify_is_wanted(const struct server *s)
{
	return s->session && s->session->verified && s->session->verified->is_wanted;
}

static struct verified *verified_new(void)
{
	struct verified *v = calloc(1, sizeof *v);
	if (!v)
		abort();
	return v;
}

/* The lock is shared from here on, see verify_hand_over. */
void *verify_begin(struct session *k)
{
	struct verified *v = verified_new();
	k->verified->is_wanted = false;
	k->verifying = true;
	v->place = k->c.place;
	v->identity = *k->c.identity;
	v->ran = casebook_settle(&k->c, &v->why) && casebook_share(&k->c, true, &v->why);
	return v;
}

void verify_make(struct session *k, void *made)
{
	struct verified *v = made;
	struct casebook_key key = { .identity = &v->identity };
	(void)k;
	v->ran = v->ran && casebook_verify(&v->place, &key, &v->report, &v->mem, &v->why);
	sodium_memzero(&v->identity, sizeof v->identity);
	v->at = (int64_t)time(NULL);
	v->is_made = true;
}

void *verify_hand_over(struct session *k, void *made)
{
	struct verified *old = k->verified, *v = made;
	struct err why;
	k->verifying = false;
	if (!casebook_share(&k->c, false, &why))
		*PUSH(&k->mem, &k->remarks) = str_copy(&k->mem, str_from(why.text));
	k->verified = v;
	return old;
}

void verify_release(void *made)
{
	struct verified *v = made;
	if (!v)
		return;
	sodium_memzero(&v->identity, sizeof v->identity);
	arena_release(&v->mem);
	free(v);
}

bool do_verify(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	(void)r;
	(void)e;
	if (!k->verified)
		k->verified = verified_new();
	k->verified->is_wanted = !k->verifying;
	pthread_cond_broadcast(&s->wanted);
	return not_yet(a, s);
}

static struct str plural(uint64_t n, const char *one, const char *many, struct arena *mem)
{
	return str_format(mem, "%llu %s", (unsigned long long)n, n == 1 ? one : many);
}

static void put_logs(struct json_out *j, const struct verify_report *v)
{
	struct arena *mem = j->to->mem;
	for (size_t i = 0; i < v->logs.count; i++) {
		const struct verify_log *l = &v->logs.at[i];
		put_str(j,
			str_format(mem,
				"log %.12s: " STR_FMT ", " STR_FMT " kept, " STR_FMT ", " STR_FMT,
				l->id.at, STR_ARG(plural(l->entries, "entry", "entries", mem)),
				STR_ARG(plural(l->kept, "checkpoint", "checkpoints", mem)),
				STR_ARG(plural(l->stamps, "timestamp", "timestamps", mem)),
				STR_ARG(plural(
					l->cosignatures, "cosignature", "cosignatures", mem))));
	}
	put_str(j, str_format(mem, STR_FMT " in the vault, " STR_FMT " between entries",
			   STR_ARG(plural(v->objects, "object", "objects", mem)),
			   STR_ARG(plural(v->refs, "reference", "references", mem))));
}

static void put_remarks(struct json_out *j, const struct verify_report *v)
{
	for (size_t i = 0; i < v->notes.count; i++)
		put_str(j, v->notes.at[i]);
	for (size_t i = 0; i < v->unchecked.count; i++)
		put_str(j, str_format(j->to->mem, "not checked: " STR_FMT,
				   STR_ARG(v->unchecked.at[i])));
}

/* In parts, so that each can be said in the reader's language. */
static void put_broken(struct json_out *j, const struct verify_report *v)
{
	put_key(j, "broken");
	put_open(j, '[');
	for (size_t i = 0; i < v->findings.count && i < MOST_COUNT; i++) {
		const struct verify_finding *f = &v->findings.at[i];
		put_open(j, '{');
		put_member_str(j, "path", f->path);
		put_member_str(j, "says", f->says);
		put_member_str(j, "means", f->means);
		put_member_str(j, "entries", f->entries);
		put_close(j, '}');
	}
	put_close(j, ']');
}

static void put_lines(struct json_out *j, const struct verified *v)
{
	if (!v->ran) {
		put_str(j, str_from(v->why.text));
		return;
	}
	put_logs(j, &v->report);
	put_remarks(j, &v->report);
	put_str(j, v->report.finding_count ? STR("it does not verify") : STR("all of it verifies"));
}

/* Before the first since the unlocking there is nothing to say, which is no fault. */
bool show_verified(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	const struct verified *v = k->verified;
	struct json_out *j = &a->json;
	if (k->verifying || (v && v->is_wanted))
		return not_yet(a, s);
	(void)e;
	bool made = v && v->is_made;
	put_open(j, '{');
	put_member_str(j, "at", made ? casebook_time_text(v->at, r->mem) : (struct str){ 0 });
	put_member_bool(j, "sound", made && v->ran && v->report.finding_count == 0);
	put_member_int(j, "findings", made ? (int64_t)v->report.finding_count : 0);
	put_key(j, "lines");
	put_open(j, '[');
	if (made)
		put_lines(j, v);
	put_close(j, ']');
	put_broken(j, made && v->ran ? &v->report : &(struct verify_report){ 0 });
	put_close(j, '}');
	return true;
}
