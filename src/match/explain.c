#include "match/explain.h"

#include <math.h>

const char *level_words(const struct records *r, size_t field, unsigned level)
{
	static const char *const names[LEVELS] = { "not given in both", "different",
		"somewhat alike", "close in spelling or sound", "one letter or the vowels apart",
		"two forms or spellings of one name", "equal", "given by one record alone" };
	static const char *const dates[LEVELS] = { "not given in both", "different",
		"at most two years apart", "the same year, or less than a month apart",
		"the same day and month of another year", "two of year, month and day the same",
		"one slip of the pen apart", "equal" };
	static const char *const parts[LEVELS] = { "not given in both", "different",
		"two years apart", "another month of the year", "one digit of the year wrong",
		"one year apart", "the same as far as known", "" };
	static const char *const ages[LEVELS] = { "not known in both", "more than ten years apart",
		"six to ten years apart", "three to five years apart", "two years apart",
		"one year apart", "equal", "" };
	static const char *const codes[LEVELS] = { "not given in both", "different", "",
		"two digits apart", "", "one digit apart", "equal", "given by one record alone" };
	static const char *const texts[LEVELS] = { "not given in both", "different",
		"somewhat alike", "alike, or half the words the same",
		"close, or one contains the other", "one letter apart, or the same words", "equal",
		"given by one record alone" };
	if (field == FIELD_GIVEN && level == LEVEL_SWAPPED)
		return "has changed places with the family name";
	if (field < FIELD_BIRTH)
		return names[level];
	if (field == FIELD_BIRTH || field == FIELD_DEATH)
		return dates[level];
	if (field == FIELD_BIRTH_PART || field == FIELD_DEATH_PART)
		return parts[level];
	if (field == FIELD_AGE || field == FIELD_SEX)
		return field == FIELD_SEX && level == 6 ? "the same"
		       : field == FIELD_SEX             ? names[level]
							: ages[level];
	return r->text[field - FIELD_TEXT].kind == TEXT_CODE ? codes[level] : texts[level];
}

static struct str date_words_of(when_t w, struct arena *mem)
{
	if (!w)
		return (struct str){ 0 };
	if (!WHEN_MONTH(w))
		return str_format(mem, "%04d", WHEN_YEAR(w));
	if (!WHEN_DAY(w))
		return str_format(mem, "%04d-%02d", WHEN_YEAR(w), WHEN_MONTH(w));
	return str_format(mem, "%04d-%02d-%02d", WHEN_YEAR(w), WHEN_MONTH(w), WHEN_DAY(w));
}

static struct str value_words(const struct records *r, size_t i, size_t field, struct arena *mem)
{
	const uint32_t *x = records_cells(r, i);
	switch ((enum field)field) {
	case FIELD_GIVEN:
		return dict_str(&r->tokens.units, x[CELL_GIVEN]);
	case FIELD_FAMILY:
		return dict_str(&r->tokens.units, x[CELL_FAMILY]);
	case FIELD_FATHER:
		return dict_str(&r->tokens.units, x[CELL_MIDDLE]);
	case FIELD_GRAND:
		return dict_str(&r->tokens.units, x[CELL_MIDDLE + 1]);
	case FIELD_BIRTH:
	case FIELD_BIRTH_PART:
		return date_words_of(x[CELL_BIRTH], mem);
	case FIELD_DEATH:
	case FIELD_DEATH_PART:
		return date_words_of(x[CELL_DEATH], mem);
	case FIELD_AGE:
		return x[CELL_AGE] ? str_format(mem, "%u", x[CELL_AGE] - 1) : (struct str){ 0 };
	case FIELD_SEX:
		return x[CELL_SEX] ? str_from(x[CELL_SEX] == 1 ? "female" : "male")
				   : (struct str){ 0 };
	case FIELD_TEXT:
	case MOST_FIELDS:
		break;
	}
	return dict_str(&r->text[field - FIELD_TEXT].folds, x[CELL_TEXT + (field - FIELD_TEXT)]);
}

/* MATCH-14: which fathers and grandfathers were held against each other. */
static void show_middles(
	struct account *to, struct compare *c, const struct records *r, size_t a, size_t b)
{
	size_t at_a, at_b;
	if (!compare_middle(c, a, b, &at_a, &at_b))
		return;
	for (size_t k = 0; k < 2; k++) {
		struct field_account *x = &to->field[FIELD_FATHER + k];
		const struct dict *units = &r->tokens.units;
		if (x->level == 0 || x->level == LEVEL_ONE_SIDED || at_a + k > 2 || at_b + k > 2)
			continue;
		x->a = dict_str(units, records_cells(r, a)[CELL_MIDDLE + at_a + k]);
		x->b = dict_str(units, records_cells(r, b)[CELL_MIDDLE + at_b + k]);
	}
}

