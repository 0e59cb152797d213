#include "cli/toll_page.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH = 80, NARROWEST = 40, WIDEST = 110, LONGEST_WORDS = 160, BAR = 24 };

static bool locale_is_utf8(void)
{
	const char *names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	for (int i = 0; i < 3; i++) {
		const char *value = getenv(names[i]);
		if (value && *value)
			return strstr(value, "UTF-8") || strstr(value, "utf8");
	}
	return false;
}

void toll_page_set_up(struct toll_page *p)
{
	struct winsize size;
	const char *term = getenv("TERM"), *no_colour = getenv("NO_COLOR");
	int fd = fileno(p->out);
	p->terminal = fd >= 0 && isatty(fd);
	p->width = WIDTH;
	if (p->terminal && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col)
		p->width = size.ws_col < NARROWEST ? NARROWEST
			   : size.ws_col > WIDEST  ? WIDEST
						   : size.ws_col;
	bool dumb = !term || strcmp(term, "dumb") == 0;
	p->colour = p->terminal && !dumb && !(no_colour && *no_colour);
	p->utf8 = locale_is_utf8();
}

/* Strangers' words on a terminal: no control character gets through, and blanks stand alone. */
static struct str clean(struct toll_page *p, struct str s)
{
	struct buf b = { .mem = p->mem };
	size_t n;
	for (size_t i = 0; i < s.len; i += n) {
		uint32_t c = utf8_decode(str_slice(s, i, s.len), &n);
		bool blank = c <= ' ' || (c >= 0x7F && c <= 0xA0) || (c >= 0x2028 && c <= 0x202E) ||
			     (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
		if (!blank)
			buf_add(&b, str_slice(s, i, i + n));
		else if (b.len && b.at[b.len - 1] != ' ')
			buf_add_char(&b, ' ');
		if (b.len > LONGEST_WORDS && i + n < s.len) {
			buf_add(&b, STR(" ..."));
			break;
		}
	}
	return b.len ? str_trim(buf_str(&b)) : STR("");
}

static struct str day(struct toll_page *p, date_day d, const struct incident *in)
{
	struct str words = date_words(p->mem, d, d);
	if (d == DATE_NONE || in->from == DATE_NONE ||
		date_split(d).year != date_split(in->from).year)
		return words;
	return str_slice(words, 0, words.len - 5); /* without its year: the title has it */
}

static void put(struct toll_page *p, const char *label, struct str text)
{
	fprintf(p->out, "  %s  " STR_FMT "\n", label, STR_ARG(text));
}

static struct str origin_name(struct toll_page *p, const struct item *it)
{
	if (it->origin == NONE)
		return STR("nobody named");
	return clean(p, p->r->incidents[it->incident].origins[it->origin].name);
}

/* `Health Directorate, 15 March: "41 bodies have reached us" (r03.txt 812-845)` */
static struct str cited(struct toll_page *p, const struct incident *in, size_t item)
{
	const struct item *it = &p->r->items[item];
	struct buf b = { .mem = p->mem };
	buf_printf(&b, STR_FMT ", " STR_FMT ": \"" STR_FMT "\" (" STR_FMT,
		STR_ARG(origin_name(p, it)), STR_ARG(day(p, it->time, in)),
		STR_ARG(clean(p, it->claim->words)), STR_ARG(clean(p, it->claim->report)));
	if (it->claim->end)
		buf_printf(&b, " %zu-%zu", it->claim->begin, it->claim->end);
	buf_add_char(&b, ')');
	return buf_str(&b);
}

static struct str number(struct toll_page *p, const struct bound *b, bool open)
{
	if (!b->known)
		return STR("-");
	return str_format(p->mem, "%lld%s", (long long)b->value, open ? "+" : "");
}

static struct str figures(struct toll_page *p, const struct bounds *b)
{
	struct str low = number(p, &b->low, false), high = number(p, &b->high, b->open),
		   best = number(p, &b->best, false);
	if (p->terminal && !b->best.known)
		return str_equal(low, high) ? low
					    : str_format(p->mem, STR_FMT " to " STR_FMT,
						      STR_ARG(low), STR_ARG(high));
	if (b->best.known)
		return str_format(p->mem, "low " STR_FMT " best " STR_FMT " high " STR_FMT,
			STR_ARG(low), STR_ARG(best), STR_ARG(high));
	return str_format(p->mem, "low " STR_FMT " high " STR_FMT, STR_ARG(low), STR_ARG(high));
}

static void draw_bar(struct toll_page *p, const struct bounds *b)
{
	const char *full = p->utf8 ? "\xE2\x96\x88" : "#", *range = p->utf8 ? "\xE2\x96\x92" : "-";
	int64_t scale = p->scale > 0 ? p->scale : 1;
	int low = (int)(b->low.value * BAR / scale), high = (int)(b->high.value * BAR / scale);
	fputs("  ", p->out);
	for (int i = 0; i < high; i++)
		fputs(i < low ? full : range, p->out);
	fputs(b->open ? "+\n" : "\n", p->out);
}

static size_t columns(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.at[i] & 0xC0) != 0x80;
	return n;
}

