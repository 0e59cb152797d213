#include "train_linear.h"

#include "base/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 21 };

void train_begin(struct train *t, const char *const *classes, struct arena *mem)
{
	*t = (struct train){ .mem = mem, .classes = classes, .mask = SLOTS - 1 };
	while (classes[t->class_count])
		t->class_count++;
	t->slots = NEW_ARRAY(mem, uint32_t, SLOTS);
}

static uint32_t intern(struct train *t, struct str text)
{
	size_t i = str_hash(text) & t->mask;
	while (t->slots[i] && !str_equal(t->features.at[t->slots[i] - 1].text, text))
		i = (i + 1) & t->mask;
	if (!t->slots[i]) {
		*PUSH(t->mem, &t->features) =
			(struct train_feature){ .text = str_copy(t->mem, text) };
		t->slots[i] = (uint32_t)t->features.count;
	}
	return t->slots[i] - 1;
}

void train_add(struct train *t, struct str words, uint32_t class, int fold)
{
	struct train_case c = { .first = (uint32_t)t->pool.count, .class = class, .fold = fold };
	struct str line;
	while (str_cut(&words, '\n', &line)) {
		if (!line.len)
			continue;
		uint32_t f = intern(t, line);
		t->features.at[f].seen++;
		*PUSH(t->mem, &t->pool) = f;
	}
	c.end = (uint32_t)t->pool.count;
	*PUSH(t->mem, &t->cases) = c;
}

static void chances(const struct train *t, const struct train_case *c, float *p)
{
	float most = -1e30f, sum = 0;
	for (size_t k = 0; k < t->class_count; k++)
		p[k] = 0;
	for (uint32_t i = c->first; i < c->end; i++) {
		const float *w = t->features.at[t->pool.at[i]].weight;
		for (size_t k = 0; w && k < t->class_count; k++)
			p[k] += w[k];
	}
	for (size_t k = 0; k < t->class_count; k++)
		most = p[k] > most ? p[k] : most;
	for (size_t k = 0; k < t->class_count; k++)
		sum += p[k] = expf(p[k] - most);
	for (size_t k = 0; k < t->class_count; k++)
		p[k] /= sum;
}

void train_chances(const struct train *t, size_t index, float *p)
{
	chances(t, &t->cases.at[index], p);
}

/* A case whose class is all but sure teaches nothing. */
static const float sure = 0.995f;

static void learn(struct train *t, const struct train_case *c, const struct train_how *how)
{
	float p[16], miss[16];
	size_t n = t->class_count;
	chances(t, c, p);
	if (p[c->class] > sure)
		return;
	for (size_t k = 0; k < n; k++)
		miss[k] = (k == c->class ? 1.0f : 0.0f) - p[k];
	for (uint32_t i = c->first; i < c->end; i++) {
		float *w = t->features.at[t->pool.at[i]].weight;
		for (size_t k = 0; w && k < n; k++) {
			float g = miss[k] - how->decay * w[k];
			w[n + k] += g * g;
			w[k] += how->rate * g / sqrtf(w[n + k] + 1e-6f);
		}
	}
}

/* The mean over the rounds: it hangs less on the order of the cases than the last weights do. */
static void take_mean(struct train *t, int rounds)
{
	size_t n = t->class_count;
	for (size_t i = 0; i < t->features.count; i++) {
		float *w = t->features.at[i].weight;
		for (size_t k = 0; w && k < n; k++)
			w[k] = w[2 * n + k] / (float)rounds;
	}
}

static void add_up(struct train *t)
{
	size_t n = t->class_count;
	for (size_t i = 0; i < t->features.count; i++) {
		float *w = t->features.at[i].weight;
		for (size_t k = 0; w && k < n; k++)
			w[2 * n + k] += w[k];
	}
}

static void begin_weights(struct train *t, const struct train_how *how)
{
	size_t n = 3 * t->class_count;
	for (size_t i = 0; i < t->features.count; i++) {
		struct train_feature *f = &t->features.at[i];
		if (f->seen < how->least)
			continue;
		if (!f->weight)
			f->weight = NEW_ARRAY(t->mem, float, n);
		for (size_t k = 0; k < n; k++)
			f->weight[k] = 0;
	}
}

void train_run(struct train *t, const struct train_how *how, int except)
{
	struct random r = random_seeded(1, 0);
	uint32_t *order = NEW_ARRAY(t->mem, uint32_t, t->cases.count + 1);
	size_t count = 0;
	begin_weights(t, how);
	for (uint32_t i = 0; i < t->cases.count; i++)
		if (t->cases.at[i].fold != except)
			order[count++] = i;
	for (int round = 0; round < how->rounds; round++) {
		for (size_t i = count; i > 1; i--) {
			size_t j = (size_t)random_below(&r, i);
			uint32_t swap = order[i - 1];
			order[i - 1] = order[j];
			order[j] = swap;
		}
		for (size_t i = 0; i < count; i++)
			learn(t, &t->cases.at[order[i]], how);
		add_up(t);
	}
	take_mean(t, how->rounds);
}

struct train_loss train_held(const struct train *t, int fold)
{
	struct train_loss l = { 0 };
	for (size_t i = 0; i < t->cases.count; i++) {
		const struct train_case *c = &t->cases.at[i];
		float p[16];
		if (c->fold != fold)
			continue;
		chances(t, c, p);
		l.cases++;
		l.sum -= log((double)p[c->class] + 1e-9);
		l.right += p[c->class] >= 0.5f;
	}
	return l;
}

struct entry {
	const struct train_feature *of;
};

static int by_text(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	return str_compare(x->of->text, y->of->text);
}

/* Weights that would be written as less than this are left out. */
static const float least_weight = 0.01f;

static void write_feature(const struct train *t, const struct train_feature *f, struct buf *out)
{
	bool any = false;
	for (size_t k = 0; f->weight && k < t->class_count; k++) {
		if (fabsf(f->weight[k]) < least_weight)
			continue;
		if (!any)
			buf_add(out, f->text);
		any = true;
		buf_printf(out, " %s:%.2f", t->classes[k], (double)f->weight[k]);
	}
	if (any)
		buf_add_char(out, '\n');
}

void train_write(
	const struct train *t, const char *name, const struct train_how *how, struct buf *out)
{
	struct entry *sorted = NEW_ARRAY(t->mem, struct entry, t->features.count + 1);
	buf_printf(out, "= %s", name);
	for (size_t k = 0; k < t->class_count; k++)
		buf_printf(out, " %s", t->classes[k]);
	buf_add_char(out, '\n');
	for (size_t i = 0; i < t->features.count; i++)
		sorted[i].of = &t->features.at[i];
	qsort(sorted, t->features.count, sizeof *sorted, by_text);
	for (size_t i = 0; i < t->features.count; i++)
		if (sorted[i].of->seen >= how->least)
			write_feature(t, sorted[i].of, out);
}
