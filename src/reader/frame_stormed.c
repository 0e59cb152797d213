#include "reader/frame_at.h"

/*
 * CLAIM-66: "At least six inmates died when interior troops stormed a prison", "were killed as, villagers said, two gunboats
 * opened fire on a ferry": who did what they were killed in is who is said to have done it.
 */

/* "when", "as", "after" behind what befell them; NONE where the sentence goes on otherwise. */
static uint32_t word_of_time(const struct framing *f, const struct event *e)
{
	static const char *const words[] = { "when", "as", "after", "while", NULL };
	static const char *const stops[] = { ";", ":", "and", "but", "\"", NULL };
	enum { AHEAD = 24 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = e->end; w + 2 < s->end && w < e->end + AHEAD; w++) {
		if (word_is_any(f->page, w, words))
			return w;
		if (word_is_any(f->page, w, stops) || word_has(f->page, w, FEATURE_RELATIVE))
			return NONE;
	}
	return NONE;
}

/* Past ", according to villagers," and ", the union said,". */
static uint32_t past_aside(const struct framing *f, uint32_t i)
{
	enum { ASIDE = 6 /* chunks */ };
	if (!is_kind(f, i, CHUNK_COMMA))
		return i;
	for (uint32_t k = i + 1; k < i + ASIDE && k < f->clause.end; k++)
		if (at(f, k)->kind == CHUNK_COMMA)
			return k + 1;
	return NONE;
}

static bool is_armed(const struct framing *f, uint32_t noun)
{
	static const char *const vessels[] = { "gunboat", "gunboats", "vessel", "vessels",
		"warship", "warships", "drone", "drones", "jets", "jet", "helicopters",
		"helicopter", "tanks", "planes", "warplanes", "aircraft", NULL };
	const struct chunk *c = at(f, noun);
	if (c->kind != CHUNK_NOUN || c->pronoun || c->possessive || c->none || c->bare)
		return false;
	for (uint32_t w = c->first; w < c->end; w++)
		if (word_has(f->page, w, FEATURE_ARMED) || word_is_any(f->page, w, vessels))
			return true;
	return false;
}

static bool assaults(const struct framing *f, uint32_t verb)
{
	static const char *const verbs[] = { "stormed", "storm", "storms", "raided", "raid",
		"raids", "attacked", "attack", "attacks", "shelled", "shell", "bombed", "bomb",
		"bombarded", "struck", "strike", "hit", "hits", "fired", "fire", "shot",
		"assaulted", "ambushed", "overran", "opened", "open", "opens", "pounded",
		"targeted", "strafed", "rammed", "rocketed", "torched", "mortared", NULL };
	const struct chunk *v = at(f, verb);
	if (v->kind != CHUNK_VERB || v->passive || v->negative || v->modal || v->infinitive ||
		v->gerund || !word_is_any(f->page, v->head, verbs))
		return false;
	bool opens = str_starts(low_at(f->page, v->head), STR("open"));
	return !opens ||
	       (v->head + 1 < f->page->scan.words.count && word_is(f->page, v->head + 1, "fire")) ||
	       (v->end < f->page->scan.words.count && word_is(f->page, v->end, "fire")) ||
	       word_is(f->page, v->end - 1, "fire");
}

/* "rockets fired by the Northern Column struck a market": who fired them, NONE where it is not said. */
static uint32_t who_fired(const struct framing *f, uint32_t means)
{
	static const char *const fired[] = { "fired", "launched", "dropped", "lobbed", "planted",
		"thrown", "flown", "set", NULL };
	if (means + 3 >= f->clause.end || !is_kind(f, means, CHUNK_NOUN) ||
		!is_kind(f, means + 1, CHUNK_VERB) ||
		!word_is_any(f->page, at(f, means + 1)->head, fired) ||
		!is_kind(f, means + 2, CHUNK_PREP) ||
		!word_is(f->page, at(f, means + 2)->first, "by") ||
		!is_kind(f, means + 3, CHUNK_NOUN) || at(f, means + 3)->pronoun)
		return NONE;
	for (uint32_t w = at(f, means)->first; w < at(f, means)->end; w++)
		if (word_has(f->page, w, FEATURE_MEANS))
			return means + 3;
	return NONE;
}

void frame_stormed(struct framing *f, size_t start)
{
	for (size_t i = start; i < f->page->events.count; i++) {
		struct event *e = &f->page->events.at[i];
		bool hurt = e->harm == HARM_KILLED || e->harm == HARM_INJURED ||
			    e->harm == HARM_KILLED_OR_INJURED;
		if (!hurt || e->actor != NONE || e->negative || e->hypothetical)
			continue;
		uint32_t when = word_of_time(f, e);
		uint32_t who = when == NONE || f->page->mark[when].chunk == NONE
				       ? NONE
				       : past_aside(f, f->page->mark[when].chunk + 1);
		if (who == NONE || who + 1 >= f->clause.end)
			continue;
		uint32_t fired = who_fired(f, who);
		if (fired != NONE)
			frame_set_actor(f, e, fired);
		else if (is_armed(f, who) && assaults(f, who + 1))
			frame_set_actor(f, e, who);
	}
}
