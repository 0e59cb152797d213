#ifndef PUBLISH_TABLE_H
#define PUBLISH_TABLE_H

#include "base/claim.h"
#include "publish/cell.h"

/*
 * What the columns of a table are: the house's own list for UCDP and ACLED, the
 * user's words ("killed.low=Deaths (min)") for any other (IMPORT-1, IMPORT-2).
 */
#define CELLS(X)                                                                                   \
	X(CELL_ID, "id")                                                                           \
	X(CELL_INCIDENT, "incident")                                                               \
	X(CELL_DATE, "date")                                                                       \
	X(CELL_DATE_TO, "date-to")                                                                 \
	X(CELL_DATE_PRECISION, "date-precision")                                                   \
	X(CELL_TIME, "time")                                                                       \
	X(CELL_PLACE, "place")                                                                     \
	X(CELL_LAT, "lat")                                                                         \
	X(CELL_LON, "lon")                                                                         \
	X(CELL_PLACE_PRECISION, "place-precision")                                                 \
	X(CELL_ACT, "act")                                                                         \
	X(CELL_ACTOR, "actor")                                                                     \
	X(CELL_OTHER_ACTOR, "other-actor")                                                         \
	X(CELL_MEANS, "means")                                                                     \
	X(CELL_SOURCE, "source")                                                                   \
	X(CELL_URL, "url")                                                                         \
	X(CELL_PUBLISHED, "published")                                                             \
	X(CELL_AS_OF, "as-of")                                                                     \
	X(CELL_STATUS, "status")                                                                   \
	X(CELL_NAME, "name")                                                                       \
	X(CELL_AGE, "age")                                                                         \
	X(CELL_SEX, "sex")

#define AS_NAME(name, words) name,
enum cell_role { CELLS(AS_NAME) CELL_ROLES };
#undef AS_NAME
extern const char *const cell_role_words[];

enum bound_side { SIDE_BEST, SIDE_LOW, SIDE_HIGH, SIDES };
extern const char *const bound_side_words[];

enum { MOST_SUMMANDS = 8, ANY_STATUS = -1 };

/* One column, or several to be added up ("deaths_a+deaths_b"). */
struct summands {
	size_t column[MOST_SUMMANDS];
	size_t count;
};

/* The columns that count one harm to one status or part. */
struct tally {
	enum harm harm;
	int status;      /* ANY_STATUS: of everybody */
	struct str part; /* "children"; not known: of everybody */
	struct summands side[SIDES];
};

struct tallies {
	struct tally *at;
	size_t count, room;
};

struct table_map {
	size_t column[CELL_ROLES]; /* NO_COLUMN where there is none */
	struct tallies tallies;
};

#define NO_COLUMN ((size_t)-1)

/*
 * A house whose tables are known: its columns in order, what they mean, and the words that may stand in them.
 */
struct vocabulary {
	const char *column;
	const char *const *words; /* ends with NULL */
};

struct house {
	const char *name;   /* "ucdp" */
	const char *source; /* "UCDP GED": whose claims the rows are */
	const char *const *columns;
	const char *const *map;
	const struct vocabulary *vocabularies; /* ends with a NULL column */
	const char *sum_of, *sum; /* "best", "deaths_a+...": equal in every row; NULL: none */
	const char *year;         /* the column that repeats the date's year */
	enum date_order dates;
	int date_precision[6], place_precision[8]; /* its codes as UCDP's; 0: no such code */
};

extern const struct house house_ucdp, house_acled;

/* The house whose every column stands in `header`; NULL when there is none. */
const struct house *house_of(const struct strs *header);

/* The column called so, letter for letter or but for case; NO_COLUMN. */
size_t column_of(const struct strs *header, struct str name);

/* `words`: "ROLE=COLUMN" each. ERR_USAGE names a role or a column that does not exist. */
MUST_CHECK bool table_map_read(struct table_map *m, const struct strs *header,
	const struct strs *words, struct arena *mem, struct err *e);

/* Columns that the map names nowhere: kept with the row, and said. */
struct strs table_map_left_over(
	const struct table_map *m, const struct strs *header, struct arena *mem);

/* One of ACLED's sub-event types as an act, and back. ACT_OTHER for one not known. */
enum act act_of_acled(struct str sub_event);
struct acled_type {
	const char *disorder, *event, *sub_event;
};
struct acled_type acled_type_of(enum act act);

/* The event type that a sub-event type is one of; NULL for one not known. */
const char *acled_event_of(struct str sub_event);

#endif
