#include "reader/setting.h"
#include "reader/tag_settle.h"
#include "reader/reader.h"

#include "base/asset.h"
#include "reader/arabic.h"
#include "reader/linear.h"
#include "reader/page.h"
#include "text/dateline.h"
#include "text/months.h"
#include "text/tag.h"

#include <string.h>

struct reader {
	const struct lexicon *lexicon;
	const struct families *families;
	const struct turns *turns, *wide_turns;
	const struct linear *guess, *guess_deed;
	const struct tagger *tagger;
	const struct gazetteer *gazetteer;
	const struct arabic_lexicon *arabic;
};

bool reader_load(const struct reader **r, struct arena *mem, struct err *e)
{
	struct reader *made = NEW(mem, struct reader);
	struct str words[2], turns, wide, guess, deed;
	if (!asset_find("lexicon/en.txt", &words[0]) ||
		!asset_find("lexicon/persons.txt", &words[1]) ||
		!asset_find("lexicon/turns.txt", &turns) ||
		!asset_find("lexicon/turns-muc.txt", &wide) ||
		!asset_find("lexicon/guess-weights.bin", &guess) ||
		!asset_find("lexicon/deed-weights.bin", &deed))
		return fail(e, ERR_SYSTEM, "the program was built without its lexicon");
	if (!lexicon_load(&made->lexicon, words, 2, mem, e) ||
		!turns_load(&made->turns, turns, mem, e) ||
		!turns_load(&made->wide_turns, wide, mem, e) ||
		!linear_open(&made->guess, guess, mem, e) ||
		!linear_open(&made->guess_deed, deed, mem, e) ||
		!tagger_load(&made->tagger, mem, e) || !gazetteer_load(&made->gazetteer, mem, e) ||
		!arabic_load(&made->arabic, made->gazetteer, mem, e))
		return false;
	made->families = families_make(mem);
	*r = made;
	return true;
}

const struct reader *reader_without_guess(const struct reader *r, struct arena *mem)
{
	struct reader *other = NEW(mem, struct reader);
	*other = *r;
	other->guess = other->guess_deed = NULL;
	return other;
}

const struct reader *reader_with_tagger(
	const struct reader *r, const struct tagger *t, struct arena *mem)
{
	struct reader *made = NEW(mem, struct reader);
	*made = *r;
	made->tagger = t;
	return made;
}

/* The words of a known organisation's name are a name, whatever they are elsewhere: "shining path". */
static void settle_names(struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first; i < s->end; i++) {
		const struct mark *m = &p->mark[i];
		if (m->lex && m->lex->words > 1 && lexeme_has(m->lex, FEATURE_ORG) &&
			lexeme_has(m->lex, FEATURE_ARMED) && m->lex->kind == SOURCE_ARMED_GROUP)
			p->scan.words.at[i].tag = TAG_NNP;
	}
}

#define SET(name) ((feature_set)1 << FEATURE_##name)

static const feature_set of_nouns = SET(PERSON) | SET(BODY) | SET(COLLECTIVE) | SET(MEANS) |
				    SET(EVENT) | SET(TOLL) | SET(THING) | SET(ORG) | SET(SOURCE);

static const feature_set of_verbs =
	SET(VERB) | SET(DIE) | SET(SUSTAIN) | SET(CLAIM_LIVES) | SET(SAY) | SET(LEFT);

/* "the ministry denies holding anyone", "that shots had been fired": words that are of one kind alone. */
static void settle_kind(const struct page *p, struct word *w, bool begins)
{
	static const char *const verbs[] = { "denies", "admits", "insists", "confirms",
		"acknowledges", "concedes", "alleges", "rejects", "disputes", "accuses", "contests",
		"maintains", "dms", "mentions", NULL };
	if (!p->wide && w->tag == TAG_NNS && !begins && word_reads_any(w, verbs))
		w->tag = TAG_VBZ;
	if (!p->wide && !begins && (w[-1].shape & SHAPE_PUNCT) && word_reads(w, "say") &&
		w->tag != TAG_VBP)
		w->tag = TAG_VBP; /* "Thirty-four, say the monks" */
	if (w->tag >= TAG_VB && w->tag <= TAG_VBZ && word_reads(w, "shots"))
		w->tag = TAG_NNS;
}

