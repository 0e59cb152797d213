#include "reader/arabic_frame.h"

/* Who says what in an Arabic sentence: ARAB-28 to ARAB-31, and SAY-6, SAY-10 to SAY-13 as in English. */

enum { SOURCE_WORDS = 12 };

static bool names_source(const struct lexeme *x)
{
	return lexeme_has(x, FEATURE_SOURCE) || lexeme_has(x, FEATURE_ORG) ||
	       lexeme_has(x, FEATURE_SOURCE_HEAD);
}

static bool is_media(const struct lexeme *x)
{
	return x && x->kind == SOURCE_MEDIA;
}

/* "باسم" joins a spokesman to the office; "لحقوق الإنسان" goes on with a name, "لوكالة" and "للصحفيين" tell who heard it. */
static bool goes_on(const struct arabic *a, uint32_t i)
{
	const struct lexeme *x = ar_lex(a, i);
	if (ar_is(a, i, "باسم"))
		return true;
	if (ar_prefix(a, i, ARABIC_AND))
		return false;
	if (str_starts(a->folded[i].low, STR("ل")) && !ar_prefix(a, i, ARABIC_THE) && !x)
		return true; /* "لحقوق" */
	if (ar_prefix(a, i, ARABIC_FOR))
		return !is_media(x) && !lexeme_has(x, FEATURE_PERSON) &&
		       a->page->mark[i].moment == NONE;
	return !ar_prefix(a, i, ARABIC_BY | ARABIC_AS);
}

static bool ends_source(const struct arabic *a, uint32_t i)
{
	const struct lexeme *x = ar_lex(a, i);
	if (lexeme_has(x, FEATURE_ISSUED) && ar_ending(a, i, ARABIC_OWNED))
		return true; /* "سحبت الشبكة بيانها" */
	if (ar_punct(a, i) || a->page->mark[i].moment != NONE || ar_is(a, i, "انه") ||
		(a->folded[i].shape & SHAPE_DIGIT))
		return true;
	if (names_source(x) || lexeme_has(x, FEATURE_TITLE))
		return !goes_on(a, i);
	if (!x)
		return !goes_on(a, i);
	bool noun = lexeme_has(x, FEATURE_PERSON) ||
		    (lexeme_has(x, FEATURE_PLAIN) && ar_prefix(a, i, ARABIC_THE)) ||
		    lexeme_has(x, FEATURE_MEMBER);
	return !(noun && goes_on(a, i)) && !ar_is(a, i, "باسم") &&
	       (!lexeme_has(x, FEATURE_DETERMINER) || str_starts(a->folded[i].low, STR("هذ")) ||
		       ar_is(a, i, "تلك") || ar_is(a, i, "ذلك"));
}

/* "مصدر في وزارة الصحة"; never "الوزارة في بيان". */
static bool is_within_office(const struct arabic *a, uint32_t i)
{
	const struct lexeme *x = ar_lex(a, i + 1);
	return ar_is(a, i, "في") && names_source(x) && !lexeme_has(x, FEATURE_ISSUED) &&
	       (lexeme_has(x, FEATURE_ORG) || lexeme_has(x, FEATURE_SOURCE));
}

/* The words that name a source from word i; its end, or i when none stands there. */
static uint32_t source_end(const struct arabic *a, uint32_t i, bool one)
{
	uint32_t at = i;
	while (at < a->end && at < i + SOURCE_WORDS &&
		(!ends_source(a, at) || (at > i && is_within_office(a, at)))) {
		bool owner = ar_prefix(a, at, ARABIC_THE) && !ar_prefix(a, at - 1, ARABIC_THE);
		if (one && at > i && names_source(ar_lex(a, at)) && !owner &&
			!ar_prefix(a, at, ARABIC_FOR))
			break; /* "اتهمت الشرطة تنظيم ...", never "قيادة الجيش" */
		at = ar_next(a, at);
	}
	return at < a->end ? at : a->end;
}

static bool is_source(const struct arabic *a, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (names_source(ar_lex(a, i)) || ar_has(a, i, FEATURE_TITLE) ||
			ar_has(a, i, FEATURE_PERSON))
			return true;
	return end > first && ar_is_name(a, first) && a->page->mark[first].spot == NONE;
}

static bool parts_clauses(const struct arabic *a, uint32_t i)
{
	return ar_is(a, i, "بينما") || ar_is(a, i, "فيما") || ar_is(a, i, "في حين") ||
	       (ar_is(a, i, "في") && ar_is(a, i + 1, "حين")) || ar_is(a, i, "؛") ||
	       ar_is(a, i, "لكن") || ar_is(a, i, "ولكن");
}

