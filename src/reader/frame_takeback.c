#include "reader/frame_at.h"

/*
 * What was reported is taken back in other words than its own: "We withdraw that report" behind the report (SAY-100), "has
 * withdrawn his statement that 120 were killed", "the figure of 120 should not be used" (SAY-101).
 */
static const char *const told_words[] = { "report", "reports", "figure", "figures", "number",
	"numbers", "statement", "statements", "claim", "claims", "count", "toll", "estimate",
	"estimates", "assertion", "allegation", "allegations", "story", "bulletin", "article",
	"announcement", "dispatch", "item", "post", "tweet", "remark", "remarks", "tally",
	"account", "list", "communique", "entry", "entries", "message", "information", "news",
	"total", "words", NULL };

/* Where a taking back begins, and its object: a word of telling, or "that". */
struct taking {
	uint32_t verb, object;
	bool passive;
};

static const struct taking none = { NONE, NONE, false };

static const struct sentence *in(const struct framing *f)
{
	return &f->page->scan.sentences.at[f->sentence];
}

static bool can_be_meant(const struct event *e)
{
	return e->harm > HARM_NONE && e->count.known && !e->negative && !e->hypothetical;
}

/* "to withdraw", "should retract", "refused to withdraw", "without withdrawing", "never withdrew": it is not done. */
static bool is_not_done(const struct framing *f, uint32_t verb)
{
	static const char *const undone[] = { "not", "never", "without", "should", "must", "would",
		"could", "may", "might", "will", "shall", "cannot", "can", "for", "of", "didn't",
		"don't", "hasn't", "won't", "if", "when", "until", "nor", NULL };
	static const char *const done[] = { "had", "has", "forced", "obliged", "compelled", "made",
		"agreed", "have", "wish", "want", "wishes", "wants", NULL };
	const struct page *p = f->page;
	for (uint32_t w = verb; w-- > in(f)->first && w + 4 > verb;) {
		if (word_is(p, w, "to"))
			return w == in(f)->first || !word_is_any(p, w - 1, done);
		if (word_is_any(p, w, undone))
			return true;
		if (word_is_any(p, w, told_words) || tag_at(p, w) == TAG_NN)
			break;
	}
	return false;
}

/* The word of telling behind a verb, or "that" by itself; NONE where the verb takes something else. */
static uint32_t object_behind(const struct framing *f, uint32_t from)
{
	static const char *const stops[] = { "from", "to", "after", "before", "into", "on", "with",
		"as", "of", "at", "toward", "towards", "over", ",", ".", ";", "that", "who",
		"which", NULL };
	static const char *const it[] = { "that", "this", "it", "them", NULL };
	static const char *const ends[] = { ".", ",", ";", "and", "but", "now", "today", "entirely",
		"yesterday", "unreservedly", "back", "with", NULL };
	enum { AHEAD = 6 };
	const struct page *p = f->page;
	for (uint32_t w = from; w < in(f)->end && w < from + AHEAD; w++) {
		if (w == from && word_is_any(p, w, it) &&
			(w + 1 >= in(f)->end || word_is_any(p, w + 1, ends)))
			return w;
		if (w > from && word_is_any(p, w, told_words) && tag_at(p, w) != TAG_VB)
			return w;
		if (word_is_any(p, w, stops) && !(w == from && word_is_any(p, w, it)))
			return NONE;
	}
	return NONE;
}

/* The word of telling before "is withdrawn", "has since been retracted", also "the figure of 57". */
static uint32_t object_before(const struct framing *f, uint32_t verb)
{
	static const char *const within[] = { "has", "have", "had", "is", "was", "are", "were",
		"been", "being", "be", "now", "hereby", "since", "therefore", "later", "also",
		"formally", "of", "dead", "deaths", "today", "then", "thus", "herewith", NULL };
	enum { BACK = 9 };
	const struct page *p = f->page;
	if (verb == in(f)->first ||
		!(word_has(p, verb - 1, FEATURE_BE) || word_is(p, verb - 1, "hereby") ||
			word_is(p, verb - 1, "now") || word_is(p, verb - 1, "herewith")))
		return NONE;
	for (uint32_t w = verb; w-- > in(f)->first && w + BACK > verb;) {
		if (word_is_any(p, w, told_words)) /* "61 entries were withdrawn": of a list */
			return p->mark[w].chunk != NONE &&
					       chunk_at(p, p->mark[w].chunk)->quantity != NONE
				       ? NONE
				       : w;
		if (!word_is_any(p, w, within) && p->mark[w].quantity == NONE)
			return NONE;
	}
	return NONE;
}

