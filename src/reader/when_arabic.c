#include "reader/arabic_inside.h"
#include "reader/when_inside.h"
#include "text/dateline.h"
#include "text/months.h"

/* Time expressions of an Arabic text: ARAB-36 to ARAB-39. */

struct named {
	const char *word;
	int value;
};

/* As they are when folded and without their article. */
static const struct named weekdays[] = { { "اثنين", 0 }, { "ثلاثا", 1 }, { "اربعا", 2 },
	{ "خميس", 3 }, { "جمعه", 4 }, { "سبت", 5 }, { "احد", 6 }, { NULL, 0 } };
static const struct named units[] = { { "يوم", UNIT_DAY }, { "ايام", UNIT_DAY },
	{ "اسبوع", UNIT_WEEK }, { "اسابيع", UNIT_WEEK }, { "شهر", UNIT_MONTH },
	{ "اشهر", UNIT_MONTH }, { "شهور", UNIT_MONTH }, { "عام", UNIT_YEAR }, { "سنه", UNIT_YEAR },
	{ "اعوام", UNIT_YEAR }, { "سنوات", UNIT_YEAR }, { "ساعه", UNIT_HOUR },
	{ "ساعات", UNIT_HOUR }, { NULL, 0 } };
static const struct named pairs[] = { { "يومين", UNIT_DAY }, { "اسبوعين", UNIT_WEEK },
	{ "شهرين", UNIT_MONTH }, { "عامين", UNIT_YEAR }, { "سنتين", UNIT_YEAR },
	{ "ساعتين", UNIT_HOUR }, { NULL, 0 } };
static const struct named ordinals[] = { { "اول", 1 }, { "ثاني", 2 }, { "ثالث", 3 }, { "رابع", 4 },
	{ "خامس", 5 }, { "سادس", 6 }, { "سابع", 7 }, { "ثامن", 8 }, { "تاسع", 9 }, { "عاشر", 10 },
	{ NULL, 0 } };
static const struct named parts[] = { { "صباح", 1 }, { "صباحا", 1 }, { "مساء", 1 }, { "فجر", 1 },
	{ "فجرا", 1 }, { "ظهر", 1 }, { "ظهرا", 1 }, { "عصر", 1 }, { "عصرا", 1 }, { "ليل", 2 },
	{ "ليله", 2 }, { "ليلا", 2 }, { "ضحي", 1 }, { "مغرب", 1 }, { NULL, 0 } };
/* The months of the Islamic calendar, which begin when the moon is seen: they are named and not converted (ARAB-38). */
static const struct named hijri[] = { { "محرم", 1 }, { "صفر", 2 }, { "ربيع", 3 }, { "جمادي", 5 },
	{ "رجب", 7 }, { "شعبان", 8 }, { "رمضان", 9 }, { "شوال", 10 }, { "ذو", 11 }, { "ذي", 11 },
	{ NULL, 0 } };
static const struct named edges[] = { { "مطلع", EDGE_EARLY }, { "بدايه", EDGE_EARLY },
	{ "اوائل", EDGE_EARLY }, { "منتصف", EDGE_MIDDLE }, { "نهايه", EDGE_LATE },
	{ "اواخر", EDGE_LATE }, { NULL, 0 } };

struct looking {
	const struct arabic *a;
	date_day published;
	date_day anchor; /* the last day that was named, for a year that is not said */
	uint32_t first, end;
	struct moments *out;
};

static int find(const struct named *list, struct str word)
{
	for (size_t i = 0; list[i].word; i++)
		if (str_is(word, list[i].word))
			return list[i].value;
	return -1;
}

static struct str low(const struct looking *l, uint32_t i)
{
	return i < l->end ? l->a->folded[i].low : (struct str){ 0 };
}

static bool is(const struct looking *l, uint32_t i, const char *word)
{
	return str_is(low(l, i), word);
}

static bool has_article(const struct looking *l, uint32_t i)
{
	return str_starts(low(l, i), STR("ال")) || str_starts(low(l, i), STR("وال")) ||
	       str_starts(low(l, i), STR("لل"));
}

