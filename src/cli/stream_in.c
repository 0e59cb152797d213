#include "cli/stream_in.h"

#include "base/file.h"

#include <string.h>

/* Everything a stream may hold; more is refused, never cut. */
static const size_t MOST_BYTES = (size_t)8 << 30, MOST_LINE = (size_t)16 << 20;
enum { MOST_NOTES = 20 };

static void add_line(struct stream_in *in, const char *path, size_t number, struct str line)
{
	struct err e = { 0 };
	bool ok = line.len <= MOST_LINE
			  ? stream_add_line(&in->stream, line, in->app->mem, &e)
			  : fail(&e, ERR_INPUT, "a line of %zu bytes is longer than is read",
				    line.len);
	if (!ok && in->bad++ < MOST_NOTES)
		fprintf(in->app->notes, "knell %s: %s:%zu: %s\n", in->command,
			strcmp(path, "-") == 0 ? "standard input" : path, number, e.text);
}

static bool take_file(struct stream_in *in, const char *path, struct err *e)
{
	struct str rest, line;
	size_t number = 0;
	if (!file_read(path, MOST_BYTES, &rest, in->app->mem, e))
		return false;
	while (!cli_interrupted && str_cut(&rest, '\n', &line))
		add_line(in, path, ++number, line);
	return true;
}

bool stream_in_take(struct stream_in *in, char **operands, struct err *e)
{
	static char dash[] = "-";
	char *const standard_input[] = { dash, NULL };
	for (char *const *path = *operands ? operands : standard_input; *path; path++)
		if (!take_file(in, *path, e))
			return false;
	return true;
}

bool stream_in_verdict(const struct stream_in *in, struct err *e)
{
	return !in->bad || fail(e, ERR_INPUT, "%zu line%s could not be read; the rest was", in->bad,
				   in->bad == 1 ? "" : "s");
}
