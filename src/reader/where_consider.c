/* Runs of words as places: what a name's form and its surroundings say (WHERE-1 to WHERE-9). */
#include "reader/where_inside.h"

static struct candidate *add(const struct search *q, struct candidates *found, size_t first,
	size_t end, enum strength strength, const char *rule)
{
	struct candidate *c = PUSH(q->mem, found);
	c->first = c->name_first = (uint32_t)first;
	c->end = c->name_end = (uint32_t)end;
	c->hash = where_hash(q, first, end);
	c->strength = strength;
	c->kind = SPOT_CITY;
	c->inside = -1;
	c->rule = rule;
	return c;
}

bool where_any(const struct gazetteer *g, const uint32_t *refs, size_t count, enum gaz_kind kind)
{
	for (size_t i = 0; i < count; i++)
		if (gazetteer_entry(g, refs[i])->kind == kind)
			return true;
	return false;
}

/* "Cold Harbour centre", "Tamir reception centre" are sites, "the Halda Centre for Rights" is none. */
static bool is_society(const struct search *q, size_t k)
{
	bool small = !q->flat && !(word_at(q, k)->shape & SHAPE_CAPITAL);
	return !small && !(k > q->first && has_class(q, k - 1, WORD_MODIFIER));
}

/* An organisation in the run, or within two everyday words after it: "Gaza health ministry". */
static bool is_organisation(const struct search *q, size_t i, size_t end, bool in)
{
	for (size_t k = i; k < end; k++)
		if (has_class(q, k, WORD_ORG) && (!has_kind(q, k) || is_society(q, k)))
			return true;
	if (in)
		return false;
	for (size_t k = end; k < end + 3 && k < q->end; k++) {
		if (has_class(q, k, WORD_ORG) && has_kind(q, k + 1) && !q->flat)
			return false; /* "Kilo police station" */
		if (has_class(q, k, WORD_ORG))
			return !has_kind(q, k) || is_society(q, k);
		if (!has_class(q, k, WORD_COMMON) || word_is(q, k, "to") ||
			has_class(q, k, WORD_PLAIN | WORD_IN | WORD_REPORT))
			return false; /* "at Camp Halvan to guard it" */
	}
	return false;
}

/* "the Larkhill television centre", "Kilo police station" */
static bool has_station(const struct search *q, size_t k)
{
	return !q->flat && has_class(q, k, WORD_ORG) && has_kind(q, k + 1) &&
	       !(word_at(q, k)->shape & SHAPE_CAPITAL);
}

/* The place noun that ends a name: in the run itself, or after it and its modifiers. 0: none. */
static size_t noun_of(const struct search *q, size_t i, size_t end)
{
	if (has_class(q, end, WORD_MODIFIER) && has_kind(q, end + 1) && !q->flat && i < end &&
		kind_at(q, end + 1) != SPOT_ROAD && has_class(q, i, WORD_NAME))
		return end + 1; /* "Orsk Bay penal colony": no bay */
	for (size_t k = end; k > i + 1; k--)
		if (has_kind(q, k - 1) && !has_class(q, k - 1, WORD_HEAD))
			return k - 1;
	size_t last = 0;
	for (size_t k = end; k < end + 3 && (has_class(q, k, WORD_MODIFIER) || has_kind(q, k) ||
						    has_station(q, k));
		k++)
		if (has_kind(q, k))
			last = k;
	return last;
}

/* "Sixty-two camp residents" */
static bool is_number(struct str low)
{
	static const char *const tens[] = { "twenty-", "thirty-", "forty-", "fifty-", "sixty-",
		"seventy-", "eighty-", "ninety-" };
	for (size_t k = 0; k < sizeof tens / sizeof *tens; k++)
		if (str_starts(low, str_from(tens[k])))
			return true;
	return false;
}

