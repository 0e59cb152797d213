#include "web/figures.h"
#include "web/handle.h"
#include "web/beside.h"
#include "web/put.h"

#include <stdlib.h>

/* What of an incident is asked for. */
struct view {
	const struct figures *f;
	size_t number;
	const struct incident *in;
	enum harm harm;
	int status, rule;
	const struct toll *toll; /* NULL: nothing is said of this harm and status */
	struct str without;
};

static bool pick(const struct request *r, const char *name, const char *const words[], int *to,
	struct err *e)
{
	struct str value = request_value(r, name);
	if (!value.len)
		return true;
	*to = word_index(words, value);
	return *to >= 0 || fail(e, ERR_USAGE, "there is no such %s", name);
}

static bool view_of(const struct request *r, const struct figures *f, struct view *v, struct err *e)
{
	int harm = HARM_KILLED;
	struct str status = request_value(r, "status");
	*v = (struct view){ .f = f, .status = STATUS_ALL, .rule = RULE_RANGE };
	if (!pick(r, "harm", harm_words, &harm, e) || !pick(r, "rule", rule_words, &v->rule, e) ||
		(!str_equal(status, STR("all")) && !pick(r, "status", status_words, &v->status, e)))
		return false;
	v->harm = (enum harm)harm;
	v->without = request_value(r, "without");
	return true;
}

static const char *status_word(const struct view *v)
{
	return v->status == STATUS_ALL ? "all" : status_words[v->status];
}

static void put_bound(struct json_out *j, const char *key, const struct bound *b)
{
	put_key(j, key);
	b->known ? put_int(j, b->value) : put_null(j);
}

static void put_bounds(struct json_out *j, const struct bounds *b)
{
	put_bound(j, "low", &b->low);
	put_bound(j, "best", &b->best);
	put_bound(j, "high", &b->high);
	put_member_bool(j, "open", b->open);
}

static void put_setters(
	const struct view *v, struct json_out *j, const char *key, const struct bound *b)
{
	const struct item *items = v->f->result->items;
	put_key(j, key);
	put_open(j, '[');
	if (b->known && b->claim != NONE)
		put_str(j, items[b->claim].claim->id);
	if (b->known && b->with != NONE && b->with != b->claim)
		put_str(j, items[b->with].claim->id);
	put_close(j, ']');
}

static const struct without *without_of(const struct view *v, size_t origin)
{
	for (size_t i = 0; v->toll && i < v->toll->without_count; i++)
		if (v->toll->without[i].origin == origin)
			return &v->toll->without[i];
	return NULL;
}

/* The bounds under a rule: with all origins, or without the one that was named. */
static const struct bounds *bounds_of(const struct view *v, int rule)
{
	for (size_t i = 0; v->without.len && i < v->in->origin_count; i++) {
		const struct without *w = without_of(v, i);
		if (w && str_equal(v->in->origins[i].name, v->without))
			return &w->rules[rule];
	}
	return &v->toll->rules[rule];
}

static void put_rules(const struct view *v, struct json_out *j)
{
	put_key(j, "rules");
	put_open(j, '[');
	for (int k = 0; v->toll && k < RULE_COUNT; k++) {
		const struct bounds *b = bounds_of(v, k);
		put_open(j, '{');
		put_member_str(j, "rule", str_from(rule_words[k]));
		put_bounds(j, b);
		put_key(j, "sets");
		put_open(j, '{');
		put_setters(v, j, "low", &b->low);
		put_setters(v, j, "high", &b->high);
		put_close(j, '}');
		put_close(j, '}');
	}
	put_close(j, ']');
}

/* The least and the greatest figure of an origin that is current; INT64_MAX: it has none. */
struct held_by {
	int64_t low, high;
};
static struct held_by held_by(const struct view *v, size_t origin)
{
	struct held_by h = { INT64_MAX, INT64_MIN };
	for (size_t i = 0; v->toll && i < v->toll->claims.count; i++) {
		const struct item *it = &v->f->result->items[v->toll->claims.at[i]];
		const struct count *n = &it->claim->count;
		if (it->origin != origin || it->use != USE_CURRENT || !n->known)
			continue;
		h.low = n->low < h.low ? n->low : h.low;
		h.high = n->stated > h.high ? n->stated : h.high;
	}
	return h;
}