static const char *const backs[] = { "retreated", "retreats", "retreating", "backtracked",
	"backtracks", "backpedalled", "backed", "backs", "backing", NULL };

/* "take that back", "took back her statement": the word behind "back", or NONE. */
static uint32_t took_back(const struct framing *f, uint32_t w)
{
	static const char *const takes[] = { "take", "takes", "took", "taken", "taking", "walk",
		"walks", "walked", "walking", "rolled", "rowed", NULL };
	static const char *const it[] = { "that", "this", "it", NULL };
	static const char *const away[] = { "away", "off", "down", NULL };
	const struct page *p = f->page;
	if (word_is_any(p, w, backs) && w + 3 < in(f)->end) { /* "backed away from the figure" */
		uint32_t from = w + 1 + word_is_any(p, w + 1, away);
		return word_is(p, from, "from") || word_is(p, from, "on") ? from + 1 : NONE;
	}
	if (!word_is_any(p, w, takes))
		return NONE;
	if (w + 1 < in(f)->end && word_is(p, w + 1, "back"))
		return w + 2;
	bool far = w + 2 < in(f)->end && word_is_any(p, w + 1, it) && word_is(p, w + 2, "back");
	return far ? w + 1 : NONE;
}

/* "should not be used", "is no longer valid", "print it no more", "please disregard": of the figure before or behind. */
static bool is_of_no_use(const struct framing *f, uint32_t w)
{
	static const char *const use[] = { "used", "quoted", "cited", "repeated", "valid",
		"printed", "relied", "trusted", "stands", "stand", "stood", "upheld", "maintained",
		"sustained", "applies", "apply", "holds", NULL };
	static const char *const nots[] = { "not", "no", "never", "longer", "cannot", NULL };
	static const char *const drop[] = { "disregard", "disregarded", "discard", "discarded",
		NULL };
	static const char *const print[] = { "print", "use", "quote", "repeat", "cite", "publish",
		NULL };
	static const char *const spread[] = { "use", "using", "print", "printing", "quote",
		"quoting", "repeat", "repeating", "cite", "citing", "publish", NULL };
	static const char *const stop[] = { "not", "never", "longer", "stop", "avoid", "from",
		"against", "cease", NULL };
	enum { BACK = 5, NEAR = 4 };
	const struct page *p = f->page;
	bool gone = word_is_any(p, w, drop);
	for (uint32_t k = w; !gone && word_is_any(p, w, use) && k-- > in(f)->first && k + BACK > w;)
		gone = word_is_any(p, k, nots);
	for (uint32_t k = w + 1; !gone && word_is_any(p, w, spread) && w > in(f)->first &&
				 k < in(f)->end && k < w + NEAR;
		k++) /* "to no longer use the figure of 57", "stop using the number 34" */
		gone = word_is_any(p, w - 1, stop) && word_is_any(p, k, told_words);
	if (word_is_any(p, w, print) && w + 3 < in(f)->end && word_is(p, w + 1, "it"))
		gone = word_is(p, w + 2, "no") &&
		       (word_is(p, w + 3, "more") || word_is(p, w + 3, "longer"));
	return gone;
}

/* "his statement that 120 were killed", "the figure of 120 dead": the object tells what it said itself. */
static bool says_itself(const struct framing *f, uint32_t object)
{
	static const char *const opens[] = { "that", "of", "saying", "putting", "about", "claiming",
		":", "\"", "in", NULL };
	const struct page *p = f->page;
	if (object + 2 >= in(f)->end || !word_is_any(p, object + 1, opens))
		return false;
	return !word_is(p, object + 1, "in") || word_is(p, object + 2, "which");
}

