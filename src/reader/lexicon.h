#ifndef READER_LEXICON_H
#define READER_LEXICON_H

#include "base/claim.h"
#include "base/err.h"
#include "text/word.h"

/*
 * What single words and fixed phrases mean to a reader of casualty reports,
 * from the files of assets/lexicon: sections "[features]" followed by the words that
 * have them; a phrase is written with "_" between its words. A word may stand
 * in several sections and has the features of all.
 */
#define FEATURES(X)                                                                                \
	X(PERSON, "person")       /* people: civilians, soldiers, women */                         \
	X(COLLECTIVE, "group")    /* of people, counted by its members: family, crowd, members */  \
	X(ORG, "org")             /* a force, office or organisation */                            \
	X(BODY, "body")           /* bodies, corpses */                                            \
	X(TOLL, "toll")           /* toll, deaths, fatalities: number stands with it */            \
	X(THING, "thing")         /* buildings, roads, vehicles */                                 \
	X(MEANS, "means")         /* weapons, methods */                                           \
	X(VERB, "verb")           /* act or harm; subject does it, object suffers it */            \
	X(DIE, "die")             /* act or harm; the subject suffers it */                        \
	X(EVENT, "event")         /* noun: the killing of X by Y */                                \
	X(DEAD, "dead")           /* adjective or participle: dead, wounded, missing */            \
	X(SAY, "say")             /* verb of reporting; its subject is a source */                 \
	X(BELIEVE, "believe")     /* is believed, is feared, reportedly: a hedge */                \
	X(HEDGE, "hedge")         /* adverb or adjective that hedges */                            \
	X(SOURCE, "source")       /* noun that can be a source: ministry, doctors */               \
	X(SOURCE_HEAD, "speaker") /* speaks for others: spokesman, official, statement */          \
	X(UNIT, "unit")           /* counted by numbers but no people: km, years, percent */       \
	X(NUMBER, "number")       /* value= */                                                     \
	X(MULTIPLIER, "multiplier")                                                                \
	X(VAGUE, "vague")     /* dozens, several: value= low, open */                              \
	X(BOUND, "bound")     /* at least, up to: bound= */                                        \
	X(BE, "be")           /* forms of be and get */                                            \
	X(HAVE, "have")       /* forms of have */                                                  \
	X(MODAL, "modal")     /* would, may, could: not accomplished */                            \
	X(NEGATION, "no")     /* not, no, never, without */                                        \
	X(RELATIVE, "rel")    /* who, which, that */                                               \
	X(CONJUNCTION, "and") /* and, or */                                                        \
	X(SUBORDINATE, "sub") /* when, after, while: begins a clause */                            \
	X(PREPOSITION, "prep")                                                                     \
	X(DETERMINER, "det")                                                                       \
	X(PRONOUN, "pron")                                                                         \
	X(TITLE, "title")         /* general, president: a name follows */                         \
	X(PARTITIVE, "including") /* including, among them: a part of those before follows */      \
	X(PAST, "past")           /* ago, anniversary, previous: an earlier incident */            \
	X(REACH, "reach")         /* of a toll: rose to, stands at, reached */                     \
	X(FIND, "find")           /* bodies are found, recovered, brought */                       \
	X(PRELIMINARY, "preliminary")                                                              \
	X(UPDATED, "updated")                                                                      \
	X(FINAL, "final")                                                                          \
	X(ACCORDING, "according")     /* according to, as per, quoting */                          \
	X(CLAIM_DEED, "claimed-deed") /* claimed responsibility: subject did it */                 \
	X(ACCUSE, "accuse")           /* accuse, blame: object did it */                           \
	X(PRESUMED, "presumed")       /* words of an unproved deed: alleged, suspected */          \
	X(LOCATION, "location")       /* city, camp, village */                                    \
	X(MEMBER, "member")           /* head of "N members of the family" */                      \
	X(FAMILY, "family")                                                                        \
	X(MINOR, "minor")                                                                          \
	X(ARMED, "armed")       /* of a person or force: takes part in fighting */                 \
	X(LEFT, "left")         /* left 12 dead */                                                 \
	X(CLAIM_LIVES, "lives") /* claimed, cost, took: lives of */                                \
	X(WOUNDS, "wounds")     /* what one sustains */                                            \
	X(SUSTAIN, "sustain")                                                                      \
	X(UTILITY, "utility")   /* water, power: what people are deprived of */                    \
	X(SUPPLY, "supply")     /* more goods that people live by: rice, diesel (FRAME-216) */     \
	X(CONDUIT, "conduit")   /* what brings water, power or news: pipeline, mast, wells */      \
	X(LAND, "land")         /* of shells: land, fall, hit */                                   \
	X(FIRE, "fire")         /* fire, launch: its object is the weapon */                       \
	X(LIVE, "live")         /* makes its sentence worth reading closely */                     \
	X(FAIL, "fail")         /* words of a utility's failing: cut, without, off */              \
	X(ACTIVITY, "activity") /* of forces: enter, deploy, return fire */                        \
	X(PART_IN, "part-in")   /* in a deed: responsibility, involvement */                       \
	X(ACCOUNT, "account")   /* of a deed: report, claim, allegation */                         \
	X(SEEN, "seen")         /* what people do with the dead: saw, counted, carried */          \
	X(DISOWN, "disown")     /* turns a saying into a denial: nothing to do with */             \
	X(WEAK, "weak")         /* tells of harm only with a number */                             \
	X(FIGURE, "figure")     /* figure, number: counts what was counted before */               \
	X(NAMES, "names")       /* names, entries: of a list of the dead */                        \
	X(FALSE, "false")       /* calls something untrue */                                       \
	X(MISTAKEN, "mistaken") /* takes back: wrongly, misstated */                               \
	X(ISSUED, "issued")     /* bulletin, statement: an office speaks in its own voice */       \
	X(PLURAL, "plural")     /* Arabic: a plural that no ending shows */                        \
	X(SOUND, "sound")       /* Arabic: its plural has an ending of its own */                  \
	X(BY, "by")             /* Arabic: the doer follows: by the hand of, by the bullets of */  \
	X(DOOM, "doom")         /* Arabic: what one meets, when one dies */                        \
	X(UNDER, "under")       /* Arabic: under the rubble */                                     \
	X(PLAIN, "plain")       /* Arabic: an everyday word, no name */