/* To where a saying reaches: the next verb of saying behind "and", another clause, the end. */
static uint32_t scope_end(const struct arabic *a, uint32_t i)
{
	for (uint32_t at = i; at < a->end; at++) {
		bool verb = ar_has(a, at, FEATURE_SAY) && ar_lex(a, at) && at > i &&
			    (ar_prefix(a, at, ARABIC_AND | ARABIC_SO) ||
				    str_starts(a->folded[at].low, STR("و")));
		if (verb || parts_clauses(a, at))
			return at;
	}
	return a->end;
}

static uint32_t clause_start(const struct arabic *a, uint32_t i)
{
	for (uint32_t at = i; at > a->first; at--)
		if (parts_clauses(a, at - 1))
			return at;
	return a->first;
}

static struct saying *add_saying(struct arabic *a, const char *rule, uint32_t verb)
{
	struct saying *s = PUSH(a->page->mem, &a->page->sayings);
	const struct lexeme *x = verb == NONE ? NULL : ar_lex(a, verb);
	*s = (struct saying){ .rule = rule,
		.sentence = a->sentence,
		.first = a->first,
		.end = a->end,
		.source = NONE,
		.source_end = NONE,
		.verb = verb,
		.accused = NONE,
		.stance = x && x->stance >= 0 ? (enum stance)x->stance : STANCE_ASSERTS };
	return s;
}

/* Is it a short name, "الوزارة", "المصدر", for a source named before (SAY-12)? */
static bool is_short(const struct arabic *a, const struct saying *s)
{
	return s->source != NONE && s->source_end == ar_next(a, s->source) &&
	       (a->cut[s->source].prefixes & ARABIC_THE) &&
	       names_source(a->page->mark[s->source].lex);
}

static bool shares_word(const struct arabic *a, const struct saying *s, uint32_t word)
{
	for (uint32_t i = s->source; i < s->source_end; i++)
		if (str_equal(a->bare[i].low, a->bare[word].low) ||
			(a->page->mark[i].lex && a->page->mark[i].lex == a->page->mark[word].lex))
			return true;
	return false;
}

static bool names_voice(const struct arabic *a, uint32_t word, bool speaker)
{
	struct str voice = a->page->voice.name, own = low_at(a->page, word);
	if (!voice.at)
		return false;
	struct str rest = str_starts(own, STR("ال")) ? str_slice(own, 4, own.len) : own;
	return speaker || str_find(voice, rest) < voice.len;
}

/* SAY-12: the nearest source before that "he", "the ministry", "the statement" can stand for. */
static void resolve(struct arabic *a, struct saying *s)
{
	enum { BACK = 12 };
	struct sayings *all = &a->page->sayings;
	bool speaker = s->source != NONE && ar_has(a, s->source, FEATURE_SOURCE_HEAD) &&
		       !ar_has(a, s->source, FEATURE_ORG);
	for (size_t i = (size_t)(s - all->at), n = 0; i-- > 0 && n < BACK; n++) {
		const struct saying *b = &all->at[i];
		if (b->source == NONE)
			continue;
		if (s->source != NONE && (b->source_end - b->source < 2 ||
						 !(shares_word(a, b, s->source) || speaker)))
			continue;
		s->source = b->source;
		s->source_end = b->source_end;
		return;
	}
	if (s->source != NONE && names_voice(a, s->source, speaker)) {
		s->source = NONE; /* SAY-13: "الجيش" in a text of the army's command */
		s->own = true;
	}
}

/* ARAB-29: "وزارة الصحة تعلن", "مصادر طبية تؤكد": the source before its verb. */
static bool source_before(const struct arabic *a, uint32_t verb, struct saying *s)
{
	uint32_t first = arabic_clause(a, verb);
	for (uint32_t at = first; at < verb; at++)
		if (ar_is(a, at, "،") || ar_is(a, at, ","))
			first = at;
	while (first < verb && (ar_punct(a, first) || ar_has(a, first, FEATURE_SUBORDINATE) ||
				       ar_has(a, first, FEATURE_BE)))
		first++;
	if (first >= verb || verb - first > SOURCE_WORDS || !names_source(ar_lex(a, first)) ||
		source_end(a, first, false) < verb)
		return false;
	s->source = first;
	s->source_end = verb;
	return true;
}

