#include "reader/setting.h"

/* Days of what was said, written, signed or visited: they date no deed. */

uint32_t said_from(const struct page *p, const struct saying *s)
{
	enum { HEARERS = 16 }; /* words */
	static const char *const verbs[] = { "told", "tells", "telling", "informed", "assured",
		"reminded", NULL };
	if (s->verb == NONE || !word_is_any(p, s->verb, verbs))
		return s->first;
	for (uint32_t w = s->first; w < s->end && w < s->first + HEARERS; w++)
		if ((word_is(p, w, "that") && tag_at(p, w) == TAG_IN) || word_is(p, w, "\""))
			return w;
	return s->first;
}

static bool has_stop(const struct page *p, uint32_t from, uint32_t to)
{
	enum { SHORT = 5 }; /* words in which it does not matter */
	for (uint32_t i = from; to > from + SHORT && i < to; i++)
		if (p->scan.words.at[i].shape & SHAPE_PUNCT)
			return true;
	return false;
}

/* "told the Mission on 16 March that", "said late on Monday": when it was said, not when it happened. */
static bool is_of_saying(
	const struct page *p, uint32_t sentence, const struct event *e, const struct moment *m)
{
	enum { LATER = 5, CONFERENCE = 7 }; /* words */
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &p->sayings.at[i];
		if (s->source == NONE || s->verb == NONE)
			continue;
		uint32_t start = s->source < s->verb ? s->source : s->verb;
		if (m->chained && m->first >= s->source && m->end <= s->source_end)
			continue; /* "the ledger from that day lists" */
		bool that =
			false; /* "said on Monday that": the saying's; "said Monday's raid": not */
		for (uint32_t w = m->end; w < m->end + 2 && w < p->scan.words.count; w++)
			that |= word_is(p, w, "that") || word_is(p, w, ",");
		bool of_deed = e && e->trigger > start &&
			       e->trigger < s->verb && /* "who killed 12 in May" */
			       e->harm != HARM_NONE && m->end <= s->verb;
		if (m->first >= start && m->end <= said_from(p, s) && !of_deed)
			return true;
		bool named =
			m->first > 0 && word_is(p, m->first - 1, "of"); /* "the riot of 1987" */
		if (s->first == p->mark[s->verb].end && m->first >= s->first &&
			m->first <= s->verb + 6 && that && !named)
			return true;
		if (s->end <= start && m->first > s->verb &&
			m->first <= s->verb + (p->wide ? LATER : CONFERENCE) &&
			(p->wide || !has_stop(p, s->verb, m->first)))
			return true; /* "Lind said at a news conference on Sunday." */
	}
	return false;
}

/* "said on Thursday its aircraft had killed", "said late on Monday at least 12": a clause begins. */
static bool opens_clause(const struct page *p, uint32_t word)
{
	static const char *const openers[] = { "at", "more", "about", "some", "around", "dozens",
		"hundreds", "nearly", "there", NULL };
	uint8_t tag = tag_at(p, word);
	return tag == TAG_DT || tag == TAG_PRP || tag == TAG_PRPS || tag == TAG_CD ||
	       word_is_any(p, word, openers);
}

/* "admitted last night that", "the group said today." */
static bool follows_saying(const struct page *p, const struct moment *m)
{
	static const char *const small[] = { "on", "late", "early", "in", NULL };
	static const char *const after[] = { "that", ".", ",", "\"", NULL };
	enum { HEARER = 3 };
	uint32_t i = m->first;
	while (i > 0 && word_is_any(p, i - 1, small))
		i--;
	for (uint32_t k = i; k > 0 && k + HEARER > i; k--) /* "told my sister this morning they" */
		if (p->scan.words.at[k - 1].shape & SHAPE_PUNCT)
			break;
		else if (word_is(p, k - 1, "told") && m->end < p->scan.words.count)
			return word_is_any(p, m->end, after) || opens_clause(p, m->end);
	bool verb = i > 0 && tag_at(p, i - 1) >= TAG_VB && tag_at(p, i - 1) <= TAG_VBZ;
	return verb && word_has(p, i - 1, FEATURE_SAY) && /* never "in Zamfara state on Monday," */
	       (m->end >= p->scan.words.count || word_is_any(p, m->end, after) ||
		       opens_clause(p, m->end));
}