static void put_origin(const struct view *v, struct json_out *j, size_t origin)
{
	const struct origin *o = &v->in->origins[origin];
	const struct without *w = without_of(v, origin);
	struct held_by h = held_by(v, origin);
	put_open(j, '{');
	put_member_str(j, "id", o->name);
	put_member_str(j, "name", o->name);
	put_member_str(j, "kind", str_from(source_kind_words[o->kind]));
	put_member_bool(j, "party", o->party);
	put_key(j, "claims");
	put_open(j, '[');
	for (size_t i = 0; i < v->in->items.count; i++) {
		const struct item *it = &v->f->result->items[v->in->items.at[i]];
		if (it->origin == origin)
			put_str(j, it->claim->id);
	}
	put_close(j, ']');
	put_key(j, "low");
	h.low == INT64_MAX ? put_null(j) : put_int(j, h.low);
	put_key(j, "high");
	h.low == INT64_MAX ? put_null(j) : put_int(j, h.high);
	put_key(j, "without");
	if (w) {
		put_open(j, '{');
		put_bounds(j, &w->rules[v->rule]);
		put_close(j, '}');
	} else
		put_null(j);
	put_close(j, '}');
}

static void put_claims(const struct view *v, struct session *k, struct json_out *j)
{
	put_key(j, "claims");
	put_open(j, '[');
	for (size_t i = 0; i < v->in->items.count; i++) {
		size_t n = claim_by_id(k, v->f->result->items[v->in->items.at[i]].claim->id);
		if (n != LIVE_NONE)
			put_claim(k, j, n, true);
	}
	put_close(j, ']');
}

static void put_why(const struct view *v, struct json_out *j)
{
	const struct incident *in = v->in;
	put_key(j, "why");
	put_open(j, '[');
	for (size_t i = 0; i < in->why.count; i++)
		put_str(j, in->why.at[i]);
	if (in->grades.harm_why.len)
		put_str(j, in->grades.harm_why);
	if (in->grades.event_why.len)
		put_str(j, in->grades.event_why);
	for (size_t i = 0; v->toll && i < v->toll->alerts.count; i++)
		put_str(j, v->toll->alerts.at[i]);
	put_close(j, ']');
}

/* Where it stands besides: the party's positions are in the incident of the toll. */
static void put_view(const struct view *v, struct session *k, struct json_out *j)
{
	struct toll_view all = { .rule = v->rule, .harm = -1, .status = -1 };
	put_open(j, '{');
	put_member_str(j, "id", incident_key(v->f, v->number));
	put_member_int(j, "generation", (int64_t)v->f->generation);
	put_member_bool(j, "stale", is_stale(k));
	put_member_str(j, "harm", str_from(harm_words[v->harm]));
	put_member_str(j, "status", str_from(status_word(v)));
	put_key(j, "incident");
	toll_put_incident(j, v->f->result, v->number, &all, j->to->mem);
	put_claims(v, k, j);
	put_rules(v, j);
	put_key(j, "origins");
	put_open(j, '[');
	for (size_t i = 0; i < v->in->origin_count; i++)
		put_origin(v, j, i);
	put_close(j, ']');
	toll_put_positions(j, v->f->result, v->number, j->to->mem);
	put_why(v, j);
	put_close(j, '}');
}

/* What is not worked out yet: the page asks again. */
bool not_yet(struct answer *a, struct server *s)
{
	struct json_out *j = &a->json;
	a->status = 202;
	put_open(j, '{');
	put_member_int(j, "generation", (int64_t)s->session->generation);
	put_member_bool(j, "stale", true);
	put_work(j, beside_work(s));
	put_close(j, '}');
	return true;
}

bool show_incident(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct view v;
	if (!view_of(r, k->figures, &v, e))
		return false;
	if (!k->figures)
		return not_yet(a, s);
	size_t item = item_of(k->figures, request_value(r, "id"));
	if (item == NONE || k->figures->result->items[item].incident == NONE)
		return missing(a, e, "there is no such incident");
	v.number = k->figures->result->items[item].incident;
	v.in = &k->figures->result->incidents[v.number];
	v.toll = toll_find(v.in, v.harm, v.status);
	put_view(&v, k, &a->json);
	return true;
}
