#include "reader/page.h"

#include <stdlib.h>
#include <string.h>

/* Sayings that go on in the next sentences, their order, and which of them cover a word. */

/* SAY-26: "The driver, Mounir, smokes. "I took eleven."": a quotation that nobody is said to say is of whom the
 * sentence before it tells. */
static bool add_narrator(struct page *p, struct sayings *out, uint32_t sentence)
{
	const struct sentence *s = &p->scan.sentences.at[sentence];
	if (sentence == 0 || s[-1].paragraph != s->paragraph || s[-1].end - s[-1].first > 16)
		return false;
	uint32_t w = s[-1].first, end = s[-1].end, known = NONE;
	if (word_is(p, w, "\"") || !(p->scan.words.at[w].shape & SHAPE_CAPITAL))
		return false;
	for (; w < end && w < s[-1].first + 8; w++) {
		const struct lexeme *x = lex_at(p, w);
		if (lexeme_has(x, FEATURE_PERSON) && known == NONE && x->harm <= 0)
			known = w;
		if (word_is(p, w, "\"") || (x && x->harm > HARM_NONE))
			return false;
	}
	if (known == NONE || known > s[-1].first + 3)
		return false;
	uint32_t first = known + 1; /* ", Mounir," is who */
	bool named = first + 1 < end && word_is(p, first, ",") &&
		     (p->scan.words.at[first + 1].shape & SHAPE_CAPITAL);
	struct saying more = { .rule = "SAY-26",
		.sentence = sentence,
		.first = s->first,
		.end = s->end,
		.source = named ? first + 1 : s[-1].first,
		.source_end = named ? first + 2 : known + 1,
		.verb = NONE,
		.stance = STANCE_ASSERTS,
		.accused = NONE };
	*PUSH(p->mem, out) = more;
	return true;
}

/* A sentence within a quotation that its own speaker does not close. */
static void add_more(struct page *p, struct sayings *out, const struct saying *of, const char *rule,
	uint32_t sentence)
{
	struct saying more = *of;
	more.rule = rule;
	more.sentence = sentence;
	more.first = p->scan.sentences.at[sentence].first;
	more.end = p->scan.sentences.at[sentence].end;
	more.stance = more.stance == STANCE_DENIES ? STANCE_ASSERTS : more.stance;
	more.accused = NONE;
	*PUSH(p->mem, out) = more;
}

/* SAY-28: ""They came at noon. We counted nine," a herdsman said": the speaker whom the end of an open quotation
 * names. The sayings of sentences before `known` are in order, and `k` is the first behind the sentence. */
static bool add_closing_speaker(
	struct page *p, struct sayings *out, uint32_t sentence, size_t k, size_t known)
{
	enum { AHEAD = 6 }; /* sentences */
	const struct sentence *s = p->scan.sentences.at;
	for (uint32_t i = sentence + 1; i < p->scan.sentences.count && i <= sentence + AHEAD &&
					s[i].paragraph == s[sentence].paragraph;
		i++) {
		uint32_t w = s[i].first;
		while (w < s[i].end && !word_is(p, w, "\""))
			w++;
		if (w == s[i].end)
			continue;
		while (k < known && out->at[k].sentence < i)
			k++;
		for (; k < known && out->at[k].sentence == i; k++) {
			struct saying closing = out->at[k];
			if (closing.source == NONE || closing.verb == NONE || closing.verb < w ||
				!str_equal(str_from(closing.rule), STR("SAY-2")))
				continue;
			add_more(p, out, &closing, "SAY-28", sentence);
			return true;
		}
		return false;
	}
	return false;
}

