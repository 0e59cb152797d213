#include "match/records.h"

#include "match/apart.h"
#include "match/columns.h"
#include "match/order.h"
#include "match/surnames.h"
#include "match/texts.h"

#include <string.h>

enum { UNITS = 8 };

/* What is gathered of one row before it becomes cells. */
struct row {
	uint32_t given, family, middle[3], surname[2]; /* surname: those before the last one */
	size_t middles;
	bool placeholder;
	struct column *full; /* a full name kept for a row that has no other */
	struct str full_cell;
	int birth[3], death[3]; /* year, month, day of split dates */
};

struct reader {
	struct records *r;
	struct arena *mem, scratch; /* scratch: released every so many rows */
	bool ids;                   /* compared as well */
};

static void take_middle(struct row *row, uint32_t unit)
{
	if (unit && row->middles < 3)
		row->middle[row->middles++] = unit;
}

static struct str folded_cell(struct str cell, struct arena *mem)
{
	struct buf b = { .mem = mem };
	name_fold(cell, &b);
	return b.len ? buf_str(&b) : (struct str){ "", 0 };
}

/* "SMITH, John": the family name stands first. Not so in "John Smith, 1st Baron Burghley". */
static struct str family_last(struct str cell, struct arena *mem)
{
	size_t comma = str_find(cell, STR(","));
	if (comma == cell.len)
		return cell;
	struct str after = str_trim(str_slice(cell, comma + 1, cell.len));
	if (str_find(after, STR(",")) < after.len)
		return cell;
	if (after.len == 0 || (after.at[0] >= '0' && after.at[0] <= '9'))
		return str_slice(cell, 0, comma);
	return str_format(mem, STR_FMT " " STR_FMT, STR_ARG(str_slice(cell, comma + 1, cell.len)),
		STR_ARG(str_slice(cell, 0, comma)));
}

/* MATCH-6: the words are kept, a few, so that they can be named. */
static void note_placeholder(struct reader *d, struct row *row, struct str cell)
{
	enum { MOST_WORDS = 12, LONGEST = 60 };
	struct dict *words = &d->r->placeholder_words;
	bool is_new;
	row->placeholder = true;
	if (cell.len <= LONGEST && (words->count < MOST_WORDS || dict_find(words, cell)))
		dict_number(words, cell, &is_new, d->mem);
}

/* MATCH-6: a child without a name has a father and a family. */
static void put_parent(struct reader *d, struct row *row, struct str folded)
{
	struct str units[UNITS];
	size_t n = name_units(name_of_parent(folded), units, UNITS, &d->scratch);
	if (n >= 2 && !row->family)
		row->family = token_number(&d->r->tokens, units[n - 1], d->mem);
	for (size_t i = 0; i + 1 < n || (i == 0 && n == 1); i++)
		take_middle(row, token_number(&d->r->tokens, units[i], d->mem));
}

static void put_units(struct row *row, const uint32_t *unit, size_t n)
{
	row->given = n ? unit[0] : row->given;
	if (n >= 2)
		row->family = unit[n - 1];
	for (size_t i = 1; i + 1 < n; i++)
		take_middle(row, unit[i]);
}

/* A full name whose words were all met before, each a unit by itself: no folding at all. */
static bool put_known_words(struct column *c, struct row *row, struct str cell)
{
	uint32_t unit[UNITS];
	size_t n = 0;
	struct str rest = cell, word;
	while (str_cut(&rest, ' ', &word)) {
		uint32_t known = word.len ? dict_find(&c->cells, word) : 0;
		if (!known || n == UNITS || !c->token_of.at[known - 1])
			return false;
		unit[n++] = c->token_of.at[known - 1];
	}
	put_units(row, unit, n);
	return true;
}

/* Remembers a word of a full name that is one plain unit by itself. */
static void learn_word(struct reader *d, struct column *c, struct str word)
{
	bool is_new;
	if (word.len == 0)
		return;
	dict_number(&c->cells, word, &is_new, d->mem);
	if (!is_new)
		return;
	struct str folded = folded_cell(word, &d->scratch), unit;
	bool plain = name_units(folded, &unit, 1, &d->scratch) == 1 &&
		     str_find(folded, STR(" ")) == folded.len &&
		     str_find(word, STR(",")) == word.len && name_word(folded) == WORD_PLAIN &&
		     !name_is_placeholder(folded);
	*PUSH(d->mem, &c->token_of) = plain ? token_number(&d->r->tokens, folded, d->mem) : 0;
}

