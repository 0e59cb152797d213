#include "tools/tagged.h"

#include "text/tag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* ---- words as the scanner makes them ---- */

static const struct {
	const char *from, *to;
} straight[] = {
	{ "\u2018", "'" }, { "\u2019", "'" }, { "`", "'" },	 { "\u00b4", "'" },
	{ "\u201c", "\"" }, { "\u201d", "\"" }, { "\u201e", "\"" }, { "''", "\"" },
	{ "\u2010", "-" }, { "\u2011", "-" }, { "\u2012", "-" }, { "\u2013", "-" },
	{ "\u2014", "-" }, { "\u2015", "-" },
};

static size_t straighten(struct str s, const char **to)
{
	for (size_t i = 0; i < sizeof straight / sizeof *straight; i++)
		if (str_starts(s, str_from(straight[i].from))) {
			*to = straight[i].to;
			return strlen(straight[i].from);
		}
	return 0;
}

static struct str low_of(struct str form, struct arena *mem)
{
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)form.at,
		(utf8proc_ssize_t)form.len, &folded,
		UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
	if (n < 0)
		return form;

	struct str s = { (const char *)folded, (size_t)n };
	char *low = NEW_ARRAY(mem, char, s.len + 1);
	size_t len = 0;
	while (s.len > 0) {
		const char *to = NULL;
		size_t took = straighten(s, &to);
		if (took == 0)
			low[len++] = s.at[0];
		else
			low[len++] = to[0];
		s = str_slice(s, took ? took : 1, s.len);
	}
	free(folded);
	return (struct str){ low, len };
}

struct word tagged_word(struct str form, bool first, bool glued, struct arena *mem)
{
	struct word w = { .low = low_of(form, mem) };
	size_t letters = 0, capitals = 0, digits = 0, others = 0;
	for (size_t i = 0; i < form.len; i++) {
		unsigned char c = (unsigned char)form.at[i];
		bool capital = c >= 'A' && c <= 'Z';
		capitals += capital;
		letters += capital || (c >= 'a' && c <= 'z') || c >= 0xc3;
		digits += c >= '0' && c <= '9';
	}
	others = letters + digits == 0;
	unsigned shape = (first ? SHAPE_FIRST : 0u) | (glued ? SHAPE_GLUED : 0u);
	if (form.len > 0 && form.at[0] >= 'A' && form.at[0] <= 'Z')
		shape |= SHAPE_CAPITAL;
	if (letters >= 2 && capitals == letters)
		shape |= SHAPE_UPPER;
	if (digits > 0)
		shape |= SHAPE_DIGIT;
	if (others)
		shape |= SHAPE_PUNCT;
	w.shape = (uint8_t)shape;
	return w;
}

static void end_sentence(struct tagged *t, size_t first, struct arena *mem)
{
	if (t->words.count > first)
		*PUSH(mem, &t->sentences) = (struct sentence){
			.first = (uint32_t)first,
			.end = (uint32_t)t->words.count,
		};
}

/* ---- CoNLL-U ---- */

/* A syntactic word of the treebank, or the words of a surface token taken together. */
struct piece {
	struct str form, role; /* role: its relation to its head */
	uint8_t tag;
	uint8_t first_tag; /* of the first piece, where pieces were put together */
	bool hyphen, glues; /* is a hyphen within a word; has no space after it */
};

struct pieces {
	struct piece *at;
	size_t count, room;
};

/* TAG-5: the treebank's tags that enum tag does not have. */
static const struct {
	const char *name;
	uint8_t tag;
} other_tags[] = {
	{ ".", TAG_PUNCT }, { ",", TAG_PUNCT }, { ":", TAG_PUNCT }, { "``", TAG_PUNCT },
	{ "''", TAG_PUNCT }, { "-LRB-", TAG_PUNCT }, { "-RRB-", TAG_PUNCT }, { "HYPH", TAG_PUNCT },
	{ "NFP", TAG_PUNCT }, { "$", TAG_SYM }, { "#", TAG_SYM }, { "ADD", TAG_NNP },
	{ "GW", TAG_NNP }, { "AFX", TAG_JJ }, { "XX", TAG_FW },
};

