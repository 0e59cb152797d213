#include "estimate_tables.h"

#include <math.h>

static struct report report_of(const char *text, const char *methods, struct arena *mem)
{
	struct table t = table_of(text, mem);
	struct settings s = settings_usual;
	struct report r;
	s.sweeps = 2000;
	for (int m = 0; m < METHODS; m++)
		s.want[m] = strstr(methods, method_words[m]) != NULL;
	s.panel = strstr(methods, "panel") != NULL;
	report_make(&t, 0, &s, &r, mem);
	return r;
}

static bool any(const struct report *r, int number)
{
	bool found = warned(&r->warnings, number);
	for (int m = 0; m < METHODS; m++)
		found |= warned(&r->result[m].warnings, number);
	return found;
}

TEST("a good table of three lists gives no warning at all")
{
	struct report r = report_of(good_text, "chao,loglinear,dga,panel", mem);
	for (int w = 1; w <= 15; w++) {
		if (any(&r, w))
			printf("# W%d\n", w);
		CHECK(!any(&r, w));
	}
	CHECK_NEAR(r.result[METHOD_LOGLINEAR].median, 2000, 10);
}

TEST("EST-60: fewer than three usable lists refuse log-linear models and the recommendation, with "
     "the reason")
{
	struct report r = report_of(artificial_text, "chao,loglinear,dga,knell", mem);
	CHECK(warned(&r.warnings, 1));
	CHECK(r.result[METHOD_LOGLINEAR].refused);
	CHECK(str_find(r.result[METHOD_LOGLINEAR].reason, STR("4 of 8 models have no estimate")) ==
		0);
	CHECK(r.result[METHOD_KNELL].refused);
	CHECK(!r.result[METHOD_DGA].refused);
	struct buf page = { .mem = mem };
	report_page(&r, &page);
	CHECK(str_find(buf_str(&page), STR("code 1")) < page.len);
	CHECK(str_find(buf_str(&page), STR("000,000,000")) == page.len);
}

TEST("EST-61: lists that share nobody, no three that overlap, groups apart")
{
	struct report r =
		report_of("a,b,c,d,count\n1,0,0,0,300\n0,1,0,0,300\n1,1,0,0,90\n0,0,1,0,200\n"
			  "0,0,0,1,200\n0,0,1,1,80\n",
			"chao", mem);
	int seen = 0;
	for (size_t i = 0; i < r.warnings.count; i++)
		seen += r.warnings.at[i].number == 2;
	CHECK_INT(seen, 3);
}

TEST("EST-62, EST-63: a list of three, a list within another, a list with nearly all, two equal "
     "ones")
{
	struct report r = report_of("a,b,c,count\n1,0,0,900\n1,1,0,60\n1,0,1,3\n", "chao", mem);
	CHECK(warned(&r.warnings, 3));
	CHECK(warned(&r.warnings, 4));
	r = report_of("a,b,c,count\n1,1,0,100\n0,0,1,100\n1,1,1,100\n", "chao", mem);
	bool copy = false;
	for (size_t i = 0; i < r.warnings.count; i++)
		copy |= str_find(r.warnings.at[i].text, STR("one is a copy")) <
			r.warnings.at[i].text.len;
	CHECK(copy);
}

TEST("EST-64, EST-65: lists that hardly overlap, and few persons")
{
	struct report r =
		report_of("a,b,c,count\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,2\n1,0,1,2\n0,1,1,2\n",
			"chao", mem);
	CHECK(warned(&r.warnings, 5));
	CHECK(warned(&r.warnings, 6));
}

TEST("EST-66: a best model that does not fit is said, and so are models without an estimate")
{
	struct report r = report_of(diabetes_text, "loglinear", mem);
	CHECK(any(&r, 7));
	r = report_of("a,b,c,count\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,16\n1,0,1,12\n1,1,1,1\n",
		"loglinear", mem);
	CHECK(any(&r, 7));
}

TEST("EST-66: an estimate over 50 times the documented number says so, whichever family made it")
{
	struct report r = report_of("a,b,c,count\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,16\n"
				    "1,0,1,12\n0,1,1,9\n1,1,1,4\n",
		"lcmcr", mem);
	CHECK(!any(&r, 7));
	r.result[METHOD_LCMCR].median = 51 * (double)r.table.n;
	warn_of_results(&r, mem);
	CHECK(warned(&r.result[METHOD_LCMCR].warnings, 7));
}