static void put_full(struct reader *d, struct column *c, struct row *row, struct str cell)
{
	cell = column_whole_name(c, str_trim(cell), &d->scratch);
	if (cell.len == 0 || put_known_words(c, row, cell))
		return;
	struct str folded = folded_cell(family_last(cell, &d->scratch), &d->scratch);
	if (folded.len == 0)
		return;
	if (name_is_placeholder(folded)) {
		note_placeholder(d, row, cell);
		put_parent(d, row, folded);
		return;
	}
	struct str units[UNITS];
	uint32_t number[UNITS];
	size_t n = name_full_units(folded, units, UNITS, &d->scratch);
	for (size_t i = 0; i < n; i++)
		number[i] = token_number(&d->r->tokens, units[i], d->mem);
	put_units(row, number, n);
	struct str rest = cell, word;
	while (str_cut(&rest, ' ', &word))
		learn_word(d, c, word);
}

/* The token of all units of a part of a name, together; 0 for none. */
static uint32_t joined_token(struct reader *d, struct str folded)
{
	struct str units[UNITS];
	struct buf all = { .mem = &d->scratch };
	size_t n = name_units(folded, units, UNITS, &d->scratch);
	for (size_t i = 0; i < n; i++)
		buf_add(&all, units[i]);
	return all.len ? token_number(&d->r->tokens, buf_str(&all), d->mem) : 0;
}

#define TOKEN_PLACEHOLDER UINT32_MAX

static uint32_t part_token(struct reader *d, struct column *c, struct str cell)
{
	bool is_new;
	uint32_t n = dict_number(&c->cells, cell, &is_new, d->mem);
	if (!is_new)
		return c->token_of.at[n - 1];
	struct str folded = folded_cell(cell, &d->scratch);
	uint32_t token = 0;
	if (folded.len)
		token = name_is_placeholder(folded) && c->role != ROLE_FAMILY
				? TOKEN_PLACEHOLDER
				: joined_token(d, folded);
	*PUSH(d->mem, &c->token_of) = token;
	return token;
}

static void take_given(struct row *row, uint32_t token)
{
	if (row->given)
		take_middle(row, token);
	else
		row->given = token;
}

/* A given name of several units: the first is the given name, the rest are middle names or the father's. */
static void put_given(struct reader *d, struct column *c, struct row *row, struct str cell)
{
	if (str_find(cell, STR(" ")) == cell.len) {
		uint32_t token = part_token(d, c, cell);
		if (token == TOKEN_PLACEHOLDER)
			note_placeholder(d, row, cell);
		else
			take_given(row, token);
		return;
	}
	struct str folded = folded_cell(cell, &d->scratch), units[UNITS];
	if (name_is_placeholder(folded)) {
		note_placeholder(d, row, cell);
		put_parent(d, row, folded);
		return;
	}
	size_t n = name_units(folded, units, UNITS, &d->scratch);
	for (size_t i = 0; i < n; i++)
		take_given(row, token_number(&d->r->tokens, units[i], d->mem));
}

/* MATCH-40: of several surnames the last is the family name, as in a full name, and the others stand before it. */
static void put_surnames(struct reader *d, struct row *row, struct str cell)
{
	struct str units[UNITS];
	size_t n = name_units(folded_cell(cell, &d->scratch), units, UNITS, &d->scratch);
	for (size_t i = 0; i < n; i++)
		if (i + 1 == n || name_word(units[i]) != WORD_PARTICLE)
			*(i + 1 == n ? &row->family : &row->surname[i > 0]) =
				token_number(&d->r->tokens, units[i], d->mem);
}

static void put_token(struct column *c, struct row *row, uint32_t token)
{
	if (token == TOKEN_PLACEHOLDER)
		return;
	if (c->role == ROLE_FAMILY)
		row->family = row->family ? row->family : token;
	else if (c->role == ROLE_FATHER && row->middles && row->middles < 3) {
		memmove(row->middle + 1, row->middle, row->middles * sizeof *row->middle);
		row->middle[0] = token; /* the father before what the given names left over */
		row->middles++;
	} else
		take_middle(row, token);
}

static void put_part(struct reader *d, struct column *c, struct row *row, struct str cell)
{
	bool several = c->role == ROLE_FAMILY && str_find(cell, STR(" ")) < cell.len;
	if (c->role == ROLE_GIVEN)
		put_given(d, c, row, cell);
	else if (several && !row->family)
		put_surnames(d, row, cell);
	else
		put_token(c, row, part_token(d, c, cell));
}

