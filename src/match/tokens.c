#include "match/tokens.h"

#include "base/utf8.h"

#include <string.h>

struct letters letters_of(struct str folded, struct arena *mem)
{
	unsigned char all[SIMILAR_MOST];
	size_t count = 0;
	for (size_t i = 0, n; i < folded.len && count < SIMILAR_MOST; i += n) {
		uint32_t c = utf8_decode(str_slice(folded, i, folded.len), &n);
		all[count++] =
			(unsigned char)(c ^ (c > 0xFF ? 0x80 : 0)); /* Arabic apart from Latin */
	}
	unsigned char *copy = NEW_ARRAY(mem, unsigned char, count + 1);
	memcpy(copy, all, count);
	return (struct letters){ copy, count };
}

static uint32_t skeleton_number(struct tokens *t, struct str sound, struct arena *mem)
{
	struct arena scratch = { 0 };
	struct buf b = { .mem = &scratch };
	bool is_new;
	(t->hears == NAME_HEARS_HEBREW ? name_skeleton_hebrew : name_skeleton)(sound, &b);
	uint32_t n = dict_find(&t->skeletons, buf_str(&b));
	if (!n)
		n = dict_number(&t->skeletons, str_copy(mem, buf_str(&b)), &is_new, mem);
	arena_release(&scratch);
	return n;
}

static void describe(struct tokens *t, struct token *k, struct str unit, struct arena *mem)
{
	enum { MOST_SOUND = 64 };
	static void (*const sounders[])(
		struct str, struct buf *) = { [NAME_HEARS_PLAIN] = name_sound,
		[NAME_HEARS_HEBREW] = name_sound_hebrew,
		[NAME_HEARS_SERBIAN] = name_sound_serbian };
	struct letters plain = letters_of(unit, mem);
	struct arena scratch = { 0 };
	struct buf sound = { .mem = &scratch };
	sounders[t->hears](unit, &sound);
	struct str s = sound.len ? buf_str(&sound) : STR("~");
	s.len = s.len < MOST_SOUND ? s.len : MOST_SOUND;
	k->plain = plain.at;
	k->histogram = similar_histogram(plain);
	k->plain_len = (unsigned char)plain.len;
	k->sound = (const unsigned char *)str_copy(mem, s).at;
	k->sound_len = (unsigned char)s.len;
	k->script = (unsigned char)name_script(unit);
	k->skeleton = skeleton_number(t, s, mem);
	k->pets = (unsigned char)name_nicknames(unit, k->pet);
	arena_release(&scratch);
}

static uint32_t letters_mixed(struct str s)
{
	uint32_t h = 7;
	for (size_t i = 0; i < s.len; i++)
		h = token_mix(h, (unsigned char)s.at[i]);
	return h;
}

static struct edges edges_of(struct str skeleton)
{
	struct edges e;
	for (size_t k = 0; k < 2; k++) {
		size_t n = k + 2 < skeleton.len ? k + 2 : skeleton.len;
		e.first[k] = letters_mixed(str_slice(skeleton, 0, n));
		e.last[k] = letters_mixed(str_slice(skeleton, skeleton.len - n, skeleton.len));
	}
	return e;
}

/* What is known of unit n. */
static void enter(struct tokens *t, uint32_t n, struct str unit, struct arena *mem)
{
	struct token *k = &t->at[n];
	*k = (struct token){ 0 };
	describe(t, k, unit, mem);
	t->edges.at[n] = edges_of(dict_str(&t->skeletons, k->skeleton));
	t->faces.at[n] =
		(struct face){ k->histogram, k->skeleton, k->plain_len, k->script, k->pets };
}

void tokens_begin(struct tokens *t, struct arena *mem)
{
	if (t->count)
		return;
	*PUSH(mem, t) = (struct token){ 0 };
	*PUSH(mem, &t->faces) = (struct face){ 0 };
	*PUSH(mem, &t->edges) = (struct edges){ 0 };
}

uint32_t token_number(struct tokens *t, struct str unit, struct arena *mem)
{
	if (unit.len == 0)
		return 0;
	uint32_t n = dict_find(&t->units, unit);
	if (n)
		return n;
	bool is_new;
	struct str kept = str_copy(mem, unit);
	tokens_begin(t, mem);
	n = dict_number(&t->units, kept, &is_new, mem);
	PUSH(mem, t);
	PUSH(mem, &t->edges);
	PUSH(mem, &t->faces);
	enter(t, n, kept, mem);
	return n;
}

void tokens_hear(struct tokens *t, enum name_hearing hears, struct arena *mem)
{
	t->hears = hears;
	t->skeletons = (struct dict){ 0 };
	for (uint32_t n = 1; n < t->count; n++)
		enter(t, n, dict_str(&t->units, n), mem);
}