/* "experts today called for", "condemned on Tuesday the killing of": the day of the call. */
static bool is_of_a_call(const struct page *p, const struct moment *m)
{
	static const char *const small[] = { "on", "late", "early", NULL };
	static const char *const calls[] = { "called", "condemned", "urged", "demanded",
		"denounced", "expressed", "voiced", "deplored", "appealed", "mourned", "decried",
		"welcomed", "offered", NULL };
	uint32_t before = m->first;
	while (before > 0 && word_is_any(p, before - 1, small))
		before--;
	if (before > 0 && word_is_any(p, before - 1, calls))
		return true;
	bool said = m->end < p->scan.words.count && is_saying_verb(p, m->end) && before > 0 &&
		    tag_at(p, before - 1) >= TAG_NN && tag_at(p, before - 1) <= TAG_NNPS;
	return said || (m->end < p->scan.words.count && word_is_any(p, m->end, calls));
}

/* "accused government forces on Sunday of having killed": the day of the charge. */
static bool is_of_a_charge(const struct page *p, const struct moment *m)
{
	enum { BACK = 12 }; /* words */
	static const char *const verbs[] = { "accused", "accuse", "accuses", "accusing",
		"suspected", "convicted", "acquitted", NULL };
	if (m->end >= p->scan.words.count || !word_is(p, m->end, "of"))
		return false;
	for (uint32_t i = m->first; i > 0 && i + BACK > m->first; i--)
		if (p->scan.words.at[i - 1].shape & SHAPE_PUNCT)
			return false;
		else if (word_is_any(p, i - 1, verbs))
			return true;
	return false;
}

/* "On Sunday the town held a funeral for 22", "on Friday thousands attended a vigil". */
static bool opens_mourning(const struct page *p, const struct moment *m)
{
	static const char *const verbs[] = { "held", "holds", "attended", "joined", "gathered",
		NULL };
	static const char *const rites[] = { "funeral", "funerals", "vigil", "memorial", "burial",
		"burials", NULL };
	enum { AHEAD = 9 };
	bool held = false;
	for (uint32_t w = m->end; !p->wide && w < p->scan.words.count && w < m->end + AHEAD; w++) {
		if ((p->scan.words.at[w].shape & SHAPE_PUNCT) && w > m->end)
			return false;
		if (held && word_is_any(p, w, rites))
			return true;
		held |= word_is_any(p, w, verbs);
	}
	return false;
}

/* "Funerals were held on Thursday", "mourners gathered on Friday". */
static bool is_of_mourning(const struct page *p, const struct moment *m)
{
	static const char *const words[] = { "funeral", "funerals", "mourners", "vigil", "memorial",
		"mourning", "burial", NULL };
	enum { BACK = 7 };
	for (uint32_t w = m->first; w > 0 && w + BACK > m->first; w--)
		if (p->scan.words.at[w - 1].shape & SHAPE_PUNCT)
			return false;
		else if (word_is_any(p, w - 1, words))
			return true;
		else if (!p->wide && word_is(p, w - 1, "buried") && w > 1 &&
			 (word_is(p, w - 2, "was") || word_is(p, w - 2, "were")))
			return !word_is(p, w, "under") && !word_is(p, w, "alive") &&
			       !word_is(p, w, "beneath");
	return false;
}

