#ifndef CLI_CONFINE_H
#define CLI_CONFINE_H

#include <stdbool.h>

/*
 * Takes from this process, for good, what a parser of strangers' bytes does not need. What is refused answers
 * "permission denied". Both are safe between fork and exec.
 *
 * confine_program, before an exec of `program` (an absolute path): the network, other processes, writing, reading
 * outside the system's folders and executing anything but the program and its loader. What an older kernel
 * does not know (Landlock: files and executing) is left out; false when the rest could not be had.
 *
 * confine_compute, for code of our own that goes on here: everything but computing, memory without execution, and
 * reading and writing what is open already. False when it could not be had, also on machines
 * whose system calls we have no table of.
 */
bool confine_program(const char *program);
bool confine_compute(void);

/*
 * confine_reading, for a command that reads strangers' files itself and may start `program` (NULL: none): what confine_program
 * takes, but for other processes of its own; of files it may still read those in `also`, up to a NULL. Threads that
 * are there already keep what they have.
 */
bool confine_reading(const char *program, char *const also[]);

#endif
