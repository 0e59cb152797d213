#include "reader/claim_status.h"
#include "reader/role.h"

/* Civilians or fighters: STATUS-1 to STATUS-5. */

/* The word of a noun chunk that tells a status: its head, else one before it ("20 civilian deaths"). */
static uint32_t status_word(const struct page *p, const struct chunk *n)
{
	for (uint32_t i = n->first; i < n->end; i++)
		if (n->lex && lex_at(p, i) == n->lex && n->lex->status > 0)
			return i;
	for (uint32_t i = n->first; i < n->end; i++)
		if (lex_at(p, i) && lex_at(p, i)->status > 0 && word_has(p, i, FEATURE_PERSON))
			return i;
	return NONE;
}

/* "two enemy scouts" */
static bool is_enemy(const struct page *p, const struct chunk *n)
{
	for (uint32_t i = n->first; i < n->head; i++)
		if (word_is(p, i, "enemy"))
			return !p->wide;
	return false;
}

/* STATUS-1: the word for those harmed says it, and is kept; different words together say nothing. */
static void set_status(const struct page *p, struct claim *c, const struct event *e)
{
	for (uint32_t i = e->victim; e->victim != NONE && i < e->victims_end; i++) {
		const struct chunk *n = chunk_at(p, i);
		uint32_t word = n->kind == CHUNK_NOUN ? status_word(p, n) : NONE;
		if (word == NONE)
			continue;
		enum status s = (enum status)lex_at(p, word)->status;
		if (is_enemy(p, n))
			s = STATUS_COMBATANT;
		if (c->status != STATUS_UNKNOWN && c->status != s) {
			c->status = STATUS_UNKNOWN;
			c->status_words = (struct str){ 0 };
			return;
		}
		c->status = s;
		if (!c->status_words.at)
			c->status_words = page_words(p, word, word + 1);
	}
}

/* STATUS-3: "Our losses: one dead, five wounded"; parts of those whose status is known. */
static void infer_status(const struct page *p, struct claim *c, const struct event *e)
{
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	for (uint32_t w = s->first; w < s->end && w < e->end; w++)
		if (word_is(p, w, "losses") && w > s->first &&
			(word_is(p, w - 1, "our") || word_is(p, w - 1, "own") ||
				word_is(p, w - 1, "enemy") || word_is(p, w - 1, "their"))) {
			c->status = STATUS_COMBATANT;
			c->status_words = page_words(p, w - 1, w + 1);
			return;
		}
	const struct event *whole = e->whole < p->events.count ? &p->events.at[e->whole] : NULL;
	size_t i = (size_t)(e - p->events.at);
	const struct event *before = i > 0 && i < p->events.count ? e - 1 : NULL;
	if (!whole && before && e->victim != NONE && chunk_at(p, e->victim)->bare &&
		before->sentence == e->sentence && before->harm == HARM_KILLED_OR_INJURED)
		whole = before; /* "143 civilian casualties (52 killed and 91 injured)" */
	if (whole)
		set_status(p, c, whole);
}

/* "six gunmen and two officers": the dead of either side, and of no third kind, who could be of either */
static bool are_of_both_sides(const struct page *p, const struct event *e)
{
	static const char *const rebels[] = { "rebels", "rebel", "gunmen", "gunman", "militants",
		"militant", "fighters", "insurgents", "terrorists", "attackers", "attacker",
		"bandits", "guerrillas", "militiamen", NULL };
	static const char *const forces[] = { "soldiers", "soldier", "policemen", "policeman",
		"officers", "officer", "gendarmes", "gendarme", "guardsmen", "guardsman", "troops",
		NULL };
	bool one = false, other = false;
	size_t kinds = 0;
	for (uint32_t i = e->victim; i < e->victims_end; i++) {
		const struct chunk *c = chunk_at(p, i);
		bool counted = c->kind == CHUNK_NOUN &&
			       (c->quantity != NONE || word_is_any(p, c->first, WORDS("a", "an")));
		one |= counted && word_is_any(p, c->head, rebels);
		other |= counted && word_is_any(p, c->head, forces);
		kinds += counted;
	}
	return one && other && kinds == 2 && !p->wide;
}

unsigned claim_statuses(const struct page *p, const struct event *e)
{
	unsigned set = 0;
	bool others = false; /* "three people and one soldier" */
	for (uint32_t i = e->victim; e->victim != NONE && i < e->victims_end; i++) {
		const struct chunk *c = chunk_at(p, i);
		uint32_t word = c->kind == CHUNK_NOUN ? status_word(p, c) : NONE;
		if (word != NONE)
			set |= 1U << lex_at(p, word)->status;
		else
			others |= c->kind == CHUNK_NOUN && c->quantity != NONE &&
				  role_is_human(p, i, true);
	}
	if (set == 1U << STATUS_COMBATANT && !others && are_of_both_sides(p, e))
		others = true;
	return others && set == 1U << STATUS_COMBATANT ? set | 1U << STATUS_UNKNOWN : set;
}

