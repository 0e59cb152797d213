#include "cli/case_compute.h"

#include "casebook/fields.h"
#include "casebook/standing.h"
#include "cli/help.h"

#include <stdlib.h>
#include <string.h>

bool compute_on_casebook(const struct compute_opts *o, char **operands, bool *on, struct err *e)
{
	const char *environment = getenv("KNELL_CASEBOOK");
	*on = o->at.casebook || (environment && *environment && !*operands);
	if (o->at.casebook && *operands)
		return fail(e, ERR_USAGE, "either a casebook or files, not both");
	if (o->record && !*on)
		return fail(e, ERR_USAGE, "--record wants a casebook to write into: -C CASE");
	return true;
}

bool compute_open(struct app *app, const struct compute_opts *o, struct casebook *c, struct err *e)
{
	return case_open(app, &o->at, o->record ? CASEBOOK_WRITING : CASEBOOK_READING, c, e);
}

bool compute_until(const char *day, int64_t *until, struct err *e)
{
	date_day d;
	*until = INT64_MAX;
	if (!day)
		return true;
	if (!date_parse(str_from(day), &d))
		return fail(e, ERR_USAGE, "--as-of wants a day as 2031-03-14, not '%.40s'", day);
	*until = standing_end_of_day(d);
	return true;
}

void tell_standing_remarks(
	struct app *app, const char *command, const struct strs *remarks, uint64_t closed)
{
	for (size_t i = 0; i < remarks->count; i++)
		fprintf(app->notes, "knell %s: " STR_FMT "\n", command, STR_ARG(remarks->at[i]));
	if (closed)
		fprintf(app->notes, "knell %s: %llu entries are erased or cannot be opened\n",
			command, (unsigned long long)closed);
}

void tell_standing(struct app *app, const char *command, const struct standing *s)
{
	tell_standing_remarks(app, command, &s->remarks, s->closed);
}

bool compute_record(struct app *app, struct casebook *c, const char *command, struct digest inputs,
	struct str settings, int64_t seed, struct str result, struct err *e)
{
	struct casebook_new x = { .kind = ENTRY_COMPUTATION };
	struct arena *mem = app->mem;
	struct vault_object o;
	struct str rest = result;
	struct byte_source from = source_memory(&rest);
	uint64_t first;
	if (!vault_put(&c->vault, &from, &o, e))
		return false;
	fields_add_str(&x, FIELD_WHAT, "command", str_from(command), mem);
	fields_add_str(&x, FIELD_WHAT, "version", STR("knell " KNELL_VERSION), mem);
	fields_add_str(&x, FIELD_WHAT, "inputs", digest_hex(mem, inputs), mem);
	fields_add(&x, FIELD_WHAT, "settings", settings, mem);
	if (seed >= 0)
		fields_add_int(&x, FIELD_WHAT, "seed", seed, mem);
	fields_add_str(&x, FIELD_WHAT, "digest", digest_hex(mem, o.content), mem);
	fields_add_int(&x, FIELD_WHAT, "size", (int64_t)o.size, mem);
	fields_add_str(&x, FIELD_WHAT, "object", digest_hex(mem, o.name), mem);
	bool ok = casebook_append(c, &x, 1, &o, 1, &first, e);
	explicit_bzero(&o.secret, sizeof o.secret);
	if (ok)
		fprintf(app->notes, "knell %s: recorded as " STR_FMT "\n", command,
			STR_ARG(casebook_id(c->signer.key.name, first, mem)));
	return ok;
}