static void print_title(struct toll_page *p, const struct incident *in, const struct toll *t)
{
	struct str place = in->place.len ? clean(p, in->place) : STR("place not known");
	struct str title = str_format(p->mem, STR_FMT ", " STR_FMT "%s", STR_ARG(place),
		STR_ARG(date_words(p->mem, in->from, in->to)),
		in->aggregate    ? " (over several incidents)"
		: in->background ? " (retold)"
				 : "");
	struct str what = STR("");
	if (t)
		what = str_format(p->mem, "%s, %s%s", harm_words[t->harm],
			toll_status_words(t->status), t->status == STATUS_ALL ? " statuses" : "");
	int gap = p->width - 1 - (int)columns(title) - (int)columns(what);
	fprintf(p->out, "%s" STR_FMT "%s%*s" STR_FMT "\n", p->colour ? "\033[1m" : "",
		STR_ARG(title), p->colour ? "\033[0m" : "", gap < 2 ? 2 : gap, "", STR_ARG(what));
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static bool is_reviewed(const struct toll_page *p, const struct incident *in)
{
	for (size_t i = 0; i < in->items.count; i++)
		if (p->r->items[in->items.at[i]].claim->review == REVIEW_NONE)
			return false;
	return true;
}

static void print_figures(
	struct toll_page *p, const struct incident *in, const struct toll *t, int rule)
{
	const struct bounds *b = &t->rules[rule];
	struct str f = figures(p, b);
	int gap = 18 - (int)f.len;
	fprintf(p->out, "  %s" STR_FMT "%s%*s%zu report%s, %zu origin%s, %lld identified      %s\n",
		p->colour ? "\033[1m" : "", STR_ARG(f), p->colour ? "\033[0m" : "",
		gap < 4 ? 4 : gap, "", in->reports.count, plural(in->reports.count), t->origins,
		plural(t->origins), (long long)t->identified,
		is_reviewed(p, in) ? "reviewed" : "unreviewed");
	if (p->terminal)
		draw_bar(p, b);
}

/* What the bound becomes without the origin that sets it. */
static struct str without(
	struct toll_page *p, const struct toll *t, const struct bound *b, bool is_low, int rule)
{
	size_t origin = b->claim == NONE ? NONE : p->r->items[b->claim].origin;
	for (size_t i = 0; i < t->without_count; i++) {
		const struct bounds *w = &t->without[i].rules[rule];
		const struct bound *now = is_low ? &w->low : &w->high;
		if (t->without[i].origin != origin || b->floor ||
			(now->known == b->known && now->value == b->value))
			continue;
		return now->known ? str_format(p->mem, "; without it " STR_FMT,
					    STR_ARG(number(p, now, !is_low && w->open)))
				  : STR("; without it nothing");
	}
	return STR("");
}

static void print_bound(struct toll_page *p, const struct incident *in, const struct toll *t,
	const char *label, const struct bound *b, int rule)
{
	struct str text;
	if (!b->known)
		return;
	if (b->floor)
		text = str_format(
			p->mem, "%lld identified by name or description", (long long)b->value);
	else if (b->claim == NONE)
		text = b->value > 1 ? STR("no figure may set it (TOLL-4); the lowest that is "
					  "passed on stands in (TOLL-26)")
				    : STR("no figure may set it (TOLL-4)");
	else
		text = str_format(p->mem, STR_FMT STR_FMT, STR_ARG(cited(p, in, b->claim)),
			STR_ARG(without(p, t, b, strcmp(label, "low ") == 0, rule)));
	put(p, label, text);
	if (b->with != NONE)
		put(p, "  and", cited(p, in, b->with));
}

static void print_held(struct toll_page *p, const struct toll *t)
{
	struct buf b = { .mem = p->mem };
	for (size_t i = 0; i < t->held_count && i < 4; i++)
		buf_printf(&b, "%s%lld, by %zu of %zu origin%s", i ? "; " : "",
			(long long)t->held[i].figure, t->held[i].origins, t->origins,
			plural(t->origins));
	if (b.len)
		put(p, "most held", buf_str(&b));
}

static struct str stated(struct toll_page *p, const struct claim *c)
{
	if (!c->count.known)
		return STR("no figure");
	if (c->count.open || c->count.low == c->count.high)
		return str_format(
			p->mem, "%lld%s", (long long)c->count.low, c->count.open ? "+" : "");
	return str_format(
		p->mem, "%lld to %lld", (long long)c->count.low, (long long)c->count.high);
}

static void print_gone(struct toll_page *p, const struct incident *in, const struct toll *t)
{
	enum { MOST = 6 };
	size_t shown = 0, more = 0;
	for (size_t i = 0; i < t->claims.count; i++) {
		const struct item *it = &p->r->items[t->claims.at[i]];
		bool gone = it->use == USE_SUPERSEDED || it->use == USE_FOLLOWED_UP ||
			    it->use == USE_RETRACTED;
		if (!gone || it->claim->harm != t->harm || it->carrier != it->report)
			continue; /* a copy of what its original's line says */
		more += shown >= MOST;
		if (shown++ >= MOST)
			continue;
		bool preliminary = it->claim->stage == STAGE_PRELIMINARY;
		put(p, it->use == USE_RETRACTED ? "retracted" : "superseded",
			str_format(p->mem, STR_FMT ", %s" STR_FMT ", " STR_FMT,
				STR_ARG(stated(p, it->claim)), preliminary ? "preliminary, " : "",
				STR_ARG(origin_name(p, it)), STR_ARG(day(p, it->time, in))));
	}
	if (more)
		fprintf(p->out, "  superseded  %zu more (--explain)\n", more);
}

/* One denial of each origin, and how many more of it there are. */
static void print_denials(struct toll_page *p, const struct incident *in)
{
	size_t *said = NEW_ARRAY(p->mem, size_t, in->origin_count + 1);
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = &p->r->items[in->items.at[i]];
		if (it->use == USE_DENIAL)
			said[it->origin == NONE ? in->origin_count : it->origin]++;
	}
	for (size_t i = 0; i < in->items.count; i++) {
		const struct item *it = &p->r->items[in->items.at[i]];
		size_t who = it->origin == NONE ? in->origin_count : it->origin;
		if (it->use != USE_DENIAL || !said[who])
			continue;
		struct str text = cited(p, in, in->items.at[i]);
		put(p, "denied",
			said[who] == 1 ? text
				       : str_format(p->mem, STR_FMT "; %zu more times",
						 STR_ARG(text), said[who] - 1));
		said[who] = 0;
	}
}

