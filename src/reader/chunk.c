#include "reader/chunk.h"

/*
 * Groups: the sentence becomes a row of noun groups, verb groups and the small
 * words between them. Tags decide, the lexicon overrules them where a word of
 * the field is better known than grammar (a phrase such as "opened fire on").
 */
static bool is_verb_tag(uint8_t tag)
{
	return tag >= TAG_VB && tag <= TAG_VBZ;
}

static uint32_t quantity_end(const struct page *p, uint32_t i)
{
	return p->quantities.at[p->mark[i].quantity].end;
}

/* Does a noun come next, after adjectives? So that "the wounded soldiers" is one group. */
static bool noun_ahead(const struct page *p, uint32_t i, uint32_t end)
{
	while (i < end &&
		(tag_at(p, i) == TAG_JJ || tag_at(p, i) == TAG_VBN || tag_at(p, i) == TAG_CD))
		i++;
	return i < end && is_noun_tag(tag_at(p, i));
}

/* "in which 268 suffocated behind locked doors": a verb, whatever its tag. */
static bool dies_counted(const struct page *p, uint32_t i, uint32_t end)
{
	return !p->wide && i > 0 && tag_at(p, i) == TAG_JJ && in_quantity(p, i - 1) &&
	       word_has(p, i, FEATURE_DIE) && !word_has(p, i, FEATURE_DEAD) &&
	       !noun_ahead(p, i + 1, end);
}

static bool is_phrase_verb(const struct page *p, uint32_t i)
{
	static const feature_set verbs = (feature_set)1 << FEATURE_VERB |
					 (feature_set)1 << FEATURE_DIE |
					 (feature_set)1 << FEATURE_CLAIM_DEED;
	return p->has[i] & verbs && !word_has(p, i, FEATURE_EVENT) && lex_at(p, i)->words > 1;
}

/* "who sold boiled corn", "found burnt papers": behind a verb a participle right before a noun is no verb of its own. */
static bool is_made_ware(const struct page *p, uint32_t i, uint32_t end)
{
	if (p->wide || i == 0 || tag_at(p, i) != TAG_VBN || i + 1 >= end || lex_at(p, i))
		return false;
	uint8_t before = tag_at(p, i - 1);
	bool verb = before == TAG_VBD || before == TAG_VBZ || before == TAG_VBP;
	return verb && !lex_at(p, i - 1) && is_noun_tag(tag_at(p, i + 1)) &&
	       !word_has(p, i + 1, FEATURE_PERSON);
}

static bool begins_noun(const struct page *p, uint32_t i, uint32_t end)
{
	uint8_t tag = tag_at(p, i);
	if (is_phrase_verb(p, i) || dies_counted(p, i, end))
		return false;
	if (in_quantity(p, i) || is_noun_tag(tag) || tag == TAG_PRP || tag == TAG_EX ||
		is_made_ware(p, i, end))
		return true;
	if (!p->wide && word_is(p, i, "either") && i + 1 < end && in_quantity(p, i + 1))
		return true; /* "the deaths of either four or five" */
	if (tag == TAG_CC && word_is(p, i, "both") && !p->wide)
		return i + 1 < end && (tag_at(p, i + 1) == TAG_PRPS || tag_at(p, i + 1) == TAG_DT ||
					      tag_at(p, i + 1) == TAG_NNS); /* "both his sons" */
	if (i > 0 && word_is(p, i, "nearby") && tag_at(p, i - 1) == TAG_IN)
		return noun_ahead(p, i + 1, end); /* "in nearby Hale" */
	if (is_premodifier(tag) ||
		(tag == TAG_VBN && word_has(p, i, FEATURE_PRESUMED) && noun_ahead(p, i + 1, end)))
		return true;
	return (tag == TAG_VBN || tag == TAG_VBG) && i > 0 && tag_at(p, i - 1) != TAG_PRP &&
	       word_has(p, i, FEATURE_DEAD) && noun_ahead(p, i + 1, end) &&
	       !word_has(p, i, FEATURE_VERB);
}

/* "In Orle 43 people were killed": a number of people is no part of the name before it, as in "Camp 8". */
static bool counts_people(const struct page *p, uint32_t i, uint32_t end)
{
	if (!in_quantity(p, i) || quantity_end(p, i) >= end)
		return false;
	uint32_t next = quantity_end(p, i);
	return word_has(p, next, FEATURE_DEAD) || word_has(p, next, FEATURE_DIE) ||
	       (word_has(p, next, FEATURE_PERSON) && tag_at(p, next) == TAG_NNS);
}

