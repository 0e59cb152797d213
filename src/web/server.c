/*
 * server - the socket: libmicrohttpd on 127.0.0.1, a thread for each connection, everything with a ceiling.
 */
#include "web/beside.h"
#include "base/stop.h"
#include "web/handle.h"

#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/socket.h>

enum {
	MOST_CONNECTIONS = 64,
	MOST_HEAD = 32 << 10, /* bytes of a request's line and headers */
	SLOWEST = 20,         /* seconds from connecting, or from an answer, to a whole request */
	STACK = 8 << 20,
};

/* A connection: since when it owes a request; 0: it is being answered. */
struct waiting {
	int fd;
	int64_t since;
};

struct serving {
	struct server s;
	struct beside beside;
	struct MHD_Daemon *daemon;
	pthread_mutex_t lock;
	struct waiting waiting[MOST_CONNECTIONS];
};

/* One request on its way in. */
struct incoming {
	struct arena mem;
	struct request r;
	struct buf body;
	bool too_large;
};

static struct waiting *place_of(struct serving *v, int fd)
{
	for (size_t i = 0; i < MOST_CONNECTIONS; i++)
		if (v->waiting[i].fd == fd)
			return &v->waiting[i];
	return NULL;
}

static int fd_of(struct MHD_Connection *c)
{
	return MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
}

static void set_waiting(struct serving *v, struct MHD_Connection *c, int64_t since)
{
	pthread_mutex_lock(&v->lock);
	struct waiting *w = place_of(v, fd_of(c));
	if (w)
		w->since = since;
	pthread_mutex_unlock(&v->lock);
}

static void on_connection(void *self, struct MHD_Connection *c, void **context,
	enum MHD_ConnectionNotificationCode what)
{
	struct serving *v = self;
	bool begins = what == MHD_CONNECTION_NOTIFY_STARTED;
	(void)context;
	pthread_mutex_lock(&v->lock);
	struct waiting *w = place_of(v, begins ? -1 : fd_of(c));
	if (w)
		*w = begins ? (struct waiting){ fd_of(c), steady_seconds() }
			    : (struct waiting){ .fd = -1 };
	pthread_mutex_unlock(&v->lock);
}

/* Whoever takes longer than anybody needs is hung up on. */
static void hang_up_on_the_slow(struct serving *v)
{
	int64_t latest = steady_seconds() - SLOWEST;
	pthread_mutex_lock(&v->lock);
	for (size_t i = 0; i < MOST_CONNECTIONS; i++)
		if (v->waiting[i].fd >= 0 && v->waiting[i].since && v->waiting[i].since < latest) {
			v->waiting[i].since = 0;
			shutdown(v->waiting[i].fd, SHUT_RDWR);
			fprintf(v->s.o->notes,
				"knell review: hung up on a connection that asked for nothing "
				"whole in %d seconds\n",
				(int)SLOWEST);
		}
	pthread_mutex_unlock(&v->lock);
}

static struct str header(struct MHD_Connection *c, const char *name)
{
	const char *value = MHD_lookup_connection_value(c, MHD_HEADER_KIND, name);
	return str_from(value);
}

static enum MHD_Result add_query(
	void *self, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct request *r = self;
	(void)kind;
	*PUSH(r->mem, &r->names) = str_from(name);
	*PUSH(r->mem, &r->values) = str_from(value ? value : "");
	return r->names.count < 16 ? MHD_YES : MHD_NO;
}

static struct incoming *begin(struct MHD_Connection *c, const char *url, const char *method)
{
	struct incoming *in = calloc(1, sizeof *in);
	if (!in)
		abort();
	in->body.mem = &in->mem;
	in->r = (struct request){ .mem = &in->mem,
		.method = str_from(method),
		.path = str_from(url),
		.host = header(c, "Host"),
		.origin = header(c, "Origin"),
		.site = header(c, "Sec-Fetch-Site"),
		.token = header(c, "X-Knell-Token"),
		.type = header(c, "Content-Type") };
	struct str length = header(c, "Content-Length");
	in->too_large = length.len > 7 || (length.len && strtol(length.at, NULL, 10) > MOST_BODY);
	MHD_get_connection_values(c, MHD_GET_ARGUMENT_KIND, add_query, &in->r);
	return in;
}

