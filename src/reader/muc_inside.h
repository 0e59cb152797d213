#ifndef READER_MUC_INSIDE_H
#define READER_MUC_INSIDE_H

#include "reader/feature.h"
#include "reader/linear.h"
#include "reader/muc.h"
#include "reader/muc_lists.h"
#include "reader/role.h"

/*
 * The filter's steps, each in its file: what every noun group is to the violence told of
 * (muc_feature.c, muc_mention.c), which of it belongs to one incident (muc_template.c), whether
 * the task asks for that incident (muc_keep.c), its slots (muc_slot.c) and their form (muc_put.c).
 */
enum muc_role {
	ROLE_NONE,
	ROLE_BAND,         /* people who did it */
	ROLE_ORGANISATION, /* that did it */
	ROLE_THING,        /* hit */
	ROLE_HUMAN,        /* hit, or threatened */
	ROLE_WEAPON,
	ROLE_COUNT,
};

enum muc_type { TYPE_ATTACK, TYPE_BOMBING, TYPE_KIDNAPPING, TYPE_ARSON, TYPE_ROBBERY, TYPE_COUNT };
enum muc_stage { STAGE_DONE, STAGE_TRIED, STAGE_THREATENED };

/* The least chances from which on things are taken for what they may be; set on DEV. */
struct muc_wanted {
	float mention[ROLE_COUNT]; /* TASK-11 */
	float join;                /* TASK-22 */
	float fill[ROLE_COUNT];    /* TASK-31 */
	float keep;                /* TASK-30 */
	float both[ROLE_COUNT];    /* TASK-34 */
};

extern const struct muc_wanted muc_wanted;

struct muc {
	struct muc_wanted wanted;
	const struct muc_lists *lists;
	const struct linear *role, *join, *fill, *page, *keep;
};

struct mention {
	uint32_t chunk, sentence;
	uint32_t event;    /* of the page, nearest in its sentence; or NONE */
	uint32_t template; /* or NONE */
	enum muc_role role;
	float chance;
	uint32_t name, name_end; /* words of a person's name, or NONE */
	uint32_t first, end;     /* words of the description, without article and number */
	float fill;              /* chance that it is a fill of its template */
	bool leads;              /* the first mention of its kind in its template */
	bool kept;               /* first of its kind there, and asked for */
	bool borrowed;           /* told of with another template: TASK-57 */
	uint32_t same;           /* an earlier mention of the same, or NONE */
};

struct mentions {
	struct mention *at;
	size_t count, room;
};

struct template
{
	enum muc_type type;
	enum muc_stage stage;
	uint32_t first_event, last_event, first_sentence, last_sentence;
	uint32_t moment, spot;
	date_day from, to;
	size_t events, bombs;
	float chance; /* that the task asks for it */
	bool kept;
};

struct templates {
	struct template *at;
	size_t count, room;
};

/* What a noun group took part in, by grammar. */
enum muc_relation { AS_SUBJECT, AS_PASSIVE, AS_OBJECT, AS_BY, RELATION_COUNT };

struct relation {
	enum muc_relation as;
	uint32_t verb; /* chunk */
};

enum { RELATIONS_MOST = 4 };

struct relations {
	struct relation at[RELATIONS_MOST];
	uint8_t count;
};

/* Words that many features have for a value. */
#define ONE_MORE(name, words) +1
enum { MUC_ACTS = 0 ACTS(ONE_MORE) };
struct muc_words {
	struct value acts[MUC_ACTS], harms[0 HARMS(ONE_MORE)];
	struct value chunks[CHUNK_OTHER + 1], relations[RELATION_COUNT];
};
#undef ONE_MORE

struct filter {
	const struct muc *muc;
	struct page *page;
	struct arena *mem;
	struct relations *relations; /* one a chunk */
	uint32_t *role_event;        /* one a chunk: event in which it has a role, or NONE */
	uint8_t *parts;              /* one a chunk: what it is in any event */
	uint32_t *head_first;        /* one a noun group: the first of the same head */
	uint32_t *head_next;         /* and the next one, or NONE */
	uint32_t *first_event;       /* of each sentence; one more at the end */
	uint32_t *lists;             /* of each word: muc_lists_of_end() */
	struct mentions mentions;
	struct templates templates;
	uint32_t *template_of; /* one an event, or NONE */
	float page_chance;     /* that the report tells of anything that the task asks for */
	struct str country;    /* that the report is about */
	struct muc_words words;
};

void muc_relate(struct filter *f);
void muc_role_features(
	const struct filter *f, uint32_t sentence, uint32_t chunk, struct features *out);
bool muc_is_candidate(const struct filter *f, uint32_t chunk);
bool muc_speaks(const struct filter *f, uint32_t sentence, uint32_t chunk);
void muc_mentions(struct filter *f);
void muc_templates(struct filter *f);

/* The parts of muc_templates(), for the trainer. */
void muc_templates_begin(struct filter *f);
bool muc_may_join(const struct filter *f, uint32_t event, uint32_t template);
void muc_join_features(
	const struct filter *f, uint32_t event, uint32_t template, struct features *out);
void muc_join(struct filter *f, uint32_t event, uint32_t template); /* NONE: a new one */
void muc_fuse(struct filter *f);
void muc_borrow(struct filter *f);

void muc_fill_features(const struct filter *f, uint32_t mention, struct features *out);
void muc_fills(struct filter *f);
void muc_page_features(const struct filter *f, struct features *out);
void muc_page_chance(struct filter *f);
void muc_keep_features(const struct filter *f, uint32_t template, struct features *out);
void muc_keep(struct filter *f);
void muc_put(const struct filter *f, struct buf *out);

/* All steps before the mentions. */
void muc_begin(struct filter *f, const struct muc *m, const struct reader *r,
	const struct report *report, const struct scanned *scan, struct arena *mem);

/* All steps after those. */
void muc_finish(struct filter *f, struct buf *out);

/* The country of a place, in the task's words; not known for those that the list lacks. */
struct str muc_country(const struct filter *f, const struct spot *s);

/* Is it one of the nine countries of the task? */
bool muc_is_latin(const struct filter *f, struct str country);

/* MUC type of an event's act; -1 for acts that the task does not ask for. */
int muc_type_of(const struct filter *f, const struct event *e);

/*
 * The fill of the longest phrase of words [first, end) that ends before `end`; not known (at
 * NULL) when none does. A list without fills gives an empty one. *start, when asked for, is the
 * phrase's first word.
 */
static inline struct str muc_ending(
	const struct filter *f, enum muc_list list, uint32_t first, uint32_t end, uint32_t *start)
{
	if (end == first || !(f->lists[end - 1] >> list & 1))
		return (struct str){ 0 };
	return muc_longest(f->muc->lists, list, f->page, first, end, start);
}

/* The fill of the last phrase that stands anywhere in words [first, end). */
static inline struct str muc_within(
	const struct filter *f, enum muc_list list, uint32_t first, uint32_t end)
{
	struct str fill = { 0 };
	for (uint32_t i = end; i > first && !fill.at; i--)
		fill = muc_ending(f, list, first, i, NULL);
	return fill;
}

/* A number as the value of a feature. */
static inline struct value bucket(size_t n)
{
	return n == 0   ? WORD("0")
	       : n == 1 ? WORD("1")
	       : n == 2 ? WORD("2")
	       : n == 3 ? WORD("3")
			: WORD("many");
}

static inline struct str text_of(const struct filter *f, uint32_t first, uint32_t end)
{
	return page_words(f->page, first, end);
}

#endif
