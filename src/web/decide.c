/*
 * decide - judgements that are made on the page: each an entry, made by the code of `knell judge`.
 */
#include "web/handle.h"
#include "web/put.h"

#include "desk/edit.h"
#include "web/decide.h"

enum { MOST_TARGETS = 500, MOST_KNEW = 2000, MOST_REASON = 4096 };

/* An edit as the page sends it: an object of members of a claim, to JSON as entries have it. */
static bool take_change(const struct request *r, struct str *change, struct err *e)
{
	const struct json *v = json_member(r->json, "change");
	if (!v)
		return true;
	if (v->kind != KIND_OBJECT || v->count == 0)
		return fail(e, ERR_USAGE, "'change' wants an object of a claim's members");
	return edit_of_json(v, change, r->mem, e);
}

bool deciding_read(const struct request *r, struct deciding *d, struct err *e)
{
	struct str word;
	*d = (struct deciding){ 0 };
	if (!request_text(r, "decision", &word, e) || !request_text(r, "reason", &d->j.reason, e) ||
		!request_texts(r, "targets", MOST_TARGETS, &d->j.ids, e) ||
		!request_texts(r, "knew", MOST_KNEW, &d->knew, e) ||
		!take_change(r, &d->j.change, e))
		return false;
	int decision = word.at ? word_index(decision_words, word) : -1;
	if (decision < 0)
		return fail(e, ERR_USAGE, "there is no such decision");
	d->j.decision = (enum decision)decision;
	if (d->j.reason.len > MOST_REASON)
		return fail(e, ERR_USAGE, "a reason has at most %d bytes", (int)MOST_REASON);
	if ((d->j.decision == DECIDE_EDIT) != (d->j.change.len > 0))
		return fail(e, ERR_USAGE, "edit and 'change' go together");
	return true;
}

/* What routine needs no words of an analyst for. */
static bool give_reason(struct judging *j, struct err *e)
{
	static const bool routine[DECISION_COUNT] = { [DECIDE_ACCEPT] = true,
		[DECIDE_REJECT] = true,
		[DECIDE_SAME] = true,
		[DECIDE_DIFFERENT] = true,
		[DECIDE_UNDO] = true };
	if (!j->reason.len && routine[j->decision])
		j->reason = STR("decided on the review page");
	return j->reason.len ||
	       fail(e, ERR_USAGE, "to %s wants a reason", decision_words[j->decision]);
}

static bool knows(const struct deciding *d, struct str id)
{
	for (size_t i = 0; i < d->knew.count; i++)
		if (str_equal(d->knew.at[i], id))
			return true;
	return false;
}

static bool is_about(const struct ruling *r, const struct entry_ref *of)
{
	for (size_t i = 0; i < r->target_count; i++)
		if (r->target[i].index == of->index && str_equal(r->target[i].origin, of->origin))
			return true;
	return false;
}

static bool is_about_any(const struct ruling *r, const struct deciding *d, const struct judged *to)
{
	for (size_t i = 0; i < d->j.ids.count; i++)
		if (is_about(r, &to->target[i]))
			return true;
	return false;
}

/* Another window, or a colleague before a merge, decided in the meantime: whoever decides should see it. */
static bool nothing_unseen(
	struct session *k, const struct deciding *d, const struct judged *to, struct answer *a)
{
	const struct standing *s = live_standing(k->live);
	struct json_out *j = &a->json;
	size_t unseen = 0;
	for (size_t i = 0; i < s->rulings.count; i++) {
		const struct ruling *r = &s->rulings.at[i];
		if (r->is_void || !is_about_any(r, d, to) ||
			knows(d, put_id_of(&r->self, a->body.mem)))
			continue;
		if (unseen++ == 0) {
			a->status = 409;
			put_open(j, '{');
			put_member_str(j, "error",
				STR("this was decided in the meantime; look, and decide again"));
			put_key(j, "judgements");
			put_open(j, '[');
		}
		put_ruling(k, j, r);
	}
	if (unseen) {
		put_close(j, ']');
		put_close(j, '}');
	}
	return unseen == 0;
}

/* An undo changes what the judgement that it takes back was about. */
static void put_changed(struct session *k, struct json_out *j, const struct ruling *r, int depth)
{
	const struct standing *s = live_standing(k->live);
	for (size_t i = 0; i < r->target_count; i++) {
		size_t n = live_claim_of(k->live, r->target[i].origin, r->target[i].index);
		if (n != LIVE_NONE)
			put_claim(k, j, n, false);
		for (size_t m = 0; n == LIVE_NONE && depth < 8 && m < s->rulings.count; m++) {
			const struct entry_ref *self = &s->rulings.at[m].self;
			if (self->index == r->target[i].index &&
				str_equal(self->origin, r->target[i].origin))
				put_changed(k, j, &s->rulings.at[m], depth + 1);
		}
	}
}

static void put_done(struct session *k, const struct judged *to, struct json_out *j)
{
	const struct standing *s = live_standing(k->live);
	struct str origin = k->c.signer.key.name;
	put_open(j, '{');
	put_member_str(j, "id", casebook_id(origin, to->first, j->to->mem));
	put_member_int(j, "generation", (int64_t)k->generation);
	put_key(j, "claims");
	put_open(j, '[');
	for (size_t i = s->rulings.count; i-- > 0;) {
		const struct ruling *r = &s->rulings.at[i];
		if (str_equal(r->self.origin, origin) && r->self.index >= to->first)
			put_changed(k, j, r, 0);
	}
	put_close(j, ']');
	put_close(j, '}');
}

bool do_judge(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct deciding d;
	struct judged to;
	if (!deciding_read(r, &d, e) || !give_reason(&d.j, e) || !judging_check(&d.j, e) ||
		!judging_targets(&d.j, &k->c, &to, r->mem, e) || !nothing_unseen(k, &d, &to, a) ||
		!judging_append(&d.j, &k->c, live_standing(k->live), &to, r->mem, e) ||
		!session_follow(s, e))
		return false;
	put_done(k, &to, &a->json);
	return true;
}
