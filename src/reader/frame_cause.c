#include "reader/frame_at.h"

/*
 * FRAME-265: "the army says it took nobody", "was holding nobody from the camp": the taking is denied.
 * FRAME-266: "accused the committee of inventing victims", "of exaggerating the toll": the deed told last is denied.
 * FRAME-268: "the residents died when weapons exploded", "the deaths were the result of fighting": told otherwise by a side.
 * FRAME-297: "two factions had turned their guns on each other". FRAME-328: "the photographs of bodies came from another country".
 */
static const struct lexeme detained = { .act = ACT_DETENTION, .harm = HARM_DETAINED, .basis = -1 };

/* Who says that he holds nobody: a force of the state, "it", "they". */
static bool is_keeper(const struct framing *f, uint32_t who)
{
	return is_kind(f, who, CHUNK_NOUN) &&
	       (frame_is_state(f, who) ||
		       word_is_any(f->page, at(f, who)->head, WORDS("it", "they", "we")));
}

/* "denied that it was holding anybody", "denies holding anyone" */
static bool denies_that(const struct framing *f, uint32_t verb)
{
	uint32_t say = verb - 1;
	while (say > f->clause.first && say + 4 > verb && !is_kind(f, say, CHUNK_VERB))
		say--;
	return is_kind(f, say, CHUNK_VERB) && lexeme_has(at(f, say)->lex, FEATURE_SAY) &&
	       at(f, say)->lex->stance == STANCE_DENIES && !at(f, say)->negative;
}

/* FRAME-265 */
bool frame_holds_nobody(struct framing *f, uint32_t verb)
{
	static const char *const holds[] = { "took", "taken", "holding", "hold", "holds", "held",
		"detained", "detaining", "abducted", "kidnapped", NULL };
	static const char *const nobody[] = { "nobody", "anyone", "anybody", "one", "none",
		"prisoners", "captives", "hostages", "detainees", NULL };
	static const char *const behind[] = { "from", "in", "at", "near", "during", "that", "on",
		NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, v->head, holds) || v->passive || v->modal || v->infinitive)
		return false;
	uint32_t whom = role_object(&f->clause, verb);
	if (whom == NONE || !is_keeper(f, role_subject(&f->clause, verb)))
		return false;
	const struct chunk *n = at(f, whom);
	bool people = word_is_any(f->page, n->head, nobody) || lexeme_has(n->lex, FEATURE_PERSON);
	bool denied = n->quantity == NONE && verb >= f->clause.first + 2 && denies_that(f, verb);
	bool none =
		denied || n->none || word_is(f->page, n->head, "nobody") ||
		(v->negative && word_is_any(f->page, n->first, WORDS("anyone", "anybody", "any")));
	bool ends = n->end >= f->page->scan.sentences.at[f->sentence].end ||
		    f->page->scan.words.at[n->end].shape & SHAPE_PUNCT ||
		    f->page->mark[n->end].chunk == NONE ||
		    is_kind(f, f->page->mark[n->end].chunk, CHUNK_TIME) ||
		    word_is_any(f->page, n->end, behind);
	if (!people || !none || !ends ||
		(word_is(f->page, n->end, "to") && str_starts(low_at(f->page, v->head), STR("h"))))
		return false; /* "holding anyone to the deadline", "held nobody responsible", "took no one by surprise" */
	struct event *e = frame_add(f, "FRAME-265", verb, NONE, &detained);
	e->end = n->end > e->end ? n->end : e->end;
	e->negative = !denied; /* "denied that it was holding anybody": by the verb of saying */
	e->hypothetical = false;
	return true;
}