static bool has_comma_before(const struct page *p, const struct sentence *s, uint32_t i)
{
	enum { LONG = 9 };
	for (uint32_t w = i; w > s->first && w + LONG > i; w--)
		if (word_is(p, w - 1, ","))
			return true;
	return false;
}

/* ", the clinic reports": behind a comma and no preposition. */
static bool ends_with_speaker(const struct page *p, const struct sentence *s, uint32_t verb)
{
	enum { LONG = 7 };
	for (uint32_t w = verb; w > s->first && w + LONG > verb; w--) {
		uint8_t tag = tag_at(p, w - 1);
		if (word_is(p, w - 1, ","))
			return true;
		if (tag == TAG_IN || tag == TAG_TO || word_is(p, w - 1, "and"))
			return false;
	}
	return false;
}

/* Words of this field that the tagger is often wrong about. */
static void settle_odd(const struct page *p, const struct sentence *s, uint32_t i)
{
	struct word *w = &p->scan.words.at[i];
	bool verb = w->tag == TAG_VB || w->tag == TAG_VBP || w->tag == TAG_VBD;
	settle_kind(p, w, i == s->first);
	if (w->tag == TAG_VB && word_reads(w, "shot"))
		w->tag = TAG_VBN; /* "forced to kneel and shot" */
	if (verb && w->tag != TAG_VBD && str_starts(w->low, STR("spokes")))
		w->tag = TAG_NN;
	if (i == s->first || i + 1 >= s->end)
		return;
	if (w->tag == TAG_NN && w[-1].tag == TAG_NNS && word_reads(&w[1], ".") &&
		word_reads(w, "report"))
		w->tag = TAG_VBP; /* "..., county officials report." */
	if (w->tag == TAG_NNS && (w[-1].tag == TAG_NN || w[-1].tag == TAG_NNP) && !p->wide &&
		word_reads(&w[1], ".") && word_reads(w, "reports") && ends_with_speaker(p, s, i))
		w->tag = TAG_VBZ; /* "..., the clinic reports." */
	if (w->tag == TAG_NN && w[-1].tag == TAG_CD && word_has(p, i, FEATURE_DIE) && !p->wide)
		w->tag = TAG_VBP; /* "Eleven drown as ferry sinks" */
	if (w->tag == TAG_VBN && !p->wide && (w[-1].tag == TAG_NN || w[-1].tag == TAG_NNP) &&
		i + 5 >= s->end && word_has(p, i, FEATURE_SAY) &&
		(word_reads(&w[1], ".") || word_reads(&w[1], "on")) && has_comma_before(p, s, i))
		w->tag = TAG_VBD; /* "..., a lawmaker from the ruling party charged on Tuesday." */
	bool noun_behind = w[1].tag == TAG_NN || w[1].tag == TAG_NNS;
	if (w->tag == TAG_RB && w[-1].tag == TAG_NNS && word_reads(w, "lay"))
		w->tag = TAG_VBD; /* "three men lay dead" */
	if (w->tag == TAG_JJ && w[1].tag == TAG_TO && word_reads(w, "laid"))
		w->tag = TAG_VBN; /* "were laid to rest" */
	if (w->tag == TAG_JJ && w[1].tag == TAG_VBN && word_reads(w, "last"))
		w->tag = TAG_RB; /* "were last seen" */
	if (w->tag == TAG_NN && w[-1].tag == TAG_CC && i > s->first + 1 && !noun_behind &&
		(w[-2].tag == TAG_RP || w[-2].tag == TAG_VBN) && word_reads(w, "shot"))
		w->tag = TAG_VBN; /* "were lined up and shot" */
	if (w->tag == TAG_RB && noun_behind && (w[-1].tag == TAG_PRPS || w[-1].tag == TAG_DT) &&
		word_reads(w, "only"))
		w->tag = TAG_JJ; /* "killed its only nurse" */
	if (w->tag == TAG_JJ && !noun_behind && w[1].tag != TAG_JJ && w->low.len > 8 &&
		str_equal(str_slice(w->low, w->low.len - 8, w->low.len), STR("year-old")))
		w->tag = TAG_NN; /* "a nine-year-old and her grandmother" */
	if (w->tag == TAG_NN && w[1].tag == TAG_CD && w[-1].tag != TAG_DT && w[-1].tag != TAG_JJ &&
		w[-1].tag != TAG_PRPS && w[-1].tag != TAG_IN && w[-1].tag != TAG_NN &&
		word_reads(w, "cost"))
		w->tag = TAG_VBD; /* "a raid that residents say cost 61 lives" */
	static const char *const tried[] = { "accused", "condemned", NULL };
	if (w[-1].tag == TAG_DT && w->tag == TAG_VBN && w[1].tag >= TAG_VB && w[1].tag <= TAG_VBZ &&
		word_is_any(p, i, tried))
		w->tag = TAG_NN; /* "the accused shot" */
	if (w[-1].tag == TAG_JJ && w[1].tag == TAG_CD && i > s->first + 1 &&
		word_reads(&w[-2], "the") && str_starts(w->low, STR("number")))
		w->tag = w->tag == TAG_NN ? TAG_VBP : TAG_VBD; /* "the dead number 18" */
	bool counted = w[-1].tag == TAG_CD;
	if ((counted || w[-1].tag == TAG_DT) && (w->tag == TAG_VBN || w->tag == TAG_VBD) &&
		w[1].tag != TAG_NN && w[1].tag != TAG_NNS && w[1].tag != TAG_JJ &&
		word_reads(w, "deceased"))
		w->tag = TAG_NNS; /* "the deceased have been named", "in all 45 deceased" */
	bool people_behind = i + 1 < s->end && (word_has(p, i + 1, FEATURE_PERSON) ||
						       word_has(p, i + 1, FEATURE_BODY));
	if ((counted || word_has(p, i - 1, FEATURE_NUMBER)) && w->tag == TAG_VBZ &&
		(p->has[i] & of_nouns) != 0)
		w->tag = TAG_NNS; /* "three massacres in three years" */
	if (counted && w->tag == TAG_VBD && w[1].tag == TAG_NNS && people_behind && !p->wide &&
		word_reads(w, "executed"))
		w->tag = TAG_JJ; /* "40 executed prisoners" */
	if (counted && (w->tag == TAG_VBD || w->tag == TAG_VBN) && w[1].tag == TAG_NNS &&
		people_behind && !word_has(p, i, FEATURE_BE) && !word_has(p, i, FEATURE_HAVE) &&
		!word_has(p, i, FEATURE_VERB) && !word_has(p, i, FEATURE_SAY) &&
		!word_has(p, i, FEATURE_SEEN))
		w->tag = TAG_JJ; /* "340 wanted persons", "seven charred bodies" */
	else if (w->tag == TAG_JJ && w[1].tag == TAG_DT && word_has(p, i, FEATURE_SUSTAIN))
		w->tag = TAG_VBD; /* "(22) sustained a bullet injury" */
	else if (counted && (w->tag == TAG_RB || w->tag == TAG_JJ) && w[1].tag != TAG_NNS &&
		 w[1].tag != TAG_NN && word_reads(w, "elderly"))
		w->tag = TAG_NNS; /* "1,711 elderly and 7,988 men" */
	else if (w->tag == TAG_NN && word_reads(w, "cost") && word_has(p, i - 1, FEATURE_HAVE))
		w->tag = TAG_VBN; /* "has cost 9,000 lives" */
}

