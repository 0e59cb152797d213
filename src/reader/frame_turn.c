#include "reader/frame.h"
#include "reader/frame_at.h"

/*
 * FRAME-34, turns of phrase: "dragged three men from their homes", "is fighting for her life",
 * "has been without power": the verb tells of harm only together with words behind it.
 */
enum { WORDS_AHEAD = 16, UTILITY_AHEAD = 3 };

/* A word for water, power, rice or the like from word `i` on. */
static uint32_t utility_from(const struct framing *f, uint32_t i)
{
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t w = i; w < stop && w < i + UTILITY_AHEAD; w++)
		if (word_has(f->page, w, FEATURE_UTILITY) ||
			(!f->page->wide && word_has(f->page, w, FEATURE_SUPPLY)))
			return w;
	return NONE;
}

/* Takes the word off the front of the phrase, with the blank behind it; false when another stands there. */
static bool begins_with_word(struct str *phrase, struct str word)
{
	if (!str_starts(*phrase, word) || (phrase->len > word.len && phrase->at[word.len] != ' '))
		return false;
	size_t taken = word.len + (phrase->len > word.len);
	*phrase = (struct str){ phrase->at + taken, phrase->len - taken };
	return true;
}

/* Does the phrase stand at word `i`? `end` is the word behind it; `utility` the word for "%". */
static bool stands_at(
	const struct framing *f, struct str phrase, uint32_t i, uint32_t *end, uint32_t *utility)
{
	struct str piece;
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end;
	for (; phrase.len; i++) {
		if (phrase.at[0] != '%' &&
			phrase.at[0] != '~') { /* most: a word, and most another */
			if (i >= stop || !begins_with_word(&phrase, low_at(f->page, i)))
				return false;
			continue;
		}
		str_cut(&phrase, ' ', &piece);
		if (str_equal(piece, STR("%"))) {
			*utility = utility_from(f, i);
			*end = *utility + 1;
			return *utility != NONE;
		}
		if (str_equal(piece, STR("~"))) { /* nothing, or one or two words */
			struct str next = phrase;
			struct str ahead;
			if (!str_cut(&next, ' ', &ahead))
				return false;
			for (uint32_t k = 0;
				k < 2 && i < stop && !str_equal(low_at(f->page, i), ahead); k++)
				i++;
			i--;
			continue;
		}
		if (i >= stop || !str_equal(low_at(f->page, i), piece))
			return false;
	}
	*end = i;
	return true;
}

static bool word_is_within(const struct page *p, const struct chunk *v, const char *word)
{
	for (uint32_t w = v->first; w < v->head; w++)
		if (word_is(p, w, word))
			return true;
	return false;
}

/* "Nobody has seen the boys since", "None of us saw him again": who suffers is the object. */
static bool is_of_nobody(const struct framing *f, uint32_t verb)
{
	static const char *const nobody[] = { "nobody", "no", "none", "neither", "no-one", NULL };
	uint32_t subject = role_subject(&f->clause, verb);
	return is_kind(f, subject, CHUNK_NOUN) &&
	       word_is_any(f->page, at(f, subject)->first, nobody);
}

/* "never came back": the negation stands before the verb's own words. */
static bool is_negated(const struct page *p, const struct chunk *v)
{
	static const char *const fails[] = { "failed", "unable", "powerless", "helpless", NULL };
	if (v->infinitive && v->first > 0 && !p->wide && word_is_any(p, v->first - 1, fails))
		return true;                                  /* "failed to save three men" */
	return v->negative || word_is_within(p, v, "last") || /* "was last seen" */
	       (v->first > 0 &&
		       (word_is(p, v->first - 1, "never") || word_is(p, v->first - 1, "nor") ||
			       word_is(p, v->first - 1, "yet")));
}

