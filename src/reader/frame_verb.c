#include "reader/frame.h"

static bool is_noun(const struct framing *f, uint32_t i)
{
	return i != NONE && i < f->clause.end && i >= f->clause.first &&
	       chunk_at(f->page, i)->kind == CHUNK_NOUN;
}

static bool is_thing(const struct page *p, uint32_t noun)
{
	const struct lexeme *x = chunk_at(p, noun)->lex;
	return lexeme_has(x, FEATURE_THING) && !lexeme_has(x, FEATURE_PERSON);
}

/* Said with a number, or of one's kin: "buried 52", "lost a brother". */
static bool is_numbered(const struct framing *f, uint32_t noun, const struct lexeme *x)
{
	const struct chunk *n = chunk_at(f->page, noun);
	if (n->quantity != NONE)
		return x->harm == HARM_DISPLACED || !f->page->quantities.at[n->quantity].vague;
	if (!f->page->wide && lexeme_has(n->lex, FEATURE_PERSON) &&
		(n->none || (n->first > 0 && word_is(f->page, n->first - 1, "not") &&
				    word_is(f->page, n->first + 1, "single"))))
		return true; /* "not a single serviceman was lost" */
	if (n->name != NONE && !n->plural && !lexeme_has(n->lex, FEATURE_ORG) &&
		f->page->mark[n->head].spot == NONE)
		return true; /* "they buried Edvard Nims" */
	struct count group;
	if (!f->page->wide && lexeme_has(n->lex, FEATURE_COLLECTIVE) && noun + 2 < f->clause.end &&
		chunk_at(f->page, noun + 2)->quantity != NONE && count_noun(&f->clause, noun).known)
		return true; /* "lost their whole crew, four people" */
	if (word_is(f->page, n->head, "them"))
		return frame_group_before(f, noun, &group) != NONE; /* "We buried them on Friday" */
	return lexeme_has(n->lex, FEATURE_PERSON) && n->lex->part.at && !n->plural;
}

static const struct lexeme fatal = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

/* Those harmed, or the thing that was hit: an act that harms nobody by itself takes both. */
static struct event *add_suffered(
	struct framing *f, const char *rule, uint32_t chunk, uint32_t noun, const struct lexeme *x)
{
	if (noun == NONE)
		return x->harm == HARM_NONE ? frame_add(f, rule, chunk, NONE, x) : NULL;
	if (x->harm != HARM_NONE)
		noun = frame_people_beside(f, noun, noun > chunk && !f->page->wide);
	uint32_t people = role_people(&f->clause, noun);
	bool sure = (x->harm != HARM_KILLED && x->harm != HARM_INJURED) ||
		    (x->act == ACT_ARSON && !f->page->wide) ||       /* "went to burn the shed" */
		    (!f->page->wide && lexeme_has(x, FEATURE_WEAK)); /* "lost five matches" */
	bool human = role_is_human(f->page, people, sure) && !role_counts_things(&f->clause, noun);
	struct str verb = low_at(f->page, chunk_at(f->page, chunk)->head);
	bool executes = str_starts(verb, STR("execut")) || str_starts(verb, STR("eliminat"));
	if (human && x->harm != HARM_NONE && role_is_matter(f->page, people) &&
		(executes || chunk_at(f->page, people)->quantity == NONE))
		return NULL; /* "executed the plan", "her feelings were hurt" */
	if (!human && x->harm != HARM_NONE)
		return NULL;
	if (lexeme_has(x, FEATURE_WEAK) && !is_numbered(f, noun, x) && noun < chunk) {
		noun = role_list_start(&f->clause, noun); /* "58 officers and an unknown number" */
		human = role_is_human(f->page, role_people(&f->clause, noun), true);
	}
	if (lexeme_has(x, FEATURE_WEAK) &&
		(!human || !is_numbered(f, noun, x) ||
			(str_starts(verb, STR("los")) && frame_is_lost_custom(f, noun))))
		return NULL;
	if (x->harm == HARM_INJURED && frame_is_ill(f, chunk, noun))
		return NULL;
	if (frame_is_unharmed(f, chunk, noun, x))
		return NULL; /* "61 bodies were evacuated", "his driver was not hurt" */
	if (frame_is_fatal(f, chunk))
		x = &fatal;
	size_t n = f->page->events.count;
	const struct event *told = n ? &f->page->events.at[n - 1] : NULL;
	if (told && x->harm == HARM_DISPLACED && told->sentence == f->sentence &&
		told->harm == HARM_INJURED)
		return NULL; /* "were hurt and evacuated to the capital" */
	if (told && told->sentence == f->sentence && told->victim == noun &&
		told->harm == (enum harm)x->harm &&
		str_equal(str_from(told->rule), STR("FRAME-37")))
		return NULL; /* "in our lane we buried five" */
	struct event *e = frame_add(
		f, rule, chunk, human ? noun : NONE, human ? frame_shot(f, chunk, noun, x) : x);
	if (!human || is_thing(f->page, noun))
		e->target = noun;
	if (word_is(f->page, chunk_at(f->page, chunk)->head, "lost") && noun < chunk &&
		chunk_at(f->page, noun)->bare && chunk_at(f->page, chunk)->passive &&
		!f->page->wide && frame_other_was_counted(f, noun))
		e->hypothetical = true; /* "Twelve trucks were in the convoy; five were lost" */
	e->negative |= !human && chunk_at(f->page, noun)->none; /* "no houses were set alight" */
	if (human && chunk_at(f->page, noun)->none && !f->page->wide && e->harm == HARM_NONE &&
		word_is(f->page, chunk_at(f->page, chunk)->head, "hit"))
		e->harm = HARM_KILLED_OR_INJURED; /* "no civilians were hit" */
	return e;
}

