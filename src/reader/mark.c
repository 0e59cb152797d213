#include "reader/mark.h"

#include <string.h>

struct str page_words(const struct page *p, uint32_t first, uint32_t end)
{
	if (first >= end)
		return (struct str){ 0 };
	return str_slice(
		p->scan.text, p->scan.words.at[first].begin, p->scan.words.at[end - 1].end);
}

static void mark_sentence(struct page *p, size_t sentence)
{
	enum { AHEAD = 16, NEAR = 6 };
	const struct sentence *s = &p->scan.sentences.at[sentence];
	const struct word *words = p->scan.words.at;
	feature_set within = 0;
	struct word_sieves sieves = { 0, 0 };
	for (uint32_t i = s->first; i < s->end; i++) {
		sieves.coarse |= (uint64_t)1 << words[i].sieve;
		sieves.fine |= (uint64_t)1 << word_fine_sieve(words[i].print);
	}
	p->sieves[sentence] = sieves;
	for (uint32_t i = s->first, end; i < s->end; i = end) {
		if (i + AHEAD < p->scan.words.count) {
			lexicon_expect(p->lexicon, &words[i + AHEAD]);
			lexicon_expect_entry(p->lexicon, &words[i + NEAR]);
		}
		const struct lexeme *x = lexicon_find(p->lexicon, &words[i], s->end - i);
		bool bound = x && x->words == 2 && !p->wide && i + 2 < s->end &&
			     word_is(p, i + 1, "at") && word_is(p, i + 2, "least");
		if (bound) /* "shot at least 19 people": at none of them */
			x = lexicon_find(p->lexicon, &words[i], 1);
		end = i + (x ? x->words : 1);
		mark_as(p, x, i, end);
		within |= p->has[i];
	}
	p->within[sentence] = within;
}

static feature_set within(const struct page *p, const struct sentence *s)
{
	return p->within[s - p->scan.sentences.at];
}

#define SET(name) ((feature_set)1 << FEATURE_##name)

/* A word that can tell of harm: sentences without one, and without one beside them, are passed over. */
static const feature_set triggers = SET(VERB) | SET(DIE) | SET(EVENT) | SET(DEAD) | SET(TOLL) |
				    SET(BODY) | SET(WOUNDS) | SET(FALSE) | SET(DISOWN) | SET(LIVE);

/* Words that go with force though they tell of none by themselves. */
static const feature_set of_force = SET(MEANS) | SET(ARMED);

static const feature_set numbers = SET(NUMBER) | SET(VAGUE);

/* "have not been found": FRAME-17 */
static bool is_not_found(const struct page *p, const struct sentence *s, uint32_t i)
{
	bool found = word_is(p, i, "found") ||
		     (!p->wide && (word_is(p, i, "seen") || word_is(p, i, "heard")));
	return i >= s->first + 2 && found &&
	       (word_is(p, i - 1, "been") || word_is(p, i - 1, "be")) &&
	       word_has(p, i - 2, FEATURE_NEGATION);
}

/* "My husband had been taken at the bridge": FRAME-57 */
static bool is_taken(const struct page *p, const struct sentence *s, uint32_t i)
{
	if (!word_has(p, i, FEATURE_FIND) || !word_is(p, i, "taken") || i < s->first + 3 ||
		!word_has(p, i - 1, FEATURE_BE))
		return false;
	if (!p->wide && within(p, s) & SET(ARMED))
		return true; /* "A shepherd was taken across the line by armed men" */
	for (uint32_t w = s->first; w < i; w++)
		if (word_is(p, w, "my") || word_is(p, w, "our") || word_is(p, w, "his") ||
			word_is(p, w, "her"))
			return true;
	return false;
}

/* A denial, an admission or a retraction: of what was told elsewhere (FRAME-35). */
static bool answers(const struct lexeme *x)
{
	return lexeme_has(x, FEATURE_SAY) &&
	       (x->stance == STANCE_DENIES || x->stance == STANCE_CONCEDES ||
		       x->stance == STANCE_RETRACTS || x->stance == STANCE_CONFIRMS);
}

