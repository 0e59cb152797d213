#include "tap.h"
#include "toll_claims.h"
#include "toll/fold.h"

static size_t origins_of(struct telling *t)
{
	return derive(t)->incidents[0].origin_count;
}

TEST("names are folded in any script, and a set of words is one key (ORIGIN-2)")
{
	CHECK_STR(fold(mem, STR("  The MINISTRY of  Health, Marenia's")),
		"the ministry of health marenia s");
	CHECK_STR(fold(mem, STR("\xC3\x89lan-V\xC3\xA1lt")), "elan valt");
	CHECK_STR(fold(mem, STR("U.N. office")), "un office");
	CHECK_STR(name_key(mem, STR("the Ministry of Health")), "health ministry");
	CHECK_STR(name_key(mem, STR("Health Ministry")), "health ministry");
	CHECK_STR(name_head(mem, STR("the Ministry of Health in Tarn")), "ministry");
	CHECK(key_within(STR("health"), STR("directorate health")));
	CHECK(!key_within(STR("army health"), STR("directorate health")));
	CHECK(!key_within(STR(""), STR("army")));
}

TEST("a spokesman is who he speaks for (ORIGIN-3)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "the Health Directorate", 41, 41);
	say(&t, "r2", 15, "a Health Directorate spokeswoman", 41, 41);
	say(&t, "r3", 15, "Health Directorate officials", 41, 41);
	CHECK(origins_of(&t) == 1);
	CHECK(derive(&t)->incidents[0].origins[0].aliases.count == 2);
}

TEST("the town's main hospital is the one that is named (ORIGIN-3)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Qarin hospital", 41, 41);
	say(&t, "r2", 15, "the town's main hospital", 41, 41);
	say(&t, "r3", 15, "the local hospital", 41, 41);
	CHECK(origins_of(&t) == 1);
}

TEST("short forms and acronyms stand for the one longer name in context (ORIGIN-4)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "the Marenian Ministry of Health", 41, 41);
	say(&t, "r2", 15, "the ministry", 41, 41);
	say(&t, "r3", 15, "health officials", 41, 41);
	say(&t, "r4", 15, "Ministry of Health", 41, 41);
	say(&t, "r5", 15, "MoH", 41, 41);
	CHECK(origins_of(&t) == 1);
	CHECK_STR(derive(&t)->incidents[0].origins[0].name, "Marenian Ministry of Health");
}

TEST("a press office speaks for the one whose acronym it bears, shouted or not (ORIGIN-4)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "UNION OF MARENIAN PATRIOTS ABROAD", 41, 41);
	say(&t, "r2", 15, "UMPA press office", 41, 41);
	CHECK(origins_of(&t) == 1);
	say(&t, "r3", 15, "UMPX press office", 41, 41);
	CHECK(origins_of(&t) == 2);
}

TEST("a short form that could be two is whom its own report names (ORIGIN-4)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "the Ministry of Health", 41, 41);
	say(&t, "r1", 15, "the ministry", 42, 42);
	say(&t, "r2", 15, "the Interior Ministry", 12, 12);
	say(&t, "r2", 15, "the ministry", 13, 13);
	say(&t, "r3", 15, "the ministry", 14, 14);
	CHECK(origins_of(&t) == 3);
}

TEST("who shares a word is not one: two councils, a government and its media office (ORIGIN-4)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	say(&t, "r2", 15, "Town Council", 42, 42);
	say(&t, "r3", 15, "the government", 43, 43);
	say(&t, "r4", 15, "Government Media Office", 44, 44);
	CHECK(origins_of(&t) == 4);
}

static void sketch(struct telling *t, const char *report, int day, uint64_t seed, int changed)
{
	struct report p = { .id = str_from(report), .published = march(day), .read = true };
	p.outlet = str_format(t->mem, "Outlet of %s", report);
	for (int i = 0; i < 32; i++)
		*PUSH(t->mem, &p.sketch) =
			(seed + (uint64_t)(i < changed ? i + 1000 : i)) * 0x9E3779B97F4A7C15u;
	*PUSH(t->mem, &t->s.reports) = p;
}

TEST("near-copies of one text are one origin and keep its day (ORIGIN-5)")
{
	struct telling t = telling_new(mem);
	sketch(&t, "r1", 14, 7, 0);
	sketch(&t, "r2", 17, 7, 4);
	sketch(&t, "r3", 15, 99, 0);
	say(&t, "r1", 14, NULL, 39, 39);
	say(&t, "r2", 17, NULL, 39, 39);
	say(&t, "r3", 15, NULL, 44, 44);
	const struct toll_result *r = derive(&t);
	CHECK(r->incidents[0].origin_count == 2);
	CHECK(r->items[1].carrier == 0 && r->items[1].time == march(14));
	CHECK(r->reports[1].original == 0 && r->reports[2].original == 2);
}

