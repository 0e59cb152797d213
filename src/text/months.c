#include "text/months.h"

#include <stdint.h>

struct month_name {
	const char *name;
	int month;
};

/* Sorted by bytes, for a search by halves. Levantine and western Arabic names alike. */
static const struct month_name names[] = {
	/* clang-format off */
	{ "abr", 4 }, { "abril", 4 }, { "ago", 8 }, { "agosto", 8 }, { "aout", 8 },
	{ "apr", 4 }, { "april", 4 }, { "aug", 8 }, { "august", 8 }, { "avr", 4 },
	{ "avril", 4 }, { "dec", 12 }, { "december", 12 }, { "decembre", 12 },
	{ "dezember", 12 }, { "dezembro", 12 }, { "dic", 12 }, { "diciembre", 12 },
	{ "ene", 1 }, { "enero", 1 }, { "feb", 2 }, { "febrero", 2 }, { "februar", 2 },
	{ "february", 2 }, { "fev", 2 }, { "fevereiro", 2 }, { "fevr", 2 }, { "fevrier", 2 },
	{ "jan", 1 }, { "janeiro", 1 }, { "januar", 1 }, { "january", 1 }, { "janv", 1 },
	{ "janvier", 1 }, { "juil", 7 }, { "juillet", 7 }, { "juin", 6 }, { "jul", 7 },
	{ "julho", 7 }, { "juli", 7 }, { "julio", 7 }, { "july", 7 }, { "jun", 6 },
	{ "june", 6 }, { "junho", 6 }, { "juni", 6 }, { "junio", 6 }, { "mai", 5 },
	{ "maio", 5 }, { "mar", 3 }, { "march", 3 }, { "marco", 3 }, { "mars", 3 },
	{ "marz", 3 }, { "marzo", 3 }, { "may", 5 }, { "mayo", 5 }, { "nov", 11 },
	{ "november", 11 }, { "novembre", 11 }, { "novembro", 11 }, { "noviembre", 11 },
	{ "oct", 10 }, { "october", 10 }, { "octobre", 10 }, { "octubre", 10 },
	{ "oktober", 10 }, { "outubro", 10 }, { "sep", 9 }, { "sept", 9 }, { "september", 9 },
	{ "septembre", 9 }, { "septiembre", 9 }, { "setembro", 9 }, { "setiembre", 9 },
	{ "آب", 8 }, { "آذار", 3 }, { "أبريل", 4 }, { "أغسطس", 8 }, { "أفريل", 4 },
	{ "أكتوبر", 10 }, { "أوت", 8 }, { "أيار", 5 }, { "أيلول", 9 }, { "إبريل", 4 },
	{ "ابريل", 4 }, { "اذار", 3 }, { "اغسطس", 8 }, { "اكتوبر", 10 }, { "ايار", 5 },
	{ "ايلول", 9 }, { "تموز", 7 }, { "جانفي", 1 }, { "جوان", 6 }, { "جويلية", 7 },
	{ "حزيران", 6 }, { "ديسمبر", 12 }, { "سبتمبر", 9 }, { "شباط", 2 }, { "فبراير", 2 },
	{ "فيفري", 2 }, { "مارس", 3 }, { "ماي", 5 }, { "مايو", 5 }, { "نوفمبر", 11 },
	{ "نيسان", 4 }, { "يناير", 1 }, { "يوليه", 7 }, { "يوليو", 7 }, { "يونيه", 6 },
	{ "يونيو", 6 },
	/* clang-format on */
};

static int find(struct str low)
{
	if (!month_may_be(low))
		return 0;
	size_t from = 0, to = sizeof names / sizeof *names;
	while (from < to) {
		size_t middle = (from + to) / 2;
		int order = str_compare(low, str_from(names[middle].name));
		if (order == 0)
			return names[middle].month;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return 0;
}

int month_number(struct str low)
{
	if (low.len > 1 && low.at[low.len - 1] == '.')
		low.len--;
	return find(low);
}
