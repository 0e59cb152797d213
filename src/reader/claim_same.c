#include "reader/claim_same.h"
#include "reader/claim_share.h"

/* What one claim says is said by another: repetitions, headlines, parts of a larger figure. */

static struct str origin_name(const struct claim *c)
{
	return c->sources.count ? c->sources.at[c->sources.count - 1].name : (struct str){ 0 };
}

static struct str last_word(struct str s)
{
	size_t begin = s.len;
	while (begin > 0 && s.at[begin - 1] != ' ')
		begin--;
	return str_slice(s, begin, s.len);
}

/* "Karim Basch" and "Mr Basch" are one, "Amira Sotel" is another. */
static bool shares_a_name(struct str a, struct str b)
{
	struct str word;
	while (str_cut(&a, ' ', &word)) {
		struct str rest = b, other;
		while (str_cut(&rest, ' ', &other))
			if (word.len > 1 && str_equal_fold(word, other))
				return true;
	}
	return false;
}

/* Words that say of one person no more than that, or what sex and age. */
static bool is_plain_person(struct str head)
{
	static const char *const plain[] = { "man", "woman", "boy", "girl", "child", "baby",
		"infant", "toddler", "youth", "teenager", "person", "resident", "civilian",
		"villager", "victim", "body", "corpse", "member", "one", "another", "other",
		"passenger", "patient", "individual", "casualty", "martyr", "somebody", "someone",
		"protester", "demonstrator", "fatality", "local", "adult", "inhabitant", NULL };
	for (size_t i = 0; plain[i]; i++)
		if (str_equal_fold(head, str_from(plain[i])))
			return true;
	return false;
}

static bool is_grown(const struct victim *v)
{
	struct str head = last_word(v->words);
	return !v->age_group.at && (v->sex.at || str_equal_fold(head, STR("man")) ||
					   str_equal_fold(head, STR("woman")));
}

/* "a driver", told after somebody who was named: nobody is named first and then told of as if new. */
static bool is_new(const struct victim *v)
{
	return str_starts(v->words, STR("a ")) || str_starts(v->words, STR("A ")) ||
	       str_starts(v->words, STR("an ")) || str_starts(v->words, STR("An ")) ||
	       str_starts(v->words, STR("another ")) || str_starts(v->words, STR("Another "));
}

/* A nurse and then a driver, a woman and a boy: what is said of both cannot be true of one. */
static bool are_two(const struct victim *a, const struct victim *b)
{
	if (a->name.at && b->name.at)
		return !shares_a_name(a->name, b->name);
	if (a->name.at || b->name.at)
		return a->name.at && is_new(b);
	if (str_starts(b->words, STR("another ")) || str_starts(b->words, STR("Another ")))
		return true;
	if (a->sex.at && b->sex.at && !str_equal(a->sex, b->sex))
		return true;
	if ((a->age_group.at && is_grown(b)) || (b->age_group.at && is_grown(a)))
		return true;
	struct str x = last_word(a->words), y = last_word(b->words);
	bool alike = (a->status == STATUS_COMBATANT && b->status == STATUS_COMBATANT) ||
		     (a->role.at && str_equal(a->role, b->role));
	return !alike && !is_plain_person(x) && !is_plain_person(y) && !str_equal_fold(x, y);
}

/* "He died. His driver, Gela Orb, died too.": nobody is his own driver. */
static bool is_of_him(const struct claim *a, const struct claim *b)
{
	if (a->victims.count || !b->victims.count)
		return false;
	bool he = str_starts(a->words, STR("He ")) && str_starts(b->words, STR("His "));
	return he || (str_starts(a->words, STR("She ")) && str_starts(b->words, STR("Her ")));
}

