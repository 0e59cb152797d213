/* How names sound where Hebrew and Latin letters are held against each other (MATCH-41). */
#include "text/name.h"

#include "base/utf8.h"

#include <string.h>

/*
 * One letter a sound, and one for each that can be read in several ways: B is b or v, F p or f, K k
 * or kh, S sh or s, H het, Z tsadi, X what Latin writes ch, Q a last ah, he or het; ` may be any vowel
 * or none.
 */
static const struct spelling {
	const char *from, *to;
} spellings[] = {
	{ "tsch", "ZX" },
	{ "sch", "c" },
	{ "tch", "C" },
	{ "tsh", "Zh" },
	{ "oua", "va" },
	{ "ck", "k" },
	{ "ch", "X" },
	{ "sh", "c" },
	{ "kh", "x" },
	{ "tz", "Z" },
	{ "ts", "Z" },
	{ "th", "t" },
	{ "dh", "d" },
	{ "gh", "g" },
	{ "ph", "f" },
	{ "dj", "j" },
	{ "qu", "k" },
	{ "ou", "U" },
	{ "oo", "U" },
	{ "ee", "I" },
	{ "ey", "I" },
	{ "ei", "I" },
	{ "ai", "I" },
	{ "ay", "I" },
	{ "aa", "a" },
	{ "ce", "se" },
	{ "ci", "si" },
	{ "cy", "si" },
	{ "c", "k" },
	{ "j", "y" },
	{ "q", "k" },
	{ "w", "v" },
	{ "x", "ks" },
};

static const char *const hebrew[] = { "`", "B", "g", "d", "h", "w", "z", "H", "t", "y", "K", "K",
	"l", "m", "m", "n", "n", "s", "`", "F", "F", "Z", "Z", "k", "r", "S", "t" };
enum { ALEPH = 0x5D0, HE = 0x5D4, VAV = 0x5D5, YOD = 0x5D9, AYIN = 0x5E2, TAV = 0x5EA };

static bool is_vowel(char c)
{
	return c && strchr("aeiouUI", c) != NULL;
}

/* ah, he or het at the end; the y of Eyal is no part of the vowel before it. */
static const char *sound_pair(struct str s)
{
	if (s.len == 2 && s.at[1] == 'h' && strchr("aeo", s.at[0]))
		return "Q";
	bool hiatus = s.len > 2 && s.at[1] == 'y' && is_vowel(s.at[2]);
	return !hiatus ? NULL : s.at[0] == 'a' ? "ay" : s.at[0] == 'e' ? "ey" : NULL;
}

static size_t sound_latin(struct str s, struct buf *out)
{
	const char *pair = sound_pair(s);
	if (pair) {
		buf_add(out, str_from(pair));
		return 2;
	}
	for (size_t k = 0; k < sizeof spellings / sizeof *spellings; k++)
		if (spellings[k].from[0] == s.at[0] && str_starts(s, str_from(spellings[k].from))) {
			buf_add(out, str_from(spellings[k].to));
			return strlen(spellings[k].from);
		}
	buf_add_char(out, s.at[0]);
	return 1;
}

struct hebrew {
	uint32_t before, here, after, then;
	size_t len, here_len;
	bool first;
};

static struct hebrew look_at(struct str s, size_t i, uint32_t before)
{
	struct hebrew h = { .before = before, .first = i == 0 };
	size_t n = 0, at = i;
	uint32_t *const to[] = { &h.here, &h.after, &h.then };
	for (size_t k = 0; k < 3 && at < s.len; k++, at += n) {
		*to[k] = utf8_decode(str_slice(s, at, s.len), &n);
		h.here_len = k == 0 ? n : h.here_len;
	}
	return h;
}

/* Vav is v first, doubled, before yod or a last he; else a vowel. */
static bool is_consonant(const struct hebrew *h)
{
	return h->first || h->after == VAV || h->after == YOD || (h->after == HE && !h->then);
}

/* Alef and ayin that begin a name before no vowel letter are a or e. */
static bool begins_open(const struct hebrew *h)
{
	return h->first && (h->here == ALEPH || h->here == AYIN) && h->after != VAV &&
	       h->after != YOD;
}

static size_t sound_hebrew(const struct hebrew *h, struct buf *out)
{
	bool silent = h->here == VAV && h->before == VAV; /* the second of two */
	if (h->here == VAV)
		buf_add(out, silent ? STR("") : is_consonant(h) ? STR("v") : STR("w"));
	else
		buf_add(out, begins_open(h) ? STR("a") : str_from(hebrew[h->here - ALEPH]));
	return h->here_len;
}

void name_sound_hebrew(struct str folded, struct buf *out)
{
	enum name_script script = name_script(folded);
	uint32_t before = 0;
	if (script != NAME_LATIN && script != NAME_HEBREW) {
		name_sound(folded, out);
		return;
	}
	for (size_t i = 0; i < folded.len;) {
		if (str_is(str_slice(folded, i, folded.len),
			    "דוד")) { /* of names with this v the commonest */
			buf_add(out, STR("dvd"));
			break;
		}
		struct hebrew h = look_at(folded, i, before);
		before = h.here;
		if (h.here >= ALEPH && h.here <= TAV)
			i += sound_hebrew(&h, out);
		else if (h.here < 0x80)
			i += sound_latin(str_slice(folded, i, folded.len), out);
		else
			i += h.here_len;
	}
}

/* All that may be one sound is one letter of a skeleton. */
void name_skeleton_hebrew(struct str sound, struct buf *out)
{
	static const char from[] = "BvFfXxHhKScszZC", to[] = "bbppkkkkkssssss";
	size_t start = out->len;
	for (size_t i = 0; i < sound.len; i++) {
		char c = sound.at[i];
		const char *at = strchr(from, c);
		bool last_h = c == 'h' && i + 1 == sound.len;
		if (last_h || strchr("aeiouwyUIQ`j", c))
			continue;
		c = at ? to[at - from] : c;
		if (out->len == start || out->at[out->len - 1] != c)
			buf_add_char(out, c);
	}
	for (size_t i = 0; out->len == start && i < sound.len; i++)
		if (sound.at[i] == 'y' || sound.at[i] == 'w')
			buf_add_char(out, sound.at[i]);
	if (out->len == start)
		buf_add_char(out, '~');
}
