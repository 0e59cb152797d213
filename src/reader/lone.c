#include "reader/lone.h"

#include "reader/frame.h"

/* See lone.h. FRAME-140. */
enum { BACK = 12 /* sentences to the last of the harmed */, EVENTS = 256 };

/* From this chance on a number is taken; set on five parts of the annotated reports (make train-lone prints what others give). */
static const float wanted = 0.6f;

static bool is_kind(const struct page *p, uint32_t s, uint32_t i, enum chunk_kind kind)
{
	return i >= p->first_chunk[s] && i < p->first_chunk[s + 1] && chunk_at(p, i)->kind == kind;
}

/* What was told last of any harm, up to the sentence; NULL when that is too far. */
static const struct event *told_last(const struct page *p, uint32_t sentence, int harm)
{
	size_t n = p->events.count;
	for (size_t k = n; k-- > 0 && k + EVENTS > n;) {
		const struct event *e = &p->events.at[k];
		if (e->sentence + BACK < sentence)
			return NULL;
		if (e->sentence <= sentence && !e->hypothetical && e->harm > HARM_NONE &&
			!str_equal(str_from(e->rule), STR("FRAME-140")) &&
			(harm < 0 || ((int)e->harm == harm && e->count.known)))
			return e;
	}
	return NULL;
}

/* Are the chunk's first words among those, which are a view of the text? */
static bool has_words(const struct page *p, struct str words, const struct chunk *n)
{
	const char *at = p->scan.text.at + p->scan.words.at[n->first].begin;
	return words.at && at >= words.at && at < words.at + words.len;
}

static bool is_told(const struct page *p, uint32_t sentence, const struct chunk *n)
{
	size_t count = p->events.count;
	for (size_t k = count; k-- > 0 && k + EVENTS > count;) {
		const struct event *e = &p->events.at[k];
		if (e->sentence + 2 < sentence) /* a part may stand with its whole */
			return false;
		bool span = e->first < n->end && n->first < e->end;
		bool victim = e->victim != NONE && e->victims_end > e->victim &&
			      chunk_at(p, e->victim)->first < n->end &&
			      n->first < chunk_at(p, e->victims_end - 1)->end;
		if (span || victim || has_words(p, e->count.words, n) || has_words(p, e->part, n))
			return true;
	}
	return false;
}

