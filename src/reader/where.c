/* Places of a text: candidates sentence by sentence, then what the whole text says of them. */
#include "reader/where_inside.h"

/* Is nearly every word written without a capital, as in a message typed in haste? */
static bool has_no_capitals(const struct scanned *s)
{
	size_t capitals = 0;
	for (size_t i = 0; i < s->words.count; i++)
		capitals += (s->words.at[i].shape & SHAPE_CAPITAL) != 0;
	return s->words.count > 20 && capitals * 100 < s->words.count;
}

/* A name in capitals where the rest is not: "PORT SELENE, March 14". */
static bool is_shouted(const struct search *q, const struct candidate *c)
{
	size_t letters = 0;
	for (size_t i = c->first; i < c->end; i++) {
		const struct word *w = word_at(q, i);
		if (!(w->shape & (SHAPE_UPPER | SHAPE_PUNCT)))
			return false;
		letters += w->low.len;
	}
	return letters > 4;
}

static void read_sentence(
	struct search *q, const struct sentence *sentence, bool flat, struct candidates *found)
{
	size_t before = found->count;
	where_sentence(q, sentence, flat);
	if (sentence->block == BLOCK_DATELINE)
		where_dateline(q, found);
	else
		for (size_t i = q->first; i < q->end;)
			i = where_consider(q, i, found);
	for (size_t i = before; i < found->count; i++)
		found->at[i].flat = q->flat || is_shouted(q, &found->at[i]);
}

static enum spot_kind kind_of(const struct candidate *c)
{
	static const enum spot_kind kinds[] = { SPOT_COUNTRY, SPOT_COUNTRY, SPOT_PROVINCE,
		SPOT_DISTRICT, SPOT_CITY, SPOT_SEA, SPOT_REGION };
	if (!c->entry || (c->kind_said && c->entry->kind != GAZ_COUNTRY))
		return c->kind;
	if (c->entry->kind == GAZ_CITY && c->entry->level < 3)
		return c->entry->level ? SPOT_TOWN : SPOT_VILLAGE;
	return kinds[c->entry->kind];
}

int precision_of_kind(enum spot_kind kind)
{
	static const int of_kind[] = { [SPOT_COUNTRY] = 6,
		[SPOT_PROVINCE] = 4,
		[SPOT_DISTRICT] = 3,
		[SPOT_CITY] = 1,
		[SPOT_TOWN] = 1,
		[SPOT_VILLAGE] = 1,
		[SPOT_NEIGHBOURHOOD] = 1,
		[SPOT_CAMP] = 1,
		[SPOT_SITE] = 1,
		[SPOT_ROAD] = 5,
		[SPOT_REGION] = 5,
		[SPOT_SEA] = 7 };
	return of_kind[kind];
}

static int precision_of(enum spot_kind kind, const struct candidate *c)
{
	int n = precision_of_kind(kind);
	bool by_namesake = c->kind_said && kind == SPOT_CAMP && c->entry; /* the town's point */
	if (n == 1 && (c->near || by_namesake))
		return 2;
	if (c->directed && (n == 4 || n == 6))
		return 5;
	return n;
}

static void put_point(struct place *place, const struct gaz_entry *entry)
{
	place->has_point = true;
	place->lat = entry->lat / 100.0;
	place->lon = entry->lon / 100.0;
}

static void put_spot(const struct search *q, const struct candidates *found,
	const struct candidate *c, struct spots *out)
{
	struct spot *spot = PUSH(q->mem, out);
	const struct candidate *holder = c->inside >= 0 ? &found->at[c->inside] : NULL;
	*spot = (struct spot){ .first = c->first,
		.end = c->end,
		.kind = kind_of(c),
		.adjective = c->adjective,
		.dateline = c->dateline,
		.in_name = c->in_name,
		.near = c->near,
		.far_end = c->far_end,
		.rule = c->rule };
	spot->name = where_print(q, c->name_first, c->name_end, c->flat);
	spot->inside = holder ? where_print(q, holder->name_first, holder->name_end, holder->flat)
			      : c->inside_name;
	const struct gaz_entry *entry = c->entry ? c->entry : holder ? holder->entry : NULL;
	if (entry && entry->country[0])
		spot->country = (struct str){ entry->country, 2 };
	spot->place.words = str_slice(
		q->s->text, q->s->words.at[c->first].begin, q->s->words.at[c->end - 1].end);
	bool own = c->adjective || (c->kind_said && c->kind > SPOT_VILLAGE);
	spot->place.name = c->entry && !own && (c->sure_point || spot->kind == SPOT_COUNTRY)
				   ? gazetteer_print(q->g, c->entry)
				   : spot->name;
	spot->place.precision = precision_of(spot->kind, c);
	if (c->entry && c->sure_point && !c->adjective)
		put_point(&spot->place, c->entry);
}

void where_find(
	const struct gazetteer *g, const struct scanned *s, struct spots *out, struct arena *mem)
{
	if (s->words.count == 0)
		return;
	struct candidates found = { 0 };
	struct search q = { .g = g, .s = s, .mem = mem };
	q.classes = NEW_ARRAY(mem, uint32_t, s->words.count);
	bool flat = has_no_capitals(s);
	for (size_t i = 0; i < s->sentences.count; i++)
		read_sentence(&q, &s->sentences.at[i], flat, &found);
	where_accept(&q, &found);
	q.first = 0;
	q.end = s->words.count;
	where_nest(&q, &found);
	where_settle(&q, &found);
	for (size_t i = 0; i < found.count; i++)
		put_spot(&q, &found, &found.at[i], out);
}
