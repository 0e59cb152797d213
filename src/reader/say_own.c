#include "reader/say_find.h"

/* What an outlet says of itself, and speakers that are nobody. */

/* "..., an official said, bringing the toll to 48": said by the same. */
bool say_raises_toll(const struct finder *f, uint32_t gerund)
{
	static const char *const gives[] = { "giving", "putting", "placing", "estimating", "citing",
		NULL }; /* SAY-91: "..., a charity said, giving a figure of 68 dead" */
	return lexeme_has(say_at(f, gerund)->lex, FEATURE_REACH) ||
	       (!f->page->wide && word_is_any(f->page, say_at(f, gerund)->head, gives)) ||
	       word_is(f->page, say_at(f, gerund)->head, "taking") ||
	       word_is(f->page, say_at(f, gerund)->head, "pushing");
}

/* "The list of victims has 53 names", "the victims' list": who is counted counts nobody. */
bool say_are_counted(const struct finder *f, uint32_t noun)
{
	static const char *const counted[] = { "victims", "dead", "those", "martyrs", "fallen",
		"people", "persons", "deaths", "names", "fatalities", "missing", NULL };
	static const char *const lists[] = { "list", "lists", "register", "roll", "toll", "number",
		"count", "tally", NULL };
	if (f->page->wide || noun == NONE || !say_is(f, noun, CHUNK_NOUN) ||
		!word_is_any(f->page, say_at(f, noun)->head, counted))
		return false;
	uint32_t behind = say_at(f, noun)->end, before = say_at(f, noun)->first;
	if (say_at(f, noun)->possessive)
		return behind < f->end && word_is_any(f->page, behind, lists);
	return before > f->first + 1 && word_is(f->page, before - 1, "of") &&
	       word_is_any(f->page, before - 2, lists);
}

/* The list of those who are counted. */
static bool is_list_of_them(const struct finder *f, uint32_t speaker)
{
	uint32_t of = role_joined(&f->clause, speaker, "of");
	return (of != NONE && of == speaker + 2 && say_are_counted(f, of)) ||
	       (speaker > f->clause.first && say_are_counted(f, speaker - 1) &&
		       say_at(f, speaker - 1)->possessive);
}

/* "An earlier version of this article said", "an article in Tuesday's paper stated": the outlet itself. */
bool say_is_own_text(const struct finder *f, uint32_t speaker)
{
	static const char *const texts[] = { "version", "edition", "article", "story", "headline",
		NULL };
	if (word_is_any(f->page, say_at(f, speaker)->head, texts) || is_list_of_them(f, speaker))
		return true;
	static const char *const ours[] = { "report", "correspondent", "correspondents", "reporter",
		"reporters", NULL };
	if (word_is_any(f->page, say_at(f, speaker)->head, ours) &&
		word_is(f->page, say_at(f, speaker)->first, "our"))
		return true;
	uint32_t in = speaker > f->clause.first + 1 ? speaker - 2
						    : speaker; /* "an article in the paper" */
	while (in > f->clause.first &&
		(say_is(f, in, CHUNK_PREP) || say_is(f, in, CHUNK_NOUN) ||
			say_is(f, in, CHUNK_TIME) || say_is(f, in, CHUNK_OTHER)))
		in--;
	return word_is(f->page, say_at(f, speaker)->head, "paper") &&
	       word_is(f->page, say_at(f, in)->head, "article");
}

/* "The correct figure is 17. We apologise for the error." */
static bool gives_correct(const struct page *p)
{
	enum { SHORT = 200 }; /* words */
	for (uint32_t i = 0; i + 1 < p->scan.words.count && i < SHORT; i++)
		if (word_is(p, i, "apologise") || word_is(p, i, "apologize") ||
			word_is(p, i, "regret") ||
			(word_is(p, i, "should") && word_is(p, i + 1, "have")) ||
			(word_is(p, i, "correct") &&
				(word_is(p, i + 1, "figure") || word_is(p, i + 1, "number"))))
			return true;
	return false;
}

