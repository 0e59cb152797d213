#include "web/beside.h"
#include "web/handle.h"
#include "web/people.h"
#include "web/put.h"

#include "casebook/index.h"

#include <math.h>

/* The columns of a list in their order, as the list writes them. */
static void put_fields(struct json_out *j, const struct records *r, size_t record)
{
	struct strs cells = { 0 };
	const struct list *l = records_list(r, record);
	bool whole = records_row(r, record, &cells, j->to->mem);
	put_key(j, "fields");
	put_open(j, '{');
	for (size_t c = 0; whole && c < l->column_count && c < cells.count; c++) {
		put_key_str(j, l->columns[c].header);
		put_str(j, cells.at[c]);
	}
	put_close(j, '}');
}

static void put_record(struct session *k, struct json_out *j, uint32_t record)
{
	const struct records *r = &k->roll->lists.records;
	put_open(j, '{');
	put_member_str(j, "id", put_id_of(&k->roll->entry[record], j->to->mem));
	put_member_str(j, "list", dict_str(&r->sources, r->source[record]));
	put_member_str(j, "record", records_id(r, record, j->to->mem));
	put_fields(j, r, record);
	put_close(j, '}');
}

static void put_number(struct json_out *j, const char *key, double x)
{
	put_key(j, key);
	put_real(j, nearbyint(x * 1000) / 1000);
}

static void put_evidence(
	struct session *k, struct json_out *j, const struct link *l, struct compare *c)
{
	const struct records *r = &k->roll->lists.records;
	const struct model *m = &k->people->m.model;
	struct account x = account_of(m, c, r, l->a, l->b, j->to->mem);
	put_key(j, "evidence");
	put_open(j, '[');
	for (size_t f = 0; f < m->fields; f++) {
		const struct field_account *y = &x.field[f];
		if (y->level == 0)
			continue;
		put_open(j, '{');
		put_member_str(j, "field", model_field_words(r, f));
		put_member_str(j, "a", y->a);
		put_member_str(j, "b", y->b);
		put_member_int(j, "level", y->level);
		put_number(j, "weight", y->bits);
		put_member_str(j, "words", str_from(account_words(r, f, y)));
		put_close(j, '}');
	}
	put_close(j, ']');
}

static bool is_of(const struct ruling *r, const struct entry_ref *a, const struct entry_ref *b)
{
	const struct entry_ref *want[2] = { a, b };
	for (size_t i = 0; i < 2; i++) {
		bool found = false;
		for (size_t n = 0; n < 2; n++)
			found = found || (r->target[n].index == want[i]->index &&
						 str_equal(r->target[n].origin, want[i]->origin));
		if (!found)
			return false;
	}
	return true;
}

/* Judgements of pairs, found once for a page of them. */
struct pair_rulings {
	const struct ruling **at;
	size_t count;
};

static struct pair_rulings pair_rulings(struct session *k, struct arena *mem)
{
	const struct rulings *all = &live_standing(k->live)->rulings;
	struct pair_rulings p = { .at = NEW_ARRAY(mem, const struct ruling *, all->count + 1) };
	for (size_t i = 0; i < all->count; i++)
		if (all->at[i].target_count == 2 &&
			(all->at[i].decision == DECIDE_SAME ||
				all->at[i].decision == DECIDE_DIFFERENT))
			p.at[p.count++] = &all->at[i];
	return p;
}

static void put_decided(struct session *k, struct json_out *j, const struct ruling *r)
{
	put_key(j, "decided");
	if (!r) {
		put_null(j);
		return;
	}
	put_open(j, '{');
	put_member_str(j, "decision", str_from(decision_words[r->decision]));
	put_member_str(j, "id", put_id_of(&r->self, j->to->mem));
	put_member_str(j, "by", author_of(k, r->self.origin, j->to->mem));
	put_close(j, '}');
}

static void put_judged(
	struct session *k, struct json_out *j, const struct link *l, const struct pair_rulings *all)
{
	const struct ruling *last = NULL;
	const struct entry_ref *a = &k->roll->entry[l->a], *b = &k->roll->entry[l->b];
	put_key(j, "judgements");
	put_open(j, '[');
	for (size_t i = 0; i < all->count; i++) {
		if (!is_of(all->at[i], a, b))
			continue;
		put_ruling(k, j, all->at[i]);
		if (!all->at[i]->is_void)
			last = all->at[i];
	}
	put_close(j, ']');
	put_decided(k, j, last);
}

static void put_pair(struct session *k, struct json_out *j, const struct link *l, struct compare *c,
	const struct pair_rulings *all)
{
	struct buf sentence = { .mem = j->to->mem };
	const struct people *p = k->people;
	put_open(j, '{');
	put_key(j, "a");
	put_record(k, j, l->a);
	put_key(j, "b");
	put_record(k, j, l->b);
	put_number(j, "probability", model_probability((double)l->belief));
	put_number(j, "weight", l->odds);
	put_evidence(k, j, l, c);
	explain_briefly(&sentence, &p->m, &k->roll->lists.records, l->a, l->b, &p->judged);
	put_member_str(j, "sentence", str_trim(buf_str(&sentence)));
	put_judged(k, j, l, all);
	put_close(j, '}');
}

