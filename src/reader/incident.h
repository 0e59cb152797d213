#ifndef READER_INCIDENT_H
#define READER_INCIDENT_H

#include "reader/setting.h"

/* Incidents while events are put into them: for incident.c and incident_settle.c alone. */
struct deed {
	date_day from, to;
	uint32_t moment, spot;
	uint32_t sentence, section; /* told of last */
	bool background;
	bool told;      /* with a figure, in the body of the report */
	bool aggregate; /* a figure over several */
	bool guessed; /* its date is that of the topic, or of power cut off or people driven out by it */
	bool later_period; /* dated by what was told behind it of a whole period: that is no day of its own */
	bool within; /* one of those that an aggregate or a period covers */
	bool apart;  /* told in passing: "in a separate strike" */
	bool cut;    /* water, power or food that is cut off (INC-17) */
};

struct deeds {
	struct deed *at;
	size_t count, room;
};

enum { NIGHT_DAYS = 2 }; /* days next to each other may be one night */

/* Of several deeds, or of more than a night. */
static inline bool deed_is_period(const struct deed *d)
{
	return d->aggregate || (d->from != DATE_NONE && d->to - d->from > NIGHT_DAYS);
}

/* What goes on for long: its day and place are less sure to be those of the report's deed. */
static inline bool event_lasts(const struct event *e)
{
	return e->harm == HARM_DEPRIVED || e->harm == HARM_DISPLACED || e->harm == HARM_DETAINED;
}

/* "Three months after soldiers came": a length of time, which the day told later says more exactly. */
bool incident_is_distance(const struct page *p, uint32_t moment);

/* "This week", "last week": the day told behind it may say it more exactly (SET-25). */
static inline bool moment_is_this_week(const struct moment *m)
{
	return m->kind == MOMENT_WEEK && m->deictic && !m->repeated;
}

/* "San Telmo prison, Corranes": the prison is finer than the town, a town than a site that lies elsewhere. */
bool incident_is_finer(const struct page *p, uint32_t a, uint32_t b);

/* Does an event name the place of its incident more closely? */
bool incident_refines(const struct page *p, const struct event *e, const struct deed *d);

/* "In the south, three policemen were killed": another part of the land, and no place that was named (INC-4). */
bool incident_is_in_another_part(const struct page *p, const struct sentence *s);

/* SET-6, SET-7: an event without place or time has those of its incident, and that the topic's. */
void incident_settle(
	const struct page *p, struct event *e, const struct deed *d, const struct deed *topic);

#endif
