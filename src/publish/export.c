#include "publish/export_inside.h"

#include "base/csv.h"
#include "base/utf8.h"

const struct export exports[] = {
	{ "claims", "claims.jsonl", "application/jsonl",
		"reports and claims, a line each: what every figure is made of; knell import reads "
		"it",
		export_claims, NULL },
	{ "ucdp", "incidents.csv", "text/csv", "incidents in the 49 columns of UCDP GED",
		export_ucdp, schema_ucdp },
	{ "acled", "incidents-acled.csv", "text/csv", "incidents in the 31 columns of ACLED",
		export_acled, schema_acled },
	{ "hxl", "incidents-hxl.csv", "text/csv",
		"incidents with tags of the Humanitarian Exchange Language", export_hxl,
		schema_hxl },
	{ "persons", "persons.csv", "text/csv", "persons named in the claims", export_persons,
		schema_persons },
	{ "geojson", "incidents.geojson", "application/geo+json",
		"incidents as points for a map (RFC 7946)", export_geojson, NULL },
	{ "ftm", "entities.ftm.json", "application/jsonl",
		"incidents, persons, organisations and documents as FollowTheMoney entities, a "
		"line each",
		export_ftm, NULL },
	{ 0 },
};

const struct export *export_find(struct str name)
{
	for (const struct export *x = exports; x->name; x++)
		if (str_equal(name, str_from(x->name)))
			return x;
	return NULL;
}

/* Blanks, marks of direction and what else has no width: a spreadsheet may pass over them before a formula. */
static bool is_unseen(uint32_t c)
{
	return c <= ' ' || c == 0xA0 || c == 0xFEFF || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
	       (c >= 0x2028 && c <= 0x202F) || (c >= 0x2060 && c <= 0x206F) || c == 0x3000;
}

static bool is_plain_number(struct str s)
{
	size_t i = s.len && (s.at[0] == '-' || s.at[0] == '+'), digits = 0, points = 0;
	for (; i < s.len; i++) {
		digits += s.at[i] >= '0' && s.at[i] <= '9';
		points += s.at[i] == '.';
	}
	return digits && points <= 1 &&
	       digits + points == s.len - (s.at[0] == '-' || s.at[0] == '+');
}

/* EXPORT-1 */
bool is_formula(struct str s)
{
	size_t step;
	if (is_plain_number(s))
		return false;
	if (s.len && (s.at[0] == '\t' || s.at[0] == '\r' || s.at[0] == '\n'))
		return true;
	for (size_t i = 0; i < s.len; i += step) {
		uint32_t c = utf8_decode(str_slice(s, i, s.len), &step);
		if (!is_unseen(c))
			return c == '=' || c == '+' || c == '-' || c == '@' || c == '|' ||
			       c == '%' || c == 0xFF1D || c == 0xFF0B || c == 0xFF0D || c == 0xFF20;
	}
	return false;
}

void csv_put_inert(struct buf *to, struct str text)
{
	struct buf b = { .mem = to->mem };
	if (!is_formula(text)) {
		csv_put(to, text);
		return;
	}
	buf_add_char(&b, '\'');
	buf_add(&b, text);
	csv_put(to, buf_str(&b));
}

bool export_has_row(const struct incident *in)
{
	return !in->background && !in->aggregate;
}

void cell_text(const struct export_row *r, struct str text)
{
	csv_put_inert(r->to, text);
}

void cell_int(const struct export_row *r, int64_t n)
{
	buf_printf(r->to, "%lld", (long long)n);
}

void cell_real(const struct export_row *r, double x)
{
	struct json_out j = { .to = r->to };
	put_real(&j, x);
}

void cell_bound(const struct export_row *r, const struct bound *b)
{
	if (b && b->known)
		cell_int(r, b->value);
}

void join(struct joined *j, struct str text)
{
	size_t before = j->seen.count;
	text = str_trim(text);
	j->text.mem = j->mem;
	if (!text.len || numbered_find(&j->seen, text, before + 1, j->mem) <= before)
		return;
	if (before)
		buf_add(&j->text, STR("; "));
	buf_add(&j->text, text);
}

const struct bounds *killed_by(const struct incident *in, int status, enum rule rule)
{
	const struct toll *t = toll_find(in, HARM_KILLED, status);
	return t ? &t->rules[rule] : NULL;
}

struct str outlets_of(const struct export_row *r)
{
	struct joined j = { .mem = r->mem };
	for (size_t i = 0; i < r->in->reports.count; i++)
		join(&j, r->ed->r->reports[r->in->reports.at[i]].outlet);
	return buf_str(&j.text);
}

