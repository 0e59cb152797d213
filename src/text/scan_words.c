/*
 * Bytes to words. ASCII goes through one table of classes; everything else
 * through fold.h. The folded text lies in one buffer as long as the text, each
 * word's `low` at the word's own offset, since folding never makes longer.
 */
#include "base/utf8.h"
#include "text/fold.h"
#include "text/scan.h"

#include <string.h>

enum class {
	CLASS_SYMBOL = 0,
	CLASS_LOWER = 1,
	CLASS_UPPER = 2,
	CLASS_DIGIT = 4,
	CLASS_HIGH = 8,
	CLASS_BLANK = 16,
	CLASS_ALNUM = 7
};

#define LOW CLASS_LOWER
#define UPP CLASS_UPPER

/* clang-format off */
#define S CLASS_SYMBOL
#define L CLASS_LOWER
#define U CLASS_UPPER
#define D CLASS_DIGIT
#define H CLASS_HIGH
#define B CLASS_BLANK
static const uint8_t class_of[256] = {
	B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B,
	B, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, D, D, D, D, D, D, D, D, D, D, S, S, S, S, S, S,
	S, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, S, S, S, S, S,
	S, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, S, S, S, S, B,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
	H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
};
#undef S
#undef L
#undef U
#undef D
#undef H
#undef B
/* clang-format on */

struct scanner {
	const char *at;
	uint32_t len, i;
	char *low; /* as long as the text */
	struct words *words;
	struct arena *mem;
};

/* A word while it is being read: where it began, what it holds, how much of it is folded. */
struct reading {
	uint32_t begin, folded;
	unsigned has; /* classes seen */
	unsigned letters;
	unsigned first; /* class of its first character */
};

static uint8_t class_at(const struct scanner *s, uint32_t i)
{
	return i < s->len ? class_of[(unsigned char)s->at[i]] : CLASS_BLANK;
}

static uint32_t decode_at(const struct scanner *s, uint32_t i, uint32_t *bytes)
{
	size_t n;
	uint32_t c = utf8_decode((struct str){ s->at + i, s->len - i }, &n);
	*bytes = (uint32_t)n;
	return c;
}

/* The class of the character at i, whatever its script, and its length. */
static unsigned look(const struct scanner *s, uint32_t i, uint32_t *bytes)
{
	static const uint8_t class_of_kind[] = { [LETTER_SYMBOL] = CLASS_SYMBOL,
		[LETTER_LOWER] = CLASS_LOWER,
		[LETTER_UPPER] = CLASS_UPPER,
		[LETTER_NUMERAL] = CLASS_DIGIT,
		[LETTER_MARK] = CLASS_LOWER,
		[LETTER_IDEOGRAPH] = CLASS_SYMBOL,
		[LETTER_BLANK] = CLASS_BLANK,
		[LETTER_LINE] = CLASS_BLANK,
		[LETTER_IGNORED] = CLASS_BLANK };
	unsigned class = class_at(s, i);
	*bytes = 1;
	if (class != CLASS_HIGH)
		return class;
	return class_of_kind[fold_kind(decode_at(s, i, bytes))];
}

/* str_hash(), and on the way: are all bytes of letters and digits? */
static uint64_t hash_of(struct str low, bool *plain)
{
	uint64_t h = STR_HASH_START;
	unsigned all = CLASS_LOWER;
	for (size_t i = 0; i < low.len; i++) {
		unsigned char c = (unsigned char)low.at[i];
		h = (h ^ c) * STR_HASH_TIMES;
		all &= (class_of[c] & (CLASS_LOWER | CLASS_DIGIT | CLASS_HIGH)) != 0;
	}
	*plain = all != 0;
	return h;
}

static void add_word(struct scanner *s, const struct reading *r, unsigned shape)
{
	bool glued = r->begin > 0 && s->words->count > 0 &&
		     s->words->at[s->words->count - 1].end == r->begin;
	struct word *w = PUSH(s->mem, s->words);
	w->begin = r->begin;
	w->end = s->i;
	w->low = (struct str){ s->low + r->begin, r->folded };
	w->hash = hash_of(w->low, &w->plain);
	w->shape = (uint8_t)(shape | (glued ? SHAPE_GLUED : 0));
	word_stamp(w);
}

