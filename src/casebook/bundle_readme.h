#ifndef CASEBOOK_BUNDLE_README_H
#define CASEBOOK_BUNDLE_README_H

#include "casebook/bundle.h"

/* The text of data/README.txt; `commands` are those of the timestamps. */
struct readme {
	const struct casebook_item *item;
	const struct proof *proof;
	struct str id;
	size_t shown, withheld;
	struct strs commands;
	bool document;
};
struct str bundle_readme(const struct readme *r, struct arena *mem);

/* The log's public key as openssl reads it. */
struct str bundle_pem(const struct note_key *k, struct arena *mem);

#endif
