#ifndef BASE_SECRET_H
#define BASE_SECRET_H

/* 32 random bytes that nobody else may see. Whoever holds a copy wipes it (explicit_bzero). */
struct secret {
	unsigned char byte[32];
};

#endif
