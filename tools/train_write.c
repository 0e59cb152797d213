#include "train_model.h"

#include "text/tag.h"

#include <stdlib.h>

struct lines {
	struct str *at;
	size_t count, room;
};

static int by_bytes(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] <= ' ' || s.at[i] > '~')
			return false;
	return s.len > 0;
}

static void write_section(struct buf *out, const char *name, struct lines *lines)
{
	if (lines->count > 0)
		qsort(lines->at, lines->count, sizeof *lines->at, by_bytes);
	buf_printf(out, "[%s]\n", name);
	for (size_t i = 0; i < lines->count; i++) {
		buf_add(out, lines->at[i]);
		buf_add_char(out, '\n');
	}
}

static void write_lexicon(struct model *m, struct buf *out)
{
	struct lines lines = { 0 };
	for (size_t i = 0; i < m->lexeme.count; i++) {
		const struct lexeme *l = &m->lexeme.at[i];
		if (l->total >= m->set.known && is_plain(l->word))
			*PUSH(m->mem, &lines) = str_format(m->mem, STR_FMT "\t%s" STR_FMT,
				STR_ARG(l->word), l->only ? "=" : "", STR_ARG(l->class_name));
	}
	write_section(out, "lexicon", &lines);
}

/* The average of a weight over all steps, times `scale`, rounded. */
static long averaged(const struct model *m, const struct cell *c)
{
	int64_t sum = (c->total + (int64_t)c->weight * (m->step - c->step)) * m->set.scale;
	int64_t half = m->step / 2;
	return (long)((sum + (sum < 0 ? -half : half)) / m->step);
}

/* "the killing<TAB>NN+40 VBG-40", or an empty line when all weights are too small to matter. */
static struct str feature_line(struct model *m, const struct feature *f)
{
	struct buf b = { .mem = m->mem };
	long weight[TAG_COUNT] = { 0 };
	for (size_t i = 0; i < TAG_PLACES && f->part[i]; i++) {
		struct str name = model_name(m, f->part[i]);
		if (!is_plain(name))
			return STR("");
		buf_printf(&b, "%s" STR_FMT, i ? " " : "", STR_ARG(name));
	}
	for (uint32_t c = f->cells; c; c = m->cell.at[c].next)
		weight[m->cell.at[c].tag] = averaged(m, &m->cell.at[c]);
	size_t key = b.len;
	for (unsigned t = 0; t < TAG_COUNT; t++)
		if (labs(weight[t]) >= m->set.prune)
			buf_printf(&b, "%c%s%+ld", b.len == key ? '\t' : ' ', tag_name((uint8_t)t),
				weight[t]);
	return b.len > key ? buf_str(&b) : STR("");
}

static void write_features(struct model *m, struct buf *out)
{
#define TAG_AS_NAME(group, name, a, b, c) name,
	static const char *const names[] = { TAG_TEMPLATES(TAG_AS_NAME) };
#undef TAG_AS_NAME
	for (uint32_t t = 0; t < TAG_TEMPLATE_COUNT; t++) {
		struct lines lines = { 0 };
		for (size_t i = 0; i < m->feature.count; i++)
			if (m->feature.at[i].template == t) {
				struct str line = feature_line(m, &m->feature.at[i]);
				if (line.len > 0)
					*PUSH(m->mem, &lines) = line;
			}
		write_section(out, names[t], &lines);
	}
}

static const char preface[] =
	"# Weights of the part-of-speech tagger, written by `make train`; see "
	"assets/tagger/README.md.\n"
	"# SPDX-License-Identifier: CC-BY-SA-4.0\n"
	"# [lexicon]: word, tags it was seen with; =TAG, the tag it always gets.\n"
	"# Other sections: what stands in the places of the template, weights of tags.\n";

void model_write(struct model *m, struct buf *out)
{
	buf_add(out, STR(preface));
	write_lexicon(m, out);
	write_features(m, out);
}