/* "18:55 CORRECTION" above an item of a page of news as it comes in. */
static bool heads_item(const struct finder *f, const char *word)
{
	enum { HEAD = 4 };
	const struct page *p = f->page;
	for (uint32_t n = f->sentence; n + 2 > f->sentence; n--) {
		const struct sentence *s = &p->scan.sentences.at[n];
		for (uint32_t w = s->first; w < s->end && w < s->first + HEAD; w++)
			if (word_is(p, w, word))
				return true;
		if (n == 0)
			break;
	}
	return false;
}

/* "Salum TV - Clarification" on the first line, or the second. */
static bool heads_report(const struct finder *f, const char *word)
{
	enum { LINES = 2, SHORT = 8 };
	const struct page *p = f->page;
	for (size_t n = 0; n < LINES && n < p->scan.sentences.count && !p->wide; n++) {
		const struct sentence *s = &p->scan.sentences.at[n];
		for (uint32_t w = s->first; w < s->end && s->end - s->first <= SHORT; w++)
			if (word_is(p, w, word))
				return true;
	}
	return false;
}

/* SAY-17: "CORRECTION: On Friday we reported that 18 ...": what the outlet itself had reported. */
bool say_is_corrected(const struct finder *f, uint32_t verb, uint32_t speaker, bool own)
{
	static const char *const heads[] = { "correction", "corrections", "clarification",
		"erratum", "corrigendum", NULL };
	static const char *const said[] = { "reported", "said", "stated", "wrote", "gave", "posted",
		"tweeted", "shared", "spoke", "put", "broadcast", "printed", "counted", NULL };
	const struct page *p = f->page;
	bool head = false, tells = false;
	for (size_t k = 0; heads[k]; k++)
		head |= word_is(p, 0, heads[k]) || heads_item(f, heads[k]) ||
			heads_report(f, heads[k]);
	tells = tells || (head && word_is_any(p, say_at(f, verb)->head, said));
	struct str name = page_words(p, say_at(f, speaker)->first, say_at(f, speaker)->end),
		   outlet = p->report->outlet;
	if (say_at(f, verb)->modal) /* "it should have said 26" */
		return false;
	return tells && (own || (outlet.at && str_equal_fold(name, outlet)) || gives_correct(p));
}

/* "people say 25 dead": nobody that could be asked. */
bool say_is_rumour(const struct finder *f, uint32_t speaker)
{
	static const char *const nobody[] = { "people", "ppl", "folks", "everyone", "everybody",
		"some", "rumours", "rumors", "rumour", "rumor", NULL };
	static const char *const loose[] = { "unconfirmed", "unverified", NULL };
	const struct chunk *c = say_at(f, speaker);
	if (!f->page->wide &&
		(word_is_any(f->page, c->first, loose) ||
			(c->end == c->first + 1 && word_is(f->page, c->head, "reports"))))
		return true; /* "Unconfirmed reports spoke of 25 dead" */
	if (c->end == c->first + 1 && word_is_any(f->page, c->head, nobody))
		return true;
	return false;
}

/* "where they found 18 bodies, the Red Cross said": what they found they don't say. */
static bool finds_somebody(const struct finder *f, uint32_t verb, uint32_t given)
{
	uint32_t who = role_subject(&f->clause, verb);
	bool bodies = say_at(f, given)->quantity != NONE &&
		      (lexeme_has(say_at(f, given)->lex, FEATURE_BODY) ||
			      lexeme_has(say_at(f, given)->lex, FEATURE_PERSON));
	return bodies && who != NONE && say_at(f, who)->pronoun;
}

static bool says_accused(const struct finder *f, uint32_t verb)
{
	for (uint32_t i = f->clause.first; i < verb; i++)
		if (lexeme_has(say_at(f, i)->lex, FEATURE_ACCUSE))
			return true;
	return false;
}

