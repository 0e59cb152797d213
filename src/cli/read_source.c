#include "cli/read_source.h"
#include "base/buf.h"
#include "cli/pdf.h"
#include "text/html.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { BLOCK_BYTES = 256 * 1024 };

struct read_source {
	char **operand;  /* the one that is read next */
	struct strs ids; /* one for each operand */
	size_t operand_number;
	FILE *file;
	struct str path, id; /* of the open file */
	enum input_kind kind;
	size_t line;
	char block[BLOCK_BYTES];
	size_t begin, end; /* what of the block is not used yet */
	bool at_end;
	int why; /* errno of a read that failed */
	bool interrupted;
};

static struct str base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return str_from(slash && slash[1] ? slash + 1 : path);
}

static bool is_stdin(const char *operand)
{
	return strcmp(operand, "-") == 0;
}

struct named {
	struct str base;
	size_t operand;
};

static int compare_named(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	return str_compare(x->base, y->base);
}

/* The file's own name; its path where another operand has the same name. */
static void name_operands(struct read_source *s, char **operands, size_t count, struct arena *mem)
{
	struct named *all = NEW_ARRAY(mem, struct named, count);
	s->ids = (struct strs){ NEW_ARRAY(mem, struct str, count), count, count };
	for (size_t i = 0; i < count; i++) {
		bool in = is_stdin(operands[i]);
		all[i] = (struct named){ in ? STR("stdin") : base_name(operands[i]), i };
		s->ids.at[i] = all[i].base;
	}
	qsort(all, count, sizeof *all, compare_named);
	for (size_t i = 0; i < count; i++)
		if ((i > 0 && str_equal(all[i].base, all[i - 1].base)) ||
			(i + 1 < count && str_equal(all[i].base, all[i + 1].base)))
			s->ids.at[all[i].operand] = str_from(operands[all[i].operand]);
}

struct read_source *read_source_open(char **operands, struct arena *mem)
{
	static char dash[] = "-", *only_stdin[] = { dash, NULL };
	struct read_source *s = NEW(mem, struct read_source);
	s->operand = operands[0] ? operands : only_stdin;
	size_t count = 0;
	while (s->operand[count])
		count++;
	name_operands(s, s->operand, count, mem);
	return s;
}

void read_source_close(struct read_source *s)
{
	if (s->file && s->file != stdin)
		fclose(s->file);
	s->file = NULL;
}

/* False at the end of the file, or when reading fails. */
static bool refill(struct read_source *s)
{
	if (s->begin < s->end)
		return true;
	if (s->at_end)
		return false;
	s->begin = 0;
	s->end = fread(s->block, 1, sizeof s->block, s->file);
	s->at_end = s->end < sizeof s->block;
	if (s->at_end && ferror(s->file))
		s->why = errno;
	return s->end > 0;
}

static bool open_next(struct read_source *s, struct err *e)
{
	const char *path = *s->operand++;
	struct stat st;
	s->path = is_stdin(path) ? STR("standard input") : str_from(path);
	s->id = s->ids.at[s->operand_number++];
	s->file = is_stdin(path) ? stdin : fopen(path, "rb");
	s->line = s->begin = s->end = 0;
	s->at_end = false;
	s->why = 0;
	if (!s->file)
		return fail_errno(e, "cannot open '%s'", path);
	if (fstat(fileno(s->file), &st) == 0 && S_ISDIR(st.st_mode)) {
		read_source_close(s);
		return fail(e, ERR_INPUT, "'%s' is a folder: name the files in it", path);
	}
	refill(s);
	s->kind = input_kind_of((struct str){ s->block, s->end }, s->path);
	return true;
}

/* One line without its end; false when it is too long, and then it is passed over. */
static bool take_line(struct read_source *s, struct buf *line)
{
	bool fits = true, ended = false;
	while (!ended && refill(s)) {
		const char *from = s->block + s->begin;
		const char *stop = memchr(from, '\n', s->end - s->begin);
		size_t n = stop ? (size_t)(stop - from) : s->end - s->begin;
		ended = stop != NULL;
		s->begin += n + ended;
		fits = fits && line->len + n <= REPORT_LINE_MOST;
		if (fits)
			buf_add(line, (struct str){ from, n });
	}
	return fits;
}

/* What was read of the file is dropped. An interrupt is no problem of the file: all ends here. */
static enum source_step fail_reading(struct read_source *s, struct err *e)
{
	errno = s->why;
	s->why = 0;
	s->interrupted = errno == EINTR;
	fail_errno(e, "cannot read '" STR_FMT "'", STR_ARG(s->path));
	read_source_close(s);
	return s->interrupted ? SOURCE_END : SOURCE_PROBLEM;
}

/* The next line that is not blank. */
static enum source_step next_line(
	struct read_source *s, struct source_input *out, struct arena *mem, struct err *e)
{
	while (refill(s)) {
		struct buf line = { .mem = mem };
		s->line++;
		out->name = str_format(mem, STR_FMT ":%zu", STR_ARG(s->path), s->line);
		out->id = str_format(mem, STR_FMT ":%zu", STR_ARG(s->id), s->line);
		bool fits = take_line(s, &line);
		if (s->why)
			break;
		if (!fits) {
			fail(e, ERR_INPUT, STR_FMT ": the line is longer than %d MB",
				STR_ARG(out->name), REPORT_LINE_MOST >> 20);
			return SOURCE_PROBLEM;
		}
		out->bytes = buf_str(&line);
		out->kind = INPUT_LINES;
		if (str_trim(out->bytes).len)
			return SOURCE_INPUT;
	}
	if (s->why)
		return fail_reading(s, e);
	read_source_close(s);
	return SOURCE_END;
}

static size_t most_bytes(enum input_kind kind)
{
	return kind == INPUT_PDF    ? PDF_BYTES_MOST
	       : kind == INPUT_HTML ? HTML_BYTES_MOST
				    : REPORT_LINE_MOST;
}

static enum source_step whole_file(
	struct read_source *s, struct source_input *out, struct arena *mem, struct err *e)
{
	struct buf all = { .mem = mem };
	struct stat st;
	size_t most = most_bytes(s->kind);
	if (fstat(fileno(s->file), &st) == 0 && S_ISREG(st.st_mode) && (size_t)st.st_size <= most) {
		all.room = (size_t)st.st_size + 1;
		all.at = NEW_ARRAY(mem, char, all.room);
	}
	for (; refill(s); s->begin = s->end) {
		if (s->end - s->begin > most - all.len) {
			fail(e, ERR_INPUT,
				"'" STR_FMT "' is larger than %zu MB, the most that is read",
				STR_ARG(s->path), most >> 20);
			read_source_close(s);
			return SOURCE_PROBLEM;
		}
		buf_add(&all, (struct str){ s->block + s->begin, s->end - s->begin });
	}
	if (s->why)
		return fail_reading(s, e);
	read_source_close(s);
	*out = (struct source_input){ s->kind, s->path, s->id, buf_str(&all) };
	return SOURCE_INPUT;
}

enum source_step read_source_next(
	struct read_source *s, struct source_input *out, struct arena *mem, struct err *e)
{
	for (;;) {
		if (!s->file && !*s->operand)
			return SOURCE_END;
		if (!s->file && !open_next(s, e))
			return SOURCE_PROBLEM;
		if (s->kind != INPUT_LINES)
			return whole_file(s, out, mem, e);
		enum source_step step = next_line(s, out, mem, e);
		if (step != SOURCE_END || s->interrupted)
			return step;
	}
}
