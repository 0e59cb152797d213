#include "reader/mark.h"

#include "reader/role.h"

/* "Police are holding the groom's father": FRAME-192; "the wells ran dry": FRAME-197. */
bool mark_names_hardship(const struct page *p, const struct sentence *s)
{
	return !p->wide && sentence_is_of(p, (uint32_t)(s - p->scan.sentences.at), FAMILY_HARDSHIP);
}

/* "CALLER: They came at five.": who speaks in a paragraph of which something is read closely (SAY-18). */
void mark_turns(struct page *p)
{
	const struct sentence *s = p->scan.sentences.at;
	for (size_t i = 0, k; i < p->scan.sentences.count; i = k) {
		bool live = false, turn = false;
		for (k = i; k < p->scan.sentences.count && s[k].paragraph == s[i].paragraph; k++)
			live |= p->live[k];
		for (uint32_t w = s[i].first + 1; w < s[i].end && w < s[i].first + 5; w++)
			turn |= word_is(p, w, ":");
		for (size_t n = i; live && n < k; n++) /* "(Mbala) Good evening." */
			p->live[n] |= word_is(p, s[n].first, "(") && s[n].end > s[n].first + 3 &&
				      (word_is(p, s[n].first + 2, ")") ||
					      word_is(p, s[n].first + 3, ")"));
		p->live[i] = p->live[i] || (live && turn);
		for (size_t n = i + 1; live && turn && n < k; n++)
			p->live[n] |= page_label_end(p, n) != NONE;
	}
	bool wanted = false; /* a turn that goes on in a paragraph below */
	for (size_t i = p->scan.sentences.count; i-- > 0 && !p->wide;) {
		wanted |= p->live[i];
		if (i > 0 && s[i - 1].paragraph == s[i].paragraph)
			continue;
		if (page_label_end(p, i) == NONE)
			continue;
		p->live[i] |= wanted;
		wanted = false;
	}
}

/* "The fourth was a nurse." (FRAME-239), "Ana Reed was among them." (FRAME-30) */
static bool tells_of_nth(const struct page *p, const struct sentence *s)
{
	static const char *const nth[] = { "second", "third", "fourth", "fifth", "sixth", "seventh",
		"eighth", "ninth", "tenth", "last", NULL };
	for (uint32_t w = s->first + 2; w + 1 < s->end && w < s->first + 24; w++)
		if (word_is(p, w, "among") && word_is(p, w + 1, "them"))
			return word_has(p, w - 1, FEATURE_BE); /* "Ana Reed was among them" */
	return s->end > s->first + 5 && word_is(p, s->first, "the") &&
	       word_is_any(p, s->first + 1, nth) && word_is(p, s->first + 2, "was");
}

/* "Eleven altogether.", "He wrote five.": a number near what is read closely (FRAME-140). */
void mark_numbers(struct page *p)
{
	enum { NEAR = 4 };
	size_t count = p->scan.sentences.count, far = NEAR;
	bool *near = NEW_ARRAY(p->mem, bool, count + 1);
	for (size_t i = count; i-- > 0;) {
		far = p->live[i] ? 0 : far + 1;
		near[i] = far < NEAR;
	}
	far = NEAR;
	for (size_t i = 0; i < count && !p->wide; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		far = p->live[i] ? 0 : far + 1;
		p->live[i] |= far < NEAR && tells_of_nth(p, s);
		for (uint32_t w = s->first; w < s->end && (near[i] || far < NEAR) && !p->live[i];
			w++)
			p->live[i] = word_has(p, w, FEATURE_NUMBER) ||
				     (p->scan.words.at[w].shape & SHAPE_DIGIT);
	}
}

/* "Hana Berg, 24. Killed by a sniper.": whom a participle at the head of a sentence is about (FRAME-130). */
void mark_persons(struct page *p)
{
	enum { SHORT = 16 };
	const struct sentence *s = p->scan.sentences.at;
	for (size_t i = 1; i < p->scan.sentences.count && !p->wide; i++) {
		uint32_t w = s[i].first;
		while (w + 1 < s[i].end && (p->scan.words.at[w].shape & SHAPE_PUNCT))
			w++;
		bool deed = word_has(p, w, FEATURE_VERB) || word_is(p, w, "taken");
		p->live[i - 1] |=
			deed && p->live[i] && s[i - 1].paragraph == s[i].paragraph &&
			s[i - 1].end - s[i - 1].first <= SHORT && w + 1 < s[i].end &&
			(word_has(p, w + 1, FEATURE_PREPOSITION) || word_is(p, w + 1, "dead"));
	}
}

