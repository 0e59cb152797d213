#include "toll/fold.h"

#include "base/buf.h"
#include "text/months.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { MOST_WORDS = 24 };

static const char *const small_words[] = { "a", "an", "and", "at", "by", "for", "from", "in", "its",
	"le", "la", "of", "on", "our", "s", "that", "the", "their", "this", "to", "with", NULL };
static const char *const head_ends[] = { "of", "for", "in", "at", "from", NULL };

bool word_in(const char *const list[], struct str word)
{
	for (size_t i = 0; list[i]; i++)
		if (word.len && *list[i] == *word.at && str_equal(str_from(list[i]), word))
			return true;
	return false;
}

static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.at[i] >= 0x80)
			return false;
	return true;
}

static struct str fold_plain(struct arena *mem, struct str s)
{
	char *to = NEW_ARRAY(mem, char, s.len + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (c >= 'A' && c <= 'Z') {
			c = (char)(c + 'a' - 'A');
			letter = true;
		}
		if (letter)
			to[n++] = c;
		else if (n && to[n - 1] != ' ' && c != '.')
			to[n++] = ' ';
	}
	while (n && to[n - 1] == ' ')
		n--;
	return (struct str){ to, n };
}

static bool is_letter(utf8proc_int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);
	return (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO) ||
	       k == UTF8PROC_CATEGORY_ND || k == UTF8PROC_CATEGORY_NL;
}

static struct str fold_any(struct arena *mem, struct str s)
{
	const int steps =
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK;
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)s.at, (utf8proc_ssize_t)s.len,
		&mapped, (utf8proc_option_t)steps);
	if (len < 0) /* no UTF-8: its plain letters are all there is to go by */
		return fold_plain(mem, s);
	struct buf b = { .mem = mem };
	utf8proc_int32_t c;
	utf8proc_ssize_t n;
	for (utf8proc_ssize_t i = 0; i < len; i += n) {
		n = utf8proc_iterate(mapped + i, len - i, &c);
		if (n <= 0)
			break;
		if (is_letter(c) && c != 0x640) /* the Arabic line that only stretches a word */
			buf_add(&b, (struct str){ (const char *)mapped + i, (size_t)n });
		else if (b.len && b.at[b.len - 1] != ' ' && c != '.' && c != 0x640)
			buf_add_char(&b, ' ');
	}
	free(mapped);
	struct str folded = buf_str(&b);
	return str_trim(folded.at ? folded : STR(""));
}

struct str fold(struct arena *mem, struct str s)
{
	return is_plain(s) ? fold_plain(mem, s) : fold_any(mem, s);
}

/* ORIGIN-3: "officials" and "official", "authorities" and "authority" are one word. */
static struct str singular(struct arena *mem, struct str w)
{
	if (w.len > 4 && str_ends(w, STR("ies")))
		return str_format(mem, STR_FMT "y", (int)w.len - 3, w.at);
	if (w.len > 5 && (str_ends(w, STR("sses")) || str_ends(w, STR("ches"))))
		return str_slice(w, 0, w.len - 2);
	if (w.len > 3 && str_ends(w, STR("s")) && !str_ends(w, STR("ss")) &&
		!str_ends(w, STR("us")))
		return str_slice(w, 0, w.len - 1);
	return w;
}

static int by_bytes(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static struct str joined(struct arena *mem, struct str *words, size_t count)
{
	size_t room = 1, len = 0;
	qsort(words, count, sizeof *words, by_bytes);
	for (size_t i = 0; i < count; i++)
		room += words[i].len + 1;
	char *at = NEW_ARRAY(mem, char, room);
	for (size_t i = 0; i < count; i++) {
		if (i && str_equal(words[i], words[i - 1]))
			continue;
		if (len)
			at[len++] = ' ';
		memcpy(at + len, words[i].at, words[i].len);
		len += words[i].len;
	}
	return (struct str){ at, len };
}

/* There are many keys, so that nothing but the key is left in `mem`. */
struct str name_key(struct arena *mem, struct str s)
{
	struct arena own = { 0 };
	struct str rest = fold(&own, s), word, words[MOST_WORDS];
	size_t count = 0;
	while (count < MOST_WORDS && str_cut(&rest, ' ', &word))
		if (word.len && !word_in(small_words, word))
			words[count++] = singular(&own, word);
	struct str key = joined(mem, words, count);
	arena_release(&own);
	return key;
}

/* "LAWYERS' COLLECTIVE 9 MARCH": the day a body is called after is not what it is. */
static struct str without_day(struct str folded)
{
	struct str rest = folded, word;
	const char *day = NULL; /* the number before the word */
	while (str_cut(&rest, ' ', &word)) {
		if (day && month_number(word))
			return str_slice(folded, 0, (size_t)(day - folded.at));
		bool number = word.len && word.at[0] >= '0' && word.at[0] <= '9';
		day = number && word.at > folded.at ? word.at - 1 : NULL;
	}
	return folded;
}

struct str name_head(struct arena *mem, struct str s)
{
	size_t comma = 0;
	while (comma < s.len && s.at[comma] != ',' && s.at[comma] != '(')
		comma++;
	struct str rest = without_day(fold(mem, str_slice(s, 0, comma))), word, head = STR("");
	while (str_cut(&rest, ' ', &word)) {
		if (head.len && word_in(head_ends, word))
			break;
		if (!word_in(small_words, word))
			head = word;
	}
	return singular(mem, head);
}

bool key_has(struct str key, struct str word)
{
	for (struct str w; str_cut(&key, ' ', &w);)
		if (str_equal(w, word))
			return true;
	return false;
}

/* Both are sorted, so one walk over each is enough. */
bool key_within(struct str a, struct str b)
{
	struct str in_a, in_b;
	while (str_cut(&a, ' ', &in_a)) {
		bool found = false;
		while (!found && str_cut(&b, ' ', &in_b))
			found = str_equal(in_a, in_b);
		if (!found)
			return false;
	}
	return true;
}

size_t key_words(struct str key)
{
	size_t n = key.len > 0;
	for (size_t i = 0; i < key.len; i++)
		n += key.at[i] == ' ';
	return n;
}

struct str key_without(struct arena *mem, struct str key, bool (*drop)(struct str word))
{
	struct buf b = { .mem = mem };
	for (struct str w; str_cut(&key, ' ', &w);) {
		if (drop(w))
			continue;
		if (b.len)
			buf_add_char(&b, ' ');
		buf_add(&b, w);
	}
	return b.len ? buf_str(&b) : STR("");
}
