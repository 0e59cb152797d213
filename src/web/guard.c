/*
 * guard - who may ask. The page is served from one origin, http://127.0.0.1:PORT; a browser says truly where a request comes
 * from (Host, Origin, Sec-Fetch-Site), and whoever is no browser knows no token.
 */
#include "web/handle.h"

#include <sodium.h>

static bool is(struct str s, const char *text)
{
	return str_equal(s, str_from(text));
}

static bool refuse(struct answer *a, unsigned status, const char *why, const char *sentence)
{
	a->refused = why;
	answer_error(a, status, sentence);
	return false;
}

/* "none" is a person who typed the address or opened it from a terminal. */
static bool is_own_site(const struct request *r, bool is_page)
{
	return !r->site.at || is(r->site, "same-origin") || (is_page && is(r->site, "none"));
}

static bool has_token(const struct server *s, const struct request *r)
{
	size_t len = strlen(s->token);
	return r->token.len == len && sodium_memcmp(r->token.at, s->token, len) == 0;
}

bool guard(const struct server *s, const struct request *r, struct answer *a)
{
	bool is_page = !str_starts(r->path, STR("/api/"));
	if (!is(r->host, s->host))
		return refuse(a, 403, "it is for another host",
			"this server answers to its own address alone");
	if (r->origin.at && !is(r->origin, s->origin))
		return refuse(a, 403, "it comes from another site",
			"this server answers its own page alone");
	if (!is_own_site(r, is_page))
		return refuse(a, 403, "it comes from another site",
			"this server answers its own page alone");
	if (is_page || has_token(s, r))
		return true;
	return refuse(a, 401, r->token.at ? "its token is wrong" : "it has no token",
		"open the address that 'knell review' printed");
}
