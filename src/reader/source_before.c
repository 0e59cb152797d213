#include "reader/source_before.h"

#include <string.h>

static bool is_pronoun_or_short(const struct page *p, uint32_t first, uint32_t end)
{
	return end == first + 1 &&
	       (tag_at(p, first) == TAG_PRP || word_has(p, first, FEATURE_PRONOUN));
}

static bool is_among(const struct page *p, const struct saying *a, uint32_t word)
{
	for (uint32_t i = a->source; i < a->source_end; i++)
		if (str_equal(low_at(p, i), low_at(p, word)))
			return true;
	return false;
}

static bool same_head(const struct page *p, const struct saying *a, uint32_t first, uint32_t end)
{
	if (a->source == NONE || a->source_end - a->source <= end - first)
		return false;
	for (uint32_t k = first + 1; k + 1 < end && !p->wide; k++)
		if ((p->scan.words.at[k].shape & SHAPE_CAPITAL) && !is_among(p, a, k))
			return false; /* "the City hospital" is not that of St Anne */
	for (uint32_t i = a->source; i < a->source_end; i++)
		if (str_equal(low_at(p, i), low_at(p, end - 1)))
			return true;
	return false;
}

/* "The group", "the movement": words that an organisation is called by once it has been named. */
static bool is_collective(const struct page *p, uint32_t i)
{
	static const char *const words[] = { "group", "organisation", "organization", "movement",
		"network", "association", "charity", "watchdog", NULL };
	return word_is_any(p, i, words);
}

/* "The provincial police": "they", and never "he". */
static bool are_police(const struct page *p, struct run s)
{
	return !p->wide && word_is(p, s.end - 1, "police");
}

/* A person rather than an office: a title, a trade, kin. */
static bool is_person(const struct page *p, struct run s)
{
	if (are_police(p, s))
		return false;
	for (uint32_t i = s.first; i < s.end; i++) {
		if (word_has(p, i, FEATURE_ORG) || word_is(p, i, "of") || word_is(p, i, "for"))
			return false;
		if (is_collective(p, i) || word_is(p, i, "national"))
			continue; /* "the National Council" */
		if ((word_has(p, i, FEATURE_TITLE) || word_has(p, i, FEATURE_PERSON) ||
			    word_is(p, i, "director") || word_is(p, i, "spokesman")) &&
			!(i + 1 < s.end && tag_at(p, i + 1) == TAG_POS))
			return true;
	}
	return false;
}

static bool is_office_word(const struct page *p, uint32_t w)
{
	return (word_has(p, w, FEATURE_ORG) || word_has(p, w, FEATURE_SOURCE)) &&
	       !word_has(p, w, FEATURE_PERSON);
}

/* "Salome": capital, and no body's */
static bool is_bare(const struct page *p, uint32_t w)
{
	return !p->wide && (p->scan.words.at[w].shape & SHAPE_CAPITAL) && !is_office_word(p, w) &&
	       !word_is(p, w, "the");
}

/* "He": no inquiry, ministry or army, which have no name of a person, title or trade in them. */
static bool may_be_person(const struct page *p, struct run s)
{
	static const char *const papers[] = { "paper", "newspaper", "station", "channel", "website",
		"magazine", "weekly", "daily", NULL }; /* "showed this paper the lists" */
	bool body = false, name = (p->scan.words.at[s.end - 1].shape & SHAPE_CAPITAL) &&
				  !word_has(p, s.end - 1, FEATURE_SOURCE) &&
				  !word_has(p, s.end - 1, FEATURE_ORG);
	if (are_police(p, s))
		return false;
	if (word_is(p, s.first + 2, "of") && is_bare(p, s.first) && is_bare(p, s.first + 1))
		return true; /* "Salome Iturbe of the campaign group Clean Thread" */
	for (uint32_t i = s.first; i < s.end; i++) {
		name &= !word_is(p, i, "of"); /* "the campaigner Salome Iturbe", no "Front of X" */
		if (word_has(p, i, FEATURE_TITLE) || word_has(p, i, FEATURE_PERSON) ||
			word_has(p, i, FEATURE_SOURCE_HEAD))
			return true;
		body |= word_has(p, i, FEATURE_SOURCE) || word_has(p, i, FEATURE_ORG) ||
			is_collective(p, i) || (!p->wide && word_is_any(p, i, papers));
	}
	return name || !body;
}