/* "A bench with the names of the 19 dead was unveiled today": when those who remember meet. */
static bool is_of_unveiling(const struct page *p, uint32_t sentence, const struct moment *m)
{
	static const char *const verbs[] = { "unveiled", "opened", "inaugurated", "dedicated",
		"laid", NULL };
	static const char *const stones[] = { "memorial", "monument", "plaque", "plate", "statue",
		"wreaths", "flowers", NULL };
	if (p->wide || m->first == 0 ||
		!(word_is_any(p, m->first - 1, verbs) ||
			(m->end < p->scan.words.count && word_is_any(p, m->end, verbs))))
		return false;
	const struct sentence *s = &p->scan.sentences.at[sentence];
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_is_any(p, w, stones))
			return true;
	return false;
}

/* "The last of them, Mansur Hajilu, died on 4 June": a death of wounds, and no day of the deed. */
static bool is_of_last_death(const struct page *p, uint32_t sentence, const struct moment *m)
{
	enum { HEAD = 4 };
	const struct sentence *s = &p->scan.sentences.at[sentence];
	bool last = false;
	for (uint32_t w = s->first; w + 2 < s->end && w < s->first + HEAD && !last; w++)
		last = word_is(p, w, "last") &&
		       word_is_any(p, w + 1, WORDS("of", "one", "victim", "wounded"));
	for (uint32_t w = s->first; !p->wide && last && w < m->first; w++)
		if (word_has(p, w, FEATURE_DIE))
			return true;
	return false;
}

/* "a reply dated 19 April", "imagery taken on 5 March": the day of a paper or a picture. */
static bool is_of_record(const struct page *p, const struct moment *m)
{
	static const char *const verbs[] = { "dated", "taken", "published", "issued", "recorded",
		"released", "written", "signed", "posted", "filmed", "compiled", "given", "born",
		"built", "founded", "created", "established", "elected", "appointed", "introduced",
		"renewed", "adopted", "exhumed", "unearthed", NULL };
	static const char *const inquiries[] = { "inquiry", "investigation", "report", "commission",
		"court", "panel", "tribunal", NULL };
	uint32_t word = m->first;
	if (is_of_mourning(p, m) || opens_mourning(p, m))
		return true;
	if (word > 0 && (word_is(p, word - 1, "on") || word_is(p, word - 1, "in")))
		word--;
	uint32_t spot = word > 1 ? p->mark[word - 1].spot : NONE;
	if (spot != NONE && p->spots.at[spot].first > 0) /* "issued in Geneva on Friday" */
		word = p->spots.at[spot].first - 1;
	if (word > 1 && (word_is(p, word - 1, "found") || word_is(p, word - 1, "concluded")))
		return word_is_any(p, word - 2, inquiries);
	static const char *const papers[] = { "alert", "bulletin", "statement", "letter", "note",
		"communique", "communiqué", "edition", "decree", "resolution", "dispatch", NULL };
	bool of = !p->wide && word > 2 && word_is(p, word - 1, "of") && m->kind == MOMENT_DAY;
	if (of && (word_is_any(p, word - 2, papers) || word_is_any(p, word - 3, papers)))
		return true; /* "in Alert 13 of 3 May" */
	if (word > 1 && word_is(p, word - 1, "of") && word_is(p, word - 2, "as"))
		return true; /* "As of 14 March, 16 are confirmed" */
	return word > 0 && word_is_any(p, word - 1, verbs);
}

/* SET-17: "recorded at Qarin, 24 April": the day of the telling. */
static bool is_of_recording(const struct page *p, uint32_t sentence, const struct moment *m)
{
	uint32_t before = m->first;
	before -= before > 0 && word_is(p, before - 1, "on");
	before -= before > 0 && word_is(p, before - 1, ",");
	uint32_t spot = before > 0 ? p->mark[before - 1].spot : NONE;
	return spot != NONE && place_of_record(p, sentence, &p->spots.at[spot]);
}

