/* Words as parts of names: which may be one, how far a name runs, what stands before it. */
#include "reader/where_inside.h"

#include <string.h>

/* "al-Bab", "el-Fasher": the capital comes after the article. */
static bool has_inner_capital(const struct search *q, const struct word *w)
{
	if (w->plain || w->low.len < 5)
		return false;
	struct str raw = str_slice(q->s->text, w->begin, w->end);
	size_t hyphen = str_find(raw, STR("-"));
	bool article = hyphen == 2 || (hyphen == 3 && raw.at[0] == 'a'); /* "pro-Orvale" has none */
	return article && (raw.at[0] == 'a' || raw.at[0] == 'e') && raw.at[hyphen + 1] >= 'A' &&
	       raw.at[hyphen + 1] <= 'Z';
}

static bool is_name_in_flat(uint32_t class)
{
	uint32_t no = WORD_COMMON | WORD_PLAIN | WORD_IN | WORD_WEAK | WORD_TITLE | WORD_ORG |
		      WORD_CALENDAR | WORD_DIRECTION | WORD_UNIT | WORD_PARTICLE | WORD_REPORT |
		      WORD_MODIFIER;
	return (class & WORD_HEAD) || ((class & no) == 0 && class >> WORD_KIND_SHIFT == 0);
}

/* Can this word be part of a name? `flat` sentences give no sign but the word itself. */
static bool is_name_word(const struct search *q, size_t i, uint32_t class)
{
	const struct word *w = word_at(q, i);
	if ((w->shape & (SHAPE_PUNCT | SHAPE_DIGIT)) || w->low.at[0] == '\'')
		return false;
	if (q->flat)
		return is_name_in_flat(class) && w->low.len > 1;
	if (!(w->shape & SHAPE_CAPITAL))
		return has_inner_capital(q, w);
	if (class & (WORD_PLAIN | WORD_CALENDAR))
		return false;
	bool cried = i > q->first && (class & WORD_COMMON) && (w->shape & SHAPE_UPPER) &&
		     (word_at(q, i - 1)->shape & (SHAPE_CAPITAL | SHAPE_UPPER)) == SHAPE_CAPITAL;
	if (cried) /* "29 at Sabbah ALONE" */
		return false;
	bool common = (class & (WORD_COMMON | WORD_IN | WORD_WEAK)) && !(class & WORD_HEAD);
	return !(common && (i == q->first || q->headline || w->low.len < 2 ||
				   (i > q->first && is_punct(q, i - 1, '"'))));
}

static uint32_t look_up(const struct search *q, struct str low)
{
	return gazetteer_word(q->g, gaz_hash_end(gaz_hash_add(GAZ_HASH_START, low.at, low.len)));
}

/* "low-income" and "antisubversive" are as everyday as "income" and "subversive". */
static uint32_t compound(const struct search *q, struct str low)
{
	static const char *const prefixes[] = { "anti", "non", "counter", "pro", "self", "mid",
		"so" };
	uint32_t everyday = WORD_COMMON | WORD_CALENDAR | WORD_DIRECTION;
	size_t hyphen = low.len;
	while (hyphen > 0 && low.at[hyphen - 1] != '-')
		hyphen--;
	if (hyphen > 3 && hyphen < low.len)
		return look_up(q, str_slice(low, hyphen, low.len)) & everyday ? WORD_COMMON : 0;
	for (size_t k = 0; k < sizeof prefixes / sizeof *prefixes; k++) {
		struct str prefix = str_from(prefixes[k]);
		if (low.len > prefix.len + 3 && str_starts(low, prefix) &&
			look_up(q, str_slice(low, prefix.len, low.len)) & everyday)
			return WORD_COMMON;
	}
	return 0;
}