/* "exaggerating the figures", "inflating the number of dead", "casualty figures"; not "the number of teachers" */
static bool is_figure(const struct framing *f, uint32_t noun)
{
	static const char *const figures[] = { "number", "numbers", "figure", "figures", "count",
		NULL };
	static const char *const dead[] = { "dead", "killed", "victims", "deaths", "casualties",
		"casualty", "death", "bodies", "wounded", "missing", NULL };
	const struct chunk *n = at(f, noun);
	if (!word_is_any(f->page, n->head, figures))
		return false;
	if (chunk_has_any(f, noun, dead))
		return true;
	if (is_kind(f, noun + 1, CHUNK_PREP))
		return word_is(f->page, n->end, "of") &&
		       (word_is_any(f->page, n->end + 1, dead) ||
			       word_is_any(f->page, n->end + 2, dead));
	return n->end - n->first < 3 && word_has(f->page, n->first, FEATURE_DETERMINER);
}

static const char *const invents[] = { "inventing", "invented", "fabricating", "fabricated",
	"exaggerating", "exaggerated", "inflating", "inflated", "staging", "staged", "faking",
	"faked", "concocting", "concocted", NULL };

/* "accused the rebels of having staged the massacre": of no killing. */
bool frame_is_of_invention(const struct framing *f, uint32_t verb)
{
	enum { AHEAD = 6 };
	for (uint32_t i = verb + 1; i < f->clause.end && i < verb + AHEAD; i++)
		if (is_kind(f, i, CHUNK_VERB))
			return word_is_any(f->page, at(f, i)->head, invents);
	return false;
}

/* "from another country", "in a different war", "elsewhere"; not "in another archive", "from different albums" */
static bool names_elsewhere(const struct framing *f, uint32_t w)
{
	static const char *const from[] = { "another", "other", "different", NULL };
	static const char *const wheres[] = { "country", "countries", "war", "wars", "conflict",
		"conflicts", "place", "places", "region", "province", "village", "town", "city",
		"year", "years", "incident", "attack", "event", "events", "time", "state",
		"continent", "massacre", NULL };
	if (word_is_any(f->page, w, WORDS("elsewhere", "abroad")))
		return true;
	return word_is_any(f->page, w, from) &&
	       (word_is_any(f->page, w + 1, wheres) || word_is_any(f->page, w + 2, wheres));
}

/* "photographs of the bodies"; not "images of the dead kings" */
static bool shows_dead(const struct framing *f, uint32_t picture)
{
	static const char *const dead[] = { "bodies", "corpses", "dead", "victims", "massacre",
		"killings", "killing", "deaths", NULL };
	enum { OF = 3 };
	uint32_t of = at(f, picture)->end;
	for (uint32_t w = of; word_is(f->page, of, "of") && w <= of + OF; w++)
		if (word_is_any(f->page, w, dead)) {
			uint32_t i = f->page->mark[w].chunk;
			return !is_kind(f, i, CHUNK_NOUN) || at(f, i)->head == w;
		}
	return false;
}

/* FRAME-328: "the photographs of bodies came from another country", "videos of the dead were staged": no deed, some side says. */
static bool are_from_elsewhere(struct framing *f, uint32_t verb)
{
	static const char *const pictures[] = { "photographs", "photos", "pictures", "images",
		"video", "videos", "footage", "clips", "photograph", "photo", NULL };
	static const char *const faked[] = { "staged", "faked", "doctored", "fabricated", NULL };
	static const char *const shows[] = { "film", "studio", "play", "museum", "quake",
		"earthquake", "flood", "insurance", "curator", "theatre", "opera", NULL };
	enum { AHEAD = 4 };
	const struct chunk *v = at(f, verb);
	uint32_t what = NONE;
	if (v->negative || v->modal || !any_may_stand(f->page, f->sentence, pictures) ||
		!(f->page->within[f->sentence] >> FEATURE_SAY & 1))
		return false;
	bool other = word_is_any(f->page, v->head, faked);
	bool comes =
		lexeme_has(v->lex, FEATURE_BE) ||
		word_is_any(f->page, v->head, WORDS("came", "come", "comes", "taken", "dated"));
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end;
	for (uint32_t w = v->end; comes && w < v->end + AHEAD && w < stop; w++)
		other |= names_elsewhere(f, w) && word_is_any(f->page, v->end, WORDS("from", "in"));
	for (uint32_t i = verb; other && what == NONE && i-- > f->clause.first;)
		if (is_kind(f, i, CHUNK_NOUN) && word_is_any(f->page, at(f, i)->head, pictures))
			what = i;
	if (what == NONE || !shows_dead(f, what) || frame_sentence_has(f, shows))
		return false; /* "the video of the massacre was staged for the film" */
	frame_answer_deed(f, what, verb, HARM_KILLED, true);
	return true;
}

