#include "desk/verdicts.h"

static void set_verdict(struct verdicts *to, struct verdict v, struct arena *mem)
{
	for (size_t i = 0; i < to->count; i++) {
		struct verdict *had = &to->at[i];
		if ((str_equal(had->a, v.a) && str_equal(had->b, v.b)) ||
			(str_equal(had->a, v.b) && str_equal(had->b, v.a))) {
			*had = v;
			return;
		}
	}
	*PUSH(mem, to) = v;
}

void verdicts_of(struct verdicts *to, const struct standing *s, struct arena *mem)
{
	for (size_t i = 0; i < s->rulings.count; i++) {
		const struct ruling *j = &s->rulings.at[i];
		if (j->is_void || (j->decision != DECIDE_MERGE && j->decision != DECIDE_SPLIT))
			continue;
		for (size_t k = 1; k < j->target_count; k++)
			set_verdict(to,
				(struct verdict){
					casebook_id(j->target[0].origin, j->target[0].index, mem),
					casebook_id(j->target[k].origin, j->target[k].index, mem),
					j->decision == DECIDE_MERGE },
				mem);
	}
}
