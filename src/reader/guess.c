#include "reader/guess.h"

#include "reader/frame.h"

/* See guess.h. FRAME-140. */
enum { BACK = 12 /* sentences to the last of the harmed */, EVENTS = 256 };

/* From this chance on one is taken: a number, people without one. Set where two batches of annotated reports that nothing was learned
 * from were read best (make train-guess prints what others give on reports of its own). */
static const float wanted_number = 0.5f, wanted_people = 0.8f;

/* Are the words a view of the text that begins within the chunk? */
static bool has_words(const struct page *p, struct str words, const struct chunk *n)
{
	const char *at = p->scan.text.at + p->scan.words.at[n->first].begin;
	return words.at && at >= words.at && at < words.at + words.len;
}

static bool covers(const struct page *p, const struct event *e, const struct chunk *n)
{
	bool span = e->first < n->end && n->first < e->end;
	bool victim = e->victim != NONE && e->victims_end > e->victim &&
		      chunk_at(p, e->victim)->first < n->end &&
		      n->first < chunk_at(p, e->victims_end - 1)->end;
	return span || victim || has_words(p, e->count.words, n) || has_words(p, e->part, n);
}

/* Does it tell of harm, by more than a guess and not in these words? */
static bool tells_harm(
	const struct page *p, uint32_t sentence, const struct event *e, const struct chunk *but)
{
	return e->sentence <= sentence && !e->hypothetical && e->harm > HARM_NONE &&
	       !covers(p, e, but) && !str_is(str_from(e->rule), "FRAME-140");
}

/* The event told last up to the sentence of a harm that is counted; none that rests on the words of `but`; NULL when that is too
 * far back. */
static const struct event *told_last(
	const struct page *p, uint32_t sentence, enum harm harm, const struct chunk *but)
{
	size_t n = p->events.count;
	for (size_t k = n; k-- > 0 && k + EVENTS > n;) {
		const struct event *e = &p->events.at[k];
		if (e->sentence + BACK < sentence)
			return NULL;
		if (e->harm == harm && e->count.known && tells_harm(p, sentence, e, but))
			return e;
	}
	return NULL;
}

struct guess_told guess_told_before(
	const struct page *p, uint32_t sentence, const struct chunk *but)
{
	struct guess_told t = { 0 };
	size_t n = p->events.count;
	for (size_t k = n; k-- > 0 && k + EVENTS > n && !(t.last && t.dead && t.hurt);) {
		const struct event *e = &p->events.at[k];
		if (e->sentence + BACK < sentence)
			break;
		bool dead = !t.dead && e->harm == HARM_KILLED && e->count.known;
		bool hurt = !t.hurt && e->harm == HARM_INJURED && e->count.known;
		if ((t.last && !dead && !hurt) || !tells_harm(p, sentence, e, but))
			continue;
		t.last = t.last ? t.last : e;
		t.dead = dead ? e : t.dead;
		t.hurt = hurt ? e : t.hurt;
	}
	return t;
}

static enum guess_class class_of_harm(enum harm h)
{
	static const enum guess_class classes[] = { [HARM_KILLED] = GUESS_KILLED,
		[HARM_INJURED] = GUESS_INJURED,
		[HARM_MISSING] = GUESS_MISSING,
		[HARM_ABDUCTED] = GUESS_ABDUCTED,
		[HARM_DETAINED] = GUESS_DETAINED,
		[HARM_DISPLACED] = GUESS_DISPLACED };
	return h < sizeof classes / sizeof *classes ? classes[h] : GUESS_NONE;
}

bool guess_told(const struct page *p, uint32_t sentence, uint32_t chunk, enum guess_class *class)
{
	const struct chunk *n = chunk_at(p, chunk);
	size_t count = p->events.count;
	bool told = false;
	*class = GUESS_NONE;
	for (size_t k = count; k-- > 0 && k + EVENTS > count;) {
		const struct event *e = &p->events.at[k];
		if (e->sentence + 2 < sentence) /* a part may stand with its whole */
			break;
		if (!covers(p, e, n))
			continue;
		told = true;
		if (!e->hypothetical && *class == GUESS_NONE)
			*class = class_of_harm(e->harm);
	}
	return told;
}

