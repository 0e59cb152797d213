#ifndef TEXT_REPORT_IN_H
#define TEXT_REPORT_IN_H

#include "base/claim.h"
#include "text/word.h"
#include "base/err.h"
#include "text/article.h"

/*
 * From a stranger's bytes to a report: its text, and what is known about it. Memory in, memory
 * out; a PDF comes here as the text that was taken out of it.
 */
enum input_kind { INPUT_TEXT, INPUT_HTML, INPUT_PDF, INPUT_LINES };

/* By the beginning of the bytes, then by the name's ending (READ-4). */
enum input_kind input_kind_of(struct str head, struct str name);

/* The most bytes that one report may have: of text, and of a line of JSON with its escapes. */
enum { REPORT_TEXT_MOST = 4 * 1024 * 1024, REPORT_LINE_MOST = 16 * 1024 * 1024 };

struct report_in {
	struct report report;
	struct str text;     /* valid UTF-8; for plain UTF-8 text the bytes themselves */
	struct scanned scan; /* of the text */
	struct strs notes;   /* what was converted or could not be used, each a sentence */
	bool partly_bad;     /* one of the notes says that something was wrong */
};

struct report_options {
	struct str id;       /* of a report that brings none; not known: the name */
	date_day date;       /* when nothing in the report says it; DATE_NONE */
	struct str language; /* as told by the user; not known: to be found out */
	bool bare;           /* neither digest nor sketch are wanted */
};

/* `name` is the report's id and what messages call it. False, ERR_INPUT, when it cannot be read. */
MUST_CHECK bool report_from_text(struct str bytes, struct str name,
	const struct report_options *options, struct report_in *out, struct arena *mem,
	struct err *e);
MUST_CHECK bool report_from_html(struct str bytes, struct str name,
	const struct report_options *options, struct report_in *out, struct arena *mem,
	struct err *e);

/* The text that another program took out of `original`. */
MUST_CHECK bool report_from_pdf(struct str original, struct str text, struct str name,
	const struct report_options *options, struct report_in *out, struct arena *mem,
	struct err *e);

/*
 * One line of JSON Lines: {"id","text","date"?,"outlet"?,"url"?,"title"?,"language"?}. `name` is what messages
 * call it ("posts.jsonl:3") and its id when it has none.
 */
MUST_CHECK bool report_from_line(struct str line, struct str name,
	const struct report_options *options, struct report_in *out, struct arena *mem,
	struct err *e);

#endif
