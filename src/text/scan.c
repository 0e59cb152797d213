#include "text/scan.h"

#include <string.h>

enum { TELLING_WORDS = 4 };

bool scan_is_upper(const struct words *w, size_t first, size_t end, bool otherwise)
{
	size_t capitals = 0, words = 0;
	for (size_t i = first; i < end; i++) {
		unsigned shape = w->at[i].shape;
		bool letters = !(shape & (SHAPE_PUNCT | SHAPE_DIGIT)) && w->at[i].low.len > 1;
		words += letters;
		capitals += letters && shape & SHAPE_UPPER;
	}
	return words < TELLING_WORDS ? otherwise : capitals * 10 >= words * 9;
}

struct paragraph {
	size_t first, end; /* words */
	uint32_t number;
	bool last, upper;
};

static void add_sentence(struct scanned *out, const struct paragraph *p, size_t first, size_t end,
	enum block block, struct arena *mem)
{
	bool upper = block == BLOCK_DATELINE ? p->upper
					     : scan_is_upper(&out->words, first, end, p->upper);
	out->words.at[first].shape |= SHAPE_FIRST;
	*PUSH(mem, &out->sentences) = (struct sentence){ .first = (uint32_t)first,
		.end = (uint32_t)end,
		.paragraph = p->number,
		.block = (uint8_t)block,
		.upper = upper };
}

static void cut_paragraph(
	struct scanned *out, const uint8_t *gap, const struct paragraph *p, struct arena *mem)
{
	size_t first = p->first + scan_dateline(&out->words, p->first, p->end, p->upper);
	enum block block = BLOCK_BODY;
	if (first > p->first)
		add_sentence(out, p, p->first, first, BLOCK_DATELINE, mem);
	else
		block = scan_block(&out->words, p->first, p->end, p->last);
	for (size_t end; first < p->end; first = end) {
		end = scan_sentence_end(&out->words, gap, first, p->end);
		bool whole = first == p->first && end == p->end;
		add_sentence(out, p, first, end,
			block == BLOCK_HEADLINE && !whole ? BLOCK_BODY : block, mem);
	}
}

void text_scan(struct str text, struct scanned *out, struct arena *mem)
{
	*out = (struct scanned){ .text = text };
	scan_words(text, &out->words, mem);
	const struct words *w = &out->words;
	bool upper = scan_is_upper(w, 0, w->count, false);
	uint8_t *gap = scan_layout(text, w, upper, mem);
	struct paragraph p = { .upper = upper };
	for (; p.first < w->count; p.first = p.end, p.number++) {
		p.end = p.first + 1;
		while (p.end < w->count && gap[p.end] != GAP_PARAGRAPH)
			p.end++;
		p.last = p.end == w->count;
		scan_quotes(&out->words, gap, p.first, p.end);
		cut_paragraph(out, gap, &p, mem);
	}
}
