#include "cli/pdf.h"
#include "cli/child.h"

static bool is_pdf(struct str s)
{
	size_t look = s.len < 1024 ? s.len : 1024;
	return str_find(str_slice(s, 0, look), STR("%PDF-")) < look;
}

/* The tool's own words, without what would make a second sentence. */
static struct str reason(struct str remark, struct arena *mem)
{
	size_t cut = str_find(remark, STR("Error: "));
	if (!remark.at || !remark.len)
		return STR("pdftotext does not say why");
	return str_copy(mem, cut < remark.len ? str_slice(remark, cut + 7, remark.len) : remark);
}

static bool explain_end(
	const struct child_result *r, struct str name, struct arena *mem, struct err *e)
{
	switch (r->end) {
	case CHILD_DONE:
		return str_trim(r->out).len ||
		       fail(e, ERR_INPUT, "'" STR_FMT "' is a PDF without text; it may be a scan",
			       STR_ARG(name));
	case CHILD_MISSING:
		return fail(e, ERR_SYSTEM,
			"'" STR_FMT "' wants pdftotext, which is not installed "
			"(Debian package poppler-utils)",
			STR_ARG(name));
	case CHILD_TOO_SLOW:
		return fail(e, ERR_INPUT, "'" STR_FMT "' is a PDF that takes too long to read",
			STR_ARG(name));
	case CHILD_TOO_MUCH:
		return fail(e, ERR_INPUT, "'" STR_FMT "' is a PDF with more than %d MB of text",
			STR_ARG(name), PDF_TEXT_MOST >> 20);
	case CHILD_FAILED:
		break;
	}
	struct str why = reason(r->remark, mem);
	return fail(e, ERR_INPUT, "'" STR_FMT "' is a damaged or locked PDF: %.*s", STR_ARG(name),
		(int)(why.len < 120 ? why.len : 120), why.at);
}

bool pdf_text(struct str pdf, struct str name, struct str *text, struct arena *mem, struct err *e)
{
	static const char *const command[] = { "pdftotext", "-enc", "UTF-8", "-nopgbrk", "-", "-",
		NULL };
	const struct child_limits limits = { .cpu_seconds = 20,
		.wall_seconds = 60,
		.memory = (size_t)1 << 30,
		.output = PDF_TEXT_MOST };
	if (!is_pdf(pdf))
		return fail(e, ERR_INPUT, "'" STR_FMT "' is not a PDF", STR_ARG(name));
	if (pdf.len > PDF_BYTES_MOST)
		return fail(e, ERR_INPUT, "'" STR_FMT "' is a PDF of more than %d MB",
			STR_ARG(name), PDF_BYTES_MOST >> 20);
	struct child_result result;
	if (!child_run(command, pdf, limits, &result, mem, e) ||
		!explain_end(&result, name, mem, e))
		return false;
	*text = result.out;
	return true;
}
