#include "muc_answer.h"

#include <string.h>

/* ---- does a noun group answer a fill? */

static struct str stem(struct str w)
{
	if (w.len > 4 && str_ends(w, STR("ies")))
		return str_slice(w, 0, w.len - 3);
	if (w.len > 4 && str_ends(w, STR("y")))
		return str_slice(w, 0, w.len - 1);
	if (w.len > 3 && str_ends(w, STR("s")) && !str_ends(w, STR("ss")))
		return str_slice(w, 0, w.len - 1);
	return w;
}

static bool ends_head(struct str w)
{
	static const char *const words[] = { "of", "in", "on", "at", "from", "by", "for", "with",
		"who", "which", "that", "near", "[", "(", ",", NULL };
	for (size_t i = 0; words[i]; i++)
		if (str_equal(w, str_from(words[i])))
			return true;
	return false;
}

static bool chunk_has(const struct page *p, const struct chunk *c, struct str word)
{
	for (uint32_t i = c->first; i < c->end; i++)
		if (str_equal(stem(low_at(p, i)), stem(word)))
			return true;
	return false;
}

/* The fill is scanned by the text's own scanner, so its words look like those of the page. */
static bool answers(
	const struct page *p, const struct chunk *c, struct str fill, bool name, struct arena *mem)
{
	struct scanned s = { 0 };
	text_scan(fill, &s, mem);
	uint32_t end = 0, shared = 0;
	while (end < s.words.count && !ends_head(s.words.at[end].low))
		end++;
	if (end == 0)
		return false;
	for (uint32_t i = 0; i < end; i++)
		shared += chunk_has(p, c, s.words.at[i].low);
	struct str last = s.words.at[end - 1].low;
	if (name)
		return c->name != NONE && chunk_has(p, c, last) &&
		       (shared == end || c->name_end - c->name <= 2);
	return str_equal(stem(last), stem(low_at(p, c->head))) &&
	       (shared == end || shared * 2 >= c->end - c->first);
}

static bool answers_slot(const struct page *p, const struct chunk *c, const struct json *template,
	const char *slot, bool name, struct arena *mem)
{
	const struct json *fills = json_member(template, slot);
	for (size_t i = 0; fills && i < fills->count; i++) {
		const struct json *v = json_member(&fills->item[i], "v");
		for (size_t k = 0; v && k < v->count; k++)
			if (answers(p, c, v->item[k].text, name, mem))
				return true;
	}
	return false;
}

static uint32_t role_in(
	const struct page *p, const struct chunk *c, const struct json *t, struct arena *mem)
{
	static const struct {
		const char *slot;
		uint32_t role;
		bool name;
	} slots[] = { { "inc_instr_id", ROLE_WEAPON, false },
		{ "perp_org_id", ROLE_ORGANISATION, false }, { "phys_tgt_id", ROLE_THING, false },
		{ "hum_tgt_name", ROLE_HUMAN, true }, { "hum_tgt_desc", ROLE_HUMAN, false },
		{ "perp_ind_id", ROLE_BAND, false } };
	for (size_t i = 0; i < sizeof slots / sizeof slots[0]; i++)
		if (answers_slot(p, c, t, slots[i].slot, slots[i].name, mem))
			return slots[i].role;
	return ROLE_NONE;
}

uint32_t answer_role(const struct page *p, const struct chunk *c, const struct json *templates,
	struct arena *mem)
{
	for (size_t i = 0; templates && i < templates->count; i++) {
		uint32_t role = role_in(p, c, &templates->item[i], mem);
		if (role != ROLE_NONE)
			return role;
	}
	return ROLE_NONE;
}

static struct chunk words_of(const struct filter *f, const struct mention *m)
{
	struct chunk c = *chunk_at(f->page, m->chunk);
	if (m->role == ROLE_ORGANISATION) {
		c.first = m->first;
		c.end = m->end;
		c.head = m->end - 1;
	}
	return c;
}

/* The role of a mention: an organisation within a group is its own words alone. */
uint32_t answer_role_of(
	const struct filter *f, const struct mention *m, const struct json *t, struct arena *mem)
{
	struct chunk c = words_of(f, m);
	return role_in(f->page, &c, t, mem);
}

/* ---- which fill of an answer does each mention answer? Two mentions of one fill answer it once. */

enum { FILLS_MOST = 64 };

static const struct json *listed(const struct json *t, const char *slot, size_t i)
{
	const struct json *fills = json_member(t, slot);
	return fills && i < fills->count ? &fills->item[i] : NULL;
}