/* "The National Front of Sorania": an organisation by its name, no state's and no doctor's. */
static bool is_named_group(const struct page *p, struct run s)
{
	bool name = false;
	for (uint32_t i = s.first; i < s.end; i++) {
		if (word_is(p, i, "and"))
			return false;
		name |= (p->scan.words.at[i].shape & SHAPE_CAPITAL) && !word_is(p, i, "the");
	}
	enum source_kind kind = source_kind_of(p, s.first, s.end);
	return name && (kind == SOURCE_ARMED_GROUP || kind == SOURCE_RIGHTS_GROUP ||
			       (kind == SOURCE_OTHER && !is_person(p, s)));
}

bool source_is_named_behind(const struct page *p, struct run s)
{
	uint32_t comma = s.end;
	return tag_at(p, s.first) == TAG_PRPS && s.end > s.first + 1 && s.end <= s.first + 3 &&
	       comma + 1 < p->scan.words.count && word_is(p, comma, ",") &&
	       tag_at(p, comma + 1) == TAG_NNP && p->mark[comma + 1].chunk != NONE;
}

/* "The Doctors' Committee of Tessaly said": all of what names the speaker, of which `part` is a group. */
static struct run whole_source(const struct page *p, struct run part)
{
	for (size_t i = 0; i < p->sayings.count; i++) {
		const struct saying *s = &p->sayings.at[i];
		if (s->source != NONE && s->source <= part.first && s->source_end >= part.end)
			return (struct run){ s->source, s->source_end };
	}
	return part;
}

/* "The ministry", "the United Nations human rights office". */
static bool is_office(const struct page *p, const struct chunk *c)
{
	bool heads = (p->scan.words.at[c->first].shape &
		      SHAPE_FIRST); /* "The ministry's account has changed" */
	bool named = false;
	for (uint32_t w = c->first; w < c->end && !named; w++)
		named = word_has(p, w, FEATURE_SOURCE) &&
			(p->scan.words.at[w].shape & SHAPE_CAPITAL);
	bool office = lexeme_has(c->lex, FEATURE_ORG) ||
		      (lexeme_has(c->lex, FEATURE_SOURCE) && !lexeme_has(c->lex, FEATURE_PERSON));
	bool one = !c->plural || (!p->wide && word_is(p, c->head, "headquarters"));
	return (named || (office && one)) && !c->pronoun && (!c->possessive || heads) &&
	       c->quantity == NONE && !is_person(p, (struct run){ c->first, c->end });
}

/* "it": an office at the head of this sentence or of the one before, nearer than whoever spoke before. */
static struct run office_before(
	const struct page *p, const struct saying *s, uint32_t after, struct run known)
{
	uint32_t back = s->sentence ? s->sentence - 1 : 0;
	for (uint32_t n = s->sentence + 1; n-- > back;)
		for (uint32_t i = p->first_chunk[n]; i < p->first_chunk[n + 1]; i++) {
			const struct chunk *c = chunk_at(p, i);
			if (c->first >= s->source || c->kind == CHUNK_VERB)
				break; /* no subject behind it */
			bool governed =
				i > p->first_chunk[n] && chunk_at(p, i - 1)->kind == CHUNK_PREP;
			bool members = governed && !p->wide && i == p->first_chunk[n] + 2 &&
				       word_is(p, chunk_at(p, i - 1)->first, "of") &&
				       lexeme_has(chunk_at(p, i - 2)->lex, FEATURE_PERSON) &&
				       (p->scan.words.at[c->head].shape & SHAPE_CAPITAL);
			if (c->kind == CHUNK_NOUN && (!governed || members) && c->first >= after &&
				is_office(p, c) &&
				!source_is_several(p, (struct run){ c->first, c->end }))
				return whole_source(p, (struct run){ c->first, c->end });
		}
	return known;
}