/* "نقلت الوكالة عن وجهاء قولهم", "نقلا عن": who is quoted is the deeper source. */
static void cite(struct arabic *a, uint32_t i, uint32_t first, uint32_t end)
{
	for (uint32_t at = i; at < a->end && at < i + 4; at++) {
		if (!ar_is(a, at, "عن"))
			continue;
		uint32_t behind = source_end(a, at + 1, false);
		if (!is_source(a, at + 1, behind))
			return;
		struct saying *s = add_saying(a, "ARAB-31", NONE);
		s->source = at + 1;
		s->source_end = behind;
		s->first = first;
		s->end = end;
		s->cited = true;
		if (is_short(a, s))
			resolve(a, s);
		return;
	}
}

static bool is_participle(const struct arabic *a, uint32_t i)
{
	static const char *const starts[] = { "م", "قائل", "لافت", "نافي", "زاعم", "قول", NULL };
	struct str low = str_slice(a->folded[i].low, a->cut[i].front, a->folded[i].low.len);
	for (size_t k = 0; starts[k]; k++)
		if (str_starts(low, str_from(starts[k])))
			return true;
	return false;
}

/* Has the verb no subject before it? "وأضافت أن" */
static bool begins_clause(const struct arabic *a, uint32_t i)
{
	return i == a->first || ar_prefix(a, i, ARABIC_AND | ARABIC_SO) || ar_punct(a, i - 1) ||
	       ar_has(a, i - 1, FEATURE_SUBORDINATE);
}

/* ARAB-28: a verb of saying with its source behind, before, or the one named last. */
static void by_verb(struct arabic *a, uint32_t i)
{
	const struct lexeme *x = ar_lex(a, i);
	bool accuses = lexeme_has(x, FEATURE_ACCUSE);
	if (arabic_negated(a, i))
		return;
	uint32_t from = ar_next(a, i), end = source_end(a, from, accuses);
	bool behind = !is_participle(a, i) && end > from && is_source(a, from, end);
	size_t at = a->page->sayings.count;
	struct saying *s = add_saying(a, behind ? "ARAB-28" : "ARAB-29", i);
	s->first = i;
	s->end = scope_end(a, i);
	s->hedged = lexeme_has(x, FEATURE_BELIEVE);
	s->deed = lexeme_has(x, FEATURE_CLAIM_DEED);
	if (behind) {
		s->source = from;
		s->source_end = end;
		if (is_short(a, s))
			resolve(a, s);
	} else if (is_participle(a, i) || !source_before(a, i, s)) {
		if (!is_participle(a, i) && !begins_clause(a, i)) {
			a->page->sayings.count--; /* "حصيلة أولية أشارت إلى" */
			return;
		}
		resolve(a, s);
		s->rule = "SAY-12";
	} else if (a->page->sayings.at[at].source != NONE && is_short(a, s)) {
		resolve(a, s);
	}
	if (behind && (ar_is(a, end, "مسووليته") || ar_is(a, end, "مسووليتها"))) {
		s->deed = true; /* "أعلن التنظيم مسؤوليته عن" */
		s->stance = STANCE_CONCEDES;
	}
	if (s->source == NONE && !lexeme_has(x, FEATURE_BELIEVE))
		s->own = a->page->voice.name.at != NULL;
	if (accuses)
		s->accused = arabic_doer(a, end, end + 5, false);
	if (str_starts(a->bare[i].low, STR("نقل")) || str_starts(a->bare[i].low, STR("ونقل")))
		cite(a, behind ? end : from, i, a->page->sayings.at[at].end);
}

/* ARAB-30: "بحسب", "وفقا ل", "حسبما أفاد", "نقلا عن": over the whole clause, before and behind. */
static uint32_t by_according(struct arabic *a, uint32_t i)
{
	uint32_t at = ar_next(a, i), verb = NONE;
	if (ar_is(a, at, "ما") || ar_is(a, at, "عن") || ar_is(a, at, "الي") || ar_is(a, at, "به"))
		at++;
	if (ar_has(a, at, FEATURE_SAY)) {
		verb = at;
		at = ar_next(a, at);
	}
	if (ar_is(a, at, "به") || ar_is(a, at, "عن"))
		at++;
	uint32_t end = source_end(a, at, false);
	if (end == at && ar_prefix(a, at, ARABIC_FOR))
		end = source_end(a, ar_next(a, at), false); /* "وفقا لمصادر" */
	if (end == at && at < a->end && str_starts(a->folded[at].low, STR("ل")))
		end = source_end(a, at + 1, false);
	if (!is_source(a, at, end))
		return 0;
	struct saying *s = add_saying(a, "ARAB-30", verb != NONE ? verb : i);
	s->first = clause_start(a, i);
	s->end = scope_end(a, end);
	s->source = at;
	s->source_end = end;
	s->stance = verb != NONE && ar_lex(a, verb)->stance >= 0
			    ? (enum stance)ar_lex(a, verb)->stance
			    : STANCE_ASSERTS;
	if (is_short(a, s))
		resolve(a, s);
	return end;
}