/* "the men wore the badges of the brigade", "the order came from the palace": FRAME-302. */
static bool mark_points(const struct page *p, uint32_t sentence)
{
	static const char *const clothes[] = { "badge", "badges", "uniform", "uniforms", "insignia",
		"fatigues", "caps", "berets", "armbands", "helmets", NULL };
	static const char *const orders[] = { "order", "orders", NULL };
	static const char *const came[] = { "came", "come", "comes", NULL };
	static const char *const gave[] = { "gave", "given", "issued", NULL };
	static const char *const killers[] = { "murderer", "murderers", "butcher", "butchers",
		"killer", "killers", NULL };
	static const char *const plans[] = { "planned", "ordered", "decided", "organised",
		"organized", "orchestrated", "authorised", "authorized", "sanctioned", "signed",
		"premeditated", NULL };
	static const char *const deeds[] = { "this", "it", "that", "massacre", "killings", NULL };
	static const char *const levels[] = { "by", "above", "capital", "level", "levels", "palace",
		"top", "ministry", "headquarters", NULL };
	static const feature_set sides = (feature_set)1 << FEATURE_ARMED | (feature_set)1
										   << FEATURE_TITLE;
	if (any_may_stand(p, sentence, plans) && any_may_stand(p, sentence, deeds) &&
		(p->within[sentence] & sides || any_may_stand(p, sentence, levels)))
		return true;
	return any_may_stand(p, sentence, killers) ||
	       (may_stand(p, sentence, "blood") && may_stand(p, sentence, "hands")) ||
	       (may_stand(p, sentence, "wore") && any_may_stand(p, sentence, clothes)) ||
	       (any_may_stand(p, sentence, orders) && any_may_stand(p, sentence, came) &&
		       may_stand(p, sentence, "from")) ||
	       (may_stand(p, sentence, "order") && any_may_stand(p, sentence, gave)) ||
	       (any_may_stand(p, sentence, WORDS("hallmark", "hallmarks"))) ||
	       (may_stand(p, sentence, "pointed") && p->within[sentence] >> FEATURE_ARMED & 1);
}

/* "the government bears responsibility", "stopped counting at 40": FRAME-314, FRAME-312. */
static bool bears_or_counts(const struct page *p, const struct sentence *s, uint32_t sentence)
{
	static const char *const heads[] = { "responsibility", "counting", NULL };
	static const char *const bear[] = { "bear", "bears", "bore", NULL };
	if (!any_may_stand(p, sentence, heads))
		return false;
	bool borne = false;
	for (uint32_t w = s->first; w + 1 < s->end; w++) {
		borne |= word_is_any(p, w, bear);
		if ((borne && word_is(p, w, "responsibility")) ||
			(word_is(p, w, "counting") && word_is_any(p, w + 1, WORDS("at", "after"))))
			return true;
	}
	return false;
}

/* "rival clans settled a score among themselves", "two factions fought each other": FRAME-297. */
static bool tells_of_feud(const struct page *p, const struct sentence *s, uint32_t sentence)
{
	static const char *const whom[] = { "themselves", "other", "another", NULL };
	static const char *const sides[] = { "factions", "clans", "families", "gangs", "groups",
		"inmates", "residents", "villagers", NULL };
	static const char *const fights[] = { "fought", "settled", "turned", "shot", "fired",
		NULL };
	if (!any_may_stand(p, sentence, whom) || !any_may_stand(p, sentence, sides) ||
		!any_may_stand(p, sentence, fights))
		return false;
	bool found = false, fought = false;
	for (uint32_t w = s->first; w < s->end; w++) {
		found |= word_is_any(p, w, whom);
		fought |= word_is_any(p, w, fights);
	}
	return found && fought;
}

/* "called the reports "a drama staged by terrorists"": FRAME-35. */
static bool calls_untrue(const struct page *p, const struct sentence *s, uint32_t sentence)
{
	if (!(p->within[sentence] >> FEATURE_ACCOUNT & 1) ||
		!any_may_stand(p, sentence, WORDS(ROLE_CALLS)) ||
		!any_may_stand(p, sentence, WORDS(ROLE_SHAMS)))
		return false;
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_is_any(p, w, WORDS(ROLE_SHAMS)))
			return true;
	return false;
}

