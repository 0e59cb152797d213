#include "reader/muc_slot.h"

#include <stdio.h>

/* The slots of one template, fill by fill (TASK-40 to TASK-54). */

static const struct chunk *chunk_of(const struct filter *f, const struct mention *m)
{
	return chunk_at(f->page, m->chunk);
}

/* Text as it stands, every run of white space one blank. */
struct str muc_text(const struct filter *f, uint32_t first, uint32_t end)
{
	struct str raw = page_words(f->page, first, end);
	struct buf b = { .mem = f->mem };
	for (size_t i = 0; i < raw.len; i++) {
		bool blank = raw.at[i] == ' ' || raw.at[i] == '\n' || raw.at[i] == '\t' ||
			     raw.at[i] == '\r';
		if (!blank)
			buf_add_char(&b, raw.at[i]);
		else if (b.len && b.at[b.len - 1] != ' ')
			buf_add_char(&b, ' ');
	}
	return str_trim(buf_str(&b));
}

/* A date as the task writes it: "03 JAN 90". */
static struct str date_form(const struct filter *f, date_day d)
{
	static const char *const months[] = { "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL",
		"AUG", "SEP", "OCT", "NOV", "DEC" };
	struct ymd x = date_split(d);
	return str_format(f->mem, "%02d %s %02d", x.day, months[x.month - 1], x.year % 100);
}

/* "last Wednesday" is no calculable day to the task. */
static bool is_weekday(const struct filter *f, const struct moment *m)
{
	static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday", "weekend", NULL };
	for (uint32_t i = m->first; i < m->end; i++)
		if (word_is_any(f->page, i, days))
			return true;
	return false;
}

enum { SPAN_DAYS_MOST = 31 };

static bool is_counted(const struct filter *f, const struct moment *m)
{
	date_day to = m->when.to == DATE_NONE ? m->when.from : m->when.to;
	return m->when.from != DATE_NONE && m->kind != MOMENT_CLOCK && m->kind != MOMENT_DURATION &&
	       !m->repeated && to - m->when.from <= SPAN_DAYS_MOST && !is_weekday(f, m);
}

/* TASK-40: one day, "from - to", or "- day" where the text gives no day that can be counted. */
struct str muc_date(const struct filter *f, const struct template *t)
{
	date_day published = f->page->report->published;
	const struct moment *m = t->moment == NONE ? NULL : &f->page->moments.at[t->moment];
	bool counted = m && is_counted(f, m);
	if (!counted && published == DATE_NONE)
		return (struct str){ 0 };
	if (!counted)
		return str_format(f->mem, "- " STR_FMT, STR_ARG(date_form(f, published)));
	date_day to = m->when.to == DATE_NONE ? m->when.from : m->when.to;
	if (m->when.from == to)
		return date_form(f, to);
	return str_format(f->mem, STR_FMT " - " STR_FMT, STR_ARG(date_form(f, m->when.from)),
		STR_ARG(date_form(f, to)));
}

/* TASK-43: the kind of thing: by the end of its name, or by the word before a vague end. */
struct str muc_thing_type(const struct filter *f, const struct mention *m)
{
	const struct chunk *c = chunk_of(f, m);
	uint32_t start = c->head;
	struct str fill = muc_ending(f, LIST_THING, c->first, c->head + 1, &start);
	bool vague = muc_ending(f, LIST_VAGUE_THING, start, c->head + 1, NULL).at != NULL;
	if (!fill.at || (vague && start == c->head)) {
		struct str by = muc_within(f, LIST_THING_WORD, c->first, c->head);
		if (!by.at && m->end > c->head + 1)
			by = muc_within(f, LIST_THING_WORD, c->head + 1, m->end);
		if (by.at)
			return by;
	}
	return fill.at ? fill : STR("OTHER");
}