/* An armed group by its own word, or because the text calls its people so: "Nuur militants". */
static bool is_armed_group(const struct page *p, uint32_t first, uint32_t end)
{
	static const char *const armed[] = { "militants", "militant", "fighters", "fighter",
		"terrorists", "terrorist", "insurgents", "gunmen", NULL };
	enum { LOOK = 400 }; /* words */
	for (uint32_t i = first; i < end; i++)
		if ((word_has(p, i, FEATURE_ORG) && word_has(p, i, FEATURE_ARMED)) ||
			word_is(p, i, "armed"))
			return true;
	struct str name = low_at(p, end - 1);
	if (str_starts(name, STR("al-")))
		name = str_slice(name, 3, name.len);
	if (!(p->scan.words.at[end - 1].shape & SHAPE_CAPITAL))
		return false;
	for (uint32_t i = 0; i + 1 < p->scan.words.count && i < LOOK; i++)
		if (str_ends(low_at(p, i), name) && word_is_any(p, i + 1, armed))
			return true;
	return false;
}

/* STATUS-4: "two members of the Front", "five senior Front leaders". */
static void set_member(const struct page *p, struct claim *c, const struct event *e)
{
	static const char *const heads[] = { "members", "member", "leaders", "leader", "operatives",
		"operative", "elements", "commander", "commanders", "affiliates", NULL };
	uint32_t end = p->first_chunk[e->sentence + 1];
	if (e->victim == NONE || p->wide)
		return;
	const struct chunk *n = chunk_at(p, e->victim), *of = n + 2;
	if (n->kind != CHUNK_NOUN || !word_is_any(p, n->head, heads))
		return;
	bool group = e->victim + 2 < end && chunk_at(p, e->victim + 1)->kind == CHUNK_PREP &&
		     word_is(p, chunk_at(p, e->victim + 1)->first, "of") && of->kind == CHUNK_NOUN;
	if ((group && is_armed_group(p, of->first, of->end)) ||
		(n->head > n->first && is_armed_group(p, n->first, n->head))) {
		c->status = STATUS_COMBATANT;
		c->status_words = page_words(p, n->first, group ? of->end : n->end);
	}
}

static bool is_of_speaker(const struct page *p, uint32_t sentence, uint32_t word)
{
	for (uint32_t i = p->first_saying[sentence]; i < p->first_saying[sentence + 1]; i++)
		if (p->sayings.at[i].source != NONE && word >= p->sayings.at[i].source &&
			word < p->sayings.at[i].source_end)
			return true;
	enum { BACK = 3 }; /* "people killed by a suicide bomber" */
	for (uint32_t i = word; i > 0 && i + (p->wide ? 1 : BACK) > word; i--)
		if (word_is(p, i - 1, "by"))
			return true;
	return false;
}

/* STATUS-5: "the civilian toll is 20", "the number of dead militants", "Deaths (civilians): 12": the word stands within the
 * figure. */
static void set_by_figure(const struct page *p, struct claim *c, const struct event *e)
{
	for (uint32_t i = e->first; i < e->end; i++) {
		const struct lexeme *x = lex_at(p, i);
		bool label =
			str_is(str_from(e->rule), "FRAME-36"); /* "Civilians reported killed: 9" */
		if (!x || x->status <= 0 || !lexeme_has(x, FEATURE_PERSON) ||
			(!label && is_of_speaker(p, e->sentence, i)))
			continue;
		if (c->status != STATUS_UNKNOWN && (int)c->status != x->status) {
			c->status = STATUS_UNKNOWN;
			c->status_words = (struct str){ 0 };
			return;
		}
		c->status = (enum status)x->status;
		c->status_words = page_words(p, i, i + 1);
	}
}

void claim_set_status(const struct page *p, struct claim *c, const struct event *e)
{
	static const char *const figures[] = { "FRAME-11", "FRAME-28", "FRAME-29", "FRAME-36",
		NULL };
	set_status(p, c, e);
	if (c->status == STATUS_UNKNOWN)
		infer_status(p, c, e);
	if (c->status == STATUS_UNKNOWN)
		set_member(p, c, e);
	for (size_t i = 0; c->status == STATUS_UNKNOWN && figures[i] && !p->arabic; i++)
		if (str_is(str_from(e->rule), figures[i]))
			set_by_figure(p, c, e);
}