/* "No unit was there", "nobody fired a weapon": a denial without a word for it (FRAME-35). */
static bool negates_force(const struct page *p, const struct sentence *s)
{
	bool negated = within(p, s) & SET(NEGATION);
	if (!(within(p, s) & of_force))
		return false;
	for (uint32_t i = s->first; i < s->end && !negated; i++)
		negated = word_is(p, i, "planted");
	return negated;
}

/* "without water", "electricity was cut": a utility, and a word of its failing. */
static bool lacks_utility(const struct page *p, const struct sentence *s)
{
	feature_set all = within(p, s);
	uint32_t sentence = (uint32_t)(s - p->scan.sentences.at);
	if (all & SET(UTILITY) && all & (SET(NEGATION) | SET(FAIL)))
		return true;
	if (p->wide)
		return false;
	if (sentence_is_of(p, sentence, FAMILY_SHOPS) && sentence_is_of(p, sentence, FAMILY_SHUTS))
		return true; /* FRAME-360 */
	return (all & (SET(UTILITY) | SET(SUPPLY) | SET(CONDUIT)) ||
		       may_stand(p, sentence, "well")) &&
	       (all & SET(NEGATION) || may_stand(p, sentence, "neither") ||
		       ((may_stand(p, sentence, "hour") || may_stand(p, sentence, "hours")) &&
			       may_stand(p, sentence, "day")) ||
		       page_tells_of_cut(p, sentence) || /* FRAME-216 */
		       any_may_stand(p, sentence, WORDS("normally", "usual", "hindrance")) ||
		       sentence_is_of(p, sentence, FAMILY_SCANT));
}

/* "The army said that it responded", "it never happened" (FRAME-35), "rounds fell on the camp" (CLAIM-82). */
static bool answers_for_deed(const struct page *p, const struct sentence *s)
{
	feature_set all = within(p, s);
	if (all & SET(CLAIM_DEED) || (all & SET(SAY) && all & SET(ACTIVITY)) ||
		(all & SET(LAND) && all & SET(MEANS)))
		return true;
	uint32_t sentence = (uint32_t)(s - p->scan.sentences.at);
	bool place = !p->wide && may_stand(p, sentence, "place");
	bool not = !p->wide && all & SET(NEGATION) &&
		   (may_stand(p, sentence, "occur") || may_stand(p, sentence, "happen"));
	if (!place && !not &&!may_stand(p, sentence, "happened") &&
		!may_stand(p, sentence, "occurred"))
		return false;
	for (uint32_t i = s->first; i < s->end; i++)
		if (word_is(p, i, "happened") || word_is(p, i, "occurred") ||
			(not &&i > s->first && word_has(p, i - 1, FEATURE_NEGATION) &&
				(word_is(p, i, "occur") || word_is(p, i, "happen"))) ||
			(place && i > s->first && word_is(p, i, "place") &&
				(word_is(p, i - 1, "took") || word_is(p, i - 1, "taken"))))
			return true;
	return false;
}

/* "They took my husband" */
static bool takes_kin(const struct page *p, const struct sentence *s)
{
	static const char *const whose[] = { "my", "our", "his", "her", "their", NULL };
	bool may = !p->wide && within(p, s) & SET(PERSON);
	for (uint32_t i = s->first; may && i + 3 < s->end; i++)
		if (word_is(p, i, "they") && word_is(p, i + 1, "took") &&
			word_is_any(p, i + 2, whose) && word_has(p, i + 3, FEATURE_PERSON))
			return true;
	return false;
}