/* "The army offered a different account. It": the office at the head of a sentence that was not read closely. */
static struct run office_at_head(const struct page *p, const struct saying *s, struct run known)
{
	enum { NAME_MOST = 4 };
	uint32_t n = s->sentence ? s->sentence - 1 : 0;
	const struct sentence *before = &p->scan.sentences.at[n];
	uint32_t w = before->first, end = w + 1;
	if (p->wide || s->sentence == 0 || p->first_chunk[n] != p->first_chunk[n + 1] ||
		w < known.first || !word_is(p, w, "the"))
		return known;
	while (end < before->end && end < w + NAME_MOST && !is_office_word(p, end))
		if (word_has(p, end, FEATURE_VERB) || (p->scan.words.at[end].shape & SHAPE_PUNCT))
			return known;
		else
			end++;
	while (end < before->end && end < w + NAME_MOST && is_office_word(p, end))
		end++;
	static const char *const joints[] = { "of", "'s", "'", "and", ",", NULL };
	bool office = end > w + 1 && is_office_word(p, end - 1) && end < before->end &&
		      !word_is_any(p, end, joints) &&
		      !(p->scan.words.at[end].shape & SHAPE_CAPITAL);
	return office ? (struct run){ w, end } : known;
}

/* A word of the name at `first`: "Fire chief Bron Askell", "Clinique du Lac". */
static bool is_of_name(const struct page *p, uint32_t first, uint32_t w)
{
	static const char *const joints[] = { "de", "du", "des", "da", "dos", "del", "la", "el",
		"al", "bin", "ibn", "van", "von", NULL };
	uint8_t shape = p->scan.words.at[w].shape;
	if ((shape & SHAPE_PUNCT) || word_has(p, w, FEATURE_DETERMINER))
		return false;
	if (w == first + 1 && !(shape & SHAPE_CAPITAL) && w + 1 < p->scan.words.count &&
		(p->scan.words.at[w + 1].shape & SHAPE_CAPITAL))
		return word_has(p, w, FEATURE_PERSON) || word_has(p, w, FEATURE_TITLE) ||
		       word_is_any(p, w, joints);
	return (shape & SHAPE_CAPITAL) && !word_has(p, w, FEATURE_PREPOSITION) &&
	       !word_has(p, w, FEATURE_PRONOUN);
}

/* "Colonel Baye received me.", of a sentence that was not read closely: the name at its head. */
static struct run name_at_head(const struct page *p, const struct sentence *s)
{
	uint32_t w = source_past_scene(p, s), end = w;
	if (!p->wide && w + 2 < s->end && word_is(p, w, "the") &&
		word_has(p, w + 1, FEATURE_TITLE) && !word_has(p, w + 2, FEATURE_TITLE) &&
		!(p->scan.words.at[w + 2].shape & SHAPE_CAPITAL))
		return (struct run){ w, w + 2 }; /* "The governor put it more bluntly." */
	while (end < s->end && is_of_name(p, w, end))
		end++;
	bool name = end >= w + 2 && end < s->end && p->mark[w].spot == NONE &&
		    !word_has(p, end - 1, FEATURE_ORG) && !word_has(p, end - 1, FEATURE_SOURCE);
	return name ? (struct run){ w, end } : (struct run){ NONE, NONE };
}

/* "The Orsa Law Centre keeps lists. It said": a name at the head of the sentence before, of no place and no person. */
static struct run name_before(const struct page *p, const struct saying *s, struct run known)
{
	if (s->sentence == 0)
		return known;
	if (p->first_chunk[s->sentence - 1] == p->first_chunk[s->sentence]) {
		struct run name = name_at_head(p, &p->scan.sentences.at[s->sentence - 1]);
		return name.first != NONE && !is_person(p, name) ? name : known;
	}
	const struct chunk *c = chunk_at(p, p->first_chunk[s->sentence - 1]);
	struct run head = { c->first, c->end };
	bool named = c->kind == CHUNK_NOUN && !c->plural && !c->possessive &&
		     (p->scan.words.at[c->head].shape & SHAPE_CAPITAL) && c->end - c->first > 1 &&
		     p->mark[c->head].spot == NONE;
	return named && !is_person(p, head) ? whole_source(p, head) : known;
}

