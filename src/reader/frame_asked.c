#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * FRAME-113: a number, or those named, that answer the question before: "How many were killed?" "Seven, that I saw.",
 * "Who died?" "My husband and his brother."
 */
enum { LABEL_MOST = 4 /* words */ };

struct question {
	struct lexeme harm; /* what befell those asked for */
	bool who;           /* "who", not "how many" */
};

static bool is_question(const struct page *p, uint32_t sentence)
{
	const struct sentence *s = &p->scan.sentences.at[sentence];
	for (uint32_t w = s->end; w > s->first && w + 3 > s->end; w--)
		if (word_is(p, w - 1, "?"))
			return true;
	return false;
}

/* "Q.", "A:", a sentence that is a label and nothing else. */
static bool is_label(const struct page *p, uint32_t sentence)
{
	const struct sentence *s = &p->scan.sentences.at[sentence];
	return s->end - s->first <= 2;
}

static const struct lexeme *word_of_harm(const struct page *p, uint32_t w)
{
	static const struct lexeme taken = {
		.act = ACT_KIDNAPPING, .harm = HARM_ABDUCTED, .basis = -1
	};
	static const char *const takes[] = { "take", "took", "taken", NULL };
	const struct lexeme *x = lex_at(p, w);
	if (word_is_any(p, w, takes) && !lexeme_has(x, FEATURE_SUSTAIN))
		return &taken;
	return x && x->harm > HARM_NONE && !lexeme_has(x, FEATURE_MEANS) ? x : NULL;
}

/* What a question asks for; false when it asks for no harm. */
static bool asks(const struct framing *f, uint32_t sentence, struct question *q)
{
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[sentence];
	static const char *const lost[] = { "lose", "lost", "bury", "buried", NULL };
	const struct lexeme *harm = NULL;
	bool many = false, who = false;
	for (uint32_t w = s->first; w + 1 < s->end; w++) {
		many |= word_is(p, w, "how") && word_is(p, w + 1, "many");
		who |= word_is(p, w, "who") || word_is(p, w, "whom");
		const struct lexeme *x = many || who ? word_of_harm(p, w) : NULL;
		harm = harm ? harm : x;
		if ((many || who) && !harm && word_is_any(p, w, lost))
			harm = lexicon_word(p->lexicon, STR("died"));
	}
	enum { SHORT = 8 };
	for (uint32_t w = s->first; w < s->end && !many && !who && s->end - s->first <= SHORT; w++)
		if (word_has(p, w, FEATURE_EVENT) || word_has(p, w, FEATURE_DEAD) ||
			word_has(p, w, FEATURE_TOLL)) /* "And the arrests?" */
			harm = lex_at(p, w)->harm > HARM_NONE ? lex_at(p, w) : harm;
	many |= harm && !who;
	if (!harm && many &&
		s->end - s->first <= SHORT) { /* "And how many in your street?", after the dead */
		struct framing back = *f;
		back.sentence = sentence;
		harm = frame_harm_before(&back, 3);
	}
	if (!harm || (!many && !who))
		return false;
	q->who = !many;
	q->harm = (struct lexeme){
		.act = harm->act > 0 ? harm->act : ACT_KILLING, .harm = harm->harm, .basis = -1
	};
	return true;
}

/* "Twenty bodies.", as who asks puts it: a short sentence of nothing but a count, of another paragraph. */
static bool is_put(const struct framing *f, uint32_t sentence, struct question *q)
{
	enum { SHORT = 6 };
	const struct sentence *s = &f->page->scan.sentences.at[sentence];
	size_t n = f->page->events.count;
	const struct event *e = n ? &f->page->events.at[n - 1] : NULL;
	if (sentence + 1 == f->sentence) /* no label, "A.", between them */
		return false;
	if (!e || e->sentence != sentence || s->end - s->first > SHORT || !e->count.known ||
		s->paragraph == f->page->scan.sentences.at[f->sentence].paragraph)
		return false;
	*q = (struct question){
		.harm = { .act = (int8_t)e->act, .harm = (int8_t)e->harm, .basis = -1 }
	};
	return e->harm > HARM_NONE;
}