/* "We take that back", "Please do not repeat it": SAY-100. */
static bool takes_it_back(const struct page *p, const struct sentence *s)
{
	static const char *const it[] = { "that", "this", "it", NULL };
	static const char *const repeats[] = { "repeat", "print", "quote", "spread", NULL };
	for (uint32_t i = s->first; i + 1 < s->end && !p->wide; i++)
		if (word_is_any(p, i, repeats) && word_is_any(p, i + 1, it))
			return true;
	if (p->wide || !may_stand(p, (uint32_t)(s - p->scan.sentences.at), "back"))
		return false;
	for (uint32_t i = s->first; i + 2 < s->end; i++)
		if (word_is_any(p, i + 1, it) && word_is(p, i + 2, "back") &&
			(word_is(p, i, "take") || word_is(p, i, "takes") || word_is(p, i, "took")))
			return true;
	return false;
}

static bool has_trigger(const struct page *p, const struct sentence *s)
{
	feature_set all = within(p, s);
	if (all & (p->wide ? triggers | of_force : triggers))
		return true;
	for (uint32_t i = s->first; i < s->end && all & (SET(SAY) | SET(FIND) | SET(NEGATION)); i++)
		if (answers(p->mark[i].lex) || (!p->wide && word_has(p, i, FEATURE_ACCUSE)) ||
			is_not_found(p, s, i) || is_taken(p, s, i))
			return true;
	return lacks_utility(p, s) || negates_force(p, s) || takes_kin(p, s) ||
	       mark_names_hardship(p, s) || takes_it_back(p, s) ||
	       (!p->wide && (answers_for_deed(p, s) || mark_lays_at_door(p, s) ||
				    mark_orders_out(p, s) ||
				    mark_tells_of_dead(p, (uint32_t)(s - p->scan.sentences.at))));
}

static bool is_number(const struct page *p, uint32_t i)
{
	struct str rest = low_at(p, i), tens;
	if (word_has(p, i, FEATURE_NUMBER) || (p->scan.words.at[i].shape & SHAPE_DIGIT))
		return true;
	if (p->scan.words.at[i].plain)
		return false;
	str_cut(&rest, '-', &tens);
	return rest.at && lexeme_has(lexicon_word(p->lexicon, tens), FEATURE_NUMBER);
}

/* A number and a word for people: what was done to them may be told by a turn of phrase (FRAME-34). */
static bool counts_people(const struct page *p, const struct sentence *s)
{
	bool number = within(p, s) & numbers;
	bool people = within(p, s) & (SET(PERSON) | SET(COLLECTIVE));
	for (uint32_t i = s->first; i < s->end && !people && !p->wide; i++)
		people = word_is(p, i, "they") || word_is(p, i, "us");
	for (uint32_t i = s->first; i < s->end && people && !number; i++)
		number = is_number(p, i);
	return number && people;
}

/* "Three were called out at night and did not come back": a number, and a verb that means something by itself. */
static bool counts_and_turns(const struct page *p, const struct sentence *s)
{
	if (p->wide || !(within(p, s) & numbers))
		return false;
	for (uint32_t i = s->first; i < s->end; i++)
		if (!word_has(p, i, FEATURE_BE) && !word_has(p, i, FEATURE_HAVE) &&
			!word_has(p, i, FEATURE_SAY) &&
			turn_classes(p->turns, &p->scan.words.at[i]))
			return true;
	return false;
}

static bool has_turn(const struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first; i < s->end; i++)
		if ((!p->wide || (!word_has(p, i, FEATURE_BE) && !word_has(p, i, FEATURE_HAVE))) &&
			turn_classes(p->turns, &p->scan.words.at[i]))
			return true;
	return false;
}

/* "I recognised my cousin by his belt": one's own, and a verb that a turn of phrase may complete. */
static bool tells_of_own(const struct page *p, const struct sentence *s)
{
	static const char *const own[] = { "my", "our", NULL };
	if (p->wide || !(within(p, s) & (SET(PERSON) | SET(PRONOUN))))
		return false;
	for (uint32_t i = s->first; i + 1 < s->end; i++) {
		bool person = word_has(p, i + 1, FEATURE_PERSON) ||
			      (i + 2 < s->end && word_has(p, i + 2, FEATURE_PERSON));
		if (word_is(p, i, "i") || word_is(p, i, "me") || word_is(p, i, "him") ||
			(person && word_is_any(p, i, own)))
			return has_turn(p, s);
	}
	return false;
}