/* Is the sentence inside a quotation when it begins or throughout? Marks are counted over the paragraph. */
static void continue_quotations(struct page *p, struct sayings *out)
{
	bool open = false;
	uint32_t paragraph = NONE;
	struct saying last = { .source = NONE };
	size_t known = out->count, k = 0;
	for (uint32_t i = 0; i < p->scan.sentences.count; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		bool begins_open =
			open && (s->paragraph == paragraph || word_is(p, s->first, "\""));
		bool begins_quoted = begins_open || word_is(p, s->first, "\"");
		if (s->paragraph != paragraph)
			open = false;
		paragraph = s->paragraph;
		for (uint32_t w = s->first; w < s->end; w++)
			if (word_is(p, w, "\""))
				open = !open;
		const struct saying *own = NULL;
		size_t before = k;
		bool others = false; /* than "I" and "we" */
		for (; k < known && out->at[k].sentence <= i; k++) {
			if (out->at[k].sentence == i && out->at[k].source != NONE)
				own = &out->at[k];
			others |= out->at[k].sentence == i && !out->at[k].own;
		}
		if (!others && !p->wide)
			before = k;
		if (own) {
			last = *own;
			continue;
		}
		if (open && k == before && p->live[i] && add_closing_speaker(p, out, i, k, known))
			continue;
		if (begins_quoted && !begins_open && p->live[i] && k == before &&
			(last.source == NONE ||
				p->scan.sentences.at[last.sentence].paragraph != paragraph) &&
			add_narrator(p, out, i)) {
			last = out->at[out->count - 1];
			continue;
		}
		if (begins_quoted && last.source != NONE && i <= last.sentence + 4 && p->live[i])
			add_more(p, out, &last, "SAY-9", i);
	}
}

static bool is_bullet(const struct page *p, uint32_t w)
{
	static const char *const marks[] = { "*", "-", "\u2022", "\u25aa", "\u25cf", "\u2013",
		"\u00b7", "\u25e6", NULL };
	return word_is_any(p, w, marks);
}

/* A line of a list: behind a bullet, or short, with a number and no stop at its end. */
static bool is_item(const struct page *p, const struct sentence *s)
{
	enum { SHORT = 12 };
	bool number = false;
	for (uint32_t w = s->first; w < s->end && w < s->first + SHORT; w++)
		number |= p->mark[w].quantity != NONE;
	return is_bullet(p, s->first) ||
	       (number && s->end - s->first <= SHORT && !word_is(p, s->end - 1, "."));
}

/* "Hospital figures:", no "Cumulative:" */
static bool is_office(const struct page *p, const struct saying *s)
{
	for (uint32_t w = s->source; w < s->source_end; w++)
		if (word_has(p, w, FEATURE_SOURCE) || word_has(p, w, FEATURE_ORG))
			return true;
	return false;
}

/* SAY-30: "The hospital gave these figures:" speaks for the list below it. */
static void continue_lists(struct page *p, struct sayings *out)
{
	enum { ITEMS_MOST = 60 };
	const struct sentence *all = p->scan.sentences.at;
	size_t known = out->count;
	for (size_t k = 0; k < known; k++) {
		const struct saying head = out->at[k];
		const struct sentence *s = &all[head.sentence];
		bool last = k + 1 == known || out->at[k + 1].sentence != head.sentence;
		if (head.source == NONE || !last || !word_is(p, s->end - 1, ":") ||
			(head.verb == NONE && !is_office(p, &head)))
			continue;
		for (uint32_t i = head.sentence + 1;
			i < p->scan.sentences.count && all[i].paragraph != s->paragraph; i++) {
			bool goes_on =
				i > head.sentence + 1 && all[i].paragraph == all[i - 1].paragraph;
			if ((!goes_on && !is_item(p, &all[i])) || i > head.sentence + ITEMS_MOST)
				break;
			if (p->live[i])
				add_more(p, out, &head, "SAY-30", i);
		}
	}
}

/* "(Mbala) Good evening." */
static bool opens_turn(const struct page *p, const struct sentence *s)
{
	enum { NAME_MOST = 5 };
	if (!word_is(p, s->first, "(") && !word_is(p, s->first, "["))
		return false;
	for (uint32_t w = s->first + 2; w + 1 < s->end && w < s->first + NAME_MOST; w++)
		if (word_is(p, w, ")") || word_is(p, w, "]"))
			return true;
	return false;
}

static bool begins_paragraph(const struct page *p, size_t i)
{
	const struct sentence *s = &p->scan.sentences.at[i];
	return i == 0 || s[-1].paragraph != s->paragraph;
}

/* Is the text one of turns: an interviewer's label, or one and the same label before two paragraphs? */
static bool is_transcript(const struct page *p)
{
	enum { LABELS_MOST = 64 };
	struct str seen[LABELS_MOST];
	size_t known = 0;
	for (size_t i = 0; i < p->scan.sentences.count && known < LABELS_MOST; i++) {
		uint32_t colon = begins_paragraph(p, i) ? page_label_end(p, i) : NONE;
		if (colon == NONE)
			continue;
		struct str label = page_words(p, p->scan.sentences.at[i].first, colon);
		for (size_t k = 0; k < known; k++)
			if (str_equal_fold(seen[k], label))
				return true;
		seen[known++] = label;
	}
	return false;
}

