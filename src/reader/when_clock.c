/* Hours: around 4:30 a.m. local time, at 0400, before noon, at dawn (WHEN-13). */
#include "reader/when_inside.h"

/* How a number is written: 4, 4:30, 4.30, 0400, each with or without am, pm or h behind it. */
struct hour {
	int hour, minute;
	char mark;     /* ':' or '.'; 0 without minutes; '4' for four digits */
	bool meridiem; /* the word ends in am or pm */
};

static bool ends_in_meridiem(struct str *s)
{
	static const char *const endings[] = { "a.m.", "p.m.", "a.m", "p.m", "am", "pm", "h" };
	if (when_ends_in_digit(*s))
		return false;
	for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
		if (str_ends(*s, str_from(endings[k])) && s->len > str_from(endings[k]).len) {
			s->len -= str_from(endings[k]).len;
			return true;
		}
	return false;
}

static bool read_hour(struct str s, struct hour *h)
{
	*h = (struct hour){ .meridiem = ends_in_meridiem(&s) };
	size_t at = 0;
	while (at < s.len && s.at[at] != ':' && s.at[at] != '.')
		at++;
	if (at == s.len && s.len >= 3) {
		h->mark = '4';
		at = s.len - 2;
		h->minute = when_digits(str_slice(s, at, s.len), 2);
		if (s.len != 4)
			return false;
	} else if (at < s.len) {
		h->mark = s.at[at];
		if (s.len != at + 3)
			return false;
		h->minute = when_digits(str_slice(s, at + 1, s.len), 2);
	}
	h->hour = when_digits(str_slice(s, 0, at), 2);
	return h->hour >= 0 && h->hour <= 24 && h->minute >= 0 && h->minute < 60;
}

/* What shows after the number that it is an hour; the end of it, or 0. */
static size_t marks_hour(const struct reading *r, size_t i, const struct hour *h)
{
	if (term_is(r, i, TERM_MERIDIEM) || term_is(r, i, TERM_OCLOCK))
		return i + 1;
	if (term_is(r, i, TERM_ZONE) || (h->mark == '4' && term_is(r, i, TERM_HOURS)))
		return i + 1;
	if (term_is(r, i, TERM_LOCAL) && term_is(r, i + 1, TERM_TIME))
		return i + 2;
	return 0;
}

/* "(local time)", "(0145 GMT)", "local time", "in the morning". */
static size_t trailer(const struct reading *r, size_t i)
{
	if (term_is(r, i, TERM_LOCAL) && term_is(r, i + 1, TERM_TIME))
		return i + 2;
	if (term_is(r, i, TERM_ZONE) || term_is(r, i, TERM_HOURS))
		return i + 1;
	if (term_is(r, i, TERM_IN) && term_is(r, i + 1, TERM_THE) && when_is_part(r, i + 2))
		return i + 3;
	if (term_is(r, i, TERM_AT) && term_is(r, i + 1, TERM_NIGHT))
		return i + 2;
	if (!term_is(r, i, TERM_OPEN))
		return i;
	for (size_t at = i + 1; at < i + 6 && at < r->end; at++) {
		if (term_is(r, at, TERM_CLOSE))
			return term_is(r, at - 1, TERM_ZONE) || term_is(r, at - 1, TERM_TIME)
				       ? at + 1
				       : i;
	}
	return i;
}

static size_t hour_in_digits(const struct reading *r, size_t i, bool called)
{
	struct hour h;
	if (!term_is(r, i, TERM_DIGITS) || !read_hour(word_low(r, i), &h))
		return 0;
	size_t end = marks_hour(r, i + 1, &h);
	if (end)
		return end;
	if (h.meridiem || h.mark == ':')
		return i + 1;
	if (h.mark != '4' || !called || term_is(r, i + 1, TERM_COUNTED))
		return 0;
	/* "since 2020" is a year, "at 2020" an hour, "after 0420" too */
	bool at = i > r->first &&
		  (term_is(r, i - 1, TERM_AT) || (i - 1 > r->first && term_is(r, i - 2, TERM_AT)));
	return at || word_low(r, i).at[0] == '0' ? i + 1 : 0;
}

static size_t hour_in_words(const struct reading *r, size_t i, bool called, bool well)
{
	struct hour h = { 0 };
	if (term_is(r, i, TERM_NUMBER) && r->terms[i].value <= 12) {
		size_t end = term_is(r, i + 1, TERM_ZONE) ? 0 : marks_hour(r, i + 1, &h);
		bool of_day = well && term_is(r, i + 1, TERM_IN) && trailer(r, i + 1) > i + 1;
		return end || !of_day ? end : i + 1; /* "a little after two in the morning" */
	}
	if (called && term_is(r, i, TERM_PART) && r->terms[i].value == 1)
		return i + 1;
	return 0;
}

static bool is_called(const struct reading *r, size_t i)
{
	static const bool calls[] = { [TERM_AT] = true,
		[TERM_ABOUT] = true,
		[TERM_BEFORE] = true,
		[TERM_AFTER] = true,
		[TERM_BY] = true,
		[TERM_UNTIL] = true,
		[TERM_SINCE] = true,
		[TERM_FROM] = true };
	uint8_t class = term_at(r, i).class;
	return class < sizeof calls / sizeof *calls && calls[class];
}

/* No "killed about two in the morning rush": an hour in words, with nothing else to show it, needs more than "about". */
static bool is_called_well(const struct reading *r, size_t i)
{
	return is_called(r, i) && !term_is(r, i, TERM_ABOUT) && !term_is(r, i, TERM_FROM);
}

/* Begins at "around", "shortly after" or the hour itself; "at" stays outside. */
size_t when_clock(const struct reading *r, size_t i, bool called)
{
	size_t at = i;
	bool well = called;
	for (int steps = 0; steps < 3 && at < r->end; steps++, at++) {
		if (!is_called(r, at) && !term_is(r, at, TERM_MOMENT))
			break;
		called = called || is_called(r, at);
		well = well || is_called_well(r, at);
	}
	called |= i > r->first && is_called(r, i - 1);
	well |= i > r->first && is_called_well(r, i - 1);
	size_t end = hour_in_digits(r, at, called);
	if (!end)
		end = hour_in_words(r, at, called, well);
	return end ? trailer(r, end) : 0;
}
