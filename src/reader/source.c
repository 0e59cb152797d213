#include "reader/arabic.h"

/* Words [first, end) that name a source. */
struct run {
	uint32_t first, end;
};

/* Words that say nothing of who it is, at the front of a source's name. */
static bool is_filler(const struct page *p, uint32_t i)
{
	return word_has(p, i, FEATURE_DETERMINER) || word_has(p, i, FEATURE_HEDGE) ||
	       (p->scan.words.at[i].shape & SHAPE_PUNCT) || tag_at(p, i) == TAG_POS;
}

/* SAY-10: the kind of a source is the most telling kind among its words: any before "official" or "other". */
static enum source_kind kind_of(const struct page *p, uint32_t first, uint32_t end)
{
	int found = -1;
	for (uint32_t i = first; i < end; i++) {
		const struct lexeme *x = lex_at(p, i);
		if (!x || x->kind < 0)
			continue;
		bool vague = found < 0 || found == SOURCE_OFFICIAL_UNNAMED || found == SOURCE_OTHER;
		if (vague)
			found = x->kind;
	}
	const struct lexeme *head = lex_at(p, end - 1);
	if (found == SOURCE_WITNESS && head && head->kind > 0 && !lexeme_has(head, FEATURE_PERSON))
		found = head->kind; /* "the residents' committee" */
	for (uint32_t i = first; found < 0 && i < end; i++)
		if (word_has(p, i, FEATURE_PERSON) && word_has(p, i, FEATURE_ARMED))
			found = SOURCE_MILITARY; /* "a captain", "Colonel Taves Mirren" */
	return found < 0 ? SOURCE_OTHER : (enum source_kind)found;
}

/* "a spokesman for the Interior Ministry": the office, not its mouth (SAY-11). */
static uint32_t office_start(const struct page *p, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i + 1 < end; i++)
		if (word_has(p, i, FEATURE_SOURCE_HEAD) &&
			(word_is(p, i + 1, "of") || word_is(p, i + 1, "for") ||
				word_is(p, i + 1, "from") || word_is(p, i + 1, "at") ||
				word_is(p, i + 1, "by")))
			return i + 2;
	for (uint32_t i = first; i + 2 < end; i++) /* "a tally kept by the Association" */
		if ((word_has(p, i, FEATURE_SOURCE_HEAD) || word_has(p, i, FEATURE_FIGURE)) &&
			(tag_at(p, i + 1) == TAG_VBN || tag_at(p, i + 1) == TAG_VBD) &&
			word_is(p, i + 2, "by"))
			return i + 3;
	return first;
}

static uint32_t office_end(const struct page *p, uint32_t first, uint32_t end)
{
	uint32_t last = end;
	while (last > first + 1 &&
		((word_has(p, last - 1, FEATURE_SOURCE_HEAD) &&
			 !(p->scan.words.at[last - 1].shape & SHAPE_CAPITAL)) ||
			is_filler(p, last - 1)) &&
		!word_is(p, last - 1, "officials") && !word_is(p, last - 1, "sources") &&
		!word_is(p, last - 1, "director"))
		last--;
	bool name = last > first && (p->scan.words.at[last - 1].shape & SHAPE_CAPITAL) &&
		    !is_filler(p, last - 1);
	return name ? last : end;
}

static bool is_pronoun_or_short(const struct page *p, uint32_t first, uint32_t end)
{
	return end == first + 1 &&
	       (tag_at(p, first) == TAG_PRP || word_has(p, first, FEATURE_PRONOUN));
}

static bool same_head(const struct page *p, const struct saying *a, uint32_t first, uint32_t end)
{
	if (a->source == NONE || a->source_end - a->source <= end - first)
		return false;
	for (uint32_t i = a->source; i < a->source_end; i++)
		if (str_equal(low_at(p, i), low_at(p, end - 1)))
			return true;
	return false;
}

