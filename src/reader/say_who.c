#include "reader/say_find.h"

/* Who speaks, where the subject of a verb of saying does not tell it plainly; and what says nothing. */

static bool is_of(const struct finder *f, uint32_t i)
{
	return say_is(f, i, CHUNK_PREP) && word_is(f->page, say_at(f, i)->first, "of");
}

/* "of them" is one chunk. */
static bool is_of_them(const struct finder *f, uint32_t i)
{
	return is_of(f, i) && say_at(f, i)->end > say_at(f, i)->first + 1;
}

static bool is_one(const struct finder *f, uint32_t i)
{
	static const char *const ones[] = { "one", "another", "other", NULL };
	return say_is(f, i, CHUNK_NOUN) && word_is_any(f->page, say_at(f, i)->head, ones) &&
	       say_at(f, i)->end <= say_at(f, i)->first + 2;
}

/* SAY-81: "One, a trader, said", "one of them, a surgeon, told us": what the one is; NONE where no one is told of so. */
uint32_t say_what_one_is(const struct finder *f, uint32_t verb)
{
	uint32_t what = verb - 2, one = verb - 4;
	if (f->page->wide || verb < f->clause.first + 4 || !say_is(f, verb - 1, CHUNK_COMMA) ||
		!say_is(f, what, CHUNK_NOUN) || !say_is(f, verb - 3, CHUNK_COMMA))
		return NONE;
	const struct chunk *c = say_at(f, what);
	bool somebody = !c->plural && !c->definite && !c->pronoun &&
			(lexeme_has(c->lex, FEATURE_PERSON) || lexeme_has(c->lex, FEATURE_SOURCE) ||
				c->name != NONE);
	if (is_of_them(f, one))
		one -= one > f->clause.first;
	else if (one >= f->clause.first + 2 && is_of(f, one - 1))
		one -= 2; /* "one of the doctors" */
	return somebody && is_one(f, one) ? what : NONE;
}

/* SAY-2: "..., displaced residents said": a participle is a part of who speaks. */
bool say_is_of_speaker(const struct finder *f, uint32_t i)
{
	if (f->page->wide || i == NONE || i <= f->clause.first || !say_is(f, i, CHUNK_VERB) ||
		!say_is(f, i + 1, CHUNK_NOUN))
		return false;
	const struct chunk *v = say_at(f, i), *n = say_at(f, i + 1);
	uint8_t tag = tag_at(f->page, v->head), next = tag_at(f->page, n->first);
	bool participle = v->end == v->first + 1 && !v->aux && (tag == TAG_VBN || tag == TAG_VBD);
	bool parted = say_is(f, i - 1, CHUNK_COMMA) || say_is(f, i - 1, CHUNK_QUOTE);
	bool bare = next != TAG_DT && next != TAG_PRPS && next != TAG_CD && !n->pronoun &&
		    n->quantity == NONE;
	uint32_t verb = i + 2; /* "elected officials in Qarin said" */
	if (say_is(f, verb, CHUNK_PREP) && say_is(f, verb + 1, CHUNK_NOUN))
		verb += 2;
	return participle && parted && bare && say_is(f, verb, CHUNK_VERB) &&
	       lexeme_has(say_at(f, verb)->lex, FEATURE_SAY) && say_can_speak(f, i + 1);
}

/* SAY-82: "..., two of the deportees told Northline": the two, who are none of those counted. */
uint32_t say_some_of(const struct finder *f, uint32_t verb)
{
	bool them = verb > f->clause.first + 1 && is_of_them(f, verb - 1);
	uint32_t some = verb - (them ? 2 : 3);
	if (f->page->wide || verb < f->clause.first + (them ? 2 : 3) ||
		(!them && !is_of(f, verb - 2)) || !say_is(f, some, CHUNK_NOUN) ||
		!say_at(f, some)->bare)
		return NONE;
	const struct chunk *of = say_at(f, verb - 1);
	bool people = them || (of->kind == CHUNK_NOUN && of->plural && of->quantity == NONE &&
				      (lexeme_has(of->lex, FEATURE_PERSON) ||
					      lexeme_has(of->lex, FEATURE_SOURCE)));
	bool parted = some == f->clause.first || say_is(f, some - 1, CHUNK_COMMA) ||
		      say_is(f, some - 1, CHUNK_QUOTE) || say_is(f, some - 1, CHUNK_AND);
	const struct chunk *v = say_at(f, verb);
	return people && parted && !v->passive && !v->gerund &&
			       !(say_is(f, verb + 1, CHUNK_PREP) && v->participle)
		       ? some
		       : NONE;
}