/* A word known as a verb alone, taken for a noun or an adjective, inside a sentence. */
static void settle_verb(struct page *p, const struct sentence *s, uint32_t i)
{
	struct word *w = &p->scan.words.at[i];
	uint8_t before = w[-1].tag, behind = w[1].tag;
	if (before == TAG_RB && i > s->first + 1)
		before = w[-2].tag; /* "two villagers also sustained bullet injuries" */
	bool subject = (before == TAG_CC && word_reads(w, "shot")) || before == TAG_NN ||
		       before == TAG_NNS || before == TAG_PRP || before == TAG_NNP ||
		       before == TAG_WDT || before == TAG_WP;
	bool object = behind == TAG_DT || behind == TAG_CD || behind == TAG_PRPS ||
		      (w->tag == TAG_JJ &&
			      (behind == TAG_NN || behind == TAG_NNS ||
				      (behind == TAG_JJ && word_has(p, i, FEATURE_SUSTAIN))));
	bool perfect =
		word_has(p, i - 1, FEATURE_HAVE) ||
		(w[-1].tag == TAG_RB && i > s->first + 1 && word_has(p, i - 2, FEATURE_HAVE));
	if (w->tag == TAG_JJ && before == TAG_NNS && w->low.len > 3 &&
		memcmp(w->low.at + w->low.len - 2, "ed", 2) == 0 && behind != TAG_NN &&
		behind != TAG_NNS && behind != TAG_JJ && behind != TAG_NNP &&
		!word_has(p, i, FEATURE_PERSON))
		w->tag = TAG_VBN; /* "no civilians harmed" */
	if (subject && object)
		w->tag = TAG_VBD;
	else if (perfect && object)
		w->tag = TAG_VBN;
}

