#ifndef READER_WHERE_INSIDE_H
#define READER_WHERE_INSIDE_H

#include "reader/where.h"

/* For the files reader/where*.c alone. */

/* Besides the classes of the gazetteer: the word can be (part of) a name where it stands. */
#define WORD_NAME (1u << 15)

enum { NAME_WORDS_MOST = 6, COUNTRIES = 26 * 26 };

struct search {
	const struct gazetteer *g;
	const struct scanned *s;
	uint32_t *classes; /* one for each word */
	size_t first, end; /* the sentence's words */
	bool flat;         /* capitals say nothing here */
	bool headline;
	struct arena *mem;
};

/* How sure it is that a run of words is a place. */
enum strength {
	STRENGTH_NAME,  /* a name, perhaps of a place */
	STRENGTH_KNOWN, /* one of the gazetteer with nothing before it that tells of place */
	STRENGTH_WEAK,  /* one of the gazetteer after "from", "to", "of" */
	STRENGTH_SURE,
};

struct candidate {
	uint32_t first, end, name_first, name_end; /* words; the name is without its place noun */
	uint64_t hash;                             /* of the name */
	const uint32_t *refs;                      /* entries of the gazetteer */
	size_t ref_count;
	const struct gaz_entry *entry; /* the one it is, once that is settled */
	enum strength strength;
	enum spot_kind kind;
	bool kind_said; /* by a place noun */
	bool near, directed, adjective, dateline, in_name, sure_point, flat;
	bool far_end;
	bool called;    /* a preposition or a list stands before it */
	bool barred;    /* a title before it: the name of a person here */
	int32_t inside; /* candidate that holds it, -1: none */
	struct str inside_name;
	const char *rule;
};

struct candidates {
	struct candidate *at;
	size_t count, room;
};

/* What stands before a name. */
struct context {
	bool in, weak, near, title, directed, list, far_end;
	bool of_noun;
	bool of_name;        /* "University of", "Ministry of": the name of an organisation */
	enum spot_kind kind; /* of the noun in "town of" */
};

static inline uint32_t class_at(const struct search *q, size_t i)
{
	return i < q->end ? q->classes[i] : 0;
}

static inline bool has_class(const struct search *q, size_t i, uint32_t class)
{
	return (class_at(q, i) & class) != 0;
}

static inline const struct word *word_at(const struct search *q, size_t i)
{
	return &q->s->words.at[i];
}

static GIVEN bool word_is(const struct search *q, size_t i, const char *low)
{
	return i < q->end && word_reads(&q->s->words.at[i], low);
}

/* Is the word one of a list that ends with NULL? */
static GIVEN bool word_is_any(const struct search *q, size_t i, const char *const *words)
{
	return i < q->end && word_reads_any(&q->s->words.at[i], words);
}

static inline bool is_punct(const struct search *q, size_t i, char c)
{
	return i < q->end && q->s->words.at[i].low.len == 1 && q->s->words.at[i].low.at[0] == c;
}

static inline bool has_kind(const struct search *q, size_t i)
{
	return class_at(q, i) >> WORD_KIND_SHIFT != 0;
}

static inline enum spot_kind kind_at(const struct search *q, size_t i)
{
	return (enum spot_kind)((class_at(q, i) >> WORD_KIND_SHIFT) - 1);
}

/* where_words.c */
void where_sentence(struct search *q, const struct sentence *sentence, bool flat_document);
size_t where_run(const struct search *q, size_t i);
const uint32_t *where_known(
	const struct search *q, size_t i, size_t most, size_t *end, size_t *count);
uint64_t where_hash(const struct search *q, size_t first, size_t end);
struct context where_context(const struct search *q, size_t i, const struct candidate *before);
struct str where_print(const struct search *q, size_t first, size_t end, bool flat);

/* where_consider.c: reads at word i; returns the word to go on with. */
size_t where_consider(const struct search *q, size_t i, struct candidates *found);
void where_dateline(const struct search *q, struct candidates *found);

/* Is one of the entries of that kind? */
bool where_any(const struct gazetteer *g, const uint32_t *refs, size_t count, enum gaz_kind kind);

/* where_signs.c: what says that the name [i, end) is a place */
bool where_placed_after(const struct search *q, size_t end);
bool where_heads_entry(const struct search *q, size_t i, size_t end);
bool where_owns_site(const struct search *q, size_t clitic);
bool where_has_its_dead(const struct search *q, size_t end);
bool where_has_a_past(const struct search *q, size_t i, size_t end);
bool where_calls_deed(const struct search *q, size_t i, size_t end);
bool where_is_overrun(const struct search *q, size_t end);
bool where_is_everyday_name(const struct search *q, size_t i, size_t end);
bool where_is_region(const struct search *q, size_t i, size_t end, const struct context *ctx);
bool where_owns_as_land(const struct search *q, size_t end);

/* where_resolve.c */
void where_accept(const struct search *q, struct candidates *found);
void where_nest(const struct search *q, struct candidates *found);
void where_settle(const struct search *q, struct candidates *found);

#endif