/* What a party confirms or concedes stands beside what others deny. */
static void print_positions(struct toll_page *p, const struct incident *in)
{
	for (size_t i = 0; i < in->position_count; i++) {
		const struct position *q = &in->positions[i];
		size_t last = NONE;
		for (size_t k = 0; k < q->count; k++) {
			const struct item *it = &p->r->items[q->cells[k].item];
			enum stance s = it->claim->stance;
			if ((s != STANCE_CONFIRMS && s != STANCE_CONCEDES) ||
				q->cells[k].item == last || q->cells[k].question != ASK_HAPPENED)
				continue;
			last = q->cells[k].item;
			put(p, s == STANCE_CONFIRMS ? "confirmed" : "conceded", cited(p, in, last));
		}
		if (q->contradicts_itself)
			put(p, "contradicts itself", clean(p, in->origins[q->origin].name));
	}
}

static void print_parts(struct toll_page *p, const struct toll *t)
{
	struct buf b = { .mem = p->mem };
	for (size_t i = 0; i < t->part_count && i < 12; i++) {
		const struct bounds *of = &t->parts[i].bounds;
		buf_printf(
			&b, "%s" STR_FMT " ", i ? ", " : "", STR_ARG(clean(p, t->parts[i].part)));
		if (of->low.value == of->high.value)
			buf_printf(&b, "%lld%s", (long long)of->low.value, of->open ? "+" : "");
		else
			buf_printf(&b, "%lld to %lld%s", (long long)of->low.value,
				(long long)of->high.value, of->open ? "+" : "");
	}
	if (b.len)
		put(p, "parts", buf_str(&b));
}

