#include "desk/estimate.h"
#include "base/stop.h"

#include <string.h>

const char *const prior_words[] = { "reciprocal", "uniform", "lognormal", NULL };

bool estimation_methods(const char *names, bool *want, struct err *e)
{
	struct str rest = str_from(names), name;
	memset(want, 0, METHODS * sizeof *want);
	while (str_cut(&rest, ',', &name)) {
		bool all = str_equal(name, STR("all")), found = all;
		for (int m = 0; m < METHODS; m++) {
			bool this = all || str_equal(name, str_from(method_words[m]));
			want[m] |= this;
			found |= this;
		}
		if (!found)
			return fail(e, ERR_USAGE, "no method '%.*s'",
				(int)(name.len > 60 ? 60 : name.len), name.at);
	}
	return true;
}

/* EST-57: the strata as one table, beside their sum. */
static void pool(struct estimation *w, struct arena *mem)
{
	struct settings s = w->settings;
	struct report one;
	struct table all = pooled_table(w->reports, w->strata.count, mem);
	s.panel = s.keep = false;
	report_make(&all, 0, &s, &one, mem);
	for (size_t i = 0; i < w->totals; i++) {
		const struct result *r = &one.result[w->total[i].method];
		w->total[i].has_pooled = !r->refused;
		w->total[i].pooled = r->median;
		w->total[i].pooled_low = r->low;
		w->total[i].pooled_high = r->high;
	}
}

void estimation_make(struct estimation *w, const volatile sig_atomic_t *stop, struct arena *mem)
{
	size_t count = w->strata.count;
	w->reports = NEW_ARRAY(mem, struct report, count);
	for (size_t i = 0; i < count && !stopped(stop); i++) {
		struct settings s = w->settings;
		s.seed += 1000 * i; /* strata must not share their chance: their draws are added */
		s.panel = s.panel && !w->of_draws;
		report_make(&w->strata.at[i].table, w->strata.at[i].duplicates, &s, &w->reports[i],
			mem);
		w->reports[i].stratum = w->strata.at[i].name;
	}
	for (int k = 0; k < METHODS && count > 1; k++) {
		enum method m = methods_in_order[k];
		if (!w->settings.want[m])
			continue;
		if (w->of_draws)
			w->mixtures += mix_of(w->reports, count, m, w->settings.level,
				&w->mixed[w->mixtures], mem);
		else
			w->totals += total_of(
				w->reports, count, m, w->settings.level, &w->total[w->totals], mem);
	}
	if (w->totals)
		pool(w, mem);
}

static void put_number(struct json_out *j, const char *key, double x)
{
	put_key(j, key);
	put_real(j, x);
}

/* EST-75: all that the figures depend on besides the table. */
static void put_settings(struct json_out *j, const struct settings *s, struct str version)
{
	put_member_int(j, "seed", (int64_t)s->seed);
	put_key(j, "settings");
	put_open(j, '{');
	put_member_str(j, "version", version);
	put_number(j, "level", s->level);
	put_member_str(j, "criterion", s->aic ? STR("AIC") : STR("BIC"));
	put_member_int(j, "bootstrap", s->bootstrap);
	put_number(j, "grid", s->grid);
	put_number(j, "delta", s->delta);
	put_member_str(j, "prior", str_from(prior_words[s->prior]));
	put_member_int(j, "classes", s->classes);
	put_number(j, "cap", s->cap);
	put_member_int(j, "sweeps", s->sweeps);
	put_close(j, '}');
}

static void put_strata(const struct estimation *w, struct json_out *j,
	void (*each)(const struct report *r, struct json_out *j))
{
	put_key(j, w->of_draws ? "draws" : "strata");
	put_open(j, '[');
	for (size_t i = 0; i < w->strata.count; i++) {
		estimate_put(&w->reports[i], j);
		if (!each)
			continue;
		j->to->len--; /* the object is opened once more */
		each(&w->reports[i], j);
		put_close(j, '}');
	}
	put_close(j, ']');
}

void estimation_put_with(const struct estimation *w, struct str version, struct json_out *j,
	void (*each)(const struct report *r, struct json_out *j))
{
	int64_t n = 0;
	put_open(j, '{');
	put_member_str(j, "knell", STR("estimate/1"));
	put_settings(j, &w->settings, version);
	for (size_t i = 0; i < w->strata.count; i++)
		n += w->strata.at[i].table.n;
	if (!w->of_draws)
		put_member_int(j, "documented", n);
	put_strata(w, j, each);
	if (w->totals) {
		put_key(j, "total");
		totals_put(w->total, w->totals, j);
	}
	if (w->mixtures) {
		put_key(j, "mixed");
		mixed_put(w->mixed, w->mixtures, j);
	}
	put_close(j, '}');
}

void estimation_put(const struct estimation *w, struct str version, struct json_out *j)
{
	estimation_put_with(w, version, j, NULL);
}
