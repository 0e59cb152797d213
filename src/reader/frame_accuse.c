#include "reader/frame_at.h"

/*
 * FRAME-230: whom somebody holds responsible for a deed, in words that count nobody harmed: "blamed the army for the killings",
 * "accused the colonel of ordering the raid", "held him responsible for the deaths", "the militia was behind it". A claim of its own:
 * who accuses whom is what a reader asks first.
 */
struct charge {
	uint32_t verb, who, deed; /* chunks; `deed` NONE: the one told last */
};

/* "the killings", "the deaths", "the raid" */
static bool is_deed(const struct framing *f, uint32_t i)
{
	static const char *const deaths[] = { "deaths", "bloodshed", "carnage", "atrocity",
		"atrocities", "bloodbath", "crime", NULL };
	static const char *const labour[] = { "union", "unions", "workers", "drivers", "teachers",
		"employers", NULL };
	if (!is_kind(f, i, CHUNK_NOUN) || at(f, i)->none || at(f, i)->quantity != NONE)
		return false;
	if (word_is(f->page, at(f, i)->head, "strike") && frame_sentence_has(f, labour))
		return false; /* "blamed the union for the strike" */
	uint32_t of = role_joined(&f->clause, i, "of");
	if (of != NONE && at(f, i)->lex && at(f, i)->lex->harm == HARM_KILLED &&
		lexeme_has(at(f, of)->lex, FEATURE_THING))
		return false; /* "the killings of stray dogs" */
	return lexeme_has(at(f, i)->lex, FEATURE_EVENT) ||
	       word_is_any(f->page, at(f, i)->head, deaths);
}

static bool tells_of_death(const struct framing *f, uint32_t deed)
{
	const struct lexeme *x = at(f, deed)->lex;
	const struct event *told = frame_deed_before(f);
	if (word_is(f->page, at(f, deed)->head, "shootings") && told && told->harm == HARM_KILLED)
		return true;
	return !lexeme_has(x, FEATURE_EVENT) || x->harm == HARM_KILLED;
}

/* "... for the killings", "of having ordered the raid": what the charge is about. */
static uint32_t deed_behind(const struct framing *f, uint32_t from)
{
	enum { FAR = 12 };
	static const char *const parts[] = { "ordering", "ordered", "directing", "directed",
		"leading", "led", "carrying", "carried", "committing", "committed", "planning",
		"planned", "perpetrating", "perpetrated", "orchestrating", "orchestrated",
		"commanding", "commanded", "being", "having", "been", "staging", "instigating",
		"masterminding", "launching", "calls", "called", NULL };
	for (uint32_t i = from + 1; i < f->clause.end && i < from + FAR; i++) {
		if (is_deed(f, i))
			return i;
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_SUB) ||
			(is_kind(f, i, CHUNK_VERB) && !chunk_has_any(f, i, parts)))
			return NONE;
	}
	return NONE;
}

/* Is the noun somebody who can do a deed: a force, an office, a person? */
bool frame_can_do(const struct framing *f, uint32_t i)
{
	static const feature_set doers = (feature_set)1 << FEATURE_ARMED |
					 (feature_set)1 << FEATURE_ORG |
					 (feature_set)1 << FEATURE_SOURCE;
	if (!is_kind(f, i, CHUNK_NOUN) || at(f, i)->none || at(f, i)->bare || is_deed(f, i))
		return false;
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
		if (f->page->has[w] & doers)
			return true;
	struct str low = low_at(f->page, at(f, i)->head);
	if (str_ends(low, STR("self")) || str_ends(low, STR("selves")))
		return false; /* "blamed herself" */
	return at(f, i)->pronoun || at(f, i)->name != NONE || role_is_human(f->page, i, true) ||
	       frame_is_side(f, i);
}