static uint32_t sex_of(struct str cell)
{
	static const char women[] =
		" f female w woman girl انثي امراه بنت femme feminin mujer femenino hembra frau "
		"weiblich ж женскии נקבה זן fem fille ";
	static const char men[] =
		" m male man boy ذكر رجل homme masculin hombre masculino varon mann mannlich м "
		"мужскои זכר mas garcon h ";
	struct arena scratch = { 0 };
	struct str folded = folded_cell(cell, &scratch), word, rest;
	uint32_t sex = 0;
	for (int s = 0; s < 2; s++)
		for (rest = str_from(s ? men : women); str_cut(&rest, ' ', &word);)
			if (word.len && str_equal(word, folded))
				sex = (uint32_t)s + 1;
	arena_release(&scratch);
	return sex;
}

static uint32_t sex_cell(struct reader *d, struct column *c, struct str cell)
{
	bool is_new;
	uint32_t n = dict_number(&c->cells, cell, &is_new, d->mem);
	if (is_new)
		*PUSH(d->mem, &c->token_of) = sex_of(cell);
	return c->token_of.at[n - 1];
}

/* The first number of a cell, in ASCII or Arabic digits; -1 when it has none. */
static int number_of(struct str cell, struct arena *scratch)
{
	int n = -1;
	bool wide = cell.len && (unsigned char)cell.at[0] >= 0x80;
	struct str folded = wide ? folded_cell(cell, scratch) : cell;
	for (size_t i = 0; i < folded.len && n < 100000; i++) {
		bool digit = folded.at[i] >= '0' && folded.at[i] <= '9';
		if (digit)
			n = (n < 0 ? 0 : n * 10) + folded.at[i] - '0';
		else if (n >= 0)
			break;
	}
	return n;
}

static uint32_t age_of(struct str cell, struct arena *scratch)
{
	int n = number_of(cell, scratch);
	bool months = str_find(cell, STR("month")) < cell.len ||
		      str_find(cell, STR("شهر")) < cell.len ||
		      str_find(cell, STR("day")) < cell.len;
	if (months && n >= 0)
		return 1;
	return n >= 0 && n <= 125 ? (uint32_t)n + 1 : 0;
}

static uint32_t digits_of(struct str folded)
{
	uint32_t h = 0;
	for (size_t i = 0; i < folded.len; i++)
		if (folded.at[i] >= '0' && folded.at[i] <= '9')
			h = h * 31 + (unsigned char)folded.at[i];
	return h;
}

static struct text_value value_for(struct reader *d, struct str folded, bool words)
{
	struct text_value v = { 0 };
	struct letters plain = letters_of(folded, d->mem);
	v.plain = plain.at;
	v.plain_len = (unsigned char)plain.len;
	struct str units[TEXT_UNITS];
	bool letters = false;
	for (size_t i = 0; words && i < folded.len && !letters; i++)
		letters = (unsigned char)folded.at[i] >= 'a';
	size_t n = letters ? name_units(folded, units, TEXT_UNITS, &d->scratch) : 0;
	v.units = (unsigned char)n;
	v.histogram = similar_histogram(plain);
	v.digits = digits_of(folded);
	for (size_t i = 0; i < n; i++) {
		v.unit[i] = token_number(&d->r->tokens, units[i], d->mem);
		v.skeleton[i] = d->r->tokens.at[v.unit[i]].skeleton;
	}
	return v;
}

static uint32_t fold_value(struct reader *d, struct text_column *t, struct str cell)
{
	struct str folded = folded_cell(cell, &d->scratch);
	if (folded.len == 0)
		return 0;
	uint32_t n = dict_find(&t->folds, folded);
	if (n)
		return n;
	bool is_new, same = str_equal(folded, cell);
	folded = same ? cell : str_copy(d->mem, folded);
	if (t->values.count == 0)
		*PUSH(d->mem, &t->values) = (struct text_value){ 0 };
	n = dict_number(&t->folds, folded, &is_new, d->mem);
	*PUSH(d->mem, &t->values) = value_for(d, folded, str_find(cell, STR("@")) == cell.len);
	return n;
}

static uint32_t text_cell(struct reader *d, struct text_column *t, struct str cell)
{
	bool is_new;
	cell = str_trim(cell);
	if (cell.len == 0)
		return 0;
	uint32_t n = dict_number(&t->raw, cell, &is_new, d->mem);
	if (is_new)
		*PUSH(d->mem, &t->value_of) = fold_value(d, t, cell);
	n = t->value_of.at[n - 1];
	if (n) {
		size_t digits = 0;
		for (size_t i = 0; i < cell.len; i++)
			digits += cell.at[i] >= '0' && cell.at[i] <= '9';
		t->filled++;
		t->digits += digits * 2 > cell.len;
		t->mails += str_find(cell, STR("@")) < cell.len;
	}
	return n;
}

