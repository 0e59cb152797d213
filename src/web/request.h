#ifndef WEB_REQUEST_H
#define WEB_REQUEST_H

#include "base/json.h"

/*
 * A request as the rest of the room sees it, and the answer that is made to it. Where it came from (a socket, a test, a
 * fuzzer) is known to server.c alone.
 */
enum { MOST_BODY = 1 << 20, MOST_COUNT = 500 };

struct request {
	struct arena *mem;
	struct str method, path, body;
	struct str host, origin, site, token, type; /* headers; at NULL: none */
	struct strs names, values;                  /* of the query, decoded */
	const struct json *json;                    /* the body of a POST */
};

struct answer {
	unsigned status; /* 0: by the kind of error */
	const char *type;
	struct buf body;
	struct json_out json; /* into body */
	const char *refused;  /* why, for the log; NULL: it was not */
};

/* "a=b&c=d" behind the question mark, with %XX and '+'. */
void request_query(struct request *r, struct str query);

/* Of the query; not known when it is absent. */
struct str request_value(const struct request *r, const char *name);

/* `from` and `count` of the query: count at most MOST_COUNT, and that many where it isn't said. */
struct span_asked {
	size_t from, count;
};
MUST_CHECK bool request_span(const struct request *r, struct span_asked *to, struct err *e);

/* Members of the body. ERR_USAGE in a sentence when one is of another kind. */
MUST_CHECK bool request_text(
	const struct request *r, const char *member, struct str *to, struct err *e);
MUST_CHECK bool request_texts(
	const struct request *r, const char *member, size_t most, struct strs *to, struct err *e);

#endif
