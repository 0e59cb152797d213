#include "toll/inside.h"

/* The result as one object: docs/schema/toll.schema.json. */
struct writing {
	struct json_out *j;
	const struct toll_result *r;
	const struct toll_view *view;
	struct arena *mem;
};

static struct str id_of(const struct writing *w, size_t item)
{
	struct str none = { 0 };
	return item == NONE ? none : w->r->items[item].claim->id;
}

static struct str incident_id(const struct writing *w, size_t incident)
{
	return str_format(w->mem, "incident-%zu", incident + 1);
}

static void put_date(const struct writing *w, const char *key, date_day d)
{
	put_member_str(w->j, key, date_text(w->mem, d));
}

static void put_texts(const struct writing *w, const char *key, const struct strs *texts)
{
	put_key(w->j, key);
	put_open(w->j, '[');
	for (size_t i = 0; i < texts->count; i++)
		put_str(w->j, texts->at[i]);
	put_close(w->j, ']');
}

static void put_bound(const struct writing *w, const char *key, const struct bound *b)
{
	put_key(w->j, key);
	if (b->known)
		put_int(w->j, b->value);
	else
		put_null(w->j);
}

static void put_bounds(const struct writing *w, const struct bounds *b)
{
	put_bound(w, "low", &b->low);
	put_bound(w, "best", &b->best);
	put_bound(w, "high", &b->high);
	put_member_bool(w->j, "open", b->open);
}

static void put_setter(const struct writing *w, const char *key, const struct bound *b)
{
	put_key(w->j, key);
	if (!b->known || (b->claim == NONE && !b->floor)) {
		put_null(w->j);
		return;
	}
	put_open(w->j, '{');
	put_member_str(w->j, "claim", id_of(w, b->claim));
	put_member_str(w->j, "with", id_of(w, b->with));
	put_member_bool(w->j, "identified", b->floor);
	put_close(w->j, '}');
}

static void put_set_by(const struct writing *w, const struct bounds *b)
{
	put_key(w->j, "set_by");
	put_open(w->j, '{');
	put_setter(w, "low", &b->low);
	put_setter(w, "best", &b->best);
	put_setter(w, "high", &b->high);
	put_close(w->j, '}');
}

static void put_without(
	const struct writing *w, const struct incident *in, const struct toll *t, int rule)
{
	put_key(w->j, "without");
	put_open(w->j, '[');
	for (size_t i = 0; i < t->without_count; i++) {
		put_open(w->j, '{');
		put_member_str(w->j, "origin", in->origins[t->without[i].origin].name);
		put_bounds(w, &t->without[i].rules[rule]);
		put_close(w->j, '}');
	}
	put_close(w->j, ']');
}

static void put_held(const struct writing *w, const struct toll *t)
{
	put_key(w->j, "most_held");
	put_open(w->j, '[');
	for (size_t i = 0; i < t->held_count; i++) {
		put_open(w->j, '{');
		put_member_int(w->j, "figure", t->held[i].figure);
		put_member_int(w->j, "origins", (int64_t)t->held[i].origins);
		put_close(w->j, '}');
	}
	put_close(w->j, ']');
}

static void put_parts(const struct writing *w, const struct toll *t)
{
	put_key(w->j, "parts");
	put_open(w->j, '[');
	for (size_t i = 0; i < t->part_count; i++) {
		put_open(w->j, '{');
		put_member_str(w->j, "part", t->parts[i].part);
		put_bound(w, "low", &t->parts[i].bounds.low);
		put_bound(w, "high", &t->parts[i].bounds.high);
		put_member_bool(w->j, "open", t->parts[i].bounds.open);
		put_close(w->j, '}');
	}
	put_close(w->j, ']');
}

static void put_origin_of(const struct writing *w, const struct item *it)
{
	struct str none = { 0 };
	put_member_str(w->j, "origin",
		it->origin == NONE ? none : w->r->incidents[it->incident].origins[it->origin].name);
}

static void put_used(const struct writing *w, size_t item)
{
	const struct item *it = &w->r->items[item];
	bool barred = it->use == USE_CURRENT && it->bar != BAR_NONE;
	put_open(w->j, '{');
	put_member_str(w->j, "id", it->claim->id);
	put_member_str(w->j, "report", it->claim->report);
	put_key(w->j, "span");
	put_open(w->j, '[');
	put_int(w->j, (int64_t)it->claim->begin);
	put_int(w->j, (int64_t)it->claim->end);
	put_close(w->j, ']');
	put_member_str(w->j, "words", it->claim->words);
	put_origin_of(w, it);
	put_date(w, "time", it->time);
	put_member_str(w->j, "stance", str_from(stance_words[it->claim->stance]));
	put_member_str(w->j, "use", str_from(use_words[it->use]));
	put_member_str(w->j, "no_low", str_from(barred ? bar_words[it->bar] : NULL));
	put_member_str(w->j, "by", id_of(w, it->by));
	put_close(w->j, '}');
}