/* "Thirteen women told us that they had been raped": those who tell it. */
uint32_t frame_tellers(const struct framing *f, uint32_t pronoun)
{
	uint32_t verb = pronoun;
	if (pronoun == NONE || pronoun < f->clause.first + 2 ||
		!word_is(f->page, chunk_at(f->page, pronoun)->head, "they") ||
		!(word_is(f->page, chunk_at(f->page, pronoun - 1)->first, "that") ||
			(pronoun >= f->clause.first + 2 && !f->page->wide &&
				word_is(f->page, chunk_at(f->page, pronoun - 2)->head, "told")) ||
			lexeme_has(chunk_at(f->page, pronoun - 1)->lex, FEATURE_SAY)))
		return pronoun;
	while (verb > f->clause.first && chunk_at(f->page, verb)->kind != CHUNK_VERB)
		verb--;
	uint32_t who = role_subject(&f->clause, verb);
	bool counted = who != NONE && lexeme_has(chunk_at(f->page, verb)->lex, FEATURE_SAY) &&
		       role_is_human(f->page, who, true);
	who = counted ? role_list_start(&f->clause, who) : NONE;
	bool some = who != NONE && chunk_at(f->page, who)->bare && !f->page->wide &&
		    role_joined(&f->clause, who, "of") == NONE &&
		    (f->page->quantities.at[chunk_at(f->page, who)->quantity].partitive ||
			    word_is(f->page, chunk_at(f->page, who)->first, "all"));
	return who != NONE && chunk_at(f->page, who)->quantity != NONE &&
			       (some || !chunk_at(f->page, who)->bare)
		       ? who
		       : pronoun;
}

/* "the number of people known to have died" */
static bool is_of_number(const struct framing *f, uint32_t noun)
{
	return (word_is(f->page, chunk_at(f->page, noun)->head, "number") &&
		       chunk_at(f->page, noun)->definite) ||
	       (noun >= f->clause.first + 2 &&
		       word_is(f->page, chunk_at(f->page, noun - 2)->head, "number"));
}

/* FRAME-1: "five farmers were killed by gunmen"; "who were killed". */
static void passive(struct framing *f, uint32_t i, const struct lexeme *x)
{
	uint32_t noun = x->harm == HARM_KILLED ? role_subject(&f->clause, i)
					       : frame_tellers(f, role_subject(&f->clause, i));
	if (word_is(f->page, chunk_at(f->page, i)->first, "being") && i > f->clause.first &&
		is_noun(f, i - 1) && !f->page->wide)
		noun = i - 1; /* "saw four persons being executed" */
	if (!f->page->wide && frame_it_says(f, i))
		noun = i - 3; /* "73 people it says were killed" */
	bool told = noun != NONE && !f->page->wide &&
		    (frame_is_part_already(f, noun, x) ||
			    (is_of_number(f, noun) && chunk_at(f->page, noun)->quantity == NONE &&
				    frame_has_number(f)));
	struct event *e = told ? NULL : add_suffered(f, "FRAME-1", i, noun, x);
	frame_set_actor(f, e, role_after(&f->clause, i, "by"));
}