/* Words will be asked for as such and as names that begin with them: the memory has time to come. */
static void expect(struct search *q)
{
	for (size_t i = q->first; i < q->end; i++)
		if (!(word_at(q, i)->shape & (SHAPE_PUNCT | SHAPE_DIGIT)))
			gazetteer_expect(q->g, gaz_hash_end(gazetteer_begin(word_at(q, i))));
}

/* "the Vell-led attack": by whom, and not where. */
static bool is_led(struct str low)
{
	static const char *const ends[] = { "-led", "-backed", "-run", "-held", "-controlled",
		"-allied", "-aligned", "-funded", "-sponsored", "-affiliated", "-appointed", NULL };
	for (size_t k = 0; ends[k]; k++)
		if (str_ends(low, str_from(ends[k])))
			return true;
	return false;
}

/* "Tollen community in Orsa district" is a village; "the Fulani community" is none. */
static bool names_village(const struct search *q, size_t i)
{
	if (!word_is(q, i, "community"))
		return true;
	return !q->flat && (word_is(q, i + 1, "in") || word_is(q, i + 1, "of"));
}

/* WHERE-28: "on Tanner St", "Harbour Rd": a street, behind a name and before none ("St Anne"). */
static bool is_short_for_street(const struct search *q, size_t i)
{
	static const char *const streets[] = { "st", "st.", "rd", "rd.", "ave", "ave.", "blvd",
		NULL };
	if (q->flat || i == q->first || !word_is_any(q, i, streets) ||
		!(word_at(q, i)->shape & SHAPE_CAPITAL) || (word_at(q, i)->shape & SHAPE_UPPER))
		return false;
	uint8_t shape = word_at(q, i - 1)->shape;
	return (shape & SHAPE_CAPITAL) && !(shape & SHAPE_PUNCT) && i > q->first + 1 &&
	       !has_class(q, i - 1, WORD_TITLE | WORD_PLAIN) &&
	       !(i + 1 < q->end && (word_at(q, i + 1)->shape & SHAPE_CAPITAL));
}

static void classify(struct search *q)
{
	expect(q);
	for (size_t i = q->first; i < q->end; i++) {
		const struct word *w = word_at(q, i);
		uint32_t class = 0;
		if (!(w->shape & (SHAPE_PUNCT | SHAPE_DIGIT))) {
			uint64_t hash = gaz_hash_end(gazetteer_begin(w));
			class = gazetteer_word(q->g, hash);
			gazetteer_expect_entry(q->g, hash);
		}
		if (q->flat && class == 0 && w->low.len > 5)
			class = compound(q, w->low);
		if (class == 0 && is_led(w->low))
			class = WORD_COMMON | WORD_PLAIN;
		if (class >> WORD_KIND_SHIFT && !names_village(q, i))
			class &= (1u << WORD_KIND_SHIFT) - 1;
		if (is_short_for_street(q, i))
			class = (SPOT_ROAD + 1) << WORD_KIND_SHIFT;
		q->classes[i] = class;
		if (is_name_word(q, i, class))
			q->classes[i] |= WORD_NAME;
	}
}

void where_sentence(struct search *q, const struct sentence *sentence, bool flat_document)
{
	q->first = sentence->first;
	q->end = sentence->end;
	q->flat = sentence->upper || flat_document;
	q->headline = sentence->block == BLOCK_HEADLINE;
	classify(q);
}

/* A word that may stand between two of a name: "de la", the stop of "St." */
static bool joins_name(const struct search *q, size_t i, size_t at)
{
	if (has_class(q, at, WORD_PARTICLE))
		return at > i || q->flat || (word_at(q, at)->shape & SHAPE_CAPITAL) ||
		       has_class(q, at + 1, WORD_NAME);
	return at > i && is_punct(q, at, '.') && (word_at(q, at)->shape & SHAPE_GLUED) &&
	       word_at(q, at - 1)->low.len <= 2 && has_class(q, at + 1, WORD_NAME);
}

