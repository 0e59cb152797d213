#ifndef PUBLISH_REDACT_INSIDE_H
#define PUBLISH_REDACT_INSIDE_H

#include "publish/edition.h"

/* Puts the claims of the edition in place of the reviewed ones, and counts what is withheld. */
void redact(struct edition *ed);

/* Whether a victim is known to be under 18 (PUBLISH-4). */
bool victim_is_minor(const struct victim *v);

#endif
