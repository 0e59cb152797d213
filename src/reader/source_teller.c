#include "reader/source_before.h"

/* SAY-12, SAY-85: who "he" and "she" are where they had said nothing before. */

static bool is_sex(const struct lexeme *x, const char *sex)
{
	return x && x->sex.at && str_equal(x->sex, str_from(sex));
}

/* The last word of a source before "of", "at" and the like: the mother of "the mother of two boys". */
uint32_t source_head(const struct page *p, struct run s)
{
	uint32_t head = s.first;
	for (uint32_t w = s.first + 1; w < s.end && !word_has(p, w, FEATURE_PREPOSITION) &&
				       !(p->scan.words.at[w].shape & SHAPE_PUNCT);
		w++)
		head = w;
	return head;
}

/* "She" is nobody's uncle, "he" is no mother. */
bool source_other_sex(const struct page *p, uint32_t pronoun, struct run s)
{
	if (p->wide)
		return false;
	const struct lexeme *x = lex_at(p, source_head(p, s));
	bool she = word_is(p, pronoun, "she") || word_is(p, pronoun, "her");
	bool he = word_is(p, pronoun, "he") || word_is(p, pronoun, "his");
	return (she && is_sex(x, "male")) || (he && is_sex(x, "female"));
}

static bool is_name_word(const struct page *p, uint32_t w)
{
	uint8_t shape = p->scan.words.at[w].shape;
	return (shape & SHAPE_CAPITAL) && !(shape & SHAPE_PUNCT) &&
	       !word_has(p, w, FEATURE_DETERMINER) && !word_has(p, w, FEATURE_PREPOSITION) &&
	       !word_has(p, w, FEATURE_PRONOUN) && p->mark[w].moment == NONE &&
	       p->mark[w].spot == NONE;
}

static bool is_somebody(const struct page *p, uint32_t w)
{
	static const char *const assailants[] = { "attacker", "gunman", "assailant", "bomber",
		"shooter", "suspect", NULL };
	const struct lexeme *x = lex_at(p, w);
	return (lexeme_has(x, FEATURE_PERSON) || lexeme_has(x, FEATURE_TITLE)) &&
	       !lexeme_has(x, FEATURE_DEAD) && !lexeme_has(x, FEATURE_ORG) &&
	       !word_is_any(p, w, assailants) && x->harm <= HARM_NONE && tag_at(p, w) != TAG_NNS &&
	       tag_at(p, w) != TAG_NNPS;
}

/* "a nurse", "my brother", "the imam of Sel", "Mara Pell": one person from word w on; none: { NONE, NONE }. */
static struct run person_from(const struct page *p, uint32_t w, uint32_t end)
{
	enum { WORDS_MOST = 6 };
	uint32_t first = w, known = NONE;
	bool owned = w < end && tag_at(p, w) == TAG_PRPS;
	bool opened = w < end && (owned || word_is(p, w, "a") || word_is(p, w, "an") ||
					 word_is(p, w, "the") || word_is(p, w, "one"));
	for (w += opened; w < end && w < first + WORDS_MOST; w++) {
		uint8_t tag = tag_at(p, w);
		bool noun = tag == TAG_NN || tag == TAG_NNP || tag == TAG_JJ || tag == TAG_CD;
		bool named = is_name_word(p, w) && (opened ? known != NONE : w > first);
		if (named || (opened && is_somebody(p, w)))
			known = w;
		else if (known != NONE || !noun || (!opened && !is_name_word(p, w)))
			break;
	}
	bool plural = known != NONE && known + 1 < end && word_is(p, known + 1, "and");
	return known == NONE || plural || tag_at(p, known + 1) == TAG_POS
		       ? (struct run){ NONE, NONE }
		       : (struct run){ first, known + 1 };
}

