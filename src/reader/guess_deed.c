#include "reader/guess_deed.h"

#include "reader/claims.h"
#include "reader/role.h"

#include <string.h>

/* See guess_deed.h. FRAME-168. */
enum { NEAR_SENTENCES = 40, EVENTS = 64 };

/* From this chance on a deed is taken; set where two batches of annotated reports that nothing was learned from were read best. */
static const float wanted = 0.6f;

static struct clause clause_of(const struct page *p, uint32_t s)
{
	return (struct clause){ p, p->first_chunk[s], p->first_chunk[s + 1] };
}

static bool is_deed(const struct event *e)
{
	return (e->harm > HARM_NONE || e->act != ACT_MILITARY_ACTIVITY) && !e->hypothetical &&
	       !e->background;
}

/* The first event behind the sentence. */
static size_t event_behind(const struct page *p, uint32_t sentence)
{
	size_t low = 0, high = p->events.count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (p->events.at[middle].sentence > sentence)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* The deed told last up to the sentence, or next behind it; NULL when the report tells of none near. */
static const struct event *deed_told(const struct page *p, uint32_t sentence)
{
	size_t behind = event_behind(p, sentence);
	const struct event *all = p->events.at;
	for (size_t i = behind; i-- > 0 && i + EVENTS > behind;)
		if (all[i].sentence + NEAR_SENTENCES < sentence)
			break;
		else if (is_deed(&all[i]))
			return &all[i];
	for (size_t i = behind; i < p->events.count && i < behind + EVENTS; i++)
		if (all[i].sentence > sentence + NEAR_SENTENCES)
			break;
		else if (is_deed(&all[i]))
			return &all[i];
	return NULL;
}

static bool is_denial(const struct page *p, uint32_t i)
{
	const struct chunk *v = chunk_at(p, i);
	return v->kind == CHUNK_VERB && lexeme_has(v->lex, FEATURE_SAY) &&
	       (v->lex->stance == STANCE_DENIES || v->lex->stance == STANCE_CONCEDES ||
		       v->lex->stance == STANCE_CONFIRMS);
}

/* A verb that is none of saying, or what a verb of denying or admitting governs: "denied the kicks". */
static bool can_tell(const struct page *p, uint32_t s, uint32_t i)
{
	struct clause c = clause_of(p, s);
	const struct chunk *n = chunk_at(p, i);
	if (n->kind == CHUNK_VERB)
		return !lexeme_has(n->lex, FEATURE_SAY);
	if (n->kind != CHUNK_NOUN || n->quantity != NONE)
		return false;
	for (uint32_t k = i; k > c.first && k + 3 > i; k--)
		if (is_denial(p, k - 1))
			return role_object(&c, k - 1) == i;
	return false;
}

/* The act that words of the clause name, "mortar", "arrested"; else that of the deed told. */
static enum act act_of(const struct page *p, const struct event *e, enum act told)
{
	for (uint32_t w = e->first; w < e->end; w++) {
		const struct lexeme *x = lex_at(p, w);
		if (x && x->act > (int8_t)ACT_KILLING && !lexeme_has(x, FEATURE_SAY))
			return (enum act)x->act;
	}
	return told;
}

/* "was inside the mill": what follows a verb that has no object. */
static uint32_t end_of_phrase(const struct page *p, const struct clause *c, uint32_t verb)
{
	enum { MOST = 3 /* chunks */ };
	uint32_t end = chunk_at(p, verb)->end;
	for (uint32_t i = verb + 1; i < c->end && i <= verb + MOST; i++) {
		enum chunk_kind kind = chunk_at(p, i)->kind;
		if (kind != CHUNK_OTHER && kind != CHUNK_NOUN && kind != CHUNK_PREP)
			break;
		if (kind != CHUNK_PREP)
			end = chunk_at(p, i)->end;
	}
	return end;
}

static void set_words(const struct page *p, struct event *e, uint32_t s, uint32_t i)
{
	enum { FAR = 9 };
	struct clause c = clause_of(p, s);
	const struct chunk *n = chunk_at(p, i);
	uint32_t subject = n->kind == CHUNK_VERB ? role_subject(&c, i) : NONE;
	uint32_t object = n->kind == CHUNK_VERB ? role_object(&c, i) : NONE;
	e->first = n->first;
	e->end = n->end;
	if (subject != NONE && subject < i && chunk_at(p, subject)->first + FAR > n->first)
		e->first = chunk_at(p, subject)->first;
	if (object != NONE && object > i && chunk_at(p, object)->end < n->end + FAR)
		e->end = chunk_at(p, object)->end;
	else if (n->kind == CHUNK_VERB)
		e->end = end_of_phrase(p, &c, i);
}

/* "nobody was inside", "no civilians were present": the deaths are denied. */
static bool denies_presence(const struct page *p, const struct deed *d)
{
	struct clause c = clause_of(p, d->sentence);
	uint32_t who =
		chunk_at(p, d->chunk)->kind == CHUNK_VERB ? role_subject(&c, d->chunk) : NONE;
	return who != NONE && chunk_at(p, who)->none && role_is_human(p, who, true) &&
	       !word_has(p, chunk_at(p, who)->head, FEATURE_ARMED);
}

/* Does somebody named say what the word tells, or the office whose text it is? */
static bool is_said(const struct page *p, uint32_t s, uint32_t word)
{
	uint32_t found[8];
	return p->voice.name.at || sayings_over(p, s, word, found, 8) > 0;
}

bool guess_deed_at(struct page *p, uint32_t s, uint32_t i, const bool *told_words, struct deed *d)
{
	struct event *e = &d->event;
	if (!can_tell(p, s, i) || !is_said(p, s, chunk_at(p, i)->head))
		return false;
	set_words(p, e, s, i);
	for (uint32_t w = e->first; told_words && w < e->end; w++)
		if (told_words[w])
			return false;
	const struct event *told = deed_told(p, s);
	if (!told)
		return false;
	uint32_t first = e->first, end = e->end;
	*e = *told;
	e->rule = "FRAME-168";
	e->sentence = s;
	e->trigger = chunk_at(p, i)->head;
	e->first = first;
	e->end = end;
	e->victim = e->victims_end = e->target = e->whole = e->answers = e->actor = NONE;
	e->same_as = NONE;
	e->harm = HARM_NONE;
	e->count = (struct count){ 0 };
	e->part = (struct str){ 0 };
	e->basis = BASIS_UNKNOWN;
	e->negative = e->hypothetical = e->hedged = e->toll = e->retracted = e->recalled = false;
	e->aggregate = e->untrue = false;
	e->row = 0;
	e->act = act_of(p, e, told->act);
	d->claim = claim_said(p, e);
	d->sentence = s;
	d->chunk = i;
	return d->claim.sources.count > 0;
}

/* The deeds of a report are guessed at sentence by sentence. */
struct deeds {
	struct page *p;
	struct claims *out;
	size_t first; /* of the report's claims */
	bool *told;   /* of each word: a claim rests on it */
	bool summed;  /* what the chunks of this sentence share */
	int32_t shared[LINEAR_CLASSES];
};

static enum deed_class guess(struct deeds *g, const struct deed *d)
{
	const struct linear *l = g->p->guess_deed;
	struct features f;
	int32_t sums[LINEAR_CLASSES];
	float chance[LINEAR_CLASSES];
	features_clear(&f);
	if (!g->summed) {
		guess_deed_shared_features(g->p, d->sentence, &f);
		linear_sums(l, &f, g->shared);
		g->summed = true;
		features_clear(&f);
	}
	guess_deed_features(g->p, d, &f);
	linear_sums(l, &f, sums);
	if (linear_is_first(l, sums, g->shared))
		return DEED_NONE;
	linear_chances_of(l, sums, chance);
	return chance[DEED_DENIED] >= wanted     ? DEED_DENIED
	       : chance[DEED_ADMITTED] >= wanted ? DEED_ADMITTED
						 : DEED_NONE;
}

/* The first word that ends behind a byte. */
static uint32_t word_at(const struct page *p, size_t byte)
{
	size_t low = 0, high = p->scan.words.count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (p->scan.words.at[middle].end > byte)
			high = middle;
		else
			low = middle + 1;
	}
	return (uint32_t)low;
}