/* "people feared killed": past a verb of saying. */
static bool is_saying(const struct framing *f, uint32_t i)
{
	const struct chunk *c = chunk_at(f->page, i);
	bool counted = i > f->clause.first && !f->page->wide && !c->aux &&
		       tag_at(f->page, c->head) == TAG_VBD &&
		       chunk_at(f->page, i - 1)->kind == CHUNK_NOUN &&
		       chunk_at(f->page, i - 1)->quantity != NONE; /* "87 people reported killed" */
	return c->kind == CHUNK_VERB && (c->participle || c->passive || counted) &&
	       (lexeme_has(c->lex, FEATURE_SAY) || lexeme_has(c->lex, FEATURE_BELIEVE));
}

/* The noun right before a participle: "five farmers killed in", "and 30 wounded". */
static uint32_t noun_before(const struct framing *f, uint32_t i)
{
	while (i > f->clause.first &&
		(chunk_at(f->page, i - 1)->kind == CHUNK_OTHER || is_saying(f, i - 1)))
		i--;
	return role_noun_before(&f->clause, frame_past_aside(f, i));
}

/* "The strike on mourners killed or injured 450 people": what both verbs are of stands behind the second. */
static bool shares_next_object(const struct framing *f, uint32_t i)
{
	return !f->page->wide && i + 3 < f->clause.end && !chunk_at(f->page, i)->passive &&
	       chunk_at(f->page, i + 1)->kind == CHUNK_AND &&
	       chunk_at(f->page, i + 2)->kind == CHUNK_VERB && is_noun(f, i + 3) &&
	       chunk_at(f->page, i + 3)->quantity != NONE && !chunk_at(f->page, i + 2)->passive &&
	       chunk_at(f->page, i + 2)->lex && chunk_at(f->page, i + 2)->lex->harm > HARM_NONE &&
	       role_is_human(f->page, i + 3, true);
}

/* FRAME-2: a participle without auxiliary takes the noun before it. */
static bool reduced(struct framing *f, uint32_t i, const struct lexeme *x)
{
	if (shares_next_object(f, i))
		return false;
	if (!f->page->wide && word_is(f->page, chunk_at(f->page, i)->first, "drove"))
		return false; /* "those whom the army drove out": no participle */
	uint32_t noun = frame_right_before(f, frame_others_of_one(f, noun_before(f, i)), i);
	if (noun == NONE && chunk_at(f->page, i)->passive && !f->page->wide)
		noun = role_subject(&f->clause, i); /* "26 people, most of them boys, are" */
	if (i + 2 < f->clause.end && noun == f->clause.first &&
		word_is(f->page, chunk_at(f->page, i + 1)->first, ":") &&
		chunk_at(f->page, i + 2)->bare && chunk_at(f->page, noun)->quantity == NONE)
		return false; /* "Rebels killed: 64 (12 by shells)": FRAME-15 */
	if (noun == NONE || frame_is_tally(f, noun) || frame_is_shooter(f, i, noun) ||
		(x->harm != HARM_NONE && !role_is_human(f->page, noun, false)))
		return false;
	uint32_t by = role_after(&f->clause, i, "by");
	if (x->harm == HARM_DEPRIVED && by == NONE && !f->page->wide &&
		chunk_at(f->page, noun)->quantity == NONE)
		return false; /* "inhabitants of a village cut off since the winter": the village */
	if (x->harm == HARM_ABDUCTED && by != NONE && frame_is_sickness(f, by))
		x = &fatal; /* "two old men carried off later by their burns" */
	struct event *e = add_suffered(f, "FRAME-2", i, noun, x);
	if (e && x->harm == HARM_NONE && role_is_of_things(&f->clause, noun))
		e->hypothetical = true; /* "40 damaged houses": nobody, and nothing left to guess */
	if (e && !f->page->wide && tag_at(f->page, chunk_at(f->page, noun)->first) == TAG_DT &&
		(word_is(f->page, chunk_at(f->page, noun)->first, "each") ||
			word_is(f->page, chunk_at(f->page, noun)->first, "every")))
		e->hypothetical = true; /* "a bonus for each rebel killed" */
	frame_set_actor(f, e, by);
	return e != NULL;
}