/* A person rather than an office: a title, a trade, kin. */
static bool is_person(const struct page *p, struct run s)
{
	for (uint32_t i = s.first; i < s.end; i++) {
		if (word_has(p, i, FEATURE_ORG) || word_is(p, i, "of") || word_is(p, i, "for"))
			return false;
		if ((word_has(p, i, FEATURE_TITLE) || word_has(p, i, FEATURE_PERSON) ||
			    word_is(p, i, "director") || word_is(p, i, "spokesman")) &&
			!(i + 1 < s.end && tag_at(p, i + 1) == TAG_POS))
			return true;
	}
	return false;
}

/* "Its spokesman, Kader Voss, said": who it is stands behind the comma. */
static bool is_named_behind(const struct page *p, struct run s)
{
	uint32_t comma = s.end;
	return tag_at(p, s.first) == TAG_PRPS && s.end == s.first + 2 &&
	       comma + 1 < p->scan.words.count && word_is(p, comma, ",") &&
	       tag_at(p, comma + 1) == TAG_NNP && p->mark[comma + 1].chunk != NONE;
}

/* "it": an office at the head of this sentence or of the one before, nearer than whoever spoke before. */
static struct run office_before(
	const struct page *p, const struct saying *s, uint32_t after, struct run known)
{
	uint32_t back = s->sentence ? s->sentence - 1 : 0;
	for (uint32_t n = s->sentence + 1; n-- > back;)
		for (uint32_t i = p->first_chunk[n]; i < p->first_chunk[n + 1]; i++) {
			const struct chunk *c = chunk_at(p, i);
			if (c->first >= s->source)
				break;
			if (c->kind == CHUNK_VERB)
				break; /* no subject behind it */
			bool governed =
				i > p->first_chunk[n] && chunk_at(p, i - 1)->kind == CHUNK_PREP;
			if (c->kind != CHUNK_NOUN || governed || c->pronoun || c->plural ||
				c->possessive || c->quantity != NONE || c->first < after)
				continue;
			bool office = lexeme_has(c->lex, FEATURE_ORG) ||
				      (lexeme_has(c->lex, FEATURE_SOURCE) &&
					      !lexeme_has(c->lex, FEATURE_PERSON));
			if (office && !is_person(p, (struct run){ c->first, c->end }))
				return (struct run){ c->first, c->end };
		}
	return known;
}

/* SAY-12: "he", "the ministry": the nearest earlier source that it can stand for. */
static struct run resolve(const struct page *p, uint32_t saying)
{
	const struct sayings *all = &p->sayings;
	const struct saying *s = &all->at[saying];
	bool same = s->source + 3 == s->source_end && word_is(p, s->source + 1, "same") &&
		    (word_is(p, s->source + 2, "source") || word_is(p, s->source + 2, "outlet"));
	bool own = tag_at(p, s->source) == TAG_PRPS && s->source_end == s->source + 2 &&
		   (word_has(p, s->source + 1, FEATURE_SOURCE_HEAD) ||
			   word_has(p, s->source + 1, FEATURE_FIGURE)); /* "his register" */
	own = own && !is_named_behind(p, (struct run){ s->source, s->source_end });
	bool pronoun = same || own || is_pronoun_or_short(p, s->source, s->source_end);
	bool definite = word_is(p, s->source, "the");
	if (!pronoun && !definite)
		return (struct run){ s->source, s->source_end };
	uint32_t best = saying;
	bool it = word_is(p, s->source, "it") || word_is(p, s->source, "its");
	for (uint32_t i = 0; i < all->count; i++) {
		const struct saying *a = &all->at[i];
		if (a->source == NONE || a->source >= s->source ||
			is_pronoun_or_short(p, a->source, a->source_end))
			continue;
		if (it && is_person(p, (struct run){ a->source, a->source_end }))
			continue;
		if (pronoun ? a->sentence + 6 > s->sentence
			    : same_head(p, a, s->source, s->source_end))
			best = i;
	}
	struct run found = { all->at[best].source, all->at[best].source_end };
	if (it && pronoun && !same && all->at[best].sentence != s->sentence)
		return office_before(p, s, best == saying ? 0 : found.first, found);
	if (it && pronoun && best == saying)
		return office_before(p, s, 0, found);
	return found;
}

static bool is_own_voice(const struct page *p, const struct saying *s)
{
	return word_is(p, s->source, "we") || word_is(p, s->source, "i") ||
	       word_is(p, s->source, "our");
}

