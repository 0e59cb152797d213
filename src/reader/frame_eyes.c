#include "reader/frame_at.h"

/*
 * What those who were there saw and counted, behind a deed that was told: "I saw 16 fall against the wall" (FRAME-311), "I lost
 * count after thirty" (FRAME-312).
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

/* People who are counted, or a number alone of which nothing else is said to be. */
static bool is_number_of_people(const struct framing *f, uint32_t noun)
{
	return is_kind(f, noun, CHUNK_NOUN) && at(f, noun)->quantity != NONE &&
	       (at(f, noun)->bare || frame_are_counted(f, noun));
}

/* "fall", "drop", "go down"; not "fall ill", "fall from the roof", "drop their weapons" */
static bool goes_down(const struct framing *f, uint32_t verb)
{
	static const char *const falls[] = { "fall", "falling", "drop", "dropping", "collapse",
		"crumple", "topple", "mown", "mowed", NULL };
	static const char *const not [] = { "ill", "asleep", "behind", "off", "out", "in", "into",
		"from", "through", "sick", "over", "unconscious", "by", "apart", "silent", "short",
		"at", "foul", NULL };
	static const char *const slips[] = { "knee", "bend", "ice", "snow", "piste", "defeat",
		"hurdle", "lap", "floor", "stage", "slope", "stairs", "bike", "fence", NULL };
	if (verb >= f->clause.end)
		return false;
	uint32_t w = at(f, verb)->first;
	if (word_is_any(f->page, w, WORDS("go", "going")) && word_is(f->page, w + 1, "down"))
		w++;
	else if (!word_is_any(f->page, w, falls))
		return false;
	bool front = word_is(f->page, w + 1, "in") && word_is(f->page, w + 2, "front");
	if (word_is_any(f->page, w + 1, WORDS("to", "on")) &&
		frame_sentence_has(f, slips)) /* "drop to one knee", "fall on the ice" */
		return false;
	return (front || !word_is_any(f->page, w + 1, not )) &&
	       (at(f, verb)->end > w + 1 || !is_kind(f, verb + 1, CHUNK_NOUN));
}

/* "eight of his pupils fall", which the tagger takes for one noun */
static bool ends_in_fall(const struct framing *f, uint32_t noun)
{
	if (!is_kind(f, noun, CHUNK_NOUN))
		return false;
	uint32_t w = at(f, noun)->end - 1;
	return w > at(f, noun)->first && word_is_any(f->page, w, WORDS("fall", "drop")) &&
	       (f->page->scan.words.at[w + 1].shape & SHAPE_PUNCT);
}

/* FRAME-311: "I saw 16 fall against the ice-house wall", "she watched nine people drop". */
static void sees_fall(struct framing *f, uint32_t verb)
{
	static const char *const sees[] = { "saw", "seen", "watched", "see", NULL };
	uint32_t noun = verb + 1, fall = noun + 1;
	if (is_kind(f, fall, CHUNK_PREP) && word_is(f->page, at(f, fall)->first, "of"))
		fall += ends_in_fall(f, fall + 1) ? 1 : 2; /* "eight of his pupils fall" */
	if (!word_is_any(f->page, at(f, verb)->head, sees) || at(f, verb)->negative ||
		at(f, verb)->passive || at(f, verb)->modal || !is_number_of_people(f, noun) ||
		!(goes_down(f, fall) || (fall > noun + 1 && ends_in_fall(f, fall))))
		return;
	struct event *e = frame_add(f, "FRAME-311", fall, noun, &killed);
	e->hypothetical = e->negative = false;
	e->part = page_words(f->page, at(f, noun)->first, at(f, fall)->end); /* CLAIM-11 */
}

/* The number behind "stopped counting at", "lost count after", "counted to"; of a row that went on. */
static uint32_t last_counted(const struct framing *f, uint32_t w)
{
	const struct page *p = f->page;
	static const char *const stops[] = { "stopped", "quit", "lost", "up", "gave", NULL };
	bool stopped = word_is_any(p, w, WORDS("count", "counting")) &&
		       word_is_any(p, w - 1, stops) &&
		       word_is_any(p, w + 1, WORDS("at", "after", "past", "when"));
	if (!stopped && !(word_is(p, w, "counted") && word_is(p, w + 1, "to")))
		return NONE;
	enum { MANY = 11 };
	uint32_t number = p->mark[w + 2].chunk;
	if (!stopped && is_kind(f, number, CHUNK_NOUN) && at(f, number)->quantity != NONE &&
		p->quantities.at[at(f, number)->quantity].count.low < MANY)
		return NONE; /* "an officer counted to three and they started" */
	return is_kind(f, number, CHUNK_NOUN) && at(f, number)->bare &&
			       !p->quantities.at[at(f, number)->quantity].vague &&
			       !word_has(p, at(f, number)->end,
				       FEATURE_DETERMINER) /* "at 40 the letters he gets" */
		       ? number
		       : NONE;
}