#define AS_FEATURE(name, words) FEATURE_##name,
enum feature { FEATURES(AS_FEATURE) FEATURE_COUNT };
#undef AS_FEATURE
__extension__ typedef unsigned __int128 feature_set;
_Static_assert(FEATURE_COUNT <= 128, "the features of a word fit its set");

enum bound {
	BOUND_EXACT,
	BOUND_AT_LEAST,
	BOUND_MORE_THAN,
	BOUND_ABOUT,
	BOUND_NEARLY,
	BOUND_UP_TO,
	BOUND_LESS_THAN,
};

struct lexeme {
	struct str word; /* a phrase has a blank between its words */
	feature_set has; /* of features */
	int64_t value;
	int8_t act, harm, status, kind, stance, bound, basis; /* -1: says nothing */
	uint8_t words, first;                                 /* first: bytes of its first word */
	bool more;       /* the next entry begins with the same word */
	uint32_t second; /* of a phrase: the low half of its second word's hash */
	struct str part, role, sex, age_group;
};

struct lexicon; /* immutable once loaded; shared by threads */

MUST_CHECK bool lexicon_load(const struct lexicon **lexicon, const struct str *texts, size_t count,
	struct arena *mem, struct err *e);

/* Says that a word will be asked for soon, so that the memory has time to come: its slot, and then its entry. */
void lexicon_expect(const struct lexicon *l, const struct word *word);
void lexicon_expect_entry(const struct lexicon *l, const struct word *word);

/* The longest entry that begins at words[0] of `count`; NULL when none does. */
const struct lexeme *lexicon_find(const struct lexicon *l, const struct word *words, size_t count);

/* The entry of a single word. */
const struct lexeme *lexicon_word(const struct lexicon *l, struct str low);

static inline bool lexeme_has(const struct lexeme *x, enum feature f)
{
	return x && (x->has >> f & 1);
}

#endif