/* "57 survivors are there. With 14 more that makes 71.": of those who live; "the youngest was 14": an age. */
static bool tells_of_living(const struct page *p, uint32_t sentence)
{
	static const char *const living[] = { "survivors", "survivor", "survived", "rescued",
		"alive", "living", "unhurt", "unharmed", "escaped", "released", "freed", "youngest",
		"oldest", "eldest", NULL };
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

/* The nearest verb of a side. */
static uint32_t verb_near(const struct page *p, uint32_t s, uint32_t i, bool before)
{
	enum { FAR = 7 };
	for (uint32_t n = 0; n < FAR; n++) {
		if (before ? i-- <= p->first_chunk[s] : ++i >= p->first_chunk[s + 1])
			return NONE;
		if (is_kind(p, s, i, CHUNK_STOP))
			return NONE;
		if (is_kind(p, s, i, CHUNK_VERB))
			return i;
	}
	return NONE;
}

/* "I did not say thirty", "one after the other", those who were there alive, a crowd beside one who is dead (CLAIM-18). */
static bool is_ruled_out(struct page *p, uint32_t s, uint32_t i)
{
	static const char *const pairs[] = { "after", "by", "another", "or", NULL };
	struct framing f = framing_of(p, s);
	const struct chunk *n = chunk_at(p, i);
	uint32_t verb = verb_near(p, s, i, true);
	bool one = word_is(p, n->first, "one") && n->end < p->scan.words.count &&
		   word_is_any(p, n->end, pairs);
	if (one || (verb != NONE && chunk_at(p, verb)->negative) || frame_is_disowned(&f, i) ||
		frame_are_alive(&f, i))
		return true;
	const struct event *dead = told_last(p, s, HARM_KILLED);
	bool other = false;
	frame_counted_last(&f, i, true, &other);
	return other && dead && p->quantities.at[n->quantity].count.low > 4 * dead->count.low;
}

bool lone_is_candidate(struct page *p, uint32_t sentence, uint32_t chunk)
{
	const struct chunk *n = chunk_at(p, chunk);
	if (n->kind != CHUNK_NOUN || n->quantity == NONE)
		return false;
	static const char *const rest[] = { "others", "more", "ones", "graves", "people", "persons",
		NULL };
	const struct quantity *q = &p->quantities.at[n->quantity];
	return (n->bare || word_is_any(p, n->head, rest)) && !q->vague && q->count.known &&
	       q->count.low > 0 && !is_told(p, sentence, n) && !tells_of_living(p, sentence) &&
	       !is_ruled_out(p, sentence, chunk) &&
	       (told_last(p, sentence, HARM_KILLED) || told_last(p, sentence, HARM_INJURED));
}

static struct str kind_name(const struct page *p, uint32_t s, uint32_t i)
{
	static const char *const names[] = { [CHUNK_NOUN] = "noun",
		[CHUNK_VERB] = "verb",
		[CHUNK_PREP] = "prep",
		[CHUNK_COMMA] = "comma",
		[CHUNK_AND] = "and",
		[CHUNK_REL] = "rel",
		[CHUNK_SUB] = "sub",
		[CHUNK_STOP] = "stop",
		[CHUNK_TIME] = "time",
		[CHUNK_QUOTE] = "quote",
		[CHUNK_OTHER] = "other" };
	if (i < p->first_chunk[s] || i >= p->first_chunk[s + 1])
		return STR("edge");
	return str_from(names[chunk_at(p, i)->kind]);
}

/* What the lexicon makes of a chunk's head, in one word. */
static struct str class_of(const struct page *p, uint32_t s, uint32_t i)
{
	static const struct {
		enum feature feature;
		const char *name;
	} classes[] = { { FEATURE_SAY, "say" }, { FEATURE_BE, "be" }, { FEATURE_HAVE, "have" },
		{ FEATURE_SEEN, "seen" }, { FEATURE_FIND, "find" }, { FEATURE_BODY, "body" },
		{ FEATURE_DEAD, "dead" }, { FEATURE_TOLL, "toll" }, { FEATURE_DIE, "die" },
		{ FEATURE_UNIT, "unit" }, { FEATURE_PERSON, "person" },
		{ FEATURE_FAMILY, "family" }, { FEATURE_SOURCE, "source" },
		{ FEATURE_REACH, "reach" }, { FEATURE_FIGURE, "figure" },
		{ FEATURE_THING, "thing" }, { FEATURE_VERB, "deed" }, { FEATURE_EVENT, "event" },
		{ FEATURE_LEFT, "left" }, { FEATURE_ORG, "org" } };
	if (i < p->first_chunk[s] || i >= p->first_chunk[s + 1])
		return STR("edge");
	const struct chunk *c = chunk_at(p, i);
	for (size_t k = 0; k < sizeof classes / sizeof *classes; k++)
		if (word_has(p, c->head, classes[k].feature))
			return str_from(classes[k].name);
	return c->pronoun                                     ? STR("pronoun")
	       : c->name != NONE && c->kind == CHUNK_NOUN     ? STR("name")
	       : c->quantity != NONE && c->kind == CHUNK_NOUN ? STR("number")
							      : STR("none");
}

static struct str head_of(const struct page *p, uint32_t s, uint32_t i)
{
	if (i < p->first_chunk[s] || i >= p->first_chunk[s + 1])
		return STR("edge");
	return low_at(p, chunk_at(p, i)->head);
}

static struct str size_of(int64_t n)
{
	return n == 1     ? STR("1")
	       : n < 5    ? STR("2-4")
	       : n < 13   ? STR("5-12")
	       : n < 50   ? STR("13-49")
	       : n < 150  ? STR("50-149")
	       : n < 1000 ? STR("150-999")
			  : STR("1000");
}

static struct str harm_name(const struct event *e)
{
	return !e                         ? STR("nothing")
	       : e->harm == HARM_KILLED   ? STR("killed")
	       : e->harm == HARM_INJURED  ? STR("injured")
	       : e->harm == HARM_MISSING  ? STR("missing")
	       : e->harm == HARM_ABDUCTED ? STR("abducted")
	       : e->harm == HARM_DETAINED ? STR("detained")
					  : STR("other");
}

static struct str far_of(uint32_t n)
{
	return n == 0   ? STR("0")
	       : n == 1 ? STR("1")
	       : n == 2 ? STR("2")
	       : n < 6  ? STR("3-5")
			: STR("6");
}

static struct str compared(int64_t a, int64_t b)
{
	return a == b      ? STR("same")
	       : a > 4 * b ? STR("far-more")
	       : a > b     ? STR("more")
	       : 4 * a < b ? STR("far-less")
			   : STR("less");
}

static void add_told(const struct page *p, uint32_t s, int64_t number, struct features *f)
{
	const struct event *last = told_last(p, s, -1), *dead = told_last(p, s, HARM_KILLED),
			   *hurt = told_last(p, s, HARM_INJURED);
	feature_add(f, "last", harm_name(last));
	feature_add_pair(f, "last-far", harm_name(last), far_of(last ? s - last->sentence : BACK));
	feature_add(f, "dead-far", far_of(dead ? s - dead->sentence : BACK));
	feature_add(f, "hurt-far", far_of(hurt ? s - hurt->sentence : BACK));
	if (dead)
		feature_add(f, "to-dead", compared(number, dead->count.low));
	if (dead && last == dead)
		feature_add(f, "to-last-dead", compared(number, dead->count.low));
	if (hurt)
		feature_add(f, "to-hurt", compared(number, hurt->count.low));
}

static void add_words(const struct page *p, uint32_t s, uint32_t chunk, struct features *f)
{
	enum { NEAR = 8 };
	const struct sentence *of = &p->scan.sentences.at[s];
	const struct chunk *n = chunk_at(p, chunk);
	for (uint32_t w = of->first; w < of->end; w++) {
		if (w + NEAR >= n->first && w < n->first)
			feature_add(f, "word-before", low_at(p, w));
		if (w >= n->end && w < n->end + NEAR)
			feature_add(f, "word-behind", low_at(p, w));
	}
}

static void add_sentence(const struct page *p, uint32_t s, uint32_t chunk, struct features *f)
{
	static const char *const who[] = { "i", "we", "they", "he", "she", "it", "that", "there",
		"so", "you", "who", NULL };
	const struct sentence *of = &p->scan.sentences.at[s];
	const struct chunk *n = chunk_at(p, chunk);
	uint32_t len = of->end - of->first, numbers = 0;
	feature_add(f, "length",
		len < 5    ? STR("4")
		: len < 9  ? STR("8")
		: len < 16 ? STR("15")
			   : STR("16"));
	feature_add(f, "block", of->block == BLOCK_BODY ? STR("body") : STR("head"));
	for (uint32_t w = of->first; w < of->end; w++) {
		if (word_is_any(p, w, who))
			feature_add(f, "who", low_at(p, w));
		if (word_has(p, w, FEATURE_DEAD) || word_has(p, w, FEATURE_BODY) ||
			word_has(p, w, FEATURE_TOLL))
			feature_add(f, "speaks", STR("dead"));
		if (word_has(p, w, FEATURE_SAY))
			feature_add(f, "speaks", STR("say"));
		if (word_is(p, w, "\""))
			feature_add(f, "speaks", STR("quote"));
		if (word_has(p, w, FEATURE_UNIT))
			feature_add(f, "speaks", STR("unit"));
		numbers += p->mark[w].quantity != NONE &&
			   p->quantities.at[p->mark[w].quantity].first == w;
	}
	feature_add(f, "numbers", numbers < 2 ? STR("1") : numbers < 3 ? STR("2") : STR("3"));
	if (n->first == of->first)
		feature_add(f, "place", STR("first"));
	if (n->end + 1 >= of->end)
		feature_add(f, "place", STR("last"));
	if (s && p->scan.sentences.at[s - 1].end > 0 &&
		word_is(p, p->scan.sentences.at[s - 1].end - 1, "?"))
		feature_add(f, "place", STR("answer"));
	if (s && p->scan.sentences.at[s - 1].paragraph != of->paragraph)
		feature_add(f, "place", STR("paragraph"));
}

void lone_features(struct page *p, uint32_t s, uint32_t i, struct features *f)
{
	struct framing framing = framing_of(p, s);
	bool other = false; /* the number named last counts something else (CLAIM-18) */
	frame_counted_last(&framing, i, true, &other);
	feature_add(f, "other", other ? STR("yes") : STR("no"));
	const struct chunk *n = chunk_at(p, i);
	int64_t number = p->quantities.at[n->quantity].count.low;
	uint32_t before = verb_near(p, s, i, true), behind = verb_near(p, s, i, false);
	feature_add(f, "any", STR(""));
	feature_add(f, "before", kind_name(p, s, i - 1));
	feature_add(f, "before-head", i ? head_of(p, s, i - 1) : STR("edge"));
	feature_add(f, "behind", kind_name(p, s, i + 1));
	feature_add(f, "behind-head", head_of(p, s, i + 1));
	feature_add_pair(f, "between", kind_name(p, s, i - 1), kind_name(p, s, i + 1));
	feature_add(f, "verb-before", before == NONE ? STR("none") : head_of(p, s, before));
	feature_add(f, "verb-behind", behind == NONE ? STR("none") : head_of(p, s, behind));
	feature_add(f, "behind-next", head_of(p, s, i + 2));
	feature_add(f, "class-before", class_of(p, s, i - 1));
	feature_add(f, "class-behind", class_of(p, s, i + 1));
	feature_add(f, "class-next", class_of(p, s, i + 2));
	feature_add_pair(f, "classes", class_of(p, s, i - 1), class_of(p, s, i + 1));
	feature_add(f, "verb-class-before", before == NONE ? STR("none") : class_of(p, s, before));
	feature_add(f, "verb-class-behind", behind == NONE ? STR("none") : class_of(p, s, behind));
	feature_add(f, "size", size_of(number));
	feature_add(f, "digits",
		p->scan.words.at[n->first].shape & SHAPE_DIGIT ? STR("yes") : STR("no"));
	feature_add(f, "noun", n->bare ? STR("bare") : low_at(p, n->head));
	feature_add(f, "part", p->quantities.at[n->quantity].partitive ? STR("yes") : STR("no"));
	add_told(p, s, number, f);
	add_sentence(p, s, i, f);
	add_words(p, s, i, f);
}

static const struct lexeme harms[LONE_CLASSES] = {
	[LONE_KILLED] = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 },
	[LONE_INJURED] = { .act = ACT_ATTACK, .harm = HARM_INJURED, .basis = -1 },
};

