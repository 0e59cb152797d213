#ifndef TOLL_GROUP_H
#define TOLL_GROUP_H

#include "toll/inside.h"

/*
 * Grouping, inside. A block is what one report says of one of its incidents; a
 * gathering is an incident while blocks are still joining it.
 */
enum { MOST_PLACES = 12, MOST_FIGURES = 24, MOST_NAMES = 400, HOUR_UNKNOWN = -1 };

struct place_key {
	struct str key;  /* name_key of the place's own name, "dalen camp" */
	struct str text; /* as it is written */
	struct str words;
	int precision; /* UCDP, 0 not known */
	size_t count;
	bool context; /* only said to lie around: "port selene" in "Dalen camp in Port Selene" */
	size_t last_carrier;
	bool known; /* the gazetteer has a point for it */
	bool land;  /* somebody's national police or ministry is of it: GROUP-43 */
};
struct place_keys {
	struct place_key *at;
	size_t count, room;
};

struct range { /* a killed figure, for comparing */
	int64_t low, top;
	bool open;
};
struct ranges {
	struct range *at;
	size_t count, room;
};

enum dating { DATING_HARD, DATING_SOFT, DATING_NONE };

struct block {
	size_t report, carrier;
	int number; /* within the report, 0 not known */
	bool background, aggregate, update;
	bool as_published; /* its day is the day of publication */
	struct indexes items;
	enum dating dating;
	date_day from, to; /* soft: days on which it may have happened */
	int precision;
	struct place_keys places;
	struct ranges figures;
	size_t fighters, people;     /* how many of them count fighters, and others: GROUP-45 */
	struct strs names, families; /* keys of victims' names */
	struct str time;
	int hour;
	unsigned acts, harms; /* sets of enum act, enum harm */
	int tier;
	size_t echo; /* carriers that say the same place and day */
};
struct blocks {
	struct block *at;
	size_t count, room;
};

enum joined { /* why a block is in its incident, GROUP-n */
	JOINED_FIRST,
	JOINED_PLACE_DAY,
	JOINED_PLACE_DAYS,
	JOINED_NEXT_DAY,
	JOINED_UPDATE,
	JOINED_NAMES,
	JOINED_DAY_ONLY,
	JOINED_PLACE_ONLY,
	JOINED_FIGURE,
	JOINED_AGGREGATE,
	JOINED_REMEMBERED,
	JOINED_COPY,
	JOINED_JUDGED,
	JOINED_KINDS,
};

struct gathering {
	struct indexes blocks;
	size_t joined[JOINED_KINDS]; /* reports by the reason they joined */
	enum dating dating;
	date_day from, to;
	int precision;
	bool background, aggregate;
	struct place_keys places;
	struct ranges figures;
	struct strs names, families, times;
	int hour;
	unsigned acts;
	size_t claims;
	bool loose; /* a report joined by town and day alone, with a figure of its own */
	struct indexes over, under;
	size_t into; /* the incident it was joined to by judgement, plus 1; 0: none */
};
struct gatherings {
	struct gathering *at;
	size_t count, room;
};

/* blocks.c */
void blocks_build(struct blocks *b, const struct toll_result *r, struct arena *mem);
void place_keys_add(
	struct place_keys *to, const struct place_key *k, size_t most, struct arena *mem);
bool is_common_place(struct str word);

/* spelling.c: GROUP-22. */
void blocks_align_spelling(struct blocks *b, struct arena *mem);

/* verdicts.c: claims that analysts put together or apart, as pairs of blocks. */
struct block_pair {
	size_t a, b;
};
struct block_pairs {
	struct block_pair *at;
	size_t count, room;
};
void verdict_pairs(struct block_pairs *to, const struct verdicts *v, bool same,
	const struct toll_result *r, const struct blocks *b, struct arena *mem);
bool is_apart(const struct block_pairs *apart, size_t block, const struct gathering *g);

/* fit.c: how well a block fits an incident; score 0: it doesn't. */
struct fit {
	int score;
	enum joined why;
	bool loose;
};
struct fit block_fit(const struct block *b, const struct gathering *g);
bool ranges_agree(const struct range *a, const struct range *b);
bool any_agree(const struct ranges *a, const struct ranges *b, int64_t least);
/* Is what is told of `now` a memory of `then`, on its day? */
bool is_remembered_in(const struct gathering *then, const struct gathering *now);
bool places_part(const struct place_keys *a, const struct place_keys *b);
bool places_meet(const struct place_keys *a, const struct place_keys *b);

/* evident.c: the incident that is told by four reports or more, and by three times as many as any other (NONE: there
 * is none), and whether another has one of its figures and no place or day that parts it (GROUP-21, GROUP-23). */
struct evident {
	size_t at;
	bool *tells; /* by report: it tells of the incident */
};
struct evident evident_incident(
	const struct gatherings *all, const struct blocks *b, size_t reports, struct arena *mem);
bool evident_takes(
	const struct evident *e, const struct gatherings *all, const struct blocks *b, size_t at);

size_t gathering_reports(
	const struct gathering *g, const struct blocks *b); /* near-copies count once */
bool figures_lie_within(const struct ranges *of, const struct ranges *in);

/* about.c: the incident whose place a third of the reports name, and six (NONE: there is none), and whether a block is of
 * it, by what its report names (GROUP-46). */
enum naming { NAMES_ELSE, NAMES_BESIDE, NAMES_NEAR, NAMES_IT };
struct about {
	size_t at;
	struct str name;    /* the key of its place, or of a vessel */
	bool vessel;        /* which sank, or was shot at, once */
	enum naming *names; /* by report: does it name that */
	size_t *told;       /* by report: of how many incidents it counts dead */
};
struct about about_incident(const struct gatherings *all, const struct blocks *b,
	const struct toll_result *r, struct arena *mem);
bool about_takes(const struct about *a, const struct gathering *main, const struct block *x);

/* gather.c */
void gathering_add(struct gathering *g, const struct block *b, enum joined why, struct arena *mem);
bool gathering_is_of_land(const struct gathering *g);
bool gathering_is_of_day(const struct gathering *g); /* an incident of one day or night */
void gathering_take_out(
	struct gathering *g, size_t block, size_t claims); /* its number of claims */
bool gathering_is_of_one(const struct gathering *g, const struct blocks *b, size_t carrier);
/* Of the first `look`, the incident with a town that one of a land is, or NONE: GROUP-43. */
size_t incident_of_land(const struct gatherings *all, size_t at, size_t look);

/* taken.c: the incident that has the figure which the block takes back, NONE where it takes none back or several have it. */
const struct claim *takes_back(const struct toll_result *r, const struct block *b);
size_t taken_back_in(
	const struct toll_result *r, const struct block *b, const struct gatherings *all);

/* candidates.c: which incidents a block should be held against. */
struct candidates; /* an index, in an arena */
struct candidates *candidates_new(size_t claims, struct arena *mem);
void candidates_add(struct candidates *c, const struct gathering *g, size_t at);
void candidates_of(struct candidates *c, const struct block *b, struct indexes *out);
void candidates_near(struct candidates *c, const struct gathering *g, struct indexes *out);

/* why.c: the finished incident's place, date and reasons. */
void gathering_finish(
	struct incident *to, const struct gathering *g, const struct blocks *b, struct arena *mem);
struct str gathering_compare(
	const struct gathering *a, const struct gathering *b, struct arena *mem);

#endif
