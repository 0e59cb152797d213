#include "reader/setting.h"

/* Briefs and items of lists, each of an incident of its own (INC-4). */

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
