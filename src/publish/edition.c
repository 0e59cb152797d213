#include "publish/edition.h"

#include "base/digest.h"
#include "publish/redact_inside.h"
#include "toll/fold.h"

#include <assert.h>

static size_t count_reviewers(const struct stream *s, struct arena *mem)
{
	struct numbered seen = { 0 };
	for (size_t i = 0; i < s->claims.count; i++) {
		const struct claim *c = &s->claims.at[i];
		struct str by = json_text(c->rest, "reviewed_by");
		if (by.len && c->review != REVIEW_NONE)
			numbered_find(&seen, by, seen.count + 1, mem);
	}
	return seen.count;
}

static struct review_state review_of(const struct stream *s, struct arena *mem)
{
	size_t n[REVIEW_REJECTED + 1] = { 0 };
	for (size_t i = 0; i < s->claims.count; i++)
		n[s->claims.at[i].review]++;
	return (struct review_state){ .claims = s->claims.count,
		.accepted = n[REVIEW_ACCEPTED],
		.edited = n[REVIEW_EDITED],
		.rejected = n[REVIEW_REJECTED],
		.unreviewed = n[REVIEW_NONE],
		.reviewers = count_reviewers(s, mem) };
}

static void widen_days(struct edition *ed, const struct incident *in)
{
	if (in->background || in->aggregate || in->from == DATE_NONE)
		return;
	if (ed->from == DATE_NONE || in->from < ed->from)
		ed->from = in->from;
	if (ed->to == DATE_NONE || in->to > ed->to)
		ed->to = in->to;
}

static date_day later(date_day a, date_day b)
{
	return b != DATE_NONE && (a == DATE_NONE || b > a) ? b : a;
}

date_day edition_published(const struct edition *ed, const struct item *it)
{
	date_day told = it->report != NONE ? ed->r->reports[it->report].published : DATE_NONE;
	return it->claim->published != DATE_NONE ? it->claim->published : told;
}

/* The edition's own date is the last day that its claims know of: no clock is read. */
static void set_days(struct edition *ed)
{
	ed->from = ed->to = ed->last = DATE_NONE;
	for (size_t i = 0; i < ed->r->incident_count; i++)
		widen_days(ed, &ed->r->incidents[i]);
	for (size_t i = 0; i < ed->r->item_count; i++) {
		const struct claim *c = ed->r->items[i].claim;
		ed->last = later(later(later(ed->last, edition_published(ed, &ed->r->items[i])),
					 c->captured),
			c->as_of);
	}
	ed->last = later(ed->last, ed->last == DATE_NONE ? ed->to : DATE_NONE);
	if (ed->o->as_of)
		ed->last = ed->o->as_of;
}

/* PUBLISH-9: place and day name an incident, so that a link to it holds from one edition to the next. */
static void name_incidents(struct edition *ed)
{
	struct numbered seen = { 0 };
	struct arena *mem = ed->mem;
	ed->incident_id = NEW_ARRAY(mem, struct str, ed->r->incident_count);
	for (size_t i = 0; i < ed->r->incident_count; i++) {
		const struct incident *in = &ed->r->incidents[i];
		struct str key = str_format(
			mem, STR_FMT "|%d|%d", STR_ARG(name_key(mem, in->place)), in->from, in->to);
		struct str hex = str_slice(digest_hex(mem, digest_of(key)), 0, 10), id = hex;
		for (size_t n = 2; numbered_get(&seen, id); n++)
			id = str_format(mem, STR_FMT "-%zu", STR_ARG(hex), n);
		numbered_find(&seen, id, i + 1, mem);
		ed->incident_id[i] = id;
	}
}

const struct toll *edition_main_toll(const struct edition *ed, const struct incident *in)
{
	const struct toll *t = toll_find(in, HARM_KILLED, STATUS_ALL);
	(void)ed;
	return t ? t : in->toll_count ? &in->tolls[0] : NULL;
}

const struct bounds *edition_bounds(const struct edition *ed, const struct toll *t)
{
	return &t->rules[ed->o->rule];
}

static size_t knows(const struct victim *v)
{
	return (size_t)(v->age != UNKNOWN_NUMBER) + (v->sex.at != NULL) + (v->role.at != NULL) +
	       (v->age_group.at != NULL) + (v->status != STATUS_UNKNOWN);
}

static void add_person(struct persons *all, struct numbered *seen, const struct item *it,
	const struct victim *v, struct arena *mem)
{
	struct str key =
		str_format(mem, "%zu|" STR_FMT, it->incident, STR_ARG(name_key(mem, v->name)));
	size_t number = numbered_find(seen, key, all->count + 1, mem);
	if (number > all->count)
		*PUSH(mem, all) = (struct person){
			.victim = v, .claim = it->claim, .incident = it->incident
		};
	assert(all->at && "what was found or put in just now is there");
	struct person *p = &all->at[number - 1];
	if (knows(v) > knows(p->victim)) {
		p->victim = v;
		p->claim = it->claim;
	}
	p->harm = v->harm_known ? v->harm : it->claim->harm;
	p->claims++;
}

static void gather_persons(struct edition *ed)
{
	struct numbered seen = { 0 };
	for (size_t i = 0; i < ed->r->incident_count; i++) {
		const struct indexes *items = &ed->r->incidents[i].items;
		for (size_t k = 0; k < items->count; k++) {
			const struct item *it = &ed->r->items[items->at[k]];
			const struct victims *v = &it->claim->victims;
			for (size_t n = 0; n < v->count; n++)
				if (v->at[n].kind == VICTIM_PERSON && v->at[n].name.len)
					add_person(&ed->persons, &seen, it, &v->at[n], ed->mem);
		}
	}
}

struct edition *edition_make(
	const struct stream *s, const struct edition_options *o, struct arena *mem)
{
	struct edition *ed = NEW(mem, struct edition);
	struct toll_options t = {
		.as_of = DATE_NONE, .reviewed = !o->unreviewed, .verdicts = o->verdicts
	}; /* PUBLISH-1 */
	*ed = (struct edition){ .o = o, .review = review_of(s, mem), .mem = mem };
	ed->r = toll_derive(s, &t, mem);
	if (!ed->review.reviewers)
		ed->review.reviewers = o->reviewers;
	name_incidents(ed);
	redact(ed);
	gather_persons(ed);
	set_days(ed);
	return ed;
}
