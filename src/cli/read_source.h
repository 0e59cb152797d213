#ifndef CLI_READ_SOURCE_H
#define CLI_READ_SOURCE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "text/report_in.h"

/*
 * The operands of `read` as one row of reports' bytes: a file is one, a line of a JSON Lines file
 * is one. Files are opened one after another and read no further than needed; a line longer than
 * REPORT_LINE_MOST is passed over without being kept.
 */
struct source_input {
	enum input_kind kind;
	struct str name; /* for messages: the path, or "path:line" */
	struct str id;   /* for a report that brings none: the file's own name, or with ":line" */
	struct str bytes;
};

struct read_source;

/* `operands` ends with NULL; none, or "-", is standard input. Two files of one name are known by
 * their paths. */
struct read_source *read_source_open(char **operands, struct arena *mem);

enum source_step { SOURCE_INPUT, SOURCE_PROBLEM, SOURCE_END };

/* The next input, in `mem`; or what was wrong instead of it, in `e`. */
enum source_step read_source_next(
	struct read_source *s, struct source_input *out, struct arena *mem, struct err *e);

void read_source_close(struct read_source *s);

#endif
