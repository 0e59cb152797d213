#include "reader/claim_status.h"
#include "reader/role.h"

/*
 * What parties tell: of themselves (CLAIM-71, CLAIM-73), that they hold nobody (CLAIM-4), and what was done to them or by armed
 * men, without a number (CLAIM-82).
 */

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

/* CLAIM-91: "Our men lost control and shot innocent people," the colonel said: it tells against who says it. */
static bool tells_against_itself(const struct page *p, const struct event *e)
{
	static const char *const harmless[] = { "civilians", "workers", "prisoners", "villagers",
		"protesters", "demonstrators", "students", "innocent", "unarmed", "defenceless",
		NULL };
	if (!word_is_any(p, chunk_at(p, e->actor)->first, WORDS("we", "our")) ||
		e->victim == NONE || e->negative ||
		(e->harm != HARM_KILLED && !act_is_attack(e->act)))
		return false;
	const struct chunk *n = chunk_at(p, e->victim);
	for (uint32_t w = n->first; w < n->end; w++)
		if (word_is_any(p, w, harmless))
			return true;
	return false;
}

static uint32_t doer(const struct clause *c, uint32_t verb);
static bool harms_somebody(const struct page *p, const struct event *e);

/* Who the sentence has do it. */
static uint32_t doer_of(const struct page *p, const struct event *e)
{
	struct clause c = { p, p->first_chunk[e->sentence], p->first_chunk[e->sentence + 1] };
	uint32_t verb = p->mark[e->trigger].chunk;
	if (e->actor != NONE || verb == NONE || chunk_at(p, verb)->kind != CHUNK_VERB)
		return e->actor;
	return doer(&c, verb);
}

/* "officers", "its men", "marines guarding the tower": of the state, or of whoever speaks of them so. */
static bool is_own_force(const struct page *p, uint32_t who)
{
	static const char *const own[] = { "soldiers", "troops", "marines", "officers", "police",
		"policemen", "guards", "gendarmes", "sentries", "servicemen", "paratroopers",
		"unit", "units", "platoon", "patrol", "patrols", "company", "battery", NULL };
	static const char *const foes[] = { "enemy", "foreign", "rebel", "hostile", "opposing",
		"invading", "allied", "coalition", NULL };
	const struct chunk *n = chunk_at(p, who);
	for (uint32_t w = n->first; w < n->end; w++)
		if (word_is_any(p, w, foes))
			return false; /* "enemy troops had opened fire", said a ministry */
	if (word_is(p, n->end, "of") && n->end + 1 < p->scan.words.count &&
		p->scan.words.at[n->end + 1].shape & SHAPE_CAPITAL)
		return false; /* "soldiers of Norvia" */
	if (tag_at(p, n->first) == TAG_PRPS)
		return word_is_any(p, n->head, own) ||
		       word_is_any(p, n->head, WORDS("men", "forces", "personnel"));
	return word_is_any(p, n->head, own) && !word_has(p, n->first, FEATURE_PRONOUN);
}

/* CLAIM-91: "soldiers had opened fire when a crowd rushed their post, the army said": that its own fired, an army concedes. */
static bool owns_to_fire(const struct page *p, const struct event *e)
{
	static const char *const fires[] = { "opened", "fired", "fire", "firing", "weapons",
		"firearms", NULL };
	if (e->harm != HARM_NONE || e->act != ACT_ATTACK || e->negative || e->hypothetical)
		return false;
	uint32_t who = doer_of(p, e);
	bool fired = word_is(p, p->mark[e->trigger].first, "opened");
	for (uint32_t w = e->trigger; w < e->end; w++) {
		fired |= word_is_any(p, w, fires);
		if (word_is(p, w, "on") && word_has(p, w + 1, FEATURE_ARMED))
			return false; /* "police had fired on rebels" */
	}
	return fired && who != NONE && is_own_force(p, who) &&
	       !harms_somebody(p, e); /* "fired on a column and killed 15 fighters" boasts */
}

