#include "reader/tag_settle.h"

/* Words that the tagger takes for another kind in the long sentences of features and court reports. */

enum { AHEAD = 5 /* words */ };

static GIVEN bool comes(
	const struct page *p, const struct sentence *s, uint32_t i, const char *const words[])
{
	for (uint32_t k = i + 1; k < s->end && k < i + AHEAD; k++)
		if (word_is_any(p, k, words))
			return true;
	return false;
}

static bool is_noun_tag(uint8_t tag)
{
	return tag == TAG_NN || tag == TAG_NNS || tag == TAG_NNP || tag == TAG_NNPS;
}

/* ", cost 14 lives", "a source put the dead at five", "everyone left", "gunmen chased them": verbs. */
static bool is_verb_here(const struct page *p, const struct sentence *s, uint32_t i)
{
	static const char *const lives[] = { "lives", "life", NULL };
	static const char *const at[] = { "at", NULL };
	uint8_t before = tag_at(p, i - 1);
	if (word_is(p, i, "left") && word_is_any(p, i - 1, WORDS("everyone", "everybody")))
		return !word_has(p, i - 2, FEATURE_PREPOSITION); /* not "for everyone left" */
	if (word_is(p, i, "chased") && (is_noun_tag(before) || before == TAG_PRP))
		return is_noun_tag(tag_at(p, i)) || tag_at(p, i) == TAG_JJ;
	bool noun = is_noun_tag(before) || word_is(p, i - 1, ",");
	if (tag_at(p, i) != TAG_NN || !noun)
		return false;
	return (word_is(p, i, "cost") && comes(p, s, i, lives)) ||
	       (word_is(p, i, "put") && comes(p, s, i, at));
}

/* "soldiers opened fire", "a mob stormed it": no participle, which would have no object. */
static bool is_past_here(const struct page *p, uint32_t i)
{
	static const char *const storms[] = { "stormed", "attacked", "raided", "shelled", "rushed",
		"bombed", "opened", NULL };
	uint8_t next = tag_at(p, i + 1);
	if (tag_at(p, i) != TAG_VBN || !word_is_any(p, i, storms) ||
		word_has(p, i - 1, FEATURE_BE) || word_has(p, i - 1, FEATURE_HAVE) ||
		!(is_noun_tag(tag_at(p, i - 1)) || tag_at(p, i - 1) == TAG_PRP))
		return false;
	return word_is(p, i, "opened") ? word_is(p, i + 1, "fire")
				       : next == TAG_DT || next == TAG_PRPS ||
						 word_is_any(p, i + 1, WORDS("it", "them"));
}

/* "tried, sentenced to death and shot before nightfall": no shot that is a noun. */
static bool is_participle_here(const struct page *p, uint32_t i)
{
	uint8_t next = tag_at(p, i + 1);
	return word_is(p, i, "shot") && tag_at(p, i) == TAG_NN && i > 1 &&
	       word_is(p, i - 1, "and") && tag_at(p, i - 2) != TAG_DT &&
	       tag_at(p, i - 2) != TAG_JJ &&
	       (next == TAG_IN || next == TAG_RB || next == TAG_PUNCT || next == TAG_TO);
}

/* "no monk was harmed": behind "was" what suffers is a verb. */
static bool is_suffered(const struct page *p, uint32_t i)
{
	const struct lexeme *x = lex_at(p, i);
	uint8_t next = tag_at(p, i + 1);
	return tag_at(p, i) == TAG_JJ && lexeme_has(x, FEATURE_VERB) && x->harm > HARM_NONE &&
	       !lexeme_has(x, FEATURE_DEAD) && word_has(p, i - 1, FEATURE_BE) &&
	       !is_noun_tag(next) && next != TAG_JJ;
}

/* "three lay preachers" */
static bool is_lay(const struct page *p, uint32_t i)
{
	return word_is(p, i, "lay") && tag_at(p, i) != TAG_JJ && tag_at(p, i + 1) == TAG_NNS &&
	       word_has(p, i + 1, FEATURE_PERSON) &&
	       (tag_at(p, i - 1) == TAG_CD || tag_at(p, i - 1) == TAG_DT);
}

