#include "publish/site_inside.h"

#include "base/asset.h"
#include "publish/export.h"

#include <string.h>

static void attribute(struct page *p, const char *tag, const char *name, const char *value)
{
	html_open(&p->h, tag);
	html_attr(&p->h, name, str_from(value));
}

static void meta(struct page *p, const char *name, const char *content)
{
	html_empty(&p->h, "meta");
	html_attr(&p->h, name, str_from(content));
}

/* No page of an edition runs anything or asks anybody for anything. */
static void page_head(struct page *p, struct str title)
{
	html_open(&p->h, "head");
	meta(p, "charset", "utf-8");
	meta(p, "http-equiv", "Content-Security-Policy");
	html_attr(&p->h, "content",
		STR("default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action "
		    "'none'"));
	meta(p, "name", "referrer");
	html_attr(&p->h, "content", STR("no-referrer"));
	meta(p, "name", "viewport");
	html_attr(&p->h, "content", STR("width=device-width, initial-scale=1"));
	html_leaf(&p->h, "title", title);
	html_empty(&p->h, "link");
	html_attr(&p->h, "rel", STR("stylesheet"));
	html_attr(&p->h, "href", str_format(p->mem, STR_FMT "style.css", STR_ARG(p->up)));
	html_close(&p->h);
}

static void nav_link(struct page *p, const char *href, const char *key)
{
	html_open(&p->h, "a");
	html_attr(&p->h, "href", str_format(p->mem, STR_FMT "%s", STR_ARG(p->up), href));
	html_put(&p->h, phrase(p, key));
	html_close(&p->h);
}

static void page_nav(struct page *p)
{
	html_open(&p->h, "nav");
	html_attr(&p->h, "aria-label", phrase(p, "nav.label"));
	nav_link(p, "index.html", "nav.overview");
	nav_link(p, "index.html#incidents", "nav.incidents");
	nav_link(p, "METHOD.html", "nav.method");
	nav_link(p, "data/README.txt", "nav.data");
	if (p->o->proofs)
		nav_link(p, p->o->proofs, "nav.proofs");
	html_close(&p->h);
}

void page_begin(struct page *p, struct str title)
{
	p->h = (struct html){ .to = { .mem = p->mem } };
	buf_add(&p->h.to, STR("<!DOCTYPE html>\n"));
	html_open(&p->h, "html");
	html_attr(&p->h, "lang", p->w->language);
	html_attr(&p->h, "dir", p->w->right_to_left ? STR("rtl") : STR("ltr"));
	page_head(p, title);
	html_open(&p->h, "body");
	attribute(p, "a", "href", "#main");
	html_class(&p->h, "skip");
	html_put(&p->h, phrase(p, "nav.skip"));
	html_close(&p->h);
	page_nav(p);
	attribute(p, "main", "id", "main");
	if (p->ed->o->unreviewed) {
		attribute(p, "p", "class", "draft");
		html_put(&p->h, phrase(p, "draft"));
		html_close(&p->h);
	}
}

struct str page_end(struct page *p)
{
	html_close(&p->h);
	html_open(&p->h, "footer");
	html_leaf(&p->h, "p", phrase1(p, "footer.edition", words_day(p->w, p->ed->last, p->mem)));
	if (p->ed->o->publisher.len)
		html_leaf(&p->h, "p", phrase1(p, "footer.publisher", p->ed->o->publisher));
	html_close(&p->h);
	html_close(&p->h);
	html_close(&p->h);
	return buf_str(&p->h.to);
}

struct str phrase(const struct page *p, const char *key)
{
	return words_get(p->w, key);
}

struct str phrase1(const struct page *p, const char *key, struct str with)
{
	return words_fill(p->w, key, &with, 1, p->mem);
}

struct str phrase2(const struct page *p, const char *key, struct str a, struct str b)
{
	const struct str with[] = { a, b };
	return words_fill(p->w, key, with, 2, p->mem);
}

struct str phrase_count(const struct page *p, const char *key, size_t n)
{
	return words_count(p->w, key, (long long)n, p->mem);
}