/* "held the commandant, Col. Piet Rusk, responsible": over what stands in apposition, but no further clause. */
static bool has_behind(const struct framing *f, uint32_t from, const char *const *words)
{
	enum { FAR = 8 };
	for (uint32_t i = from + 1; i < f->clause.end && i < from + FAR; i++) {
		if (is_kind(f, i, CHUNK_STOP) || is_kind(f, i, CHUNK_VERB) ||
			is_kind(f, i, CHUNK_AND) || is_kind(f, i, CHUNK_REL))
			return false;
		if (chunk_has_any(f, i, words))
			return true;
	}
	return false;
}

/* "blamed the deaths, of which she gave no count, on "terrorists"": past what stands between commas. */
static uint32_t behind_aside(const struct framing *f, uint32_t from, const char *preposition)
{
	enum { FAR = 14 };
	if (!is_kind(f, from + 1, CHUNK_COMMA))
		return NONE;
	for (uint32_t i = from + 2; i < f->clause.end && i < from + FAR; i++)
		if (is_kind(f, i, CHUNK_PREP) && is_kind(f, i - 1, CHUNK_COMMA) &&
			word_is(f->page, at(f, i)->first, preposition))
			return is_kind(f, i + 1, CHUNK_QUOTE) ? i + 2 : i + 1;
	return NONE;
}

/* "blames the killings on the army", "the raid was blamed on the army", "was attributed to it" */
static uint32_t blamed_on(const struct framing *f, uint32_t verb, uint32_t deed)
{
	uint32_t who = role_after(&f->clause, verb, "on");
	who = who != NONE ? who : role_after(&f->clause, verb, "to");
	who = who != NONE ? who : behind_aside(f, deed, "on");
	while (who != NONE && at(f, who)->possessive && is_kind(f, who + 1, CHUNK_NOUN))
		who++; /* "on the Lord's Army" */
	return who;
}

/* The killing or attack told in this sentence before the verb, or in the two before it; not past what tells of no deed. */
static const struct event *just_told(const struct framing *f, uint32_t verb)
{
	enum { BACK = 2, FAR = 64 };
	const struct event *found = NULL;
	size_t n = f->page->events.count;
	for (size_t k = n; k-- > 0 && k + FAR > n;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence + BACK < f->sentence ||
			(e->sentence + BACK == f->sentence && !f->page->live[f->sentence - 1]))
			break;
		if (e->trigger >= at(f, verb)->first || e->hypothetical || e->whole != NONE)
			continue;
		if (e->harm == HARM_KILLED)
			return e;
		if (!found && e->act >= ACT_KILLING && e->act <= ACT_ARSON)
			found = e;
	}
	return found;
}

/* Was what was just told done by somebody, as far as it says: killed in no storm, no fire, not drowned? */
static bool just_done(const struct framing *f, uint32_t verb)
{
	static const char *const mishaps[] = { "fire", "blaze", "crash", "collision", "accident",
		"stampede", "collapse", "collapsed", "cave-in", "shipwreck", "capsized", "sank",
		"drowned", "crush", "overdose", "heat", "cold", "poisoning", NULL };
	static const feature_set armed = (feature_set)1 << FEATURE_ARMED | (feature_set)1
										   << FEATURE_MEANS;
	const struct event *told = just_told(f, verb);
	if (!told)
		return false;
	struct framing of = *f;
	of.sentence = told->sentence;
	return !frame_is_mishap(&of) && (!frame_sentence_has(&of, mishaps) ||
						(f->page->within[told->sentence] & armed) != 0);
}

/* "blamed a militia.": no deed behind it, and one just told */
static bool blames_barely(const struct framing *f, uint32_t i, uint32_t who)
{
	bool quoted = is_kind(f, i + 1, CHUNK_QUOTE);
	return !at(f, i)->passive && str_starts(low_at(f->page, at(f, i)->head), STR("blam")) &&
	       (quoted || frame_ends_bare(f, who)) &&
	       (frame_can_be_blamed(f, who) || frame_is_named_group(f, i, who)) && just_done(f, i);
}