/* CLAIM-19: one person and another person are two claims. */
static bool are_of_two(const struct claim *a, const struct claim *b)
{
	return a->count.low == 1 && a->count.high == 1 && a->victims.count == 1 &&
	       b->victims.count == 1 && a->victims.at[0].kind == VICTIM_PERSON &&
	       b->victims.at[0].kind == VICTIM_PERSON &&
	       are_two(&a->victims.at[0], &b->victims.at[0]);
}

/* "dozens" and "at least 12": two figures, though both begin at 12. */
static bool is_vague(const struct claim *c)
{
	return str_equal(c->count.rule, STR("COUNT-7"));
}

/* CLAIM-3: the same figure of the same source for the same incident is said once. */
static bool says_the_same(const struct claim *a, const struct claim *b)
{
	return a->incident == b->incident && a->harm == b->harm && a->stance == b->stance &&
	       a->count.known == b->count.known && a->count.low == b->count.low &&
	       a->count.stated == b->count.stated && a->count.open == b->count.open &&
	       str_equal_fold(a->part, b->part) && a->status == b->status &&
	       str_equal_fold(origin_name(a), origin_name(b)) && a->count.known &&
	       is_vague(a) == is_vague(b) && !are_of_two(a, b) && !is_of_him(a, b);
}

static bool is_headline(const struct page *p, const struct claim *c)
{
	const struct sentences *all = &p->scan.sentences;
	size_t low = 0, high = all->count;
	while (low < high) { /* the first that ends behind where the claim begins */
		size_t middle = low + (high - low) / 2;
		if (p->scan.words.at[all->at[middle].end - 1].end > c->begin)
			high = middle;
		else
			low = middle + 1;
	}
	return low < all->count && all->at[low].block == BLOCK_HEADLINE;
}

/* A headline says what the text says with its source: the fuller claim stays. */
static bool is_headline_of(const struct page *p, const struct claim *a, const struct claim *c)
{
	if (a->incident != c->incident || a->harm != c->harm || !str_equal_fold(a->part, c->part))
		return false; /* as says_the_same() says, before all is copied */
	struct claim sourced = *a;
	sourced.sources = c->sources;
	sourced.stance = c->stance;
	sourced.status = c->status;
	if (c->count.open && !a->count.open && a->count.low == c->count.low)
		sourced.count = c->count; /* a headline leaves out "at least" */
	return (!a->sources.count || str_equal_fold(origin_name(a), origin_name(c))) &&
	       says_the_same(&sourced, c) && is_headline(p, a);
}

/* The claim stays where it is and says what another says. */
static void say_as(struct claim *old, const struct claim *c)
{
	struct str id = old->id;
	*old = *c;
	old->id = id;
}

/* CLAIM-3; what a rule read stays, and no guess at the same takes its place (TOLL-36). */
bool claim_is_told(struct page *p, struct claims *out, size_t first, const struct claim *c)
{
	enum { LOOK_BACK = 200 };
	size_t start = out->count > first + LOOK_BACK ? out->count - LOOK_BACK : first;
	for (size_t i = start; i < out->count; i++) {
		bool sure = !claim_is_guess(c);
		if (says_the_same(&out->at[i], c)) {
			if (sure && (claim_is_guess(&out->at[i]) ||
					    (is_vague(c) && is_headline(p, &out->at[i]))))
				say_as(&out->at[i],
					c); /* a headline's "dozens" may yield: CLAIM-13 */
			return true;
		}
		if ((sure || claim_is_guess(&out->at[i])) && is_headline_of(p, &out->at[i], c)) {
			say_as(&out->at[i], c);
			return true;
		}
	}
	return false;
}

