#ifndef CLI_PUBLISH_CASE_H
#define CLI_PUBLISH_CASE_H

#include "casebook/casebook.h"
#include "casebook/standing.h"
#include "cli/edition_folder.h"
#include "publish/site.h"

/*
 * The proofs of an edition that comes out of a casebook: for every published claim its entry, the fields of it that
 * are shown exactly as they were read, and the proof that the entry stands in the signed log, a line each into
 * `lines`, since together they are larger than all else; the same of each correction; and the pages that say so of
 * each incident.
 */
MUST_CHECK bool publish_proofs(struct casebook *c, const struct rulings *rulings,
	const struct site *site, const struct edition *ed, struct folder_file *lines,
	struct site_files *files, struct arena *mem, struct err *e);

/* How many people reviewed, and the day of the last of their judgements; 0 when there is none. */
size_t standing_reviewers(const struct standing *s, struct arena *mem);
date_day standing_day(const struct standing *s);

#endif
