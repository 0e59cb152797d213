#include "web/beside.h"

#include "web/figures.h"

#include <time.h>

enum { PAUSE = 3 }; /* seconds without a decision */

/* Something that is made beside: begun and handed over with the lock held, worked at without it. */
struct task {
	const char *what;
	bool (*is_wanted)(const struct server *s);
	bool (*waits)(const struct server *s); /* NULL: never */
	void *(*begin)(struct session *k);
	void (*work)(struct session *k, void *made);
	void *(*hand_over)(struct session *k, void *made); /* what it takes the place of */
	void (*release)(void *made);
	bool reads; /* the casebook's files, which nobody else may open for writing meanwhile */
};

static bool wants_figures(const struct server *s)
{
	const struct session *k = s->session;
	return k && (!k->figures || k->figures->generation != k->generation);
}

static void *begin_figures(struct session *k)
{
	return figures_begin(k);
}

static void make_figures(struct session *k, void *made)
{
	(void)k;
	figures_derive(made);
}

static void *take_figures(struct session *k, void *made)
{
	struct figures *old = k->figures;
	k->figures = made;
	return old;
}

static void release_figures(void *made)
{
	figures_release(made);
}

static bool wants_people(const struct server *s)
{
	return s->session && people_are_wanted(s->session);
}

/* Whoever decides on pair after pair is not to see them change places under every answer. */
static bool pauses(const struct server *s)
{
	return s->session->people && steady_seconds() - s->decided < PAUSE;
}

static const struct task figures_task = { "incidents and tolls", wants_figures, NULL, begin_figures,
	make_figures, take_figures, release_figures, false };
static const struct task people_task = { "persons", wants_people, pauses, people_begin, people_find,
	people_hand_over, people_release, false };

static const struct task estimate_task = { "estimate", estimate_is_wanted, NULL, estimate_begin,
	estimate_make, estimate_hand_over, estimate_release, false };
static const struct task verify_task = { "verifying", verify_is_wanted, NULL, verify_begin,
	verify_make, verify_hand_over, verify_release, true };

/* Which thread does what, the first that is wanted first. */
static const struct task *const tasks[2][3] = {
	{ &figures_task, &people_task },
	{ &verify_task, &estimate_task },
};

void beside_release(struct session *k)
{
	figures_release(k->figures);
	lines_free(k->lines);
	people_release(k->people);
	estimate_release(k->estimates);
	verify_release(k->verified);
}

static void carry_out(struct server *s, size_t thread, const struct task *t)
{
	struct session *k = s->session;
	void *made = t->begin(k);
	session_hold(k);
	s->work[thread] = (struct work){ .what = t->what };
	s->is_read = s->is_read || t->reads;
	pthread_mutex_unlock(&s->lock);
	t->work(k, made);
	pthread_mutex_lock(&s->lock);
	s->work[thread].what = NULL;
	s->is_read = s->is_read && !t->reads;
	if (!k->closed)
		made = t->hand_over(k, made);
	t->release(made);
	session_let_go(k);
	pthread_cond_broadcast(&s->wanted); /* what rests on it can be made now */
}

static void wait_a_second(struct server *s)
{
	struct timespec t;
	clock_gettime(CLOCK_REALTIME, &t);
	t.tv_sec++;
	pthread_cond_timedwait(&s->wanted, &s->lock, &t);
}

/* Carries out what is wanted most; waits when nothing is. */
static void turn(struct server *s, size_t thread)
{
	bool later = false;
	for (const struct task *const *t = tasks[thread]; *t; t++) {
		if (!(*t)->is_wanted(s))
			continue;
		if (!(*t)->waits || !(*t)->waits(s)) {
			carry_out(s, thread, *t);
			return;
		}
		later = true;
	}
	if (later)
		wait_a_second(s);
	else
		pthread_cond_wait(&s->wanted, &s->lock);
}

static void work_until_end(struct server *s, size_t thread)
{
	pthread_mutex_lock(&s->lock);
	while (!s->ending)
		turn(s, thread);
	pthread_mutex_unlock(&s->lock);
}

static void *keep_up(void *self)
{
	work_until_end(self, 0);
	return NULL;
}

static void *do_long(void *self)
{
	work_until_end(self, 1);
	return NULL;
}

bool beside_start(struct beside *b, struct server *s, struct err *e)
{
	static void *(*const run[2])(void *) = { keep_up, do_long };
	*b = (struct beside){ .s = s };
	for (; b->started < 2; b->started++)
		if (pthread_create(&b->thread[b->started], NULL, run[b->started], s) != 0)
			return fail(e, ERR_SYSTEM, "cannot start a thread");
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