/* "pointed the finger at the guards for the raid" */
static bool points_at(const struct framing *f, uint32_t i, struct charge *c)
{
	uint32_t finger = role_object(&f->clause, i);
	if (finger == NONE || !word_is(f->page, at(f, finger)->head, "finger"))
		return false;
	uint32_t who = role_after(&f->clause, finger, "at");
	*c = (struct charge){ i, who, deed_behind(f, finger) };
	return c->deed != NONE
		       ? frame_can_do(f, who)
		       : frame_can_be_blamed(f, who) && frame_ends_bare(f, who) && just_done(f, i);
}

static bool charges(const struct framing *f, uint32_t i, struct charge *c)
{
	const struct chunk *v = at(f, i);
	static const char *const ascribes[] = { "attribute", "attributes", "attributed",
		"attributing", NULL };
	bool ascribed = word_is_any(f->page, v->head, ascribes);
	if (v->negative || v->modal)
		return false;
	if (may_stand(f->page, f->sentence, "finger") && points_at(f, i, c))
		return true;
	if (!lexeme_has(v->lex, FEATURE_ACCUSE) && !ascribed)
		return false;
	uint32_t one = v->passive ? role_subject(&f->clause, i) : role_object(&f->clause, i);
	one = one == NONE && !ascribed ? frame_quoted_behind(f, i) : one;
	if (one == NONE || (ascribed && !is_deed(f, one)))
		return false;
	*c = is_deed(f, one) ? (struct charge){ i, blamed_on(f, i, one), one }
			     : (struct charge){ i, one, deed_behind(f, v->passive ? i : one) };
	uint32_t why = c->deed == NONE ? behind_aside(f, one, "for") : NONE;
	if (why != NONE && is_deed(f, why))
		c->deed = why;
	bool bare = c->deed == NONE && why == NONE && blames_barely(f, i, one);
	return bare || (frame_can_do(f, c->who) && c->deed != NONE);
}

/* "says the 2nd Brigade was responsible", "was responsible for it": for what was told last */
static bool is_bare_guilt(const struct framing *f, uint32_t verb)
{
	const struct page *p = f->page;
	uint32_t w = at(f, verb)->end;
	w += word_is_any(p, w, WORDS("directly", "solely", "fully"));
	if (word_is_any(p, w - 1, WORDS("responsible", "behind")))
		w--;
	if (!word_is_any(p, w, WORDS("responsible", "guilty")) || w + 1 >= p->scan.words.count)
		return false;
	return p->scan.words.at[w + 1].shape & SHAPE_PUNCT ||
	       (word_is(p, w + 1, "for") && word_is_any(p, w + 2, WORDS("it", "this", "that")));
}