/* "The army is less sure. In a statement it conceded nine deaths. A corporal died, it added": what "it" was in the sentences before. */
static struct run thing_before(const struct page *p, uint32_t saying)
{
	enum { NEAR = 2 };
	const struct saying *all = p->sayings.at, *s = &all[saying];
	struct run own = { s->source, s->source_end };
	for (uint32_t k = saying + 1; k-- > 0 && all[k].sentence + NEAR >= s->sentence;) {
		const struct saying *a = &all[k];
		bool far = p->scan.sentences.at[a->sentence].paragraph !=
			   p->scan.sentences.at[s->sentence].paragraph;
		if (a->source == NONE || far || (k != saying && !word_is(p, a->source, "it")))
			continue;
		struct run it = { a->source, a->source_end };
		it = office_before(p, a, 0, name_before(p, a, it));
		if (it.first != a->source)
			return it;
		if (p->wide)
			break;
	}
	return own;
}

/* "Colonel Idriss Baye received me. He denied": he who a sentence before is about, whether or not he spoke there. */
static struct run person_before(
	const struct page *p, const struct saying *s, uint32_t after, struct run known)
{
	enum { BACK = 8 };
	const struct sentence *all = p->scan.sentences.at;
	uint32_t back = s->sentence > BACK ? s->sentence - BACK : 0;
	for (uint32_t n = s->sentence;
		n-- > back && all[n].paragraph + 1 >= all[s->sentence].paragraph;) {
		if (source_is_quoted(p, n) && !p->wide)
			continue;
		struct run head =
			p->live[n] ? (struct run){ NONE, NONE } : name_at_head(p, &all[n]);
		if (head.first != NONE && head.first >= after)
			return head;
		for (uint32_t i = p->first_chunk[n]; i < p->first_chunk[n + 1]; i++) {
			const struct chunk *c = chunk_at(p, i);
			if (c->kind == CHUNK_VERB)
				break; /* no subject behind it */
			bool governed =
				i > p->first_chunk[n] && chunk_at(p, i - 1)->kind == CHUNK_PREP;
			if (c->kind != CHUNK_NOUN || governed || c->pronoun || c->plural ||
				c->quantity != NONE || c->first < after)
				continue;
			if (lexeme_has(c->lex, FEATURE_PERSON) && c->name == NONE &&
				tag_at(p, c->first) ==
					TAG_PRPS) /* "My aunt's version: ... She says" */
			{
				struct run kin = { c->first, c->end - c->possessive };
				if (!source_other_sex(p, s->source, kin))
					return kin;
			}
			if (c->possessive)
				continue;
			bool named = c->name != NONE && p->mark[c->head].spot == NONE &&
				     !lexeme_has(c->lex, FEATURE_ORG) &&
				     (!lexeme_has(c->lex, FEATURE_SOURCE) ||
					     lexeme_has(c->lex, FEATURE_PERSON));
			if (named && i + 1 < p->first_chunk[n + 1] &&
				(chunk_at(p, i + 1)->kind == CHUNK_VERB ||
					chunk_at(p, i + 1)->kind == CHUNK_COMMA))
				return (struct run){ c->first, c->end };
		}
	}
	return known;
}

/* "The attack was claimed by the Sons of the Salt. The group said": named behind "by" in the sentence before. */
static struct run group_before(const struct page *p, const struct saying *s)
{
	struct run own = { s->source, s->source_end };
	uint32_t first = s->sentence ? p->first_chunk[s->sentence - 1] : 0;
	for (uint32_t i = first + 1; s->sentence && i < p->first_chunk[s->sentence]; i++) {
		const struct chunk *c = chunk_at(p, i);
		if (c->kind != CHUNK_NOUN || !word_is(p, chunk_at(p, i - 1)->first, "by") ||
			!(p->scan.words.at[c->head].shape & SHAPE_CAPITAL) ||
			p->mark[c->head].spot != NONE)
			continue;
		struct run named = { c->first, c->end };
		while (word_is(p, named.end, "of") || word_is(p, named.end, "the") ||
			((p->scan.words.at[named.end].shape & SHAPE_CAPITAL) &&
				!(p->scan.words.at[named.end].shape & SHAPE_PUNCT)))
			named.end++;
		return named.end == c->end && is_person(p, named) ? own : named;
	}
	return own;
}

