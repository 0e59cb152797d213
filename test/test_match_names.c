/* Names that must and must not agree: test/match/name_pairs.tsv, one pair a line. */
#include "base/file.h"
#include "match/tokens.h"
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

static unsigned level_of(struct str a, struct str b, struct arena *mem)
{
	struct tokens t = { 0 };
	uint32_t x = token_of(&t, a, mem), y = token_of(&t, b, mem);
	return token_level(&t, x, y);
}

TEST("names agree across spellings, romanisations and scripts, and different names do not "
     "(MATCH-9, MATCH-11)")
{
	const char *top = getenv("TOP");
	struct str text, line, field[3];
	struct err e = { 0 };
	size_t agree = 0, differ = 0;
	if (!file_read(str_terminated(mem,
			       str_format(mem, "%s/test/match/name_pairs.tsv", top ? top : ".")),
		    1 << 20, &text, mem, &e)) {
		printf("# %s\n", e.text);
		CHECK(!"the table of pairs can be read");
		return;
	}
	while (str_cut(&text, '\n', &line)) {
		if (line.len == 0 || line.at[0] == '#')
			continue;
		struct str rest = line;
		for (int i = 0; i < 3; i++)
			if (!str_cut(&rest, '\t', &field[i]))
				field[i] = STR("");
		bool wanted = str_equal(field[2], STR("agree"));
		unsigned level = level_of(field[0], field[1], mem);
		bool ok = (level >= 4) == wanted && level == level_of(field[1], field[0], mem);
		if (!ok)
			printf("# level %u: " STR_FMT "\n", level, STR_ARG(line));
		CHECK(ok);
		agree += wanted;
		differ += !wanted;
	}
	CHECK(agree + differ >= 400);
	CHECK(differ >= 150);
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
