#include "desk/effect.h"

#include "desk/figures.h"
#include "match/judge.h"

#include <unistd.h>

static bool match_lists(const struct desk_lists *l, const struct judgements *j,
	const volatile sig_atomic_t *stop, struct persons *to, struct arena *mem)
{
	struct matching m;
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	struct match_options opts = { .judgements = j,
		.jobs = processors > 1 ? (unsigned)processors : 1,
		.seed = 1,
		.stop = stop };
	match_run(&m, &l->records, &opts, mem);
	*to = m.persons;
	return !stop || !*stop;
}

bool effect_of_pair(struct casebook *c, const struct standing *s, const struct judging *j,
	const struct judged *on, const volatile sig_atomic_t *stop, struct remarks *to,
	struct arena *mem, struct err *e)
{
	static const struct strs none;
	struct read_options read = { .maps = &none, .ignores = &none };
	struct desk_lists l;
	struct persons before, after;
	uint32_t a = 0, b = 0;
	if (!desk_lists_load(c, s, &read, &l, mem, e))
		return false;
	if (!desk_record_of(c, s, &l.records, &on->target[0], &a) ||
		!desk_record_of(c, s, &l.records, &on->target[1], &b) || a == b)
		return fail(e, ERR_INPUT, "these are not two records of lists that stand");
	if (!match_lists(&l, &l.judgements, stop, &before, mem))
		return fail(e, ERR_SYSTEM, "interrupted");
	desk_judgement_set(&l.judgements, a, b, j->decision == DECIDE_SAME, mem);
	if (!match_lists(&l, &l.judgements, stop, &after, mem))
		return fail(e, ERR_SYSTEM, "interrupted");
	*PUSH(mem, to) = str_format(mem, "%s: %zu persons, before %zu", decision_words[j->decision],
		after.count, before.count);
	persons_effect(&l.records, &before, &after, to, mem);
	effect_on_estimate(&l.records, &before, &after, to, mem);
	*PUSH(mem, to) = STR("no toll changes: tolls count what is claimed, not records of lists");
	return true;
}
