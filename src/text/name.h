#ifndef TEXT_NAME_H
#define TEXT_NAME_H

#include "base/buf.h"
#include "base/str.h"

/*
 * The standard form of human names in Latin, Arabic and Persian, Cyrillic and
 * Hebrew letters. A name becomes *units*: words that belong together are one
 * ("abd el rahman", "al-najjar", "نور الدين"), particles and titles are gone.
 * Everything here is a pure function of its bytes; results live in the buffer given.
 */
enum name_script { NAME_NONE, NAME_LATIN, NAME_ARABIC, NAME_CYRILLIC, NAME_HEBREW, NAME_OTHER };

/*
 * MATCH-1: compatibility forms, case, marks, tatweel, hamza and alef forms, ta
 * marbuta, alef maqsura, Persian kaf and yeh, Arabic digits and broken
 * ligatures are made one. Words are parted by one blank; hyphens part words,
 * apostrophes vanish. Bytes that are no UTF-8 vanish.
 */
void name_fold(struct str raw, struct buf *out);

enum name_script name_script(struct str folded);

/* What a folded word does to its neighbours when a name is cut into units. */
enum name_word {
	WORD_PLAIN,
	WORD_JOINS_NEXT,     /* abu, umm: one unit with the next word */
	WORD_JOINS_PREVIOUS, /* al-din, allah: one unit with the word before */
	WORD_PARTICLE,       /* bin, van, de: left out between two words */
	WORD_TITLE,          /* dr, الشهيد: left out where another word remains */
	WORD_ARTICLE,        /* al, el: left out before another word */
	WORD_SUFFIX,         /* jr: left out behind another word */
	WORD_OPENS,          /* abd: one unit with the next word, whatever that is */
};
enum name_word name_word(struct str folded);

/*
 * MATCH-2: cuts folded text into units, each its words without blanks. At most
 * `most` units; further words are put to the last. Returns how many.
 */
size_t name_units(struct str folded, struct str *units, size_t most, struct arena *mem);

/* The same of a full name. MATCH-37: a kunya before it (Abu Samir Khaled Nassar) is left out. */
size_t name_full_units(struct str folded, struct str *units, size_t most, struct arena *mem);

/* MATCH-37: a name or a header without what stands in brackets, where anything else does. */
struct str name_without_aside(struct str raw, struct arena *mem);

/*
 * MATCH-3: the sound of a folded unit in Latin letters, one letter a sound
 * (x kh, c sh, g gh); vowels as far as the script writes them, U and I for
 * those a romanisation writes long (ou, oo, ee), A and E for those that Arabic script does (alef;
 * alef and ayn or yeh), ` for ayn and for the alef that begins a name.
 */
void name_sound(struct str folded, struct buf *out);

/*
 * MATCH-4: the consonant skeleton of a sound: no vowels, w, y or ayn, no
 * article, doubles as one, no final h. Equal for محمد, mohamed and muhammad.
 * Empty for a name of vowels alone; such names are their own skeleton.
 */
void name_skeleton(struct str sound, struct buf *out);

/*
 * MATCH-41: both of Hebrew and Latin units in lists with Hebrew names, where letters
 * stand for other sounds (ב is b or v, ch is het or khaf); of other scripts as above.
 */
void name_sound_hebrew(struct str folded, struct buf *out);
void name_skeleton_hebrew(struct str sound, struct buf *out);

/*
 * MATCH-46: a letter that Russian lacks (ј љ њ ћ ђ џ, ѓ ќ); and the sound of Cyrillic units as
 * Serbian ones, which is that of the same name in Latin letters without marks.
 */
bool name_is_serbian(struct str folded);
void name_sound_serbian(struct str folded, struct buf *out);

/*
 * MATCH-49: which Burmese title (U, Daw, Ko, Ma, Maung, Mg) a whole name of two words or more begins with, from 1; 0 for none,
 * for all of them are parts of names too. And the name without it.
 */
size_t name_burmese_title(struct str raw);
struct str name_without_burmese_title(struct str raw);

/*
 * MATCH-50: whether a name has a letter with a circumflex, as one in four of Kurmanji in its Latin alphabet (and few of others
 * that have ş and x too); and the name with c, x, ç and ş as other lists write their sounds.
 */
bool name_is_kurdish(struct str raw, bool *has_sh, bool *has_x);
struct str name_from_kurdish(struct str raw, struct arena *mem);

/* How the names of lists are heard: each sound function above by one of these. */
enum name_hearing { NAME_HEARS_PLAIN, NAME_HEARS_HEBREW, NAME_HEARS_SERBIAN };

/*
 * MATCH-5: the groups of pet names and forms of one name `folded` belongs to
 * (bob and robert share one); returns how many, 0 for most names.
 */
enum { NAME_NICKNAMES = 4 };
size_t name_nicknames(struct str folded, unsigned short groups[NAME_NICKNAMES]);

/* "unknown", "مجهول", "child of", a name of no letters: stands for no name (MATCH-6). */
bool name_is_placeholder(struct str folded);

/* Of "child of Samir Nassar" the parent's name, which says father and family; else empty. */
struct str name_of_parent(struct str folded);

#endif
