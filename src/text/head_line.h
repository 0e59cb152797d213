#ifndef TEXT_HEAD_LINE_H
#define TEXT_HEAD_LINE_H

#include "text/dateline.h"

/* What a line of the head says besides a name and a date: how sure it is that it is one. */
enum head_sign {
	HEAD_PLATFORM = 1,  /* "(Telegram)", ", local page", a handle */
	HEAD_HOUR = 2,      /* an hour behind the date */
	HEAD_POSTED = 4,    /* "posted on" before it */
	HEAD_PAPER = 8,     /* "daily bulletin no. 58" */
	HEAD_SHORT = 16,    /* "(UTNA)" behind the words it stands for */
	HEAD_BRANCH = 32,   /* "- Upper Vell Directorate" */
	HEAD_DASH = 64,     /* the name ends at a dash, a bar or a dot, at no comma */
	HEAD_OTHER = 128,   /* "(APS)" behind a name of which it is no short form: an agency's? */
	HEAD_KNOWN = 256,   /* READ-43: a domain's name, or an agency behind a stroke */
	HEAD_RANGE = 512,   /* "1 April - 30 June 2034": of two days none is that of issue */
	HEAD_MONTH = 1024,  /* READ-34: a month and its year are all the date there is */
	HEAD_FIRST = 16384, /* READ-38: the date stands before the name */
	HEAD_FIELD = 32768, /* READ-39: "Source:" before it */
	HEAD_TOLD = 8192,   /* "translated": somebody wrote it elsewhere */
	HEAD_STORY = 4096,  /* READ-36: behind the date the line goes on with the story */
	HEAD_ISSUED = 2048  /* a date behind "posted", "published": it goes before any other */
};

/* READ-27: a line of the head in its parts; it is one only when all of it is understood. */
struct head_line {
	const struct scanned *s;
	size_t at, end;        /* words of the line, of which those before `at` are read */
	size_t name, name_end; /* words of the name; none: name == name_end */
	unsigned loose;        /* small words of no kind within it: "Vell town council" */
	unsigned signs;        /* enum head_sign */
	date_day date;         /* DATE_NONE: none with its year and in one reading */
	date_day either[2];    /* READ-28: of "11/05/2034"; else DATE_NONE */
	int month, day;        /* of a date without its year, else 0 */
};

/* The line that begins with word `first`, whose name stands in front where `named`. False: it is no such line. */
bool head_line_read(const struct scanned *s, size_t first, bool named, struct head_line *h);
size_t head_line_end(const struct scanned *s, size_t first);
static inline bool head_line_dated(const struct head_line *h)
{
	return h->date != DATE_NONE || h->either[0] != DATE_NONE || h->month ||
	       (h->signs & HEAD_MONTH);
}

/* head_words.c: what single words say of a line. */
bool head_is_platform(struct str low);
bool head_is_lone_platform(struct str low);
bool head_is_kind(struct str low);
bool head_is_posted_kind(struct str low);
bool head_is_about(struct str low);
bool head_is_genre(struct str low);
bool head_is_long_genre(struct str low);
bool head_is_field(struct str low);
bool head_is_somebody(struct str low);
bool head_begins_title(struct str low);
bool head_links_name(struct str low);
bool head_is_body(struct str low);
bool head_is_plain_body(struct str low);
bool head_fills(struct str low);
bool head_issues(struct str low);
bool head_is_deed(struct str low);
bool head_is_known(struct str name);
bool head_is_run_together(const struct scanned *s, const struct word *w);

/* READ-27 to READ-29, READ-33 to READ-39: who published and when, as the first lines say; false where they do not. */
bool head_find(const struct scanned *s, struct dateline *out, bool *sure);

#endif