static bool share_pet(const struct token *a, const struct token *b)
{
	for (size_t i = 0; i < a->pets; i++)
		for (size_t j = 0; j < b->pets; j++)
			if (a->pet[i] == b->pet[j])
				return true;
	return false;
}

static bool begins_or_ends(struct letters longer, struct letters part)
{
	return part.len >= 3 &&
	       (memcmp(longer.at, part.at, part.len) == 0 ||
		       memcmp(longer.at + longer.len - part.len, part.at, part.len) == 0);
}

/* By letters, for two spellings of one script. */
static unsigned spelled_level(struct letters a, struct letters b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	if (shorter == 1)
		return a.at[0] == b.at[0] ? 3 : 1;
	double jw = similar_jaro_winkler(a, b);
	if (jw < 0.6)
		return 1;
	size_t least = a.at[0] == b.at[0] ? 4 : 6; /* first letters are seldom wrong */
	if (shorter >= least && similar_edits(a, b) == 1)
		return 4;
	if (jw >= 0.88 || begins_or_ends(a.len > b.len ? a : b, a.len > b.len ? b : a))
		return 3;
	return jw >= 0.78 ? 2 : 1;
}

static enum similar_scripts scripts_of(
	const struct tokens *t, const struct token *x, const struct token *y)
{
	bool hebrew = x->script == NAME_HEBREW || y->script == NAME_HEBREW;
	if (x->script != y->script)
		return hebrew && t->hears == NAME_HEARS_HEBREW ? SIMILAR_HEBREW : SIMILAR_ACROSS;
	return x->script == NAME_ARABIC || x->script == NAME_HEBREW ? SIMILAR_ARABIC
								    : SIMILAR_LATIN;
}

/* By sound: `cost` in tenths of a consonant for `len` letters. */
static unsigned sounded_level(
	unsigned cost, size_t len, bool same_skeleton, enum similar_scripts scripts)
{
	unsigned most = scripts == SIMILAR_ARABIC ? 2 : 6;
	if (scripts == SIMILAR_HEBREW && len + 1 < most)
		most = (unsigned)len + 1;
	if (same_skeleton)
		return cost <= most ? 5 : cost <= 7 ? 4 : 3;
	if (len < 3)
		return 1;
	if (cost <= 6)
		return 4;
	size_t tenfold = (size_t)cost * 10;
	return tenfold <= len * 25 ? 3 : tenfold <= len * 38 ? 2 : 1;
}

static unsigned level_of(const struct tokens *t, uint32_t a, uint32_t b)
{
	const struct token *x = &t->at[a], *y = &t->at[b];
	if (x->pets && y->pets && share_pet(x, y))
		return 5;
	bool same_script = x->script == y->script, same_skeleton = x->skeleton == y->skeleton;
	unsigned spelled = 1;
	size_t shared = similar_shared(x->histogram, x->plain_len, y->histogram, y->plain_len);
	size_t p = x->plain_len, q = y->plain_len;
	bool worth = shared * (p + q) * 10 >= p * q * 8;
	if (same_script && p && q && worth)
		spelled = spelled_level((struct letters){ x->plain, x->plain_len },
			(struct letters){ y->plain, y->plain_len });
	if (spelled >= 4 && !same_skeleton)
		return spelled;
	if (!same_skeleton && same_script && spelled == 1)
		return 1;
	if (x->plain_len == 1 || y->plain_len == 1)
		return x->sound[0] == y->sound[0] ? 3 : spelled;
	unsigned begins,
		cost = similar_sounds((struct letters){ x->sound, x->sound_len },
			(struct letters){ y->sound, y->sound_len }, scripts_of(t, x, y), &begins);
	size_t len = x->sound_len < y->sound_len ? x->sound_len : y->sound_len;
	unsigned sounded = sounded_level(cost, len, same_skeleton, scripts_of(t, x, y));
	size_t longer = x->sound_len + y->sound_len - len;
	if (!same_script && sounded < 3 && len >= 4 && longer >= len + 3 && begins <= 6)
		sounded =
			3; /* one begins the other (Amir, Amirhossein), as letters show in one script */
	return same_skeleton || sounded > spelled
		       ? sounded
		       : spelled; /* one vowel is no slip: Samir, Samira */
}

unsigned token_level(const struct tokens *t, uint32_t a, uint32_t b)
{
	if (a == b)
		return 6;
	const struct token *x = &t->at[a], *y = &t->at[b];
	unsigned level = level_of(t, a, b);
	bool spelt = level == 5 && x->script != y->script && x->skeleton == y->skeleton;
	return spelt ? 6 : level;
}