/* COUNT-15: "15 people were killed and injured" counts both together. */
static bool merge_harms(struct framing *f, uint32_t i, const struct lexeme *x)
{
	if (!f->page->events.count)
		return false;
	struct event *e = &f->page->events.at[f->page->events.count - 1];
	bool pair = (e->harm == HARM_KILLED && x->harm == HARM_INJURED) ||
		    (e->harm == HARM_INJURED && x->harm == HARM_KILLED);
	if (e->sentence != f->sentence || e->trigger != chunk_at(f->page, i - 2)->head || !pair)
		return false;
	if (e->count.known && e->count.low == 1 && e->count.high == 1)
		return false;
	e->harm = HARM_KILLED_OR_INJURED;
	e->rule = "COUNT-15";
	e->end = chunk_at(f->page, i)->end;
	return true;
}

/* "was attacked and killed", "killed and wounded": a participle shares the verb's subject before it. */
static bool shares_passive(struct framing *f, uint32_t i, const struct lexeme *x)
{
	uint32_t verb = frame_verb_joined(f, i);
	const struct chunk *before = verb == NONE ? NULL : chunk_at(f->page, verb);
	if (!before || (!before->passive && (!before->participle || verb + 2 != i)))
		return false;
	if (verb + 2 == i && merge_harms(f, i, x))
		return true;
	if (!before->passive && is_noun(f, i + 1) && chunk_at(f->page, i + 1)->quantity != NONE)
		return false; /* "a band kidnapped and killed 8 policemen" */
	uint32_t victim = before->passive ? role_subject(&f->clause, verb) : noun_before(f, verb);
	return add_suffered(f, "FRAME-3", i, victim, x) != NULL;
}

/* CLAIM-11: what one person lost is a part: "I lost three that day", "who lost a brother". */
static bool is_own_loss(const struct framing *f, uint32_t verb, uint32_t subject)
{
	const struct chunk *v = chunk_at(f->page, verb);
	if (subject == NONE ||
		!(word_is(f->page, v->head, "lost") || word_is(f->page, v->head, "lose") ||
			word_is(f->page, v->head, "losing")))
		return false;
	const struct chunk *who = chunk_at(f->page, subject);
	if (word_is(f->page, who->head, "they") || word_is(f->page, who->head, "it"))
		return false; /* "rebels said they lost nine men" */
	return who->pronoun || lexeme_has(who->lex, FEATURE_FAMILY) ||
	       (who->name != NONE && !who->plural && !lexeme_has(who->lex, FEATURE_ORG));
}

/* FRAME-25: "tortured a detainee to death". */
static bool is_to_death(const struct framing *f, uint32_t object)
{
	return object != NONE && object + 2 < f->clause.end &&
	       word_is(f->page, chunk_at(f->page, object + 1)->first, "to") &&
	       word_is(f->page, chunk_at(f->page, object + 2)->head, "death");
}

/* COUNT-15: "killed and injured a number of civilians". */
static bool shares_object(const struct framing *f, uint32_t i, const struct lexeme *x)
{
	if (i < f->clause.first + 2 || chunk_at(f->page, i - 1)->kind != CHUNK_AND ||
		chunk_at(f->page, i - 2)->kind != CHUNK_VERB)
		return false;
	const struct lexeme *other = chunk_at(f->page, i - 2)->lex;
	return other && ((other->harm == HARM_KILLED && x->harm == HARM_INJURED) ||
				(other->harm == HARM_INJURED && x->harm == HARM_KILLED));
}

static bool is_of_them(const struct framing *f, uint32_t noun)
{
	uint32_t w = chunk_at(f->page, noun)->end;
	return word_is(f->page, w, "of") && word_is(f->page, w + 1, "them");
}

static bool is_self(const struct framing *f, uint32_t noun)
{
	static const char *const selves[] = { "themselves", "himself", "herself", NULL };
	return noun != NONE && !f->page->wide &&
	       word_is_any(f->page, chunk_at(f->page, noun)->head, selves);
}

