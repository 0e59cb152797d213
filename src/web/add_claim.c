/*
 * add_claim - a claim that an analyst makes of words in a report: an entry as the reader's are, accepted in the same
 * breath.
 */
#include "web/handle.h"
#include "web/put.h"

#include "casebook/fields.h"

struct adding {
	struct entry_ref report;
	struct json *members; /* of the report */
	struct str words;
	size_t from, to;
	struct str claim; /* as JSON, in the order of claims */
};

static bool take_span(const struct request *r, struct adding *a, struct err *e)
{
	const struct json *from = json_member(r->json, "from"), *to = json_member(r->json, "to");
	if (!from || !to || from->kind != KIND_INTEGER || to->kind != KIND_INTEGER ||
		from->integer < 0 || to->integer <= from->integer)
		return fail(e, ERR_USAGE, "'from' and 'to' want the bytes of the words");
	a->from = (size_t)from->integer;
	a->to = (size_t)to->integer;
	return true;
}

static bool is_inside_letter(struct str text, size_t at)
{
	return at < text.len && (text.at[at] & 0xc0) == 0x80;
}

static bool take_words(struct session *k, struct request *r, struct adding *a, struct err *e)
{
	const struct casebook_log *log;
	struct casebook_item x;
	struct str text;
	uint64_t index;
	if (!casebook_find_id(&k->c, put_id_of(&a->report, r->mem), &log, &index, e) ||
		!casebook_read(&k->c, log, index, &x, r->mem, e) ||
		!casebook_report_text(&k->c, &x, &text, r->mem, e))
		return false;
	if (a->to > text.len || is_inside_letter(text, a->from) || is_inside_letter(text, a->to))
		return fail(e, ERR_USAGE, "these bytes are no words of the report");
	a->words = str_slice(text, a->from, a->to);
	a->report.leaf = x.leaf;
	return true;
}

static void put_known(struct json_out *j, const struct json *from, const char *member)
{
	struct str value = json_text(from, member);
	if (value.at)
		put_member_str(j, member, value);
}

/* What the page may not say: where the words stand, and in which document. */
static bool is_ours(struct str key)
{
	static const char *const ours[] = { "id", "report", "document", "span", "words", "by",
		"reviewed", "outlet", "url", "published", "language", "rules" };
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (str_equal(key, str_from(ours[i])))
			return true;
	return false;
}

static struct str line_of(const struct request *r, const struct adding *a)
{
	struct buf b = { .mem = r->mem };
	struct json_out j = { .to = &b };
	const struct json *said = json_member(r->json, "claim");
	put_open(&j, '{');
	put_member_str(&j, "id", STR("new"));
	put_member_str(&j, "report", STR("new"));
	if (json_text(a->members, "digest").at)
		put_member_str(&j, "document", json_text(a->members, "digest"));
	put_known(&j, a->members, "outlet");
	put_known(&j, a->members, "url");
	put_known(&j, a->members, "published");
	put_known(&j, a->members, "language");
	put_key(&j, "span");
	put_open(&j, '[');
	put_int(&j, (int64_t)a->from);
	put_int(&j, (int64_t)a->to);
	put_close(&j, ']');
	put_member_str(&j, "words", a->words);
	put_member_str(&j, "by", STR("analyst"));
	for (size_t i = 0; said && i < said->count; i++)
		if (!is_ours(said->key[i])) {
			put_key_str(&j, said->key[i]);
			put_json_value(&j, &said->item[i]);
		}
	put_close(&j, '}');
	return buf_str(&b);
}

/* It goes through the reading of claims, which says in a sentence what is none. */
static bool make_claim(const struct request *r, struct adding *a, struct err *e)
{
	struct stream one = { 0 };
	struct buf b = { .mem = r->mem };
	struct json_out j = { .to = &b };
	const struct json *said = json_member(r->json, "claim");
	if (!said || said->kind != KIND_OBJECT)
		return fail(e, ERR_USAGE, "'claim' wants an object of a claim's members");
	if (!stream_add_line(&one, line_of(r, a), r->mem, e))
		return false;
	if (one.claims.count != 1)
		return fail(e, ERR_USAGE, "this is no claim");
	claim_put(&j, &one.claims.at[0]);
	a->claim = buf_str(&b);
	return true;
}

static bool append(struct session *k, struct request *r, const struct adding *a, uint64_t *first,
	struct err *e)
{
	struct casebook_new x[2];
	struct casebook_ref about = { .of = a->report };
	struct entry_ref in_batch = { .index = 0 };
	x[0] = (struct casebook_new){ .kind = ENTRY_CLAIM, .ref = &about, .ref_count = 1 };
	fields_split(&x[0], a->claim, claim_plan, r->mem);
	judgement_new(&x[1], DECIDE_ACCEPT, &in_batch, 1, STR(""), STR("added on the review page"),
		r->mem);
	return casebook_append(&k->c, x, 2, NULL, 0, first, e);
}

bool do_claim(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct json_out *j = &a->json;
	struct adding adding = { .claim = { 0 } };
	struct str id;
	uint64_t first;
	if (!request_text(r, "report", &id, e) || !take_span(r, &adding, e))
		return false;
	size_t n = document_by_id(k, id);
	if (n == LIVE_NONE)
		return missing(a, e, "there is no such report");
	struct live_document d = live_document(k->live, n);
	adding.report = d.self;
	if (!json_parse(str_format(r->mem, "{" STR_FMT "}", STR_ARG(d.members)), &adding.members,
		    r->mem, e) ||
		!take_words(k, r, &adding, e) || !make_claim(r, &adding, e) ||
		!append(k, r, &adding, &first, e) || !session_follow(s, e))
		return false;
	put_open(j, '{');
	put_member_str(j, "id", casebook_id(k->c.signer.key.name, first, r->mem));
	put_member_int(j, "generation", (int64_t)k->generation);
	put_key(j, "claims");
	put_open(j, '[');
	put_claim(k, j, live_claim_of(k->live, k->c.signer.key.name, first), false);
	put_close(j, ']');
	put_close(j, '}');
	return true;
}
