#ifndef WEB_HANDLE_H
#define WEB_HANDLE_H

#include "web/session.h"

/* Whether it comes from our own page: Host, Origin, Sec-Fetch-Site, token. Says in `a` why not. */
bool guard(const struct server *s, const struct request *r, struct answer *a);

/* The answer to a request, whatever it is. Takes s->lock. */
void handle(struct server *s, struct request *r, struct answer *a);

/* The route's name, for the log: never more of a path than we know. */
const char *handle_name(const struct request *r);

/* What a route does: writes its JSON into a->json, or fails; with the lock held. */
typedef bool handler(struct server *s, struct request *r, struct answer *a, struct err *e);

handler show_state, do_unlock, do_lock, show_words, show_casebook, show_points, show_reports,
	show_report, show_claims, do_judge, show_incident, show_pairs, show_persons, show_person,
	show_ledger, show_find, do_claim, do_verify, show_image, show_verified, show_estimate;

/* `{"error":...}` with a status. */
void answer_error(struct answer *a, unsigned status, const char *sentence);

/* For handlers: "no such thing", 404. */
bool missing(struct answer *a, struct err *e, const char *what);

/* 202: it is being worked out. */
bool not_yet(struct answer *a, struct server *s);

#endif