/* "on a miners' hostel": what is no quotation mark behind a plural makes it an owner. */
static bool is_owner_mark(const struct page *p, uint32_t i)
{
	struct str before = low_at(p, i - 1);
	uint8_t next = tag_at(p, i + 1);
	return word_is(p, i, "'") && tag_at(p, i) != TAG_POS &&
	       (p->scan.words.at[i].shape & SHAPE_GLUED) &&
	       !(p->scan.words.at[i + 1].shape & SHAPE_GLUED) && str_ends(before, STR("s")) &&
	       (is_noun_tag(next) || next == TAG_JJ);
}

/* "Residents of Qarin accuse marines", "the cooperative blames the navy": never a noun. */
static bool is_accusing(const struct page *p, uint32_t i)
{
	return is_noun_tag(tag_at(p, i)) &&
	       (word_is(p, i, "accuse") || word_is(p, i, "accuses") || word_is(p, i, "blames"));
}

/* "The Collective's list at present contains 87 names": two words that say when, and no noun that could say anything. */
static bool is_at_present(const struct page *p, uint32_t i)
{
	uint8_t next = tag_at(p, i + 1);
	bool verb = next == TAG_VBZ || next == TAG_VBP || next == TAG_VBD || next == TAG_NNS;
	return word_is(p, i, "present") && word_is(p, i - 1, "at") && verb;
}

/* "his son, hit in the spine, was flown out": a participle, and no verb of the clause. */
static bool is_hit_aside(const struct page *p, uint32_t i)
{
	return word_is(p, i, "hit") && tag_at(p, i) == TAG_VBD && word_is(p, i - 1, ",") &&
	       (word_is(p, i + 1, "in") || word_is(p, i + 1, "by"));
}

/* "the union has fourteen": no participle, whatever it ends in. */
static bool is_number_here(const struct page *p, uint32_t i)
{
	uint8_t tag = tag_at(p, i);
	return tag >= TAG_VB && tag <= TAG_VBZ && word_has(p, i, FEATURE_NUMBER) &&
	       !(p->has[i] & (feature_set)1 << FEATURE_VERB);
}

/* "electricity and piped water", "withheld heating fuel": a kind of water or fuel, and nothing that is done. */
static bool is_kind_of_water(const struct page *p, uint32_t i)
{
	static const char *const kinds[] = { "piped", "drinking", "running", "bottled", NULL };
	static const char *const burnt[] = { "heating", "cooking", NULL };
	static const char *const fuels[] = { "fuel", "oil", "gas", NULL };
	return (word_is(p, i + 1, "water") && word_is_any(p, i, kinds)) ||
	       (word_is_any(p, i + 1, fuels) && word_is_any(p, i, burnt) &&
		       !word_has(p, i - 1, FEATURE_BE)); /* "was heating oil in a pan" */
}

/* "let neither flour nor medicines through", "had allowed insulin in": goods, and no verb or adverb; nobody insulins. */
static bool is_goods_here(const struct page *p, uint32_t i)
{
	static const char *const never[] = { "insulin", "oxygen", "electricity", "medicine",
		"medicines", "bread", "flour", "rice", "wheat", "maize", "diesel", "petrol",
		"kerosene", "firewood", "vaccines", "antibiotics", "antivenom", "morphine",
		"saline", NULL };
	static const char *const nots[] = { "neither", "nor", "withheld", "withhold", "said",
		"says", NULL };
	static const feature_set goods =
		(feature_set)1 << FEATURE_UTILITY | (feature_set)1 << FEATURE_SUPPLY;
	return p->has[i] & goods && (word_is_any(p, i - 1, nots) || word_is_any(p, i, never)) &&
	       !is_noun_tag(tag_at(p, i)) && tag_at(p, i) != TAG_JJ;
}

/* "had stayed on to guard its property": behind "to" and before what is guarded, a verb. */
static bool is_purpose(const struct page *p, uint32_t i)
{
	static const char *const verbs[] = { "guard", "shield", "storm", "raid", "search",
		"question", "film", "photograph", "target", "house", "shelter", "escort", "staff",
		"man", "shell", "ambush", "rescue", "attack", "arrest", "fish", "farm", NULL };
	uint8_t next = tag_at(p, i + 1);
	return word_is(p, i - 1, "to") && is_noun_tag(tag_at(p, i)) &&
	       (next == TAG_PRPS || next == TAG_PRP || next == TAG_DT) && word_is_any(p, i, verbs);
}