/* "Twelve were women." goes on where the sentence before counted. */
static bool begins_with_number(const struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first; i < s->end && i < s->first + 4; i++)
		if (word_has(p, i, FEATURE_VAGUE) || is_number(p, i))
			return true;
	return false;
}

/* "The union says 73.": a number with a verb of saying counts what was counted before. */
static bool goes_on_counting(const struct page *p, const struct sentence *s)
{
	static const feature_set tells = SET(SAY) | SET(SEEN) | SET(NAMES) | SET(FIGURE);
	bool there = word_is(p, s->first, "there"); /* "There are thirty-four." */
	bool number = false;
	if (there || within(p, s) & tells || word_has(p, s->first, FEATURE_PARTITIVE))
		for (uint32_t i = s->first; i < s->end && !number; i++)
			number = is_number(p, i);
	return number || begins_with_number(p, s);
}

static bool says(const struct page *p, const struct sentence *s)
{
	bool quote = false;
	for (uint32_t i = s->first; i < s->end && within(p, s) & SET(SAY) && !quote; i++)
		quote = word_is(p, i, "\"");
	return quote;
}

/* A quotation that goes on in a live sentence is read from where its speaker is named. */
static void keep_speakers(struct page *p)
{
	const struct sentence *s = p->scan.sentences.at;
	size_t count = p->scan.sentences.count, live = count;
	for (size_t i = count; i-- > 0;) {
		if (p->live[i])
			live = i;
		else if (live < count && s[live].paragraph <= s[i].paragraph + 1 && live - i < 5 &&
			 says(p, &s[i]))
			p->live[i] = true;
	}
}

/* SAY-28: and so is the sentence that closes it, where the speaker may be named at the end. */
static void keep_closers(struct page *p)
{
	bool open = false, wanted = false;
	for (size_t i = 0; i < p->scan.sentences.count; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		size_t marks = 0;
		if (i == 0 || s[-1].paragraph != s->paragraph)
			open = wanted = false;
		for (uint32_t w = s->first; w < s->end; w++)
			marks += word_is(p, w, "\"");
		p->live[i] = p->live[i] || (wanted && marks && says(p, s));
		open ^= marks & 1;
		wanted = open && (wanted || p->live[i]);
	}
}

static bool is_live_before(const struct page *p, size_t i)
{
	enum { BACK = 4 };
	for (size_t k = i; k-- > 0 && k + BACK >= i;)
		if (p->live[k])
			return true;
	return false;
}

/* "It said", "..., she said": who that is stands in a sentence before. */
static bool speaks_by_pronoun(const struct page *p, const struct sentence *s)
{
	uint32_t w = s->first;
	if (word_is(p, w, "\"") && w + 1 < s->end)
		w++;
	bool pronoun = word_is(p, w, "it") || word_is(p, w, "he") || word_is(p, w, "she") ||
		       word_is(p, w, "they");
	for (uint32_t i = s->first; !p->wide && !pronoun && i + 1 < s->end; i++)
		pronoun = (word_is(p, i, "he") || word_is(p, i, "she")) &&
			  word_has(p, i + 1, FEATURE_SAY); /* "The mill was shelled, she said." */
	return pronoun;
}

/* "It said", "On Wednesday it denied": who that is heads the sentence before, whatever is told there. */
static bool begins_with_it(const struct page *p, const struct sentence *s)
{
	enum { HEAD = 4, LONG = 14 }; /* "In a statement issued late on Thursday it confirmed" */
	uint32_t head = s->first + (word_is(p, s->first, "in") ? LONG : HEAD);
	for (uint32_t i = s->first; !p->wide && i + 1 < s->end && i < head; i++)
		if ((word_is(p, i, "it") || word_is(p, i, "they")) &&
			word_has(p, i + 1, FEATURE_SAY))
			return true;
	return false;
}