/* "held the mayor personally responsible for the deaths", "the army was responsible for the raid", "was behind it" */
static bool holds_responsible(const struct framing *f, uint32_t i, struct charge *c)
{
	static const char *const holds[] = { "hold", "holds", "held", "holding", NULL };
	static const char *const held[] = { "responsible", "accountable", "liable", "culpable",
		"answerable", NULL };
	static const char *const is[] = { "responsible", "behind", "culpable", "guilty", NULL };
	const struct chunk *v = at(f, i);
	bool be = lexeme_has(v->lex, FEATURE_BE) && !v->passive && !role_is_verbal(f->page, i);
	bool hold = word_is_any(f->page, v->head, holds) && !v->passive;
	bool blamed =
		be && is_kind(f, i + 1, CHUNK_VERB) && at(f, i + 1)->infinitive &&
		word_is(f->page, at(f, i + 1)->head, "blame"); /* "are to blame for the deaths" */
	uint32_t whom = hold ? role_object(&f->clause, i) : NONE;
	bool to_blame = whom != NONE && is_kind(f, whom + 1, CHUNK_VERB) &&
			at(f, whom + 1)->infinitive &&
			word_is(f->page, at(f, whom + 1)->head, "blame");
	if ((!be && !hold) || v->negative || v->modal ||
		!(blamed || to_blame || has_behind(f, i, be ? is : held)))
		return false;
	uint32_t who = be ? role_subject(&f->clause, i) : role_object(&f->clause, i);
	*c = (struct charge){ i, who, deed_behind(f, i + blamed) };
	if (c->deed == NONE && blamed) /* "said government soldiers were to blame" */
		return is_kind(f, who, CHUNK_NOUN) && frame_is_side(f, who) && !at(f, who)->none &&
		       frame_ends_bare(f, i + 1) && just_done(f, i);
	if (c->deed == NONE && be && is_bare_guilt(f, i))
		return is_kind(f, who, CHUNK_NOUN) && frame_is_side(f, who) && !at(f, who)->none &&
		       just_done(f, i);
	if (to_blame) /* "hold the platoon to blame" */
		return frame_can_be_blamed(f, who) && frame_ends_bare(f, who + 1) &&
		       just_done(f, i);
	uint32_t w = hold && who != NONE ? at(f, who)->end + 1 : 0;
	if (c->deed == NONE && hold && word_is_any(f->page, w - 1, held)) {
		bool ends = w >= f->page->scan.words.count ||
			    (f->page->scan.words.at[w].shape & SHAPE_PUNCT);
		bool it = word_is(f->page, w, "for") &&
			  word_is_any(f->page, w + 1,
				  WORDS("it", "this", "that", "them", "every", "each"));
		return (ends || it) && frame_can_be_blamed(f, who) && just_done(f, i);
	}
	return frame_can_do(f, who) && c->deed != NONE &&
	       (!blamed || (frame_is_side(f, who) &&
				   tells_of_death(f, c->deed))); /* no "attack on pensions" */
}

/* FRAME-255: "This was the work of the army", "these were the militia's doing", "it was soldiers who did this". */
static bool is_work_of(const struct framing *f, uint32_t i, struct charge *c)
{
	static const char *const works[] = { "work", "doing", "handiwork", "deed", "crime", NULL };
	static const char *const did[] = { "did", "done", "committed", "carried", NULL };
	const struct chunk *v = at(f, i);
	uint32_t what = i + 1;
	bool deed = i > f->clause.first && is_deed(f, i - 1); /* "the killings were the work of" */
	if (!lexeme_has(v->lex, FEATURE_BE) || v->negative || v->modal || v->passive ||
		!is_kind(f, i - 1, CHUNK_NOUN) || !is_kind(f, what, CHUNK_NOUN) ||
		(!deed && !word_is_any(f->page, at(f, i - 1)->head,
				  WORDS("this", "that", "it", "these", "those", "they"))))
		return false;
	uint32_t who = what;
	if (owns_next(f->page, what, f->clause.end))
		what++;
	else if (word_is_any(f->page, at(f, what)->head, works))
		who = role_joined(&f->clause, what, "of");
	bool done = is_kind(f, what + 1, CHUNK_REL) && is_kind(f, what + 2, CHUNK_VERB) &&
		    chunk_has_any(f, what + 2, did) && is_kind(f, what + 3, CHUNK_NOUN) &&
		    word_is_any(f->page, at(f, what + 3)->head, WORDS("this", "it", "that"));
	bool alone = word_is(f->page, at(f, i - 1)->head, "it") && !f->page->wide &&
		     is_kind(f, i - 2, CHUNK_QUOTE) && frame_ends_bare(f, what) &&
		     just_done(f, i); /* ""It was the Third Brigade," said Reed" */
	if (!done && !alone && !word_is_any(f->page, at(f, what)->head, works))
		return false;
	*c = (struct charge){ i, who, deed ? i - 1 : NONE };
	return is_kind(f, who, CHUNK_NOUN) && frame_is_side(f, who) && (deed || just_told(f, i));
}

