#include "reader/setting.h"

/* Whether a figure is called preliminary, updated or final: STAGE-1 to STAGE-3. */
static bool stands_near(const struct page *p, uint32_t i, const struct sentence *s)
{
	for (uint32_t k = i > s->first + 4 ? i - 4 : s->first; k < i + 6 && k < s->end; k++)
		if (word_has(p, k, FEATURE_TOLL) || word_is(p, k, "count") ||
			word_is(p, k, "number") || word_is(p, k, "figure") ||
			word_is(p, k, "bulletin"))
			return true;
	return false;
}

/* Most sentences have none of these. */
static bool may_rise(const struct page *p, uint32_t sentence)
{
	static const char *const grows[] = { "rise", "grow", "increase", "climb", "rising", NULL };
	return !p->wide && any_may_stand(p, sentence, grows);
}

/* STAGE-2: "the toll is likely to rise", "the number could climb", "the count keeps rising". */
static bool says_toll_rises(const struct page *p, uint32_t sentence)
{
	static const char *const grows[] = { "rise", "grow", "increase", "climb", NULL };
	static const char *const figures[] = { "toll", "number", "count", "figure", "figures",
		"tally", "deaths", NULL };
	static const char *const leads[] = { "likely", "liable", "expected", "feared", "set",
		"could", "may", "might", "would", "bound", "sure", NULL };
	static const char *const others[] = { "wounded", "injured", "displaced", "missing",
		"refugees", "injuries", "cases", NULL };
	enum { FIGURE = 9, LEAD = 3 };
	const struct sentence *s = &p->scan.sentences.at[sentence];
	bool lead = false, figure = false;
	for (uint32_t w = s->first; may_rise(p, sentence) && w < s->end; w++) {
		if (!word_is_any(p, w, grows))
			continue;
		for (uint32_t k = w; k > s->first && k + FIGURE > w; k--) {
			if (word_is_any(p, k - 1, others))
				break;
			lead |= k + LEAD > w && word_is_any(p, k - 1, leads);
			figure |= word_is_any(p, k - 1, figures);
		}
		if (lead && figure)
			return true;
	}
	return false;
}

/* Of which such a sentence speaks: no part, and none of the hurt. */
static bool is_of_the_dead(const struct event *e)
{
	return e->harm == HARM_KILLED && e->count.known && !e->part.at;
}

/* STAGE-1: "not a final toll", "The toll is not final". */
static bool is_denied(const struct page *p, uint32_t i, const struct sentence *s)
{
	enum { BACK = 3 };
	for (uint32_t k = i; k > s->first && k + BACK > i; k--)
		if (word_is(p, k - 1, "not") || word_is(p, k - 1, "no"))
			return !p->wide;
	return false;
}

/* STAGE-1: "until now", "up to this hour", "as of now", "in a non-final toll". */
static bool is_until_now(const struct page *p, const struct sentence *s, uint32_t sentence)
{
	static const char *const rare[] = { "now", "moment", "hour", "non-final", NULL };
	static const char *const until[] = { "until", "till", "to", "of", NULL };
	if (p->wide || !any_may_stand(p, sentence, rare))
		return false;
	for (uint32_t w = s->first + 1; w < s->end; w++) {
		bool this = w + 1 < s->end && word_is(p, w, "this") &&
			    (word_is(p, w + 1, "hour") || word_is(p, w + 1, "moment"));
		bool up = word_is(p, w - 1, "until") || word_is(p, w - 1, "till") ||
			  (w > s->first + 1 &&
				  ((word_is(p, w - 1, "to") && word_is(p, w - 2, "up")) ||
					  (word_is(p, w - 1, "of") && word_is(p, w - 2, "as"))));
		if (((this || word_is(p, w, "now")) && word_is_any(p, w - 1, until) && up) ||
			word_is(p, w, "non-final"))
			return true;
	}
	return false;
}

/* STAGE-2: "... The number was preliminary": said of the figure in the sentence before. */
static bool is_called_preliminary(const struct page *p, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence] + 1;
	if (e->sentence + 1 >= p->scan.sentences.count)
		return false;
	uint32_t w = s->first; /* "This has not been confirmed." */
	if (s->end - w < 10 && w + 3 < s->end &&
		(word_is(p, w, "this") || word_is(p, w, "that") || word_is(p, w, "it")) &&
		word_is(p, w + 2, "not"))
		for (uint32_t i = w + 3; i < s->end; i++)
			if (word_is(p, i, "confirmed") || word_is(p, i, "verified") ||
				(!p->wide && word_has(p, i, FEATURE_FINAL)))
				return true;
	if (is_of_the_dead(e) && s->paragraph <= s[-1].paragraph + 1 &&
		says_toll_rises(p, e->sentence + 1))
		return true;
	bool said = p->within[e->sentence + 1] >> FEATURE_PRELIMINARY & 1;
	for (uint32_t i = s->first; said && i + 2 < s->end; i++)
		if ((word_is(p, i, "number") || word_is(p, i, "figure") || word_is(p, i, "count") ||
			    word_is(p, i, "toll")) &&
			word_has(p, i + 1, FEATURE_BE) && word_has(p, i + 2, FEATURE_PRELIMINARY))
			return true;
	return false;
}