/*
 * What ends before a number of people though its tag is an adjective's: a name, "In Orle 43 people were
 * killed"; "in all", "in total".
 */
static bool ends_before_number(const struct page *p, uint32_t i, uint32_t first, uint32_t end)
{
	if (!p->wide && i > first + 1 && tag_at(p, first) == TAG_PRPS && counts_people(p, i, end) &&
		(word_has(p, i - 1, FEATURE_FIGURE) || word_is(p, i - 1, "reckoning")))
		return true; /* "by his reckoning 30 men died" */
	if (i != first + 1 || first == 0 || !counts_people(p, i, end))
		return false;
	uint8_t tag = tag_at(p, first);
	bool name = (tag == TAG_JJ || tag == TAG_FW) && !lex_at(p, first);
	bool sum = word_is(p, first, "all") || word_is(p, first, "total");
	return (word_is(p, first - 1, "in") && (name || sum)) ||
	       (name && (word_is(p, first - 1, "at") || word_is(p, first - 1, "near")));
}

/* "a charge Quillon dismissed": who dismissed it begins a group of its own. */
static bool names_denier(const struct page *p, uint32_t i, uint32_t first)
{
	static const char *const accounts[] = { "charge", "claim", "accusation", "allegation",
		"assertion", "figure", "account", "version", NULL };
	return !p->wide && i == first + 2 && is_proper(tag_at(p, i)) && first > 0 &&
	       word_is_any(p, i - 1, accounts) && word_is(p, first - 1, ",") &&
	       word_is_any(p, first, WORDS("a", "an"));
}

/* "The killed include the mayor", "among the killed were two nurses" */
static bool are_the_killed(const struct page *p, uint32_t i)
{
	static const char *const include[] = { "include", "included", "includes", "numbered",
		NULL };
	bool among = i > 1 && word_is(p, i - 2, "among");
	return word_is(p, i, "killed") && (among || word_is_any(p, i + 1, include));
}

/* May word i go on a noun group that has begun? */
static bool goes_on(const struct page *p, uint32_t i, uint32_t first, uint32_t end, bool noun_seen)
{
	uint8_t tag = tag_at(p, i);
	const struct lexeme *x = lex_at(p, i);
	if (is_phrase_verb(p, i) || names_denier(p, i, first))
		return false;
	if (is_noun_tag(tag) || (word_has(p, i, FEATURE_PERSON) && x->words > 1))
		return true; /* "one extended family": the tag is wrong */
	if (tag == TAG_CD)
		return !noun_seen ||
		       (is_proper(tag_at(p, i - 1)) && !word_has(p, i - 1, FEATURE_DEAD) &&
			       !counts_people(p, i, end));
	if (tag == TAG_JJ && noun_seen && word_has(p, i, FEATURE_PERSON) &&
		!word_has(p, i, FEATURE_DEAD) &&
		(!noun_ahead(p, i + 1, end) || (!p->wide && is_proper(tag_at(p, i + 1)))))
		return true; /* "a village chief": the tag is wrong */
	if (is_premodifier(tag))
		return !noun_seen && !(tag == TAG_DT && i > first && tag_at(p, i - 1) != TAG_PDT);
	if (tag == TAG_RB || tag == TAG_RBS || tag == TAG_RBR)
		return !noun_seen && i + 1 < end &&
		       (tag_at(p, i + 1) == TAG_JJ ||
			       (tag_at(p, i + 1) == TAG_VBN && noun_ahead(p, i + 1, end)));
	if ((tag == TAG_VBN || tag == TAG_VBD) && !p->wide && i == first + 1 &&
		word_is(p, first, "the") && (word_is(p, i, "accused") || are_the_killed(p, i)))
		return true; /* "the accused" */
	if (tag == TAG_VBN || tag == TAG_VBG)
		return !noun_seen && noun_ahead(p, i + 1, end) &&
		       !word_has(p, i, FEATURE_SUSTAIN); /* "dozens suffered burns" */
	return false;
}

/* "schoolchildren", "fishermen", whatever their tag. */
static bool is_odd_plural(const struct page *p, uint32_t w)
{
	struct str low = low_at(p, w);
	return word_has(p, w, FEATURE_PERSON) && low.len > 2 &&
	       (word_is(p, w, "people") || str_ends(low, STR("men")) ||
		       str_ends(low, STR("children")));
}