/* "Costa del Sol": after a particle an everyday word is part of the name. */
static bool ends_name(const struct search *q, size_t i, size_t at)
{
	if (has_class(q, at, WORD_NAME))
		return true;
	return at > i && q->flat && has_class(q, at - 1, WORD_PARTICLE) &&
	       has_class(q, at, WORD_COMMON) && !has_class(q, at, WORD_PLAIN | WORD_IN | WORD_WEAK);
}

/* The end of the name that begins at i: names, with particles between them. */
size_t where_run(const struct search *q, size_t i)
{
	size_t end = i;
	for (size_t at = i; at < q->end && at < i + NAME_WORDS_MOST; at++) {
		if (ends_name(q, i, at))
			end = at + 1;
		else if (!joins_name(q, i, at))
			break;
	}
	return end;
}

/* Can word `at` go on with a name that begins at word i? */
static bool continues(const struct search *q, size_t i, size_t at, bool mark)
{
	const struct word *w = word_at(q, at);
	if (mark)
		return at > i && (w->shape & SHAPE_GLUED) &&
		       (is_punct(q, at, '.') || is_punct(q, at, '\'')) &&
		       word_at(q, at - 1)->low.len <= 3;
	if (at == i)
		return true;
	bool of = word_is(q, at, "of"), the = word_is(q, at, "the");
	if (!q->flat && !(w->shape & (SHAPE_CAPITAL | SHAPE_GLUED)) && !of && !the &&
		!has_class(q, at, WORD_PARTICLE | WORD_NAME))
		return false;
	return of || the || word_is(q, at, "and") ||
	       !has_class(q, at, WORD_PLAIN | WORD_IN | WORD_REPORT | WORD_CALENDAR);
}

/* The longest name of the gazetteer from word i, of at most `most` words: all are put together first, so that the memory has
 * time to come. */
const uint32_t *where_known(
	const struct search *q, size_t i, size_t most, size_t *end, size_t *count)
{
	enum { TRIED = 16 };
	uint64_t h = GAZ_HASH_START, tried[TRIED];
	size_t ends[TRIED], n = 0;
	for (size_t at = i; at < q->end && at < i + most && n < TRIED; at++) {
		const struct word *w = word_at(q, at);
		bool mark = (w->shape & SHAPE_PUNCT) != 0;
		if (!continues(q, i, at, mark))
			break;
		h = at == i ? gazetteer_begin(w) : gaz_hash_add(h, w->low.at, w->low.len);
		if (mark)
			continue;
		tried[n] = gaz_hash_end(h);
		gazetteer_expect_name(q->g, tried[n]);
		ends[n++] = at + 1;
	}
	while (n-- > 0) {
		const uint32_t *refs = gazetteer_name(q->g, tried[n], count);
		if (refs) {
			*end = ends[n];
			return refs;
		}
	}
	return NULL;
}

uint64_t where_hash(const struct search *q, size_t first, size_t end)
{
	uint64_t h = GAZ_HASH_START;
	for (size_t i = first; i < end; i++)
		h = gaz_hash_add(h, word_at(q, i)->low.at, word_at(q, i)->low.len);
	return gaz_hash_end(h);
}

/* A word that may stand between a preposition and a name: "besieged", "rebel-held", "the". */
static bool is_passed_over(const struct search *q, size_t i)
{
	static const char *const words[] = { "the", "besieged", "nearby", "neighboring",
		"neighbouring", "occupied", "rural", "greater", "coastal", "downtown", "war-torn",
		NULL };
	if (word_is_any(q, i, words))
		return true;
	const struct word *w = word_at(q, i);
	bool held = str_ends(w->low, STR("-held")) || str_ends(w->low, STR("-controlled"));
	return held || has_class(q, i, WORD_DIRECTION);
}

static bool is_near(const struct search *q, size_t i)
{
	return word_is(q, i, "near") || word_is(q, i, "outside") || word_is(q, i, "around") ||
	       word_is(q, i, "off") || word_is(q, i, "toward") || word_is(q, i, "towards");
}

