#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * What those tell who were there, and name no deed: "no news of my nephew" (FRAME-160), "a bullet went through my hand",
 * "cut off his head" (FRAME-161), "burned the house with my grandmother inside" (FRAME-162), "my parents, my two sisters:
 * all dead" (FRAME-163), "put two bullets in him" (FRAME-164).
 */
static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };
static const struct lexeme injured = { .act = ACT_ATTACK, .harm = HARM_INJURED, .basis = -1 };
static const struct lexeme missing = {
	.act = ACT_DISAPPEARANCE, .harm = HARM_MISSING, .basis = -1
};

/* Kin, somebody named, or people who are counted: no force, no office. */
static bool is_somebody(const struct framing *f, uint32_t i)
{
	if (!is_kind(f, i, CHUNK_NOUN))
		return false;
	const struct chunk *n = at(f, i);
	if (n->none || n->bare || n->possessive || lexeme_has(n->lex, FEATURE_ORG) ||
		lexeme_has(n->lex, FEATURE_ARMED) || lexeme_has(n->lex, FEATURE_BODY) ||
		!role_is_human(f->page, i, true))
		return false;
	return n->pronoun ? count_noun(&f->clause, i).known || frame_is_teller(f->page, i)
			  : count_noun(&f->clause, i).known;
}

/* FRAME-160: "we have had no news of my nephew", "there is no trace of the boy". */
static bool no_news(struct framing *f, uint32_t noun)
{
	static const char *const news[] = { "news", "word", "trace", "sign", NULL };
	static const char *const no[] = { "no", "without", "any", "a", NULL };
	const struct chunk *n = at(f, noun);
	if (!word_is_any(f->page, n->head, news) || n->head == 0)
		return false;
	uint32_t of = role_joined(&f->clause, noun, "of");
	if (of == NONE && is_kind(f, noun + 1, CHUNK_VERB) && at(f, noun + 1)->passive &&
		is_kind(f, noun + 2, CHUNK_PREP) && word_is(f->page, at(f, noun + 2)->first, "of"))
		of = noun + 3; /* "No trace has been found of the two climbers" */
	bool none = n->none || word_is(f->page, n->head - 1, "no") ||
		    (word_is_any(f->page, n->first, no) && is_kind(f, noun - 1, CHUNK_VERB) &&
			    at(f, noun - 1)->negative) ||
		    (n->first > 0 && word_is(f->page, n->first - 1, "without"));
	if (of != NONE &&
		word_is(f->page, at(f, of)->head, "life")) /* "a sign of life from them" */
		of = role_joined(&f->clause, of, "from");
	else if (of == NONE)
		of = role_joined(&f->clause, noun, "from");
	if (!none || of == NONE || !is_somebody(f, of) || lexeme_has(at(f, of)->lex, FEATURE_DEAD))
		return false;
	struct event *e = frame_add(f, "FRAME-160", noun, of, &missing);
	e->negative = e->hypothetical = false;
	return true;
}

/* FRAME-163: "My parents, my two sisters and the baby: all dead", "the teacher and his wife, all with their throats cut". */
static bool all_of_list(struct framing *f, uint32_t all)
{
	const struct chunk *n = at(f, all);
	uint32_t last = all - 1, end = f->page->scan.sentences.at[f->sentence].end;
	bool two = word_is(f->page, n->first, "both");
	if ((!two && !word_is(f->page, n->first, "all")) || all < f->clause.first + 2 ||
		!(is_kind(f, last, CHUNK_COMMA) || is_kind(f, last, CHUNK_STOP)) ||
		!is_somebody(f, last - 1))
		return false;
	bool throats = false;
	for (uint32_t w = n->first; w < end && w < n->first + 8; w++)
		throats |= word_is(f->page, w, "throats") || word_is(f->page, w, "heads");
	bool dead = n->end <= n->first + 2 && (word_is(f->page, n->first + 1, "dead") ||
						      word_is(f->page, n->first + 1, "gone"));
	dead &= n->first + 2 >= end || (f->page->scan.words.at[n->first + 2].shape & SHAPE_PUNCT);
	if (!dead && !(throats && word_is(f->page, n->first + 1, "with")))
		return false;
	uint32_t first = role_list_start(&f->clause, last - 1);
	if (is_kind(f, first - 1, CHUNK_PREP) || is_kind(f, first - 1, CHUNK_VERB))
		return false;
	struct event *e = frame_add(f, "FRAME-163", all, first, &killed);
	e->negative = e->hypothetical = false;
	if (e->count.known && e->count.high > 1)
		return true;
	f->page->events.count--;
	return false;
}

