/*
 * What goes with the tables: a README, the edition in one object, and what changed since the last one.
 */
#include "publish/export.h"
#include "publish/site_inside.h"

struct str site_readme(struct page *p)
{
	struct buf b = { .mem = p->mem };
	buf_printf(&b, STR_FMT "\n\n" STR_FMT "\n\n",
		STR_ARG(p->ed->o->title.len ? p->ed->o->title : phrase(p, "title")),
		STR_ARG(phrase(p, "readme.lead")));
	for (const struct export *x = exports; x->name; x++)
		buf_printf(&b, "%-24s %s\n%-24s " STR_FMT "\n", x->file, x->says, "",
			STR_ARG(x->schema ? str_format(p->mem, "%s-metadata.json", x->file)
					  : str_format(p->mem, "schema/%s.schema.json",
						    str_equal(str_from(x->name), STR("claims"))
							    ? "claim"
							    : x->name)));
	buf_printf(&b, "%-24s %s\n\n" STR_FMT "\n", "edition.json",
		"the ranges of every incident: what the next edition is compared with",
		STR_ARG(phrase(p, "readme.foot")));
	return buf_str(&b);
}

static void put_bound(struct json_out *j, const char *key, const struct bound *b)
{
	put_key(j, key);
	if (b->known)
		put_int(j, b->value);
	else
		put_null(j);
}

static void put_incident(struct json_out *j, const struct edition *ed, size_t i)
{
	const struct incident *in = &ed->r->incidents[i];
	const struct toll *t = edition_main_toll(ed, in);
	put_open(j, '{');
	put_member_str(j, "id", ed->incident_id[i]);
	put_member_str(j, "place", in->place);
	put_member_str(j, "from", date_text(j->to->mem, in->from));
	put_member_str(j, "to", date_text(j->to->mem, in->to));
	put_member_int(j, "claims", (int64_t)in->items.count);
	if (t) {
		const struct bounds *b = edition_bounds(ed, t);
		put_member_str(j, "harm", str_from(harm_words[t->harm]));
		put_bound(j, "low", &b->low);
		put_bound(j, "high", &b->high);
		put_member_bool(j, "open", b->open);
	}
	put_close(j, '}');
	buf_add_char(j->to, '\n');
}

struct str site_summary(const struct edition *ed, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	struct bounds killed = edition_total(ed, HARM_KILLED, STATUS_ALL);
	put_open(&j, '{');
	put_member_str(&j, "knell", STR("edition/1"));
	put_member_str(&j, "title", ed->o->title);
	put_member_str(&j, "date", date_text(mem, ed->last));
	put_member_str(&j, "rule", str_from(rule_words[ed->o->rule]));
	put_member_bool(&j, "draft", ed->o->unreviewed);
	put_member_int(&j, "claims", (int64_t)ed->review.claims);
	put_member_int(&j, "accepted", (int64_t)ed->review.accepted);
	put_member_int(&j, "edited", (int64_t)ed->review.edited);
	put_member_int(&j, "rejected", (int64_t)ed->review.rejected);
	put_member_int(&j, "unreviewed", (int64_t)ed->review.unreviewed);
	put_member_int(&j, "reviewers", (int64_t)ed->review.reviewers);
	put_bound(&j, "killed_low", &killed.low);
	put_bound(&j, "killed_high", &killed.high);
	put_member_bool(&j, "killed_open", killed.open);
	put_key(&j, "incidents");
	put_open(&j, '[');
	for (size_t i = 0; i < ed->r->incident_count; i++)
		put_incident(&j, ed, i);
	put_close(&j, ']');
	put_close(&j, '}');
	buf_add_char(&b, '\n');
	return buf_str(&b);
}

static struct bound bound_of(const struct json *incident, const char *key)
{
	const struct json *v = json_member(incident, key);
	return (struct bound){ .known = v != NULL, .value = v ? v->integer : 0, .claim = NONE };
}

static struct bounds bounds_then(const struct json *incident)
{
	return (struct bounds){ .low = bound_of(incident, "low"),
		.high = bound_of(incident, "high"),
		.open = json_flag(incident, "open") };
}

static bool same_bounds(const struct bounds *a, const struct bounds *b)
{
	return a->low.known == b->low.known && a->high.known == b->high.known &&
	       a->low.value == b->low.value && a->high.value == b->high.value && a->open == b->open;
}

