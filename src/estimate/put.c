/*
 * The same as the page, for --json.
 */
#include "estimate/estimate.h"

#include <math.h>

static void put_number(struct json_out *j, const char *key, double x)
{
	put_key(j, key);
	if (isfinite(x))
		put_real(j, x);
	else
		put_null(j);
}

static void put_warning_list(struct json_out *j, const struct warnings *w)
{
	put_key(j, "warnings");
	put_open(j, '[');
	for (size_t i = 0; i < w->count; i++) {
		char id[8] = "W";
		int number = w->at[i].number, to = 1;
		if (number > 9)
			id[to++] = '1';
		id[to] = (char)('0' + number % 10);
		put_open(j, '{');
		put_member_str(j, "id", str_from(id));
		put_member_int(j, "weight", w->at[i].weight);
		put_member_str(j, "text", w->at[i].text);
		put_close(j, '}');
	}
	put_close(j, ']');
}

static void put_fit(struct json_out *j, const struct fit_figures *f)
{
	put_number(j, "se", f->se);
	put_number(j, "deviance", f->deviance);
	put_number(j, "degrees", f->degrees);
	put_number(j, "aic", f->aic);
	put_number(j, "bic", f->bic);
}

static void put_variant_list(struct json_out *j, const char *key, const struct variants *v)
{
	put_key(j, key);
	put_open(j, '[');
	for (size_t i = 0; i < v->count; i++) {
		put_open(j, '{');
		put_member_str(j, "name", v->at[i].name);
		put_number(j, "estimate", v->at[i].estimate);
		put_number(j, "low", v->at[i].low);
		put_number(j, "high", v->at[i].high);
		if (v->at[i].fitted)
			put_fit(j, &v->at[i].fit);
		if (v->at[i].note.len)
			put_member_str(j, "note", v->at[i].note);
		put_close(j, '}');
	}
	put_close(j, ']');
}

static void put_diagnostics(struct json_out *j, const struct result *r)
{
	put_key(j, "diagnostics");
	put_open(j, '{');
	for (size_t i = 0; i < r->measures.count; i++) {
		const struct measure *m = &r->measures.at[i];
		if (m->text.at)
			put_member_str(j, m->key, m->text);
		else
			put_number(j, m->key, m->number);
	}
	if (r->variants.count)
		put_variant_list(j, "variants", &r->variants);
	put_close(j, '}');
}

static void put_result(struct json_out *j, const struct result *r)
{
	put_open(j, '{');
	put_member_str(j, "method", str_from(method_words[r->method]));
	put_member_int(j, "n", r->n);
	put_number(j, "median", r->refused ? NAN : r->median);
	put_number(j, "mean", r->refused ? NAN : r->mean);
	put_number(j, "low", r->refused ? NAN : r->low);
	put_number(j, "high", r->refused ? NAN : r->high);
	put_number(j, "level", r->level);
	put_key(j, "documented_share");
	put_open(j, '{');
	put_number(j, "median", r->refused ? NAN : (double)r->n / r->median);
	put_number(j, "low", r->refused ? NAN : (double)r->n / r->high);
	put_number(j, "high", r->refused ? NAN : (double)r->n / r->low);
	put_close(j, '}');
	put_member_bool(j, "open", r->open);
	put_member_bool(j, "lower_bound", r->lower_bound);
	put_member_bool(j, "refused", r->refused);
	if (r->refused)
		put_member_str(j, "reason", r->reason);
	else
		put_member_str(j, "how", r->how);
	put_member_str(j, "assumption", str_from(r->assumption));
	put_warning_list(j, &r->warnings);
	put_diagnostics(j, r);
	put_close(j, '}');
}

