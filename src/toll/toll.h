#ifndef TOLL_TOLL_H
#define TOLL_TOLL_H

#include "base/claim.h"

/*
 * Claims in, incidents and their tolls out, with the reason for every bound.
 * Pure: the same stream gives the same result, whatever the order of its
 * lines. The rules (GROUP-n, ORIGIN-n, TOLL-n, GRADE-n) are in docs/method/toll.md.
 * Everything in the result lives in the arena or in the stream.
 */
#define NONE ((size_t)-1) /* no such claim, origin or incident */

/* What an analyst decided of two claims (GROUP-16): their incidents are one, or two. */
struct verdict {
	struct str a, b; /* ids */
	bool same;
};
struct verdicts {
	struct verdict *at;
	size_t count, room;
};

struct toll_of {
	enum harm harm;
	int status;
};

struct toll_options {
	date_day as_of;      /* DATE_NONE, or: only what was published by then */
	struct strs without; /* origins whose claims are left out, by any of their names */
	bool reviewed;       /* accepted and edited claims alone */
	const struct toll_of
		*only; /* not NULL: this toll alone, and not what it becomes without each origin */
	struct verdicts verdicts;
};

/* What became of a claim in its incident. */
#define USES(X)                                                                                    \
	X(USE_CURRENT, "current")                                                                  \
	X(USE_NO_FIGURE, "no figure")                                                              \
	X(USE_IDENTIFIES, "names or describes victims")                                            \
	X(USE_PART, "part")                                                                        \
	X(USE_GUESS, "guessed, waits for review")                                                  \
	X(USE_AGGREGATE, "aggregate")                                                              \
	X(USE_DENIAL, "denial")                                                                    \
	X(USE_RETRACTION, "retraction")                                                            \
	X(USE_RETRACTED, "retracted")                                                              \
	X(USE_SUPERSEDED, "superseded")                                                            \
	X(USE_FOLLOWED_UP, "preliminary, followed up")                                             \
	X(USE_REPEATS, "says less exactly what its source says elsewhere")                         \
	X(USE_LEFT_OUT, "origin left out")

/* Why a current figure may not set a low. */
#define BARS(X)                                                                                    \
	X(BAR_NONE, "none")                                                                        \
	X(BAR_UNATTRIBUTED, "nobody stands behind it")                                             \
	X(BAR_PARTY, "figure of a party that no other origin bears out")                           \
	X(BAR_INFERENCE, "an inference, not a count")                                              \
	X(BAR_PLANNED, "announced, and not yet done")                                              \
	X(BAR_CONTESTED, "their status is contested")                                              \
	X(BAR_STATUS, "their status is not said")                                                  \
	X(BAR_ONE_STATUS, "counts one status of several")                                          \
	X(BAR_JOINT, "killed and injured in one figure")                                           \
	X(BAR_JOINED, "killed and injured in one figure, where two count them apart")              \
	X(BAR_NO_FLOOR, "an upper bound alone")                                                    \
	X(BAR_DOUBTED, "its report begins with \"up to\" and quotes nobody who counts fewer")      \
	X(BAR_SATISFIED, "a lower bound that a later figure satisfies")                            \
	X(BAR_WORDS, "words, where others give a number")                                          \
	X(BAR_HOUSE, "bodies at one hospital, where others count the whole")                       \
	X(BAR_REMAINS, "remains that were dug up, where others count the whole")                   \
	X(BAR_SHARE, "so far below what others count that it may be a part")                       \
	X(BAR_EARLY, "an early figure above which offices have counted since")                     \
	X(BAR_BEYOND, "beyond the range in which its report sums up what it quotes")               \
	X(BAR_ALONE, "far above what anybody else counts, and no office behind it")                \
	X(BAR_OUTCOUNTED, "far above what three offices have counted since, and not said again")   \
	X(BAR_INEXACT, "no count, and far above what two have counted since")                      \
	X(BAR_SOME, "less than its voice counts before, which others bear out and not this")       \
	X(BAR_PASSING,                                                                             \
		"far above what its report told before, which others bear out and not this")       \
	X(BAR_BOAST,                                                                               \
		"fighters whom a party says it killed, where others count everybody and fewer")    \
	X(BAR_ROUND, "a round figure, where somebody counts exactly within it")                    \
	X(BAR_ABOVE_TOTAL, "more of one status than its source counts in all")

