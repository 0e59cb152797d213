#ifndef TOLL_NAMES_H
#define TOLL_NAMES_H

#include "toll/inside.h"

/* The names by which one incident's sources and actors are called, and which are one. */
struct named {
	struct str text; /* as written, without an article in front */
	struct str key;  /* ORIGIN-2, ORIGIN-3; "~witness" for those who have no name */
	struct str head;
	enum source_kind kind;
	bool generic; /* nobody in particular: witnesses, residents, local media */
	bool office;  /* "health officials": who speak for what the rest of the name says */
	bool is_outlet, is_actor;
	bool lone;      /* a government, and no other land's speaks: TOLL-65 */
	size_t longer;  /* the name it is short for, or NONE */
	bool ambiguous; /* short for several; the report must decide */
	size_t carrier; /* where it stands, for that */
};
struct nameds {
	struct named *at;
	size_t count, room;
};

/* The innermost source of a claim as a name; false when nobody stands behind it (ORIGIN-1). */
bool name_of_source(
	struct named *n, const struct toll_result *r, const struct item *it, struct arena *mem);
struct named name_of_actor(const struct actor *a, struct arena *mem);
struct str name_synonyms(struct str key, struct arena *mem);
struct str name_without_article(struct str s);
struct named name_made(struct str text, enum source_kind kind, struct arena *mem);

/* Sorts by key, so that equal names stand together, and leaves each key once. */
void names_unify(struct nameds *all);
size_t names_find(const struct nameds *all, struct str key);

/* ORIGIN-4: finds for each short form the one longer name it stands for. */
void names_resolve(struct nameds *all, struct arena *mem);

/* TOLL-65: the governments of which no other speaks. */
void names_mark_governments(struct nameds *all, struct arena *mem);

/* Is `a` short for `b`? */
bool name_is_short_for(const struct named *a, const struct named *b);
size_t name_root(const struct nameds *all, size_t n);

/* Is it called as the army, the police or the government of a land is? */
bool name_is_of_state(const struct named *a);

/* TOLL-4: is the source called `s` the accused called `a`, or a part of it? */
bool name_is_accused(const struct named *s, const struct named *a, struct arena *mem);

/* Of two names of lands or peoples, folded: "marenia" and "marenian"? (TOLL-65) */
bool names_same_land(struct str a, struct str b);

#endif
