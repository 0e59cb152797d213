#include "reader/claim_status.h"

/*
 * CLAIM-71: "The government says that it hit a meeting and killed 22 of them", "the ministry said its planes killed nine": a
 * government or force that says that it did it itself is a party, and did it by its own word.
 */
static bool is_itself(const struct page *p, uint32_t actor)
{
	static const char *const own[] = { "it", "they", "we", "its", "their", "our", NULL };
	return word_is_any(p, chunk_at(p, actor)->first, own);
}

void claim_mark_own_deed(const struct page *p, struct claim *c, const struct event *e)
{
	static const unsigned armed =
		1u << SOURCE_GOVERNMENT | 1u << SOURCE_MILITARY | 1u << SOURCE_ARMED_GROUP;
	struct source *s = c->sources.count ? &c->sources.at[c->sources.count - 1] : NULL;
	bool said = c->stance == STANCE_ASSERTS || c->stance == STANCE_CONFIRMS ||
		    c->stance == STANCE_CONCEDES;
	if (!s || p->wide || p->arabic || !said || !(armed >> s->kind & 1) || e->actor == NONE ||
		!is_itself(p, e->actor))
		return;
	s->party = true;
}
