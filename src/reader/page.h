#ifndef READER_PAGE_H
#define READER_PAGE_H

#include "base/claim.h"
#include "reader/family.h"
#include "reader/lexicon.h"
#include "reader/say.h"
#include "reader/turn.h"
#include "reader/when.h"
#include "reader/where.h"
#include "text/word.h"

#include <string.h>

/*
 * A page is one report while it is read: its words, and what each step of the
 * cascade found, in the order of the steps. Every step reads what stands above
 * its own part and writes only its own. Words, chunks and events are named by
 * their index; NONE is no index.
 */
#define NONE UINT32_MAX

/* Step 1, mark.c: what the lexicon says of each word. */
struct mark {
	const struct lexeme *lex; /* of the word or phrase; NULL for an unknown word */
	uint32_t first;           /* word where the phrase begins */
	uint32_t end;             /* word after the phrase */
	uint32_t quantity;        /* that covers the word */
	uint32_t chunk;           /* that covers the word */
	uint32_t moment, spot;    /* that cover the word */
	bool nation;              /* "Salvadoran" */
};

/* Step 2, quantity.c: numbers that could count something. */
struct quantity {
	uint32_t first, end; /* words, the bound's words included */
	struct count count;
	bool vague;     /* a word such as "dozens" */
	bool partitive; /* followed by "of the", "of them": a part of those known */
	bool repeats;   /* the other end of the range of the one before */
	int64_t whole;  /* of which the number is a share, "half of the 40"; else 0 */
};

struct quantities {
	struct quantity *at;
	size_t count, room;
};

/* Step 3, chunk.c: the sentence as a row of chunks that covers every word of it. */
enum chunk_kind {
	CHUNK_NOUN,
	CHUNK_VERB,
	CHUNK_PREP, /* one preposition */
	CHUNK_COMMA,
	CHUNK_AND,   /* and, or, but */
	CHUNK_REL,   /* who, which */
	CHUNK_SUB,   /* when, that, while: begins a clause */
	CHUNK_STOP,  /* ; : -- and brackets */
	CHUNK_TIME,  /* a time expression */
	CHUNK_QUOTE, /* a quotation mark */
	CHUNK_OTHER,
};

struct chunk {
	enum chunk_kind kind;
	uint32_t first, end, head; /* head: last noun, main verb, or the first word */
	const struct lexeme *lex;  /* what the lexicon says of the head */
	uint32_t quantity;
	uint32_t name, name_end;                          /* a proper name within a noun chunk */
	bool plural, definite, pronoun, possessive, none; /* noun; none: "no civilians" */
	bool bare;                                        /* noun: nothing but a number */
	bool passive, participle, gerund, infinitive, modal, perfect, negative, aux; /* verb */
};

struct chunks {
	struct chunk *at;
	size_t count, room;
};

/*
 * Step 4, frame.c and its neighbours: what is said to have been done to whom.
 * An event is one predicate with its roles, not yet a claim: events of one
 * deed are brought together by incident.c.
 */
struct event {
	const char *rule; /* identifier of the frame, FRAME-n */
	uint32_t sentence;
	uint32_t trigger;     /* word */
	uint32_t first, end;  /* words that it rests on */
	uint32_t victim;      /* first chunk of those harmed, or NONE */
	uint32_t victims_end; /* chunk after the last of them */
	uint32_t actor;       /* chunk, or NONE */
	uint32_t target;      /* chunk of a thing that was hit, or NONE */
	uint32_t whole;       /* event that this one is a part of, or NONE */
	uint32_t answers;     /* event that is denied or admitted without a word of it, or NONE */
	enum act act;
	enum harm harm;
	struct count count;
	struct str part;
	enum basis basis;
	bool negative, hypothetical, hedged, toll, retracted;
	uint8_t row; /* 1 or 2 of two counts that share words, "11 and 36 dead"; 0: stands alone */
	bool elsewhere; /* of another war or disaster, an incident of its own */
	bool recalled;  /* what somebody is wanted or was convicted for: an earlier deed */
	bool untrue;    /* called false in the next sentence: denied where nobody else says it */
	/* by later steps */
	uint32_t saying; /* who says it, or NONE */
	uint32_t moment, spot;
	uint32_t section; /* counted from 1 at the first head within the text; 0: before it */
	bool own_moment, own_spot; /* of its own sentence, not carried over */
	bool background, aggregate;
	int incident;
	uint32_t same_as; /* an earlier event that says the same, or NONE */
};