/* MATCH-13: where a record has no age, what its dates come to. */
static void show_ages(
	struct account *to, const struct records *r, size_t a, size_t b, struct arena *mem)
{
	const uint32_t *x = records_cells(r, a), *y = records_cells(r, b);
	struct field_account *age = &to->field[FIELD_AGE];
	if (!age->level)
		return;
	if (!age->a.at)
		age->a = str_format(mem, "%d by its dates", compare_age(x, y));
	if (!age->b.at)
		age->b = str_format(mem, "%d by its dates", compare_age(y, x));
}

struct account account_of(const struct model *m, struct compare *c, const struct records *r,
	size_t a, size_t b, struct arena *mem)
{
	pattern_t p = compare_pair(c, a, b);
	struct extra all = model_extra(m, r, p, a, b);
	struct evidence e = model_evidence(m, p, all);
	struct account out = { .prior = m->prior[p >> 63].match,
		.kin_bits = e.kin > e.house ? e.kin : e.house,
		.near_bits = e.near,
		.whole_bits = -model_commoner(m, p, a, b) / 2.0 };
	for (size_t f = 0; f < m->fields; f++) {
		struct extra own = model_extra(m, r, p & 7ULL << 3 * f, a, b);
		out.field[f] = (struct field_account){ .level = LEVEL(p, f),
			.bits = m->match_weight[p >> 63][f][LEVEL(p, f)] +
				(own.person + own.shared + own.place) / 2.0,
			.a = value_words(r, a, f, mem),
			.b = value_words(r, b, f, mem) };
	}
	show_middles(&out, c, r, a, b);
	show_ages(&out, r, a, b, mem);
	out.odds = model_odds(m, p, all);
	return out;
}

/* Spelt in two scripts a name is equal as far as scripts allow. */
const char *account_words(const struct records *r, size_t f, const struct field_account *x)
{
	bool spelt = f < FIELD_BIRTH && x->level == 6 && !str_equal(x->a, x->b);
	if (f == FIELD_FATHER && x->level == 5 && str_equal(x->a, x->b))
		return "equal, with a name before it in one chain";
	return spelt ? "one name in two scripts" : level_words(r, f, x->level);
}

static struct str quoted(struct str s, struct arena *mem)
{
	return s.at ? str_format(mem, "'" STR_FMT "'", STR_ARG(s)) : STR("nothing");
}

static void add_odds(struct buf *to, double bits)
{
	double times = exp2(fabs(bits));
	if (times < 1.05)
		buf_add(to, STR("even"));
	else if (times < 1e9)
		buf_printf(to, "%.*f to 1 %s", times < 10 ? 1 : 0, times,
			bits > 0 ? "for" : "against");
	else
		buf_printf(to, "10^%.0f to 1 %s", log10(times), bits > 0 ? "for" : "against");
}

static void add_field(
	struct buf *to, const struct records *r, size_t f, const struct field_account *x)
{
	if (x->level == 0)
		return;
	buf_printf(to, "  " STR_FMT ": " STR_FMT " and " STR_FMT ", %s (",
		STR_ARG(model_field_words(r, f)), STR_ARG(quoted(x->a, to->mem)),
		STR_ARG(quoted(x->b, to->mem)), account_words(r, f, x));
	add_odds(to, x->bits);
	buf_add(to, STR(").\n"));
}

static void add_record(struct buf *to, const struct records *r, size_t i)
{
	buf_printf(to, "record " STR_FMT " of " STR_FMT " (" STR_FMT ")",
		STR_ARG(records_id(r, i, to->mem)), STR_ARG(dict_str(&r->sources, r->source[i])),
		STR_ARG(records_name(r, i, to->mem)));
}

/* Half a bit and more; what one record alone gives is weighed, but speaks for nothing. */
static bool says(const struct field_account *x, size_t f, int sign)
{
	bool silent = x->level == 0 || (x->level == LEVEL_ONE_SIDED && f != FIELD_GIVEN &&
					       f != FIELD_BIRTH && f != FIELD_DEATH);
	return !silent && x->bits * sign >= .5;
}

/* "the age ('34' and '34', equal)", the fields that speak for one person or against it. */
static size_t add_side(struct buf *to, const struct records *r, const struct model *m,
	const struct account *x, int sign)
{
	size_t all = 0, n = 0;
	for (size_t f = 0; f < m->fields; f++)
		all += says(&x->field[f], f, sign);
	for (size_t f = 0; f < m->fields; f++) {
		const struct field_account *y = &x->field[f];
		if (!says(y, f, sign))
			continue;
		n++;
		buf_printf(to, "%sthe " STR_FMT " (" STR_FMT " and " STR_FMT ", %s)",
			n == 1     ? " "
			: n == all ? " and "
				   : ", ",
			STR_ARG(model_field_words(r, f)), STR_ARG(quoted(y->a, to->mem)),
			STR_ARG(quoted(y->b, to->mem)), account_words(r, f, y));
	}
	return all;
}