/* "Journalist killed, two held": a participle at the end, and nobody but a number before it. */
static bool ends_with_number(const struct framing *f, uint32_t verb, const struct turn *t)
{
	const struct chunk *v = at(f, verb);
	uint32_t end = f->page->scan.sentences.at[f->sentence].end;
	if (!f->page->wide && v->participle && !v->aux && is_kind(f, verb - 1, CHUNK_NOUN) &&
		!str_equal(t->phrase, STR("+")))
		return true; /* "One brother held for 48 hours" */
	return !f->page->wide && v->participle && !v->aux && is_kind(f, verb - 1, CHUNK_NOUN) &&
	       at(f, verb - 1)->bare && at(f, verb - 1)->quantity != NONE &&
	       (v->end >= end || (f->page->scan.words.at[v->end].shape & SHAPE_PUNCT));
}

/* "No food has reached the town": what fails is none. */
static bool is_of_none(const struct framing *f, uint32_t verb)
{
	uint32_t subject = f->page->wide ? NONE : role_subject(&f->clause, verb);
	return is_kind(f, subject, CHUNK_NOUN) && at(f, subject)->none &&
	       lexeme_has(at(f, subject)->lex, FEATURE_UTILITY);
}

/* "the power went on the 6th and has not returned": no person who is missing. */
static bool is_of_utility(const struct framing *f, uint32_t verb)
{
	uint32_t subject = f->page->wide ? NONE : role_subject(&f->clause, verb);
	return is_kind(f, subject, CHUNK_NOUN) && lexeme_has(at(f, subject)->lex, FEATURE_UTILITY);
}

/* "bulldozers made 40 families homeless": the families. */
static bool makes_of_others(const struct framing *f, uint32_t verb)
{
	uint32_t object = f->page->wide ? NONE : role_object(&f->clause, verb);
	return is_kind(f, object, CHUNK_NOUN) && at(f, object)->quantity != NONE &&
	       !at(f, object)->bare && role_is_human(f->page, object, true);
}

static bool fits(const struct framing *f, uint32_t verb, const struct turn *t)
{
	const struct chunk *v = at(f, verb);
	return (!t->passive || v->passive ||
		       (t->harm == HARM_DETAINED && ends_with_number(f, verb, t))) &&
	       (!t->negated || is_negated(f->page, v) ||
		       (t->who == TURN_UTILITY && is_of_none(f, verb)) ||
		       (t->who == TURN_OBJECT && !v->passive && is_of_nobody(f, verb))) &&
	       (t->who != TURN_SUBJECT || !v->passive || t->harm == HARM_DEPRIVED) &&
	       (t->harm != HARM_MISSING || !t->negated || t->who != TURN_SUBJECT ||
		       !is_of_utility(f, verb)) &&
	       (t->harm != HARM_DISPLACED || t->who != TURN_SUBJECT || !makes_of_others(f, verb));
}

/* A turn found: where its phrase ends, and the utility it names. */
struct found {
	const struct turn *turn;
	uint32_t first, end, utility;
};

/* "were taken to the hospital morgue" */
static bool is_morgue(const struct page *p, uint32_t word)
{
	static const char *const slabs[] = { "morgue", "mortuary", "morgues", NULL };
	return !p->wide && word < p->scan.words.count && word_is_any(p, word, slabs);
}

/* "has been able to name 44 prisoners": those are not what the subject is. */
static bool counts_others(const struct framing *f, uint32_t verb, uint32_t word)
{
	uint32_t chunk = f->page->mark[word].chunk;
	return !f->page->wide && chunk != NONE && is_kind(f, chunk, CHUNK_NOUN) &&
	       chunk > verb + 1 && at(f, chunk)->quantity != NONE &&
	       lexeme_has(at(f, verb)->lex, FEATURE_BE) &&
	       word_is_any(f->page, word, WORDS("prisoners", "prisoner", "hostages", "captives"));
}

/* The turn that begins at word i, or, for `bare`, that needs no word. */
static bool turn_at(const struct framing *f, uint32_t verb, turn_set classes, bool bare, uint32_t i,
	struct found *found)
{
	size_t n;
	uint32_t next = (uint32_t)f->page->scan.words.at[i + 1].hash;
	const struct turns *turns = f->page->turns;
	const struct turn *t = bare ? turns_bare(turns, classes, &n)
				    : turns_at(turns, &f->page->scan.words.at[i], classes, &n);
	const struct turn *stop = t + n;
	for (; n && (t = turns_next(turns, t, stop, classes, next)) < stop; t++) {
		uint32_t end = i, utility = NONE;
		if (!fits(f, verb, t) || (!bare && !stands_at(f, t->phrase, i, &end, &utility)) ||
			(t->harm == HARM_INJURED && is_morgue(f->page, end)) ||
			(!bare && frame_turn_is_distance(f, i)) || counts_others(f, verb, i))
			continue;
		*found = (struct found){ t, i, end, utility };
		return true;
	}
	return false;
}