/* FRAME-266 */
bool frame_calls_invented(struct framing *f, uint32_t verb)
{
	static const char *const what[] = { "victims", "deaths", "dead", "killings", "killing",
		"massacre", "massacres", "casualties", "toll", "tolls", "bodies", "atrocities",
		"graves", NULL };
	enum { AHEAD = 10 };
	if (are_from_elsewhere(f, verb))
		return true;
	if (!word_has(f->page, at(f, verb)->head, FEATURE_ACCUSE) || at(f, verb)->negative)
		return false;
	for (uint32_t i = verb + 1; i < f->clause.end && i < verb + AHEAD; i++) {
		if (is_kind(f, i, CHUNK_STOP))
			return false;
		if (!is_kind(f, i, CHUNK_VERB) || !word_is_any(f->page, at(f, i)->head, invents))
			continue;
		for (uint32_t k = i + 1; k < f->clause.end && k < i + 4; k++)
			if (is_kind(f, k, CHUNK_NOUN) &&
				(word_is_any(f->page, at(f, k)->head, what) || is_figure(f, k))) {
				frame_answer_deed(f, verb, k, HARM_KILLED, true);
				return true;
			}
	}
	return false;
}

/* Is somebody accused of what was told, or said to have done it? */
static bool has_doer(const struct framing *f)
{
	if (frame_is_under_arms(f))
		return true;
	enum { BACK = 64 };
	size_t n = f->page->events.count;
	for (size_t i = n; i-- > 0 && i + BACK > n;)
		if (f->page->events.at[i].actor != NONE)
			return true;
	return false;
}

