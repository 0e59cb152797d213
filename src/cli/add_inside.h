#ifndef CLI_ADD_INSIDE_H
#define CLI_ADD_INSIDE_H

#include "casebook/fields.h"
#include "cli/add_file.h"

/* A document on its way: what it is, and the entries it brings. */
struct intake {
	struct str name, path, modified;
	const char *kind; /* "report", "list", "claims", "note", "testimony", "file" */
	struct vault_object object[2];
	size_t objects;
	struct {
		struct casebook_new *at;
		size_t count, room;
	} entries;                      /* the document, its custody, its claims or records */
	const struct entry_ref *within; /* the document that it is a part of */
	bool was_read;
	struct report_in in;
	struct claims claims;
	struct str map; /* JSON: what each column of a list was read as */
	uint64_t rows;
	struct arena mem;
};

void plan_document(struct intake *n);
void plan_custody(struct intake *n, struct entry_ref of);
/* About the first entry of the batch, or about `of`. */
void plan_claim(struct intake *n, const struct claim *c, struct entry_ref of);

MUST_CHECK bool put_object(struct adding *a, struct intake *n, struct str bytes, struct err *e);

/*
 * Reads a report: n->in and n->claims. A stranger's bytes are taken apart in a child that can only compute; what comes
 * out of it is text and a stream of claims, which is read here as any stream is. False, with the reason, when it cannot be read.
 */
MUST_CHECK bool add_read(struct adding *a, struct intake *n, enum input_kind kind, struct str bytes,
	struct err *why);

/* Commits what is planned: a new document, which is known then; *ref is what refers to it. */
MUST_CHECK bool commit_document(
	struct adding *a, struct intake *n, struct entry_ref *ref, struct err *e);

/* Records only that it came once more. */
MUST_CHECK bool commit_again(
	struct adding *a, struct intake *n, const struct known_document *k, struct err *e);

/* The line on app->out: what is said is committed. */
void say_document(struct adding *a, const struct intake *n, struct entry_ref ref);

/* A list of people: the document and a record for each row. *is_list is false, and nothing done, for another table. */
MUST_CHECK bool add_list(
	struct adding *a, struct intake *n, struct str bytes, bool *is_list, struct err *e);

/* The rows of a list that are not recorded yet, of a run that was interrupted. */
MUST_CHECK bool add_rows_left(struct adding *a, struct intake *n, struct str bytes,
	const struct known_document *k, struct err *e);

/* A stream of claims, as 'knell read' writes it. */
MUST_CHECK bool add_stream(struct adding *a, struct str bytes, struct str name, struct str path,
	struct str modified, struct err *e);

#endif
