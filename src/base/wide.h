#ifndef BASE_WIDE_H
#define BASE_WIDE_H

/*
 * A function marked WIDE is compiled for each width of vectors that the machine may have, and the right one is taken
 * when the program starts. Whole numbers come out the same on every machine.
 */
#if defined __x86_64__ && defined __OPTIMIZE__ && defined __GNUC__ && !defined __clang__ &&        \
	!defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
#if __GNUC__ >= 12
#define WIDE __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define WIDE __attribute__((target_clones("avx2", "default")))
#endif
#define WHOLE __attribute__((flatten)) /* what it calls is compiled with it each time */
#else
#define WIDE
#define WHOLE
#endif

/* The analyzer of gcc 12 takes the number of lanes for the width of one that is shifted. clang does not know the name. */
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wanalyzer-shift-count-overflow"
#endif

#endif
