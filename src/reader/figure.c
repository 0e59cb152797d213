#include "reader/frame.h"
#include "reader/frame_at.h"

/* Figures that stand without what they count: "the union says 73", "others put the number at 12". They count what the report counted last (FRAME-26 to FRAME-28). */
enum { WORDS_BACK = 6 /* sentences */ };

/* A lone figure counts what was counted last; where nothing was, the dead if the text has just spoken of killing. */
static bool counts_what(const struct framing *f, uint32_t number, bool strict, struct lexeme *like)
{
	bool blocked;
	const struct event *last = frame_counted_last(f, number, strict, &blocked);
	if (blocked)
		return false;
	const struct lexeme *word = last ? NULL : frame_harm_before(f, WORDS_BACK);
	*like = (struct lexeme){ .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };
	if (last) {
		like->act = (int8_t)last->act;
		like->harm = (int8_t)last->harm;
	}
	return last || (word && word->harm == HARM_KILLED);
}

/* "The real number is 17": of the dead, whoever was counted behind them. */
static bool is_real_number(const struct framing *f, uint32_t chunk)
{
	static const char *const kinds[] = { "real", "true", "actual", "correct", NULL };
	for (uint32_t w = at(f, chunk)->first; w < at(f, chunk)->end; w++)
		if (word_is_any(f->page, w, kinds))
			return !f->page->wide;
	return false;
}

static bool has_told_dead(const struct framing *f)
{
	for (size_t k = f->page->events.count; k-- > 0;) {
		const struct event *e = &f->page->events.at[k];
		if (e->sentence + WORDS_BACK < f->sentence)
			return false;
		if (e->harm == HARM_KILLED && e->count.known)
			return true;
	}
	return false;
}

void frame_add_figure(struct framing *f, const char *rule, uint32_t chunk, uint32_t number)
{
	struct lexeme like;
	bool strict = str_equal(str_from(rule), STR("FRAME-27")) ||
		      str_equal(str_from(rule), STR("FRAME-60")) ||
		      str_equal(str_from(rule), STR("FRAME-97"));
	if (!counts_what(f, number, strict, &like) || (strict && frame_answers_other(f)))
		return;
	if (like.harm == HARM_INJURED && is_real_number(f, chunk) && has_told_dead(f))
		like = (struct lexeme){ .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };
	struct event *e = frame_add(f, rule, chunk, number, &like);
	e->victims_end = number + 1;
	e->count = count_noun(&f->clause, number);
	e->toll = true;
	e->negative = false;
	e->hypothetical = frame_is_forecast(f, chunk, number);
}

/* Does the number end its clause, so that it counts nothing named behind it? */
static bool ends_clause(const struct framing *f, uint32_t i)
{
	if (i >= f->clause.end)
		return true;
	enum chunk_kind k = at(f, i)->kind;
	static const char *const sums[] = { "all", "altogether", "together", "overall", "total",
		"already", "now", "then", NULL };
	if (k == CHUNK_OTHER && word_is_any(f->page, at(f, i)->first, sums))
		return true;
	bool dated = k == CHUNK_PREP && is_kind(f, i + 1, CHUNK_TIME); /* "rose to 41 on Tuesday" */
	dated |= k == CHUNK_PREP && word_is(f->page, at(f, i)->first, "in") &&
		 i + 1 < f->clause.end && !f->page->wide &&
		 word_is_any(f->page, at(f, i + 1)->head, sums); /* "43 in total" */
	dated |= k == CHUNK_PREP && word_is(f->page, at(f, i)->first, "by") &&
		 i + 1 < f->clause.end && word_is(f->page, at(f, i + 1)->head, "name") &&
		 !f->page->wide; /* "confirm 8 by name" */
	return k == CHUNK_COMMA || k == CHUNK_STOP || k == CHUNK_AND || k == CHUNK_SUB || dated ||
	       k == CHUNK_TIME || k == CHUNK_QUOTE || word_is(f->page, at(f, i)->first, "not") ||
	       (k == CHUNK_OTHER && (f->page->scan.words.at[at(f, i)->first].shape & SHAPE_PUNCT));
}