static void print_grouping(struct toll_page *p, const struct incident *in)
{
	if (in->may_be_several)
		put(p, "may be several",
			STR("reports give no more than place and day, and figures that differ "
			    "(GROUP-7)"));
	for (size_t i = 0; i < in->over.count && i < 6; i++) {
		const struct incident *o = &p->r->incidents[in->over.at[i]];
		put(p, "over",
			str_format(p->mem, STR_FMT ", " STR_FMT, STR_ARG(clean(p, o->place)),
				STR_ARG(date_words(p->mem, o->from, o->to))));
	}
	if (!p->explain)
		return;
	for (size_t i = 0; i < in->why.count; i++)
		put(p, "grouped", in->why.at[i]);
	for (size_t i = 0; i < in->agree.count; i++)
		put(p, "agrees", clean(p, in->agree.at[i]));
	for (size_t i = 0; i < in->differ.count; i++)
		put(p, "differs", clean(p, in->differ.at[i]));
	for (size_t i = 0; i < in->near_count; i++)
		put(p, "near", clean(p, in->near[i].why));
}

static void print_origins(struct toll_page *p, const struct incident *in)
{
	for (size_t i = 0; p->explain && i < in->origin_count; i++) {
		const struct origin *o = &in->origins[i];
		struct buf b = { .mem = p->mem };
		buf_printf(&b, STR_FMT " (%s%s), %zu claim%s by %zu outlet%s",
			STR_ARG(clean(p, o->name)), source_kind_words[o->kind],
			o->party ? ", party" : "", o->claims, plural(o->claims), o->outlets.count,
			plural(o->outlets.count));
		for (size_t k = 0; k < o->aliases.count && k < 8; k++)
			buf_printf(&b, "%s" STR_FMT, k ? ", " : "; also ",
				STR_ARG(clean(p, o->aliases.at[k])));
		put(p, "origin", buf_str(&b));
	}
}

static void print_claims(struct toll_page *p, const struct incident *in, const struct toll *t)
{
	for (size_t i = 0; p->explain && i < t->claims.count; i++) {
		const struct item *it = &p->r->items[t->claims.at[i]];
		bool barred = it->use == USE_CURRENT && it->bar != BAR_NONE;
		const char *what = is_left_out(it->bar) ? "; in no bound: " : "; sets no low: ";
		put(p, "claim",
			str_format(p->mem, STR_FMT " [%s%s%s]",
				STR_ARG(cited(p, in, t->claims.at[i])), use_words[it->use],
				barred ? what : "", barred ? bar_words[it->bar] : ""));
	}
}

static void print_rules(struct toll_page *p, const struct toll *t)
{
	if (p->view.rule != RULE_COUNT)
		return;
	fputs("  rule        low    best    high\n", p->out);
	for (int k = 0; k < RULE_COUNT; k++) {
		const struct bounds *b = &t->rules[k];
		fprintf(p->out, "  %-8s %6.*s  %6.*s  %6.*s\n", rule_words[k],
			STR_ARG(number(p, &b->low, false)), STR_ARG(number(p, &b->best, false)),
			STR_ARG(number(p, &b->high, b->open)));
	}
}

static bool is_shown(const struct toll_page *p, const struct toll *t)
{
	return (p->view.harm < 0 || (int)t->harm == p->view.harm) &&
	       (p->view.status < 0 || t->status == p->view.status);
}

static const struct toll *headline(const struct toll_page *p, const struct incident *in)
{
	for (size_t i = 0; i < in->toll_count; i++)
		if (is_shown(p, &in->tolls[i]))
			return &in->tolls[i];
	return NULL;
}

/* A toll of civilians that only doubt makes (TOLL-12) is shown when it is asked for. */
static bool is_in_doubt(const struct toll_page *p, const struct toll *t)
{
	for (size_t i = 0; i < t->claims.count; i++)
		if (p->r->items[t->claims.at[i]].claim->status == STATUS_CIVILIAN)
			return false;
	return t->status == STATUS_CIVILIAN && p->view.status != STATUS_CIVILIAN;
}

