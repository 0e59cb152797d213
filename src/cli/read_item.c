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

static void note(struct report_in *in, struct str words, const char *verdict, struct arena *mem)
{
	if (words.at)
		*PUSH(mem, &in->notes) = str_format(mem, "'" STR_FMT "': '%.40s' is %s",
			STR_ARG(in->report.id), str_terminated(mem, words), verdict);
}

static void settle_claims(struct report_in *in, struct claims *claims, struct arena *mem)
{
	enum { FEW_WORDS = 8 };
	struct report *r = &in->report;
	r->places = claims->places;
	r->vessels = claims->vessels;
	if (!r->language.at && claims->count == 0 && claims->unread == 0 &&
		in->scan.words.count >= FEW_WORDS) { /* READ-32 */
		r->read = false;
		r->language = STR("und");
	}
	note(in, claims->too_large, "no number of people (COUNT-1)", mem);
	note(in, claims->no_such_day, "no day of the calendar (WHEN-1)", mem);
}

void read_claims(
	const struct reader *reader, struct report_in *in, struct claims *claims, struct arena *mem)
{
	if (in->report.read)
		reader_read(reader, &in->report, &in->scan, claims, mem);
	settle_claims(in, claims, mem);
}

static void find_claims(const struct reader *reader, struct read_item *items, size_t count)
{
	struct reader_task tasks[READ_AT_ONCE] = { 0 };
	size_t n = 0;
	for (size_t i = 0; i < count; i++)
		if (!items[i].failed && items[i].in.report.read)
			tasks[n++] = (struct reader_task){ &items[i].in.report, &items[i].in.scan,
				&items[i].found, &items[i].mem };
	reader_read_all(reader, tasks, n);
	for (size_t i = 0; i < count; i++)
		if (!items[i].failed)
			settle_claims(&items[i].in, &items[i].found, &items[i].mem);
}

static void write_claims(const struct read_settings *settings, struct read_item *item)
{
	const struct claims *claims = &item->found;
	struct json_out line = { .to = &item->out };
	report_put(&line, &item->in.report);
	buf_add_char(&item->out, '\n');
	for (size_t i = 0; i < claims->count; i++) {
		line.later = false;
		claim_put(&line, &claims->at[i]);
		buf_add_char(&item->out, '\n');
		if (settings->explain)
			explain_claim(&item->explained, &claims->at[i]);
	}
	item->claims = claims->count;
	item->unread = claims->unread;
}

static void write_templates(const struct read_settings *settings, struct read_item *item)
{
	struct report_in *in = &item->in;
	size_t left = muc_read(
		settings->muc, settings->reader, &in->report, &in->scan, &item->out, &item->mem);
	if (left)
		*PUSH(&item->mem, &in->notes) = str_format(&item->mem,
			"'" STR_FMT "': its last %zu words were too many for templates (TASK-60)",
			STR_ARG(in->report.id), left);
}

static void write_item(const struct read_settings *settings, struct read_item *item)
{
	switch (settings->form) {
	case READ_CLAIMS:
		write_claims(settings, item);
		break;
	case READ_MUC:
		write_templates(settings, item);
		break;
	case READ_TEXT:
		write_text(item);
		break;
	}
}

void read_items_work(const struct read_settings *settings, struct read_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		items[i].out.mem = items[i].explained.mem = &items[i].mem;
		items[i].failed = items[i].failed || !to_report(settings, &items[i]);
	}
	if (settings->form == READ_CLAIMS)
		find_claims(settings->reader, items, count);
	for (size_t i = 0; i < count; i++)
		if (!items[i].failed)
			write_item(settings, &items[i]);
}