/* "clashes", "rival gangs"; where somebody is accused, "exploded", "a stampede" too: what he did not do. */
static bool names_cause(const struct framing *f, uint32_t from)
{
	static const char *const fights[] = { "crossfire", "clashes", "clash", "fighting", "rival",
		"rivals", "factions", "gangs", "infighting", "feud", "feuds", "vendetta", "scores",
		"quarrel", "mutiny", "neighbours", "neighbors", "comrades", "bandits", "smugglers",
		"rustlers", "thieves", "deserters", "exchange", "escape", "fleeing", "guerrillas",
		"fight", "fights", "shootout", "brawl", NULL };
	static const char *const mishaps[] = { "exploded", "explosion", "blast", "stampede",
		"overturned", "panic", "accident", "landslide", "cholera", "crash", "fire",
		"collapse", "collapsed", "minefield", "mine", "mines", "burst", "gas", "smoke",
		"stove", "blaze", "flames", NULL };
	enum { AHEAD = 14 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	for (uint32_t w = from; w < s->end && w < from + AHEAD; w++)
		if (word_is_any(f->page, w, fights) ||
			(word_is_any(f->page, w, mishaps) && has_doer(f)))
			return true;
	return false;
}

/* "the deaths were the result of", "resulted from", "were caused by" */
static bool comes_of(const struct framing *f, uint32_t verb, uint32_t who)
{
	static const char *const dead[] = { "deaths", "death", "killings", "casualties", NULL };
	static const char *const results[] = { "result", "work", "consequence", "outcome", "due",
		NULL };
	const struct chunk *v = at(f, verb);
	if (!word_is_any(f->page, at(f, who)->head, dead))
		return false;
	uint32_t w = v->end + word_is_any(f->page, v->end, WORDS("the", "a"));
	return word_is_any(f->page, v->head, WORDS("resulted", "caused", "came", "stemmed")) ||
	       (lexeme_has(v->lex, FEATURE_BE) && word_is_any(f->page, w, results));
}

/* Those of the deed: "the residents", "the dead", "those killed", "the people who died", "they" */
static bool are_those(const struct framing *f, uint32_t who)
{
	const struct chunk *n = at(f, who);
	if (n->quantity != NONE || n->none || lexeme_has(n->lex, FEATURE_ARMED) ||
		word_is_any(f->page, n->head, WORDS("patients", "elderly")))
		return false;
	return word_is_any(f->page, n->head, WORDS("dead", "victims", "those", "they")) ||
	       (n->definite && (n->plural || word_is(f->page, n->head, "family")) &&
		       role_is_human(f->page, who, true));
}

/* "the dead", "those who died", "the people killed": of chunks up to the verb. */
static bool are_the_dead(const struct framing *f, uint32_t who, uint32_t verb)
{
	static const char *const fell[] = { "died", "killed", "perished", "slain", NULL };
	const struct chunk *n = at(f, who);
	if (word_is(f->page, n->first - 1, "of") && !word_is(f->page, n->first - 2, "all"))
		return false; /* "nine of the dead were women" */
	if (word_is_any(f->page, n->head, WORDS("dead", "deceased", "slain")))
		return n->definite || word_is(f->page, n->first, "all");
	if (!word_is(f->page, n->head, "those") &&
		!(n->plural && role_is_human(f->page, who, true)))
		return false;
	for (uint32_t w = n->end; w < at(f, verb)->first; w++)
		if (word_is_any(f->page, w, fell))
			return true;
	return false;
}

/* The dead of whom the verb tells, past "who died", "killed": their chunk, or `who`. */
static uint32_t dead_before(const struct framing *f, uint32_t verb, uint32_t who)
{
	enum { BACK = 5 };
	for (uint32_t i = verb; i-- > f->clause.first && i + BACK > verb;)
		if (is_kind(f, i, CHUNK_NOUN))
			return are_the_dead(f, i, verb) ? i : who;
		else if (!is_kind(f, i, CHUNK_VERB) && !is_kind(f, i, CHUNK_REL) &&
			 !is_kind(f, i, CHUNK_OTHER))
			return who;
	return who;
}

/* "those who died were fighters", "all of those killed were civilians", of a source: what they were. */
static bool were_of_kind(const struct framing *f, uint32_t verb, uint32_t who)
{
	static const char *const travellers[] = { "passengers", "skiers", "climbers", "hikers",
		"swimmers", "drivers", "tourists", "holidaymakers", NULL };
	uint32_t kind = verb + 1;
	kind += is_kind(f, kind, CHUNK_OTHER) &&
		word_is_any(f->page, at(f, kind)->first, WORDS("all", "only"));
	return lexeme_has(at(f, verb)->lex, FEATURE_BE) && !at(f, verb)->passive &&
	       f->page->within[f->sentence] >> FEATURE_SAY & 1 && is_kind(f, kind, CHUNK_NOUN) &&
	       at(f, kind)->plural && at(f, kind)->quantity == NONE && !at(f, kind)->pronoun &&
	       lexeme_has(at(f, kind)->lex, FEATURE_PERSON) &&
	       !word_is_any(f->page, at(f, kind)->head, travellers) && are_the_dead(f, who, verb);
}

/* "those who died had choked on the smoke" */
static bool choked(const struct framing *f, uint32_t verb, uint32_t who)
{
	static const char *const chokes[] = { "choked", "suffocated", "asphyxiated", "burned",
		"burnt", "crushed", "trampled", "drowned", "perished", "fallen", NULL };
	return word_is_any(f->page, at(f, verb)->head, chokes) &&
	       f->page->within[f->sentence] >> FEATURE_SAY & 1 && are_the_dead(f, who, verb);
}

/* "the residents had died when", "the victims were killed in", "by their own comrades", "had been hit by" */
static bool befell(const struct framing *f, uint32_t verb, uint32_t who)
{
	static const char *const dies[] = { "died", "killed", "perished", "drowned", "succumbed",
		NULL };
	static const char *const hits[] = { "killed", "hit", "shot", "murdered", "struck", "caught",
		"trampled", "finished", NULL };
	static const char *const links[] = { "when", "in", "as", "during", "by", "after", "of",
		"to", "while", "at", NULL };
	const struct chunk *v = at(f, verb);
	if (!are_those(f, who))
		return false;
	if (v->passive && word_is_any(f->page, v->head, hits) &&
		word_is_any(f->page, v->end, links))
		return true;
	return word_is_any(f->page, v->head, dies) &&
	       (v->passive || !word_is(f->page, v->head, "killed")) &&
	       word_is_any(f->page, v->end, links);
}

/* "an explosion in demand", "a feud in the coalition", "the vote was a settling of scores" */
static const char *const of_talk[] = { "demand", "price", "prices", "cost", "costs", "imports",
	"exports", "coalition", "cabinet", "parliament", "budget", "tariff", "tariffs", "polls",
	"election", "elections", "vote", "pitch", NULL };

/* "What happened there was a settling of scores" */
static bool is_settling(const struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	uint32_t w = v->end + word_is_any(f->page, v->end, WORDS("the", "a"));
	return lexeme_has(v->lex, FEATURE_BE) && word_is(f->page, w, "settling") &&
	       word_is(f->page, w + 2, "scores") && !frame_sentence_has(f, of_talk);
}

/* "were the victims of a feud", "fell victim to cholera" */
static bool were_victims(const struct framing *f, uint32_t verb, uint32_t who)
{
	const struct chunk *v = at(f, verb);
	uint32_t w = v->end + word_is_any(f->page, v->end, WORDS("the", "a"));
	if (!are_those(f, who) || !names_cause(f, v->end))
		return false;
	if (lexeme_has(v->lex, FEATURE_BE) && !v->passive)
		return word_is_any(f->page, w, WORDS("victims", "victim")) &&
		       word_is(f->page, w + 1, "of");
	return word_is_any(f->page, v->head, WORDS("fell", "fallen")) &&
	       word_is(f->page, v->end, "victim");
}

/* Does "by" name what did it: an agent or a thing, and no time? "were killed by cattle rustlers" */
static bool names_agent(const struct framing *f, uint32_t verb)
{
	uint32_t by = at(f, verb)->passive ? role_after(&f->clause, verb, "by") : NONE;
	static const char *const beasts[] = { "elephant", "elephants", "lion", "lions", "bull",
		"bulls", "bear", "bears", "bus", "car", "truck", "train", NULL };
	if (!is_kind(f, by, CHUNK_NOUN) || at(f, by)->quantity != NONE ||
		word_is_any(f->page, at(f, by)->head, beasts))
		return false; /* "trampled by an elephant" */
	static const char *const blows[] = { "hit", "struck", "caught", "set", NULL };
	static const char *const means[] = { "those", "bullets", "fire", "gunfire", "shrapnel",
		"blast", "them", NULL };
	static const feature_set armed = (feature_set)1 << FEATURE_ARMED | (feature_set)1
										   << FEATURE_MEANS;
	if (!word_is_any(f->page, at(f, verb)->head, blows))
		return true;
	for (uint32_t w = at(f, by)->first; w < at(f, by)->end; w++)
		if (f->page->has[w] & armed)
			return true;
	return word_is_any(f->page, at(f, by)->head, means); /* not "hit by high prices" */
}

/* "blamed an explosion", "blamed a "settling of scores" between rival clans" */
static bool blames_cause(const struct framing *f, uint32_t verb, uint32_t cause)
{
	static const char *const causes[] = { "explosion", "blast", "settling", "feud", "quarrel",
		"brawl", "fight", "stampede", "dispute", "infighting", "clash", "clashes",
		"vendetta", "landslide", "accident", NULL };
	return word_is_any(f->page, at(f, verb)->head, WORDS("blamed", "blames", "blaming")) &&
	       !at(f, verb)->passive && is_kind(f, cause, CHUNK_NOUN) &&
	       word_is_any(f->page, at(f, cause)->head, causes) && !frame_sentence_has(f, of_talk);
}

/* "put the deaths down to a gas bottle" */
static bool puts_down(const struct framing *f, uint32_t verb, uint32_t deaths)
{
	static const char *const dead[] = { "deaths", "killings", "them", "it", "bloodshed", NULL };
	const struct chunk *v = at(f, verb);
	if (v->passive || !is_kind(f, deaths, CHUNK_NOUN) ||
		!word_is_any(f->page, at(f, deaths)->head, dead) || at(f, deaths)->quantity != NONE)
		return false;
	uint32_t w = at(f, deaths)->end;
	if (word_is_any(f->page, v->head, WORDS("put", "puts")))
		return word_is(f->page, w, "down") && word_is(f->page, w + 1, "to");
	return word_is_any(f->page, v->head,
		       WORDS("ascribed", "ascribes", "attributed", "attributes", "imputes")) &&
	       word_is(f->page, w, "to");
}

/* "blamed the deaths on a stampede" */
static bool blames_other(const struct framing *f, uint32_t verb, uint32_t deaths)
{
	static const char *const blames[] = { "blamed", "blames", "attributed", "attributes",
		NULL };
	static const char *const dead[] = { "deaths", "killings", "bloodshed", NULL };
	return word_is_any(f->page, at(f, verb)->head, blames) && !at(f, verb)->passive &&
	       is_kind(f, deaths, CHUNK_NOUN) && at(f, deaths)->quantity == NONE &&
	       word_is_any(f->page, at(f, deaths)->head, dead) &&
	       word_is_any(f->page, at(f, deaths)->end, WORDS("on", "to"));
}

/* "mortar rounds fired by "unknown persons" had caused the deaths" */
static bool causes_them(const struct framing *f, uint32_t verb, uint32_t deaths)
{
	static const char *const dead[] = { "deaths", "killings", "bloodshed", "casualties", NULL };
	const struct chunk *v = at(f, verb);
	return word_is(f->page, v->head, "caused") && !v->passive && !v->participle &&
	       is_kind(f, deaths, CHUNK_NOUN) && at(f, deaths)->definite &&
	       at(f, deaths)->quantity == NONE && word_is_any(f->page, at(f, deaths)->head, dead) &&
	       (f->page->within[f->sentence] & (feature_set)1 << FEATURE_MEANS ||
		       names_cause(f, f->page->scan.sentences.at[f->sentence].first));
}

/* "stray rebel shells had killed the pupils" */
static bool strays_kill(const struct framing *f, uint32_t verb, uint32_t who, uint32_t whom)
{
	static const char *const strays[] = { "fire", "gunfire", "crossfire", "bullets", "shells",
		"rockets", "mortars", "mines", "shrapnel", "rounds", "bombs", "shell", "rocket",
		"explosion", "blast", NULL };
	return word_is(f->page, at(f, verb)->head, "killed") && !at(f, verb)->passive &&
	       !at(f, verb)->participle && is_kind(f, who, CHUNK_NOUN) && who < verb &&
	       word_is_any(f->page, at(f, who)->head, strays) && is_kind(f, whom, CHUNK_NOUN) &&
	       !at(f, whom)->pronoun && are_those(f, whom);
}

/* Most verbs tell of nothing of the kind. */
static bool may_tell_cause(const struct framing *f, uint32_t verb)
{
	static const char *const heads[] = { "died", "killed", "perished", "drowned", "succumbed",
		"hit", "shot", "murdered", "struck", "caught", "trampled", "finished", "fell",
		"fallen", "blamed", "blames", "blaming", "put", "puts", "ascribed", "ascribes",
		"attributed", "attributes", "imputes", "resulted", "caused", "came", "stemmed",
		"choked", "suffocated", "asphyxiated", "burned", "burnt", "crushed", NULL };
	static const feature_set dying = (feature_set)1 << FEATURE_DIE |
					 (feature_set)1 << FEATURE_DEAD |
					 (feature_set)1 << FEATURE_VERB;
	static const char *const be[] = { "victims", "victim", "settling", "result", "work",
		"consequence", "outcome", "due", NULL };
	const struct chunk *v = at(f, verb);
	if (v->negative || v->modal || v->infinitive)
		return false;
	if (word_is_any(f->page, v->head, heads))
		return true;
	bool dead = f->page->within[f->sentence] & dying &&
		    f->page->within[f->sentence] >> FEATURE_SAY & 1;
	return lexeme_has(v->lex, FEATURE_BE) &&
	       (word_is_any(f->page, v->end, be) || word_is_any(f->page, v->end + 1, be) ||
		       (dead && (is_kind(f, verb + 1, CHUNK_NOUN) ||
					is_kind(f, verb + 1, CHUNK_OTHER))));
}

/* "most of the victims died when": those of whom they are most. */
static uint32_t past_share(const struct framing *f, uint32_t who)
{
	uint32_t of =
		is_kind(f, who, CHUNK_NOUN) && word_is_any(f->page, at(f, who)->head,
						       WORDS("most", "many", "some", "majority"))
			? role_joined(&f->clause, who, "of")
			: NONE;
	return of != NONE ? of : who;
}

/* "Other deaths, he said without giving a figure, were caused by": past what stands between the commas. */
static uint32_t past_saying(const struct framing *f, uint32_t verb, uint32_t who)
{
	uint32_t head = f->clause.first;
	bool aside = is_kind(f, verb - 1, CHUNK_COMMA) && is_kind(f, head, CHUNK_NOUN) &&
		     is_kind(f, head + 1, CHUNK_COMMA);
	return aside && word_is_any(f->page, at(f, head)->head, WORDS("deaths", "killings")) ? head
											     : who;
}

/* Behind "each other", "among themselves" from the word on, or 0; not "attacked each other's plans" */
static uint32_t past_each_other(const struct framing *f, uint32_t from)
{
	enum { AHEAD = 7 };
	const struct page *p = f->page;
	uint32_t stop = p->scan.sentences.at[f->sentence].end;
	for (uint32_t w = from; w + 1 < stop && w < from + AHEAD; w++)
		if ((word_is(p, w, "each") && word_is(p, w + 1, "other")) ||
			(word_is(p, w, "one") && word_is(p, w + 1, "another")) ||
			(word_is_any(p, w, WORDS("among", "amongst", "between")) &&
				word_is(p, w + 1, "themselves")))
			return w + 2 < stop && word_is(p, w + 2, "'s") ? 0 : w + 2;
	return 0;
}

static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

/* FRAME-297: "two factions had turned their guns on each other", "rival clans settled a score among themselves": fought each other. */
bool frame_among_themselves(struct framing *f, uint32_t verb)
{
	static const char *const fights[] = { "turned", "fought", "fired", "shot", "shooting",
		"attacked", "clashed", "settled", "fighting", "set", "fell", NULL };
	static const char *const sides[] = { "factions", "clans", "families", "gangs", "groups",
		"residents", "inmates", "prisoners", "exiles", "rivals", "militants", "tribes",
		"villagers", "members", "protesters", "marchers", "bandits", "sects", "they",
		"demonstrators", "convicts", "clan", "group", "refugees", NULL };
	static const char *const games[] = { "final", "league", "cup", "title", "trophy", "pistols",
		"snowballs", "votes", "seats", "primary", "debate", "film", NULL };
	const struct page *p = f->page;
	const struct chunk *v = at(f, verb);
	bool kills = word_is_any(p, v->head, WORDS("killed", "murdered", "slaughtered"));
	if (v->passive || v->negative || v->modal || v->infinitive ||
		!(kills || word_is_any(p, v->head, fights)))
		return false;
	uint32_t who = role_subject(&f->clause, verb), end = past_each_other(f, v->end);
	if (end == 0 || frame_sentence_has(f, games))
		return false;
	if (!is_kind(f, who, CHUNK_NOUN) || !frame_is_behind_harm(f))
		return false;
	uint32_t of = role_joined(&f->clause, who, "of");
	bool people = kills && at(f, who)->plural && role_is_human(p, who, true);
	if (!people && !word_is_any(p, at(f, who)->head, sides) &&
		!(of != NONE && word_is_any(p, at(f, of)->head, sides)))
		return false;
	static const struct lexeme attack = { .act = ACT_ATTACK, .harm = HARM_NONE, .basis = -1 };
	struct event *e = frame_add(
		f, kills ? "FRAME-268" : "FRAME-297", verb, NONE, kills ? &killed : &attack);
	e->first = at(f, who)->first < e->first ? at(f, who)->first : e->first;
	e->end = end;
	e->actor = NONE;
	return true;
}

/* "The army said rebels had killed the villagers": whose deed it was, in somebody's words, of those told of before. */
static bool did_it(const struct framing *f, uint32_t verb, uint32_t who, uint32_t what)
{
	const struct chunk *v = at(f, verb);
	return is_kind(f, what, CHUNK_NOUN) && f->page->within[f->sentence] >> FEATURE_SAY & 1 &&
	       word_is_any(f->page, v->head, WORDS("killed", "murdered", "massacred")) &&
	       !v->passive && !v->participle && !v->gerund && !v->infinitive &&
	       at(f, what)->plural && at(f, what)->definite && !at(f, what)->pronoun &&
	       at(f, what)->quantity == NONE && role_is_human(f->page, what, true) &&
	       (frame_is_side(f, who) || lexeme_has(at(f, who)->lex, FEATURE_ARMED));
}

/* FRAME-268: those of the deed told last died of something else. */
bool frame_other_cause(struct framing *f, uint32_t verb)
{
	const struct chunk *v = at(f, verb);
	if (!may_tell_cause(f, verb))
		return false;
	uint32_t who = past_share(f, role_subject(&f->clause, verb));
	uint32_t what = role_object(&f->clause, verb);
	bool settles = is_settling(f, verb);
	const struct event *last =
		frame_has_told(f) ? &f->page->events.at[f->page->events.count - 1] : NULL;
	if (last && last->harm == HARM_KILLED && last->count.known && is_kind(f, who, CHUNK_NOUN) &&
		word_is(f->page, at(f, who)->head, "they"))
		return false; /* "said three had died, and that they were trampled": one claim */
	if (f->page->within[f->sentence] >> FEATURE_SAY & 1)
		who = past_saying(f, verb, dead_before(f, verb, who));
	if (settles ? !is_kind(f, verb + 1, CHUNK_NOUN)
		    : !is_kind(f, who, CHUNK_NOUN) || at(f, who)->quantity != NONE)
		return false;
	bool blames = !settles && (blames_other(f, verb, what) || puts_down(f, verb, what));
	bool cause = !settles && blames_cause(f, verb, what) && has_doer(f);
	bool agent = !settles && befell(f, verb, who) && names_agent(f, verb);
	bool did = !settles && did_it(f, verb, who, what);
	bool told = settles || blames || agent || cause || did || were_victims(f, verb, who) ||
		    causes_them(f, verb, what) || strays_kill(f, verb, who, what) ||
		    were_of_kind(f, verb, who) || choked(f, verb, who) ||
		    ((comes_of(f, verb, who) || befell(f, verb, who)) && names_cause(f, v->end));
	if (!told || (blames && !names_cause(f, v->end) && !has_doer(f)) || !frame_deed_before(f))
		return false;
	struct event *e = frame_add(f, "FRAME-268", verb, did ? what : NONE, &killed);
	if (is_kind(f, who, CHUNK_NOUN) && at(f, who)->first < e->first && !cause)
		e->first = at(f, who)->first;
	if (settles)
		e->end = at(f, verb + 1)->end;
	if (did) {
		e->end = at(f, what)->end;
		frame_set_actor(f, e, who);
	}
	if (blames || cause) {
		uint32_t why = blames ? what + 2 : what;
		e->end = is_kind(f, why, CHUNK_NOUN) ? at(f, why)->end : e->end;
	}
	e->hypothetical = false;
	return true;
}
