#include "match/columns.h"

enum { SAMPLE_ROWS = 2000, MOST_SHOWN = 40 };

static bool is_listed(const struct strs *headers, struct str header)
{
	for (size_t i = 0; headers && i < headers->count; i++)
		if (str_equal(headers->at[i], header))
			return true;
	return false;
}

/* --map and --ignore win over guesses. */
static bool settle_role(struct column *c, const struct read_options *opts, struct err *e)
{
	c->role = role_guess(c->header);
	for (size_t i = 0; opts->maps && i < opts->maps->count; i++) {
		enum role role;
		struct str header;
		if (!role_map_parse(opts->maps->at[i], &role, &header, e))
			return false;
		if (str_equal(header, c->header))
			c->role = role;
	}
	if (is_listed(opts->ignores, c->header))
		c->role = ROLE_IGNORE;
	if (opts->truth.at && str_equal(opts->truth, c->header))
		c->role = ROLE_TRUTH;
	c->father_aside = role_father_aside(c->header, &c->family_first);
	return true;
}

static size_t role_count(const struct list *l, enum role role)
{
	size_t count = 0;
	for (size_t i = 0; i < l->column_count; i++)
		count += l->columns[i].role == role;
	return count;
}

static void replace_role(struct list *l, enum role from, enum role to)
{
	for (size_t i = 0; i < l->column_count; i++)
		if (l->columns[i].role == from)
			l->columns[i].role = to;
}

static size_t column_of(const struct list *l, enum role role)
{
	size_t i = 0;
	while (i < l->column_count && l->columns[i].role != role)
		i++;
	return i;
}

/* Whether the given name mostly stands in the column of names once more. */
static bool repeats_given(const struct list *l, struct csv body, struct arena *mem)
{
	size_t name = column_of(l, ROLE_NAME), given = column_of(l, ROLE_GIVEN), line, both = 0,
	       repeated = 0;
	struct strs fields = { 0 };
	struct err ignored = { 0 };
	for (size_t n = 0; n < SAMPLE_ROWS && csv_next(&body, &fields, &line, mem, &ignored); n++) {
		if (name >= fields.count || given >= fields.count)
			continue;
		struct str whole = fields.at[name], part = str_trim(fields.at[given]);
		bool said = part.len > 0 && str_trim(whole).len > 0;
		both += said;
		repeated += said && str_find(whole, part) < whole.len;
	}
	return repeated * 2 >= both;
}

/*
 * MATCH-10: "name" beside "surname" is the given name; beside both it speaks for rows that have neither;
 * beside "given name" alone (Nom, Prénom) it is the family name where it does not repeat that.
 */
static void settle_names(struct list *l, struct csv body, struct arena *mem)
{
	bool given = role_count(l, ROLE_GIVEN) > 0, family = role_count(l, ROLE_FAMILY) > 0;
	if (role_count(l, ROLE_NAME) != 1)
		return;
	if (!given && family)
		replace_role(l, ROLE_NAME, ROLE_GIVEN);
	if (given && !family && !repeats_given(l, body, mem))
		replace_role(l, ROLE_NAME, ROLE_FAMILY);
}

/* Of roles that hold one value a second column is compared as a text of its own. */
static void settle_doubles(struct list *l)
{
	for (size_t i = 0; i < l->column_count; i++) {
		enum role role = l->columns[i].role;
		bool may_repeat = role == ROLE_TEXT || role == ROLE_IGNORE || role == ROLE_GIVEN ||
				  role == ROLE_FAMILY || role == ROLE_TRUTH || role == ROLE_NAME;
		for (size_t k = 0; !may_repeat && k < i; k++)
			if (l->columns[k].role == role)
				l->columns[i].role = role == ROLE_ID ? ROLE_IGNORE : ROLE_TEXT;
	}
}

static bool is_text(enum role role)
{
	return role == ROLE_TEXT || role == ROLE_PLACE_DEATH || role == ROLE_PLACE_BIRTH ||
	       role == ROLE_PLACE_HOME || role == ROLE_OCCUPATION;
}