/* "Sarra put 93 people to death": only "put the dead at 12" says something. */
bool say_puts_nothing(const struct finder *f, uint32_t verb)
{
	enum { AHEAD = 13 };
	uint32_t head = say_at(f, verb)->head;
	uint32_t given = role_object(&f->clause, verb);
	if (say_are_called(f, verb))
		return true;
	if (given == verb + 1 && word_is(f->page, head, "found") && finds_somebody(f, verb, given))
		return true;
	static const char *const gifts[] = { "lives", "life", "order", "orders", "command",
		"signal", "birth", "chase", "way", "permission", "shelter", NULL };
	static const char *const gives[] = { "gave", "given", "giving", "gives", NULL };
	if (given != NONE && word_is_any(f->page, head, gives) &&
		word_is_any(f->page, say_at(f, given)->head, gifts))
		return true;
	if (word_is(f->page, head, "telling") && !f->page->wide &&
		word_is(f->page, say_at(f, verb)->first - 1, "of") && says_accused(f, verb))
		return true; /* "accused him of telling his men to shoot" */
	bool to = verb + 1 < f->clause.end && say_is(f, verb + 1, CHUNK_VERB) &&
		  say_at(f, verb + 1)->infinitive;
	if (say_lifts(f, verb) || (word_is(f->page, head, "asked") && to && !f->page->wide))
		return true; /* "asked to go home" */
	if (!f->page->wide && word_is(f->page, head, "asked") && verb + 1 < f->clause.end &&
		word_is(f->page, say_at(f, verb + 1)->first, "for"))
		return true; /* "asked for my brother" */
	static const char *const finds[] = { "found", "find", "finds", NULL };
	static const char *const holds[] = { "held", "hold", "holds", NULL };
	if (!f->page->wide && word_is_any(f->page, head, holds) &&
		word_is_any(f->page, head + 1, WORDS("back", "up", "off", "out")))
		return true; /* "the navy has held back fuel" */
	bool people = given != NONE && !f->page->wide && role_is_human(f->page, given, true) &&
		      !lexeme_has(say_at(f, given)->lex, FEATURE_DEAD) &&
		      !lexeme_has(say_at(f, given)->lex, FEATURE_NAMES) &&
		      !lexeme_has(say_at(f, given)->lex, FEATURE_BODY);
	if (people && word_is_any(f->page, head, finds))
		return say_at(f, given)->quantity == NONE; /* "my eldest found them" */
	uint32_t holder =
		people && word_is_any(f->page, head, holds) ? role_subject(&f->clause, verb) : NONE;
	if (holder != NONE && (word_is(f->page, say_at(f, holder)->head, "they") ||
				      lexeme_has(say_at(f, holder)->lex, FEATURE_ARMED)))
		return true; /* "the militia held eleven of us" */
	if (!word_is_any(f->page, head, WORDS("put", "puts", "putting")) ||
		(word_is(f->page, head + 2, "blame") && !f->page->wide))
		return false;
	for (uint32_t i = verb + 1; i < f->clause.end && i < verb + AHEAD; i++)
		if (word_is(f->page, say_at(f, i)->first, "at") ||
			(word_is(f->page, say_at(f, i)->first, "as") && !f->page->wide))
			return false;
	return true;
}

/* "responded in kind", "responded with fire": a deed, no words. */
bool say_is_no_answer(const struct finder *f, uint32_t verb)
{
	static const char *const comments[] = { "comment", "comments", "commented", "commenting",
		NULL };
	if (word_is_any(f->page, say_at(f, verb)->head, comments) && !f->page->wide &&
		word_is(f->page, say_at(f, verb)->end, "on"))
		return true; /* "has not commented on reports that" */
	if (f->page->wide || !word_is(f->page, say_at(f, verb)->head, "responded"))
		return false;
	bool inverted = verb > f->clause.first && say_is(f, verb - 1, CHUNK_QUOTE) &&
			say_is(f, verb + 1, CHUNK_NOUN); /* ""Twelve," responded the mayor" */
	return !inverted && !say_is(f, verb + 1, CHUNK_SUB) && !say_is(f, verb + 1, CHUNK_STOP);
}

