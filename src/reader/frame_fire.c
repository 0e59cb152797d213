#include "reader/frame_at.h"

/*
 * FRAME-263: fire by its noun: "directed "limited fire" at the ridge", "poured machine-gun fire into the yard".
 * "had been obliged to fire", "had no choice but to open fire". FRAME-264: "soldiers went from house to house with lists": armed men at people's doors. "searched for weapons".
 */
/* Whoever can fire, or what is fired: armed men, guns, "his men". */
static bool is_firing(const struct framing *f, uint32_t noun)
{
	static const char *const guns[] = { "batteries", "battery", "guns", "artillery", "tanks",
		"helicopters", "gunboats", "jets", "gunners", "snipers", NULL };
	if (!is_kind(f, noun, CHUNK_NOUN))
		return false;
	for (uint32_t w = at(f, noun)->first; w < at(f, noun)->end; w++)
		if (word_has(f->page, w, FEATURE_ARMED) || word_is_any(f->page, w, guns))
			return true;
	return word_is(f->page, at(f, noun)->head, "they") ||
	       (tag_at(f->page, at(f, noun)->first) == TAG_PRPS &&
		       word_is_any(f->page, at(f, noun)->head, WORDS("men", "people")));
}

/* The subject, or whom "one of its batteries" is of. */
static uint32_t force_before(const struct framing *f, uint32_t verb)
{
	uint32_t who = role_subject(&f->clause, verb);
	if (is_firing(f, who))
		return who;
	uint32_t of = who == NONE ? NONE : role_joined(&f->clause, who, "of");
	if (is_firing(f, of))
		return of;
	return is_firing(f, verb - 1) ? verb - 1 : NONE;
}

static bool directs_fire(struct framing *f, uint32_t verb)
{
	static const char *const directs[] = { "directed", "directing", "aimed", "concentrated",
		"poured", "pouring", "trained", "laid", "unleashed", "unleashing", "returned",
		"sprayed", NULL };
	static const char *const fires[] = { "fire", "gunfire", "salvo", "salvoes", "volley",
		"volleys", "barrage", "bursts", NULL };
	enum { AHEAD = 10 };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, directs) || v->passive || v->modal || v->infinitive)
		return false;
	uint32_t who = force_before(f, verb), w = v->end;
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	while (w < s->end && w < v->end + AHEAD && !word_is_any(f->page, w, fires) &&
		!word_has(f->page, w, FEATURE_PREPOSITION) && !word_is(f->page, w, ","))
		w++;
	if (who == NONE || w >= s->end || !word_is_any(f->page, w, fires) ||
		lexeme_has(at(f, who)->lex, FEATURE_TITLE))
		return false; /* "the general returned fire at his critics" */
	struct lexeme like = { .act = ACT_ATTACK, .harm = HARM_NONE, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-263", verb, NONE, &like);
	e->end = w + 1 > e->end ? w + 1 : e->end;
	frame_set_actor(f, e, who);
	return true;
}

