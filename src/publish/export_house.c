/*
 * An edition's incidents in the columns of UCDP GED and of ACLED, in their order, with their codes (EXPORT-3, EXPORT-4).
 * What the claims do not say (ids of conflicts, countries) stays empty.
 */
#include "publish/export_inside.h"
#include "publish/table.h"

#include <math.h>

static void c_place(const struct export_row *r)
{
	cell_text(r, r->in->place);
}

static void c_year(const struct export_row *r)
{
	if (r->in->from != DATE_NONE)
		cell_int(r, date_split(r->in->from).year);
}

static void c_lat(const struct export_row *r)
{
	if (r->in->has_point)
		cell_real(r, r->in->lat);
}

static void c_lon(const struct export_row *r)
{
	if (r->in->has_point)
		cell_real(r, r->in->lon);
}

static void c_from(const struct export_row *r)
{
	buf_add(r->to, date_text(r->mem, r->in->from));
}

static void c_to(const struct export_row *r)
{
	buf_add(r->to, date_text(r->mem, r->in->to));
}

static void c_outlets(const struct export_row *r)
{
	cell_text(r, outlets_of(r));
}

static void u_id(const struct export_row *r)
{
	cell_int(r, (int64_t)r->index + 1);
}

/*
 * The civilians that a claim says are civilians. Those of no stated status count as civilians in a toll (TOLL-12),
 * but under unknown in these houses' books (EXPORT-3).
 */
static const struct bound *said_civilian(const struct edition *ed, const struct incident *in)
{
	const struct bounds *b = killed_by(in, STATUS_CIVILIAN, RULE_UCDP);
	if (!b || !b->best.known || b->best.claim >= ed->r->item_count)
		return NULL;
	return ed->r->items[b->best.claim].claim->status == STATUS_CIVILIAN ? &b->best : NULL;
}

/* One-sided where civilians alone were killed: what the claims can tell of the kinds of violence. */
static bool only_civilians(const struct export_row *r)
{
	const struct bounds *all = killed_by(r->in, STATUS_ALL, RULE_UCDP);
	const struct bound *civilian = said_civilian(r->ed, r->in);
	return all && civilian && all->best.known && all->best.value > 0 &&
	       civilian->value == all->best.value &&
	       !toll_find(r->in, HARM_KILLED, STATUS_COMBATANT);
}

static void u_relid(const struct export_row *r)
{
	buf_printf(r->to, "KNELL-" STR_FMT, STR_ARG(r->ed->incident_id[r->index]));
}

static void u_type(const struct export_row *r)
{
	if (only_civilians(r))
		cell_int(r, 3);
}

static void u_side_a(const struct export_row *r)
{
	cell_text(r, actor_of_incident(r->ed, r->in));
}

static void u_side_b(const struct export_row *r)
{
	if (only_civilians(r))
		cell_text(r, STR("Civilians"));
}

static void u_reports(const struct export_row *r)
{
	cell_int(r, (int64_t)r->in->reports.count);
}

static const struct told *told_at(const struct export_row *r, size_t i)
{
	return &r->ed->r->reports[r->in->reports.at[i]];
}

static struct str title_of(const struct export_row *r, const struct told *t)
{
	return t->line ? edition_text(r->ed, t->line->title, r->mem) : (struct str){ 0 };
}

static void u_articles(const struct export_row *r)
{
	struct joined j = { .mem = r->mem };
	for (size_t i = 0; i < r->in->reports.count; i++) {
		const struct told *t = told_at(r, i);
		struct str title = title_of(r, t);
		join(&j, str_format(r->mem, "\"" STR_FMT "," STR_FMT "," STR_FMT "\"",
				 STR_ARG(t->outlet), STR_ARG(date_text(r->mem, t->published)),
				 STR_ARG(title.len ? title : t->id)));
	}
	cell_text(r, buf_str(&j.text));
}

static void u_dates(const struct export_row *r)
{
	struct joined j = { .mem = r->mem };
	for (size_t i = 0; i < r->in->reports.count; i++)
		join(&j, date_text(r->mem, told_at(r, i)->published));
	cell_text(r, buf_str(&j.text));
}

static void u_titles(const struct export_row *r)
{
	struct joined j = { .mem = r->mem };
	for (size_t i = 0; i < r->in->reports.count; i++)
		join(&j, title_of(r, told_at(r, i)));
	cell_text(r, buf_str(&j.text));
}

static void u_origins(const struct export_row *r)
{
	struct joined j = { .mem = r->mem };
	for (size_t i = 0; i < r->in->origin_count; i++)
		join(&j, r->in->origins[i].name);
	cell_text(r, buf_str(&j.text));
}