static void finish_noun(const struct page *p, struct chunk *c)
{
	c->head = c->end - 1;
	for (uint32_t i = c->first; i < c->end; i++)
		if (is_noun_tag(tag_at(p, i)) || tag_at(p, i) == TAG_PRP ||
			(i > c->first && tag_at(p, i) == TAG_JJ && i + 1 == c->end &&
				word_has(p, i, FEATURE_PERSON)))
			c->head = i;
	uint8_t tag = tag_at(p, c->head);
	c->lex = lex_at(p, c->head);
	/* a title or a trade before a name says what the person is: "journalist Karim Haddad" */
	uint32_t name = NONE, name_end = 0;
	for (uint32_t i = c->first; i < c->end; i++)
		if (is_proper(tag_at(p, i)) && !word_has(p, i, FEATURE_TITLE) &&
			(p->scan.words.at[i].shape & SHAPE_CAPITAL)) {
			if (name == NONE || name_end != i)
				name = i;
			name_end = i + 1;
		}
	if (!p->wide && name == NONE && !c->lex && c->head > c->first &&
		(p->scan.words.at[c->head].shape & SHAPE_CAPITAL) &&
		word_has(p, c->head - 1, FEATURE_PERSON)) { /* "uncle Veit", whatever its tag */
		name = c->head;
		name_end = c->head + 1;
		c->lex = lex_at(p, c->head - 1);
	}
	c->name = name;
	c->name_end = name == NONE ? NONE : name_end;
	if (!c->lex && name != NONE)
		for (uint32_t i = c->first; i < c->end; i++)
			if (word_has(p, i, FEATURE_PERSON) || word_has(p, i, FEATURE_TITLE))
				c->lex = lex_at(p, i);
	c->plural = tag == TAG_NNS || tag == TAG_NNPS || (!p->wide && is_odd_plural(p, c->head));
	c->pronoun = tag == TAG_PRP;
	static const char *const none[] = { "no", "nobody", "none", NULL };
	static const char *const known[] = { "the", "these", "those", "this", "that", NULL };
	bool no_one = word_is(p, c->first, "no") && word_is(p, c->head, "one");
	if (no_one)
		c->quantity = NONE;
	c->none = no_one || (c->quantity == NONE && word_is_any(p, c->first, none));
	if (!p->wide && c->quantity != NONE && p->quantities.at[c->quantity].count.high == 0 &&
		!p->quantities.at[c->quantity].count.open) { /* "zero fatalities" */
		c->quantity = NONE;
		c->none = true;
	}
	c->definite = tag_at(p, c->first) == TAG_PRPS || word_is(p, c->first, "the") ||
		      word_is_any(p, c->first, known);
	c->bare = c->quantity != NONE && p->quantities.at[c->quantity].end == c->end;
}

static bool is_age(const struct page *p, uint32_t i, uint32_t end)
{
	static const char *const spans[] = { "year", "years", "yr", "yrs", "month", "months",
		NULL };
	return i + 2 < end && word_is(p, i + 1, "old") && word_is_any(p, i, spans);
}

/* Past "(52)", "(aged 9)", "(6 years old)" behind whom it tells of: an age (COUNT-9) is no part of the sentence. */
static uint32_t past_age(const struct page *p, uint32_t i, uint32_t end)
{
	static const char *const units[] = { "years", "year", "months", "month", "weeks", "days",
		"old", "-", "yrs", "yo", NULL };
	uint32_t k = i + 1;
	if (k < end && (word_is(p, k, "aged") || word_is(p, k, "age")))
		k++;
	if (k >= end || in_quantity(p, k) || !(p->scan.words.at[k].shape & SHAPE_DIGIT) ||
		low_at(p, k).len > 3)
		return i;
	for (k++; k < end && word_is_any(p, k, units);)
		k++;
	return k < end && word_is(p, k, ")") ? k + 1 : i;
}

uint32_t chunk_said_end(const struct page *p, const struct chunk *c)
{
	uint32_t end = c->end;
	while (word_is(p, c->end - 1, ")") && end > c->head + 1 && !word_is(p, end, "("))
		end--;
	return end;
}

/* "Massacre of Tal Qarin v. Ostra": the other side of a case. */
static bool is_against(const struct page *p, uint32_t i, uint32_t end)
{
	return i + 1 < end && (word_is(p, i, "v") || word_is(p, i, "vs")) &&
	       !(p->scan.words.at[i].shape & SHAPE_CAPITAL) && word_is(p, i + 1, ".");
}