static when_t date_cell(struct reader *d, struct column *c, struct str cell)
{
	when_t w = when_read(cell, c->style);
	d->r->undated += w == 0 && str_trim(cell).len > 0;
	return w;
}

static void put_cell(
	struct reader *d, struct column *c, struct row *row, uint32_t *out, struct str cell)
{
	if (c->kurdish && cell.len)
		cell = name_from_kurdish(cell, d->mem);
	switch (c->role) {
	case ROLE_NAME:
		if (str_trim(row->full_cell).len == 0) {
			row->full = c;
			row->full_cell = cell;
		}
		break;
	case ROLE_GIVEN:
	case ROLE_FATHER:
	case ROLE_GRANDFATHER:
	case ROLE_FAMILY:
		put_part(d, c, row, str_trim(cell));
		break;
	case ROLE_SEX:
		out[CELL_SEX] = sex_cell(d, c, str_trim(cell));
		break;
	case ROLE_AGE:
		out[CELL_AGE] = age_of(cell, &d->scratch);
		break;
	case ROLE_BIRTH:
		out[CELL_BIRTH] = date_cell(d, c, str_trim(cell));
		break;
	case ROLE_DEATH:
		out[CELL_DEATH] = date_cell(d, c, str_trim(cell));
		break;
	case ROLE_BIRTH_YEAR:
	case ROLE_BIRTH_MONTH:
	case ROLE_BIRTH_DAY:
		row->birth[c->role - ROLE_BIRTH_YEAR] = number_of(cell, &d->scratch);
		break;
	case ROLE_DEATH_YEAR:
	case ROLE_DEATH_MONTH:
	case ROLE_DEATH_DAY:
		row->death[c->role - ROLE_DEATH_YEAR] = number_of(cell, &d->scratch);
		break;
	case ROLE_TEXT:
	case ROLE_PLACE_DEATH:
	case ROLE_PLACE_BIRTH:
	case ROLE_PLACE_HOME:
	case ROLE_OCCUPATION:
		out[CELL_TEXT + c->text] = text_cell(d, &d->r->text[c->text], cell);
		break;
	case ROLE_ID:
		if (cell.len)
			d->r->id_hash[d->r->count] = str_hash(str_trim(cell)) | 1;
		if (d->ids)
			out[CELL_TEXT + c->text] = text_cell(d, &d->r->text[c->text], cell);
		break;
	case ROLE_IGNORE:
	case ROLE_SOURCE:
	case ROLE_TRUTH:
	case ROLE_ALIAS:
	case ROLE_COUNT:
		break;
	}
}

static when_t whole_date(const int part[3])
{
	int y = part[0] > 0 && part[0] < 9999 ? part[0] : 0, m = part[1], d = part[2];
	if (!y)
		return 0;
	m = m >= 1 && m <= 12 ? m : 0;
	return WHEN(y, m, m && d >= 1 && d <= 31 ? d : 0);
}

/* MATCH-10: a full name speaks where its parts are missing, and for names that they leave out. */
static void ask_full(struct reader *d, struct row *row)
{
	struct row full = { 0 };
	bool missing = !row->given && !row->family;
	if (!row->full || (row->family && row->middles))
		return;
	put_full(d, row->full, missing ? row : &full, row->full_cell);
	if (missing || full.given != row->given || (row->family && full.family != row->family))
		return;
	row->family = full.family;
	if (row->middles)
		return;
	row->middles = full.middles;
	memcpy(row->middle, full.middle, sizeof row->middle);
}

static void finish_row(struct reader *d, struct row *row, uint32_t *out)
{
	for (size_t i = 0; i < 2; i++)
		take_middle(row, row->surname[i]);
	ask_full(d, row);
	out[CELL_GIVEN] = row->given;
	out[CELL_FAMILY] = row->family;
	memcpy(out + CELL_MIDDLE, row->middle, row->middles * sizeof *row->middle);
	if (!out[CELL_BIRTH])
		out[CELL_BIRTH] = whole_date(row->birth);
	if (!out[CELL_DEATH])
		out[CELL_DEATH] = whole_date(row->death);
	d->r->placeholders += row->placeholder;
	d->r->nameless += !row->given && !row->family;
}

static bool source_of(struct reader *d, const struct list *l, const struct strs *fields,
	uint16_t *source, struct err *e)
{
	struct str name = l->name;
	bool is_new;
	for (size_t i = 0; l->by_source && i < l->column_count && i < fields->count; i++)
		if (l->columns[i].role == ROLE_SOURCE && str_trim(fields->at[i]).len)
			name = str_trim(fields->at[i]);
	uint32_t n = dict_number(&d->r->sources, name, &is_new, d->mem);
	if (n > MOST_LISTS)
		return fail(e, ERR_INPUT, "the source column names more than %d lists", MOST_LISTS);
	*source = (uint16_t)n;
	return true;
}