/* FRAME-255: "named the governor as the man who gave the order", "identified him as the officer who commanded the raid". */
static bool names_as(const struct framing *f, uint32_t i, struct charge *c)
{
	static const char *const names[] = { "named", "names", "naming", "identified", "identifies",
		"identifying", "described", NULL };
	static const char *const led[] = { "ordered", "gave", "commanded", "led", "directed",
		"planned", "authorised", "authorized", "orchestrated", "oversaw", NULL };
	enum { FAR = 14 };
	const struct chunk *v = at(f, i);
	if (!word_is_any(f->page, v->head, names) || v->passive || v->negative)
		return false;
	uint32_t who = role_object(&f->clause, i);
	for (uint32_t k = i + 1; who != NONE && k + 3 < f->clause.end && k < i + FAR; k++) {
		if (!is_kind(f, k, CHUNK_REL) || !is_kind(f, k + 1, CHUNK_VERB) ||
			!is_kind(f, k - 1, CHUNK_NOUN) ||
			!word_is(f->page, at(f, k - 1)->first - 1, "as") ||
			!word_is_any(f->page, at(f, k + 1)->head, led))
			continue;
		bool order = word_is(f->page, at(f, k + 1)->head, "gave");
		if (order && !chunk_has_any(f, k + 2, WORDS("order", "orders")))
			return false;
		uint32_t deed = role_object(&f->clause, k + 1);
		*c = (struct charge){ i, who, is_deed(f, deed) ? deed : NONE };
		return frame_can_do(f, who) && (c->deed != NONE || (order && just_told(f, i)));
	}
	return false;
}

/* FRAME-256: "filed a complaint for murder against the commander", "a murder complaint against him". */
static bool complains(const struct framing *f, uint32_t i, struct charge *c)
{
	static const char *const suits[] = { "complaint", "complaints", "lawsuit", "suit", "charge",
		"charges", "case", NULL };
	static const char *const files[] = { "file", "files", "filed", "filing", "lodge", "lodged",
		"bring", "brought", "submit", "submitted", NULL };
	enum { FAR = 8 };
	uint32_t what =
		word_is_any(f->page, at(f, i)->head, files) ? role_object(&f->clause, i) : NONE;
	if (what == NONE || !word_is_any(f->page, at(f, what)->head, suits) || at(f, what)->none ||
		at(f, i)->passive || at(f, i)->negative)
		return false;
	bool deed = false;
	for (uint32_t w = at(f, what)->first; w < at(f, what)->end; w++)
		deed |= word_has(f->page, w, FEATURE_EVENT) &&
			lex_at(f->page, w)->harm == HARM_KILLED;
	*c = (struct charge){ i, role_after(&f->clause, what, "against"), deed ? what : NONE };
	for (uint32_t k = what + 1; k < f->clause.end && k < what + FAR && !deed; k++) {
		deed = is_deed(f, k) && tells_of_death(f, k);
		c->deed = deed ? k : NONE;
		if (is_kind(f, k, CHUNK_VERB) || is_kind(f, k, CHUNK_STOP))
			break;
	}
	return deed && c->who != NONE && frame_can_do(f, c->who);
}