/* FRAME-163: "My aunt, her husband, their baby - they are all gone", "my two sons: they are dead" */
static bool they_are_gone(struct framing *f, uint32_t they)
{
	static const char *const words[] = { "all", "both", "now", NULL };
	static const char *const ends[] = { "gone", "dead", NULL };
	uint32_t last = they - 2, w;
	if (they < f->clause.first + 2 || !word_is(f->page, at(f, they)->head, "they") ||
		!is_kind(f, they - 1, CHUNK_STOP) || !is_somebody(f, last) ||
		!word_is_any(f->page, at(f, they)->end, WORDS("are", "were", "'re")))
		return false;
	for (w = at(f, they)->end + 1; w < at(f, they)->end + 3 && word_is_any(f->page, w, words);)
		w++;
	if (!word_is_any(f->page, w, ends) || w + 1 >= f->page->scan.words.count ||
		!(f->page->scan.words.at[w + 1].shape & SHAPE_PUNCT))
		return false;
	uint32_t first = role_list_start(&f->clause, last);
	if (is_kind(f, first - 1, CHUNK_PREP) || is_kind(f, first - 1, CHUNK_VERB))
		return false;
	struct event *e = frame_add(f, "FRAME-163", they, first, &killed);
	e->negative = e->hypothetical = false;
	e->victims_end = they - 1;
	e->count = count_victims(&f->clause, first, they - 1);
	if (!e->count.known || e->count.high < 2)
		f->page->events.count--;
	return true;
}

/* FRAME-164: "found our father in the ditch with a bullet in his head". */
static bool bullet_in(struct framing *f, uint32_t noun)
{
	static const char *const holes[] = { "bullet", "bullets", "hole", "holes", NULL };
	static const char *const vital[] = { "head", "heads", "chest", "heart", "temple",
		"forehead", "skull", "neck", "back", NULL };
	static const char *const lies[] = { "found", "lying", "lay", "discovered", "lies", "find",
		NULL };
	enum { BACK = 12 };
	if (!word_is_any(f->page, at(f, noun)->head, holes) || !is_kind(f, noun - 1, CHUNK_PREP) ||
		!word_is(f->page, at(f, noun - 1)->first, "with") ||
		!is_kind(f, noun + 1, CHUNK_PREP) || !is_kind(f, noun + 2, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, noun + 2)->head, vital))
		return false;
	bool lay = false;
	for (uint32_t i = noun - 1; i > f->clause.first && i + BACK > noun; i--) {
		lay |= is_kind(f, i - 1, CHUNK_VERB) &&
		       word_is_any(f->page, at(f, i - 1)->head, lies);
		lay |= is_kind(f, i - 1, CHUNK_VERB) && is_kind(f, i, CHUNK_PREP) &&
		       word_is_any(f->page, at(f, i - 1)->head, WORDS("was", "were"));
		uint32_t who = i - 1; /* "He was on the slipway with a hole in his neck" */
		if (is_kind(f, who - 1, CHUNK_PREP) || !is_somebody(f, who) ||
			(!lay && !(is_kind(f, who - 1, CHUNK_VERB) &&
					 word_is_any(f->page, at(f, who - 1)->head, lies))))
			continue;
		frame_add(f, "FRAME-164", noun, who, &killed);
		return true;
	}
	return false;
}