/* Is there a word in [i, end) that is a name of its own and no everyday word? */
static bool has_own_name(const struct search *q, size_t i, size_t end)
{
	uint32_t no = WORD_COMMON | WORD_MODIFIER | WORD_DIRECTION | WORD_PARTICLE | WORD_ORG |
		      WORD_TITLE;
	for (size_t k = i; k < end; k++) {
		size_t stop, count;
		if (!has_class(q, k, WORD_NAME) || has_class(q, k, no) ||
			is_number(word_at(q, k)->low))
			continue;
		const uint32_t *refs = where_known(q, k, 2, &stop, &count);
		if (!refs || !where_any(q->g, refs, count, GAZ_PEOPLE))
			return true;
	}
	return false;
}

/* A division, or a city of that level: great enough to give its name to a hospital. */
static bool is_great(const struct gazetteer *g, const uint32_t *refs, size_t count, int level)
{
	for (size_t i = 0; i < count; i++) {
		const struct gaz_entry *e = gazetteer_entry(g, refs[i]);
		if (e->kind <= GAZ_PROVINCE || (e->kind == GAZ_CITY && e->level >= level))
			return true;
	}
	return false;
}

static bool is_area(enum spot_kind kind)
{
	return kind <= SPOT_VILLAGE;
}

/* "at Vesper Bridge": everyday words that are all written as a name. */
static bool is_written_as_name(const struct search *q, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (!(word_at(q, i)->shape & SHAPE_CAPITAL))
			return false;
	return !q->flat && !q->headline && end > first + 1;
}

static struct candidate *add_land(
	const struct search *q, struct candidates *found, size_t first, size_t end)
{
	struct candidate *c = add(q, found, first, end, STRENGTH_SURE, "WHERE-21");
	c->kind = SPOT_COUNTRY;
	c->kind_said = true;
	return c;
}

/* "Lena Marsh", "Kofi Ward": a noun of places that is a surname as well, behind one name. */
static bool is_surname(const struct search *q, size_t i, size_t noun)
{
	static const char *const surnames[] = { "ward", "marsh", "ford", "ridge", "park", "field",
		"hall", "hill", "mill", "pond", NULL };
	bool called = i > q->first && (word_is(q, i - 1, "the") || word_is(q, i - 1, "on"));
	if (q->flat || called || noun != i + 1 || !(word_at(q, noun)->shape & SHAPE_CAPITAL))
		return false;
	return word_is_any(q, noun, surnames);
}

/* WHERE-3: "Tal Sahra camp", "Al-Nour hospital", "San Miguel department". */
static size_t take_noun(const struct search *q, size_t i, size_t noun, const struct context *ctx,
	struct candidates *found)
{
	size_t name_end = noun, stop = 0, count = 0;
	enum spot_kind kind = kind_at(q, noun);
	while (name_end > i + 1 &&
		(has_class(q, name_end - 1, WORD_MODIFIER) || has_kind(q, name_end - 1)) &&
		!has_class(q, name_end - 1, WORD_NAME))
		name_end--;
	bool road = (kind == SPOT_ROAD || kind == SPOT_REGION) && i > q->first &&
		    word_is(q, i - 1, "on"); /* "on Mill Street", "on Burnt Island" */
	bool called = (ctx->in || road) &&
		      (is_written_as_name(q, i, noun + 1) || is_written_as_name(q, i, name_end));
	bool person = !ctx->in && !ctx->list && is_surname(q, i, noun);
	if ((!has_own_name(q, i, name_end) && !called) || ctx->title || person)
		return 0;
	const uint32_t *refs = where_known(q, i, name_end - i, &stop, &count);
	if (!refs && kind >= SPOT_CITY && kind <= SPOT_VILLAGE && word_is(q, noun + 1, "of") &&
		has_class(q, noun + 2, WORD_NAME)) { /* "the Sarevia town of Hadda" */
		add_land(q, found, i, name_end)->adjective = true;
		return noun;
	}
	struct candidate *c = add(q, found, i, noun + 1, STRENGTH_SURE, "WHERE-3");
	bool plural = str_ends(word_at(q, noun)->low, STR("s")) && kind == SPOT_NEIGHBOURHOOD;
	bool whole = !has_own_name(q, i, name_end) && is_written_as_name(q, i, noun + 1);
	c->name_end = (uint32_t)((is_area(kind) && !whole) || plural ? name_end : noun + 1);
	c->hash = where_hash(q, i, name_end);
	c->kind = kind;
	c->kind_said = true;
	c->near = ctx->near;
	bool head = stop == i + 1 && has_class(q, i, WORD_HEAD | WORD_COMMON);
	if (refs && stop == name_end && (is_area(kind) || kind == SPOT_CAMP)) {
		c->refs = refs;
		c->ref_count = count;
	} else if (refs && !head && !is_area(kind) && stop < name_end &&
		   is_great(q->g, refs, count, 3)) {
		c->inside_name = where_print(q, i, stop, q->flat);
	}
	return noun + 1;
}