TEST("an equal sentence is a copy of the earliest report that has it (ORIGIN-6)")
{
	struct telling t = telling_new(mem);
	struct str words = STR("At least 44 people were killed in Port Selene on Friday");
	say(&t, "r1", 16, NULL, 44, 44)->words = words;
	say(&t, "r2", 14, NULL, 44, 44)->words = words;
	CHECK(origins_of(&t) == 1);
	CHECK_STR(derive(&t)->incidents[0].origins[0].name, "Outlet of r2");
}

TEST("an outlet is the origin of what it says itself, also where others quote it (ORIGIN-7)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, NULL, 44, 44);
	say(&t, "r2", 15, "Outlet of r1", 44, 44);
	say(&t, "r1", 15, "the investigation", 44, 44);
	CHECK(origins_of(&t) == 1);
	struct telling bare = telling_new(mem);
	say(&bare, "r1", 15, NULL, 44, 44)->outlet = (struct str){ 0 };
	CHECK_STR(derive(&bare)->incidents[0].origins[0].name, "r1");
}

TEST("residents of two papers are one origin, and neither supersedes the other (ORIGIN-8)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 14, "residents", SOURCE_WITNESS, 30, 30);
	say_kind(&t, "r2", 16, "three eyewitnesses", SOURCE_WITNESS, 20, 20);
	CHECK(origins_of(&t) == 1);
	CHECK_RANGE(&t, 20, 30);
}

TEST("an office named in Arabic is the one of the same words in English (ORIGIN-9)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "the Ministry of Health", 41, 41);
	say(&t, "r2", 15, "وزارة الصحة", 41, 41);
	say(&t, "r3", 15, "المتحدث باسم وزارة الصحة", 41, 41);
	CHECK(origins_of(&t) == 1);
	say(&t, "r4", 15, "وزارة الداخلية", 40, 40);
	CHECK(origins_of(&t) == 2);
}

TEST("a place named in Arabic is the one that sounds alike, another is another (GROUP-18)")
{
	static const char *const names[] = { "بورت سيلين", "مدينة بورت سيلين", "وادي سارين" };
	for (size_t i = 0; i < 3; i++) {
		struct telling t = telling_new(mem);
		say(&t, "r1", 15, "the army", 41, 41);
		struct claim *c = say(&t, "r2", 15, "the council", 7, 7);
		c->place.name = c->place.words = str_from(names[i]);
		CHECK(derive(&t)->incident_count == (i < 2 ? 1 : 2));
	}
}

TEST("the government whose security forces are accused sets no low (TOLL-4)")
{
	struct telling t = telling_new(mem);
	struct claim *c = say(&t, "r1", 15, "Union of Doctors", 18, 18);
	struct actor forces = { .words = STR("security forces"), .name = STR("security forces") };
	*PUSH(mem, &c->actors) = forces;
	say_kind(&t, "r2", 15, "the government", SOURCE_GOVERNMENT, 3, 3);
	say_kind(&t, "r3", 15, "the Interior Ministry", SOURCE_GOVERNMENT, 2, 2);
	CHECK_RANGE(&t, 18, 18);
	say_kind(&t, "r4", 15, "the Ministry of Health", SOURCE_GOVERNMENT, 15, 15);
	say_kind(&t, "r5", 15, "the Ministry of Security and Civil Protection", SOURCE_GOVERNMENT,
		13, 13);
	CHECK_RANGE(&t, 15, 18);
	c->actors.at[0].name = c->actors.at[0].words = STR("militia fighters");
	CHECK_RANGE(&t, 2, 18);
}

TEST("brackets, and whoever speaks for an office, are no part of its name (ORIGIN-3)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Prison Board (Telegram)", 41, 41);
	say(&t, "r2", 15, "Prison Board (bulletin)", 41, 41);
	say(&t, "r3", 15, "Prison Board spokesman Colonel Ivar Drane", 41, 41);
	CHECK(origins_of(&t) == 1);
	say(&t, "r4", 15, "the local Red Circle", 41, 41);
	say(&t, "r5", 15, "Red Circle of Marenia", 41, 41);
	CHECK(origins_of(&t) == 2);
}