/* Where a list says one place alone, it is held against the one place that another says (MATCH-10). */
static bool is_only_place(const struct list *l, enum role role, const struct text_column *t)
{
	enum role other = role == ROLE_PLACE_DEATH  ? ROLE_PLACE_HOME
			  : role == ROLE_PLACE_HOME ? ROLE_PLACE_DEATH
						    : ROLE_COUNT;
	return t->role == other && role_count(l, other) == 0;
}

/* One text column for all lists that have the role or, of free columns, the header. */
static void find_text(struct records *r, struct list *l, struct column *c, struct arena *mem)
{
	struct str folded = role_fold_header(c->header, mem);
	for (c->text = 0; c->text < r->text_count; c->text++) {
		const struct text_column *t = &r->text[c->text];
		if (t->role == c->role && (c->role != ROLE_TEXT || str_equal(t->folded, folded)))
			return;
	}
	for (c->text = 0; c->text < r->text_count; c->text++)
		if (is_only_place(l, c->role, &r->text[c->text]))
			return;
	if (r->text_count == MOST_TEXTS) {
		l->uncompared++;
		c->role = ROLE_IGNORE;
		return;
	}
	r->text[r->text_count++] = (struct text_column){ .header = c->header,
		.folded = folded,
		.role = c->role,
		.together = NEW(mem, struct together) };
}

static bool is_date(enum role role)
{
	return role == ROLE_BIRTH || role == ROLE_DEATH;
}

/* MATCH-7: a date under a Persian header is of the Persian calendar, unless its years say otherwise. */
static bool is_persian(struct str header, struct arena *mem)
{
	static const char *const words[] = { "تولد", "فوت", "شهادت", "مرگ", "درگذشت" };
	struct str folded = role_fold_header(header, mem);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct str word = role_fold_header(str_from(words[i]), mem);
		if (str_find(folded, word) < folded.len)
			return true;
	}
	return false;
}

static void settle_dates(struct list *l, struct csv body, struct arena *mem)
{
	struct when_votes *votes = NEW_ARRAY(mem, struct when_votes, l->column_count);
	struct strs fields = { 0 };
	struct err ignored = { 0 };
	size_t line;
	for (size_t n = 0; n < SAMPLE_ROWS && csv_next(&body, &fields, &line, mem, &ignored); n++)
		for (size_t i = 0; i < l->column_count && i < fields.count; i++)
			if (is_date(l->columns[i].role))
				when_vote(&votes[i], fields.at[i]);
	for (size_t i = 0; i < l->column_count; i++) {
		votes[i].solar +=
			is_date(l->columns[i].role) && is_persian(l->columns[i].header, mem);
		l->columns[i].style = when_decide(&votes[i]);
	}
}

/* MATCH-49; MATCH-10: of a column "surname (father's name) name" as given, father and family. */
struct str column_whole_name(const struct column *c, struct str cell, struct arena *mem)
{
	cell = c->titled ? name_without_burmese_title(cell) : cell;
	size_t open = str_find(cell, STR("(")), close = str_find(cell, STR(")"));
	if (!c->father_aside || close >= cell.len || open > close)
		return name_without_aside(cell, mem);
	struct str before = str_slice(cell, 0, open), after = str_slice(cell, close + 1, cell.len);
	return str_trim(str_format(mem, STR_FMT " " STR_FMT " " STR_FMT,
		STR_ARG(c->family_first ? after : before),
		STR_ARG(str_slice(cell, open + 1, close)),
		STR_ARG(c->family_first ? before : after)));
}

