/*
 * show_estimate - the estimate, which takes long: it is made beside, of the persons as they are judged.
 */
#include "web/beside.h"
#include "web/estimating.h"
#include "web/handle.h"
#include "web/people.h"
#include "web/put.h"

#include <stdlib.h>

struct estimates {
	struct arena mem;
	struct str methods, table;
	struct str version;
	size_t judgements; /* of records, that it rests on */
	bool is_made;
	bool is_old;     /* made, and to be made anew */
	struct str json; /* once made; at NULL: it failed, and says why */
	struct err why;
};

bool estimate_is_wanted(const struct server *s)
{
	const struct session *k = s->session;
	return k && k->estimates && (!k->estimates->is_made || k->estimates->is_old) && k->people &&
	       !people_are_wanted(k);
}

/* What is asked for, until it is made. */
static struct estimates *asked_for(const struct server *s, struct str methods)
{
	struct estimates *x = calloc(1, sizeof *x);
	if (!x)
		abort();
	x->methods = str_copy(&x->mem, methods);
	x->version = str_from(s->o->version);
	return x;
}

void *estimate_begin(struct session *k)
{
	struct estimates *asked = k->estimates, *x = calloc(1, sizeof *x);
	const struct records *r = &k->roll->lists.records;
	struct buf b = { .mem = NULL };
	if (!x)
		abort();
	b.mem = &x->mem;
	x->methods = str_copy(&x->mem, asked->methods);
	x->version = asked->version;
	x->judgements = k->people->judgements;
	buf_add(&b, STR(PERSONS_HEADER));
	put_persons(&b, r, &k->people->m.persons, 0, r->count);
	x->table = buf_str(&b);
	return x;
}

void estimate_make(struct session *k, void *made)
{
	struct estimates *x = made;
	if (!estimating_run(x->table, x->methods, x->version, &k->stop, &x->json, &x->mem, &x->why))
		x->json = (struct str){ 0 };
	x->is_made = true;
}

/* Another one may have been asked for meanwhile: that one stays, and is made next. */
void *estimate_hand_over(struct session *k, void *made)
{
	struct estimates *x = made, *old = k->estimates;
	if (!str_equal(old->methods, x->methods))
		return x;
	k->estimates = x;
	return old;
}

void estimate_release(void *made)
{
	struct estimates *x = made;
	if (!x)
		return;
	arena_release(&x->mem);
	free(x);
}

/* What is there already is shown until a newer one is there. */
static void put_estimate(const struct estimates *x, struct answer *a)
{
	buf_add(&a->body, str_slice(x->json, 0, x->json.len - 1));
	buf_add(&a->body, x->is_old ? STR(",\"stale\":true}") : STR(",\"stale\":false}"));
}

bool show_estimate(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct str methods = request_value(r, "method");
	if (!methods.len)
		methods = STR("all");
	if (!k->roll)
		return missing(a, e, "the casebook has no list; 'knell add' takes them in");
	if (!estimating_methods(methods, e))
		return false;
	if (!k->estimates || !str_equal(k->estimates->methods, methods)) {
		estimate_release(k->estimates);
		k->estimates = asked_for(s, methods);
	}
	struct estimates *x = k->estimates;
	x->is_old = x->is_made && x->judgements != people_judgements(k);
	pthread_cond_broadcast(&s->wanted);
	if (!x->is_made)
		return not_yet(a, s);
	if (!x->json.at) {
		*e = x->why;
		return false;
	}
	put_estimate(x, a);
	return true;
}