/* Every other harm and status in one line each. */
static void print_others(struct toll_page *p, const struct incident *in, const struct toll *main)
{
	int rule = p->view.rule == RULE_COUNT ? RULE_RANGE : p->view.rule;
	for (size_t i = 0; i < in->toll_count; i++) {
		const struct toll *t = &in->tolls[i];
		if (t == main || !is_shown(p, t) || t->status == STATUS_UNKNOWN ||
			is_in_doubt(p, t))
			continue;
		fprintf(p->out, "  %s, %s%s  " STR_FMT "  (%zu origin%s)\n", harm_words[t->harm],
			toll_status_words(t->status), t->status == STATUS_ALL ? " statuses" : "",
			STR_ARG(figures(p, &t->rules[rule])), t->origins, plural(t->origins));
	}
}

static void print_incident(struct toll_page *p, const struct incident *in)
{
	const struct toll *t = headline(p, in);
	int rule = p->view.rule == RULE_COUNT ? RULE_RANGE : p->view.rule;
	print_title(p, in, t);
	if (t) {
		const struct bounds *b = &t->rules[rule];
		print_figures(p, in, t, rule);
		print_bound(p, in, t, "low ", &b->low, rule);
		print_bound(p, in, t, "best", &b->best, rule);
		print_bound(p, in, t, "high", &b->high, rule);
		print_rules(p, t);
		print_held(p, t);
		print_gone(p, in, t);
	}
	print_denials(p, in);
	print_positions(p, in);
	if (t) {
		print_parts(p, t);
		print_others(p, in, t);
		for (size_t i = 0; i < t->alerts.count; i++)
			put(p, "alert", t->alerts.at[i]);
		fprintf(p->out, "  harm: %s    event: %s\n", harm_grade_words[in->grades.harm],
			event_grade_words[in->grades.event]);
	}
	print_grouping(p, in);
	print_origins(p, in);
	if (t)
		print_claims(p, in, t);
}

static void print_asides(struct toll_page *p, const char *what, const struct asides *a)
{
	enum { MOST = 10 };
	size_t most = p->explain ? a->count : a->count < MOST ? a->count : MOST;
	if (a->count)
		fprintf(p->out, "\n%zu claim%s %s\n", a->count, plural(a->count), what);
	for (size_t i = 0; i < most; i++) {
		const struct claim *c = p->r->items[a->at[i].item].claim;
		put(p, "claim",
			str_format(p->mem, "\"" STR_FMT "\" (" STR_FMT "): " STR_FMT,
				STR_ARG(clean(p, c->words)), STR_ARG(clean(p, c->id)),
				STR_ARG(a->at[i].why)));
	}
	if (most < a->count)
		fprintf(p->out, "  and %zu more (--explain)\n", a->count - most);
}

static void print_closing(struct toll_page *p)
{
	size_t unread = 0, empty = 0;
	for (size_t i = 0; i < p->r->incident_count; i++)
		empty += !headline(p, &p->r->incidents[i]);
	for (size_t i = 0; i < p->r->report_count; i++)
		unread += p->r->reports[i].line && !p->r->reports[i].line->read;
	print_asides(p, "in no incident", &p->r->ungrouped);
	print_asides(p, "set aside", &p->r->aside);
	if (unread)
		fprintf(p->out, "\n%zu report%s in a language that is not read yet\n", unread,
			plural(unread));
	if (empty && !p->explain)
		fprintf(p->out, "\n%zu incident%s without such a figure (--explain)\n", empty,
			plural(empty));
}

void toll_page_print(struct toll_page *p)
{
	bool any = false;
	int rule = p->view.rule == RULE_COUNT ? RULE_RANGE : p->view.rule;
	for (size_t i = 0; i < p->r->incident_count; i++) {
		const struct toll *t = headline(p, &p->r->incidents[i]);
		if (t && t->rules[rule].high.known && t->rules[rule].high.value > p->scale)
			p->scale = t->rules[rule].high.value;
	}
	for (size_t i = 0; i < p->r->incident_count; i++) {
		const struct incident *in = &p->r->incidents[i];
		if (!headline(p, in) && !p->explain)
			continue;
		if (any)
			fputc('\n', p->out);
		any = true;
		print_incident(p, in);
	}
	if (!any)
		fprintf(p->out, "no toll: %zu claim%s in %zu report%s\n", p->r->item_count,
			plural(p->r->item_count), p->r->report_count, plural(p->r->report_count));
	print_closing(p);
}