/* "the Mission", "the group" in a text that the Mission or the group issues. */
static bool names_voice(const struct page *p, const struct saying *s)
{
	if (s->source_end != s->source + 2)
		return false;
	struct str head = low_at(p, s->source_end - 1);
	if (str_equal(head, STR("group")) || str_equal(head, STR("organization")) ||
		str_equal(head, STR("organisation")))
		return true;
	struct str rest = p->voice.name, word;
	while (str_cut(&rest, ' ', &word))
		if (str_equal_fold(word, head))
			return true;
	return false;
}

/* "its director, Dr Pell Amadou": the name behind the comma belongs to the source's words. */
static uint32_t apposition_end(const struct page *p, const struct saying *s)
{
	uint32_t end = s->source_end, stop = p->scan.sentences.at[s->sentence].end;
	if (end + 1 >= stop || !word_is(p, end, ","))
		return end;
	uint32_t i = end + 1;
	while (i < stop &&
		(tag_at(p, i) == TAG_NNP || tag_at(p, i) == TAG_NNPS ||
			word_has(p, i, FEATURE_TITLE)) &&
		(p->scan.words.at[i].shape & SHAPE_CAPITAL))
		i++;
	return i > end + 1 ? i : end;
}

static void speak_as_office(const struct page *p, struct source *out)
{
	out->name = p->voice.name;
	out->kind = p->voice.kind;
	out->party = p->voice.party;
}

struct source say_source(const struct page *p, uint32_t saying)
{
	if (p->arabic)
		return arabic_source(p, saying);
	const struct sayings *all = &p->sayings;
	const struct saying *s = &all->at[saying];
	struct source out = { 0 };
	if (s->verb != NONE)
		out.verb = page_words(p, s->verb,
			p->mark[s->verb].end > s->verb ? p->mark[s->verb].end : s->verb + 1);
	if (s->source == NONE) {
		out.kind = SOURCE_UNATTRIBUTED;
		return out;
	}
	out.words = page_words(p, s->source, apposition_end(p, s));
	if (p->voice.name.at && is_own_voice(p, s)) {
		speak_as_office(p, &out);
		return out;
	}
	if (p->voice.name.at && word_is(p, s->source, "the") && names_voice(p, s)) {
		speak_as_office(p, &out);
		return out;
	}
	struct run named = resolve(p, saying);
	uint32_t first = named.first, end = named.end;
	out.kind = kind_of(p, first, end);
	if (is_named_behind(p, named)) {
		first = named.end + 1;
		end = chunk_at(p, p->mark[first].chunk)->end;
	}
	if (out.kind == SOURCE_OTHER && first > 1 && word_is(p, first - 1, ",") &&
		p->mark[first - 2].chunk != NONE) { /* "a faction, the Sons of the Salt," */
		const struct chunk *before = chunk_at(p, p->mark[first - 2].chunk);
		if (before->kind == CHUNK_NOUN)
			out.kind = kind_of(p, before->first, before->end);
	}
	first = office_start(p, first, end);
	while (first + 1 < end && is_filler(p, first))
		first++;
	end = office_end(p, first, end);
	while (end > first + 1 && is_filler(p, end - 1))
		end--;
	out.name = page_words(p, first, end);
	out.party = out.kind == SOURCE_MILITARY || out.kind == SOURCE_ARMED_GROUP;
	return out;
}

/* "The Minister" in what the Interior Minister's office publishes: one word of the outlet's name. */
bool say_is_outlet(const struct page *p, const struct source *who)
{
	struct str rest = p->report->outlet, word;
	if (!rest.at || who->name.len < 4 || str_find(who->name, STR(" ")) < who->name.len ||
		!(str_starts(who->words, STR("The ")) || str_starts(who->words, STR("the "))))
		return false;
	while (str_cut(&rest, ' ', &word)) {
		if (word.len > 2 && word.at[word.len - 1] == 's' && word.at[word.len - 2] == '\'')
			word = str_slice(word, 0, word.len - 2);
		if (str_equal_fold(word, who->name))
			return true;
	}
	return false;
}