/* FRAME-282: "the blame lay with the government", "the fault rests with the militia", behind a deed that was just told. */
static bool lies_with(const struct framing *f, uint32_t i, struct charge *c)
{
	static const char *const blames[] = { "blame", "fault", "guilt", "responsibility", NULL };
	static const char *const lies[] = { "lay", "lies", "lie", "rests", "rested", "rest",
		"falls", "fell", "belongs", "lain", NULL };
	static const char *const ways[] = { "with", "on", "upon", "to", NULL };
	const struct chunk *v = at(f, i);
	uint32_t blame = role_subject(&f->clause, i), who = i + 2;
	while (blame != NONE && owns_next(f->page, blame, f->clause.end))
		blame++;
	if (!word_is_any(f->page, v->head, lies) || v->negative || v->modal || blame == NONE ||
		!word_is_any(f->page, at(f, blame)->head, blames) || at(f, blame)->none ||
		!is_kind(f, i + 1, CHUNK_PREP) ||
		!word_is_any(f->page, at(f, i + 1)->first, ways) || !is_kind(f, who, CHUNK_NOUN) ||
		(blame + 1 != i && !(blame + 3 == i && is_deed(f, blame + 2) &&
					   word_is(f->page, at(f, blame)->end, "for"))))
		return false; /* "responsibility for the budget lies with" */
	*c = (struct charge){ i, who, NONE };
	return (frame_is_side(f, who) || frame_is_power(f, who)) && !at(f, who)->pronoun &&
	       just_done(f, i) && !frame_said_of_other(f);
}

/* FRAME-282: "laid the blame on the security forces" */
static bool lays_blame(const struct framing *f, uint32_t i, struct charge *c)
{
	static const char *const lays[] = { "laid", "lays", "put", "puts", "placed", "pinned",
		NULL };
	const struct chunk *v = at(f, i);
	uint32_t blame = word_is_any(f->page, v->head, lays) ? role_object(&f->clause, i) : NONE;
	if (blame == NONE || v->negative || v->modal || v->passive || at(f, blame)->none ||
		!word_is(f->page, at(f, blame)->head, "blame"))
		return false;
	uint32_t who =
		is_kind(f, blame + 2, CHUNK_QUOTE) ? frame_quoted_behind(f, blame + 1) : blame + 2;
	*c = (struct charge){ i, who, NONE };
	return is_kind(f, who, CHUNK_NOUN) &&
	       word_is_any(f->page, at(f, blame + 1)->first, WORDS("on", "upon")) &&
	       (frame_can_be_blamed(f, who) || frame_is_power(f, who)) && !at(f, who)->pronoun &&
	       (who != blame + 2 || frame_ends_bare(f, who)) && just_done(f, i);
}

/* FRAME-255: ""The state did this," said": in a quotation, behind a deed that was just told. */
static bool did_this(const struct framing *f, uint32_t i, struct charge *c)
{
	const struct chunk *v = at(f, i);
	uint32_t what = i + 1;
	if (!word_is(f->page, v->head, "did") || v->negative || v->modal ||
		i < f->clause.first + 2 || !is_kind(f, i - 2, CHUNK_QUOTE) ||
		!is_kind(f, what, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, what)->head, WORDS("this", "it", "that")) ||
		!(f->page->scan.words.at[at(f, what)->end].shape & SHAPE_PUNCT))
		return false;
	*c = (struct charge){ i, i - 1, NONE };
	return is_kind(f, i - 1, CHUNK_NOUN) && frame_is_side(f, i - 1) && just_done(f, i) &&
	       !frame_said_of_other(f);
}

static bool is_strike(const struct framing *f, uint32_t deed)
{
	const struct lexeme *x = at(f, deed)->lex;
	return x && x->act >= 0 && act_is_attack((enum act)x->act);
}

/* "if", "whether", "no proof exists that", "denied that its troops had": before the verb, what leaves it open. */
bool frame_is_open_or_denied(const struct framing *f, uint32_t verb)
{
	enum { BACK = 64 };
	static const char *const opens[] = { "if", "whether", "how", "unless", NULL };
	for (uint32_t k = verb; k-- > f->clause.first && k + BACK > verb;) {
		if (chunk_has_any(f, k, opens) || (is_kind(f, k, CHUNK_NOUN) && at(f, k)->none))
			return true;
		if (is_kind(f, k, CHUNK_VERB) && lexeme_has(at(f, k)->lex, FEATURE_SAY) &&
			at(f, k)->lex->stance == STANCE_DENIES)
			return true; /* "denied that its troops had carried it out": CLAIM-2 */
	}
	return false;
}