static struct str human_by_words(
	const struct filter *f, uint32_t first, uint32_t end, uint32_t head)
{
	struct str fill = { NULL, 0 }, by = { NULL, 0 };
	if (first < end)
		fill = muc_ending(f, LIST_HUMAN, first, head, NULL);
	if (!fill.at)
		fill = muc_within(f, LIST_HUMAN, first, end);
	by = muc_within(f, LIST_HUMAN_WORD, first, end);
	bool office = fill.at && !str_equal(fill, STR("CIVILIAN"));
	if (by.at && str_starts(by, STR("FORMER")) && office)
		return by;
	if (by.at && (!fill.at || (str_equal(by, STR("LAW ENFORCEMENT")) && office)))
		return by;
	return fill;
}

/* TASK-44: the kind of people, by what they are called; else civilians. */
struct str muc_human_type(const struct filter *f, const struct mention *m)
{
	const struct chunk *c = chunk_of(f, m);
	uint32_t head = m->name != NONE || c->head + 1 > m->end ? m->end : c->head + 1;
	struct str fill =
		m->first < m->end ? human_by_words(f, m->first, m->end, head) : (struct str){ 0 };
	return fill.at ? fill : STR("CIVILIAN");
}

/* TASK-45: "1", "5-", "~50", "PLURAL". */
struct str muc_number(const struct filter *f, const struct mention *m)
{
	const struct page *p = f->page;
	const struct chunk *c = chunk_of(f, m);
	if (m->name != NONE)
		return STR("1");
	struct clause all = { p, p->first_chunk[m->sentence], p->first_chunk[m->sentence + 1] };
	struct count n = count_noun(&all, m->chunk);
	bool vague = c->quantity != NONE && p->quantities.at[c->quantity].vague;
	if (!n.known || vague || (c->quantity == NONE && n.open))
		return c->plural || vague || n.known ? STR("PLURAL") : STR("1");
	if (n.open)
		return str_format(f->mem, "%ld-", (long)n.low);
	if (n.low != n.high && n.stated > n.low && n.stated < n.high)
		return str_format(f->mem, "~%ld", (long)n.stated);
	if (n.low != n.high)
		return str_format(f->mem, "%ld-%ld", (long)n.low, (long)n.high);
	return str_format(f->mem, "%ld", (long)n.low);
}

/* TASK-46: a nationality in the group's words that is not of the country of the incident. */
struct str muc_nation(const struct filter *f, const struct mention *m)
{
	const struct chunk *c = chunk_of(f, m);
	struct str nation = muc_within(f, LIST_COUNTRY, c->first, c->end);
	return nation.at && !str_equal(nation, f->country) ? nation : (struct str){ 0 };
}

/* TASK-47: what the deed did to a thing, by the word that tells of it. */
struct str muc_thing_effect(const struct filter *f, const struct mention *m)
{
	const struct relations *r = &f->relations[m->chunk];
	for (uint8_t i = 0; i < r->count; i++) {
		const struct chunk *v = chunk_at(f->page, r->at[i].verb);
		struct str fill = muc_within(f, LIST_EFFECT, v->first, v->end);
		if (fill.at)
			return fill;
	}
	if (m->event == NONE)
		return (struct str){ 0 };
	uint32_t trigger = f->page->events.at[m->event].trigger;
	struct str fill = muc_ending(f, LIST_EFFECT, trigger, trigger + 1, NULL);
	return fill;
}

static struct str effect_of(const struct event *e)
{
	if (e->harm == HARM_KILLED)
		return e->negative ? STR("NO DEATH") : STR("DEATH");
	if (e->harm == HARM_INJURED || e->harm == HARM_TORTURED)
		return e->negative ? STR("NO INJURY") : STR("INJURY");
	if (e->harm == HARM_KILLED_OR_INJURED && e->negative)
		return STR("NO INJURY OR DEATH");
	return (struct str){ 0 };
}

/* The event in which the mention is harmed, or NULL. */
static const struct event *harming(const struct filter *f, const struct mention *m)
{
	uint32_t own = f->role_event[m->chunk];
	if (own == NONE || f->page->events.at[own].actor == m->chunk)
		return NULL;
	return &f->page->events.at[own];
}

