/*
 * An edition as claims, as GeoJSON and as FollowTheMoney entities.
 */
#include "base/digest.h"
#include "publish/export_inside.h"
#include "toll/fold.h"

static void end_line(struct json_out *j)
{
	buf_add_char(j->to, '\n');
	j->later = false;
}

/* A report line as the edition tells it; one for a report that only its claims name. */
static void put_report(struct json_out *j, const struct edition *ed, const struct told *t)
{
	struct report p = { .id = t->id,
		.outlet = t->outlet,
		.url = t->url,
		.published = t->published,
		.read = true };
	if (t->line) {
		p = *t->line;
		p.title = edition_text(ed, p.title, j->to->mem);
	}
	report_put(j, &p);
	end_line(j);
}

/* EXPORT-6: reports, then the claims of the edition in canonical order; the toll of these lines is the edition's. */
struct str export_claims(const struct edition *ed, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	const struct toll_result *r = ed->r;
	for (size_t i = 0; i < r->report_count; i++)
		put_report(&j, ed, &r->reports[i]);
	for (size_t i = 0; i < r->item_count; i++) {
		const struct claim *c = r->items[i].claim;
		if (!ed->o->unreviewed && c->review != REVIEW_ACCEPTED &&
			c->review != REVIEW_EDITED)
			continue;
		claim_put(&j, c);
		end_line(&j);
	}
	return buf_str(&b);
}

static void put_bound_member(struct json_out *j, const char *key, const struct bound *b)
{
	put_key(j, key);
	if (b->known)
		put_int(j, b->value);
	else
		put_null(j);
}

static void put_toll(struct json_out *j, const struct edition *ed, const struct toll *t)
{
	const struct bounds *b = edition_bounds(ed, t);
	put_open(j, '{');
	put_member_str(j, "harm", str_from(harm_words[t->harm]));
	put_member_str(j, "status", str_from(toll_status_words(t->status)));
	put_bound_member(j, "low", &b->low);
	put_bound_member(j, "high", &b->high);
	put_member_bool(j, "open", b->open);
	put_member_int(j, "origins", (int64_t)t->origins);
	put_member_int(j, "identified", t->identified);
	put_close(j, '}');
}

static void put_geometry(struct json_out *j, const struct incident *in)
{
	put_key(j, "geometry");
	if (!in->has_point) {
		put_null(j);
		return;
	}
	put_open(j, '{');
	put_member_str(j, "type", STR("Point"));
	put_key(j, "coordinates");
	put_open(j, '[');
	put_real(j, in->lon);
	put_real(j, in->lat);
	put_close(j, ']');
	put_close(j, '}');
}

static void put_properties(struct json_out *j, const struct edition *ed, size_t i)
{
	const struct incident *in = &ed->r->incidents[i];
	put_key(j, "properties");
	put_open(j, '{');
	put_member_str(j, "place", in->place);
	put_member_str(j, "from", date_text(j->to->mem, in->from));
	put_member_str(j, "to", date_text(j->to->mem, in->to));
	put_key(j, "place_precision");
	if (in->place_precision)
		put_int(j, in->place_precision);
	else
		put_null(j);
	put_member_str(j, "act", str_from(act_words[act_of_incident(ed, in)]));
	put_member_str(j, "harm_grade", str_from(harm_grade_words[in->grades.harm]));
	put_member_str(j, "event_grade", str_from(event_grade_words[in->grades.event]));
	put_member_int(j, "reports", (int64_t)in->reports.count);
	put_key(j, "tolls");
	put_open(j, '[');
	for (size_t k = 0; k < in->toll_count; k++)
		put_toll(j, ed, &in->tolls[k]);
	put_close(j, ']');
	put_close(j, '}');
}