/* "withdrew toward the border", "withdrew after 40 were killed", "withdrew its forces", "took back the hill" */
static bool takes_no_words_back(const struct finder *f, uint32_t verb)
{
	static const char *const words[] = { "post", "tweet", "item", "list", "article", "bulletin",
		"remark", "remarks", "announcement", "words", "dispatch", "information", "entry",
		"entries", "message", "messages", "note", "notice", "study", "video", NULL };
	const struct chunk *v = say_at(f, verb);
	bool back = word_is(f->page, v->end - 1, "back");
	uint32_t what = v->passive ? role_subject(&f->clause, verb) : NONE;
	for (uint32_t w = what == NONE ? 0 : say_at(f, what)->first;
		what != NONE && w < say_at(f, what)->end; w++)
		if (word_has(f->page, w, FEATURE_UTILITY))
			return true; /* "the services were withdrawn" */
	if (v->passive || (!back && !str_starts(low_at(f->page, v->head), STR("withdr"))))
		return false;
	if (say_is(f, verb + 1, CHUNK_QUOTE))
		return false;
	uint32_t end = v->end;
	for (uint32_t i = verb + 1;
		say_is(f, i, CHUNK_NOUN) || say_is(f, i, CHUNK_TIME) || say_is(f, i, CHUNK_OTHER);
		i++)
		end = say_at(f, i)->end; /* "withdrew last week's entry" */
	for (uint32_t w = v->end; w < end; w++)
		if (word_has(f->page, w, FEATURE_ACCOUNT) || word_has(f->page, w, FEATURE_FIGURE) ||
			word_has(f->page, w, FEATURE_TOLL) || word_is_any(f->page, w, words))
			return false;
	return true;
}

/* "rejected calls for an inquiry", "were denied access", "withdrew toward the border": nothing is said of a deed. */
bool say_denies_nothing(const struct finder *f, uint32_t verb)
{
	static const char *const asked[] = { "calls", "call", "demands", "demand", "requests",
		"request", "appeals", "appeal", "offers", "offer", "bid", "proposal", "petition",
		"plea", "pleas", "application", "mediation", "talks", "resolution", "ceasefire",
		"truce", "ultimatum", NULL };
	static const char *const kept[] = { "access", "entry", "treatment", "permission", "visas",
		"passage", "medical", "water", "food", "justice", "asylum", "dialysis", "fuel",
		"medicine", "medicines", "insulin", "oxygen", "leave", NULL };
	const struct chunk *v = say_at(f, verb);
	if (v->passive && word_is(f->page, v->head, "admitted"))
		return true; /* "were admitted with blast injuries" */
	if (v->lex->stance != STANCE_DENIES && v->lex->stance != STANCE_RETRACTS)
		return false;
	uint32_t object = role_object(&f->clause, verb);
	const char *const *words = v->passive ? kept : asked;
	if (v->lex->stance == STANCE_RETRACTS && !f->page->wide)
		return takes_no_words_back(f, verb);
	if (v->lex->stance == STANCE_RETRACTS)
		return str_starts(low_at(f->page, v->head), STR("withdr")) &&
		       say_is(f, verb + 1, CHUNK_PREP) && !v->passive;
	if (v->lex->stance != STANCE_DENIES || object == NONE)
		return false;
	static const char *const leave[] = { "access", "entry", "passage", "permission", "permits",
		NULL }; /* "denied passage to a convoy" */
	return word_is_any(f->page, say_at(f, object)->head, words) ||
	       (!f->page->wide && word_is_any(f->page, say_at(f, object)->head, leave));
}