/* The chunk with which an answer begins: behind a label, a quotation mark, "well", "maybe". */
static uint32_t answer_start(const struct framing *f)
{
	const struct page *p = f->page;
	uint32_t i = f->clause.first, first = at(f, i)->first;
	for (uint32_t k = i; k < f->clause.end && at(f, k)->first < first + LABEL_MOST; k++)
		if (word_is(p, at(f, k)->first, ":"))
			i = k + 1;
	while (is_kind(f, i, CHUNK_QUOTE) || is_kind(f, i, CHUNK_OTHER) ||
		is_kind(f, i, CHUNK_COMMA) || is_kind(f, i, CHUNK_TIME) ||
		(is_kind(f, i, CHUNK_STOP) && i == f->clause.first) ||
		(is_kind(f, i, CHUNK_PREP) && is_kind(f, i + 1, CHUNK_TIME)))
		i++; /* "As of last night, fifteen." */
	uint32_t comma = i + 2;
	while (is_kind(f, comma, CHUNK_OTHER))
		comma++;
	if (is_kind(f, i, CHUNK_PREP) && is_kind(f, i + 1, CHUNK_NOUN) &&
		at(f, i + 1)->quantity == NONE && is_kind(f, comma, CHUNK_COMMA))
		return comma + 1; /* "In the ditch, eleven." */
	if (is_kind(f, i, CHUNK_NOUN) && at(f, i)->pronoun && is_kind(f, i + 1, CHUNK_VERB) &&
		(lexeme_has(at(f, i + 1)->lex, FEATURE_SEEN) ||
			lexeme_has(at(f, i + 1)->lex, FEATURE_BE)))
		i += 2; /* "I saw seven." */
	return i;
}

/* "Seven", "twelve from our street", "nine men": and no verb that makes a sentence of its own of it. */
static bool answers_number(const struct framing *f, uint32_t i)
{
	if (!is_kind(f, i, CHUNK_NOUN) || at(f, i)->quantity == NONE ||
		!(at(f, i)->bare || role_is_human(f->page, i, true)) ||
		role_counts_things(&f->clause, i))
		return false;
	return !is_kind(f, i + 1, CHUNK_VERB) || is_kind(f, i + 1, CHUNK_REL);
}

/* "My husband and his brother.": people, and no verb behind. */
static bool answers_people(const struct framing *f, uint32_t i)
{
	uint32_t end = is_kind(f, i, CHUNK_NOUN) ? role_list_end(&f->clause, i) : i;
	return end > i && !at(f, i)->pronoun && !at(f, i)->none &&
	       role_is_human(f->page, i, true) && !is_kind(f, end, CHUNK_VERB);
}

/* "Five. Maybe six.": the second number is the top of the first (COUNT-5). */
static void widen_by_next(const struct framing *f, struct count *count)
{
	static const char *const doubts[] = { "maybe", "perhaps", "or", "possibly", NULL };
	const struct page *p = f->page;
	uint32_t w = at(f, f->clause.end - 1)->end, end = (uint32_t)p->scan.words.count;
	for (uint32_t k = at(f, f->clause.first)->first; k + 1 < end && k < w + 3; k++) {
		uint32_t q = word_is_any(p, k, doubts) ? p->mark[k + 1].quantity : NONE;
		if (q == NONE && k + 2 < end && word_is_any(p, k, doubts) &&
			p->mark[k].quantity != NONE) /* "perhaps six" is a bounded number */
			q = p->mark[k].quantity;
		if (q != NONE && p->quantities.at[q].count.stated > count->low && !count->open) {
			count->high = count->stated = p->quantities.at[q].count.stated;
			count->rule = STR("COUNT-5");
			return;
		}
		if (word_is_any(p, k, doubts) && word_is(p, k + 1, "more"))
			count->open = true; /* "Thirty, perhaps more." */
	}
}