/* "A commander went further a day later, saying": no "militia went further on Tuesday and killed 12". */
static bool goes_on_to_say(const struct page *p, uint32_t sentence, uint32_t from)
{
	const struct sentence *s = &p->scan.sentences.at[sentence];
	for (uint32_t i = from; i < s->end; i++)
		if (word_is(p, i, "\"") || word_is(p, i, ":") || is_saying_verb(p, i) ||
			(word_has(p, i, FEATURE_SAY) && tag_at(p, i) >= TAG_VB &&
				tag_at(p, i) <= TAG_VBZ))
			return true;
		else if (word_has(p, i, FEATURE_VERB))
			return false;
	return false;
}

/* "wrote to the ministry on 9 April", "visited the village in September": the day of a letter, a visit, a talk. */
static bool is_of_talk(
	const struct page *p, uint32_t sentence, const struct event *e, const struct moment *m)
{
	enum { BACK = 9 }; /* words */
	static const char *const verbs[] = { "wrote", "replied", "responded", "answered", "visited",
		"met", "testified", "interviewed", "spoke", "travelled", "traveled", "appealed",
		"protested", "asked", "summoned", "told", "announced", "published", "promised",
		"submitted", "hands", "handed", "presents", "publishes", NULL };
	uint32_t first = p->scan.sentences.at[sentence].first;
	for (uint32_t i = m->first; i > first && i + BACK > m->first; i--)
		if ((p->scan.words.at[i - 1].shape & SHAPE_PUNCT) || (e && e->trigger == i - 1))
			return false;
		else if (!p->wide && word_is(p, i - 1, "further") && i > first + 1 &&
			 word_is(p, i - 2, "went"))
			return goes_on_to_say(p, sentence, m->end);
		else if (word_is_any(p, i - 1, verbs)) /* "12 people who protested on 3 March" */
			return !(i > first + 1 &&
				 (word_is(p, i - 2, "who") || word_is(p, i - 2, "that")));
	return false;
}

/* "On 3 September, following a joint visit, it acknowledged that civilians were among the dead" */
static bool is_of_admission(const struct page *p, uint32_t comma, const struct event *e)
{
	enum { AHEAD = 14 }; /* words */
	static const char *const verbs[] = { "acknowledged", "admitted", "conceded", "denied",
		"apologised", "apologized", NULL };
	for (uint32_t i = comma; i < e->first && i < comma + AHEAD; i++)
		if (word_is_any(p, i, verbs))
			return true;
	return false;
}

/* "..." said Dell, a fisherman who swam out and reached this port on Thursday: is it the speaker, of word `who`? */
static bool is_speaker_here(const struct page *p, uint32_t first, uint32_t who)
{
	enum { BACK = 12 };
	for (uint32_t i = who; i > first && i + BACK > who; i--)
		if (word_has(p, i - 1, FEATURE_SAY))
			return i > first + 1 && (p->scan.words.at[i - 2].shape & SHAPE_PUNCT);
	return false;
}

/* "A verification team that reached Orle on 9 April was shown 13 graves": the day of a visit. */
static bool is_of_a_visit(const struct page *p, uint32_t sentence, const struct moment *m)
{
	enum { BACK = 12 }; /* words */
	static const char *const ways[] = { "reached", "arrived", "went", "inspected", "toured",
		NULL };
	static const char *const visitors[] = { "team", "teams", "delegation", "investigators",
		"monitors", "observers", "experts", "researchers", "inspectors", NULL };
	uint32_t first = p->scan.sentences.at[sentence].first;
	bool way = false, says = p->within[sentence] >> FEATURE_SAY & 1;
	for (uint32_t i = m->first; !p->wide && i > first && i + BACK > m->first; i--)
		if (p->scan.words.at[i - 1].shape & SHAPE_PUNCT)
			return false;
		else if (way && word_is_any(p, i - 1, visitors))
			return true;
		else if (way && says && word_is(p, i - 1, "who"))
			return is_speaker_here(p, first, i - 1);
		else
			way |= word_is_any(p, i - 1, ways);
	return false;
}

