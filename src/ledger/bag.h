#ifndef LEDGER_BAG_H
#define LEDGER_BAG_H

#include "base/digest.h"
#include "base/disk.h"

#include <stdint.h>

/*
 * BagIt 1.0 (RFC 8493) with SHA-256: a folder that any archive's tools can check.
 * All that counts lies inside data/, since validators pass over other files.
 */
struct bag_file {
	struct str path; /* below the bag: "data/..." */
	struct digest digest;
	uint64_t size;
};

struct bag_files {
	struct bag_file *at;
	size_t count, room;
};

enum { BAG_MOST_BYTES = 1 << 28 }; /* of a manifest */

/*
 * Writes bagit.txt, bag-info.txt, manifest-sha256.txt and tagmanifest-sha256.txt for payload files that lie
 * in `folder` already. `identifier` is the External-Identifier, `date` (YYYY-MM-DD) the Bagging-Date. A path
 * with '%', a control character or a step upwards is ERR_USAGE: validators do not agree on the first.
 */
MUST_CHECK bool bag_write(const struct disk *disk, const char *folder,
	const struct bag_files *payload, struct str identifier, struct str date, struct err *e);

/*
 * Whether a bag is whole: every file of every SHA-256 manifest there with its digest, every
 * payload file in the manifest. ERR_BROKEN names the first that is not; other digests' manifests are passed over.
 */
MUST_CHECK bool bag_check(
	const struct disk *disk, const char *folder, struct arena *mem, struct err *e);

/* The lines of a manifest, names decoded as RFC 8493 2.1.3 says. */
MUST_CHECK bool bag_manifest_parse(
	struct str text, struct bag_files *files, struct arena *mem, struct err *e);

#endif
