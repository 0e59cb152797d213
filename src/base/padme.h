#ifndef BASE_PADME_H
#define BASE_PADME_H

#include <stdint.h>

/*
 * The length to which `len` bytes are padded so that a length gives away only
 * O(log log len) bits, for at most 12 % more bytes (Padme: Nikitin et al.,
 * "Reducing Metadata Leakage from Encrypted Files", PoPETs 2019, section 4).
 */
static inline uint64_t padme(uint64_t len)
{
	if (len < 2)
		return len;
	int high = 63 - __builtin_clzll(len); /* floor(log2 len) */
	int kept = high ? 64 - __builtin_clzll((unsigned long long)high)
			: 0; /* bits to write `high` */
	uint64_t mask = high > kept ? ((uint64_t)1 << (high - kept)) - 1 : 0;
	return (len + mask) & ~mask;
}

#endif