static void set_context(struct candidate *c, const struct context *ctx)
{
	c->near = ctx->near;
	c->called = ctx->in || ctx->weak || ctx->list;
	c->directed = ctx->directed;
	c->far_end = ctx->far_end;
	if (ctx->of_noun) {
		c->kind = ctx->kind;
		c->kind_said = true;
		c->rule = "WHERE-2";
	}
}

/* WHERE-7: an everyday word, a surname after a title, part of a longer name: no place. */
static enum strength known_strength(const struct search *q, size_t i, size_t end, size_t run,
	const struct context *ctx, const uint32_t *refs, size_t count)
{
	size_t letters = word_at(q, i)->low.len;
	bool acronym = end == i + 1 && letters < 5 &&
		       (q->flat ? letters < 3 : (word_at(q, i)->shape & SHAPE_UPPER) != 0);
	bool common = end == i + 1 &&
		      has_class(q, i, WORD_COMMON | WORD_FIRST_NAME | WORD_TITLE | WORD_ORG);
	bool country = where_any(q->g, refs, count, GAZ_COUNTRY);
	bool placed = where_placed_after(q, end);
	bool called =
		ctx->in || ctx->of_noun || ctx->list || placed || where_heads_entry(q, i, end);
	if ((ctx->title && !placed) || (acronym && !country))
		return STRENGTH_NAME;
	/* in "San Salvador Alfredo ..." the rest is a person's, in "San Luis Gonzaga" the place's */
	if (run > end &&
		(!called || !has_class(q, end, WORD_FIRST_NAME) || where_placed_after(q, run)))
		return STRENGTH_NAME;
	if (has_kind(q, i) && end == i + 1 && i > q->first && word_is(q, i - 1, "the"))
		return STRENGTH_NAME;
	bool article = i > q->first && word_is(q, i - 1, "the"); /* "in the Constitution" */
	bool surname = common && !has_class(q, i, WORD_COMMON | WORD_TITLE | WORD_ORG);
	if (common && !country)
		return ctx->of_noun || placed || (ctx->in && !article && (surname || !q->flat))
			       ? STRENGTH_SURE
			       : STRENGTH_NAME;
	if (country || called)
		return STRENGTH_SURE;
	bool great =
		where_any(q->g, refs, count, GAZ_SEA) || where_any(q->g, refs, count, GAZ_REGION);
	if (great && end > i + 1)
		return STRENGTH_SURE;
	return ctx->weak ? STRENGTH_WEAK : STRENGTH_KNOWN;
}

static size_t take_known(const struct search *q, size_t i, size_t end, size_t run,
	const struct context *ctx, const uint32_t *refs, size_t count, struct candidates *found)
{
	enum strength strength = known_strength(q, i, end, run, ctx, refs, count);
	if (strength == STRENGTH_NAME)
		return 0;
	struct candidate *c = add(q, found, i, end, strength, "WHERE-1");
	c->refs = refs;
	c->ref_count = count;
	c->in_name = ctx->of_name;
	set_context(c, ctx);
	return end;
}

static bool has_vowel(struct str low)
{
	for (size_t i = 0; i < low.len; i++)
		for (const char *v = "aeiouy"; *v; v++)
			if (low.at[i] == *v || (unsigned char)low.at[i] >= 128)
				return true;
	return false;
}

/* "Selin Odar (Umm Vero)", "a child of Odan and Umm Vero": a person is called after the eldest child. */
static bool is_parent(const struct search *q, size_t i, const struct context *ctx)
{
	static const char *const parents[] = { "umm", "um", "abu", "abo", "oum", "bin", "ibn",
		"bint", NULL };
	return !ctx->in && !ctx->of_noun && !ctx->list && !where_placed_after(q, i + 2) &&
	       word_is_any(q, i, parents);
}