/* "Six were killed, it said.", "..., the statement said.": SAY-103. */
static bool ends_with_it(const struct page *p, const struct sentence *s)
{
	uint32_t said = s->end - (word_is(p, s->end - 1, ".") ? 2 : 1);
	if (p->wide || s->end < s->first + 5 || !word_has(p, said, FEATURE_SAY))
		return false;
	return word_is(p, said - 1, "it") ||
	       (word_is(p, said - 1, "statement") && word_is(p, said - 2, "the"));
}

/* "..., its spokeswoman said": whose she is stands in the sentence before. */
static bool names_mouth(const struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first; !p->wide && i + 1 < s->end; i++)
		if (word_is(p, i, "its") &&
			(word_has(p, i + 1, FEATURE_SOURCE_HEAD) ||
				(i + 2 < s->end && word_has(p, i + 2, FEATURE_SOURCE_HEAD))))
			return true;
	return false;
}

/* "The Committee gave a higher figure. It said": the sentence that names the speaker of a live one behind it; past a
 * quotation that nobody is said to say. */
static bool names_speaker(const struct page *p, size_t i)
{
	enum { AHEAD = 3 };
	const struct sentence *s = p->scan.sentences.at;
	if (i + 1 < p->scan.sentences.count && p->live[i + 1] &&
		(names_mouth(p, &s[i + 1]) || begins_with_it(p, &s[i + 1]) ||
			ends_with_it(p, &s[i + 1])))
		return true;
	if (!(within(p, &s[i]) & SET(SAY)))
		return false;
	for (size_t k = i + 1; k < p->scan.sentences.count && k <= i + AHEAD; k++) {
		if (p->live[k] && speaks_by_pronoun(p, &s[k]))
			return true;
		if (p->wide || within(p, &s[k]) & SET(SAY) || s[k].paragraph != s[i].paragraph)
			return false;
	}
	return false;
}

/* "So was his nephew.", "My mother, my wife." behind a sentence that is read closely (FRAME-53, FRAME-55). */
static bool goes_on(const struct page *p, const struct sentence *s)
{
	enum { SHORT = 16 };
	uint32_t w = s->first;
	while (w + 1 < s->end && (p->scan.words.at[w].shape & SHAPE_PUNCT))
		w++;
	bool item =
		s->end - s->first > 2 && (word_is(p, s->first, "-") || word_is(p, s->first, "*") ||
						 word_is(p, s->first, "\u2022"));
	bool took = w + 1 < s->end && word_is(p, w, "they") && word_is(p, w + 1, "took");
	if (word_has(p, s->first, FEATURE_PARTITIVE))
		return true; /* "Among them was the mayor." */
	bool fragment = !p->wide &&
			!(within(p, s) & (SET(BE) | SET(HAVE) | SET(SAY) | SET(MODAL))) &&
			within(p, s) & SET(PERSON); /* "Then his father." */
	return s->end - s->first <= SHORT &&
	       (fragment || word_is(p, w, "so") || word_is(p, w, "my") || took || item);
}

/* "None of them came back.", "All of us were beaten.": what became of people counted in the two sentences before. */
static bool tells_fate(const struct page *p, const struct sentence *s)
{
	static const char *const heads[] = { "none", "nobody", "no", "not", "neither", "all",
		"both", "only", "just", "they", "them", "now", "we", "i", "of", NULL };
	enum { SHORT = 20 };
	uint32_t w = s->first;
	while (w + 1 < s->end && ((p->scan.words.at[w].shape & SHAPE_PUNCT) ||
					 word_is(p, w, "and") || word_is(p, w, "but")))
		w++;
	return s->end - s->first <= SHORT && word_is_any(p, w, heads);
}

