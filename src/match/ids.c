#include "match/ids.h"

struct span { /* records of one list */
	size_t from, until;
};

static struct span span_of(const struct records *r, size_t list)
{
	size_t until = list + 1 < r->list_count ? r->lists[list + 1].first_record : r->count;
	return (struct span){ r->lists[list].first_record, until };
}

/* What was found: how many, and a record of the first. */
struct finding {
	size_t count, record;
};

/* Ids met with more than one person. */
static struct finding ids_reused(
	const struct records *r, const struct persons *p, struct span s, struct arena *mem)
{
	struct finding out = { 0 };
	size_t slots = 16;
	while (slots < (s.until - s.from) * 2)
		slots *= 2;
	uint32_t *slot = NEW_ARRAY(mem, uint32_t, slots); /* record + 1 */
	bool *told = NEW_ARRAY(mem, bool, slots);
	for (size_t i = s.from; i < s.until; i++) {
		uint64_t id = r->id_hash[i];
		size_t k = (id * 0x9E3779B97F4A7C15ULL >> 20) & (slots - 1);
		while (id && slot[k] && r->id_hash[slot[k] - 1] != id)
			k = (k + 1) & (slots - 1);
		if (id && slot[k] == 0)
			slot[k] = (uint32_t)i + 1;
		else if (id && p->of[slot[k] - 1] != p->of[i] && !told[k]) {
			told[k] = true;
			if (out.count++ == 0)
				out.record = i;
		}
	}
	return out;
}

/* Persons of one list met under more than one id. */
static struct finding persons_renamed(
	const struct records *r, const struct persons *p, struct span s, struct arena *mem)
{
	struct finding out = { 0 };
	uint64_t *first = NEW_ARRAY(mem, uint64_t, p->count + 1);
	bool *told = NEW_ARRAY(mem, bool, p->count + 1);
	for (size_t i = s.from; i < s.until; i++) {
		uint64_t id = r->id_hash[i], *known = &first[p->of[i]];
		if (id && *known && *known != id && !told[p->of[i]]) {
			told[p->of[i]] = true;
			if (out.count++ == 0)
				out.record = i;
		}
		if (id && *known == 0)
			*known = id;
	}
	return out;
}

void ids_remark(
	struct remarks *to, const struct records *r, const struct persons *p, struct arena *mem)
{
	for (size_t l = 0; l < r->list_count; l++) {
		struct arena scratch = { 0 };
		const struct list *list = &r->lists[l];
		struct finding none = { 0 }, reused = ids_reused(r, p, span_of(r, l), &scratch);
		struct finding renamed =
			list->by_source ? none : persons_renamed(r, p, span_of(r, l), &scratch);
		if (reused.count)
			*PUSH(mem, to) = str_format(mem,
				STR_FMT ": ids that stand for more than one person: %zu, the first "
					"'" STR_FMT "'",
				STR_ARG(list->name), reused.count,
				STR_ARG(records_id(r, reused.record, mem)));
		if (renamed.count)
			*PUSH(mem, to) = str_format(mem,
				STR_FMT ": persons that stand under more than one id: %zu, the "
					"first " STR_FMT " ('" STR_FMT "')",
				STR_ARG(list->name), renamed.count,
				STR_ARG(records_name(r, renamed.record, mem)),
				STR_ARG(records_id(r, renamed.record, mem)));
		arena_release(&scratch);
	}
}