/* "has dropped its claim that 140 were killed": one's own. */
static bool drops_own(const struct framing *f, uint32_t w)
{
	static const char *const drops[] = { "drop", "drops", "dropped", "abandoned", "abandons",
		"disowned", "disowns", "renounced", "renounces", "corrected", "corrects", NULL };
	static const char *const own[] = { "its", "his", "her", "their", "our", "my", NULL };
	static const char *const lowers[] = { "revised", "scaled", "corrected", "adjusted", NULL };
	static const char *const down[] = { "downward", "downwards", "down", "back", NULL };
	bool lower = w + 2 < in(f)->end && word_is_any(f->page, w, lowers) &&
		     word_is_any(f->page, w + 1, down) && word_is_any(f->page, w + 2, own);
	return lower || (word_is_any(f->page, w, drops) && w + 1 < in(f)->end &&
				word_is_any(f->page, w + 1, own));
}

/* "..., correcting an earlier statement in which he spoke of 100 dead": the word of telling, or NONE. */
static uint32_t put_right(const struct framing *f, uint32_t w)
{
	static const char *const rights[] = { "correcting", "reversing", NULL };
	uint32_t object = word_is_any(f->page, w, rights) ? object_behind(f, w + 1) : NONE;
	return object != NONE && says_itself(f, object) ? object : NONE;
}

/* CLAIM-78: "could not sustain the number", "cannot vouch for that figure": the word of telling, or NONE. */
static uint32_t not_held(const struct framing *f, uint32_t w)
{
	static const char *const holds[] = { "sustain", "substantiate", "uphold", "vouch",
		"maintain", "defend", "support", "prove", NULL };
	static const char *const nots[] = { "not", "never", "cannot", "unable", "longer",
		"couldn't", "can't", NULL };
	enum { BACK = 4 };
	const struct page *p = f->page;
	bool no = false;
	for (uint32_t k = w; word_is_any(p, w, holds) && k-- > in(f)->first && k + BACK > w;)
		no |= word_is_any(p, k, nots);
	uint32_t behind = w + 1;
	behind += no && behind < in(f)->end && word_is(p, behind, "for");
	return no ? object_behind(f, behind) : NONE;
}

/* CLAIM-78: "we no longer speak of 120 dead", "no longer claims that 120 died": what stands close behind. */
static bool says_no_longer(struct framing *f, size_t start, uint32_t w)
{
	static const char *const verbs[] = { "speak", "speaks", "speaking", "talk", "talks",
		"claim", "claims", "maintain", "maintains", "insist", "insists", NULL };
	enum { NEAR = 6 };
	struct page *p = f->page;
	bool any = false;
	if (w == in(f)->first || !word_is(p, w - 1, "longer") || !word_is_any(p, w, verbs))
		return false;
	for (size_t i = start; i < p->events.count; i++) {
		struct event *e = &p->events.at[i];
		if (e->first > w && e->first < w + NEAR && can_be_meant(e))
			e->retracted = any = true;
	}
	return any;
}

/* "has deleted a post that spoke of 60 dead": the post, or NONE; no "removed four entries". */
static uint32_t deleted_at(const struct framing *f, uint32_t w)
{
	static const char *const deletes[] = { "deleted", "removed", "deleting", "removing", NULL };
	static const char *const posts[] = { "post", "posts", "tweet", "report", "story", "article",
		"message", "item", "dispatch", "bulletin", NULL };
	static const char *const which[] = { "that", "which", "saying", NULL };
	uint32_t object = word_is_any(f->page, w, deletes) ? object_behind(f, w + 1) : NONE;
	return object != NONE && object + 1 < in(f)->end && word_is_any(f->page, object, posts) &&
			       word_is_any(f->page, object + 1, which)
		       ? object
		       : NONE;
}

static struct taking taking_at(const struct framing *f, uint32_t w)
{
	static const char *const verbs[] = { "withdraw", "withdraws", "withdrew", "withdrawn",
		"withdrawing", "retract", "retracts", "retracted", "retracting", "recant",
		"recants", "recanted", "rescind", "rescinds", "rescinded", NULL };
	struct taking t = { w, NONE, false };
	uint32_t behind = took_back(f, w);
	if (drops_own(f, w)) { /* "corrected its list: 31" tells the new number */
		t.object = object_behind(f, w + 1);
		t.object = t.object != NONE && says_itself(f, t.object) &&
					   !word_is(f->page, t.object + 1, ":")
				   ? t.object
				   : NONE;
	} else if (word_is_any(f->page, w, verbs)) {
		t.object = object_behind(f, w + 1);
		t.passive = t.object == NONE;
		t.object = t.passive ? object_before(f, w) : t.object;
	} else if (behind != NONE) {
		t.object = object_behind(f, behind);
	} else {
		t.object = not_held(f, w);
		if (t.object != NONE)
			return t;
		t.object = put_right(f, w);
		t.object = t.object == NONE ? deleted_at(f, w) : t.object;
	}
	return t.object == NONE || is_not_done(f, w) ? none : t;
}