static void add_letters(struct scanner *s, const struct reading *r)
{
	unsigned shape = 0;
	if (r->first == CLASS_UPPER)
		shape |= SHAPE_CAPITAL;
	if ((r->has & CLASS_UPPER) && !(r->has & CLASS_LOWER) && r->letters >= 2)
		shape |= SHAPE_UPPER;
	if (r->has & CLASS_DIGIT)
		shape |= SHAPE_DIGIT;
	add_word(s, r, shape);
}

static void take_ascii(struct scanner *s, struct reading *r)
{
	uint8_t class;
	uint32_t i = s->i, to = r->begin + r->folded;
	unsigned has = 0;
	while (i < s->len && (class = class_of[(unsigned char)s->at[i]]) & CLASS_ALNUM) {
		has |= class;
		r->letters += class != CLASS_DIGIT;
		s->low[to++] = (char)(s->at[i++] | (class == CLASS_UPPER) << 5);
	}
	r->has |= has;
	r->folded = to - r->begin;
	s->i = i;
}

/* One character that is no ASCII letter or digit becomes part of the word. */
static void take_as(struct scanner *s, struct reading *r, uint32_t bytes, unsigned class)
{
	uint32_t n = bytes, c = bytes == 1 ? (unsigned char)s->at[s->i] : decode_at(s, s->i, &n);
	char folded[4];
	size_t size = bytes == 1 ? 1 : fold_write(c, folded);
	memcpy(s->low + r->begin + r->folded, bytes == 1 ? s->at + s->i : folded, size);
	r->folded += (uint32_t)size;
	r->has |= class;
	r->letters += (class & (CLASS_LOWER | CLASS_UPPER)) != 0;
	s->i += n;
}

/* Letters of any script, marks, and what is to be passed over inside a word. */
static bool take_high(struct scanner *s, struct reading *r)
{
	uint32_t bytes;
	enum letter_kind kind = fold_kind(decode_at(s, s->i, &bytes));
	switch (kind) {
	case LETTER_LOWER:
		take_as(s, r, bytes, CLASS_LOWER);
		return true;
	case LETTER_UPPER:
		take_as(s, r, bytes, CLASS_UPPER);
		return true;
	case LETTER_NUMERAL:
		take_as(s, r, bytes, CLASS_DIGIT);
		return true;
	case LETTER_MARK:
	case LETTER_IGNORED:
		take_as(s, r, bytes, 0);
		return true;
	case LETTER_SYMBOL:
	case LETTER_IDEOGRAPH:
	case LETTER_BLANK:
	case LETTER_LINE:
		break;
	}
	return false;
}

static void take_run(struct scanner *s, struct reading *r)
{
	for (;;) {
		take_ascii(s, r);
		if (class_at(s, s->i) != CLASS_HIGH || !take_high(s, r))
			return;
	}
}

enum joint { JOINT_NONE, JOINT_APOSTROPHE, JOINT_HYPHEN, JOINT_STOP, JOINT_COMMA, JOINT_SLASH };

/* A mark that may stand inside a word, and its length in bytes. */
static enum joint joint_at(const struct scanner *s, uint32_t i, uint32_t *bytes)
{
	static const uint8_t ascii[128] = { ['\''] = JOINT_APOSTROPHE,
		['-'] = JOINT_HYPHEN,
		['.'] = JOINT_STOP,
		[','] = JOINT_COMMA,
		['/'] = JOINT_SLASH,
		[':'] = JOINT_SLASH };
	unsigned char c = i < s->len ? (unsigned char)s->at[i] : ' ';
	*bytes = 1;
	if (c < 128)
		return ascii[c];
	switch (decode_at(s, i, bytes)) {
	case 0x2019:
	case 0x2BC:
		return JOINT_APOSTROPHE;
	case 0x2010:
	case 0x2011:
		return JOINT_HYPHEN;
	case 0x66B:
		return JOINT_STOP;
	case 0x66C:
		return JOINT_COMMA;
	default:
		return JOINT_NONE;
	}
}