/* "How many did they take?": the question, and the answer in the next sentence or behind a label (FRAME-113). */
static void keep_answers(struct page *p)
{
	const struct sentence *s = p->scan.sentences.at;
	size_t count = p->scan.sentences.count;
	for (size_t i = 0; i + 1 < count; i++) {
		bool asks = false;
		if (s[i].end < s[i].first + 2 ||
			(!word_is(p, s[i].end - 1, "?") && !word_is(p, s[i].end - 2, "?")))
			continue;
		for (uint32_t w = s[i].first; w < s[i].end; w++)
			asks |= word_is(p, w, "many") || word_is(p, w, "who") ||
				word_is(p, w, "whom");
		asks |= p->live[i] && s[i].end - s[i].first <= 8;
		size_t answer = s[i + 1].end - s[i + 1].first <= 2 && i + 2 < count ? i + 2 : i + 1;
		if (asks)
			p->live[i] = p->live[answer] = true;
	}
}

static void keep_fates(struct page *p)
{
	const struct sentence *s = p->scan.sentences.at;
	for (size_t i = 1; i < p->scan.sentences.count; i++) {
		if (!tells_fate(p, &s[i]))
			continue;
		bool counted = false;
		for (size_t k = i; k-- > 0 && k + 2 >= i && !counted;) {
			for (uint32_t w = s[k].first; w < s[k].end && !counted; w++)
				counted = is_number(p, w);
			if (counted)
				p->live[k] = p->live[i] = true;
		}
	}
}

/* "The hospital gave these figures:" above a list of which the first line is read closely (SAY-30). */
static void keep_heads(struct page *p)
{
	const struct sentence *s = p->scan.sentences.at;
	for (size_t i = 0; i + 1 < p->scan.sentences.count; i++)
		if (!p->live[i] && p->live[i + 1] && s[i].paragraph != s[i + 1].paragraph &&
			within(p, &s[i]) & (SET(SAY) | SET(FIGURE) | SET(SOURCE)) &&
			word_is(p, s[i].end - 1, ":"))
			p->live[i] = true;
}

/* "That is what the mayor said." behind a sentence that is read closely (SAY-31). */
static void keep_pointers(struct page *p)
{
	const struct sentence *s = p->scan.sentences.at;
	for (size_t i = 1; i < p->scan.sentences.count && !p->wide; i++)
		if (!p->live[i] && p->live[i - 1] && within(p, &s[i]) & SET(SAY) &&
			s[i].end > s[i].first + 2 && word_has(p, s[i].first + 1, FEATURE_BE) &&
			(word_is(p, s[i].first, "that") || word_is(p, s[i].first, "this")))
			p->live[i] = true;
}

/* The colon behind a speaker's label at the head of sentence i, "DR AMBER:", "Anna Bright (host):"; NONE: there is none. */
uint32_t page_label_end(const struct page *p, size_t i)
{
	enum { LABEL_MOST = 7 };
	const struct sentence *s = &p->scan.sentences.at[i];
	bool bracket = false;
	for (uint32_t w = s->first; w < s->end && w < s->first + LABEL_MOST; w++) {
		unsigned shape = p->scan.words.at[w].shape;
		if (word_is(p, w, ":"))
			return w > s->first ? w : NONE;
		bracket |= word_is(p, w, "(");
		if (!bracket && (!(shape & SHAPE_CAPITAL) || (shape & SHAPE_DIGIT)) &&
			!word_is(p, w, "."))
			return NONE;
	}
	return NONE;
}

/* "We had no losses.", behind what is read closely (FRAME-176). */
static bool tells_losses(const struct page *p, const struct sentence *s)
{
	for (uint32_t w = s->first + 1; w < s->end && !p->wide; w++) {
		bool losses = (word_is(p, w, "losses") || word_is(p, w, "loss")) &&
			      (word_is(p, w - 1, "no") || word_is(p, w - 1, "without"));
		bool named = word_is(p, w, "them") &&
			     (word_is(p, w - 1, "named") || word_is(p, w - 1, "identified"));
		if (losses || named) /* "The priest named them: Amir Hadad and Ana Reed." */
			return true;
	}
	return false;
}