/* Fewer than were told before are some of them, until somebody says otherwise: a guess lowers no toll. */
static bool is_part(const struct page *p, uint32_t s, const struct event *e)
{
	const struct event *told = told_last(p, s, (int)e->harm);
	return p->quantities.at[chunk_at(p, e->victim)->quantity].partitive ||
	       (told && told != e && e->count.low < told->count.low);
}

static void add_event(struct page *p, uint32_t s, uint32_t i, enum lone_class class)
{
	struct framing f = framing_of(p, s);
	struct event *e = frame_add(&f, "FRAME-140", i, i, &harms[class]);
	e->victims_end = i + 1;
	e->count = count_noun(&f.clause, i);
	e->negative = e->hypothetical = false;
	e->first = chunk_at(p, i)->first;
	e->end = chunk_at(p, i)->end;
	if (!e->part.at && is_part(p, s, e))
		e->part = page_words(p, e->first, e->end);
}

void lone_frames(struct page *p, uint32_t s)
{
	for (uint32_t i = p->first_chunk[s]; p->lone && !p->wide && i < p->first_chunk[s + 1];
		i++) {
		struct features f;
		float chance[LINEAR_CLASSES];
		if (!lone_is_candidate(p, s, i))
			continue;
		features_clear(&f);
		lone_features(p, s, i, &f);
		linear_chances(p->lone, &f, chance);
		for (int c = LONE_KILLED; c < LONE_CLASSES; c++)
			if (chance[c] >= wanted)
				add_event(p, s, i, (enum lone_class)c);
	}
}
