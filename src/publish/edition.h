#ifndef PUBLISH_EDITION_H
#define PUBLISH_EDITION_H

#include "publish/numbered.h"
#include "toll/toll.h"

/*
 * publish - claims and tolls as the world may read them.
 *
 * An edition is made once, from reviewed claims alone (PUBLISH-1), and what must not be said is
 * taken out of it before any page or table is written (PUBLISH-2 to PUBLISH-7): the writers of pages,
 * tables and figures see the edition and nothing else. Everything is pure: the same stream and options
 * give the same bytes.
 */
struct edition_options {
	struct str title;     /* not known: a plain one */
	struct str publisher; /* who answers for it; may be not known */
	struct str language;  /* of its pages: "en" */
	enum rule rule;       /* of its tolls: RULE_RANGE */
	bool unreviewed;      /* a draft: unreviewed claims count too, and every page says so */
	bool name_minors, name_witnesses;
	struct verdicts verdicts; /* of analysts, on which claims are of one incident */
	size_t reviewers; /* how many people reviewed, where the claims do not say; else 0 */
	date_day
		as_of; /* the edition's day where the caller knows it: of the last entry; 0: not said */
};

struct review_state {
	size_t claims, accepted, edited, rejected, unreviewed;
	size_t reviewers; /* different people; 0 where the claims do not say */
};

struct withheld_state {
	size_t minors, witnesses, sources, words; /* names of minors; claims for the others */
};

/* What stands for a name that is withheld. */
struct veil {
	struct str name, stands; /* "Mariam Hadid", "[name withheld 3]" */
};
struct veils {
	struct veil *at;
	size_t count, room;
	struct numbered known; /* 1 + place in `stands` by name */
	struct strs stands;
	size_t *slot; /* by the hash of a name's first two words, 1 + its first veil; 0 free */
	size_t slots;
	unsigned char first
		[4096]; /* a bit for each hash of a first word: most words of a text begin no name */
};

/* What of a claim is shown exactly as it was read. */
enum shown { SHOWN_WORDS = 1, SHOWN_SOURCES = 2, SHOWN_VICTIMS = 4, SHOWN_PLACE = 8 };

/* Claims of an incident that name persons, each person once (PUBLISH-8). */
struct person {
	const struct victim *victim; /* the fullest telling of it */
	const struct claim *claim;
	size_t incident, claims;
	enum harm harm;
};
struct persons {
	struct person *at;
	size_t count, room;
};

/* Once made it is constant: its writers work side by side. */
struct edition {
	const struct edition_options *o;
	unsigned char *shown;  /* by item: enum shown */
	struct toll_result *r; /* its claims are those of the edition */
	struct review_state review;
	struct withheld_state withheld;
	struct veils veils;
	date_day from, to, last; /* of its incidents; the last day that it knows of */
	struct str *incident_id; /* by incident: stable as long as its place and day are */
	struct persons persons;
	struct arena *mem;
};

struct edition *edition_make(
	const struct stream *s, const struct edition_options *o, struct arena *mem);

/* A text with every withheld name of two words or more replaced (PUBLISH-5). */
struct str edition_text(const struct edition *ed, struct str text, struct arena *mem);

/* Whether a withheld name of two words or more stands in a text: the last look before a file is written. */
bool edition_betrays(const struct edition *ed, struct str text, struct str *name);

/* When the report that carries a claim was published; DATE_NONE where neither it nor the claim says. */
date_day edition_published(const struct edition *ed, const struct item *it);

/* How an incident is told: killed first, of all statuses; NULL when it has no toll. */
const struct toll *edition_main_toll(const struct edition *ed, const struct incident *in);
const struct bounds *edition_bounds(const struct edition *ed, const struct toll *t);

#endif