static void join_setter(struct joined *j, const struct export_row *r, const struct bound *b)
{
	if (b->known && b->claim != NONE)
		join(j, r->ed->r->items[b->claim].claim->words);
}

struct str notes_of(const struct export_row *r)
{
	struct joined j = { .mem = r->mem };
	const struct toll *t = edition_main_toll(r->ed, r->in);
	for (int rule = 0; t && rule < RULE_COUNT; rule++) {
		join_setter(&j, r, &t->rules[rule].low);
		join_setter(&j, r, &t->rules[rule].best);
		join_setter(&j, r, &t->rules[rule].high);
	}
	return buf_str(&j.text);
}

enum act act_of_incident(const struct edition *ed, const struct incident *in)
{
	size_t votes[ACT_MILITARY_ACTIVITY + 1] = { 0 };
	enum act most = ACT_OTHER;
	for (size_t i = 0; i < in->items.count; i++) {
		const struct claim *c = ed->r->items[in->items.at[i]].claim;
		votes[c->act] += c->stance != STANCE_DENIES;
	}
	votes[ACT_OTHER] = 0;
	for (int a = 0; a <= ACT_MILITARY_ACTIVITY; a++)
		if (votes[a] > votes[most])
			most = (enum act)a;
	return most;
}

struct str actor_of_incident(const struct edition *ed, const struct incident *in)
{
	struct str one = { 0 };
	for (size_t i = 0; i < in->items.count; i++) {
		const struct actors *a = &ed->r->items[in->items.at[i]].claim->actors;
		for (size_t k = 0; k < a->count; k++) {
			struct str name = a->at[k].name.at ? a->at[k].name : a->at[k].words;
			if (a->at[k].certainty == CERTAINTY_DENIED || !name.len)
				continue;
			if (one.at && !str_equal_fold(one, name))
				return (struct str){ 0 };
			one = name;
		}
	}
	return one;
}

static void put_row(struct buf *b, const struct export_column *c, const struct export_row *r)
{
	struct again again;
	bool has = r->house && again_read(r, &again);
	for (size_t i = 0; c[i].name; i++) {
		struct str cell;
		if (i)
			buf_add_char(b, ',');
		if (has && again_cell(r, &again, &c[i], &cell))
			cell_text(r, cell);
		else if (c[i].put)
			c[i].put(r);
	}
	buf_add(b, STR("\r\n"));
}

static void put_head(struct buf *b, const struct export_column *c, bool tags)
{
	for (size_t i = 0; c[i].name; i++) {
		if (i)
			buf_add_char(b, ',');
		buf_add(b, str_from(tags ? c[i].hxl : c[i].name));
	}
	buf_add(b, STR("\r\n"));
}

struct str export_table(const struct house *house, const struct export_column *columns, bool hxl,
	const struct edition *ed, struct arena *mem)
{
	struct buf b = { .mem = mem };
	put_head(&b, columns, false);
	if (hxl)
		put_head(&b, columns, true);
	for (size_t i = 0; i < ed->r->incident_count; i++) {
		struct arena scratch = { 0 };
		struct export_row r = { .ed = ed,
			.house = house,
			.in = &ed->r->incidents[i],
			.index = i,
			.mem = &scratch,
			.to = &b };
		if (export_has_row(r.in))
			put_row(&b, columns, &r);
		arena_release(&scratch);
	}
	return buf_str(&b);
}

static void put_csvw_column(struct json_out *j, const struct export_column *c)
{
	put_open(j, '{');
	put_member_str(j, "name", str_from(c->name));
	put_member_str(j, "titles", str_from(c->name));
	put_member_str(j, "datatype", str_from(c->type ? c->type : "string"));
	put_member_str(j, "dc:description", str_from(c->says));
	put_close(j, '}');
}

struct str export_csvw(const char *file, const struct export_column *columns, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	put_open(&j, '{');
	put_member_str(&j, "@context", STR("http://www.w3.org/ns/csvw"));
	put_member_str(&j, "url", str_from(file));
	put_key(&j, "dialect");
	put_open(&j, '{');
	put_member_int(&j, "headerRowCount", columns[0].hxl ? 2 : 1);
	put_close(&j, '}');
	put_key(&j, "tableSchema");
	put_open(&j, '{');
	put_key(&j, "columns");
	put_open(&j, '[');
	for (size_t i = 0; columns[i].name; i++)
		put_csvw_column(&j, &columns[i]);
	put_close(&j, ']');
	put_close(&j, '}');
	put_close(&j, '}');
	buf_add_char(&b, '\n');
	return buf_str(&b);
}