/* FRAME-4: "gunmen killed five farmers"; ", killing five". */
static void active(struct framing *f, uint32_t i, const struct lexeme *x)
{
	uint32_t object = role_object(&f->clause, i);
	uint32_t subject = role_subject(&f->clause, i);
	if (object != NONE && chunk_at(f->page, object)->end <= f->page->scan.words.count &&
		(word_is(f->page, chunk_at(f->page, object)->first, "one") ||
			word_is(f->page, chunk_at(f->page, object)->first, "each")) &&
		(word_is(f->page, chunk_at(f->page, object)->first + 1, "another") ||
			word_is(f->page, chunk_at(f->page, object)->first + 1, "other")))
		return; /* "of murdering one another" */
	if (object == NONE && !chunk_at(f->page, i)->negative)
		object = frame_put_first(f, i); /* "the five they killed" */
	if (object == NONE && x->harm != HARM_NONE) {
		const struct chunk *v =
			chunk_at(f->page, i); /* "soldiers have killed there before" */
		bool has = !f->page->wide && v->perfect && v->aux && !v->passive;
		bool past = !f->page->wide && word_is(f->page, v->first, "drove");
		if (!v->gerund && !v->infinitive && !has &&
			!past) /* "those whom Karsova drove out" */
			reduced(f, i, x);
		return;
	}
	if (x->harm == HARM_DETAINED && subject != NONE &&
		(word_is(f->page, chunk_at(f->page, subject)->head, "court") ||
			word_is(f->page, chunk_at(f->page, subject)->head, "judge") ||
			word_is(f->page, chunk_at(f->page, subject)->head, "tribunal") ||
			word_is(f->page, chunk_at(f->page, subject)->head, "jury")))
		return; /* "a court jailed a captain for seven years" is a sentence */
	if (x->harm == HARM_ABDUCTED && subject != NONE && frame_is_sickness(f, subject))
		x = &fatal;
	if (is_self(f, object) && subject != NONE && x->harm == HARM_KILLED)
		object = subject; /* "two had hanged themselves" */
	struct event *e = add_suffered(f, "FRAME-4", i, object, x);
	if (e && e->harm == HARM_MISSING && x->words > 1) {
		e->hypothetical = e->negative = false;
		return; /* "the company cannot account for nine passengers" */
	}
	if (e && e->victim != NONE && subject != NONE && subject > f->clause.first + 1 &&
		chunk_at(f->page, subject + 1)->kind == CHUNK_REL &&
		(chunk_at(f->page, subject - 1)->kind == CHUNK_PREP ||
			chunk_at(f->page, subject - 1)->kind == CHUNK_VERB) &&
		is_of_them(f, e->victim))
		subject = role_subject(&f->clause,
			subject - 1); /* "fired on residents who stormed ..., killing 19 of them" */
	frame_set_actor(f, e, frame_doer_of_gerund(f, i, subject));
	if (e && e->harm == HARM_ABDUCTED && !f->page->wide &&
		str_starts(low_at(f->page, chunk_at(f->page, i)->head), STR("seiz")) &&
		frame_is_state(f, e->actor)) { /* "security forces seized eleven" */
		e->harm = HARM_DETAINED;
		e->act = ACT_DETENTION;
	}
	if (e && shares_object(f, i, x))
		e->harm = HARM_KILLED_OR_INJURED;
	if (e && is_own_loss(f, i, subject))
		e->part = page_words(f->page, e->first, e->end);
	if (e && is_to_death(f, object))
		e->harm = HARM_KILLED;
}

/* "Forty-Six Insurgents Killed in Four Districts": capitals tell nothing there. */
static bool is_title_case(const struct framing *f, const struct sentence *s)
{
	uint32_t long_words = 0, capitals = 0;
	for (uint32_t i = s->first; i < s->end && i < s->first + 40; i++) {
		const struct word *w = &f->page->scan.words.at[i];
		if (w->low.len < 4 || (w->shape & (SHAPE_DIGIT | SHAPE_PUNCT)))
			continue;
		long_words++;
		capitals += (w->shape & SHAPE_CAPITAL) != 0;
	}
	return capitals * 4 >= long_words * 3;
}