bool frame_lone_number(const struct framing *f, uint32_t i)
{
	return is_kind(f, i, CHUNK_NOUN) && at(f, i)->bare && ends_clause(f, i + 1) &&
	       !f->page->quantities.at[at(f, i)->quantity].partitive && !frame_is_year(f, i);
}

/* Past what may stand before a number: quotation marks, "just", "only". */
static uint32_t past_quote(const struct framing *f, uint32_t i)
{
	while (is_kind(f, i, CHUNK_QUOTE) ||
		(is_kind(f, i, CHUNK_OTHER) && (word_is(f->page, at(f, i)->first, "just") ||
						       word_is(f->page, at(f, i)->first, "only"))))
		i++;
	return i;
}

/* "a further six - four men and two women - were led away": behind the aside that follows it the number does something. */
static bool is_subject(const struct framing *f, uint32_t number)
{
	enum { ASIDE = 16 };
	uint32_t open = number + 1;
	if (open >= f->clause.end ||
		!(f->page->scan.words.at[at(f, open)->first].shape & SHAPE_PUNCT))
		return false;
	for (uint32_t w = at(f, open)->end; !f->page->wide && w < at(f, open)->end + 4; w++)
		if (word_is(f->page, w, "whom"))
			return false; /* "admits to three, all of whom, he says, had fallen ill" */
	struct str mark = low_at(f->page, at(f, open)->first);
	for (uint32_t i = open + 1; i + 1 < f->clause.end && i < open + ASIDE; i++)
		if (str_equal(low_at(f->page, at(f, i)->first), mark) &&
			is_kind(f, i + 1, CHUNK_VERB))
			return !at(f, i + 1)->gerund &&
			       (!lexeme_has(at(f, i + 1)->lex, FEATURE_SAY) ||
				       (at(f, i + 1)->passive && !f->page->wide));
	return false;
}

/* FRAME-27: "its report listed 43 recovered from the sea", where bodies were counted before. */
static bool is_recovered(const struct framing *f, uint32_t verb)
{
	static const char *const found[] = { "recovered", "retrieved", "pulled", "taken", "dragged",
		"fished", "dug", "exhumed", "brought", NULL };
	static const char *const out[] = { "from", "out", "up", NULL };
	static const char *const living[] = { "alive", "survivors", "living", "rescued", NULL };
	const struct page *p = f->page;
	const struct chunk *v = at(f, verb);
	uint32_t number = verb - 1;
	bool blocked;
	bool object = verb > f->clause.first + 1 && is_kind(f, verb - 2, CHUNK_VERB);
	if (p->wide || verb == f->clause.first || v->negative ||
		!(v->passive || v->participle || object) || !word_is_any(p, v->head, found) ||
		!is_kind(f, number, CHUNK_NOUN) || !at(f, number)->bare ||
		p->quantities.at[at(f, number)->quantity].partitive || verb + 1 >= f->clause.end ||
		!word_is_any(p, at(f, verb + 1)->first, out))
		return false;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_is_any(p, w, living))
			return false;
	const struct event *last = frame_counted_last(f, number, false, &blocked);
	bool bodies = (p->within[f->sentence] >> FEATURE_BODY & 1) ||
		      (f->sentence && (p->within[f->sentence - 1] >> FEATURE_BODY & 1));
	return last && last->harm == HARM_KILLED && (bodies || last->basis == BASIS_BODIES);
}

/* "an officer counted to three" */
static bool counts_to(const struct framing *f, uint32_t verb, uint32_t number)
{
	return !f->page->wide && number > verb + 1 &&
	       word_is(f->page, at(f, number - 1)->first, "to") &&
	       word_is_any(f->page, at(f, verb)->head, WORDS("counted", "counts", "count"));
}