/* "Saint Brand's infirmary", "the union's tally", "Karst Monitor": who speaks is a noun or a name. */
static void settle_speaker(const struct page *p, const struct sentence *s, uint32_t i)
{
	struct word *w = &p->scan.words.at[i];
	bool bare = w->tag == TAG_VB || w->tag == TAG_VBP || w->tag == TAG_RB;
	if (w->tag == TAG_JJ && i > s->first && w[-1].tag == TAG_POS &&
		(word_has(p, i, FEATURE_SOURCE) || word_has(p, i, FEATURE_SOURCE_HEAD)))
		w->tag = TAG_NN; /* "Saint Brand's infirmary" */
	if (bare && i > s->first && word_has(p, i, FEATURE_SOURCE_HEAD) &&
		(w[-1].tag == TAG_POS || word_reads(&w[-1], "own") ||
			(w[-1].tag == TAG_DT && w->tag == TAG_RB) ||
			(w[-1].tag == TAG_NN && w->tag != TAG_RB)))
		w->tag = TAG_NN; /* "the union's tally", "the parish register" */
	if (w->tag == TAG_VBP && i + 1 < s->end && i > s->first && word_reads(w, "report") &&
		word_reads(&w[1], ","))
		w->tag = TAG_NN; /* "the police report, a copy of which" */
	bool paper = word_reads(w, "now") || word_reads(w, "today");
	bool verbal = w->tag == TAG_VB || w->tag == TAG_VBP || paper;
	if (i > s->first && !s->upper && (w->shape & SHAPE_CAPITAL) &&
		(w[-1].shape & SHAPE_CAPITAL) && verbal && !p->wide && s->block != BLOCK_HEADLINE &&
		(w[-1].tag == TAG_NNP || paper ||
			(word_reads(w, "watch") && w[-1].tag >= TAG_NN && w[-1].tag <= TAG_NNPS)))
		w->tag = TAG_NNP; /* "Rights Now", "Karst Monitor", "Rights Watch" */
}

/* Most words are left as they are: their tag is none of those that are doubted, nor are they one of a few. */
static bool may_settle(const struct word *w)
{
	static const bool doubted[TAG_COUNT] = { [TAG_VB] = true,
		[TAG_VBD] = true,
		[TAG_VBG] = true,
		[TAG_VBN] = true,
		[TAG_VBP] = true,
		[TAG_VBZ] = true,
		[TAG_NN] = true,
		[TAG_NNS] = true,
		[TAG_JJ] = true,
		[TAG_RB] = true,
		[TAG_IN] = true };
	static const char *const few[] = { "said", "say", "now", "today", "battle", "acc", NULL };
	return doubted[w->tag] || word_reads_any(w, few) || str_starts(w->low, STR("number"));
}

/*
 * Words that the tagger takes for the other kind though the lexicon knows them as one alone: "the raid cost
 * six villagers their lives" has a verb, and villagers are people.
 */