/* An attack as such, whoever was harmed. */
static inline bool act_is_attack(enum act act)
{
	return act == ACT_ATTACK || act == ACT_SHELLING || act == ACT_BOMBING;
}

struct events {
	struct event *at;
	size_t count, room;
};

/* Who was found to do what a verb says, and what stands behind it, of the chunks [first, end); end is 0 as long as nobody asked. */
struct roles_known {
	uint32_t first, end;
	uint32_t subject, object; /* ROLE_UNASKED */
};
#define ROLE_UNASKED (NONE - 1)

/* Who says something, once somebody asked. */
struct source_known {
	bool asked;
	struct source source;
};

struct linear;
struct tagger;

struct page {
	const struct lexicon *lexicon;
	const struct families *families;
	const struct turns *turns;
	const struct linear *guess;      /* of people and numbers, or NULL (guess.h) */
	const struct linear *guess_deed; /* of what parties say of deeds, or NULL (guess_deed.h) */
	const struct gazetteer *gazetteer;
	const struct tagger *tagger;
	const struct report *report;
	bool monthly;  /* the report's month is known, and not its day (READ-42) */
	bool yearless; /* the report's year is guessed, to tell what is earlier (SET-14) */
	struct arena *mem;
	bool arabic;
	bool wide; /* read closely what names weapons or armed people, too */
	struct scanned scan;
	struct mark *mark; /* one a word */
	feature_set *has;  /* of each word, what its mark's lexeme has */
	feature_set *
		within; /* of each sentence, what any of its words has: most rules end here; in Arabic, all there is */
	struct word_sieves
		*sieves;         /* of each sentence, those of its words; in Arabic, all of them */
	family_set *families_in; /* of each sentence, those of its words */
	bool *live;              /* one a sentence: it has a trigger, so it is read closely */
	struct quantities quantities;
	struct chunks chunks;
	uint32_t *first_chunk;     /* of each sentence; one more at the end */
	struct roles_known *roles; /* one a chunk: what role_subject() and role_object() found */
	struct events events;
	struct sayings sayings;         /* in order of their sentences */
	uint32_t *first_saying;         /* of each sentence; one more at the end */
	struct source_known *source_of; /* one a saying: what say_source() found */
	struct source voice; /* office that issues the text itself; no name: the outlet speaks */
	struct moments moments;
	struct spots spots;
	const uint32_t *hashes; /* of each word, the low half of its own: page_hashes() */
	uint32_t topic_spot, topic_area,
		topic_moment; /* where, in what province and when the topic was, or NONE */
	uint32_t
		topic_again; /* the sentence from which on what is recalled was done there (SET-18), or NONE */
};

static inline const struct lexeme *lex_at(const struct page *p, uint32_t word)
{
	return p->mark[(int32_t)word].lex;
}

/* The low halves of the words' hashes, side by side, for whoever looks for one word far back. */
const uint32_t *page_hashes(struct page *p);

/* The marks of all words, and of the empty ones before and behind (WORDS_PAST). */
void page_make_marks(struct page *p);

/* The families that each sentence has words of. */
void page_find_families(struct page *p);

static inline void mark_as(struct page *p, const struct lexeme *x, uint32_t first, uint32_t end)
{
	for (uint32_t k = first; k < end; k++) {
		p->mark[k] = (struct mark){ x, first, end, NONE, NONE, NONE, NONE, false };
		p->has[k] = x ? x->has : 0;
	}
}

/* A word is asked for by a signed number: what stands before the first, `first - 1` of 0, is an empty one. */
static inline bool word_has(const struct page *p, uint32_t word, enum feature f)
{
	return p->has[(int32_t)word] >> f & 1;
}

static inline struct str low_at(const struct page *p, uint32_t word)
{
	return p->scan.words.at[(int32_t)word].low;
}

static inline uint8_t tag_at(const struct page *p, uint32_t word)
{
	return p->scan.words.at[(int32_t)word].tag;
}