/* "57 survivors are there. With 14 more that makes 71.": of those who live; "the youngest was 14": an age. */
static bool tells_of_living(const struct page *p, uint32_t sentence)
{
	static const char *const living[] = { "survivors", "survivor", "survived", "rescued",
		"alive", "living", "surviving", "unhurt", "unharmed", "escaped", "released",
		"freed", "youngest", "oldest", "eldest", NULL };
	uint32_t from = sentence ? sentence - 1 : 0;
	uint32_t end = p->scan.sentences.at[sentence].end;
	for (uint32_t w = p->scan.sentences.at[from].first; w < end; w++)
		if (word_is_any(p, w, living))
			return true;
	return false;
}

static struct framing framing_of(struct page *p, uint32_t s)
{
	return (struct framing){ p, { p, p->first_chunk[s], p->first_chunk[s + 1] }, s };
}

/* "The chief of staff acknowledged": who says something. */
static bool speaks(const struct framing *f, uint32_t i)
{
	enum { NEAR = 5 };
	for (uint32_t k = i + 1; k < f->clause.end && k < i + NEAR; k++) {
		const struct chunk *v = chunk_at(f->page, k);
		if (v->kind == CHUNK_VERB)
			return lexeme_has(v->lex, FEATURE_SAY) && !v->passive && !v->participle &&
			       role_subject(&f->clause, k) == i;
	}
	return false;
}

/* "22 of its officers had been on the river": where the force's own people were. */
static bool are_placed(const struct framing *f, uint32_t i)
{
	const struct page *p = f->page;
	uint32_t who = i + 2, be = i + 3;
	if (!chunk_at(p, i)->bare || be + 1 >= f->clause.end ||
		!word_is(p, chunk_at(p, i + 1)->first, "of") ||
		!word_is_any(p, chunk_at(p, who)->first, WORDS("its", "their", "our")) ||
		chunk_at(p, be)->kind != CHUNK_VERB || chunk_at(p, be)->passive ||
		!lexeme_has(chunk_at(p, be)->lex, FEATURE_BE))
		return false;
	bool own = lexeme_has(chunk_at(p, who)->lex, FEATURE_ARMED) ||
		   word_is_any(p, chunk_at(p, who)->head, WORDS("men", "members", "personnel"));
	return own && chunk_at(p, be + 1)->kind == CHUNK_PREP;
}

/* "acquitted three officers": whom a court has dealt with. */
static bool are_judged(const struct framing *f, uint32_t i)
{
	static const char *const judges[] = { "acquitted", "convicted", "sentenced", "indicted",
		"charged", "tried", "cleared", "jailed", "dismissed", "suspended", NULL };
	return i > f->clause.first && chunk_at(f->page, i - 1)->kind == CHUNK_VERB &&
	       !chunk_at(f->page, i - 1)->passive &&
	       word_is_any(f->page, chunk_at(f->page, i - 1)->head, judges);
}

/* "I did not say thirty", "one after the other", those who were there alive, a crowd beside one who is dead (CLAIM-18). */
static bool is_ruled_out(struct page *p, uint32_t s, uint32_t i)
{
	static const char *const pairs[] = { "after", "by", "another", "or", NULL };
	struct framing f = framing_of(p, s);
	const struct chunk *n = chunk_at(p, i);
	bool one = word_is(p, n->first, "one") && n->end < p->scan.words.count &&
		   word_is_any(p, n->end, pairs);
	if (one || (n->quantity == NONE && speaks(&f, i)) || frame_is_disowned(&f, i) ||
		frame_are_alive(&f, i) || tells_of_living(p, s) || are_placed(&f, i) ||
		are_judged(&f, i) || (n->quantity != NONE && frame_answers_other(&f)))
		return true;
	const struct event *dead = told_last(p, s, HARM_KILLED, n);
	return n->quantity != NONE && dead && frame_other_was_counted(&f, i) &&
	       p->quantities.at[n->quantity].count.low > 4 * dead->count.low;
}