static void settle_tags(struct page *p, const struct sentence *s)
{
	for (uint32_t i = s->first; i < s->end; i++) {
		const struct lexeme *x = lex_at(p, i);
		struct word *w = &p->scan.words.at[i];
		if (!may_settle(w))
			continue;
		if (i > s->first && (w->tag == TAG_VB || w->tag == TAG_VBP) &&
			(w[-1].tag == TAG_PRPS || word_reads(&w[-1], "a") ||
				word_reads(&w[-1], "the")))
			w->tag = TAG_NN; /* "his register" */
		static const char *const near[] = { "neighbouring", "neighboring", "surrounding",
			"remaining", "visiting", "ruling", "warring", "outlying", "adjoining",
			"opposing", NULL };
		if (w->tag == TAG_VBG && word_reads_any(w, near))
			w->tag = TAG_JJ;
		if (i > s->first && !s->upper && (w->shape & SHAPE_CAPITAL) &&
			(w[-1].shape & SHAPE_CAPITAL) && word_reads(w, "said") &&
			(w[-1].tag == TAG_NNP || w[-1].tag == TAG_NN))
			w->tag = TAG_NNP; /* "Amal Said" */
		settle_speaker(p, s, i);
		if (w->tag == TAG_VB && i > s->first && word_reads(w, "say") &&
			(w[-1].shape & SHAPE_PUNCT))
			w->tag = TAG_VBP; /* "..., say residents" */
		if (i > s->first && word_reads(w, "battle") && word_reads(&w[-1], "gun"))
			w->tag = TAG_NN;
		if (word_reads(w, "acc") && i + 1 < s->end)
			w->tag = TAG_IN; /* "acc. to the lawyers" */
		if (w->tag == TAG_NN && i > s->first && i + 1 < s->end && word_reads(w, "state") &&
			word_reads(&w[1], "that"))
			w->tag = TAG_VBP; /* "the elders of the clan state that" */
		if (w->tag == TAG_NN && i > s->first && word_reads(w, "saw") &&
			(word_reads(&w[-1], "anyone") || word_reads(&w[-1], "anybody") ||
				w[-1].tag == TAG_PRP))
			w->tag = TAG_VBD; /* "the last anyone saw of him" */
		settle_odd(p, s, i);
		if (!x || x->words > 1)
			continue;
		bool noun = (p->has[i] & of_nouns) != 0, verb = (p->has[i] & of_verbs) != 0;
		if (w->tag == TAG_NNS && i > s->first && i + 1 < s->end && !s->upper &&
			((verb && !noun && word_has(p, i, FEATURE_SAY) &&
				 word_reads(&w[1], "that")) ||
				(word_has(p, i, FEATURE_REACH) && word_reads(&w[1], "at"))))
			w->tag = TAG_VBZ; /* "the Minister denies that", "the number stands at" */
		if (verb && w->tag == TAG_NNS && i > s->first && i + 1 < s->end && !noun &&
			(w[-1].tag == TAG_NN || w[-1].tag == TAG_NNP) && !s->upper &&
			(w[1].tag == TAG_CD || w[1].tag == TAG_DT || w[1].tag == TAG_PRPS ||
				word_reads(&w[1], "that")))
			w->tag =
				TAG_VBZ; /* "his register lists fifteen", "the union estimates that" */
		uint8_t next = i + 1 < s->end ? w[1].tag : TAG_PUNCT;
		if (w->tag == TAG_JJ && i > s->first && next != TAG_NN && next != TAG_NNS &&
			next != TAG_JJ && next != TAG_NNP && next != TAG_CD &&
			(w[-1].tag == TAG_NN || w[-1].tag == TAG_NNPS || w[-1].tag == TAG_NNP ||
				w[-1].tag == TAG_DT) &&
			(word_has(p, i, FEATURE_SOURCE) || word_has(p, i, FEATURE_SOURCE_HEAD)))
			w->tag = TAG_NN; /* "a United Nations official said" */
		if (noun && !verb && w->tag == TAG_IN && !word_has(p, i, FEATURE_PREPOSITION))
			w->tag = TAG_NN; /* "two ambulance drivers" */
		if (word_has(p, i, FEATURE_ORG) && !verb && (w->tag == TAG_VB || w->tag == TAG_VBP))
			w->tag = TAG_NN; /* "the joint operations command" */
		if (w->tag == TAG_VBZ && i + 1 < s->end &&
			(word_reads(w, "coffins") || (i == s->first && word_reads(w, "remains") &&
							     word_reads(&w[1], "of"))))
			w->tag = TAG_NNS;
		if (word_has(p, i, FEATURE_PERSON) && !verb && w->tag >= TAG_VB &&
			w->tag <= TAG_VBZ)
			w->tag = w->low.at[w->low.len - 1] == 's' ? TAG_NNS : TAG_NN;
		if (verb && !noun && i > s->first && i + 1 < s->end && !s->upper &&
			(w->tag == TAG_NN || w->tag == TAG_JJ))
			settle_verb(p, s, i);
	}
}

