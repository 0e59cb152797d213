#include "base/claim_members.h"

#include "base/claim.h"

enum { OLDEST = 130, MOST_INCIDENTS = 100000000, WHERE_PREC = 7, DATE_PREC = 5 };

/* clang-format off */
#define KEY(word) .key = (word), .key_len = sizeof(word) - 1
#define M(of_, member, kind_) KEY(#member), .kind = kind_, .offset = offsetof(struct of_, member)
#define AT(of_, key_, member, kind_) \
	KEY(key_), .kind = kind_, .offset = offsetof(struct of_, member)
#define SHAPE(name, of_) { .members = name, .size = sizeof(struct of_) }

static const struct member victim_members[] = {
	{ M(victim, words, MEMBER_TEXT) },
	{ M(victim, kind, MEMBER_WORD), .words = victim_kind_words },
	{ M(victim, name, MEMBER_TEXT) },
	{ M(victim, age, MEMBER_AGE), .most = OLDEST },
	{ M(victim, age_group, MEMBER_TEXT) },
	{ M(victim, sex, MEMBER_TEXT) },
	{ M(victim, role, MEMBER_TEXT) },
	{ M(victim, status, MEMBER_WORD), .words = status_words },
	{ M(victim, relation, MEMBER_TEXT) },
	{ KEY("harm"), .kind = MEMBER_HARM },
	{ M(victim, date_of_harm, MEMBER_DATE) },
	{ 0 },
};
static const struct member actor_members[] = {
	{ M(actor, words, MEMBER_TEXT) },
	{ M(actor, name, MEMBER_TEXT) },
	{ M(actor, certainty, MEMBER_WORD), .words = certainty_words },
	{ 0 },
};
static const struct member thing_members[] = {
	{ M(thing, words, MEMBER_TEXT) },
	{ M(thing, effect, MEMBER_TEXT) },
	{ 0 },
};
static const struct member place_members[] = {
	{ M(place, words, MEMBER_TEXT) },
	{ M(place, name, MEMBER_TEXT) },
	{ KEY("lat"), .kind = MEMBER_POINT },
	{ KEY("lon"), .kind = MEMBER_POINT },
	{ M(place, precision, MEMBER_ORDINAL), .most = WHERE_PREC },
	{ 0 },
};
static const struct member when_members[] = {
	{ M(when, words, MEMBER_TEXT) },
	{ M(when, time, MEMBER_TEXT) },
	{ M(when, from, MEMBER_DATE) },
	{ M(when, to, MEMBER_DATE) },
	{ M(when, precision, MEMBER_ORDINAL), .most = DATE_PREC },
	{ 0 },
};
static const struct member source_members[] = {
	{ M(source, words, MEMBER_TEXT) },
	{ M(source, name, MEMBER_TEXT) },
	{ M(source, kind, MEMBER_WORD), .words = source_kind_words },
	{ M(source, verb, MEMBER_TEXT) },
	{ M(source, party, MEMBER_FLAG) },
	{ 0 },
};

static const struct shape victim_shape = SHAPE(victim_members, victim),
	actor_shape = SHAPE(actor_members, actor), thing_shape = SHAPE(thing_members, thing),
	place_shape = SHAPE(place_members, place), when_shape = SHAPE(when_members, when),
	source_shape = SHAPE(source_members, source);

static const struct member claim_members[] = {
	{ M(claim, id, MEMBER_TEXT) },
	{ M(claim, document, MEMBER_TEXT) },
	{ M(claim, report, MEMBER_TEXT) },
	{ M(claim, outlet, MEMBER_TEXT) },
	{ M(claim, url, MEMBER_TEXT) },
	{ M(claim, archive_url, MEMBER_TEXT) },
	{ M(claim, published, MEMBER_DATE) },
	{ M(claim, captured, MEMBER_DATE) },
	{ M(claim, language, MEMBER_TEXT) },
	{ KEY("span"), .kind = MEMBER_SPAN },
	{ M(claim, words, MEMBER_TEXT) },
	{ M(claim, act, MEMBER_WORD), .words = act_words },
	{ M(claim, harm, MEMBER_WORD), .words = harm_words },
	{ M(claim, status, MEMBER_WORD), .words = status_words },
	{ M(claim, status_words, MEMBER_TEXT) },
	{ M(claim, count, MEMBER_COUNT) },
	{ M(claim, part, MEMBER_TEXT) },
	{ M(claim, scope, MEMBER_WORD), .words = scope_words },
	{ M(claim, stage, MEMBER_WORD), .words = stage_words },
	{ M(claim, basis, MEMBER_WORD), .words = basis_words },
	{ M(claim, as_of, MEMBER_DATE) },
	{ M(claim, victims, MEMBER_LIST), .of = &victim_shape },
	{ M(claim, actors, MEMBER_LIST), .of = &actor_shape },
	{ M(claim, means, MEMBER_TEXTS) },
	{ M(claim, infrastructure, MEMBER_LIST), .of = &thing_shape },
	{ M(claim, place, MEMBER_OBJECT), .of = &place_shape },
	{ M(claim, date, MEMBER_OBJECT), .of = &when_shape },
	{ M(claim, sources, MEMBER_LIST), .of = &source_shape },
	{ M(claim, stance, MEMBER_WORD), .words = stance_words },
	{ M(claim, hedged, MEMBER_FLAG) },
	{ M(claim, background, MEMBER_FLAG) },
	{ M(claim, incident, MEMBER_ORDINAL), .most = MOST_INCIDENTS },
	{ M(claim, by, MEMBER_TEXT) },
	{ AT(claim, "reviewed", review, MEMBER_WORD), .words = review_words },
	{ M(claim, supersedes, MEMBER_TEXT) },
	{ M(claim, rules, MEMBER_RULES) },
	{ 0 },
};
static const struct member report_members[] = {
	{ AT(report, "report", id, MEMBER_TEXT) },
	{ M(report, digest, MEMBER_TEXT) },
	{ M(report, outlet, MEMBER_TEXT) },
	{ M(report, platform, MEMBER_TEXT), .rare = true },
	{ M(report, url, MEMBER_TEXT) },
	{ M(report, title, MEMBER_TEXT) },
	{ M(report, published, MEMBER_DATE) },
	{ M(report, date_from, MEMBER_TEXT) },
	{ M(report, month_day, MEMBER_TEXT), .rare = true },
	{ M(report, either_day, MEMBER_RULES) },
	{ M(report, month, MEMBER_TEXT), .rare = true },
	{ M(report, language, MEMBER_TEXT) },
	{ M(report, read, MEMBER_FLAG) },
	{ M(report, bytes, MEMBER_SIZE) },
	{ M(report, columns, MEMBER_RULES) },
	{ M(report, map, MEMBER_RULES) },
	{ M(report, places, MEMBER_RULES) },
	{ M(report, vessels, MEMBER_RULES) },
	{ M(report, sketch, MEMBER_SKETCH) },
	{ 0 },
};
/* clang-format on */

const struct shape claim_shape = SHAPE(claim_members, claim);
const struct shape report_shape = SHAPE(report_members, report);
