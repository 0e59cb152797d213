#include "reader/page.h"

#include <stdlib.h>

/* Sayings that go on in the next sentences, their order, and which of them cover a word. */

/* Is the sentence inside a quotation when it begins or throughout? Marks are counted over the paragraph. */
static void continue_quotations(struct page *p, struct sayings *out)
{
	bool open = false;
	uint32_t paragraph = NONE;
	const struct saying *last = NULL;
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
		for (; k < known && out->at[k].sentence <= i; k++)
			if (out->at[k].sentence == i && out->at[k].source != NONE)
				own = &out->at[k];
		if (own) {
			last = own;
			continue;
		}
		if (!begins_quoted || !last || i > last->sentence + 4 || !p->live[i]) /* SAY-9 */
			continue;
		struct saying more = *last;
		more.rule = "SAY-9";
		more.sentence = i;
		more.first = s->first;
		more.end = s->end;
		more.stance = more.stance == STANCE_DENIES ? STANCE_ASSERTS : more.stance;
		more.accused = NONE;
		size_t back = (size_t)(last - out->at);
		*PUSH(p->mem, out) = more;
		last = &out->at[back];
	}
}

/* SAY-18: "CALLER: ..." at the head of a paragraph speaks to its end. */
static void continue_turns(struct page *p, struct sayings *out)
{
	size_t known = out->count;
	for (size_t k = 0; k < known; k++) {
		const struct sentence *s = &p->scan.sentences.at[out->at[k].sentence];
		const struct saying *turn = &out->at[k];
		bool head = out->at[k].sentence == 0 || s[-1].paragraph != s->paragraph;
		if (!str_equal(str_from(turn->rule), STR("SAY-6")) || !head ||
			turn->source >= s->first + 4)
			continue;
		for (uint32_t i = turn->sentence + 1;
			i < p->scan.sentences.count &&
			p->scan.sentences.at[i].paragraph == s->paragraph;
			i++) {
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
	continue_quotations(p, &p->sayings);
	continue_turns(p, &p->sayings);
	if (p->sayings.count)
		qsort(p->sayings.at, p->sayings.count, sizeof *p->sayings.at, by_sentence);
	p->first_saying = NEW_ARRAY(p->mem, uint32_t, sentences + 1);
	for (size_t i = 0; i <= sentences; i++) {
		while (k < p->sayings.count && p->sayings.at[k].sentence < i)
			k++;
		p->first_saying[i] = (uint32_t)k;
	}
}

size_t sayings_over(
	const struct page *p, uint32_t sentence, uint32_t word, uint32_t *found, size_t room)
{
	const struct sayings *all = &p->sayings;
	size_t n = 0;
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &all->at[i];
		if (word < s->first || word >= s->end ||
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