/* MATCH-39: what the pair is believed to be when other records have spoken, where that differs. */
static void add_belief(struct buf *to, const struct matching *m, double odds, size_t a, size_t b)
{
	const struct link *l = m->links.at, *end = l + m->links.count;
	size_t low = a < b ? a : b, high = a < b ? b : a;
	while (l < end && (l->a != low || l->b != high))
		l++;
	if (l == end || fabs((double)l->belief) >= CERTAIN_BITS)
		return;
	double believed = model_probability((double)l->belief);
	if (fabs(believed - model_probability(odds)) >= .0005)
		buf_printf(to, ", with what the other records say, %.3f", believed);
}

/* The sentence that can be quoted: verdict, probability, what speaks for and what against. */
static void add_verdict(struct buf *to, const struct records *r, const struct matching *m,
	const struct account *x, size_t a, size_t b)
{
	bool one = m->persons.of[a] == m->persons.of[b];
	buf_printf(to, " %s; compared by themselves they are one person with probability %.3f",
		one ? "are put together as one person" : "are kept apart as two persons",
		model_probability(x->odds));
	add_belief(to, m, x->odds, a, b);
	buf_add(to, STR(". For one person:"));
	if (add_side(to, r, &m->model, x, 1) == 0)
		buf_add(to, STR(" nothing"));
	buf_add(to, STR("; against it:"));
	if (add_side(to, r, &m->model, x, -1) == 0)
		buf_add(to, STR(" nothing"));
	buf_add(to, STR(".\n"));
	if (one != (x->odds > 0))
		buf_printf(to,
			"That they are %s follows from the other records of the %s, which are "
			"weighed together (MATCH-24).\n",
			one ? "put together" : "kept apart", one ? "person" : "persons");
}

static void add_judgement(struct buf *to, const struct judgements *j, size_t a, size_t b)
{
	for (size_t k = 0; j && k < j->count; k++)
		if ((j->at[k].a == a && j->at[k].b == b) || (j->at[k].a == b && j->at[k].b == a))
			buf_printf(to, "An analyst judged them %s, which decides (MATCH-26).\n",
				j->at[k].same ? "the same" : "different");
}

/* MATCH-20, MATCH-36: who else could agree as much. */
static void add_others(struct buf *to, const char *who, double bits)
{
	if (bits <= -3)
		return;
	buf_printf(to,
		"  Two %s could agree as much; that they are these and not strangers stands ", who);
	add_odds(to, bits);
	buf_add(to, STR(", and is set against the above.\n"));
}

static struct account add_brief(struct buf *to, const struct matching *m, const struct records *r,
	size_t a, size_t b, const struct judgements *j, struct arena *scratch)
{
	struct compare c = compare_new(r, scratch);
	struct account x = account_of(&m->model, &c, r, a, b, scratch);
	size_t from = to->len;
	add_record(to, r, a);
	to->at[from] = 'R';
	buf_add(to, STR(" and "));
	add_record(to, r, b);
	add_verdict(to, r, m, &x, a, b);
	add_judgement(to, j, a, b);
	return x;
}

void explain_briefly(struct buf *to, const struct matching *m, const struct records *r, size_t a,
	size_t b, const struct judgements *j)
{
	struct arena scratch = { 0 };
	add_brief(to, m, r, a, b, j, &scratch);
	arena_release(&scratch);
}

void explain_pair(struct buf *to, const struct matching *m, const struct records *r, size_t a,
	size_t b, const struct judgements *j)
{
	struct arena scratch = { 0 };
	struct account x = add_brief(to, m, r, a, b, j, &scratch);
	buf_add(to, STR("How it was weighed. Before anything is compared, the odds that two "
			"records are "
			"one person are "));
	add_odds(to, x.prior);
	buf_add(to, STR(". Each agreement and difference changes them:\n"));
	for (size_t f = 0; f < m->model.fields; f++)
		add_field(to, r, f, &x.field[f]);
	if (x.whole_bits < 0) {
		buf_add(to, STR("  The whole name is borne by more people than its parts would "
				"have it ("));
		add_odds(to, x.whole_bits);
		buf_add(to, STR(").\n"));
	}
	add_others(to, "relatives", x.kin_bits);
	add_others(to, "people of one place", x.near_bits);
	buf_add(to, STR("All told the odds are "));
	add_odds(to, x.odds);
	buf_add(to,
		STR(".\nRules: MATCH-11 to MATCH-15 (how values are compared), MATCH-18 and "
		    "MATCH-19 (what they "
		    "weigh), MATCH-20 (relatives), MATCH-36 (one place), MATCH-21 and MATCH-48 "
		    "(rare "
		    "values and common names), MATCH-45 (dates in part), MATCH-24 (persons).\n"));
	arena_release(&scratch);
}