static void tag_live(struct page *p)
{
	for (size_t i = 0; i < p->scan.sentences.count; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		if (p->live[i])
			tagger_tag(p->tagger, &p->scan.words.at[s->first], s->end - s->first,
				s->upper);
	}
}

static void settle_live(struct page *p)
{
	for (size_t i = 0; i < p->scan.sentences.count; i++) {
		const struct sentence *s = &p->scan.sentences.at[i];
		if (!p->live[i])
			continue;
		settle_names(p, s);
		settle_tags(p, s);
		tag_settle(p, s);
	}
}

/* "2031": the year that a word is, or 0. */
static int year_of(const struct word *w)
{
	int n = 0;
	if (!(w->shape & SHAPE_DIGIT) || w->low.len != 4)
		return 0;
	for (size_t k = 0; k < 4 && w->low.at[k] >= '0' && w->low.at[k] <= '9'; k++)
		n = n * 10 + w->low.at[k] - '0';
	return n >= 1900 && n < 2200 ? n : 0;
}

/* The latest year that the text names, or 0. */
static int latest_year(const struct scanned *scan)
{
	int year = 0;
	for (size_t i = 0; i < scan->words.count; i++) {
		int n = year_of(&scan->words.at[i]);
		year = n > year ? n : year;
	}
	return year;
}

/* Does a report that nobody dated tell of "Tuesday" beside a year or a month, and of no day of a month? */
static bool tells_of_news(const struct scanned *scan)
{
	static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday", NULL };
	const struct words *w = &scan->words;
	bool news = false, month = false;
	for (size_t i = 0; i < w->count; i++) {
		bool before = i > 0 && (w->at[i - 1].shape & SHAPE_DIGIT);
		bool behind = i + 1 < w->count && (w->at[i + 1].shape & SHAPE_DIGIT) &&
			      w->at[i + 1].low.len < 3;
		date_day date;
		if ((month_number(w->at[i].low) && (before || behind)) ||
			((w->at[i].shape & SHAPE_DIGIT) && date_at(w, i, w->count, &date)))
			return false;
		news = news || word_reads_any(&w->at[i], days);
		month |= month_number(w->at[i].low) > 0;
	}
	return news && (month || latest_year(scan));
}

/* READ-42: "Annual Report 2032", "(events of 2032)", "Practices for 2032", in the head of a report of the year after: its year, or 0. */
static int year_covered(const struct scanned *scan, int issued)
{
	enum { HEAD = 60 };
	for (size_t i = 1; i < scan->words.count && i < HEAD; i++) {
		const struct word *w = &scan->words.at[i];
		if (year_of(w) == issued - 1 && !month_number(w[-1].low) &&
			!(w[-1].shape & SHAPE_DIGIT))
			return issued - 1;
	}
	return 0;
}

/* READ-42: a report of "February 2032" is read as of that month's last day, so that "on 3 September" is of the year before. */
static const struct report *at_end_of_month(
	const struct report *report, const struct scanned *scan, struct arena *mem)
{
	date_day day;
	struct report *guess = NEW(mem, struct report);
	*guess = *report;
	if (!date_parse(str_format(mem, STR_FMT "-01", STR_ARG(report->month)), &day))
		return report;
	struct ymd d = date_split(day);
	int year = year_covered(scan, d.year);
	guess->published = day + date_days_in_month(d.year, d.month) - 1;
	if (year)
		date_make(year, 12, 31, &guess->published);
	return guess;
}

/*
 * SET-14: a report dated "May 4" is read as of the earliest year that is none before those it names, so that "in June"
 * and "in 2030" are told from "on Tuesday"; no such year comes into a claim. One without any date that tells of
 * "Tuesday" is read as of the end of such a year.
 */