/* STAGE-2: "... This figure is final as far as the scene is concerned": said of the figure a few sentences before in its paragraph. */
static bool is_called_final(const struct page *p, const struct event *e)
{
	static const char *const figures[] = { "figure", "figures", "number", "count", "toll",
		"total", NULL };
	enum { BEHIND = 4 };
	const struct sentence *from = &p->scan.sentences.at[e->sentence];
	size_t last = e->sentence + BEHIND;
	if (p->wide || e->part.at || !e->count.known)
		return false;
	for (size_t n = e->sentence + 1; n < p->scan.sentences.count && n <= last; n++) {
		const struct sentence *s = &p->scan.sentences.at[n];
		if (s->paragraph != from->paragraph)
			return false;
		uint32_t w = s->first + 1;
		bool this = word_is(p, s->first, "this") || word_is(p, s->first, "the");
		if (this && w + 2 < s->end && word_is_any(p, w, figures) &&
			word_has(p, w + 1, FEATURE_BE) && word_is(p, w + 2, "final"))
			return true;
	}
	return false;
}

static bool is_early_word(const struct page *p, uint32_t i)
{
	static const char *const early[] = { "initially", "originally", "earlier", "previously",
		"first", "initial", "early", NULL };
	if (word_is_any(p, i, early))
		return true;
	return word_is(p, i, "at") && word_is(p, i + 1, "first");
}

static bool is_telling(const struct page *p, uint32_t i)
{
	static const char *const telling[] = { "put", "gave", "given", "reports", "report",
		"accounts", "figures", "counted", "listed", "stood", NULL };
	if (word_is_any(p, i, telling))
		return true;
	return word_has(p, i, FEATURE_SAY);
}

/* "the coast guard, which had given a figure of 41": until then. */
static bool had_told(const struct page *p, uint32_t i)
{
	static const char *const which[] = { "which", "who", NULL };
	static const char *const told[] = { "put", "given", "reported", "counted", "listed",
		"announced", "spoken", NULL };
	return word_is_any(p, i, which) && word_is(p, i + 1, "had") && word_is_any(p, i + 2, told);
}

