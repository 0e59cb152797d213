#include "reader/frame.h"

/*
 * FRAME-35: what a force did or is said to have done, without harm by itself: "a patrol entered the outer
 * lanes", "no live ammunition was used". Such an event becomes a claim only where a party denies, admits or
 * confirms it (CLAIM-2, CLAIM-6). So does a denial that names neither: "denied any involvement",
 * "dismissed the reports": it is about the deed told last.
 */
enum { NEAR_SENTENCES = 40 };

static const struct chunk *at(const struct framing *f, uint32_t i)
{
	return chunk_at(f->page, i);
}

static bool is_kind(const struct framing *f, uint32_t i, enum chunk_kind kind)
{
	return i != NONE && i >= f->clause.first && i < f->clause.end && at(f, i)->kind == kind;
}

static bool any_word(const struct framing *f, uint32_t i, enum feature feature)
{
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
		if (word_has(f->page, w, feature))
			return true;
	return false;
}

/* "its forces", "a patrol", "we", "no unit". */
static bool is_force(const struct framing *f, uint32_t noun)
{
	if (!is_kind(f, noun, CHUNK_NOUN))
		return false;
	const struct chunk *c = at(f, noun);
	return c->pronoun || tag_at(f->page, c->first) == TAG_PRPS ||
	       any_word(f, noun, FEATURE_ARMED) || any_word(f, noun, FEATURE_ORG);
}

static bool is_means(const struct framing *f, uint32_t noun)
{
	return is_kind(f, noun, CHUNK_NOUN) && any_word(f, noun, FEATURE_MEANS);
}

static struct event *add(
	struct framing *f, uint32_t chunk, enum act act, enum harm harm, uint32_t actor)
{
	struct lexeme like = { .act = (int8_t)act, .harm = (int8_t)harm, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-35", chunk, NONE, &like);
	if (actor != NONE)
		e->actor = actor;
	return e;
}

bool frame_activity(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (!lexeme_has(v->lex, FEATURE_ACTIVITY))
		return false;
	uint32_t subject = role_subject(&f->clause, verb), object = role_object(&f->clause, verb);
	bool means = is_means(f, v->passive ? subject : object);
	if (!means && !is_force(f, subject) && !(v->passive && any_word(f, verb, FEATURE_ARMED)))
		return false;
	enum act act = means ? ACT_ATTACK : (enum act)v->lex->act;
	struct event *e = add(f, verb, act, HARM_NONE, v->passive ? NONE : subject);
	if (subject != NONE && at(f, subject)->none)
		e->negative = true;
	if (e->actor != NONE && at(f, e->actor)->none)
		e->actor = NONE;
	e->hypothetical &= !v->perfect;
	return true;
}

/* The deed told last: of those killed, if there were any. */
static const struct event *deed_before(const struct framing *f)
{
	const struct event *found = NULL;
	for (size_t i = f->page->events.count; i-- > 0;) {
		const struct event *e = &f->page->events.at[i];
		if (e->sentence + NEAR_SENTENCES < f->sentence)
			break;
		if (e->sentence == f->sentence || e->whole != NONE)
			continue;
		if (e->harm == HARM_KILLED)
			return e;
		if (!found && e->act != ACT_THREAT && e->act != ACT_DEPRIVATION)
			found = e;
	}
	return found;
}

/* The noun that a denial is about when it names no deed: "responsibility", "the reports". */
static uint32_t answered_noun(const struct framing *f, uint32_t verb)
{
	for (uint32_t i = verb + 1; i < f->clause.end && i < verb + 8; i++) {
		if (is_kind(f, i, CHUNK_STOP))
			return NONE;
		if (!is_kind(f, i, CHUNK_NOUN))
			continue;
		if (any_word(f, i, FEATURE_PART_IN) || any_word(f, i, FEATURE_ACCOUNT))
			return i;
	}
	return NONE;
}

static bool is_told_since(const struct framing *f, size_t before, uint32_t verb)
{
	for (size_t i = before; i < f->page->events.count; i++)
		if (f->page->events.at[i].trigger > at(f, verb)->head)
			return true;
	return false;
}

static bool denies(const struct framing *f, uint32_t i)
{
	const struct chunk *v = at(f, i);
	return v->kind == CHUNK_VERB && !v->negative && !v->infinitive &&
	       lexeme_has(v->lex, FEATURE_SAY) && v->lex->stance == STANCE_DENIES;
}

void frame_answers(struct framing *f, size_t before)
{
	for (uint32_t i = f->clause.first; i < f->clause.end; i++) {
		if (!denies(f, i) || is_told_since(f, before, i))
			continue;
		uint32_t noun = answered_noun(f, i);
		const struct event *deed = noun == NONE ? NULL : deed_before(f);
		if (!deed)
			continue;
		bool account = !any_word(f, noun, FEATURE_PART_IN);
		struct event *e = add(f, noun, deed->act, account ? deed->harm : HARM_NONE, NONE);
		e->first = at(f, i)->first;
		e->negative = false;
	}
}