static bool read_rows(struct reader *d, struct list *l, struct err *e)
{
	struct records *r = d->r;
	struct csv c = {
		.text = l->text, .at = l->body, .line = l->first_line, .separator = l->separator
	};
	struct strs fields = { 0 };
	size_t line = 0, begin = c.at;
	for (; csv_next(&c, &fields, &line, d->mem, e); begin = c.at) {
		struct row row = { 0 };
		uint32_t *out = r->cell + r->count * r->stride;
		if (c.at - begin > MOST_ROW)
			return fail(e, ERR_INPUT,
				"the row that begins on line %zu has more than %d bytes", line,
				MOST_ROW);
		if (fields.count != l->column_count && r->ragged++ == 0)
			*PUSH(d->mem, &r->remarks) = str_format(d->mem,
				STR_FMT ": line %zu has %zu fields, the header %zu",
				STR_ARG(l->name), line, fields.count, l->column_count);
		for (size_t i = 0; i < l->column_count && i < fields.count; i++)
			if (fields.at[i].len)
				put_cell(d, &l->columns[i], &row, out, fields.at[i]);
		finish_row(d, &row, out);
		if (!source_of(d, l, &fields, &r->source[r->count], e))
			return false;
		r->where[r->count++] = begin;
		if (r->count % 1024 == 0)
			arena_release(&d->scratch);
	}
	return e->kind == ERR_NONE;
}

static size_t most_rows(const struct list *l)
{
	size_t n = 2;
	const char *p = l->text.at;
	for (size_t i = 0, len = l->text.len; i < len; i++)
		n += p[i] == '\n' || (p[i] == '\r' && (i + 1 == len || p[i + 1] != '\n'));
	return n;
}

static bool make_room(struct records *r, struct arena *mem, struct err *e)
{
	size_t rows = 0;
	for (size_t i = 0; i < r->list_count; i++)
		rows += most_rows(&r->lists[i]);
	if (rows > MOST_RECORDS)
		return fail(
			e, ERR_INPUT, "more than %d rows, the most that are matched", MOST_RECORDS);
	r->stride = CELL_TEXT + r->text_count;
	r->cell = NEW_ARRAY(mem, uint32_t, rows * r->stride);
	r->where = NEW_ARRAY(mem, uint64_t, rows);
	r->id_hash = NEW_ARRAY(mem, uint64_t, rows);
	r->source = NEW_ARRAY(mem, uint16_t, rows);
	return true;
}

/* What a list as good as never says is not "missing" in one of its records. */
static void find_fills(struct records *r, struct arena *mem)
{
	struct arena scratch = { 0 };
	size_t n = r->sources.count + 1, (*filled)[CELL_TEXT + MOST_TEXTS];
	size_t *rows = NEW_ARRAY(&scratch, size_t, n);
	filled = (size_t(*)[CELL_TEXT + MOST_TEXTS])
		arena_alloc(&scratch, n, sizeof *filled, alignof(size_t));
	r->fills = NEW_ARRAY(mem, uint32_t, n);
	for (size_t i = 0; i < r->count; i++) {
		rows[r->source[i]]++;
		for (size_t c = 0; c < r->stride; c++)
			filled[r->source[i]][c] += r->cell[i * r->stride + c] != 0;
	}
	for (size_t s = 1; s < n; s++)
		for (size_t c = 0; c < r->stride; c++)
			r->fills[s] |= (uint32_t)(filled[s][c] * 50 >= rows[s] && filled[s][c])
				       << c;
	arena_release(&scratch);
}

bool records_read(struct records *r, const struct list_input *lists, size_t count,
	const struct read_options *opts, struct arena *mem, struct err *e)
{
	*r = (struct records){ .lists = NEW_ARRAY(mem, struct list, count), .list_count = count };
	struct reader d = { .r = r, .mem = mem, .ids = opts->compare_ids };
	tokens_begin(&r->tokens, mem);
	if (!columns_read(r, lists, opts, mem, e) || !make_room(r, mem, e))
		return false;
	for (size_t i = 0; i < count; i++) {
		r->lists[i].first_record = r->count;
		bool ok = read_rows(&d, &r->lists[i], e);
		arena_release(&d.scratch);
		if (!ok)
			return explain(e, STR_FMT, STR_ARG(lists[i].name));
	}
	apart_names(r, mem);
	order_names(r, mem);
	surnames_order(r, mem);
	texts_settle(r, mem);
	find_fills(r, mem);
	return true;
}