/* A folded word without what stands before it: "والثلاثاء", "بالثلاثاء". */
static struct str bare(const struct looking *l, uint32_t i)
{
	static const struct str fronts[] = { AS_STR("وال"), AS_STR("بال"), AS_STR("فال"),
		AS_STR("ال"), AS_STR("لل") };
	struct str w = low(l, i);
	for (size_t k = 0; k < sizeof fronts / sizeof *fronts; k++)
		if (str_starts(w, fronts[k]) && w.len > fronts[k].len + 2)
			return str_slice(w, fronts[k].len, w.len);
	return w;
}

static int number(const struct looking *l, uint32_t i)
{
	struct str w = low(l, i);
	if (str_starts(w, STR("و")) || str_starts(w, STR("ل")))
		w = str_slice(w, 2, w.len);
	return i < l->end && l->a->folded[i].shape & SHAPE_DIGIT ? when_digits(w, 4) : -1;
}

static bool is_before(const struct looking *l, uint32_t i, const char *word)
{
	return i > l->first && str_is(low(l, i - 1), word);
}

/* "منذ", "خلال": what is counted is counted over all of it. */
static bool runs(const struct looking *l, uint32_t i)
{
	return is_before(l, i, "منذ") || is_before(l, i, "خلال") || is_before(l, i, "طوال");
}

static bool is_past(const struct looking *l, uint32_t i)
{
	return is(l, i, "الماضي") || is(l, i, "الماضيه") || is(l, i, "الفايت") ||
	       is(l, i, "المنصرم") || is(l, i, "الماضيين");
}

static bool is_current(const struct looking *l, uint32_t i)
{
	return is(l, i, "الجاري") || is(l, i, "الحالي") || is(l, i, "هذا");
}

static uint32_t add(struct looking *l, uint32_t i, uint32_t end, const struct date *d)
{
	struct page *p = l->a->page;
	int days = d->from == DATE_NONE ? 0 : d->to - d->from + 1;
	struct moment *m = PUSH(p->mem, l->out);
	bool since = is_before(l, i, "منذ");
	*m = (struct moment){ .first = i,
		.end = end,
		.kind = d->kind,
		.deictic = d->deictic || d->year_open,
		.repeated = runs(l, i) && (d->kind != MOMENT_DAY || since),
		.rule = d->rule,
		.when = { .words = page_words(p, i, end),
			.from = d->from,
			.to = since && l->published != DATE_NONE && d->from != DATE_NONE &&
					      d->from < l->published
				      ? l->published
				      : d->to,
			.precision = d->from == DATE_NONE ? 0
				     : d->precision       ? d->precision
				     : days <= 1          ? 1
				     : days <= 6          ? 2
				     : days <= 7          ? 3
				     : days <= 31         ? 4
							  : 5 } };
	if (d->time_first < d->time_end)
		m->when.time = page_words(p, (uint32_t)d->time_first, (uint32_t)d->time_end);
	if (d->kind == MOMENT_DAY && d->from != DATE_NONE)
		l->anchor = d->from;
	return end;
}

/* ARAB-36: the last such day up to the report's; "الماضي" of the report's own weekday is a week before. */
static date_day last_weekday(const struct looking *l, int weekday, bool past)
{
	if (l->published == DATE_NONE)
		return DATE_NONE;
	int back = (date_weekday(l->published) - weekday + 7) % 7;
	return l->published - (back == 0 && past ? 7 : back);
}

static uint32_t weekday_at(const struct looking *l, uint32_t i, int *weekday)
{
	uint32_t at = is(l, i, "يوم") || is(l, i, "ليوم") || is(l, i, "نهار") ? i + 1 : i;
	*weekday = find(weekdays, bare(l, at));
	bool named = has_article(l, at) && *weekday >= 0;
	bool one = *weekday == 6 && at == i && !is_past(l, at + 1) && !is_before(l, i, "مساء") &&
		   !is_before(l, i, "صباح") && !is_before(l, i, "فجر") && !is_before(l, i, "امس") &&
		   !is_before(l, i, "اليوم");
	if (!named || (one && at > l->first && !(l->a->folded[at - 1].shape & SHAPE_PUNCT) &&
			      is(l, at - 1, "من")))
		return 0;
	if (*weekday == 0 && at == i && at > l->first && l->a->page->mark[at - 1].lex &&
		lexeme_has(l->a->page->mark[at - 1].lex, FEATURE_PERSON))
		return 0; /* "ولداه الاثنين": the two of them */
	return at + 1;
}

