/*
 * UCDP's Georeferenced Event Dataset (codebook 23.1) and ACLED (codebook 2023): columns in their order, what they
 * mean as claims, and the words and codes that may stand in them.
 */
#include "publish/table.h"

/* clang-format off */
static const char *const ucdp_columns[] = { "id", "relid", "year", "active_year", "code_status",
	"type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id",
	"dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id",
	"side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
	"source_date", "source_headline", "source_original", "where_prec", "where_coordinates",
	"where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt",
	"priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec",
	"date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown",
	"best", "high", "low", "gwnoa", "gwnob", NULL };
static const char *const ucdp_map[] = { "id=id", "date=date_start", "date-to=date_end",
	"date-precision=date_prec", "place=where_coordinates", "lat=latitude", "lon=longitude",
	"place-precision=where_prec", "actor=side_a", "other-actor=side_b", "killed=best", "killed.low=low",
	"killed.high=high", "killed.civilian=deaths_civilians", "killed.combatant=deaths_a+deaths_b", NULL };
static const char *const one_to_three[] = { "1", "2", "3", NULL };
static const char *const one_or_two[] = { "1", "2", NULL };
static const char *const zero_or_one[] = { "0", "1", NULL };
static const char *const one_to_five[] = { "1", "2", "3", "4", "5", NULL };
static const char *const one_to_seven[] = { "1", "2", "3", "4", "5", "6", "7", NULL };
static const char *const ucdp_regions[] = { "Africa", "Americas", "Asia", "Europe", "Middle East", NULL };
static const struct vocabulary ucdp_vocabularies[] = {
	{ "active_year", zero_or_one }, { "type_of_violence", one_to_three },
	{ "where_prec", one_to_seven }, { "region", ucdp_regions },
	{ "event_clarity", one_or_two }, { "date_prec", one_to_five }, { 0 } };

const struct house house_ucdp = {
	.name = "ucdp", .source = "UCDP GED", .columns = ucdp_columns, .map = ucdp_map,
	.vocabularies = ucdp_vocabularies, .sum_of = "best",
	.sum = "deaths_a+deaths_b+deaths_civilians+deaths_unknown", .year = "year",
	.date_precision = { 0, 1, 2, 3, 4, 5 }, .place_precision = { 0, 1, 2, 3, 4, 5, 6, 7 } };

static const char *const acled_columns[] = { "event_id_cnty", "event_date", "year",
	"time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
	"assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction",
	"civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
	"location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
	"fatalities", "tags", "timestamp", NULL };
static const char *const acled_map[] = { "id=event_id_cnty", "date=event_date",
	"date-precision=time_precision", "place=location", "lat=latitude", "lon=longitude",
	"place-precision=geo_precision", "act=sub_event_type", "actor=actor1", "other-actor=actor2", "killed=fatalities", NULL };
static const char *const acled_events[] = { "Battles", "Violence against civilians", "Protests",
	"Riots", "Strategic developments", "Explosions/Remote violence", NULL };
static const char *const acled_sub_events[] = { "Armed clash", "Government regains territory",
	"Non-state actor overtakes territory", "Sexual violence", "Attack",
	"Abduction/forced disappearance", "Chemical weapon", "Air/drone strike", "Suicide bomb",
	"Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
	"Peaceful protest", "Protest with intervention",
	"Excessive force against protestors", "Excessive force against protesters", "Violent demonstration",
	"Mob violence", "Agreement", "Arrests", "Change to group/activity",
	"Disrupted weapons use", "Headquarters or base established",
	"Looting/property destruction", "Non-violent transfer of territory", "Other", NULL };
static const char *const acled_disorders[] = { "Political violence", "Demonstrations", "Strategic developments", NULL };
/* Numbers until 2024, words since. */
static const char *const acled_inters[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "State forces", "Rebel group",
	"Political militia", "Identity militia", "Rioters", "Protesters", "Civilians", "External/Other forces", NULL };
static const char *const acled_targeting[] = { "Civilian targeting", NULL };
static const struct vocabulary acled_vocabularies[] = {
	{ "event_type", acled_events }, { "sub_event_type", acled_sub_events },
	{ "disorder_type", acled_disorders }, { "inter1", acled_inters }, { "inter2", acled_inters },
	{ "civilian_targeting", acled_targeting }, { "time_precision", one_to_three },
	{ "geo_precision", one_to_three }, { 0 } };