/* WHERE-4: a name that no gazetteer has is a place where a preposition or a noun says so. */
static enum strength unknown_strength(
	const struct search *q, size_t i, size_t end, const struct context *ctx)
{
	const struct word *w = word_at(q, i);
	bool acronym =
		end == i + 1 && (q->flat ? !has_vowel(w->low) : (w->shape & SHAPE_UPPER) != 0);
	bool clitic = (word_is(q, end, "'s") && !has_class(q, end + 1, WORD_DIRECTION)) ||
		      is_punct(q, end, '\'');
	bool person = ctx->title || has_class(q, i, WORD_TITLE | WORD_FIRST_NAME);
	bool article = i > q->first && word_is(q, i - 1, "the"); /* "in the Resistance" */
	bool own = has_own_name(q, i, end) ||
		   ((ctx->of_noun || (ctx->in && !article)) && where_is_everyday_name(q, i, end));
	bool letter = end == i + 1 && w->low.len < 2; /* "in B wing" */
	if (acronym || person || !own || letter || end > i + 5)
		return STRENGTH_NAME;
	if (ctx->of_noun || where_placed_after(q, end) || where_heads_entry(q, i, end) ||
		where_has_its_dead(q, end) || where_has_a_past(q, i, end))
		return STRENGTH_SURE;
	if (has_class(q, i, WORD_HEAD) && end > i + 1 && !clitic && !is_parent(q, i, ctx))
		return STRENGTH_SURE;
	if (clitic && ctx->in && !article && where_owns_site(q, end))
		return STRENGTH_SURE;
	if (where_calls_deed(q, i, end) || (!article && where_is_overrun(q, end)))
		return STRENGTH_SURE;
	if (article && where_is_region(q, i, end, ctx))
		return STRENGTH_SURE;
	if (clitic || article || has_class(q, end, WORD_REPORT))
		return STRENGTH_NAME;
	bool listed = ctx->list && (is_punct(q, end, ',') || is_punct(q, end, '.') ||
					   word_is(q, end, "and") || word_is(q, end, "or"));
	return ctx->in || listed ? STRENGTH_SURE : STRENGTH_NAME;
}

/* WHERE-17: "Camp Nine": the place noun stands before the name. */
static bool take_noun_first(const struct search *q, size_t i, size_t end, const struct context *ctx,
	struct candidates *found)
{
	if (q->headline || !has_kind(q, i) || kind_at(q, i) != SPOT_CAMP || end != i + 2 ||
		ctx->title || !(word_at(q, i)->shape & SHAPE_CAPITAL) || q->flat)
		return false;
	struct candidate *c = add(q, found, i, end, STRENGTH_SURE, "WHERE-17");
	c->kind = SPOT_CAMP;
	c->kind_said = true;
	c->near = ctx->near;
	return true;
}

/* WHERE-17: "in Zone 6", "on Hill 40": a place noun with a capital and a number. */
static size_t take_numbered(const struct search *q, size_t i, size_t run, const struct context *ctx,
	struct candidates *found)
{
	static const char *const parts[] = { "block", "pit", "gate", "area", "mile", "kilometre",
		"km", NULL };
	bool part = has_kind(q, i) && kind_at(q, i) >= SPOT_DISTRICT && kind_at(q, i) <= SPOT_SITE;
	part = part || word_is_any(q, i, parts);
	bool on = i > q->first && word_is(q, i - 1, "on");
	if (!part || run != i + 1 || q->flat || q->headline || !(ctx->in || on) ||
		!(word_at(q, i)->shape & SHAPE_CAPITAL) || run >= q->end ||
		!(word_at(q, run)->shape & SHAPE_DIGIT) || word_at(q, run)->low.len > 3)
		return 0;
	struct candidate *c = add(q, found, i, run + 1, STRENGTH_SURE, "WHERE-17");
	bool site = has_kind(q, i) && kind_at(q, i) == SPOT_SITE;
	c->kind = site ? SPOT_SITE : SPOT_NEIGHBOURHOOD;
	c->kind_said = true;
	c->near = ctx->near;
	return run + 1;
}

