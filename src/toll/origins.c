#include "toll/fold.h"
#include "toll/inside.h"
#include "toll/names.h"

#include <stdlib.h>

/* Which of an incident's origins each claim has: ORIGIN-1 to ORIGIN-8. */
struct finding {
	struct toll_result *r;
	struct incident *in;
	struct nameds each;  /* the name of each item's source, in the items' order */
	struct nameds names; /* each once */
	struct nameds actors;
	size_t *origin_of; /* by index in names */
	struct arena *mem, *keep;
};

static const struct named nobody = { .longer = NONE };

static void collect(struct finding *f)
{
	for (size_t i = 0; i < f->in->items.count; i++) {
		const struct item *it = incident_item(f->r, f->in, i);
		struct named n = nobody;
		bool known = name_of_source(&n, f->r, it, f->mem);
		*PUSH(f->mem, &f->each) = known ? n : nobody;
		if (known)
			*PUSH(f->mem, &f->names) = n;
		/* "three attackers were shot by soldiers": who fights those who kill is not accused */
		bool fought = it->claim->status == STATUS_COMBATANT;
		for (size_t k = 0; k < it->claim->actors.count && !fought; k++) {
			struct named a = name_of_actor(&it->claim->actors.at[k], f->mem);
			*PUSH(f->mem, &f->actors) = a;
			*PUSH(f->mem, &f->names) = a;
		}
	}
	names_unify(&f->names);
	names_unify(&f->actors);
	names_resolve(&f->names, f->mem);
	names_mark_governments(&f->names, f->mem);
}

/* Pairs of report and name, sorted: who else speaks in a report. */
struct speaking {
	size_t report, name;
};
struct speakings {
	struct speaking *at;
	size_t count, room;
};

static int by_report(const void *left, const void *right)
{
	const struct speaking *a = left, *b = right;
	if (a->report != b->report)
		return a->report < b->report ? -1 : 1;
	return (a->name > b->name) - (a->name < b->name);
}

static struct speakings who_speaks(struct finding *f)
{
	struct speakings s = { 0 };
	for (size_t i = 0; i < f->each.count; i++)
		if (f->each.at[i].key.at)
			*PUSH(f->mem, &s) = (struct speaking){ f->each.at[i].carrier,
				names_find(&f->names, f->each.at[i].key) };
	if (s.count)
		qsort(s.at, s.count, sizeof *s.at, by_report);
	return s;
}

