#include "base/csv.h"

#include "base/buf.h"

#include <string.h>

static bool ends_line(char c)
{
	return c == '\n' || c == '\r';
}

static char guess_separator(struct str s)
{
	static const char may[] = { ',', ';', '\t' };
	size_t seen[sizeof may] = { 0 }, best = 0;
	bool quoted = false;
	for (size_t i = 0; i < s.len && (quoted || !ends_line(s.at[i])); i++) {
		quoted ^= s.at[i] == '"';
		for (size_t k = 0; !quoted && k < sizeof may; k++)
			seen[k] += s.at[i] == may[k];
	}
	for (size_t k = 1; k < sizeof may; k++)
		if (seen[k] > seen[best])
			best = k;
	return may[best];
}

struct csv csv_open(struct str text)
{
	if (str_starts(text, STR("\xEF\xBB\xBF")))
		text = str_slice(text, 3, text.len);
	return (struct csv){ .text = text, .line = 1, .separator = guess_separator(text) };
}

/* Steps over one line end; CR LF is one. */
static void pass_line_end(struct csv *c)
{
	const char *p = c->text.at;
	bool two = p[c->at] == '\r' && c->at + 1 < c->text.len && p[c->at + 1] == '\n';
	c->at += two ? 2 : 1;
	c->line++;
}

static struct str bare_field(struct csv *c)
{
	size_t begin = c->at, end = c->text.len;
	const char *p = c->text.at;
	while (c->at < end && p[c->at] != c->separator && !ends_line(p[c->at]))
		c->at++;
	return str_slice(c->text, begin, c->at);
}

/* The inside of a quoted field whose opening quote was passed; counts doubled quotes. */
static bool quoted_inside(struct csv *c, struct str *inside, size_t *doubled)
{
	size_t begin = c->at;
	const char *p = c->text.at;
	for (; c->at < c->text.len; c->at++) {
		if (p[c->at] == '"') {
			if (c->at + 1 >= c->text.len || p[c->at + 1] != '"') {
				*inside = str_slice(c->text, begin, c->at++);
				return true;
			}
			++*doubled;
			c->at++;
		} else if (p[c->at] == '\n' ||
			   (p[c->at] == '\r' &&
				   (c->at + 1 >= c->text.len || p[c->at + 1] != '\n'))) {
			c->line++;
		}
	}
	return false;
}

static struct str undouble(struct str inside, struct str tail, struct arena *mem)
{
	char *out = NEW_ARRAY(mem, char, inside.len + tail.len + 1);
	size_t n = 0;
	for (size_t i = 0; i < inside.len; i++) {
		out[n++] = inside.at[i];
		i += inside.at[i] == '"' && i + 1 < inside.len;
	}
	if (tail.len)
		memcpy(out + n, tail.at, tail.len);
	return (struct str){ out, n + tail.len };
}

static bool quoted_field(struct csv *c, struct str *field, struct arena *mem)
{
	size_t doubled = 0;
	c->at++;
	if (!quoted_inside(c, field, &doubled))
		return false;
	struct str tail = bare_field(c);
	if (doubled || tail.len)
		*field = undouble(*field, tail, mem);
	return true;
}

bool csv_next(struct csv *c, struct strs *fields, size_t *line, struct arena *mem, struct err *e)
{
	while (c->at < c->text.len && ends_line(c->text.at[c->at]))
		pass_line_end(c);
	fields->count = 0;
	if (c->at >= c->text.len)
		return false;

	*line = c->line;
	for (;;) {
		struct str field;
		if (fields->count == CSV_MOST_FIELDS)
			return fail(e, ERR_INPUT, "line %zu has more than %d fields", *line,
				CSV_MOST_FIELDS);
		if (c->at < c->text.len && c->text.at[c->at] == '"') {
			size_t open = c->line;
			if (!quoted_field(c, &field, mem))
				return fail(e, ERR_INPUT,
					"line %zu: a quote that opens here never closes", open);
		} else {
			field = bare_field(c);
		}
		*PUSH(mem, fields) = field;
		if (c->at >= c->text.len)
			return true;
		if (ends_line(c->text.at[c->at])) {
			pass_line_end(c);
			return true;
		}
		c->at++; /* the separator */
	}
}

static bool wants_quotes(unsigned char c)
{
	return c == ',' || c == ';' || c == '"' || c == '\t' || c == '\r' || c == '\n' || c == '\0';
}

void csv_put(struct buf *to, struct str field)
{
	bool plain = true;
	for (size_t i = 0; i < field.len && plain; i++)
		plain = !wants_quotes((unsigned char)field.at[i]);
	if (plain) {
		buf_add(to, field);
		return;
	}
	buf_add_char(to, '"');
	for (size_t i = 0; i < field.len; i++) {
		if (field.at[i] == '"')
			buf_add_char(to, '"');
		buf_add_char(to, field.at[i]);
	}
	buf_add_char(to, '"');
}
