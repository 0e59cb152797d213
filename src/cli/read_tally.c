#include "cli/read_tally.h"
#include "text/language.h"

enum { NAMED_MOST = 10, LANGUAGES_MOST = 50 };

static void count_language(struct read_tally *t, struct str code)
{
	for (size_t i = 0; i < t->languages.count; i++)
		if (str_equal(t->languages.at[i].code, code)) {
			t->languages.at[i].count++;
			return;
		}
	if (t->languages.count < LANGUAGES_MOST)
		*PUSH(t->mem, &t->languages) = (struct unread){ str_copy(t->mem, code), 1 };
}

static void add_report(struct read_tally *t, const struct read_item *item)
{
	const struct report *r = &item->in.report;
	t->claims += item->claims;
	t->unread += item->unread;
	t->partly_bad += item->in.partly_bad;
	if (r->read) {
		t->read++;
		return;
	}
	t->not_read++;
	count_language(t, r->language);
	if (t->named.count < NAMED_MOST)
		*PUSH(t->mem, &t->named) = str_copy(t->mem, r->id);
}

void read_tally_add(struct read_tally *t, const struct read_item *item, FILE *notes)
{
	for (size_t i = 0; i < item->in.notes.count; i++)
		fprintf(notes, "knell read: " STR_FMT "\n", STR_ARG(item->in.notes.at[i]));
	if (!item->failed) {
		add_report(t, item);
		return;
	}
	fprintf(notes, "knell read: %s\n", item->err.text);
	t->kind = t->bad == 0 || t->kind == item->err.kind ? item->err.kind : ERR_INPUT;
	t->bad++;
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void close_languages(const struct read_tally *t, FILE *notes)
{
	fprintf(notes, "; %zu in a language that is not read yet (", t->not_read);
	for (size_t i = 0; i < t->languages.count; i++) {
		struct str name = language_name(t->languages.at[i].code);
		fprintf(notes, "%s" STR_FMT " %zu", i ? ", " : "", STR_ARG(name),
			t->languages.at[i].count);
	}
	fprintf(notes, "): ");
	for (size_t i = 0; i < t->named.count; i++)
		fprintf(notes, "%s" STR_FMT, i ? ", " : "", STR_ARG(t->named.at[i]));
	if (t->not_read > t->named.count)
		fprintf(notes, " and %zu more", t->not_read - t->named.count);
}

void read_tally_close(const struct read_tally *t, bool with_claims, FILE *notes)
{
	fprintf(notes, "%zu report%s read", t->read, plural(t->read));
	if (with_claims)
		fprintf(notes, ", %zu claim%s", t->claims, plural(t->claims));
	if (with_claims && t->unread)
		fprintf(notes, ", %zu sentence%s of harm not understood", t->unread,
			plural(t->unread));
	if (t->not_read)
		close_languages(t, notes);
	fputc('\n', notes);
}

bool read_tally_verdict(const struct read_tally *t, struct err *e)
{
	size_t all = t->read + t->not_read + t->bad;
	if (t->bad)
		return fail(e, t->kind, "%zu of %zu report%s could not be read", t->bad, all,
			plural(all));
	if (t->partly_bad)
		return fail(e, ERR_INPUT, "%zu of %zu report%s had something wrong", t->partly_bad,
			all, plural(all));
	return true;
}
