#ifndef VAULT_BECH32_H
#define VAULT_BECH32_H

#include "base/str.h"

/*
 * Bech32 (BIP 173, without its limit of 90 characters) of 32 bytes, as age
 * writes its keys: a prefix, '1', letters, a checksum of six. All of it upper or all lower case.
 */
struct str bech32_text(struct arena *mem, const char *prefix, const unsigned char bytes[32]);

/* False for another prefix, mixed case, a wrong checksum or another length. */
bool bech32_bytes(struct str text, const char *prefix, unsigned char bytes[32]);

#endif
