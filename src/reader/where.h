#ifndef READER_WHERE_H
#define READER_WHERE_H

#include "base/claim.h"
#include "reader/gazetteer.h"
#include "text/word.h"

/* Places named in an English text (rules: docs/method/places.md). */
enum spot_kind {
	SPOT_COUNTRY,
	SPOT_PROVINCE, /* first-order division */
	SPOT_DISTRICT, /* second-order: district, municipality */
	SPOT_CITY,
	SPOT_TOWN,
	SPOT_VILLAGE,
	SPOT_NEIGHBOURHOOD,
	SPOT_CAMP,
	SPOT_SITE,   /* market, hospital, school, base, prison, bridge, farm, hill */
	SPOT_ROAD,   /* street, highway, river, border: a line */
	SPOT_REGION, /* of a country or a continent; an island */
	SPOT_SEA,
};

struct spot {
	uint32_t first, end; /* words [first, end), a place noun of its name included */
	struct str name;     /* as one would print it, "San Luis de la Reina", also from capitals */
	enum spot_kind kind;
	struct str country; /* ISO 3166 alpha-2, where it is known */
	struct str inside;  /* name of the place that holds it, where the text says so */
	struct place place; /* words, canonical name, point, precision (UCDP's where_prec) */
	bool adjective;     /* "Salvadoran": tells a nationality, not where */
	bool dateline;      /* where the report was written, not where it happened */
	bool in_name;       /* part of an organisation's name: "Gaza health ministry" */
	bool near;          /* the text says near, outside, N km from it */
	bool far_end;       /* "between X and Y": Y */
	const char *rule;   /* identifier in docs/method/places.md */
};

struct spots {
	struct spot *at;
	size_t count, room;
};

/*
 * Appends every place that `s` names, in order, never overlapping. Strings are views of the text, of
 * the gazetteer or lie in `mem`. A point is given only where the gazetteer leaves no doubt, given
 * the countries that the text names. Linear in the length of the text.
 */
void where_find(
	const struct gazetteer *g, const struct scanned *s, struct spots *out, struct arena *mem);

/* UCDP's where_prec of a place named by its kind alone (WHERE-15). */
int precision_of_kind(enum spot_kind kind);

#endif
