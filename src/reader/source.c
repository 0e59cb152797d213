#include "reader/arabic.h"
#include "reader/source_before.h"

/* Words that say nothing of who it is, at the front of a source's name. */
static bool is_filler(const struct page *p, uint32_t i)
{
	return word_has(p, i, FEATURE_DETERMINER) || word_has(p, i, FEATURE_HEDGE) ||
	       (p->scan.words.at[i].shape & SHAPE_PUNCT) || tag_at(p, i) == TAG_POS ||
	       (word_is(p, i, "whole") && i > 1 && word_is(p, i - 2, "as"));
}

/* "Two police sources": how many there are is no part of who. */
static bool is_number_of(const struct page *p, uint32_t i)
{
	return p->mark[i].quantity != NONE && !(p->scan.words.at[i + 1].shape & SHAPE_CAPITAL);
}

/* "The website Karst Today": what kind of paper it is. */
static bool is_kind_of_paper(const struct page *p, uint32_t i)
{
	const struct lexeme *x = lex_at(p, i);
	return !p->wide && x && x->kind == SOURCE_MEDIA &&
	       !(p->scan.words.at[i].shape & SHAPE_CAPITAL) &&
	       (p->scan.words.at[i + 1].shape & SHAPE_CAPITAL);
}

/* "Lawyers for the residents": those behind "for" do not speak themselves. */
static bool is_for(const struct page *p, uint32_t first, uint32_t i)
{
	while (i-- > first)
		if (word_is(p, i, "for"))
			return true;
	return false;
}

/* "a police officer": of the police, which fights in no war. */
static bool is_of_police(const struct page *p, uint32_t i)
{
	return !p->wide && str_starts(low_at(p, p->mark[i].first), STR("police"));
}

/* "10.02 Police say": the hour before a line of news. */
static bool is_hour(const struct page *p, uint32_t i)
{
	struct str low = low_at(p, i);
	bool mark = low.len > 3 && low.len < 6 &&
		    (low.at[low.len - 3] == '.' || low.at[low.len - 3] == ':');
	return !p->wide && mark && (p->scan.words.at[i].shape & SHAPE_DIGIT);
}

/* "The National Emergency Agency", "the Disaster Management Agency": no agency of news. */
static bool is_state_agency(const struct page *p, uint32_t first, uint32_t end)
{
	static const char *const of_state[] = { "emergency", "disaster", "disasters", "rescue",
		"security", "intelligence", "protection", "management", "maritime", "border",
		"coast", "prisons", "investigation", "crisis", NULL };
	bool state = false;
	for (uint32_t w = first; !p->wide && w < end; w++) {
		if (state && word_is(p, w, "agency"))
			return true;
		state |= word_is_any(p, w, of_state);
	}
	return false;
}

/* "The Permanent Mission of Orundo", "its embassy in Vell": a state's own. */
static bool is_legation(const struct page *p, uint32_t first, uint32_t end)
{
	static const char *const houses[] = { "embassy", "consulate", NULL };
	bool found = false;
	for (uint32_t w = first; w < end && !p->wide; w++)
		found |= word_is_any(p, w, houses) ||
			 (w > first && word_is(p, w, "mission") && word_is(p, w - 1, "permanent"));
	return found;
}

enum source_kind source_kind_of(const struct page *p, uint32_t first, uint32_t end)
{
	int found = -1;
	for (uint32_t i = first; i < end; i++) {
		const struct lexeme *x = lex_at(p, i);
		bool who = word_is(p, i, "who") && !(p->scan.words.at[i].shape & SHAPE_UPPER);
		if (!x || x->kind < 0 || (who && !p->wide))
			continue; /* "who", no WHO */
		if (x->kind == SOURCE_WITNESS && !p->wide && is_for(p, first, i))
			continue;
		bool vague = found < 0 || found == SOURCE_OFFICIAL_UNNAMED || found == SOURCE_OTHER;
		if (vague)
			found = x->kind;
	}
	if (found == SOURCE_MEDIA && is_state_agency(p, first, end))
		found = SOURCE_GOVERNMENT;
	const struct lexeme *head = lex_at(p, end - 1);
	if (found == SOURCE_WITNESS && head && head->kind > 0 && !lexeme_has(head, FEATURE_PERSON))
		found = head->kind; /* "the residents' committee" */
	else if (found == SOURCE_WITNESS && head && head->kind <= 0 && !p->wide &&
		 !lexeme_has(head, FEATURE_PERSON) &&
		 (lexeme_has(head, FEATURE_ORG) || lexeme_has(head, FEATURE_SOURCE)))
		found = SOURCE_OTHER; /* "the Residents' Committee" */
	for (uint32_t i = first; found < 0 && i < end; i++)
		if (word_has(p, i, FEATURE_PERSON) && word_has(p, i, FEATURE_ARMED))
			found = is_of_police(p, i)
					? SOURCE_GOVERNMENT
					: SOURCE_MILITARY; /* "a captain", "Colonel Taves Mirren" */
	for (uint32_t i = first; found < 0 && i + 2 < end && !p->wide; i++)
		if (word_is(p, i, "chief") && word_is(p, i + 1, "of") && word_is(p, i + 2, "staff"))
			found = first < i && word_is(p, i - 1, "'s") ? -1 : SOURCE_MILITARY;
	if ((found < 0 || found == SOURCE_OTHER) && is_legation(p, first, end))
		return SOURCE_GOVERNMENT;
	return found < 0 ? SOURCE_OTHER : (enum source_kind)found;
}