static bool has_text(const struct json *list, struct str text)
{
	for (size_t i = 0; list && i < list->count; i++)
		if (str_equal(list->item[i].text, text))
			return true;
	return false;
}

static bool answers_any(const struct page *p, const struct chunk *c, const struct json *list,
	bool name, struct arena *mem)
{
	for (size_t k = 0; list && k < list->count; k++)
		if (answers(p, c, list->item[k].text, name, mem))
			return true;
	return false;
}

/* The name that a description belongs to, as its place in the list of names; `none` without one. */
static size_t named_by(const struct json *t, const struct json *description, size_t none)
{
	const struct json *x = json_member(description, "x"), *name;
	for (size_t i = 0; x && (name = listed(t, "hum_tgt_name", i)); i++) {
		const struct json *v = json_member(name, "v");
		for (size_t k = 0; v && k < v->count; k++)
			if (has_text(x, v->item[k].text))
				return i;
	}
	return none;
}

/* Takes the first fill of the slot that the words answer and that nobody has answered yet. */
static bool take_fill(const struct page *p, const struct chunk *c, const struct json *t,
	const char *slot, bool *taken, struct arena *mem)
{
	const struct json *fill;
	bool people = strcmp(slot, "hum_tgt_desc") == 0, name = strcmp(slot, "hum_tgt_name") == 0;
	for (size_t i = 0; i < FILLS_MOST && (fill = listed(t, slot, i)); i++) {
		size_t place = people ? named_by(t, fill, FILLS_MOST + i) : i;
		if (place >= (size_t)2 * FILLS_MOST || taken[place] ||
			!answers_any(p, c, json_member(fill, "v"), name, mem))
			continue;
		return taken[place] = true;
	}
	return false;
}

static bool takes(const struct filter *f, const struct mention *m, const struct json *t,
	bool *taken, struct arena *mem)
{
	static const char *const slots[ROLE_COUNT] = { [ROLE_BAND] = "perp_ind_id",
		[ROLE_ORGANISATION] = "perp_org_id",
		[ROLE_THING] = "phys_tgt_id",
		[ROLE_WEAPON] = "inc_instr_id" };
	struct chunk c = words_of(f, m);
	if (m->role != ROLE_HUMAN)
		return take_fill(f->page, &c, t, slots[m->role], taken, mem);
	return take_fill(f->page, &c, t, "hum_tgt_name", taken, mem) ||
	       take_fill(f->page, &c, t, "hum_tgt_desc", taken, mem);
}

/* Those of one role in one template, the named and the likeliest first. */
static void take_all(const struct filter *f, uint32_t template, uint32_t role, const struct json *t,
	bool *first, struct arena *mem)
{
	bool *done = NEW_ARRAY(mem, bool, f->mentions.count + 1);
	bool *taken = NEW_ARRAY(mem, bool, (size_t)2 * FILLS_MOST);
	for (;;) {
		const struct mention *best = NULL;
		for (size_t i = 0; i < f->mentions.count; i++) {
			const struct mention *m = &f->mentions.at[i];
			if (done[i] || !m->leads || m->template != template ||
				(uint32_t)m->role != role)
				continue;
			bool named = m->name != NONE, best_named = best && best->name != NONE;
			if (!best || named > best_named ||
				(named == best_named && m->chance > best->chance))
				best = m;
		}
		if (!best)
			return;
		done[best - f->mentions.at] = true;
		first[best - f->mentions.at] = takes(f, best, t, taken, mem);
	}
}

const bool *answers_once(const struct filter *f, const struct json **of, struct arena *mem)
{
	bool *first = NEW_ARRAY(mem, bool, f->mentions.count + 1);
	for (uint32_t i = 0; i < f->templates.count; i++)
		for (uint32_t role = 1; of[i] && role < ROLE_COUNT; role++)
			take_all(f, i, role, of[i], first, mem);
	return first;
}

/* ---- is a template one that the answers have? */

static const char *const types[] = { "ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY" };

static bool has_type(const struct json *t, enum muc_type type)
{
	const struct json *fills = json_member(t, "inc_type");
	for (size_t i = 0; fills && i < fills->count; i++) {
		const struct json *v = json_member(&fills->item[i], "v");
		for (size_t k = 0; v && k < v->count; k++)
			if (type == TYPE_ATTACK ||
				str_equal(v->item[k].text, str_from(types[type])))
				return true;
	}
	return false;
}

/* ---- which answers does an event tell of? a set, one bit a template */