/* ACLED's codes: a day, a week, a month; a town, near one, a region. */
const struct house house_acled = {
	.name = "acled", .source = "ACLED", .columns = acled_columns, .map = acled_map,
	.vocabularies = acled_vocabularies, .year = "year", .dates = DATES_DAY_FIRST,
	.date_precision = { 0, 1, 3, 4, 0, 0 }, .place_precision = { 0, 1, 2, 4, 0, 0, 0, 0 } };

/* The list of sub-events above is in the order of the events that they are one of. */
static const struct {
	const char *event, *last;
} events[] = { { "Battles", "Non-state actor overtakes territory" },
	{ "Violence against civilians", "Abduction/forced disappearance" }, { "Explosions/Remote violence", "Grenade" },
	{ "Protests", "Excessive force against protesters" }, { "Riots", "Mob violence" }, { "Strategic developments", "Other" } };

static const struct {
	const char *sub_event;
	enum act act;
} acts[] = {
	{ "Armed clash", ACT_ATTACK },
	{ "Government regains territory", ACT_MILITARY_ACTIVITY },
	{ "Non-state actor overtakes territory", ACT_MILITARY_ACTIVITY },
	{ "Sexual violence", ACT_SEXUAL_VIOLENCE },
	{ "Attack", ACT_ATTACK },
	{ "Abduction/forced disappearance", ACT_KIDNAPPING },
	{ "Chemical weapon", ACT_ATTACK },
	{ "Air/drone strike", ACT_BOMBING },
	{ "Suicide bomb", ACT_BOMBING },
	{ "Shelling/artillery/missile attack", ACT_SHELLING },
	{ "Remote explosive/landmine/IED", ACT_BOMBING },
	{ "Grenade", ACT_BOMBING },
	{ "Excessive force against protestors", ACT_ATTACK },
	{ "Excessive force against protesters", ACT_ATTACK },
	{ "Mob violence", ACT_ATTACK },
	{ "Arrests", ACT_DETENTION },
	{ "Looting/property destruction", ACT_ROBBERY },
};

/* Where several sub-events are one act, the one that claims least of what is not known. */
static const struct acled_type types[] = {
	[ACT_OTHER] = { "Strategic developments", "Strategic developments", "Other" },
	[ACT_KILLING] = { "Political violence", "Violence against civilians", "Attack" },
	[ACT_ATTACK] = { "Political violence", "Violence against civilians", "Attack" },
	[ACT_BOMBING] = { "Political violence", "Explosions/Remote violence", "Remote explosive/landmine/IED" },
	[ACT_SHELLING] = { "Political violence", "Explosions/Remote violence", "Shelling/artillery/missile attack" },
	[ACT_ARSON] = { "Strategic developments", "Strategic developments", "Looting/property destruction" },
	[ACT_KIDNAPPING] = { "Political violence", "Violence against civilians", "Abduction/forced disappearance" },
	[ACT_DETENTION] = { "Strategic developments", "Strategic developments", "Arrests" },
	[ACT_DISAPPEARANCE] = { "Political violence", "Violence against civilians", "Abduction/forced disappearance" },
	[ACT_TORTURE] = { "Political violence", "Violence against civilians", "Attack" },
	[ACT_SEXUAL_VIOLENCE] = { "Political violence", "Violence against civilians", "Sexual violence" },
	[ACT_FORCED_DISPLACEMENT] = { "Strategic developments", "Strategic developments", "Other" },
	[ACT_DEPRIVATION] = { "Strategic developments", "Strategic developments", "Other" },
	[ACT_ROBBERY] = { "Strategic developments", "Strategic developments", "Looting/property destruction" },
	[ACT_THREAT] = { "Strategic developments", "Strategic developments", "Other" },
	[ACT_MILITARY_ACTIVITY] = { "Strategic developments", "Strategic developments", "Other" },
};
/* clang-format on */

enum act act_of_acled(struct str sub_event)
{
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (str_equal_fold(sub_event, str_from(acts[i].sub_event)))
			return acts[i].act;
	return ACT_OTHER;
}

struct acled_type acled_type_of(enum act act)
{
	return types[act];
}

const char *acled_event_of(struct str sub_event)
{
	size_t event = 0;
	for (size_t i = 0; acled_sub_events[i]; i++) {
		if (str_equal_fold(sub_event, str_from(acled_sub_events[i])))
			return events[event].event;
		event += str_equal(str_from(acled_sub_events[i]), str_from(events[event].last));
	}
	return NULL;
}