/* "the brigade known as the Lynxes": the brigade. */
static uint32_t known_as(const struct framing *f, uint32_t who)
{
	uint32_t w = who == NONE ? 0 : at(f, who)->first;
	if (w < f->page->scan.sentences.at[f->sentence].first + 3 ||
		!word_is(f->page, w - 1, "as") || !word_is(f->page, w - 2, "known"))
		return who;
	uint32_t side = f->page->mark[w - 3].chunk;
	return is_kind(f, side, CHUNK_NOUN) ? side : who;
}

/* "This was a planned execution, carried out by the state": what the participle is about, behind "this was"; or NONE. */
static uint32_t deed_it_was(const struct framing *f, uint32_t i)
{
	uint32_t deed = i - 1; /* "murder, planned and carried out by" */
	deed -= is_kind(f, deed, CHUNK_AND) && is_kind(f, deed - 1, CHUNK_VERB) ? 2 : 0;
	deed -= is_kind(f, deed, CHUNK_COMMA) && deed > f->clause.first;
	bool by = i + 1 < f->clause.end && word_is(f->page, at(f, i + 1)->first, "by");
	if (!(at(f, i)->participle || by) || at(f, i)->aux || deed < f->clause.first + 2 ||
		!is_deed(f, deed) || !is_kind(f, deed - 1, CHUNK_VERB) ||
		!is_kind(f, deed - 2, CHUNK_NOUN) ||
		!lexeme_has(at(f, deed - 1)->lex, FEATURE_BE) || at(f, deed - 1)->negative ||
		!word_is_any(f->page, at(f, deed - 2)->head, WORDS("this", "that", "it", "these")))
		return NONE;
	return deed;
}

/* "Belmar had carried out a massacre": a land or a town by its name alone. */
static bool is_land(const struct framing *f, uint32_t who)
{
	const struct chunk *n = at(f, who);
	return n->end == n->first + 1 && n->name != NONE &&
	       (f->page->mark[n->head].spot != NONE || frame_deed_before(f));
}

/* FRAME-267: "the army had committed "a planned massacre"", "the killings were carried out by the militia" */
static bool commits(const struct framing *f, uint32_t i, struct charge *c)
{
	static const char *const commit[] = { "committed", "committing", "perpetrated",
		"perpetrating", "commit", NULL };
	const struct chunk *v = at(f, i);
	bool carries = word_is(f->page, v->head, "carried") &&
		       (word_is(f->page, v->end, "out") || word_is(f->page, v->end - 1, "out"));
	bool it = word_is(f->page, v->head, "carried") && word_is(f->page, v->end + 1, "out") &&
		  word_is_any(f->page, v->end, WORDS("it", "this", "them"));
	if (it && !v->negative && !v->modal && !v->passive && !frame_is_open_or_denied(f, i)) {
		*c = (struct charge){ i, role_subject(&f->clause, i), NONE };
		return is_kind(f, c->who, CHUNK_NOUN) && !at(f, c->who)->pronoun &&
		       frame_is_side(f, c->who) && just_done(f, i);
	}
	bool orders = word_is_any(f->page, v->head, WORDS("ordered", "planned", "organised")) &&
		      deed_it_was(f, i) != NONE;
	if ((!carries && !orders && !word_is_any(f->page, v->head, commit)) || v->negative ||
		v->modal || v->infinitive)
		return false;
	if (frame_is_open_or_denied(f, i))
		return false;
	uint32_t told = deed_it_was(f, i);
	if (told != NONE && !tells_of_death(f, told))
		return false; /* "this was a raid carried out by the police on a bar" */
	uint32_t deed = told != NONE ? told
			: v->passive ? role_subject(&f->clause, i)
				     : deed_behind(f, i);
	uint32_t who = v->passive || told != NONE ? role_after(&f->clause, i, "by")
						  : role_subject(&f->clause, i);
	who = known_as(f, who);
	if (deed == NONE || who == NONE || !is_deed(f, deed) || !frame_can_do(f, who) ||
		at(f, who)->pronoun || !(frame_is_side(f, who) || is_land(f, who)) ||
		(!tells_of_death(f, deed) && !is_strike(f, deed)))
		return false;
	*c = (struct charge){ i, who, deed };
	return true;
}