static uint32_t read_noun(const struct page *p, uint32_t i, uint32_t end, struct chunk *c)
{
	bool noun_seen = false;
	*c = (struct chunk){ .kind = CHUNK_NOUN, .first = i, .quantity = NONE };
	if (tag_at(p, i) == TAG_PRP || tag_at(p, i) == TAG_EX) {
		c->end = i + 1;
		finish_noun(p, c);
		return c->end;
	}
	while (i < end) {
		if (in_quantity(p, i) && i > c->first && word_has(p, i - 1, FEATURE_DEAD) &&
			(c->quantity != NONE || (!p->wide && word_is(p, c->first, "the"))))
			break; /* "1 DEAD 5 HURT" */
		if (dies_counted(p, i, end) || ends_before_number(p, i, c->first, end) ||
			(i > c->first && word_has(p, i, FEATURE_PARTITIVE) &&
				!is_noun_tag(tag_at(p, i))))
			break; /* "17 dead incl. 4 children" */
		if (in_quantity(p, i) && (c->quantity == NONE || !noun_seen) && !noun_seen) {
			c->quantity = p->mark[i].quantity;
			i = quantity_end(p, i);
			continue;
		}
		if (in_quantity(p, i) && noun_seen)
			break;
		if (c->quantity != NONE && !noun_seen && word_is(p, i, "\"") && i + 1 < end &&
			(is_noun_tag(tag_at(p, i + 1)) ||
				(!p->wide && noun_ahead(p, i + 1, end)))) {
			i++; /* 35 "bandits" */
			continue;
		}
		if (i > c->first && chunk_past_nickname(p, i, end) > i) {
			i = chunk_past_nickname(p, i, end);
			continue;
		}
		if (chunk_closes_kind(p, c, i, end)) {
			i++; /* 86 "honour" killings */
			continue;
		}
		if (!noun_seen && c->quantity == NONE && chunk_end_of_kind(p, i, end) != NONE) {
			i = chunk_end_of_kind(p, i, end) + 1; /* the 'Guard' families */
			noun_seen = true;
			continue;
		}
		if (p->mark[i].moment != NONE ||
			(c->quantity != NONE && !noun_seen && tag_at(p, i) == TAG_PRPS))
			break; /* "before eight my father was dead" */
		if (i > c->first &&
			(!goes_on(p, i, c->first, end, noun_seen) || word_is(p, i, "nobody") ||
				word_is(p, i, "none") || (!p->wide && is_against(p, i, end))))
			break;
		if (is_age(p, i, end)) { /* "a 9 year old girl" */
			i += 2;
			continue;
		}
		noun_seen |= is_noun_tag(tag_at(p, i));
		i++;
	}
	c->end = i;
	finish_noun(p, c);
	if (i < end && tag_at(p, i) == TAG_POS) {
		c->possessive = true;
		c->end = i + 1;
	}
	if (!p->wide && !c->possessive && i < end && word_is(p, i, "("))
		c->end = past_age(p, i, end);
	return c->end;
}

/* A group that begins with a mark, which is no word of it, nor is one that ends it. */
static uint32_t read_kind(const struct page *p, uint32_t i, uint32_t end, struct chunk *c)
{
	uint32_t after = read_noun(p, i, end, c);
	c->first++;
	c->end -= word_is(p, c->end - 1, "\"");
	return after;
}

static bool is_aux(const struct page *p, uint32_t i)
{
	static const char *const does[] = { "did", "do", "does", "didn't", "don't", "doesn't",
		"didnt", "dont", "doesnt", NULL };
	return word_has(p, i, FEATURE_BE) || word_has(p, i, FEATURE_HAVE) ||
	       word_has(p, i, FEATURE_MODAL) || word_is_any(p, i, does);
}

static bool begins_verb(const struct page *p, uint32_t i, uint32_t end)
{
	uint8_t tag = tag_at(p, i);
	if (is_phrase_verb(p, i) || is_verb_tag(tag) || tag == TAG_MD || dies_counted(p, i, end))
		return true;
	return tag == TAG_TO && i + 1 < end && tag_at(p, i + 1) == TAG_VB;
}