/* SAY-80: "The ministry's is fourteen": whose figure it is, behind one that another gave. */
uint32_t say_elliptic_owner(const struct finder *f, uint32_t verb)
{
	uint32_t who = verb - 1;
	if (f->page->wide || verb < f->clause.first + 1 || !say_is(f, verb, CHUNK_VERB) ||
		!lexeme_has(say_at(f, verb)->lex, FEATURE_BE) || !say_is(f, who, CHUNK_NOUN) ||
		!say_at(f, who)->possessive || !say_can_speak(f, who) ||
		!say_is(f, verb + 1, CHUNK_NOUN) || say_at(f, verb + 1)->quantity == NONE)
		return NONE;
	bool heads = who == f->clause.first || say_is(f, who - 1, CHUNK_STOP) ||
		     say_is(f, who - 1, CHUNK_COMMA) || say_is(f, who - 1, CHUNK_AND);
	return heads ? who : NONE;
}

/* SAY-84: "The union put out a statement according to which 12 died": who puts it out. */
uint32_t say_who_publishes(const struct finder *f, uint32_t according)
{
	enum { BACK = 8 }; /* chunks */
	if (f->page->wide || according + 1 >= f->clause.end ||
		!word_is(f->page, say_at(f, according + 1)->first, "which"))
		return NONE;
	for (uint32_t v = according; v-- > f->clause.first && v + BACK > according;) {
		if (!say_is(f, v, CHUNK_VERB))
			continue;
		uint32_t by = role_doer(&f->clause, v);
		return by != NONE && say_can_speak(f, by) ? by : NONE;
	}
	return NONE;
}

/* "It later admitted four": no hospital, which spoke last. */
static bool spoke_no_ward(const struct finder *f)
{
	const struct saying *last = f->out->count ? &f->out->at[f->out->count - 1] : NULL;
	if (!last || last->source == NONE || last->sentence + 2 < f->sentence)
		return false;
	for (uint32_t w = last->source; w < last->source_end; w++)
		if (lex_at(f->page, w) && lex_at(f->page, w)->kind == SOURCE_MEDICAL)
			return false;
	return true;
}

/* "The authorities admit four": deaths told of before; a hospital admits patients. */
bool say_concedes_number(const struct finder *f, uint32_t verb, uint32_t object)
{
	uint32_t who = role_subject(&f->clause, verb);
	if (f->page->wide || !say_at(f, object)->bare || who == NONE || !say_is(f, who, CHUNK_NOUN))
		return false;
	for (uint32_t w = say_at(f, who)->first; w < say_at(f, who)->end; w++)
		if (lex_at(f->page, w) && lex_at(f->page, w)->kind == SOURCE_MEDICAL)
			return false;
	if (word_is_any(f->page, say_at(f, who)->head, WORDS("it", "they", "he", "she")))
		return spoke_no_ward(f);
	return say_is_source_word(f, who) || lexeme_has(say_at(f, who)->lex, FEATURE_ORG);
}

/* "gave the 80 families an hour to pack": time, and no account. */
static bool gives_time(const struct finder *f, uint32_t verb)
{
	static const char *const times[] = { "hour", "hours", "minutes", "day", "days", "week",
		"weeks", NULL };
	enum { AHEAD = 12 };
	if (!word_is_any(f->page, say_at(f, verb)->head, WORDS("gave", "give", "gives", "given")))
		return false;
	uint32_t w = say_at(f, verb)->end;
	for (uint32_t end = w + AHEAD; w + 1 < f->end && w < end; w++)
		if (word_is_any(f->page, w, times) && word_is(f->page, w + 1, "to"))
			return true;
	return false;
}

