#include "base/csv.h"
#include "base/buf.h"

#include <string.h>

static bool is_end(const struct csv *c)
{
	return c->at >= c->text.len;
}

/* The separator found most often in the first line, outside quotes; a comma when there is none. */
static char guess_separator(struct str text)
{
	size_t commas = 0, semicolons = 0, tabs = 0;
	bool quoted = false;
	for (size_t i = 0; i < text.len && (quoted || text.at[i] != '\n'); i++) {
		char c = text.at[i];
		quoted ^= c == '"';
		commas += !quoted && c == ',';
		semicolons += !quoted && c == ';';
		tabs += !quoted && c == '\t';
	}
	if (tabs > commas && tabs > semicolons)
		return '\t';
	return semicolons > commas ? ';' : ',';
}

struct csv csv_open(struct str text)
{
	struct csv c = { .text = text, .line = 1 };
	if (str_starts(text, STR("\xef\xbb\xbf")))
		c.at = 3;
	c.separator = guess_separator(str_slice(text, c.at, text.len));
	return c;
}

static bool quoted_field(struct csv *c, struct str *field, struct arena *mem, struct err *e)
{
	struct buf b = { .mem = mem };
	size_t opened = c->line;
	for (c->at++; !is_end(c); c->at++) {
		char x = c->text.at[c->at];
		c->line += x == '\n';
		if (x != '"') {
			buf_add_char(&b, x);
			continue;
		}
		c->at++;
		if (is_end(c) || c->text.at[c->at] != '"') {
			*field = b.at ? buf_str(&b) : STR("");
			return true;
		}
		buf_add_char(&b, '"');
	}
	return fail(e, ERR_INPUT, "line %zu: a quoted field is never closed", opened);
}

static struct str plain_field(struct csv *c)
{
	size_t from = c->at;
	while (!is_end(c) && c->text.at[c->at] != c->separator && c->text.at[c->at] != '\n')
		c->at++;
	struct str s = str_slice(c->text, from, c->at);
	if (s.len && s.at[s.len - 1] == '\r' && (is_end(c) || c->text.at[c->at] == '\n'))
		s.len--;
	return s;
}

/* What follows a field: false when the record ends here. */
static bool more_fields(struct csv *c, struct err *e)
{
	if (!is_end(c) && c->text.at[c->at] == '\r')
		c->at++;
	if (is_end(c))
		return false;
	char x = c->text.at[c->at++];
	if (x == c->separator)
		return true;
	if (x == '\n')
		c->line++;
	else
		fail(e, ERR_INPUT, "line %zu: text follows a closing quote", c->line);
	return false;
}

static void skip_blank_lines(struct csv *c)
{
	while (!is_end(c) && (c->text.at[c->at] == '\n' || c->text.at[c->at] == '\r')) {
		c->line += c->text.at[c->at] == '\n';
		c->at++;
	}
}

bool csv_next(struct csv *c, struct strs *fields, size_t *line, struct arena *mem, struct err *e)
{
	*fields = (struct strs){ 0 };
	skip_blank_lines(c);
	if (is_end(c))
		return false;
	*line = c->line;
	do {
		struct str field = STR("");
		if (!is_end(c) && c->text.at[c->at] == '"') {
			if (!quoted_field(c, &field, mem, e))
				return false;
		} else {
			field = plain_field(c);
		}
		*PUSH(mem, fields) = field;
	} while (more_fields(c, e));
	return e->kind == ERR_NONE;
}