struct str number(const struct page *p, long long n)
{
	return words_number(p->w, n, p->mem);
}

void page_say(struct page *p, const char *tag, const char *key)
{
	html_leaf(&p->h, tag, phrase(p, key));
}

void page_section(struct page *p, const char *id, const char *key)
{
	html_open(&p->h, "h2");
	html_attr(&p->h, "id", str_from(id));
	html_put(&p->h, phrase(p, key));
	html_close(&p->h);
}

struct str range_text(const struct page *p, const struct bounds *b)
{
	return words_range(
		p->w, b->low.known, b->low.value, b->high.known, b->high.value, b->open, p->mem);
}

void page_link(struct page *p, struct str to, struct str text)
{
	html_open(&p->h, "a");
	html_attr(&p->h, "href", to);
	html_put(&p->h, text);
	html_close(&p->h);
}

/* A text of the catalogue with links in the places that are to be filled in. */
void page_fill(struct page *p, const char *key, const struct linked *with, size_t count)
{
	struct str rest = phrase(p, key);
	for (size_t open; (open = str_find(rest, STR("{"))) < rest.len;
		rest = str_slice(rest, open + 3, rest.len)) {
		size_t which = open + 2 < rest.len ? (size_t)(rest.at[open + 1] - '0') : count;
		html_put(&p->h, str_slice(rest, 0, open));
		if (which < count && with[which].to.len)
			page_link(p, with[which].to, with[which].text);
		else if (which < count)
			html_put(&p->h, with[which].text);
	}
	html_put(&p->h, rest);
}

static struct linked bound_link(
	const struct page *p, const struct bound *b, struct str at, struct str text)
{
	struct str to = b->claim == NONE ? STR("#persons")
					 : str_format(p->mem, "#c%zu", p->position[b->claim]);
	return (struct linked){ str_format(p->mem, STR_FMT STR_FMT, STR_ARG(at), STR_ARG(to)),
		text };
}

void page_range(struct page *p, const struct bounds *b, struct str at)
{
	bool both = b->low.known && b->high.known && b->low.value != b->high.value;
	if (!b->low.known && !b->high.known) {
		html_put(&p->h, phrase(p, "range.none"));
	} else if (both) {
		const struct linked with[] = { bound_link(p, &b->low, at, number(p, b->low.value)),
			bound_link(p, &b->high, at, number(p, b->high.value)) };
		page_fill(p, b->open ? "range.open" : "range.closed", with, 2);
	} else {
		struct linked one =
			bound_link(p, b->high.known ? &b->high : &b->low, at, range_text(p, b));
		page_link(p, one.to, one.text);
	}
}

void page_range_cell(struct page *p, const struct bounds *b, struct str at)
{
	html_open(&p->h, "td");
	html_class(&p->h, "n");
	page_range(p, b, at);
	html_close(&p->h);
}

void page_link_cell(struct page *p, struct str to, struct str text)
{
	html_open(&p->h, "td");
	html_class(&p->h, "n");
	if (text.len) /* a link of no words has no name */
		page_link(p, to, text);
	html_close(&p->h);
}

struct str incident_href(const struct page *p, size_t incident)
{
	return str_format(p->mem, STR_FMT "incidents/" STR_FMT ".html", STR_ARG(p->up),
		STR_ARG(p->ed->incident_id[incident]));
}

struct str place_of(const struct page *p, const struct incident *in)
{
	return in->place.len ? in->place : phrase(p, "place.none");
}

struct str incident_name(const struct page *p, const struct incident *in)
{
	return phrase2(
		p, "incident.name", place_of(p, in), words_days(p->w, in->from, in->to, p->mem));
}

