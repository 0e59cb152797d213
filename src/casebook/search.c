#include "base/json.h"
#include "base/utf8.h"
#include "casebook/fields.h"
#include "casebook/index_inside.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/*
 * Marks that many writers leave out: accents, harakat, niqqud. Vowel signs of other
 * scripts belong to the word and stay.
 */
static bool is_optional_mark(uint32_t c)
{
	static const struct {
		uint32_t from, to;
	} marks[] = { { 0x300, 0x36f }, { 0x483, 0x489 }, { 0x591, 0x5bd }, { 0x5bf, 0x5c7 },
		{ 0x610, 0x61a }, { 0x640, 0x640 }, { 0x64b, 0x65f }, { 0x670, 0x670 },
		{ 0x6d6, 0x6ed }, { 0x200b, 0x200f }, { 0x2060, 0x2064 }, { 0xfe00, 0xfe0f } };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (c >= marks[i].from && c <= marks[i].to)
			return true;
	return false;
}

/* Letters that are written one for the other: alif maksura, ta marbuta, Persian kaf and ya. */
static uint32_t usual_letter(uint32_t c)
{
	static const uint32_t pairs[][2] = { { 0x649, 0x64a }, { 0x629, 0x647 }, { 0x6a9, 0x643 },
		{ 0x6cc, 0x64a }, { 0x131, 'i' }, { 0xdf, 's' } };
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (c == pairs[i][0])
			return pairs[i][1];
	return c;
}

/* Scripts that are written without blanks: each letter is a word of its own, a word a row of them. */
static bool stands_alone(uint32_t c)
{
	static const struct {
		uint32_t from, to;
	} scripts[] = { { 0xe00, 0xeff }, { 0x1000, 0x109f }, { 0x1780, 0x17ff },
		{ 0x3040, 0x30ff }, { 0x3400, 0x4dbf }, { 0x4e00, 0x9fff }, { 0x20000, 0x323af } };
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (c >= scripts[i].from && c <= scripts[i].to)
			return true;
	return false;
}

static bool is_part_of_word(uint32_t c)
{
	switch (utf8proc_category((utf8proc_int32_t)c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return true;
	default:
		return false;
	}
}

static void add_letter(struct buf *to, uint32_t c)
{
	char bytes[4];
	size_t n = utf8_encode(usual_letter(c), bytes);
	if (stands_alone(c))
		buf_add_char(to, ' ');
	buf_add(to, (struct str){ bytes, n });
	if (stands_alone(c))
		buf_add_char(to, ' ');
}

static bool is_ascii(struct str s)
{
	unsigned char any = 0;
	for (size_t i = 0; i < s.len; i++)
		any |= (unsigned char)s.at[i];
	return any < 0x80;
}

/* What the rules below make of ASCII, in a tenth of the time: most of what is indexed is that. */
static void fold_ascii(struct buf *to, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];
		bool upper = c >= 'A' && c <= 'Z',
		     plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		buf_add_char(to, upper ? (char)(c - 'A' + 'a') : plain ? c : ' ');
	}
}