/* FRAME-320: "reached this port on Thursday with a bullet wound in his arm": one who lives, hurt. */
static bool wound_in(struct framing *f, uint32_t noun)
{
	static const char *const kinds[] = { "bullet", "gunshot", "shrapnel", "knife", "stab",
		"machete", "bayonet", NULL };
	static const char *const arrives[] = { "reached", "arrived", "came", "swam", "walked",
		"fled", "escaped", "crossed", "limped", "returned", NULL };
	static const char *const shows[] = { "film's", "novel's", "fake", "hunter", "hunters",
		"boot", "hero", "heroine", "veteran", "story", "scene", "costume", "game", NULL };
	enum { BACK = 9 };
	static const feature_set dead = (feature_set)1 << FEATURE_DEAD |
					(feature_set)1 << FEATURE_DIE |
					(feature_set)1 << FEATURE_BODY;
	if (!word_is_any(f->page, at(f, noun)->head, WORDS("wound", "wounds")) ||
		!is_kind(f, noun - 1, CHUNK_PREP) ||
		!word_is(f->page, at(f, noun - 1)->first, "with") ||
		!chunk_has_any(f, noun, kinds) || f->page->within[f->sentence] & dead ||
		word_is(f->page, at(f, noun)->end, "of") || /* "a bullet wound of a joke" */
		frame_sentence_has(f, shows) || frame_is_of_play(f))
		return false;
	for (uint32_t i = noun - 1; i-- > f->clause.first && i + BACK > noun;) {
		if (!is_kind(f, i, CHUNK_VERB))
			continue;
		uint32_t who = word_is_any(f->page, at(f, i)->head, arrives) && !at(f, i)->negative
				       ? role_subject(&f->clause, i)
				       : NONE;
		if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->plural ||
			at(f, who)->quantity != NONE || !role_is_human(f->page, who, true))
			return false;
		struct event *e = frame_add(f, "FRAME-320", noun, who, &injured);
		e->victims_end = who + 1;
		e->count = count_one(f->page, who);
		e->hypothetical = e->negative = false;
		return true;
	}
	return false;
}

/* FRAME-163: "Under me lay my cousin, dead;" */
static bool dead_behind(struct framing *f, uint32_t noun)
{
	uint32_t dead = noun + 2;
	if (!is_kind(f, noun + 1, CHUNK_COMMA) || !is_somebody(f, noun) || at(f, noun)->pronoun ||
		dead >= f->clause.end || at(f, dead)->end != at(f, dead)->first + 1 ||
		!word_is(f->page, at(f, dead)->first, "dead") ||
		(dead + 1 < f->clause.end && !is_kind(f, dead + 1, CHUNK_STOP) &&
			!is_kind(f, dead + 1, CHUNK_COMMA) && !is_kind(f, dead + 1, CHUNK_QUOTE) &&
			!is_kind(f, dead + 1, CHUNK_OTHER)))
		return false;
	struct event *e = frame_add(f, "FRAME-163", dead, noun, &killed);
	e->victim = noun;
	e->victims_end = noun + 1;
	e->count = count_noun(&f->clause, noun);
	return true;
}

bool frame_told_noun(struct framing *f, uint32_t noun)
{
	return !f->page->wide &&
	       (no_news(f, noun) || all_of_list(f, noun) || they_are_gone(f, noun) ||
		       bullet_in(f, noun) || wound_in(f, noun) || dead_behind(f, noun));
}

/* The person whose part of the body a noun names: of "the boy's hand" the boy, of "my hand" none but that it is one. */
static bool owner_of(const struct framing *f, uint32_t part, uint32_t *who)
{
	static const char *const own[] = { "my", "his", "her", NULL };
	*who = NONE;
	for (uint32_t w = at(f, part)->first ? at(f, part)->first - 1 : 0; w < at(f, part)->head;
		w++)
		if (word_is_any(f->page, w, own))
			return true; /* "both his feet" */
	if (is_kind(f, part - 1, CHUNK_NOUN) && at(f, part - 1)->possessive &&
		role_is_human(f->page, part - 1, true))
		*who = part - 1;
	else
		*who = role_joined(&f->clause, part, "of");
	if (*who != NONE && word_is_any(f->page, at(f, *who)->head, WORDS("each", "every", "all")))
		*who = role_joined(&f->clause, *who, "of"); /* "of each of the six prisoners" */
	return *who != NONE && role_is_human(f->page, *who, true) &&
	       count_noun(&f->clause, *who).known;
}

static bool add_owned(
	struct framing *f, const char *rule, uint32_t verb, uint32_t part, const struct lexeme *x)
{
	uint32_t who;
	if (!owner_of(f, part, &who))
		return false;
	struct event *e = frame_add(f, rule, verb, who, x);
	if (who == NONE)
		e->count = count_one(f->page, part);
	if (at(f, part)->end > e->end)
		e->end = at(f, part)->end;
	return true;
}