/* CLAIM-7: one person, or those of one kind, beside a larger figure of the same incident are a part of it. */
static bool is_within(const struct claim *a, const struct claim *b)
{
	if (claim_is_guess(b) && !claim_is_guess(a))
		return false; /* what a rule read stays what it is (TOLL-36) */
	if (a->incident != b->incident || a->harm != b->harm || a->scope != SCOPE_WHOLE ||
		b->scope != SCOPE_WHOLE || !a->count.known || !b->count.known)
		return false;
	bool named = a->victims.count && a->victims.at[0].name.at;
	if (a->begin == b->begin && a->end == b->end)
		return false; /* of one list (STATUS-2) */
	if (!named && !str_equal_fold(origin_name(a), origin_name(b)))
		return false;
	bool single = a->count.low == 1 && a->count.high == 1 && a->victims.count >= 1 &&
		      a->victims.at[0].kind == VICTIM_PERSON;
	return single && b->count.stated > a->count.stated;
}

/* CLAIM-13: a headline's "dozens", and its "exceed 100" of 103, yields to what the text counts of the same harm. */
static bool yields(const struct page *p, const struct claims *out, size_t first, size_t i)
{
	enum { ROUND = 10 }; /* percent */
	const struct claim *a = &out->at[i];
	bool vague = str_equal(a->count.rule, STR("COUNT-7")) ||
		     str_equal(a->count.rule, STR("COUNT-11"));
	bool round = !p->wide && a->count.known && a->count.open &&
		     str_equal(a->count.rule, STR("COUNT-3"));
	if (!(vague || round) || !is_headline(p, a))
		return false;
	int64_t most = a->count.low + a->count.low / ROUND;
	for (size_t k = first; k < out->count && k < first + 64; k++)
		if (k != i && out->at[k].harm == a->harm && out->at[k].incident == a->incident &&
			out->at[k].count.known && out->at[k].count.stated >= a->count.low &&
			(vague || (!out->at[k].count.open && out->at[k].count.low <= most)) &&
			!claim_is_guess(&out->at[k]) && !is_headline(p, &out->at[k]))
			return true;
	return false;
}

/* CLAIM-13: "Fifty-two were shot" over a text in which these 52 are some of the 64 dead: it tells of the part. */
static bool heads_a_part(const struct page *p, const struct claims *out, size_t first, size_t i)
{
	const struct claim *a = &out->at[i];
	bool part = false, whole = false;
	if (p->wide || a->scope != SCOPE_WHOLE || !a->count.known || a->count.open ||
		a->count.low < 2 || !is_headline(p, a))
		return false;
	for (size_t k = first; k < out->count && k < first + 64; k++) {
		const struct claim *b = &out->at[k];
		if (b->harm != a->harm || b->incident != a->incident || !b->count.known ||
			claim_is_guess(b) || is_headline(p, b))
			continue;
		part |= b->scope == SCOPE_PART && b->count.low == a->count.low &&
			b->count.high == a->count.high;
		if (b->scope != SCOPE_PART && b->count.low == a->count.low)
			return false; /* the text counts as many, and of some it tells more */
		whole |= b->scope == SCOPE_WHOLE && b->count.low > a->count.low;
	}
	return part && whole;
}

static void drop_headlines(const struct page *p, struct claims *out, size_t first)
{
	size_t kept = first;
	for (size_t i = first; i < out->count; i++)
		if (!yields(p, out, first, i) && !heads_a_part(p, out, first, i))
			out->at[kept++] = out->at[i];
	out->count = kept;
}

static void find_parts(struct claims *out, size_t first)
{
	enum { LOOK = 64 }; /* claims to either side: a report's incidents stand together */
	for (size_t i = first; i < out->count; i++) {
		struct claim *a = &out->at[i];
		size_t from = i > first + LOOK ? i - LOOK : first;
		for (size_t k = from; k < out->count && k < i + LOOK; k++)
			if (k != i && is_within(a, &out->at[k])) {
				a->scope = SCOPE_PART;
				a->part = a->victims.at[0].name.at ? a->victims.at[0].name
								   : a->victims.at[0].words;
				break;
			}
	}
}

void claims_settle(const struct page *p, struct claims *out, size_t first)
{
	drop_headlines(p, out, first);
	find_parts(out, first);
	claims_add_up(p, out, first);
}