/* "acknowledged that residents had stormed a post": what others did to it a force does not concede. */
static bool is_of_others(const struct page *p, const struct event *e)
{
	static const feature_set people =
		(feature_set)1 << FEATURE_PERSON | (feature_set)1 << FEATURE_COLLECTIVE;
	uint32_t who = e->harm == HARM_NONE && act_is_attack(e->act) ? doer_of(p, e) : NONE;
	return who != NONE && !chunk_at(p, who)->pronoun &&
	       tag_at(p, chunk_at(p, who)->first) != TAG_PRPS && !is_own_force(p, who) &&
	       p->has[chunk_at(p, who)->head] & people;
}

/* "its troops had come under fire": nobody says by whom. */
static bool is_under_fire(const struct page *p, const struct event *e)
{
	static const char *const comes[] = { "come", "came", "coming", NULL };
	return str_is(str_from(e->rule), "FRAME-35") && word_is_any(p, e->trigger, comes) &&
	       word_is(p, e->trigger + 1, "under");
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
	if (is_under_fire(p, e))
		c->actors.count = 0;
	struct source *s = c->sources.count ? &c->sources.at[c->sources.count - 1] : NULL;
	bool said = c->stance == STANCE_ASSERTS || c->stance == STANCE_CONFIRMS ||
		    c->stance == STANCE_CONCEDES;
	static const unsigned state = 1u << SOURCE_GOVERNMENT | 1u << SOURCE_MILITARY;
	if (!s || p->wide || p->arabic || !said)
		return;
	if (c->stance == STANCE_ASSERTS && state >> s->kind & 1 && owns_to_fire(p, e))
		c->stance = STANCE_CONCEDES;
	if (c->stance == STANCE_CONCEDES && state >> s->kind & 1 && is_of_others(p, e))
		c->stance = STANCE_ASSERTS;
	if (!(armed >> s->kind & 1) || e->actor == NONE || !is_itself(p, e->actor))
		return;
	s->party = true;
	if (c->stance == STANCE_ASSERTS && tells_against_itself(p, e))
		c->stance = STANCE_CONCEDES;
}

/*
 * CLAIM-4: who says that he holds nobody: the police, the army. "Residents accused a militia, and the police arrested no one"
 * denies nothing; nor does "detained no one over the theft".
 */