static void put_toll(
	const struct writing *w, const struct incident *in, const struct toll *t, int rule)
{
	put_open(w->j, '{');
	put_member_str(w->j, "harm", str_from(harm_words[t->harm]));
	put_member_str(w->j, "status", str_from(toll_status_words(t->status)));
	put_member_str(w->j, "rule", str_from(rule_words[rule]));
	put_bounds(w, &t->rules[rule]);
	put_set_by(w, &t->rules[rule]);
	put_without(w, in, t, rule);
	put_member_int(w->j, "origins", (int64_t)t->origins);
	put_member_int(w->j, "identified", t->identified);
	put_held(w, t);
	put_parts(w, t);
	put_texts(w, "alerts", &t->alerts);
	put_key(w->j, "claims");
	put_open(w->j, '[');
	for (size_t i = 0; i < t->claims.count; i++)
		put_used(w, t->claims.at[i]);
	put_close(w->j, ']');
	put_close(w->j, '}');
}

static void put_tolls(const struct writing *w, const struct incident *in)
{
	put_key(w->j, "tolls");
	put_open(w->j, '[');
	for (size_t i = 0; i < in->toll_count; i++) {
		const struct toll *t = &in->tolls[i];
		if ((w->view->harm >= 0 && (int)t->harm != w->view->harm) ||
			(w->view->status >= 0 && t->status != w->view->status))
			continue;
		for (int k = 0; k < RULE_COUNT; k++)
			if (w->view->rule == k || w->view->rule == RULE_COUNT)
				put_toll(w, in, t, k);
	}
	put_close(w->j, ']');
}

static void put_origins(const struct writing *w, const struct incident *in)
{
	put_key(w->j, "origins");
	put_open(w->j, '[');
	for (size_t i = 0; i < in->origin_count; i++) {
		const struct origin *o = &in->origins[i];
		put_open(w->j, '{');
		put_member_str(w->j, "name", o->name);
		put_member_str(w->j, "kind", str_from(source_kind_words[o->kind]));
		put_member_bool(w->j, "party", o->party);
		put_texts(w, "aliases", &o->aliases);
		put_texts(w, "outlets", &o->outlets);
		put_member_int(w->j, "claims", (int64_t)o->claims);
		put_close(w->j, '}');
	}
	put_close(w->j, ']');
}

static void put_grade(
	const struct writing *w, const char *key, const char *grade, struct str why, size_t item)
{
	put_key(w->j, key);
	put_open(w->j, '{');
	put_member_str(w->j, "grade", str_from(grade));
	put_member_str(w->j, "why", why);
	put_member_str(w->j, "claim", id_of(w, item));
	put_close(w->j, '}');
}

static void put_cells(const struct writing *w, const struct position *p)
{
	put_key(w->j, "cells");
	put_open(w->j, '[');
	for (size_t i = 0; i < p->count; i++) {
		const struct claim *c = w->r->items[p->cells[i].item].claim;
		put_open(w->j, '{');
		put_member_str(w->j, "question", str_from(question_words[p->cells[i].question]));
		put_member_str(w->j, "says", str_from(p->cells[i].denies ? "denies" : "states"));
		put_member_int(w->j, "huridocs_28", p->cells[i].code);
		put_member_str(w->j, "claim", c->id);
		put_member_str(w->j, "words", c->words);
		put_close(w->j, '}');
	}
	put_close(w->j, ']');
}

static void put_positions(const struct writing *w, const struct incident *in)
{
	put_key(w->j, "positions");
	put_open(w->j, '[');
	for (size_t i = 0; i < in->position_count; i++) {
		const struct position *p = &in->positions[i];
		put_open(w->j, '{');
		put_member_str(w->j, "origin", in->origins[p->origin].name);
		put_member_bool(w->j, "party", in->origins[p->origin].party);
		put_member_bool(w->j, "contradicts_itself", p->contradicts_itself);
		put_cells(w, p);
		put_close(w->j, '}');
	}
	put_close(w->j, ']');
}

static void put_grouping(const struct writing *w, const struct incident *in)
{
	put_key(w->j, "grouping");
	put_open(w->j, '{');
	put_texts(w, "why", &in->why);
	put_texts(w, "agree", &in->agree);
	put_texts(w, "differ", &in->differ);
	put_member_bool(w->j, "may_be_several", in->may_be_several);
	put_key(w->j, "near");
	put_open(w->j, '[');
	for (size_t i = 0; i < in->near_count; i++) {
		put_open(w->j, '{');
		put_member_str(w->j, "incident", incident_id(w, in->near[i].incident));
		put_member_str(w->j, "why", in->near[i].why);
		put_close(w->j, '}');
	}
	put_close(w->j, ']');
	put_close(w->j, '}');
}