/* "A day later Admiral Orr, who commands the squadron, confirmed that 80 marines had gone ashore" */
static bool speaks_behind(
	const struct page *p, uint32_t sentence, const struct event *e, const struct moment *m)
{
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++) {
		const struct saying *s = &p->sayings.at[i];
		if (!p->wide && s->source == m->end && s->verb != NONE && s->verb > s->source &&
			s->verb < e->trigger && s->first > s->verb)
			return true;
	}
	return false;
}

/* "On Friday night the hospital announced the death of a cook": the day of the news. */
static bool is_of_news(
	const struct page *p, uint32_t sentence, const struct event *e, const struct moment *m)
{
	enum { HEAD = 2, SPEAKER = 8 }; /* words */
	static const char *const verbs[] = { "announced", "confirmed", "declared", "published",
		"issued", "posted", "released", "said", "stated", "denied", "rejected", "admitted",
		"conceded", "acknowledged", "conveyed", NULL };
	uint32_t first = p->scan.sentences.at[sentence].first;
	if (m->first > first + HEAD || e->first < m->end || m->kind != MOMENT_DAY)
		return false;
	if (speaks_behind(p, sentence, e, m))
		return true;
	bool answer = !p->wide && (str_is(str_from(e->rule), "FRAME-35") ||
					  str_is(str_from(e->rule), "FRAME-168"));
	uint32_t told =
		answer ? e->end : e->first; /* "On Sunday the ministry had denied any part" */
	for (uint32_t i = m->end; i < told && i < m->end + SPEAKER; i++)
		if (word_is_any(p, i, verbs))
			return true;
		else if (word_is(p, i, ","))
			return !p->wide && is_of_admission(p, i, e);
	return false;
}

/* "put the toll at 53 in June": the time of the count. */
bool moment_is_of_a_count(const struct page *p, const struct moment *m)
{
	static const char *const puts[] = { "put", "puts", "set", "placed", "fixed", NULL };
	static const char *const small[] = { "in", "on", "last", "late", "early", NULL };
	enum { VERB = 10 };
	uint32_t w = m->first;
	while (w > 0 && word_is_any(p, w - 1, small))
		w--;
	if (p->wide || w < 3 || m->kind != MOMENT_MONTH || p->mark[w - 1].quantity == NONE)
		return false;
	uint32_t at = p->quantities.at[p->mark[w - 1].quantity].first - 1;
	for (uint32_t k = at; word_is(p, at, "at") && k > 0 && k + VERB > at; k--) {
		if (word_is(p, k - 1, "."))
			return false;
		if (word_is_any(p, k - 1, puts))
			return true;
	}
	return false;
}

/* "written on 9 August, when two shells came down": the day of the shells. */
static bool when_follows(const struct page *p, const struct moment *m)
{
	for (uint32_t w = m->end; w < m->end + 2 && w < p->scan.words.count; w++)
		if (word_is(p, w, "when"))
			return true;
	return false;
}

/* "said on 11 April that it had struck a post and, three weeks later, that two civilians": when that was said. */
static bool is_of_next_words(const struct page *p, uint32_t sentence, const struct moment *m)
{
	uint32_t w = m->end;
	w += w < p->scan.words.count && word_is(p, w, ",");
	if (p->wide || w >= p->scan.words.count || !word_is(p, w, "that") || w == m->end)
		return false;
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++)
		if (p->sayings.at[i].verb != NONE && p->sayings.at[i].verb < m->first)
			return true;
	return false;
}

/* "In May I drove to the headquarters": when somebody asked. */
static bool is_of_inquirer(const struct page *p, const struct moment *m)
{
	static const char *const who[] = { "i", "we", NULL };
	static const char *const ways[] = { "drove", "flew", "visited", "met", "asked", "spoke",
		"interviewed", "telephoned", NULL };
	uint32_t w = m->end;
	w += w < p->scan.words.count && word_is(p, w, ",");
	static const char *const talk[] = { "talk", "word", "rumours", "rumors", "reports", NULL };
	if (p->wide || w + 2 >= p->scan.words.count)
		return false;
	if (word_is(p, w, "there") && word_is_any(p, w + 2, talk))
		return true; /* "On Saturday there was talk of whole rows under the stones" */
	return word_is_any(p, w, who) && word_is_any(p, w + 1, ways);
}

