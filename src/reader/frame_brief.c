#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * People told of without a verb: "Then his father." right behind a death (FRAME-107), "RIP to the 6 kids" (FRAME-106), "My
 * sister's four kids all gone in one night" (FRAME-105), and those who stand behind a semicolon: "They shot dead a baker;
 * Elvia Rueda and her son; and six labourers" (FRAME-108).
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

static bool is_people(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_NOUN) && !at(f, i)->pronoun && !at(f, i)->possessive &&
	       !at(f, i)->none && role_is_human(f->page, i, true) && !at(f, i)->bare &&
	       !lexeme_has(at(f, i)->lex, FEATURE_ORG) &&
	       !lexeme_has(at(f, i)->lex, FEATURE_ARMED) &&
	       f->page->mark[at(f, i)->head].spot == NONE;
}

/* A verb of its own from chunk i on: not one of a relative clause, "six who were led away have not been seen". */
static bool has_verb(const struct framing *f, uint32_t i)
{
	enum { AHEAD = 40 }; /* chunks */
	bool relative = false, told = false;
	for (uint32_t from = i; i < f->clause.end && i < from + AHEAD; i++) {
		relative |= is_kind(f, i, CHUNK_REL) || is_kind(f, i, CHUNK_SUB);
		bool finite = is_kind(f, i, CHUNK_VERB) && !at(f, i)->participle &&
			      !at(f, i)->infinitive && !at(f, i)->gerund;
		if (is_kind(f, i, CHUNK_VERB) && !relative)
			return true;
		if (relative && told && finite && !is_kind(f, i - 1, CHUNK_AND))
			return true;
		told |= relative && finite;
		if (is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_STOP))
			relative = false;
	}
	return false;
}

/* One person's death, or that of kin, in the sentence before or the one before that. */
static const struct event *death_before(const struct framing *f)
{
	size_t n = f->page->events.count;
	const struct event *e = n ? &f->page->events.at[n - 1] : NULL;
	const struct sentence *s = f->page->scan.sentences.at;
	if (!e || e->sentence + 1 != f->sentence || e->harm != HARM_KILLED || e->negative ||
		e->hypothetical || !e->count.known || e->toll ||
		s[e->sentence].paragraph != s[f->sentence].paragraph || e->victim == NONE)
		return NULL;
	const struct chunk *who = chunk_at(f->page, e->victim);
	bool kin = lexeme_has(who->lex, FEATURE_PERSON) && tag_at(f->page, who->first) == TAG_PRPS;
	return kin || who->pronoun || e->count.high == 1 ||
			       str_equal(str_from(e->rule), STR("FRAME-107"))
		       ? e
		       : NULL;
}

/* "The conductor too.", "His wife as well." */
static bool says_too(const struct framing *f)
{
	static const char *const too[] = { "too", "also", "well", NULL };
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	while (end > f->page->scan.sentences.at[f->sentence].first &&
		(f->page->scan.words.at[end - 1].shape & SHAPE_PUNCT))
		end--;
	return word_is_any(f->page, end - 1, too);
}

/* Any deaths in the sentence before, of the same paragraph. */
static const struct event *killed_before(const struct framing *f)
{
	size_t n = f->page->events.count;
	const struct event *e = n ? &f->page->events.at[n - 1] : NULL;
	const struct sentence *s = f->page->scan.sentences.at;
	return e && e->sentence + 1 == f->sentence && e->harm == HARM_KILLED && !e->negative &&
			       !e->hypothetical && e->count.known &&
			       s[e->sentence].paragraph == s[f->sentence].paragraph
		       ? e
		       : NULL;
}

/* "and three of her four children", behind those listed. */
static void add_some_of(const struct framing *f, struct event *e)
{
	uint32_t some = e->victims_end + 1;
	if (!e->count.known || !is_kind(f, some - 1, CHUNK_AND) || !is_kind(f, some, CHUNK_NOUN) ||
		!at(f, some)->bare || at(f, some)->quantity == NONE)
		return;
	uint32_t of = role_joined(&f->clause, some, "of");
	struct count more = count_noun(&f->clause, some);
	if (of == NONE || !role_is_human(f->page, of, true) || !more.known)
		return;
	e->count.low += more.low;
	e->count.high += more.high;
	e->count.stated += more.stated;
	e->count.open |= more.open;
	e->count.rule = STR("COUNT-14");
	e->victims_end = some + 1;
	e->end = at(f, of)->end;
}