/* The number of a house behind a name. */
static bool is_address(const struct search *q, size_t end)
{
	enum { DIGITS = 3 };
	return !q->flat && end < q->end && (word_at(q, end)->shape & SHAPE_DIGIT) &&
	       word_at(q, end)->low.len <= DIGITS &&
	       (end + 1 >= q->end || (word_at(q, end + 1)->shape & SHAPE_PUNCT));
}

/* "Raid on Iskari exiles", "the Hadri fishermen": a people that no gazetteer has, before those who are of it. */
static bool is_of_people(const struct search *q, size_t i, size_t end)
{
	static const char *const ends[] = { "i", "ian", "ese", "ish", NULL };
	static const char *const people[] = { "exiles", "dissidents", "refugees", "fishermen",
		"migrants", "pilgrims", "rebels", "fighters", "militants", "opposition", "herders",
		"nomads", "tribesmen", "settlers", "exile", "dissident", "refugee", "group",
		"civilians", "minority", NULL };
	bool like = false;
	for (size_t k = 0; ends[k]; k++)
		like |= str_ends(word_at(q, i)->low, str_from(ends[k]));
	return !q->flat && like && end == i + 1 && word_at(q, i)->low.len > 4 &&
	       word_is_any(q, end, people);
}

static void take_unknown(const struct search *q, size_t i, size_t end, const struct context *ctx,
	struct candidates *found)
{
	if (take_noun_first(q, i, end, ctx, found) || is_of_people(q, i, end))
		return;
	if (!q->flat && end == i + 1 && !ctx->title && where_owns_as_land(q, end) &&
		has_own_name(q, i, end) && !has_class(q, i, WORD_FIRST_NAME)) {
		add_land(q, found, i, end);
		return;
	}
	enum strength strength = unknown_strength(q, i, end, ctx);
	struct candidate *c = add(q, found, i, end, strength, "WHERE-4");
	c->kind = SPOT_TOWN;
	c->barred = ctx->title || has_class(q, i, WORD_TITLE | WORD_FIRST_NAME);
	set_context(c, ctx);
	if (ctx->directed && !c->kind_said && strength == STRENGTH_SURE &&
		!word_is(q, i - 1, "central")) { /* "in northern Sarevia" */
		c->kind = SPOT_PROVINCE;
		c->kind_said = true;
		c->rule = "WHERE-21";
	}
	if (is_address(q, end) && strength == STRENGTH_SURE && !c->kind_said) {
		c->kind = SPOT_ROAD; /* "under the slabs at Sadova 11" */
		c->kind_said = true;
	}
	if (is_punct(q, end, '(') && has_kind(q, end + 1) && is_punct(q, end + 2, ')')) {
		c->kind = kind_at(q, end + 1);
		c->kind_said = true;
	}
}

/* WHERE-5: nationalities tell of a country, not where. */
static bool take_people(const struct search *q, size_t i, size_t end, const uint32_t *refs,
	size_t count, struct candidates *found)
{
	if (!refs || !where_any(q->g, refs, count, GAZ_PEOPLE) ||
		where_any(q->g, refs, count, GAZ_COUNTRY))
		return false;
	struct candidate *c = add(q, found, i, end, STRENGTH_SURE, "WHERE-5");
	c->adjective = true;
	c->kind = SPOT_COUNTRY;
	/* of several countries the one that place-names.txt adds, which stands last */
	for (size_t k = 0; k < count; k++)
		if (gazetteer_entry(q->g, refs[k])->kind == GAZ_PEOPLE)
			c->entry = gazetteer_entry(q->g, refs[k]);
	return true;
}

/* "the Central American University": no name but that of its people (WHERE-3). */
static size_t take_university(
	const struct search *q, size_t i, size_t end, struct candidates *found)
{
	size_t from = i;
	if (!word_is(q, end, "university"))
		return 0;
	if (i > q->first && has_class(q, i - 1, WORD_DIRECTION) && !has_class(q, i - 1, WORD_IN))
		from--;
	struct candidate *c = add(q, found, from, end + 1, STRENGTH_SURE, "WHERE-3");
	c->kind = SPOT_SITE;
	c->kind_said = true;
	return end + 1;
}

