#include "casebook/live.h"
#include "casebook/standing_inside.h"

#include <stdlib.h>
#include <string.h>

/* A line that was parsed: a claim, or a report. */
struct parsed {
	struct digest of;
	const struct claim *claim;
	const struct report *report;
};

struct lines {
	struct parsed
		*at; /* open addressing by digest, at most three quarters full; a power of two */
	size_t count, room;
	struct arena mem;
};

struct lines *lines_new(void)
{
	enum { FIRST = 1024 };
	struct lines *l = calloc(1, sizeof *l);
	struct parsed *at = calloc(FIRST, sizeof *at);
	if (!l || !at)
		abort();
	*l = (struct lines){ .at = at, .room = FIRST };
	return l;
}

void lines_free(struct lines *l)
{
	if (!l)
		return;
	arena_release(&l->mem);
	free(l->at);
	free(l);
}

static struct parsed *place_of(struct parsed *at, size_t room, struct digest of)
{
	size_t n;
	for (memcpy(&n, of.byte, sizeof n);; n++) {
		struct parsed *p = &at[n & (room - 1)];
		if ((!p->claim && !p->report) || digest_equal(p->of, of))
			return p;
	}
}

static void make_room(struct lines *l)
{
	size_t room = 2 * l->room;
	struct parsed *at = calloc(room, sizeof *at);
	if (!at)
		abort();
	for (size_t i = 0; i < l->room; i++)
		if (l->at[i].claim || l->at[i].report)
			*place_of(at, room, l->at[i].of) = l->at[i];
	free(l->at);
	l->at = at;
	l->room = room;
}

static bool parse(struct lines *l, struct parsed *to, struct str line, struct err *e)
{
	struct claim c;
	struct report r;
	struct stream one = { .claims = { .at = &c, .room = 1 },
		.reports = { .at = &r, .room = 1 } };
	if (!stream_add_line(&one, line, &l->mem, e))
		return false;
	if (one.claims.count) {
		struct claim *kept = NEW(&l->mem, struct claim);
		*kept = c;
		to->claim = kept;
	}
	if (one.reports.count) {
		struct report *kept = NEW(&l->mem, struct report);
		*kept = r;
		to->report = kept;
	}
	return true;
}

bool lines_add(
	struct lines *l, struct str line, struct stream *to, struct arena *mem, struct err *e)
{
	struct digest of = digest_of(line);
	if (4 * l->count >= 3 * l->room)
		make_room(l);
	struct parsed *p = place_of(l->at, l->room, of);
	if (!p->claim && !p->report) {
		if (!parse(l, p, line, e))
			return false;
		p->of = of;
		l->count += p->claim || p->report;
	}
	/* memcpy: claims are held to be the same by every byte, padding too */
	if (p->claim)
		memcpy(PUSH(mem, &to->claims), p->claim, sizeof *p->claim);
	if (p->report)
		memcpy(PUSH(mem, &to->reports), p->report, sizeof *p->report);
	return true;
}