/* What the event says in which the mention is harmed. */
struct str muc_told_effect(const struct filter *f, const struct mention *m)
{
	return harming(f, m) ? effect_of(harming(f, m)) : (struct str){ 0 };
}

/* TASK-61: "the murder of X and of Y": what befell one of a list befell the others. */
struct str muc_listed_effect(const struct filter *f, const struct mention *m)
{
	enum { NEAR = 12 }; /* mentions */
	size_t self = (size_t)(m - f->mentions.at), first = self > NEAR ? self - NEAR : 0;
	struct clause c = { f->page, f->page->first_chunk[m->sentence],
		f->page->first_chunk[m->sentence + 1] };
	for (size_t i = first; i < f->mentions.count && i <= self + NEAR; i++) {
		const struct mention *x = &f->mentions.at[i];
		uint32_t a = x->chunk < m->chunk ? x->chunk : m->chunk;
		uint32_t b = x->chunk < m->chunk ? m->chunk : x->chunk;
		if (x->sentence == m->sentence && x->role == m->role && a != b &&
			role_list_end(&c, a) > b && muc_told_effect(f, x).at)
			return muc_told_effect(f, x);
	}
	return (struct str){ 0 };
}

/* Is anybody of the template told to be harmed? */
static bool tells_harmed(const struct filter *f, uint32_t template)
{
	for (uint32_t i = 0; i < f->mentions.count; i++) {
		const struct mention *m = &f->mentions.at[i];
		if (m->kept && m->role == ROLE_HUMAN && m->template == template && harming(f, m) &&
			effect_of(harming(f, m)).at)
			return true;
	}
	return false;
}

/* TASK-48: what it did to people: by the event in which they are harmed. */
struct str muc_human_effect(const struct filter *f, const struct mention *m)
{
	if (harming(f, m))
		return effect_of(harming(f, m));
	const struct event *near = m->event == NONE ? NULL : &f->page->events.at[m->event];
	/* where others are told to be harmed, nothing is said of those beside them */
	return near && !tells_harmed(f, m->template) ? effect_of(near) : (struct str){ 0 };
}

struct str muc_weapon_type(const struct filter *f, const struct mention *m)
{
	const struct chunk *c = chunk_of(f, m);
	struct str fill = muc_ending(f, LIST_WEAPON, c->first, c->head + 1, NULL);
	return fill.at ? fill : muc_within(f, LIST_WEAPON, c->first, c->end);
}

/* TASK-49: the weapon that the words of the deed imply where none is named. */
struct str muc_implied_weapon(const struct filter *f, uint32_t template)
{
	const struct page *p = f->page;
	for (uint32_t e = 0; e < p->events.count; e++) {
		if (f->template_of[e] != template)
			continue;
		const struct sentence *s = &p->scan.sentences.at[p->events.at[e].sentence];
		struct str fill = muc_within(f, LIST_GUN, s->first, s->end);
		if (fill.at)
			return fill;
	}
	return (struct str){ 0 };
}

/* TASK-50: who is of a state, and who is not. */
bool muc_is_state(const struct filter *f, const struct mention *m)
{
	const struct chunk *c = chunk_of(f, m);
	enum muc_list list = m->role == ROLE_BAND ? LIST_BAND : LIST_ORGANISATION;
	struct str fill = muc_within(f, list, c->first, c->end);
	return str_equal(fill, STR("STATE"));
}

/* Words of doubt about an organisation: "alleged" before it, "probably" near it, "accused" before it. */
static bool is_doubted(const struct filter *f, const struct mention *m)
{
	enum { PRESUMED = 6, HEDGED = 10 };
	const struct sentence *s = &f->page->scan.sentences.at[m->sentence];
	uint32_t head = chunk_of(f, m)->head;
	bool speaks = muc_speaks(f, m->sentence, m->chunk);
	for (uint32_t i = s->first; i < s->end; i++) {
		const struct lexeme *x = lex_at(f->page, i);
		bool say = lexeme_has(x, FEATURE_SAY);
		uint32_t far = i > head ? i - head : head - i;
		if (i <= head && far <= PRESUMED && lexeme_has(x, FEATURE_PRESUMED))
			return true;
		if (say ? i < head && !speaks && x->stance == STANCE_ALLEGES
			: far < HEDGED && lexeme_has(x, FEATURE_HEDGE))
			return true;
	}
	return false;
}

