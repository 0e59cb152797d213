#include "cli/add_inside.h"
#include "cli/child.h"
#include "cli/pdf.h"
#include "cli/read_item.h"
#include "ledger/bytes.h"

enum { MOST_OUT = 256 << 20 };

static const struct child_limits limits = {
	.cpu_seconds = 60, .wall_seconds = 600, .memory = (size_t)6 << 30, .output = MOST_OUT
};

/* What the child is given, which it has since it is a copy of this process. */
struct reading {
	struct adding *a;
	enum input_kind kind;
	struct str bytes, name;
	struct str pdf; /* the text of a PDF, which another child took out of it */
};

static bool to_report(
	const struct reading *r, struct report_in *in, struct arena *mem, struct err *e)
{
	struct report_options options = r->a->options;
	options.id = r->name;
	switch (r->kind) {
	case INPUT_HTML:
		return report_from_html(r->bytes, r->name, &options, in, mem, e);
	case INPUT_LINES:
		return report_from_line(r->bytes, r->name, &options, in, mem, e);
	case INPUT_PDF:
		return report_from_pdf(r->bytes, r->pdf, r->name, &options, in, mem, e);
	case INPUT_TEXT:
		break;
	}
	return report_from_text(r->bytes, r->name, &options, in, mem, e);
}

/* Four parts, each behind its length: whether a note says that something was wrong, the notes, the text, the stream. */
static bool run(void *self, struct buf *to, struct err *e)
{
	const struct reading *r = self;
	struct report_in in = { 0 };
	struct claims claims = { 0 };
	struct buf notes = { .mem = to->mem }, lines = { .mem = to->mem };
	struct json_out j = { .to = &lines };
	if (!to_report(r, &in, to->mem, e))
		return false;
	if (r->a->outlet.len) /* claims are its */
		in.report.outlet = r->a->outlet;
	read_claims(r->a->reader, &in, &claims, to->mem);
	for (size_t i = 0; i < in.notes.count; i++)
		buf_printf(&notes, STR_FMT "\n", STR_ARG(in.notes.at[i]));
	report_put(&j, &in.report);
	buf_add_char(&lines, '\n');
	for (size_t i = 0; i < claims.count; i++) {
		j.later = false;
		claim_put(&j, &claims.at[i]);
		buf_add_char(&lines, '\n');
	}
	bytes_add_counted(to, in.partly_bad ? STR("!") : STR(""));
	bytes_add_counted(to, notes.at ? buf_str(&notes) : STR(""));
	bytes_add_counted(to, in.text);
	bytes_add_counted(to, buf_str(&lines));
	return true;
}

/* Nothing of it is believed: lengths and lines are those of a stranger. */
static bool take(struct intake *n, struct str out, struct err *e)
{
	struct str bad, notes, text, lines, line;
	struct stream s = { 0 };
	if (!bytes_take_counted(&out, 1, &bad) || !bytes_take_counted(&out, MOST_OUT, &notes) ||
		!bytes_take_counted(&out, MOST_OUT, &text) ||
		!bytes_take_counted(&out, MOST_OUT, &lines) || out.len > 0)
		return fail(e, ERR_INPUT, "its reader gave something else than a report");
	while (str_cut(&lines, '\n', &line))
		if (!stream_add_line(&s, line, &n->mem, e))
			return false;
	if (s.reports.count != 1)
		return fail(e, ERR_INPUT, "its reader gave something else than one report");
	n->in = (struct report_in){
		.report = s.reports.at[0], .text = text, .partly_bad = bad.len > 0
	};
	while (str_cut(&notes, '\n', &line))
		if (line.len)
			*PUSH(&n->mem, &n->in.notes) = line;
	n->claims.at = s.claims.at;
	n->claims.count = s.claims.count;
	n->claims.room = s.claims.room;
	return true;
}

bool add_read(
	struct adding *a, struct intake *n, enum input_kind kind, struct str bytes, struct err *why)
{
	struct reading r = { .a = a, .kind = kind, .bytes = bytes, .name = n->name };
	struct child_work work = { run, &r };
	struct str out;
	return (kind != INPUT_PDF || pdf_text(bytes, n->name, &r.pdf, &n->mem, why)) &&
	       child_compute(&work, limits, &out, &n->mem, why) && take(n, out, why);
}
