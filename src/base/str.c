#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool str_spells(struct str s, const char *word)
{
	size_t i = 0;
	while (i < s.len && word[i] && s.at[i] == word[i])
		i++;
	return i == s.len && !word[i];
}

int str_compare(struct str a, struct str b)
{
	size_t shared = a.len < b.len ? a.len : b.len;
	int order = shared ? memcmp(a.at, b.at, shared) : 0;
	return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_ends(struct str s, struct str with)
{
	return s.len >= with.len && str_equal(str_slice(s, s.len - with.len, s.len), with);
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

bool str_equal_fold(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (lower(a.at[i]) != lower(b.at[i]))
			return false;
	return true;
}

size_t str_find(struct str s, struct str what)
{
	if (what.len == 0)
		return 0;
	const char *hit = s.len < what.len ? NULL
			  : what.len == 1  ? memchr(s.at, what.at[0], s.len)
					   : memmem(s.at, s.len, what.at, what.len);
	return hit ? (size_t)(hit - s.at) : s.len;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
	while (s.len && is_blank(s.at[0]))
		s.at++, s.len--;
	while (s.len && is_blank(s.at[s.len - 1]))
		s.len--;
	return s;
}

struct str str_slice(struct str s, size_t begin, size_t end)
{
	return (struct str){ s.at ? s.at + begin : NULL, end - begin };
}

struct str str_copy(struct arena *mem, struct str s)
{
	return (struct str){ str_terminated(mem, s), s.len };
}

char *str_terminated(struct arena *mem, struct str s)
{
	char *copy = NEW_ARRAY(mem, char, s.len + 1);
	if (s.len)
		memcpy(copy, s.at, s.len);
	return copy;
}

/* What is short, as most of it is, is formatted once. */
struct str str_format(struct arena *mem, const char *fmt, ...)
{
	char first[256];
	va_list args, again;
	va_start(args, fmt);
	va_copy(again, args);
	int len = vsnprintf(first, sizeof first, fmt, args);
	va_end(args);
	size_t size = len > 0 ? (size_t)len : 0;
	char *text = NEW_ARRAY(mem, char, size + 1);
	if (size < sizeof first)
		memcpy(text, first, size);
	else
		vsnprintf(text, size + 1, fmt, again);
	va_end(again);
	return (struct str){ text, size };
}

bool str_cut(struct str *rest, char stop, struct str *piece)
{
	if (rest->at == NULL)
		return false;

	const char *end = rest->len ? memchr(rest->at, stop, rest->len) : NULL;
	if (!end) {
		*piece = *rest;
		*rest = (struct str){ 0 };
		return true;
	}
	size_t taken = (size_t)(end - rest->at);
	*piece = (struct str){ rest->at, taken };
	*rest = (struct str){ end + 1, rest->len - taken - 1 };
	return true;
}

unsigned long long str_hash(struct str s)
{
	unsigned long long h = STR_HASH_START;
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.at[i]) * STR_HASH_TIMES;
	return h;
}
