#include "reader/frame_at.h"

/* What is told, and is not said to have happened: wished, believed once, not ruled out (CLAIM-5). */
/* The mark that words said begin with, and none that ends them: of 'the "rioters" are in custody' the second does. */
static bool opens_words(const struct framing *f, uint32_t mark)
{
	bool opens = false;
	for (uint32_t w = f->page->scan.sentences.at[f->sentence].first;
		w <= chunk_at(f->page, mark)->first; w++)
		opens ^= word_is(f->page, w, "\"");
	return opens;
}

/* "Don't kill my child", "Kill them all": nothing has happened yet (CLAIM-5). */
static bool is_bidden(const struct framing *f, uint32_t chunk)
{
	const struct chunk *v = chunk_at(f->page, chunk);
	uint8_t tag = tag_at(f->page, v->head);
	if (f->page->wide || v->kind != CHUNK_VERB || (tag != TAG_VB && tag != TAG_VBP))
		return false;
	uint32_t i = chunk;
	static const char *const heads[] = { "don't", "do", "please", NULL };
	while (i > f->clause.first && word_is_any(f->page, chunk_at(f->page, i - 1)->first, heads))
		i--;
	bool bid = i < chunk || word_is_any(f->page, v->first, heads);
	if (!bid && v->end != v->first + 1)
		return false;
	return i == f->clause.first
		       ? bid
		       : chunk_at(f->page, i - 1)->kind == CHUNK_QUOTE && opens_words(f, i - 1);
}

/* "would have killed 15", "could have killed 15": it did not happen (CLAIM-5). */
static bool is_unreal(const struct page *p, const struct chunk *v)
{
	for (uint32_t w = v->first; w < v->head; w++)
		if (word_is(p, w, "would") || word_is(p, w, "could") || word_is(p, w, "should") ||
			word_is(p, w, "'d"))
			return true;
	return false;
}