/* The noun at or behind chunk i that names one of these parts of the body, past "off" and whose it is. */
static GIVEN uint32_t part_near(const struct framing *f, uint32_t i, const char *const parts[])
{
	enum { AHEAD = 4 };
	for (uint32_t end = i + AHEAD; i < f->clause.end && i < end; i++) {
		if (is_kind(f, i, CHUNK_NOUN) && word_is_any(f->page, at(f, i)->head, parts))
			return i;
		if (!is_kind(f, i, CHUNK_NOUN) && !is_kind(f, i, CHUNK_OTHER) &&
			!is_kind(f, i, CHUNK_PREP))
			return NONE;
	}
	return NONE;
}

/* FRAME-161: "pulled out his fingernails". */
static bool nails_pulled(struct framing *f, uint32_t verb)
{
	static const struct lexeme tortured = {
		.act = ACT_TORTURE, .harm = HARM_TORTURED, .basis = -1
	};
	static const char *const pulls[] = { "pulled", "tore", "ripped", "burned", "drilled",
		"knocked", NULL };
	static const char *const nails[] = { "fingernails", "nails", "toenails", "teeth",
		"fingernail", NULL };
	uint32_t part = word_is_any(f->page, at(f, verb)->head, pulls) && !at(f, verb)->passive
				? part_near(f, verb + 1, nails)
				: NONE;
	return part != NONE && !at(f, verb)->negative &&
	       add_owned(f, "FRAME-161", verb, part, &tortured);
}

/* FRAME-161: "a bullet went through my hand", "they cut off his head", "crushed his skull". */
static bool body_told(struct framing *f, uint32_t verb)
{
	static const char *const goes[] = { "went", "passed", "hit", "struck", "tore", "entered",
		"pierced", "grazed", "lodged", "took", "sliced", "shattered", "broke", "cut",
		"caught", "ripped", "severed", "smashed", "burned", "came", "is", "remains",
		"stuck", NULL };
	static const char *const missiles[] = { "bullet", "bullets", "splinter", "splinters",
		"shrapnel", "fragment", "fragments", "grenade", "shell", "bomb", "mine", "blast",
		"explosion", "shot", "round", "piece", "pieces", "iron", "glass", "bayonet", NULL };
	static const char *const limbs[] = { "hand", "hands", "arm", "arms", "leg", "legs", "foot",
		"feet", "thigh", "shoulder", "knee", "ear", "eye", "eyes", "finger", "fingers",
		"jaw", "cheek", "hip", "calf", "ankle", "wrist", "elbow", "face", "back", "side",
		"ribs", "collarbone", "nose", "teeth", "toes", "pelvis", "shin", NULL };
	static const char *const fells[] = { "crushed", "split", "smashed", "cut", "chopped",
		"hacked", "took", "severed", "blew", "sliced", "stove", NULL };
	static const char *const heads[] = { "head", "heads", "skull", "skulls", NULL };
	const struct chunk *v = at(f, verb);
	bool gone = word_is_any(f->page, v->head, goes);
	if (v->negative || v->passive || v->infinitive ||
		!(gone || word_is_any(f->page, v->head, fells)))
		return false;
	uint32_t subject = role_subject(&f->clause, verb);
	if (subject == NONE)
		return false;
	bool missile = false;
	for (uint32_t w = at(f, subject)->first; w < at(f, subject)->end; w++)
		missile |= word_is_any(f->page, w, missiles);
	static const char *const idle[] = { "came", "is", "remains", NULL };
	missile |= word_is(f->page, at(f, subject)->first, "one") && at(f, subject)->bare &&
		   !word_is_any(f->page, v->head, idle); /* "One came home on his own feet" */
	if (missile && gone) {
		uint32_t limb = part_near(f, verb + 1, limbs);
		if (limb != NONE && add_owned(f, "FRAME-161", verb, limb, &injured))
			return true;
	}
	uint32_t head = word_is_any(f->page, v->head, fells) ? part_near(f, verb + 1, heads) : NONE;
	bool off = head != NONE &&
		   (!word_is_any(f->page, v->head, WORDS("cut", "took")) ||
			   word_is(f->page, v->end - 1, "off") || word_is(f->page, v->end, "off") ||
			   word_is(f->page, at(f, head)->end, "off"));
	return off && add_owned(f, "FRAME-161", verb, head, &killed);
}