/* Does a clause of its own begin with chunk `i`, so that its words complete no verb before it? */
static bool parts(const struct framing *f, uint32_t i)
{
	switch (at(f, i)->kind) {
	case CHUNK_VERB:
	case CHUNK_SUB:
	case CHUNK_REL:
	case CHUNK_STOP:
		return true;
	case CHUNK_NOUN:
	case CHUNK_PREP:
	case CHUNK_COMMA:
	case CHUNK_AND:
	case CHUNK_TIME:
	case CHUNK_QUOTE:
	case CHUNK_OTHER:
		break;
	}
	return false;
}

/* The first turn that the words behind the verb complete, in its own clause. */
static bool find_turn(const struct framing *f, uint32_t verb, turn_set classes, struct found *found)
{
	const struct chunk *v = at(f, verb);
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t w = v->head + 1; w < stop && w < v->head + WORDS_AHEAD; w++) {
		uint32_t chunk = f->page->mark[w].chunk;
		if (turn_at(f, verb, classes, false, w, found))
			return true;
		if (chunk > verb && at(f, chunk)->kind == CHUNK_COMMA &&
			is_kind(f, chunk + 1, CHUNK_NOUN) && at(f, chunk + 1)->bare)
			break; /* "15 stabbed, one to death" */
		bool live = word_is(f->page, w, "living") &&
			    !f->page->wide; /* "people living on farms" */
		if (chunk > verb && parts(f, chunk) && !at(f, chunk)->infinitive && !live &&
			w + 1 == at(f, chunk)->end)
			break;
	}
	return turn_at(f, verb, classes, true, v->end, found);
}

/* "the other two each lost a hand": the two. */
static uint32_t past_each(const struct framing *f, uint32_t noun)
{
	bool each = is_kind(f, noun, CHUNK_NOUN) && is_kind(f, noun - 1, CHUNK_NOUN) &&
		    !f->page->wide && at(f, noun)->end == at(f, noun)->first + 1 &&
		    word_is(f->page, at(f, noun)->head, "each") &&
		    at(f, noun - 1)->quantity != NONE;
	return each ? noun - 1 : noun;
}

/* "200 households have moved from the valley to the town" */
static bool moves_by_itself(const struct framing *f, uint32_t verb)
{
	static const char *const moves[] = { "moved", "move", "moving", "shifted", "settled",
		NULL };
	uint32_t who = role_subject(&f->clause, verb);
	return !f->page->wide && word_is_any(f->page, at(f, verb)->head, moves) &&
	       is_kind(f, who, CHUNK_NOUN) && at(f, who)->quantity != NONE;
}

/* "suffered no injuries", "escaped without a broken bone": nobody is hurt. */
static bool is_spared(const struct framing *f, const struct found *found)
{
	static const char *const no[] = { "no", "without", "any", NULL };
	const struct turn *t = found->turn;
	uint32_t from = found->first ? found->first - 1 : 0;
	if (f->page->wide || (t->harm != HARM_INJURED && t->harm != HARM_TORTURED))
		return false;
	for (uint32_t w = from; w < found->end; w++)
		if (word_is_any(f->page, w, no) && f->page->mark[w].chunk >= f->clause.first)
			return !t->negated && found->end > found->first &&
			       !str_starts(t->phrase, low_at(f->page, w));
	return false;
}

/* "had come on Friday and taken five patients from their beds": what those did who had come. */
static bool goes_on_active(const struct framing *f, uint32_t verb)
{
	enum { BACK = 8 };
	if (f->page->wide || at(f, verb)->aux || !is_kind(f, verb - 1, CHUNK_AND) ||
		role_object(&f->clause, verb) == NONE)
		return false;
	for (uint32_t i = verb - 1; i > f->clause.first && i + BACK > verb; i--)
		if (is_kind(f, i, CHUNK_VERB))
			return at(f, i)->perfect && !at(f, i)->passive;
	return false;
}