/* FRAME-107: "Then his father.", "My sons Adam (10) and Kinan (7).", "Cousin Ayo, cousin Pascal." */
static bool follows_death(struct framing *f)
{
	static const char *const heads[] = { "then", "and", "also", "later", "next", "after", "too",
		NULL };
	enum { SHORT = 24 };
	uint32_t i = f->clause.first;
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	const struct event *before = s->end - s->first <= SHORT ? death_before(f) : NULL;
	if (!before && s->end - s->first <= SHORT && says_too(f))
		before = killed_before(f);
	while (before && i < f->clause.end &&
		(is_kind(f, i, CHUNK_QUOTE) || word_is_any(f->page, at(f, i)->first, heads)))
		i++;
	while (before && owns_next(f->page, i, f->clause.end))
		i++; /* "My husband's sister" */
	if (!before || !is_people(f, i) || has_verb(f, i) || word_is(f->page, s->end - 1, ":"))
		return false;
	struct lexeme like = { .act = (int8_t)before->act, .harm = HARM_KILLED, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-107", i, i, &like);
	e->victims_end = role_list_end(&f->clause, i);
	e->count = count_victims(&f->clause, i, e->victims_end);
	e->end = at(f, e->victims_end - 1)->end;
	add_some_of(f, e);
	if (!e->count.known)
		f->page->events.count--;
	return true;
}

/* FRAME-106: "RIP to the 6 kids", "RIP Hana, 19, killed by a sniper", "rest in peace Uncle Dawud". */
static bool rests(struct framing *f)
{
	for (uint32_t i = f->clause.first; i + 1 < f->clause.end; i++) {
		uint32_t w = at(f, i)->first, noun = i + 1;
		bool rip = word_is(f->page, w, "rip") || word_is(f->page, w, "r.i.p.") ||
			   word_is(f->page, w, "r.i.p") || word_is(f->page, w, "rest_in_peace");
		if (!rip)
			continue;
		if (at(f, i)->end > w + 1 && is_kind(f, i, CHUNK_NOUN) && at(f, i)->name != NONE)
			noun = i; /* "RIP Hana" in one */
		if (is_kind(f, noun, CHUNK_PREP) && word_is(f->page, at(f, noun)->first, "to"))
			noun++;
		if (!is_people(f, noun))
			return false;
		struct event *e = frame_add(f, "FRAME-106", noun, noun, &killed);
		e->part = page_words(f->page, at(f, noun)->first, at(f, e->victims_end - 1)->end);
		return e->count.known;
	}
	return false;
}

/* FRAME-105: "four kids all gone in one night", "five of them, gone", "7 gone already": nobody's going away. */
static bool is_gone(struct framing *f)
{
	static const char *const fillers[] = { "all", "both", "already", "now", NULL };
	static const char *const still_there[] = { "in", "at", "on", "near", "since", "after",
		NULL };
	for (uint32_t i = f->clause.first; i < f->clause.end; i++) {
		uint32_t noun = i - 1;
		const struct chunk *c = at(f, i);
		if (is_kind(f, i, CHUNK_NOUN) && c->quantity != NONE && c->end == c->first + 2 &&
			word_is(f->page, c->end - 1, "gone") && !is_kind(f, i + 1, CHUNK_NOUN)) {
			frame_add(f, "FRAME-105", i, i, &killed); /* "7 gone already" */
			return true;
		}
		if (i == f->clause.first || !word_is(f->page, at(f, i)->head, "gone") ||
			at(f, i)->end > at(f, i)->first + 1 ||
			(i + 1 < f->clause.end && is_kind(f, i + 1, CHUNK_NOUN)))
			continue;
		if (i + 1 < f->clause.end && is_kind(f, i + 1, CHUNK_PREP) &&
			!word_is_any(f->page, at(f, i + 1)->first, still_there))
			return false; /* "gone to the border" */
		while (noun > f->clause.first &&
			(is_kind(f, noun, CHUNK_COMMA) ||
				word_is_any(f->page, at(f, noun)->first, fillers) ||
				lexeme_has(at(f, noun)->lex, FEATURE_PARTITIVE)))
			noun--;
		bool told = is_kind(f, noun, CHUNK_NOUN) && at(f, noun)->bare &&
			    (frame_harm_before(f, 3) ||
				    f->page->within[f->sentence] >> FEATURE_LIVE & 1);
		if (!is_kind(f, noun, CHUNK_NOUN) || at(f, noun)->quantity == NONE ||
			!(told || is_people(f, noun)))
			return false;
		frame_add(f, "FRAME-105", i, noun, &killed);
		return true;
	}
	return false;
}

/* FRAME-108: whom a verb killed before a semicolon, and those behind it. */
void frame_behind_semicolon(struct framing *f, uint32_t event)
{
	enum { AHEAD = 48 }; /* chunks */
	struct event e = f->page->events.at[event];
	if (e.harm != HARM_KILLED || e.whole != NONE || e.part.at || e.victim == NONE ||
		e.negative || f->page->wide || e.hypothetical ||
		f->page->mark[e.trigger].chunk > e.victim)
		return;
	for (uint32_t i = e.victims_end; i + 1 < f->clause.end && i < e.victims_end + AHEAD; i++) {
		uint32_t noun = i + 1, end = noun;
		if (!word_is(f->page, at(f, i)->first, ";"))
			continue;
		while (is_kind(f, noun, CHUNK_AND))
			noun++;
		while (end < f->clause.end && end < noun + AHEAD &&
			!word_is(f->page, at(f, end)->first, ";"))
			end++;
		struct framing part = *f;
		part.clause.end = end;
		if (!is_people(f, noun) || has_verb(&part, noun))
			return;
		struct lexeme like = { .act = (int8_t)e.act, .harm = HARM_KILLED, .basis = -1 };
		struct event *more = frame_add(f, "FRAME-108", noun, noun, &like);
		more->actor = e.actor;
	}
}

void frame_brief(struct framing *f, size_t start)
{
	if (f->page->wide || f->page->events.count > start)
		return;
	if (!rests(f) && !is_gone(f))
		follows_death(f);
}

/* "soldiers drove off with 16 teachers" */
static bool is_driven_off(const struct framing *f, uint32_t noun)
{
	static const char *const drives[] = { "drove", "drive", "driven", "sped", "made", NULL };
	static const char *const off[] = { "off", "away", NULL };
	uint32_t w = at(f, noun - 1)->first;
	if (w < 2 || !word_is_any(f->page, w - 1, off) || !word_is_any(f->page, w - 2, drives) ||
		!lexeme_has(at(f, noun)->lex, FEATURE_PERSON) ||
		lexeme_has(at(f, noun)->lex, FEATURE_DEAD))
		return false;
	for (uint32_t i = f->clause.first; i < noun; i++)
		for (uint32_t k = at(f, i)->first; k < at(f, i)->end; k++)
			if (word_has(f->page, k, FEATURE_ARMED) || word_is(f->page, k, "they"))
				return true;
	return false;
}

/* FRAME-115: "the attackers left with 14 hostages". */
void frame_left_with(struct framing *f, uint32_t noun)
{
	static const char *const taken[] = { "hostages", "captives", "hostage", "captive", NULL };
	static const char *const goes[] = { "left", "fled", "escaped", "withdrew", "retreated",
		"drove", "returned", "disappeared", "vanished", "away", "made", NULL };
	static const struct lexeme abducted = {
		.act = ACT_KIDNAPPING, .harm = HARM_ABDUCTED, .basis = -1
	};
	if (at(f, noun)->quantity == NONE || !is_kind(f, noun - 1, CHUNK_PREP) || f->page->wide ||
		!word_is(f->page, at(f, noun - 1)->first, "with") ||
		!(word_is_any(f->page, at(f, noun)->head, taken) || is_driven_off(f, noun)))
		return;
	for (uint32_t i = noun - 1; i > f->clause.first && i + 4 > noun; i--)
		if (is_kind(f, i - 1, CHUNK_VERB) &&
			word_is_any(f->page, at(f, i - 1)->head, goes)) {
			struct event *e = frame_add(f, "FRAME-115", noun, noun, &abducted);
			e->actor = role_subject(&f->clause, i - 1);
			return;
		}
}

/* The number at the head of "14 cases", of which the noun makes no count of people. */
static int64_t cases(const struct framing *f, uint32_t noun)
{
	static const char *const words[] = { "cases", "instances", NULL };
	const struct page *p = f->page;
	const struct chunk *c = at(f, noun);
	if (c->kind != CHUNK_NOUN || !word_is_any(p, c->head, words))
		return 0;
	int64_t n = 0;
	uint32_t w = c->head - (c->head > c->first);
	struct str low = low_at(p, w);
	for (size_t k = 0; k < low.len && low.at[k] >= '0' && low.at[k] <= '9'; k++)
		n = n * 10 + low.at[k] - '0';
	return n ? n : word_has(p, w, FEATURE_NUMBER) ? lex_at(p, w)->value : 0;
}

/* FRAME-116: "recorded 14 cases of enforced disappearance": each of them somebody. */
bool frame_cases_of(struct framing *f, uint32_t deed, const struct lexeme *x)
{
	if (deed < f->clause.first + 2 || f->page->wide || !is_kind(f, deed - 1, CHUNK_PREP) ||
		!word_is(f->page, at(f, deed - 1)->first, "of"))
		return false;
	int64_t n = cases(f, deed - 2);
	if (n < 1 || n > 100000)
		return false;
	struct event *e = frame_add(f, "FRAME-116", deed, NONE, x);
	e->first = at(f, deed - 2)->first;
	e->count = (struct count){ .known = true,
		.low = n,
		.high = n,
		.stated = n,
		.words = page_words(f->page, at(f, deed - 2)->first, at(f, deed - 2)->end),
		.rule = STR("COUNT-8") };
	return true;
}

/* FRAME-117: "the village buried eleven of its own". */
bool frame_buried_own(struct framing *f, uint32_t verb)
{
	static const char *const buries[] = { "buried", "buries", "bury", "burying", "lost", NULL };
	if (f->page->wide || !word_is_any(f->page, at(f, verb)->head, buries) ||
		at(f, verb)->passive || at(f, verb)->negative)
		return false;
	uint32_t number = role_object(&f->clause, verb);
	if (!is_kind(f, number, CHUNK_NOUN) || !at(f, number)->bare)
		return false;
	uint32_t of = role_joined(&f->clause, number, "of");
	if (of == NONE || tag_at(f->page, at(f, of)->first) != TAG_PRPS ||
		!word_is(f->page, at(f, of)->end - 1, "own"))
		return false;
	struct event *e = frame_add(f, "FRAME-117", verb, number, &killed);
	e->victims_end = number + 1;
	e->count = count_noun(&f->clause, number);
	return true;
}