/* FRAME-162: "burned the house with my grandmother inside", "the roof came down on my parents". */
static bool inside_it(struct framing *f, uint32_t verb)
{
	static const char *const ruins[] = { "burned", "burnt", "burning", "torched", "blew",
		"bombed", "shelled", "destroyed", "collapsed", "fire", "demolished", "flattened",
		"bulldozed", NULL };
	enum { AHEAD = 8 };
	if (!word_is_any(f->page, at(f, verb)->head, ruins) || at(f, verb)->negative)
		return false;
	for (uint32_t i = verb + 1; i + 2 < f->clause.end && i < verb + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_VERB) || is_kind(f, i, CHUNK_STOP))
			return false;
		if (!(word_is(f->page, at(f, i)->first, "with") ||
			    word_is(f->page, at(f, i)->first, "and")) ||
			!is_somebody(f, i + 1))
			continue;
		uint32_t end = role_list_end(&f->clause, i + 1);
		uint32_t w = at(f, end - 1)->end;
		if (word_is(f->page, w, "still"))
			w++;
		if (!word_is(f->page, w, "inside") &&
			!(word_is(f->page, w, "in") && word_is(f->page, w + 1, "it")))
			return false;
		frame_add(f, "FRAME-162", verb, i + 1, &killed);
		return true;
	}
	return false;
}

/* FRAME-164: "they put two bullets in him", "a bullet in my father's head", "emptied a magazine into her". */
static bool shot_into(struct framing *f, uint32_t verb)
{
	static const char *const puts[] = { "put", "fired", "emptied", "pumped", "sent", "shot",
		"planted", NULL };
	static const char *const shots[] = { "bullet", "bullets", "shots", "rounds", "magazine",
		"shot", "burst", "pistol", "clip", NULL };
	static const char *const into[] = { "in", "into", "through", NULL };
	static const char *const vital[] = { "head", "heads", "chest", "heart", "temple", "brain",
		"forehead", "skull", "neck", NULL };
	const struct chunk *v = at(f, verb);
	if (v->negative || v->passive || v->modal || v->infinitive ||
		!word_is_any(f->page, v->head, puts))
		return false;
	uint32_t object = role_object(&f->clause, verb), in = object + 1, whom = object + 2;
	if (object == NONE || !word_is_any(f->page, at(f, object)->head, shots) ||
		whom >= f->clause.end || !word_is_any(f->page, at(f, in)->first, into) ||
		!is_kind(f, whom, CHUNK_NOUN))
		return false;
	uint32_t part = part_near(f, whom, vital);
	if (part != NONE)
		return add_owned(f, "FRAME-164", verb, part, &killed);
	if (!is_somebody(f, whom) || frame_is_teller(f->page, whom))
		return false;
	frame_add(f, "FRAME-164", verb, whom, &killed);
	return true;
}

/* FRAME-160: "nobody could tell me where my husband is", "that is the last anyone saw of him". */
static bool not_known_where(struct framing *f, uint32_t verb)
{
	static const char *const knows[] = { "know", "knows", "knew", "tell", "told", "say",
		"learned", "learnt", "find", "found", NULL };
	static const char *const is[] = { "is", "are", "was", "were", NULL };
	const struct chunk *v = at(f, verb);
	uint32_t where = verb + 1, who;
	if (is_kind(f, where, CHUNK_NOUN) && at(f, where)->pronoun)
		where++; /* "tell me where" */
	who = where + 1;
	if (!word_is_any(f->page, v->head, knows) || who + 1 >= f->clause.end ||
		!word_is(f->page, at(f, where)->first, "where"))
		return false;
	bool some = is_kind(f, who, CHUNK_NOUN) && at(f, who)->bare &&
		    role_joined(&f->clause, who, "of") == who + 2; /* "14 of the men" */
	uint32_t be = who + 1 + 2 * some;
	if (!(some ? frame_are_counted(f, who) : is_somebody(f, who)) ||
		!is_kind(f, be, CHUNK_VERB) || !word_is_any(f->page, at(f, be)->first, is) ||
		at(f, be)->end != at(f, be)->first + 1 || is_kind(f, be + 1, CHUNK_VERB) ||
		is_kind(f, be + 1, CHUNK_PREP))
		return false;
	uint32_t subject = role_subject(&f->clause, verb);
	bool nobody = subject != NONE &&
		      (at(f, subject)->none || word_is(f->page, at(f, subject)->first, "nobody"));
	if (!v->negative && !nobody)
		return false;
	struct event *e = frame_add(f, "FRAME-160", verb, who, &missing);
	e->negative = e->hypothetical = false;
	return true;
}

