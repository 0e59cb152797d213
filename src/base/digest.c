#include "base/digest.h"

#include <openssl/sha.h>

struct digest digest_of(struct str bytes)
{
	struct digest d;
	SHA256((const unsigned char *)(bytes.at ? bytes.at : ""), bytes.len, d.byte);
	return d;
}

struct str digest_hex(struct arena *mem, struct digest d)
{
	static const char hex[] = "0123456789abcdef";
	char *text = NEW_ARRAY(mem, char, 65);
	for (size_t i = 0; i < 32; i++) {
		text[2 * i] = hex[d.byte[i] >> 4];
		text[2 * i + 1] = hex[d.byte[i] & 15];
	}
	return (struct str){ text, 64 };
}
