#include "reader/page.h"

/*
 * SAY-29: a testimony speaks with the voice of whoever gives it, whom its head names: "Speaker: woman, 38, from Pir
 * Sadel", "Testimony of a ferryman", "Statement given by a schoolteacher", "Spoke to: father of four". What is said in it
 * without a source, and "I" and "we", are that witness's. So do an oath ("I, Pieter Vaal, make oath"), a declaration of
 * many ("We, the elders of the five hamlets,") and a letter that somebody signs.
 */
enum { HEAD_SENTENCES = 6, HEAD_WORDS = 70, WHO_MOST = 12 /* words */ };

static const char *const speakers[] = { "speaker", "witness", "narrator", "interviewee", "deponent",
	"respondent", "informant", "testifier", "interview", NULL };
static const char *const accounts[] = { "testimony", "statement", "interview", "account",
	"deposition", "affidavit", "interviewed", "recorded", "told", "given", "spoke", "voices",
	"history", NULL };
static const char *const numbered[] = { "number", "no", ".", "voice", "testimony", "witness",
	"statement", "account", NULL };
static const char *const joints[] = { "of", "by", "with", NULL };

/* A person and nobody's office: a word for one, or a name. */
static bool tells_person(const struct page *p, uint32_t first, uint32_t end)
{
	bool person = false;
	for (uint32_t w = first; w < end; w++) {
		if (word_has(p, w, FEATURE_ORG) || word_has(p, w, FEATURE_COLLECTIVE) ||
			(word_has(p, w, FEATURE_SOURCE) && !word_has(p, w, FEATURE_PERSON)))
			return false;
		person |= word_has(p, w, FEATURE_PERSON) && !word_has(p, w, FEATURE_DEAD);
	}
	return person;
}

/* The words from `w` that say who: to a full stop, a bracket, a day. */
static uint32_t who_end(const struct page *p, const struct sentence *s, uint32_t w)
{
	static const char *const stops[] = { ".", ";", "(", ")", ":", "]", "on", "at", "recorded",
		"taken", "who", "in", "aged", "\"", "and", "daughter", "son", NULL };
	uint32_t end = w;
	while (end < s->end && end < w + WHO_MOST && !word_is_any(p, end, stops) &&
		p->mark[end].moment == NONE && !(p->scan.words.at[end].shape & SHAPE_DIGIT))
		end++;
	while (end > w && (p->scan.words.at[end - 1].shape & SHAPE_PUNCT))
		end--;
	return end;
}

/* SAY-89: "Statement by the High Commissioner": an office that saw nothing itself. */
static enum source_kind kind_of_teller(const struct page *p, uint32_t first, uint32_t end)
{
	static const char *const un[] = { "commissioner", "secretary-general", "rapporteur",
		"coordinator", "envoy", NULL };
	static const char *const offices[] = { "minister", "president", "governor", "ambassador",
		"spokesperson", "spokesman", "spokeswoman", "representative", "mayor", "prosecutor",
		"chancellor", NULL };
	for (uint32_t w = first; w < end; w++) {
		if (word_is_any(p, w, un))
			return SOURCE_UN;
		if (word_is_any(p, w, offices))
			return SOURCE_GOVERNMENT;
	}
	return SOURCE_WITNESS;
}

static bool names_witness(struct page *p, const struct sentence *s, uint32_t w, bool whatever_name)
{
	while (w < s->end && (word_is(p, w, "a") || word_is(p, w, "an") || word_is(p, w, "the") ||
				     (p->scan.words.at[w].shape & SHAPE_PUNCT)))
		w++;
	uint32_t end = who_end(p, s, w);
	whatever_name &= (p->scan.words.at[w].shape & SHAPE_CAPITAL) && p->mark[w].spot == NONE &&
			 !lex_at(p, w);
	if (end == w || !(whatever_name || tells_person(p, w, end)))
		return false;
	p->voice = (struct source){ .words = page_words(p, w, end),
		.name = page_words(p, w, end),
		.kind = kind_of_teller(p, w, end) };
	return true;
}

