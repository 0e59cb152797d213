/*
 * pack_tagger - the packed weights of the tagger from the readable ones
 * usage: pack_tagger TAGGER.txt TAGGER.bin
 */
#include "base/file.h"
#include "pack.h"

#include <stdio.h>

static bool run(const char *from, const char *to, struct arena *mem, struct err *e)
{
	struct str text, packed;
	if (!file_read(from, 64 << 20, &text, mem, e))
		return false;
	if (!pack_weights(text, &packed, mem, e))
		return explain(e, "'%s'", from);
	return file_write(to, packed, e);
}

int main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	bool ok = argc == 3 ? run(argv[1], argv[2], &mem, &e)
			    : fail(&e, ERR_USAGE, "usage: pack_tagger TAGGER.txt TAGGER.bin");
	if (!ok)
		fprintf(stderr, "pack_tagger: %s\n", e.text);
	arena_release(&mem);
	return (int)e.kind;
}
