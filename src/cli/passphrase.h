#ifndef CLI_PASSPHRASE_H
#define CLI_PASSPHRASE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/*
 * Asks on the terminal, without echo. ERR_USAGE when there is none. The text is in `mem`; whoever asked
 * wipes it.
 */
MUST_CHECK bool passphrase_ask(
	const char *prompt, struct str *passphrase, struct arena *mem, struct err *e);

/* Asks twice, and says how strong it is. */
MUST_CHECK bool passphrase_choose(struct str *passphrase, struct arena *mem, struct err *e);

/*
 * How many bits a guesser needs at the least who tries words, then runs, repeats and years, then
 * letters: an estimate from below, not a proof.
 */
double passphrase_bits(struct str passphrase);

enum { PASSPHRASE_LEAST_BITS = 40, PASSPHRASE_GOOD_BITS = 65 };

/* "weak", "fair", "strong": and what would make it better. */
const char *passphrase_verdict(double bits);

#endif
