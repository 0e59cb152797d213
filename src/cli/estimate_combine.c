/*
 * estimate --combine: replicates of imputed data.
 */
#include "cli/estimate_combine.h"
#include "base/csv.h"
#include "base/file.h"
#include "estimate/estimate.h"

#include <stdlib.h>

enum { MOST_BYTES = 1 << 29 };

struct sizes {
	double *at;
	size_t count, room;
};

struct replicates {
	struct replicate *at;
	size_t count, room;
	struct strs names;
	struct {
		struct sizes *at;
		size_t count, room;
	} sizes; /* by replicate */
};

static bool read_number(struct str s, size_t line, double *x, struct arena *mem, struct err *e)
{
	char *end, *text = str_terminated(mem, str_trim(s));
	*x = strtod(text, &end);
	if (end == text || *end || !(*x >= 0 && *x < 1e15))
		return fail(e, ERR_INPUT, "line %zu: '%.40s' is no number of persons", line, text);
	return true;
}

static size_t replicate_named(struct replicates *r, struct str name, double n, struct arena *mem)
{
	for (size_t i = r->count; i-- > 0;)
		if (str_equal(r->names.at[i], name))
			return i;
	*PUSH(mem, &r->names) = str_copy(mem, name);
	*PUSH(mem, r) = (struct replicate){ .n = n };
	*PUSH(mem, &r->sizes) = (struct sizes){ 0 };
	return r->count - 1;
}

enum { MOST_REPLICATES = 1000 };

static bool add_replicate_draw(
	struct replicates *r, const struct strs *row, size_t line, struct arena *mem, struct err *e)
{
	double n, size;
	if (row->count != 3)
		return fail(e, ERR_INPUT, "line %zu has %zu fields, not 3", line, row->count);
	if (!read_number(row->at[1], line, &n, mem, e) ||
		!read_number(row->at[2], line, &size, mem, e))
		return false;
	size_t i = replicate_named(r, row->at[0], n, mem);
	if (r->count > MOST_REPLICATES)
		return fail(e, ERR_INPUT, "more than %d replicates", MOST_REPLICATES);
	*PUSH(mem, &r->sizes.at[i]) = size;
	return true;
}

static bool read_replicates(struct csv *c, struct replicates *r, struct arena *mem, struct err *e)
{
	struct strs row = { 0 };
	size_t line;
	if (!csv_next(c, &row, &line, mem, e) || row.count != 3)
		return e->kind ? false
			       : fail(e, ERR_INPUT, "replicates want the header replicate,n_obs,N");
	while (csv_next(c, &row, &line, mem, e))
		if (!add_replicate_draw(r, &row, line, mem, e))
			return false;
	for (size_t i = 0; i < r->count; i++) {
		r->at[i].size = r->sizes.at[i].at;
		r->at[i].draws = r->sizes.at[i].count;
	}
	return e->kind == ERR_NONE;
}

static void put_combined(struct app *app, bool json, double level, const struct combined *c,
	const struct replicates *r)
{
	if (!json) {
		fprintf(app->out, "%.0f [%.0f to %.0f]  %g %%, %zu replicates combined (EST-42)\n",
			c->estimate, c->low, c->high, 100 * level, r->count);
		return;
	}
	struct buf b = { .mem = app->mem };
	struct json_out j = { .to = &b };
	put_open(&j, '{');
	put_member_str(&j, "knell", STR("estimate/1"));
	put_key(&j, "combined");
	put_open(&j, '{');
	put_member_int(&j, "replicates", (int64_t)r->count);
	put_key(&j, "estimate"), put_real(&j, c->estimate);
	put_key(&j, "low"), put_real(&j, c->low);
	put_key(&j, "high"), put_real(&j, c->high);
	put_close(&j, '}');
	put_close(&j, '}');
	fprintf(app->out, STR_FMT "\n", STR_ARG(buf_str(&b)));
}

bool estimate_combine(struct app *app, const char *path, double level, bool json, struct err *e)
{
	struct str text;
	struct replicates r = { 0 };
	struct combined c;
	if (!file_read(path, MOST_BYTES, &text, app->mem, e))
		return false;
	struct csv csv = csv_open(text);
	if (!read_replicates(&csv, &r, app->mem, e) ||
		!combine_replicates(r.at, r.count, level, &c, e))
		return explain(e, "%s", path);
	if (c.few)
		fprintf(app->notes, "%zu replicates are few: 10 or more are usual\n", r.count);
	put_combined(app, json, level, &c, &r);
	return true;
}