/* "This was the army's work", "It was soldiers who did this", "named him as the man who gave the order": FRAME-255. */
bool mark_lays_at_door(const struct page *p, const struct sentence *s)
{
	static const char *const deictic[] = { "this", "that", "it", "these", "those", "they",
		NULL };
	uint32_t sentence = (uint32_t)(s - p->scan.sentences.at);
	static const char *const blames[] = { "blame", "fault", "guilty", "answerable", "liable",
		"responsible", "culpable", NULL };
	static const char *const lays[] = { "blame", "finger", NULL };
	feature_set doers = (feature_set)1 << FEATURE_ARMED | (feature_set)1 << FEATURE_ORG;
	if (any_may_stand(p, sentence, blames) && p->within[sentence] & doers)
		return true; /* FRAME-282 */
	if (any_may_stand(p, sentence, lays) && p->within[sentence] >> FEATURE_SAY & 1 &&
		may_stand(p, sentence, "the"))
		return true; /* "put the blame on smugglers", "pointed the finger at the governor" */
	if (bears_or_counts(p, s, sentence) || tells_of_feud(p, s, sentence) ||
		calls_untrue(p, s, sentence))
		return true;
	if (sentence_is_of(p, sentence, FAMILY_POINTS) && mark_points(p, sentence))
		return true;
	if ((may_stand(p, sentence, "named") || may_stand(p, sentence, "identified")) &&
		may_stand(p, sentence, "who") && may_stand(p, sentence, "as"))
		return true;
	if (!may_stand(p, sentence, "work") && !may_stand(p, sentence, "did") &&
		!may_stand(p, sentence, "doing") && !may_stand(p, sentence, "handiwork"))
		return false;
	for (uint32_t w = s->first; w + 1 < s->end; w++)
		if (word_is(p, w, "did") && word_is_any(p, w + 1, deictic) &&
			(word_is(p, w - 1, "state") || word_is(p, w - 1, "government")))
			return true; /* "The state did this" */
		else if (word_is_any(p, w, deictic) && word_has(p, w + 1, FEATURE_BE))
			return p->within[sentence] >> FEATURE_ARMED & 1 ||
			       p->within[sentence] >> FEATURE_ORG & 1;
	return false;
}

/* "this appalling loss of life", "had their hands tied", "bore marks of torture": FRAME-300, FRAME-301. */
bool mark_tells_of_dead(const struct page *p, uint32_t sentence)
{
	static const char *const limbs[] = { "hands", "wrists", NULL };
	static const char *const kinds[] = { "bullet", "gunshot", "torture", "bayonet", "machete",
		"stab", NULL };
	static const char *const marks[] = { "wounds", "marks", "cuts", "burns", "holes", NULL };
	static const char *const lives[] = { "life", "lives", NULL };
	static const char *const casts[] = { "thrown", "flung", "hurled", NULL };
	static const char *const deeps[] = { "well", "wells", "cistern", "roof", "roofs", "cliff",
		"cliffs", "river", "flames", "sea", "shaft", "ravine", NULL };
	static const char *const ways[] = { "sawn", "sabred", "lanced", "riddled", "bludgeoned",
		"trampled", "clubbed", "smothered", "impaled", NULL };
	if (p->wide || !sentence_is_of(p, sentence, FAMILY_OF_DEAD))
		return false;
	if (any_may_stand(p, sentence, ways) ||
		(any_may_stand(p, sentence, casts) && any_may_stand(p, sentence, deeps)))
		return true;
	return (may_stand(p, sentence, "loss") && any_may_stand(p, sentence, lives)) ||
	       (may_stand(p, sentence, "lives") && may_stand(p, sentence, "many")) ||
	       (any_may_stand(p, sentence, limbs) && may_stand(p, sentence, "tied")) ||
	       (any_may_stand(p, sentence, kinds) && any_may_stand(p, sentence, marks));
}

/* "About 400 had been shipped across by Saturday.": a number, and that they were moved. */
static bool goes_by_number(const struct page *p, const struct sentence *s, uint32_t sentence)
{
	static const char *const ways[] = { "driven", "shipped", "gone", "ferried", "resettled",
		NULL };
	if (!any_may_stand(p, sentence, ways))
		return false;
	bool moved = false, number = false;
	for (uint32_t w = s->first; w < s->end; w++) {
		moved |= word_is_any(p, w, ways);
		number |= (p->scan.words.at[w].shape & SHAPE_DIGIT) != 0;
	}
	return moved && number;
}