/* MATCH-49: one name in five begins with a Burmese title, and some with a second one, or every other. */
static bool is_titled(struct csv body, size_t column, struct arena *mem)
{
	enum { KINDS = 8 };
	size_t names = 0, titled = 0, kind[KINDS] = { 0 }, line, often = 0;
	struct strs fields = { 0 };
	struct err ignored = { 0 };
	for (size_t n = 0; n < SAMPLE_ROWS && csv_next(&body, &fields, &line, mem, &ignored); n++) {
		if (column >= fields.count)
			continue;
		size_t title = name_burmese_title(str_trim(fields.at[column]));
		names++;
		titled += title > 0;
		kind[title % KINDS]++;
	}
	for (size_t k = 1; k < KINDS; k++)
		often += kind[k] * 50 >= names && kind[k];
	return titled * 5 >= names && titled && (often > 1 || titled * 2 >= names);
}

static bool is_of_words(enum role role)
{
	return is_text(role) || (role >= ROLE_NAME && role <= ROLE_FAMILY);
}

/* MATCH-50: every fourth cell of names has a circumflex, some have ş and x. */
static bool is_kurdish(const struct list *l, struct csv body, struct arena *mem)
{
	size_t cells = 0, marked = 0, sh = 0, x = 0, line;
	struct strs fields = { 0 };
	struct err ignored = { 0 };
	for (size_t n = 0; n < SAMPLE_ROWS && csv_next(&body, &fields, &line, mem, &ignored); n++)
		for (size_t i = 0; i < l->column_count && i < fields.count; i++) {
			enum role role = l->columns[i].role;
			bool has_sh = false, has_x = false;
			if (role < ROLE_NAME || role > ROLE_FAMILY || !fields.at[i].len)
				continue;
			cells++;
			marked += name_is_kurdish(fields.at[i], &has_sh, &has_x);
			sh += has_sh;
			x += has_x;
		}
	return marked * 4 >= cells && sh * 50 >= cells && x * 100 >= cells && x;
}

static struct str headers_seen(const struct list *l, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (size_t i = 0; i < l->column_count && b.len < 300; i++)
		buf_printf(&b, "%s'" STR_FMT "'", i ? ", " : "", STR_ARG(l->columns[i].header));
	return buf_str(&b);
}

static bool read_header(struct list *l, struct arena *mem, struct err *e)
{
	struct csv c = csv_open(l->text);
	struct strs headers = { 0 };
	size_t line;
	if (!csv_next(&c, &headers, &line, mem, e))
		return e->kind ? false : fail(e, ERR_INPUT, "it is empty: not even a header");
	l->columns = NEW_ARRAY(mem, struct column, headers.count);
	l->column_count = headers.count;
	for (size_t i = 0; i < headers.count; i++)
		l->columns[i].header = str_trim(headers.at[i]);
	l->separator = c.separator;
	l->text = c.text;
	l->body = c.at;
	l->first_line = c.line;
	return true;
}

static bool settle_columns(struct records *r, struct list *l, const struct read_options *opts,
	struct arena *mem, struct err *e)
{
	struct csv body = {
		.text = l->text, .at = l->body, .line = l->first_line, .separator = l->separator
	};
	for (size_t i = 0; i < l->column_count; i++)
		if (!settle_role(&l->columns[i], opts, e))
			return false;
	settle_names(l, body, mem);
	settle_doubles(l);
	if (!role_count(l, ROLE_NAME) && !role_count(l, ROLE_GIVEN) && !role_count(l, ROLE_FAMILY))
		return fail(e, ERR_INPUT,
			"none of its columns is known to hold a name; it has " STR_FMT
			"; say which with --map name=HEADER",
			STR_ARG(headers_seen(l, mem)));
	l->by_source = role_count(l, ROLE_SOURCE) > 0;
	for (size_t i = 0; i < l->column_count; i++)
		if (is_text(l->columns[i].role) ||
			(opts->compare_ids && l->columns[i].role == ROLE_ID))
			find_text(r, l, &l->columns[i], mem);
	settle_dates(l, body, mem);
	bool kurdish = is_kurdish(l, body, mem);
	for (size_t i = 0; i < l->column_count; i++) {
		l->columns[i].kurdish = kurdish && is_of_words(l->columns[i].role);
		l->columns[i].titled = l->columns[i].role == ROLE_NAME && is_titled(body, i, mem);
	}
	return true;
}