/* today, yesterday, a weekday: the day's number before publication. */
static uint32_t day_at(const struct looking *l, uint32_t i, struct date *d)
{
	int weekday;
	uint32_t end = 0;
	date_day day = DATE_NONE, now = l->published;
	if (is(l, i, "اليوم") && !is(l, i + 1, "ذاته") && !is(l, i + 1, "نفسه") &&
		!is(l, i + 1, "التالي") && find(ordinals, bare(l, i + 1)) < 0) {
		day = now;
		end = i + 1;
	} else if (is(l, i, "امس") || is(l, i, "البارحه") || is(l, i, "مبارح")) {
		day = now == DATE_NONE ? now : now - 1;
		end = i + 1;
	} else if (is(l, i, "اول") && (is(l, i + 1, "امس") || is(l, i + 2, "امس"))) {
		day = now == DATE_NONE ? now : now - 2;
		end = is(l, i + 1, "امس") ? i + 2 : i + 3;
	}
	uint32_t named = weekday_at(l, end ? end : i, &weekday);
	if (!end && named) {
		bool past = is_past(l, named);
		day = last_weekday(l, weekday, past);
		end = named + past;
	} else if (end && named) {
		end = named;
	}
	*d = (struct date){
		.from = day, .to = day, .kind = MOMENT_DAY, .deictic = true, .rule = "ARAB-36"
	};
	return end;
}

/* "مساء الثلاثاء", "فجر اليوم", "ليل الخميس", and behind: "أمس مساء". A night is two days. */
static uint32_t part_of_day(struct looking *l, uint32_t i)
{
	struct date d;
	int part = find(parts, low(l, i));
	if (part < 0 && find(parts, bare(l, i)) >= 0 && is_past(l, i + 1)) { /* "الليلة الماضية" */
		d = (struct date){ .from = l->published == DATE_NONE ? DATE_NONE : l->published - 1,
			.to = l->published,
			.kind = MOMENT_DAY,
			.deictic = true,
			.rule = "ARAB-36" };
		return add(l, i, i + 2, &d);
	}
	uint32_t end = part < 0 ? 0 : day_at(l, i + 1, &d);
	if (!end && part > 0 && str_ends(low(l, i), STR("ا")) && !is_before(l, i, "الساعه")) {
		d = (struct date){ .from = l->published,
			.to = l->published,
			.kind = MOMENT_DAY,
			.deictic = true,
			.rule = "ARAB-36",
			.time_first = i,
			.time_end = i + 1 };
		return add(l, i, i + 1, &d); /* "فجرا": of the report's day */
	}
	if (!end)
		return 0;
	if (part == 2 && d.from != DATE_NONE && !is(l, i + 1, "اليوم"))
		d.to = d.from + (l->published == DATE_NONE || d.from < l->published);
	d.time_first = i;
	d.time_end = i + 1;
	return add(l, i, end, &d);
}

static uint32_t month_at(const struct looking *l, uint32_t i, int *month)
{
	if (i >= l->end)
		return 0;
	*month = month_number(l->a->page->scan.words.at[i].low);
	if (!*month)
		*month = month_number(low(l, i));
	if (*month <= 0)
		return 0;
	int twin = 0;
	bool slash = is(l, i + 1, "/") || is(l, i + 1, "(") || is(l, i + 1, "-");
	if (slash && (month_at(l, i + 2, &twin), twin == *month))
		return i + 3 + (is(l, i + 1, "(") && is(l, i + 3, ")")); /* "مارس/آذار" */
	if ((is(l, i, "كانون") || is(l, i, "تشرين")))
		return 0;
	return i + 1;
}

