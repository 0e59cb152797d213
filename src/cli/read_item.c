#include "cli/read_item.h"
#include "cli/pdf.h"

static bool to_report(const struct read_settings *settings, struct read_item *item)
{
	const struct source_input *input = &item->input;
	struct report_options options = settings->options;
	struct str text;
	options.id = input->id;
	switch (input->kind) {
	case INPUT_TEXT:
		return report_from_text(
			input->bytes, input->name, &options, &item->in, &item->mem, &item->err);
	case INPUT_HTML:
		return report_from_html(
			input->bytes, input->name, &options, &item->in, &item->mem, &item->err);
	case INPUT_LINES:
		return report_from_line(
			input->bytes, input->name, &options, &item->in, &item->mem, &item->err);
	case INPUT_PDF:
		return pdf_text(input->bytes, input->name, &text, &item->mem, &item->err) &&
		       report_from_pdf(input->bytes, text, input->name, &options, &item->in,
			       &item->mem, &item->err);
	}
	return false;
}

static void write_text(struct read_item *item)
{
	struct str text = item->in.text;
	buf_add(&item->out, text);
	if (!str_ends(text, STR("\n")))
		buf_add_char(&item->out, '\n');
}

static void explain_claim(struct buf *to, const struct claim *c)
{
	buf_printf(to, STR_FMT "  \"" STR_FMT "\"  ", STR_ARG(c->id), STR_ARG(c->words));
	for (size_t i = 0; i < c->rules.count; i++)
		buf_printf(to, "%s" STR_FMT, i ? ", " : "", STR_ARG(c->rules.at[i]));
	buf_add_char(to, '\n');
}

static void write_claims(const struct read_settings *settings, struct read_item *item)
{
	struct claims claims = { 0 };
	struct json_out line = { .to = &item->out };
	if (item->in.report.read)
		reader_read(
			settings->reader, &item->in.report, &item->in.scan, &claims, &item->mem);
	report_put(&line, &item->in.report);
	buf_add_char(&item->out, '\n');
	for (size_t i = 0; i < claims.count; i++) {
		line.later = false;
		claim_put(&line, &claims.at[i]);
		buf_add_char(&item->out, '\n');
		if (settings->explain)
			explain_claim(&item->explained, &claims.at[i]);
	}
	item->claims = claims.count;
	item->unread = claims.unread;
	if (claims.too_large.at)
		*PUSH(&item->mem, &item->in.notes) = str_format(&item->mem,
			"'" STR_FMT "': '%.40s' is no number of people (COUNT-1)",
			STR_ARG(item->in.report.id), str_terminated(&item->mem, claims.too_large));
}

void read_item_work(const struct read_settings *settings, struct read_item *item)
{
	if (item->failed)
		return;
	item->out.mem = item->explained.mem = &item->mem;
	item->failed = !to_report(settings, item);
	if (item->failed)
		return;
	switch (settings->form) {
	case READ_CLAIMS:
		write_claims(settings, item);
		break;
	case READ_MUC:
		muc_read(settings->muc, settings->reader, &item->in.report, &item->in.scan,
			&item->out, &item->mem);
		break;
	case READ_TEXT:
		write_text(item);
		break;
	}
}