/* What a source's words are that name nobody by themselves. */
enum short_form {
	IS_NAME,
	IS_PERSON, /* "he" */
	IS_THING,  /* "it", "its spokesman" */
	IS_OTHER,  /* "they", "the same source", "his register" */
	IS_GROUP,  /* "the group" */
	IS_SHORT   /* "the ministry" */
};

static bool is_same_source(const struct page *p, struct run s)
{
	return s.first + 3 == s.end && word_is(p, s.first + 1, "same") &&
	       (word_is(p, s.first + 2, "source") || word_is(p, s.first + 2, "outlet"));
}

/* SAY-96: "her organisation", "his staff": those for whom the speaker speaks. */
static bool is_own_body(const struct page *p, struct run s)
{
	static const char *const bodies[] = { "office", "staff", "team", "colleagues", "party",
		"agency", "union", NULL };
	uint32_t body = s.end - 1;
	if (p->wide || s.end > s.first + 2 ||
		!(is_collective(p, body) || word_is_any(p, body, bodies)))
		return false;
	if (s.end == s.first + 1)
		return s.first > 0 && word_is(p, s.first - 1, "her"); /* "said her staff" */
	return tag_at(p, s.first) == TAG_PRPS;
}

/* SAY-103: "the statement said": whose it is, is told before. */
static bool is_their_paper(const struct page *p, struct run s)
{
	static const char *const papers[] = { "statement", "communique", "communiqué", "release",
		"bulletin", "note", NULL };
	return !p->wide && s.end == s.first + 2 && word_is(p, s.first, "the") &&
	       word_is_any(p, s.first + 1, papers);
}

/* "Its investigators found": those whose they are. */
static bool are_its_people(const struct page *p, struct run s)
{
	static const char *const people[] = { "investigators", "inquiry", "investigation",
		"experts", "inspectors", "observers", "monitors", "review", "lawyers",
		"researchers", "teams", "team", "volunteers", NULL };
	static const char *const men[] = { "officers", "men", "soldiers", "troops", "policemen",
		"deputies", "marines", "medics", "doctors", "nurses", NULL };
	if (p->wide || s.end > s.first + 3 || s.end <= s.first + 1)
		return false;
	if (word_is_any(p, s.first, WORDS("his", "her")))
		return word_is_any(p, s.end - 1, men); /* "his officers had counted 22" */
	return word_is_any(p, s.first, WORDS("its", "their")) &&
	       (word_is_any(p, s.end - 1, people) || word_is_any(p, s.end - 1, men));
}

static enum short_form form_of(const struct page *p, struct run s)
{
	if (are_its_people(p, s))
		return word_is(p, s.first, "its")     ? IS_THING
		       : word_is(p, s.first, "their") ? IS_OTHER
						      : IS_PERSON;
	if (is_their_paper(p, s))
		return IS_THING;
	bool same = is_same_source(p, s);
	bool own = tag_at(p, s.first) == TAG_PRPS && s.end > s.first + 1 && s.end <= s.first + 3 &&
		   !word_is(p, s.end - 1, "commander") &&
		   (word_has(p, s.end - 1, FEATURE_SOURCE_HEAD) ||
			   word_has(p, s.end - 1, FEATURE_FIGURE) ||
			   word_has(p, s.end - 1, FEATURE_ACCOUNT) ||
			   (!p->wide && word_is(p, s.end - 1, "statement")) ||
			   (!p->wide && (word_is(p, s.end - 1, "reckoning") ||
						word_is(p, s.end - 1,
							"telling"))) || /* "its chief spokesman" */
			   (word_is(p, s.first, "its") && !p->wide &&
				   word_has(p, s.end - 1, FEATURE_TITLE))) && /* "its secretary" */
		   !source_is_named_behind(p, s);
	own |= is_own_body(p, s);
	if (same || own || is_pronoun_or_short(p, s.first, s.end)) {
		static const char *const persons[] = { "he", "she", "his", "her", NULL };
		if (word_is(p, s.first, "it") || word_is(p, s.first, "its"))
			return IS_THING;
		return word_is_any(p, s.first, persons) ? IS_PERSON : IS_OTHER;
	}
	if (!word_is(p, s.first, "the"))
		return IS_NAME;
	return s.end == s.first + 2 && is_collective(p, s.first + 1) ? IS_GROUP : IS_SHORT;
}

