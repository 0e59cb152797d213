#include "text/report_in.h"
#include "base/digest.h"
#include "base/json.h"
#include "base/utf8.h"
#include "text/dateline.h"
#include "text/decode.h"
#include "text/html.h"
#include "text/language.h"
#include "text/sketch.h"

static bool ends_with(struct str name, const char *ending)
{
	struct str end = str_from(ending);
	return name.len >= end.len &&
	       str_equal_fold(str_slice(name, name.len - end.len, name.len), end);
}

static bool begins(struct str s, const char *with)
{
	struct str w = str_from(with);
	return s.len >= w.len && str_equal_fold(str_slice(s, 0, w.len), w);
}

static struct str without_mark(struct str s)
{
	return str_trim(str_starts(s, STR("\xEF\xBB\xBF")) ? str_slice(s, 3, s.len) : s);
}

static bool looks_like_page(struct str head)
{
	static const char *const tags[] = { "<!doctype html", "<html", "<head", "<body", "<meta",
		"<title", "<article", "<main", "<div", "<p>", "<h1" };
	size_t look = head.len < 1024 ? head.len : 1024;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (begins(head, tags[i]))
			return true;
	for (size_t i = 0; i < look && head.at[0] == '<'; i++)
		if (begins(str_slice(head, i, look), "<html") ||
			begins(str_slice(head, i, look), "<!doctype html"))
			return true;
	return false;
}

/* '{' and a name in quotation marks. */
static bool looks_like_lines(struct str head)
{
	if (head.len == 0 || head.at[0] != '{')
		return false;
	struct str rest = str_trim(str_slice(head, 1, head.len));
	return rest.len > 0 && (rest.at[0] == '"' || rest.at[0] == '}');
}

/* READ-4 */
enum input_kind input_kind_of(struct str bytes, struct str name)
{
	struct str head = without_mark(bytes);
	size_t look = head.len < 1024 ? head.len : 1024;
	if (str_find(str_slice(head, 0, look), STR("%PDF-")) < look || ends_with(name, ".pdf"))
		return INPUT_PDF;
	if (looks_like_page(head) || ends_with(name, ".html") || ends_with(name, ".htm"))
		return INPUT_HTML;
	if (looks_like_lines(head) || ends_with(name, ".jsonl") || ends_with(name, ".ndjson"))
		return INPUT_LINES;
	return INPUT_TEXT;
}

static void note(struct report_in *out, struct str sentence, struct arena *mem)
{
	if (sentence.at)
		*PUSH(mem, &out->notes) = sentence;
}

/* READ-26: of the years around a date the one in which a month and a day are nearest to it; they alone where no date
 * is told. */
static void settle_year(
	struct report *r, const struct dateline *head, date_day option, struct arena *mem)
{
	enum { NEAR_DAYS = 183 };
	date_day day;
	if (option == DATE_NONE) {
		r->month_day = str_format(mem, "%02d-%02d", head->month, head->day);
		return;
	}
	for (int year = date_split(option).year - 1, last = year + 2; year <= last; year++)
		if (date_make(year, head->month, head->day, &day) && day <= option + NEAR_DAYS &&
			option <= day + NEAR_DAYS) {
			r->published = day;
			r->date_from = STR("dateline");
		}
}

static date_day days_between(date_day a, date_day b)
{
	return a > b ? a - b : b - a;
}

/* READ-28: of the two days that "11/05/2031" may mean the one nearer to a date; both where no date is told. */
static void settle_either(
	struct report *r, const struct dateline *head, date_day option, struct arena *mem)
{
	const date_day *day = head->either;
	for (int i = 0; i < 2 && option == DATE_NONE; i++)
		*PUSH(mem, &r->either_day) = date_text(mem, day[i]);
	if (option == DATE_NONE)
		return;
	bool first = days_between(day[0], option) <= days_between(day[1], option);
	r->published = day[first ? 0 : 1];
	r->date_from = STR("text");
}

/* READ-5: the report's own metadata, then its dateline or head, then the option. */
static void settle_date(
	struct report *r, const struct dateline *head, date_day option, struct arena *mem)
{
	if (r->published != DATE_NONE) {
		r->date_from = STR("metadata");
	} else if (head->published != DATE_NONE) {
		r->published = head->published;
		r->date_from = head->date_from;
	} else if (head->month) {
		settle_year(r, head, option, mem);
	} else if (head->either[0] != DATE_NONE) {
		settle_either(r, head, option, mem);
	} else if (option != DATE_NONE) {
		r->published = option;
		r->date_from = STR("option");
	} else if (head->of_year) {
		r->month = str_format(mem, "%04d-%02d", head->year, head->of_year);
	}
}

/* READ-6: as told, else as found in the text, else as the page says; unsure is not known. */
static void settle_language(struct report *r, const struct scanned *s, struct str told)
{
	struct str found = language_of(s);
	bool sure = !str_equal(found, STR("und"));
	if (told.at)
		r->language = told;
	else if (sure)
		r->language = found;
	r->read = !r->language.at || language_is_read(r->language);
}

/* Does the line begin with the name, but for a mark or a word before it: "(emoji) Vell Now (Telegram) - 11 May"? */
static bool begins_with(struct str line, struct str name)
{
	enum { BEFORE = 12 }; /* bytes */
	size_t at = name.len ? str_find(line, name) : line.len;
	return at < line.len && at <= BEFORE;
}

