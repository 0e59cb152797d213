#ifndef TEST_ESTIMATE_TABLES_H
#define TEST_ESTIMATE_TABLES_H

/*
 * Overlap tables of the literature, and readers for them. Kosovo: Ball, Betts, Scheuren, Dudukovic and
 * Asher 2002; diabetes: Bruno and others 1994 (clinic, hospital, prescriptions, strips); hepatitis A
 * (HAV): Chao and others 2001; artificial_3: Fienberg and Rinaldo 2012's kind of table, counts ours.
 */
#include "base/file.h"
#include "estimate/estimate.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((unused)) static const char kosovo_text[] =
	"EXH,ABA,OSCE,HRW,count\n0,0,0,1,306\n0,0,1,0,936\n0,0,1,1,123\n0,1,0,0,845\n0,1,0,1,31\n"
	"0,1,1,0,217\n0,1,1,1,32\n1,0,0,0,1131\n1,0,0,1,106\n1,0,1,0,228\n1,0,1,1,42\n1,1,0,0,177\n"
	"1,1,0,1,18\n1,1,1,0,181\n1,1,1,1,27\n";
__attribute__((unused)) static const char diabetes_text[] =
	"clinic,hospital,prescr,strips,count\n0,0,0,1,10\n0,0,1,0,182\n0,0,1,1,8\n0,1,0,0,74\n"
	"0,1,0,1,7\n0,1,1,0,20\n0,1,1,1,14\n1,0,0,0,709\n1,0,0,1,12\n1,0,1,0,650\n1,0,1,1,46\n"
	"1,1,0,0,104\n1,1,0,1,18\n1,1,1,0,157\n1,1,1,1,58\n";
__attribute__((unused)) static const char artificial_text[] =
	"A,B,C,count\n0,0,1,20\n0,1,0,30\n1,0,0,40\n1,1,0,6\n";
/* Three independent lists with chances .5, .4, .6 among 2000. */
__attribute__((unused)) static const char good_text[] =
	"north,south,coast,count\n0,0,1,360\n0,1,0,160\n0,1,1,240\n1,0,0,240\n1,0,1,360\n1,1,0,"
	"160\n1,1,1,240\n";

__attribute__((unused)) static struct table table_of(const char *text, struct arena *mem)
{
	struct table_options o = { 0 };
	struct strata strata = { 0 };
	struct err e = { 0 };
	if (!table_read(str_from(text), &o, &strata, mem, &e)) {
		printf("# %s\n", e.text);
		return (struct table){ 0 };
	}
	return strata.at[0].table;
}

/* A table of the shared data; false when there is none. */
__attribute__((unused)) static bool shared_table(
	const char *name, struct table *t, struct arena *mem)
{
	const char *shared = getenv("SHARED");
	struct str text;
	struct err e = { 0 };
	char path[500];
	snprintf(path, sizeof path, "%s/data/mse/%s.csv", shared ? shared : "/nowhere", name);
	if (!shared || !file_read(path, 1 << 24, &text, mem, &e))
		return false;
	*t = table_of(str_terminated(mem, text), mem);
	return true;
}

__attribute__((unused)) static struct result
run(void (*method)(const struct table *, const struct settings *, struct result *, struct arena *),
	enum method m, const struct table *t, struct arena *mem)
{
	struct settings s = settings_usual;
	struct result r = { .method = m, .n = t->n, .level = s.level };
	s.sweeps = 60000;
	method(t, &s, &r, mem);
	return r;
}

__attribute__((unused)) static double measured(const struct result *r, const char *key)
{
	for (size_t i = 0; i < r->measures.count; i++)
		if (strcmp(r->measures.at[i].key, key) == 0)
			return r->measures.at[i].number;
	return NAN;
}

__attribute__((unused)) static const struct variant *variant_named(
	const struct variants *v, const char *name)
{
	for (size_t i = 0; i < v->count; i++)
		if (str_equal(v->at[i].name, str_from(name)))
			return &v->at[i];
	return NULL;
}

__attribute__((unused)) static bool warned(const struct warnings *w, int number)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->at[i].number == number)
			return true;
	return false;
}

#endif
