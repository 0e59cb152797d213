#include "reader/frame.h"

/* Wounds of which somebody died, as the same sentence tells: who is dead is no wounded one as well. */

/* "five people who were wounded in Monday's raid have died": wounded then, and dead now. */
static bool is_of_relative(const struct page *p, const struct event *e)
{
	if (str_equal(str_from(e->rule), STR("FRAME-2")))
		return true; /* "a man wounded in Monday's raid has died" */
	for (uint32_t i = e->victim; i < p->mark[e->trigger].chunk && i < e->victim + 24; i++)
		if (chunk_at(p, i)->kind == CHUNK_REL)
			return true;
	return false;
}

/* "14 villagers who had taken refuge in it were killed": nobody drove them out. */
static bool took_refuge(const struct page *p, const struct event *e)
{
	static const char *const havens[] = { "refuge", "shelter", "sanctuary", NULL };
	return e->end > 0 && word_is_any(p, e->end - 1, havens);
}

/* "he ... he", "she ... she" */
static bool same_pronoun(const struct page *p, uint32_t a, uint32_t b)
{
	static const char *const ones[] = { "he", "she", NULL };
	return word_is_any(p, chunk_at(p, a)->head, ones) &&
	       str_equal(low_at(p, chunk_at(p, a)->head), low_at(p, chunk_at(p, b)->head));
}

/* "was hit by shrapnel and died", "sustained a bullet injury and succumbed": who died of it is no wounded one as well. */
void frame_drop_wounds(struct page *p, size_t start)
{
	enum { NEAR = 8 }; /* events */
	for (size_t i = start; i < p->events.count; i++)
		for (size_t k = i > start + NEAR ? i - NEAR : start;
			k < p->events.count && k < i + NEAR; k++) {
			const struct event *dead = &p->events.at[k];
			struct event *hurt = &p->events.at[i];
			bool tortured = hurt->harm == HARM_TORTURED && dead->harm == HARM_KILLED &&
					hurt->count.high == 1 && dead->victim != NONE && i < k &&
					chunk_at(p, dead->victim)->pronoun;
			bool he = hurt->harm == HARM_INJURED && dead->harm == HARM_KILLED &&
				  i < k && hurt->victim != NONE && dead->victim != NONE &&
				  !p->wide && same_pronoun(p, hurt->victim, dead->victim);
			if (he && !dead->negative && !dead->hypothetical)
				hurt->hypothetical =
					true; /* "he was in a coma; on Friday he died" */
			if (tortured && dead->count.high == 1 && hurt->count.known && !p->wide)
				hurt->hypothetical = true; /* "beaten so badly that he died" */
			if (hurt->harm == HARM_INJURED && dead->harm == HARM_KILLED && !p->wide &&
				hurt->victim != NONE && hurt->victim == dead->victim &&
				hurt->count.known && hurt->count.low == dead->count.low &&
				!dead->negative && !dead->hypothetical && !is_of_relative(p, hurt))
				hurt->hypothetical = true;
			if (hurt->harm == HARM_INJURED && hurt->negative && i != k && !p->wide &&
				dead->harm == HARM_KILLED && hurt->victim != NONE &&
				hurt->victim == dead->victim)
				hurt->hypothetical =
					true; /* "no wounded person had been executed" */
			if (hurt->harm == HARM_DISPLACED && dead->harm == HARM_KILLED && !p->wide &&
				hurt->victim != NONE && hurt->victim == dead->victim &&
				took_refuge(p, hurt))
				hurt->hypothetical = true;
		}
}

/* "treated 30 people for dehydration"; prisoners treated according to custom. */
bool frame_is_ill(const struct framing *f, uint32_t chunk, uint32_t noun)
{
	static const char *const ills[] = { "dehydration", "malnutrition", "cholera", "measles",
		"typhoid", "exhaustion", "hunger", "diarrhoea", "diarrhea", "fever", "prisoners",
		"detainees", NULL };
	if (!word_is(f->page, chunk_at(f->page, chunk)->head, "treated"))
		return false;
	static const char *const manners[] = { "according", "humanely", "well", "as", "like",
		"fairly", "with", NULL };
	if (word_is_any(f->page, chunk_at(f->page, chunk)->end, manners))
		return true;
	uint32_t illness = role_after(&f->clause, noun > chunk ? noun : chunk, "for");
	return word_is_any(f->page, chunk_at(f->page, noun)->head, ills) ||
	       (illness != NONE && word_is_any(f->page, chunk_at(f->page, illness)->head, ills));
}

/* "12 casualties, all of them injured": then none is dead. */
static void tell_joint(struct page *p, struct event *e, uint32_t last)
{
	enum { PLACE = 5 }; /* words: "12 casualties in Qarin, all of them injured" */
	uint32_t w = e->end, stop = e->end + PLACE;
	while (w < last && w < stop && !(p->scan.words.at[w].shape & SHAPE_PUNCT))
		w++;
	if (e->harm != HARM_KILLED_OR_INJURED || w + 2 >= last || !word_is(p, w, ",") ||
		!word_is(p, w + 1, "all"))
		return;
	w += 2;
	while (w < last && word_is_any(p, w, WORDS("of", "them", "whom", "were", "only")))
		w++;
	if (word_is_any(p, w, WORDS("injured", "wounded", "hurt")))
		e->harm = HARM_INJURED;
	else if (word_is_any(p, w, WORDS("dead", "killed", "fatal")))
		e->harm = HARM_KILLED;
}

/* COUNT-15: "over 450 dead and wounded", "numbered 1,154, dead and wounded": both harms are in the figure. */
void frame_both_harms(struct page *p, size_t start)
{
	static const char *const dead[] = { "dead", "killed", "martyrs", "deaths", NULL },
				 *const hurt[] = { "wounded", "injured", "hurt", "injuries", NULL };
	for (size_t i = start; i < p->events.count; i++) {
		struct event *e = &p->events.at[i];
		uint32_t last = p->scan.sentences.at[e->sentence].end, w = e->end;
		tell_joint(p, e, last);
		bool again = w + 1 < last && word_is(p, w, ",") && word_is_any(p, w + 1, dead);
		bool told = again || (w > 0 && word_is_any(p, w - 1, dead));
		w += again ? 2 : 0;
		if (e->harm != HARM_KILLED || !e->count.known || e->count.high <= 1 || !told ||
			w + 1 >= last || !(word_is(p, w, "and") || word_is(p, w, "or")) ||
			!word_is_any(p, w + 1, hurt) ||
			(w + 2 < last && p->mark[w + 2].quantity != NONE))
			continue;
		e->harm = HARM_KILLED_OR_INJURED;
		e->rule = "COUNT-15";
		e->end = w + 2;
	}
}