#define RULES(X)                                                                                   \
	X(RULE_RANGE, "range")                                                                     \
	X(RULE_UCDP, "ucdp")                                                                       \
	X(RULE_AIRWARS, "airwars")                                                                 \
	X(RULE_ACLED, "acled")                                                                     \
	X(RULE_NAMED, "named")

#define HARM_GRADES(X)                                                                             \
	X(GRADE_WEAK, "weak")                                                                      \
	X(GRADE_FAIR, "fair")                                                                      \
	X(GRADE_CONFIRMED, "confirmed")                                                            \
	X(GRADE_CONTESTED, "contested")                                                            \
	X(GRADE_DISCOUNTED, "discounted")

#define EVENT_GRADES(X)                                                                            \
	X(EVENT_SINGLE_SOURCE, "single-source")                                                    \
	X(EVENT_LIKELY, "likely")                                                                  \
	X(EVENT_DECLARED, "declared")                                                              \
	X(EVENT_CONTESTED, "contested")

#define QUESTIONS(X)                                                                               \
	X(ASK_HAPPENED, "did it happen")                                                           \
	X(ASK_WHO, "who did it")                                                                   \
	X(ASK_WHOM, "whom")                                                                        \
	X(ASK_MANY, "how many")

#define AS_NAME(name, words) name,
enum use { USES(AS_NAME) };
enum bar { BARS(AS_NAME) };

/* Not in the high either. */
static inline bool is_left_out(enum bar bar)
{
	return bar == BAR_ABOVE_TOTAL || bar == BAR_BEYOND || bar == BAR_ALONE ||
	       bar == BAR_BOAST || bar == BAR_ROUND || bar == BAR_OUTCOUNTED ||
	       bar == BAR_INEXACT || bar == BAR_PASSING || bar == BAR_JOINED;
}

enum rule { RULES(AS_NAME) RULE_COUNT };
enum harm_grade { HARM_GRADES(AS_NAME) };
enum event_grade { EVENT_GRADES(AS_NAME) };
enum question { QUESTIONS(AS_NAME) QUESTION_COUNT };
#undef AS_NAME

extern const char *const use_words[],
	*const bar_words[], *const rule_words[], *const harm_grade_words[],
							 *const event_grade_words[],
								 *const question_words[];

/* STATUS_ALL beside the values of enum status. */
enum { STATUS_ALL = 4, STATUS_COUNT = 5, HARM_COUNT = HARM_DEPRIVED + 1 };
const char *toll_status_words(int status);

struct indexes {
	size_t *at;
	size_t count, room;
};

struct origin {
	struct str name; /* its fullest name */
	enum source_kind kind;
	bool party;
	struct strs aliases; /* other names that were taken for it, sorted */
	struct strs outlets; /* who carries its claims, sorted */
	size_t claims;
};

/* A bound and the claim that sets it; NONE where the identified floor or nothing does. */
struct bound {
	bool known;
	int64_t value;
	size_t claim; /* index into toll_result.items */
	size_t with;  /* a second claim where the figure is the sum of two, else NONE */
	bool floor;   /* set by the identified floor */
};

struct bounds {
	struct bound low, best, high;
	bool open; /* nothing is said about the top: high is the greatest stated number */
};

struct without { /* what a toll becomes when one origin is left out */
	size_t origin;
	struct bounds rules[RULE_COUNT];
};

struct held { /* a figure and by how many origins it is held */
	int64_t figure;
	size_t origins;
};

struct part_toll {
	struct str part;
	struct bounds bounds;
};

struct toll {
	enum harm harm;
	int status; /* enum status or STATUS_ALL */
	struct bounds rules[RULE_COUNT];
	int64_t identified, named; /* people */
	struct held *held;         /* most held first; only those that tie for the most */
	size_t held_count;
	size_t origins; /* that hold a current figure */
	struct without *without;
	size_t without_count;
	struct part_toll *parts;
	size_t part_count;
	struct strs alerts;
	struct indexes claims; /* items that bear on it */
};