void page_make_marks(struct page *p)
{
	size_t all = p->scan.words.count + 2 * (size_t)WORDS_PAST;
	p->mark = NEW_ARRAY(p->mem, struct mark, all) + WORDS_PAST;
	p->has = NEW_ARRAY(p->mem, feature_set, all) + WORDS_PAST;
	const struct mark none = { NULL, NONE, NONE, NONE, NONE, NONE, NONE, false };
	for (int k = 0; k < WORDS_PAST; k++)
		p->mark[-1 - k] = p->mark[p->scan.words.count + (size_t)k] = none;
}

void page_mark(struct page *p)
{
	size_t count = p->scan.sentences.count;
	mark_quotes(p);
	page_make_marks(p);
	page_find_families(p);
	p->within = NEW_ARRAY(p->mem, feature_set, count);
	p->sieves = NEW_ARRAY(p->mem, struct word_sieves, count);
	p->live = NEW_ARRAY(p->mem, bool, count + 1);
	for (size_t i = 0; i < count; i++)
		mark_sentence(p, i);
	for (size_t i = 0; i < count; i++)
		p->live[i] =
			has_trigger(p, &p->scan.sentences.at[i]) ||
			(is_live_before(p, i) && goes_on_counting(p, &p->scan.sentences.at[i]));
	for (size_t i = 0; i < count; i++)
		if (!p->live[i] && counts_people(p, &p->scan.sentences.at[i]))
			p->live[i] = (i > 0 && p->live[i - 1]) ||
				     (i + 1 < count && p->live[i + 1]) ||
				     has_turn(p, &p->scan.sentences.at[i]);
	for (size_t i = 0; i < count; i++)
		p->live[i] = p->live[i] || tells_of_own(p, &p->scan.sentences.at[i]) ||
			     counts_and_turns(p, &p->scan.sentences.at[i]);
	for (size_t i = 0; i + 1 < count; i++)
		p->live[i] = p->live[i] || names_speaker(p, i);
	for (size_t i = 1; i < count; i++)
		p->live[i] = p->live[i] ||
			     (p->live[i - 1] && (goes_on(p, &p->scan.sentences.at[i]) ||
							tells_losses(p, &p->scan.sentences.at[i])));
	keep_fates(p);
	keep_answers(p);
	mark_turns(p);
	keep_heads(p);
	keep_pointers(p);
	mark_persons(p);
	keep_closers(p);
	mark_numbers(p);
	keep_speakers(p);
}

/* "Sixty-two camp residents": a number is no part of a place's name. */
static bool begins_as_number(const struct page *p, const struct spot *s)
{
	struct str rest = low_at(p, s->first), tens;
	str_cut(&rest, '-', &tens);
	return word_has(p, s->first, FEATURE_NUMBER) ||
	       (rest.at && lexeme_has(lexicon_word(p->lexicon, tens), FEATURE_NUMBER));
}

/* "Orsk Today": the name of a paper. */
static bool ends_paper(const struct page *p, uint32_t w)
{
	const struct word *at = &p->scan.words.at[w];
	return w > 0 && word_is(p, w, "today") && (at->shape & SHAPE_CAPITAL) &&
	       !(at->shape & SHAPE_UPPER) && !(at->shape & SHAPE_FIRST) &&
	       (at[-1].shape & SHAPE_CAPITAL);
}

/* Times and places over the words they cover: numbers in them count nothing, names in them are nobody's. */
void page_mark_settings(struct page *p)
{
	page_clear_outlets(p);
	for (uint32_t i = 0; i < p->moments.count; i++)
		for (uint32_t w = p->moments.at[i].first; w < p->moments.at[i].end; w++)
			if (p->wide || !ends_paper(p, w))
				p->mark[w].moment = i;
	for (uint32_t i = 0; i < p->spots.count; i++)
		p->spots.at[i].adjective |= begins_as_number(p, &p->spots.at[i]);
	for (uint32_t i = 0; i < p->spots.count; i++)
		for (uint32_t w = p->spots.at[i].first; w < p->spots.at[i].end; w++)
			if (p->spots.at[i].adjective)
				p->mark[w].nation = true;
			else if (!p->spots.at[i].in_name)
				p->mark[w].spot = i;
}