static void fold_any(struct buf *to, struct str text)
{
	utf8proc_uint8_t *mapped = NULL;
	utf8proc_ssize_t len =
		utf8proc_map((const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.len, &mapped,
			UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
	struct str s = { (const char *)mapped, len > 0 ? (size_t)len : 0 };
	for (size_t i = 0, n; i < s.len; i += n) {
		uint32_t c = utf8_decode(str_slice(s, i, s.len), &n);
		if (is_optional_mark(c))
			continue;
		if (is_part_of_word(c))
			add_letter(to, c);
		else
			buf_add_char(to, ' ');
	}
	free(mapped);
}

struct str search_fold(struct str text, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct str line;
	for (bool more = false; str_cut(&text, '\n', &line); more = true) {
		if (more)
			buf_add_char(&b, ' ');
		(is_ascii(line) ? fold_ascii : fold_any)(&b, line);
	}
	return b.at ? buf_str(&b) : STR("");
}

/* What no person looks for. */
static bool is_dull(struct str key)
{
	static const char *const dull[] = { "digest", "object", "text_object", "text_digest",
		"sketch", "recipient", "key", "rules", "rule", "by", "published", "date_from",
		"language" };
	for (size_t i = 0; i < sizeof dull / sizeof *dull; i++)
		if (str_equal(key, str_from(dull[i])))
			return true;
	return false;
}

static void add_strings(struct buf *to, const struct json *v)
{
	if (v->kind == KIND_STRING) {
		buf_add(to, v->text);
		buf_add_char(to, '\n');
	}
	for (size_t i = 0; i < v->count; i++)
		if (v->kind != KIND_OBJECT || !is_dull(v->key[i]))
			add_strings(to, &v->item[i]);
}

static bool insert(struct index *ix, int64_t row, struct str words, struct err *e)
{
	struct query q = query(ix->store, SQL("insert into search(rowid, words) values (?1, ?2)"));
	bind_int(&q, 1, row);
	bind_text(&q, 2, words);
	return query_run(&q, e);
}

static bool is_text(struct str kind)
{
	return str_equal(kind, STR("report")) || str_equal(kind, STR("note")) ||
	       str_equal(kind, STR("testimony"));
}

/* A report whose text cannot be had any more is found by what its entry says. */
bool search_add(struct index *ix, struct casebook *c, const struct casebook_item *x, struct err *e)
{
	struct arena own = { 0 };
	struct buf b = { .mem = &own };
	struct json *v;
	struct str text;
	struct err unsaid;
	int64_t log = 0;
	bool ok = index_log_number(ix, x->log->origin, &log, e);
	if (ok && fields_parse(x, &v, &own, &unsaid)) {
		add_strings(&b, v);
		if (x->body.entry.kind == ENTRY_DOCUMENT && is_text(json_text(v, "kind")) &&
			casebook_report_text(c, x, &text, &own, &unsaid))
			buf_add(&b, text);
	}
	if (ok && b.len)
		ok = insert(ix, index_place(log, x->index), search_fold(buf_str(&b), &own), e);
	arena_release(&own);
	return ok;
}

struct filling {
	struct index *ix;
	struct casebook *c;
};

static bool visit_item(void *self, const struct casebook_item *x, struct err *e)
{
	struct filling *f = self;
	return x->found != CASEBOOK_OPENED || search_add(f->ix, f->c, x, e);
}

static bool fill(struct index *ix, struct casebook *c, struct err *e)
{
	struct filling f = { ix, c };
	if (ix->has_search)
		return true;
	struct query begin = query(ix->store, SQL("begin"));
	bool ok = query_run(&begin, e) && casebook_each(c, visit_item, &f, e);
	struct query commit = query(ix->store, SQL("commit"));
	ok = ok && query_run(&commit, e);
	ix->has_search = ok;
	return ok;
}

/* Each word a phrase in quotes, its last part the beginning of a word. */
static struct str expression(struct str words, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct str word;
	while (str_cut(&words, ' ', &word)) {
		struct str folded = str_trim(search_fold(word, mem));
		if (folded.len)
			buf_printf(&b, "%s\"" STR_FMT "\"*", b.len ? " AND " : "", STR_ARG(folded));
	}
	return b.at ? buf_str(&b) : STR("");
}

static bool visit_found(struct index *ix, struct casebook *c, struct query *q, index_visit *visit,
	void *self, struct err *e)
{
	struct index_entry x;
	return !index_row(ix, c, q, &x) || visit(self, &x, e);
}

bool index_find(struct index *ix, struct casebook *c, struct str words, size_t most,
	index_visit *visit, void *self, struct err *e)
{
	struct arena own = { 0 };
	struct str match = expression(words, &own);
	bool ok = fill(ix, c, e), going = true;
	if (ok && match.len) {
		struct query q = query(
			ix->store, SQL("select place, kind, time, found from search join entry"
				       " on place = search.rowid where search match ?1"
				       " order by rank, time, place limit ?2"));
		bind_text(&q, 1, match);
		bind_int(&q, 2, (int64_t)most);
		while (going && query_next(&q))
			going = visit_found(ix, c, &q, visit, self, e);
		struct err ended;
		ok = query_end(&q, &ended);
		if (!ok)
			*e = ended;
	}
	arena_release(&own);
	return ok && going;
}