/* "residents of", "outskirts of", "12 km north of", "town of". */
static void context_of(const struct search *q, size_t of, struct context *c)
{
	static const char *const wholes[] = { "outskirts", "center", "centre", "edge", "heart",
		"residents", "resident", "inhabitants", "people", "downtown", "parts", "part",
		"side", "entrance", "streets", "states", "area", "areas", "vicinity",
		"surroundings", "direction", "population", "dead", "martyrs", "port", "harbour",
		"villagers", "townspeople", "ruins", "rubble", NULL };
	if (of == q->first)
		return;
	size_t i = of - 1;
	c->weak = true;
	if (has_kind(q, i)) {
		/* the streets, sectors and camps of X are in X */
		c->kind = kind_at(q, i);
		c->of_noun = c->kind <= SPOT_VILLAGE;
		c->of_name = c->kind == SPOT_SITE && !q->flat && has_class(q, i, WORD_NAME);
		c->in = !c->of_noun && c->kind != SPOT_SITE;
		return;
	}
	c->of_name = has_class(q, i, WORD_ORG) && (q->flat || has_class(q, i, WORD_NAME));
	if (has_class(q, i, WORD_DIRECTION | WORD_UNIT))
		c->in = c->near = true;
	c->in = c->in || word_is_any(q, i, wholes);
}

static bool ends_list_before(const struct search *q, size_t i, const struct candidate *before)
{
	if (!before || before->strength < STRENGTH_SURE || before->adjective || before->in_name)
		return false;
	size_t at = before->end;
	if (has_kind(q, at))
		at++;
	if (is_punct(q, at, ','))
		at++;
	if (at < i && (word_is(q, at, "and") || word_is(q, at, "or") || is_punct(q, at, '-')))
		at++;
	if (word_is(q, at, "the") || word_is(q, at, "in"))
		at++;
	return at == i && at > before->end;
}

/*
 * WHERE-16: small letters tell names apart, so there "at", "attack on", "shelling of", "market of" and
 * "reached" call what follows a place; "a lecturer at X" belongs to an organisation.
 */