/* The end of "spoke to", "called", "off the phone with" at word w; w where it is none of them. */
static uint32_t contact_end(const struct page *p, uint32_t w, uint32_t end)
{
	static const char *const talks[] = { "spoke", "spoken", "speaking", "talked", "talking",
		"phone", "line", "call", NULL };
	static const char *const with[] = { "to", "with", NULL };
	static const char *const reaches[] = { "called", "phoned", "rang", "interviewed", "met",
		"texted", "messaged", "reached", "visited", NULL };
	static const char *const news[] = { "heard", "call", "message", "text", "note", "letter",
		NULL };
	if (w + 2 >= end)
		return w;
	if (word_is_any(p, w, talks) && word_is_any(p, w + 1, with))
		return w + 2;
	if (word_is_any(p, w, news) && word_is(p, w + 1, "from"))
		return w + 2;
	return word_is_any(p, w, reaches) ? w + 1 : w;
}

/* SAY-85: "I spoke to a nurse there. She told me": the person last spoken to in a sentence, behind word `after`. */
static struct run spoken_to(const struct page *p, uint32_t pronoun, uint32_t first, uint32_t end)
{
	enum { WORDS = 60 };
	for (uint32_t w = end; w-- > first && w + WORDS > end;) {
		uint32_t who = contact_end(p, w, end);
		struct run s = who > w ? person_from(p, who, end) : (struct run){ NONE, NONE };
		if (s.first != NONE && !source_other_sex(p, pronoun, s))
			return s;
	}
	return (struct run){ NONE, NONE };
}

/* SAY-85: "My aunt works at the morgue and she says": who heads the clause before, whom nothing is said to have befallen. */
static struct run heads_clause(const struct page *p, const struct saying *s, uint32_t after)
{
	struct run found = { NONE, NONE };
	uint32_t first = p->first_chunk[s->sentence], end = p->mark[s->source].chunk;
	if (end == NONE || end <= first + 2 || chunk_at(p, end - 1)->kind == CHUNK_SUB ||
		chunk_at(p, end - 1)->kind == CHUNK_VERB)
		return found;
	enum { CHUNKS = 24 };
	for (uint32_t i = end > first + CHUNKS ? end - CHUNKS : first; i + 1 < end; i++) {
		const struct chunk *c = chunk_at(p, i);
		enum chunk_kind before = i > first ? chunk_at(p, i - 1)->kind : CHUNK_STOP;
		bool heads = before == CHUNK_STOP || before == CHUNK_COMMA || before == CHUNK_AND;
		if (c->kind != CHUNK_NOUN || !heads || c->first < after || c->pronoun)
			continue;
		uint32_t verb = i + 1;
		while (verb + 1 < end && (chunk_at(p, verb)->kind == CHUNK_PREP ||
						 chunk_at(p, verb)->kind == CHUNK_NOUN))
			verb++;
		const struct chunk *v = chunk_at(p, verb);
		struct run s2 = person_from(p, c->first, c->end);
		bool tells = v->kind == CHUNK_VERB && !v->passive &&
			     !lexeme_has(v->lex, FEATURE_SAY) &&
			     !(v->lex && v->lex->harm > HARM_NONE);
		if (s2.first == NONE && is_name_word(p, c->head) && c->name != NONE)
			s2 = (struct run){ c->first, c->end };
		if (tells && s2.first != NONE && !source_other_sex(p, s->source, s2))
			found = s2;
	}
	return found;
}

/* What people do of whom the next sentence says what they say. */
static bool is_of_tellers(const struct page *p, uint32_t w)
{
	static const char *const deeds[] = { "put", "puts", "gave", "gives", "refused", "refuses",
		"asked", "asks", "shook", "shakes", "nodded", "nods", "wept", "weeps", "cried",
		"cries", "spoke", "speaks", "works", "worked", "lives", "lived", "runs", "ran",
		"heads", "headed", "leads", "saw", "disagrees", "disagreed", "disputes", "disputed",
		"agreed", "answered", "sighed", "sighs", "shrugs", "shrugged", "remembers",
		"remembered", "knows", "knew", "hid", "watched", "witnessed", "treated", "sat",
		"sits", "stood", "stands", "points", "pointed", "recalls", "recalled", "received",
		"helped", NULL };
	return word_is_any(p, w, deeds);
}