struct folded_victim {        /* as names are compared */
	struct str name, sex; /* of a family without a name: its words */
	size_t words;         /* of the name */
};

struct item { /* a claim and what was made of it */
	const struct claim *claim;
	const struct folded_victim *victims; /* of the claim, in its order */
	enum status asserted;                /* what its source says of their status: TOLL-25 */
	size_t report;                       /* in toll_result.reports */
	size_t carrier;                      /* the report that carried these words first */
	date_day said;                       /* the day as of which its report gives it */
	date_day time;                       /* the moment the figure speaks for: TOLL-85 */
	size_t incident, origin, voice;
	enum use use;
	enum bar bar; /* of a current figure, in the toll over all statuses */
	size_t by;    /* the item that superseded, retracted or satisfies it */
};

struct told { /* a report of the stream, or one that only its claims name */
	struct str id, outlet, url;
	date_day published;
	const struct report *line; /* NULL when the stream has none */
	size_t original;           /* the report it is a near-copy of, or itself */
};

struct cell { /* what a party says to one question */
	size_t origin;
	enum question question;
	bool denies;
	int code; /* HURIDOCS micro-thesaurus 28, term 2 to 12 */
	size_t item;
};

struct position {
	size_t origin;
	struct cell *cells;
	size_t count;
	bool contradicts_itself;
};

struct grades {
	enum harm_grade harm;
	enum event_grade event;
	struct str harm_why, event_why;
	size_t harm_item, event_item; /* the claim that decides, or NONE */
};

struct near_incident {
	size_t incident;
	struct str why;
};

struct incident {
	struct indexes items; /* in canonical order */
	struct indexes reports;
	struct str place;
	struct str place_words;
	bool has_point;
	double lat, lon;
	int place_precision;
	date_day from, to;
	int date_precision;
	bool background;      /* every report of it retells it */
	bool aggregate;       /* only figures over several incidents */
	struct indexes over;  /* an aggregate's incidents */
	struct indexes under; /* items of aggregates over this incident */
	struct origin *origins;
	size_t origin_count;
	struct strs why, agree, differ;
	bool may_be_several;
	struct near_incident *near;
	size_t near_count;
	struct toll *tolls; /* killed first, all statuses first */
	size_t toll_count;
	struct grades grades;
	struct position *positions;
	size_t position_count;
};

struct aside { /* a claim that is in no incident, and why */
	size_t item;
	struct str why;
};

struct asides {
	struct aside *at;
	size_t count, room;
};

struct toll_result {
	struct item *items; /* every claim of the stream once, in canonical order */
	size_t item_count;
	struct told *reports; /* sorted by id */
	size_t report_count;
	struct incident *incidents; /* the main one first, background last */
	size_t incident_count;
	struct asides ungrouped;     /* cannot be placed */
	struct asides aside;         /* rejected, not yet published, said twice in the stream ... */
	struct strs unknown_without; /* names given to leave out that no origin bears */
	bool is_whole;               /* no origin left out, every toll */
};

struct toll_result *toll_derive(
	const struct stream *s, const struct toll_options *o, struct arena *mem);

/*
 * The same, sooner: incidents that consist of the very same claims as in `before` (NULL: nothing was before) are not worked
 * out again. For a stream whose claims are copies of those before, but for some. `before` and its stream may go afterwards.
 */
struct toll_result *toll_derive_after(const struct toll_result *before, const struct stream *s,
	const struct toll_options *o, struct arena *mem);

/* The toll of an incident for one harm and status; NULL when nothing is said of them. */
const struct toll *toll_find(const struct incident *i, enum harm harm, int status);

/* `{"knell":"toll/1",...}`, one object. `rule` RULE_COUNT writes every rule.
 * `harm` and `status` -1 write all. */
struct toll_view {
	int rule, harm, status;
};
void toll_put_json(struct json_out *j, const struct toll_result *r, const struct toll_options *o,
	const struct toll_view *view, struct arena *mem);

/* `"positions":[...]` of the n-th incident, and all of it. */
void toll_put_positions(
	struct json_out *j, const struct toll_result *r, size_t n, struct arena *mem);
void toll_put_incident(struct json_out *j, const struct toll_result *r, size_t n,
	const struct toll_view *view, struct arena *mem);

#endif
