#ifndef TEST_DISK_SIM_H
#define TEST_DISK_SIM_H

#include "base/disk.h"
#include "base/random.h"

#include <stdint.h>

/*
 * A disk in memory that keeps apart what was written and what was synced, and
 * fails on demand. After sim_crash it holds what was synced and, of
 * the rest, whatever chance kept: names one by one, bytes sector by sector.
 */
enum sim_fault {
	SIM_NONE,
	SIM_CRASH,   /* from this operation on nothing works any more */
	SIM_ONCE,    /* one operation fails */
	SIM_FOREVER, /* this and all later operations that write or sync fail */
	SIM_SHORT,   /* a write of half the bytes, then nothing more fits */
};

struct sim_write {
	size_t to, len;
	unsigned char *bytes;
	struct sim_write *next;
	int is_cut; /* the file was cut to `to` */
};

struct sim_node {
	int is_folder;
	unsigned char *now, *safe; /* bytes as written and as synced */
	size_t now_len, safe_len, room;
	struct sim_write *first, *last; /* since the sync */
};

struct sim_name {
	struct str path;
	struct sim_node *node;
};

struct sim_names {
	struct sim_name *at;
	size_t count, room;
};

/* A change of names that is not synced: `gone` and `come` happen together. */
struct sim_change {
	struct str gone;      /* at NULL: none */
	struct sim_name come; /* node NULL: none */
	int is_safe;
};

struct sim {
	struct arena mem;
	struct sim_names now, safe;
	struct {
		struct sim_change *at;
		size_t count, room;
	} changes;
	struct {
		struct sim_node **at;
		size_t count, room;
	} nodes;
	struct sim_name open[64]; /* by descriptor, from 3 on */
	enum sim_fault fault;
	long fault_at, operation; /* counted from 0 */
	int error;                /* what a failing one sets errno to */
};

struct disk sim_start(struct sim *s);
void sim_end(struct sim *s);

/* The machine is switched off and on again: open files are gone, faults too. */
void sim_crash(struct sim *s, struct random *chance);

/* The process alone ended. */
void sim_restart(struct sim *s);

#endif