static bool take_own(struct framing *f, size_t start, uint32_t object)
{
	bool any = false;
	uint32_t end = object + 2; /* "corrected its list of those killed: the number is now 31" */
	while (end + 1 < in(f)->end && !word_is(f->page, end, ":") &&
		!(word_is(f->page, end, "and") && word_is(f->page, end + 1, "now")))
		end++;
	for (size_t i = start; i < f->page->events.count; i++) {
		struct event *e = &f->page->events.at[i];
		if (e->first > object && e->first < end && can_be_meant(e))
			e->retracted = any = true;
	}
	return any;
}

/* "who in May spoke of a hundred dead and later took it back": nobody else comes between. */
static bool goes_on(const struct framing *f, size_t start, uint32_t verb)
{
	static const char *const small[] = { "and", "but", "later", "then", "since", "has", "had",
		"have", "afterwards", "subsequently", "now", ",", "today", "also", NULL };
	const struct page *p = f->page;
	enum { PLACE = 5 }; /* words: "a hundred dead in Qarin and later took it back" */
	uint32_t w = verb;
	while (w > in(f)->first && word_is_any(p, w - 1, small))
		w--;
	for (size_t i = start; w < verb && i < p->events.count; i++) {
		const struct event *e = &p->events.at[i];
		bool near = e->end <= w && e->end + PLACE >= w && can_be_meant(e);
		for (uint32_t k = e->end; near && k < w; k++)
			near = !word_has(p, k, FEATURE_SAY) && !word_is(p, k, ",");
		if (near)
			return true;
	}
	return false;
}

/* CLAIM-78: "the deputy, who had spoken of a hundred dead, could not sustain the number": what its sentence told before. */
static bool take_before(struct framing *f, size_t start, uint32_t verb)
{
	bool any = false;
	for (size_t i = start; i < f->page->events.count; i++) {
		struct event *e = &f->page->events.at[i];
		if (e->end <= verb && can_be_meant(e) && e->whole == NONE)
			e->retracted = any = true;
	}
	return any;
}

/* Does the sentence before speak with the voice that takes back: "we" with "we", "he" with anybody, "the mayor" with him? */
static bool same_voice(const struct framing *f, uint32_t verb, const struct event *told)
{
	static const char *const we[] = { "we", "i", "our", "my", NULL };
	static const char *const us[] = { "we", "i", "our", "paper", "newspaper", "station",
		"radio", "programme", "bulletin", "channel", "website", NULL };
	static const char *const they[] = { "he", "she", "it", "they", "who", "his", "her", "its",
		"their", NULL };
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[told->sentence];
	bool quoted =
		word_is(p, in(f)->first, "\""); /* "I withdraw it," said he of whom it tells */
	for (uint32_t k = in(f)->first; k < verb; k++) {
		bool ours = word_is_any(p, k, we), theirs = word_is_any(p, k, they);
		bool noun = tag_at(p, k) == TAG_NN || tag_at(p, k) == TAG_NNP ||
			    tag_at(p, k) == TAG_NNPS || tag_at(p, k) == TAG_NNS;
		for (uint32_t w = s->first; w < s->end; w++) {
			if (ours && word_is_any(p, w, us))
				return true;
			if ((theirs || (ours && quoted)) && word_has(p, w, FEATURE_SAY))
				return true;
			if (noun && w < told->first && p->mark[k].moment == NONE &&
				str_equal(low_at(p, w), low_at(p, k)))
				return true;
		}
	}
	return false;
}

static bool tells(const struct framing *f, const struct event *told)
{
	const struct sentence *s = &f->page->scan.sentences.at[told->sentence];
	for (uint32_t w = s->first; w < s->end; w++)
		if (word_has(f->page, w, FEATURE_SAY) || word_has(f->page, w, FEATURE_FIGURE) ||
			word_is_any(f->page, w, told_words))
			return true;
	return false;
}