/* Does another begin to speak with sentence i? `turns`: the text is one of turns, which go on over paragraphs. */
static bool ends_turn(const struct page *p, size_t i, uint32_t paragraph, bool turns)
{
	const struct sentence *s = &p->scan.sentences.at[i];
	if (s->paragraph == paragraph)
		return turns && page_label_end(p, i) != NONE;
	return !turns || s->block != BLOCK_BODY || page_label_end(p, i) != NONE ||
	       opens_turn(p, s) || is_bullet(p, s->first);
}

/* SAY-18: "CALLER: ..." at the head of a paragraph speaks to its end, in a text of turns to where another speaks. */
static void continue_turns(struct page *p, struct sayings *out)
{
	size_t known = out->count;
	bool turns = !p->wide && known && is_transcript(p);
	for (size_t k = 0; k < known; k++) {
		const struct sentence *s = &p->scan.sentences.at[out->at[k].sentence];
		const struct saying *turn = &out->at[k];
		bool bracket = opens_turn(p, s);
		bool head = bracket || begins_paragraph(p, turn->sentence) ||
			    (turns && page_label_end(p, turn->sentence) != NONE);
		if (!str_equal(str_from(turn->rule), STR("SAY-6")) || !head ||
			turn->source >= s->first + 4)
			continue;
		for (uint32_t i = turn->sentence + 1;
			i < p->scan.sentences.count && !ends_turn(p, i, s->paragraph, turns); i++) {
			if (bracket && opens_turn(p, &p->scan.sentences.at[i]))
				break;
			if (is_bullet(p, s->first) && is_bullet(p, p->scan.sentences.at[i].first))
				break;
			if (!p->live[i])
				continue;
			struct saying more = out->at[k];
			more.rule = "SAY-18";
			more.sentence = i;
			more.first = p->scan.sentences.at[i].first;
			more.end = p->scan.sentences.at[i].end;
			*PUSH(p->mem, out) = more;
		}
	}
}

/* "That is what the mayor said", "This is the figure given by the union": short, and without a number. */
static bool points_back(const struct page *p, const struct sentence *s)
{
	static const char *const heads[] = { "that", "this", "these", "those", "such", NULL };
	static const char *const what[] = { "what", "how", "figure", "number", "count", "version",
		"account", "toll", NULL };
	enum { SHORT = 16 };
	bool figure = false;
	if (s->end - s->first > SHORT || s->end < s->first + 4 ||
		!word_is_any(p, s->first, heads) || !word_has(p, s->first + 1, FEATURE_BE))
		return false;
	for (uint32_t w = s->first + 2; w < s->end; w++) {
		if (p->mark[w].quantity != NONE || word_is(p, w, ","))
			return false;
		figure |= w < s->first + 6 && word_is_any(p, w, what);
	}
	return figure;
}

/* SAY-31: whoever said it said what the sentence before tells, where nobody else is named. */
static void say_before(struct page *p, struct sayings *out)
{
	size_t known = out->count;
	for (size_t k = 0; k < known && !p->wide; k++) {
		const struct saying s = out->at[k];
		const struct sentence *at = &p->scan.sentences.at[s.sentence];
		bool only = k + 1 == known || out->at[k + 1].sentence != s.sentence;
		bool told = k > 0 && out->at[k - 1].sentence + 1 >= s.sentence &&
			    out->at[k - 1].source != NONE;
		if (s.source == NONE || s.sentence == 0 || s.stance != STANCE_ASSERTS || !only ||
			told || !p->live[s.sentence - 1] || !points_back(p, at))
			continue;
		add_more(p, out, &s, "SAY-31", s.sentence - 1);
	}
}

