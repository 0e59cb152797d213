#ifndef TEST_CASEBOOK_HELP_H
#define TEST_CASEBOOK_HELP_H

#include "casebook/casebook.h"
#include "disk_sim.h"

/* A casebook for tests: on a simulated disk, opened by an identity, at a time that the test sets. */
struct bench {
	struct sim sim;
	struct disk disk;
	struct secret identity, recovery;
	int64_t time;
};

void bench_start(struct bench *b);
void bench_end(struct bench *b);
struct casebook_place bench_place(struct bench *b, const char *folder, const char *device);
bool bench_create(struct bench *b, struct casebook *c, const char *folder, struct err *e);
bool bench_open(struct bench *b, struct casebook *c, const char *folder, const char *device,
	enum casebook_mode mode, struct err *e);

/* Appends a note that says `text`. */
bool bench_note(struct casebook *c, const char *text, struct err *e);

/* All entries, a line each: id of the log, index, kind, words; and how each was found. */
struct str bench_all(struct casebook *c, struct arena *mem);

#endif
