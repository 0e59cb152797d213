#include "reader/frame_at.h"

/* Who acts: sides and powers, for the frames of accusing, denying, cutting off and taking. */

/* A force or an office of the state, a country, or "it", "they" that was one; no newspaper, no club, no doctor. */
bool frame_is_power(const struct framing *f, uint32_t noun)
{
	static const unsigned powers =
		1u << SOURCE_GOVERNMENT | 1u << SOURCE_MILITARY | 1u << SOURCE_ARMED_GROUP;
	if (!is_kind(f, noun, CHUNK_NOUN))
		return false;
	for (uint32_t w = at(f, noun)->first; w < at(f, noun)->end; w++)
		if (word_has(f->page, w, FEATURE_ARMED) || f->page->mark[w].nation ||
			(word_has(f->page, w, FEATURE_SOURCE) &&
				powers >> lex_at(f->page, w)->kind & 1))
			return true;
	return word_is_any(f->page, at(f, noun)->head,
		WORDS("it", "they", "government", "regime", "authorities", "junta", "ministry"));
}

bool frame_is_ruler(const struct framing *f, uint32_t by)
{
	return frame_is_power(f, by) ||
	       word_is_any(f->page, at(f, by)->head,
		       WORDS("commissioner", "governor", "prefect", "commander", "general",
			       "colonel", "administration", "administrator"));
}

/* A force or a side, which a deed that was just told can be laid to. */
bool frame_is_side(const struct framing *f, uint32_t i)
{
	for (uint32_t w = at(f, i)->first; w < at(f, i)->end; w++)
		if (word_has(f->page, w, FEATURE_ARMED) || word_has(f->page, w, FEATURE_ORG))
			return true;
	return word_is_any(f->page, at(f, i)->head,
		WORDS("government", "state", "regime", "authorities", "governor", "commander",
			"police", "separatists", "extremists", "terrorists", "bandits", "group",
			"gang", "groups", "gangs", "side", "junta", "president", "guard", "guards",
			"brigade", "battalion", "regiment", "navy", "marines", "intelligence",
			"corps", "reserve", "auxiliaries", "gendarmerie"));
}

/* "soldiers", "the militia", "the shelling"; no policeman, and nobody who kills alone or for money; nor those who were killed themselves */
static bool tells_of_force(const struct page *p, uint32_t sentence, const struct event *e)
{
	static const char *const others[] = { "police", "policeman", "policemen", "policewoman",
		"officer", "officers", "constable", "gunman", "attacker", "assailant", "assailants",
		"hitman", "hitmen", "assassin", "assassins", "criminal", "criminals", "outlaw",
		"outlaws", "bandit", "bandits", "pilot", "pilots", "aircrew", "recruit", "recruits",
		"ranger", "rangers", "kidnapper", "kidnappers", "ultra", "ultras", "front",
		"captain", NULL };
	static const char *const deeds[] = { "massacre", "massacres", "shelling", "shells",
		"airstrike", "airstrikes", "bombardment", "mortars", NULL };
	const struct sentence *s = &p->scan.sentences.at[sentence];
	bool armed = p->within[sentence] >> FEATURE_ARMED & 1;
	for (uint32_t w = s->first; w < s->end; w++) {
		uint32_t chunk = p->mark[w].chunk;
		bool victim = e->victim != NONE && chunk >= e->victim &&
			      (chunk == e->victim || chunk < e->victims_end);
		if (armed && word_has(p, w, FEATURE_ARMED) && !victim && !word_is_any(p, w, others))
			return true;
		if (word_is_any(p, w, deeds) ||
			(word_is_any(p, w, WORDS("strike", "strikes")) && word_is(p, w - 1, "air")))
			return true;
	}
	return false;
}

/* "killed in a helicopter crash", "in the quake": nobody's deed */
static bool is_of_accident(const struct framing *f, uint32_t sentence)
{
	static const char *const accidents[] = { "crash", "crashed", "accident", "collision",
		"collided", "overturned", "derailed", "drowned", "sank", "capsized", NULL };
	struct framing there = *f;
	there.sentence = sentence;
	return frame_sentence_has(&there, accidents) || frame_is_by_weather(&there);
}

/* Has a force been told of where people were killed or driven out? A crash, a murder or a fire does not make what follows its deed. */
bool frame_is_under_arms(const struct framing *f)
{
	enum { BACK = 64 };
	const struct events *all = &f->page->events;
	for (size_t k = all->count; k-- > 0 && k + BACK > all->count;) {
		const struct event *e = &all->at[k];
		if ((e->harm != HARM_KILLED && e->harm != HARM_DISPLACED) || e->hypothetical ||
			e->negative)
			continue;
		bool force = tells_of_force(f->page, e->sentence, e) ||
			     (e->sentence > 0 && tells_of_force(f->page, e->sentence - 1, e));
		if (force && !is_of_accident(f, e->sentence))
			return true;
	}
	return false;
}

/* The same, less closely: a force is told of within a few sentences of those killed, or they were shot, as hundreds are moved behind them. */
bool frame_is_behind_force(const struct framing *f)
{
	enum { BACK = 64, NEAR = 3 };
	static const char *const deeds[] = { "shot", "massacred", "massacre", "slaughtered",
		"executed", "hacked", "butchered", "gunned", "burned", "attack", NULL };
	static const char *const lone[] = { "gunman", "attacker", "assailant", "student", "pupil",
		"shooter", "robber", "robbers", NULL };
	const struct events *all = &f->page->events;
	for (size_t k = all->count; k-- > 0 && k + BACK > all->count;) {
		const struct event *e = &all->at[k];
		if (e->harm != HARM_KILLED || e->hypothetical || e->negative ||
			is_of_accident(f, e->sentence))
			continue;
		struct framing there = *f;
		there.sentence = e->sentence;
		if (frame_sentence_has(&there, lone))
			continue; /* "a gunman shot dead two teachers" */
		if (word_is_any(f->page, e->trigger, deeds))
			return true;
		uint32_t n = e->sentence > NEAR ? e->sentence - NEAR : 0;
		for (; n <= e->sentence + NEAR && n <= f->sentence; n++)
			if (tells_of_force(f->page, n, e))
				return true;
	}
	return false;
}

/* A checkpoint or a siege that lets neither flour nor medicines through, a power where a force was told to kill; no bank that lets none into its vault */
bool frame_keeps_out(const struct framing *f, uint32_t who)
{
	if (frame_is_power(f, who))
		return frame_is_under_arms(f);
	return is_kind(f, who, CHUNK_NOUN) &&
	       word_is_any(f->page, at(f, who)->head,
		       WORDS("checkpoint", "checkpoints", "roadblock", "blockade", "siege",
			       "cordon", "besiegers"));
}