/* "The general has counted to 14 and stopped": the figure that he gave before. */
static bool repeats_count(struct framing *f, uint32_t verb, uint32_t number)
{
	if (f->page->wide || !word_is(f->page, at(f, verb)->head, "counted") ||
		!word_is(f->page, at(f, verb)->end, "to") || !is_kind(f, number, CHUNK_NOUN) ||
		!at(f, number)->bare ||
		!frame_told_dead(f, f->page->quantities.at[at(f, number)->quantity].count.low))
		return false;
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	frame_add(f, "FRAME-27", number, number, &killed)->hypothetical = true;
	return true; /* told, so that nothing is left to guess */
}

/* FRAME-27: "the union says 73", "spoke of eighteen", "gave 48". */
void frame_lone_figure(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t number = verb + 1;
	bool holds = word_is(f->page, v->head, "held") || word_is(f->page, v->head, "holds") ||
		     word_is(f->page, v->head, "hold") || word_is(f->page, v->head, "contains");
	bool admits = word_is(f->page, v->head, "admitted") || word_is(f->page, v->head, "admits");
	if (admits &&
		!(is_kind(f, number, CHUNK_PREP) && word_is(f->page, at(f, number)->first, "to")))
		return; /* "the hospital admitted 14" */
	if (is_recovered(f, verb)) {
		frame_add_figure(f, "FRAME-27", verb, verb - 1);
		return;
	}
	uint32_t sum = frame_makes_sum(f, verb);
	if (sum != NONE) {
		frame_add_figure(f, "FRAME-97", sum, sum);
		return;
	}
	uint32_t subject = v->passive && !v->negative && !f->page->wide &&
					   lexeme_has(v->lex, FEATURE_SAY) &&
					   v->lex->stance == STANCE_CONFIRMS
				   ? role_subject(&f->clause, verb)
				   : NONE;
	if (is_kind(f, subject, CHUNK_NOUN) && at(f, subject)->bare && subject + 1 == verb &&
		!f->page->quantities.at[at(f, subject)->quantity].partitive) {
		frame_add_figure(f, "FRAME-27", verb, subject); /* "16 are confirmed" */
		return;
	}
	if (frame_is_disowned(f, number) ||
		(is_kind(f, number, CHUNK_NOUN) && at(f, number)->definite &&
			word_is(f->page, v->head, "named") && !f->page->wide))
		return; /* "named the five as" */
	uint32_t owner = lexeme_has(v->lex, FEATURE_HAVE) && !v->aux && !f->page->wide
				 ? role_subject(&f->clause, verb)
				 : NONE;
	bool has = is_kind(f, owner, CHUNK_NOUN) && !at(f, owner)->pronoun &&
		   (lexeme_has(at(f, owner)->lex, FEATURE_SOURCE) ||
			   role_is_body_by_name(f->page, owner)); /* "Coroner has 8." */
	static const char *const slabs[] = { "coroner", "morgue", "mortuary", NULL };
	if (has && word_is_any(f->page, at(f, owner)->head, slabs) &&
		frame_lone_number(f, verb + 1)) {
		static const struct lexeme killed = {
			.act = ACT_KILLING, .harm = HARM_KILLED, .basis = BASIS_BODIES
		};
		frame_add(f, "FRAME-27", verb + 1, verb + 1, &killed);
		return;
	}
	if (holds || !(has || lexeme_has(v->lex, FEATURE_SAY) || frame_settles_on(f, verb)) ||
		v->passive || v->negative || v->infinitive)
		return;
	if (is_kind(f, number, CHUNK_SUB) && word_is(f->page, at(f, number)->first, "that"))
		number++;
	if (is_kind(f, number, CHUNK_NOUN) && at(f, number)->pronoun)
		number++; /* "told us forty-four", "puts it at 12" */
	if (number > verb + 1 && is_kind(f, number, CHUNK_VERB) && !at(f, number)->negative &&
		lexeme_has(at(f, number)->lex, FEATURE_BE))
		number++; /* "maintains it is 19" */
	if (is_kind(f, number, CHUNK_PREP) &&
		(word_is(f->page, at(f, number)->first, "of") ||
			word_is(f->page, at(f, number)->first, "to") ||
			word_is(f->page, at(f, number)->first, "by") || frame_settles_on(f, verb) ||
			(number > verb + 1 && word_is(f->page, at(f, number)->first, "at"))))
		number++;
	number = past_quote(f, number);
	if (repeats_count(f, verb, number) || counts_to(f, verb, number))
		return;
	uint32_t speaker = role_subject(&f->clause, verb);
	bool blocked;
	if (speaker != NONE && word_is(f->page, at(f, speaker)->head, "i") &&
		!frame_harm_before(f, 2) && !f->page->wide)
		return; /* "I wrote 226" */
	if (speaker != NONE && at(f, speaker)->pronoun && lexeme_has(v->lex, FEATURE_SEEN) &&
		!frame_counted_last(f, number, true, &blocked))
		return; /* "I counted six": FRAME-37 */
	if (frame_lone_number(f, number) && speaker != NONE && !at(f, speaker)->bare &&
		!is_subject(f, number))
		frame_add_figure(f, "FRAME-27", number, number);
}