/* "كانون الثاني", "تشرين الأول": of two words; else as month_at. */
static uint32_t any_month(const struct looking *l, uint32_t i, int *month)
{
	bool first = is(l, i + 1, "الاول"), second = is(l, i + 1, "الثاني");
	*month = 0;
	if ((is(l, i, "كانون") || is(l, i, "تشرين")) && (first || second)) {
		*month = is(l, i, "كانون") ? (first ? 12 : 1) : (first ? 10 : 11);
		int twin = 0;
		uint32_t end = is(l, i + 2, "/") ? month_at(l, i + 3, &twin) : 0;
		return end ? end : i + 2;
	}
	uint32_t end = month_at(l, i, month);
	int twin = 0;
	if (end == i + 1 && is(l, end, "/") &&
		(is(l, end + 1, "كانون") || is(l, end + 1, "تشرين")) &&
		any_month(l, end + 1, &twin) && twin == *month)
		return end + 3;
	return end;
}

static date_day latest(const struct looking *l)
{
	date_day near = l->published != DATE_NONE ? l->published : l->anchor;
	return near == DATE_NONE ? near : near + WHEN_AHEAD;
}

static uint32_t year_at(const struct looking *l, uint32_t i, int *year)
{
	uint32_t at = is(l, i, "،") || is(l, i, "من") ? i + 1 : i;
	at += is(l, at, "عام") || is(l, at, "سنه") || is(l, at, "العام");
	int n = number(l, at);
	*year = n;
	return n >= 1000 && n <= 2999 ? at + 1 : 0;
}

/* ARAB-37: "14 مارس/آذار 2031", "الأول من مارس", "بين 1 و31 مايو 2031". */
static uint32_t day_month(struct looking *l, uint32_t i)
{
	struct date d = {
		.from = DATE_NONE, .to = DATE_NONE, .kind = MOMENT_DAY, .rule = "ARAB-37"
	};
	int day = number(l, i), last = day, month, year = 0;
	uint32_t at = i + 1;
	if (day < 0 && has_article(l, i))
		day = last = find(ordinals, bare(l, i));
	if (day < 1 || day > 31)
		return 0;
	bool range = is(l, at, "-") || is(l, at, "الي") || is(l, at, "و");
	if ((range && number(l, at + 1) > day) || (is_before(l, i, "بين") && number(l, at) > day)) {
		at += range;
		last = number(l, at++);
		d.kind = MOMENT_SPAN;
	}
	at += is(l, at, "من") || is(l, at, "شهر");
	at += is(l, at, "شهر");
	int moon = find(hijri, low(l, at));
	if (moon >= 0) { /* ARAB-38 */
		at += moon == 3 || moon == 5 || moon == 11 ? 2 : 1;
		uint32_t end = year_at(l, at, &year);
		end = end ? end : at;
		end += is(l, end, "ه") || is(l, end, "هجري") || is(l, end, "هجريه");
		d.rule = "ARAB-38";
		return add(l, i, end, &d);
	}
	uint32_t end = any_month(l, at, &month);
	if (!end)
		return 0;
	uint32_t behind = year_at(l, end, &year);
	d.year_open = behind == 0;
	if (!behind)
		year = when_guess_year(latest(l), month, day);
	end = behind ? behind : end + (is_past(l, end) || is_current(l, end));
	if (year > 0 && date_make(year, month, day, &d.from) &&
		!date_make(year, month, last, &d.to))
		d.to = d.from;
	return add(l, i, end, &d);
}

/* "في مارس الماضي", "مايو 2031", "مطلع آذار" */
static uint32_t month_alone(struct looking *l, uint32_t i)
{
	struct date d = { .from = DATE_NONE, .to = DATE_NONE, .rule = "ARAB-37" };
	int month, year;
	uint32_t end = any_month(l, i, &month);
	if (!end)
		return 0;
	uint32_t behind = year_at(l, end, &year);
	int edge = i > l->first ? find(edges, low(l, i - 1)) : -1;
	bool led = is_before(l, i, "في") || is_before(l, i, "شهر") || runs(l, i) || edge >= 0 ||
		   is_before(l, i, "خلال");
	if (!behind && !led)
		return 0;
	d.year_open = d.deictic = behind == 0;
	if (!behind)
		year = when_guess_year(latest(l), month, 1);
	end = behind ? behind : end + (is_past(l, end) || is_current(l, end));
	if (year > 0)
		when_month_span(year, month, &d);
	d.kind = MOMENT_MONTH;
	if (edge >= 0)
		when_narrow(&d, (enum edge)edge);
	return add(l, i, end, &d);
}