/* The words that a claim rests on, of each word of the report. */
static bool *words_told(const struct page *p, const struct claims *out, size_t first)
{
	bool *told = NEW_ARRAY(p->mem, bool, p->scan.words.count + 1);
	for (size_t i = first; i < out->count; i++) {
		const struct claim *c = &out->at[i];
		for (uint32_t w = word_at(p, c->begin);
			w < p->scan.words.count && p->scan.words.at[w].begin < c->end; w++)
			told[w] = true;
	}
	return told;
}

static void guess_at(struct deeds *g, uint32_t s, uint32_t i)
{
	struct deed d;
	if (!guess_deed_at(g->p, s, i, g->told, &d))
		return;
	enum deed_class class = guess(g, &d);
	if (class == DEED_NONE)
		return;
	if (class == DEED_DENIED && denies_presence(g->p, &d))
		d.event.harm = HARM_KILLED;
	struct claim c = claim_of(g->p, &d.event, g->out->count - g->first + 1);
	if (class == DEED_DENIED)
		c.stance = STANCE_DENIES;
	else if (c.stance != STANCE_CONFIRMS)
		c.stance = STANCE_CONCEDES;
	*PUSH(g->p->mem, g->out) = c;
	for (uint32_t w = d.event.first; w < d.event.end; w++)
		g->told[w] = true;
}

/* Does anybody say anything in the sentence? */
static bool has_sayings(const struct page *p, uint32_t s)
{
	return p->voice.name.at || p->first_saying[s] < p->first_saying[s + 1];
}

/* Those from `known` on go before the first of the others that begins behind them; all get their identifiers anew. */
static void put_in_order(const struct page *p, struct claims *out, size_t first, size_t known)
{
	size_t i = first, k = known, count = out->count - first;
	struct claim *all = NEW_ARRAY(p->mem, struct claim, count);
	for (size_t n = 0; n < count; n++) {
		bool guessed =
			i == known || (k < out->count && out->at[k].begin < out->at[i].begin);
		all[n] = out->at[guessed ? k++ : i++];
		all[n].id = claim_id(p, n + 1);
	}
	memcpy(&out->at[first], all, count * sizeof *all);
}

void guess_deeds(struct page *p, struct claims *out, size_t first)
{
	if (!p->guess_deed || p->wide || p->arabic || !p->events.count)
		return;
	size_t known = out->count;
	struct deeds g = { p, out, first, words_told(p, out, first), false, { 0 } };
	for (uint32_t s = 0; s < p->scan.sentences.count; s++) {
		if (!has_sayings(p, s))
			continue;
		g.summed = false;
		for (uint32_t i = p->first_chunk[s]; i < p->first_chunk[s + 1]; i++)
			if (can_tell(p, s, i))
				guess_at(&g, s, i);
	}
	if (out->count > known)
		put_in_order(p, out, first, known);
}