static void put_where_and_when(const struct writing *w, const struct incident *in)
{
	put_key(w->j, "place");
	put_open(w->j, '{');
	put_member_str(w->j, "name", in->place);
	put_key(w->j, "lat");
	in->has_point ? put_real(w->j, in->lat) : put_null(w->j);
	put_key(w->j, "lon");
	in->has_point ? put_real(w->j, in->lon) : put_null(w->j);
	put_key(w->j, "precision");
	in->place_precision ? put_int(w->j, in->place_precision) : put_null(w->j);
	put_close(w->j, '}');
	put_key(w->j, "date");
	put_open(w->j, '{');
	put_date(w, "from", in->from);
	put_date(w, "to", in->to);
	put_key(w->j, "precision");
	in->date_precision ? put_int(w->j, in->date_precision) : put_null(w->j);
	put_close(w->j, '}');
}

static void put_ids(const struct writing *w, const struct incident *in)
{
	put_key(w->j, "reports");
	put_open(w->j, '[');
	for (size_t i = 0; i < in->reports.count; i++)
		put_str(w->j, w->r->reports[in->reports.at[i]].id);
	put_close(w->j, ']');
	put_key(w->j, "claims");
	put_open(w->j, '[');
	for (size_t i = 0; i < in->items.count; i++)
		put_str(w->j, id_of(w, in->items.at[i]));
	put_close(w->j, ']');
	put_key(w->j, "over");
	put_open(w->j, '[');
	for (size_t i = 0; i < in->over.count; i++)
		put_str(w->j, incident_id(w, in->over.at[i]));
	put_close(w->j, ']');
}

static void put_incident(const struct writing *w, size_t n)
{
	const struct incident *in = &w->r->incidents[n];
	put_open(w->j, '{');
	put_member_str(w->j, "id", incident_id(w, n));
	put_where_and_when(w, in);
	put_member_bool(w->j, "background", in->background);
	put_member_bool(w->j, "aggregate", in->aggregate);
	put_ids(w, in);
	put_grouping(w, in);
	put_origins(w, in);
	put_tolls(w, in);
	put_key(w->j, "grades");
	put_open(w->j, '{');
	put_grade(w, "harm", harm_grade_words[in->grades.harm], in->grades.harm_why,
		in->grades.harm_item);
	put_grade(w, "event", event_grade_words[in->grades.event], in->grades.event_why,
		in->grades.event_item);
	put_close(w->j, '}');
	put_positions(w, in);
	put_close(w->j, '}');
}

void toll_put_incident(struct json_out *j, const struct toll_result *r, size_t n,
	const struct toll_view *view, struct arena *mem)
{
	struct writing w = { j, r, view, mem };
	put_incident(&w, n);
}

void toll_put_positions(
	struct json_out *j, const struct toll_result *r, size_t n, struct arena *mem)
{
	struct writing w = { j, r, NULL, mem };
	put_positions(&w, &r->incidents[n]);
}

static void put_asides(const struct writing *w, const char *key, const struct asides *a)
{
	put_key(w->j, key);
	put_open(w->j, '[');
	for (size_t i = 0; i < a->count; i++) {
		put_open(w->j, '{');
		put_member_str(w->j, "claim", id_of(w, a->at[i].item));
		put_member_str(w->j, "words", w->r->items[a->at[i].item].claim->words);
		put_member_str(w->j, "why", a->at[i].why);
		put_close(w->j, '}');
	}
	put_close(w->j, ']');
}

static void put_reports(const struct writing *w)
{
	put_key(w->j, "reports");
	put_open(w->j, '[');
	for (size_t i = 0; i < w->r->report_count; i++) {
		const struct told *t = &w->r->reports[i];
		put_open(w->j, '{');
		put_member_str(w->j, "report", t->id);
		put_member_str(w->j, "outlet", t->outlet);
		put_date(w, "published", t->published);
		put_member_bool(w->j, "read", !t->line || t->line->read);
		struct str none = { 0 };
		put_member_str(
			w->j, "copy_of", t->original == i ? none : w->r->reports[t->original].id);
		put_close(w->j, '}');
	}
	put_close(w->j, ']');
}

void toll_put_json(struct json_out *j, const struct toll_result *r, const struct toll_options *o,
	const struct toll_view *view, struct arena *mem)
{
	struct writing w = { j, r, view, mem };
	put_open(j, '{');
	put_member_str(j, "knell", STR("toll/1"));
	put_date(&w, "as_of", o->as_of);
	put_texts(&w, "without", &o->without);
	put_member_bool(j, "reviewed", o->reviewed);
	put_member_str(j, "rule",
		view->rule == RULE_COUNT ? STR("all") : str_from(rule_words[view->rule]));
	put_member_int(j, "claims", (int64_t)r->item_count);
	put_reports(&w);
	put_key(j, "incidents");
	put_open(j, '[');
	for (size_t i = 0; i < r->incident_count; i++)
		put_incident(&w, i);
	put_close(j, ']');
	put_asides(&w, "ungrouped", &r->ungrouped);
	put_asides(&w, "set_aside", &r->aside);
	put_close(j, '}');
}
