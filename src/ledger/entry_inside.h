#ifndef LEDGER_ENTRY_INSIDE_H
#define LEDGER_ENTRY_INSIDE_H

#include "base/str.h"

/* What may stand in an entry, for its writer and its reader alike. */
bool entry_is_origin(struct str s);
bool entry_is_name(struct str s);
bool entry_is_time(struct str s);

#endif
