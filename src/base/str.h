#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/arena.h"

/*
 * A str is a view of UTF-8 bytes someone else owns: an arena, a mapped
 * document, a literal. It is passed by value and need not end in NUL, so a
 * word is simply a piece of its sentence and remembers where it stood.
 * A str whose `at` is NULL is "not known", which is different from empty.
 */
struct str {
	const char *at;
	size_t len;
};

struct strs {
	struct str *at;
	size_t count, room;
};

/* clang-format off */
#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
/* clang-format on */
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).len, (s).at ? (s).at : ""

/* Seen by the compiler wherever it is asked, since most is asked of a literal: then it is a comparison of a word or two. */
static inline bool str_equal(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || (a.at && b.at && memcmp(a.at, b.at, a.len) == 0));
}

/* str_is() of a word of some list, whose length is not known: most differ in their first bytes. */
bool str_spells(struct str s, const char *word);

/* Is `s` the text of a literal? Most differ in their first byte, so that is looked at before all else. */
static inline bool str_is(struct str s, const char *literal)
{
	if (!s.len)
		return literal[0] == '\0';
	if (!__builtin_constant_p(strlen(literal)))
		return s.at[0] == literal[0] && str_spells(s, literal);
	return s.at[0] == literal[0] && strlen(literal) == s.len &&
	       memcmp(s.at, literal, s.len) == 0;
}

/* Byte order, shorter first among equals: for qsort and for sorted output. */
int str_compare(struct str a, struct str b);

static inline bool str_starts(struct str s, struct str with)
{
	return s.len >= with.len && str_equal((struct str){ s.at, with.len }, with);
}

bool str_ends(struct str s, struct str with);

/* ASCII letters alone are folded; other bytes must be equal. */
bool str_equal_fold(struct str a, struct str b);

/* Where `what` first stands in `s`, or s.len. An empty `what` stands at 0. */
size_t str_find(struct str s, struct str what);

static inline struct str str_from(const char *nul_terminated)
{
	return (struct str){ nul_terminated, nul_terminated ? strlen(nul_terminated) : 0 };
}

struct str str_trim(struct str s);

/* Bytes [begin, end) of s; both must lie within it. */
struct str str_slice(struct str s, size_t begin, size_t end);

struct str str_copy(struct arena *mem, struct str s);
char *str_terminated(struct arena *mem, struct str s);
struct str str_format(struct arena *mem, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Takes the text up to `stop` off the front of *rest; false when none is left. */
bool str_cut(struct str *rest, char stop, struct str *piece);

/* FNV-1a, 64 bits: for tables in memory, never for anything written down. */
#define STR_HASH_START 0xcbf29ce484222325u
#define STR_HASH_TIMES 0x100000001b3u
unsigned long long str_hash(struct str s);

#endif