TEST("EST-70, EST-71: methods that disagree, and an interval under Chao's bound")
{
	struct report r = report_of(kosovo_text, "chao,loglinear,dga,lcmcr", mem);
	CHECK(!any(&r, 12));
	r.result[METHOD_DGA].median = 2 * r.result[METHOD_LOGLINEAR].median;
	r.result[METHOD_LOGLINEAR].high = 5000;
	warn_of_results(&r, mem);
	CHECK(warned(&r.warnings, 11));
	CHECK(warned(&r.result[METHOD_LOGLINEAR].warnings, 12));
	for (size_t i = 1; i < r.warnings.count; i++)
		CHECK(r.warnings.at[i - 1].weight >= r.warnings.at[i].weight);
}

TEST("EST-72, EST-55: leaving out a list of Kosovo moves the estimate by more than half the "
     "interval")
{
	struct report r = report_of(kosovo_text, "dga,panel", mem);
	CHECK(warned(&r.warnings, 13));
	CHECK_INT((long long)r.panel.left_out.count, 5);
	CHECK_NEAR(r.panel.left_out.at[0].estimate, 12595, 0.1);
	CHECK_INT((long long)r.panel.merged.count, 6);
	CHECK(r.panel.priors.count == 5);
}

TEST("EST-54: the curve over xi is the saturated estimate at one and half as many unlisted at two")
{
	struct report r = report_of(kosovo_text, "dga,panel", mem);
	const struct variant *one = variant_named(&r.panel.xi, "xi = 1");
	const struct variant *two = variant_named(&r.panel.xi, "xi = 2");
	CHECK(one && two);
	CHECK_NEAR(one->estimate, 16942, 1);
	CHECK_NEAR(two->estimate - 4400, (one->estimate - 4400) / 2, 1e-6);
}

TEST("EST-73: lists with a common source are asked about, independent ones are not")
{
	struct table t = table_of(kosovo_text, mem);
	struct odds o = odds_between(&t, 1, 2);
	CHECK(o.ratio > 4 && o.low > 3 && o.high < 6);
	struct report r = report_of(kosovo_text, "chao", mem);
	CHECK(warned(&r.warnings, 14));
	struct table good = table_of(good_text, mem);
	o = odds_between(&good, 0, 1);
	CHECK_NEAR(o.ratio, 1, 0.01);
}

TEST("EST-74: somebody who may be counted twice is asked about")
{
	struct table t = table_of(good_text, mem);
	struct settings s = settings_usual;
	struct report r;
	memset(s.want, 0, sizeof s.want);
	report_make(&t, 3, &s, &r, mem);
	CHECK(warned(&r.warnings, 15));
}

TEST("EST-40: strata are added draw by draw; one without an estimate counts as documented only")
{
	struct report r[3];
	struct total total;
	r[0] = report_of(good_text, "loglinear", mem);
	r[1] = report_of(kosovo_text, "loglinear", mem);
	r[2] = report_of(artificial_text, "loglinear", mem);
	CHECK(total_of(r, 3, METHOD_LOGLINEAR, 0.95, &total, mem));
	CHECK_INT(total.n, 1760 + 4400 + 96);
	CHECK_INT((long long)total.estimated, 2);
	CHECK_INT((long long)total.documented_only, 1);
	const struct result *a = &r[0].result[METHOD_LOGLINEAR],
			    *b = &r[1].result[METHOD_LOGLINEAR];
	CHECK_NEAR(total.mean, a->mean + b->mean + 96, 1);
	/* narrower than the sum of the limits: that is why quantiles are never added */
	CHECK(total.low > a->low + b->low + 96 && total.high < a->high + b->high + 96);
}

TEST("EST-56: matches missed make more persons, wrong ones fewer, and the figure follows")
{
	struct report r = report_of(kosovo_text, "dga,panel", mem);
	CHECK_INT((long long)r.panel.matching.count, 2);
	const struct variant *missed = &r.panel.matching.at[0], *made = &r.panel.matching.at[1];
	long long n_missed = 0, n_made = 0;
	CHECK(sscanf(str_terminated(mem, missed->note), "n %lld", &n_missed) == 1);
	CHECK(sscanf(str_terminated(mem, made->note), "n %lld", &n_made) == 1);
	CHECK(n_missed > 4405 && n_missed < 4420); /* 1,182 are on several lists */
	CHECK(n_made > 4355 && n_made < 4380);     /* 3,218 on one */
	CHECK(missed->estimate > 12000);
	CHECK(made->estimate < 12000);
	CHECK_INT(r.table.n, 4400);
}

