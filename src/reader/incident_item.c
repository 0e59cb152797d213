#include "reader/incident.h"
#include "reader/setting.h"

/* Briefs and items of lists, each of an incident of its own (INC-4); incidents meant by their number (INC-15) or order (INC-50). */

/* The first sentence of the paragraph: a few are looked at, then half of the rest at a time. */
static uint32_t paragraph_begin(const struct page *p, uint32_t sentence)
{
	enum { FEW = 8 };
	const struct sentence *s = p->scan.sentences.at;
	uint32_t first = sentence, below = 0;
	while (first > 0 && first + FEW > sentence &&
		s[first - 1].paragraph == s[sentence].paragraph)
		first--;
	if (first + FEW > sentence)
		return first;
	while (below < first) { /* all before `below` are of other paragraphs, `first` is not */
		uint32_t middle = below + (first - below) / 2;
		if (s[middle].paragraph == s[sentence].paragraph)
			first = middle;
		else
			below = middle + 1;
	}
	return first;
}

/* "Sarn. Floods have killed 12 people." after "Estrana. ...": briefs, each with a label at its head. */
static uint32_t label_of(const struct page *p, uint32_t sentence)
{
	enum { LABEL = 4 }; /* words, the stop with them */
	const struct sentence *s = p->scan.sentences.at;
	uint32_t first = paragraph_begin(p, sentence);
	bool label = first < sentence && s[first].end - s[first].first <= LABEL &&
		     word_is(p, s[first].end - 1, ".") && s[first].block == BLOCK_BODY;
	return label ? first : NONE;
}

bool item_is_another_brief(const struct page *p, uint32_t told, uint32_t sentence)
{
	uint32_t before = label_of(p, told), now = label_of(p, sentence);
	return before != NONE && now != NONE && before != now;
}

/* The first word of the paragraph, where it is a mark or a number: "4. Terrorist shelling.", "▪ Night attack" */
uint32_t item_begin(const struct page *p, uint32_t sentence)
{
	enum { SYMBOLS = 0xE2 }; /* the first byte of what is no letter */
	uint32_t begin = paragraph_begin(p, sentence);
	const struct sentence *s = &p->scan.sentences.at[begin];
	if (s->end - s->first < 2)
		return NONE;
	const struct word *w = &p->scan.words.at[s->first];
	bool number = (w->shape & SHAPE_DIGIT) && w->low.len < 3 &&
		      (word_is(p, s->first + 1, ".") || word_is(p, s->first + 1, ")"));
	bool mark = word_is(p, s->first, "-") || (unsigned char)w->low.at[0] >= SYMBOLS;
	return number || mark ? begin : NONE;
}

/* INC-50: which of those told before "in the first attack" means; 0 when it means none. */
uint32_t item_order(const struct page *p, const struct event *e)
{
	enum { NEAR = 12 };
	static const char *const orders[] = { "first", "second", "third", NULL };
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	uint32_t from = e->trigger > s->first + NEAR ? e->trigger - NEAR : s->first;
	for (uint32_t w = from; w + 3 < s->end && w < e->end + NEAR; w++)
		if ((word_is(p, w, "in") || word_is(p, w, "of")) && word_is(p, w + 1, "the") &&
			word_has(p, w + 3, FEATURE_EVENT))
			for (uint32_t k = 0; orders[k]; k++)
				if (word_is(p, w + 2, orders[k]))
					return k + 1;
	return 0;
}

/*
 * INC-15: "16 fighters" without day or place is what told of 16 before, where the incident told last has no 16; counted
 * from 1, 0: no other or more than one. Small numbers are too common to tell.
 */
size_t item_of_figure(const struct page *p, const struct event *e, size_t current)
{
	enum { FEWEST = 6, LOOK = 128 }; /* the dead, events */
	int found = 0;
	if (!e->count.known || e->count.low < FEWEST || e->count.low != e->count.high ||
		e->own_moment || e->own_spot || e->aggregate || e->harm == HARM_NONE)
		return 0;
	static const char *const more[] = { "also", "another", "second", "later", "separately",
		NULL };
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_is_any(p, w, more))
			return 0; /* "Soldiers also shot 12 people dead": others */
	const struct event *all = p->events.at;
	for (const struct event *o = e; o > all && o + LOOK > e; o--) {
		const struct event *x = o - 1;
		bool act = x->act == e->act || x->act == ACT_KILLING || e->act == ACT_KILLING;
		if (!act || x->harm != e->harm || !x->count.known || x->count.low != e->count.low ||
			x->count.high != e->count.high || x->sentence == e->sentence)
			continue;
		if (x->incident == (int)current + 1 || (found && found != x->incident))
			return 0;
		found = x->incident;
	}
	return (size_t)found;
}

/* SET-6: what people lack, and whence they are driven, where no place is named: in the place that the report is about. */
uint32_t spot_at_home(const struct page *p, const struct event *e)
{
	uint32_t topic = p->topic_spot;
	if (!event_lasts(e) || p->wide || e->spot != NONE || topic == NONE ||
		p->spots.at[topic].dateline ||
		p->spots.at[topic].first >= p->scan.sentences.at[e->sentence].end ||
		!place_is_local(p->spots.at[topic].kind))
		return e->spot;
	return topic;
}

/* SET-1: "moved 3,400 residents to a cement works at Belgor": where people are taken is not where they lived. */
bool is_destination(const struct page *p, const struct event *e, uint32_t spot)
{
	static const char *const home[] = { "from", "of", NULL };
	if (p->wide || spot == NONE || e->harm != HARM_DISPLACED)
		return false;
	uint32_t first = p->spots.at[spot].first;
	if (first <= e->trigger || word_is_any(p, first - 1, home))
		return false;
	if (!strcmp(e->rule, "FRAME-220"))
		return true; /* "registered 612 arrivals at Oru" */
	for (uint32_t w = first; w-- > e->trigger;)
		if (word_is(p, w, "to") || word_is(p, w, "into"))
			return true;
	return false;
}