/* A capital letter inside a sentence: part of a name, "Dorrin is Being Slaughtered Silently". */
static bool is_in_name(const struct framing *f, uint32_t i)
{
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	const struct chunk *v = chunk_at(f->page, i);
	return !s->upper && s->block == BLOCK_BODY && v->head != s->first && !is_title_case(f, s) &&
	       (f->page->scan.words.at[v->head].shape & SHAPE_CAPITAL) &&
	       !word_is(f->page, v->head - 1, "\"");
}

/* "were reported killed": those that the verb of saying before is about. */
static bool said_to_suffer(struct framing *f, uint32_t i, const struct lexeme *x)
{
	if (i == f->clause.first || !is_saying(f, i - 1))
		return false;
	uint32_t victim = chunk_at(f->page, i - 1)->passive ? role_subject(&f->clause, i - 1)
							    : noun_before(f, i - 1);
	struct event *e = victim == NONE ? NULL : add_suffered(f, "FRAME-7", i, victim, x);
	uint32_t by = role_after(&f->clause, i, "by");
	if (e && by != NONE && chunk_at(f->page, by)->lex) /* "reported killed by Kastel Now" */
		frame_set_actor(f, e, by);
	return e != NULL;
}

static void suffering(struct framing *f, uint32_t i, const struct lexeme *x)
{
	const struct chunk *v = chunk_at(f->page, i);
	bool looks_past = v->participle || tag_at(f->page, v->head) == TAG_VBD;
	uint32_t next = role_object(&f->clause, i);
	if (next != NONE)
		next = frame_people_beside(f, next, true);
	if (is_in_name(f, i) ||
		((v->participle || (looks_past && next == NONE)) && said_to_suffer(f, i, x)))
		return;
	if (v->passive) {
		passive(f, i, x);
		return;
	}
	bool lone = tag_at(f->page, v->head) == TAG_VBD && !v->aux && next == NONE &&
		    !f->page->wide; /* "were taken to a field and shot dead" */
	if ((v->participle || lone) && shares_passive(f, i, x))
		return;
	bool object =
		next != NONE && role_is_human(f->page, next, tag_at(f->page, v->head) != TAG_VBD);
	bool at_place = next != NONE && frame_shot_where(f, i) &&
			!lexeme_has(chunk_at(f->page, next)->lex, FEATURE_PERSON);
	object &= !at_place; /* "the 4 miners shot at Kolm gate" */
	bool hits = next != NONE && x->harm == HARM_NONE && v->end > v->head + 1 &&
		    is_thing(f->page, next); /* "set fire to the church" */
	bool thing = next != NONE && tag_at(f->page, v->head) == TAG_VBD &&
		     chunk_at(f->page, next)->definite && !object; /* "killed the story" */
	thing |= next == i + 1 && !object && frame_burns_things(f, i, next);
	bool other = next == i + 1 && !object && !f->page->wide && is_noun(f, i - 1) &&
		     tag_at(f->page, v->head) == TAG_VBD &&
		     (chunk_at(f->page, next)->quantity != NONE ||
			     chunk_at(f->page, i - 1)->quantity == NONE);
	if (other && x->harm > HARM_NONE && !chunk_at(f->page, next)->bare &&
		f->page->mark[chunk_at(f->page, next)->head].spot == NONE)
		return; /* "wolves killed 30 sheep", "the war killed trade" */
	bool opens = !f->page->wide &&
		     (word_is(f->page, v->head, "opened") /* "opened fire" */ ||
			     (next == i + 1 && word_is(f->page, chunk_at(f->page, next)->head,
						       "it"))); /* "raided it" */
	if (looks_past && !opens && !object && (at_place || (!hits && !thing)) &&
		frame_put_first(f, i) == NONE && reduced(f, i, x))
		return;
	active(f, i, x);
}

