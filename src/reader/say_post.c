#include "reader/say_find.h"

/*
 * Who is behind a post: "per the district" (SAY-40), "just heard from my brother" (SAY-41), an account that is quoted
 * without a colon, "QT @harbour "6 dead"" (SAY-6).
 */

/* A noun that surely speaks: an office, a channel, kin, an account; not what "per day", "per household" measure by. */
static bool is_speaker(const struct finder *f, uint32_t noun)
{
	if (!say_is(f, noun, CHUNK_NOUN) || !say_can_speak(f, noun) ||
		say_at(f, noun)->quantity != NONE)
		return false;
	bool kin = tag_at(f->page, say_at(f, noun)->first) == TAG_PRPS &&
		   lexeme_has(say_at(f, noun)->lex, FEATURE_PERSON);
	bool named = low_at(f->page, say_at(f, noun)->head).at[0] == '@';
	for (uint32_t w = say_at(f, noun)->first; w < say_at(f, noun)->end; w++)
		named |= word_has(f->page, w, FEATURE_SOURCE) ||
			 word_has(f->page, w, FEATURE_SOURCE_HEAD);
	return kin || named;
}

/* A clause that stands before the one with chunk `i` in the sentence: where it begins. */
static uint32_t half_start(const struct finder *f, uint32_t i)
{
	while (i > f->clause.first && !say_is(f, i - 1, CHUNK_STOP) &&
		!say_is(f, i - 1, CHUNK_COMMA))
		i--;
	return i;
}

/* SAY-40: "Per the district, 5 dead", "3 dead near the ridge, per unit channel". */
static bool at_per(struct finder *f, uint32_t i)
{
	if (!word_is(f->page, say_at(f, i)->first, "per") || !is_speaker(f, i + 1))
		return false;
	struct saying *before = f->out->count ? &f->out->at[f->out->count - 1] : NULL;
	bool heads = half_start(f, i) == i &&
		     (i == f->clause.first || say_has_content(f, i + 2, f->clause.end));
	uint32_t from = say_scope_start(f, say_at(f, i)->first);
	if (heads && i > f->clause.first && before && before->sentence == f->sentence &&
		before->end > say_at(f, i)->first)
		before->end = say_at(f, i)->first; /* "Per the council 8 dead, per the army 3" */
	struct saying *s = say_add(f, "SAY-40", NONE);
	s->verb = say_at(f, i)->first;
	say_set_source(f, s, i + 1);
	if (heads) {
		s->first = s->source_end;
		return true;
	}
	s->first = from;
	s->end = say_at(f, i)->first;
	return true;
}

/* SAY-41: "just heard from my brother in Dolna - they shot": whom one has it from. */
static bool at_heard(struct finder *f, uint32_t i)
{
	static const char *const hears[] = { "heard", "hear", "hearing", "learned", "learnt",
		NULL };
	if (!say_is(f, i, CHUNK_VERB) || !word_is_any(f->page, say_at(f, i)->head, hears) ||
		say_at(f, i)->negative || say_at(f, i)->modal || !say_is(f, i + 1, CHUNK_PREP) ||
		!word_is(f->page, say_at(f, i + 1)->first, "from") || !is_speaker(f, i + 2))
		return false;
	struct saying *s = say_add(f, "SAY-41", i);
	say_set_source(f, s, i + 2);
	s->first = s->source_end;
	return true;
}

/* SAY-6: "QT @harbour "6 dead" - not true": an account before a quotation. */
static bool at_account(struct finder *f, uint32_t i)
{
	if (i != f->clause.first || !say_is(f, i, CHUNK_NOUN) ||
		low_at(f->page, say_at(f, i)->end - 1).at[0] != '@' ||
		!say_is(f, i + 1, CHUNK_QUOTE))
		return false;
	struct saying *s = say_add(f, "SAY-6", NONE);
	s->source = say_at(f, i)->end - 1;
	s->source_end = say_at(f, i)->end;
	s->first = say_at(f, i + 1)->end;
	for (uint32_t k = i + 2; k < f->clause.end; k++)
		if (say_is(f, k, CHUNK_QUOTE)) {
			s->end = say_at(f, k)->first;
			break;
		}
	return true;
}

static bool is_account_word(const struct finder *f, uint32_t w)
{
	return w >= f->first && w < f->end && low_at(f->page, w).len > 2 &&
	       low_at(f->page, w).at[0] == '@';
}

static void by_account(struct finder *f, uint32_t account, uint32_t first, uint32_t end)
{
	struct saying *s = say_add(f, "SAY-42", NONE);
	s->source = account;
	s->source_end = account + 1;
	s->first = first;
	s->end = end;
}

/* SAY-42: "RT @harbour 5 dead", "5 dead in Wenna via @harbour", "5 dead (@harbour)": whose post is passed on. */
static void at_passed_on(struct finder *f)
{
	static const char *const again[] = { "rt", "qt", "mt", NULL };
	static const char *const ways[] = { "via", "(", "h/t", "per", NULL };
	uint32_t w = f->first, last = f->end;
	if (word_is_any(f->page, w, again) && is_account_word(f, w + 1) && w + 2 < f->end &&
		!word_is(f->page, w + 2, ":")) {
		by_account(f, w + 1, w + 2, f->end);
		return;
	}
	while (last > f->first + 2 && (f->page->scan.words.at[last - 1].shape & SHAPE_PUNCT))
		last--;
	if (last > f->first + 3 && is_account_word(f, last - 1) &&
		word_is_any(f->page, last - 2, ways))
		by_account(f, last - 1, f->first, last - 2);
}

bool say_at_post(struct finder *f, uint32_t i)
{
	if (i == f->clause.first && !f->page->wide)
		at_passed_on(f);
	return !f->page->wide && (at_per(f, i) || at_heard(f, i) || at_account(f, i));
}