TEST("a title, the last capitals, a land and the United Nations stand for the one that has them "
     "(ORIGIN-4)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "the mayor", SOURCE_GOVERNMENT, 41, 41);
	say_kind(&t, "r2", 15, "Mayor Ilka Damre", SOURCE_GOVERNMENT, 41, 41);
	CHECK(origins_of(&t) == 1);
	say_kind(&t, "r3", 15, "Marenia Mission Human Rights Division", SOURCE_UN, 41, 41);
	say_kind(&t, "r4", 15, "HRD", SOURCE_UN, 41, 41);
	CHECK(origins_of(&t) == 2);
	say_kind(&t, "r5", 15, "Tresnia", SOURCE_GOVERNMENT, 41, 41);
	say_kind(&t, "r6", 15, "Ministry of Roads of Tresnia", SOURCE_GOVERNMENT, 41, 41);
	CHECK(origins_of(&t) == 3);
	say_kind(&t, "r7", 15, "United Nations Monitoring Group in Losna", SOURCE_UN, 41, 41);
	say_kind(&t, "r8", 15, "the United Nations", SOURCE_UN, 41, 41);
	CHECK(origins_of(&t) == 4);
}

TEST("an outlet is what its name says (ORIGIN-7)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, NULL, 41, 41)->outlet = STR("Doctors' Association of Marenia");
	CHECK(derive(&t)->incidents[0].origins[0].kind == SOURCE_MEDICAL);
	struct telling u = telling_new(mem);
	say(&u, "r1", 15, NULL, 41, 41)->outlet = STR("Union Press");
	CHECK(derive(&u)->incidents[0].origins[0].kind == SOURCE_MEDIA);
}

TEST("an outlet that is called a federation or an emergency service is no paper (ORIGIN-7)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, NULL, 41, 41)->outlet = STR("Federation of Mine Workers");
	CHECK(derive(&t)->incidents[0].origins[0].kind == SOURCE_OTHER);
	struct telling u = telling_new(mem);
	say(&u, "r1", 15, NULL, 41, 41)->outlet = STR("State Emergency Service of Sarevia");
	CHECK(derive(&u)->incidents[0].origins[0].kind == SOURCE_GOVERNMENT);
}
TEST("the police force is the police, and a task force is not (ORIGIN-3)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Police", SOURCE_GOVERNMENT, 41, 41);
	say_kind(&t, "r2", 15, "SAREVIAN POLICE FORCE", SOURCE_GOVERNMENT, 41, 41);
	CHECK(origins_of(&t) == 1);
	say_kind(&t, "r3", 15, "Harbour Task Force", SOURCE_GOVERNMENT, 41, 41);
	CHECK(origins_of(&t) == 2);
}
TEST("officials of two lands, and a minister and a ministry, are no one (ORIGIN-3, ORIGIN-4)")
{
	struct telling t = telling_new(mem);
	say_kind(&t, "r1", 15, "Health officials in Marenia", SOURCE_MEDICAL, 12, 12);
	say_kind(&t, "r2", 16, "Health officials in Tresnia", SOURCE_MEDICAL, 30, 30);
	CHECK(origins_of(&t) == 2);
	struct telling u = telling_new(mem);
	say_kind(&u, "r1", 15, "Minister Ilka Damre", SOURCE_GOVERNMENT, 12, 12);
	say_kind(&u, "r2", 16, "the Interior Ministry of Tresnia", SOURCE_GOVERNMENT, 20, 20);
	CHECK(origins_of(&u) == 2);
}

TEST("what a paper says after somebody else it has from there (ORIGIN-10)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, "Camp Council", 41, 41);
	say(&t, "r2", 16, NULL, 41, 41);
	CHECK(derive(&t)->incidents[0].tolls[0].origins == 1);
	say(&t, "r3", 14, NULL, 44, 44);
	CHECK(derive(&t)->incidents[0].tolls[0].origins == 2);
}

static void accuse(struct claim *c, const char *who, struct arena *mem)
{
	*PUSH(mem, &c->actors) = (struct actor){ .words = str_from(who), .name = str_from(who) };
}

TEST("the one land whose government speaks answers for troops of no named land (TOLL-65)")
{
	struct telling t = telling_new(mem);
	accuse(say(&t, "r1", 15, "Rights Watch", 52, 52), "special troops", mem);
	say_kind(&t, "r2", 20, "the Government of Marenia", SOURCE_GOVERNMENT, 40, 40);
	CHECK_RANGE(&t, 52, 52);
	say_kind(&t, "r3", 20, "the Government of Sarevia", SOURCE_GOVERNMENT, 45, 45);
	CHECK_RANGE(&t, 40, 52); /* whose troops they were nobody says */
}