/* What stands behind a word that means the report before: nothing that says what it is about. */
static bool ends_there(const struct framing *f, uint32_t object)
{
	static const char *const more[] = { "on", "of", "that", "about", "for", "to", "from", "by",
		"with", "against", NULL };
	const struct page *p = f->page;
	if (object + 1 >= in(f)->end || !word_is_any(p, object + 1, more))
		return true;
	return p->mark[object + 1].moment != NONE ||
	       (object + 2 < in(f)->end && p->mark[object + 2].moment != NONE);
}

/* SAY-100: the figures told last, at most three sentences before, by who takes them back now. */
static void take_told(struct framing *f, size_t start, const struct taking *t)
{
	enum { BACK = 3 };
	const struct event *meant = NULL;
	for (size_t i = start; i-- > 0;) {
		struct event *e = &f->page->events.at[i];
		if (e->sentence + BACK < f->sentence || (meant && e->sentence != meant->sentence))
			return;
		if (!can_be_meant(e) || e->whole != NONE || e->part.at)
			continue;
		if (!(t->passive ? tells(f, e) : same_voice(f, t->verb, e)))
			return;
		e->retracted = true;
		meant = e;
	}
}

/* Also of "the number 74", which elsewhere names a bus. */
static bool number_at(const struct framing *f, uint32_t n, struct count *count)
{
	const struct page *p = f->page;
	int64_t value;
	if (p->mark[n].quantity != NONE) {
		*count = p->quantities.at[p->mark[n].quantity].count;
		return true;
	}
	if (quantity_plain(p, n, in(f)->end, &value) == n)
		return false;
	*count = (struct count){ .known = true,
		.low = value,
		.high = value,
		.stated = value,
		.words = page_words(p, n, n + 1),
		.rule = STR("COUNT-8") };
	return true;
}

/* The harm of those counted so before: "the figure of 57" behind people who were displaced. */
static void as_told(struct framing *f, size_t start, struct event *e)
{
	enum { LOOK = 24 };
	const struct event *all = f->page->events.at;
	for (size_t i = start; i-- > 0 && i + LOOK > start;)
		if (can_be_meant(&all[i]) && all[i].count.low == e->count.low && !all[i].part.at) {
			e->harm = all[i].harm;
			e->act = all[i].act;
			return;
		}
}

/* The number of "the figure of 120", "the number 74" of a sentence that says not to use it: its event, or a new one. */
static void take_number(struct framing *f, size_t start)
{
	static const char *const figures[] = { "figure", "number", "toll", "count", "total",
		"estimate", NULL };
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	struct page *p = f->page;
	for (uint32_t k = in(f)->first; k + 2 < in(f)->end; k++) {
		uint32_t n = k + 1 + (word_is(p, k + 1, "of") || word_is(p, k + 1, "\""));
		struct count count = { 0 };
		if (!word_is_any(p, k, figures) || !number_at(f, n, &count))
			continue;
		for (size_t i = start; i < p->events.count; i++)
			if (p->events.at[i].first <= n && n < p->events.at[i].end) {
				p->events.at[i].retracted = true;
				as_told(f, start, &p->events.at[i]);
				return;
			}
		const struct lexeme *x = frame_harm_before(f, 5);
		uint32_t chunk = p->mark[n].chunk;
		struct event *e =
			frame_add(f, "SAY-101", chunk, chunk, x && x->harm > 0 ? x : &killed);
		e->count = count;
		e->retracted = true;
		return;
	}
}

/* "The council added four names to its list": a part of those on it. */
static void added(struct framing *f, size_t start)
{
	static const char *const adds[] = { "added", "adds", "adding", "add", NULL };
	enum { NEAR = 6 }; /* sentences */
	struct page *p = f->page;
	for (size_t i = start; i > 0 && i < p->events.count; i++) {
		struct event *e = &p->events.at[i];
		const struct event *whole = &p->events.at[start - 1];
		uint32_t w = e->first;
		if (strcmp(e->rule, "FRAME-26") == 0 && w > in(f)->first &&
			word_is_any(p, w - 1, adds) && whole->count.known &&
			whole->sentence + NEAR >= f->sentence && can_be_meant(whole) &&
			whole->harm == e->harm && whole->count.low > e->count.low) {
			e->part = page_words(p, e->first, e->end);
			e->whole = whole->whole != NONE ? whole->whole : (uint32_t)(start - 1);
		}
	}
}