/* "1,900 members", "1,000 of them came", where 40 dead are the most that were told of: a guess at ten times as many is one at something else. */
static bool is_beyond(const struct page *p, uint32_t i, enum guess_class class)
{
	enum { MANY = 100, TIMES = 10, LOOK = 256 /* events */ };
	const struct chunk *n = chunk_at(p, i);
	int64_t low = n->quantity == NONE ? 0 : p->quantities.at[n->quantity].count.low, most = 0;
	const struct events *all = &p->events;
	bool people = !n->bare || (word_is(p, n->end, "of") && word_is(p, n->end + 1, "them"));
	if (class != GUESS_KILLED || low < MANY || !people)
		return false;
	for (size_t k = all->count; k-- > 0 && k + LOOK > all->count;)
		if (all->at[k].harm == HARM_KILLED && all->at[k].count.known &&
			all->at[k].count.low > most)
			most = all->at[k].count.low;
	return most > 0 && low > TIMES * most;
}

static bool is_person(const struct page *p, const struct chunk *n)
{
	static const feature_set people =
		(feature_set)1 << FEATURE_PERSON | (feature_set)1 << FEATURE_FAMILY |
		(feature_set)1 << FEATURE_BODY | (feature_set)1 << FEATURE_COLLECTIVE;
	return (p->has[n->head] & people) != 0;
}

/* "three brigades", "two cars", "40 kilometres", "a toll of nine": what is no people. */
static bool is_other(const struct page *p, const struct chunk *n)
{
	static const feature_set other =
		(feature_set)1 << FEATURE_UNIT | (feature_set)1 << FEATURE_THING |
		(feature_set)1 << FEATURE_MEANS | (feature_set)1 << FEATURE_EVENT |
		(feature_set)1 << FEATURE_TOLL | (feature_set)1 << FEATURE_NAMES |
		(feature_set)1 << FEATURE_LOCATION | (feature_set)1 << FEATURE_ORG;
	return (p->has[n->head] & other) && !is_person(p, n);
}

bool guess_is_candidate(const struct page *p, uint32_t i)
{
	const struct chunk *n = chunk_at(p, i);
	if (n->kind != CHUNK_NOUN || n->pronoun)
		return false;
	if (n->quantity != NONE) {
		const struct quantity *q = &p->quantities.at[n->quantity];
		bool counts = n->bare || is_person(p, n) || n->plural || q->count.low == 1 ||
			      word_is(p, n->head, "more");
		return q->count.known && q->count.low > 0 && counts && (n->bare || !is_other(p, n));
	}
	return (is_person(p, n) && !is_other(p, n)) ||
	       (n->name != NONE && p->mark[n->name].spot == NONE &&
		       !word_has(p, n->head, FEATURE_ORG) && !word_is_outlet(p, n->name));
}

void guess_went_by(struct guessing *g, uint32_t sentence, uint32_t chunk, enum guess_class class)
{
	g->before = g->any ? g->last : GUESS_NONE;
	g->last = class;
	g->sentence = sentence;
	g->chunk = chunk;
	g->any = true;
}

static const struct lexeme harms[GUESS_CLASSES] = {
	[GUESS_KILLED] = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 },
	[GUESS_INJURED] = { .act = ACT_ATTACK, .harm = HARM_INJURED, .basis = -1 },
	[GUESS_MISSING] = { .act = ACT_DISAPPEARANCE, .harm = HARM_MISSING, .basis = -1 },
	[GUESS_ABDUCTED] = { .act = ACT_KIDNAPPING, .harm = HARM_ABDUCTED, .basis = -1 },
	[GUESS_DETAINED] = { .act = ACT_DETENTION, .harm = HARM_DETAINED, .basis = -1 },
	[GUESS_DISPLACED] = { .act = ACT_FORCED_DISPLACEMENT, .harm = HARM_DISPLACED, .basis = -1 },
};

