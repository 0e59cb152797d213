#include "reader/frame_at.h"

/* Wholes that a sentence divides, or adds up to, when only its head says that it is about the dead. */

static const struct lexeme killed = { .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };

static bool is_dash(const struct page *p, uint32_t w)
{
	static const char *const dashes[] = { "-", "--", "\xE2\x80\x94", "\xE2\x80\x93", "(", ")",
		NULL };
	return word_is_any(p, w, dashes);
}

static struct event *add_whole(struct framing *f, const char *rule, uint32_t word)
{
	const struct quantity *q = &f->page->quantities.at[f->page->mark[word].quantity];
	uint32_t chunk = f->page->mark[word].chunk;
	struct event *e = frame_add(f, rule, chunk, chunk, &killed);
	e->count = q->count;
	e->first = e->trigger = q->first;
	e->end = q->end;
	e->part = (struct str){ 0 };
	return e;
}

/* Past the dots with which a piece of a text begins. */
static uint32_t head_of(const struct page *p, const struct sentence *s)
{
	static const char *const dots[] = { "...", "\xE2\x80\xA6", ".", NULL };
	uint32_t w = s->first;
	while (w + 1 < s->end && word_is_any(p, w, dots))
		w++;
	return w;
}

/* The numbers behind word `from`, without those between dashes, summed up. */
static int64_t sum_behind(const struct page *p, uint32_t from, uint32_t end)
{
	int64_t sum = 0;
	bool aside = false;
	for (uint32_t w = from; w < end; w++) {
		aside ^= is_dash(p, w);
		uint32_t q = p->mark[w].quantity;
		if (aside || q == NONE)
			continue;
		sum += p->quantities.at[q].count.low;
		w = p->quantities.at[q].end - 1;
	}
	return sum;
}

/* "Of the 96, 40 died and 56 were freed" has two fates; what stands between dashes tells none. */
static bool has_one_fate(const struct framing *f, uint32_t from)
{
	size_t verbs = 0;
	bool aside = false;
	uint32_t last = NONE;
	for (uint32_t w = from; w < f->page->scan.sentences.at[f->sentence].end; w++) {
		uint32_t chunk = f->page->mark[w].chunk;
		uint8_t tag = tag_at(f->page, w);
		aside ^= is_dash(f->page, w);
		if (aside || chunk == last ||
			(tag != TAG_VBD && tag != TAG_VBN)) /* "blows", "burns" */
			continue;
		bool says = lexeme_has(at(f, chunk)->lex, FEATURE_SAY) && !at(f, chunk)->passive;
		verbs += is_kind(f, chunk, CHUNK_VERB) && !says;
		last = chunk;
	}
	return verbs == 1;
}

/* CLAIM-63: "Of the 66, 40 died of smoke, 19 of bullets and seven of blows": all of them are dead. */
static void divided(struct framing *f, size_t start)
{
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	uint32_t number = head_of(p, s) + 2;
	if (number + 3 >= s->end || !word_is(p, number - 2, "of") ||
		!word_is(p, number - 1, "the") || p->mark[number].quantity == NONE)
		return;
	const struct quantity *q = &p->quantities.at[p->mark[number].quantity];
	if (!word_is(p, q->end, ",") || sum_behind(p, q->end, s->end) != q->count.low ||
		!has_one_fate(f, q->end))
		return;
	for (size_t i = start; i < p->events.count; i++)
		if (p->events.at[i].harm == HARM_KILLED && p->events.at[i].first > q->end &&
			!p->events.at[i].negative) {
			add_whole(f, "CLAIM-63", number);
			return;
		}
}

/* "As regards persons deceased, ...": the word behind the comma, or NONE. */
static uint32_t past_topic(const struct page *p, const struct sentence *s)
{
	static const char *const opens[] = { "regards", "regarding", "concerning", "for", "to",
		NULL };
	enum { MOST = 6 };
	bool dead = false;
	uint32_t head = head_of(p, s), w = head + word_is(p, head, "as");
	if (!word_is_any(p, w, opens) ||
		(w == head && (word_is(p, w, "for") || word_is(p, w, "to"))))
		return NONE;
	for (w++; w < s->end && w < head + MOST; w++) {
		if (word_is(p, w, ","))
			return dead ? w + 1 : NONE;
		dead |= word_has(p, w, FEATURE_DEAD) || word_is(p, w, "dead");
	}
	return NONE;
}

/* CLAIM-64: "As regards persons deceased, we count 68 inmates and two officials, for a total of seventy." */
static void totalled(struct framing *f, size_t start)
{
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	uint32_t from = past_topic(p, s);
	if (from == NONE)
		return;
	for (size_t i = start; i < p->events.count; i++)
		if (p->events.at[i].count.known && p->events.at[i].harm == HARM_KILLED)
			return;
	for (uint32_t w = from; w + 2 < s->end; w++)
		if (word_is(p, w, "total") && word_is(p, w + 1, "of") &&
			p->mark[w + 2].quantity != NONE) {
			add_whole(f, "CLAIM-64", w + 2);
			return;
		}
}

void frame_sum_of(struct framing *f, size_t start)
{
	divided(f, start);
	totalled(f, start);
}
