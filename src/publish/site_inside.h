#ifndef PUBLISH_SITE_INSIDE_H
#define PUBLISH_SITE_INSIDE_H

#include "plot/figure.h"
#include "publish/html.h"
#include "publish/site.h"

/* A page in the making. */
struct page {
	const struct edition *ed;
	const struct site_options *o;
	const struct words *w;
	const size_t *position; /* by item: 1 + its place in its incident */
	struct str up;          /* "" or "../": from the page to the edition's folder */
	struct html h;
	struct arena *mem;
};

void page_begin(struct page *p, struct str title);
struct str page_end(struct page *p);

/* Text of the catalogue, filled in where there is something. */
struct str phrase(const struct page *p, const char *key);
struct str phrase1(const struct page *p, const char *key, struct str with);
struct str phrase2(const struct page *p, const char *key, struct str a, struct str b);
struct str phrase_count(const struct page *p, const char *key, size_t n);
struct str number(const struct page *p, long long n);

/* A text of the catalogue with links in the places that are to be filled in; without an address a text. */
struct linked {
	struct str to, text;
};
void page_fill(struct page *p, const char *key, const struct linked *with, size_t count);

/* What an engine says, as an element; marked as English where the catalogue does not know it. */
void page_said(struct page *p, const char *tag, struct str english);

/* An element of a catalogue's text. */
void page_say(struct page *p, const char *tag, const char *key);

/* A heading that can be linked to. */
void page_section(struct page *p, const char *id, const char *key);

/* "41 to 60", each a link to the words that carry it; `at` is where: "" on the incident's own page. */
void page_range(struct page *p, const struct bounds *b, struct str at);
void page_link(struct page *p, struct str to, struct str text);
void page_range_cell(struct page *p, const struct bounds *b, struct str at);
void page_link_cell(struct page *p, struct str to, struct str text);
struct str range_text(const struct page *p, const struct bounds *b);
struct str incident_href(const struct page *p, size_t incident);
struct str incident_name(const struct page *p, const struct incident *in);
struct str place_of(const struct page *p, const struct incident *in);

/* A table's head: keys, ends with NULL. The table is closed by page_table_end. */
void page_table(struct page *p, const char *const *keys);
void page_table_end(struct page *p);
void page_cell(struct page *p, struct str text);
void page_number_cell(struct page *p, struct str text);

/* A figure with its caption; what follows until page_figure_end stands below it. */
struct figure page_figure(const struct page *p, const char *id, const char *title, struct str text);
void page_figure_begin(struct page *p, struct str svg, struct str caption);
void page_figure_end(struct page *p);

struct str site_index(struct page *p);
struct str site_incident(struct page *p, size_t incident);
struct str site_method(struct page *p);
struct str site_sums(struct page *p);
struct str site_readme(struct page *p);
struct str site_summary(const struct edition *ed, struct arena *mem);
void site_changes(struct page *p);

/* Sums over the incidents of an edition (PUBLISH-10). */
struct bounds edition_total(const struct edition *ed, enum harm harm, int status);
bool edition_counts(const struct incident *in);
void add_bounds(struct bounds *to, const struct bounds *b);

/* Those that the first page gives, the main one first; what each is made of stands in sums.html at `sum_href`. */
struct sum {
	enum harm harm;
	int status;
};
enum { SUMS = 8 };
extern const struct sum sums[SUMS];
struct str sum_name(const struct page *p, const struct sum *s);
struct str sum_href(const struct page *p, const struct sum *s);
struct str month_href(const struct page *p, int year, int month);

/* Rows of claims, each with the place that links lead to; `in` NULL: of no incident. */
void page_claim_rows(struct page *p, const struct indexes *items, bool in_incident);
struct str site_proof_page(struct page *p, struct str title, struct str back,
	const struct indexes *items, const struct site_proof *by_item);

/* What was known of an incident day by day (PUBLISH-11). */
struct moments {
	struct moment *at;
	size_t count, room;
};
struct moments edition_history(
	const struct edition *ed, const struct incident *in, struct arena *mem);

#endif
