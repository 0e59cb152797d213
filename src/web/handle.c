#include "web/handle.h"

#include "base/asset.h"

enum need { FOR_ALL = 0, UNLOCKED = 1, IDLE = 2, ALONE = 4, WRITES = 8 };

/* What there is. ALONE: takes the lock itself, as it is long. IDLE: no sign that somebody is there. */
static const struct route {
	const char *method, *path;
	handler *run;
	unsigned need;
} routes[] = {
	{ "GET", "/api/state", show_state, IDLE },
	{ "POST", "/api/unlock", do_unlock, ALONE },
	{ "POST", "/api/lock", do_lock, FOR_ALL },
	{ "GET", "/api/words", show_words, IDLE },
	{ "GET", "/api/casebook", show_casebook, UNLOCKED },
	{ "GET", "/api/points", show_points, UNLOCKED },
	{ "GET", "/api/reports", show_reports, UNLOCKED },
	{ "GET", "/api/report", show_report, UNLOCKED },
	{ "GET", "/api/claims", show_claims, UNLOCKED },
	{ "POST", "/api/judge", do_judge, UNLOCKED | WRITES },
	{ "GET", "/api/incident", show_incident, UNLOCKED },
	{ "GET", "/api/pairs", show_pairs, UNLOCKED },
	{ "GET", "/api/persons", show_persons, UNLOCKED },
	{ "GET", "/api/person", show_person, UNLOCKED },
	{ "POST", "/api/claim", do_claim, UNLOCKED | WRITES },
	{ "GET", "/api/estimate", show_estimate, UNLOCKED },
	{ "POST", "/api/verify", do_verify, UNLOCKED },
	{ "GET", "/api/verify", show_verified, UNLOCKED },
	{ "GET", "/api/image", show_image, UNLOCKED },
	{ "GET", "/api/ledger", show_ledger, UNLOCKED },
	{ "GET", "/api/find", show_find, UNLOCKED },
};
enum { ROUTES = sizeof routes / sizeof *routes };

void answer_error(struct answer *a, unsigned status, const char *sentence)
{
	a->status = status;
	a->type = "application/json";
	a->body.len = 0;
	a->json = (struct json_out){ .to = &a->body };
	put_open(&a->json, '{');
	put_member_str(&a->json, "error", str_from(sentence));
	put_close(&a->json, '}');
}

bool missing(struct answer *a, struct err *e, const char *what)
{
	a->status = 404;
	return fail(e, ERR_USAGE, "%s", what);
}

static unsigned status_of(const struct err *e)
{
	switch (e->kind) {
	case ERR_USAGE:
	case ERR_INPUT:
	case ERR_FINDING:
		return 400;
	default:
		return 500;
	}
}

static void answer_failure(struct answer *a, const struct err *e)
{
	if (a->status == 409) /* the handler said all */
		return;
	answer_error(a, a->status >= 400 ? a->status : status_of(e), e->text);
}

static void answer_locked(struct answer *a)
{
	answer_error(a, 403, "the casebook is locked");
	a->body.len--;
	buf_add(&a->body, STR(",\"locked\":true}"));
}

/* What scripts and pictures the page is made of: a name, perhaps in one folder. */
static bool asset_path(struct str path, struct str *to, struct arena *mem)
{
	struct str name = str_slice(path, STR("/assets/").len, path.len);
	size_t slashes = 0;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
			      (c >= '0' && c <= '9') || c == '-';
		bool dot = c == '.' && i > 0 && name.at[i - 1] != '.' && name.at[i - 1] != '/';
		if (!letter && !dot && c != '/')
			return false;
		slashes += c == '/';
	}
	*to = str_equal(name, STR("land.txt")) ? STR("map/land.txt")
					       : str_format(mem, "web/" STR_FMT, STR_ARG(name));
	return name.len && slashes <= 1;
}

