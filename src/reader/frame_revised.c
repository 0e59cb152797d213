#include "reader/frame_at.h"

/*
 * CLAIM-72: "has reviewed its figure of those killed from 102 to 98", "brought its count down from 102 to 98": the figure is the
 * last, and the higher one before it is taken back; "raised the number of dead from 52 to 80" takes nothing back.
 * CLAIM-73: "The figure of over 150 should not be read as the number of the dead": it counts others too, and is taken back.
 */
static const char *const figure_words[] = { "figure", "count", "toll", "number", "list", "tally",
	"total", "estimate", "figures", NULL };

static const struct sentence *in(const struct framing *f)
{
	return &f->page->scan.sentences.at[f->sentence];
}

/* The harm that the words name: "those killed", "its toll"; else that told last. */
static struct lexeme like_of(const struct framing *f, uint32_t from, uint32_t end)
{
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	for (uint32_t w = from; w < end; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (lexeme_has(x, FEATURE_DEAD) || lexeme_has(x, FEATURE_TOLL))
			return killed;
		if (x && x->harm > 0 && !word_is_any(f->page, w, WORDS("cut", "cuts")))
			return (struct lexeme){ .act = x->act, .harm = x->harm, .basis = -1 };
	}
	const struct lexeme *before = frame_harm_before(f, 5);
	return before && before->harm > 0 ? *before
					  : (struct lexeme){ .act = -1, .harm = -1, .basis = -1 };
}

static void tell(struct framing *f, size_t start, uint32_t figure, uint32_t quantity,
	const struct lexeme *like, bool retracted)
{
	struct page *p = f->page;
	uint32_t chunk = p->mark[p->quantities.at[quantity].first].chunk;
	struct count count = p->quantities.at[quantity].count;
	enum harm harm = (enum harm)like->harm;
	bool told = false;
	for (size_t i = start; i < p->events.count && !retracted; i++) {
		struct event *e = &p->events.at[i]; /* "its count of prisoners killed": as many */
		if (e->count.known && e->count.open && e->harm == harm && !e->toll &&
			e->first >= figure && e->end <= p->quantities.at[quantity].first)
			e->count = count;
	}
	for (size_t i = start; i < p->events.count; i++)
		told |= p->events.at[i].count.known && p->events.at[i].count.low == count.low &&
			p->events.at[i].harm == harm;
	if (!told && chunk == NONE)
		return;
	if (!told)
		frame_add(f, "CLAIM-72", chunk, chunk, like)->count = count;
	for (size_t i = start; i < p->events.count; i++) {
		struct event *e = &p->events.at[i];
		if (!e->count.known || e->count.low != count.low || e->harm != harm)
			continue;
		e->rule = "CLAIM-72";
		e->retracted = retracted;
		e->toll = !retracted;
		e->hypothetical = e->negative = false;
	}
}

/* The two numbers of "from 102 to 98", "from 102 dead to 98", "to 98 from 102" behind the word; NONE: there are none. */
struct moved {
	uint32_t from, to;
};

static struct moved numbers_behind(const struct framing *f, uint32_t word)
{
	enum { NEAR = 6 /* words between the two */ };
	const struct page *p = f->page;
	struct moved m = { NONE, NONE };
	static const char *const led[] = { "according", "close", "next", "due", "owing", NULL };
	uint32_t first = NONE;
	for (uint32_t w = word; w + 1 < in(f)->end; w++) {
		uint32_t q = p->mark[w + 1].quantity;
		bool from = word_is(p, w, "from");
		bool to = word_is(p, w, "to") && !word_is_any(p, w - 1, led);
		if (q == NONE || !(from || to))
			continue;
		if (first != NONE && w >= first + NEAR) { /* what stood alone is no move */
			m = (struct moved){ NONE, NONE };
			first = NONE;
		}
		if (from && m.from == NONE)
			m.from = q;
		else if (to && m.to == NONE)
			m.to = q;
		if (m.from != NONE && m.to != NONE)
			return m;
		first = first == NONE ? w : first;
	}
	return (struct moved){ NONE, NONE };
}

