#ifndef READER_MUC_SLOT_H
#define READER_MUC_SLOT_H

#include "reader/frame.h"
#include "reader/muc_inside.h"

/* Fills of a template's slots, in the task's words; not known (at NULL) where the slot stays empty. */
struct str muc_text(const struct filter *f, uint32_t first, uint32_t end);
struct str muc_date(const struct filter *f, const struct template *t);
struct str muc_location(const struct filter *f, uint32_t template);
struct str muc_stage_fill(const struct filter *f, uint32_t template);
struct str muc_weapon_type(const struct filter *f, const struct mention *m);
struct str muc_implied_weapon(const struct filter *f, uint32_t template);
struct str muc_thing_type(const struct filter *f, const struct mention *m);
struct str muc_thing_effect(const struct filter *f, const struct mention *m);
struct str muc_human_type(const struct filter *f, const struct mention *m);
struct str muc_told_effect(const struct filter *f, const struct mention *m);
struct str muc_listed_effect(const struct filter *f, const struct mention *m);
struct str muc_human_effect(const struct filter *f, const struct mention *m);
struct str muc_number(const struct filter *f, const struct mention *m);
struct str muc_nation(const struct filter *f, const struct mention *m);
struct str muc_confidence(const struct filter *f, const struct mention *m);
bool muc_is_state(const struct filter *f, const struct mention *m);

#endif