TEST("EST-57: strata that differ have less in them as one table than by their sum")
{
	static const char near[] = "a,b,c,count\n1,0,0,60\n0,1,0,60\n0,0,1,60\n1,1,0,120\n"
				   "1,0,1,120\n0,1,1,120\n1,1,1,240\n";
	static const char far[] = "c,b,a,count\n1,0,0,160\n0,1,0,160\n0,0,1,160\n1,1,0,40\n"
				  "1,0,1,40\n0,1,1,40\n1,1,1,10\n";
	struct report r[2];
	struct total total;
	r[0] = report_of(near, "chao,loglinear", mem);
	r[1] = report_of(far, "chao,loglinear", mem);
	r[0].stratum = STR("near"), r[1].stratum = STR("far");
	struct table all = pooled_table(r, 2, mem);
	CHECK_INT(all.n, 780 + 610);
	CHECK_INT((long long)all.lists, 3);
	CHECK_INT(table_on_only(&all, 0), 60 + 160);
	struct result one = run(method_chao, METHOD_CHAO, &all, mem);
	CHECK(total_of(r, 2, METHOD_CHAO, 0.95, &total, mem));
	CHECK(one.median < total.median - 100);
	struct buf page = { .mem = mem };
	shares_page(r, 2, &page);
	CHECK(str_find(buf_str(&page), STR("96 %")) < page.len);
}

TEST("EST-41: the share of the matching is that of the variance between its draws")
{
	struct report r[2];
	struct mixed m;
	r[0] = report_of(good_text, "loglinear", mem);
	r[1] = r[0];
	CHECK(mix_of(r, 2, METHOD_LOGLINEAR, 0.95, &m, mem));
	CHECK_NEAR(m.share, 0, 1e-12);
	double *moved = NEW_ARRAY(mem, double, DRAWS);
	for (int i = 0; i < DRAWS; i++)
		moved[i] = r[0].result[METHOD_LOGLINEAR].draw[i] + 10000;
	r[1].result[METHOD_LOGLINEAR].draw = moved;
	CHECK(mix_of(r, 2, METHOD_LOGLINEAR, 0.95, &m, mem));
	CHECK(m.share > 0.99);
	CHECK(m.high - m.low > 9900);
}

TEST("EST-42: verdata's twenty replicates combine to 1593, 1266 to 2148")
{
	const char *shared = getenv("SHARED");
	char path[500];
	struct str text, line;
	struct err e = { 0 };
	struct replicate r[20] = { 0 };
	double *size = NEW_ARRAY(mem, double, 20 * 1000);
	snprintf(path, sizeof path, "%s/data/mse/aux/verdata_combine_draws.csv",
		shared ? shared : "");
	if (!shared || !file_read(path, 1 << 22, &text, mem, &e))
		SKIP("there is no folder of shared data");
	str_cut(&text, '\n', &line);
	while (str_cut(&text, '\n', &line)) {
		int k = 0, n = 0;
		double x = 0;
		if (sscanf(str_terminated(mem, line), "\"R%d\",%d,%lf", &k, &n, &x) != 3)
			continue;
		struct replicate *one = &r[k - 1];
		size[(k - 1) * 1000 + (int)one->draws++] = x;
		one->n = n;
		one->size = size + (k - 1) * 1000;
	}
	struct combined c;
	CHECK(combine_replicates(r, 20, 0.95, &c, &e));
	CHECK_NEAR(c.estimate, 1593, 0.01);
	CHECK_NEAR(c.low, 1266, 0.01);
	CHECK_NEAR(c.high, 2148, 0.01);
	CHECK(!combine_replicates(r, 1, 0.95, &c, &e));
	r[1] = r[0]; /* replicates that agree: nothing is added to the variance within */
	CHECK(combine_replicates(r, 2, 0.95, &c, &e));
	CHECK(c.low < c.estimate && c.estimate < c.high);
}

TEST("the same seed gives the same figures, another seed other draws")
{
	struct report a = report_of(good_text, "knell,lcmcr", mem);
	struct report b = report_of(good_text, "knell,lcmcr", mem);
	CHECK(a.result[METHOD_KNELL].low == b.result[METHOD_KNELL].low);
	CHECK(memcmp(a.result[METHOD_LCMCR].draw, b.result[METHOD_LCMCR].draw,
		      DRAWS * sizeof(double)) == 0);
}

TEST("two lists: the recommendation is refused, and the page says what holds")
{
	struct report r = report_of("a,b,count\n1,0,300\n0,1,200\n1,1,100\n", "chapman,knell", mem);
	CHECK(r.result[METHOD_KNELL].refused);
	CHECK(!r.result[METHOD_CHAPMAN].refused);
	struct buf page = { .mem = mem };
	report_page(&r, &page);
	CHECK(str_find(buf_str(&page), STR("600 persons are documented on 2 lists")) == 0);
}
