#ifndef WEB_PUT_H
#define WEB_PUT_H

#include "web/session.h"

/* Parts of answers that several have. All with the lock held. */
struct str put_id_of(const struct entry_ref *r, struct arena *mem);

/* Who writes a log: the name of the member who began it, else its id. */
struct str author_of(struct session *k, struct str origin, struct arena *mem);

/* A judgement, and all on an entry that stand; those on a claim, taken back ones too. */
void put_ruling(struct session *k, struct json_out *j, const struct ruling *r);
void put_rulings_on_claim(struct session *k, struct json_out *j, size_t claim);

/* A claim as judged; false when its entry is none that can be read. */
bool claim_now(struct session *k, size_t n, struct claim *to, struct arena *mem);

/* `{"id","claim","review","from","to","judgements","incident"` and, where `about` has them, title and origin, `}`. */
void put_claim(struct session *k, struct json_out *j, size_t n, bool with_report);

/* The number of a claim or report that an id means; LIVE_NONE: there is none. */
size_t claim_by_id(struct session *k, struct str id);
size_t document_by_id(struct session *k, struct str id);

void put_work(struct json_out *j, const struct work *w);
bool is_stale(const struct session *k);

#endif