/* "Divers raised nineteen bodies": they lift them up and say nothing. */
bool say_lifts(const struct finder *f, uint32_t verb)
{
	static const char *const lifts[] = { "raised", "raises", "raise", NULL };
	if (!f->page->wide && gives_time(f, verb))
		return true;
	uint32_t object = role_object(&f->clause, verb);
	return !f->page->wide && object == verb + 1 && say_at(f, object)->quantity != NONE &&
	       word_is_any(f->page, say_at(f, verb)->head, lifts) &&
	       lexeme_has(say_at(f, object)->lex, FEATURE_BODY);
}

/* "A diplomat believed that 30 had died": somebody's belief; of "30 people believed killed" it is nobody's. */
bool say_believes(const struct finder *f, uint32_t verb)
{
	static const char *const believes[] = { "believed", "thought", "feared", "reckoned",
		"fears", "fear", "thinks", "reckons", NULL };
	const struct chunk *v = say_at(f, verb);
	uint32_t who = role_subject(&f->clause, verb);
	if (f->page->wide || !v->lex || v->passive || v->aux || v->gerund || v->infinitive ||
		who == NONE || who > verb || !word_is_any(f->page, v->head, believes) ||
		!say_is(f, verb + 1, CHUNK_SUB) ||
		!word_is(f->page, say_at(f, verb + 1)->first, "that"))
		return false;
	return say_can_speak(f, who) && say_at(f, who)->quantity == NONE;
}

/* SAY-86: "2 dead (confirmed by the fire service), 5 hurt": who a bracket tells of, for what stands before it. */
bool say_in_bracket(struct finder *f, uint32_t verb)
{
	const struct chunk *v = say_at(f, verb);
	uint32_t who = verb + 2, open = verb - 1;
	if (f->page->wide || verb < f->clause.first + 2 ||
		!word_is(f->page, say_at(f, open)->first, "(") ||
		!lexeme_has(v->lex, FEATURE_SAY) || v->end > v->first + 1 ||
		!say_is(f, verb + 1, CHUNK_PREP) ||
		!word_is(f->page, say_at(f, verb + 1)->first, "by") || !say_can_speak(f, who))
		return false;
	uint32_t from = say_scope_start(f, v->first);
	struct saying *s = say_add(f, "SAY-86", verb);
	say_set_source(f, s, who);
	s->first = from;
	s->end = say_at(f, open)->first;
	return true;
}

/* "called the raid a massacre of workers", "what the union calls a massacre of workers": at the verb */
static bool calls_massacre(const struct finder *f, uint32_t verb)
{
	static const char *const calls[] = { "call", "calls", "called", "termed", "brands",
		"branded", NULL };
	enum { AHEAD = 8 };
	if (!any_may_stand(f->page, f->sentence, WORDS("massacre", "slaughter")) ||
		!word_is_any(f->page, say_at(f, verb)->head, calls))
		return false;
	uint32_t w = say_at(f, verb)->end, end = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t k = w; k + 1 < end && k < w + AHEAD; k++)
		if (word_is_any(f->page, k, WORDS("massacre", "slaughter")))
			return word_is_any(f->page, k - 1, WORDS("a", "the")) &&
			       word_is(f->page, k + 1, "of");
	return false;
}

/* SAY-88: "the inquiry established that 11 died": what is found out so is said. */
bool say_establishes(const struct finder *f, uint32_t verb)
{
	static const char *const finds[] = { "established", "establishes", "determined",
		"determines", "ascertained", "observed", "noticed", "learned", "learnt", NULL };
	const struct chunk *v = say_at(f, verb);
	if (f->page->wide || v->passive || v->gerund || v->infinitive || v->negative)
		return false;
	return calls_massacre(f, verb) ||
	       (word_is_any(f->page, v->head, finds) && say_is(f, verb + 1, CHUNK_SUB) &&
		       word_is(f->page, say_at(f, verb + 1)->first, "that"));
}

