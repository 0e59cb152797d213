#include "publish/words.h"

#include "base/asset.h"
#include "base/buf.h"
#include "publish/numbered.h"

#include <stdio.h>
#include <string.h>

enum { PLURAL_ENGLISH, PLURAL_FRENCH, PLURAL_ARABIC };

const char *const words_languages[] = { "en", "ar", "es", "fr", NULL };

struct words_table {
	struct numbered keys;
	struct strs key, text;
};

/* "en, ar and fr" */
static const char *all_languages(struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (const char *const *l = words_languages; *l; l++) {
		if (l > words_languages)
			buf_add(&b, l[1] ? STR(", ") : STR(" and "));
		buf_add(&b, str_from(*l));
	}
	return str_terminated(mem, buf_str(&b));
}

static bool read_table(
	struct words_table **out, struct str language, struct arena *mem, struct err *e)
{
	struct str path = str_format(mem, "words/" STR_FMT ".txt", STR_ARG(language)), text, line;
	struct words_table *t = NEW(mem, struct words_table);
	if (!asset_find(path.at, &text))
		return fail(e, ERR_USAGE, "there are no words in '%.*s'; there are in %s",
			(int)(language.len < 20 ? language.len : 20), language.at,
			all_languages(mem));
	while (str_cut(&text, '\n', &line)) {
		size_t equals = str_find(line, STR(" = "));
		if (equals == line.len || line.at[0] == '#')
			continue;
		*PUSH(mem, &t->key) = str_slice(line, 0, equals);
		*PUSH(mem, &t->text) = str_slice(line, equals + 3, line.len);
		numbered_find(&t->keys, str_slice(line, 0, equals), t->key.count, mem);
	}
	*out = t;
	return true;
}

bool words_open(struct words *w, struct str language, struct arena *mem, struct err *e)
{
	*w = (struct words){ .language = language };
	if (!read_table(&w->english, STR("en"), mem, e) || !read_table(&w->own, language, mem, e))
		return false;
	w->right_to_left = str_equal(words_get(w, "direction"), STR("rtl"));
	w->group = words_get(w, "number.group");
	w->plural = str_equal(words_get(w, "plural"), STR("arabic"))   ? PLURAL_ARABIC
		    : str_equal(words_get(w, "plural"), STR("french")) ? PLURAL_FRENCH
								       : PLURAL_ENGLISH;
	struct str digits = words_get(w, "number.digits");
	for (int i = 0; i < 10; i++)
		if (!str_cut(&digits, ' ', &w->digit[i]))
			w->digit[i] = STR("?");
	return true;
}

static bool find(const struct words *w, struct str key, struct str *text)
{
	size_t own = numbered_get(&w->own->keys, key),
	       english = numbered_get(&w->english->keys, key);
	if (own)
		*text = w->own->text.at[own - 1];
	else if (english)
		*text = w->english->text.at[english - 1];
	return own || english;
}

struct str words_get(const struct words *w, const char *key)
{
	struct str text;
	return find(w, str_from(key), &text) ? text : str_from(key);
}

struct str words_of(const struct words *w, const char *heading, const char *word, struct arena *mem)
{
	char key[120];
	struct str text;
	size_t head = strlen(heading), len = strlen(word);
	(void)mem;
	if (head + len + 2 > sizeof key)
		return str_from(word);
	for (size_t i = 0; i < head; i++)
		key[i] = heading[i];
	key[head] = '.';
	for (size_t i = 0; i < len; i++)
		key[head + 1 + i] = word[i] == ' ' ? '-' : word[i];
	for (size_t i = head + 1; i < head + 1 + len; i++)
		key[i] = key[i] == ',' ? '_' : key[i];
	return find(w, (struct str){ key, head + 1 + len }, &text) ? text : str_from(word);
}

static struct str fill(struct str pattern, const struct str *with, size_t count, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (size_t i = 0; i < pattern.len; i++) {
		size_t which = i + 2 < pattern.len ? (size_t)(pattern.at[i + 1] - '0') : count;
		if (pattern.at[i] == '{' && which < count && pattern.at[i + 2] == '}') {
			buf_add(&b, with[which]);
			i += 2;
		} else {
			buf_add_char(&b, pattern.at[i]);
		}
	}
	return buf_str(&b);
}

struct str words_fill(const struct words *w, const char *key, const struct str *with, size_t count,
	struct arena *mem)
{
	return fill(words_get(w, key), with, count, mem);
}