static void u_where_prec(const struct export_row *r)
{
	if (r->in->place_precision)
		cell_int(r, r->in->place_precision);
}

static void u_place_words(const struct export_row *r)
{
	cell_text(r, r->in->place_words);
}

static void u_wkt(const struct export_row *r)
{
	if (!r->in->has_point)
		return;
	buf_add(r->to, STR("POINT ("));
	cell_real(r, r->in->lon);
	buf_add_char(r->to, ' ');
	cell_real(r, r->in->lat);
	buf_add_char(r->to, ')');
}

/* PRIO-GRID: cells of half a degree, counted from the south-west, 720 a row. */
static void u_gid(const struct export_row *r)
{
	if (r->in->has_point)
		cell_int(r, (int64_t)floor((fmin(r->in->lat, 89.9) + 90) * 2) * 720 +
				    (int64_t)floor((fmin(r->in->lon, 179.9) + 180) * 2) + 1);
}

static void u_clarity(const struct export_row *r)
{
	cell_int(r, r->in->may_be_several ? 2 : 1);
}

static void u_date_prec(const struct export_row *r)
{
	if (r->in->date_precision)
		cell_int(r, r->in->date_precision);
}

static const struct bound *best_of(const struct export_row *r)
{
	const struct bounds *b = killed_by(r->in, STATUS_ALL, RULE_UCDP);
	return b && b->best.known ? &b->best : NULL;
}

static int64_t civilians_of(const struct export_row *r, int64_t best)
{
	const struct bound *b = said_civilian(r->ed, r->in);
	int64_t n = b ? b->value : 0;
	return n < best ? n : best;
}

static void u_zero(const struct export_row *r)
{
	if (best_of(r))
		cell_int(r, 0);
}

static void u_civilians(const struct export_row *r)
{
	const struct bound *best = best_of(r);
	if (best)
		cell_int(r, civilians_of(r, best->value));
}

/* Fighters too, where it is not known for which side they fought. */
static void u_unknown(const struct export_row *r)
{
	const struct bound *best = best_of(r);
	if (best)
		cell_int(r, best->value - civilians_of(r, best->value));
}

static void u_best(const struct export_row *r)
{
	cell_bound(r, best_of(r));
}

static void u_high(const struct export_row *r)
{
	const struct bounds *b = killed_by(r->in, STATUS_ALL, RULE_UCDP);
	cell_bound(r, b ? &b->high : NULL);
}

static void u_low(const struct export_row *r)
{
	const struct bounds *b = killed_by(r->in, STATUS_ALL, RULE_UCDP);
	cell_bound(r, b ? &b->low : NULL);
}

static void a_id(const struct export_row *r)
{
	buf_printf(r->to, "KNL%zu", r->index + 1);
}

static void a_date(const struct export_row *r)
{
	if (r->in->from == DATE_NONE)
		return;
	struct ymd d = date_split(r->in->from + (r->in->to - r->in->from) / 2);
	buf_printf(r->to, "%02d-%02d-%04d", d.day, d.month, d.year);
}

/* EXPORT-4: UCDP's five codes as ACLED's three. */
static void a_time_prec(const struct export_row *r)
{
	static const int codes[] = { 0, 1, 2, 2, 3, 3 };
	if (r->in->date_precision)
		cell_int(r, codes[r->in->date_precision]);
}

static void a_geo_prec(const struct export_row *r)
{
	static const int codes[] = { 0, 1, 2, 3, 3, 3, 3, 3 };
	if (r->in->place_precision)
		cell_int(r, codes[r->in->place_precision]);
}

static struct acled_type type_of(const struct export_row *r)
{
	return acled_type_of(act_of_incident(r->ed, r->in));
}

static void a_disorder(const struct export_row *r)
{
	cell_text(r, str_from(type_of(r).disorder));
}

static void a_event(const struct export_row *r)
{
	cell_text(r, str_from(type_of(r).event));
}

static void a_sub_event(const struct export_row *r)
{
	cell_text(r, str_from(type_of(r).sub_event));
}

static void a_actor(const struct export_row *r)
{
	cell_text(r, actor_of_incident(r->ed, r->in));
}

static void a_victims(const struct export_row *r)
{
	if (only_civilians(r))
		cell_text(r, STR("Civilians"));
}

static void a_inter2(const struct export_row *r)
{
	if (only_civilians(r))
		cell_int(r, 7);
}

static void a_targeting(const struct export_row *r)
{
	if (only_civilians(r))
		cell_text(r, STR("Civilian targeting"));
}

static void a_notes(const struct export_row *r)
{
	cell_text(r, notes_of(r));
}

static void a_fatalities(const struct export_row *r)
{
	const struct bounds *b = killed_by(r->in, STATUS_ALL, RULE_ACLED);
	cell_bound(r, b ? &b->best : NULL);
}

