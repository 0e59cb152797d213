#include "reader/reader.h"

#include "base/asset.h"
#include "reader/page.h"
#include "text/tag.h"

struct reader {
	const struct lexicon *lexicon;
	const struct tagger *tagger;
	const struct gazetteer *gazetteer;
};

bool reader_load(const struct reader **r, struct arena *mem, struct err *e)
{
	struct reader *made = NEW(mem, struct reader);
	struct str words[2];
	if (!asset_find("lexicon/en.txt", &words[0]) ||
		!asset_find("lexicon/persons.txt", &words[1]))
		return fail(e, ERR_SYSTEM, "the program was built without its lexicon");
	if (!lexicon_load(&made->lexicon, words, 2, mem, e) ||
		!tagger_load(&made->tagger, mem, e) || !gazetteer_load(&made->gazetteer, mem, e))
		return false;
	*r = made;
	return true;
}

/* The words of a known organisation's name are a name, whatever they are elsewhere: "shining path". */
static void settle_names(struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first; i < s->end; i++) {
		const struct mark *m = &p->mark[i];
		if (m->lex && m->lex->words > 1 && lexeme_has(m->lex, FEATURE_ORG) &&
			lexeme_has(m->lex, FEATURE_ARMED) && m->lex->kind == SOURCE_ARMED_GROUP)
			p->scan.words.at[i].tag = TAG_NNP;
	}
}

static void tag_live(struct page *p, const struct tagger *t)
{
	for (size_t i = 0; i < p->scan.sentences.count; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		if (!p->live[i])
			continue;
		tagger_tag(t, &p->scan.words.at[s->first], s->end - s->first, s->upper);
		settle_names(p, s);
	}
}

void reader_page(const struct reader *r, const struct report *report, struct str text, bool wide,
	struct page *p, struct arena *mem)
{
	*p = (struct page){ .lexicon = r->lexicon,
		.gazetteer = r->gazetteer,
		.report = report,
		.mem = mem,
		.wide = wide };
	text_scan(text, &p->scan, mem);
	page_mark(p);
	tag_live(p, r->tagger);
	when_find(&p->scan, report->published, &p->moments, mem);
	where_find(r->gazetteer, &p->scan, &p->spots, mem);
	page_mark_settings(p);
	page_quantities(p);
	page_chunks(p);
	page_frames(p);
	page_voice(p);
	page_sayings(p);
	page_settings(p);
	page_incidents(p);
}

void reader_read(const struct reader *r, const struct report *report, struct str text,
	struct claims *out, struct arena *mem)
{
	struct page p;
	reader_page(r, report, text, false, &p, mem);
	page_claims(&p, out);
}