/* "In May rangers shot dead four gatherers", where a tag has a participle: those counted behind, and no rangers. */
static bool is_active_anyway(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t object = role_object(&f->clause, verb);
	return !f->page->wide && v->participle && !v->aux && is_kind(f, verb - 1, CHUNK_NOUN) &&
	       at(f, verb - 1)->quantity == NONE && at(f, verb - 1)->plural &&
	       is_kind(f, object, CHUNK_NOUN) &&
	       object == verb + 1 + !is_kind(f, verb + 1, CHUNK_NOUN) &&
	       at(f, object)->quantity != NONE && !at(f, object)->bare;
}

static uint32_t sufferer(const struct framing *f, uint32_t verb, const struct found *found)
{
	const struct turn *t = found->turn;
	const struct chunk *v = at(f, verb);
	if (t->who == TURN_UTILITY && t->negated && is_of_none(f, verb))
		return role_subject(&f->clause, verb);
	bool held = t->harm == HARM_ABDUCTED || t->harm == HARM_DETAINED;
	uint32_t joined = held && t->who == TURN_OBJECT && !v->aux && !f->page->wide &&
					  (v->participle || word_is(f->page, v->head, "put"))
				  ? frame_verb_joined(f, verb)
				  : NONE; /* "had been picked out and taken into the forest" */
	if (joined != NONE && at(f, joined)->passive)
		return role_subject(&f->clause, joined);
	if (t->who == TURN_OBJECT && is_active_anyway(f, verb))
		return role_object(&f->clause, verb);
	if (t->who != TURN_SUBJECT && v->participle && !goes_on_active(f, verb))
		return is_kind(f, verb - 1, CHUNK_COMMA) && held && !f->page->wide
			       ? frame_past_parts(f, verb)
			       : role_noun_before(&f->clause, verb);
	if (t->who == TURN_OBJECT && v->passive && word_is(f->page, v->first, "being") &&
		is_kind(f, verb - 1, CHUNK_NOUN) && !f->page->wide)
		return verb - 1; /* "saw 13 men being pushed into vans" */
	if (t->who == TURN_SUBJECT || v->passive)
		return past_each(f, role_subject(&f->clause, verb));
	uint32_t object = role_object(&f->clause, verb);
	if (object == NONE && t->harm == HARM_DISPLACED && moves_by_itself(f, verb))
		return role_subject(&f->clause, verb);
	if (object == NONE && t->harm == HARM_MISSING && t->negated &&
		is_kind(f, verb + 2, CHUNK_NOUN))
		return verb + 2; /* "nobody has heard from him since" */
	if (object == NONE && t->who == TURN_OBJECT && !f->page->wide && !v->aux &&
		is_kind(f, verb - 1, CHUNK_NOUN) && at(f, verb - 1)->quantity != NONE &&
		tag_at(f->page, v->head) == TAG_VBD)
		return verb - 1; /* "four aid workers grabbed at gunpoint" */
	uint32_t behind =
		found->end < f->page->scan.words.count ? f->page->mark[found->end].chunk : NONE;
	bool place = behind != NONE && !f->page->wide && t->harm == HARM_DISPLACED &&
		     at(f, behind)->name != NONE && at(f, behind)->quantity == NONE;
	if (object == NONE && t->who == TURN_OBJECT && found->end > v->end &&
		is_kind(f, behind, CHUNK_NOUN) && is_kind(f, behind - 1, CHUNK_PREP) && !place)
		return behind; /* "could not account for nine passengers" */
	if (object == NONE && t->who == TURN_OBJECT)
		return frame_put_first(f, verb); /* "the men they shot dead" */
	return object == NONE && t->who == TURN_UTILITY ? role_subject(&f->clause, verb) : object;
}

