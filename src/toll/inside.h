#ifndef TOLL_INSIDE_H
#define TOLL_INSIDE_H

#include "toll/toll.h"

/* What the files of this room say to each other. */

/* prepare.c: items in canonical order, reports, what is set aside before grouping. */
void toll_prepare(struct toll_result *r, const struct stream *s, const struct toll_options *o,
	struct arena *mem);

/* GROUP-1, as far as it goes without reading every byte: report, place in it, id. */
int claim_order(const struct claim *a, const struct claim *b);

/* again.c: what was worked out before of the very same claims. NULL: nothing of it can be. */
struct again *toll_again_start(
	const struct toll_result *before, const struct toll_result *r, struct arena *mem);
bool toll_again(const struct again *a, struct toll_result *r, struct incident *in);

/* copies.c: fills told.original, item.carrier, item.time. */
void toll_find_copies(struct toll_result *r);

/* group.c: fills item.incident, r->incidents with their place, date, reasons; r->ungrouped. */
void toll_group(struct toll_result *r, const struct verdicts *v, struct arena *mem);

/* origins.c: fills incident.origins, item.origin, item.voice. */
void toll_find_origins(struct toll_result *r, struct incident *in, struct arena *mem);

/* retold.c: TOLL-85, sets item.time back. */
void toll_date_retold(struct toll_result *r, const struct incident *in);

/* unharmed.c: TOLL-50. */
void toll_settle_statuses(struct toll_result *r, const struct incident *in, struct arena *mem);

/* Is `name` one of this origin's names? */
bool origin_is_named(const struct origin *o, struct str name, struct arena *mem);

bool origin_is_credible(const struct origin *o); /* TOLL-4: not a party */
bool origin_is_reliable(const struct origin *o); /* TOLL-17 */
int source_rank(enum source_kind k);             /* TOLL-17: the higher the more reliable */

/*
 * current.c: what is current when one origin (or NONE) is left out besides those of
 * `out`. One state for each item of the incident, in its order.
 */
struct state {
	enum use use;
	enum bar bar;
	size_t by; /* item, or NONE */
};
struct judging {
	const struct toll_result *r;
	const struct incident *in;
	const bool *out;    /* one for each origin of the incident */
	struct arena *mem;  /* for the time of the judging */
	struct arena *keep; /* for the result */
};
struct state *toll_judge(const struct judging *j);

/* kinds.c */
enum kind { KIND_OTHER, KIND_STATE, KIND_RISING, KIND_COUNT }; /* of fighters: on which side */
/* One of the figures of a row that was imported: its words are cells and no sentence (IMPORT-2). */
bool toll_is_row(const struct claim *c);
bool toll_adds_to_others(const struct claim *c);
enum kind toll_kind(const struct claim *c, enum status asserted);
bool toll_is_house(struct str origin);
bool toll_counts_for_all(struct str origin); /* a health office, not a house */
bool toll_is_of_one_house(const struct claim *c, struct str origin);
enum status toll_asserted_status(const struct claim *c);

/* figures.c: what each source says for one harm and status. */
struct figure {
	int64_t low, top; /* top: the greatest stated number */
	bool open;
	enum bar bar;
	bool echo;         /* a paper's, who has it from somebody else: ORIGIN-10 */
	bool sums_up;      /* the range a report begins with, and nobody behind it: TOLL-26 */
	size_t item, with; /* `with`: the second of a sum, or NONE */
	size_t origin, voice;
};
struct figures {
	struct figure *at;
	size_t count, room;
};
void toll_figures(const struct judging *j, const struct state *states, enum harm harm, int status,
	struct figures *out);
/* summary.c: TOLL-24, TOLL-32. */
void toll_weigh_summaries(const struct judging *j, struct figures *f, int status);
void toll_weigh_posts(const struct judging *j, struct figures *f);
void toll_weigh_outcounted(const struct judging *j, struct figures *f); /* outcounted.c: TOLL-81 */
void toll_weigh_joint(struct figures *f);                               /* lone.c: TOLL-91 */
void toll_weigh_kinds(const struct judging *j, struct figures *f);      /* lone.c: TOLL-90 */
void toll_weigh_lone(const struct judging *j, struct figures *f);       /* lone.c: TOLL-89 */
void toll_weigh_passing(const struct judging *j, struct figures *f);    /* passing.c: TOLL-83 */
void toll_weigh_some(const struct judging *j, struct figures *f);       /* TOLL-87 */
void toll_weigh_round(const struct judging *j, struct figures *f);      /* TOLL-34 */
void toll_weigh_boasts(const struct judging *j, struct figures *f);     /* TOLL-62 */
void toll_weigh_hearsay(const struct judging *j, enum harm harm, struct figures *f); /* TOLL-68 */

void toll_part_figures(const struct judging *j, const struct state *states, enum harm harm,
	struct str part, struct figures *out);

/* identify.c: the people known by name or description. */
struct identified {
	int64_t people, named;
	size_t item; /* the first that identifies anybody, or NONE */
};
struct identified toll_identify(
	const struct judging *j, const struct state *states, enum harm harm, int status);

/* rules.c */
struct asking_rules {
	const struct judging *j;
	const struct state *states;
	enum harm harm;
	int status;
	const struct figures *figures;
	struct identified known;
};
void toll_apply_rules(const struct asking_rules *a, struct bounds rules[RULE_COUNT]);
struct bounds toll_range(const struct figures *f); /* without floor and caps: for parts */

/* held.c */
void toll_mark_echoes(const struct judging *j, enum harm harm, struct figures *f);
void toll_most_held(struct toll *t, const struct figures *f, struct arena *mem);

/* tolls.c: every toll of an incident. */
void toll_incident(struct toll_result *r, struct incident *in, const bool *out,
	const struct toll_of *only, struct arena *mem);

/* grades.c, positions.c */
void toll_grade(const struct toll_result *r, struct incident *in, struct arena *mem);
bool denies_event(const struct claim *c);
void toll_positions(const struct toll_result *r, struct incident *in, struct arena *mem);

/* The claim an item of the incident holds; `n` counts in the incident. */
static inline const struct item *incident_item(
	const struct toll_result *r, const struct incident *in, size_t n)
{
	return &r->items[in->items.at[n]];
}

static inline bool is_said(const struct claim *c) /* neither a denial nor a retraction */
{
	return c->stance != STANCE_DENIES && c->stance != STANCE_RETRACTS;
}

/* TOLL-36: what a scorer took for a count or for what a party says of a deed decides nothing until somebody has looked at it. */
static inline bool is_mere_guess(const struct claim *c)
{
	return c->review != REVIEW_ACCEPTED && c->review != REVIEW_EDITED && claim_is_guess(c);
}

#endif