static bool is_short(const struct sentence *s)
{
	enum { SHORT = 10 };
	return s->end - s->first <= SHORT;
}

/* "Asked how many had died, the minister answered: "Thirty-two."": both in one sentence. */
static bool asked_within(struct framing *f)
{
	struct question q;
	if (f->page->wide || !word_is(f->page, at(f, f->clause.first)->first, "asked") ||
		!asks(f, f->sentence, &q) || q.who)
		return false;
	for (uint32_t i = f->clause.first + 1; i + 1 < f->clause.end; i++) {
		bool opens = is_kind(f, i, CHUNK_QUOTE) || word_is(f->page, at(f, i)->first, ":");
		bool number = opens && is_kind(f, i + 1, CHUNK_NOUN) && at(f, i + 1)->bare &&
			      at(f, i + 1)->quantity != NONE;
		if (!number || is_kind(f, i + 2, CHUNK_VERB) || is_kind(f, i + 2, CHUNK_PREP))
			continue;
		struct event *e = frame_add(f, "FRAME-113", i + 1, i + 1, &q.harm);
		e->negative = e->hypothetical = false;
		e->count = count_noun(&f->clause, i + 1);
		return true;
	}
	return false;
}

/* "How many were aboard? The hotline says about 90.", "How many lived there?": who was there, and nobody harmed. */
bool frame_answers_other(const struct framing *f)
{
	static const char *const there[] = { "aboard", "board", "there", "inside", "present",
		"living", "lived", "live", "passengers", NULL };
	const struct page *p = f->page;
	if (p->wide || f->sentence == 0 || !may_stand(p, f->sentence - 1, "many") ||
		!is_question(p, f->sentence - 1))
		return false;
	const struct sentence *s = &p->scan.sentences.at[f->sentence - 1];
	bool other = false, many = false;
	for (uint32_t w = s->first; w < s->end; w++) {
		many |= word_is(p, w, "many") && word_is(p, w - 1, "how");
		other |= many && word_is_any(p, w, there);
		if (lex_at(p, w) && lex_at(p, w)->harm > HARM_NONE)
			return false;
	}
	return other;
}

bool frame_asked(struct framing *f)
{
	if (asked_within(f))
		return true;
	if (frame_answers_other(f))
		return false;
	uint32_t asked = f->sentence;
	struct question q;
	const struct sentence *s = f->page->scan.sentences.at;
	while (asked > 0 && asked + 2 > f->sentence && is_label(f->page, asked - 1))
		asked--;
	bool later = asked > 0 && s[asked - 1].paragraph == s[f->sentence].paragraph &&
		     !is_question(f->page, asked - 1) && is_short(&s[f->sentence]);
	while (later && asked > 0 && asked + 5 > f->sentence && is_short(&s[asked - 1]) &&
		!is_question(f->page, asked - 1) &&
		s[asked - 1].paragraph == s[f->sentence].paragraph)
		asked--; /* "I don't think. My brother. Both of his sons." */
	if (asked == 0 || !(is_question(f->page, asked - 1) ? asks(f, asked - 1, &q)
							    : is_put(f, asked - 1, &q)))
		return false;
	uint32_t i = answer_start(f);
	bool number = answers_number(f, i);
	if (number ? q.who && at(f, i)->bare : !answers_people(f, i))
		return false;
	if (later && number && at(f, i)->bare)
		return false; /* a sum: FRAME-60 */
	struct event *e = frame_add(f, "FRAME-113", i, i, &q.harm);
	e->negative = e->hypothetical = false;
	if (number && at(f, i)->bare) {
		e->victims_end = i + 1;
		e->count = count_noun(&f->clause, i);
		e->part = (struct str){ 0 };
		widen_by_next(f, &e->count);
	}
	return e->count.known;
}
