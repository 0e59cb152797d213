#include "reader/frame_at.h"

/*
 * What a sentence tells by the way of people beside those it is about.
 * FRAME-326: "who carried her wounded father to the clinic": one's own kin.
 * FRAME-327: "One woman, whom the paper is not naming, said": she tells it, and is none of the dead.
 */
static const struct lexeme nothing = { .act = ACT_OTHER, .harm = HARM_NONE, .basis = -1 };
static const struct lexeme injured = { .act = ACT_ATTACK, .harm = HARM_INJURED, .basis = -1 };

static const char *const hurts[] = { "wounded", "injured", "maimed", "burned", NULL };

/* Somebody was harmed by a deed, as the report has told. */
static bool has_told_harm(const struct framing *f)
{
	enum { BACK = 64 };
	const struct events *all = &f->page->events;
	for (size_t k = all->count; k-- > 0 && k + BACK > all->count;)
		if (all->at[k].harm > HARM_NONE && !all->at[k].hypothetical &&
			all->at[k].harm <= HARM_INJURED)
			return true;
	return false;
}

static bool is_told(const struct framing *f, size_t start, uint32_t noun)
{
	for (size_t k = start; k < f->page->events.count; k++) {
		const struct event *e = &f->page->events.at[k];
		if (e->first < at(f, noun)->end && at(f, noun)->first < e->end &&
			e->harm > HARM_NONE)
			return true;
	}
	return false;
}

void frame_hurt_kin(struct framing *f, size_t start)
{
	static const char *const kin[] = { "father", "mother", "son", "daughter", "brother",
		"sister", "husband", "wife", "child", "baby", "cousin", "uncle", "aunt", "nephew",
		"niece", "grandson", "granddaughter", "grandmother", "grandfather", "sons",
		"daughters", "children", "brothers", "sisters", "parents", "neighbour", "neighbor",
		"friend", NULL };
	static const char *const games[] = { "match", "final", "fitness", "gym", "goalkeeper",
		"striker", "team", "club", "season", "song", "race", "park", "film", "coach",
		NULL };
	static const char *const whose[] = { "his", "her", "their", "my", "our", NULL };
	if (!any_may_stand(f->page, f->sentence, hurts) || frame_sentence_has(f, games))
		return; /* "his injured cousin will miss the final" */
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = s->first + 1; w + 1 < s->end; w++) {
		if (!word_is_any(f->page, w, hurts) || !word_is_any(f->page, w - 1, whose) ||
			!word_is_any(f->page, w + 1, kin))
			continue;
		uint32_t i = f->page->mark[w + 1].chunk;
		if (!is_kind(f, i, CHUNK_NOUN) || is_told(f, start, i) || !has_told_harm(f))
			continue;
		struct event *e = frame_add(f, "FRAME-326", i, i, &injured);
		e->first = w - 1;
		e->end = w + 2;
		e->negative = e->hypothetical = false;
	}
}

/* One person, by a number or a name, of whom more is said before the verb. */
static bool is_one_told_of(const struct framing *f, uint32_t who, uint32_t verb)
{
	const struct chunk *n = at(f, who);
	bool one = n->quantity != NONE && f->page->quantities.at[n->quantity].count.high == 1 &&
		   !n->plural;
	return verb > who + 1 && (one || n->name != NONE) && is_kind(f, who + 1, CHUNK_COMMA);
}

/* FRAME-327: told, so that nothing is left to guess (FRAME-140), until the sentence has been guessed at. */
void frame_teller_aside(struct framing *f, size_t start)
{
	if (!any_may_stand(f->page, f->sentence, WORDS("whom", "whose", "who")) ||
		!(f->page->within[f->sentence] >> FEATURE_SAY & 1))
		return;
	for (uint32_t i = f->clause.first; i < f->clause.end; i++) {
		const struct chunk *v = at(f, i);
		if (!is_kind(f, i, CHUNK_VERB) || !lexeme_has(v->lex, FEATURE_SAY) || v->passive ||
			v->infinitive || v->gerund)
			continue;
		uint32_t who = role_subject(&f->clause, i);
		if (is_kind(f, who, CHUNK_NOUN) && who < i && is_one_told_of(f, who, i) &&
			!is_told(f, start, who))
			frame_add(f, "FRAME-327", who, NONE, &nothing)->hypothetical = true;
	}
}

/* Takes what was told of who speaks out again: it tells of nothing, and dates nothing. */
void frame_forget_tellers(struct page *p, size_t start)
{
	size_t kept = start, first = p->events.count;
	for (size_t k = start; k < p->events.count; k++) {
		struct event e = p->events.at[k];
		if (!strcmp(e.rule, "FRAME-327")) {
			first = k < first ? k : first;
			continue;
		}
		if (e.whole != NONE && e.whole > first)
			e.whole -= (uint32_t)(k - kept);
		p->events.at[kept++] = e;
	}
	p->events.count = kept;
}