/* "Information received from the ministry" */
static bool is_news(const struct page *p, uint32_t i)
{
	static const char *const news[] = { "information", "material", "evidence", "reports",
		"data", NULL };
	return !p->wide && word_is_any(p, i, news);
}

static bool is_from(const struct page *p, uint32_t i)
{
	return word_is(p, i, "by") || (word_is(p, i, "from") && !p->wide);
}

/* "The head of the region Tor Vesk": Vesk; "the commander of the zone": he and no zone; NONE where an office follows. */
static uint32_t first_of_person(const struct page *p, uint32_t first, uint32_t end)
{
	static const char *const heads[] = { "head", "chief", "leader", "commander", "director",
		NULL };
	uint32_t of = first;
	while (of < end && !word_is(p, of, "of"))
		of++;
	uint32_t area = of + 1 + (of + 1 < end && word_has(p, of + 1, FEATURE_DETERMINER));
	if (p->wide || of == first || area >= end || !word_is_any(p, of - 1, heads))
		return NONE;
	bool capital = false, office = false;
	for (uint32_t w = area; w < end; w++) {
		capital |= (p->scan.words.at[w].shape & SHAPE_CAPITAL) != 0;
		office |= word_has(p, w, FEATURE_SOURCE) || word_has(p, w, FEATURE_ORG) ||
			  word_has(p, w, FEATURE_SOURCE_HEAD) || word_has(p, w, FEATURE_ARMED);
	}
	if (office)
		return NONE;
	if (!capital)
		return first;
	bool name = !(p->scan.words.at[area].shape & SHAPE_CAPITAL) && area + 1 < end &&
		    (p->scan.words.at[area + 1].shape & SHAPE_CAPITAL) &&
		    p->mark[area + 1].spot == NONE;
	return name ? area + 1 : NONE;
}

/* "a spokesman for the Interior Ministry": the office, not its mouth (SAY-11). */
static uint32_t office_start(const struct page *p, uint32_t first, uint32_t end)
{
	uint32_t person = first_of_person(p, first, end);
	if (person != NONE)
		return person;
	for (uint32_t i = first; i + 1 < end; i++)
		if (word_has(p, i, FEATURE_SOURCE_HEAD) &&
			(word_is(p, i + 1, "of") || word_is(p, i + 1, "for") ||
				word_is(p, i + 1, "from") || word_is(p, i + 1, "at") ||
				word_is(p, i + 1, "by")))
			return i + 2;
	for (uint32_t i = first; i + 2 < end && !p->wide; i++)
		if (word_is(p, i, ",") && word_is(p, i + 1, "who"))
			return i + 3; /* "Samira Dolan, who chairs the Families' Committee" */
	for (uint32_t i = first; i + 2 < end; i++) /* "a tally kept by the Association" */
		if ((word_has(p, i, FEATURE_SOURCE_HEAD) || word_has(p, i, FEATURE_FIGURE) ||
			    is_news(p, i)) &&
			(tag_at(p, i + 1) == TAG_VBN || tag_at(p, i + 1) == TAG_VBD) &&
			(is_from(p, i + 2) || (i + 3 < end && tag_at(p, i + 2) == TAG_RP &&
						      word_is(p, i + 3, "by"))))
			return is_from(p, i + 2) ? i + 3 : i + 4; /* "drawn up by" */
	return first;
}