/* "Of the seven others we know nothing", "we know nothing of my son". */
static bool nothing_known(struct framing *f, uint32_t verb)
{
	static const char *const knows[] = { "know", "knows", "heard", "hear", NULL };
	uint32_t first = f->clause.first, who = NONE;
	while (is_kind(f, first, CHUNK_QUOTE))
		first++;
	if (!word_is_any(f->page, at(f, verb)->head, knows) ||
		!word_is(f->page, at(f, verb)->end, "nothing"))
		return false;
	uint32_t behind = f->page->mark[at(f, verb)->end].chunk;
	if (is_kind(f, behind + 1, CHUNK_PREP) &&
		(word_is(f->page, at(f, behind + 1)->first, "of") ||
			word_is(f->page, at(f, behind + 1)->first, "from")))
		who = behind + 2;
	else if (is_kind(f, first, CHUNK_PREP) && word_is(f->page, at(f, first)->first, "of") &&
		 first + 2 < verb)
		who = first + 1;
	if (who == NONE || !is_somebody(f, who) || lexeme_has(at(f, who)->lex, FEATURE_DEAD))
		return false;
	struct event *e = frame_add(f, "FRAME-160", verb, who, &missing);
	e->negative = e->hypothetical = false;
	return true;
}

/* FRAME-166: "Eleven women were killed, and Ada's little boy.": people behind who have no verb of their own. */
void frame_and_also(struct framing *f, uint32_t event)
{
	enum { AHEAD = 12, BEHIND = 40 };
	struct event e = f->page->events.at[event];
	uint32_t v = f->page->mark[e.trigger].chunk;
	if (f->page->wide || e.harm != HARM_KILLED || e.negative || e.hypothetical ||
		e.whole != NONE || !e.count.known || e.victim == NONE || e.victim > v ||
		!is_kind(f, v, CHUNK_VERB))
		return;
	uint32_t i = v + 1;
	while (i < f->clause.end && i < v + AHEAD && !is_kind(f, i, CHUNK_COMMA)) {
		if (is_kind(f, i, CHUNK_VERB) || is_kind(f, i, CHUNK_STOP) ||
			is_kind(f, i, CHUNK_SUB) || is_kind(f, i, CHUNK_QUOTE))
			return;
		i++;
	}
	if (is_kind(f, v + 1, CHUNK_AND) && is_kind(f, v + 2, CHUNK_NOUN) &&
		(v + 3 >= f->clause.end || is_kind(f, v + 3, CHUNK_OTHER)) &&
		!lexeme_has(at(f, v + 2)->lex, FEATURE_DEAD))
		i = v; /* "Five women died and the driver." */
	uint32_t who = i + 2;
	if (!is_kind(f, i + 1, CHUNK_AND) || !word_is(f->page, at(f, i + 1)->first, "and"))
		return;
	while (is_kind(f, who, CHUNK_NOUN) && at(f, who)->possessive)
		who++;
	if (!is_somebody(f, who) || at(f, who)->pronoun ||
		(at(f, who)->quantity == NONE && at(f, who)->plural))
		return;
	bool relative = false;
	for (uint32_t k = who + 1;
		k < f->clause.end && k < who + BEHIND && !is_kind(f, k, CHUNK_QUOTE); k++) {
		relative |= is_kind(f, k, CHUNK_REL);
		if (is_kind(f, k, CHUNK_VERB) && !relative)
			return;
	}
	struct lexeme like = { .act = (int8_t)e.act, .harm = HARM_KILLED, .basis = -1 };
	struct event *more = frame_add(f, "FRAME-166", who, who, &like);
	more->actor = e.actor;
	more->negative = more->hypothetical = false;
}