/* "a youth named Peadar Lunt died": the name of somebody who says nothing. */
bool say_only_names(const struct finder *f, uint32_t verb)
{
	uint32_t who = verb - 1;
	if (!word_is(f->page, say_at(f, verb)->head, "named") || say_at(f, verb)->aux ||
		verb == f->clause.first || !say_is(f, who, CHUNK_NOUN))
		return false;
	const struct chunk *c = say_at(f, who);
	return lexeme_has(c->lex, FEATURE_PERSON) && !c->definite && c->name == NONE &&
	       !lexeme_has(c->lex, FEATURE_SOURCE) && !lexeme_has(c->lex, FEATURE_SOURCE_HEAD);
}

/* "Tarim Now and Orle 24 both reported": who stands before that word. */
uint32_t say_before_both(const struct finder *f, uint32_t verb)
{
	static const char *const both[] = { "both", "all", "each", "together", "similarly", NULL };
	uint32_t word = say_at(f, verb)->first;
	if (f->page->wide || word < f->first + 2 || !word_is_any(f->page, word - 1, both))
		return NONE;
	uint32_t who = f->page->mark[word - 2].chunk;
	return who != NONE && who >= f->clause.first && say_is(f, who, CHUNK_NOUN) &&
			       say_at(f, who)->end == word - 1
		       ? who
		       : NONE;
}

/* "Initial reports from Jorf News said": whose reports they are. */
uint32_t say_whose_reports(const struct finder *f, uint32_t speaker)
{
	static const char *const accounts[] = { "report", "reports", "reporting", NULL };
	static const char *const joints[] = { "from", "by", NULL };
	if (f->page->wide || speaker == NONE || !say_is(f, speaker, CHUNK_NOUN) ||
		!word_is_any(f->page, say_at(f, speaker)->head, accounts))
		return speaker;
	for (size_t k = 0; joints[k]; k++) {
		uint32_t who = role_joined(&f->clause, speaker, joints[k]);
		if (who != NONE && say_can_speak(f, who))
			return who;
	}
	return speaker;
}

/* "gave us a list": no speaker. */
bool say_is_object_form(const struct finder *f, uint32_t noun)
{
	static const char *const forms[] = { "us", "me", "him", "them", NULL };
	return word_is_any(f->page, say_at(f, noun)->head, forms);
}

/* "the Front in a statement", "Toll in an interview": how it was said is no part of who. */
bool say_is_medium(const struct finder *f, uint32_t noun)
{
	static const char *const media[] = { "statement", "interview", "message", "email", "e-mail",
		"letter", "telephone", "phone", "parliament", "speech", "address", "broadcast",
		"report", "bulletin", "tweet", "post", "communique", "briefing", "conference",
		"remarks", "writing", "reply", "response", "note", NULL };
	if (word_is_any(f->page, say_at(f, noun)->head, media))
		return word_is(f->page, say_at(f, noun - 1)->first, "in") ||
		       word_is(f->page, say_at(f, noun - 1)->first, "by") ||
		       word_is(f->page, say_at(f, noun - 1)->first, "at");
	return false;
}

/* SAY-50: "the inquest heard that", "the court was told that": what is told in court is the court's. */
bool say_is_hearing(const struct finder *f, uint32_t verb)
{
	static const char *const hears[] = { "heard", "hears", NULL };
	static const char *const told[] = { "told", "informed", NULL };
	static const char *const courts[] = { "court", "courtroom", "inquest", "inquiry", "enquiry",
		"tribunal", "trial", "jury", "hearing", "jurors", "judges", "commission", "panel",
		"coroner", NULL };
	const struct chunk *v = say_at(f, verb);
	if (f->page->wide || v->negative ||
		!word_is_any(f->page, v->head, v->passive ? told : hears))
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	if (who == NONE || role_after(&f->clause, verb, "by") != NONE)
		return false;
	bool court = false;
	for (uint32_t w = say_at(f, who)->first; w < say_at(f, who)->end; w++)
		court |= word_is_any(f->page, w, courts);
	return court && verb + 1 < f->clause.end &&
	       (word_is(f->page, say_at(f, verb + 1)->first, "that") ||
		       say_is(f, verb + 1, CHUNK_COMMA) || say_is(f, verb + 1, CHUNK_STOP) ||
		       (say_is(f, verb - 1, CHUNK_COMMA) && !v->passive));
}