static uint8_t tag_of_xpos(struct str xpos)
{
	for (size_t i = 0; i < sizeof other_tags / sizeof *other_tags; i++)
		if (str_equal(xpos, str_from(other_tags[i].name)))
			return other_tags[i].tag;
	return tag_named(xpos);
}

/* The n-th column of a line, from 0. */
static struct str column(struct str line, int n)
{
	struct str piece = { 0 };
	for (int i = 0; i <= n; i++)
		if (!str_cut(&line, '\t', &piece))
			return (struct str){ "", 0 };
	return piece;
}

static bool is_possessive(struct str form)
{
	return str_equal_fold(form, STR("'s")) || str_equal_fold(form, STR("\u2019s")) ||
	       str_equal_fold(form, STR("`s")) || str_equal(form, STR("'")) ||
	       str_equal(form, STR("\u2019"));
}

static bool is_verb(uint8_t tag)
{
	return tag >= TAG_VB && tag <= TAG_VBZ;
}

/* TAG-6: "anti-tank", "12-year-old", "Israeli-occupied": the tag of a word of hyphened pieces. */
static uint8_t hyphened_tag(const struct piece *first, const struct piece *last)
{
	bool modifies = str_equal(last->role, STR("amod")) || str_equal(last->role, STR("compound"));
	if (is_verb(last->tag))
		return last->tag == TAG_VBG && !modifies ? TAG_NN : TAG_JJ;
	if (last->tag == TAG_IN || last->tag == TAG_RP)
		return TAG_NN;
	bool plain = first->tag != TAG_NN && first->tag != TAG_NNP && first->tag != TAG_NNS;
	return last->tag == TAG_NN && modifies && plain ? TAG_JJ : last->tag;
}

/* Takes the place of a run "a - b - c" written without spaces. */
static void add_joined(struct pieces *out, const struct piece *at, size_t count, struct arena *mem)
{
	struct piece joined = at[count - 1];
	if (count > 1) {
		joined.form = (struct str){ "", 0 };
		for (size_t i = 0; i < count; i++)
			joined.form = str_format(mem, STR_FMT STR_FMT, STR_ARG(joined.form),
				STR_ARG(at[i].form));
		joined.tag = hyphened_tag(&at[0], &at[count - 1]);
	}
	*PUSH(mem, out) = joined;
}

static bool hyphen_follows(const struct pieces *p, size_t i)
{
	return i + 2 < p->count && p->at[i].glues && p->at[i + 1].hyphen && p->at[i + 1].glues &&
	       p->at[i].tag != TAG_PUNCT && p->at[i + 2].tag != TAG_PUNCT;
}

static void add_sentence(struct tagged *t, const struct pieces *raw, struct arena *mem)
{
	struct pieces p = { 0 };
	for (size_t i = 0; i < raw->count;) {
		size_t end = i + 1;
		while (hyphen_follows(raw, end - 1))
			end += 2;
		add_joined(&p, raw->at + i, end - i, mem);
		i = end;
	}
	size_t first = t->words.count;
	for (size_t i = 0; i < p.count; i++) {
		struct word w = tagged_word(p.at[i].form, i == 0, i > 0 && p.at[i - 1].glues, mem);
		w.tag = p.at[i].tag;
		*PUSH(mem, &t->words) = w;
	}
	end_sentence(t, first, mem);
}

/* A surface token of several words ends: "don't" becomes one, "Port's" stays two. */
static void close_range(struct pieces *p, size_t first, struct str surface, bool glues)
{
	struct piece last = p->at[p->count - 1];
	bool split = p->count > first + 1 && is_possessive(last.form) &&
		     str_ends(surface, last.form) && surface.len > last.form.len;
	p->count = first + 1;
	p->at[first].form = split ? str_slice(surface, 0, surface.len - last.form.len) : surface;
	p->at[first].glues = split ? true : glues;
	if (split) {
		last.glues = glues;
		p->at[p->count++] = last; /* there is room: it stood there before */
	}
}