/* WHERE-6: a place in an organisation's name is marked as no more than that. */
static size_t take_in_name(const struct search *q, size_t i, size_t run, struct candidates *found)
{
	for (size_t k = i; k < run; k++) {
		size_t end, count;
		const uint32_t *refs = where_known(q, k, 4, &end, &count);
		if (!refs || end > run || has_class(q, k, WORD_ORG | WORD_COMMON | WORD_FIRST_NAME))
			continue;
		if (!take_people(q, k, end, refs, count, found) &&
			(k == i || where_any(q->g, refs, count, GAZ_COUNTRY) ||
				word_is(q, k - 1, "of"))) {
			struct candidate *c = add(q, found, k, end, STRENGTH_SURE, "WHERE-6");
			c->refs = refs;
			c->ref_count = count;
			c->in_name = true;
		}
		k = end - 1;
	}
	return run;
}

static bool begins_name(const struct search *q, size_t i)
{
	if (has_class(q, i, WORD_NAME))
		return true;
	if (has_class(q, i, WORD_PARTICLE)) /* "La Paz", "al Bab" */
		return q->flat || (word_at(q, i)->shape & SHAPE_CAPITAL) ||
		       (word_is(q, i, "al") && has_class(q, i + 1, WORD_NAME));
	/* countries that are everyday words in capitals: TURKEY, CHAD */
	return q->flat &&
	       (class_at(q, i) & ~(uint32_t)(WORD_COMMON | WORD_DIRECTION | WORD_HEAD |
					     WORD_MODIFIER)) == 0 &&
	       (class_at(q, i) & (WORD_COMMON | WORD_DIRECTION));
}

/* Where the second word of "#TalSahra" begins, 0: nowhere. */
static size_t second_hump(const struct search *q, const struct word *w)
{
	struct str raw = str_slice(q->s->text, w->begin, w->end);
	for (size_t k = 2; k + 1 < raw.len; k++)
		if (raw.at[k] >= 'A' && raw.at[k] <= 'Z' && raw.at[k - 1] >= 'a' &&
			raw.at[k - 1] <= 'z')
			return k;
	return 0;
}

/* WHERE-18: "#TalSahra", "#Aleppo": a hashtag that is a known place, one of the text, or begins as places do. */
static size_t take_hashtag(const struct search *q, size_t i, struct candidates *found)
{
	const struct word *w = word_at(q, i);
	struct str low = str_slice(w->low, 1, w->low.len);
	uint64_t hash = gaz_hash_end(gaz_hash_add(GAZ_HASH_START, low.at, low.len));
	size_t count = 0, hump = second_hump(q, w);
	const uint32_t *refs = gazetteer_name(q->g, hash, &count);
	if (refs && where_any(q->g, refs, count, GAZ_PEOPLE))
		refs = NULL;
	uint64_t first = hump ? gaz_hash_end(gaz_hash_add(GAZ_HASH_START, low.at, hump - 1)) : 0;
	bool head = hump && (gazetteer_word(q->g, first) & WORD_HEAD);
	struct candidate *c = add(q, found, i, i + 1,
		head   ? STRENGTH_SURE
		: refs ? STRENGTH_KNOWN
		       : STRENGTH_NAME,
		"WHERE-18");
	c->hash = hash;
	c->refs = refs;
	c->ref_count = refs ? count : 0;
	c->kind = SPOT_TOWN;
	return i + 1;
}

