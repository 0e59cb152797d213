#ifndef TOLL_JUDGE_H
#define TOLL_JUDGE_H

#include "toll/inside.h"

/* For current.c and retract.c alone: the figures of an incident while it is decided which of them are current. */
struct entry {
	const struct claim *c;
	const struct item *it;
	size_t n; /* in the incident */
};
struct entries {
	struct entry *at;
	size_t count, room;
};

struct judge {
	const struct judging *j;
	struct state *states;
	struct arena *mem;
};

static inline bool is_figure(enum use u)
{
	return u == USE_CURRENT || u == USE_PART;
}

static inline void set(const struct judge *g, size_t n, enum use use, size_t by)
{
	g->states[n].use = use;
	g->states[n].by = g->j->in->items.at[by];
}

static inline int compare_known_dates(date_day a, date_day b)
{
	return (a > b) - (a < b); /* DATE_NONE is less than any day */
}

/* retract.c: TOLL-3, TOLL-60; TOLL-61. */
void judge_retractions(const struct judge *g);
void judge_echoes(const struct judge *g);
/* Who stands behind a figure; of an outlet that is an office its name says what it is. */
enum source_kind judge_kind_of(const struct judge *g, const struct item *it);
bool judge_same_figure(const struct item *a, const struct item *b);
/* Nobody in office stands behind it, or it is passed on as what is reported. */
bool judge_only_repeats(const struct judge *g, const struct item *it);

/* TOLL-64: who is told of without a name, and is no office. */
bool judge_is_nameless(const struct judge *g, const struct item *it);
/* Papers still print on the next days what was taken back. */
bool judge_not_after(const struct item *a, const struct item *b);

/* refuted.c: TOLL-70, TOLL-72. */
void judge_refuted(const struct judge *g);
void judge_unclaimed(const struct judge *g);
void judge_told_again(const struct judge *g); /* TOLL-82 */

/* conceded.c: TOLL-4, when each figure has its plain bar. */
void judge_conceded(const struct judge *g);

/* passed_on.c: TOLL-86 */
void judge_passed_on(const struct judge *g);

/* shares.c: TOLL-29, TOLL-30. */
void judge_shares(const struct judge *g, enum harm harm);

#endif