/* The word at which somebody says more: "accused the army of the killings and said four of those taken were" */
static uint32_t next_statement(const struct framing *f, uint32_t verb)
{
	for (uint32_t i = verb + 2; i < f->clause.end && !f->page->wide; i++)
		if (is_kind(f, i, CHUNK_VERB) && is_kind(f, i - 1, CHUNK_AND) &&
			lexeme_has(at(f, i)->lex, FEATURE_SAY))
			return at(f, i)->first;
	return at(f, f->clause.end - 1)->end;
}

static bool is_told(const struct framing *f, size_t before, const struct charge *c)
{
	uint32_t from = at(f, c->verb)->first, end = next_statement(f, c->verb);
	for (size_t k = before; k < f->page->events.count; k++) {
		const struct event *e = &f->page->events.at[k];
		if (e->trigger >= from && e->trigger < end &&
			(e->count.known || (e->victim != NONE && e->victim != c->who)))
			return true;
	}
	return false;
}

/* "had carried out the raid": the event of the raid itself, where it counts nobody, or NULL. */
static struct event *deed_read(const struct framing *f, size_t before, const struct charge *c)
{
	for (size_t k = before; c->deed != NONE && k < f->page->events.count; k++) {
		struct event *e = &f->page->events.at[k];
		if (f->page->mark[e->trigger].chunk == c->deed && !e->count.known &&
			e->victim == NONE && !e->negative)
			return e;
	}
	return NULL;
}

static void add(struct framing *f, size_t before, const struct charge *c)
{
	const struct event *told = c->deed == NONE ? just_told(f, c->verb) : frame_deed_before(f);
	size_t answers = told ? (size_t)(told - f->page->events.at) : 0;
	bool dead = c->deed != NONE && tells_of_death(f, c->deed); /* CLAIM-70: in these words */
	enum act act = told ? told->act : dead ? ACT_KILLING : ACT_ATTACK;
	if (c->deed != NONE && lexeme_has(at(f, c->deed)->lex, FEATURE_EVENT))
		act = (enum act)at(f, c->deed)->lex->act;
	if (c->deed == NONE && !told)
		return;
	struct lexeme like = {
		.act = (int8_t)act, .harm = (int8_t)(dead ? HARM_KILLED : HARM_NONE), .basis = -1
	};
	struct event *e = deed_read(f, before, c);
	if (!e)
		e = frame_add(f, "FRAME-230", c->deed != NONE ? c->deed : c->who, NONE, &like);
	e->rule = "FRAME-230";
	e->act = act;
	e->harm = dead ? HARM_KILLED : HARM_NONE;
	frame_widen(e, at(f, c->verb));
	frame_widen(e, at(f, c->who));
	if (owns_next(f->page, c->who, f->clause.end))
		frame_widen(e, at(f, c->who + 1));
	e->actor = c->who;
	if (told && f->page->events.at[answers].sentence < f->sentence)
		e->answers = (uint32_t)answers;
}

void frame_accuses(struct framing *f, size_t before)
{
	struct charge c;
	for (uint32_t i = f->clause.first; i < f->clause.end; i++)
		if (is_kind(f, i, CHUNK_VERB) &&
			(charges(f, i, &c) || holds_responsible(f, i, &c) || is_work_of(f, i, &c) ||
				names_as(f, i, &c) || complains(f, i, &c) || lies_with(f, i, &c) ||
				lays_blame(f, i, &c) || did_this(f, i, &c) || commits(f, i, &c)) &&
			!is_told(f, before, &c) && !frame_is_of_invention(f, i))
			add(f, before, &c);
}