/* Why: the words that set the bound which moved. */
static void because(struct page *p, size_t i, const struct bounds *then, const struct bounds *now)
{
	const struct bound *moved = now->low.value != then->low.value ? &now->low : &now->high;
	if (!moved->known || moved->claim == NONE)
		return;
	html_put(&p->h, STR(" "));
	html_open(&p->h, "a");
	html_attr(&p->h, "href",
		str_format(p->mem, STR_FMT "#c%zu", STR_ARG(incident_href(p, i)),
			p->position[moved->claim]));
	html_quote(&p->h, "q", p->ed->r->items[moved->claim].claim->words, phrase(p, "cut"));
	html_close(&p->h);
}

static void changed_line(struct page *p, size_t i, const struct json *then)
{
	const struct incident *in = &p->ed->r->incidents[i];
	const struct toll *t = edition_main_toll(p->ed, in);
	struct bounds before = bounds_then(then), now = { 0 };
	if (t)
		now = *edition_bounds(p->ed, t);
	int64_t more = (int64_t)in->items.count -
		       (json_member(then, "claims") ? json_member(then, "claims")->integer : 0);
	if (same_bounds(&before, &now) && more == 0)
		return;
	html_open(&p->h, "li");
	html_leaf(&p->h, "bdi", incident_name(p, in));
	html_put(&p->h, STR(": "));
	if (same_bounds(&before, &now)) {
		const struct linked with = { incident_href(p, i), number(p, more) };
		page_fill(p, "changes.claims", &with, 1);
	} else {
		const struct linked with[] = { { STR(""), range_text(p, &before) },
			{ incident_href(p, i), range_text(p, &now) } };
		page_fill(p, "changes.range", with, 2);
		because(p, i, &before, &now);
	}
	html_close(&p->h);
}

static const struct json *find_then(
	const struct json *list, const struct numbered *ids, struct str id)
{
	size_t at = numbered_get(ids, id);
	return at ? &list->item[at - 1] : NULL;
}

static void new_lines(struct page *p, const struct json *list, const struct numbered *ids)
{
	for (size_t i = 0; i < p->ed->r->incident_count; i++) {
		const struct json *then = find_then(list, ids, p->ed->incident_id[i]);
		if (then) {
			changed_line(p, i, then);
			continue;
		}
		html_open(&p->h, "li");
		html_put(&p->h,
			phrase1(p, "changes.new", incident_name(p, &p->ed->r->incidents[i])));
		html_close(&p->h);
	}
}

static void gone_lines(struct page *p, const struct json *list)
{
	struct numbered now = { 0 };
	for (size_t i = 0; i < p->ed->r->incident_count; i++)
		numbered_find(&now, p->ed->incident_id[i], i + 1, p->mem);
	for (size_t i = 0; i < list->count; i++) {
		date_day day = DATE_NONE;
		struct str place = json_text(&list->item[i], "place");
		if (numbered_get(&now, json_text(&list->item[i], "id")))
			continue;
		(void)date_parse(json_text(&list->item[i], "from"), &day);
		html_open(&p->h, "li");
		html_put(&p->h, phrase1(p, "changes.gone",
					phrase2(p, "incident.name",
						place.len ? place : phrase(p, "place.none"),
						words_day(p->w, day, p->mem))));
		html_close(&p->h);
	}
}

/* PUBLISH-12 */
void site_changes(struct page *p)
{
	const struct json *list = json_member(p->o->previous, "incidents");
	struct numbered ids = { 0 };
	date_day day = DATE_NONE;
	if (!p->o->previous || !list)
		return;
	for (size_t i = 0; i < list->count; i++)
		numbered_find(&ids, json_text(&list->item[i], "id"), i + 1, p->mem);
	(void)date_parse(json_text(p->o->previous, "date"), &day);
	page_section(p, "changes", "changes.head");
	html_leaf(&p->h, "p", phrase1(p, "changes.since", words_day(p->w, day, p->mem)));
	html_open(&p->h, "ul");
	size_t before = p->h.to.len;
	new_lines(p, list, &ids);
	gone_lines(p, list);
	if (p->h.to.len == before)
		html_leaf(&p->h, "li", phrase(p, "changes.none"));
	html_close(&p->h);
}