/* "One worker, afraid to give her name, said": who stands before what is put between commas. */
uint32_t say_before_aside(const struct finder *f, uint32_t verb)
{
	enum { LONG = 12 }; /* chunks */
	uint32_t i = verb - 1;
	if (verb < f->clause.first + 4 || !say_is(f, i, CHUNK_COMMA) || f->page->wide)
		return NONE;
	while (i > f->clause.first + 1 && i + LONG > verb && !say_is(f, --i, CHUNK_COMMA))
		if (say_is(f, i, CHUNK_QUOTE) || say_is(f, i, CHUNK_STOP))
			return NONE;
	return say_is(f, i, CHUNK_COMMA) && say_is(f, i - 1, CHUNK_NOUN) ? i - 1 : NONE;
}

/* "Strike Monitor graded the event and estimates that": who heads the sentence. */
uint32_t say_before_and(const struct finder *f, uint32_t verb)
{
	uint32_t head = f->clause.first;
	if (f->page->wide || !say_is(f, verb - 1, CHUNK_AND) || !say_is(f, head, CHUNK_NOUN) ||
		say_at(f, head)->quantity != NONE)
		return NONE;
	uint32_t of = role_joined(&f->clause, head, "of"); /* "A team of doctors went and found" */
	uint32_t next = (of != NONE ? of : head) + 1;
	return say_is(f, next, CHUNK_VERB) || say_is(f, next, CHUNK_REL) ? head : NONE;
}

/* SAY-1: "A team that went there concluded that": people sent to find out, where they find something. */
static bool is_team(const struct finder *f, uint32_t noun, uint32_t verb)
{
	static const char *const teams[] = { "team", "teams", "delegation", "panel", "experts",
		NULL };
	return !f->page->wide && say_is(f, noun, CHUNK_NOUN) && noun < verb &&
	       say_at(f, noun)->quantity == NONE &&
	       word_is_any(f->page, say_at(f, noun)->head, teams) &&
	       say_is(f, verb + 1, CHUNK_SUB) &&
	       word_is(f->page, say_at(f, verb + 1)->first, "that");
}

/* SAY-1: "Hospitals contacted by Northline said", "a nurse reached by phone said": who was asked; NONE: nobody. */
uint32_t say_past_asker(const struct finder *f, uint32_t speaker)
{
	static const char *const asked[] = { "contacted", "reached", "interviewed", "quoted",
		"cited", "asked", "approached", NULL };
	uint32_t by = speaker - 1, verb = speaker - 2, who = speaker - 3;
	if (f->page->wide || speaker == NONE || speaker < f->clause.first + 3 ||
		!say_is(f, by, CHUNK_PREP) || !word_is(f->page, say_at(f, by)->first, "by") ||
		!say_is(f, verb, CHUNK_VERB) || say_at(f, verb)->aux ||
		!word_is_any(f->page, say_at(f, verb)->head, asked))
		return NONE;
	if (say_is(f, who, CHUNK_COMMA) && who > f->clause.first)
		who--; /* "residents, reached by phone, said" */
	return say_is(f, who, CHUNK_NOUN) ? who : NONE;
}

/* "the staff acknowledged in a written reply to the paper that": what it says stands behind. */
bool say_goes_on_that(const struct finder *f, uint32_t i)
{
	enum { AHEAD = 12 }; /* chunks */
	for (uint32_t end = i + AHEAD; i < end; i++)
		if (!say_is(f, i, CHUNK_PREP) && !say_is(f, i, CHUNK_TIME) &&
			!say_is(f, i, CHUNK_NOUN))
			break;
	return say_is(f, i, CHUNK_SUB) && word_is(f->page, say_at(f, i)->first, "that");
}

/* "11 died, four more than his ministry had acknowledged": nobody says now what stands before. */
bool say_is_of_comparison(const struct finder *f, uint32_t speaker, uint32_t verb)
{
	for (uint32_t i = speaker + 1; i < verb && !f->page->wide; i++)
		if (word_is(f->page, say_at(f, i)->first, "than"))
			return true;
	return say_is(f, speaker - 1, CHUNK_PREP) && speaker < verb && !f->page->wide &&
	       word_is(f->page, say_at(f, speaker - 1)->first, "than");
}

