#include "base/asset.h"
#include "reader/arabic_inside.h"

/* The Arabic cascade, step by step. */

bool arabic_load(const struct arabic_lexicon **l, const struct gazetteer *g, struct arena *mem,
	struct err *e)
{
	struct arabic_lexicon *made = NEW(mem, struct arabic_lexicon);
	struct str text;
	if (!asset_find("lexicon/ar.txt", &text))
		return fail(e, ERR_SYSTEM, "the program was built without its Arabic lexicon");
	text = arabic_fold_text(text, mem);
	if (!lexicon_load(&made->words, &text, 1, mem, e) || !where_arabic_load(made, g, mem, e))
		return explain(e, "Arabic");
	when_arabic_load(made);
	*l = made;
	return true;
}

/* Words that are known as nothing else can be part of a name (NAME-1). */
static void tag_names(const struct arabic *a)
{
	struct page *p = a->page;
	for (size_t i = 0; i < p->scan.words.count; i++)
		if (!p->mark[i].lex && !(p->scan.words.at[i].shape & (SHAPE_PUNCT | SHAPE_DIGIT)))
			p->scan.words.at[i].tag = TAG_NNP;
}

static void read_sentence(struct arabic *a, uint32_t n)
{
	struct page *p = a->page;
	size_t sayings = p->sayings.count;
	a->sentence = n;
	a->first = p->scan.sentences.at[n].first;
	a->end = p->scan.sentences.at[n].end;
	p->first_chunk[n] = (uint32_t)p->chunks.count;
	arabic_sayings(a);
	arabic_frames(a);
	arabic_answers(a, sayings);
}

void arabic_page(const struct arabic_lexicon *l, struct page *p)
{
	struct arabic a = { .lexicon = l, .page = p };
	size_t count = p->scan.sentences.count;
	p->arabic = true;
	p->first_chunk = NEW_ARRAY(p->mem, uint32_t, count + 1);
	arabic_words(&a);
	when_arabic(&a);
	where_arabic(&a);
	tag_names(&a);
	arabic_voice(&a);
	for (uint32_t n = 0; n < count; n++)
		read_sentence(&a, n);
	p->first_chunk[count] = (uint32_t)p->chunks.count;
	sayings_settle(p);
	arabic_settings(p);
	page_incidents(p);
}

static bool tells_of_harm(const struct page *p, const struct sentence *s)
{
	bool harm = false, number = false;
	for (uint32_t i = s->first; i < s->end; i++) {
		const struct lexeme *x = lex_at(p, i);
		harm |= x && x->harm > HARM_NONE;
		number |= ((p->scan.words.at[i].shape & SHAPE_DIGIT) ||
				  lexeme_has(x, FEATURE_NUMBER)) &&
			  p->mark[i].moment == NONE;
	}
	return harm && number;
}

/* ARAB-40: a sentence with a word of harm and a number of which no event was made is counted, never passed over. */
size_t arabic_unread(const struct page *p)
{
	size_t unread = 0, k = 0;
	for (uint32_t n = 0; n < p->scan.sentences.count; n++) {
		bool read = false;
		for (; k < p->events.count && p->events.at[k].sentence <= n; k++)
			read |= p->events.at[k].sentence == n;
		unread += !read && tells_of_harm(p, &p->scan.sentences.at[n]);
	}
	return unread;
}
