#ifndef VAULT_VAULT_H
#define VAULT_VAULT_H

#include "base/digest.h"
#include "vault/age.h"

/*
 * The documents, byte for byte, each sealed in an age file of its own to an
 * identity of its own, which is the object's secret and lives in the keyring: who
 * destroys the secret erases the document. The file's name is the SHA-256 of the
 * encrypted bytes, in a folder of its first two digits, so that anybody can check the
 * vault without a key. The plain text is padded with zeros (Padme); its length is known to the
 * ledger alone. By hand: age -d -i IDENTITY FILE | head -c SIZE.
 */
struct vault {
	const struct disk *disk;
	const char *folder;
};

struct vault_object {
	struct digest name;    /* of the encrypted file */
	struct digest content; /* of the document */
	uint64_t size;         /* of the document */
	struct secret secret;
};

/*
 * Takes a document in. A crash leaves all of it or a nameless piece that vault_sweep removes; when
 * this returns true it outlasts a crash. Constant memory.
 */
MUST_CHECK bool vault_put(const struct vault *v, const struct byte_source *from,
	struct vault_object *made, struct err *e);

/*
 * Gives a document out. What is put into `to` is right so far, but only true says that it is all: the
 * name, the padding and the content's digest (o->content) agree, else ERR_BROKEN.
 */
MUST_CHECK bool vault_get(
	const struct vault *v, const struct vault_object *o, const struct sink *to, struct err *e);

/* Whether the encrypted file has the bytes its name says; needs no key. */
MUST_CHECK bool vault_check(const struct vault *v, struct digest name, struct err *e);

/*
 * Takes an object over from another vault, sealed as it is, unless it is here. ERR_BROKEN when it was altered
 * there. What a crash leaves of it vault_sweep removes.
 */
MUST_CHECK bool vault_copy(
	const struct vault *from, const struct vault *to, struct digest name, struct err *e);

struct digests {
	struct digest *at;
	size_t count, room;
};

/* Every object there is, in order, and the paths of files that are none. */
MUST_CHECK bool vault_list(const struct vault *v, struct digests *names, struct strs *unknown,
	struct arena *mem, struct err *e);

/* Whether such a path is of what a crash left behind unfinished; and removes that. */
bool vault_is_unfinished(struct str path);
MUST_CHECK bool vault_sweep(const struct vault *v, struct err *e);

struct str vault_path(const struct vault *v, struct digest name, struct arena *mem);

#endif