/* FRAME-59: "Twelve is also the number given by the priest". */
static bool number_is_figure(struct framing *f, uint32_t noun)
{
	uint32_t i = noun + 1;
	if (!is_kind(f, noun, CHUNK_NOUN) || !at(f, noun)->bare || !is_kind(f, i, CHUNK_VERB) ||
		!lexeme_has(at(f, i)->lex, FEATURE_BE) || at(f, i)->negative)
		return false;
	while (is_kind(f, i + 1, CHUNK_OTHER))
		i++;
	if (!is_kind(f, i + 1, CHUNK_NOUN) || !at(f, i + 1)->definite ||
		!(lexeme_has(at(f, i + 1)->lex, FEATURE_FIGURE) ||
			lexeme_has(at(f, i + 1)->lex, FEATURE_TOLL)))
		return false;
	frame_add_figure(f, "FRAME-59", noun, noun);
	return true;
}

/* FRAME-28: "put the number at 12", "a preliminary figure of 48", "the total stands at 30". */
static bool figure_of(struct framing *f, uint32_t noun)
{
	static const char *const links[] = { "at", "of", "to", NULL };
	if (frame_list_of(f, noun))
		return true;
	if (!lexeme_has(at(f, noun)->lex, FEATURE_FIGURE) || at(f, noun)->quantity != NONE)
		return false;
	if (is_kind(f, noun + 1, CHUNK_PREP) && word_is(f->page, at(f, noun + 1)->first, "of") &&
		is_kind(f, noun + 2, CHUNK_NOUN) && at(f, noun + 2)->bare && !f->page->wide &&
		(is_kind(f, noun + 3, CHUNK_REL) ||
			(noun + 3 < f->clause.end &&
				word_is(f->page, at(f, noun + 3)->first, "that")))) {
		frame_add_figure(
			f, "FRAME-28", noun, noun + 2); /* "a figure of 64 that police had given" */
		return true;
	}
	uint32_t begin = frame_past_comma(f, frame_past_giver(f, noun + 1));
	for (uint32_t i = begin; i < f->clause.end && i < begin + 4; i++) {
		bool prep =
			is_kind(f, i, CHUNK_PREP) && word_is_any(f->page, at(f, i)->first, links);
		prep |= !f->page->wide && !at(f, noun)->none &&
			word_is(f->page, at(f, i)->first, "as");
		if (prep && frame_lone_number(f, past_quote(f, i + 1))) {
			frame_add_figure(f, "FRAME-28", noun, past_quote(f, i + 1));
			return true;
		}
		if (is_kind(f, i, CHUNK_OTHER) && word_is(f->page, at(f, i)->first, "now") &&
			i == noun + 1 && frame_lone_number(f, i + 1) && !f->page->wide) {
			frame_add_figure(f, "FRAME-28", noun, i + 1); /* "total now 11" */
			return true;
		}
		if (is_kind(f, i, CHUNK_VERB) && lexeme_has(at(f, i)->lex, FEATURE_BE) &&
			!at(f, i)->negative && frame_lone_number(f, i + 1) &&
			!at(f, noun)->plural) {
			frame_add_figure(f, "FRAME-28", noun, i + 1); /* "the real number was 23" */
			return true;
		}
		if (!is_kind(f, i, CHUNK_VERB) && !is_kind(f, i, CHUNK_OTHER) &&
			!is_kind(f, i, CHUNK_TIME))
			return false;
	}
	return false;
}