void page_table(struct page *p, const char *const *keys)
{
	attribute(p, "div", "class", "wide");
	html_attr(&p->h, "tabindex", STR("0"));
	html_attr(&p->h, "role", STR("group"));
	html_attr(&p->h, "aria-label", phrase(p, "table.label"));
	html_open(&p->h, "table");
	html_open(&p->h, "thead");
	html_open(&p->h, "tr");
	for (size_t i = 0; keys[i]; i++) {
		attribute(p, "th", "scope", "col");
		html_put(&p->h, phrase(p, keys[i]));
		html_close(&p->h);
	}
	html_close(&p->h);
	html_close(&p->h);
	html_open(&p->h, "tbody");
}

void page_table_end(struct page *p)
{
	html_close(&p->h);
	html_close(&p->h);
	html_close(&p->h);
}

void page_cell(struct page *p, struct str text)
{
	html_quote(&p->h, "td", text, phrase(p, "cut"));
}

void page_said(struct page *p, const char *tag, struct str english)
{
	struct str own = words_said(p->w, english, p->mem);
	html_open(&p->h, tag);
	html_open(&p->h, "bdi");
	if (!own.at)
		html_attr(&p->h, "lang", STR("en"));
	html_put(&p->h, own.at ? own : english);
	html_close(&p->h);
	html_close(&p->h);
}

void page_number_cell(struct page *p, struct str text)
{
	attribute(p, "td", "class", "n");
	html_put(&p->h, text);
	html_close(&p->h);
}

static struct str figure_number(const void *words, long long n, struct arena *mem)
{
	return words_number(words, n, mem);
}

static struct str figure_day(const void *words, date_day d, struct arena *mem)
{
	return words_day(words, d, mem);
}

struct figure page_figure(const struct page *p, const char *id, const char *title, struct str text)
{
	return (struct figure){ .id = str_from(id),
		.title = phrase(p, title),
		.text = text,
		.mirror = p->w->right_to_left,
		.mem = p->mem,
		.locale = p->w,
		.number = figure_number,
		.day = figure_day };
}

void page_figure_begin(struct page *p, struct str svg, struct str caption)
{
	html_open(&p->h, "figure");
	html_own(&p->h, svg);
	html_leaf(&p->h, "figcaption", caption);
}

void page_figure_end(struct page *p)
{
	html_close(&p->h);
}

struct site {
	const struct edition *ed;
	const struct site_options *o;
	size_t *position;
	size_t forms; /* of the data */
};

static void add_file(struct site_files *to, struct str path, struct str bytes, struct arena *mem)
{
	*PUSH(mem, to) = (struct site_file){ path, bytes };
}

static struct page page_of(const struct site *s, const char *up, struct arena *mem)
{
	return (struct page){ .ed = s->ed,
		.o = s->o,
		.w = s->o->words,
		.position = s->position,
		.up = str_from(up),
		.mem = mem };
}

static void add_page(const struct site *s, const char *path, struct str (*make)(struct page *p),
	struct site_files *to, struct arena *mem)
{
	struct page p = page_of(s, "", mem);
	add_file(to, str_from(path), make(&p), mem);
}

static void add_data(
	const struct site *s, const struct export *x, struct site_files *to, struct arena *mem)
{
	add_file(to, str_format(mem, "data/%s", x->file), x->make(s->ed, mem), mem);
	if (x->schema)
		add_file(
			to, str_format(mem, "data/%s-metadata.json", x->file), x->schema(mem), mem);
}

static void add_schemas(struct site_files *to, struct arena *mem)
{
	struct str path, bytes;
	for (size_t i = 0; asset_at(i, &path, &bytes); i++)
		if (str_starts(path, STR("docs/schema/")))
			add_file(to,
				str_format(mem, "data/schema/" STR_FMT,
					STR_ARG(str_slice(path, 12, path.len))),
				bytes, mem);
}

static void add_small(const struct site *s, struct site_files *to, struct arena *mem)
{
	struct str css = STR("");
	(void)asset_find("publish/style.css", &css);
	add_file(to, STR("style.css"),
		str_format(mem, STR_FMT "%s\n", STR_ARG(css), svg_figure_style), mem);
	add_page(s, "METHOD.html", site_method, to, mem);
	add_page(s, "sums.html", site_sums, to, mem);
	add_page(s, "data/README.txt", site_readme, to, mem);
	add_file(to, STR("data/edition.json"), site_summary(s->ed, mem), mem);
	if (s->o->estimate_text.len)
		add_file(to, STR("data/estimate.json"), s->o->estimate_text, mem);
	add_schemas(to, mem);
}