/* "List of victims of the Qarin attack revised from 57 to 53": the figure before the verb `w`, or NONE. */
static uint32_t figure_before(const struct framing *f, uint32_t w)
{
	static const char *const verbs[] = { "revised", "lowered", "reduced", "cut", "corrected",
		"downgraded", "amended", "adjusted", NULL };
	enum { BACK = 12 };
	if (!word_is_any(f->page, w, verbs) || !word_is(f->page, w + 1, "from"))
		return NONE;
	for (uint32_t k = w; k-- > in(f)->first && k + BACK > w;)
		if (word_is_any(f->page, k, figure_words))
			return k;
	return NONE;
}

/* "revised its toll", "the number ... was cut": the figure behind the verb, or before it; or NONE. */
static uint32_t figure_revised(const struct framing *f)
{
	static const char *const verbs[] = { "revised", "revises", "revising", "reviewed",
		"reviews", "lowered", "lowers", "lower", "lowering", "reduced", "reduces", "cut",
		"cuts", "corrected", "corrects", "brought", "brings", "downgraded", "amended",
		"adjusted", "changed", "raised", "raises", "increased", "increases", NULL };
	bool verb = false;
	bool moved =
		may_stand(f->page, f->sentence, "from") || may_stand(f->page, f->sentence, "by");
	if (!moved || !any_may_stand(f->page, f->sentence, verbs))
		return NONE;
	for (uint32_t w = in(f)->first; w + 3 < in(f)->end; w++) {
		uint32_t before = figure_before(f, w);
		if (before != NONE)
			return before;
		verb |= word_is_any(f->page, w, verbs);
		if (verb && word_is_any(f->page, w, figure_words))
			return w;
	}
	return NONE;
}

static bool is_told(const struct framing *f, size_t start, uint32_t quantity)
{
	uint32_t word = f->page->quantities.at[quantity].first;
	for (size_t i = start; i < f->page->events.count; i++)
		if (f->page->events.at[i].first <= word && word < f->page->events.at[i].end)
			return true;
	return false;
}

/* "list of victims" */
static bool names_victims(const struct framing *f, uint32_t figure, uint32_t end)
{
	static const char *const words[] = { "victims", "martyrs", "fatalities", NULL };
	enum { NEAR = 6 };
	uint32_t w = figure;
	while (w < end && !word_is_any(f->page, w, words))
		w++;
	if (w == end)
		return false;
	if (!word_is(f->page, w + 1, "of") && !word_is(f->page, w + 1, "in"))
		return !word_is(f->page, w + 1, "to") &&
		       (in(f)->block == BLOCK_HEADLINE || frame_deed_before(f));
	for (uint32_t k = w + 2; k < end && k < w + NEAR; k++) {
		const struct lexeme *x = lex_at(f->page, k);
		if (x && (x->harm > 0 || (x->act >= 0 && act_is_attack((enum act)x->act))))
			return true;
	}
	return false; /* "victims of fraud", "victims to be honoured" */
}

/* Not "raised its estimate of the damage from 30 to 40 million, and said 12 were killed": what is counted is named at once. */
static bool names_harm(const struct framing *f, uint32_t figure, uint32_t end)
{
	for (uint32_t w = figure; w < end; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (x && x->harm > 0)
			return true;
	}
	return false;
}

/* "Revised its toll", "the death count": of the dead, with no word more. */
static bool is_toll(const struct framing *f, uint32_t figure)
{
	return word_is(f->page, figure, "toll") || word_has(f->page, figure, FEATURE_TOLL) ||
	       word_is(f->page, figure - 1, "death") || word_is(f->page, figure - 1, "casualty");
}

/* "cut its count of those killed by nine to 22": the 22. */
static uint32_t number_by(const struct framing *f, uint32_t word)
{
	const struct page *p = f->page;
	for (uint32_t w = word; w + 3 < in(f)->end; w++) {
		uint32_t q = word_is(p, w, "by") ? p->mark[w + 1].quantity : NONE;
		uint32_t to = q == NONE ? NONE : p->quantities.at[q].end;
		to += to != NONE && to < in(f)->end && word_is(p, to, ",");
		if (to != NONE && to + 1 < in(f)->end && word_is(p, to, "to"))
			return p->mark[to + 1].quantity;
	}
	return NONE;
}