/* Fewer than were told before are some of them, until somebody says otherwise: a guess lowers no toll. */
static bool is_part(const struct page *p, uint32_t s, const struct event *e)
{
	const struct chunk *n = chunk_at(p, e->victim);
	const struct event *told = told_last(p, s, e->harm, n);
	return (n->quantity != NONE && p->quantities.at[n->quantity].partitive) ||
	       (told && told != e && e->count.low < told->count.low);
}

static void add_event(struct page *p, uint32_t s, uint32_t i, enum guess_class class)
{
	struct framing f = framing_of(p, s);
	struct event *e = frame_add(&f, "FRAME-140", i, i, &harms[class]);
	const struct chunk *n = chunk_at(p, i);
	if (n->quantity != NONE) {
		e->victim = i;
		e->victims_end = i + 1;
		e->count = count_noun(&f.clause, i);
		e->first = n->first;
		e->end = n->end;
	}
	e->negative = e->hypothetical = false;
	if (!e->part.at && is_part(p, s, e))
		e->part = page_words(p, n->first, n->end);
}

/* The likeliest harm, where its chance is high enough. */
static enum guess_class guess(struct page *p, uint32_t s, uint32_t i, struct guessing *g)
{
	struct features f;
	int32_t sums[LINEAR_CLASSES];
	float chance[LINEAR_CLASSES];
	enum guess_class best = GUESS_NONE;
	features_clear(&f);
	if (!g->summed || g->of != s) {
		guess_shared_features(p, s, &f);
		linear_sums(p->guess, &f, g->shared);
		g->of = s;
		g->summed = true;
		features_clear(&f);
	}
	guess_features(p, s, i, g, &f);
	linear_sums(p->guess, &f, sums);
	if (linear_is_first(p->guess, sums, g->shared))
		return GUESS_NONE;
	linear_chances_of(p->guess, sums, chance);
	float wanted = chunk_at(p, i)->quantity == NONE ? wanted_people : wanted_number;
	for (int c = GUESS_KILLED; c < GUESS_CLASSES; c++)
		if (chance[c] >= wanted)
			best = (enum guess_class)c;
	return best;
}

/* Does the sentence, or one beside it, speak of harm, or was some told just before? Of others only numbers are asked about. */
static bool is_near_harm(const struct page *p, uint32_t s)
{
	enum { BEFORE = 2 };
	static const feature_set deeds =
		(feature_set)1 << FEATURE_VERB | (feature_set)1 << FEATURE_DIE |
		(feature_set)1 << FEATURE_EVENT | (feature_set)1 << FEATURE_DEAD |
		(feature_set)1 << FEATURE_TOLL | (feature_set)1 << FEATURE_BODY;
	for (uint32_t k = s ? s - 1 : 0; k <= s + 1 && k < p->scan.sentences.count; k++)
		if (p->within[k] & deeds)
			return true;
	return p->events.count && p->events.at[p->events.count - 1].sentence + BEFORE >= s;
}

void guess_frames(struct page *p, uint32_t s, struct guessing *g)
{
	bool guesses = p->guess && !p->wide;
	bool people = guesses && is_near_harm(p, s);
	for (uint32_t i = p->first_chunk[s]; guesses && i < p->first_chunk[s + 1]; i++) {
		enum guess_class class;
		if (!guess_is_candidate(p, i))
			continue;
		bool asked = !guess_told(p, s, i, &class) &&
			     (people || chunk_at(p, i)->quantity != NONE);
		if (asked) {
			class = guess(p, s, i, g);
			if (class != GUESS_NONE &&
				(is_beyond(p, i, class) || is_ruled_out(p, s, i)))
				class = GUESS_NONE;
			if (class != GUESS_NONE)
				add_event(p, s, i, class);
		}
		guess_went_by(g, s, i, class);
	}
}
