#include "tagged.h"

#include "base/buf.h"
#include "text/tag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A word as the treebank divides them. */
struct piece {
	size_t begin, end; /* bytes of the sentence */
	struct str role;   /* its relation to its head */
	uint8_t tag;
	bool hyphen; /* a hyphen within a word */
};

/* A sentence being read. */
struct draft {
	struct buf text;
	struct {
		struct piece *at;
		size_t count, room;
	} pieces;
	long glued_until; /* number of the last word of a surface token of several words */
	bool glues;       /* that token has no space after it */
};

/* The treebanks' tags that enum tag does not have. */
static const struct {
	const char *name;
	uint8_t tag;
} other_tags[] = {
	{ ".", TAG_PUNCT },
	{ ",", TAG_PUNCT },
	{ ":", TAG_PUNCT },
	{ "``", TAG_PUNCT },
	{ "''", TAG_PUNCT },
	{ "-LRB-", TAG_PUNCT },
	{ "-RRB-", TAG_PUNCT },
	{ "HYPH", TAG_PUNCT },
	{ "NFP", TAG_PUNCT },
	{ "$", TAG_SYM },
	{ "#", TAG_SYM },
	{ "ADD", TAG_NNP }, /* addresses */
	{ "GW", TAG_NNP },  /* pieces of broken words: nearly all are of names */
	{ "AFX", TAG_JJ },
	{ "XX", TAG_FW },
};

static uint8_t tag_of(struct str name)
{
	for (size_t i = 0; i < sizeof other_tags / sizeof *other_tags; i++)
		if (str_equal(name, str_from(other_tags[i].name)))
			return other_tags[i].tag;
	return tag_named(name);
}

static void add_form(struct draft *d, struct str form, struct piece p, bool glues)
{
	p.begin = d->text.len;
	buf_add(&d->text, form);
	p.end = d->text.len;
	*PUSH(d->text.mem, &d->pieces) = p;
	if (!glues)
		buf_add_char(&d->text, ' ');
}

/* "anti-tank", "12-year-old", "shell-damaged": the tag of a word of hyphened pieces. */
static uint8_t hyphened_tag(const struct piece *first, const struct piece *last)
{
	bool modifies =
		str_equal(last->role, STR("amod")) || str_equal(last->role, STR("compound"));
	bool plain = first->tag != TAG_NN && first->tag != TAG_NNP && first->tag != TAG_NNS;
	if (last->tag >= TAG_VB && last->tag <= TAG_VBZ)
		return last->tag == TAG_VBG && !modifies ? TAG_NN : TAG_JJ;
	if (last->tag == TAG_IN || last->tag == TAG_RP)
		return TAG_NN;
	return last->tag == TAG_NN && modifies && plain ? TAG_JJ : last->tag;
}

/* The tag of a word of the scanner that covers these pieces, at least in part. */
static uint8_t joined_tag(const struct piece *first, const struct piece *last)
{
	bool hyphened = false;
	for (const struct piece *p = first + 1; p < last; p++)
		hyphened |= p->hyphen;
	return hyphened ? hyphened_tag(first, last) : first->tag; /* "don't": the verb's */
}

static struct str rewritten(struct arena *mem, struct str s, enum writing how)
{
	struct str copy = str_copy(mem, s);
	for (char *c = (char *)copy.at; c < copy.at + copy.len; c++)
		if (how == UPPER && *c >= 'a' && *c <= 'z')
			*c = (char)(*c - 32);
		else if (how == LOWER && *c >= 'A' && *c <= 'Z')
			*c = (char)(*c + 32);
	return copy;
}

/* Cuts the draft as the program cuts texts and gives each word the tag of its pieces. */
static void end_sentence(struct tagged *t, struct draft *d, enum writing how)
{
	struct arena *mem = d->text.mem;
	struct scanned s = { 0 };
	size_t first = t->words.count, p = 0;
	if (d->pieces.count == 0)
		return;
	text_scan(rewritten(mem, buf_str(&d->text), how), &s, mem);
	for (size_t i = 0; i < s.words.count; i++) {
		struct word w = s.words.at[i];
		while (p + 1 < d->pieces.count && d->pieces.at[p].end <= w.begin)
			p++;
		size_t last = p;
		while (last + 1 < d->pieces.count && d->pieces.at[last + 1].begin < w.end)
			last++;
		w.tag = joined_tag(&d->pieces.at[p], &d->pieces.at[last]);
		w.shape = (uint8_t)((w.shape & ~SHAPE_FIRST) | (i == 0 ? SHAPE_FIRST : 0));
		*PUSH(mem, &t->words) = w;
	}
	if (t->words.count > first)
		*PUSH(mem, &t->sentences) = (struct sentence){
			.first = (uint32_t)first,
			.end = (uint32_t)t->words.count,
			.upper = how == UPPER,
		};
	*d = (struct draft){ .text.mem = mem };
}