bool claim_denies_for_itself(const struct page *p, const struct event *e, const struct claim *c)
{
	static const char *const reasons[] = { "over", "for", "under", "by", NULL };
	const struct source *s = c->sources.count ? &c->sources.at[c->sources.count - 1] : NULL;
	return s && !word_is_any(p, e->end, reasons) &&
	       (s->party || (s->kind != SOURCE_WITNESS && s->kind != SOURCE_UNATTRIBUTED));
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

/* "families who had taken refuge at the school when police attacked it": what had been before */
static bool is_of_before(const struct page *p, const struct event *e, const struct event *other)
{
	uint32_t verb = p->mark[other->trigger].chunk;
	return other->harm == HARM_DISPLACED && other->trigger < e->trigger && verb != NONE &&
	       chunk_at(p, verb)->kind == CHUNK_VERB && chunk_at(p, verb)->perfect;
}

/* "opened fire, killing six": whoever was harmed in the sentence makes the claim. */
static bool harms_somebody(const struct page *p, const struct event *e)
{
	size_t i = (size_t)(e - p->events.at);
	while (i > 0 && p->events.at[i - 1].sentence == e->sentence)
		i--;
	for (; i < p->events.count && p->events.at[i].sentence == e->sentence; i++)
		if (p->events.at[i].harm > HARM_NONE && !p->events.at[i].negative &&
			!is_apart(p, e->trigger, p->events.at[i].trigger) &&
			!is_of_before(p, e, &p->events.at[i]))
			return true;
	return false;
}

static bool has_armed(const struct page *p, uint32_t noun)
{
	for (uint32_t w = chunk_at(p, noun)->first; w < chunk_at(p, noun)->end; w++)
		if (word_has(p, w, FEATURE_ARMED))
			return true;
	static const char *const guards[] = { "frontier", "border", "presidential", "national",
		"republican", "coast", "prison", "palace", NULL };
	const struct chunk *n =
		chunk_at(p, noun); /* "the corps", "the frontier guard", and no press corps */
	for (uint32_t w = n->first; w < n->head; w++)
		if (word_is_any(p, w, guards) &&
			(word_is(p, n->head, "guard") || word_is(p, n->head, "guards")))
			return true;
	return n->end == n->first + 2 &&
	       word_is_any(p, n->first, (const char *const[]){ "the", "its", NULL }) &&
	       word_is_any(p, n->head, (const char *const[]){ "corps", "guard", "garrison", NULL });
}

/* Whom the sentence has do it: of "was stormed by a crowd" the crowd. */
static uint32_t doer(const struct clause *c, uint32_t verb)
{
	enum { ARMS = 6 };
	for (uint32_t i = verb; i > c->first + 1 && i + ARMS > verb; i--)
		if (word_is(c->page, chunk_at(c->page, i - 1)->head, "armed") &&
			chunk_at(c->page, i - 2)->kind == CHUNK_NOUN)
			return i - 2; /* "residents armed with iron bars stormed it" */
	return role_doer(c, verb);
}

/* What armed men attack: people, a force, a place, a building, a vehicle; no treaty, tax, note or backlog. */
static bool is_target(const struct page *p, uint32_t noun)
{
	static const char *const others[] = { "convoy", "convoys", "patrol", "patrols",
		"checkpoint", "checkpoints", "roadblock", "position", "positions", "outpost",
		"outposts", "base", "bases", "column", "columns", "gathering", "meeting", "ridge",
		"hill", "gate", "gates", "fence", "wall", "yard", "compound", "square", "prison",
		"jail", "tent", "tents", "queue", "procession", "funeral", "rally", "protest",
		"march", "depot", "depots", "port", "airport", "airfield", "warehouse", "bakery",
		"mine", "field", "fields", "dam", "palace", "parliament", "court", NULL };
	static const feature_set targets =
		(feature_set)1 << FEATURE_PERSON | (feature_set)1 << FEATURE_COLLECTIVE |
		(feature_set)1 << FEATURE_THING | (feature_set)1 << FEATURE_LOCATION;
	if (noun == NONE || chunk_at(p, noun)->kind != CHUNK_NOUN)
		return false;
	const struct chunk *n = chunk_at(p, noun);
	if (word_is_any(p, n->head, WORDS("road", "roads")))
		return false; /* "the soldiers hit the road at dawn" */
	if (n->pronoun || has_armed(p, noun) || p->has[n->head] & targets ||
		word_is_any(p, n->head, others))
		return true;
	return p->mark[n->head].spot != NONE;
}

/* Is it done to somebody or something, as far as the verb asks for it: "fired on the crowd", "hit the school", "attacked"? */
static bool is_aimed(const struct clause *c, uint32_t verb, uint32_t word)
{
	static const char *const asks[] = { "struck", "hit", "raided", "stormed", "shelled", NULL };
	static const char *const fires[] = { "fired", "firing", NULL };
	static const char *const shots[] = { "shots", "rounds", "bullets", "volley", "volleys",
		NULL };
	static const char *const ways[] = { "on", "at", "into", "towards", "toward", NULL };
	const struct page *p = c->page;
	bool fired =
		word_is_any(p, word, fires) && p->mark[word].end == word + 1; /* not "fired on" */
	uint32_t what = chunk_at(p, verb)->passive ? role_subject(c, verb) : role_object(c, verb);
	if (what != NONE && word_is(p, chunk_at(p, what)->head, "range"))
		what = NONE; /* "fired at point-blank range into the crowd" */
	if (what != NONE && fired)
		return lexeme_has(chunk_at(p, what)->lex, FEATURE_MEANS) ||
		       word_is_any(p, chunk_at(p, what)->head, shots); /* no general, no salute */
	if (what != NONE || !(fired || word_is_any(p, word, asks)))
		return what == NONE || is_target(p, what);
	for (size_t k = 0; ways[k]; k++)
		if (is_target(p, role_after(c, verb, ways[k])))
			return true;
	return false;
}

/* What people who are no force do with violence: they storm, they fire, they have arms or stones. */
static bool is_violent(const struct page *p, const struct event *e)
{
	static const char *const acts[] = { "stormed", "storm", "storming", "fired", "opened",
		"fire", NULL };
	static const char *const arms[] = { "armed", "stones", "rocks", "guns", "rifles", "knives",
		"machetes", "petrol", "bombs", "clubs", "spears", "axes", NULL };
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	for (uint32_t w = p->mark[e->trigger].first; w <= e->trigger; w++)
		if (word_is_any(p, w, acts))
			return true;
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_is_any(p, w, arms))
			return true;
	return false;
}

