#include "toll/inside.h"

/* Which origins of an incident were asked to be left out; marks the names that were found. */
static bool *left_out(
	const struct incident *in, const struct toll_options *o, bool *found, struct arena *mem)
{
	bool *out = NEW_ARRAY(mem, bool, in->origin_count + 1);
	for (size_t n = 0; n < o->without.count; n++)
		for (size_t i = 0; i < in->origin_count; i++) {
			if (!origin_is_named(&in->origins[i], o->without.at[n], mem))
				continue;
			out[i] = true;
			found[n] = true;
		}
	return out;
}

static void work_out(struct toll_result *r, struct incident *in, const struct toll_options *o,
	bool *found, struct arena *mem)
{
	toll_incident(r, in, left_out(in, o, found, mem), o->only, mem);
	toll_grade(r, in, mem);
	toll_positions(r, in, mem);
}

struct toll_result *toll_derive_after(const struct toll_result *before, const struct stream *s,
	const struct toll_options *o, struct arena *mem)
{
	struct toll_result *r = NEW(mem, struct toll_result);
	bool *found = NEW_ARRAY(mem, bool, o->without.count + 1);
	r->is_whole = !o->without.count && !o->only;
	toll_prepare(r, s, o, mem);
	toll_find_copies(r);
	toll_group(r, &o->verdicts, mem);
	struct again *again = toll_again_start(before, r, mem);
	bool *done = NEW_ARRAY(mem, bool, r->incident_count + 1);
	for (size_t i = 0; i < r->incident_count; i++) {
		done[i] = toll_again(again, r, &r->incidents[i]);
		if (done[i])
			continue;
		toll_find_origins(r, &r->incidents[i], mem);
		toll_date_retold(r, &r->incidents[i]);
		toll_settle_statuses(r, &r->incidents[i], mem);
	}
	for (size_t i = 0; i < r->incident_count; i++)
		if (!done[i])
			work_out(r, &r->incidents[i], o, found, mem);
	for (size_t n = 0; n < o->without.count; n++)
		if (!found[n])
			*PUSH(mem, &r->unknown_without) = o->without.at[n];
	return r;
}

struct toll_result *toll_derive(
	const struct stream *s, const struct toll_options *o, struct arena *mem)
{
	return toll_derive_after(NULL, s, o, mem);
}