static bool last_seen(struct framing *f, uint32_t verb)
{
	static const char *const sees[] = { "saw", "heard", NULL };
	static const char *const anybody[] = { "anyone", "anybody", "we", "i", NULL };
	const struct page *p = f->page;
	uint32_t seer = verb - 1;
	if (!word_is_any(p, at(f, verb)->head, sees) || verb == f->clause.first ||
		!is_kind(f, seer, CHUNK_NOUN) || !word_is_any(p, at(f, seer)->head, anybody))
		return false;
	uint32_t who = role_object(&f->clause, verb);
	uint32_t w = at(f, seer)->head;
	bool last = w > 1 && (word_is(p, w - 1, "last") ||
				     (word_is(p, w - 1, "time") && word_is(p, w - 2, "last")));
	if (who == NONE && is_kind(f, verb + 1, CHUNK_PREP))
		who = verb + 2;
	bool goes_on = is_kind(f, who + 1, CHUNK_VERB) ||
		       (is_kind(f, who + 1, CHUNK_NOUN) && at(f, who + 1)->pronoun);
	if (!last || !is_somebody(f, who) || goes_on)
		return false; /* "The last time I saw my sister she was laughing" */
	frame_add(f, "FRAME-160", verb, who, &missing);
	return true;
}

/* FRAME-165: "a sniper got the baker's boy", "the mortar took all three of them". */
static bool got_them(struct framing *f, uint32_t verb)
{
	static const char *const gets[] = { "got", "took", "caught", "found", NULL };
	static const char *const deadly[] = { "sniper", "snipers", "mortar", "mortars", "shell",
		"shells", "bomb", "bombs", "mine", "missile", "rocket", "drone", NULL };
	const struct chunk *v = at(f, verb);
	if (v->negative || v->passive || v->modal || v->infinitive ||
		!word_is_any(f->page, v->head, gets))
		return false;
	uint32_t who = role_subject(&f->clause, verb), whom = role_object(&f->clause, verb);
	if (who == NONE || whom == NONE || !word_is_any(f->page, at(f, who)->head, deadly))
		return false;
	while (is_kind(f, whom, CHUNK_NOUN) && at(f, whom)->possessive)
		whom++;
	bool all = is_kind(f, whom, CHUNK_NOUN) && at(f, whom)->bare &&
		   at(f, whom)->quantity != NONE && word_is(f->page, at(f, whom)->first, "all");
	static const char *const other[] = { "alive", "on", "to", "back", "safe", "unharmed",
		"home", NULL }; /* "the drone found three hikers alive" */
	if ((!all && !is_somebody(f, whom)) || frame_is_teller(f->page, whom) ||
		(at(f, whom)->end < f->page->scan.words.count &&
			word_is_any(f->page, at(f, whom)->end, other)))
		return false;
	frame_add(f, "FRAME-165", verb, whom, &killed);
	return true;
}

bool frame_told_verb(struct framing *f, uint32_t verb)
{
	return !f->page->wide &&
	       (body_told(f, verb) || nails_pulled(f, verb) || inside_it(f, verb) ||
		       shot_into(f, verb) || not_known_where(f, verb) || nothing_known(f, verb) ||
		       last_seen(f, verb) || got_them(f, verb));
}

/* "the five they killed", "The men, about thirty of them, they shot": whom the sentence names before who did it, or NONE. */
uint32_t frame_put_first(const struct framing *f, uint32_t verb)
{
	uint32_t who = verb - 1, first = f->clause.first, them = who - 2;
	static const char *const doers[] = { "they", "we", "he", NULL };
	if (role_told_of(&f->clause, verb) != NONE)
		return role_told_of(&f->clause, verb);
	while (is_kind(f, first, CHUNK_QUOTE) || is_kind(f, first, CHUNK_AND))
		first++;
	if (is_kind(f, them, CHUNK_PREP) && word_is(f->page, at(f, them)->end - 1, "them"))
		them--; /* "about thirty of them" */
	if (f->page->wide || verb < first + 3 || !is_kind(f, who, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, who)->head, doers) ||
		!is_kind(f, who - 1, CHUNK_COMMA) || !is_kind(f, them, CHUNK_NOUN) ||
		at(f, them)->pronoun)
		return NONE;
	uint32_t of = them;
	if (of == first + 2 && is_kind(f, first, CHUNK_NOUN) && is_kind(f, first + 1, CHUNK_COMMA))
		return at(f, of)->quantity != NONE && role_is_human(f->page, first, true) ? of
											  : NONE;
	return them == first && !at(f, them)->bare && role_is_human(f->page, them, true) ? them
											 : NONE;
}