static bool is_hostages(const struct framing *f, uint32_t i)
{
	static const char *const hostages[] = { "hostages", "captives", NULL };
	return is_kind(f, i, CHUNK_NOUN) && word_is_any(f->page, at(f, i)->head, hostages);
}

/* "the number of people said to have died", "reported killed" */
static bool is_said_of(const struct framing *f, uint32_t i)
{
	return !f->page->wide && !at(f, i)->aux &&
	       word_is_any(f->page, at(f, i)->head,
		       WORDS("said", "reported", "thought", "believed", "feared")) &&
	       is_kind(f, i + 1, CHUNK_VERB);
}

/* The harm of "the number of people killed": the participle behind, or the word for those counted. */
static uint32_t harm_behind(const struct framing *f, uint32_t noun)
{
	for (uint32_t i = noun + 1; i < f->clause.end && i < noun + 6; i++) {
		const struct lexeme *x = at(f, i)->lex;
		if (word_is(f->page, at(f, i)->first, "shot") && is_kind(f, i, CHUNK_VERB) &&
			!f->page->wide)
			return i; /* "the number of those shot": killed, as victims are */
		bool known = is_kind(f, i, CHUNK_VERB) && !(x && x->harm > 0) &&
			     (at(f, i)->participle || is_said_of(f, i)); /* "known to have died" */
		if (known)
			continue;
		bool infinitive =
			is_kind(f, i, CHUNK_VERB) &&
			(at(f, i)->infinitive || (is_kind(f, i - 1, CHUNK_REL) &&
							 !f->page->wide)); /* "who were killed" */
		if ((is_kind(f, i, CHUNK_VERB) && (!at(f, i)->aux || infinitive) && x &&
			    x->harm > 0) ||
			(is_kind(f, i, CHUNK_OTHER) && lexeme_has(x, FEATURE_DEAD)) ||
			(is_kind(f, i, CHUNK_NOUN) &&
				(lexeme_has(x, FEATURE_DEAD) || lexeme_has(x, FEATURE_TOLL) ||
					(lexeme_has(x, FEATURE_EVENT) && x->harm == HARM_KILLED &&
						at(f, i)->plural) ||
					lexeme_has(x, FEATURE_BODY) || is_hostages(f, i) ||
					word_is(f->page, at(f, i)->head, "victims"))))
			return i;
		if (is_kind(f, i, CHUNK_VERB) || is_kind(f, i, CHUNK_COMMA) ||
			is_kind(f, i, CHUNK_STOP))
			return NONE;
	}
	return NONE;
}