/* SAY-6: "وزارة الصحة: 41 شهيدا" */
static void by_colon(struct arabic *a)
{
	uint32_t end = source_end(a, a->first, false), colon = end;
	const struct lexeme *x = ar_lex(a, a->first);
	while (colon < end + 4 && ar_prefix(a, end, ARABIC_FOR) && is_media(ar_lex(a, end)) &&
		!ar_is(a, colon, ":"))
		colon++; /* "مصدر طبي لوكالة الساحل: ..." */
	if (!ar_is(a, colon, ":") || end == a->first || !is_source(a, a->first, end) ||
		!(lexeme_has(x, FEATURE_SOURCE) || lexeme_has(x, FEATURE_ORG) ||
			lexeme_has(x, FEATURE_TITLE)))
		return;
	struct saying *s = add_saying(a, "SAY-6", NONE);
	s->source = a->first;
	s->source_end = end;
	s->first = colon;
}

/* ARAB-30: "سقوط 4 قتلى في حمدين - الشرطة": who says so stands at the end. */
static void by_dash(struct arabic *a)
{
	enum { MOST = 5 };
	uint32_t i = a->end > a->first + MOST + 1 ? a->end - MOST - 1 : a->first + 1;
	for (; i + 1 < a->end; i++) {
		if (!ar_is(a, i, "-") ||
			source_end(a, i + 1, false) < a->end - ar_punct(a, a->end - 1) ||
			!names_source(ar_lex(a, i + 1)))
			continue;
		struct saying *s = add_saying(a, "ARAB-30", NONE);
		s->source = i + 1;
		s->source_end = a->end - ar_punct(a, a->end - 1);
		s->end = i;
		return;
	}
}

/* SAY-5: "يعتقد أن", "يخشى مقتل": a belief, of whoever is named behind it, else of nobody. */
static void by_belief(struct arabic *a, uint32_t i)
{
	uint32_t from = ar_next(a, i), end = source_end(a, from, false);
	struct saying *s = add_saying(a, "SAY-5", i);
	s->first = i;
	s->end = scope_end(a, i);
	s->hedged = true;
	s->stance = STANCE_ASSERTS;
	if (end > from && names_source(ar_lex(a, from)) && !ar_has(a, from, FEATURE_EVENT)) {
		s->source = from;
		s->source_end = end;
		if (is_short(a, s))
			resolve(a, s);
	}
}

/* CLAIM-11: "أحد الباعة أخرج جثتين": what one of them carried, buried or saw is not all. */
static bool is_own_count(const struct arabic *a, const struct saying *s)
{
	static const char *const handles[] = { "اخرج", "اخرجت", "انتشل", "انتشلت", "سحب", "سحبت",
		"دفن", "دفنت", "حمل", "حملت", "نقل", "نقلت", "راي", "رات", "شاهد", "شاهدت", "احصي",
		"احصت", "عد", "عدت", NULL };
	if (s->source == NONE ||
		!(ar_is(a, s->source, "احد") || ar_is(a, s->source, "احدي") ||
			ar_is(a, s->source, "شاهد") || ar_is(a, s->source, "شاهده")))
		return false;
	for (uint32_t i = s->source_end; i < s->end; i++)
		for (size_t k = 0; handles[k]; k++)
			if (ar_is(a, i, handles[k]))
				return true;
	return false;
}

void arabic_sayings(struct arabic *a)
{
	size_t before = a->page->sayings.count;
	by_colon(a);
	by_dash(a);
	for (uint32_t i = a->first; i < a->end;) {
		const struct lexeme *x = ar_lex(a, i);
		uint32_t end = 0;
		bool first = a->page->mark[i].first == i;
		if (first && lexeme_has(x, FEATURE_ACCORDING))
			end = by_according(a, i);
		else if (first && lexeme_has(x, FEATURE_BELIEVE) && !lexeme_has(x, FEATURE_SAY))
			by_belief(a, i);
		else if (first &&
			 (lexeme_has(x, FEATURE_SAY) || lexeme_has(x, FEATURE_CLAIM_DEED)) &&
			 !ar_prefix(a, i, ARABIC_THE | ARABIC_BY | ARABIC_FOR))
			by_verb(a, i);
		i = end > i ? end : ar_next(a, i);
	}
	for (size_t i = before; i < a->page->sayings.count; i++)
		a->page->sayings.at[i].single = is_own_count(a, &a->page->sayings.at[i]);
}