static bool are_digits(const struct scanner *s, uint32_t i, uint32_t count)
{
	uint32_t bytes = 0;
	for (; count > 0; count--, i += bytes)
		if (look(s, i, &bytes) != CLASS_DIGIT)
			return false;
	return true;
}

/* "18-10-2032": two figures, two figures, four figures, from `i` on. */
static bool is_day_first(const struct scanner *s, uint32_t i)
{
	enum { LENGTH = 10 };
	return i + LENGTH <= s->len && s->at[i + 2] == '-' && s->at[i + 5] == '-' &&
	       are_digits(s, i, 2) && are_digits(s, i + 3, 2) && are_digits(s, i + 6, 4) &&
	       (i + LENGTH == s->len || !are_digits(s, i + LENGTH, 1));
}

/* "2031-03-14" and "14-03-2031" stay whole; "10-15" is a range: two numbers and a dash. */
static bool is_figures_date(const struct scanner *s, uint32_t hyphen, uint32_t begin)
{
	uint32_t month = hyphen + 1;
	if (hyphen == begin + 2 || hyphen == begin + 5)
		return is_day_first(s, begin);
	if (hyphen == begin + 7)
		return are_digits(s, begin, 4) && s->at[begin + 4] == '-' &&
		       are_digits(s, month, 2);
	return hyphen == begin + 4 && are_digits(s, begin, 4) && are_digits(s, month, 2) &&
	       month + 2 < s->len && s->at[month + 2] == '-' && are_digits(s, month + 3, 2);
}

static bool joins_digits(const struct scanner *s, enum joint joint, uint32_t after)
{
	if (joint == JOINT_COMMA) {
		uint32_t bytes = 1;
		return are_digits(s, after, 3) &&
		       (look(s, after, &bytes), !are_digits(s, after + 3 * bytes, 1));
	}
	return joint == JOINT_STOP || joint == JOINT_SLASH;
}

/* "'s", "'re", "'ll" before anything but a letter or digit: the possessive or a verb, a word of its own; its letters, or 0. */
static uint32_t tail_letters(const struct scanner *s, uint32_t after)
{
	static const struct str tails[] = { { "s", 1 }, { "re", 2 }, { "ve", 2 }, { "ll", 2 },
		{ "m", 1 }, { "d", 1 } };
	uint32_t bytes;
	for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
		uint32_t n = (uint32_t)tails[k].len;
		if (after + n <= s->len && (s->at[after] | 32) == tails[k].at[0] &&
			(n == 1 || (s->at[after + 1] | 32) == tails[k].at[1]) &&
			!(look(s, after + n, &bytes) & CLASS_ALNUM))
			return n;
	}
	return 0;
}

/* Does the mark at s->i join what stands before it to what follows? */
static bool joins(const struct scanner *s, const struct reading *r, enum joint joint, uint32_t n)
{
	uint32_t bytes, after = s->i + n;
	unsigned next = look(s, after, &bytes);
	unsigned last = look(s, s->i - 1, &bytes); /* exact for ASCII, a part of a letter else */
	if (class_at(s, s->i - 1) == CLASS_HIGH)
		last = r->has & CLASS_DIGIT && !r->letters ? CLASS_DIGIT : CLASS_LOWER;
	if (!(next & CLASS_ALNUM))
		return false;
	bool digits = last == CLASS_DIGIT && next == CLASS_DIGIT;
	if (joint == JOINT_APOSTROPHE)
		return last != CLASS_DIGIT && next != CLASS_DIGIT && !tail_letters(s, after);
	if (joint == JOINT_HYPHEN)
		return !digits || r->letters > 0 || is_figures_date(s, s->i, r->begin);
	return digits && joins_digits(s, joint, after);
}

