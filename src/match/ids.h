#ifndef MATCH_IDS_H
#define MATCH_IDS_H

#include "match/persons.h"

/*
 * MATCH-35: ids that a list gives to more than one person, and persons that
 * stand in one list under more than one id. Added to `to` as sentences, for
 * each list that has ids; nothing where there is nothing to say.
 */
void ids_remark(
	struct remarks *to, const struct records *r, const struct persons *p, struct arena *mem);

#endif
