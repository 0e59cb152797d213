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

/* CLAIM-73: "should not be understood as" is nobody's belief, but what the text's own office or paper says. */
static void say_it_oneself(const struct page *p, struct claim *c)
{
	size_t last = c->sources.count;
	if (!last || c->sources.at[last - 1].kind != SOURCE_UNATTRIBUTED)
		return;
	c->hedged = false;
	if (p->voice.name.at)
		c->sources.at[last - 1] = p->voice;
	else
		c->sources.count--;
}

void claim_settle_stance(const struct page *p, struct claim *c, const struct event *e)
{
	static const unsigned armed =
		1u << SOURCE_GOVERNMENT | 1u << SOURCE_MILITARY | 1u << SOURCE_ARMED_GROUP;
	if (str_is(str_from(e->rule), "CLAIM-72") && !e->retracted && c->stance == STANCE_RETRACTS)
		c->stance =
			STANCE_ASSERTS; /* "corrected the number from 102 to 98": not the last */
	if (str_is(str_from(e->rule), "CLAIM-73"))
		say_it_oneself(p, c);
	struct source *s = c->sources.count ? &c->sources.at[c->sources.count - 1] : NULL;
	bool said = c->stance == STANCE_ASSERTS || c->stance == STANCE_CONFIRMS ||
		    c->stance == STANCE_CONCEDES;
	if (!s || p->wide || p->arabic || !said || !(armed >> s->kind & 1) || e->actor == NONE ||
		!is_itself(p, e->actor))
		return;
	s->party = true;
}

/* Who holds nobody: the police, the army. "residents accused a militia, and the police arrested no one" denies nothing. */
bool claim_denies_for_itself(const struct claim *c)
{
	const struct source *s = c->sources.count ? &c->sources.at[c->sources.count - 1] : NULL;
	return s && (s->party || (s->kind != SOURCE_WITNESS && s->kind != SOURCE_UNATTRIBUTED));
}
