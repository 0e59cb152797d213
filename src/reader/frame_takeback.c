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

/* "take that back", "took back her statement": the word behind "back", or NONE. */
static uint32_t took_back(const struct framing *f, uint32_t w)
{
	static const char *const takes[] = { "take", "takes", "took", "taken", "taking", "walk",
		"walks", "walked", "walking", "rolled", "rowed", NULL };
	static const char *const it[] = { "that", "this", "it", NULL };
	const struct page *p = f->page;
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
		"sustained", NULL };
	static const char *const nots[] = { "not", "no", "never", "longer", "cannot", NULL };
	static const char *const drop[] = { "disregard", "disregarded", "discard", "discarded",
		NULL };
	static const char *const print[] = { "print", "use", "quote", "repeat", "cite", "publish",
		NULL };
	enum { BACK = 5 };
	const struct page *p = f->page;
	bool gone = word_is_any(p, w, drop);
	for (uint32_t k = w; !gone && word_is_any(p, w, use) && k-- > in(f)->first && k + BACK > w;)
		gone = word_is_any(p, k, nots);
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
	return word_is_any(f->page, w, drops) && w + 1 < in(f)->end &&
	       word_is_any(f->page, w + 1, own);
}

/* "..., correcting an earlier statement in which he spoke of 100 dead": the word of telling, or NONE. */
static uint32_t put_right(const struct framing *f, uint32_t w)
{
	static const char *const rights[] = { "correcting", "reversing", NULL };
	uint32_t object = word_is_any(f->page, w, rights) ? object_behind(f, w + 1) : NONE;
	return object != NONE && says_itself(f, object) ? object : NONE;
}

static struct taking taking_at(const struct framing *f, uint32_t w)
{
	static const char *const verbs[] = { "withdraw", "withdraws", "withdrew", "withdrawn",
		"withdrawing", "retract", "retracts", "retracted", "retracting", "recant",
		"recants", "recanted", "rescind", "rescinds", "rescinded", NULL };
	struct taking t = { w, NONE, false };
	uint32_t behind = took_back(f, w);
	if (drops_own(f, w)) {
		t.object = object_behind(f, w + 1);
		t.object = t.object != NONE && says_itself(f, t.object) ? t.object : NONE;
	} else if (word_is_any(f->page, w, verbs)) {
		t.object = object_behind(f, w + 1);
		t.passive = t.object == NONE;
		t.object = t.passive ? object_before(f, w) : t.object;
	} else if (behind != NONE) {
		t.object = object_behind(f, behind);
	} else {
		t.object = put_right(f, w);
	}
	return t.object == NONE || is_not_done(f, w) ? none : t;
}

static bool can_be_meant(const struct event *e)
{
	return e->harm > HARM_NONE && e->count.known && !e->negative && !e->hypothetical;
}

