#ifndef MATCH_RECORDS_H
#define MATCH_RECORDS_H

#include "base/csv.h"
#include "base/err.h"
#include "match/roles.h"
#include "match/tokens.h"
#include "match/when.h"

/*
 * Lists in standard form. A record is a row of small numbers (`cell`), the same
 * layout for all lists: names as token numbers, dates packed, the other
 * columns as numbers of their values. The original text is never copied or
 * changed; `where` leads back to the row.
 */
enum cell {
	CELL_GIVEN,
	CELL_FAMILY,
	CELL_MIDDLE, /* father, grandfather ... as far as known */
	CELL_MIDDLE_LAST = CELL_MIDDLE + 2,
	CELL_BIRTH, /* when_t */
	CELL_DEATH,
	CELL_AGE,  /* years + 1 */
	CELL_SEX,  /* 1 female, 2 male */
	CELL_TEXT, /* the first of the further columns */
};
enum { MOST_TEXTS = 10 };

enum text_kind { TEXT_WORDS, TEXT_CODE, TEXT_MAIL };
enum { TEXT_UNITS = 6 };
struct text_value {
	const unsigned char *plain; /* letters */
	unsigned long long histogram;
	unsigned char plain_len, units;
	uint32_t digits;               /* of them, a hash; 0 none */
	uint32_t unit[TEXT_UNITS];     /* words, as tokens */
	uint32_t skeleton[TEXT_UNITS]; /* and their skeletons */
};

/* MATCH-42: pairs of values that stand together, in order. */
struct together {
	uint64_t *at;
	size_t count, room;
};
static inline uint64_t together_key(uint32_t a, uint32_t b)
{
	return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}
bool together_holds(const struct together *t, uint32_t a, uint32_t b);

/* A column compared as it stands: places, occupation, codes, addresses ... */
struct text_column {
	struct str header, folded;
	enum role role;
	enum text_kind kind;
	struct dict raw; /* cells as they came */
	struct dict folds;
	struct {
		uint32_t *at; /* of raw cell n: its value */
		size_t count, room;
	} value_of;
	struct {
		struct text_value *at; /* at[0] is no value */
		size_t count, room;
	} values;
	size_t filled, digits, mails; /* cells; of them mostly digits; with an @ */
	bool dropped;                 /* constant or empty: not compared */
	struct together *together;    /* learnt where lists are matched */
};

struct column {
	struct str header;
	enum role role;
	size_t text; /* of ROLE_TEXT and places: which text column */
	struct when_style style;
	bool kurdish;                    /* MATCH-50 */
	bool titled;                     /* whole names begin with Burmese titles */
	bool father_aside, family_first; /* of names: "Surname (father's name) name" */
	struct dict cells;               /* cells of names as they came */
	struct {
		uint32_t *at; /* of cell n: the token of its joined units */
		size_t count, room;
	} token_of;
};

struct list {
	struct str name, text;
	char separator;
	struct column *columns;
	size_t column_count, first_record, body; /* body: offset of the first row */
	size_t first_line;
	size_t uncompared; /* columns beyond MOST_TEXTS */
	bool by_source;    /* has a source column: its rows belong to several lists */
};

struct remarks { /* sentences for a person, in the order found */
	struct str *at;
	size_t count, room;
};

struct records {
	struct list *lists;
	size_t list_count;
	struct dict sources; /* names of lists, in order; a record's source is a number of these */

	size_t count, stride;
	uint32_t *cell;    /* count x stride */
	uint64_t *where;   /* offset of the row in its list's text */
	uint64_t *id_hash; /* of the list's own id, 0 for none */
	uint16_t *source;  /* number in `sources`, from 1 */
	uint32_t *fills;   /* by source: bit c set when at least 2 % of its records have cell c */

	bool fathers; /* middle names are those of fathers: Arabic, or a column says so */
	struct tokens tokens;
	struct text_column text[MOST_TEXTS];
	size_t text_count;
	size_t ragged, nameless, placeholders, undated;
	struct dict placeholder_words; /* the first of them, as written */
	struct remarks remarks;
};

struct list_input {
	struct str name, text; /* UTF-8 */
};

struct read_options {
	const struct strs *maps, *ignores; /* ROLE=HEADER; HEADER */
	struct str truth;                  /* header, or not known */
	bool may_lack;                     /* a header of these need not be in any list */
	bool compare_ids;                  /* for versions of one list, whose ids mostly stay */
};

enum { MOST_RECORDS = 200000000, MOST_LISTS = 1000, MOST_ROW = 4 << 20 };

/*
 * Reads all lists. ERR_INPUT for a list without a header or a usable name
 * column (naming the columns it has), a row that cannot be read, too many; ERR_USAGE
 * for a header of --map or --ignore that no list has.
 */
MUST_CHECK bool records_read(struct records *r, const struct list_input *lists, size_t count,
	const struct read_options *opts, struct arena *mem, struct err *e);

/* The cells of record `i` once more, as they stand in the list. False only for a row out of reach. */
bool records_row(const struct records *r, size_t i, struct strs *fields, struct arena *mem);
const struct list *records_list(const struct records *r, size_t i);

/* The cell of the first column of `role`, else "not known". */
struct str records_cell(const struct records *r, size_t i, enum role role, struct arena *mem);

/* The record's own id, or its row number in its list, from 1. */
struct str records_id(const struct records *r, size_t i, struct arena *mem);

/* Its name as the list writes it: the full name, or the parts in order with blanks. */
struct str records_name(const struct records *r, size_t i, struct arena *mem);

/* Both, for as much as one of them costs. */
void records_id_and_name(
	const struct records *r, size_t i, struct str *id, struct str *name, struct arena *mem);

static inline const uint32_t *records_cells(const struct records *r, size_t i)
{
	return r->cell + i * r->stride;
}

#endif
