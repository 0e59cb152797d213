#include "desk/persons.h"
#include "base/stop.h"

#include "desk/lists.h"
#include "match/tables.h"

#include <unistd.h>

bool desk_match(struct casebook *c, const struct standing *s, uint64_t seed,
	const volatile sig_atomic_t *stop, struct desk_persons *to, struct arena *mem,
	struct err *e)
{
	static const struct strs none;
	struct read_options read = { .maps = &none, .ignores = &none };
	struct desk_lists l;
	struct matching m;
	struct buf b = { .mem = mem };
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	if (!desk_lists_load(c, s, &read, &l, mem, e))
		return false;
	struct match_options opts = { .judgements = &l.judgements,
		.jobs = processors > 1 ? (unsigned)processors : 1,
		.seed = seed,
		.stop = stop };
	match_run(&m, &l.records, &opts, mem);
	if (stopped(stop))
		return fail(e, ERR_SYSTEM, "interrupted");
	buf_add(&b, STR(PERSONS_HEADER));
	put_persons(&b, &l.records, &m.persons, 0, l.records.count);
	*to = (struct desk_persons){ buf_str(&b), l.inputs, s->remarks, s->closed };
	if (l.lost)
		*PUSH(mem, &to->remarks) =
			str_format(mem, "%zu judgements are of records that are not here", l.lost);
	return true;
}

bool desk_match_until(struct casebook *c, int64_t until, uint64_t seed,
	const volatile sig_atomic_t *stop, struct desk_persons *to, struct arena *mem,
	struct err *e)
{
	struct standing s;
	return standing_load(&s, c, until, mem, e) && desk_match(c, &s, seed, stop, to, mem, e);
}