/* A browser is told to believe nothing but our own files, and to lend them to nobody. */
static const struct {
	const char *name, *value;
} always[] = {
	{ "Content-Security-Policy",
		"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
		"img-src 'self' blob:; require-trusted-types-for 'script'; trusted-types 'none'; "
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "no-referrer" },
	{ "Cache-Control", "no-store" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Embedder-Policy", "require-corp" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ "X-Frame-Options", "DENY" },
	{ "Permissions-Policy",
		"camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), "
		"display-capture=()" },
};

static enum MHD_Result send_answer(struct MHD_Connection *c, const struct answer *a)
{
	struct MHD_Response *r =
		MHD_create_response_from_buffer(a->body.len, a->body.at, MHD_RESPMEM_MUST_COPY);
	if (!r)
		return MHD_NO;
	MHD_add_response_header(r, "Content-Type", a->type);
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		MHD_add_response_header(r, always[i].name, always[i].value);
	if (a->status == 401)
		MHD_add_response_header(r, "WWW-Authenticate", "X-Knell-Token");
	enum MHD_Result sent = MHD_queue_response(c, a->status, r);
	MHD_destroy_response(r);
	return sent;
}

static void tell_refused(struct serving *v, const struct request *r, const struct answer *a)
{
	static const char *const methods[] = { "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS" };
	const char *method = "a request";
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
		if (str_equal(r->method, str_from(methods[i])))
			method = methods[i];
	fprintf(v->s.o->notes, "knell review: refused %s for %s: %s\n", method, handle_name(r),
		a->refused);
	fflush(v->s.o->notes);
}

static enum MHD_Result answer(struct serving *v, struct MHD_Connection *c, struct incoming *in)
{
	struct answer a;
	in->r.body = in->body.at ? buf_str(&in->body) : STR("");
	if (in->too_large) {
		a = (struct answer){ .body = { .mem = &in->mem } };
		a.refused = "it is larger than anything that is asked for";
		answer_error(&a, 413, "a request has at most 1 MB");
	} else
		handle(&v->s, &in->r, &a);
	if (a.refused)
		tell_refused(v, &in->r, &a);
	return send_answer(c, &a);
}

static enum MHD_Result on_request(void *self, struct MHD_Connection *c, const char *url,
	const char *method, const char *version, const char *data, size_t *size, void **context)
{
	struct serving *v = self;
	struct incoming *in = *context;
	(void)version;
	if (!in) {
		*context = in = begin(c, url, method);
		return in->too_large ? answer(v, c, in) : MHD_YES;
	}
	if (*size) {
		in->too_large = in->too_large || in->body.len + *size > MOST_BODY;
		if (!in->too_large)
			buf_add(&in->body, (struct str){ data, *size });
		sodium_memzero((void *)(uintptr_t)data, *size); /* it may be a passphrase */
		*size = 0;
		return MHD_YES;
	}
	set_waiting(v, c, 0);
	return answer(v, c, in);
}

/* A body may have held a passphrase. */
static void on_completed(
	void *self, struct MHD_Connection *c, void **context, enum MHD_RequestTerminationCode why)
{
	struct incoming *in = *context;
	(void)why;
	set_waiting(self, c, steady_seconds());
	if (!in)
		return;
	if (in->body.at)
		sodium_memzero(in->body.at, in->body.len);
	arena_release(&in->mem);
	free(in);
	*context = NULL;
}

__attribute__((format(printf, 2, 0))) static void on_log(void *self, const char *fmt, va_list args)
{
	struct serving *v = self;
	(void)fmt; /* it may hold what was sent */
	(void)args;
	fprintf(v->s.o->notes, "knell review: hung up on a connection that made no sense\n");
}

static bool listen_at(struct serving *v, struct err *e)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)v->s.o->port),
		.sin_addr = { htonl(INADDR_LOOPBACK) } };
	v->daemon = MHD_start_daemon(
		MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_ERROR_LOG,
		0, NULL, NULL, on_request, v, MHD_OPTION_EXTERNAL_LOGGER, on_log, v,
		MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&at, MHD_OPTION_CONNECTION_LIMIT,
		(unsigned)MOST_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SLOWEST,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MOST_HEAD, MHD_OPTION_THREAD_STACK_SIZE,
		(size_t)STACK, MHD_OPTION_NOTIFY_CONNECTION, on_connection, v,
		MHD_OPTION_NOTIFY_COMPLETED, on_completed, v, MHD_OPTION_STRICT_FOR_CLIENT, 1,
		MHD_OPTION_END);
	if (!v->daemon)
		return fail_errno(e, "cannot listen on 127.0.0.1 port %d", v->s.o->port);
	unsigned port = MHD_get_daemon_info(v->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
	snprintf(v->s.host, sizeof v->s.host, "127.0.0.1:%u", port);
	snprintf(v->s.origin, sizeof v->s.origin, "http://%s", v->s.host);
	return true;
}

static void lock_when_idle(struct server *s)
{
	pthread_mutex_lock(&s->lock);
	if (s->session && steady_seconds() - s->used >= s->o->idle_seconds) {
		session_lock(s);
		fprintf(s->o->notes, "knell review: locked, as nobody asked for anything\n");
	}
	pthread_mutex_unlock(&s->lock);
}

static void serve(struct serving *v)
{
	while (!stopped(v->s.o->stop)) {
		poll(NULL, 0, 250);
		lock_when_idle(&v->s);
		hang_up_on_the_slow(v);
	}
}

static void end(struct serving *v)
{
	if (v->daemon)
		MHD_stop_daemon(v->daemon);
	pthread_mutex_lock(&v->s.lock);
	v->s.ending = true;
	session_lock(&v->s);
	pthread_cond_broadcast(&v->s.wanted);
	pthread_mutex_unlock(&v->s.lock);
	beside_end(&v->beside);
	sodium_memzero(v->s.token, sizeof v->s.token);
}

static bool begin_serving(struct serving *v, struct err *e)
{
	struct arena own = { 0 };
	if (!beside_start(&v->beside, &v->s, e) ||
		(v->s.o->key && !session_open(&v->s, v->s.o->key, e)) || !listen_at(v, e))
		return false;
	v->s.o->ready(v->s.o->self, str_format(&own, "%s/#%s", v->s.origin, v->s.token).at);
	arena_release(&own);
	return true;
}

bool web_serve(const struct web_options *o, struct err *e)
{
	struct serving *v = calloc(1, sizeof *v);
	if (!v)
		return fail(e, ERR_SYSTEM, "no memory");
	server_set_up(&v->s, o);
	pthread_mutex_init(&v->lock, NULL);
	for (size_t i = 0; i < MOST_CONNECTIONS; i++)
		v->waiting[i].fd = -1;
	bool ok = begin_serving(v, e);
	if (ok)
		serve(v);
	end(v);
	free(v);
	return ok;
}
