#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * FRAME-35: what a force did or is said to have done, without harm by itself: "a patrol entered the outer
 * lanes", "no live ammunition was used". Such an event becomes a claim only where a party denies, admits or
 * confirms it (CLAIM-2, CLAIM-6). So does a denial that names neither: "denied any involvement",
 * "dismissed the reports": it is about the deed told last.
 */
enum { NEAR_SENTENCES = 40 };

static bool any_word(const struct framing *f, uint32_t i, enum feature feature)
{
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
		if (word_has(f->page, w, feature))
			return true;
	return false;
}

/* "its forces", "a patrol", "we", "no unit". */
static bool is_force(const struct framing *f, uint32_t noun)
{
	if (!is_kind(f, noun, CHUNK_NOUN))
		return false;
	const struct chunk *c = at(f, noun);
	uint32_t of = role_joined(&f->clause, noun, "of");
	if (of != NONE && !any_word(f, noun, FEATURE_MEANS))
		return is_force(f, of) || (c->none && any_word(f, noun, FEATURE_ARMED));
	return c->pronoun || tag_at(f->page, c->first) == TAG_PRPS ||
	       word_is(f->page, c->head, "anybody") || word_is(f->page, c->head, "anyone") ||
	       any_word(f, noun, FEATURE_ARMED) || any_word(f, noun, FEATURE_ORG) ||
	       (!f->page->wide && word_is_any(f->page, c->head, WORDS("guard", "guards")) &&
		       word_is_any(f->page, c->head - 1,
			       WORDS("frontier", "border", "presidential", "national", "republican",
				       "coast", "prison", "palace")));
}

/* "not a shot was fired" */
static bool is_not_a(const struct framing *f, uint32_t noun)
{
	uint32_t w = at(f, noun)->first;
	return w > 0 && word_is(f->page, w - 1, "not") &&
	       word_is_any(f->page, w, WORDS("a", "one")) && !f->page->wide;
}

static bool is_means(const struct framing *f, uint32_t noun)
{
	uint32_t of = is_kind(f, noun, CHUNK_NOUN) ? role_joined(&f->clause, noun, "of") : NONE;
	return is_kind(f, noun, CHUNK_NOUN) &&
	       (any_word(f, noun, FEATURE_MEANS) || word_is(f->page, at(f, noun)->head, "shot") ||
		       (is_not_a(f, noun) && word_is_any(f->page, at(f, noun)->head,
						     WORDS("round", "bullet", "cartridge"))) ||
		       (of != NONE && any_word(f, of, FEATURE_MEANS)));
}