/* "attacked it in the press", "in a statement" */
static bool is_of_words(const struct clause *c, uint32_t verb)
{
	static const char *const words[] = { "press", "statement", "speech", "court", "interview",
		"parliament", "column", "article", "editorial", "letter", "newspaper", NULL };
	uint32_t in = role_after(c, verb, "in");
	return in != NONE && word_is_any(c->page, chunk_at(c->page, in)->head, words);
}

/* "police and allied clansmen", "soldiers and a band of settlers": is who stands before the one that does it an armed side? */
static bool is_beside_armed(const struct clause *c, uint32_t who)
{
	uint32_t i = who;
	if (i > c->first && chunk_at(c->page, i - 1)->kind == CHUNK_VERB &&
		chunk_at(c->page, i - 1)->participle)
		i--;
	return i > c->first + 1 && chunk_at(c->page, i - 1)->kind == CHUNK_AND &&
	       chunk_at(c->page, i - 2)->kind == CHUNK_NOUN && has_armed(c->page, i - 2) &&
	       role_is_human(c->page, who, true);
}

/* An armed side; of what a government or a force tells, people of a violent act too. */
static bool is_attacker(const struct page *p, const struct event *e, bool official)
{
	struct clause c = { p, p->first_chunk[e->sentence], p->first_chunk[e->sentence + 1] };
	uint32_t verb = p->mark[e->trigger].chunk;
	if (verb == NONE || chunk_at(p, verb)->kind != CHUNK_VERB ||
		!is_aimed(&c, verb, e->trigger) || is_of_words(&c, verb))
		return false;
	uint32_t who = official ? doer(&c, verb) : e->actor;
	if (who == NONE)
		return false;
	return has_armed(p, who) || is_beside_armed(&c, who) ||
	       (official && role_is_human(p, who, true) && is_violent(p, e));
}

/* "mortar rounds fell on the camp, residents said"; no "rounds of applause" */
static bool falls_down(const struct page *p, const struct event *e)
{
	struct clause c = { p, p->first_chunk[e->sentence], p->first_chunk[e->sentence + 1] };
	uint32_t verb = p->mark[e->trigger].chunk;
	uint32_t what = verb == NONE ? NONE : role_subject(&c, verb);
	uint32_t of = what == NONE ? NONE : role_joined(&c, what, "of");
	return of == NONE || lexeme_has(chunk_at(p, of)->lex, FEATURE_MEANS);
}

/* "At dawn the enemy attacked", "the rebels, attacked at dawn": who it was befalls or does. */
static bool is_of_either(const struct page *p, const struct event *e)
{
	return str_is(str_from(e->rule), "FRAME-2") && e->victim != NONE &&
	       (lexeme_has(chunk_at(p, e->victim)->lex, FEATURE_ARMED) ||
		       word_is(p, chunk_at(p, e->victim)->head, "enemy"));
}