static bool take_own(struct framing *f, size_t start, uint32_t object)
{
	bool any = false;
	for (size_t i = start; i < f->page->events.count; i++) {
		struct event *e = &f->page->events.at[i];
		if (e->first > object && can_be_meant(e))
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
	for (uint32_t k = in(f)->first; k < verb; k++) {
		bool ours = word_is_any(p, k, we), theirs = word_is_any(p, k, they);
		bool noun = tag_at(p, k) == TAG_NN || tag_at(p, k) == TAG_NNP ||
			    tag_at(p, k) == TAG_NNPS || tag_at(p, k) == TAG_NNS;
		for (uint32_t w = s->first; w < s->end; w++) {
			if (ours && word_is_any(p, w, us))
				return true;
			if (theirs && word_has(p, w, FEATURE_SAY))
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

/* CLAIM-65: "has set aside five names", "struck four names from its list", "eleven names were taken off": whom a list has no
 * more is counted by nobody. */
bool frame_is_off_list(const struct framing *f, uint32_t noun)
{
	static const char *const verbs[] = { "struck", "strike", "strikes", "striking", "stricken",
		"removed", "removes", "remove", "removing", "deleted", "deletes", "deleting",
		"dropped", "drops", "dropping", "excluded", "excludes", "excluding", "omitted",
		"omits", "erased", "crossed", "cancelled", "discarded", NULL };
	static const char *const aside[] = { "aside", "out", "off", "away", NULL };
	static const char *const puts[] = { "set", "sets", "setting", "put", "puts", "putting",
		"left", "leaves", "leaving", "take", "takes", "taken", "took", "taking", "laid",
		NULL };
	static const char *const checks[] = { "verified", "confirmed", "checked", "corroborated",
		NULL };
	enum { NEAR = 5 };
	const struct page *p = f->page;
	uint32_t first = at(f, noun)->first, end = at(f, noun)->end, from = in(f)->first;
	bool put = false, not = false;
	for (uint32_t w = first + 1 > from + NEAR ? first + 1 - NEAR : from; w < end; w++) {
		bool off = put && (word_is_any(p, w, aside) ||
					  (end < in(f)->end && word_is_any(p, end, aside)));
		if ((w < first && word_is_any(p, w, verbs)) || off)
			return true;
		put |= word_is_any(p, w, puts);
	}
	put = false;
	for (uint32_t w = end; w < in(f)->end && w < end + NEAR; w++) {
		if (word_is(p, w, ",") || word_is(p, w, ";") || word_has(p, w, FEATURE_RELATIVE))
			return false;
		if (word_is_any(p, w, verbs) || (put && word_is_any(p, w, aside)) ||
			(not &&word_is_any(p, w, checks)))
			return word_has(p, w - 1, FEATURE_BE) || put;
		put |= word_is_any(p, w, puts);
		not |= word_is(p, w, "not");
	}
	return false;
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
		else if (asks_not_to_repeat(f, w))
			take_told(f, start, &(struct taking){ w, w + 1, true });
		return unused;
	}
	for (size_t i = start; i < f->page->events.count; i++) /* "withdrew": no troops */
		f->page->events.at[i].hypothetical |= f->page->events.at[i].trigger == w;
	if (says_itself(f, t.object) && take_own(f, start, t.object))
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

/* "regrets the error", "apologised for it", "misunderstood": what is regretted is the figure, not a loss of life. */
static bool regrets_figure(const struct page *p, const struct sentence *s)
{
	static const char *const regrets[] = { "regrets", "regretted", "apologises", "apologizes",
		"apologised", "apologized", NULL };
	static const char *const misreads[] = { "misunderstood", "misread", "misspoke", NULL };
	static const char *const errors[] = { "error", "mistake", "figure", "number", "it",
		"misunderstanding", NULL };
	enum { AHEAD = 4 };
	for (uint32_t w = s->first; w < s->end; w++) {
		if (word_is_any(p, w, misreads))
			return true;
		for (uint32_t k = w + 1; word_is_any(p, w, regrets) && k <= w + AHEAD && k < s->end;
			k++)
			if (word_is_any(p, k, errors))
				return true;
	}
	return false;
}

/* "That figure is not correct, the ministry said", of what the union had said: does somebody else speak? */
static bool another_speaks(const struct framing *f, const struct event *e)
{
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[e->sentence];
	for (uint32_t i = f->clause.first; i < f->clause.end; i++) {
		uint32_t who = is_kind(f, i, CHUNK_VERB) && lexeme_has(at(f, i)->lex, FEATURE_SAY)
				       ? role_subject(&f->clause, i)
				       : NONE;
		if (!is_kind(f, who, CHUNK_NOUN) || at(f, who)->pronoun)
			continue;
		uint32_t w = s->first;
		while (w < s->end && !str_equal(low_at(p, w), low_at(p, at(f, who)->head)))
			w++;
		if (w == s->end)
			return true;
	}
	return false;
}

/* SAY-112: "The minister named seventy dead. The figure is not correct. He regrets the error": his own, taken back. */
bool frame_is_regretted(const struct framing *f, const struct event *e)
{
	enum { BEHIND = 3 };
	const struct page *p = f->page;
	uint32_t n = f->sentence;
	bool found = false;
	for (; !p->wide && !found && n < p->scan.sentences.count && n <= f->sentence + BEHIND; n++)
		found = regrets_figure(p, &p->scan.sentences.at[n]);
	return found && !another_speaks(f, e);
}