/* FRAME-5: "five farmers died". */
static void dying(struct framing *f, uint32_t i, const struct lexeme *x)
{
	if (frame_stifled(f, i) || frame_died_in_bed(f, i) || frame_is_of_any(f, i))
		return;
	uint32_t subject = role_subject(&f->clause, i);
	if (subject != NONE && frame_came_late(f, i)) {
		frame_add(f, "FRAME-5", i, subject, x)->hypothetical = true;
		return; /* told, so that nothing is left to guess */
	}
	subject = subject == NONE ? frame_head_of_relative(f, i) : subject;
	subject = subject == NONE ? noun_before(f, i) : subject;
	bool with = i == f->clause.first + 2 && !f->page->wide &&
		    word_is(f->page, chunk_at(f->page, f->clause.first)->first, "with");
	if (subject != NONE && is_noun(f, i + 1) &&
		(with || word_is(f->page, chunk_at(f->page, subject)->head, "there")))
		subject = i + 1; /* "There died Amos Reed and two sons", "With him died his wife" */
	if (subject != NONE && (is_of_number(f, subject) ||
				       word_is(f->page, chunk_at(f->page, subject)->head, "list")))
		return; /* FRAME-29; "LIST of those who perished" */
	if (subject != NONE && !f->page->wide && chunk_at(f->page, i)->negative &&
		word_is(f->page, chunk_at(f->page, subject)->head, "those"))
		return; /* "arrested those who had not died" */
	if (subject != NONE)
		subject = frame_people_beside(f, subject, false);
	if (subject != NONE && chunk_at(f->page, subject)->quantity == NONE &&
		role_is_matter(f->page, role_people(&f->clause, subject)))
		return; /* "the engine died" */
	if (subject != NONE && !frame_is_part_already(f, subject, x) &&
		role_is_human(f->page, role_people(&f->clause, subject), x->harm != HARM_KILLED) &&
		(!lexeme_has(x, FEATURE_WEAK) || is_numbered(f, subject, x)))
		frame_add(f, "FRAME-5", i, subject, x);
}

const struct lexeme *frame_dead_word(const struct framing *f, uint32_t i)
{
	if (i == NONE || i >= f->clause.end)
		return NULL;
	const struct chunk *c = chunk_at(f->page, i);
	bool bare_word = c->kind == CHUNK_OTHER || (c->kind == CHUNK_VERB && !c->aux) ||
			 (c->kind == CHUNK_NOUN && c->end == c->first + 1 && c->quantity == NONE &&
				 !word_is(f->page, c->head, "fatalities"));
	return bare_word && lexeme_has(c->lex, FEATURE_DEAD) ? c->lex : NULL;
}

/* FRAME-7: "were dead", "were found dead", "are missing", "reported missing", "feared dead". */
static void being_dead(struct framing *f, uint32_t i)
{
	uint32_t adjective = i + 1;
	while (adjective + 1 < f->clause.end &&
		(chunk_at(f->page, adjective)->kind == CHUNK_OTHER ||
			(chunk_at(f->page, i)->passive &&
				word_is(f->page, chunk_at(f->page, adjective)->first, "as"))) &&
		!lexeme_has(chunk_at(f->page, adjective)->lex, FEATURE_DEAD))
		adjective++; /* "are still missing", "are listed as missing" */
	if (adjective + 2 < f->clause.end &&
		word_is(f->page, chunk_at(f->page, adjective)->head, "alive") &&
		word_is(f->page, chunk_at(f->page, adjective + 1)->head, "but")) {
		frame_alive_but(f, i, adjective + 2);
		return;
	}
	const struct lexeme *x = frame_dead_word(f, adjective);
	const struct chunk *said = chunk_at(f->page, i);
	if (!x || (chunk_at(f->page, adjective)->kind == CHUNK_VERB &&
			  !lexeme_has(said->lex, FEATURE_SAY)))
		return;
	if (word_is(f->page, said->head, "say") || word_is(f->page, said->head, "says") ||
		word_is(f->page, said->head, "said"))
		return; /* "VILLAGERS SAY DEAD WERE WOODCUTTERS" */
	bool counted = i > f->clause.first && is_noun(f, i - 1) &&
		       chunk_at(f->page, i - 1)->quantity != NONE;
	bool past = tag_at(f->page, said->head) == TAG_VBD && !said->aux &&
		    lexeme_has(said->lex, FEATURE_SAY);
	uint32_t subject = said->participle || (past && counted) ? noun_before(f, i)
								 : role_subject(&f->clause, i);
	uint32_t number = f->page->wide ? NONE : frame_number_past_relative(f, i);
	subject = number != NONE ? number : subject;
	if (subject == NONE ||
		(number == NONE &&
			!role_is_human(f->page, role_people(&f->clause, subject), true)) ||
		is_of_number(f, subject) || frame_is_known_body(f, subject, x))
		return;
	struct event *e = frame_add(f, "FRAME-7", adjective, subject, x);
	e->negative |= chunk_at(f->page, i)->negative;
	e->hedged |= lexeme_has(chunk_at(f->page, i)->lex, FEATURE_BELIEVE) &&
		     !lexeme_has(chunk_at(f->page, i)->lex, FEATURE_BE) &&
		     !word_is(f->page, chunk_at(f->page, i)->head, "reported");
}