TEST("the Marenian government is the Government of Marenia, and so the one that speaks (TOLL-65)")
{
	struct telling t = telling_new(mem);
	accuse(say(&t, "r1", 15, "Rights Watch", 52, 52), "special troops", mem);
	say_kind(&t, "r2", 20, "the Government of Marenia", SOURCE_GOVERNMENT, 40, 40);
	say_kind(&t, "r3", 20, "the Marenian government", SOURCE_GOVERNMENT, 41, 41);
	CHECK_RANGE(&t, 52, 52);
	say_kind(&t, "r4", 20, "the Sarevian government", SOURCE_GOVERNMENT, 45, 45);
	CHECK_RANGE(&t, 40, 52);
}

TEST("a land's permanent mission speaks for its government (TOLL-65)")
{
	struct telling t = telling_new(mem);
	accuse(say(&t, "r1", 15, "Rights Watch", 52, 52), "special troops", mem);
	say_kind(&t, "r2", 20, "Permanent Mission of Marenia", SOURCE_GOVERNMENT, 34, 34);
	CHECK_RANGE(&t, 52, 52);
}

TEST("a ministry of the Republic answers for the Second Brigade's troops (TOLL-65)")
{
	struct telling t = telling_new(mem);
	accuse(say(&t, "r1", 15, "Rights Watch", 52, 52), "interior troops", mem);
	say_kind(&t, "r2", 20, "the Ministry of the Interior of the Republic of Marenia",
		SOURCE_GOVERNMENT, 31, 31);
	say_kind(&t, "r3", 21, "the Government of Marenia", SOURCE_GOVERNMENT, 40, 40);
	CHECK_RANGE(&t, 52, 52);
}

TEST("an army that only tells of it makes no party of its government, where gunmen alone are "
     "accused (TOLL-4)")
{
	struct telling t = telling_new(mem);
	accuse(say(&t, "r1", 15, "Rights Watch", 52, 52), "fighters of the Front", mem);
	say_kind(&t, "r2", 20, "the Government", SOURCE_GOVERNMENT, 46, 46);
	struct claim *c = say_kind(&t, "r3", 15, "the army", SOURCE_MILITARY, 30, 30);
	c->sources.at[0].party = true;
	c->status = STATUS_COMBATANT;
	accuse(c, "soldiers", mem); /* "three attackers were shot by soldiers" */
	CHECK_RANGE(&t, 46, 52);
	accuse(&t.s.claims.at[0], "soldiers", mem);
	CHECK_RANGE(&t, 52, 52);
}

TEST("nobody without a name is a party because prisoners are accused (TOLL-65)")
{
	struct telling t = telling_new(mem);
	accuse(say(&t, "r1", 15, "Rights Watch", 52, 52), "prisoners", mem);
	say(&t, "r2", 16, "a paramedic", 50, 50);
	const struct toll_result *r = derive(&t);
	for (size_t i = 0; i < r->incidents[0].origin_count; i++)
		CHECK(!r->incidents[0].origins[i].party);
}

TEST("what somebody posts on a platform is a post, and an office's is the office's (ORIGIN-7)")
{
	struct telling t = telling_new(mem);
	say(&t, "r1", 15, NULL, 41, 41)->outlet = STR("Umm Nasr");
	say(&t, "r2", 15, NULL, 41, 41)->outlet = STR("Vell Health Directorate");
	*PUSH(mem, &t.s.reports) = (struct report){ .id = STR("r1"),
		.published = DATE_NONE,
		.outlet = STR("Umm Nasr"),
		.platform = STR("Facebook") };
	*PUSH(mem, &t.s.reports) = (struct report){ .id = STR("r2"),
		.published = DATE_NONE,
		.outlet = STR("Vell Health Directorate"),
		.platform = STR("Facebook") };
	const struct incident *in = &derive(&t)->incidents[0];
	CHECK(in->origin_count == 2);
	CHECK(in->origins[0].kind == SOURCE_SOCIAL_MEDIA);
	CHECK(in->origins[1].kind == SOURCE_MEDICAL);
}

TEST("an army that denies its part makes its government a party, where gunmen are accused (TOLL-4)")
{
	struct telling t = telling_new(mem);
	accuse(say(&t, "r1", 15, "Rights Watch", 52, 52), "gunmen", mem);
	struct claim *c = say_kind(&t, "r2", 15, "the army", SOURCE_MILITARY, 30, 30);
	c->sources.at[0].party = true;
	c->harm = HARM_NONE;
	c->stance = STANCE_DENIES;
	say_kind(&t, "r2", 15, "the army", SOURCE_MILITARY, 30, 30)->sources.at[0].party = true;
	say_kind(&t, "r3", 15, "the Government", SOURCE_GOVERNMENT, 46, 46);
	CHECK_RANGE(&t, 52, 52);
}