static bool may_any(const struct page *p, uint32_t sentence, const char *const *words)
{
	bool may = false;
	for (; *words && !may; words++)
		may = may_stand(p, sentence, *words);
	return may;
}

/* Does one of the words stand there in fact? */
static bool stands_any(const struct page *p, const struct sentence *s, const char *const *words)
{
	bool stands = false;
	for (uint32_t w = s->first; w < s->end && !stands; w++)
		stands = word_is_any(p, w, words);
	return stands;
}

/* "the valley had been emptied of its people" */
static bool is_emptied_of(const struct page *p, const struct sentence *s, uint32_t sentence)
{
	static const char *const clears[] = { "emptied", "cleared", "emptying", "clearing", NULL };
	static const char *const peoples[] = { "people", "inhabitants", "population", "residents",
		NULL };
	if (!any_may_stand(p, sentence, clears) || !any_may_stand(p, sentence, peoples))
		return false;
	for (uint32_t w = s->first; w + 2 < s->end; w++)
		if (word_is(p, w, "of") &&
			(word_is(p, w + 1, "its") || word_is(p, w + 1, "their")) &&
			word_is_any(p, w + 2, peoples))
			return true;
	return false;
}

/* "nobody has been moved against their will", "everyone left of their own accord", "went willingly": FRAME-292. */
static bool tells_of_will(const struct page *p, const struct sentence *s, uint32_t sentence)
{
	static const char *const wills[] = { "will", "accord", "voluntarily", "willingly", "force",
		"made", "choice", "driven", "forced", "wished", "wanted", NULL };
	if (!sentence_is_of(p, sentence, FAMILY_MOVES) || !any_may_stand(p, sentence, wills))
		return false;
	bool none = false, forced = false, says = p->within[sentence] >> FEATURE_SAY & 1;
	for (uint32_t w = s->first; w < s->end; w++) {
		if (word_is(p, w, "voluntarily") || word_is(p, w, "willingly") ||
			(word_is(p, w, "so") && word_is(p, w + 1, "because")) ||
			(word_is(p, w, "their") &&
				(word_is(p, w + 1, "own") || word_is(p, w + 1, "will"))))
			return true;
		none |= word_is(p, w, "no") || word_is(p, w, "nobody") ||
			(says && word_is_any(p, w,
					 WORDS("they", "residents", "villagers",
						 "inhabitants"))); /* FRAME-317 */
		forced |= word_is_any(p, w, WORDS("force", "forced")) ||
			  (word_is(p, w, "made") && word_is(p, w + 1, "to")) ||
			  (word_is(p, w, "driven") &&
				  word_is_any(p, w + 1, WORDS("from", "out", "off")));
	}
	return none && forced;
}

/* "residents were herded onto trucks", "forced aboard at gunpoint", whoever did it: FRAME-277. */
static bool is_loaded(const struct page *p, uint32_t sentence)
{
	static const char *const loads[] = { "herded", "forced", "crammed", "loaded", "marched",
		"ordered", "dragged", NULL };
	static const char *const rides[] = { "aboard", "buses", "trucks", "lorries", "barges",
		"boats", "trains", "ferries", NULL };
	static const char *const who[] = { "residents", "villagers", "families", "inhabitants",
		"islanders", "people", "gunpoint", NULL };
	return any_may_stand(p, sentence, loads) && any_may_stand(p, sentence, rides) &&
	       any_may_stand(p, sentence, who);
}

/* "the remaining villagers have been told to pack", whoever told them: FRAME-246. */
static bool is_told_to_go(const struct page *p, const struct sentence *s, uint32_t sentence)
{
	static const char *const orders[] = { "told", "ordered", NULL };
	static const char *const ways[] = { "leave", "go", "out", "pack", "gone", NULL };
	static const char *const who[] = { "residents", "villagers", "families", "inhabitants",
		"islanders", "remained", "stayed", "everyone", "everybody", NULL };
	if (may_stand(p, sentence, "evacuation") && may_stand(p, sentence, "ordered"))
		return true; /* "ordered the evacuation of two hamlets" */
	static const char *const rides[] = { "buses", "trucks", "lorries", NULL };
	if (may_stand(p, sentence, "emptying") && any_may_stand(p, sentence, rides))
		return true; /* FRAME-276 */
	return any_may_stand(p, sentence, orders) && any_may_stand(p, sentence, who) &&
	       any_may_stand(p, sentence, ways) && stands_any(p, s, orders) &&
	       stands_any(p, s, who) && stands_any(p, s, ways);
}

