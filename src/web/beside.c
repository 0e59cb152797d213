#include "web/beside.h"

#include "desk/verdicts.h"

#include <stdlib.h>

void figures_release(struct figures *f)
{
	if (!f)
		return;
	arena_release(&f->mem);
	free(f);
}

void beside_release(struct session *k)
{
	(void)k;
}

static int by_claim_id(const void *left, const void *right, void *result)
{
	const struct item *items = ((const struct toll_result *)result)->items;
	return str_compare(
		items[*(const size_t *)left].claim->id, items[*(const size_t *)right].claim->id);
}

static void derive(struct figures *f, struct live_copy *copy)
{
	live_settle(copy, &f->standing);
	verdicts_of(&f->options.verdicts, &f->standing, &f->mem);
	f->options.as_of = DATE_NONE;
	f->result = toll_derive(&f->standing.stream, &f->options, &f->mem);
	f->incident_order = NEW_ARRAY(&f->mem, size_t, f->result->item_count + 1);
	for (size_t i = 0; i < f->result->item_count; i++)
		f->incident_order[i] = i;
	qsort_r(f->incident_order, f->result->item_count, sizeof *f->incident_order, by_claim_id,
		f->result);
}

static bool wants_figures(const struct server *s)
{
	const struct session *k = s->session;
	return k && (!k->figures || k->figures->generation != k->generation);
}

/* Called and left with the lock held. */
static void make_figures(struct server *s)
{
	struct session *k = s->session;
	struct figures *f = calloc(1, sizeof *f);
	if (!f)
		abort();
	f->generation = k->generation;
	struct live_copy *copy = live_copy(k->live, &f->mem);
	session_hold(k);
	s->work[0].what = "incidents and tolls";
	pthread_mutex_unlock(&s->lock);
	derive(f, copy);
	pthread_mutex_lock(&s->lock);
	s->work[0].what = NULL;
	if (!k->closed) {
		struct figures *old = k->figures;
		k->figures = f;
		f = old;
	}
	figures_release(f);
	session_let_go(k);
}

static void *keep_up(void *self)
{
	struct server *s = self;
	pthread_mutex_lock(&s->lock);
	while (!s->ending)
		if (wants_figures(s))
			make_figures(s);
		else
			pthread_cond_wait(&s->wanted, &s->lock);
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

bool beside_start(struct beside *b, struct server *s, struct err *e)
{
	*b = (struct beside){ .s = s };
	if (pthread_create(&b->thread[0], NULL, keep_up, s) != 0)
		return fail(e, ERR_SYSTEM, "cannot start a thread");
	b->started = 1;
	return true;
}

void beside_end(struct beside *b)
{
	for (int i = 0; i < b->started; i++)
		pthread_join(b->thread[i], NULL);
}

const struct work *beside_work(const struct server *s)
{
	for (size_t i = 2; i-- > 0;)
		if (s->work[i].what)
			return &s->work[i];
	return NULL;
}