static void a_timestamp(const struct export_row *r)
{
	if (r->ed->last != DATE_NONE)
		cell_int(r, (int64_t)r->ed->last * 86400);
}

/* clang-format off */
static const struct export_column ucdp[] = {
	{ "id", u_id, "integer", "Unique numeric id of the event", NULL },
	{ "relid", u_relid, NULL, "Composite human-readable unique id: country/region prefix - year - type_of_violence - dyad id - counter", NULL },
	{ "year", c_year, "integer", "Year of the event", NULL },
	{ "active_year", NULL, NULL, "1 if the event belongs to an active conflict/dyad/actor-year (25-deaths threshold), else 0", NULL },
	{ "code_status", NULL, NULL, "Vetting status; 'Clear' when parties known and organised, a number of deaths reported, source trusted, location geocoded", NULL },
	{ "type_of_violence", u_type, NULL, "1 state-based conflict, 2 non-state conflict, 3 one-sided violence", NULL },
	{ "conflict_dset_id", NULL, NULL, "Old dataset conflict id", NULL },
	{ "conflict_new_id", NULL, "integer", "Conflict id", NULL },
	{ "conflict_name", NULL, NULL, "Conflict name", NULL },
	{ "dyad_dset_id", NULL, NULL, "Old dataset dyad id", NULL },
	{ "dyad_new_id", NULL, "integer", "Dyad id", NULL },
	{ "dyad_name", NULL, NULL, "Dyad name ('Side A - Side B')", NULL },
	{ "side_a_dset_id", NULL, NULL, "Old id of side A", NULL },
	{ "side_a_new_id", NULL, "integer", "Id of side A", NULL },
	{ "side_a", u_side_a, NULL, "Side A. State-based: always a government; one-sided: always the perpetrator", NULL },
	{ "side_b_dset_id", NULL, NULL, "Old id of side B", NULL },
	{ "side_b_new_id", NULL, "integer", "Id of side B", NULL },
	{ "side_b", u_side_b, NULL, "Side B. State-based: rebel group or rival government; one-sided: always 'Civilians'", NULL },
	{ "number_of_sources", u_reports, "integer", "Number of sources consulted that contain information on the event; -1 = not recorded (older events)", NULL },
	{ "source_article", u_articles, NULL, "References (names, dates, titles) of the source material, ';'-separated, each quoted: \"office,date,headline\"", NULL },
	{ "source_office", c_outlets, NULL, "Publishers, ';'-separated", NULL },
	{ "source_date", u_dates, NULL, "Publication dates, ';'-separated", NULL },
	{ "source_headline", u_titles, NULL, "Titles, ';'-separated", NULL },
	{ "source_original", u_origins, NULL, "Person/organisation the information originates from (e.g. 'army statement', 'police')", NULL },
	{ "where_prec", u_where_prec, NULL, "Precision of location: 1 exact location known and coded; 2 within ca. 25 km of a known point (the point is coded); 3 only ADM2 known; 4 only ADM1 known; 5 linear feature / fuzzy polygon, representation point; 6 only country known; 7 international waters or airspace", NULL },
	{ "where_coordinates", c_place, NULL, "Standardised name of the coded location", NULL },
	{ "where_description", u_place_words, NULL, "Free description of the location", NULL },
	{ "adm_1", NULL, NULL, "First-order administrative division", NULL },
	{ "adm_2", NULL, NULL, "Second-order administrative division", NULL },
	{ "latitude", c_lat, "double", "Latitude", NULL },
	{ "longitude", c_lon, "double", "Longitude", NULL },
	{ "geom_wkt", u_wkt, NULL, "POINT (lon lat)", NULL },
	{ "priogrid_gid", u_gid, "integer", "PRIO-GRID cell id", NULL },
	{ "country", NULL, NULL, "Country", NULL },
	{ "country_id", NULL, "integer", "Gleditsch & Ward country number", NULL },
	{ "region", NULL, NULL, "Africa, Americas, Asia, Europe, Middle East", NULL },
	{ "event_clarity", u_clarity, NULL, "1 = reporting is clear enough to identify the individual event; 2 = event known only through an aggregate/summary report", NULL },
	{ "date_prec", u_date_prec, NULL, "1 exact date; 2 known within a 2-6 day range; 3 only the week known; 4 known within an 8-30 day range or only the month; 5 range longer than one month but not more than one year", NULL },
	{ "date_start", c_from, "date", "Earliest possible date", NULL },
	{ "date_end", c_to, "date", "Last possible date", NULL },
	{ "deaths_a", u_zero, "integer", "Best estimate of deaths sustained by side A", NULL },
	{ "deaths_b", u_zero, "integer", "Best estimate of deaths sustained by side B", NULL },
	{ "deaths_civilians", u_civilians, "integer", "Best estimate of civilian deaths", NULL },
	{ "deaths_unknown", u_unknown, "integer", "Best estimate of deaths of persons of unknown status", NULL },
	{ "best", u_best, "integer", "Best (most likely) estimate of total fatalities; = deaths_a+deaths_b+deaths_civilians+deaths_unknown", NULL },
	{ "high", u_high, "integer", "Highest reliable estimate of total fatalities", NULL },
	{ "low", u_low, "integer", "Lowest reliable estimate of total fatalities", NULL },
	{ "gwnoa", NULL, NULL, "Gleditsch & Ward number(s) of side A if a state", NULL },
	{ "gwnob", NULL, NULL, "Gleditsch & Ward number(s) of side B if a state", NULL },
	{ 0 },
};

