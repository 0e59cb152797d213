#include "web/session.h"
#include "base/stop.h"

#include "web/beside.h"

#include <sodium.h>
#include <stdlib.h>
#include <time.h>

int64_t steady_seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec;
}

void server_set_up(struct server *s, const struct web_options *o)
{
	unsigned char bytes[32];
	*s = (struct server){ .o = o, .used = steady_seconds() };
	randombytes_buf(bytes, sizeof bytes);
	sodium_bin2base64(s->token, sizeof s->token, bytes, sizeof bytes,
		sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	sodium_memzero(bytes, sizeof bytes);
	pthread_mutex_init(&s->lock, NULL);
	pthread_mutex_init(&s->unlocking, NULL);
	pthread_cond_init(&s->wanted, NULL);
}

static bool load(struct session *k, struct err *e)
{
	struct err why;
	if (!live_load(&k->live, &k->c, &k->mem, e))
		return false;
	if (!roll_load(k, &why)) /* the rest can be worked at */
		*PUSH(&k->mem, &k->remarks) = str_copy(&k->mem, str_from(why.text));
	for (size_t i = 0; i < k->c.remarks.count; i++)
		*PUSH(&k->mem, &k->remarks) = str_copy(&k->mem, k->c.remarks.at[i]);
	return true;
}

/* A wrong passphrase costs a second more each time, up to half a minute. */
static void wait_for_guesser(struct server *s)
{
	enum { LONGEST = 30 };
	unsigned failures = s->failures < LONGEST ? s->failures : LONGEST;
	struct timespec t = { .tv_sec = failures };
	nanosleep(&t, NULL);
}

static void release(struct session *k)
{
	beside_release(k);
	arena_release(&k->mem);
	free(k);
}

static bool open_and_load(
	struct server *s, struct session *k, const struct casebook_key *key, struct err *e)
{
	if (!casebook_open(&k->c, s->o->place, CASEBOOK_WRITING, key, e))
		return false;
	if (load(k, e))
		return true;
	casebook_close(&k->c);
	return false;
}

static bool has_session(struct server *s)
{
	pthread_mutex_lock(&s->lock);
	bool has = s->session;
	pthread_mutex_unlock(&s->lock);
	return has;
}

/* What verifies a casebook that was locked meanwhile comes to its end first. */
static void wait_for_reader(struct server *s)
{
	pthread_mutex_lock(&s->lock);
	while (s->is_read && !s->session)
		pthread_cond_wait(&s->wanted, &s->lock);
	pthread_mutex_unlock(&s->lock);
}

bool session_open(struct server *s, const struct casebook_key *key, struct err *e)
{
	struct session *k = calloc(1, sizeof *k);
	if (!k)
		return fail(e, ERR_SYSTEM, "no memory");
	pthread_mutex_lock(&s->unlocking);
	wait_for_reader(s);
	bool ok = has_session(s) || open_and_load(s, k, key, e);
	if (!ok && e->kind == ERR_INPUT) {
		s->failures++;
		wait_for_guesser(s);
	}
	pthread_mutex_lock(&s->lock);
	if (ok && !s->session) {
		s->failures = 0;
		s->session = k;
		k->holders = 1;
		k->generation = ++s->generation;
		k = NULL;
		s->used = steady_seconds();
		pthread_cond_broadcast(&s->wanted);
	}
	pthread_mutex_unlock(&s->lock);
	pthread_mutex_unlock(&s->unlocking);
	if (k)
		release(k);
	return ok;
}

void session_hold(struct session *k)
{
	k->holders++;
}

void session_let_go(struct session *k)
{
	if (--k->holders == 0)
		release(k);
}

static void close_casebook(struct server *s, struct session *k)
{
	struct err e;
	if (!casebook_finish(&k->c, &e))
		fprintf(s->o->notes, "knell review: %s\n", e.text);
	index_free(k->ix);
	k->ix = NULL;
	casebook_close(&k->c);
}

void session_lock(struct server *s)
{
	struct session *k = s->session;
	if (!k)
		return;
	s->session = NULL;
	k->closed = true;
	stop_set(&k->stop);
	close_casebook(s, k);
	session_let_go(k);
	pthread_cond_broadcast(&s->wanted);
}

/* An index that could not follow is half there: the next search builds it anew. */
static bool follow_index(struct session *k, struct err *e)
{
	if (!k->ix || index_follow(k->ix, &k->c, e))
		return true;
	index_free(k->ix);
	k->ix = NULL;
	return false;
}

bool session_follow(struct server *s, struct err *e)
{
	struct session *k = s->session;
	k->generation = ++s->generation;
	s->decided = steady_seconds();
	pthread_cond_broadcast(&s->wanted);
	return live_follow(k->live, &k->c, e) && follow_index(k, e);
}