static bool can_stand_for(
	const struct page *p, const struct saying *s, enum short_form form, const struct saying *a)
{
	enum { BACK = 6 }; /* sentences */
	struct run source = { a->source, a->source_end };
	bool pronoun = s->source_end == s->source + 1 && form != IS_GROUP && form != IS_SHORT;
	bool label = !strcmp(a->rule, "SAY-6") || !strcmp(a->rule, "SAY-18");
	if (pronoun && label && s->verb != NONE && a->sentence != s->sentence && !p->wide)
		return false; /* whom a label names is "I" there, not "he" */
	if (!p->wide && word_is(p, s->source, "they") && is_person(p, source) &&
		tag_at(p, source_head(p, source)) != TAG_NNS)
		return false;
	if (form == IS_PERSON && source_other_sex(p, s->source, source))
		return false;
	if (form == IS_THING && source_is_several(p, source))
		return false;
	if (form == IS_PERSON && !p->wide && tag_at(p, source.end - 1) == TAG_NNS &&
		tag_at(p, source.first) == TAG_PRPS)
		return false; /* "he" is none of "his officers" */
	if (form == IS_GROUP)
		return is_named_group(p, source);
	if (form == IS_SHORT)
		return same_head(p, a, s->source, s->source_end);
	return a->sentence + BACK > s->sentence && (form != IS_THING || !is_person(p, source)) &&
	       (form != IS_PERSON || may_be_person(p, source));
}

/* "His list has 118 names ... he says": he is not his list. */
static bool is_own_list(const struct page *p, const struct saying *a)
{
	static const char *const lists[] = { "list", "register", "notebook", "diary", "ledger",
		"log", "records", "count", "tally", "figures", "book", NULL };
	return tag_at(p, a->source) == TAG_PRPS && word_is_any(p, a->source_end - 1, lists);
}

/*
 * The last saying before `saying` whose source it can stand for; `saying` itself when there is none. Those of which so
 * many stand between are too far to be meant (SAY-12).
 */
static uint32_t nearest(const struct page *p, uint32_t saying, enum short_form form)
{
	enum { FAR = 1000 };
	const struct sayings *all = &p->sayings;
	const struct saying *s = &all->at[saying];
	uint32_t best = saying;
	uint32_t first = saying > FAR ? saying - FAR : 0;
	for (uint32_t i = first; i < all->count && i < saying + FAR; i++) {
		const struct saying *a = &all->at[i];
		if (a->source == NONE || a->source >= s->source)
			continue;
		bool owner = !p->wide && !strcmp(a->rule, "SAY-4") &&
			     a->source_end < p->scan.words.count &&
			     tag_at(p, a->source_end - 1) == TAG_POS; /* "the Front's claim" */
		if (!owner && !is_pronoun_or_short(p, a->source, a->source_end) &&
			(p->wide || !is_own_list(p, a)) &&
			(best == saying || a->source >= all->at[best].source) &&
			can_stand_for(p, s, form, a))
			best = i; /* not the speaker of a quotation that goes on */
	}
	return best;
}

static struct run stands_for(const struct page *p, uint32_t saying, enum short_form form)
{
	const struct saying *s = &p->sayings.at[saying];
	bool short_first = form == IS_GROUP && !p->wide; /* "the association", of that name */
	uint32_t best = nearest(p, saying, short_first ? IS_SHORT : form);
	if (best == saying && short_first)
		best = nearest(p, saying, IS_GROUP);
	if (best == saying && form == IS_PERSON)
		best = nearest(p, saying, IS_OTHER);
	if (best == saying && form == IS_GROUP)
		best = nearest(p, saying, IS_SHORT);
	if (best == saying && form == IS_GROUP && !p->wide)
		return group_before(p, s);
	const struct saying *found = &p->sayings.at[best];
	struct run known = { found->source, found->source_end };
	uint32_t after = best == saying ? 0 : known.end;
	uint32_t own = p->scan.sentences.at[s->sentence].first;
	struct run teller = form == IS_PERSON && (best == saying || found->source < own)
				    ? source_teller(p, s, after)
				    : (struct run){ NONE, NONE };
	if (teller.first != NONE)
		return teller;
	if (form == IS_PERSON &&
		(best == saying || (found->sentence != s->sentence && !is_person(p, known))))
		return person_before(p, s, best == saying ? 0 : known.end, known);
	if (best == saying && word_is(p, s->source, "they"))
		return source_people_before(p, s, known);
	if (form == IS_THING && best == saying)
		return thing_before(p, saying);
	if (form == IS_THING && found->sentence + 1 < s->sentence && !p->wide) {
		struct run it = thing_before(p, saying); /* nearer than who spoke before */
		if (it.first != s->source && it.first > known.first)
			return it;
	}
	if (form == IS_THING && found->sentence != s->sentence)
		known = office_before(p, s, known.first, office_at_head(p, s, known));
	if (form != IS_GROUP && known.first != NONE && form_of(p, known) == IS_GROUP) {
		found = &p->sayings.at[nearest(
			p, best, IS_GROUP)]; /* "the group said ... It listed" */
		known = (struct run){ found->source, found->source_end };
	}
	return known;
}