static bool is_header(const struct records *r, struct str header)
{
	for (size_t l = 0; l < r->list_count; l++)
		for (size_t i = 0; i < r->lists[l].column_count; i++)
			if (str_equal(r->lists[l].columns[i].header, header))
				return true;
	return false;
}

static bool no_header(const struct records *r, const char *option, struct str said,
	struct str header, struct arena *mem, struct err *e)
{
	struct buf b = { .mem = mem };
	for (size_t l = 0; l < r->list_count && b.len < 600; l++)
		buf_printf(&b, "%s" STR_FMT " has " STR_FMT, l ? "; " : "",
			STR_ARG(r->lists[l].name), STR_ARG(headers_seen(&r->lists[l], mem)));
	return fail(e, ERR_USAGE, "%s " STR_FMT ": no list has a column '" STR_FMT "'; " STR_FMT,
		option, STR_ARG(said), STR_ARG(header), STR_ARG(buf_str(&b)));
}

static bool check_named(
	const struct records *r, const struct read_options *opts, struct arena *mem, struct err *e)
{
	for (size_t i = 0; opts->maps && i < opts->maps->count; i++) {
		enum role role;
		struct str header, map = opts->maps->at[i];
		if (!role_map_parse(map, &role, &header, e))
			return false;
		if (!is_header(r, header))
			return no_header(r, "--map", map, header, mem, e);
	}
	for (size_t i = 0; opts->ignores && i < opts->ignores->count; i++)
		if (!is_header(r, opts->ignores->at[i]))
			return no_header(
				r, "--ignore", opts->ignores->at[i], opts->ignores->at[i], mem, e);
	return true;
}

static void remark_uncompared(struct records *r, const struct list *l, struct arena *mem)
{
	if (l->uncompared)
		*PUSH(mem, &r->remarks) = str_format(mem,
			STR_FMT ": %zu columns are not compared: %d further columns are, no more; "
				"--ignore makes room for better ones",
			STR_ARG(l->name), l->uncompared, MOST_TEXTS);
}

static void remark_columns(struct records *r, const struct list *l, struct arena *mem)
{
	remark_uncompared(r, l, mem);
	struct buf b = { .mem = mem };
	buf_printf(&b, STR_FMT ": read as", STR_ARG(l->name));
	for (size_t i = 0; i < l->column_count && i < MOST_SHOWN; i++) {
		const struct column *c = &l->columns[i];
		buf_printf(&b, "%s %s='" STR_FMT "'%s", i ? "," : "", role_words[c->role],
			STR_ARG(c->header),
			c->style.month_first                 ? " (month first)"
			: c->kurdish && c->role == ROLE_NAME ? " (in Kurdish letters)"
			: c->titled                          ? " (without U, Daw, Ko, Ma and Maung)"
			: c->style.hijri                     ? " (years 1300 to 1500 are Hijri)"
			: c->style.solar ? " (years 1300 to 1412 are of the Persian solar calendar)"
					 : "");
	}
	*PUSH(mem, &r->remarks) = buf_str(&b);
}

bool columns_read(struct records *r, const struct list_input *in, const struct read_options *opts,
	struct arena *mem, struct err *e)
{
	for (size_t i = 0; i < r->list_count; i++) {
		r->lists[i] = (struct list){ .name = in[i].name, .text = in[i].text };
		if (!read_header(&r->lists[i], mem, e))
			return explain(e, STR_FMT, STR_ARG(in[i].name));
	}
	if (!opts->may_lack && !check_named(r, opts, mem, e))
		return false;
	for (size_t i = 0; i < r->list_count; i++) {
		if (!settle_columns(r, &r->lists[i], opts, mem, e))
			return explain(e, STR_FMT, STR_ARG(in[i].name));
		remark_columns(r, &r->lists[i], mem);
	}
	return true;
}