static struct event *add(
	struct framing *f, uint32_t chunk, enum act act, enum harm harm, uint32_t actor)
{
	struct lexeme like = { .act = (int8_t)act, .harm = (int8_t)harm, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-35", chunk, NONE, &like);
	if (actor != NONE)
		e->actor = actor;
	return e;
}

/* "no unit", "none of our men", "no unit of this ministry". */
static bool is_nobody(const struct framing *f, uint32_t noun)
{
	if (at(f, noun)->none)
		return true;
	return noun >= f->clause.first + 2 && is_kind(f, noun - 1, CHUNK_PREP) &&
	       word_is(f->page, at(f, noun - 1)->first, "of") && is_kind(f, noun - 2, CHUNK_NOUN) &&
	       at(f, noun - 2)->none;
}

/* "no unit was there", "its forces were not present in the area" */
static bool is_absent(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (!lexeme_has(v->lex, FEATURE_BE) || v->passive || verb + 1 >= f->clause.end)
		return false;
	uint32_t subject = role_subject(&f->clause, verb);
	bool said = false;
	for (uint32_t i = f->clause.first; i < verb; i++)
		said |= lexeme_has(at(f, i)->lex, FEATURE_SAY);
	if (subject == NONE || word_is(f->page, at(f, subject)->head, "i") ||
		(at(f, subject)->pronoun && !said) || !is_force(f, subject) ||
		!(v->negative || word_has(f->page, at(f, verb + 1)->first, FEATURE_NEGATION) ||
			is_nobody(f, subject)))
		return false;
	uint32_t w = at(f, verb + 1)->first;
	w += word_is(f->page, w, "never") && !f->page->wide;
	if (!(frame_is_at_place(f, w) && !f->page->wide) && !word_is(f->page, w, "there") &&
		!word_is(f->page, w, "nowhere") && !word_is(f->page, w, "anywhere") &&
		!word_is(f->page, w, "present") && !word_is(f->page, w, "within") &&
		!(word_is(f->page, w, "in") && word_is(f->page, w + 1, "the")) &&
		!word_is(f->page, w, "near"))
		return false;
	struct event *e = add(f, verb, ACT_MILITARY_ACTIVITY, HARM_NONE, NONE);
	e->negative = true;
	return true;
}

/* "forced to fire two officers", "to fire the boilers"; "the general returned fire at his critics" */
static bool fires_none(const struct framing *f, uint32_t verb, uint32_t subject, uint32_t object)
{
	const struct chunk *v = at(f, verb);
	bool one = is_kind(f, subject, CHUNK_NOUN) && !at(f, subject)->plural &&
		   lexeme_has(at(f, subject)->lex, FEATURE_TITLE);
	return (object != NONE && word_is(f->page, v->head, "fire")) ||
	       (one && word_is(f->page, v->head, "returned"));
}

bool frame_activity(struct framing *f, uint32_t verb)
{
	static const char *const asks[] = { "questions", "a", "requests", "calls", "messages",
		"emails", "inquiries", "repeated", "several", "written", "to", NULL };
	const struct chunk *v = at(f, verb);
	if (is_absent(f, verb) || (!f->page->wide && frame_has_nobody_there(f, verb)))
		return true;
	if (!lexeme_has(v->lex, FEATURE_ACTIVITY))
		return false;
	uint32_t subject = role_subject(&f->clause, verb), object = role_object(&f->clause, verb);
	bool means = is_means(f, v->passive ? subject : object);
	bool aimed =
		v->passive && is_kind(f, subject, CHUNK_NOUN) && word_is(f->page, v->head, "aimed");
	if (!means && !aimed && !is_force(f, subject) &&
		!(v->passive && any_word(f, verb, FEATURE_ARMED)))
		return false;
	bool uses = str_starts(low_at(f->page, v->head), STR("us")) ||
		    str_starts(low_at(f->page, v->head), STR("employ"));
	if (uses && !means && !v->passive && object != NONE && !f->page->wide)
		return false; /* "they did not use the list" */
	if (str_starts(low_at(f->page, v->head), STR("releas")) && !means && !f->page->wide)
		return false; /* "Police released one of them" */
	if (!f->page->wide && str_starts(low_at(f->page, v->head), STR("respon")) &&
		word_is_any(f->page,
			v->end + (word_is(f->page, v->end, "to") ||
					 word_is(f->page, v->end, "immediately")),
			asks))
		return false; /* "did not respond to questions", "to a request for comment" */
	if (!f->page->wide && fires_none(f, verb, subject, means ? NONE : object))
		return false;
	enum act act = means ? ACT_ATTACK : (enum act)v->lex->act;
	struct event *e = add(f, verb, act, HARM_NONE, v->passive ? NONE : subject);
	if (subject != NONE && (at(f, subject)->none || is_not_a(f, subject)))
		e->negative = true;
	if (!v->passive && object != NONE && at(f, object)->none)
		e->negative = true; /* "officers used no firearms" */
	if (e->actor != NONE && at(f, e->actor)->none)
		e->actor = NONE;
	e->hypothetical &= !v->perfect;
	return true;
}

/* The deed told last: of those killed, if there were any. */
const struct event *frame_deed_before(const struct framing *f)
{
	const struct event *found = NULL;
	for (size_t i = f->page->events.at ? f->page->events.count : 0; i-- > 0;) {
		const struct event *e = &f->page->events.at[i];
		if (e->sentence + NEAR_SENTENCES < f->sentence)
			break;
		if (e->sentence == f->sentence || e->whole != NONE)
			continue;
		if (e->harm == HARM_KILLED)
			return e;
		if (!found && e->act != ACT_THREAT && e->act != ACT_DEPRIVATION)
			found = e;
	}
	return found;
}

static bool ends_there(const struct framing *f, uint32_t i)
{
	return word_is(f->page, at(f, i)->first, "that") &&
	       (i + 1 >= f->clause.end ||
		       (f->page->scan.words.at[at(f, i)->end].shape & SHAPE_PUNCT));
}

/* The noun that a denial is about when it names no deed: "responsibility", "the reports", "it". */
static uint32_t answered_noun(const struct framing *f, uint32_t verb)
{
	for (uint32_t i = verb + 1; i < f->clause.end && i < verb + 8; i++) {
		bool takes = word_is(f->page, at(f, i)->head, "taken") ||
			     word_is(f->page, at(f, i)->head, "played") ||
			     word_is(f->page, at(f, i)->head, "had");
		if (i == verb + 1 && is_kind(f, i, CHUNK_SUB) && ends_there(f, i))
			return i; /* "flatly denied that." */
		if (is_kind(f, i, CHUNK_STOP) ||
			(is_kind(f, i, CHUNK_VERB) && i > verb + 1 && !takes &&
				!lexeme_has(at(f, i)->lex, FEATURE_BE)))
			return NONE;
		if (!is_kind(f, i, CHUNK_NOUN))
			continue;
		if (any_word(f, i, FEATURE_PART_IN) || any_word(f, i, FEATURE_ACCOUNT))
			return i;
	}
	return NONE;
}

/* "a charge it denies", "which the army denied": nothing behind the verb, the noun before it. */
static uint32_t answered_before(const struct framing *f, uint32_t verb)
{
	uint32_t next = verb + 1;
	bool calls = !f->page->wide && role_calls_false(f->page, &f->clause, verb);
	if ((is_kind(f, next, CHUNK_NOUN) && !calls) || is_kind(f, next, CHUNK_VERB) ||
		(is_kind(f, next, CHUNK_SUB) && word_is(f->page, at(f, next)->first, "that")))
		return NONE;
	for (uint32_t i = verb; i > f->clause.first && i + 6 > verb; i--)
		if (is_kind(f, i - 1, CHUNK_REL) ||
			(is_kind(f, i - 1, CHUNK_NOUN) && any_word(f, i - 1, FEATURE_ACCOUNT)))
			return i - 1;
	return NONE;
}

/* "denied that any of its units had been within 20 kilometres": what its force is said not to have done. */
static uint32_t answered_force(const struct framing *f, uint32_t verb)
{
	if (!is_kind(f, verb + 1, CHUNK_SUB) || !word_is(f->page, at(f, verb + 1)->first, "that"))
		return NONE;
	for (uint32_t i = verb + 2; i < f->clause.end && i < verb + 6; i++)
		if (is_kind(f, i, CHUNK_VERB))
			return NONE;
		else if (is_kind(f, i, CHUNK_NOUN) && !at(f, i)->pronoun && is_force(f, i) &&
			 any_word(f, i, FEATURE_ARMED))
			return i;
	return NONE;
}

static bool is_told_since(const struct framing *f, size_t before, uint32_t verb)
{
	uint32_t end =
		verb +
		1; /* to the next verb of saying: "disclaimed responsibility and said that ..." */
	while (end < f->clause.end &&
		!(is_kind(f, end, CHUNK_REL) && !word_is(f->page, at(f, end)->first, "that") &&
			!word_is(f->page, at(f, end)->first - 1, "to")) &&
		!(is_kind(f, end, CHUNK_VERB) && lexeme_has(at(f, end)->lex, FEATURE_SAY) &&
			is_kind(f, end - 1, CHUNK_AND)))
		end++;
	for (size_t i = before; i < f->page->events.count; i++)
		if (f->page->events.at[i].trigger > at(f, verb)->head &&
			(end == f->clause.end || f->page->events.at[i].trigger < at(f, end)->first))
			return true;
	return false;
}

static bool denies(const struct framing *f, uint32_t i)
{
	const struct chunk *v = at(f, i);
	if (v->kind != CHUNK_VERB || v->negative || v->infinitive)
		return false;
	if (v->passive && (f->page->wide || role_after(&f->clause, i, "by") == NONE))
		return false; /* "a charge rejected by the government" */
	return (lexeme_has(v->lex, FEATURE_SAY) && v->lex->stance == STANCE_DENIES) ||
	       role_calls_false(f->page, &f->clause, i);
}

/* "Some pages report nine deaths, which is baseless": what the sentence told is denied by who tells it. */
static bool called_false_behind(struct framing *f, uint32_t be)
{
	enum { AHEAD = 4 };
	const struct chunk *v = at(f, be);
	size_t n = f->page->events.count;
	if (v->kind != CHUNK_VERB || !lexeme_has(v->lex, FEATURE_BE) || v->negative ||
		!is_kind(f, be - 1, CHUNK_REL) || !is_kind(f, be - 2, CHUNK_COMMA) || !n ||
		f->page->events.at[n - 1].sentence != f->sentence)
		return false;
	struct event told = f->page->events.at[n - 1];
	for (uint32_t i = be + 1; i < f->clause.end && i < be + AHEAD; i++)
		if (any_word(f, i, FEATURE_FALSE)) {
			struct event *e = add(f, be, told.act, told.harm, NONE);
			e->first = at(f, be - 1)->first;
			e->end = at(f, i)->end;
			e->negative = true;
			return true;
		}
	return false;
}

static const struct event *last_of_sentence(const struct framing *f, size_t before)
{
	size_t n = f->page->events.count;
	return n > before ? &f->page->events.at[n - 1] : NULL;
}

/* "Tolmar, which executed 300 in 1988, denied any role": what is told of who denies is not what is denied. */
static bool tells_of_denier(const struct framing *f, const struct event *told, uint32_t verb)
{
	uint32_t who = role_subject(&f->clause, verb);
	if (who == NONE || told->trigger < at(f, who)->end || told->trigger > at(f, verb)->first)
		return false;
	for (uint32_t i = who + 1; i < f->page->mark[told->trigger].chunk; i++)
		if (is_kind(f, i, CHUNK_REL))
			return true;
	return false;
}

/* "The judge dismissed the murder charges against the former minister": a case, and no denial. */
static bool is_case(const struct framing *f, uint32_t verb, uint32_t noun)
{
	return noun > verb && word_is(f->page, at(f, verb)->head, "dismissed") &&
	       word_is_any(f->page, at(f, noun)->head, WORDS("charge", "charges")) &&
	       word_is(f->page, at(f, noun)->end, "against");
}

/* "suggestions that its agents had played a part": of the part, and not of what happened; the word behind it, or 0. */
static uint32_t end_of_part_in(const struct framing *f, uint32_t noun)
{
	enum { AHEAD = 6 };
	bool that = is_kind(f, noun + 1, CHUNK_REL) || is_kind(f, noun + 1, CHUNK_SUB);
	for (uint32_t i = noun + 2; that && i < f->clause.end && i < noun + AHEAD; i++)
		if (any_word(f, i, FEATURE_PART_IN) || word_is(f->page, at(f, i)->head, "part"))
			return at(f, i)->end;
	return 0;
}

/* "denies that anyone was killed and has dismissed the reports": one denial, in other words. */
static bool is_denied_already(const struct framing *f, const struct event *told, uint32_t verb)
{
	uint32_t first = f->page->mark[told->trigger].chunk;
	if (f->page->wide || told->sentence != f->sentence || first > verb ||
		!is_kind(f, verb - 1, CHUNK_AND))
		return false;
	while (first > f->clause.first && !denies(f, first))
		first--;
	return denies(f, first);
}

static void answer(struct framing *f, size_t before, uint32_t verb)
{
	uint32_t noun = answered_noun(f, verb), here = NONE;
	if (noun == NONE)
		noun = here = answered_before(f, verb);
	if (noun == NONE)
		noun = answered_force(f, verb);
	if (noun == NONE ||
		(!f->page->wide && (is_case(f, verb, noun) || frame_is_their_version(f, noun))))
		return;
	const struct event *told = last_of_sentence(f, before);
	if (!told || (here == NONE && (told->trigger > at(f, noun)->first ||
					      tells_of_denier(f, told, verb))))
		told = !f->page->wide && frame_is_one_charge(f, noun) ? frame_charged_before(f)
								      : frame_deed_before(f);
	if (!told)
		return;
	if (is_denied_already(f, told, verb)) {
		f->page->events.at[told - f->page->events.at].end = at(f, noun)->end;
		return;
	}
	for (size_t k = before;
		told->harm == HARM_DISPLACED && k < f->page->events.count && !f->page->wide;
		k++) /* "accused of killing 23 in an eviction; the navy disputes the account" */
		if (f->page->events.at[k].harm == HARM_KILLED)
			told = &f->page->events.at[k];
	uint32_t answers = (uint32_t)(told - f->page->events.at);
	enum act act = told->act;
	uint32_t part = f->page->wide ? 0 : end_of_part_in(f, noun);
	bool of_part =
		part || any_word(f, noun, FEATURE_PART_IN) || any_word(f, noun, FEATURE_ARMED);
	enum harm harm = of_part ? HARM_NONE : told->harm;
	struct event *e = add(f, noun, act, harm, NONE);
	if (f->page->events.at[answers].sentence < f->sentence)
		e->answers = answers;
	frame_widen(e, at(f, verb));
	e->end = part > e->end ? part : e->end;
	e->end = f->page->wide ? e->end : frame_end_of_as(f, verb, e->end);
	if (e->trigger <
		at(f, verb)->head) { /* what is denied stands before: into the verb's reach */
		bool calls = !f->page->wide && verb + 1 < f->clause.end &&
			     role_calls_false(f->page, &f->clause, verb);
		e->trigger = at(f, calls ? verb + 1 : f->clause.end - 1)->head;
	}
	e->negative = false;
}

/* "That number is false", "the allegations were untrue": SAY-14 denies it; here is what. */
static uint32_t called_false(const struct framing *f, uint32_t be)
{
	static const char *const right[] = { "correct", "accurate", "right", NULL };
	const struct chunk *v = at(f, be);
	if (v->kind != CHUNK_VERB || be == f->clause.first ||
		!(v->negative || lexeme_has(v->lex, FEATURE_BE)))
		return NONE;
	bool unlike = role_is_unlike_truth(&f->clause, be);
	if (!unlike && !lexeme_has(v->lex, FEATURE_BE))
		return NONE;
	uint32_t subject = be - 1;
	bool deictic = is_kind(f, subject, CHUNK_NOUN) && at(f, subject)->quantity == NONE &&
		       (any_word(f, subject, FEATURE_ACCOUNT) ||
			       word_is(f->page, at(f, subject)->head, "that") ||
			       word_is(f->page, at(f, subject)->head, "this"));
	if (deictic && unlike)
		return subject;
	for (uint32_t i = be + 1; deictic && i < f->clause.end && i < be + 4; i++) {
		if (any_word(f, i, FEATURE_FALSE))
			return v->negative ? NONE : subject;
		if (word_is(f->page, at(f, i)->head, "true") ||
			(!f->page->wide && word_is_any(f->page, at(f, i)->head, right)))
			return v->negative ? subject : NONE;
	}
	return NONE;
}

/* "I have seen the number of 70 drowned", "a post says over 100": nobody says it but to deny it. */
static bool is_hearsay(const struct framing *f, uint32_t sentence)
{
	static const char *const passed[] = { "seen", "heard", "read", "rumour", "rumours", "saw",
		"someone", "somebody", NULL };
	static const char *const posted[] = { "post", "posts", "video", "clip", "message",
		"messages", "tweet", "viral", "rumor", "rumors", "claim", "claims", "caption",
		"meme", "circulating", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[sentence];
	for (uint32_t w = s->first; w + 1 < s->end; w++)
		if (word_is_any(f->page, w, passed) ||
			(!f->page->wide && word_is_any(f->page, w, posted)))
			return true;
	return false;
}

/* "The Mirror reported", in what the Anselm Mirror prints. */
static bool ends_outlet(const struct framing *f, uint32_t w)
{
	struct str outlet = f->page->report->outlet, word = low_at(f->page, w);
	if (f->page->wide || word.len < 4 || outlet.len < word.len ||
		!(f->page->scan.words.at[w].shape & SHAPE_CAPITAL))
		return false;
	return str_equal_fold(str_slice(outlet, outlet.len - word.len, outlet.len), word);
}

/* "We reported that sixty had died. That figure was wrong": the outlet takes back what it said itself (SAY-17). */
static bool is_our_own(const struct framing *f, const struct event *e)
{
	const struct sentence *s = &f->page->scan.sentences.at[e->sentence];
	for (uint32_t w = s->first; w + 1 < e->first; w++)
		if ((word_is(f->page, w, "we") || ends_outlet(f, w)) &&
			word_has(f->page, w + 1, FEATURE_SAY))
			return true;
	return false;
}

static void deny_told(struct framing *f, uint32_t be, uint32_t noun)
{
	bool number = lexeme_has(at(f, noun)->lex, FEATURE_FIGURE) ||
		      lexeme_has(at(f, noun)->lex, FEATURE_TOLL);
	uint32_t words = at(f, noun)->end - at(f, noun)->first;
	bool short_form =
		words == 1 || (words == 2 && !f->page->wide && any_word(f, noun, FEATURE_ACCOUNT));
	number |= f->sentence > 0 && short_form &&
		  is_hearsay(f, f->sentence - 1); /* "saw someone write 100 dead. that is false" */
	const struct event *deed = frame_deed_before(f);
	for (size_t i = f->page->events.count;
		!number && !f->page->wide && i-- > 0;) { /* "we know that this is not true" */
		const struct event *e = &f->page->events.at[i];
		if (e->sentence + 2 < f->sentence)
			break;
		number = e->sentence < f->sentence && e->count.known && e->whole == NONE &&
			 e->harm == HARM_KILLED && is_our_own(f, e);
	}
	for (size_t i = f->page->events.count; number && i-- > 0;) {
		struct event *e = &f->page->events.at[i];
		if (e->sentence + 2 < f->sentence)
			break;
		if (e->count.known && e->whole == NONE && e->harm == HARM_KILLED) {
			if (is_our_own(f, e) || frame_is_regretted(f, e)) {
				e->retracted = true;
				return;
			}
			e->untrue = e->sentence + 1 == f->sentence && is_hearsay(f, e->sentence);
			deed = e;
			break;
		}
	}
	if (!deed)
		return;
	struct count count = number ? deed->count : (struct count){ 0 };
	struct event *e = add(f, be, deed->act, deed->harm, NONE);
	e->count = count;
	e->first = at(f, noun)->first;
	e->end = at(f, f->clause.end - 1)->first;
	e->negative = false;
}

/* An answer to the deed told last: without a count, from chunk `i` to the end of what is said of it. */
void frame_answer_deed(struct framing *f, uint32_t first, uint32_t i, enum harm harm, bool negative)
{
	const struct event *told = frame_deed_before(f);
	if (!told)
		return;
	uint32_t answers = (uint32_t)(told - f->page->events.at);
	struct event *e = add(f, i, told->act, harm == HARM_KILLED ? told->harm : harm, NONE);
	e->answers = answers; /* of a sentence before: frame_deed_before() */
	if (at(f, first)->first < e->first)
		e->first = at(f, first)->first;
	e->hypothetical = false;
	e->negative = negative;
	if (harm == HARM_NONE) /* what is answered stands before: into the verb's reach */
		e->trigger = at(f, f->clause.end - 1)->head;
}

/* "The Front claimed responsibility", "the army said it was not involved", of the deed told last. */
static void answers_for(struct framing *f, uint32_t i)
{
	const struct chunk *c = at(f, i);
	bool claims = c->kind == CHUNK_VERB &&
		      (lexeme_has(c->lex, FEATURE_CLAIM_DEED) || role_claims_deed(&f->clause, i));
	if (claims && !c->negative && !c->passive && !c->infinitive) {
		uint32_t who = role_subject(&f->clause, i);
		if (is_kind(f, who, CHUNK_NOUN) && !at(f, who)->none)
			frame_answer_deed(f, i, i, HARM_NONE, false);
		return;
	}
	for (uint32_t w = c->first; w < c->end; w++)
		if (word_has(f->page, w, FEATURE_DISOWN)) {
			frame_answer_deed(f, i, i, HARM_NONE, false);
			return;
		}
}

/* What most sentences have no word of: that something never happened, that it is false, that somebody did it or did not. */
static bool may_unmake(const struct framing *f)
{
	const struct page *p = f->page;
	uint32_t s = f->sentence;
	return may_stand(p, s, "place") || may_stand(p, s, "happened") ||
	       may_stand(p, s, "happen") || may_stand(p, s, "occurred") || may_stand(p, s, "occur");
}

static bool may_call_false(const struct framing *f)
{
	const struct page *p = f->page;
	uint32_t s = f->sentence;
	return p->within[s] >> FEATURE_FALSE & 1 || may_stand(p, s, "true") ||
	       may_stand(p, s, "correct") || may_stand(p, s, "accurate") ||
	       may_stand(p, s, "reality") || may_stand(p, s, "truth") || may_stand(p, s, "facts") ||
	       may_stand(p, s, "fact");
}

static bool may_answer_for(const struct framing *f)
{
	static const feature_set sets =
		(feature_set)1 << FEATURE_CLAIM_DEED | (feature_set)1 << FEATURE_DISOWN;
	return (f->page->within[f->sentence] & sets) != 0 ||
	       any_may_stand(f->page, f->sentence, WORDS("claim", "claims", "claimed"));
}

/* ", which the minister described as "pure invention" before the army admitted five deaths" */
static bool calls_what_stands(const struct framing *f, uint32_t verb)
{
	return !f->page->wide && role_calls_false(f->page, &f->clause, verb) &&
	       role_calls_what_stands(f->page, &f->clause, verb);
}

void frame_answers(struct framing *f, size_t before)
{
	for (uint32_t i = f->clause.first; i < f->clause.end; i++) {
		if (!is_kind(f, i, CHUNK_VERB) || frame_denies_or_owns(f, i) || !denies(f, i) ||
			frame_denies_command(f, i))
			continue;
		if (!is_told_since(f, before, i) || calls_what_stands(f, i))
			answer(f, before, i);
		else
			frame_widen_answer(f, before, i);
	}
	bool unmakes = !f->page->wide && may_unmake(f), calls = may_call_false(f);
	bool answers = !f->page->wide && may_answer_for(f);
	for (uint32_t i = f->clause.first; i < f->clause.end && unmakes; i++)
		if (is_kind(f, i, CHUNK_VERB) &&
			(frame_never_happened(f, i) || frame_says_never(f, i)))
			return;
	for (uint32_t i = f->clause.first;
		i < f->clause.end && !f->page->wide && may_stand(f->page, f->sentence, "without");
		i++)
		if (is_kind(f, i, CHUNK_PREP) && frame_without_fire(f, i))
			return;
	bool told = f->page->events.count > before;
	for (uint32_t i = f->clause.first;
		i < f->clause.end && (told || f->page->events.count == before) && answers; i++)
		told ? frame_claims_told(f, before, i) : answers_for(f, i);
	for (uint32_t i = f->clause.first; i < f->clause.end && calls && !f->page->wide; i++)
		if (is_kind(f, i, CHUNK_VERB) && called_false_behind(f, i))
			return;
	for (uint32_t i = f->clause.first;
		i < f->clause.end && f->page->events.count == before && calls; i++) {
		uint32_t noun = is_kind(f, i, CHUNK_VERB) ? called_false(f, i) : NONE;
		if (noun != NONE)
			deny_told(f, i, noun);
	}
}