/* READ-7: a first line that is a headline, unless it names the outlet; `told`: who publishes, as the head says. */
static void settle_title(struct report *r, const struct scanned *s, struct str told)
{
	if (r->title.at || s->sentences.count == 0 || s->sentences.at[0].block != BLOCK_HEADLINE)
		return;
	const struct sentence *x = &s->sentences.at[0];
	struct str line =
		str_slice(s->text, s->words.at[x->first].begin, s->words.at[x->end - 1].end);
	if (!begins_with(line, r->outlet) && !begins_with(line, told))
		r->title = line;
}

/* What all ways have in common, once there is a text. `out->report` holds what the document says. */
static bool finish(struct report_in *out, struct str name, const struct report_options *options,
	struct arena *mem, struct err *e)
{
	struct report *r = &out->report;
	if (out->text.len > REPORT_TEXT_MOST)
		return fail(e, ERR_INPUT, "'" STR_FMT "' has more than %d MB of text",
			STR_ARG(name), REPORT_TEXT_MOST >> 20);
	if (without_mark(out->text).len == 0)
		return fail(e, ERR_INPUT, "'" STR_FMT "' is empty", STR_ARG(name));

	const struct scanned *s = &out->scan;
	struct dateline head;
	text_scan(out->text, &out->scan, mem);
	text_dateline(s, &head);
	if (!r->id.at)
		r->id = options->id.at ? options->id : name;
	if (!r->outlet.at) {
		r->outlet = head.outlet;
		r->platform = head.platform;
	}
	settle_title(r, s, head.outlet);
	settle_date(r, &head, options->date, mem);
	settle_language(r, s, options->language);
	r->bytes = out->text.len;
	if (!options->bare)
		sketch_make(s, &r->sketch, mem);
	return true;
}

static void begin(struct report_in *out)
{
	*out = (struct report_in){ .report.published = DATE_NONE };
}

static void take_digest(struct report_in *out, struct str bytes,
	const struct report_options *options, struct arena *mem)
{
	if (!options->bare)
		out->report.digest = digest_hex(mem, digest_of(bytes));
}

bool report_from_text(struct str bytes, struct str name, const struct report_options *options,
	struct report_in *out, struct arena *mem, struct err *e)
{
	struct decoded d;
	begin(out);
	if (!text_decode(bytes, name, &d, mem, e))
		return false;
	note(out, d.note, mem);
	out->text = d.text;
	take_digest(out, bytes, options, mem);
	return finish(out, name, options, mem, e);
}

static void take_article(struct report_in *out, const struct article *a)
{
	out->text = a->text;
	out->report.title = a->title;
	out->report.outlet = a->outlet;
	out->report.url = a->url;
	out->report.language = a->language;
	out->report.published = a->published;
}

bool report_from_html(struct str bytes, struct str name, const struct report_options *options,
	struct report_in *out, struct arena *mem, struct err *e)
{
	struct decoded d;
	struct article a;
	begin(out);
	if (!text_decode(bytes, name, &d, mem, e) || !html_read(d.text, name, &a, mem, e))
		return false;
	note(out, d.note, mem);
	take_article(out, &a);
	take_digest(out, bytes, options, mem);
	if (a.text.len == 0 && without_mark(d.text).len)
		return fail(e, ERR_INPUT, "'" STR_FMT "' is a page without text", STR_ARG(name));
	return finish(out, name, options, mem, e);
}

bool report_from_pdf(struct str original, struct str text, struct str name,
	const struct report_options *options, struct report_in *out, struct arena *mem,
	struct err *e)
{
	struct decoded d;
	begin(out);
	if (!text_decode(text, name, &d, mem, e))
		return false;
	out->text = d.text;
	take_digest(out, original, options, mem);
	return finish(out, name, options, mem, e);
}

/* "id", or "docid" as the MUC texts call it; a number is as good as its digits. */
static struct str line_id(const struct json *v, struct arena *mem)
{
	static const char *const called[] = { "id", "docid" };
	for (size_t i = 0; i < sizeof called / sizeof *called; i++) {
		const struct json *m = json_member(v, called[i]);
		if (m && m->kind == KIND_STRING && m->text.len)
			return m->text;
		if (m && m->kind == KIND_INTEGER)
			return str_format(mem, "%lld", (long long)m->integer);
	}
	return (struct str){ 0 };
}

/* READ-8: a day that does not exist is said and not used. */
static void take_date(
	struct report_in *out, const struct json *v, struct str name, struct arena *mem)
{
	struct str date = json_text(v, "date");
	if (!date.len || date_parse(date, &out->report.published))
		return;
	out->report.published = DATE_NONE;
	out->partly_bad = true;
	note(out,
		str_format(mem, STR_FMT ": no such date '%.40s' (2031-03-14 is one)", STR_ARG(name),
			str_terminated(mem, date)),
		mem);
}

bool report_from_line(struct str line, struct str name, const struct report_options *options,
	struct report_in *out, struct arena *mem, struct err *e)
{
	struct json *v;
	begin(out);
	if (!json_parse(without_mark(line), &v, mem, e))
		return explain(e, STR_FMT, STR_ARG(name));
	if (v->kind != KIND_OBJECT || !json_text(v, "text").at)
		return fail(e, ERR_INPUT, STR_FMT ": no object with a \"text\"", STR_ARG(name));
	out->text = json_text(v, "text");
	out->report.id = line_id(v, mem);
	out->report.outlet = json_text(v, "outlet");
	out->report.url = json_text(v, "url");
	out->report.title = json_text(v, "title");
	out->report.language = json_text(v, "language");
	take_digest(out, out->text, options, mem);
	take_date(out, v, name, mem);
	return finish(out, name, options, mem, e);
}
