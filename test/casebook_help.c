#include "casebook_help.h"

#include "ledger_help.h"

#include <string.h>

static int64_t now(void *self)
{
	return ((struct bench *)self)->time;
}

void bench_start(struct bench *b)
{
	memset(b, 0, sizeof *b);
	b->disk = sim_start(&b->sim);
	b->identity = numbered_secret(500);
	b->time = 1931230800; /* 2031-03-14T13:00:00Z */
}

void bench_end(struct bench *b)
{
	sim_end(&b->sim);
}

struct casebook_place bench_place(struct bench *b, const char *folder, const char *device)
{
	return (struct casebook_place){ &b->disk, folder, device, now, b };
}

bool bench_create(struct bench *b, struct casebook *c, const char *folder, struct err *e)
{
	struct casebook_place place = bench_place(b, folder, "/device");
	struct casebook_key key = { .identity = &b->identity };
	return casebook_create(c, &place, &key, STR("Desk"), &b->recovery, e);
}

bool bench_open(struct bench *b, struct casebook *c, const char *folder, const char *device,
	enum casebook_mode mode, struct err *e)
{
	struct casebook_place place = bench_place(b, folder, device);
	struct casebook_key key = { .identity = &b->identity };
	return casebook_open(c, &place, mode, &key, e);
}

bool bench_note(struct casebook *c, const char *text, struct err *e)
{
	struct casebook_new x = { .kind = ENTRY_NOTE };
	uint64_t first;
	casebook_new_field(&x, FIELD_WORDS, str_from(text));
	return casebook_append(c, &x, 1, NULL, 0, &first, e);
}

static bool visit(void *self, const struct casebook_item *x, struct err *e)
{
	struct buf *b = self;
	(void)e;
	if (x->found == CASEBOOK_OPENED)
		buf_printf(b, "%llu %s " STR_FMT "\n", (unsigned long long)x->index,
			entry_kind_word(x->body.entry.kind),
			STR_ARG(casebook_item_field(x, FIELD_WORDS)));
	else
		buf_printf(b, "%llu found %d " STR_FMT "\n", (unsigned long long)x->index,
			(int)x->found, STR_ARG(x->problem));
	return true;
}

struct str bench_all(struct casebook *c, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct err e;
	buf_add(&b, STR(""));
	if (!casebook_each(c, visit, &b, &e))
		buf_printf(&b, "%s\n", e.text);
	return buf_str(&b);
}