static const char *type_of(struct str path)
{
	static const struct {
		const char *end, *type;
	} types[] = { { ".html", "text/html; charset=utf-8" },
		{ ".js", "text/javascript; charset=utf-8" }, { ".css", "text/css; charset=utf-8" },
		{ ".svg", "image/svg+xml" }, { ".txt", "text/plain; charset=utf-8" },
		{ ".png", "image/png" } };
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_ends(path, str_from(types[i].end)))
			return types[i].type;
	return "application/octet-stream";
}

static void answer_page(struct request *r, struct answer *a)
{
	struct str path = STR("web/index.html"), bytes;
	bool known = str_equal(r->path, STR("/")) ||
		     (str_starts(r->path, STR("/assets/")) && asset_path(r->path, &path, r->mem));
	if (!known || !asset_find(str_terminated(r->mem, path), &bytes)) {
		answer_error(a, 404, "there is no such page");
		return;
	}
	if (!str_equal(r->method, STR("GET"))) {
		a->refused = "it would change what cannot be changed";
		answer_error(a, 405, "this can only be read");
		return;
	}
	a->status = 200;
	a->type = type_of(path);
	buf_add(&a->body, bytes);
}

static const struct route *route_of(const struct request *r, bool *known)
{
	*known = false;
	for (size_t i = 0; i < ROUTES; i++) {
		if (!str_equal(r->path, str_from(routes[i].path)))
			continue;
		*known = true;
		if (str_equal(r->method, str_from(routes[i].method)))
			return &routes[i];
	}
	return NULL;
}

const char *handle_name(const struct request *r)
{
	for (size_t i = 0; i < ROUTES; i++)
		if (str_equal(r->path, str_from(routes[i].path)))
			return routes[i].path;
	return str_equal(r->path, STR("/")) ? "/" : "another path";
}

static bool is_json(struct str type)
{
	struct str front;
	return str_cut(&type, ';', &front) &&
	       str_equal_fold(str_trim(front), STR("application/json"));
}

/* The body of what changes anything is JSON, which no form of another site can send. */
static bool take_body(struct request *r, struct answer *a)
{
	struct json *v;
	struct err e;
	if (!str_equal(r->method, STR("POST")))
		return true;
	if (!is_json(r->type)) {
		a->refused = "its content is no JSON";
		answer_error(a, 400, "the body wants the type application/json");
		return false;
	}
	if (!json_parse(r->body.len ? r->body : STR("{}"), &v, r->mem, &e)) {
		answer_error(a, 400, e.text);
		return false;
	}
	r->json = v;
	if (v->kind != KIND_OBJECT)
		answer_error(a, 400, "the body wants an object");
	return v->kind == KIND_OBJECT;
}

static void run(struct server *s, const struct route *route, struct request *r, struct answer *a)
{
	struct err e = { 0 };
	bool alone = route->need & ALONE;
	if (!alone)
		pthread_mutex_lock(&s->lock);
	if (!(route->need & IDLE))
		s->used = steady_seconds();
	if ((route->need & UNLOCKED) && !s->session)
		answer_locked(a);
	else if ((route->need & WRITES) && s->session->verifying)
		answer_error(a, 503, "the casebook is being verified; decide again in a moment");
	else if (!route->run(s, r, a, &e))
		answer_failure(a, &e);
	else if (!a->status)
		a->status = 200;
	if (!alone)
		pthread_mutex_unlock(&s->lock);
}

void handle(struct server *s, struct request *r, struct answer *a)
{
	bool known;
	*a = (struct answer){ .type = "application/json", .body = { .mem = r->mem } };
	a->json = (struct json_out){ .to = &a->body };
	if (!guard(s, r, a))
		return;
	if (!str_starts(r->path, STR("/api/"))) {
		answer_page(r, a);
		return;
	}
	const struct route *route = route_of(r, &known);
	if (route && take_body(r, a))
		run(s, route, r, a);
	else if (!route && known) {
		a->refused = "it asks in another way than this is asked for";
		answer_error(a, 405, "this is asked for in another way");
	} else if (!route)
		answer_error(a, 404, "there is no such thing to ask for");
}