static inline const struct chunk *chunk_at(const struct page *p, uint32_t i)
{
	return &p->chunks.at[i];
}

static GIVEN bool word_is(const struct page *p, uint32_t word, const char *low)
{
	return word_reads(&p->scan.words.at[(int32_t)word], low);
}

/* outlet.c: does the word stand within the name of an outlet? */
bool word_is_outlet(const struct page *p, uint32_t word);

/* Is the word one of a list that ends with NULL? */
static GIVEN bool word_is_any(const struct page *p, uint32_t word, const char *const *words)
{
	return word_reads_any(&p->scan.words.at[(int32_t)word], words);
}

/* A list of words, where it is asked for: one that the compiler sees, and makes numbers of. */
#define WORDS(...)                                                                                 \
	__extension__({                                                                            \
		static const char *const words_listed[] = { __VA_ARGS__, NULL };                   \
		words_listed;                                                                      \
	})

/* Can the word stand in the sentence? Seldom true where it does not. */
static GIVEN bool may_stand(const struct page *p, uint32_t sentence, const char *low)
{
	uint32_t print = word_print(low, strlen(low));
	return p->sieves[sentence].coarse >> word_sieve(print) & 1 &&
	       p->sieves[sentence].fine >> word_fine_sieve(print) & 1;
}

/* Can one of a list that ends with NULL? The compiler must see the list: it makes numbers of it. */
static GIVEN bool any_may_stand(const struct page *p, uint32_t sentence, const char *const *words)
{
	size_t size = __builtin_object_size(words, 0);
	size_t count = WORD_HAS_SIEVES && size != SIZE_MAX ? size / sizeof *words - 1 : 0;
	bool may = false;
	if (count) {
#pragma GCC unroll 128
		for (size_t i = 0; i < count; i++)
			may |= may_stand(p, sentence, words[i]);
		return may;
	}
	for (; *words && !may; words++)
		may = may_stand(p, sentence, *words);
	return may;
}

/* Has the sentence a word of the family? Is the word one? */
static inline bool sentence_is_of(const struct page *p, uint32_t sentence, enum family x)
{
	return p->families_in[sentence] >> x & 1;
}

static inline bool word_is_of(const struct page *p, uint32_t word, enum family x)
{
	return families_of(p->families, &p->scan.words.at[(int32_t)word]) >> x & 1;
}

/* Is the noun group the owner of the next, which is before `end`: "the minister's" of "guards"? */
static inline bool owns_next(const struct page *p, uint32_t noun, uint32_t end)
{
	return chunk_at(p, noun)->kind == CHUNK_NOUN && chunk_at(p, noun)->possessive &&
	       noun + 1 < end && chunk_at(p, noun + 1)->kind == CHUNK_NOUN;
}

/* The bytes of words [first, end) as the report has them. */
struct str page_words(const struct page *p, uint32_t first, uint32_t end);

/* The end of a chunk's words without an age in brackets: "Ana Reed (52)". */
uint32_t chunk_said_end(const struct page *p, const struct chunk *c);

/* All steps but the claims: a report's page for whoever wants more than claims of it. */
struct reader;
void reader_page(const struct reader *r, const struct report *report, const struct scanned *scan,
	bool wide, struct page *p, struct arena *mem);

/* The colon behind a speaker's label at the head of a sentence, or NONE. */
uint32_t page_label_end(const struct page *p, size_t sentence);

/* The steps, in this order. */
void page_mark(struct page *p);
void page_outlets(struct page *p); /* outlet.c, when all words have their tags */
void page_clear_outlets(struct page *p);
void page_clear_issued(struct page *p); /* outlet.c: the day of issue in the head */
void page_mark_settings(struct page *p);
void page_quantities(struct page *p);
struct str page_too_large(const struct page *p);
void page_chunks(struct page *p);
void page_frames(struct page *p);
void page_voice(struct page *p);
void page_witness(struct page *p); /* the voice of a testimony, where no office has it */
void page_sayings(struct page *p);
void page_settings(struct page *p);
void page_incidents(struct page *p);
void page_claims(struct page *p, struct claims *out);

#endif