static size_t first_of_report(const struct speakings *s, size_t report)
{
	size_t low = 0, high = s->count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (s->at[mid].report < report)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* ORIGIN-4: "the ministry" that could be two is the one its own report speaks of. */
static size_t root_in_report(
	const struct finding *f, const struct speakings *s, size_t name, size_t report)
{
	size_t found = NONE;
	const struct named *n = &f->names.at[name];
	if (!n->ambiguous)
		return name_root(&f->names, name);
	for (size_t i = first_of_report(s, report); i < s->count && s->at[i].report == report;
		i++) {
		size_t other = name_root(&f->names, s->at[i].name);
		if (!name_is_short_for(n, &f->names.at[other]) || other == found)
			continue;
		if (found != NONE)
			return name;
		found = other;
	}
	return found == NONE ? name : found;
}

static void add_text(struct strs *to, struct str text, struct arena *mem)
{
	enum { MOST_TEXTS = 64 };
	for (size_t i = 0; i < to->count; i++)
		if (str_equal(to->at[i], text))
			return;
	if (to->count < MOST_TEXTS)
		*PUSH(mem, to) = text;
}

static int by_text(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static void give_origin(struct finding *f, size_t n, size_t root)
{
	struct item *it = &f->r->items[f->in->items.at[n]];
	const struct told *t = &f->r->reports[it->report];
	size_t *known = &f->origin_of[root];
	if (*known == NONE) {
		const struct named *name = &f->names.at[root];
		*known = f->in->origin_count++;
		f->in->origins[*known] = (struct origin){ .name = name->text, .kind = name->kind };
	}
	struct origin *o = &f->in->origins[*known];
	const struct sources *s = &it->claim->sources;
	it->origin = *known;
	o->claims++;
	o->party = o->party || (s->count && s->at[s->count - 1].party);
	if (!str_equal_fold(f->each.at[n].text, o->name))
		add_text(&o->aliases, f->each.at[n].text, f->keep);
	add_text(&o->outlets, t->outlet.len ? t->outlet : t->id, f->keep);
}

/* Who has no name keeps no history across outlets: "residents" of two papers are one origin for
 * counting, and two voices for superseding (ORIGIN-8). */
struct voice {
	size_t origin;
	struct str outlet;
	struct item *item;
};

static int by_voice(const void *left, const void *right)
{
	const struct voice *a = left, *b = right;
	if (a->origin != b->origin)
		return a->origin < b->origin ? -1 : 1;
	return str_compare(a->outlet, b->outlet);
}

static void give_voices(struct finding *f)
{
	size_t count = 0, next = f->in->origin_count;
	struct voice *v = NEW_ARRAY(f->mem, struct voice, f->in->items.count + 1);
	for (size_t i = 0; i < f->in->items.count; i++) {
		struct item *it = &f->r->items[f->in->items.at[i]];
		const struct told *t = &f->r->reports[it->carrier];
		it->voice = it->origin;
		if (it->origin == NONE || f->each.at[i].generic)
			v[count++] =
				(struct voice){ it->origin, t->outlet.len ? t->outlet : t->id, it };
	}
	qsort(v, count, sizeof *v, by_voice);
	for (size_t i = 0; i < count; i++) {
		next += i > 0 && by_voice(&v[i - 1], &v[i]) != 0;
		v[i].item->voice = next;
	}
}

/* Who is called as a party is: "the army" accused, its general staff speaking. */
static void spread_party(struct finding *f, size_t n)
{
	for (size_t k = 0; k < f->names.count; k++) {
		size_t at = f->origin_of[k];
		if (at != NONE && !f->in->origins[at].party)
			f->in->origins[at].party =
				name_is_accused(&f->names.at[k], &f->names.at[n], f->mem);
	}
}

/* Gunmen alone are accused, and no army and no police. */
static bool only_others_accused(const struct finding *f)
{
	bool others = false;
	for (size_t i = 0; i < f->actors.count; i++)
		if (name_is_of_state(&f->actors.at[i]) || f->actors.at[i].kind == SOURCE_MILITARY)
			return false;
		else
			others = true;
	return others;
}

/* "The army denied its troops were involved and said 12 had died": a denial of no harm of its own, which is in no incident,
 * beside what the same source says of one. */
static bool denies_beside(const struct toll_result *r, size_t item)
{
	enum { NEAR = 3 };
	const struct sources *s = &r->items[item].claim->sources;
	for (size_t k = item > NEAR ? item - NEAR : 0; k < r->item_count && k <= item + NEAR; k++) {
		const struct claim *c = r->items[k].claim;
		if (r->items[k].report == r->items[item].report && c->stance == STANCE_DENIES &&
			c->harm == HARM_NONE && s->count && c->sources.count &&
			str_equal_fold(
				s->at[s->count - 1].name, c->sources.at[c->sources.count - 1].name))
			return true;
	}
	return false;
}

/* Who denies or concedes a deed answers for it: the others of its side are a party with it. */
static bool *who_answers(const struct finding *f)
{
	bool *answers = NEW_ARRAY(f->mem, bool, f->in->origin_count + 1);
	for (size_t i = 0; i < f->in->items.count; i++) {
		const struct item *it = incident_item(f->r, f->in, i);
		const struct claim *c = it->claim;
		bool answer = c->stance == STANCE_DENIES || c->stance == STANCE_CONCEDES ||
			      denies_beside(f->r, f->in->items.at[i]);
		if (it->origin != NONE && answer && !is_mere_guess(c))
			answers[it->origin] = true;
	}
	return answers;
}

/* TOLL-4: a source that is called as the accused are is a party, whatever the report says. */
static void find_parties(struct finding *f)
{
	enum { MOST_ACTORS = 64 };
	bool *accused = who_answers(f), others = only_others_accused(f);
	size_t actors = f->actors.count < MOST_ACTORS ? f->actors.count : MOST_ACTORS;
	for (size_t n = 0; n < f->names.count; n++) {
		size_t at = f->origin_of[n];
		if (at == NONE)
			continue;
		bool is = false;
		for (size_t i = 0; i < actors && !is; i++) {
			size_t named = names_find(&f->names, f->actors.at[i].key);
			size_t root = named == NONE ? NONE : name_root(&f->names, named);
			is = root == n ||
			     name_is_accused(&f->names.at[n], &f->actors.at[i], f->mem);
		}
		accused[at] = accused[at] || is;
		f->in->origins[at].party = f->in->origins[at].party || is;
	}
	size_t spread = 0;
	for (size_t n = 0; n < f->names.count && spread < MOST_ACTORS; n++)
		if (f->origin_of[n] != NONE && f->in->origins[f->origin_of[n]].party &&
			(!others || accused[f->origin_of[n]])) { /* soldiers who only tell of it */
			spread_party(f, n);
			spread++;
		}
}

void toll_find_origins(struct toll_result *r, struct incident *in, struct arena *mem)
{
	struct arena scratch = { 0 };
	struct finding f = { .r = r, .in = in, .mem = &scratch, .keep = mem };
	collect(&f);
	struct speakings s = who_speaks(&f);
	f.origin_of = NEW_ARRAY(&scratch, size_t, f.names.count + 1);
	in->origins = NEW_ARRAY(mem, struct origin, f.names.count + 1);
	for (size_t i = 0; i < f.names.count; i++)
		f.origin_of[i] = NONE;
	for (size_t i = 0; i < f.each.count; i++)
		if (f.each.at[i].key.at)
			give_origin(&f, i,
				root_in_report(&f, &s, names_find(&f.names, f.each.at[i].key),
					f.each.at[i].carrier));
	give_voices(&f);
	find_parties(&f);
	for (size_t i = 0; i < in->origin_count; i++) {
		struct origin *o = &in->origins[i];
		if (o->aliases.count)
			qsort(o->aliases.at, o->aliases.count, sizeof(struct str), by_text);
		if (o->outlets.count)
			qsort(o->outlets.at, o->outlets.count, sizeof(struct str), by_text);
	}
	arena_release(&scratch);
}

bool origin_is_named(const struct origin *o, struct str name, struct arena *mem)
{
	struct str key = name_made(name, o->kind, mem).key, folded = fold(mem, name);
	struct str whole = name_made(o->name, o->kind, mem)
				   .key; /* "Camp Council" names "Tal Sahra Camp Council" */
	bool same = str_equal(fold(mem, o->name), folded) || str_equal(whole, key) ||
		    (key.len && whole.len && key_within(key, whole));
	for (size_t i = 0; i < o->aliases.count && !same; i++)
		same = str_equal(fold(mem, o->aliases.at[i]), folded);
	return same;
}

bool origin_is_credible(const struct origin *o)
{
	return !o->party;
}

/* TOLL-17: how far a kind of source is trusted when nothing but its kind is known. */
int source_rank(enum source_kind k)
{
	static const int rank[] = { [SOURCE_UN] = 6,
		[SOURCE_RIGHTS_GROUP] = 6,
		[SOURCE_MEDICAL] = 5,
		[SOURCE_MEDIA] = 4,
		[SOURCE_GOVERNMENT] = 3,
		[SOURCE_FAMILY] = 3,
		[SOURCE_WITNESS] = 3,
		[SOURCE_OFFICIAL_UNNAMED] = 2,
		[SOURCE_MILITARY] = 2,
		[SOURCE_OTHER] = 1,
		[SOURCE_ARMED_GROUP] = 0,
		[SOURCE_SOCIAL_MEDIA] = 0,
		[SOURCE_UNATTRIBUTED] = 0 };
	return rank[k];
}

bool origin_is_reliable(const struct origin *o)
{
	return !o->party && source_rank(o->kind) > 0;
}
