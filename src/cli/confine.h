#ifndef CLI_CONFINE_H
#define CLI_CONFINE_H

/*
 * Takes from this process, for good, what a parser of strangers' bytes does not need: the network,
 * writing, and reading outside the system's folders. Safe between fork and exec. What an older
 * kernel does not know is left out, but for sockets: false when they could not be refused.
 */
#include <stdbool.h>

bool confine_self(void);

#endif