/* "U.S.", "a.m.": single letters, each with its stop. */
static bool take_dotted(struct scanner *s, struct reading *r)
{
	if (s->i != r->begin + 1 || r->letters != 1)
		return false;
	uint32_t i = s->i, bytes;
	while (i + 1 < s->len && s->at[i] == '.' && class_at(s, i + 1) & (LOW | UPP) &&
		!(look(s, i + 2, &bytes) & CLASS_ALNUM))
		i += 2;
	if (i == s->i)
		return false;
	i += i < s->len && s->at[i] == '.';
	for (; s->i < i; s->i++) {
		unsigned class = class_at(s, s->i);
		s->low[r->begin + r->folded++] = (char)(s->at[s->i] | (class == UPP) << 5);
		r->has |= class & CLASS_ALNUM;
		r->letters += (class & (LOW | UPP)) != 0;
	}
	return true;
}

static void take_own_stop(struct scanner *s, struct reading *r)
{
	if (s->i >= s->len || s->at[s->i] != '.' || r->folded > 7 || r->has & CLASS_DIGIT)
		return;
	struct str low = { s->low + r->begin, r->folded };
	struct str after = { s->at + s->i + 1, s->len - s->i - 1 };
	if (scan_owns_stop(low, r->first == CLASS_UPPER, after))
		take_as(s, r, 1, 0);
}

static bool is_address(const struct scanner *s, const struct reading *r)
{
	struct str low = { s->low + r->begin, r->folded };
	struct str rest = { s->at + s->i, s->len - s->i };
	return str_starts(rest, STR("://")) &&
	       (str_equal(low, STR("http")) || str_equal(low, STR("https")));
}

static void take_address(struct scanner *s, struct reading *r)
{
	while (class_at(s, s->i) != CLASS_BLANK && class_at(s, s->i) != CLASS_HIGH &&
		!strchr("<>\"()[]", s->at[s->i])) {
		s->low[r->begin + r->folded++] = s->at[s->i++];
	}
	while (strchr(".,;:!?'", s->at[s->i - 1])) { /* marks of the sentence, not of the address */
		s->i--;
		r->folded--;
	}
}

/* "theyre", "weve", "thats": two words, as with their apostrophe; how many letters the first has, else 0. */
static uint32_t run_together(struct str low)
{
	static const char *const both[] = { "hes", "im", "ive", "shes", "thats", "theres", "theyre",
		"theyve", "weve", "youre", "youve" };
	char last = low.at[low.len - 1];
	if (low.len > 6 || (last != 's' && last != 'm' && last != 'e') ||
		!strchr("histwy", low.at[0]) || !scan_listed(both, sizeof both / sizeof *both, low))
		return 0;
	return (uint32_t)low.len - (last == 'e' ? 2 : 1);
}

/* The last word was two; the second is told as with its apostrophe. */
static void part_word(struct scanner *s, uint32_t letters)
{
	static const struct str tails[] = { { "'s", 2 }, { "'m", 2 }, { "'ve", 3 }, { "'re", 3 } };
	struct word *first = &s->words->at[s->words->count - 1];
	struct str tail = str_slice(first->low, letters, first->low.len);
	struct word second = {
		.begin = first->begin + letters, .end = first->end, .shape = SHAPE_GLUED
	};
	for (size_t k = 0; k < sizeof tails / sizeof *tails; k++)
		if (str_equal(str_slice(tails[k], 1, tails[k].len), tail))
			second.low = tails[k];
	second.hash = hash_of(second.low, &second.plain);
	first->end = second.begin;
	first->low.len = letters;
	first->shape &= (uint8_t)~SHAPE_UPPER;
	first->hash = hash_of(first->low, &first->plain);
	word_stamp(first);
	word_stamp(&second);
	*PUSH(s->mem, s->words) = second;
}

/* A blank, or a mark that is nowhere part of a word. */
static bool ends_letters(const struct scanner *s, uint32_t i, unsigned class)
{
	return class == CLASS_BLANK ||
	       (class == CLASS_SYMBOL && s->at[i] != '.' && s->at[i] != ':' && s->at[i] != '-' &&
		       s->at[i] != '\'');
}

