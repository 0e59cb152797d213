/*
 * pack_linear - a packed linear model from readable weights
 * usage: pack_linear WEIGHTS.txt MODEL WEIGHTS.bin
 */
#include "base/file.h"
#include "reader/linear.h"

#include <stdio.h>

static bool run(char **names, struct arena *mem, struct err *e)
{
	struct str text;
	const struct linear *l;
	struct buf packed = { .mem = mem };
	if (!file_read(names[0], 64 << 20, &text, mem, e))
		return false;
	if (!linear_load(&l, text, str_from(names[1]), mem, e))
		return explain(e, "'%s'", names[0]);
	linear_pack(l, &packed);
	return file_write(names[2], buf_str(&packed), e);
}

int main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	bool ok = argc == 4
			  ? run(argv + 1, &mem, &e)
			  : fail(&e, ERR_USAGE, "usage: pack_linear WEIGHTS.txt MODEL WEIGHTS.bin");
	if (!ok)
		fprintf(stderr, "pack_linear: %s\n", e.text);
	arena_release(&mem);
	return (int)e.kind;
}