/* "said army spokesman Jan Reth of the killings": of what was asked, no more of who answers. */
static uint32_t before_matter(const struct page *p, uint32_t first, uint32_t end)
{
	static const feature_set deeds =
		(feature_set)1 << FEATURE_EVENT | (feature_set)1 << FEATURE_TOLL |
		(feature_set)1 << FEATURE_BODY | (feature_set)1 << FEATURE_ACCOUNT;
	for (uint32_t i = first + 1; i + 1 < end && !p->wide; i++) {
		uint32_t w = i + 1 + word_has(p, i + 1, FEATURE_DETERMINER);
		uint8_t before = p->scan.words.at[i - 1].shape; /* not "Survivors of" */
		if (word_is(p, i, "of") && before & SHAPE_CAPITAL && !(before & SHAPE_FIRST) &&
			w < end && !(p->scan.words.at[w].shape & SHAPE_CAPITAL) &&
			p->has[w] & deeds)
			return i;
	}
	return end;
}

static uint32_t office_end(const struct page *p, uint32_t first, uint32_t end)
{
	end = before_matter(p, first, end);
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

/* "The sect, known as the Waiters, says", "a community known as the Fellowship of the Lamp": the name; empty where none is told. */
static struct run name_known(const struct page *p, struct run s)
{
	static const char *const joints[] = { "of", "the", "for", "and", NULL };
	enum { NAME_MOST = 7 };
	struct run none = { s.end, s.end };
	uint32_t count = (uint32_t)p->scan.words.count, w = s.end;
	w += w + 3 < count && word_is(p, w, ",");
	if (p->wide || w + 3 >= count || !word_is(p, w, "known") || !word_is(p, w + 1, "as"))
		return none;
	uint32_t first = w + 2 + word_is(p, w + 2, "the"), end = first;
	while (end < count && end < first + NAME_MOST &&
		((p->scan.words.at[end].shape & SHAPE_CAPITAL) ||
			(end > first && word_is_any(p, end, joints))))
		end++;
	return end > first ? (struct run){ first, end } : none;
}

/* "A previously unknown faction, the Sons of the Salt, said": the name behind, of a source without one; else itself. */
static struct run name_behind(const struct page *p, struct run s)
{
	static const char *const joints[] = { "of", "the", "for", "and", NULL };
	enum { NAME_MOST = 7 };
	uint32_t count = (uint32_t)p->scan.words.count;
	if (s.end + 2 < count && word_is(p, s.end, "among") && !p->wide)
		s.end += 2; /* "a nurse among them, Tirsa Lem, said" */
	uint32_t first = s.end + 1;
	bool indefinite =
		word_is(p, s.first, "a") || word_is(p, s.first, "an") || word_is(p, s.first, "one");
	for (uint32_t w = s.first + 1; w < s.end; w++)
		if (p->scan.words.at[w].shape & SHAPE_CAPITAL)
			return s;
	struct run known = name_known(p, s);
	if (known.end > known.first)
		return known;
	if (p->wide || !indefinite || first + 1 >= count || !word_is(p, s.end, ","))
		return s;
	first += word_is(p, first, "the");
	uint32_t end = first;
	while (end < count && end < first + NAME_MOST &&
		((p->scan.words.at[end].shape & SHAPE_CAPITAL) ||
			(end > first && word_is_any(p, end, joints))))
		end++;
	bool closed = end < count && (word_is(p, end, ",") || word_is(p, end, ".") ||
					     word_is(p, end, "(") || word_is(p, end, "\""));
	return end > first && closed && p->mark[first].spot == NONE ? (struct run){ first, end }
								    : s;
}

/* "The rights group Open Graves": the name right behind what it is; else itself. */
static struct run name_joined(const struct page *p, struct run s)
{
	static const char *const kinds[] = { "group", "organisation", "organization", "charity",
		"watchdog", "network", "movement", "association", "union", "party", "militia",
		"faction", "agency", "newspaper", "website", "channel", NULL };
	static const char *const joints[] = { "of", "the", "for", "and", NULL };
	enum { NAME_MOST = 6 };
	uint32_t end = s.end, count = (uint32_t)p->scan.words.count;
	for (uint32_t w = s.first + 1; w < s.end; w++)
		if (p->scan.words.at[w].shape & SHAPE_CAPITAL)
			return s;
	if (p->wide || s.end == s.first || !word_is_any(p, s.end - 1, kinds) || end >= count ||
		(p->scan.words.at[end].shape & SHAPE_UPPER && word_has(p, end + 1, FEATURE_SAY)) ||
		p->mark[end].spot != NONE || p->mark[end].moment != NONE)
		return s;
	while (end < count && end < s.end + NAME_MOST &&
		!(p->scan.words.at[end].shape & (SHAPE_PUNCT | SHAPE_FIRST)) &&
		((p->scan.words.at[end].shape & SHAPE_CAPITAL) ||
			(end > s.end && word_is_any(p, end, joints))))
		end++;
	while (end > s.end && !(p->scan.words.at[end - 1].shape & SHAPE_CAPITAL))
		end--;
	return end > s.end ? (struct run){ s.end, end } : s;
}

/* "The Facebook page "Sons of Orsk"": the name in quotation marks right behind; else itself. */
static struct run quoted_name(const struct page *p, struct run s)
{
	static const char *const kinds[] = { "page", "channel", "account", "group", "website",
		"site", "newspaper", "paper", "portal", "blog", "magazine", "network", NULL };
	enum { NAME_MOST = 6 };
	uint32_t first = s.end + 1, end = first, count = (uint32_t)p->scan.words.count;
	if (p->wide || first + 1 >= count || !word_is(p, s.end, "\"") ||
		!word_is_any(p, s.end - 1, kinds) ||
		!(p->scan.words.at[first].shape & SHAPE_CAPITAL))
		return s;
	while (end < count && end < first + NAME_MOST && !word_is(p, end, "\""))
		end++;
	return end < count && word_is(p, end, "\"") ? (struct run){ first, end } : s;
}

enum {
	WORDS_BACK = 3000
}; /* SAY-10: how far before a source its kind is looked for, so that long texts take their time alone */

/* Is word i the same as another? Of most the hash says that they are not. */
static bool is_again(const struct page *p, uint32_t i, uint32_t other)
{
	return p->scan.words.at[i].hash == p->scan.words.at[other].hash &&
	       str_equal(low_at(p, i), low_at(p, other));
}

/* "The National Front (NFS)": the words that an abbreviation at `short_form` stands for, NONE when none are told. */
static uint32_t told_in_full(const struct page *p, uint32_t short_form)
{
	for (uint32_t i = short_form; i > 3 && i + WORDS_BACK > short_form; i--)
		if (is_again(p, i - 2, short_form) && word_is(p, i - 3, "(") &&
			word_is(p, i - 1, ")"))
			return p->mark[i - 4].chunk;
	return NONE;
}

/* "The mission's deputy head": of the kind that the word has where a name stands before it, "United Nations mission". */
static enum source_kind kind_of_owner(const struct page *p, uint32_t owner)
{
	enum { NAME_MOST = 3 };
	for (uint32_t i = owner; i-- > 1 && i + WORDS_BACK > owner;) {
		if (!is_again(p, i, owner))
			continue;
		uint32_t first = i;
		while (first > 0 && first + NAME_MOST > i &&
			(p->scan.words.at[first - 1].shape & SHAPE_CAPITAL))
			first--;
		enum source_kind kind = source_kind_of(p, first, i + 1);
		if (kind != SOURCE_OTHER)
			return kind;
	}
	return SOURCE_OTHER;
}

/* SAY-10: the kind of a name that tells none: "a faction, the Sons of the Salt,", "the NFS", "the mission's head". */
static enum source_kind kind_around(const struct page *p, struct run s)
{
	uint32_t before = NONE, head = s.first + (word_is(p, s.first, "the") ? 1 : 0);
	if (head + 1 < s.end && tag_at(p, head + 1) == TAG_POS)
		return kind_of_owner(p, head);
	if (s.first > 1 && word_is(p, s.first - 1, ",") && word_is(p, s.end, ","))
		before = p->mark[s.first - 2].chunk;
	else if (head + 1 == s.end && (p->scan.words.at[head].shape & SHAPE_UPPER))
		before = told_in_full(p, head);
	if (before == NONE || chunk_at(p, before)->kind != CHUNK_NOUN)
		return SOURCE_OTHER;
	uint32_t first = before; /* "the National Front of Sorania (NFS)" */
	if (first > 1 && chunk_at(p, first - 1)->kind == CHUNK_PREP &&
		word_is(p, chunk_at(p, first - 1)->first, "of"))
		first -= 2;
	return source_kind_of(p, chunk_at(p, first)->first, chunk_at(p, before)->end);
}

/* SAY-107: "the Commissioner of Police, Qarin State Command, said": a command of the police, no army's. */
static enum source_kind kind_of_unit(const struct page *p, struct run unit)
{
	static const unsigned civil = 1u << SOURCE_GOVERNMENT | 1u << SOURCE_MEDICAL;
	enum source_kind around = p->wide ? SOURCE_OTHER : kind_around(p, unit);
	return civil >> around & 1 ? around : SOURCE_MILITARY;
}

static void speak_as_office(const struct page *p, struct source *out)
{
	out->name = p->voice.name;
	out->kind = p->voice.kind;
	out->party = p->voice.party;
}

/* "the Dawn militant group", "the jihadist movement of the north" */
static bool is_of_militants(const struct page *p, uint32_t first, uint32_t end)
{
	static const char *const armed[] = { "militant", "insurgent", "jihadist", "extremist",
		"guerrilla", "paramilitary", NULL };
	static const char *const groups[] = { "group", "groups", "organisation", "organization",
		"movement", "faction", "network", "outfit", NULL };
	for (uint32_t i = first; !p->wide && i + 1 < end; i++)
		if (word_is_any(p, i, armed) && word_is_any(p, i + 1, groups))
			return true;
	return false;
}

static struct source find_source(const struct page *p, uint32_t saying)
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
	struct run named = source_before(p, saying);
	uint32_t first = named.first, end = named.end;
	out.kind = source_kind_of(p, first, end);
	if (source_is_named_behind(p, named)) {
		struct run owner = source_owner(p, saying);
		if (out.kind == SOURCE_OTHER)
			out.kind = source_kind_of(p, owner.first, owner.end);
		first = named.end + 1;
		end = chunk_at(p, p->mark[first].chunk)->end;
	} else if (out.kind == SOURCE_OTHER)
		out.kind = kind_around(p, named);
	struct run behind =
		quoted_name(p, name_joined(p, name_behind(p, (struct run){ first, end })));
	first = behind.first;
	end = behind.end;
	first = office_start(p, first, end);
	bool some = is_number_of(p, first) && word_is(p, first + 1, "of") && !p->wide &&
		    !word_has(p, end - 1, FEATURE_PRONOUN);
	first += some ? 2 : 0; /* "two of the deportees" */
	while (first + 1 < end && (is_filler(p, first) || is_number_of(p, first) ||
					  is_kind_of_paper(p, first) || is_hour(p, first)))
		first++;
	end = office_end(p, first, end);
	while (end > first + 1 && is_filler(p, end - 1))
		end--;
	out.name = page_words(p, first, end);
	if (out.kind == SOURCE_OTHER && is_of_militants(p, first, end))
		out.kind = SOURCE_ARMED_GROUP;
	if (out.kind == SOURCE_MILITARY)
		out.kind = kind_of_unit(p, named);
	out.party = out.kind == SOURCE_MILITARY || out.kind == SOURCE_ARMED_GROUP;
	return out;
}

