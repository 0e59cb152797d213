#include "text/name.h"

#include "base/utf8.h"

/*
 * From U+0430: each letter as Serbian, Bosnian, Montenegrin and Macedonian write it in Latin, without
 * marks, as name_fold leaves Latin words; NULL for letters that they do not have.
 */
enum { FIRST = 0x430 };
static const char *const latin[] = { [0x430 - FIRST] = "a",
	[0x431 - FIRST] = "b",
	[0x432 - FIRST] = "v",
	[0x433 - FIRST] = "g",
	[0x434 - FIRST] = "d",
	[0x435 - FIRST] = "e",
	[0x436 - FIRST] = "z",
	[0x437 - FIRST] = "z",
	[0x438 - FIRST] = "i",
	[0x439 - FIRST] = "j",
	[0x43A - FIRST] = "k",
	[0x43B - FIRST] = "l",
	[0x43C - FIRST] = "m",
	[0x43D - FIRST] = "n",
	[0x43E - FIRST] = "o",
	[0x43F - FIRST] = "p",
	[0x440 - FIRST] = "r",
	[0x441 - FIRST] = "s",
	[0x442 - FIRST] = "t",
	[0x443 - FIRST] = "u",
	[0x444 - FIRST] = "f",
	[0x445 - FIRST] = "h",
	[0x446 - FIRST] = "c",
	[0x447 - FIRST] = "c",
	[0x448 - FIRST] = "s",
	[0x452 - FIRST] = "d",
	[0x453 - FIRST] = "g",
	[0x455 - FIRST] = "dz",
	[0x458 - FIRST] = "j",
	[0x459 - FIRST] = "lj",
	[0x45A - FIRST] = "nj",
	[0x45B - FIRST] = "c",
	[0x45C - FIRST] = "k",
	[0x45F - FIRST] = "dz" };

static const char *latin_for(uint32_t c)
{
	return c >= FIRST && c < FIRST + sizeof latin / sizeof *latin ? latin[c - FIRST] : NULL;
}

bool name_is_serbian(struct str folded)
{
	for (size_t i = 0, n; i < folded.len; i += n) {
		uint32_t c = utf8_decode(str_slice(folded, i, folded.len), &n);
		if (c >= 0x452 && latin_for(c))
			return true;
	}
	return false;
}

void name_sound_serbian(struct str folded, struct buf *out)
{
	struct buf b = { .mem = out->mem };
	for (size_t i = 0, n; i < folded.len; i += n) {
		const char *to = latin_for(utf8_decode(str_slice(folded, i, folded.len), &n));
		buf_add(&b, to ? str_from(to) : str_slice(folded, i, i + n));
	}
	name_sound(buf_str(&b), out);
}