static const struct report *with_some_year(
	const struct report *report, const struct scanned *scan, bool wide, struct arena *mem)
{
	int month = 12, day = 31;
	if (report->published != DATE_NONE)
		return report;
	if (report->month.at)
		return at_end_of_month(report, scan, mem);
	if (report->month_day.len == 5) {
		month = (report->month_day.at[0] - '0') * 10 + report->month_day.at[1] - '0';
		day = (report->month_day.at[3] - '0') * 10 + report->month_day.at[4] - '0';
	} else if (wide || !tells_of_news(scan)) {
		return report;
	}
	int year = latest_year(scan);
	struct report *guess = NEW(mem, struct report);
	*guess = *report;
	return date_make(year ? year + 1 : 2004, month, day, &guess->published) ? guess : report;
}

static void find_moments(struct page *p)
{
	when_find(&p->scan, p->report->published, p->monthly, &p->moments, p->mem);
}

static void find_spots(struct page *p)
{
	where_find(p->gazetteer, &p->scan, &p->spots, p->mem);
}

static void find_voice(struct page *p)
{
	page_voice(p);
	if (!p->voice.name.at)
		page_witness(p);
}

/* The cascade, but for Arabic, which has its own. */
static void (*const steps[])(struct page *p) = { page_mark, tag_live, settle_live, page_outlets,
	find_moments, page_clear_issued, find_spots, page_mark_settings, page_quantities,
	page_chunks, page_frames, find_voice, page_sayings, page_settings, page_incidents };

static void begin_page(const struct reader *r, const struct report *report,
	const struct scanned *scan, bool wide, struct page *p, struct arena *mem)
{
	*p = (struct page){ .lexicon = r->lexicon,
		.families = r->families,
		.turns = wide ? r->wide_turns : r->turns,
		.guess = r->guess,
		.guess_deed = r->guess_deed,
		.gazetteer = r->gazetteer,
		.tagger = r->tagger,
		.report = with_some_year(report, scan, wide, mem),
		.scan = *scan,
		.mem = mem,
		.wide = wide };
	p->monthly = p->report != report && report->month.at;
	p->yearless = p->report != report && !p->monthly;
	p->arabic = str_equal(report->language, STR("ar"));
}

static void read_pages(const struct reader *r, struct page *pages, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (pages[i].arabic)
			arabic_page(r->arabic, &pages[i]);
	for (size_t k = 0; k < sizeof steps / sizeof *steps; k++)
		for (size_t i = 0; i < count; i++)
			if (!pages[i].arabic)
				steps[k](&pages[i]);
}

void reader_page(const struct reader *r, const struct report *report, const struct scanned *scan,
	bool wide, struct page *p, struct arena *mem)
{
	begin_page(r, report, scan, wide, p, mem);
	read_pages(r, p, 1);
}

/* "31 April 2031": a day that is named as one of the calendar and is in none. */
static struct str no_such_day(const struct page *p)
{
	for (size_t i = 0; i < p->moments.count; i++) {
		const struct moment *m = &p->moments.at[i];
		bool day = m->kind == MOMENT_DAY && !m->deictic && !m->chained;
		bool full = !strcmp(m->rule, "WHEN-1") || !strcmp(m->rule, "WHEN-5");
		bool yearless = !strcmp(m->rule, "WHEN-3") && p->report->published != DATE_NONE;
		if (day && m->when.from == DATE_NONE && (full || yearless))
			return page_words(p, m->first, m->end);
	}
	return (struct str){ 0 };
}

static void put_claims(struct page *p, struct claims *out)
{
	page_claims(p, out);
	page_named_places(p, &out->places, &out->vessels);
	out->too_large = page_too_large(p);
	out->no_such_day = no_such_day(p);
	if (p->arabic)
		out->unread = arabic_unread(p);
}

void reader_read_all(const struct reader *r, const struct reader_task *tasks, size_t count)
{
	if (count == 0)
		return;
	struct page *pages = NEW_ARRAY(tasks->mem, struct page, count);
	for (size_t i = 0; i < count; i++)
		begin_page(r, tasks[i].report, tasks[i].scan, false, &pages[i], tasks[i].mem);
	read_pages(r, pages, count);
	for (size_t i = 0; i < count; i++)
		put_claims(&pages[i], tasks[i].out);
}

void reader_read(const struct reader *r, const struct report *report, const struct scanned *scan,
	struct claims *out, struct arena *mem)
{
	reader_read_all(r, &(const struct reader_task){ report, scan, out, mem }, 1);
}