/* Said with a number, or of one person. */
static bool is_counted(const struct framing *f, uint32_t noun)
{
	const struct chunk *n = at(f, noun);
	if (n->quantity != NONE)
		return true;
	if (count_explained(&f->clause, noun) != NONE)
		return true; /* "the remaining inhabitants, some 1,900 people," */
	struct count c = count_noun(&f->clause, noun);
	if (word_is(f->page, n->head, "anyone") || word_is(f->page, n->head, "anybody"))
		return true; /* "denies that anyone was moved" */
	if (n->pronoun)
		return (c.known && c.high == 1) || frame_is_teller(f->page, noun);
	return c.known && !str_equal(c.rule, STR("COUNT-11")) &&
	       (lexeme_has(n->lex, FEATURE_PERSON) || n->name != NONE ||
		       lexeme_has(n->lex, FEATURE_COLLECTIVE));
}

/* Who may be under it is looked for there, unless all is supposed: "if the roof falls, 15 could be under it". */
static bool is_sought_there(const struct framing *f)
{
	static const char *const conditions[] = { "if", "would", "unless", "whether", "had", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_is_any(f->page, w, conditions))
			return false;
	return !f->page->wide;
}

static struct event *add(
	struct framing *f, uint32_t verb, uint32_t victim, const struct found *found)
{
	const struct turn *t = found->turn;
	struct lexeme like = { .act = (int8_t)t->act, .harm = (int8_t)t->harm, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-34", verb, victim, &like);
	if (found->end > e->end)
		e->end = found->end;
	if (t->negated)
		e->negative = e->hypothetical = false;
	if (t->harm == HARM_MISSING && !t->negated && at(f, verb)->modal && !e->negative &&
		is_sought_there(f)) {
		e->hypothetical = false; /* "15 could still be under the debris" */
		e->hedged = true;
	}
	return e;
}

/* Who is without water: those counted, else nobody but the utility that is gone. */
static bool add_lack(struct framing *f, uint32_t verb, uint32_t noun, const struct found *found)
{
	bool people = is_kind(f, noun, CHUNK_NOUN) &&
		      role_is_human(f->page, role_people(&f->clause, noun), true) &&
		      at(f, noun)->quantity != NONE;
	uint32_t to =
		people ? NONE : role_after(&f->clause, verb, "to"); /* "aid to 12,000 people" */
	bool cut_off =
		to != NONE && at(f, to)->quantity != NONE && role_is_human(f->page, to, true);
	uint32_t who = people ? noun : cut_off ? to : NONE;
	if (str_starts(found->turn->phrase, STR("out of ")) && is_kind(f, noun, CHUNK_NOUN) &&
		frame_is_engine(f, noun))
		return false; /* "the ambulance ran out of fuel" */
	if (!f->page->wide && frame_is_by_weather(f))
		return true; /* "A storm cut the cable and the port was without light" */
	if (frame_is_outcome(f, verb)) {
		frame_tell_whom(f, who);
		return true;
	}
	struct event *e = add(f, verb, who, found);
	e->target = found->utility != NONE ? f->page->mark[found->utility].chunk : noun;
	if (e->target >= f->clause.end)
		e->target = noun;
	e->negative |= is_of_none(f, verb); /* "no convoy had been turned back" */
	e->negative &= !f->page->wide && found->turn->who == TURN_UTILITY &&
		       !found->turn->negated; /* "had never hindered deliveries" */
	return true;
}

/* "Twelve of the injured were taken to hospital": told already by another frame. */
static bool is_known(struct framing *f, uint32_t noun, enum harm harm, bool retracts)
{
	for (size_t i = f->page->events.count; i-- > 0;) {
		struct event *e = &f->page->events.at[i];
		if (e->sentence != f->sentence)
			return false;
		if (harm == HARM_MISSING &&
			(at(f, noun)->pronoun || (e->victim == noun && !f->page->wide)) &&
			(e->harm == HARM_ABDUCTED || e->harm == HARM_DETAINED))
			return true; /* "six who were led away have not been seen since", "was taken, and we have not heard of him since" */
		bool again = !f->page->wide && harm == HARM_MISSING && at(f, noun)->pronoun &&
			     e->count.known &&
			     e->count.high == 1; /* "looking for Lena, she hasn't come home" */
		if ((e->victim == noun || again) && e->harm == harm) {
			e->retracted |= retracts;
			return true;
		}
	}
	return false;
}

/* "they", soldiers, the police: who takes people away. */
static bool is_force(const struct framing *f, uint32_t noun)
{
	if (noun == NONE)
		return false;
	const struct chunk *c = at(f, noun);
	for (uint32_t w = c->first; w < c->end; w++)
		if (word_has(f->page, w, FEATURE_ARMED) || word_has(f->page, w, FEATURE_ORG) ||
			word_is(f->page, w, "they") || word_is(f->page, w, "authorities") ||
			(!f->page->wide && frame_is_unit(f, w)))
			return true;
	return false;
}

/* Was what was told last done to people? */
static bool after_people(const struct framing *f)
{
	size_t n = f->page->events.count;
	return n && f->page->events.at[n - 1].sentence + 2 >= f->sentence &&
	       f->page->events.at[n - 1].harm > HARM_NONE && f->page->events.at[n - 1].count.known;
}

/* Does the turn tell of these people: counted, one alone, taken by a force? */
static bool suits(struct framing *f, uint32_t verb, uint32_t noun, const struct turn *t)
{
	if (t->single) {
		struct count one = count_noun(&f->clause, noun);
		return one.known && one.high == 1 && !one.open &&
		       (at(f, noun)->name != NONE ||
			       tag_at(f->page, at(f, noun)->first) == TAG_PRPS);
	}
	if (at(f, noun)->bare && str_starts(low_at(f->page, at(f, verb)->head), STR("sho")) &&
		str_equal(t->phrase, STR("down")))
		return false; /* "shot down 29 of them": drones */
	if (t->harm == HARM_KILLED && str_equal(t->phrase, STR("out")) &&
		!role_is_human(f->page, role_people(&f->clause, noun), true))
		return false; /* "laid out 12 plates" */
	if (t->force && !at(f, verb)->passive && !is_force(f, role_subject(&f->clause, verb)))
		return false;
	if (t->harm == HARM_INJURED && str_equal(t->phrase, STR("+")) &&
		(lexeme_has(at(f, noun)->lex, FEATURE_DEAD) ||
			(at(f, noun)->bare && !after_people(f))))
		return false; /* "Twelve houses were looted. Forty were burned." */
	struct count group;   /* "Then the matter of the 22 youths. They were picked up in April" */
	bool they = word_is(f->page, at(f, noun)->head, "they") && !f->page->wide && noun < verb &&
		    at(f, verb)->passive && frame_group_before(f, noun, &group) != NONE;
	return !t->weak || they || is_counted(f, noun);
}

/* "lacks water", "on half rations": people or places that lack what they live by. */
static bool is_lack(const struct framing *f, const struct found *found)
{
	const struct turn *t = found->turn;
	return t->harm == HARM_DEPRIVED &&
	       (found->utility != NONE || (t->who == TURN_SUBJECT && !f->page->wide));
}

static bool tell_lack(struct framing *f, uint32_t verb, uint32_t noun, const struct found *found)
{
	static const char *const columns[] = { "convoy", "convoys", NULL };
	const struct turn *t = found->turn;
	if (t->who != TURN_UTILITY)
		return add_lack(f, verb, noun, found);
	if (!is_kind(f, noun, CHUNK_NOUN) || !frame_is_utility(f, noun))
		return false;
	if (!f->page->wide && is_kind(f, verb + 1, CHUNK_PREP) &&
		is_kind(f, verb + 2, CHUNK_NOUN) &&
		word_is_any(
			f->page, at(f, verb + 2)->head, WORDS("visitors", "tourists", "public")))
		return false; /* "the water tower was closed to visitors" */
	if (!f->page->wide && noun < verb && !at(f, verb)->passive && !t->negated &&
		word_is_any(f->page, at(f, noun)->head, columns))
		return false; /* "the convoy stopped in Qarin" */
	if (!f->page->wide && !at(f, verb)->passive && frame_keeps_nothing(f, verb, noun))
		return false;
	return add_lack(f, verb, noun, found);
}

bool frame_turn(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	turn_set classes = turn_classes(f->page->turns, &f->page->scan.words.at[v->head]);
	struct found found;
	if (!classes || !find_turn(f, verb, classes, &found))
		return false;
	const struct turn *t = found.turn;
	uint32_t noun = sufferer(f, verb, &found);
	if (is_spared(f, &found))
		return true;
	if (t->harm != HARM_KILLED && t->harm != HARM_MISSING)
		noun = frame_tellers(f, noun);
	if (is_kind(f, noun, CHUNK_NOUN) && noun < verb && at(f, noun)->quantity == NONE &&
		!f->page->wide && at(f, role_list_start(&f->clause, noun))->quantity != NONE)
		noun = role_list_start(
			&f->clause, noun); /* "forty-one men and boys have not been heard of" */
	if (t->harm == HARM_DEPRIVED && str_starts(low_at(f->page, v->head), STR("los")) &&
		t->who != TURN_UTILITY && !frame_turn_loses_supply(f, verb))
		return false;
	if (t->who == TURN_UTILITY || is_lack(f, &found))
		return tell_lack(f, verb, noun, &found);
	bool sure = t->harm != HARM_KILLED || !is_kind(f, noun, CHUNK_NOUN) || f->page->wide ||
		    at(f, noun)->quantity == NONE; /* "shot dead four honey gatherers" */
	if (!is_kind(f, noun, CHUNK_NOUN) ||
		!role_is_human(f->page, role_people(&f->clause, noun), sure) ||
		role_counts_things(&f->clause, noun) || !suits(f, verb, noun, t))
		return false;
	if (frame_turn_befalls_none(f, verb, noun, t, found.end))
		return false;
	if (t->retracts && !frame_was_missing(f, found.end))
		return false;
	if (t->harm == HARM_DETAINED && (word_is(f->page, at(f, noun)->head, "survivors") ||
						word_is(f->page, at(f, noun)->head, "survivor")))
		return false; /* "48 survivors were picked up by fishermen" */
	if (t->harm == HARM_MISSING && frame_is_doer(f, noun))
		return true; /* "the killer has not been found" */
	if (is_known(f, noun, t->harm, t->retracts))
		return true;
	if (t->harm == HARM_DISPLACED && !f->page->wide &&
		(frame_turn_is_errand(f, noun, t) || frame_moves_house(f, verb)))
		return false;
	struct event *e = add(f, verb, noun, &found);
	e->retracted = t->retracts;
	if (t->harm == HARM_DISPLACED && !f->page->wide &&
		frame_turn_is_notice(f, t->phrase, found.end))
		e->hypothetical = true;
	if (t->harm == HARM_DISPLACED && !f->page->wide && frame_goes_to_jail(f, found.end)) {
		e->harm = HARM_DETAINED;
		e->act = ACT_DETENTION;
	}
	bool taken = t->harm == HARM_ABDUCTED || t->harm == HARM_DETAINED;
	if ((taken && frame_is_mass_removal(f, e, t->phrase)) ||
		(t->harm == HARM_ABDUCTED && frame_are_driven_out(f, noun))) {
		e->harm = HARM_DISPLACED;
		e->act = ACT_FORCED_DISPLACEMENT;
	}
	bool laid =
		t->harm == HARM_KILLED && word_is_any(f->page, v->head, WORDS("laid", "laying"));
	bool to_ward =
		t->harm == HARM_INJURED && str_starts(t->phrase, STR("to ")) && !f->page->wide;
	bool does = !laid && !to_ward; /* lays nobody out, carries nobody to a clinic */
	if (t->who == TURN_OBJECT && !t->negated && does) {
		uint32_t by = v->passive || noun < verb ? role_after(&f->clause, verb, "by")
							: role_subject(&f->clause, verb);
		if (by != NONE && !at(f, by)->bare &&
			(role_is_human(f->page, by, false) ||
				lexeme_has(at(f, by)->lex, FEATURE_ORG)))
			e->actor = by;
		if (e->harm == HARM_ABDUCTED && !f->page->wide &&
			(e->actor != NONE ? frame_is_state(f, e->actor) /* "by the police" */
					  : frame_is_mass_arrest(f, e, t->phrase))) {
			e->harm = HARM_DETAINED;
			e->act = ACT_DETENTION;
		}
	}
	return true;
}
