#include "base/encode.h"
#include "base/json.h"
#include "cli/add_file.h"

#include <string.h>

static size_t slot_of(const struct known *k, struct digest d)
{
	uint64_t hash;
	memcpy(&hash, d.byte, sizeof hash);
	size_t at = (size_t)hash & (k->room - 1);
	while (k->slot[at].ref.origin.at && !digest_equal(k->slot[at].digest, d))
		at = (at + 1) & (k->room - 1);
	return at;
}

static void grow(struct known *k)
{
	struct known old = *k;
	k->room = old.room ? 2 * old.room : 256;
	k->slot = NEW_ARRAY(k->mem, struct known_document, k->room);
	for (size_t i = 0; i < old.room; i++)
		if (old.slot[i].ref.origin.at)
			k->slot[slot_of(k, old.slot[i].digest)] = old.slot[i];
}

void known_add(struct known *k, struct digest d, struct entry_ref ref)
{
	if (2 * (k->count + 1) > k->room)
		grow(k);
	size_t at = slot_of(k, d);
	if (k->slot[at].ref.origin.at)
		return;
	k->slot[at] = (struct known_document){ d, ref };
	k->count++;
}

const struct known_document *known_find(const struct known *k, struct digest d)
{
	if (k->room == 0)
		return NULL;
	const struct known_document *found = &k->slot[slot_of(k, d)];
	return found->ref.origin.at ? found : NULL;
}

/* Records are counted by the list they are of: those of one list mostly stand together. */
static void count_record(struct known *k, const struct casebook_item *x)
{
	if (x->body.entry.ref_count == 0)
		return;
	const struct entry_ref *list = &x->body.entry.ref[0];
	for (size_t i = k->lists.count; i-- > 0;) {
		struct known_list *l = &k->lists.at[i];
		if (l->index == list->index && str_equal(l->origin, list->origin)) {
			l->records++;
			return;
		}
	}
	*PUSH(k->mem, &k->lists) =
		(struct known_list){ str_copy(k->mem, list->origin), list->index, 1 };
}

static bool visit(void *self, const struct casebook_item *x, struct err *e)
{
	struct arena own = { 0 };
	struct json *what;
	struct digest d;
	struct err unsaid;
	(void)e;
	if (x->found == CASEBOOK_OPENED && x->body.entry.kind == ENTRY_RECORD)
		count_record(self, x);
	if (x->found == CASEBOOK_OPENED && x->body.entry.kind == ENTRY_DOCUMENT &&
		json_parse(casebook_item_field(x, FIELD_WHAT), &what, &own, &unsaid) &&
		hex_bytes(json_text(what, "digest"), d.byte, sizeof d.byte))
		known_add(self, d, (struct entry_ref){ x->log->origin, x->index, x->leaf });
	arena_release(&own);
	return true;
}

uint64_t known_records(const struct known *k, struct entry_ref list)
{
	for (size_t i = 0; i < k->lists.count; i++)
		if (k->lists.at[i].index == list.index &&
			str_equal(k->lists.at[i].origin, list.origin))
			return k->lists.at[i].records;
	return 0;
}

bool known_load(struct known *k, struct casebook *c, struct arena *mem, struct err *e)
{
	*k = (struct known){ .mem = mem };
	return casebook_each_kinds(c, 1U << ENTRY_DOCUMENT, visit, k, e);
}
