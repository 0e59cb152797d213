#include "reader/claim_status.h"
#include "reader/role.h"

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
	if (!p->wide && !p->arabic && e->harm == HARM_NONE && !c->part.at &&
		(str_is(c->count.rule, "COUNT-11") || str_is(c->count.rule, "COUNT-12"))) {
		c->count = (struct count){ 0 }; /* "fired on residents": nobody counted them */
		c->scope = SCOPE_UNKNOWN;
	}
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

static bool is_attack(enum act act)
{
	return act == ACT_ATTACK || act == ACT_SHELLING || act == ACT_BOMBING;
}

/* "fired on them; two soldiers died", "stormed it, and that four had been killed": another statement. */
static bool is_apart(const struct page *p, uint32_t a, uint32_t b)
{
	uint32_t i = p->mark[a < b ? a : b].chunk, end = p->mark[a < b ? b : a].chunk;
	for (; i != NONE && end != NONE && i + 1 < end; i++)
		if (word_is(p, chunk_at(p, i)->first, ";") ||
			(chunk_at(p, i)->kind == CHUNK_AND &&
				word_is(p, chunk_at(p, i + 1)->first, "that")))
			return true;
	return false;
}

/* "opened fire, killing six": whoever was harmed in the sentence makes the claim. */
static bool harms_somebody(const struct page *p, const struct event *e)
{
	size_t i = (size_t)(e - p->events.at);
	while (i > 0 && p->events.at[i - 1].sentence == e->sentence)
		i--;
	for (; i < p->events.count && p->events.at[i].sentence == e->sentence; i++)
		if (p->events.at[i].harm > HARM_NONE && !p->events.at[i].negative &&
			!is_apart(p, e->trigger, p->events.at[i].trigger))
			return true;
	return false;
}

/* Whom the sentence has do it: of "was stormed by a crowd" the crowd. */
static uint32_t doer(const struct page *p, const struct event *e)
{
	enum { ARMS = 6 };
	struct clause c = { p, p->first_chunk[e->sentence], p->first_chunk[e->sentence + 1] };
	uint32_t verb = p->mark[e->trigger].chunk;
	if (verb == NONE || chunk_at(p, verb)->kind != CHUNK_VERB)
		return NONE;
	uint32_t who =
		chunk_at(p, verb)->passive ? role_after(&c, verb, "by") : role_subject(&c, verb);
	for (uint32_t i = verb; i > c.first + 1 && i + ARMS > verb; i--)
		if (word_is(p, chunk_at(p, i - 1)->head, "armed") &&
			chunk_at(p, i - 2)->kind == CHUNK_NOUN)
			return i - 2; /* "residents armed with iron bars stormed it" */
	return who;
}

/* No critics, storms or prices, which attack and hit things too. */
static bool is_attacker(const struct page *p, const struct event *e)
{
	static const char *const talkers[] = { "opposition", "critics", "union", "unions", "party",
		"lawmakers", "senators", "deputies", "newspaper", "newspapers", "rivals",
		"economists", "investors", "players", "team", "teams", "volunteers", "shoppers",
		"fans", NULL };
	static const char *const talked_of[] = { "government", "budget", "plan", "plans",
		"decision", "policy", "law", "bill", "proposal", "idea", "speech", "reform",
		"reforms", "record", "salute", "salutes", "target", "targets", "statement", NULL };
	uint32_t who = doer(p, e), verb = p->mark[e->trigger].chunk;
	if (who == NONE || word_is_any(p, chunk_at(p, who)->head, talkers))
		return false;
	struct clause c = { p, p->first_chunk[e->sentence], p->first_chunk[e->sentence + 1] };
	uint32_t what = role_object(&c, verb);
	if (what != NONE && word_is_any(p, chunk_at(p, what)->head, talked_of))
		return false;
	for (uint32_t w = chunk_at(p, who)->first; w < chunk_at(p, who)->end; w++)
		if (word_has(p, w, FEATURE_ARMED))
			return true;
	return role_is_human(p, who, true) && !word_is(p, e->trigger, "hit");
}

/* "At dawn the enemy attacked", "the rebels, attacked at dawn": who it was befalls or does. */
static bool is_of_either(const struct page *p, const struct event *e)
{
	return str_is(str_from(e->rule), "FRAME-2") && e->victim != NONE &&
	       (lexeme_has(chunk_at(p, e->victim)->lex, FEATURE_ARMED) ||
		       word_is(p, chunk_at(p, e->victim)->head, "enemy"));
}

/*
 * CLAIM-82: what a government or a force says was done to its own or by whomever ("said residents had stormed the post"), and
 * what others say that an armed side did ("soldiers fired on people who were running", witnesses said).
 */
bool claim_tells_attack(
	const struct page *p, const struct event *e, const struct source *s, bool official)
{
	uint8_t tag = tag_at(p, e->trigger);
	bool by_itself =
		str_is(str_from(e->rule), "FRAME-263") || str_is(str_from(e->rule), "FRAME-264");
	bool act = is_attack(e->act) || str_is(str_from(e->rule), "FRAME-264");
	if (p->wide || p->arabic || !s || !act || e->negative || tag == TAG_NN || tag == TAG_NNS ||
		is_of_either(p, e) || (!by_itself && harms_somebody(p, e)))
		return false;
	if (official)
		return by_itself || is_attacker(p, e);
	if (s->kind == SOURCE_UNATTRIBUTED)
		return false;
	if (str_is(str_from(e->rule), "FRAME-19"))
		return true; /* "mortar rounds fell on the camp, residents said" */
	if (e->actor == NONE)
		return false;
	const struct chunk *actor = chunk_at(p, e->actor);
	for (uint32_t w = actor->first; w < actor->end; w++)
		if (word_has(p, w, FEATURE_ARMED))
			return true;
	return false;
}