static bool calls_place(const struct search *q, size_t p)
{
	static const char *const persons[] = { "spokesman", "spokeswoman", "spokesperson",
		"analyst", "researcher", "professor", "lecturer", "expert", "fellow", "director",
		"editor", "reporter", "correspondent", "lawyer", "adviser", "officer", "official",
		"scholar", "investigator", "manager", "student", "look", "looked", "aimed", "staff",
		NULL };
	static const char *const deeds[] = { "attack", "attacks", "assault", "raid", "raids",
		"strike", "strikes", "airstrike", "airstrikes", "fire", "fired", "shelling",
		"bombardment", "bombing", "siege", "fall", "capture", "massacre", "storming",
		"battle", "marched", "advance", "advanced", "bombed", "rained", "landed", "fell",
		"blockade", NULL };
	static const char *const entered[] = { "reach", "reached", "entering", "entered", "visited",
		"bombed", "bombing", "shelled", "shelling", "besieged", "besieging", "stormed",
		"storming", "raided", "raiding", "overran", "overrun", "pounded", "pounding",
		"invaded", "invading", "razed", "razing", "engulfed", "gripped", "rocked",
		"ravaged", "torched", "torching", "attacked", "attacking", "fled", "fleeing",
		NULL };
	static const char *const comers[] = { "man", "woman", "men", "women", "people", "person",
		"boy", "girl", "student", "students", "farmer", "farmers", "villagers", "residents",
		"refugees", "family", "families", "father", "mother", "caller", "driver", "teacher",
		"notes", "came", "come", "coming", "comes", "fled", "flee", "fleeing", "displaced",
		"driven", "expelled", "taken", "abducted", "kidnapped", "seized", "missing",
		"returned", "returning", "arrived", "evacuated", "two", "three", "four", "five",
		"six", "midwife", "speaker", "witness", ",", NULL };
	static const char *const owners[] = { "parish", "elders", "mayor", "mukhtar", "council",
		"municipality", "imam", "priest", "families", "women", "commune", "garrison",
		NULL };
	static const char *const held[] = { "base", "headquarters", "checkpoint", "post", "outpost",
		"barracks", "garrison", NULL }; /* by a force: "a base of the Column" */
	static const char *const ways[] = { "road", "bus", "highway", "route", "border", "train",
		"convoy", "travelling", "traveling", "way", "midway", "halfway", "ferry", "boat",
		"track", "line", "lies", "street", "checkpoint", "vehicle", "truck", "minibus",
		NULL };
	bool called = (word_is(q, p, "of") || word_is(q, p, "on")) && p > q->first &&
		      word_is_any(q, p - 1, deeds);
	called |= word_is(q, p, "of") && p > q->first &&
		  (word_is_any(q, p - 1, owners) || word_is(q, p - 1, "out"));
	static const char *const hits[] = { "hit", "hits", "struck", "strikes", NULL },
				 *const flying[] = { "shell", "shells", "rocket", "rockets",
					 "missile", "missiles", "bomb", "bombs", "drone", "drones",
					 "strike", "airstrike", "airstrikes", "jets", "warplanes",
					 NULL };
	size_t what = p > q->first + 1 && (word_is(q, p - 1, "that") || word_is(q, p - 1, "which"))
			      ? p - 2
			      : p - 1;
	called |= p > q->first && word_is_any(q, p, hits) && word_is_any(q, what, flying);
	if (q->flat || q->headline)
		return !q->flat && called;
	if (word_is_any(q, p, entered))
		return true;
	if (p == q->first)
		return word_is(q, p, "at");
	if (word_is(q, p, "between")) /* "the bus between Kento and Maris", no fight between two */
		return word_is_any(q, p - 1, ways);
	if (word_is(q, p, "from"))
		return word_is_any(q, p - 1, comers);
	if (word_is(q, p, "at"))
		return !word_is_any(q, p - 1, persons);
	if (word_is(q, p, "of") && has_kind(q, p - 1) && kind_at(q, p - 1) == SPOT_SITE)
		return !has_class(q, p - 1, WORD_NAME) && !word_is_any(q, p - 1, held);
	return called;
}

/* WHERE-19: "in the port city Latria", "the village Nafra": a place noun before the name, in small letters. */
static bool is_apposition(const struct search *q, size_t p)
{
	if (q->flat || q->headline || !has_kind(q, p) || (word_at(q, p)->shape & SHAPE_CAPITAL))
		return false;
	enum spot_kind kind = kind_at(q, p);
	if (kind > SPOT_CAMP || kind == SPOT_PROVINCE || kind == SPOT_DISTRICT)
		return false;
	for (size_t k = p; k > q->first && k + 3 > p; k--)
		if (word_is(q, k - 1, "the") || word_is(q, k - 1, "a") ||
			has_class(q, k - 1, WORD_IN))
			return true;
	return false;
}

struct context where_context(const struct search *q, size_t i, const struct candidate *before)
{
	struct context c = { 0 };
	size_t at = i;
	while (at > q->first && at + 4 > i && is_passed_over(q, at - 1))
		c.directed |= has_class(q, --at, WORD_DIRECTION);
	c.list = ends_list_before(q, i, before) || ends_list_before(q, at, before);
	if (at == q->first)
		return c;
	size_t p = at - 1;
	c.title = p + 1 == i && has_class(q, p, WORD_TITLE | WORD_FIRST_NAME) && !has_kind(q, p);
	if (is_punct(q, p, '.') && p > q->first && (word_at(q, p)->shape & SHAPE_GLUED))
		c.title = has_class(q, p - 1, WORD_TITLE);
	if (is_apposition(q, p)) { /* "in the provincial capital Hadda" */
		c.kind = kind_at(q, p);
		c.of_noun = true;
		return c;
	}
	if (word_is(q, p, "of")) {
		context_of(q, p, &c);
		c.in |= !c.of_name && !c.of_noun && calls_place(q, p);
		return c;
	}
	bool second = c.list && word_is(q, p, "and") && before->first > q->first &&
		      word_is(q, before->first - 1, "between"); /* "between Kento and Maris" */
	c.in = has_class(q, p, WORD_IN) || calls_place(q, p) || second;
	c.far_end = second;
	c.near = is_near(q, p) || second || word_is(q, p, "between");
	c.weak = has_class(q, p, WORD_WEAK);
	if (word_is(q, p, "from") && p > q->first && has_class(q, p - 1, WORD_UNIT))
		c.in = c.near = true;
	return c;
}