/* "A dozen persons would have been taken hostage", as French papers say of what they were told: no condition. */
static bool is_hearsay(const struct framing *f, const struct chunk *v)
{
	static const char *const conditions[] = { "if", "had", "without", "but", "otherwise",
		"could", "should", "unless", "were", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	if (!v->passive || f->page->wide || !word_is(f->page, v->first, "would"))
		return false;
	enum { NEAR = 40 }; /* words */
	uint32_t from = v->first > s->first + NEAR ? v->first - NEAR : s->first;
	for (uint32_t w = from; w < s->end && w < v->end + NEAR; w++)
		if (word_is_any(f->page, w, conditions))
			return false;
	return true;
}

/* "a girl who was thought to have perished had hidden": once believed, and it was not so. */
static bool was_once_believed(const struct framing *f, uint32_t chunk)
{
	const struct chunk *t = chunk_at(f->page, chunk);
	if (t->kind != CHUNK_VERB || !t->infinitive || chunk < f->clause.first + 2)
		return false;
	const struct chunk *held = chunk_at(f->page, chunk - 1);
	return held->kind == CHUNK_VERB && held->passive &&
	       lexeme_has(held->lex, FEATURE_BELIEVE) &&
	       (word_is(f->page, held->first, "was") || word_is(f->page, held->first, "were") ||
		       word_is(f->page, held->first, "had")) &&
	       chunk_at(f->page, chunk - 2)->kind == CHUNK_REL;
}

/* "did not rule out that some were harmed, and reported the loss of three": a verb of its own behind. */
static bool goes_on_telling(const struct framing *f, uint32_t from, uint32_t chunk)
{
	for (uint32_t i = from + 1; i + 1 < chunk; i++)
		if (chunk_at(f->page, i)->kind == CHUNK_AND &&
			chunk_at(f->page, i + 1)->kind == CHUNK_VERB &&
			lexeme_has(chunk_at(f->page, i + 1)->lex, FEATURE_SAY))
			return true;
	return false;
}

/* "He could not rule out that civilians were among the dead", "does not exclude that more died": CLAIM-5, nothing is said to have happened. */
static bool is_not_ruled_out(const struct framing *f, uint32_t chunk)
{
	for (uint32_t i = f->clause.first; i < chunk && !f->page->wide; i++) {
		const struct chunk *c = chunk_at(f->page, i);
		bool rules = word_is(f->page, c->end - 1, "out") || word_is(f->page, c->end, "out");
		rules = rules &&
			(word_is(f->page, c->head, "rule") || word_is(f->page, c->end - 2, "rule"));
		rules |= word_is(f->page, c->head, "exclude") ||
			 word_is(f->page, c->head, "excluded");
		if (c->kind == CHUNK_VERB && c->negative && rules)
			return !goes_on_telling(f, i, chunk);
	}
	return false;
}

/* "Nor is it agreed who killed them", "no agreement on who killed them": a question, and nothing new of those told of (CLAIM-5). */
static bool is_asked_who(const struct framing *f, uint32_t chunk, uint32_t victim)
{
	uint32_t who = chunk - 1, before = chunk - 2;
	if (f->page->wide || victim == NONE || !chunk_at(f->page, victim)->pronoun ||
		chunk < f->clause.first + 2 || chunk_at(f->page, who)->kind != CHUNK_REL ||
		!word_is(f->page, chunk_at(f->page, who)->first, "who"))
		return false;
	enum chunk_kind kind = chunk_at(f->page, before)->kind;
	return kind == CHUNK_VERB || kind == CHUNK_PREP;
}

/* "You do not cut off a man's water unless you want him gone": what nobody does, and no denial (CLAIM-5). */
static bool is_maxim(const struct framing *f, uint32_t chunk)
{
	const struct chunk *v = chunk_at(f->page, chunk);
	if (f->page->wide || v->kind != CHUNK_VERB || !v->negative || v->passive || v->perfect ||
		tag_at(f->page, v->head) == TAG_VBN)
		return false;
	uint32_t who = role_subject(&f->clause, chunk);
	return who != NONE && word_is_any(f->page, chunk_at(f->page, who)->head, WORDS("you")) &&
	       !word_is(f->page, v->first, "did");
}

/* "might have died" that did not, and no hearsay */
bool frame_might_have(const struct framing *f, const struct chunk *v)
{
	return is_unreal(f->page, v) && !is_hearsay(f, v);
}

bool frame_has_not_been(const struct framing *f, uint32_t chunk, uint32_t victim)
{
	return is_bidden(f, chunk) || is_maxim(f, chunk) || is_asked_who(f, chunk, victim) ||
	       was_once_believed(f, chunk) || is_not_ruled_out(f, chunk);
}

/* "admitted having fired, two days after a bloodbath": only when it was; not "nine died after a massacre". */
bool frame_only_dates(const struct framing *f, uint32_t noun)
{
	const struct page *p = f->page;
	const struct chunk *n = chunk_at(p, noun);
	return !p->wide && n->kind == CHUNK_NOUN && word_is(p, n->first, "a") &&
	       word_is_any(p, n->first - 1, WORDS("after", "before")) &&
	       word_is_any(p, n->first - 2,
		       WORDS("days", "day", "hours", "weeks", "week", "months", "month", "years",
			       "year"));
}

/* CLAIM-92: "names were matched with the ministry's list of nearly 7000 victims": a list that names are held against. */
void frame_held_against(struct framing *f, size_t start)
{
	static const char *const holds[] = { "matched", "match", "cross-checked",
		"cross-referenced", "compared", "checked", "matching", NULL };
	static const char *const lists[] = { "list", "lists", "database", "register", "registry",
		NULL };
	struct page *p = f->page;
	if (f->page->events.count == start || !frame_sentence_has(f, holds) ||
		!frame_sentence_has(f, lists))
		return;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	uint32_t list = s->first;
	while (list < s->end && !word_is_any(p, list, lists))
		list++;
	for (size_t i = start; i < p->events.count; i++)
		if (p->events.at[i].first > list)
			p->events.at[i].hypothetical = true;
}