/* SAY-1: "Hospitals reported 22 dead": houses that speak, though most often they are hit. */
static bool is_institution(const struct finder *f, uint32_t noun, uint32_t verb)
{
	static const char *const houses[] = { "hospitals", "clinics", "morgues", "embassies",
		"courts", "churches", "schools", NULL };
	const struct chunk *v = say_at(f, verb);
	return !f->page->wide && say_is(f, noun, CHUNK_NOUN) && noun < verb &&
	       word_is_any(f->page, say_at(f, noun)->head, houses) && !v->passive &&
	       !v->participle && lexeme_has(v->lex, FEATURE_SAY) &&
	       (say_is(f, verb + 1, CHUNK_SUB) || say_is(f, verb + 1, CHUNK_NOUN) ||
		       say_is(f, noun - 1, CHUNK_COMMA));
}

/* Speakers by more than their word. */
bool say_surely_speaks(const struct finder *f, uint32_t noun, uint32_t verb)
{
	return noun != NONE && (noun == say_some_of(f, verb) || is_team(f, noun, verb) ||
				       is_institution(f, noun, verb));
}

/* "87 people reported killed": they say nothing. */
bool say_is_of_harmed(const struct finder *f, uint32_t i)
{
	return !f->page->wide && i > f->clause.first && i + 1 < f->clause.end &&
	       !say_at(f, i)->aux && tag_at(f->page, say_at(f, i)->head) == TAG_VBD &&
	       say_is(f, i - 1, CHUNK_NOUN) && say_at(f, i - 1)->quantity != NONE &&
	       say_is(f, i + 1, CHUNK_VERB) && say_at(f, i + 1)->lex &&
	       say_at(f, i + 1)->lex->harm > HARM_NONE && !say_at(f, i + 1)->gerund;
}

/* "the miners' federation", "the Council of Elders": where the name ends that begins at chunk `i`; NONE, it is no body's. */
static uint32_t body_ends(const struct finder *f, uint32_t i)
{
	bool the = word_is(f->page, say_at(f, i)->first, "the"), body = false;
	for (; say_is(f, i, CHUNK_NOUN) || is_of(f, i); i++) {
		const struct chunk *c = say_at(f, i);
		if (c->kind != CHUNK_NOUN)
			continue;
		if (c->pronoun || c->quantity != NONE)
			return NONE;
		body |= the || c->name != NONE;
		for (uint32_t w = c->first; w < c->end; w++)
			body &= !word_has(f->page, w, FEATURE_TITLE);
	}
	return body ? i : NONE;
}

/* SAY-115: "Our affiliate, the miners' federation, reports 80 dead": who stands between the commas; NONE where nobody does. */
uint32_t say_who_is_ours(const struct finder *f, uint32_t verb)
{
	enum { LONG = 7 }; /* chunks */
	uint32_t shut = verb - 1, i = shut;
	if (f->page->wide || verb < f->clause.first + 4 || !say_is(f, shut, CHUNK_COMMA))
		return NONE;
	while (i > f->clause.first + 1 && i + LONG > shut && !say_is(f, --i, CHUNK_COMMA))
		;
	if (!say_is(f, i, CHUNK_COMMA) || !say_is(f, i + 1, CHUNK_NOUN) ||
		!say_is(f, i - 1, CHUNK_NOUN))
		return NONE;
	static const char *const paper[] = { "correspondent", "correspondents", "reporter",
		"reporters", "colleague", "editor", "photographer", NULL };
	const struct chunk *kin = say_at(f, i - 1);
	bool person = lexeme_has(kin->lex, FEATURE_SOURCE_HEAD) ||
		      lexeme_has(kin->lex, FEATURE_TITLE) || lexeme_has(kin->lex, FEATURE_PERSON);
	if (word_is_any(f->page, kin->head, paper) ||
		(person && !word_is(f->page, say_at(f, i + 1)->first, "the")))
		return NONE; /* "our correspondent, Pell Amra,", "its spokesman, Kader Voss," */
	bool owned = tag_at(f->page, kin->first) == TAG_PRPS && kin->end > kin->first + 1;
	if (!owned || kin->name != NONE || kin->quantity != NONE || kin->possessive ||
		body_ends(f, i + 1) != shut)
		return NONE;
	for (i++; say_at(f, i)->possessive && say_is(f, i + 1, CHUNK_NOUN);)
		i++;
	return i;
}

