/*
 * A request of the review page, whoever sent it: a line "METHOD PATH?QUERY", a line of the content's type, the body. The
 * casebook is locked; what a decision says is read besides.
 */
#include "web/decide.h"
#include "web/handle.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int64_t now(void *self)
{
	(void)self;
	return 1931230800;
}

static struct request request_of(struct str bytes, struct server *s, struct arena *mem)
{
	struct request r = { .mem = mem,
		.host = str_from(s->host),
		.token = str_from(s->token),
		.origin = str_from(s->origin) };
	struct str line = { 0 }, target;
	if (!str_cut(&bytes, '\n', &line) || !str_cut(&line, ' ', &r.method))
		return r;
	target = line;
	str_cut(&target, '?', &r.path);
	request_query(&r, target.at ? target : STR(""));
	str_cut(&bytes, '\n', &r.type);
	r.body = bytes.at ? bytes : STR("");
	return r;
}

static void read_decision(struct request *r)
{
	struct deciding d;
	struct json *v;
	struct err e = { 0 };
	if (!json_parse(r->body, &v, r->mem, &e) || v->kind != KIND_OBJECT)
		return;
	r->json = v;
	if (deciding_read(r, &d, &e))
		assert(d.j.ids.count <= 500 &&
			(d.j.decision == DECIDE_EDIT) == (d.j.change.len > 0));
	else
		assert(e.text[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct casebook_place place = { .folder = "/nowhere/case", .now = now };
	static const struct web_options options = { .place = &place, .version = "0" };
	struct arena mem = { 0 };
	struct server s;
	struct answer a;
	struct span_asked span;
	struct json *v;
	struct err e = { 0 };
	server_set_up(&s, &options);
	strcpy(s.host, "127.0.0.1:1");
	strcpy(s.origin, "http://127.0.0.1:1");
	struct request r = request_of((struct str){ (const char *)data, size }, &s, &mem);
	if (str_is(r.path, "/api/unlock")) /* there is no casebook to wait a guesser's time for */
		r.path = STR("/api/judge");
	if (request_span(&r, &span, &e))
		assert(span.count <= MOST_COUNT);
	handle(&s, &r, &a);
	assert(a.status >= 200 && a.status < 600 && a.type);
	if (str_is(str_from(a.type), "application/json"))
		assert(json_parse(buf_str(&a.body), &v, &mem, &e));
	read_decision(&r);
	arena_release(&mem);
	return 0;
}