/* "counted 30 dead and treated 12 people": what is done to a number, and no kind of it ("and suspected 12 people"). */
static bool is_done_to_number(const struct page *p, uint32_t i)
{
	static const char *const kinds[] = { "estimated", "suspected", "alleged", "reported",
		"confirmed", "combined", "assorted", "unidentified", "unarmed", "armed", NULL };
	bool participle = tag_at(p, i) == TAG_VBN ||
			  (tag_at(p, i) == TAG_JJ && str_ends(low_at(p, i), STR("ed")));
	return participle && tag_at(p, i + 1) == TAG_CD && word_is(p, i - 1, "and") &&
	       !word_is_any(p, i, kinds);
}

/* "Belmar denied on Sunday that", "to which they belonged raised its toll": no participles. */
static bool is_denying(const struct page *p, const struct sentence *s, uint32_t i)
{
	enum { HEAD = 4, FAR = 9 };
	if (word_is(p, i, "raised") && tag_at(p, i) == TAG_VBN)
		return word_is(p, i + 1, "its") && word_is(p, i + 2, "toll");
	if (!word_is(p, i, "denied") || tag_at(p, i) != TAG_VBN || i > s->first + HEAD ||
		!(p->scan.words.at[i - 1].shape & SHAPE_CAPITAL))
		return false;
	for (uint32_t k = i + 1; k < s->end && k < i + FAR && !word_is(p, k, ","); k++)
		if (word_is(p, k, "that"))
			return true;
	return false;
}

/* "the government bears full responsibility", "saw 16 fall against the wall": no animals and no season. */
static bool is_verb_for_sure(const struct page *p, uint32_t i)
{
	static const char *const loads[] = { "full", "sole", "responsibility", "direct", "primary",
		NULL };
	if (word_is_any(p, i, WORDS("bears", "bore")))
		return word_is_any(p, i + 1, loads) ||
		       (word_is(p, i + 1, "the") && word_is_any(p, i + 2, loads));
	enum { BACK = 6 };
	if (!word_is(p, i, "fall") || i < 2 ||
		!(word_has(p, i - 1, FEATURE_NUMBER) || word_is(p, i - 1, "dozen") ||
			(p->scan.words.at[i - 1].shape & SHAPE_DIGIT)))
		return false;
	if (word_is_any(p, i + 1, WORDS("in", "behind", "into", "short", "off")) &&
		!word_is(p, i + 2, "front"))
		return false; /* "saw 16 fall in the first round" */
	for (uint32_t k = i - 1; k > 0 && k + BACK > i; k--)
		if (word_is_any(p, k - 1, WORDS("saw", "watched", "seen")))
			return true; /* "saw at least a dozen fall" */
	return false;
}

/* "told deputies that reports of a massacre were lies": what is said of, and nothing that deputies do. */
static bool is_account_here(const struct page *p, uint32_t i)
{
	static const char *const accounts[] = { "reports", "claims", "accounts", NULL };
	return tag_at(p, i) == TAG_VBZ && word_is_any(p, i, accounts) &&
	       word_is(p, i - 1, "that") && word_is(p, i + 1, "of");
}

/* "a town that the army is now clearing of its people", "began loading families onto trucks": what somebody is at, and no clearing in a wood. */
static bool is_doing_now(const struct page *p, uint32_t i)
{
	static const char *const doing[] = { "clearing", "emptying", "housing", "loading", NULL };
	static const char *const when[] = { "now", "still", "already", "currently", NULL };
	static const char *const begins[] = { "began", "begun", "started", NULL };
	bool other = is_noun_tag(tag_at(p, i)) || tag_at(p, i) == TAG_JJ;
	if (!other || !word_is_any(p, i, doing))
		return false;
	return word_is_any(p, i - 1, begins) ||
	       (word_is_any(p, i - 1, when) && i > 1 && word_has(p, i - 2, FEATURE_BE));
}

/* "the dead number more than 100": what they do. */
static bool is_numbering(const struct page *p, uint32_t i)
{
	static const char *const who[] = { "dead", "wounded", "injured", "missing", "victims",
		"casualties", "killed", NULL };
	static const char *const about[] = { "more", "at", "over", "about", "around", "nearly",
		"some", "almost", "between", "fewer", NULL };
	return word_is(p, i, "number") && word_is_any(p, i - 1, who) &&
	       (tag_at(p, i + 1) == TAG_CD || word_is_any(p, i + 1, about));
}