static char capital(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

/* The name from capitals: "SAN LUIS DE LA REINA" as "San Luis de la Reina" (WHERE-14). */
static struct str recase(const struct search *q, size_t first, size_t end)
{
	size_t size = word_at(q, end - 1)->end - word_at(q, first)->begin + (end - first), n = 0;
	char *at = NEW_ARRAY(q->mem, char, size + 1);
	for (size_t i = first; i < end; i++) {
		const struct word *w = word_at(q, i);
		bool glued = i == first || (w->shape & SHAPE_GLUED);
		if (!glued)
			at[n++] = ' ';
		memcpy(at + n, w->low.at, w->low.len);
		bool small = i > first && !glued &&
			     (has_class(q, i, WORD_PARTICLE) || word_is(q, i, "of") ||
				     word_is(q, i, "the"));
		if (!small && !(w->shape & SHAPE_PUNCT) && !(glued && i > first))
			at[n] = capital(at[n]);
		for (size_t k = n + 1; !small && k < n + w->low.len; k++)
			if (at[k - 1] == '-')
				at[k] = capital(at[k]);
		n += w->low.len;
	}
	return (struct str){ at, n };
}

/* A wrapped name with single blanks. */
static struct str unwrapped(const struct search *q, struct str raw)
{
	bool wrapped = false;
	for (size_t i = 0; i < raw.len; i++)
		wrapped |= raw.at[i] == '\n' || raw.at[i] == '\r' || raw.at[i] == '\t' ||
			   (i && raw.at[i] == ' ' && raw.at[i - 1] == ' ');
	if (!wrapped)
		return raw;
	char *at = NEW_ARRAY(q->mem, char, raw.len);
	size_t n = 0;
	for (size_t i = 0; i < raw.len; i++) {
		bool blank = (unsigned char)raw.at[i] <= ' ';
		if (!blank)
			at[n++] = raw.at[i];
		else if (n && at[n - 1] != ' ')
			at[n++] = ' ';
	}
	return (struct str){ at, n };
}

/* "#TalSahra" as "Tal Sahra" (WHERE-18). */
static struct str untagged(const struct search *q, struct str raw)
{
	char *at = NEW_ARRAY(q->mem, char, raw.len * 2);
	size_t n = 0;
	for (size_t i = 1; i < raw.len; i++) {
		bool hump = i > 1 && raw.at[i] >= 'A' && raw.at[i] <= 'Z' && raw.at[i - 1] >= 'a' &&
			    raw.at[i - 1] <= 'z';
		if (hump || raw.at[i] == '_')
			at[n++] = ' ';
		if (raw.at[i] != '_')
			at[n++] = raw.at[i];
	}
	return (struct str){ at, n };
}

struct str where_print(const struct search *q, size_t first, size_t end, bool flat)
{
	if (str_starts(word_at(q, first)->low, STR("#")))
		return untagged(
			q, str_slice(q->s->text, word_at(q, first)->begin, word_at(q, first)->end));
	if (flat)
		return recase(q, first, end);
	return unwrapped(
		q, str_slice(q->s->text, word_at(q, first)->begin, word_at(q, end - 1)->end));
}
