#include "reader/frame.h"

/* Does the text before word `name` tell of it? Then it is a subject of the report. */
static bool is_told_before(const struct page *p, uint32_t name)
{
	enum { BACK = 3000 };
	struct str low = low_at(p, name);
	for (uint32_t w = name; w-- > 0 && w + BACK > name;)
		if (str_equal(low_at(p, w), low))
			return true;
	return false;
}

/* INC-13: "the war of 1980-88, in which 300,000 died", "the Mawar, in which 120 perished": of another war or ship. */
bool frame_of_other_deed(const struct framing *f, const struct event *e)
{
	enum { BACK = 8, WAR_BACK = 12 };
	static const char *const wars[] = { "war", "wars", "uprising", "rebellion", "earthquake",
		"cyclone", "typhoon", "hurricane", "tsunami", "genocide", NULL };
	const struct page *p = f->page;
	uint32_t first = p->scan.sentences.at[f->sentence].first, which = NONE;
	for (uint32_t w = e->first; w > first && w + BACK > e->first && which == NONE; w--)
		if (word_is(p, w - 1, "which") || word_is(p, w - 1, "in which"))
			which = w - 1;
	if (p->wide || which == NONE || which == first)
		return false;
	uint32_t in = word_is(p, which, "in which") ? which : which - 1;
	if (in == first || (in != which && !word_is(p, in, "in")))
		return false;
	uint32_t before = word_is(p, in - 1, ",") ? in - 2 : in - 1;
	if (before < first || before >= in || p->mark[before].chunk == NONE)
		return false;
	for (uint32_t w = before + 1; w > first && w + WAR_BACK > before; w--) {
		if (word_is_any(p, w - 1, wars))
			return !is_told_before(p, w - 1) || p->mark[before].moment != NONE;
		if (chunk_at(p, p->mark[w - 1].chunk)->kind == CHUNK_VERB)
			break;
	}
	const struct chunk *n = chunk_at(p, p->mark[before].chunk);
	return n->kind == CHUNK_NOUN && n->name != NONE && !n->lex && n->end == before + 1 &&
	       p->mark[before].spot == NONE && p->mark[before].moment == NONE &&
	       !is_told_before(p, before);
}

/* "Of the 64 dead in Qarin, 52 died of bullets", "Of the 64 people killed, 52 died" */
static bool are_counted_dead(const struct page *p, uint32_t noun)
{
	const struct chunk *c = chunk_at(p, noun), *next = chunk_at(p, noun + 1);
	if (p->wide || !c->definite || c->quantity == NONE)
		return false;
	bool killed = next->kind == CHUNK_VERB && next->lex && next->lex->harm == HARM_KILLED;
	return killed || lexeme_has(c->lex, FEATURE_DEAD) || word_is(p, c->head, "victims");
}

/* "Of the dead, 23 were women and 14 had been burned": whoever is counted in the sentence is a part. */
bool frame_of_those(const struct framing *f)
{
	uint32_t i = f->clause.first;
	if (!f->page->wide && i + 2 < f->clause.end &&
		word_is(f->page, chunk_at(f->page, i + 1)->first, "."))
		i += 2; /* "3. Of the 56, 45 died" */
	if (i + 2 >= f->clause.end || !word_is(f->page, chunk_at(f->page, i)->first, "of") ||
		chunk_at(f->page, i + 1)->kind != CHUNK_NOUN)
		return false;
	if (are_counted_dead(f->page, i + 1))
		return true;
	if ((chunk_at(f->page, i + 2)->kind != CHUNK_COMMA &&
		    chunk_at(f->page, i + 2)->kind != CHUNK_NOUN))
		return false;
	const struct chunk *c = chunk_at(f->page, i + 1);
	bool number = c->bare && c->definite && !f->page->wide; /* "Of the 56, 45 died" */
	bool these = c->end == c->first + 1 && !f->page->wide &&
		     (word_is(f->page, c->first, "these") || word_is(f->page, c->first, "those"));
	return c->pronoun || number || these ||
	       (c->definite && c->quantity == NONE &&
		       (lexeme_has(c->lex, FEATURE_DEAD) || lexeme_has(c->lex, FEATURE_TOLL) ||
			       lexeme_has(c->lex, FEATURE_PERSON)));
}

/* "12 herders and 300 cows were killed": the people among what was killed. */
static uint32_t beside_beasts(const struct framing *f, uint32_t noun)
{
	const struct chunk *and = chunk_at(f->page, noun - 1);
	if (noun < f->clause.first + 2 || and->kind != CHUNK_AND ||
		chunk_at(f->page, noun - 2)->kind != CHUNK_NOUN ||
		(role_is_human(f->page, noun, true) && !role_counts_things(&f->clause, noun)))
		return noun;
	return role_is_human(f->page, noun - 2, false) ? noun - 2 : noun;
}

/* "lost three trucks and eight men": the people counted behind things. */
static uint32_t behind_things(const struct framing *f, uint32_t noun)
{
	uint32_t last = noun + 2;
	bool things = !f->page->wide && last < f->clause.end &&
		      chunk_at(f->page, last)->kind == CHUNK_NOUN &&
		      !role_is_human(f->page, noun, true) &&
		      chunk_at(f->page, noun + 1)->kind == CHUNK_AND &&
		      tag_at(f->page, chunk_at(f->page, noun)->first) == TAG_CD;
	return things && chunk_at(f->page, last)->quantity != NONE &&
			       lexeme_has(chunk_at(f->page, last)->lex, FEATURE_PERSON)
		       ? last
		       : noun;
}

/* Who is harmed beside things and beasts, before a verb or behind it. */
uint32_t frame_people_beside(const struct framing *f, uint32_t noun, bool behind)
{
	return behind ? behind_things(f, noun) : beside_beasts(f, noun);
}