static const struct export_column acled[] = {
	{ "event_id_cnty", a_id, NULL, "An unique individual identifier by number and country acronym (updated annually)", NULL },
	{ "event_date", a_date, NULL, "The day, month and year on which an event took place", NULL },
	{ "year", c_year, "integer", "The year in which an event took place", NULL },
	{ "time_precision", a_time_prec, "integer", "A numeric code indicating the level of certainty of the date coded for the event", NULL },
	{ "disorder_type", a_disorder, NULL, "Type of disorder: Political violence | Demonstrations | Strategic developments (combinations separated by ;)", NULL },
	{ "event_type", a_event, NULL, "The type of event", NULL },
	{ "sub_event_type", a_sub_event, NULL, "The type of sub-event", NULL },
	{ "actor1", a_actor, NULL, "The named actor involved in the event. Note: Actor 1 and Actor 2 do not imply directionality (e.g. attacker or defender)", NULL },
	{ "assoc_actor_1", NULL, NULL, "The named actor associated with or identifying actor1", NULL },
	{ "inter1", NULL, NULL, "A numeric code indicating the type of actor1", NULL },
	{ "actor2", a_victims, NULL, "The named actor involved in the event. Note: Actor 1 and Actor 2 do not imply directionality (e.g. attacker or defender)", NULL },
	{ "assoc_actor_2", NULL, NULL, "The named actor associated with or identifying actor1", NULL },
	{ "inter2", a_inter2, NULL, "A numeric code indicating the type of actor1", NULL },
	{ "interaction", NULL, NULL, "A numeric code indicating the interaction between types of actor1 and actor2", NULL },
	{ "civilian_targeting", a_targeting, NULL, "'Civilian targeting' when civilians were the main/only target, else empty", NULL },
	{ "iso", NULL, NULL, "A numeric code for each individual country", NULL },
	{ "region", NULL, NULL, "The region of the world where the event took place", NULL },
	{ "country", NULL, NULL, "The country in which the event took place", NULL },
	{ "admin1", NULL, NULL, "The largest sub-national administrative region in which the event took place", NULL },
	{ "admin2", NULL, NULL, "The second largest sub-national administrative region in which the event took place", NULL },
	{ "admin3", NULL, NULL, "The third largest sub-national administrative region in which the event took place", NULL },
	{ "location", c_place, NULL, "The location in which the event took place", NULL },
	{ "latitude", c_lat, "double", "The latitude of the location", NULL },
	{ "longitude", c_lon, "double", "The longitude of the location", NULL },
	{ "geo_precision", a_geo_prec, "integer", "A numeric code indicating the level of certainty of the location coded for the event", NULL },
	{ "source", c_outlets, NULL, "The source of the event report", NULL },
	{ "source_scale", NULL, NULL, "The scale (local, regional, national, international) of the source", NULL },
	{ "notes", a_notes, NULL, "A short description of the event", NULL },
	{ "fatalities", a_fatalities, "integer", "The number of reported fatalities which occurred during the event", NULL },
	{ "tags", NULL, NULL, "Structured tags, ;-separated (e.g. crowd size=no report)", NULL },
	{ "timestamp", a_timestamp, "integer", "Numeric code of time", NULL },
	{ 0 },
};
/* clang-format on */

struct str export_ucdp(const struct edition *ed, struct arena *mem)
{
	return export_table(&house_ucdp, ucdp, false, ed, mem);
}

struct str export_acled(const struct edition *ed, struct arena *mem)
{
	return export_table(&house_acled, acled, false, ed, mem);
}

struct str schema_ucdp(struct arena *mem)
{
	return export_csvw("incidents.csv", ucdp, mem);
}

struct str schema_acled(struct arena *mem)
{
	return export_csvw("incidents-acled.csv", acled, mem);
}