/* Most words: ASCII letters alone, up to a blank or a comma. */
static bool plain_letters(struct scanner *s, unsigned first)
{
	uint64_t h = STR_HASH_START;
	uint32_t begin = s->i, i = begin;
	unsigned has = 0, class;
	while ((class = class_at(s, i)) & (CLASS_LOWER | CLASS_UPPER)) {
		char c = (char)(s->at[i] | 32);
		h = (h ^ (unsigned char)c) * STR_HASH_TIMES;
		has |= class;
		s->low[i++] = c;
	}
	if (!ends_letters(s, i, class) || i == begin)
		return false;
	bool glued = s->words->count > 0 && s->words->at[s->words->count - 1].end == begin;
	bool upper = has == CLASS_UPPER && i - begin >= 2;
	s->i = i;
	struct word *w = PUSH(s->mem, s->words);
	*w = (struct word){ .begin = begin,
		.end = i,
		.low = { s->low + begin, i - begin },
		.hash = h,
		.shape = (uint8_t)((first == CLASS_UPPER ? SHAPE_CAPITAL : 0) |
				   (upper ? SHAPE_UPPER : 0) | (glued ? SHAPE_GLUED : 0)),
		.plain = true };
	word_stamp(w);
	uint32_t first_of_two =
		class == CLASS_BLANK ? run_together((struct str){ s->low + begin, i - begin }) : 0;
	if (first_of_two)
		part_word(s, first_of_two);
	return true;
}

static void letters(struct scanner *s, unsigned first)
{
	struct reading r = { .begin = s->i, .first = first };
	if (plain_letters(s, first))
		return;
	take_run(s, &r);
	uint32_t n;
	for (enum joint joint; (joint = joint_at(s, s->i, &n)) != JOINT_NONE;) {
		if (joint == JOINT_STOP && take_dotted(s, &r))
			continue;
		if (!joins(s, &r, joint, n))
			break;
		take_as(s, &r, n, 0);
		take_run(s, &r);
	}
	if (s->i < s->len && s->at[s->i] == '.')
		take_own_stop(s, &r);
	else if (s->i < s->len && s->at[s->i] == ':' && is_address(s, &r))
		take_address(s, &r);
	if (r.has & CLASS_ALNUM)
		add_letters(s, &r);
}

/* "'s", "'re" after a word is a word of its own; a bare apostrophe is one as any mark is. */
static bool own_tail(struct scanner *s)
{
	uint32_t n, letters;
	const struct word *before = s->words->count ? &s->words->at[s->words->count - 1] : NULL;
	if (!before || before->end != s->i || before->shape & SHAPE_PUNCT ||
		joint_at(s, s->i, &n) != JOINT_APOSTROPHE || !(letters = tail_letters(s, s->i + n)))
		return false;
	struct reading r = { .begin = s->i, .folded = letters + 1 };
	s->low[s->i] = '\'';
	for (uint32_t k = 0; k < letters; k++)
		s->low[s->i + 1 + k] = (char)(s->at[s->i + n + k] | 32);
	s->i += n + letters;
	add_word(s, &r, 0);
	return true;
}

static bool is_handle_byte(const struct scanner *s, uint32_t i)
{
	return (class_at(s, i) & CLASS_ALNUM) || (i < s->len && s->at[i] == '_');
}

/* "@selene_now", "#PortSelene": an account or a topic is one word, a name. */
static bool handle(struct scanner *s)
{
	bool begins = s->i == 0 || !is_handle_byte(s, s->i - 1);
	if ((s->at[s->i] != '@' && s->at[s->i] != '#') || !begins || !is_handle_byte(s, s->i + 1))
		return false;
	struct reading r = { .begin = s->i };
	do {
		unsigned upper = class_at(s, s->i) == CLASS_UPPER;
		s->low[r.begin + r.folded++] = (char)((unsigned char)s->at[s->i++] | upper << 5);
	} while (is_handle_byte(s, s->i));
	add_word(s, &r, SHAPE_CAPITAL);
	return true;
}