/* FRAME-29: "brought to 63 the number of people killed", "the number of those wounded rose to 30". */
static bool number_of_people(struct framing *f, uint32_t noun)
{
	bool of = word_is(f->page, at(f, noun)->head, "number");
	uint32_t displaced = of ? frame_displaced_behind(f, noun) : NONE;
	uint32_t harm = displaced != NONE ? displaced : of ? harm_behind(f, noun) : NONE;
	if (harm == NONE)
		return false;
	uint32_t number = NONE;
	if (noun > f->clause.first + 1 && frame_lone_number(f, noun - 1) == false &&
		is_kind(f, noun - 1, CHUNK_NOUN) && at(f, noun - 1)->bare)
		number = noun - 1;
	for (uint32_t i = harm + 1; number == NONE && i + 1 < f->clause.end && i < harm + 14; i++) {
		bool reaches =
			is_kind(f, i, CHUNK_VERB) && lexeme_has(at(f, i)->lex, FEATURE_REACH);
		bool at_it = (is_kind(f, i, CHUNK_PREP) &&
				     (word_is(f->page, at(f, i)->first, "at") ||
					     word_is(f->page, at(f, i)->first, "to"))) ||
			     (!f->page->wide && word_is(f->page, at(f, i)->first, "as"));
		uint32_t next = past_quote(f, i + 1);
		while (reaches && is_kind(f, next, CHUNK_OTHER))
			next++; /* "is accordingly 44" */
		at_it |= reaches && !f->page->wide && is_kind(f, next, CHUNK_PREP) &&
			 word_is_any(f->page, at(f, next)->first, WORDS("past", "beyond"));
		next += at_it && reaches;
		if ((reaches || at_it) && frame_lone_number(f, next))
			number = next;
	}
	if (number == NONE)
		return false;
	struct lexeme like = *at(f, harm)->lex;
	if (displaced != NONE) {
		like.harm = HARM_DISPLACED;
		like.act = ACT_FORCED_DISPLACEMENT;
	} else if (word_is(f->page, at(f, harm)->head, "taken") ||
		   lexeme_has(&like, FEATURE_CLAIM_LIVES) || is_hostages(f, harm)) {
		like.harm = HARM_ABDUCTED; /* "the number of hostages taken away" */
		like.act = ACT_KIDNAPPING;
	}
	if (like.harm <= HARM_NONE) /* victims */
		like.harm = HARM_KILLED;
	if (like.act <= 0)
		like.act = like.harm == HARM_KILLED ? ACT_KILLING : ACT_ATTACK;
	struct event *e = frame_add(f, "FRAME-29", noun, number, &like);
	e->toll = true;
	if (!f->page->wide && number + 2 < f->clause.end && role_is_one_more(f->page, number + 2)) {
		e->victims_end = number + 1; /* "gave the number as 14, another as 20" */
		e->count = count_noun(&f->clause, number);
	}
	e->hypothetical |= frame_is_forecast(f, noun, number);
	frame_raise_past(f, number, &e->count);
	return true;
}

/* FRAME-33: "52 names, not 62": the second figure is taken back. */
static bool not_the_figure(struct framing *f, uint32_t noun)
{
	bool negated = noun > f->clause.first && word_is(f->page, at(f, noun - 1)->first, "not");
	if (!negated)
		return false;
	if (noun == f->clause.first + 1 && frame_not_as_many(f, noun))
		return true;
	size_t n = f->page->events.count;
	while (n > 0 && f->page->events.at[n - 1].sentence == f->sentence &&
		!f->page->events.at[n - 1].count.known)
		n--;
	if (!at(f, noun)->bare || word_is(f->page, at(f, noun)->head, "one") || !n ||
		f->page->events.at[n - 1].sentence != f->sentence)
		return false;
	struct event e = f->page->events.at[n - 1];
	e.rule = "FRAME-33";
	e.count = count_noun(&f->clause, noun);
	e.trigger = at(f, noun)->head;
	e.first = at(f, noun - 1)->first;
	e.end = at(f, noun)->end;
	e.victim = e.victims_end = NONE;
	e.retracted = true;
	*PUSH(f->page->mem, &f->page->events) = e;
	return true;
}