/* Every claim and every deed that may be one asks. */
struct source say_source(const struct page *p, uint32_t saying)
{
	struct source_known *known = &p->source_of[saying];
	if (!known->asked)
		*known = (struct source_known){ true, find_source(p, saying) };
	return known->source;
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

bool source_is_several(const struct page *p, struct run s)
{
	uint32_t head = source_head(p, s);
	struct str low = low_at(p, head);
	return !p->wide && tag_at(p, head) == TAG_NNS && low.len > 2 &&
	       low.at[low.len - 1] == 's' && !word_is(p, head, "headquarters") &&
	       !(p->scan.words.at[head].shape & SHAPE_CAPITAL);
}

bool source_is_quoted(const struct page *p, uint32_t sentence)
{
	enum { FAR = 40 };
	const struct sentence *s = p->scan.sentences.at;
	uint32_t first = sentence;
	bool open = false;
	while (first > 0 && s[first - 1].paragraph == s[sentence].paragraph &&
		first + FAR > sentence)
		first--;
	enum { WORDS = 2000 };
	uint32_t from = s[first].first, end = s[sentence].first;
	for (uint32_t w = end > from + WORDS ? end - WORDS : from; w < end; w++)
		open ^= word_is(p, w, "\"");
	return open || word_is(p, s[sentence].first, "\"");
}