static bool is_digit(const struct page *p, uint32_t w)
{
	return p->scan.words.at[w].shape & SHAPE_DIGIT;
}

/* Behind "Speaker:", "The speaker is", "Testimony of", "given ... by". */
static bool is_introduced(const struct page *p, const struct sentence *s, uint32_t w)
{
	bool label = word_is(p, w, ":") || word_is(p, w, "is") || word_is(p, w, "was");
	if (word_is(p, s->first, "a") || (p->scan.words.at[s->first].shape & SHAPE_DIGIT))
		return false; /* "21:40 A statement from": one among others */
	if (label && w > s->first && word_is_any(p, w - 1, speakers))
		return true;
	if (word_is(p, w, ":") && w > s->first + 1 && is_digit(p, w - 1) &&
		word_is_any(p, w - 2, numbered))
		return true; /* "Number 7: Osip Hallam, ferryman" */
	if (label && w > s->first + 1 && word_is(p, w - 1, "to") && word_is(p, w - 2, "spoke"))
		return true;
	if (!word_is_any(p, w, joints))
		return false;
	for (uint32_t k = w; k-- > s->first && k + HEAD_WORDS > w;)
		if (word_is_any(p, k, accounts) &&
			(k + 1 == w || word_is(p, k, "given") || word_is(p, k, "recorded") ||
				word_is(p, w, "by")))
			return !word_is(p, k, "told") || word_is(p, w, "by");
	return false;
}

/* "[Recorded in a church hall. Woman, 46, fish smoker.]": a person alone at the head of a line. */
static bool is_person_line(const struct page *p, size_t i, bool account)
{
	const struct sentence *s = &p->scan.sentences.at[i];
	uint32_t w = s->first;
	while (w < s->end && (p->scan.words.at[w].shape & SHAPE_PUNCT))
		w++;
	return account && w + 1 < s->end && word_has(p, w, FEATURE_PERSON) &&
	       (p->scan.words.at[w].shape & SHAPE_CAPITAL) && word_is(p, w + 1, ",") &&
	       s->end - s->first <= WHO_MOST + 6;
}

static bool is_account_word(const struct page *p, uint32_t w)
{
	return word_is_any(p, w, accounts) || word_is_any(p, w, speakers);
}

static void speak_as(struct page *p, uint32_t first, uint32_t end)
{
	p->voice = (struct source){ .words = page_words(p, first, end),
		.name = page_words(p, first, end),
		.kind = SOURCE_WITNESS };
}

/* "STATEMENT OF WITNESS K-14": a witness whose name is a sign. */
static bool is_coded(struct page *p, const struct sentence *s, uint32_t w)
{
	if (w + 1 >= s->end || !word_is(p, w, "witness") ||
		!(p->scan.words.at[w + 1].shape & SHAPE_CAPITAL))
		return false;
	uint32_t end = w + 2;
	while (end < s->end && (p->scan.words.at[end].shape & SHAPE_GLUED) && end < w + 5)
		end++;
	speak_as(p, w, end);
	return true;
}

/* The end of a name or of words for people from w on: to a comma, a full stop or a small word. */
static uint32_t people_end(const struct page *p, const struct sentence *s, uint32_t w)
{
	static const char *const stops[] = { ",", ".", "and", "who", "have", "met", "at", "on",
		"declare", "state", ":", "(", NULL };
	uint32_t end = w;
	while (end < s->end && end < w + WHO_MOST && !word_is_any(p, end, stops))
		end++;
	return end;
}