/* "Of 33 held, 11 were charged", "has never been charged": of nothing that is named. */
bool say_charges_nothing(const struct finder *f, uint32_t verb)
{
	static const char *const charges[] = { "charged", "accused", "blamed", NULL };
	static const char *const with[] = { "with", "of", "for", "as", "in", NULL };
	const struct chunk *v = say_at(f, verb);
	if (f->page->wide || !word_is_any(f->page, v->head, charges))
		return false;
	bool never = v->negative || (verb > f->clause.first &&
					    word_is(f->page, say_at(f, verb - 1)->first, "never"));
	return never || verb + 1 >= f->clause.end ||
	       !word_is_any(f->page, say_at(f, verb + 1)->first, with);
}

/* "31,000 people share nine latrines" */
static bool is_sharing(const struct finder *f, uint32_t verb)
{
	uint32_t object = role_object(&f->clause, verb), who = role_subject(&f->clause, verb);
	return str_starts(low_at(f->page, say_at(f, verb)->head), STR("share")) && object != NONE &&
	       who != NONE && say_at(f, who)->quantity != NONE &&
	       say_at(f, object)->quantity != NONE && !role_is_human(f->page, object, true);
}

/* "He has ruled since 2008", "ruled the province for nine years": no ruling. */
bool say_governs(const struct finder *f, uint32_t verb)
{
	static const char *const rules[] = { "ruled", "rules", "rule", "ruling", NULL };
	static const char *const spans[] = { "since", "for", "over", "from", "until", "by",
		"through", "as", "with", "between", "during", NULL };
	const struct chunk *v = say_at(f, verb);
	if (!f->page->wide && is_sharing(f, verb))
		return true;
	if (f->page->wide || !word_is_any(f->page, v->head, rules) || v->end > v->head + 1 ||
		verb + 1 >= f->clause.end)
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	bool he = who != NONE && say_at(f, who)->pronoun;
	return word_is_any(f->page, say_at(f, verb + 1)->first, spans) ||
	       (he && say_is(f, verb + 1, CHUNK_NOUN));
}

/* "the group that the army and residents blame, denied any part": the relative clause ends with its verb. */
static bool ends_with_verb(const struct finder *f, uint32_t verb)
{
	enum { BACK = 6 };
	static const char *const relatives[] = { "that", "which", "whom", NULL };
	if (f->page->wide || !say_is(f, verb + 1, CHUNK_COMMA) ||
		!say_is(f, verb + 2, CHUNK_VERB) || say_at(f, verb + 2)->gerund)
		return false;
	for (uint32_t i = verb; i > f->clause.first + 1 && i + BACK > verb; i--)
		if (word_is_any(f->page, say_at(f, i - 1)->first, relatives))
			return i < verb && say_is(f, i - 2, CHUNK_NOUN);
	return false;
}

