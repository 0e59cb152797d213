#include "reader/frame_at.h"
#include "reader/frame_outing.h"

/*
 * FRAME-292: what is said against it where people were driven out: nobody was moved against their will, everyone left of
 * their own accord. And who is carried to an outing, or saved (FRAME-290).
 */
static const struct lexeme displaced = {
	.act = ACT_FORCED_DISPLACEMENT, .harm = HARM_DISPLACED, .basis = -1
};

/* "to hear the bishop", "for the pilgrimage", "to work in the fields" behind the way: they come back. */
bool frame_is_outing(const struct framing *f, uint32_t from)
{
	static const char *const does[] = { "hear", "see", "watch", "attend", "celebrate", "pray",
		"vote", "visit", "work", "study", "play", "greet", "cheer", "sing", "march",
		"teach", "help", "train", NULL };
	static const char *const trips[] = { "pilgrimage", "service", "mass", "holiday", "holidays",
		"retreat", "festival", "congress", "parade", "match", "final", "tour", "feast",
		"wedding", "rally", "baptism", "market", "screening", "training", NULL };
	enum { AHEAD = 16, NEAR = 4 };
	const struct page *p = f->page;
	uint32_t stop = p->scan.sentences.at[f->sentence].end;
	for (uint32_t w = at(f, from)->end; w < stop && w < at(f, from)->end + AHEAD; w++) {
		if (word_is(p, w, "to") && word_is_any(p, w + 1, does))
			return true;
		bool leads = word_is_any(p, w, WORDS("for", "to"));
		for (uint32_t k = w + 1; leads && k < stop && k < w + NEAR; k++)
			if (word_is_any(p, k, trips) && !word_is(p, k + 1, "camp"))
				return true;
	}
	return false;
}

/* "the navy brought 480 refugees to the mainland": saved from the sea. */
bool frame_is_saved(const struct framing *f, uint32_t verb, uint32_t who)
{
	return word_is_any(f->page, at(f, verb)->head, WORDS("brought", "bringing")) &&
	       word_is_any(f->page, at(f, who)->head,
		       WORDS("migrants", "refugees", "survivors", "castaways"));
}

/* From word `w` on: "of their own free will", "voluntarily", "because they wished to": nobody drove them out. */
static bool is_willing_at(const struct framing *f, uint32_t w)
{
	const struct page *p = f->page;
	static const char *const willing[] = { "voluntarily", "willingly", "freely", NULL };
	w += word_is_any(p, w, WORDS("so", "there", "entirely", "quite"));
	return word_is_any(p, w, willing) || word_is(p, w - 1, "voluntarily") ||
	       (word_is_any(p, w, WORDS("of", "by")) && word_is(p, w + 1, "their") &&
		       (word_is(p, w + 2, "own") || word_is(p, w + 2, "free"))) ||
	       (word_is(p, w, "by") && word_is(p, w + 1, "choice")) ||
	       (word_is(p, w, "because") && word_is(p, w + 1, "they") &&
		       word_is_any(p, w + 2, WORDS("wished", "wanted", "chose"))) ||
	       (word_is(p, w, "at") && word_is(p, w + 1, "their") && word_is(p, w + 2, "own") &&
		       word_is(p, w + 3, "request"));
}

/* Has the report told of people who were driven out? */
bool frame_were_driven_out(const struct framing *f)
{
	enum { BACK = 64 };
	const struct events *all = &f->page->events;
	for (size_t k = all->count; k-- > 0 && k + BACK > all->count;)
		if (all->at[k].harm == HARM_DISPLACED && !all->at[k].hypothetical)
			return true;
	return false;
}

static bool deny(struct framing *f, uint32_t verb, uint32_t who, uint32_t end)
{
	struct event *e = frame_add(f, "FRAME-292", verb, NONE, &displaced);
	e->first = at(f, who)->first < e->first ? at(f, who)->first : e->first;
	e->end = end > e->end ? end : e->end;
	e->negative = true;
	e->hypothetical = false;
	return true;
}

/* FRAME-292: "everyone left of their own free will", "all went voluntarily", where people were driven out. */
static bool went_freely(struct framing *f, uint32_t verb)
{
	static const char *const goes[] = { "left", "gone", "went", "moved", "departed", "go",
		"going", "leaving", "done", "did", "moving", NULL };
	const struct chunk *v = at(f, verb);
	if (v->negative || v->modal || !word_is_any(f->page, v->head, goes))
		return false;
	uint32_t last = is_kind(f, verb + 1, CHUNK_NOUN) ? verb + 1 : verb; /* "left the camp" */
	if (!is_willing_at(f, at(f, last)->end))
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	if (who == NONE && is_kind(f, verb - 1, CHUNK_NOUN))
		who = verb - 1; /* "everyone left of their own accord" */
	if (who == NONE || who > verb || at(f, who)->none || at(f, who)->quantity != NONE ||
		frame_are_travellers(f, verb, who) || !frame_were_driven_out(f))
		return false;
	enum { WORDS_OF_WILL = 3 };
	uint32_t end = at(f, last)->end, stop = f->page->scan.sentences.at[f->sentence].end;
	while (end < stop && end < at(f, last)->end + WORDS_OF_WILL + 2 &&
		!(f->page->scan.words.at[end].shape & SHAPE_PUNCT))
		end++;
	return deny(f, verb, who, end);
}