/* Runs of one mark are one word: "...", "--", "====", and two apostrophes are a quotation mark. */
static void ascii_symbol(struct scanner *s)
{
	if (handle(s))
		return;
	struct reading r = { .begin = s->i, .folded = 1 };
	char c = s->at[s->i++];
	s->low[r.begin] = c == '`' ? '\'' : c;
	if (strchr(".-_=*~#'`", c))
		while (s->i < s->len && s->at[s->i] == c)
			s->low[s->i++] = c;
	uint32_t n = s->i - r.begin;
	if (n == 2 && (c == '\'' || c == '`'))
		s->low[r.begin] = '"';
	else if (c != '-')
		r.folded = n;
	add_word(s, &r, SHAPE_PUNCT);
}

static void high_symbol(struct scanner *s, uint32_t bytes, uint32_t c)
{
	struct reading r = { .begin = s->i };
	char folded[4];
	folded[0] = '?'; /* a byte that is no UTF-8, should one come */
	r.folded = bytes == 1 ? 1 : (uint32_t)fold_write(c, folded);
	memcpy(s->low + r.begin, folded, r.folded);
	s->i += bytes;
	add_word(s, &r, fold_kind(c) == LETTER_IDEOGRAPH ? 0 : SHAPE_PUNCT);
}

static void high(struct scanner *s)
{
	uint32_t bytes, c = decode_at(s, s->i, &bytes);
	enum letter_kind kind = fold_kind(c);
	if (kind == LETTER_LOWER || kind == LETTER_UPPER || kind == LETTER_NUMERAL)
		letters(s, kind == LETTER_UPPER ? CLASS_UPPER : CLASS_LOWER);
	else if (kind == LETTER_SYMBOL || kind == LETTER_IDEOGRAPH)
		own_tail(s) ? (void)0 : high_symbol(s, bytes, c);
	else
		s->i += bytes;
}

static unsigned is_ascii_letter(unsigned char c)
{
	unsigned letter = (unsigned char)((c | 32) - 'a') < 26,
		 digit = (unsigned char)(c - '0') < 10;
	return letter | digit;
}

/* Seldom fewer than there are words ("theyre" is two): a letter after no letter, and every mark, may begin one. */
static size_t most_words(struct str text)
{
	const unsigned char *c = (const unsigned char *)text.at;
	enum { AT_ONCE = 240 }; /* counted in bytes, many side by side */
	size_t all = 2;
	for (size_t i = 1, end; i < text.len; i = end) {
		uint8_t n = 0;
		end = i + AT_ONCE < text.len ? i + AT_ONCE : text.len;
		for (size_t k = i; k < end; k++) {
			unsigned blank = c[k] <= 32, within = c[k] >= 128 && c[k] < 0xC0;
			unsigned goes_on = is_ascii_letter(c[k]) & is_ascii_letter(c[k - 1]);
			n = (uint8_t)(n + !(blank | within | goes_on));
		}
		all += n;
	}
	return all;
}

/* Empty words before the first and behind the last: a look past either end finds nothing. */
static struct word *with_ends(size_t count, struct arena *mem)
{
	return NEW_ARRAY(mem, struct word, count + 2 * (size_t)WORDS_PAST) + WORDS_PAST;
}

#ifdef ARENA_EXACT /* no room is left behind the last word, so ASan sees every read past it */
enum { EXACT = true };
#else
enum { EXACT = false };
#endif

void scan_words(struct str text, struct words *out, struct arena *mem)
{
	struct scanner s = { .at = text.at,
		.len = (uint32_t)text.len,
		.low = NEW_ARRAY(mem, char, text.len + 1),
		.words = out,
		.mem = mem };
	out->room = most_words(text);
	struct word *room = with_ends(out->room, mem);
	out->at = room;
	while (s.i < s.len) {
		unsigned class = class_of[(unsigned char)s.at[s.i]];
		if (class == CLASS_BLANK)
			s.i++;
		else if (class & CLASS_ALNUM)
			letters(&s, class);
		else if (class == CLASS_HIGH)
			high(&s);
		else if (s.at[s.i] != '\'' || !own_tail(&s))
			ascii_symbol(&s);
	}
	if ((out->at != room || EXACT) && out->count) { /* more than foreseen: "theyre" is two */
		room = with_ends(out->count, mem);
		out->at = memcpy(room, out->at, out->count * sizeof *room);
	}
	out->room = out->count;
}