static void revised(struct framing *f, size_t start)
{
	const struct quantity *all = f->page->quantities.at;
	uint32_t figure = figure_revised(f);
	if (figure == NONE)
		return;
	struct moved m = numbers_behind(f, figure);
	uint32_t by = m.from == NONE ? number_by(f, figure) : NONE;
	if (by != NONE && names_harm(f, figure, all[by].first)) {
		struct lexeme like = like_of(f, figure, in(f)->end);
		if (like.harm > 0 && !is_told(f, start, by))
			tell(f, start, figure, by, &like, false);
	}
	if (m.from == NONE || all[m.from].count.low == all[m.to].count.low)
		return;
	struct lexeme like = like_of(f, figure, in(f)->end);
	bool raised = all[m.from].count.low < all[m.to].count.low;
	bool victims = !raised && names_victims(f, figure, all[m.from].first);
	if (victims && (like.harm <= 0 || like.harm == HARM_DEPRIVED)) /* "was cut from" */
		like = (struct lexeme){ .act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1 };
	bool named = victims ||
		     names_harm(f, figure, all[raised || m.to > m.from ? m.to : m.from].first) ||
		     (!raised && is_toll(f, figure));
	if (like.harm <= 0 || !named || (raised && is_told(f, start, m.to)))
		return;
	tell(f, start, figure, m.to, &like, false);
	if (raised && word_is(f->page, all[m.from].first - 2, ",")) /* "to 57, from 48 on Monday" */
		tell(f, start, figure, m.from, &like, false);
	if (!raised)
		tell(f, start, figure, m.from, &like, true);
}

/* "should not be understood as the number of the dead": where the last words begin, or NONE. */
static uint32_t misread_at(const struct framing *f)
{
	static const char *const read[] = { "understood", "read", "taken", "treated", "seen",
		"interpreted", "regarded", "used", "quoted", "presented", "construed", NULL };
	static const char *const nots[] = { "not", "never", "shouldn't", "mustn't", "cannot",
		"can't", "n't", NULL };
	enum { BACK = 5, AHEAD = 6 };
	const struct page *p = f->page;
	if (!any_may_stand(f->page, f->sentence, read) || !may_stand(p, f->sentence, "as"))
		return NONE;
	for (uint32_t w = in(f)->first + 2; w + 2 < in(f)->end; w++) {
		bool not = false, figure = false;
		if (!word_is_any(p, w, read) || !word_is(p, w + 1, "as"))
			continue;
		for (uint32_t k = w; k-- > in(f)->first && k + BACK > w;)
			not |= word_is_any(p, k, nots);
		for (uint32_t k = w + 2; not &&k < in(f)->end && k < w + AHEAD; k++) {
			figure |= word_is_any(p, k, figure_words);
			if (figure &&
				(word_has(p, k, FEATURE_DEAD) || word_has(p, k, FEATURE_TOLL)))
				return w;
		}
		for (uint32_t k = w + 2; figure && k < in(f)->end && k < w + AHEAD + 2; k++)
			if (lex_at(p, k) && lex_at(p, k)->harm == HARM_KILLED)
				return w;
	}
	return NONE;
}

/* The number of "the figure of over 150" before word `end`, in this sentence or one of the two before. */
static uint32_t figure_meant(const struct framing *f, uint32_t end)
{
	enum { BACK = 2, AHEAD = 4 };
	const struct page *p = f->page;
	uint32_t first = f->sentence > BACK ? f->sentence - BACK : 0;
	for (uint32_t w = end; w-- > p->scan.sentences.at[first].first;)
		for (uint32_t k = w + 1;
			word_is_any(p, w, figure_words) && k < w + AHEAD && k < end; k++)
			if (p->mark[k].quantity != NONE)
				return p->mark[k].quantity;
	return NONE;
}

static void misread(struct framing *f, size_t start)
{
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	struct page *p = f->page;
	uint32_t at = misread_at(f), quantity = at == NONE ? NONE : figure_meant(f, at);
	if (quantity == NONE)
		return;
	for (size_t i = start; i < p->events.count; i++) /* "the number of the dead": no count */
		p->events.at[i].hypothetical |= !p->events.at[i].count.known;
	struct event *e = frame_add(f, "CLAIM-73", p->mark[at].chunk, NONE, &killed);
	e->count = p->quantities.at[quantity].count;
	e->hypothetical = e->negative = false;
	e->retracted = true;
}

void frame_revised(struct framing *f, size_t start)
{
	if (f->page->wide)
		return;
	if (frame_has_number(f))
		revised(f, start);
	misread(f, start);
}