struct str export_geojson(const struct edition *ed, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	put_open(&j, '{');
	put_member_str(&j, "type", STR("FeatureCollection"));
	put_key(&j, "features");
	put_open(&j, '[');
	for (size_t i = 0; i < ed->r->incident_count; i++) {
		if (!export_has_row(&ed->r->incidents[i]))
			continue;
		put_open(&j, '{');
		put_member_str(&j, "type", STR("Feature"));
		put_member_str(&j, "id", ed->incident_id[i]);
		put_geometry(&j, &ed->r->incidents[i]);
		put_properties(&j, ed, i);
		put_close(&j, '}');
		buf_add(&b, STR("\n"));
	}
	put_close(&j, ']');
	put_close(&j, '}');
	buf_add_char(&b, '\n');
	return buf_str(&b);
}

/* FollowTheMoney: every property is a list of texts; ids are stable over editions. */
struct ftm {
	struct json_out j;
	const struct edition *ed;
	struct arena *mem;
	struct numbered made; /* ids that were written */
};

static struct str ftm_id(const struct ftm *f, const char *kind, struct str key)
{
	struct str text = str_format(f->mem, "%s|" STR_FMT, kind, STR_ARG(key));
	return str_format(f->mem, "knell-%s-" STR_FMT, kind,
		STR_ARG(str_slice(digest_hex(f->mem, digest_of(text)), 0, 20)));
}

/* False when an entity of that id was begun before. */
static bool ftm_begin(struct ftm *f, const char *schema, struct str id)
{
	size_t before = f->made.count;
	if (numbered_find(&f->made, id, before + 1, f->mem) <= before)
		return false;
	put_open(&f->j, '{');
	put_member_str(&f->j, "id", id);
	put_member_str(&f->j, "schema", str_from(schema));
	put_key(&f->j, "properties");
	put_open(&f->j, '{');
	return true;
}

static void ftm_put(struct ftm *f, const char *property, struct str value)
{
	if (!value.len)
		return;
	put_key(&f->j, property);
	put_open(&f->j, '[');
	put_str(&f->j, value);
	put_close(&f->j, ']');
}

static void ftm_end(struct ftm *f)
{
	put_close(&f->j, '}');
	put_close(&f->j, '}');
	end_line(&f->j);
}

static struct str ftm_gender(struct str sex)
{
	static const char *const forms[][2] = { { "male", "male" }, { "m", "male" },
		{ "man", "male" }, { "boy", "male" }, { "female", "female" }, { "f", "female" },
		{ "woman", "female" }, { "girl", "female" } };
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (str_equal_fold(sex, str_from(forms[i][0])))
			return str_from(forms[i][1]);
	return (struct str){ 0 };
}

static struct str document_id(const struct ftm *f, const struct told *t)
{
	return ftm_id(f, "document", t->id);
}

static void ftm_document(struct ftm *f, const struct told *t)
{
	struct str title =
		t->line ? edition_text(f->ed, t->line->title, f->mem) : (struct str){ 0 };
	if (!ftm_begin(f, "Document", document_id(f, t)))
		return;
	ftm_put(f, "name", title.len ? title : t->id);
	ftm_put(f, "fileName", t->id);
	ftm_put(f, "title", title);
	ftm_put(f, "publisher", t->outlet);
	ftm_put(f, "publishedAt", date_text(f->mem, t->published));
	if (str_starts(t->url, STR("http")))
		ftm_put(f, "sourceUrl", t->url);
	ftm_end(f);
}

static struct str person_id(const struct ftm *f, const struct person *p)
{
	return ftm_id(f, "person",
		str_format(f->mem, STR_FMT "|" STR_FMT, STR_ARG(f->ed->incident_id[p->incident]),
			STR_ARG(name_key(f->mem, p->victim->name))));
}

static void ftm_person(struct ftm *f, const struct person *p)
{
	const struct victim *v = p->victim;
	const struct incident *in = &f->ed->r->incidents[p->incident];
	if (!ftm_begin(f, "Person", person_id(f, p)))
		return;
	ftm_put(f, "name", v->name);
	ftm_put(f, "gender", ftm_gender(v->sex));
	ftm_put(f, "position", v->role);
	if (p->harm == HARM_KILLED && (v->date_of_harm != DATE_NONE || in->from == in->to))
		ftm_put(f, "deathDate",
			date_text(
				f->mem, v->date_of_harm != DATE_NONE ? v->date_of_harm : in->from));
	ftm_put(f, "notes",
		str_format(f->mem, "%s; status: %s; claim " STR_FMT, harm_words[p->harm],
			status_words[v->status], STR_ARG(p->claim->id)));
	ftm_end(f);
}