/* "had been obliged to fire", "had no choice but to open fire": they fired. */
static bool has_to_fire(struct framing *f, uint32_t verb)
{
	static const char *const brings[] = { "obliged", "forced", "compelled", "obligated", NULL };
	static const char *const had[] = { "had", "have", "left", NULL };
	static const char *const ways[] = { "choice", "option", "alternative", NULL };
	const struct chunk *v = at(f, verb);
	const struct page *p = f->page;
	uint32_t w = v->end, end = p->scan.sentences.at[f->sentence].end;
	if (v->negative || v->modal || v->infinitive ||
		!(word_is_any(p, v->head, brings) || word_is_any(p, v->head, had)))
		return false;
	w += word_is(p, w, "with");
	if (w + 6 < end && word_is(p, w, "no") && word_is_any(p, w + 1, ways) &&
		word_is_any(p, w + 2, WORDS("but", "except")))
		w += 3;
	else if (!word_is_any(p, v->head, brings))
		return false;
	if (w + 2 >= end || !word_is(p, w, "to"))
		return false;
	bool opens = word_is_any(p, w + 1, WORDS("open", "return")) && w != v->end;
	w += 1 + opens; /* "forced to open fire" is told by its own verb */
	uint32_t who = force_before(f, verb);
	uint32_t next = w + 1 < end ? p->mark[w + 1].chunk : NONE;
	bool ends = opens ||
		    !(is_kind(f, next, CHUNK_NOUN) ||
			    word_is_any(p, w + 1, WORDS("at", "on", "into", "upon", "towards")));
	if (who == NONE || !ends || !word_is_any(p, w, WORDS("fire", "shoot")))
		return false; /* "to fire at the crowd" is told by that; "to fire two officers" */
	struct lexeme like = { .act = ACT_ATTACK, .harm = HARM_NONE, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-263", verb, NONE, &like);
	e->end = w + 1;
	e->negative = e->hypothetical = false;
	frame_set_actor(f, e, who);
	return true;
}

/* "with vaccines"; not "with lists", "with rifles" */
static bool brings_help(const struct framing *f, uint32_t w)
{
	uint32_t what = word_is(f->page, w, "with") ? f->page->mark[w + 1].chunk : NONE;
	return what != NONE && !lexeme_has(at(f, what)->lex, FEATURE_MEANS) &&
	       !word_is_any(f->page, at(f, what)->head,
		       WORDS("list", "lists", "names", "dogs", "torches", "photographs",
			       "informers", "hoods", "axes", "clubs"));
}

static bool goes_house_to_house(struct framing *f, uint32_t verb)
{
	static const char *const goes[] = { "went", "gone", "going", "moved", "moving", "came",
		"swept", NULL };
	static const char *const doors[] = { "house", "door", "tent", "room", "hut", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, goes) || v->modal || v->infinitive || v->negative)
		return false;
	uint32_t w = v->end + word_is(f->page, v->end, "from"), who = force_before(f, verb);
	if (who == NONE || !word_is_any(f->page, w, doors) || !word_is(f->page, w + 1, "to") ||
		!word_is_any(f->page, w + 2, doors) || brings_help(f, w + 3))
		return false;
	struct lexeme like = { .act = ACT_MILITARY_ACTIVITY, .harm = HARM_NONE, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-264", verb, NONE, &like);
	e->end = w + 3 > e->end ? w + 3 : e->end;
	frame_set_actor(f, e, who);
	return true;
}

/* FRAME-264: "marines had searched for weapons", "troops searched the hamlets": what armed men did, behind people who were harmed. */
static bool searches(struct framing *f, uint32_t verb)
{
	static const char *const arms[] = { "weapons", "arms", "guns", "explosives", "gunmen",
		"rebels", "militants", "fighters", "deserters", "insurgents", "suspects", NULL };
	static const char *const places[] = { "houses", "homes", "village", "villages", "quarter",
		"camp", "hamlet", "hamlets", "island", "neighbourhood", "neighborhood", "monastery",
		"barracks", NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, WORDS("searched", "combed", "searching")) ||
		v->passive || v->modal || v->infinitive || v->negative)
		return false;
	uint32_t who = force_before(f, verb), what = role_object(&f->clause, verb);
	bool arm = word_is(f->page, v->end, "for") && is_kind(f, verb + 2, CHUNK_NOUN) &&
		   word_is_any(f->page, at(f, verb + 2)->head, arms);
	bool place = what != NONE && word_is_any(f->page, at(f, what)->head, places);
	uint32_t for_whom = place ? role_after(&f->clause, what, "for") : NONE;
	if (for_whom != NONE && !word_is_any(f->page, at(f, for_whom)->head, arms))
		return false; /* "searched the village for the lost boy" */
	if (who == NONE || !(arm || place) || !frame_is_behind_harm(f) || frame_is_mishap(f))
		return false;
	struct lexeme like = { .act = ACT_MILITARY_ACTIVITY, .harm = HARM_NONE, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-264", verb, NONE, &like);
	e->end = arm ? at(f, verb + 2)->end : at(f, what)->end;
	frame_set_actor(f, e, who);
	return true;
}

/* "through the door to the press room", "over the fence to help the sheep": behind the fence at `w`, unless they come to do harm. */
static bool comes_to_do(const struct framing *f, uint32_t w)
{
	static const char *const harms[] = { "kill", "shoot", "arrest", "attack", "seize", "storm",
		"search", "take", "capture", "fire", "beat", "drag", "round", "clear", "raid",
		"grab", "hunt", "get", "find", NULL };
	enum { NEAR = 6 };
	const struct page *p = f->page;
	uint32_t end = p->scan.sentences.at[f->sentence].end;
	if (word_is(p, w + 1, "of") && !word_has(p, w + 2, FEATURE_DETERMINER) &&
		!word_is_any(p, w + 2, WORDS("his", "her", "our", "their", "my", "its")) &&
		!(w + 2 < end && p->scan.words.at[w + 2].shape & SHAPE_CAPITAL))
		return true; /* "through the wall of silence", "the window of opportunity" */
	for (uint32_t k = w + 1; k + 1 < end && k < w + NEAR; k++)
		if (p->scan.words.at[k].shape & SHAPE_PUNCT)
			return false;
		else if (word_is(p, k, "to"))
			return !word_is_any(p, k + 1, harms);
	return false;
}

/* FRAME-264: "the marines came through the fence", "soldiers climbed over the south wall": how armed men came in. */
static bool breaks_in(struct framing *f, uint32_t verb)
{
	static const char *const comes[] = { "came", "come", "climbed", "broke", "burst", "poured",
		"jumped", "cut", "crashed", "smashed", "scrambled", "swarmed", "stormed", NULL };
	static const char *const fences[] = { "fence", "gate", "gates", "wall", "walls", "wire",
		"perimeter", "hedge", "door", "doors", "window", "windows", "barricade", NULL };
	enum { AHEAD = 5 };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, comes) || v->passive || v->modal || v->infinitive ||
		v->negative)
		return false;
	uint32_t w = v->end, end = f->page->scan.sentences.at[f->sentence].end;
	if (!word_is_any(f->page, w, WORDS("through", "over")) &&
		!word_is_any(f->page, w - 1, WORDS("through", "over")))
		return false;
	while (w < end && w < v->end + AHEAD && !word_is_any(f->page, w, fences))
		w++;
	uint32_t who = w < end && word_is_any(f->page, w, fences) ? force_before(f, verb) : NONE;
	static const char *const games[] = { "exercise", "exercises", "drill", "drills", "training",
		"course", "parade", "ladder", "whistle", "pub", "rescue", "rescued", "rescuers",
		"cat", "dog", "race", NULL };
	if (who == NONE || word_is(f->page, at(f, who)->head, "they") || frame_is_mishap(f) ||
		frame_sentence_has(f, games) || comes_to_do(f, w) || frame_is_of_play(f) ||
		!(frame_is_behind_harm(f) || f->page->within[f->sentence] >> FEATURE_SAY & 1))
		return false;
	struct lexeme like = { .act = ACT_ATTACK, .harm = HARM_NONE, .basis = -1 };
	struct event *e = frame_add(f, "FRAME-264", verb, NONE, &like);
	e->end = w + 1 > e->end ? w + 1 : e->end;
	frame_set_actor(f, e, who);
	return true;
}

bool frame_fires(struct framing *f, uint32_t verb)
{
	const struct page *p = f->page;
	uint32_t s = f->sentence;
	if ((may_stand(p, s, "through") || may_stand(p, s, "over")) && breaks_in(f, verb))
		return true;
	if ((may_stand(p, s, "house") || may_stand(p, s, "door") || may_stand(p, s, "tent") ||
		    may_stand(p, s, "room") || may_stand(p, s, "hut")) &&
		may_stand(p, s, "to") && goes_house_to_house(f, verb))
		return true;
	if ((may_stand(p, s, "searched") || may_stand(p, s, "combed") ||
		    may_stand(p, s, "searching")) &&
		searches(f, verb))
		return true;
	return (may_stand(p, s, "fire") || may_stand(p, s, "gunfire") || may_stand(p, s, "salvo") ||
		       may_stand(p, s, "salvoes") || may_stand(p, s, "volley") ||
		       may_stand(p, s, "volleys") || may_stand(p, s, "barrage") ||
		       may_stand(p, s, "bursts")) &&
	       (directs_fire(f, verb) || has_to_fire(f, verb));
}