/* "His driver, who testified for the prosecution, was found hanged": the comma that closes what he said; NONE: none does. */
uint32_t say_relative_end(const struct finder *f, uint32_t verb)
{
	enum { BACK = 4, AHEAD = 12 }; /* chunks */
	uint32_t rel = verb;
	if (ends_with_verb(f, verb))
		return verb + 1;
	while (rel > f->clause.first && rel + BACK > verb && !say_is(f, rel, CHUNK_REL) &&
		!say_is(f, rel, CHUNK_COMMA))
		rel--;
	if (f->page->wide || !say_is(f, rel, CHUNK_REL) || rel < f->clause.first + 2 ||
		!say_is(f, rel - 1, CHUNK_COMMA) || !say_is(f, rel - 2, CHUNK_NOUN))
		return NONE;
	for (uint32_t i = verb + 1; i + 1 < f->clause.end && i < verb + AHEAD; i++) {
		const struct chunk *v = say_at(f, i + 1);
		if (say_is(f, i, CHUNK_STOP) || say_is(f, i, CHUNK_QUOTE))
			return NONE;
		if (say_is(f, i, CHUNK_COMMA))
			return v->kind == CHUNK_VERB && !v->gerund && !v->participle &&
					       (v->passive || !lexeme_has(v->lex, FEATURE_SAY))
				       ? i
				       : NONE;
	}
	return NONE;
}

/* "Mr Asher died; the guards' injuries are not thought to be grave": a belief is of its own half of the sentence. */
void say_keep_to_half(const struct finder *f, struct saying *s, uint32_t verb)
{
	enum { FAR = 120 }; /* chunks */
	for (uint32_t i = verb; i > f->clause.first && i + FAR > verb; i--)
		if (say_is(f, i - 1, CHUNK_STOP) &&
			word_is(f->page, say_at(f, i - 1)->first, ";")) {
			s->first = say_at(f, i)->first;
			break;
		}
	for (uint32_t i = verb; i < f->clause.end && i < verb + FAR; i++)
		if (say_is(f, i, CHUNK_STOP) && word_is(f->page, say_at(f, i)->first, ";")) {
			s->end = say_at(f, i)->first;
			break;
		}
}

/* "There were, a minister conceded, 23 deaths": what stands before the speaker tells nothing by itself. */
bool say_only_opens(const struct finder *f, uint32_t from, uint32_t who, uint32_t behind)
{
	enum { AHEAD = 24, BACK = 24 }; /* chunks */
	bool comma = say_is(f, behind, CHUNK_COMMA);
	for (uint32_t k = who; k-- > f->clause.first && say_at(f, k)->first >= from;) {
		const struct chunk *c = say_at(f, k);
		if (k + BACK < who)
			return false;
		if (c->quantity != NONE || (c->lex && c->lex->harm > HARM_NONE) || c->name != NONE)
			return false;
	}
	for (uint32_t k = behind;
		comma && k < f->clause.end && k < behind + AHEAD && !f->page->wide; k++)
		if (say_is(f, k, CHUNK_NOUN) && say_at(f, k)->quantity != NONE)
			return true;
	return false;
}

/* "the hospital's director": the director. */
uint32_t say_owned(const struct finder *f, uint32_t noun)
{
	while (owns_next(f->page, noun, f->clause.end) && !f->page->wide)
		noun++;
	return noun;
}

/* "By its own count the Front lost 30": whose count it is stands behind, as the subject. */
uint32_t say_owner_ahead(const struct finder *f, uint32_t by, uint32_t who)
{
	uint32_t next = who + 1 + say_is(f, who + 1, CHUNK_COMMA);
	static const char *const owners[] = { "its", "their", NULL };
	bool whose = by == f->clause.first && !f->page->wide &&
		     word_is_any(f->page, say_at(f, who)->first, owners);
	if (!whose || !say_is(f, next, CHUNK_NOUN) || !say_is(f, next + 1, CHUNK_VERB))
		return who;
	const struct chunk *n = say_at(f, next);
	bool office = lexeme_has(n->lex, FEATURE_SOURCE) || lexeme_has(n->lex, FEATURE_ORG);
	return office && n->quantity == NONE && !n->pronoun ? next : who;
}

