/*
 * For bench/reading.sh: `knell read --as muc` with parts of it switched off.
 *
 *     bench_reading [-without scorer|merger|relevance] [-tagger TAGGER.bin] TEXTS.jsonl >RESPONSES
 *
 * A line of TEXTS has "docid" and "text". Without the scorer a noun group is what the frames alone make of it, and what is
 * mentioned is a fill; without the merger every event is a template of its own, but for the claims of a deed and for
 * templates that share a person; without relevance every template is asked for.
 */
#include "base/asset.h"
#include "base/file.h"
#include "base/json.h"
#include "reader/muc_inside.h"
#include "text/dateline.h"
#include "text/tag.h"

#include <stdio.h>
#include <string.h>

/* Weights that say what the frames say. */
static struct str frames_alone(struct arena *mem)
{
	struct buf b = { .mem = mem };
	buf_printf(&b, "= role none band organisation thing human weapon\nany none:3\n");
	for (int i = 0; harm_words[i]; i++)
		buf_printf(&b, "victim=%s human:6\nactor=%s band:6\ntarget=%s thing:6\n",
			harm_words[i], harm_words[i], harm_words[i]);
	for (int i = 0; act_words[i]; i++)
		buf_printf(&b, "victim=%s human:6\nactor=%s band:6\ntarget=%s thing:6\n",
			act_words[i], act_words[i], act_words[i]);
	buf_printf(&b, "class=weapon weapon:6\nkind=weapon+bomb weapon:6\n= fill drop keep\n");
	for (int i = 1; i < ROLE_COUNT; i++)
		buf_printf(&b, "any=%s keep:6\n",
			(const char *const[]){
				"", "band", "organisation", "thing", "human", "weapon" }[i]);
	return buf_str(&b);
}

static bool switch_off(struct muc *m, const char *part, struct arena *mem, struct err *e)
{
	struct str weights = frames_alone(mem);
	if (strcmp(part, "merger") == 0)
		m->wanted.join = 2;
	else if (strcmp(part, "relevance") == 0)
		m->wanted.keep = 0;
	else if (strcmp(part, "scorer") == 0)
		return linear_load(&m->role, weights, STR("role"), mem, e) &&
		       linear_load(&m->fill, weights, STR("fill"), mem, e);
	else
		return fail(e, ERR_USAGE, "'%.40s' is no part", part);
	for (int i = 0; i < ROLE_COUNT && strcmp(part, "relevance") == 0; i++)
		m->wanted.both[i] = 0;
	return true;
}

static bool read_all(const struct muc *m, const struct reader *r, struct str data, struct err *e)
{
	struct str line;
	while (str_cut(&data, '\n', &line)) {
		struct arena mem = { 0 };
		struct buf out = { .mem = &mem };
		struct json *doc;
		struct scanned words = { 0 };
		struct dateline head = { 0 };
		if (line.len && !json_parse(line, &doc, &mem, e))
			return false;
		if (!line.len)
			continue;
		text_scan(json_text(doc, "text"), &words, &mem);
		text_dateline(&words, &head);
		struct report report = { .id = json_text(doc, "docid"),
			.language = STR("en"),
			.published = head.published };
		muc_read(m, r, &report, &words, &out, &mem);
		fwrite(out.at, 1, out.len, stdout);
		arena_release(&mem);
	}
	return true;
}

static bool run(int argc, char **argv, struct arena *mem, struct err *e)
{
	const struct muc *whole;
	const struct reader *r;
	struct str data;
	int i = 1;
	if (!muc_load(&whole, mem, e) || !reader_load(&r, mem, e))
		return false;
	struct muc m = *whole;
	for (; i + 2 < argc && argv[i][0] == '-'; i += 2) {
		const struct tagger *t;
		if (strcmp(argv[i], "-without") == 0 && !switch_off(&m, argv[i + 1], mem, e))
			return false;
		if (strcmp(argv[i], "-tagger") != 0)
			continue;
		if (!file_read(argv[i + 1], 1 << 28, &data, mem, e) ||
			!tagger_open(&t, data, mem, e))
			return false;
		r = reader_with_tagger(r, t, mem);
	}
	if (i + 1 != argc)
		return fail(
			e, ERR_USAGE, "usage: bench_reading [-without PART] [-tagger FILE] TEXTS");
	return file_read(argv[i], 1 << 28, &data, mem, e) && read_all(&m, r, data, e);
}

int main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	bool done = run(argc, argv, &mem, &e);
	if (!done)
		fprintf(stderr, "bench_reading: %s\n", e.text);
	arena_release(&mem);
	return done ? 0 : (int)e.kind;
}