/* "Info: head of the administration", "Source: mayor's office": the words that name it, behind a label. */
static bool is_source_line(const struct page *p, const struct sentence *s)
{
	static const char *const labels[] = { "info", "source", "sources", "via", "per", NULL };
	enum { SHORT = 12 };
	if (s->end < s->first + 3 || s->end > s->first + SHORT || !word_is(p, s->first + 1, ":") ||
		!word_is_any(p, s->first, labels))
		return false;
	bool known = false;
	for (uint32_t w = s->first + 2; w < s->end; w++) {
		if (p->mark[w].quantity != NONE || word_is(p, w, "their"))
			return false;
		known |= word_has(p, w, FEATURE_SOURCE) || word_has(p, w, FEATURE_ORG) ||
			 word_has(p, w, FEATURE_SOURCE_HEAD);
	}
	return known;
}

/* The sentences that have a source. */
static bool *have_source(struct page *p, const struct sayings *known)
{
	bool *have = NEW_ARRAY(p->mem, bool, p->scan.sentences.count);
	for (size_t k = 0; k < known->count; k++)
		have[known->at[k].sentence] |= known->at[k].source != NONE;
	return have;
}

/* SAY-87: "5 killed, 18 injured. Info: head of the administration": of what its paragraph tells before it. */
static void source_paragraphs(struct page *p, struct sayings *out)
{
	enum { BACK = 12 }; /* sentences */
	const struct sentence *all = p->scan.sentences.at;
	bool *have = NULL;
	for (uint32_t i = 1; i < p->scan.sentences.count && !p->wide && !p->voice.name.at; i++) {
		if (all[i].paragraph != all[i - 1].paragraph || !is_source_line(p, &all[i]))
			continue;
		have = have ? have : have_source(p, out);
		for (uint32_t n = i;
			n-- > 0 && n + BACK > i && all[n].paragraph == all[i].paragraph;) {
			if (!p->live[n] || have[n])
				continue;
			have[n] = true;
			*PUSH(p->mem, out) = (struct saying){ .rule = "SAY-87",
				.sentence = n,
				.first = all[n].first,
				.end = all[n].end,
				.source = all[i].first + 2,
				.source_end = all[i].end - word_is(p, all[i].end - 1, "."),
				.verb = NONE,
				.stance = STANCE_ASSERTS,
				.accused = NONE };
		}
	}
}

static int by_sentence(const void *a, const void *b)
{
	const struct saying *x = a, *y = b;
	if (x->sentence != y->sentence)
		return x->sentence < y->sentence ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return (x->end < y->end) - (x->end > y->end);
}

void sayings_settle(struct page *p)
{
	size_t sentences = p->scan.sentences.count, k = 0;
	say_before(p, &p->sayings);
	continue_quotations(p, &p->sayings);
	continue_turns(p, &p->sayings);
	continue_lists(p, &p->sayings);
	source_paragraphs(p, &p->sayings);
	if (p->sayings.count)
		qsort(p->sayings.at, p->sayings.count, sizeof *p->sayings.at, by_sentence);
	p->first_saying = NEW_ARRAY(p->mem, uint32_t, sentences + 1);
	for (size_t i = 0; i <= sentences; i++) {
		while (k < p->sayings.count && p->sayings.at[k].sentence < i)
			k++;
		p->first_saying[i] = (uint32_t)k;
	}
	p->source_of = NEW_ARRAY(p->mem, struct source_known, p->sayings.count);
}

size_t sayings_over(
	const struct page *p, uint32_t sentence, uint32_t word, uint32_t *found, size_t room)
{
	const struct sayings *all = &p->sayings;
	size_t n = 0;
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &all->at[i];
		bool verb = word == s->verb && s->source != NONE && !p->wide &&
			    !strcmp(s->rule, "SAY-1") && /* "has counted 112" */
			    !chunk_at(p, p->mark[s->source].chunk)->none;
		if (((word < s->first || word >= s->end) && !verb) ||
			(s->source != NONE && word >= s->source && word < s->source_end))
			continue;
		if (n < room)
			found[n++] = i;
	}
	/* wider scopes first: the narrowest is the origin */
	for (size_t a = 1; a < n; a++)
		for (size_t b = a; b > 0; b--) {
			const struct saying *x = &all->at[found[b - 1]], *y = &all->at[found[b]];
			bool deeper = x->cited != y->cited ? y->cited
							   : x->end - x->first >= y->end - y->first;
			if (deeper)
				break;
			uint32_t swap = found[b];
			found[b] = found[b - 1];
			found[b - 1] = swap;
		}
	return n;
}