struct range {
	long last; /* number of its last word; 0: no surface token is open */
	size_t first;
	struct str surface;
	bool glues;
};

static bool add_piece(struct pieces *p, struct range *r, struct str line, struct arena *mem)
{
	struct str number = column(line, 0), xpos = column(line, 4);
	bool glues = str_find(column(line, 9), STR("SpaceAfter=No")) < column(line, 9).len;
	size_t dash = str_find(number, STR("-"));
	if (str_find(number, STR(".")) < number.len)
		return true; /* an empty node of the enhanced graph */
	if (dash < number.len) {
		*r = (struct range){ atol(number.at + dash + 1), p->count, column(line, 1), glues };
		return true;
	}
	uint8_t tag = tag_of_xpos(xpos);
	if (tag >= TAG_COUNT)
		return false;
	*PUSH(mem, p) = (struct piece){
		.form = column(line, 1),
		.role = column(line, 7),
		.tag = tag,
		.hyphen = str_equal(xpos, STR("HYPH")),
		.glues = glues,
	};
	if (r->last == atol(number.at)) {
		close_range(p, r->first, r->surface, r->glues);
		r->last = 0;
	}
	return true;
}

static bool read_piped(const char *path, struct str *text, struct arena *mem, struct err *e)
{
	char command[4200];
	bool packed = str_ends(str_from(path), STR(".xz"));
	if (strchr(path, '\'') || snprintf(command, sizeof command, "%s -- '%s'",
					  packed ? "xz -dc" : "cat", path) >= (int)sizeof command)
		return fail(e, ERR_USAGE, "the name '%.100s' cannot be used", path);
	FILE *f = popen(command, "r");
	if (!f)
		return fail_errno(e, "cannot run '%.100s'", command);
	struct {
		char *at;
		size_t count, room;
	} bytes = { 0 };
	for (int c; (c = getc_unlocked(f)) != EOF;)
		*PUSH(mem, &bytes) = (char)c;
	*text = (struct str){ bytes.at, bytes.count };
	return pclose(f) == 0 ? true : fail(e, ERR_INPUT, "'%.100s' failed", command);
}

bool tagged_read_conllu(struct tagged *t, const char *path, struct arena *mem, struct err *e)
{
	struct str text, line;
	if (!read_piped(path, &text, mem, e))
		return false;
	struct pieces p = { 0 };
	struct range r = { 0 };
	for (size_t n = 1; str_cut(&text, '\n', &line); n++) {
		if (line.len == 0) {
			add_sentence(t, &p, mem);
			p.count = 0;
		} else if (line.at[0] != '#' && !add_piece(&p, &r, line, mem)) {
			return fail(e, ERR_INPUT, "%s:%zu: no tag '" STR_FMT "' is known", path, n,
				STR_ARG(column(line, 4)));
		}
	}
	add_sentence(t, &p, mem);
	return true;
}

/* ---- lines of word/TAG ---- */

bool tagged_read_lines(struct tagged *t, struct str text, struct arena *mem, struct err *e)
{
	struct str line, piece;
	for (size_t n = 1; str_cut(&text, '\n', &line); n++) {
		size_t first = t->words.count;
		if (str_starts(line, STR("# ")))
			continue;
		while (str_cut(&line, ' ', &piece)) {
			if (piece.len == 0)
				continue;
			const char *slash = memrchr(piece.at, '/', piece.len);
			size_t end = slash && slash > piece.at ? (size_t)(slash - piece.at) : piece.len;
			struct str name = end < piece.len ? str_slice(piece, end + 1, piece.len)
							  : STR("-");
			struct word w = tagged_word(
				str_slice(piece, 0, end), t->words.count == first, false, mem);
			w.tag = tag_named(name);
			if (w.tag == TAG_COUNT)
				return fail(e, ERR_INPUT, "line %zu: no tag '" STR_FMT "' is known",
					n, STR_ARG(name));
			*PUSH(mem, &t->words) = w;
		}
		end_sentence(t, first, mem);
	}
	return true;
}
