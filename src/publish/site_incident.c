/*
 * The page of one incident: its tolls, who sets each bound and what it would be without them, what was known when, what
 * each party says, who is named, and every claim with its words.
 */
#include "publish/site_inside.h"

#include <math.h>

static void page_header(struct page *p, const struct incident *in)
{
	const struct toll *t = edition_main_toll(p->ed, in);
	html_open(&p->h, "header");
	html_open(&p->h, "h1");
	html_leaf(&p->h, "bdi", place_of(p, in));
	html_close(&p->h);
	html_open(&p->h, "p");
	html_class(&p->h, "lead");
	html_put(&p->h, words_days(p->w, in->from, in->to, p->mem));
	html_close(&p->h);
	if (t) {
		html_open(&p->h, "p");
		html_class(&p->h, "big");
		page_range(p, edition_bounds(p->ed, t), STR(""));
		html_put(&p->h, STR(" "));
		html_leaf(&p->h, "span",
			phrase2(p, "toll.of", words_of(p->w, "harm", harm_words[t->harm], p->mem),
				words_of(p->w, "status", toll_status_words(t->status), p->mem)));
		html_close(&p->h);
	}
	html_close(&p->h);
}

static void remark(struct page *p, const char *key)
{
	html_open(&p->h, "p");
	html_class(&p->h, "remark");
	html_put(&p->h, phrase(p, key));
	html_close(&p->h);
}

static void remarks(struct page *p, const struct incident *in)
{
	if (in->background)
		remark(p, "incident.background");
	if (in->aggregate)
		remark(p, "incident.aggregate");
	if (in->may_be_several)
		remark(p, "incident.several");
	html_open(&p->h, "p");
	page_link(p, STR("#claims"),
		phrase2(p, "incident.told", phrase_count(p, "reports", in->reports.count),
			phrase_count(p, "origins", in->origin_count)));
	html_close(&p->h);
}

/* The first claim of a toll that stands and says this figure; else all of them. */
static struct str says_figure(const struct page *p, const struct toll *t, int64_t figure)
{
	for (size_t i = 0; i < t->claims.count; i++) {
		const struct item *it = &p->ed->r->items[t->claims.at[i]];
		if (it->use == USE_CURRENT && it->claim->count.known &&
			(it->claim->count.low == figure || it->claim->count.stated == figure))
			return str_format(p->mem, "#c%zu", p->position[t->claims.at[i]]);
	}
	return STR("#claims");
}

static void held_cell(struct page *p, const struct toll *t)
{
	html_open(&p->h, "td");
	for (size_t i = 0; i < t->held_count; i++) {
		if (i)
			html_put(&p->h, phrase(p, "list.comma"));
		page_link(p, says_figure(p, t, t->held[i].figure),
			phrase2(p, "held", number(p, t->held[i].figure),
				phrase_count(p, "origins", t->held[i].origins)));
	}
	html_close(&p->h);
}

static void toll_row(struct page *p, const struct toll *t)
{
	html_open(&p->h, "tr");
	html_leaf(&p->h, "td", words_of(p->w, "harm", harm_words[t->harm], p->mem));
	html_leaf(&p->h, "td", words_of(p->w, "status", toll_status_words(t->status), p->mem));
	page_range_cell(p, edition_bounds(p->ed, t), STR(""));
	held_cell(p, t);
	page_link_cell(p, STR("#claims"), number(p, t->identified));
	page_link_cell(p, STR("#claims"), number(p, (long long)t->origins));
	html_close(&p->h);
}

static void parts_of(struct page *p, const struct toll *t)
{
	for (size_t i = 0; i < t->part_count; i++) {
		html_open(&p->h, "tr");
		html_leaf(&p->h, "td", words_of(p->w, "harm", harm_words[t->harm], p->mem));
		page_cell(p, t->parts[i].part);
		page_range_cell(p, &t->parts[i].bounds, STR(""));
		for (int k = 0; k < 3; k++)
			page_cell(p, STR(""));
		html_close(&p->h);
	}
}

static void alert(struct page *p, struct str text)
{
	struct str own = words_said(p->w, text, p->mem);
	html_open(&p->h, "p");
	page_link(p, STR("#claims"), phrase1(p, "alert", own.at ? own : text));
	html_close(&p->h);
}

static void tolls(struct page *p, const struct incident *in)
{
	static const char *const keys[] = { "table.harmed", "table.status", "table.range",
		"table.held", "table.identified", "table.origins", NULL };
	page_section(p, "tolls", "tolls.head");
	page_table(p, keys);
	for (size_t i = 0; i < in->toll_count; i++)
		toll_row(p, &in->tolls[i]);
	for (size_t i = 0; i < in->toll_count; i++)
		if (in->tolls[i].status == STATUS_ALL)
			parts_of(p, &in->tolls[i]);
	page_table_end(p);
	for (size_t i = 0; i < in->toll_count; i++)
		for (size_t k = 0; k < in->tolls[i].alerts.count; k++)
			alert(p, in->tolls[i].alerts.at[k]);
}