static uint64_t told_by_chunk(
	const struct filter *f, uint32_t chunk, const struct json *templates, struct arena *mem)
{
	uint64_t set = 0;
	for (size_t i = 0; templates && i < templates->count && i < 64; i++) {
		uint32_t role =
			role_in(f->page, chunk_at(f->page, chunk), &templates->item[i], mem);
		if (role == ROLE_HUMAN || role == ROLE_THING)
			set |= 1ULL << i;
	}
	return set;
}

uint64_t answer_told(
	const struct filter *f, uint32_t event, const struct json *templates, struct arena *mem)
{
	const struct event *e = &f->page->events.at[event];
	uint64_t set = 0;
	for (uint32_t i = e->victim; e->victim != NONE && i < e->victims_end; i++)
		if (chunk_at(f->page, i)->kind == CHUNK_NOUN)
			set |= told_by_chunk(f, i, templates, mem);
	if (e->target != NONE)
		set |= told_by_chunk(f, e->target, templates, mem);
	for (size_t i = 0; templates && i < templates->count && i < 64; i++)
		if (!has_type(&templates->item[i], (enum muc_type)muc_type_of(f, e)) &&
			muc_type_of(f, e) != TYPE_ATTACK && muc_type_of(f, e) != TYPE_BOMBING)
			set &= ~(1ULL << i);
	return set;
}

/* ---- which answer is a template best held against? */

/* As the task's scorer holds two templates for the same: any word of weight in common. */
static bool has_word(
	const struct filter *f, uint32_t first, uint32_t end, struct str fill, struct arena *mem)
{
	struct scanned s = { 0 };
	text_scan(fill, &s, mem);
	for (uint32_t i = 0; i < s.words.count; i++)
		for (uint32_t k = first; k < end; k++)
			if (s.words.at[i].low.len > 2 && !ends_head(s.words.at[i].low) &&
				!str_equal(s.words.at[i].low, STR("the")) &&
				str_equal(s.words.at[i].low, low_at(f->page, k)))
				return true;
	return false;
}

static bool touches(
	const struct filter *f, const struct mention *m, const struct json *t, struct arena *mem)
{
	static const char *const slots[ROLE_COUNT][2] = { [ROLE_BAND] = { "perp_ind_id", NULL },
		[ROLE_ORGANISATION] = { "perp_org_id", NULL },
		[ROLE_THING] = { "phys_tgt_id", NULL },
		[ROLE_HUMAN] = { "hum_tgt_name", "hum_tgt_desc" } };
	for (size_t i = 0; i < 2 && slots[m->role][i]; i++) {
		const struct json *fills = json_member(t, slots[m->role][i]);
		for (size_t k = 0; fills && k < fills->count; k++) {
			const struct json *v = json_member(&fills->item[k], "v");
			for (size_t n = 0; v && n < v->count; n++)
				if (has_word(f, m->first, m->end, v->item[n].text, mem) ||
					(m->name != NONE && has_word(f, m->name, m->name_end,
								    v->item[n].text, mem)))
					return true;
		}
	}
	return false;
}

static size_t shared_with(const struct filter *f, uint32_t template, const struct json *t,
	bool kept, struct arena *mem)
{
	size_t n = 0;
	if (!has_type(t, f->templates.at[template].type))
		return 0;
	for (size_t k = 0; k < f->mentions.count; k++) {
		const struct mention *m = &f->mentions.at[k];
		if (m->borrowed)
			continue;
		if (m->template == template && kept && m->kept)
			n += touches(f, m, t, mem);
		else if (m->template == template && !kept && m->leads)
			n += answer_role_of(f, m, t, mem) == (uint32_t)m->role;
	}
	return n;
}

const struct json **answers_of(
	const struct filter *f, const struct json *templates, bool alone, struct arena *mem)
{
	size_t n = f->templates.count, answers = templates ? templates->count : 0;
	const struct json **of = NEW_ARRAY(mem, const struct json *, n + 1);
	size_t *most = NEW_ARRAY(mem, size_t, n + 1);
	for (uint32_t i = 0; i < n; i++)
		for (size_t k = 0; k < answers; k++) {
			size_t shared = shared_with(f, i, &templates->item[k], alone, mem);
			if (shared > most[i]) {
				most[i] = shared;
				of[i] = &templates->item[k];
			}
		}
	for (uint32_t i = 0; alone && i < n; i++)
		for (uint32_t k = i + 1; of[i] && k < n; k++)
			if (of[k] == of[i] && most[k] > most[i])
				of[i] = NULL;
			else if (of[k] == of[i])
				of[k] = NULL;
	return of;
}