/* "عام 2029" */
static uint32_t year_alone(struct looking *l, uint32_t i)
{
	struct date d = { .rule = "ARAB-37" };
	int year;
	int from = is(l, i, "عامي") ? number(l, i + 1) : -1, to = number(l, i + 2);
	if (from >= 1000 && to > from && to <= 2999) { /* "بين عامي 2028 و2030" */
		when_year_span(to, &d);
		d.kind = MOMENT_SPAN;
		return date_make(from, 1, 1, &d.from) ? add(l, i, i + 3, &d) : 0;
	}
	bool said = is(l, i, "عام") || is(l, i, "سنه") || is(l, i, "العام");
	uint32_t end = said ? year_at(l, i + 1, &year) : 0;
	if (!end)
		return 0;
	when_year_span(year, &d);
	return add(l, i, end, &d);
}

/* "الأسبوع الماضي", "مطلع العام الجاري", "الـ24 ساعة الماضية" */
static uint32_t unit_named(struct looking *l, uint32_t i)
{
	struct date d = { .from = DATE_NONE, .to = DATE_NONE, .rule = "ARAB-39", .deictic = true };
	int unit = has_article(l, i) ? find(units, bare(l, i)) : -1;
	bool past = is_past(l, i + 1), now = is_current(l, i + 1);
	struct str w = bare(l, i);
	if (unit < 0 && (l->a->folded[i].shape & SHAPE_DIGIT) && find(units, low(l, i + 1)) >= 0 &&
		is_past(l, i + 2)) { /* "24 ساعة الماضية" */
		struct str digits = str_starts(w, STR("ال")) ? str_slice(w, 4, w.len) : w;
		int n = when_digits(digits, 3), hours = find(units, low(l, i + 1)) == UNIT_HOUR;
		int days = hours ? (n + 23) / 24 : n;
		d.kind = days > 2 ? MOMENT_SPAN : MOMENT_DAY;
		d.to = l->published;
		d.from = l->published == DATE_NONE || n < 0 ? DATE_NONE : l->published - days;
		return n < 0 ? 0 : add(l, i, i + 3, &d);
	}
	if (unit < UNIT_WEEK || (!past && !now))
		return 0;
	d.kind = unit == UNIT_WEEK ? MOMENT_WEEK : unit == UNIT_MONTH ? MOMENT_MONTH : MOMENT_YEAR;
	if (l->published != DATE_NONE)
		when_set_unit(&d, l->published, (enum unit)unit, past ? -1 : 0);
	return add(l, i, i + 2, &d);
}

/* "قبل يومين", "منذ ثلاثة أسابيع" */
static uint32_t ago(struct looking *l, uint32_t i)
{
	struct date d = { .from = DATE_NONE, .to = DATE_NONE, .rule = "ARAB-39", .deictic = true };
	struct arabic_number n = { 0 };
	if (!is(l, i, "قبل") && !is(l, i, "منذ"))
		return 0;
	int unit = find(pairs, low(l, i + 1)), steps = 2;
	uint32_t end = i + 2;
	if (unit < 0) {
		unit = find(units, low(l, i + 1));
		steps = 1;
	}
	if (unit < 0 && ar_number(l->a, i + 1, &n) && n.count.low == n.count.high) {
		unit = find(units, low(l, n.end));
		steps = (int)(n.count.low < 1000 ? n.count.low : 0);
		end = n.end + 1;
	}
	if (unit < UNIT_DAY || steps < 1)
		return 0;
	d.kind = unit == UNIT_DAY    ? MOMENT_DAY
		 : unit == UNIT_WEEK ? MOMENT_WEEK
		 : unit == UNIT_YEAR ? MOMENT_YEAR
				     : MOMENT_MONTH;
	if (l->published != DATE_NONE)
		when_set_unit(&d, l->published, (enum unit)unit, -steps);
	return add(l, i, end, &d);
}