static struct str origin_of(const struct page *p, const struct incident *in, const struct item *it)
{
	return it->origin == NONE ? phrase(p, "origin.none") : in->origins[it->origin].name;
}

static void setter(
	struct page *p, const struct incident *in, const struct bound *b, const char *key)
{
	if (!b->known)
		return;
	struct str to = b->claim == NONE ? STR("#claims")
					 : str_format(p->mem, "#c%zu", p->position[b->claim]);
	html_open(&p->h, "dt");
	page_link(p, to, phrase1(p, key, number(p, b->value)));
	html_close(&p->h);
	html_open(&p->h, "dd");
	if (b->claim == NONE) {
		html_put(&p->h, phrase(p, b->floor ? "setter.identified" : "setter.nobody"));
	} else {
		const struct item *it = &p->ed->r->items[b->claim];
		html_leaf(&p->h, "bdi", origin_of(p, in, it));
		html_put(&p->h, STR(" "));
		html_open(&p->h, "a");
		html_attr(&p->h, "href", to);
		html_quote(&p->h, "q", it->claim->words, phrase(p, "cut"));
		html_close(&p->h);
	}
	html_close(&p->h);
}

static void without_rows(struct page *p, const struct incident *in, const struct toll *t)
{
	static const char *const keys[] = { "table.without", "table.range", NULL };
	page_say(p, "h3", "without.head");
	page_table(p, keys);
	for (size_t i = 0; i < t->without_count; i++) {
		html_open(&p->h, "tr");
		page_cell(p, in->origins[t->without[i].origin].name);
		page_range_cell(p, &t->without[i].rules[p->ed->o->rule], STR(""));
		html_close(&p->h);
	}
	page_table_end(p);
}

static void setters(struct page *p, const struct incident *in)
{
	const struct toll *t = edition_main_toll(p->ed, in);
	if (!t)
		return;
	const struct bounds *b = edition_bounds(p->ed, t);
	page_section(p, "why", "setter.head");
	html_open(&p->h, "dl");
	setter(p, in, &b->low, "setter.low");
	setter(p, in, &b->best, "setter.best");
	setter(p, in, &b->high, "setter.high");
	html_close(&p->h);
	if (t->without_count)
		without_rows(p, in, t);
}

static void grade(struct page *p, const char *head, struct str word, struct str means)
{
	html_open(&p->h, "dt");
	html_put(&p->h, phrase1(p, head, word));
	html_close(&p->h);
	html_open(&p->h, "dd");
	html_put(&p->h, means);
	html_close(&p->h);
}

static void grades(struct page *p, const struct incident *in)
{
	const char *harm = harm_grade_words[in->grades.harm],
		   *event = event_grade_words[in->grades.event];
	page_section(p, "grades", "grades.head");
	html_open(&p->h, "dl");
	grade(p, "grades.harm", words_of(p->w, "grade", harm, p->mem),
		words_of(p->w, "grade-means", harm, p->mem));
	grade(p, "grades.event", words_of(p->w, "event", event, p->mem),
		words_of(p->w, "event-means", event, p->mem));
	html_close(&p->h);
}

/* The first claim of a toll that came out on a day; else all of them. */
static struct str said_on(const struct page *p, const struct toll *t, date_day day)
{
	for (size_t i = 0; i < t->claims.count; i++)
		if (edition_published(p->ed, &p->ed->r->items[t->claims.at[i]]) == day)
			return str_format(p->mem, "#c%zu", p->position[t->claims.at[i]]);
	return STR("#claims");
}

static void moment_table(struct page *p, const struct toll *t, const struct moments *m)
{
	static const char *const keys[] = { "table.known-by", "table.range", NULL };
	page_table(p, keys);
	for (size_t i = 0; i < m->count; i++) {
		const struct moment *o = &m->at[i];
		html_open(&p->h, "tr");
		html_leaf(&p->h, "td", words_day(p->w, o->day, p->mem));
		page_link_cell(p, said_on(p, t, o->day),
			words_range(p->w, isfinite(o->low), isfinite(o->low) ? llround(o->low) : 0,
				isfinite(o->high), isfinite(o->high) ? llround(o->high) : 0,
				o->open, p->mem));
		html_close(&p->h);
	}
	page_table_end(p);
}