/* "Today marks ten years since", "stood in silence on Monday to mark one year since" */
static bool is_commemorating(const struct page *p, const struct moment *m)
{
	static const char *const marks[] = { "mark", "commemorate", "remember", "mourn", NULL };
	static const char *const spans[] = { "year", "years", "anniversary", "decade", "decades",
		"month", "months", NULL };
	enum { AHEAD = 7 };
	uint32_t w = m->end;
	if (w + 1 >= p->scan.words.count)
		return false;
	bool mark = !p->wide && word_is(p, w, "to") && word_is_any(p, w + 1, marks);
	for (uint32_t k = w + 2; mark && k < p->scan.words.count && k < w + AHEAD; k++)
		if (word_is_any(p, k, spans))
			return true; /* not "was shot on Sunday to mark the feast" */
	return word_is(p, w, "marks");
}

/* "four of whom had died by Sunday morning", "those who have died up to today", "as of 6 May": how far one knows. */
static bool is_how_far(const struct page *p, const struct moment *m)
{
	if (p->wide || m->first == 0 || m->kind != MOMENT_DAY)
		return false;
	uint32_t w = m->first - 1;
	return word_is(p, w, "by") || word_is(p, w, "until") || word_is(p, w, "till") ||
	       word_is(p, m->first, "until") || word_is(p, m->first, "till") ||
	       (w > 0 && word_is(p, w, "to") && word_is(p, w - 1, "up")) ||
	       (w > 0 && word_is(p, w, "of") && word_is(p, w - 1, "as"));
}

/* "Yesterday the navy offered something else": the day of a version. */
static bool is_of_version(const struct page *p, uint32_t sentence, const struct moment *m)
{
	enum { HEAD = 2, FAR = 12 };
	static const char *const gives[] = { "offered", "gave", "presented", "produced", "told",
		NULL };
	static const char *const what[] = { "version", "account", "explanation", "story", "else",
		"versions", "accounts", NULL };
	const struct sentence *s = &p->scan.sentences.at[sentence];
	if (p->wide || m->first > s->first + HEAD || m->first < s->first)
		return false;
	bool given = false;
	for (uint32_t w = m->end; w < s->end && w < m->end + FAR; w++) {
		if (given && word_is_any(p, w, what)) /* no "story book" */
			return w + 1 >= s->end || tag_at(p, w + 1) != TAG_NN;
		if (word_is(p, w, ";") || (word_is(p, w, ",") && word_is(p, w + 1, "and")))
			return false;
		given |= word_is_any(p, w, gives);
	}
	return false;
}

bool moment_is_told(
	const struct page *p, uint32_t sentence, const struct event *e, const struct moment *m)
{
	if (when_follows(p, m))
		return is_of_saying(p, sentence, e, m);
	if (is_of_next_words(p, sentence, m) || is_of_inquirer(p, m) ||
		is_of_version(p, sentence, m))
		return true;
	if (is_commemorating(p, m) || is_of_unveiling(p, sentence, m) ||
		is_of_last_death(p, sentence, m))
		return true;
	if (is_how_far(p, m))
		return true;
	if ((e && is_of_news(p, sentence, e, m)) || moment_is_of_a_count(p, m))
		return true;
	return is_of_saying(p, sentence, e, m) || follows_saying(p, m) || is_of_a_call(p, m) ||
	       is_of_a_charge(p, m) || is_of_recording(p, sentence, m) ||
	       is_of_a_visit(p, sentence, m) || is_of_record(p, m) || is_of_talk(p, sentence, e, m);
}