static bool tells_already(const struct framing *f, uint32_t verb)
{
	const struct events *e = &f->page->events;
	return e->count && e->at[e->count - 1].trigger == chunk_at(f->page, verb)->head;
}

void frame_verb(struct framing *f, uint32_t i)
{
	const struct chunk *v = chunk_at(f->page, i);
	const struct lexeme *x = v->lex;
	bool number = frame_has_number(f);
	if (number && ((i == f->clause.first && frame_listed(f, i)) || frame_buried_own(f, i) ||
			      frame_ward(f, i)))
		return;
	if (frame_body_part(f, i) || frame_lives_lost(f, i) || frame_harm_verb(f, i) ||
		frame_dead_are(f, i) || frame_whose_body(f, i) ||
		(number && frame_accounts_for(f, i)) || frame_lie_there(f, i))
		return;
	if (number)
		frame_lone_figure(f, i);
	if (number || frame_has_told(f))
		frame_seen(f, i);
	frame_took_prisoners(f, i);
	if (number)
		frame_none_lived(f, i);
	frame_sought(f, i);
	if (lexeme_has(x, FEATURE_BE)) {
		frame_being_among(f, i);
		frame_among_those(f, i);
		frame_being_one(f, i);
		frame_lives(f, i);
		frame_inverted(f, i);
	}
	bool finds = word_is(f->page, v->head, "found") && !v->passive && !v->participle;
	if (lexeme_has(x, FEATURE_LEFT) || (finds && !f->page->wide))
		frame_leaving(f, i);
	if (lexeme_has(x, FEATURE_SUSTAIN) && frame_sustaining(f, i))
		return;
	if (lexeme_has(x, FEATURE_CLAIM_LIVES))
		frame_claimed_lives(f, i, x);
	if (lexeme_has(x, FEATURE_BE) || lexeme_has(x, FEATURE_FIND) ||
		lexeme_has(x, FEATURE_SAY) || lexeme_has(x, FEATURE_BELIEVE))
		being_dead(f, i);
	if (lexeme_has(x, FEATURE_FIND))
		frame_not_found(f, i);
	if (word_is(f->page, v->head, "identified") || word_is(f->page, v->head, "named"))
		frame_named(f, i);
	if (lexeme_has(x, FEATURE_BE))
		frame_part_is(f, i);
	if (lexeme_has(x, FEATURE_BE) || lexeme_has(x, FEATURE_PARTITIVE))
		frame_part_among(f, i);
	if (word_is(f->page, v->head, "subjected"))
		frame_subjected(f, i);
	if (lexeme_has(x, FEATURE_CLAIM_DEED) || frame_armed(f, i) || frame_turn(f, i) ||
		frame_taken(f, i) ||
		(!f->page->wide && (frame_held(f, i) || (number && frame_arrived(f, i)))))
		return;
	if (lexeme_has(x, FEATURE_LAND) || lexeme_has(x, FEATURE_FIRE))
		frame_weapons(f, i, x);
	if ((lexeme_has(x, FEATURE_VERB) && frame_depriving(f, i, x)) ||
		frame_deprived(f, i, false) || frame_done_to_death(f, i))
		return;
	bool dies = lexeme_has(x, FEATURE_DIE) && !v->passive && role_object(&f->clause, i) == NONE;
	if (lexeme_has(x, FEATURE_VERB) && !dies && !frame_heads_parts(f, i))
		suffering(f, i, x);
	else if (lexeme_has(x, FEATURE_DIE))
		dying(f, i, x);
	else if (lexeme_has(x, FEATURE_DEAD) && (v->passive || v->participle))
		reduced(f, i, x);
	else if (!f->page->wide && !tells_already(f, i))
		frame_activity(f, i);
}