static struct str origin_id(const struct ftm *f, const struct origin *o)
{
	return ftm_id(f, "origin", name_key(f->mem, o->name));
}

static void ftm_origin(struct ftm *f, const struct origin *o)
{
	if (!o->name.len || !ftm_begin(f, "LegalEntity", origin_id(f, o)))
		return;
	ftm_put(f, "name", o->name);
	ftm_put(f, "notes", str_format(f->mem, "source: %s", source_kind_words[o->kind]));
	ftm_end(f);
}

static struct str summary_of(const struct ftm *f, const struct incident *in)
{
	struct buf b = { .mem = f->mem };
	for (size_t i = 0; i < in->toll_count; i++) {
		const struct toll *t = &in->tolls[i];
		const struct bounds *n = edition_bounds(f->ed, t);
		if (!n->high.known)
			continue;
		buf_printf(&b, "%s%s, %s: ", b.len ? "; " : "", harm_words[t->harm],
			toll_status_words(t->status));
		if (n->low.known)
			buf_printf(&b, "%lld to ", (long long)n->low.value);
		buf_printf(&b, "%lld%s", (long long)n->high.value, n->open ? "+" : "");
	}
	return buf_str(&b);
}

static void ftm_list(struct ftm *f, const char *property, const struct strs *ids)
{
	if (!ids->count)
		return;
	put_key(&f->j, property);
	put_open(&f->j, '[');
	for (size_t i = 0; i < ids->count; i++)
		put_str(&f->j, ids->at[i]);
	put_close(&f->j, ']');
}

static void ftm_event(struct ftm *f, size_t i, const struct strs *involved)
{
	const struct edition *ed = f->ed;
	const struct incident *in = &ed->r->incidents[i];
	struct strs proof = { 0 };
	for (size_t k = 0; k < in->reports.count; k++)
		*PUSH(f->mem, &proof) = document_id(f, &ed->r->reports[in->reports.at[k]]);
	if (!ftm_begin(f, "Event", ftm_id(f, "event", ed->incident_id[i])))
		return;
	ftm_put(f, "name",
		str_format(f->mem, STR_FMT ", " STR_FMT,
			STR_ARG(in->place.len ? in->place : STR("place not known")),
			STR_ARG(date_words(f->mem, in->from, in->to))));
	ftm_put(f, "startDate", date_text(f->mem, in->from));
	ftm_put(f, "endDate", date_text(f->mem, in->to));
	ftm_put(f, "location", in->place);
	ftm_put(f, "summary", summary_of(f, in));
	ftm_put(f, "recordId", ed->incident_id[i]);
	ftm_list(f, "involved", involved);
	ftm_list(f, "proof", &proof);
	ftm_end(f);
}

/* The persons of an incident stand together: from *next on. */
static struct strs persons_of(
	const struct ftm *f, const struct persons *all, size_t incident, size_t *next)
{
	struct strs ids = { 0 };
	for (; *next < all->count && all->at[*next].incident == incident; ++*next)
		*PUSH(f->mem, &ids) = person_id(f, &all->at[*next]);
	return ids;
}

struct str export_ftm(const struct edition *ed, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct ftm f = { .j = { .to = &b }, .ed = ed, .mem = mem };
	const struct persons *all = &ed->persons;
	size_t next = 0;
	for (size_t i = 0; i < ed->r->report_count; i++)
		ftm_document(&f, &ed->r->reports[i]);
	for (size_t i = 0; i < all->count; i++)
		ftm_person(&f, &all->at[i]);
	for (size_t i = 0; i < ed->r->incident_count; i++) {
		const struct incident *in = &ed->r->incidents[i];
		struct strs involved = persons_of(&f, all, i, &next);
		for (size_t k = 0; k < in->origin_count; k++)
			ftm_origin(&f, &in->origins[k]);
		if (export_has_row(in))
			ftm_event(&f, i, &involved);
	}
	return buf_str(&b);
}