/* Most words are none of those that are looked for here. */
static bool may_settle(const struct page *p, uint32_t i)
{
	static const char *const few[] = { "cost", "put", "shot", "lay", "'", "accuse", "accuses",
		"blames", "villages", "heating", "cooking", "present", "hit", "left", "chased",
		"no", "denied", "admiral", "bears", "bore", "fall", "raised", "opened", "reports",
		"claims", "accounts", "clearing", "emptying", "housing", "loading", "while",
		"number", NULL };
	static const feature_set kinds =
		(feature_set)1 << FEATURE_NUMBER | (feature_set)1 << FEATURE_VERB |
		(feature_set)1 << FEATURE_UTILITY | (feature_set)1 << FEATURE_SUPPLY;
	return p->has[i] & kinds || tag_at(p, i + 1) == TAG_CD || word_is(p, i - 1, "to") ||
	       word_is(p, i + 1, "water") || word_is_any(p, i, few);
}

void tag_settle(struct page *p, const struct sentence *s)
{
	if (!p->wide && s->first + 1 < s->end && is_kind_of_water(p, s->first))
		p->scan.words.at[s->first].tag = TAG_JJ; /* "Heating fuel has been blocked" */
	if (!p->wide && s->first + 1 < s->end && word_is(p, s->first + 1, "admiral"))
		p->scan.words.at[s->first].tag = TAG_NNP; /* "Rear Admiral Tay said" */
	for (uint32_t i = s->first + 1; i + 1 < s->end && !p->wide; i++) {
		struct word *w = &p->scan.words.at[i];
		if (!may_settle(p, i))
			continue;
		if (is_kind_of_water(p, i)) {
			w->tag = TAG_JJ;
			continue;
		}
		if (is_number_here(p, i))
			w->tag = TAG_CD;
		else if (is_goods_here(p, i))
			w->tag = TAG_NN;
		else if (is_purpose(p, i)) {
			w->tag = TAG_VB;
			w[-1].tag = TAG_TO;
		} else if (word_is(p, i, "villages") && tag_at(p, i) == TAG_VBZ) {
			w->tag = TAG_NNS; /* "from the two hill villages" */
			w[-1].tag = word_is(p, i - 1, "hill") ? TAG_NN : w[-1].tag;
		} else if (word_is(p, i, "admiral") && word_is(p, i - 1, "rear"))
			w->tag = w[-1].tag = TAG_NNP;
		else if (is_verb_for_sure(p, i))
			w->tag = word_is(p, i, "fall")   ? TAG_VB
				 : word_is(p, i, "bore") ? TAG_VBD
							 : TAG_VBZ;
		else if (is_denying(p, s, i)) {
			w->tag = TAG_VBD;
			if (word_is(p, i, "denied") && !is_noun_tag(w[-1].tag))
				w[-1].tag = TAG_NNP;
		} else if (is_verb_here(p, s, i) || is_done_to_number(p, i) || is_past_here(p, i))
			w->tag = TAG_VBD;
		else if (is_participle_here(p, i) || is_suffered(p, i) || is_hit_aside(p, i))
			w->tag = TAG_VBN;
		else if (word_is(p, i, "no") && tag_at(p, i) == TAG_RB &&
			 is_noun_tag(tag_at(p, i + 1)))
			w->tag = TAG_DT; /* "said no villager had been killed" */
		else if (is_lay(p, i))
			w->tag = TAG_JJ;
		else if (is_owner_mark(p, i))
			w->tag = TAG_POS;
		else if (is_accusing(p, i) || is_numbering(p, i))
			w->tag = TAG_VBP;
		else if (word_is(p, i, "while") && tag_at(p, i - 1) != TAG_DT &&
			 !word_is(p, i - 1, "a"))
			w->tag = TAG_IN; /* "12 dead while residents said 60" */
		else if (is_doing_now(p, i))
			w->tag = TAG_VBG;
		else if (is_account_here(p, i))
			w->tag = TAG_NNS;
		else if (is_at_present(p, i))
			w->tag = w[-1].tag = TAG_RB;
	}
}