/* "The minister welcomed what he called a victory but said": the minister. */
uint32_t say_past_calling(const struct finder *f, uint32_t speaker)
{
	bool called = speaker != NONE && !f->page->wide && say_is(f, speaker, CHUNK_NOUN) &&
		      say_at(f, speaker)->pronoun && speaker > f->clause.first + 1 &&
		      word_is(f->page, say_at(f, speaker - 1)->first, "what") &&
		      say_is(f, speaker - 2, CHUNK_VERB);
	uint32_t who = called ? role_subject(&f->clause, speaker - 2) : NONE;
	return who != NONE ? who : speaker;
}

/* "A woman of 40 reported missing after the flood": somebody who says nothing. */
bool say_is_reported_lost(const struct finder *f, uint32_t verb)
{
	return word_is(f->page, say_at(f, verb)->head, "reported") && !say_at(f, verb)->aux &&
	       say_is(f, verb + 1, CHUNK_NOUN) && say_at(f, verb + 1)->quantity == NONE &&
	       lexeme_has(say_at(f, verb + 1)->lex, FEATURE_DEAD) &&
	       say_at(f, verb + 1)->end == say_at(f, verb + 1)->first + 1;
}

/* "In a rare admission, the colonel conceded that": what stands before tells nothing. */
bool say_sets_scene(const struct finder *f, uint32_t end)
{
	bool behind =
		say_is(f, f->clause.first + say_is(f, f->clause.first, CHUNK_OTHER), CHUNK_PREP);
	for (uint32_t i = f->clause.first; i < end; i++) {
		const struct chunk *c = say_at(f, i);
		bool day = word_has(
			f->page, c->head, FEATURE_DETERMINER); /* "The next day, the paper said" */
		if (f->page->wide || (c->kind == CHUNK_NOUN && !behind && !day))
			return false;
		if (c->kind == CHUNK_VERB || c->kind == CHUNK_QUOTE || c->quantity != NONE ||
			(c->lex && c->lex->harm > HARM_NONE) || lexeme_has(c->lex, FEATURE_EVENT))
			return false;
	}
	return true;
}

/* "Nineteen were women, it said, while around 90 were injured": one more figure, and nobody else who says it. */
bool say_goes_on_while(const struct finder *f, uint32_t i)
{
	if (f->page->wide || !say_is(f, i, CHUNK_SUB) ||
		!word_is(f->page, say_at(f, i)->first, "while") || !say_is(f, i + 1, CHUNK_NOUN) ||
		say_at(f, i + 1)->quantity == NONE)
		return false;
	for (uint32_t k = i + 2; k < f->clause.end; k++)
		if (say_is(f, k, CHUNK_VERB) && lexeme_has(say_at(f, k)->lex, FEATURE_SAY))
			return false;
	return true;
}

/* "described it as a lie before the army admitted five deaths": what follows is no part of it. */
void say_ends_at_sub(const struct finder *f, struct saying *s, uint32_t verb)
{
	static const char *const subs[] = { "before", "while", "although", "but", "until", "after",
		"whereas", NULL };
	for (uint32_t k = verb + 2; k < f->clause.end && !f->page->wide; k++)
		if (word_is_any(f->page, say_at(f, k)->first, subs) &&
			say_at(f, k)->first < s->end) {
			s->end = say_at(f, k)->first;
			return;
		}
}

/* "the army, in a statement, said troops of its 14th brigade had killed five": what the verb says begins with the troops. */
bool say_heads_clause(const struct finder *f, uint32_t noun)
{
	uint32_t i = noun + 1;
	while ((say_is(f, i, CHUNK_PREP) || say_is(f, i, CHUNK_AND)) &&
		say_is(f, i + 1, CHUNK_NOUN))
		i += 2; /* "Meena Thapa, 40, said her husband and her son were shot" */
	if (f->page->wide || i == noun + 1 || !say_is(f, i, CHUNK_VERB))
		return false;
	const struct chunk *v = say_at(f, i); /* "had "returned fire"" has its auxiliary alone */
	return (v->aux && !v->participle) || lexeme_has(v->lex, FEATURE_HAVE) ||
	       lexeme_has(v->lex, FEATURE_BE);
}