static size_t first_event_of(const struct page *p, uint32_t sentence)
{
	size_t low = 0, high = p->events.count; /* events stand in the order of their sentences */
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (p->events.at[mid].sentence < sentence)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* STAGE-3: "had earlier reported seven", "initially put the dead at 12", "the first reports spoke
 * of": the figure that comes next in the sentence was an early one. */
static bool is_told_early(const struct page *p, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	uint32_t marker = NONE;
	for (uint32_t i = s->first; i + 1 < s->end && i < e->first; i++)
		if ((is_early_word(p, i) &&
			    (is_telling(p, i + 1) || (i > s->first && is_telling(p, i - 1)))) ||
			(i + 2 < s->end && had_told(p, i)))
			marker = i;
	if (marker == NONE)
		return false;
	for (size_t k = first_event_of(p, e->sentence); k < p->events.count; k++) {
		const struct event *o = &p->events.at[k];
		if (o->sentence != e->sentence)
			break;
		if (o != e && o->harm == e->harm && o->first > marker && o->first < e->first &&
			o->count.known)
			return false;
	}
	return true;
}

/* STAGE-3: "Earlier, the prosecutor reported 31 dead and the governor 24": both of them. */
static bool is_behind_earlier(const struct page *p, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	bool head = s->first + 2 < s->end && word_is(p, s->first, "earlier") &&
		    word_is(p, s->first + 1, ",");
	for (uint32_t i = s->first + 2; head && i < e->first; i++)
		if (is_telling(p, i))
			return !p->wide;
	return false;
}

/* "that the number had "risen to 17 martyrs"": the verb stands close before its number. */
static bool is_risen_to(const struct page *p, uint32_t i, const struct event *e)
{
	enum { NEAR = 3 };
	return i + 1 < e->first + 1 && word_is(p, i + 1, "to") && e->first <= i + NEAR &&
	       !e->part.at;
}

/* The number behind "then", "and later" from word w on, or NONE: "31, then of fifty dead". */
static uint32_t number_after_then(const struct page *p, uint32_t w, uint32_t end)
{
	static const char *const then[] = { "then", "later", "subsequently", "afterwards", NULL };
	static const char *const links[] = { "of", "to", "at", "as", "by", NULL };
	w += w < end && word_is(p, w, ",");
	w += w < end && word_is(p, w, "and");
	if (w + 1 >= end || !word_is_any(p, w, then))
		return NONE;
	w += 1 + word_is_any(p, w + 1, links);
	return w < end ? p->mark[w].quantity : NONE;
}

/* Nothing but the dead is counted by it: "nine dead, then 14", not "12 in a bus, then 30 herders". */
static bool counts_the_same(const struct page *p, const struct quantity *q, uint32_t end)
{
	static const char *const dead[] = { "dead", "deaths", "killed", "victims", "martyrs",
		"bodies", "fatalities", "people", "persons", NULL };
	return q->end >= end || (p->scan.words.at[q->end].shape & SHAPE_PUNCT) ||
	       word_is_any(p, q->end, dead);
}

/* CLAIM-60: "spoke of 31, then of fifty dead", "reported nine dead, then 14": the first of two figures of one voice. */
static bool is_before_then(const struct page *p, const struct event *e)
{
	uint32_t end = p->scan.sentences.at[e->sentence].end;
	bool deed = str_is(str_from(e->rule), "FRAME-4") || str_is(str_from(e->rule), "FRAME-1");
	if (p->wide || deed || !e->count.known || e->harm == HARM_NONE)
		return false;
	uint32_t q = number_after_then(p, e->end, end);
	return q != NONE && p->quantities.at[q].count.low > e->count.low &&
	       counts_the_same(p, &p->quantities.at[q], end);
}

static bool is_behind_then(const struct page *p, const struct event *e)
{
	for (size_t k = first_event_of(p, e->sentence); k < p->events.count; k++) {
		const struct event *o = &p->events.at[k];
		if (o->sentence != e->sentence)
			return false;
		if (o->first < e->first && o->harm == e->harm && is_before_then(p, o) &&
			e->count.low > o->count.low)
			return true;
	}
	return false;
}

/* "Two more died, taking the death toll to 51", "bringing the number of dead to 12" */
static bool is_taken_to(const struct page *p, const struct event *e)
{
	static const char *const takes[] = { "taking", "bringing", "pushing", "lifting", "brings",
		"brought", "takes", "took", "pushed", "pushes", "carrying", NULL };
	enum { BACK = 4 };
	uint32_t first = p->scan.sentences.at[e->sentence].first;
	bool to = false;
	for (uint32_t w = e->first; w < e->end && e->toll; w++)
		to |= word_is(p, w, "to");
	if (p->wide || !to)
		return false;
	for (uint32_t w = e->first; w > first && w + BACK > e->first; w--)
		if (word_is_any(p, w - 1, takes))
			return true;
	return false;
}

/* "corrects our first figure of 36": of that number alone. */
static bool is_of_another(const struct page *p, uint32_t early, const struct event *e, uint32_t end)
{
	static const char *const figures[] = { "figure", "number", "toll", "count", "estimate",
		NULL };
	uint32_t n = early + 3;
	return !p->wide && n < end && word_is_any(p, early + 1, figures) &&
	       word_is(p, early + 2, "of") && p->mark[n].quantity != NONE &&
	       (n < e->first || n >= e->end);
}

/* STAGE-1: "initial toll", "rose to", "final count" in the sentence of the figure. */
enum stage event_stage(const struct page *p, const struct event *e)
{
	static const feature_set stages = (feature_set)1 << FEATURE_PRELIMINARY |
					  (feature_set)1 << FEATURE_FINAL |
					  (feature_set)1 << FEATURE_UPDATED;
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	if (is_before_then(p, e))
		return STAGE_PRELIMINARY;
	if (is_behind_then(p, e))
		return STAGE_UNKNOWN;
	bool told = p->within[e->sentence] & stages || may_stand(p, e->sentence, "earlier");
	for (uint32_t i = s->first; told && i < s->end; i++) {
		if (!p->wide && i + 1 < s->end && word_is(p, i, "first") &&
			word_has(p, i + 1, FEATURE_EVENT))
			continue; /* "in the first attack" */
		if (word_has(p, i, FEATURE_PRELIMINARY) && is_of_another(p, i, e, s->end))
			continue;
		if (word_has(p, i, FEATURE_PRELIMINARY) &&
			(word_is(p, i, "preliminary") || word_is(p, i, "so") ||
				word_is(p, i, "provisional") || stands_near(p, i, s)))
			return STAGE_PRELIMINARY;
		if (word_has(p, i, FEATURE_FINAL) && stands_near(p, i, s))
			return is_denied(p, i, s) ? STAGE_PRELIMINARY : STAGE_FINAL;
		if (word_has(p, i, FEATURE_UPDATED) && word_has(p, i, FEATURE_REACH) &&
			(e->toll || is_risen_to(p, i, e)))
			return STAGE_UPDATED;
		if (word_is(p, i, "earlier") && i + 1 < s->end &&
			word_has(p, i + 1, FEATURE_TOLL) && i + 1 >= e->first && i < e->end)
			return STAGE_PRELIMINARY; /* "updating an earlier toll of 23" */
	}
	if (is_taken_to(p, e))
		return STAGE_UPDATED;
	bool early = is_called_preliminary(p, e) || is_told_early(p, e) || is_behind_earlier(p, e);
	early = early || is_until_now(p, s, e->sentence) ||
		(is_of_the_dead(e) && says_toll_rises(p, e->sentence));
	if (!early && is_called_final(p, e))
		return STAGE_FINAL;
	return early ? STAGE_PRELIMINARY : STAGE_UNKNOWN;
}
