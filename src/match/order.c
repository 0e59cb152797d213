#include "match/order.h"

#include <string.h>

enum { LEAST_VOTES = 20 };

static bool has_role(const struct list *l, enum role role)
{
	for (size_t i = 0; i < l->column_count; i++)
		if (l->columns[i].role == role)
			return true;
	return false;
}

static bool is_whole(const struct list *l)
{
	return has_role(l, ROLE_NAME) && !has_role(l, ROLE_GIVEN) && !has_role(l, ROLE_FAMILY);
}

static size_t last_of(const struct records *r, size_t list)
{
	return list + 1 < r->list_count ? r->lists[list + 1].first_record : r->count;
}

static uint32_t skeleton_of(const struct records *r, size_t record, enum cell cell)
{
	return r->tokens.faces.at[records_cells(r, record)[cell]].skeleton;
}

/* How often each skeleton stands first and last in a list. */
struct places {
	uint32_t *first, *last; /* by skeleton */
};

static struct places count_places(const struct records *r, size_t list, struct arena *mem)
{
	size_t skeletons = r->tokens.skeletons.count + 1;
	struct places p = { NEW_ARRAY(mem, uint32_t, skeletons),
		NEW_ARRAY(mem, uint32_t, skeletons) };
	for (size_t i = r->lists[list].first_record; i < last_of(r, list); i++) {
		p.first[skeleton_of(r, i, CELL_GIVEN)]++;
		p.last[skeleton_of(r, i, CELL_FAMILY)]++;
	}
	return p;
}

/* Each first and last name votes by where it mostly stands in the other list. */
static bool is_crosswise(const struct places *p, const struct records *r, size_t list)
{
	size_t straight = 0, across = 0;
	for (size_t i = r->lists[list].first_record; i < last_of(r, list); i++) {
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
static double family_first_votes(const struct records *r, size_t list)
{
	struct arena scratch = { 0 };
	struct places p = count_places(r, list, &scratch);
	double votes = 0;
	for (size_t i = r->lists[list].first_record; i < last_of(r, list); i++) {
		uint32_t middle = skeleton_of(r, i, CELL_MIDDLE);
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

/* The list that the others are held against: one with columns for the parts, else the first. */
static size_t model_list(const struct records *r)
{
	for (size_t l = 0; l < r->list_count; l++)
		if (has_role(&r->lists[l], ROLE_GIVEN) && has_role(&r->lists[l], ROLE_FAMILY))
			return l;
	return 0;
}

static void turn_list(struct records *r, size_t l, struct arena *mem)
{
	struct list *list = &r->lists[l];
	for (size_t i = list->first_record; i < last_of(r, l); i++)
		turn(r->cell + i * r->stride);
	*PUSH(mem, &r->remarks) = str_format(mem,
		STR_FMT ": its names are read with the family name first, for other lists have "
			"it last",
		STR_ARG(list->name));
}

void order_names(struct records *r, struct arena *mem)
{
	struct arena scratch = { 0 };
	size_t model = model_list(r), crosswise = 0;
	bool *across = NEW_ARRAY(&scratch, bool, r->list_count);
	double votes = 0;
	struct places p = { 0 };
	if (r->list_count > 1)
		p = count_places(r, model, &scratch);
	for (size_t l = 0; l < r->list_count; l++)
		if (l != model && is_whole(&r->lists[l])) {
			across[l] = is_crosswise(&p, r, l);
			crosswise += across[l];
		}
	for (size_t l = 0; crosswise && l < r->list_count; l++)
		votes += (across[l] ? 1 : -1) * family_first_votes(r, l);
	bool those = !is_whole(&r->lists[model]) || votes >= 0;
	for (size_t l = 0; crosswise && l < r->list_count; l++)
		if (across[l] == those && is_whole(&r->lists[l]))
			turn_list(r, l, mem);
	arena_release(&scratch);
}