/* "said its troops had been attacked", "that a convoy was ambushed": done to a force, whoever did it. */
static bool is_beset(const struct page *p, const struct event *e)
{
	static const char *const own[] = { "convoy", "convoys", "checkpoint", "checkpoints", "post",
		"posts", "outpost", "outposts", "base", "vehicle", "vehicles", "station", NULL };
	struct clause c = { p, p->first_chunk[e->sentence], p->first_chunk[e->sentence + 1] };
	uint32_t verb = p->mark[e->trigger].chunk;
	if (verb == NONE || chunk_at(p, verb)->kind != CHUNK_VERB || !chunk_at(p, verb)->passive)
		return false;
	uint32_t who = role_subject(&c, verb);
	return who != NONE && !is_of_words(&c, verb) &&
	       (is_own_force(p, who) || word_is_any(p, chunk_at(p, who)->head, own));
}

/*
 * CLAIM-82: what a government or a force says was done to its own or by whomever ("said residents had stormed the post"), and
 * what others say that an armed side did ("soldiers fired on people who were running", witnesses said).
 */
bool claim_tells_attack(
	const struct page *p, const struct event *e, const struct source *s, bool official)
{
	uint8_t tag = tag_at(p, e->trigger);
	bool by_itself = str_is(str_from(e->rule), "FRAME-263") ||
			 str_is(str_from(e->rule), "FRAME-264") ||
			 str_is(str_from(e->rule), "FRAME-297");
	bool act = act_is_attack(e->act) || str_is(str_from(e->rule), "FRAME-264");
	if (p->wide || p->arabic || !s || !act || e->negative || tag == TAG_NN || tag == TAG_NNS ||
		is_of_either(p, e) || (!by_itself && harms_somebody(p, e)))
		return false;
	if (!official && s->kind == SOURCE_UNATTRIBUTED)
		return false;
	if (str_is(str_from(e->rule), "FRAME-19"))
		return falls_down(p, e);
	if (by_itself)
		return official || (e->actor != NONE && has_armed(p, e->actor));
	return is_attacker(p, e, official) || (official && is_beset(p, e));
}

/* Where the first of these words stands in the text, or its length. */
static size_t first_of(struct str text, const char *const *words)
{
	size_t first = text.len;
	for (size_t i = 0; words[i]; i++) {
		size_t at = str_find(text, str_from(words[i]));
		first = at < first ? at : first;
	}
	return first;
}

/* "A militant group had rushed at the officers": whom no office owns, at the head of what it tells, and who are its doers. */
static bool is_told_of_others(struct str words)
{
	static const char *const others[] = { "group ", "mob ", "crowd ", "militants ", "rebels ",
		"gunmen ", "protesters ", "demonstrators ", "residents ", "terrorists ",
		"attackers ", "strikers ", "miners ", "villagers ", "youths ", "insurgents ",
		"bandits ", "rioters ", "looters ", NULL };
	static const char *const own[] = { "soldiers", "troops", "police", "officers", "army",
		"its ", "our ", "his men", "we ", "been ", "were ", "was ", NULL };
	size_t at = first_of(words, others);
	return at < words.len && at < first_of(words, own);
}

/* "They fired through the doors," said a pilot: what they did, who is no party does not concede (FRAME-168). */
void claims_settle_guesses(struct claims *out, size_t first)
{
	static const unsigned sides =
		1u << SOURCE_GOVERNMENT | 1u << SOURCE_MILITARY | 1u << SOURCE_ARMED_GROUP;
	for (size_t i = first; i < out->count; i++) {
		struct claim *c = &out->at[i];
		const struct source *s =
			c->sources.count ? &c->sources.at[c->sources.count - 1] : NULL;
		bool they =
			str_starts(c->words, STR("They ")) || str_starts(c->words, STR("they "));
		if (they && c->stance == STANCE_CONCEDES && c->harm == HARM_NONE && s &&
			!(sides >> s->kind & 1))
			c->stance = STANCE_WITNESSES;
		if (c->stance == STANCE_CONCEDES && c->harm == HARM_NONE && c->actors.count == 0 &&
			is_told_of_others(c->words))
			c->stance = STANCE_ASSERTS;
	}
}