/* "no player was removed by force": who was there for a while. */
static bool is_goer(const struct framing *f, uint32_t verb, uint32_t who)
{
	static const char *const goers[] = { "player", "passenger", "guest", "fan", "pupil",
		"student", "worker", "spectator", "visitor", "patient", NULL };
	return word_is_any(f->page, at(f, who)->head, goers) || frame_are_travellers(f, verb, who);
}

/* "driven from the market", "made to leave the hall": where nobody lives. */
static bool is_ground(const struct framing *f, uint32_t noun)
{
	static const char *const grounds[] = { "field", "pitch", "stage", "market", "race", "sport",
		"business", "game", "hall", "room", "meeting", "court", "table", NULL };
	return is_kind(f, noun, CHUNK_NOUN) && word_is_any(f->page, at(f, noun)->head, grounds);
}

/* FRAME-292: "nobody has been moved against their will", "no resident was removed by force", "nobody was made to leave". */
static bool moves_nobody(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t who = v->passive ? role_subject(&f->clause, verb) : NONE;
	if (who == NONE || who > verb || at(f, who)->quantity != NONE || !at(f, who)->none)
		return false;
	uint32_t w = v->end;
	bool made = word_is_any(f->page, v->head, WORDS("made", "compelled", "forced")) &&
		    word_is(f->page, w, "to") &&
		    word_is_any(f->page, w + 1, WORDS("leave", "go", "move"));
	bool driven = word_is_any(f->page, v->head, WORDS("driven", "pushed", "chased")) &&
		      word_is_any(f->page, w, WORDS("from", "out", "off"));
	if (!made && !driven && !frame_is_forced_at(f, w))
		return false;
	bool leaves =
		!made || (!word_is(f->page, w + 2, "without") && frame_goes_away(f, verb + 1));
	if (!leaves || is_ground(f, verb + 2) ||
		(!word_is(f->page, w, "against") && is_goer(f, verb, who))) {
		frame_add(f, "FRAME-292", verb, who, &displaced)->hypothetical = true;
		return true; /* told, so that nothing is left to guess (FRAME-140) */
	}
	if (made && !frame_is_under_arms(f) && !frame_were_driven_out(f) &&
		!word_is_any(f->page, w + 2, WORDS("his", "her", "its", "their")))
		return false; /* "nobody was made to leave early" */
	w += made || word_is(f->page, w, "by") ? 2 : driven ? 0 : 3;
	if (driven && is_kind(f, verb + 2, CHUNK_NOUN))
		w = at(f, verb + 2)->end; /* "nobody had been driven from the valley" */
	return deny(f, verb, who, w);
}

/* FRAME-292: "the transfer was voluntary", where people were driven out. */
bool frame_was_free(struct framing *f, uint32_t noun)
{
	static const char *const moves[] = { "transfer", "move", "relocation", "resettlement",
		"departure", "departures", "evacuation", "removal", "transfers", "moves", NULL };
	uint32_t be = noun + 1;
	if (f->page->wide || !may_stand(f->page, f->sentence, "voluntary") ||
		word_is_any(f->page, at(f, noun)->first, WORDS("his", "her", "my")) ||
		!word_is_any(f->page, at(f, noun)->head, moves) || !is_kind(f, be, CHUNK_VERB) ||
		!lexeme_has(at(f, be)->lex, FEATURE_BE) || at(f, be)->negative)
		return false;
	uint32_t w = at(f, be)->end;
	w += word_is_any(f->page, w, WORDS("entirely", "purely", "wholly"));
	return word_is(f->page, w, "voluntary") && frame_were_driven_out(f) &&
	       deny(f, noun, noun, w + 1);
}

/* FRAME-294: "only 310 of the 3,400 remain", "another 130 were allowed to stay", where people were driven out: told, so that nothing is left to guess (FRAME-140). */
static bool stays(struct framing *f, uint32_t verb)
{
	static const char *const remains[] = { "remain", "remained", "remains", "stay", "stayed",
		NULL };
	static const char *const woes[] = { "missing", "in", "trapped", "unaccounted", "captive",
		"hostage", "hospitalised", "hospitalized", "critical", "detained", "displaced",
		"homeless", "under", "at", "without", "unidentified", "on", NULL };
	const struct chunk *v = at(f, verb);
	bool let = v->passive && word_is_any(f->page, v->head, WORDS("allowed", "permitted")) &&
		   is_kind(f, verb + 1, CHUNK_VERB) &&
		   word_is_any(f->page, at(f, verb + 1)->head, remains);
	bool own = word_is_any(f->page, v->head, remains) && !v->infinitive && !v->modal &&
		   !word_is_any(f->page, v->end, woes);
	if ((!let && !own) || v->negative)
		return false;
	uint32_t who = role_subject(&f->clause, verb);
	if (who == NONE || who > verb || at(f, who)->quantity == NONE ||
		role_counts_things(&f->clause, who) || !frame_were_driven_out(f))
		return false;
	frame_add(f, "FRAME-294", verb, who, &displaced)->hypothetical = true;
	return true;
}

bool frame_went_freely(struct framing *f, uint32_t verb)
{
	return moves_nobody(f, verb) || went_freely(f, verb) || stays(f, verb);
}