static bool is_reflexive(const struct page *p, uint32_t i)
{
	return word_is(p, i, "themselves") || word_is(p, i, "himself") ||
	       word_is(p, i, "herself") || word_is(p, i, "itself");
}

static bool is_adverb(uint8_t tag)
{
	return tag == TAG_RB || tag == TAG_RBR || tag == TAG_RBS;
}

/* Past the mark and the adverbs before a deed: had been "eliminated", "temporarily resettled"; `i` where there is none. */
static uint32_t past_mark(const struct page *p, uint32_t i, uint32_t end)
{
	enum { ADVERBS = 2 };
	if (p->wide || i >= end || !word_is(p, i, "\""))
		return i;
	uint32_t k = i + 1;
	while (k < end && k <= i + ADVERBS && is_adverb(tag_at(p, k)))
		k++;
	if (k > i + 1 && k < end && word_is(p, k, "\""))
		k++; /* were "temporarily" arrested */
	return k < end && tag_at(p, k) == TAG_VBN &&
			       (word_has(p, k, FEATURE_VERB) || word_is(p, k, "held"))
		       ? k
		       : i;
}

/* After an auxiliary: the next verb of the same group, over adverbs; `end` when there is none. */
static uint32_t next_verb(const struct page *p, uint32_t i, uint32_t end)
{
	while (i < end && (is_adverb(tag_at(p, i)) || is_reflexive(p, i) ||
				  (word_has(p, i, FEATURE_NEGATION) && !word_is(p, i, "without") &&
					  (!word_is(p, i, "no") ||
						  (i + 1 < end && word_is(p, i + 1, "longer"))))))
		i++;
	i = past_mark(p, i, end);
	return i < end && (is_verb_tag(tag_at(p, i)) || is_phrase_verb(p, i)) ? i : end;
}

static void finish_verb(const struct page *p, struct chunk *c, bool been, bool had)
{
	uint8_t tag = tag_at(p, c->head);
	c->lex = lex_at(p, c->head);
	c->aux = c->head != c->first;
	c->passive = been && (tag == TAG_VBN || tag == TAG_VBD || is_phrase_verb(p, c->head));
	c->perfect = had;
	c->gerund = tag == TAG_VBG && !been;
	c->participle = tag == TAG_VBN && !been && !had;
	for (uint32_t i = c->first; i < c->end; i++)
		if (word_has(p, i, FEATURE_NEGATION))
			c->negative = true;
}

static uint32_t read_verb(const struct page *p, uint32_t i, uint32_t end, struct chunk *c)
{
	bool been = false, had = false;
	*c = (struct chunk){ .kind = CHUNK_VERB, .first = i, .quantity = NONE, .name = NONE };
	if (tag_at(p, i) == TAG_TO) {
		c->infinitive = true;
		i++;
	}
	for (;;) {
		uint32_t next = is_aux(p, i) ? next_verb(p, i + 1, end) : end;
		bool had_done = next < end && word_is(p, i, "'d") && tag_at(p, next) != TAG_VB;
		c->modal |= !had_done && (word_has(p, i, FEATURE_MODAL) || tag_at(p, i) == TAG_MD);
		had |= had_done; /* "we'd lost 3" */
		if (next == end)
			break;
		been = word_has(p, i, FEATURE_BE);
		had |= word_has(p, i, FEATURE_HAVE);
		i = next;
	}
	c->head = i;
	c->end = is_phrase_verb(p, i) ? p->mark[i].end : i + 1;
	if (c->end > end)
		c->end = end;
	while (c->end < end && c->end == i + 1 && tag_at(p, c->end) == TAG_RP)
		c->end++;
	finish_verb(p, c, been, had);
	if (c->end < end && !in_quantity(p, c->end) && /* "killed not fewer than 70" */
		(word_is(p, c->end, "not") ||
			(word_is(p, c->end, "never") && lexeme_has(c->lex, FEATURE_BE)))) {
		c->negative = true;
		c->end++;
	}
	return c->end;
}