/* The figures of the toll that a history is about, as they were said. */
static size_t gather_said(
	const struct page *p, const struct incident *in, const struct toll *t, struct said *said)
{
	size_t n = 0;
	for (size_t i = 0; i < t->claims.count; i++) {
		const struct item *it = &p->ed->r->items[t->claims.at[i]];
		const struct claim *c = it->claim;
		date_day day = edition_published(p->ed, it);
		if (!c->count.known || day == DATE_NONE || it->use == USE_PART ||
			c->harm != t->harm)
			continue;
		said[n++] = (struct said){ .day = day,
			.low = (double)c->count.low,
			.high = (double)c->count.stated,
			.open = c->count.open,
			.current = it->use == USE_CURRENT };
	}
	(void)in;
	return n;
}

static void history(struct page *p, const struct incident *in)
{
	const struct toll *t = edition_main_toll(p->ed, in);
	struct moments m = edition_history(p->ed, in, p->mem);
	if (!t || m.count < 2)
		return;
	struct said *said = NEW_ARRAY(p->mem, struct said, t->claims.count + 1);
	size_t count = gather_said(p, in, t, said);
	page_section(p, "history", "history.head");
	struct figure f = page_figure(p, "history-figure", "figure.history",
		phrase2(p, "figure.history.text", words_day(p->w, m.at[0].day, p->mem),
			words_day(p->w, m.at[m.count - 1].day, p->mem)));
	page_figure_begin(p, figure_history(&f, m.at, m.count, said, count),
		phrase(p, "figure.history.note"));
	moment_table(p, t, &m);
	page_figure_end(p);
}

static void position_cell(struct page *p, const struct position *o, int question)
{
	html_open(&p->h, "td");
	for (size_t i = 0; i < o->count; i++) {
		const struct cell *c = &o->cells[i];
		if ((int)c->question != question)
			continue;
		html_open(&p->h, "div");
		html_put(&p->h, phrase(p, c->denies ? "position.denies" : "position.states"));
		html_put(&p->h, STR(" "));
		html_open(&p->h, "a");
		html_attr(&p->h, "href", str_format(p->mem, "#c%zu", p->position[c->item]));
		html_quote(&p->h, "q", p->ed->r->items[c->item].claim->words, phrase(p, "cut"));
		html_close(&p->h);
		html_close(&p->h);
	}
	html_close(&p->h);
}

static void position_table(struct page *p, const struct incident *in)
{
	static const char *const keys[] = { "table.party", "question.did-it-happen",
		"question.who-did-it", "question.whom", "question.how-many", NULL };
	page_table(p, keys);
	for (size_t i = 0; i < in->position_count; i++) {
		const struct position *o = &in->positions[i];
		html_open(&p->h, "tr");
		page_cell(p, in->origins[o->origin].name);
		for (int q = 0; q < QUESTION_COUNT; q++)
			position_cell(p, o, q);
		html_close(&p->h);
	}
	page_table_end(p);
}

static void positions(struct page *p, const struct incident *in)
{
	struct str party[64], question[QUESTION_COUNT];
	int cell[64 * QUESTION_COUNT] = { 0 };
	size_t count = in->position_count < 64 ? in->position_count : 64;
	if (!count)
		return;
	for (int q = 0; q < QUESTION_COUNT; q++)
		question[q] = words_of(p->w, "question", question_words[q], p->mem);
	for (size_t i = 0; i < count; i++) {
		const struct position *o = &in->positions[i];
		party[i] = in->origins[o->origin].name;
		for (size_t k = 0; k < o->count; k++)
			cell[i * QUESTION_COUNT + o->cells[k].question] |=
				o->cells[k].denies ? 2 : 1;
	}
	page_section(p, "positions", "positions.head");
	struct figure f = page_figure(p, "positions-figure", "figure.positions",
		phrase_count(p, "figure.positions.text", count));
	page_figure_begin(p, figure_positions(&f, party, count, question, QUESTION_COUNT, cell),
		phrase(p, "figure.positions.note"));
	position_table(p, in);
	page_figure_end(p);
}

static struct str age_of(const struct page *p, const struct victim *v)
{
	return v->age != UNKNOWN_NUMBER ? number(p, v->age) : v->age_group;
}

static void person_row(struct page *p, const struct victim *v, const struct item *it)
{
	struct str at = str_format(p->mem, "#c%zu", p->position[it - p->ed->r->items]);
	html_open(&p->h, "tr");
	html_open(&p->h, "td");
	html_open(&p->h, "a");
	html_attr(&p->h, "href", at);
	html_leaf(&p->h, "bdi", v->name);
	html_close(&p->h);
	html_close(&p->h);
	page_link_cell(p, at, age_of(p, v));
	page_cell(p, v->sex);
	page_cell(p, v->role);
	html_leaf(&p->h, "td",
		words_of(p->w, "harm", harm_words[v->harm_known ? v->harm : it->claim->harm],
			p->mem));
	html_close(&p->h);
}

static bool is_named(const struct victim *v)
{
	return v->kind == VICTIM_PERSON && v->name.len;
}

