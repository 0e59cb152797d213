#include "desk/lists.h"

#include "casebook/fields.h"
#include "casebook/index.h"
#include "text/decode.h"

#include <stdlib.h>

/* "ministry.csv" is the list "ministry", as it is for a file. */
static struct str list_name(const struct standing *s, size_t n, struct arena *mem)
{
	struct str name = s->lists.at[n].name;
	for (size_t i = 0; i < s->lists.count; i++)
		if (i != n && str_equal(s->lists.at[i].name, name))
			return str_format(mem, STR_FMT " " STR_FMT, STR_ARG(name),
				STR_ARG(s->lists.at[n].id));
	for (size_t i = name.len; i-- > 1;)
		if (name.at[i] == '.')
			return str_slice(name, 0, i);
	return name;
}

static bool load_text(struct casebook *c, const struct standing_list *l, struct str *text,
	struct arena *mem, struct err *e)
{
	struct casebook_item x;
	struct buf b = { .mem = mem };
	struct sink to = sink_buf(&b);
	struct decoded d;
	const struct casebook_log *log;
	uint64_t index;
	if (!casebook_find_id(c, l->id, &log, &index, e) ||
		!casebook_read(c, log, index, &x, mem, e) ||
		!casebook_object(c, &x, "object", &to, e) ||
		!text_decode(b.at ? buf_str(&b) : STR(""), l->name, &d, mem, e))
		return explain(e, "list '" STR_FMT "'", STR_ARG(l->name));
	*text = d.text;
	return true;
}

static bool has_map(const struct strs *maps, struct str header)
{
	for (size_t i = 0; maps && i < maps->count; i++)
		if (str_ends(maps->at[i], header))
			return true;
	return false;
}

/* Recorded readings of columns that a guess by the header would not give again. */
static bool add_maps(
	struct strs *to, const struct standing *s, const struct strs *given, struct arena *mem)
{
	for (size_t i = 0; given && i < given->count; i++)
		*PUSH(mem, to) = given->at[i];
	for (size_t i = 0; i < s->lists.count; i++)
		for (size_t k = 0; k < s->lists.at[i].maps.count; k++) {
			enum role role;
			struct str header, map = s->lists.at[i].maps.at[k];
			struct err unsaid;
			if (role_map_parse(map, &role, &header, &unsaid) &&
				role_guess(header) != role && !has_map(to, header))
				*PUSH(mem, to) = map;
		}
	return true;
}

static size_t list_of(const struct standing *s, const struct entry_ref *ref)
{
	for (size_t i = 0; i < s->lists.count; i++)
		if (s->lists.at[i].self.index == ref->index &&
			str_equal(s->lists.at[i].self.origin, ref->origin))
			return i;
	return s->lists.count;
}

bool desk_record_of(struct casebook *c, const struct standing *s, const struct records *r,
	const struct entry_ref *ref, uint32_t *record)
{
	struct arena own = { 0 };
	struct casebook_item x;
	struct json *v;
	struct err unsaid;
	const struct casebook_log *log;
	uint64_t index;
	bool ok = casebook_find_id(
			  c, casebook_id(ref->origin, ref->index, &own), &log, &index, &unsaid) &&
		  casebook_read(c, log, index, &x, &own, &unsaid) && x.found == CASEBOOK_OPENED &&
		  x.body.entry.ref_count > 0 && fields_parse(&x, &v, &own, &unsaid);
	const struct json *row = ok ? json_member(v, "row") : NULL;
	size_t list = row ? list_of(s, &x.body.entry.ref[0]) : s->lists.count;
	ok = list < s->lists.count && row->kind == KIND_INTEGER && row->integer > 0;
	if (ok) {
		size_t at = r->lists[list].first_record + (size_t)row->integer - 1;
		ok = at < r->count;
		*record = (uint32_t)at;
	}
	arena_release(&own);
	return ok;
}

void desk_judgement_set(struct judgements *j, uint32_t a, uint32_t b, bool same, struct arena *mem)
{
	if (a > b) {
		uint32_t swap = a;
		a = b;
		b = swap;
	}
	for (size_t i = 0; i < j->count; i++)
		if (j->at[i].a == a && j->at[i].b == b) {
			j->at[i].same = same;
			return;
		}
	PUSH(mem, j);
	j->at[j->count - 1].a = a;
	j->at[j->count - 1].b = b;
	j->at[j->count - 1].same = same;
}

static void take_judgements(
	struct casebook *c, const struct standing *s, struct desk_lists *to, struct arena *mem)
{
	for (size_t i = 0; i < s->rulings.count; i++) {
		const struct ruling *j = &s->rulings.at[i];
		uint32_t a, b;
		if (j->is_void || j->target_count != 2 ||
			(j->decision != DECIDE_SAME && j->decision != DECIDE_DIFFERENT))
			continue;
		if (desk_record_of(c, s, &to->records, &j->target[0], &a) &&
			desk_record_of(c, s, &to->records, &j->target[1], &b) && a != b)
			desk_judgement_set(&to->judgements, a, b, j->decision == DECIDE_SAME, mem);
		else
			to->lost++;
	}
}

static struct digest digest_inputs(
	const struct standing *s, const struct strs *maps, const struct judgements *j)
{
	struct digest_sum sum;
	digest_start(&sum);
	for (size_t i = 0; i < s->lists.count; i++)
		digest_add(&sum, s->lists.at[i].digest.at, s->lists.at[i].digest.len);
	for (size_t i = 0; i < maps->count; i++) {
		digest_add(&sum, "\n", 1);
		digest_add(&sum, maps->at[i].at, maps->at[i].len);
	}
	for (size_t i = 0; i < j->count; i++) {
		uint32_t pair[3] = { j->at[i].a, j->at[i].b, j->at[i].same };
		digest_add(&sum, pair, sizeof pair);
	}
	return digest_end(&sum);
}

bool desk_lists_load(struct casebook *c, const struct standing *s, const struct read_options *opts,
	struct desk_lists *to, struct arena *mem, struct err *e)
{
	size_t count = s->lists.count;
	struct list_input *in = NEW_ARRAY(mem, struct list_input, count + 1);
	struct read_options read = *opts;
	struct strs maps = { 0 };
	*to = (struct desk_lists){ 0 };
	if (count == 0)
		return fail(e, ERR_INPUT, "the casebook has no list; 'knell add' takes them in");
	for (size_t i = 0; i < count; i++) {
		in[i].name = list_name(s, i, mem);
		if (!load_text(c, &s->lists.at[i], &in[i].text, mem, e))
			return false;
	}
	read.maps = &maps;
	if (!add_maps(&maps, s, opts->maps, mem) ||
		!records_read(&to->records, in, count, &read, mem, e))
		return false;
	take_judgements(c, s, to, mem);
	to->inputs = digest_inputs(s, &maps, &to->judgements);
	return true;
}