size_t where_consider(const struct search *q, size_t i, struct candidates *found)
{
	size_t known_end = i, count = 0;
	if (word_at(q, i)->low.len > 3 && str_starts(word_at(q, i)->low, STR("#")))
		return take_hashtag(q, i, found);
	if (!begins_name(q, i))
		return i + 1;
	const uint32_t *refs = where_known(q, i, 5, &known_end, &count);
	size_t run = has_class(q, i, WORD_NAME | WORD_PARTICLE) ? where_run(q, i) : i;
	if (run == i &&
		(!refs || (!where_any(q->g, refs, count, GAZ_COUNTRY) && known_end == i + 1)))
		return i + 1;
	if (run < known_end)
		run = known_end;
	size_t university = refs && where_any(q->g, refs, count, GAZ_PEOPLE)
				    ? take_university(q, i, known_end, found)
				    : 0;
	if (university)
		return university;
	if (take_people(q, i, known_end, refs, count, found))
		return known_end;
	const struct candidate *before = found->count ? &found->at[found->count - 1] : NULL;
	struct context ctx = where_context(q, i, before);
	if (has_class(q, i, WORD_TITLE) && !q->flat && !has_kind(q, run - 1))
		return run;
	if (is_organisation(q, i, run, ctx.in && refs))
		return take_in_name(q, i, run, found);
	size_t noun = noun_of(q, i, run), end = 0;
	if (noun && !(refs && known_end > noun))
		end = take_noun(q, i, noun, &ctx, found);
	if (!end && refs)
		end = take_known(q, i, known_end, run, &ctx, refs, count, found);
	if (!end)
		end = take_numbered(q, i, run, &ctx, found);
	if (end)
		return end;
	take_unknown(q, i, run, &ctx, found);
	return run;
}

/* WHERE-21: "TARIM (Ovandu), Nov 12": a name with small letters; agencies have capitals alone. */
static bool is_land_in_bracket(const struct search *q, const struct candidates *found, size_t i,
	size_t run, const uint32_t *refs)
{
	const struct candidate *c = found->count ? &found->at[found->count - 1] : NULL;
	static const char *const agencies[] = { "wire", "press", "news", "agency", "agence",
		"times", "post", "service", "media", "radio", "network", "herald", "tribune",
		"union", "cable", "international", NULL };
	bool land = found->count > 1 && c[-1].dateline; /* "MERENZA, Costavia (World Wire)" */
	if (run > i && (land || word_is_any(q, run - 1, agencies)))
		return false;
	return !refs && c && c->dateline && c->end + 1 == i && is_punct(q, i - 1, '(') &&
	       run < q->end && is_punct(q, run, ')') && !q->flat &&
	       !(word_at(q, i)->shape & SHAPE_UPPER) && word_at(q, i)->low.len > 3;
}

/* WHERE-8: the place at the head of a report is where it was written. */
void where_dateline(const struct search *q, struct candidates *found)
{
	bool bracket = false; /* the agency, or the country */
	if (word_is(q, q->first, "upd") || word_is(q, q->first, "update") ||
		word_is(q, q->first, "edit") || word_is(q, q->first, "breaking"))
		return;
	for (size_t i = q->first; i < q->end && i < q->first + 12;) {
		bracket = bracket ? !is_punct(q, i, ')') : i > q->first && is_punct(q, i, '(');
		size_t end, count, run = where_run(q, i);
		const uint32_t *refs = where_known(q, i, 5, &end, &count);
		bool country = refs && where_any(q->g, refs, count, GAZ_COUNTRY);
		if (refs && end < run && i == q->first && !country)
			refs = NULL; /* a longer name than the known one */
		bool first = i == q->first + is_punct(q, q->first, '(');
		bool land = !refs && run > i && !bracket && found->count > 0 && !q->flat &&
			    found->at[found->count - 1].dateline && is_punct(q, i - 1, ',') &&
			    found->at[found->count - 1].end + 1 == i &&
			    !has_class(q, i, WORD_COMMON | WORD_CALENDAR | WORD_ORG);
		if (land || is_land_in_bracket(q, found, i, run,
				    refs)) { /* WHERE-21: "HADDA, Sarevia, 14 March" */
			add_land(q, found, i, run)->dateline = true;
			i = run;
			continue;
		}
		bool place = refs ? country || (!bracket && !has_class(q, i,
								    WORD_COMMON | WORD_CALENDAR))
				  : run > i && first;
		if (!place) {
			i++;
			continue;
		}
		if (!refs)
			end = run;
		if (take_people(q, i, end, refs, count, found)) {
			i = end;
			continue;
		}
		struct candidate *c = add(q, found, i, end, STRENGTH_SURE, "WHERE-8");
		c->refs = refs;
		c->ref_count = refs ? count : 0;
		c->dateline = true;
		i = end;
	}
}