/* "leaflets gave people in the quarter until nightfall to go", whoever dropped them: FRAME-246. */
static bool is_given_term(const struct page *p, const struct sentence *s, uint32_t sentence)
{
	static const char *const gives[] = { "given", "gave", NULL };
	static const char *const ways[] = { "leave", "go", "out", "pack", "vacate", "move", NULL };
	static const char *const terms[] = { "until", "hour", "hours", "day", "days", "week",
		"night", "minutes", NULL };
	static const char *const who[] = { "residents", "villagers", "families", "inhabitants",
		"islanders", "people", "households", "civilians", "those", "occupants", NULL };
	return any_may_stand(p, sentence, gives) && any_may_stand(p, sentence, ways) &&
	       any_may_stand(p, sentence, terms) && any_may_stand(p, sentence, who) &&
	       stands_any(p, s, gives) && stands_any(p, s, who) && stands_any(p, s, ways);
}

/* "told residents to leave the quarter", "soldiers began moving families out", "pulled out men aged": FRAME-246, 247, 252, 276, 277. */
bool mark_orders_out(const struct page *p, const struct sentence *s)
{
	static const char *const pairs[][2][12] = {
		{ { "leave", "evacuated", "cleared", "emptied", "out", "go", NULL },
			{ "told", "ordered", "instructed", "commanded", NULL } },
		{ { "moving", "clearing", "driving", NULL },
			{ "families", "residents", "villagers", "people", NULL } },
		{ { "aged", "age", NULL }, { "pulled", "dragged", "separated", "singled", NULL } },
		{ { "line", "column", "file", NULL },
			{ "lorries", "trucks", "buses", "vans", NULL } },
		{ { "buses", "trucks", "lorries", "barges", "boats", "trains", NULL },
			{ "families", "villagers", "residents", "inhabitants", NULL } },
		{ { "searched", "combed", NULL },
			{ "weapons", "arms", "houses", "homes", "village", "quarter", NULL } },
		{ { "drove", "driven", "chased", "expelled", "evicted", NULL },
			{ "inhabitants", "villagers", "residents", "families", NULL } },
		{ { "clearing", "emptying", "emptied", "cleared", NULL },
			{ "inhabitants", "people", "population", "civilians", "villages", "hamlets",
				"quarters", "settlement", "village", "island", "hamlet", NULL } },
		{ { "fence", "gate", "gates", "wall", "wire", "perimeter", "doors", NULL },
			{ "through", "over", NULL } },
	};
	uint32_t sentence = (uint32_t)(s - p->scan.sentences.at);
	static const char *const held[] = { "held", "detained", "imprisoned", "moved", NULL };
	if (may_stand(p, sentence, "nobody") && any_may_stand(p, sentence, held))
		return true; /* FRAME-303 */
	if (goes_by_number(p, s, sentence) || is_emptied_of(p, s, sentence) ||
		tells_of_will(p, s, sentence))
		return true;
	if (is_loaded(p, sentence) || is_given_term(p, s, sentence) ||
		is_told_to_go(p, s, sentence))
		return true;
	bool found = false, armed = p->within[sentence] >> FEATURE_ARMED & 1;
	for (size_t k = 0; armed && k < sizeof pairs / sizeof *pairs && !found; k++)
		found = may_any(p, sentence, pairs[k][0]) && may_any(p, sentence, pairs[k][1]) &&
			stands_any(p, s, pairs[k][0]) && stands_any(p, s, pairs[k][1]);
	return found;
}

const uint32_t *page_hashes(struct page *p)
{
	if (p->hashes)
		return p->hashes;
	uint32_t *hashes = NEW_ARRAY(p->mem, uint32_t, p->scan.words.count + 1);
	for (size_t i = 0; i < p->scan.words.count; i++)
		hashes[i] = (uint32_t)p->scan.words.at[i].hash;
	return p->hashes = hashes;
}

void page_find_families(struct page *p)
{
	size_t count = p->scan.sentences.count;
	p->families_in = NEW_ARRAY(p->mem, family_set, count);
	for (size_t i = 0; i < count; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		p->families_in[i] = families_among(
			p->families, &p->scan.words.at[s->first], &p->scan.words.at[s->end]);
	}
}
