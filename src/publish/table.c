#include "publish/table.h"

#define AS_WORDS(name, words) words,
const char *const cell_role_words[] = { CELLS(AS_WORDS) NULL };
#undef AS_WORDS
const char *const bound_side_words[] = { "best", "low", "high", NULL };

size_t column_of(const struct strs *header, struct str name)
{
	for (size_t i = 0; i < header->count; i++)
		if (str_equal(str_trim(header->at[i]), name))
			return i;
	for (size_t i = 0; i < header->count; i++)
		if (str_equal_fold(str_trim(header->at[i]), name))
			return i;
	return NO_COLUMN;
}

static bool add_summand(
	struct summands *s, const struct strs *header, struct str name, struct err *e)
{
	size_t column = column_of(header, str_trim(name));
	if (column == NO_COLUMN)
		return fail(e, ERR_USAGE, "there is no column '%.*s'",
			(int)(name.len < 80 ? name.len : 80), name.at);
	if (s->count == MOST_SUMMANDS)
		return fail(e, ERR_USAGE, "at most %d columns are added up", MOST_SUMMANDS);
	s->column[s->count++] = column;
	return true;
}

/* A header that is called so goes before a sum of headers. */
static bool read_summands(
	struct summands *s, const struct strs *header, struct str names, struct err *e)
{
	struct str name;
	s->count = 0;
	if (column_of(header, str_trim(names)) != NO_COLUMN)
		return add_summand(s, header, names, e);
	while (str_cut(&names, '+', &name))
		if (!add_summand(s, header, name, e))
			return false;
	return s->count > 0 || fail(e, ERR_USAGE, "a column's name is wanted after '='");
}

static struct tally *tally_for(
	struct tallies *all, enum harm harm, int status, struct str part, struct arena *mem)
{
	for (size_t i = 0; i < all->count; i++) {
		struct tally *t = &all->at[i];
		if (t->harm == harm && t->status == status && str_equal(t->part, part))
			return t;
	}
	struct tally *t = PUSH(mem, all);
	*t = (struct tally){ .harm = harm, .status = status, .part = part };
	return t;
}

/* "killed", "killed.low", "killed.civilian.high", "injured.children" */
static bool read_count_role(struct table_map *m, const struct strs *header, struct str role,
	struct str columns, struct arena *mem, struct err *e)
{
	struct str word = { 0 }, part = { 0 };
	enum bound_side side = SIDE_BEST;
	int status = ANY_STATUS, harm = -1;
	if (str_cut(&role, '.', &word))
		harm = word_index(harm_words, word);
	if (harm <= 0)
		return fail(e, ERR_USAGE, "there is no role '%.*s'; see 'knell help import'",
			(int)(word.len < 80 ? word.len : 80), word.at);
	while (str_cut(&role, '.', &word)) {
		int is_side = word_index(bound_side_words, word);
		int is_status = word_index(status_words, word);
		if (is_side >= 0)
			side = (enum bound_side)is_side;
		else if (is_status >= 0)
			status = is_status;
		else
			part = word;
	}
	return read_summands(
		&tally_for(&m->tallies, (enum harm)harm, status, part, mem)->side[side], header,
		columns, e);
}

static bool read_pair(struct table_map *m, const struct strs *header, struct str pair,
	struct arena *mem, struct err *e)
{
	size_t equals = str_find(pair, STR("="));
	if (equals == pair.len)
		return fail(e, ERR_USAGE, "a map wants ROLE=COLUMN, not '%.*s'",
			(int)(pair.len < 80 ? pair.len : 80), pair.at);
	struct str role = str_trim(str_slice(pair, 0, equals));
	struct str column = str_slice(pair, equals + 1, pair.len);
	int cell = word_index(cell_role_words, role);
	if (cell < 0)
		return read_count_role(m, header, role, column, mem, e);
	struct summands one = { .count = 0 };
	if (!add_summand(&one, header, column, e))
		return false;
	m->column[cell] = one.column[0];
	return true;
}

bool table_map_read(struct table_map *m, const struct strs *header, const struct strs *words,
	struct arena *mem, struct err *e)
{
	*m = (struct table_map){ 0 };
	for (size_t i = 0; i < CELL_ROLES; i++)
		m->column[i] = NO_COLUMN;
	for (size_t i = 0; i < words->count; i++)
		if (!read_pair(m, header, words->at[i], mem, e))
			return false;
	return true;
}

static bool uses(const struct table_map *m, size_t column)
{
	for (size_t i = 0; i < CELL_ROLES; i++)
		if (m->column[i] == column)
			return true;
	for (size_t i = 0; i < m->tallies.count; i++)
		for (size_t s = 0; s < SIDES; s++)
			for (size_t k = 0; k < m->tallies.at[i].side[s].count; k++)
				if (m->tallies.at[i].side[s].column[k] == column)
					return true;
	return false;
}

struct strs table_map_left_over(
	const struct table_map *m, const struct strs *header, struct arena *mem)
{
	struct strs left = { 0 };
	for (size_t i = 0; i < header->count; i++)
		if (!uses(m, i))
			*PUSH(mem, &left) = header->at[i];
	return left;
}

static bool has_all(const struct strs *header, const char *const *columns)
{
	for (size_t i = 0; columns[i]; i++)
		if (column_of(header, str_from(columns[i])) == NO_COLUMN)
			return false;
	return true;
}

const struct house *house_of(const struct strs *header)
{
	if (has_all(header, house_ucdp.columns))
		return &house_ucdp;
	return has_all(header, house_acled.columns) ? &house_acled : NULL;
}