static void put_odds_list(struct json_out *j, const struct report *r)
{
	put_key(j, "odds");
	put_open(j, '[');
	for (size_t i = 0; i < r->panel.odds_count; i++) {
		const struct odds *o = &r->panel.odds[i];
		put_open(j, '{');
		put_member_str(j, "a", r->table.name[o->a]);
		put_member_str(j, "b", r->table.name[o->b]);
		put_number(j, "ratio", o->ratio);
		put_number(j, "low", o->low);
		put_number(j, "high", o->high);
		put_close(j, '}');
	}
	put_close(j, ']');
}

static void put_panel(struct json_out *j, const struct report *r)
{
	put_key(j, "sensitivity");
	put_open(j, '{');
	put_variant_list(j, "left_out", &r->panel.left_out);
	put_variant_list(j, "merged", &r->panel.merged);
	put_variant_list(j, "xi", &r->panel.xi);
	put_variant_list(j, "priors", &r->panel.priors);
	put_variant_list(j, "alphas", &r->panel.alphas);
	put_variant_list(j, "matching", &r->panel.matching);
	put_variant_list(j, "hidden", &r->panel.hidden);
	put_odds_list(j, r);
	put_close(j, '}');
}

void estimate_put(const struct report *r, struct json_out *j)
{
	put_open(j, '{');
	if (r->stratum.len)
		put_member_str(j, "stratum", r->stratum);
	put_member_int(j, "documented", r->table.n);
	struct arena brief = { 0 };
	put_member_str(j, "table", table_digest(&r->table, &brief));
	arena_release(&brief);
	put_key(j, "lists");
	put_open(j, '[');
	for (size_t i = 0; i < r->table.lists; i++) {
		put_open(j, '{');
		put_member_str(j, "name", r->table.name[i]);
		put_member_int(j, "n", table_on_all(&r->table, 1u << i));
		put_close(j, '}');
	}
	put_close(j, ']');
	put_warning_list(j, &r->warnings);
	put_key(j, "methods");
	put_open(j, '[');
	for (int m = 0; m < METHODS; m++)
		if (r->done[m])
			put_result(j, &r->result[m]);
	put_close(j, ']');
	put_panel(j, r);
	put_close(j, '}');
}

void totals_put(const struct total *t, size_t count, struct json_out *j)
{
	put_open(j, '[');
	for (size_t i = 0; i < count; i++) {
		put_open(j, '{');
		put_member_str(j, "method", str_from(method_words[t[i].method]));
		put_member_int(j, "n", t[i].n);
		put_number(j, "median", t[i].median);
		put_number(j, "mean", t[i].mean);
		put_number(j, "low", t[i].low);
		put_number(j, "high", t[i].high);
		put_number(j, "level", t[i].level);
		put_member_int(j, "strata_estimated", (int64_t)t[i].estimated);
		put_member_int(j, "strata_documented_only", (int64_t)t[i].documented_only);
		put_key(j, "pooled");
		put_open(j, '{');
		put_number(j, "median", t[i].has_pooled ? t[i].pooled : NAN);
		put_number(j, "low", t[i].has_pooled ? t[i].pooled_low : NAN);
		put_number(j, "high", t[i].has_pooled ? t[i].pooled_high : NAN);
		put_close(j, '}');
		put_close(j, '}');
	}
	put_close(j, ']');
}

void mixed_put(const struct mixed *m, size_t count, struct json_out *j)
{
	put_open(j, '[');
	for (size_t i = 0; i < count; i++) {
		put_open(j, '{');
		put_member_str(j, "method", str_from(method_words[m[i].method]));
		put_number(j, "n", m[i].n_mean);
		put_number(j, "median", m[i].median);
		put_number(j, "mean", m[i].mean);
		put_number(j, "low", m[i].low);
		put_number(j, "high", m[i].high);
		put_number(j, "level", m[i].level);
		put_number(j, "share_due_to_matching", m[i].share);
		put_member_int(j, "draws", (int64_t)m[i].draws);
		put_member_int(j, "draws_refused", (int64_t)m[i].refused);
		put_close(j, '}');
	}
	put_close(j, ']');
}