/* ---- CoNLL-U ---- */

/* The n-th column of a line, from 0. */
static struct str column(struct str line, int n)
{
	struct str piece = STR("");
	for (int i = 0; i <= n; i++)
		if (!str_cut(&line, '\t', &piece))
			return STR("");
	return piece;
}

static bool add_line(struct draft *d, struct str line)
{
	struct str number = column(line, 0), xpos = column(line, 4), notes = column(line, 9);
	bool glues = str_find(notes, STR("SpaceAfter=No")) < notes.len;
	size_t dash = str_find(number, STR("-"));
	if (str_find(number, STR(".")) < number.len)
		return true; /* an empty node of the enhanced graph */
	if (dash < number.len) {
		d->glued_until = atol(number.at + dash + 1);
		d->glues = glues;
		return true;
	}
	long n = atol(number.at);
	if (n <= d->glued_until)
		glues = n < d->glued_until || d->glues;
	struct piece p = {
		.role = column(line, 7),
		.tag = tag_of(xpos),
		.hyphen = str_equal(xpos, STR("HYPH")),
	};
	add_form(d, column(line, 1), p, glues);
	return p.tag < TAG_COUNT;
}

static bool read_piped(const char *path, struct str *text, struct arena *mem, struct err *e)
{
	char command[4200];
	const char *tool = str_ends(str_from(path), STR(".xz")) ? "xz -dc" : "cat";
	int len = snprintf(command, sizeof command, "%s -- '%s'", tool, path);
	if (strchr(path, '\'') || len >= (int)sizeof command)
		return fail(e, ERR_USAGE, "the name '%.100s' cannot be used", path);
	FILE *f = popen(command, "r"); /* NOLINT(cert-env33-c): a tool of the build */
	if (!f)
		return fail_errno(e, "cannot run '%.100s'", command);
	struct buf b = { .mem = mem };
	static char piece[65536];
	for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
		buf_add(&b, (struct str){ piece, n });
	*text = buf_str(&b);
	return pclose(f) == 0 ? true : fail(e, ERR_INPUT, "'%.100s' failed", command);
}

bool tagged_read_conllu(
	struct tagged *t, const char *path, enum writing how, struct arena *mem, struct err *e)
{
	struct str text, line;
	if (!read_piped(path, &text, mem, e))
		return false;
	struct draft d = { .text.mem = mem };
	for (size_t n = 1; str_cut(&text, '\n', &line); n++)
		if (line.len == 0)
			end_sentence(t, &d, how);
		else if (line.at[0] != '#' && !add_line(&d, line))
			return fail(e, ERR_INPUT, "%s:%zu: no tag '" STR_FMT "' is known", path, n,
				STR_ARG(column(line, 4)));
	end_sentence(t, &d, how);
	return true;
}

/* ---- lines of word/TAG ---- */

static bool add_tagged(struct draft *d, struct str word)
{
	const char *slash = memrchr(word.at, '/', word.len);
	size_t end = slash && slash > word.at ? (size_t)(slash - word.at) : word.len;
	uint8_t tag = end < word.len ? tag_of(str_slice(word, end + 1, word.len)) : TAG_NONE;
	add_form(d, str_slice(word, 0, end), (struct piece){ .tag = tag, .role = STR("") }, false);
	return tag < TAG_COUNT;
}

bool tagged_read_lines(
	struct tagged *t, struct str text, enum writing how, struct arena *mem, struct err *e)
{
	struct str line, word;
	struct draft d = { .text.mem = mem };
	for (size_t n = 1; str_cut(&text, '\n', &line); n++) {
		if (str_starts(line, STR("# ")))
			continue;
		while (str_cut(&line, ' ', &word))
			if (word.len > 0 && !add_tagged(&d, word))
				return fail(e, ERR_INPUT,
					"line %zu: no tag is known in '" STR_FMT "'", n,
					STR_ARG(word));
		end_sentence(t, &d, how);
	}
	return true;
}