/* One row a name; who is named in several claims is shown where first named. */
static void persons(struct page *p, const struct incident *in)
{
	static const char *const keys[] = { "table.name", "table.age", "table.sex", "table.role",
		"table.harmed", NULL };
	struct numbered seen = { 0 };
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = &p->ed->r->items[in->items.at[i]];
		for (size_t k = 0; k < it->claim->victims.count; k++) {
			const struct victim *v = &it->claim->victims.at[k];
			size_t before = seen.count;
			if (!is_named(v) ||
				numbered_find(&seen, v->name, before + 1, p->mem) <= before)
				continue;
			if (!before) {
				page_section(p, "persons", "persons.head");
				page_table(p, keys);
			}
			person_row(p, v, it);
		}
	}
	if (seen.count)
		page_table_end(p);
}

static void chain(struct page *p, const struct claim *c)
{
	html_open(&p->h, "td");
	html_leaf(&p->h, "bdi", c->outlet);
	for (size_t i = 0; i < c->sources.count; i++) {
		const struct source *s = &c->sources.at[i];
		html_put(&p->h, phrase(p, "chain.next"));
		html_leaf(&p->h, "bdi",
			s->name.len ? s->name
			: s->words.len
				? s->words
				: words_of(p->w, "source", source_kind_words[s->kind], p->mem));
	}
	html_close(&p->h);
}

static void claim_figure(struct page *p, const struct claim *c)
{
	html_open(&p->h, "td");
	html_class(&p->h, "n");
	if (c->harm != HARM_NONE && c->count.known) {
		html_put(&p->h, words_range(p->w, true, c->count.low, true, c->count.stated,
					c->count.open, p->mem));
		html_put(&p->h, STR(" "));
	}
	if (c->harm != HARM_NONE)
		html_put(&p->h, words_of(p->w, "harm", harm_words[c->harm], p->mem));
	html_close(&p->h);
}

/* What the claim is called in the log; how to check it stands where the link leads. */
static void proof_cell(struct page *p, const struct item *it)
{
	bool grouped = it->incident != NONE;
	html_open(&p->h, "td");
	html_open(&p->h, "a");
	html_attr(&p->h, "href",
		str_format(p->mem, STR_FMT "proofs/" STR_FMT ".html#c%zu", STR_ARG(p->up),
			STR_ARG(grouped ? p->ed->incident_id[it->incident] : STR("ungrouped")),
			p->position[it - p->ed->r->items]));
	html_leaf(&p->h, "code", it->claim->id);
	html_close(&p->h);
	html_close(&p->h);
}

static void claim_row(struct page *p, size_t item, bool in_incident)
{
	const struct item *it = &p->ed->r->items[item];
	const struct claim *c = it->claim;
	html_open(&p->h, "tr");
	html_attr(&p->h, "id", str_format(p->mem, "c%zu", p->position[item]));
	html_quote(&p->h, "td", c->words, phrase(p, "cut"));
	claim_figure(p, c);
	chain(p, c);
	html_leaf(&p->h, "td", words_of(p->w, "stance", stance_words[c->stance], p->mem));
	html_open(&p->h, "td");
	html_address(&p->h, c->url, c->report);
	html_put(&p->h, STR(" "));
	html_put(&p->h, words_day(p->w, edition_published(p->ed, it), p->mem));
	html_close(&p->h);
	if (in_incident)
		html_leaf(&p->h, "td", words_of(p->w, "use", use_words[it->use], p->mem));
	html_leaf(&p->h, "td", words_of(p->w, "review-state", review_words[c->review], p->mem));
	if (p->o->proofs)
		proof_cell(p, it);
	html_close(&p->h);
}

void page_claim_rows(struct page *p, const struct indexes *items, bool in_incident)
{
	const char *keys[9] = { "table.words", "table.figure", "table.sources", "table.stance",
		"table.report" };
	size_t n = 5;
	if (in_incident)
		keys[n++] = "table.use";
	keys[n++] = "table.reviewed";
	if (p->o->proofs)
		keys[n++] = "table.proof";
	page_table(p, keys);
	for (size_t i = 0; i < items->count; i++)
		claim_row(p, items->at[i], in_incident);
	page_table_end(p);
}

static void claims(struct page *p, const struct incident *in)
{
	page_section(p, "claims", "claims.head");
	page_say(p, "p", "claims.note");
	page_claim_rows(p, &in->items, true);
}

struct str site_incident(struct page *p, size_t i)
{
	const struct incident *in = &p->ed->r->incidents[i];
	page_begin(p, incident_name(p, in));
	page_header(p, in);
	remarks(p, in);
	setters(p, in);
	tolls(p, in);
	grades(p, in);
	history(p, in);
	positions(p, in);
	persons(p, in);
	claims(p, in);
	return page_end(p);
}