/* SAY-85: "A commander who did not want to be named put it higher. "We buried eight," he said.": who heads that sentence. */
static struct run heads_sentence(const struct page *p, uint32_t pronoun, const struct sentence *s)
{
	enum { AHEAD = 14 };
	struct run who = person_from(p, s->first, s->end);
	if (who.first == NONE || source_other_sex(p, pronoun, who))
		return (struct run){ NONE, NONE };
	bool kin = tag_at(p, who.first) == TAG_PRPS, harmed = false; /* "My aunt was there." */
	for (uint32_t w = who.end; w < s->end && w < who.end + AHEAD; w++) {
		harmed |= lex_at(p, w) && lex_at(p, w)->harm > HARM_NONE;
		if (word_has(p, w, FEATURE_SAY) && !is_of_tellers(p, w) &&
			(tag_at(p, w) == TAG_VBD || tag_at(p, w) == TAG_VBZ))
			break;
		if (is_of_tellers(p, w))
			return who;
	}
	return kin && !harmed ? who : (struct run){ NONE, NONE };
}

struct run source_teller(const struct page *p, const struct saying *s, uint32_t after)
{
	enum { BACK = 2 /* sentences */, WORDS = 60 };
	const struct sentence *all = p->scan.sentences.at, *own = &all[s->sentence];
	struct run who = { NONE, NONE };
	if (p->wide || s->source_end != s->source + 1)
		return who;
	who = spoken_to(p, s->source, own->first > after ? own->first : after, s->source);
	if (who.first == NONE)
		who = heads_clause(p, s, after);
	struct sentence before =
		*own; /* "Yesterday, the market: my aunt works there and she says" */
	before.end = s->source;
	for (uint32_t w = s->source; w-- > own->first && w + WORDS > s->source;)
		if (word_is(p, w, ":")) {
			before.first = w + 1;
			break;
		}
	if (who.first == NONE && before.first >= after)
		who = heads_sentence(p, s->source, &before);
	for (uint32_t n = s->sentence; who.first == NONE && n-- > 0 && n + BACK >= s->sentence &&
				       all[n].paragraph + 1 >= own->paragraph;) {
		if (all[n].end <= after)
			break;
		uint32_t first = all[n].first > after ? all[n].first : after;
		who = spoken_to(p, s->source, first, all[n].end);
		if (who.first == NONE && first == all[n].first)
			who = heads_sentence(p, s->source, &all[n]);
	}
	return who;
}

/* "Relief workers reached the village. They told": the people at the head of the sentence before. */
struct run source_people_before(const struct page *p, const struct saying *s, struct run known)
{
	uint32_t first = s->sentence ? p->first_chunk[s->sentence - 1] : 0;
	if (p->wide || s->sentence == 0 || first + 1 >= p->first_chunk[s->sentence])
		return known;
	const struct chunk *c = chunk_at(p, first);
	bool people = c->kind == CHUNK_NOUN && c->plural && !c->possessive && !c->pronoun &&
		      (lexeme_has(c->lex, FEATURE_PERSON) || lexeme_has(c->lex, FEATURE_SOURCE));
	return people && c[1].kind == CHUNK_VERB ? (struct run){ c->first, c->end } : known;
}

/* "In London Road, the barrister Tom Falani has not slept": where the name begins, past the place and the trade. */
uint32_t source_past_scene(const struct page *p, const struct sentence *s)
{
	enum { FAR = 12 };
	uint32_t w = s->first;
	if (p->wide || s->end < s->first + 5)
		return w;
	while (word_is_any(p, s->first, WORDS("in", "at", "from", "outside")) && w + 3 < s->end &&
		w < s->first + FAR && !word_is(p, w, ","))
		w++;
	w = word_is(p, w, ",") ? w + 1 : s->first;
	bool trade = w > s->first && word_is(p, w, "the") && word_has(p, w + 1, FEATURE_PERSON) &&
		     (p->scan.words.at[w + 2].shape & SHAPE_CAPITAL);
	return trade ? w + 2 : w;
}