static enum chunk_kind small_kind(const struct page *p, uint32_t i)
{
	struct str low = low_at(p, i);
	uint8_t tag = tag_at(p, i);
	if (low.len == 1)
		switch (low.at[0]) {
		case ',':
			return CHUNK_COMMA;
		case '"':
			return CHUNK_QUOTE;
		case ';':
		case ':':
		case '-':
		case '(':
		case ')':
		case '[':
		case ']':
		case '/':
		case '|':
			return CHUNK_STOP;
		default:
			break;
		}
	if (str_starts(low, STR("--")))
		return CHUNK_STOP;
	if (tag == TAG_WDT || tag == TAG_WP || tag == TAG_WPS)
		return CHUNK_REL;
	if (tag == TAG_CC || word_has(p, i, FEATURE_CONJUNCTION))
		return CHUNK_AND;
	if (word_has(p, i, FEATURE_SUBORDINATE) || tag == TAG_WRB || word_is(p, i, "that"))
		return CHUNK_SUB;
	if (tag == TAG_IN || tag == TAG_TO || word_has(p, i, FEATURE_PREPOSITION))
		return CHUNK_PREP;
	return CHUNK_OTHER;
}

static uint32_t read_small(const struct page *p, uint32_t i, struct chunk *c)
{
	uint32_t end = p->mark[i].lex && p->mark[i].first == i ? p->mark[i].end : i + 1;
	*c = (struct chunk){ .kind = small_kind(p, i),
		.first = i,
		.end = end,
		.head = i,
		.lex = lex_at(p, i),
		.quantity = NONE,
		.name = NONE };
	return end;
}

static uint32_t read_time(const struct page *p, uint32_t i, struct chunk *c)
{
	uint32_t end = p->moments.at[p->mark[i].moment].end;
	*c = (struct chunk){ .kind = CHUNK_TIME,
		.first = i,
		.end = end,
		.head = i,
		.quantity = NONE,
		.name = NONE };
	return end;
}

/* "It is thought that up to 15 people": after a verb of saying, "that" begins a clause. */
static bool is_complementizer(const struct page *p, uint32_t i, uint32_t first)
{
	if (!word_is(p, i, "that") || i == first)
		return false;
	for (uint32_t k = i; k-- > first && k + 7 > i;) { /* "told the news agency that" */
		if (word_is(p, k, "told") || word_is(p, k, "tells") || word_is(p, k, "informed") ||
			word_is(p, k, "assured"))
			return true;
		if (is_verb_tag(tag_at(p, k)))
			break;
	}
	uint32_t k = i - 1; /* "said then that three people", "said on Monday that" */
	while (k > first && (is_adverb(tag_at(p, k)) || p->mark[k].moment != NONE ||
				    (word_is(p, k, "on") && p->mark[k + 1].moment != NONE)))
		k--;
	if (!is_verb_tag(tag_at(p, k)))
		return false;
	return word_has(p, k, FEATURE_SAY) || word_has(p, k, FEATURE_BELIEVE);
}

/* Neither noun nor verb, whatever its tag says. */
static bool is_small(const struct page *p, uint32_t i, uint32_t first)
{
	return (word_has(p, i, FEATURE_PARTITIVE) && !is_noun_tag(tag_at(p, i))) ||
	       is_complementizer(p, i, first);
}

static void chunk_sentence(struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first; i < s->end;) {
		struct chunk c;
		uint32_t end;
		bool small = is_small(p, i, s->first);
		if (p->mark[i].moment != NONE)
			end = read_time(p, i, &c);
		else if (!small && begins_noun(p, i, s->end))
			end = read_noun(p, i, s->end, &c);
		else if (!small && chunk_begins_kind(p, i, s->first, s->end))
			end = read_kind(p, i, s->end, &c);
		else if (!small && begins_verb(p, i, s->end))
			end = read_verb(p, i, s->end, &c);
		else
			end = read_small(p, i, &c);
		if (small && c.kind == CHUNK_REL && i > s->first && p->mark[i - 1].moment != NONE &&
			!p->wide)
			c.kind = CHUNK_SUB; /* "told parliament yesterday that 11 died" */
		for (uint32_t k = i; k < end && k < s->end; k++)
			p->mark[k].chunk = (uint32_t)p->chunks.count;
		*PUSH(p->mem, &p->chunks) = c;
		i = end;
	}
}

void page_chunks(struct page *p)
{
	size_t count = p->scan.sentences.count;
	p->first_chunk = NEW_ARRAY(p->mem, uint32_t, count + 1);
	for (size_t i = 0; i < count; i++) {
		p->first_chunk[i] = (uint32_t)p->chunks.count;
		if (p->live[i])
			chunk_sentence(p, &p->scan.sentences.at[i]);
	}
	p->first_chunk[count] = (uint32_t)p->chunks.count;
	p->roles = NEW_ARRAY(p->mem, struct roles_known, p->chunks.count + 1);
}