static void put_none(struct session *k, struct json_out *j, const char *what)
{
	put_open(j, '{');
	put_member_int(j, "total", 0);
	put_member_bool(j, "stale", people_are_wanted(k));
	put_key(j, what);
	put_open(j, '[');
	put_close(j, ']');
	put_close(j, '}');
}

bool show_pairs(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct json_out *j = &a->json;
	struct span_asked span;
	if (!request_span(r, &span, e))
		return false;
	if (!k->people) {
		put_none(k, j, "pairs");
		return true;
	}
	struct pair_rulings all = pair_rulings(k, r->mem);
	struct compare c = compare_new(&k->roll->lists.records, r->mem);
	const struct doubts *d = &k->people->doubts;
	put_open(j, '{');
	put_member_int(j, "total", (int64_t)d->count);
	put_member_bool(j, "stale", people_are_wanted(k));
	put_key(j, "pairs");
	put_open(j, '[');
	for (size_t i = span.from; i < d->count && i - span.from < span.count; i++)
		put_pair(k, j, &k->people->m.links.at[d->link[i]], &c, &all);
	put_close(j, ']');
	put_close(j, '}');
	return true;
}

/* A person goes by the id of its first record that has an entry. */
static struct str person_id(struct session *k, uint32_t person, struct arena *mem)
{
	const struct people *p = k->people;
	for (uint32_t i = p->first[person]; i != PEOPLE_NONE; i = p->next[i])
		if (k->roll->entry[i].origin.at)
			return put_id_of(&k->roll->entry[i], mem);
	return (struct str){ 0 };
}

/* REVIEW-2: a person is as sure as the least sure of its records. */
static double probability_of(const struct people *p, uint32_t person)
{
	double least = 1;
	for (uint32_t i = p->first[person]; i != PEOPLE_NONE; i = p->next[i])
		if (p->m.persons.probability[i] < least)
			least = p->m.persons.probability[i];
	return least;
}

static void put_person(struct session *k, struct json_out *j, uint32_t person)
{
	const struct people *p = k->people;
	const struct records *r = &k->roll->lists.records;
	struct arena *mem = j->to->mem;
	put_open(j, '{');
	put_member_str(j, "id", person_id(k, person, mem));
	put_member_str(j, "name", records_name(r, p->first[person], mem));
	put_key(j, "records");
	put_open(j, '[');
	for (uint32_t i = p->first[person]; i != PEOPLE_NONE; i = p->next[i])
		put_str(j, put_id_of(&k->roll->entry[i], mem));
	put_close(j, ']');
	put_key(j, "lists");
	put_open(j, '[');
	for (uint32_t i = p->first[person]; i != PEOPLE_NONE; i = p->next[i])
		put_str(j, dict_str(&r->sources, r->source[i]));
	put_close(j, ']');
	put_number(j, "probability", probability_of(p, person));
	put_close(j, '}');
}

static bool is_found(const struct people *p, uint32_t person, struct str folded)
{
	return !folded.len || str_find(p->folded[person], folded) < p->folded[person].len;
}

bool show_persons(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct json_out *j = &a->json;
	struct span_asked span;
	size_t total = 0;
	if (!request_span(r, &span, e))
		return false;
	if (!k->people) {
		put_none(k, j, "persons");
		return true;
	}
	struct str folded = str_trim(search_fold(request_value(r, "find"), r->mem));
	put_open(j, '{');
	put_key(j, "persons");
	put_open(j, '[');
	for (size_t i = 0; i < k->people->m.persons.count; i++) {
		uint32_t person = k->people->order[i];
		if (!is_found(k->people, person, folded))
			continue;
		if (total >= span.from && total < span.from + span.count)
			put_person(k, j, person);
		total++;
	}
	put_close(j, ']');
	put_member_int(j, "total", (int64_t)total);
	put_member_bool(j, "stale", people_are_wanted(k));
	put_close(j, '}');
	return true;
}

/* What is said of a person's first two records; one record alone says nothing of another. */
static void put_sentence(struct session *k, struct json_out *j, uint32_t first)
{
	const struct people *p = k->people;
	struct buf b = { .mem = j->to->mem };
	if (p->next[first] != PEOPLE_NONE)
		explain_briefly(
			&b, &p->m, &k->roll->lists.records, first, p->next[first], &p->judged);
	put_member_str(j, "sentence", b.at ? str_trim(buf_str(&b)) : (struct str){ 0 });
}

bool show_person(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct session *k = s->session;
	struct json_out *j = &a->json;
	uint32_t record = people_record(k, request_value(r, "id"));
	if (record == PEOPLE_NONE)
		return missing(a, e, "there is no such person");
	if (!k->people)
		return not_yet(a, s);
	uint32_t person = k->people->m.persons.of[record], first = k->people->first[person];
	put_open(j, '{');
	put_member_str(j, "id", person_id(k, person, r->mem));
	put_member_str(j, "name", records_name(&k->roll->lists.records, first, r->mem));
	put_number(j, "probability", probability_of(k->people, person));
	put_key(j, "records");
	put_open(j, '[');
	for (uint32_t i = first; i != PEOPLE_NONE; i = k->people->next[i])
		put_record(k, j, i);
	put_close(j, ']');
	put_sentence(k, j, first);
	put_member_bool(j, "stale", people_are_wanted(k));
	put_close(j, '}');
	return true;
}