/* "I counted until I could not look any more, and that was 27", "counted and got to 31": the number, or NONE. */
static uint32_t came_to(const struct framing *f, uint32_t w)
{
	const struct page *p = f->page;
	bool sum = (word_is(p, w, "that") && word_is(p, w + 1, "was")) ||
		   (word_is_any(p, w, WORDS("got", "came")) && word_is(p, w + 1, "to"));
	uint32_t number = sum ? p->mark[w + 2].chunk : NONE;
	return is_kind(f, number, CHUNK_NOUN) && frame_lone_number(f, number) ? number : NONE;
}

/* "counted until", "counted all of them", "counted all the bodies"; not "counted all the votes" */
static bool counts_on(const struct framing *f, uint32_t w)
{
	const struct page *p = f->page;
	if (!word_is(p, w, "counted"))
		return false;
	if (!word_is(p, w + 1, "all"))
		return word_is_any(p, w + 1, WORDS("until", "till", "and", "for", "them", ","));
	uint32_t noun = p->mark[w + 1].chunk;
	return word_is(p, w + 2, "of") || !is_kind(f, noun, CHUNK_NOUN) ||
	       at(f, noun)->end == w + 2 || at(f, noun)->pronoun ||
	       lexeme_has(at(f, noun)->lex, FEATURE_DEAD) || role_is_human(p, noun, true);
}

/* FRAME-312: "I stopped counting at 40": forty and more; no shots. */
static void counts_no_further(struct framing *f)
{
	static const char *const others[] = { "shot", "shots", "shells", "rounds", "explosions",
		"blasts", "volleys", "bursts", "trucks", "lorries", "rockets", "missiles", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	struct framing back = *f;
	for (uint32_t n = 0; n < 3 && n <= f->sentence; n++) {
		back.sentence = f->sentence - n;
		if (frame_sentence_has(&back, others))
			return;
	}
	bool counted = false;
	for (uint32_t w = s->first + 1; w + 2 < s->end; w++) {
		uint32_t number = last_counted(f, w);
		bool sum = number == NONE && counted && came_to(f, w) != NONE;
		counted |= counts_on(f, w);
		number = sum ? came_to(f, w) : number;
		if (number == NONE)
			continue;
		size_t n = f->page->events.count;
		frame_add_figure(f, "FRAME-312", number, number);
		if (f->page->events.count == n)
			return;
		struct event *e = &f->page->events.at[n];
		e->count.low = e->count.stated = e->count.high;
		e->count.open = !sum;
		e->harm = HARM_KILLED; /* not of the wounded counted last */
		e->act = act_is_attack(e->act) ? ACT_KILLING : e->act;
		e->part = page_words(f->page, at(f, number)->first, at(f, number)->end);
		return;
	}
}

/* FRAME-318: "three of his clients were on the 12th day of a fast", "four exiles began a hunger strike": nobody harmed them. */
static void fasts(struct framing *f)
{
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	uint32_t fast = 0;
	for (uint32_t w = s->first + 1; w < s->end && !fast; w++)
		if (word_is(p, w, "fasting") ||
			(word_is(p, w, "fast") &&
				word_is_any(p, w - 1, WORDS("a", "the", "their"))) ||
			(word_is(p, w, "strike") && word_is(p, w - 1, "hunger")))
			fast = w;
	for (uint32_t i = f->clause.first; fast && i < f->clause.end && at(f, i)->first < fast; i++)
		if (frame_are_counted(f, i) || (is_kind(f, i, CHUNK_NOUN) && at(f, i)->bare)) {
			frame_add(f, "FRAME-318", i, i, &killed)->hypothetical = true;
			return;
		}
}

void frame_eyes(struct framing *f, size_t start)
{
	static const char *const words[] = { "fall", "falling", "drop", "dropping", "collapse",
		"crumple", "topple", "down", "count", "counting", "counted", "never", "not",
		"longer", NULL };
	if (f->page->wide || !frame_has_number(f))
		return;
	if (f->page->events.count == start &&
		any_may_stand(f->page, f->sentence, WORDS("fast", "fasting", "hunger")))
		fasts(f);
	if (!any_may_stand(f->page, f->sentence, words) || !frame_deed_before(f) ||
		frame_is_mishap(f) || frame_is_by_weather(f))
		return;
	for (size_t k = start; k < f->page->events.count; k++)
		if (f->page->events.at[k].count.known && f->page->events.at[k].harm == HARM_KILLED)
			return;
	counts_no_further(f);
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_VERB) && !frame_never_rose(f, i))
			sees_fall(f, i);
}