/* FRAME-51: "confirmed the toll", "gave the same figure": the count told last, from another source. */
static bool same_figure(struct framing *f, uint32_t noun)
{
	const struct chunk *c = at(f, noun);
	bool figure = lexeme_has(c->lex, FEATURE_FIGURE) || lexeme_has(c->lex, FEATURE_TOLL);
	if (!figure || c->quantity != NONE || !c->definite || c->plural ||
		noun == f->clause.first || !is_kind(f, noun - 1, CHUNK_VERB) ||
		at(f, noun - 1)->negative || (at(f, noun - 1)->infinitive && !f->page->wide))
		return false; /* "was unable to confirm the number of casualties" */
	const struct lexeme *said = at(f, noun - 1)->lex;
	bool same = false;
	for (uint32_t w = c->first; w < c->end; w++)
		same |= word_is(f->page, w, "same");
	if (!lexeme_has(said, FEATURE_SAY) || !(same || said->stance == STANCE_CONFIRMS))
		return false;
	bool blocked;
	const struct event *last = frame_counted_last(f, noun, false, &blocked);
	if (!last || last->sentence == f->sentence || !last->count.known)
		return false;
	struct event told = *last;
	struct lexeme like = { .act = (int8_t)told.act, .harm = (int8_t)told.harm, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-51", noun, NONE, &like);
	e->count = told.count;
	e->first = at(f, noun - 1)->first;
	e->toll = true;
	return true;
}

/* "initially reported three dead, then seven" */
static bool then_another(const struct framing *f, uint32_t noun)
{
	static const char *const later[] = { "then", "later", "finally", "eventually", "now",
		"subsequently", "possibly", NULL };
	if (!frame_lone_number(f, noun) || noun < f->clause.first + 2)
		return false;
	uint32_t i = noun - 1; /* "spoke of 15 deaths, then of 29" */
	i -= is_kind(f, i, CHUNK_PREP) && word_is(f->page, at(f, i)->first, "of");
	return word_is_any(f->page, at(f, i)->first, later) &&
	       ((!f->page->wide && word_is(f->page, at(f, i)->first, "then")) ||
		       is_kind(f, i - 1, CHUNK_COMMA) || is_kind(f, i - 1, CHUNK_AND) ||
		       is_kind(f, i - 1, CHUNK_STOP));
}

/* FRAME-56: a figure whose verb was said before: "the government, at first, three", ", then seven". */
static bool gapped_figure(struct framing *f, uint32_t noun)
{
	size_t n = f->page->events.count;
	if (!n || f->page->events.at[n - 1].sentence != f->sentence ||
		!f->page->events.at[n - 1].count.known)
		return false;
	bool bare = at(f, noun)->bare;
	uint32_t number = bare && (then_another(f, noun) || frame_is_per(f, noun))
				  ? noun
				  : role_gapped_number(&f->clause, noun);
	if (number == NONE)
		return false;
	frame_add_figure(f, "FRAME-56", number, number);
	return true;
}

/* FRAME-27: "Thirty-four, say the monks", "\"Eleven,\" said the Guard": the figure stands first. */
static bool figure_first(struct framing *f, uint32_t noun)
{
	static const char *const says[] = { "say", "says", "said", NULL };
	uint32_t i = f->clause.first, verb = noun + 1;
	while (is_kind(f, i, CHUNK_QUOTE))
		i++;
	while (is_kind(f, verb, CHUNK_COMMA) || is_kind(f, verb, CHUNK_QUOTE))
		verb++;
	if (i != noun || verb == noun + 1 || verb + 1 >= f->clause.end || !at(f, noun)->bare ||
		f->page->wide || !is_kind(f, verb + 1, CHUNK_NOUN) || at(f, verb + 1)->bare)
		return false;
	if (!word_is_any(f->page, at(f, verb)->first, says) ||
		at(f, verb)->end != at(f, verb)->first + 1)
		return false;
	size_t before = f->page->events.count;
	frame_add_figure(f, "FRAME-27", noun, noun);
	return f->page->events.count > before;
}

bool frame_figure(struct framing *f, uint32_t noun)
{
	if (!frame_has_number(f))
		return same_figure(f, noun);
	if (at(f, noun)->bare && figure_first(f, noun))
		return true;
	if (gapped_figure(f, noun))
		return true;
	bool bare = at(f, noun)->bare;
	return (bare && (not_the_figure(f, noun) || number_is_figure(f, noun) ||
				frame_running_sum(f, noun))) ||
	       same_figure(f, noun) || frame_names(f, noun) || number_of_people(f, noun) ||
	       figure_of(f, noun);
}