static const char *arabic_form(long long n)
{
	long long last = n % 100;
	if (n <= 2)
		return n == 0 ? "zero" : n == 1 ? "one" : "two";
	if (last >= 3 && last <= 10)
		return "few";
	return last >= 11 ? "many" : "other";
}

/* Forms after CLDR. */
static const char *form_of(const struct words *w, long long n)
{
	if (w->plural == PLURAL_ARABIC)
		return arabic_form(n);
	if (w->plural == PLURAL_FRENCH)
		return n <= 1 ? "one" : "other";
	return n == 1 ? "one" : "other";
}

struct str words_count(const struct words *w, const char *key, long long n, struct arena *mem)
{
	struct str number = words_number(w, n, mem), text;
	struct str exact = str_format(mem, "%s.%s", key, form_of(w, n));
	if (find(w, exact, &text) || find(w, str_format(mem, "%s.other", key), &text))
		return fill(text, &number, 1, mem);
	return str_from(key);
}

struct str words_number(const struct words *w, long long n, struct arena *mem)
{
	struct buf b = { .mem = mem };
	char text[24];
	int len = snprintf(text, sizeof text, "%lld", n);
	for (int i = 0; i < len; i++) {
		if (text[i] < '0' || text[i] > '9') {
			buf_add_char(&b, text[i]);
			continue;
		}
		bool group = i > 0 && text[i - 1] != '-' && (len - i) % 3 == 0 && len > 4;
		if (group)
			buf_add(&b, w->group);
		buf_add(&b, w->digit[text[i] - '0']);
	}
	return buf_str(&b);
}

/* A number without groups: a year, a day of the month. */
static struct str plain(const struct words *w, int n, struct arena *mem)
{
	struct buf b = { .mem = mem };
	char text[16];
	snprintf(text, sizeof text, "%d", n);
	for (const char *c = text; *c; c++)
		buf_add(&b, w->digit[*c - '0']);
	return buf_str(&b);
}

static struct str month_of(const struct words *w, int month, struct arena *mem)
{
	return words_get(w, str_format(mem, "month.%d", month).at);
}

struct str words_day(const struct words *w, date_day d, struct arena *mem)
{
	if (d == DATE_NONE)
		return words_get(w, "date.none");
	struct ymd v = date_split(d);
	const struct str with[] = { plain(w, v.day, mem), month_of(w, v.month, mem),
		plain(w, v.year, mem) };
	return words_fill(w, "date.day", with, 3, mem);
}

struct str words_days(const struct words *w, date_day from, date_day to, struct arena *mem)
{
	if (from == DATE_NONE || to == DATE_NONE || from == to)
		return words_day(w, from == DATE_NONE ? to : from, mem);
	struct ymd a = date_split(from), b = date_split(to);
	struct str with[] = { words_day(w, from, mem), words_day(w, to, mem) };
	if (a.year == b.year && a.month == b.month) {
		if (a.day == 1 && b.day == date_days_in_month(b.year, b.month)) {
			const struct str month[] = { month_of(w, a.month, mem),
				plain(w, a.year, mem) };
			return words_fill(w, "date.month", month, 2, mem);
		}
		with[0] = plain(w, a.day, mem);
	}
	return words_fill(w, "date.range", with, 2, mem);
}

struct str words_range(const struct words *w, bool low_known, long long low, bool high_known,
	long long high, bool open, struct arena *mem)
{
	struct str with[] = { words_number(w, low, mem), words_number(w, high, mem) };
	if (!low_known && !high_known)
		return words_get(w, "range.none");
	if (!low_known)
		return words_fill(w, open ? "range.open-up-to" : "range.up-to", with, 2, mem);
	if (!high_known || low == high)
		return words_fill(
			w, open || !high_known ? "range.open-one" : "range.one", with, 2, mem);
	return words_fill(w, open ? "range.open" : "range.closed", with, 2, mem);
}

static bool table_at(const struct words_table *t, size_t i, struct str *key, struct str *text)
{
	if (i >= t->key.count)
		return false;
	*key = t->key.at[i];
	*text = t->text.at[i];
	return true;
}

bool words_at(const struct words *w, size_t i, struct str *key, struct str *text)
{
	return table_at(w->own, i, key, text);
}

bool words_english_at(const struct words *w, size_t i, struct str *key, struct str *text)
{
	return table_at(w->english, i, key, text);
}