/* A figure told in this sentence and another of the same, which is not held any more. */
static void drop_number(struct framing *f, size_t start, const struct event *like, uint32_t n)
{
	struct page *p = f->page;
	for (size_t i = start; i < p->events.count; i++)
		if (p->events.at[i].first <= n && n < p->events.at[i].end) {
			p->events.at[i].retracted = true;
			return;
		}
	frame_take_back(f, "SAY-101", like, p->mark[n].quantity);
}

/* "63 dead instead of 74", "rather than the 74 it gave": the greater number is held no more. */
static void instead_of(struct framing *f, size_t start)
{
	enum { MOST = 4 };
	struct page *p = f->page;
	int found = 0;
	for (uint32_t w = in(f)->first; w + 2 < in(f)->end && found < MOST; w++) {
		bool instead = (word_is(p, w, "instead") && word_is(p, w + 1, "of")) ||
			       (word_is(p, w, "rather") && word_is(p, w + 1, "than"));
		uint32_t n = w + 2 + (instead && word_is(p, w + 2, "the"));
		if (!instead || n >= in(f)->end || p->mark[n].quantity == NONE)
			continue;
		int64_t old = p->quantities.at[p->mark[n].quantity].count.low;
		found++;
		for (size_t i = start, end = p->events.count; i < end; i++) {
			struct event like = p->events.at[i];
			if (like.end <= w && can_be_meant(&like) && like.count.low < old &&
				like.whole == NONE && !like.part.at) {
				drop_number(f, start, &like, n);
				break;
			}
		}
	}
}

/* "Please do not repeat it.", "Do not use that number any more.": what the sentence before told as a figure. */
static bool asks_not_to_repeat(const struct framing *f, uint32_t w)
{
	static const char *const verbs[] = { "repeat", "print", "use", "quote", "cite", NULL };
	static const char *const it[] = { "it", "this", "that", "them", NULL };
	static const char *const ours[] = { "we", "us", "our", "i", "figure", "number", "toll",
		NULL };
	const struct page *p = f->page;
	bool own = false; /* not "posts that say 40 dead. Don't spread it": another's */
	for (uint32_t k = f->sentence ? in(f)[-1].first : in(f)->first; k < in(f)->first; k++)
		own |= word_is_any(p, k, ours);
	return own && word_is_any(p, w, verbs) && w > in(f)->first && w + 1 < in(f)->end &&
	       (word_is(p, w - 1, "not") || word_is(p, w - 1, "don't") ||
		       word_is(p, w - 1, "never")) &&
	       word_is_any(p, w + 1, it) && w <= in(f)->first + 3;
}

/* What stands at word `w`; false where it is none of it. */
static bool take_back_at(struct framing *f, size_t start, uint32_t w)
{
	struct taking t = taking_at(f, w);
	if (t.object == NONE) {
		bool unused = is_of_no_use(f, w);
		if (unused)
			take_number(f, start);
		else if (says_no_longer(f, start, w))
			return true;
		else if (asks_not_to_repeat(f, w))
			take_told(f, start, &(struct taking){ w, w + 1, true });
		return unused;
	}
	for (size_t i = start; i < f->page->events.count; i++) /* "withdrew": no troops */
		f->page->events.at[i].hypothetical |= f->page->events.at[i].trigger == w;
	if (says_itself(f, t.object) && take_own(f, start, t.object))
		return true;
	bool own = not_held(f, w) != NONE || goes_on(f, start, w) || word_is_any(f->page, w, backs);
	if (own && take_before(f, start, w))
		return true;
	if (t.passive || ends_there(f, t.object))
		take_told(f, start, &t);
	return true;
}

void frame_takeback(struct framing *f, size_t start)
{
	enum { MOST = 4 /* of a sentence */ };
	int taken = 0;
	added(f, start);
	if (may_stand(f->page, f->sentence, "instead") || may_stand(f->page, f->sentence, "rather"))
		instead_of(f, start);
	if (!sentence_is_of(f->page, f->sentence, FAMILY_TAKES_BACK))
		return; /* as most do */
	for (uint32_t w = in(f)->first; w < in(f)->end && taken < MOST; w++)
		taken += take_back_at(f, start, w);
}
