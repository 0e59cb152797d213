#include "casebook/fields.h"
#include "ledger_help.h"
#include "tap.h"
#include "web/beside.h"
#include "web/handle.h"

#include <sodium.h>
#include <stdio.h>

enum { REPORTS = 6, ROWS = 12, CLERKS = 3, TURNS = 40 };

static int64_t now(void *self)
{
	(void)self;
	return 1931230800;
}

/* A casebook with reports, a claim each, and a list; the server that serves it. */
struct office {
	struct casebook_place place;
	struct secret identity;
	struct casebook_key key;
	struct web_options options;
	struct server s;
	struct beside beside;
	volatile sig_atomic_t stop;
};

static bool add_report(struct casebook *c, size_t n, struct arena *mem, struct err *e)
{
	struct casebook_new x[2] = { { .kind = ENTRY_DOCUMENT }, { .kind = ENTRY_CLAIM } };
	struct casebook_ref about = { 0 };
	uint64_t first;
	fields_add_str(&x[0], FIELD_WHAT, "digest", str_format(mem, "%064zu", n), mem);
	fields_add_str(&x[0], FIELD_WHAT, "by", STR("reader/1"), mem);
	fields_split(&x[1],
		str_format(mem,
			"{\"harm\":\"killed\",\"act\":\"killing\",\"count\":{\"low\":%zu,\"high\":%"
			"zu},"
			"\"words\":\"%zu were "
			"killed\",\"place\":{\"words\":\"Dalen\",\"name\":\"Dalen\"},"
			"\"date\":{\"from\":\"2031-03-14\",\"to\":\"2031-03-14\",\"precision\":1}}",
			n + 40, n + 40, n + 40),
		claim_plan, mem);
	x[1].ref = &about;
	x[1].ref_count = 1;
	return casebook_append(c, x, 2, NULL, 0, &first, e);
}

static bool add_list(struct casebook *c, size_t n, struct arena *mem, struct err *e)
{
	static const char *const names[ROWS] = { "Amal Daud", "Basim Nawfal", "Karim Saleh",
		"Yusuf Haddad", "Rana Aziz", "Salma Idris", "Omar Taha", "Nadia Rahim",
		"Hadi Mansur", "Layla Sabri", "Tariq Jabir", "Muna Kasim" };
	struct buf b = { .mem = mem };
	struct casebook_new x[1 + ROWS] = { { .kind = ENTRY_DOCUMENT } };
	struct casebook_ref about = { 0 };
	struct vault_object o;
	uint64_t first;
	buf_add(&b, STR("name,age\n"));
	for (size_t i = 0; i < ROWS; i++)
		buf_printf(&b, "%s,%zu\n", names[(i + n) % ROWS], 20 + (i + n) % ROWS);
	struct str rest = buf_str(&b);
	struct byte_source from = source_memory(&rest);
	if (!vault_put(&c->vault, &from, &o, e))
		return false;
	fields_add_str(&x[0], FIELD_WHAT, "kind", STR("list"), mem);
	fields_add_str(&x[0], FIELD_WHAT, "digest", digest_hex(mem, o.content), mem);
	fields_add_int(&x[0], FIELD_WHAT, "size", (int64_t)o.size, mem);
	fields_add_str(&x[0], FIELD_WHAT, "object", digest_hex(mem, o.name), mem);
	fields_add_str(&x[0], FIELD_HANDLING, "name", str_format(mem, "list%zu.csv", n), mem);
	for (size_t i = 0; i < ROWS; i++) {
		x[1 + i] = (struct casebook_new){
			.kind = ENTRY_RECORD, .ref = &about, .ref_count = 1
		};
		fields_add_int(&x[1 + i], FIELD_WHAT, "row", (int64_t)i + 1, mem);
	}
	return casebook_append(c, x, 1 + ROWS, &o, 1, &first, e);
}

static bool found_office(struct office *o, struct arena *mem, struct err *e)
{
	const char *folder = test_folder(mem);
	struct casebook c;
	struct secret recovery;
	*o = (struct office){ .identity = numbered_secret(500) };
	o->place = (struct casebook_place){ &disk_system, str_format(mem, "%s/case", folder).at,
		str_format(mem, "%s/device", folder).at, now, NULL };
	o->key = (struct casebook_key){ .identity = &o->identity };
	o->options = (struct web_options){ .place = &o->place,
		.idle_seconds = 900,
		.version = "0",
		.notes = stderr,
		.stop = &o->stop };
	if (!casebook_create(&c, &o->place, &o->key, STR("office"), &recovery, e))
		return false;
	bool ok = true;
	for (size_t i = 0; ok && i < REPORTS; i++)
		ok = add_report(&c, i, mem, e);
	for (size_t i = 0; ok && i < 2; i++)
		ok = add_list(&c, i, mem, e);
	ok = ok && casebook_finish(&c, e);
	casebook_close(&c);
	server_set_up(&o->s, &o->options);
	strcpy(o->s.host, "127.0.0.1:1");
	strcpy(o->s.origin, "http://127.0.0.1:1");
	return ok && beside_start(&o->beside, &o->s, e) && session_open(&o->s, &o->key, e);
}

static void close_office(struct office *o)
{
	pthread_mutex_lock(&o->s.lock);
	o->s.ending = true;
	session_lock(&o->s);
	pthread_cond_broadcast(&o->s.wanted);
	pthread_mutex_unlock(&o->s.lock);
	beside_end(&o->beside);
}

