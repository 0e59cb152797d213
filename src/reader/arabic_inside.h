#ifndef READER_ARABIC_INSIDE_H
#define READER_ARABIC_INSIDE_H

#include "reader/arabic.h"

/* For the files reader/arabic*.c, when_arabic.c and where_arabic.c alone. */

/* A literal as an element of a table of strs. */
#define AS_STR(literal)                                                                            \
	{                                                                                          \
		literal, sizeof(literal) - 1                                                       \
	}

/* A place known by its Arabic name. */
struct arabic_place {
	struct str arabic; /* folded, words parted by one blank */
	struct str name, country;
	bool word;                     /* an everyday word too: only where a place is looked for */
	const struct gaz_entry *entry; /* NULL: without a point */
};

/* Bits of hashes: most words begin neither a time nor a place, and that is found out by one look. */
struct arabic_filter {
	uint64_t bits[256];
};

static inline void ar_filter_add(struct arabic_filter *f, struct str word)
{
	uint64_t h = str_hash(word) >> 7;
	f->bits[h >> 6 & 255] |= (uint64_t)1 << (h & 63);
}

static inline bool ar_filter_has(const struct arabic_filter *f, struct str word)
{
	uint64_t h = str_hash(word) >> 7;
	return f->bits[h >> 6 & 255] >> (h & 63) & 1;
}

struct arabic_lexicon {
	const struct lexicon *words;
	struct arabic_filter times, place_starts, place_nouns;
	const struct gazetteer *gazetteer;
	struct arabic_place *places; /* open addressing by hash */
	size_t mask;
};

/* A word as it was taken apart. */
struct arabic_cut_of {
	uint8_t prefixes, endings; /* enum arabic_prefix, enum arabic_ending */
	uint8_t front;             /* bytes of the folded word that its prefixes take */
	uint8_t noun;              /* of a place, by where_arabic.c; 0: none */
	bool used;                 /* by an event */
};

struct arabic {
	const struct arabic_lexicon *lexicon;
	struct page *page;
	struct word *folded, *bare; /* the words with `low` folded; without their article */
	struct arabic_cut_of *cut;
	uint32_t sentence, first, end; /* the sentence that is read now */
	size_t first_event;            /* of it */
};

/* A number with its bound, or the number that a noun has by its form. */
struct arabic_number {
	uint32_t first, end;
	struct count count;
	bool vague;
};

/* People, bodies, the dead: with their number. */
struct arabic_group {
	uint32_t first, end, head; /* head: the noun, or the number that stands alone */
	const struct lexeme *lex;  /* of the noun; NULL for a number alone */
	struct count count;
	uint32_t name, name_end; /* NONE: no name */
	bool bare;               /* a number alone */
	bool definite, plural, owned;
	bool partitive; /* "ثلاثة من القتلى": a part of those known */
	bool joined;    /* begins with "and" */
};

static inline const struct lexeme *ar_lex(const struct arabic *a, uint32_t i)
{
	return i < a->end ? a->page->mark[i].lex : NULL;
}

static inline bool ar_has(const struct arabic *a, uint32_t i, enum feature f)
{
	return lexeme_has(ar_lex(a, i), f);
}

static inline bool ar_is(const struct arabic *a, uint32_t i, const char *folded)
{
	return i < a->end && str_is(a->folded[i].low, folded);
}

static inline bool ar_prefix(const struct arabic *a, uint32_t i, unsigned prefixes)
{
	return i < a->end && (a->cut[i].prefixes & prefixes);
}

static inline bool ar_ending(const struct arabic *a, uint32_t i, unsigned endings)
{
	return i < a->end && (a->cut[i].endings & endings);
}

/* The word after the phrase at i. */
static inline uint32_t ar_next(const struct arabic *a, uint32_t i)
{
	uint32_t end = a->page->mark[i].end;
	return end > i ? end : i + 1;
}

static inline bool ar_punct(const struct arabic *a, uint32_t i)
{
	return i < a->end && (a->folded[i].shape & SHAPE_PUNCT);
}

/* arabic_word.c */
void arabic_words(struct arabic *a);
/* A text of a lexicon with its Arabic words folded. */
struct str arabic_fold_text(struct str text, struct arena *mem);
/* A word of Arabic letters that the lexicon does not know, no place and no time: it can be a name. */
bool ar_is_name(const struct arabic *a, uint32_t i);

/* arabic_number.c: at word i; the end, or 0. */
uint32_t ar_number(const struct arabic *a, uint32_t i, struct arabic_number *n);

/* arabic_group.c */
uint32_t ar_group(const struct arabic *a, uint32_t i, struct arabic_group *g);
uint32_t ar_chunk(struct arabic *a, const struct arabic_group *g);
struct count ar_count(const struct arabic *a, uint32_t first, uint32_t end, int64_t low, bool open,
	struct str rule);

/* arabic_frame.c */
void arabic_frames(struct arabic *a);

/* arabic_say.c: sayings of the sentence; the whole page's voice; then quotations and order. */
void arabic_sayings(struct arabic *a);
void arabic_voice(struct arabic *a);

/* arabic_voice.c: denials and admissions of deeds without a count. */
void arabic_answers(struct arabic *a, size_t first_saying);

/* when_arabic.c, where_arabic.c, arabic_setting.c */
void when_arabic_load(struct arabic_lexicon *l);
void when_arabic(struct arabic *a);
MUST_CHECK bool where_arabic_load(
	struct arabic_lexicon *l, const struct gazetteer *g, struct arena *mem, struct err *e);
void where_arabic(struct arabic *a);
void arabic_settings(struct page *p);
bool arabic_place_at(
	const struct arabic *a, uint32_t i, uint32_t *end, const struct arabic_place **p);

#endif
