/* Names that must and must not agree: test/match/name_pairs.tsv, one pair a line. */
#include "base/file.h"
#include "match/match.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The token of a name that is one unit. */
static uint32_t token_of(struct tokens *t, struct str name, struct arena *mem)
{
	struct buf folded = { .mem = mem }, joined = { .mem = mem };
	struct str units[8];
	name_fold(name, &folded);
	size_t n = name_units(buf_str(&folded), units, 8, mem);
	for (size_t i = 0; i < n; i++)
		buf_add(&joined, units[i]);
	return token_number(t, buf_str(&joined), mem);
}

static unsigned level_among(bool hebrew, struct str a, struct str b, struct arena *mem)
{
	struct tokens t = { 0 };
	uint32_t x = token_of(&t, a, mem), y = token_of(&t, b, mem);
	if (hebrew)
		tokens_hear(&t, NAME_HEARS_HEBREW, mem);
	return token_level(&t, x, y);
}

static unsigned level_of(struct str a, struct str b, struct arena *mem)
{
	return level_among(false, a, b, mem);
}

struct pairs {
	size_t agree, differ, wrong;
};

static struct pairs read_pairs(const char *file, bool hebrew, struct arena *mem)
{
	const char *top = getenv("TOP");
	struct str text, line, field[3];
	struct err e = { 0 };
	struct pairs p = { 0 };
	if (!file_read(
		    str_terminated(mem, str_format(mem, "%s/test/match/%s", top ? top : ".", file)),
		    1 << 20, &text, mem, &e)) {
		printf("# %s\n", e.text);
		return p;
	}
	while (str_cut(&text, '\n', &line)) {
		if (line.len == 0 || line.at[0] == '#')
			continue;
		struct str rest = line;
		for (int i = 0; i < 3; i++)
			if (!str_cut(&rest, '\t', &field[i]))
				field[i] = STR("");
		bool wanted = str_equal(field[2], STR("agree"));
		unsigned level = level_among(hebrew, field[0], field[1], mem);
		bool ok = (level >= 4) == wanted &&
			  level == level_among(hebrew, field[1], field[0], mem);
		if (!ok)
			printf("# level %u: " STR_FMT "\n", level, STR_ARG(line));
		p.wrong += !ok;
		p.agree += wanted;
		p.differ += !wanted;
	}
	return p;
}

TEST("names agree across spellings, romanisations and scripts, and different names do not "
     "(MATCH-9, MATCH-11)")
{
	struct pairs p = read_pairs("name_pairs.tsv", false, mem);
	CHECK(p.wrong == 0);
	CHECK(p.agree + p.differ >= 400);
	CHECK(p.differ >= 150);
}

TEST("in lists with Hebrew names bet is b or v, pe p or f, ch het or khaf, tsadi tz or z, shin sh "
     "or "
     "s, and vav a vowel or v (MATCH-41)")
{
	struct pairs p = read_pairs("name_pairs_hebrew.tsv", true, mem);
	CHECK(p.wrong == 0);
	CHECK(p.agree >= 60 && p.differ >= 15);
	CHECK(level_of(STR("חיים"), STR("Chaim"), mem) < 5);
	CHECK_INT(level_among(true, STR("חיים"), STR("Chaim"), mem), 6);
}

TEST("a name that begins another is close across scripts too, and a pet name in another script is "
     "a "
     "form of the name, not the name (MATCH-5, MATCH-11)")
{
	CHECK_INT(level_of(STR("mohammadreza"), STR("محمد"), mem), 3);
	CHECK_INT(level_of(STR("امير"), STR("amirhossein"), mem), 3);
	CHECK_INT(level_of(STR("حسن"), STR("amirhossein"), mem), 1);
	CHECK_INT(level_of(STR("mascha"), STR("мария"), mem), 5);
	CHECK_INT(level_of(STR("maria"), STR("мария"), mem), 6);
	CHECK_INT(level_of(STR("sidorskij"), STR("сидорскии"), mem),
		4); /* w and j as Germans write them */
}

TEST("a place written in two scripts is equal, and as common as the place, not as one spelling of "
     "it "
     "(MATCH-12)")
{
	const char *lists[] = {
		"id,name,place\n1,יוסף כהן,רמת גן\n2,דוד לוי,חיפה\n3,משה פרץ,רמת גן\n",
		"id,name,place\n1,Yosef Cohen,Ramat Gan\n2,David Levi,Haifa\n3,Moshe Peretz,Gan "
		"Ramat\n"
	};
	struct list_input in[2] = { { STR("one"), str_from(lists[0]) },
		{ STR("two"), str_from(lists[1]) } };
	struct read_options opts = { 0 };
	struct match_options how = { .jobs = 1, .seed = 1 };
	struct records r;
	struct matching m;
	struct err e = { 0 };
	CHECK(records_read(&r, in, 2, &opts, mem, &e));
	match_run(&m, &r, &how, mem);
	CHECK(r.tokens.hears == NAME_HEARS_HEBREW);
	struct compare c = compare_new(&r, mem);
	pattern_t p = compare_pair(&c, 0, 3), q = compare_pair(&c, 0, 2),
		  other = compare_pair(&c, 0, 4);
	CHECK_INT(LEVEL(p, FIELD_TEXT), 6);
	CHECK_INT(LEVEL(q, FIELD_TEXT), 6);
	CHECK_INT(LEVEL(other, FIELD_TEXT), 1);
	struct extra common = model_extra(&m.model, &r, p, 0, 3),
		     rare = model_extra(&m.model, &r, compare_pair(&c, 1, 4), 1, 4);
	CHECK(rare.place > common.place);
}