/* The status of an answer; *json is its body. */
static unsigned ask(struct office *o, const char *method, const char *path, struct str body,
	struct json **json, struct arena *mem)
{
	struct request r = { .mem = mem,
		.method = str_from(method),
		.host = str_from(o->s.host),
		.token = str_from(o->s.token),
		.type = STR("application/json"),
		.body = body };
	struct str query = str_from(path);
	struct answer a;
	struct err e = { 0 };
	str_cut(&query, '?', &r.path);
	request_query(&r, query);
	handle(&o->s, &r, &a);
	if (!json_parse(buf_str(&a.body), json, mem, &e))
		return 0;
	return a.status;
}

struct clerk {
	struct office *o;
	size_t number;
	size_t decided; /* answers 200 */
	size_t odd;     /* answers that nothing explains */
};

/* "a12:4" of the n-th claim, and a judgement on it; every third says that it knows of none. */
static struct str decision_on(struct office *o, size_t n, bool knowing, struct arena *mem)
{
	struct json *v;
	struct buf b = { .mem = mem };
	if (ask(o, "GET", str_format(mem, "/api/claims?filter=all&from=%zu&count=1", n).at, STR(""),
		    &v, mem) != 200)
		return STR("{}");
	const struct json *claims = json_member(v, "claims");
	struct str report = json_text(&claims->item[0], "report"),
		   id = json_text(&claims->item[0], "id");
	buf_printf(&b, "{\"decision\":\"%s\",\"targets\":[\"" STR_FMT "\"],\"knew\":[",
		n % 2 ? "accept" : "reject", STR_ARG(id));
	if (knowing && ask(o, "GET", str_format(mem, "/api/report?id=" STR_FMT, STR_ARG(report)).at,
			       STR(""), &v, mem) == 200) {
		const struct json *on =
			json_member(&json_member(v, "claims")->item[0], "judgements");
		for (size_t i = 0; i < on->count; i++)
			buf_printf(&b, "%s\"" STR_FMT "\"", i ? "," : "",
				STR_ARG(json_text(&on->item[i], "id")));
	}
	buf_add(&b, STR("]}"));
	return buf_str(&b);
}

static void *work(void *self)
{
	static const char *const looks[] = { "/api/state", "/api/casebook", "/api/pairs",
		"/api/ledger?count=20", "/api/persons?find=a", "/api/estimate?method=chapman",
		"/api/find?words=killed" };
	struct clerk *c = self;
	for (size_t i = 0; i < TURNS; i++) {
		struct arena own = { 0 };
		struct json *v;
		struct str body = decision_on(c->o, (i + c->number) % REPORTS, i % 3 > 0, &own);
		unsigned status = ask(c->o, "POST", "/api/judge", body, &v, &own);
		c->decided += status == 200;
		c->odd += status != 200 && status != 409 && status != 403 && status != 503 &&
			  !str_equal(body, STR("{}"));
		status = ask(c->o, "GET", looks[(i + c->number) % 7], STR(""), &v, &own);
		if (status != 200 && status != 202 && status != 403)
			printf("# %u for %s\n", status, looks[(i + c->number) % 7]), c->odd++;
		if (i % 16 == 5)
			ask(c->o, "POST", "/api/verify", STR("{}"), &v, &own);
		if (i % 16 == 11 && c->number == 0) {
			struct err e;
			ask(c->o, "POST", "/api/lock", STR("{}"), &v, &own);
			c->odd += !session_open(&c->o->s, &c->o->key, &e);
		}
		arena_release(&own);
	}
	return NULL;
}

static size_t judgements_in(struct office *o, struct arena *mem)
{
	struct casebook c;
	struct standing s;
	struct err e;
	if (!casebook_open(&c, &o->place, CASEBOOK_READING, &o->key, &e) ||
		!standing_load(&s, &c, INT64_MAX, mem, &e))
		return SIZE_MAX;
	size_t count = s.rulings.count;
	casebook_close(&c);
	return count;
}

TEST("windows that decide, look, lock and verify at once lose no decision")
{
	static struct office o;
	struct clerk clerk[CLERKS];
	pthread_t thread[CLERKS];
	struct err e = { 0 };
	size_t decided = 0, odd = 0;
	CHECK(sodium_init() >= 0);
	CHECK(found_office(&o, mem, &e));
	for (size_t i = 0; i < CLERKS; i++) {
		clerk[i] = (struct clerk){ &o, i, 0, 0 };
		CHECK(pthread_create(&thread[i], NULL, work, &clerk[i]) == 0);
	}
	for (size_t i = 0; i < CLERKS; i++) {
		pthread_join(thread[i], NULL);
		decided += clerk[i].decided;
		odd += clerk[i].odd;
	}
	close_office(&o);
	CHECK(odd == 0);
	CHECK(decided > REPORTS);
	CHECK(judgements_in(&o, mem) == decided);
}

static void *decide_blindly(void *self)
{
	struct clerk *c = self;
	struct arena own = { 0 };
	struct json *v;
	struct str body = decision_on(c->o, 0, false, &own);
	unsigned status = ask(c->o, "POST", "/api/judge", body, &v, &own);
	c->decided = status == 200;
	c->odd = status != 200 && status != 409;
	arena_release(&own);
	return NULL;
}

TEST("of several windows that decide on one claim at once one is heard and the others are told")
{
	static struct office o;
	struct clerk clerk[CLERKS];
	pthread_t thread[CLERKS];
	struct err e = { 0 };
	size_t decided = 0, odd = 0;
	CHECK(found_office(&o, mem, &e));
	for (size_t i = 0; i < CLERKS; i++) {
		clerk[i] = (struct clerk){ &o, i, 0, 0 };
		CHECK(pthread_create(&thread[i], NULL, decide_blindly, &clerk[i]) == 0);
	}
	for (size_t i = 0; i < CLERKS; i++) {
		pthread_join(thread[i], NULL);
		decided += clerk[i].decided;
		odd += clerk[i].odd;
	}
	close_office(&o);
	CHECK(odd == 0);
	CHECK(decided == 1);
}