static uint32_t in_digits(struct looking *l, uint32_t i)
{
	struct date d = { .kind = MOMENT_DAY, .rule = "ARAB-37" };
	struct words w = l->a->page->scan.words;
	if (!(l->a->folded[i].shape & SHAPE_DIGIT) || when_digits(w.at[i].low, 6) >= 0 ||
		date_at(&w, i, l->end, &d.from) != 1)
		return 0;
	d.to = d.from;
	return add(l, i, i + 1, &d);
}

static uint32_t clock(struct looking *l, uint32_t i)
{
	struct date d = {
		.from = DATE_NONE, .to = DATE_NONE, .kind = MOMENT_CLOCK, .rule = "ARAB-39"
	};
	if (!is(l, i, "الساعه") || !(i + 1 < l->end))
		return 0;
	uint32_t end = i + 2 + (find(parts, low(l, i + 2)) >= 0);
	return add(l, i, end < l->end ? end : l->end, &d);
}

/* Words that begin a time, besides digits and months. */
void when_arabic_load(struct arabic_lexicon *l)
{
	static const struct named *const lists[] = { weekdays, units, ordinals, parts, NULL };
	static const char *const words[] = { "اليوم", "امس", "البارحه", "مبارح", "اول", "يوم",
		"ليوم", "نهار", "يناير", "فبراير", "مارس", "ابريل", "افريل", "مايو", "ماي", "يونيو",
		"يونيه", "جوان", "يوليو", "يوليه", "جويليه", "اغسطس", "اوت", "سبتمبر", "اكتوبر",
		"نوفمبر", "ديسمبر", "جانفي", "فيفري", "شباط", "اذار", "نيسان", "ايار", "حزيران",
		"تموز", "اب", "ايلول", "عام", "سنه", "العام", "قبل", "منذ", "الساعه", "عامي",
		"كانون", "تشرين" };
	for (size_t k = 0; lists[k]; k++)
		for (size_t i = 0; lists[k][i].word; i++)
			ar_filter_add(&l->times, str_from(lists[k][i].word));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		ar_filter_add(&l->times, str_from(words[i]));
}

static bool may_begin(const struct looking *l, uint32_t i)
{
	const struct arabic_filter *f = &l->a->lexicon->times;
	return (l->a->folded[i].shape & SHAPE_DIGIT) || ar_filter_has(f, low(l, i)) ||
	       ar_filter_has(f, bare(l, i));
}

static uint32_t read_at(struct looking *l, uint32_t i)
{
	static uint32_t (*const readers[])(struct looking *, uint32_t) = { part_of_day, in_digits,
		day_month, month_alone, year_alone, unit_named, ago, clock };
	struct date d;
	for (size_t k = 0; k < sizeof readers / sizeof *readers; k++) {
		uint32_t end = readers[k](l, i);
		if (end)
			return end;
	}
	uint32_t end = day_at(l, i, &d);
	if (!end)
		return 0;
	uint32_t part = find(parts, low(l, end)) >= 0 ? end : 0;
	if (part) { /* "أمس مساء" */
		d.time_first = part;
		d.time_end = ++end;
	}
	return add(l, i, end, &d);
}

void when_arabic(struct arabic *a)
{
	struct page *p = a->page;
	struct looking l = {
		.a = a, .published = p->report->published, .anchor = DATE_NONE, .out = &p->moments
	};
	for (size_t s = 0; s < p->scan.sentences.count; s++) {
		l.first = a->first = p->scan.sentences.at[s].first;
		l.end = a->end = p->scan.sentences.at[s].end;
		for (uint32_t i = l.first; i < l.end;) {
			uint32_t end = may_begin(&l, i) ? read_at(&l, i) : 0;
			end = end > l.end ? l.end : end;
			for (uint32_t k = i; k < end; k++)
				p->mark[k].moment = (uint32_t)p->moments.count - 1;
			i = end > i ? end : i + 1;
		}
	}
}