static void add_incident(const struct site *s, size_t i, struct site_files *to, struct arena *mem)
{
	struct page p = page_of(s, "../", mem);
	add_file(to, str_format(mem, "incidents/" STR_FMT ".html", STR_ARG(s->ed->incident_id[i])),
		site_incident(&p, i), mem);
}

struct site *site_open(const struct edition *ed, const struct site_options *o)
{
	const struct toll_result *r = ed->r;
	struct site *s = NEW(ed->mem, struct site);
	*s = (struct site){ .ed = ed, .o = o };
	while (exports[s->forms].name)
		s->forms++;
	s->position = NEW_ARRAY(ed->mem, size_t, r->item_count + 1);
	for (size_t i = 0; i < r->incident_count; i++)
		for (size_t k = 0; k < r->incidents[i].items.count; k++)
			s->position[r->incidents[i].items.at[k]] = k + 1;
	for (size_t k = 0; k < r->ungrouped.count; k++)
		s->position[r->ungrouped.at[k].item] = k + 1;
	return s;
}

enum { PART_INDEX, PART_SMALL, PART_FORMS };

size_t site_parts(const struct site *s)
{
	return PART_FORMS + s->forms + s->ed->r->incident_count;
}

/* PUBLISH-7 */
static bool names_nobody(const struct edition *ed, const struct site_file *f, struct err *e)
{
	struct str name;
	return !edition_betrays(ed, f->bytes, &name) ||
	       fail(e, ERR_FINDING,
		       STR_FMT
		       " would name a person whose name is withheld; nothing of it was written",
		       STR_ARG(f->path));
}

bool site_part(
	const struct site *s, size_t i, struct site_files *files, struct arena *mem, struct err *e)
{
	bool ok = true;
	if (i == PART_INDEX)
		add_page(s, "index.html", site_index, files, mem);
	else if (i == PART_SMALL)
		add_small(s, files, mem);
	else if (i < PART_FORMS + s->forms)
		add_data(s, &exports[i - PART_FORMS], files, mem);
	else
		add_incident(s, i - PART_FORMS - s->forms, files, mem);
	for (size_t k = 0; ok && k < files->count; k++)
		ok = names_nobody(s->ed, &files->at[k], e);
	return ok;
}

/* Those of no incident have a page of that name. */
static struct page proof_page(
	const struct site *s, struct str name, struct str *path, struct arena *mem)
{
	struct page p = page_of(s, "../", mem);
	*path = str_format(mem, "proofs/" STR_FMT ".html", STR_ARG(name));
	return p;
}

bool site_proofs(const struct site *s, const struct site_proof *by_item, struct site_files *files,
	struct arena *mem, struct err *e)
{
	const struct toll_result *r = s->ed->r;
	struct indexes outside = { 0 };
	struct str path;
	size_t before = files->count;
	bool ok = true;
	for (size_t i = 0; i < r->incident_count; i++) {
		struct page p = proof_page(s, s->ed->incident_id[i], &path, mem);
		add_file(files, path,
			site_proof_page(&p, incident_name(&p, &r->incidents[i]),
				incident_href(&p, i), &r->incidents[i].items, by_item),
			mem);
	}
	for (size_t i = 0; i < r->ungrouped.count; i++)
		*PUSH(mem, &outside) = r->ungrouped.at[i].item;
	if (outside.count) {
		struct page p = proof_page(s, STR("ungrouped"), &path, mem);
		add_file(files, path,
			site_proof_page(&p, phrase(&p, "sums.ungrouped"), STR("../sums.html"),
				&outside, by_item),
			mem);
	}
	for (size_t k = before; ok && k < files->count; k++)
		ok = names_nobody(s->ed, &files->at[k], e);
	return ok;
}
