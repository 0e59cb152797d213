#ifndef MATCH_VERSIONS_H
#define MATCH_VERSIONS_H

#include "base/buf.h"
#include "match/match.h"

/*
 * MATCH-33: two versions of one list, told apart by person. The first list
 * is the old one, the second the new. Adds to `to` as CSV
 *
 *     change,person,old,new,name,what
 *
 * one row for each person added, removed (who vanished) or changed (with the
 * columns that changed and both cells), for each id that now belongs to another
 * person, and for each person with several ids in one version. Persons
 * that stayed as they were are counted, not listed.
 */
struct version_counts {
	size_t added, removed, changed, same, several_ids, reused_ids;
};
struct version_counts put_versions(
	struct buf *to, const struct records *r, const struct persons *p);

#endif