static bool tells_claim(const struct filter *f, uint32_t sentence)
{
	const struct sentence *s = &f->page->scan.sentences.at[sentence];
	for (uint32_t i = s->first; i < s->end; i++)
		if (word_has(f->page, i, FEATURE_CLAIM_DEED))
			return true;
	return false;
}

static struct str confidence_of_saying(const struct filter *f, const struct mention *m)
{
	uint32_t found[8];
	uint32_t word = chunk_of(f, m)->head;
	size_t n = sayings_over(f->page, m->sentence, word, found, 8);
	for (uint32_t i = f->page->first_saying[m->sentence];
		i < f->page->first_saying[m->sentence + 1]; i++) {
		const struct saying *s = &f->page->sayings.at[i];
		if (s->deed && s->source != NONE && word >= s->source && word < s->source_end)
			return STR("CLAIMED OR ADMITTED");
	}
	if (tells_claim(f, m->sentence))
		return STR("CLAIMED OR ADMITTED");
	for (size_t i = n; i-- > 0;) {
		const struct saying *s = &f->page->sayings.at[found[i]];
		bool doubts = s->hedged || s->stance == STANCE_ALLEGES || s->accused != NONE;
		if (!doubts)
			continue;
		bool authority = s->source != NONE &&
				 muc_within(f, LIST_AUTHORITY, s->source, s->source_end).at != NULL;
		return authority ? STR("SUSPECTED OR ACCUSED BY AUTHORITIES")
				 : STR("SUSPECTED OR ACCUSED");
	}
	return (struct str){ 0 };
}

/*
 * TASK-51: how the report holds an organisation for the one that did it: what is said for it most
 * strongly in any of its mentions in the template; claims count wherever they stand.
 */
struct str muc_confidence(const struct filter *f, const struct mention *m)
{
	static const char *const order[] = { "CLAIMED OR ADMITTED",
		"SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED", NULL };
	uint32_t self = (uint32_t)(m - f->mentions.at);
	uint32_t origin = m->same != NONE ? m->same : self;
	size_t best = 3;
	for (uint32_t i = origin; i < f->mentions.count; i++) {
		const struct mention *x = &f->mentions.at[i];
		if ((i != origin && x->same != origin) || x->borrowed)
			continue;
		bool own = m->borrowed || x->template == m->template;
		struct str said = confidence_of_saying(f, x);
		if (!said.at && is_doubted(f, x))
			said = str_from(order[2]);
		for (size_t k = 0; k < best && (own || k == 0); k++)
			if (str_is(said, order[k]))
				best = k;
	}
	return best < 3 ? str_from(order[best]) : STR("REPORTED AS FACT");
}

/* TASK-52: attempted or threatened, if all that is told of the deed says so. */
struct str muc_stage_fill(const struct filter *f, uint32_t template)
{
	const struct page *p = f->page;
	size_t events = 0, tried = 0, threatened = 0, harmed = 0;
	for (uint32_t e = 0; e < p->events.count; e++) {
		const struct event *x = &p->events.at[e];
		if (f->template_of[e] != template)
			continue;
		events++;
		harmed += x->harm != HARM_NONE && !x->negative && !x->hypothetical;
		struct str fill = muc_ending(f, LIST_ATTEMPT, x->trigger, x->trigger + 1, NULL);
		tried += str_equal(fill, STR("ATTEMPTED"));
		threatened += str_equal(fill, STR("THREATENED")) || x->act == ACT_THREAT;
	}
	if (threatened && !harmed && threatened * 2 >= events)
		return STR("THREATENED");
	return tried && !harmed && tried * 2 >= events ? STR("ATTEMPTED") : STR("ACCOMPLISHED");
}
