#include "match/order.h"

#include "match/hearing.h"

#include <string.h>

enum { LEAST_VOTES = 20 };

static bool has_role(const struct list *l, enum role role)
{
	for (size_t i = 0; i < l->column_count; i++)
		if (l->columns[i].role == role)
			return true;
	return false;
}

/* A list, or what one source gives of a list. */
struct part {
	const struct list *list;
	const uint32_t *record;
	size_t count;
	struct str name;
	bool whole, across; /* its names stand in one column; they are turned against the others' */
};

static bool is_whole(const struct list *l)
{
	return has_role(l, ROLE_NAME) && !has_role(l, ROLE_GIVEN) && !has_role(l, ROLE_FAMILY);
}

static size_t last_of(const struct records *r, size_t list)
{
	return list + 1 < r->list_count ? r->lists[list + 1].first_record : r->count;
}

/* The records by source, each source a part. */
static struct part *part_sources(const struct records *r, struct arena *mem)
{
	size_t sources = r->sources.count;
	uint32_t *record = NEW_ARRAY(mem, uint32_t, r->count + 1);
	size_t *from = NEW_ARRAY(mem, size_t, sources + 2);
	struct part *part = NEW_ARRAY(mem, struct part, sources + 1);
	bool *whole = NEW_ARRAY(mem, bool, r->list_count);
	for (size_t l = 0; l < r->list_count; l++)
		whole[l] = is_whole(&r->lists[l]);
	for (size_t i = 0; i < r->count; i++)
		from[r->source[i] + 1]++;
	for (size_t k = 1; k < sources + 2; k++)
		from[k] += from[k - 1];
	for (size_t k = 0; k < sources; k++)
		part[k] = (struct part){ .record = record + from[k + 1],
			.name = dict_str(&r->sources, (uint32_t)k + 1) };
	for (uint32_t i = 0; i < r->count; i++)
		record[from[r->source[i]]++] = i;
	for (size_t k = 0; k < sources; k++) {
		part[k].count = (size_t)(record + from[k + 1] - part[k].record);
		part[k].list = records_list(r, part[k].record[0]);
		part[k].whole = true;
	}
	for (size_t l = 0; l < r->list_count; l++)
		for (size_t i = r->lists[l].first_record; i < last_of(r, l); i++)
			part[r->source[i] - 1].whole &= whole[l];
	return part;
}

static uint32_t skeleton_of(const struct records *r, size_t record, enum cell cell)
{
	return r->tokens.faces.at[records_cells(r, record)[cell]].skeleton;
}

/* How often each skeleton stands first and last in a list. */
struct places {
	uint32_t *first, *last; /* by skeleton */
};

static struct places count_places(
	const struct records *r, const struct part *part, struct arena *mem)
{
	size_t skeletons = r->tokens.skeletons.count + 1;
	struct places p = { NEW_ARRAY(mem, uint32_t, skeletons),
		NEW_ARRAY(mem, uint32_t, skeletons) };
	for (size_t k = 0; k < part->count; k++) {
		size_t i = part->record[k];
		p.first[skeleton_of(r, i, CELL_GIVEN)]++;
		p.last[skeleton_of(r, i, CELL_FAMILY)]++;
	}
	return p;
}

/* Each first and last name votes by where it mostly stands in the other list. */
static bool is_crosswise(const struct places *p, const struct records *r, const struct part *part)
{
	size_t straight = 0, across = 0;
	for (size_t k = 0; k < part->count; k++) {
		size_t i = part->record[k];
		uint32_t given = skeleton_of(r, i, CELL_GIVEN),
			 family = skeleton_of(r, i, CELL_FAMILY);
		if (!given || !family)
			continue;
		straight += p->first[given] > p->last[given];
		straight += p->last[family] > p->first[family];
		across += p->last[given] > p->first[given];
		across += p->first[family] > p->last[family];
	}
	return across >= LEAST_VOTES && across > 2 * straight;
}

/* Names of fathers are like given names: they stand first elsewhere in the list, or last where the family is first. */
static double family_first_votes(const struct records *r, const struct part *part)
{
	struct arena scratch = { 0 };
	struct places p = count_places(r, part, &scratch);
	double votes = 0;
	for (size_t k = 0; k < part->count; k++) {
		uint32_t middle = skeleton_of(r, part->record[k], CELL_MIDDLE);
		if (middle)
			votes += (p.last[middle] > p.first[middle]) -
				 (p.first[middle] > p.last[middle]);
	}
	arena_release(&scratch);
	return votes;
}

/* Family, given, father ... become given, father ..., family. */
static void turn(uint32_t *cell)
{
	enum { MIDDLES = CELL_MIDDLE_LAST - CELL_MIDDLE + 1 };
	uint32_t family = cell[CELL_GIVEN], last = cell[CELL_FAMILY], *middle = cell + CELL_MIDDLE;
	size_t n = 0;
	if (!family || !last)
		return;
	while (n < MIDDLES && middle[n])
		n++;
	cell[CELL_FAMILY] = family;
	cell[CELL_GIVEN] = n ? middle[0] : last;
	if (n == 0)
		return;
	memmove(middle, middle + 1, (n - 1) * sizeof *middle);
	middle[n - 1] = last;
}

/* The part that the others are held against: one with columns for the parts of a name, else the largest. */
static const struct part *model_part(const struct part *part, size_t parts)
{
	const struct part *most = part;
	for (size_t k = 0; k < parts; k++) {
		const struct list *l = part[k].list;
		if (has_role(l, ROLE_GIVEN) && has_role(l, ROLE_FAMILY))
			return &part[k];
		most = part[k].count > most->count ? &part[k] : most;
	}
	return most;
}

static void turn_part(struct records *r, const struct part *part, struct arena *mem)
{
	for (size_t k = 0; k < part->count; k++)
		turn(r->cell + part->record[k] * r->stride);
	*PUSH(mem, &r->remarks) = str_format(mem,
		STR_FMT ": its names are read with the family name first, for other lists have "
			"it last",
		STR_ARG(part->name));
}

void order_names(struct records *r, struct arena *mem)
{
	struct arena scratch = { 0 };
	size_t parts = r->sources.count, crosswise = 0;
	double votes = 0;
	names_hear(r, mem); /* skeletons vote */
	if (parts < 2)
		return;
	struct part *part = part_sources(r, &scratch);
	const struct part *model = model_part(part, parts);
	struct places p = count_places(r, model, &scratch);
	for (size_t k = 0; k < parts; k++)
		if (&part[k] != model && part[k].whole) {
			part[k].across = is_crosswise(&p, r, &part[k]);
			crosswise += part[k].across;
		}
	for (size_t k = 0; crosswise && k < parts; k++)
		votes += (part[k].across ? 1 : -1) * family_first_votes(r, &part[k]);
	bool those = !model->whole || votes >= 0;
	for (size_t k = 0; crosswise && k < parts; k++)
		if (part[k].across == those && part[k].whole)
			turn_part(r, &part[k], mem);
	arena_release(&scratch);
}
