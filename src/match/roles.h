#ifndef MATCH_ROLES_H
#define MATCH_ROLES_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* What a column of a list says about a person. X(name, word of --map and of the manual) */
#define ROLES(X)                                                                                   \
	X(ROLE_TEXT, "text")                                                                       \
	X(ROLE_IGNORE, "ignore")                                                                   \
	X(ROLE_ID, "id")                                                                           \
	X(ROLE_SOURCE, "source")                                                                   \
	X(ROLE_TRUTH, "truth")                                                                     \
	X(ROLE_NAME, "name")                                                                       \
	X(ROLE_GIVEN, "given")                                                                     \
	X(ROLE_FATHER, "father")                                                                   \
	X(ROLE_GRANDFATHER, "grandfather")                                                         \
	X(ROLE_FAMILY, "family")                                                                   \
	X(ROLE_ALIAS, "alias")                                                                     \
	X(ROLE_SEX, "sex")                                                                         \
	X(ROLE_AGE, "age")                                                                         \
	X(ROLE_BIRTH, "birth")                                                                     \
	X(ROLE_BIRTH_YEAR, "birth-year")                                                           \
	X(ROLE_BIRTH_MONTH, "birth-month")                                                         \
	X(ROLE_BIRTH_DAY, "birth-day")                                                             \
	X(ROLE_DEATH, "death")                                                                     \
	X(ROLE_DEATH_YEAR, "death-year")                                                           \
	X(ROLE_DEATH_MONTH, "death-month")                                                         \
	X(ROLE_DEATH_DAY, "death-day")                                                             \
	X(ROLE_PLACE_DEATH, "place")                                                               \
	X(ROLE_PLACE_BIRTH, "place-birth")                                                         \
	X(ROLE_PLACE_HOME, "home")                                                                 \
	X(ROLE_OCCUPATION, "occupation")

#define AS_ROLE(name, word) name,
enum role { ROLES(AS_ROLE) ROLE_COUNT };
#undef AS_ROLE

extern const char *const role_words[]; /* by role; ends with NULL */

/* MATCH-10: the role a header stands for in the languages that the table of roles.c has; ROLE_TEXT when none. */
enum role role_guess(struct str header);

/* MATCH-10: "Surname (father's name) name": whether the brackets hold a father's name, and whether a family name stands before. */
bool role_father_aside(struct str header, bool *family_first);

/* "given=الاسم": role and header of one --map. */
MUST_CHECK bool role_map_parse(struct str map, enum role *role, struct str *header, struct err *e);

/* The header in the form by which columns of several lists are told to be one. */
struct str role_fold_header(struct str header, struct arena *mem);

#endif