/* "I, Pieter Vaal, of the parish of Lorne", "We, the elders of the five hamlets,", "We are the mothers of Linden Street." */
static bool declares(struct page *p, const struct sentence *s)
{
	static const char *const are[] = { "are", "were", ",", NULL };
	uint32_t w = s->first;
	if (w + 3 >= s->end)
		return false;
	bool one = word_is(p, w, "i") && word_is(p, w + 1, ",") &&
		   (p->scan.words.at[w + 2].shape & SHAPE_CAPITAL) && !lex_at(p, w + 2);
	bool many = word_is(p, w, "we") && word_is_any(p, w + 1, are);
	w += 2;
	if (many && (word_is(p, w, "the") || word_is(p, w, "undersigned")))
		w++;
	if (many && word_is(p, w, "undersigned"))
		w++;
	many &= w > s->first + 2 && w < s->end && word_has(p, w, FEATURE_PERSON) &&
		!word_has(p, w, FEATURE_DEAD) && !word_has(p, w, FEATURE_ARMED);
	uint32_t end = people_end(p, s, w);
	if ((!one && !many) || end == w || end >= s->end)
		return false;
	speak_as(p, w, end);
	return true;
}

/* "Dear Minister, ...": the name alone on the last line, or behind "Yours,", is who writes. */
static bool is_signed(struct page *p)
{
	enum { NAME_MOST = 8 };
	static const char *const heads[] = { "dear", "sir", "madam", "letter", NULL };
	static const char *const ends[] = { "yours", "sincerely", "faithfully", "signed", "truly",
		"regards", NULL };
	const struct scanned *scan = &p->scan;
	size_t n = scan->sentences.count;
	if (n < 3 || !word_is_any(p, scan->sentences.at[0].first, heads))
		return false;
	const struct sentence *s = &scan->sentences.at[n - 1];
	uint32_t w = s->first;
	bool line = s[-1].paragraph != s->paragraph;
	for (uint32_t k = s->first; k < s->end; k++)
		if (word_is_any(p, k, ends) && k + 1 < s->end) {
			w = word_is(p, k + 1, ",") || word_is(p, k + 1, ":") ? k + 2 : k + 1;
			line = true;
		}
	uint32_t end = people_end(p, s, w);
	if (!line || end == w || end > w + NAME_MOST)
		return false;
	for (uint32_t k = w; k < end; k++)
		if (!(scan->words.at[k].shape & SHAPE_CAPITAL))
			return false;
	speak_as(p, w, end);
	return true;
}

/* "Voices of Tarim (local page)": the name of who publishes is no witness's. Where it ends in the head, in bytes. */
static size_t publisher_end(const struct page *p)
{
	enum { HEAD = 60 }; /* bytes */
	struct str name = p->report->outlet, text = p->scan.text;
	size_t most = name.len + HEAD < text.len ? name.len + HEAD : text.len;
	size_t at = p->wide || !name.len ? most : str_find(str_slice(text, 0, most), name);
	return at < most ? at + name.len : 0;
}

void page_witness(struct page *p)
{
	bool account = false;
	size_t behind = publisher_end(p);
	if (is_signed(p))
		return;
	for (size_t i = 0; i < p->scan.sentences.count && i < HEAD_SENTENCES; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		if (declares(p, s))
			return;
		if (s->first > HEAD_WORDS || (p->live[i] && p->within[i] >> FEATURE_SAY & 1 &&
						     s->block == BLOCK_BODY && !account))
			return;
		for (uint32_t w = s->first; w < s->end && w < HEAD_WORDS; w++) {
			if (p->scan.words.at[w].begin < behind)
				continue;
			account |= is_account_word(p, w);
			bool told = w > s->first && !word_is(p, w - 1, "statement") &&
				    word_is_any(p, w - 1, accounts);
			bool label = word_is(p, w, ":") && w > s->first && is_digit(p, w - 1);
			if (account && is_introduced(p, s, w) &&
				(names_witness(p, s, w + 1, told || label) ||
					is_coded(p, s, w + 1)))
				return;
			if (w > s->first + 1 && word_is(p, w, "is") && word_is(p, w - 1, "name") &&
				word_is(p, w - 2, "my") && names_witness(p, s, w + 1, true))
				return;
		}
		if (is_person_line(p, i, account) && names_witness(p, s, s->first, false))
			return;
	}
}