/*
 * SAY-97: "In a statement it confirmed that seven had died. One soldier was killed, the statement said": who speaks in
 * that of the sentences before which has the statement; `saying` itself when none does.
 */
static uint32_t issuer_of(const struct page *p, uint32_t saying)
{
	static const char *const papers[] = { "statement", "communique", "communiqué", "message",
		"bulletin", "letter", NULL };
	enum { BACK = 8, NEAR = 3 };
	const struct saying *all = p->sayings.at, *s = &all[saying];
	if (p->wide || s->source_end != s->source + 2 || !word_is(p, s->source, "the") ||
		!word_is_any(p, s->source + 1, papers))
		return saying;
	for (uint32_t i = saying; i > 0 && i + BACK > saying; i--) {
		const struct saying *a = &all[i - 1];
		if (a->source == NONE || a->source >= s->source || a->sentence + NEAR < s->sentence)
			continue;
		uint32_t first = p->scan.sentences.at[a->sentence].first;
		for (uint32_t w = first; w < a->source + NEAR; w++)
			if (str_equal(low_at(p, w), low_at(p, s->source + 1)) && w != a->source + 1)
				return i - 1;
	}
	return saying;
}

/* "The UN's coordinator said her staff had confirmed 22 deaths": the saying around it; `saying` itself when none is. */
static uint32_t around_own_body(const struct page *p, uint32_t saying)
{
	const struct saying *all = p->sayings.at, *s = &all[saying];
	if (!is_own_body(p, (struct run){ s->source, s->source_end }))
		return saying;
	for (uint32_t i = p->first_saying[s->sentence]; i < p->first_saying[s->sentence + 1]; i++)
		if (i != saying && all[i].source != NONE && all[i].source < s->source &&
			all[i].first <= s->source && all[i].end > s->source)
			return i;
	return saying;
}

/* "The statement said": the saying of who spoke last; `saying` itself where nobody did, or it is no paper that speaks. */
static uint32_t spoke_last(const struct page *p, uint32_t saying)
{
	enum { NEAR = 2 }; /* sentences */
	const struct saying *s = &p->sayings.at[saying];
	if (!is_their_paper(p, (struct run){ s->source, s->source_end }))
		return saying;
	for (uint32_t k = saying; k-- > 0 && p->sayings.at[k].sentence + NEAR >= s->sentence;)
		if (p->sayings.at[k].source != NONE && p->sayings.at[k].source < s->source)
			return k;
	return saying;
}

struct run source_before(const struct page *p, uint32_t saying)
{
	enum { HOPS = 16 }; /* from a paper to whose it is, from a staff to its head */
	for (int hop = 0; hop < HOPS; hop++) {
		uint32_t other = issuer_of(p, saying);
		other = other == saying ? around_own_body(p, saying) : other;
		other = other == saying ? spoke_last(p, saying) : other;
		if (other == saying)
			break;
		saying = other;
	}
	const struct saying *s = &p->sayings.at[saying];
	struct run own = { s->source, s->source_end };
	enum short_form form = form_of(p, own);
	return form == IS_NAME ? own : stands_for(p, saying, form);
}

struct run source_owner(const struct page *p, uint32_t saying)
{
	return stands_for(p, saying, IS_THING);
}
