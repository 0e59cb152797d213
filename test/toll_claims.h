#ifndef TEST_TOLL_CLAIMS_H
#define TEST_TOLL_CLAIMS_H

#include "toll/toll.h"

/* Short ways to write down a stream: every claim is of 14 March 2031 at Port Selene, whole,
 * killed, until the test says otherwise. */
struct telling {
	struct stream s;
	struct toll_options o;
	struct arena *mem;
	int next;
};

enum { OPEN_TOP = -1 };

static inline struct telling telling_new(struct arena *mem)
{
	return (struct telling){ .o = { .as_of = DATE_NONE }, .mem = mem };
}

static inline date_day march(int day)
{
	date_day d = DATE_NONE;
	(void)!date_make(2031, 3, day, &d);
	return d;
}

static inline struct claim claim_blank(void)
{
	return (struct claim){ .published = DATE_NONE,
		.captured = DATE_NONE,
		.as_of = DATE_NONE,
		.date = { .from = DATE_NONE, .to = DATE_NONE } };
}

/* `source` NULL: the outlet says it itself; "?": nobody stands behind it. */
static inline struct claim *say(
	struct telling *t, const char *report, int day, const char *source, long low, long high)
{
	struct claim c = claim_blank();
	int n = ++t->next;
	c.id = str_format(t->mem, "%s#%d", report, n);
	c.report = str_from(report);
	c.outlet = str_format(t->mem, "Outlet of %s", report);
	c.published = march(day);
	c.begin = (size_t)n * 100;
	c.words = str_format(t->mem, "claim number %d of %s", n, report);
	c.end = c.begin + c.words.len;
	c.act = ACT_SHELLING;
	c.harm = HARM_KILLED;
	c.scope = SCOPE_WHOLE;
	c.incident = 1;
	c.place.name = c.place.words = STR("Port Selene");
	c.date = (struct when){
		.words = STR("on Friday"), .from = march(14), .to = march(14), .precision = 1
	};
	c.count = (struct count){ .known = true,
		.low = low,
		.open = high == OPEN_TOP,
		.high = high == OPEN_TOP ? 0 : high,
		.stated = high == OPEN_TOP ? low : high };
	if (source)
		*PUSH(t->mem, &c.sources) = (struct source){ .words = str_from(source),
			.name = str_from(source),
			.kind = *source == '?' ? SOURCE_UNATTRIBUTED : SOURCE_OTHER };
	struct claim *kept = PUSH(t->mem, &t->s.claims);
	*kept = c;
	return kept;
}

static inline struct claim *say_kind(struct telling *t, const char *report, int day,
	const char *source, enum source_kind kind, long low, long high)
{
	struct claim *c = say(t, report, day, source, low, high);
	c->sources.at[0].kind = kind;
	return c;
}

/* Claim n of the stream gives another number. */
static inline void recount(struct telling *t, size_t n, long number)
{
	struct count *c = &t->s.claims.at[n].count;
	c->low = c->high = c->stated = number;
	c->open = false;
}

static inline struct claim *deny(struct telling *t, const char *report, int day, const char *source)
{
	struct claim *c = say_kind(t, report, day, source, SOURCE_GOVERNMENT, 0, 0);
	c->stance = STANCE_DENIES;
	c->count.known = false;
	c->harm = HARM_NONE;
	c->act = ACT_MILITARY_ACTIVITY;
	return c;
}

static inline bool is_whole(const struct claim *c)
{
	return !c->part.at && c->scope != SCOPE_PART && c->scope != SCOPE_AGGREGATE;
}

static inline struct toll_result *derive(struct telling *t)
{
	return toll_derive(&t->s, &t->o, t->mem);
}

static inline const struct toll *main_toll(const struct toll_result *r)
{
	return r->incident_count ? toll_find(&r->incidents[0], HARM_KILLED, STATUS_ALL) : NULL;
}

static inline struct bounds range_of(struct telling *t)
{
	const struct toll *toll = main_toll(derive(t));
	return toll ? toll->rules[RULE_RANGE] : (struct bounds){ 0 };
}

#define CHECK_RANGE(t, l, h)                                                                       \
	do {                                                                                       \
		struct bounds b_ = range_of(t);                                                    \
		CHECK(b_.low.known &&b_.high.known);                                               \
		CHECK_NEAR((double)b_.low.value, (l), 0);                                          \
		CHECK_NEAR((double)b_.high.value, (h), 0);                                         \
	} while (0)

#endif