/* "If the union says that 12 died" */
bool say_is_supposed(const struct finder *f, uint32_t verb)
{
	for (uint32_t i = verb; i > f->clause.first && i + 8 > verb; i--)
		if (say_is(f, i - 1, CHUNK_SUB) && word_is(f->page, say_at(f, i - 1)->first, "if"))
			return true;
	return false;
}

/*
 * SAY-106: "A post shared more than 40,000 times says", "a video seen by thousands of people claims": what is passed on
 * speaks, not who or what stands in the words of how it was.
 */
uint32_t say_passed_on(const struct finder *f, uint32_t verb)
{
	static const char *const things[] = { "post", "posts", "video", "videos", "clip", "message",
		"messages", "tweet", "thread", "recording", "photo", "picture", "leaflet", "audio",
		"poster", "pamphlet", "caption", "meme", NULL };
	static const char *const passed[] = { "shared", "seen", "viewed", "watched", "sent",
		"circulated", "circulating", "forwarded", "liked", "reposted", "retweeted", "read",
		"passed", "going", "doing", "making", "posted", "played", NULL };
	enum { BACK = 8 /* chunks */ };
	for (uint32_t i = verb; i-- > f->clause.first && i + BACK > verb && !f->page->wide;) {
		if (!say_is(f, i, CHUNK_NOUN) || !word_is_any(f->page, say_at(f, i)->head, things))
			continue;
		for (uint32_t w = say_at(f, i)->end;
			w < say_at(f, i)->end + 3 && w < say_at(f, verb)->first; w++)
			if (word_is_any(f->page, w, passed))
				return i;
		return NONE;
	}
	return NONE;
}

/* "used to tell how", "refused to confirm" */
bool say_in_infinitive(const struct finder *f, const struct chunk *v)
{
	bool used_to =
		v->first > f->first && !f->page->wide && word_is(f->page, v->first - 1, "used");
	return used_to || lexeme_has(v->lex, FEATURE_ACCUSE) || v->lex->stance == STANCE_CONFIRMS;
}

/* "said one survivor", "said one of the nurses", behind a quotation: one who speaks, and no count. */
bool say_is_one_speaker(const struct finder *f, uint32_t noun)
{
	const struct chunk *c = say_at(f, noun);
	const struct count *q = &f->page->quantities.at[c->quantity].count;
	return !f->page->wide && q->low == 1 && q->high == 1 && !q->open &&
	       word_is(f->page, c->first, "one");
}

/* "12 of the witnesses", "one of the nurses" */
bool say_is_some_of_sources(const struct finder *f, uint32_t noun)
{
	uint32_t of = role_joined(&f->clause, noun, "of");
	return of != NONE &&
	       (lexeme_has(say_at(f, of)->lex, FEATURE_SOURCE) ||
		       (say_is_one_speaker(f, noun) && role_is_human(f->page, of, true)));
}

/* "According to the network 14 died, but other sources said nine did": where others take over. */
uint32_t say_contrast_end(const struct finder *f, uint32_t from)
{
	static const char *const contrasts[] = { "but", "while", "although", "though", "whereas",
		NULL };
	enum { AHEAD = 6 };
	for (uint32_t i = from + 1; i + 2 < f->clause.end && !f->page->wide; i++) {
		if (!word_is_any(f->page, say_at(f, i)->first, contrasts))
			continue;
		for (uint32_t k = i + 2; k < f->clause.end && k < i + AHEAD; k++)
			if (say_is(f, k, CHUNK_VERB) &&
				lexeme_has(say_at(f, k)->lex, FEATURE_SAY) &&
				!say_at(f, k)->passive && say_can_speak(f, k - 1))
				return say_at(f, i)->first;
	}
	return f->end;
}
