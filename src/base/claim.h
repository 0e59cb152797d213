#ifndef BASE_CLAIM_H
#define BASE_CLAIM_H

#include "base/date.h"
#include "base/err.h"
#include "base/json.h"
#include "base/str.h"

#include <stdint.h>

/*
 * The vocabulary that reader, toll, casebook and web share: what one source
 * says about one incident (design: "Claims and tolls", section 1).
 * A `str` that is not known has a NULL `at`, a date DATE_NONE, a number
 * UNKNOWN_NUMBER; all three are null in JSON and never a guess.
 */
enum { UNKNOWN_NUMBER = -1 };

/* X-lists keep each enumeration and the words of its JSON form in one place. */
#define ACTS(X)                                                                                    \
	X(ACT_OTHER, "other")                                                                      \
	X(ACT_KILLING, "killing")                                                                  \
	X(ACT_ATTACK, "attack")                                                                    \
	X(ACT_BOMBING, "bombing")                                                                  \
	X(ACT_SHELLING, "shelling")                                                                \
	X(ACT_ARSON, "arson")                                                                      \
	X(ACT_KIDNAPPING, "kidnapping")                                                            \
	X(ACT_DETENTION, "detention")                                                              \
	X(ACT_DISAPPEARANCE, "disappearance")                                                      \
	X(ACT_TORTURE, "torture")                                                                  \
	X(ACT_SEXUAL_VIOLENCE, "sexual-violence")                                                  \
	X(ACT_FORCED_DISPLACEMENT, "forced-displacement")                                          \
	X(ACT_DEPRIVATION, "deprivation")                                                          \
	X(ACT_ROBBERY, "robbery")                                                                  \
	X(ACT_THREAT, "threat")                                                                    \
	X(ACT_MILITARY_ACTIVITY, "military-activity")
#define HARMS(X)                                                                                   \
	X(HARM_NONE, "none")                                                                       \
	X(HARM_KILLED, "killed")                                                                   \
	X(HARM_INJURED, "injured")                                                                 \
	X(HARM_KILLED_OR_INJURED, "killed-or-injured")                                             \
	X(HARM_MISSING, "missing")                                                                 \
	X(HARM_DETAINED, "detained")                                                               \
	X(HARM_ABDUCTED, "abducted")                                                               \
	X(HARM_TORTURED, "tortured")                                                               \
	X(HARM_DISPLACED, "displaced")                                                             \
	X(HARM_DEPRIVED, "deprived")
#define STATUSES(X)                                                                                \
	X(STATUS_UNKNOWN, "unknown")                                                               \
	X(STATUS_CIVILIAN, "civilian")                                                             \
	X(STATUS_COMBATANT, "combatant")                                                           \
	X(STATUS_CONTESTED, "contested")
#define SCOPES(X)                                                                                  \
	X(SCOPE_UNKNOWN, "unknown")                                                                \
	X(SCOPE_WHOLE, "whole")                                                                    \
	X(SCOPE_PART, "part")                                                                      \
	X(SCOPE_AGGREGATE, "aggregate")
#define STAGES(X)                                                                                  \
	X(STAGE_UNKNOWN, "unknown")                                                                \
	X(STAGE_PRELIMINARY, "preliminary")                                                        \
	X(STAGE_UPDATED, "updated")                                                                \
	X(STAGE_FINAL, "final")
#define BASES(X)                                                                                   \
	X(BASIS_UNKNOWN, "unknown")                                                                \
	X(BASIS_BODIES, "bodies-counted")                                                          \
	X(BASIS_NAMES, "names")                                                                    \
	X(BASIS_HOSPITAL, "hospital")                                                              \
	X(BASIS_WITNESSES, "witnesses")                                                            \
	X(BASIS_ESTIMATE, "estimate")                                                              \
	X(BASIS_INFERENCE, "inference")                                                            \
	X(BASIS_OFFICIAL, "official")
#define STANCES(X)                                                                                 \
	X(STANCE_ASSERTS, "asserts")                                                               \
	X(STANCE_ALLEGES, "alleges")                                                               \
	X(STANCE_WITNESSES, "witnesses")                                                           \
	X(STANCE_CONFIRMS, "confirms")                                                             \
	X(STANCE_CONCEDES, "concedes")                                                             \
	X(STANCE_DENIES, "denies")                                                                 \
	X(STANCE_RETRACTS, "retracts")
#define SOURCE_KINDS(X)                                                                            \
	X(SOURCE_OTHER, "other")                                                                   \
	X(SOURCE_MEDIA, "media")                                                                   \
	X(SOURCE_GOVERNMENT, "government")                                                         \
	X(SOURCE_MILITARY, "military")                                                             \
	X(SOURCE_ARMED_GROUP, "armed-group")                                                       \
	X(SOURCE_RIGHTS_GROUP, "rights-group")                                                     \
	X(SOURCE_UN, "un")                                                                         \
	X(SOURCE_MEDICAL, "medical")                                                               \
	X(SOURCE_WITNESS, "witness")                                                               \
	X(SOURCE_FAMILY, "family")                                                                 \
	X(SOURCE_OFFICIAL_UNNAMED, "official-unnamed")                                             \
	X(SOURCE_SOCIAL_MEDIA, "social-media")                                                     \
	X(SOURCE_UNATTRIBUTED, "unattributed")
#define CERTAINTIES(X)                                                                             \
	X(CERTAINTY_FACT, "fact")                                                                  \
	X(CERTAINTY_ALLEGED, "alleged")                                                            \
	X(CERTAINTY_CLAIMED, "claimed")                                                            \
	X(CERTAINTY_ADMITTED, "admitted")                                                          \
	X(CERTAINTY_DENIED, "denied")                                                              \
	X(CERTAINTY_POSSIBLE, "possible")
#define VICTIM_KINDS(X)                                                                            \
	X(VICTIM_GROUP, "group")                                                                   \
	X(VICTIM_PERSON, "person")                                                                 \
	X(VICTIM_FAMILY, "family")
#define REVIEWS(X)                                                                                 \
	X(REVIEW_NONE, "none")                                                                     \
	X(REVIEW_ACCEPTED, "accepted")                                                             \
	X(REVIEW_EDITED, "edited")                                                                 \
	X(REVIEW_REJECTED, "rejected")

#define AS_NAME(name, words) name,
enum act { ACTS(AS_NAME) };
enum harm { HARMS(AS_NAME) };
enum status { STATUSES(AS_NAME) };
enum scope { SCOPES(AS_NAME) };
enum stage { STAGES(AS_NAME) };
enum basis { BASES(AS_NAME) };
enum stance { STANCES(AS_NAME) };
enum source_kind { SOURCE_KINDS(AS_NAME) };
enum certainty { CERTAINTIES(AS_NAME) };
enum victim_kind { VICTIM_KINDS(AS_NAME) };
enum review { REVIEWS(AS_NAME) };
#undef AS_NAME

/* The words of an enumeration, by value; each ends with NULL. */
extern const char *const act_words[];
extern const char *const harm_words[];
extern const char *const status_words[];
extern const char *const scope_words[];
extern const char *const stage_words[];
extern const char *const basis_words[];
extern const char *const stance_words[];
extern const char *const source_kind_words[];
extern const char *const certainty_words[];
extern const char *const victim_kind_words[];
extern const char *const review_words[];

/* The value whose word is `s`; -1 when none is. */
int word_index(const char *const words[], struct str s);

/*
 * A number of people with its bounds. `open` means nothing is said about the
 * top; `stated` is then the greatest number said (at least 44: 44; more than
 * 50: 51), else it equals `high`. Without a number (a denial, say) `known` is
 * false and JSON has null.
 */
struct count {
	bool known, open;
	int64_t low, high, stated;
	struct str words;
	struct str rule; /* identifier in METHOD.md of the reading, as COUNT-2 */
};

struct victim {
	struct str words;
	enum victim_kind kind;
	struct str name, age_group, sex, role, relation;
	int age; /* years */
	enum status status;
	bool harm_known;
	enum harm harm;
	date_day date_of_harm;
};

struct actor {
	struct str words, name;
	enum certainty certainty;
};

struct thing { /* a building, road, vehicle ... that was damaged */
	struct str words, effect;
};

/* precision: UCDP's where_prec, 1 exact location, 2 near it (25 km), 3 second-order division
 * (district), 4 first-order (province), 5 linear or fuzzy, 6 country, 7 sea or air; 0 not known. */
struct place {
	struct str words, name;
	bool has_point;
	double lat, lon; /* degrees, WGS 84 */
	int precision;
};

/* precision: UCDP's date_prec, 1 the day, 2 two to six days, 3 the week, 4 the month, 5 more than
 * a month; 0 not known. `time` is as said: "around 4 a.m.". */
struct when {
	struct str words, time;
	date_day from, to;
	int precision;
};

struct source {
	struct str words, name, verb;
	enum source_kind kind;
	bool party; /* accused in, or fighting in, the incident */
};

struct victims {
	struct victim *at;
	size_t count, room;
};
struct actors {
	struct actor *at;
	size_t count, room;
};
struct things {
	struct thing *at;
	size_t count, room;
};
struct sources { /* outermost first; the last is the origin */
	struct source *at;
	size_t count, room;
};

struct claim {
	struct str id, document, report; /* report: the id of its report line */
	size_t begin, end;               /* bytes of the report's text; `words` repeats them */
	struct str words;
	struct str outlet, url, archive_url, language;
	date_day published, captured;
	enum act act;
	enum harm harm;
	enum status status;
	struct str status_words; /* the words that say so */
	struct count count;
	struct str part; /* "women", "children", "found bound" ...; not known: all those harmed */
	enum scope scope;
	enum stage stage;
	enum basis basis;
	date_day as_of;
	struct victims victims;
	struct actors actors;
	struct strs means;
	struct things infrastructure;
	struct place place;
	struct when date;
	struct sources sources;
	enum stance stance;
	bool hedged, background;
	int incident; /* within the report, from 1 */
	struct str by;
	enum review review;
	struct str supersedes;
	struct strs rules; /* what made it, for --explain */
	struct json *rest; /* members this version does not know, kept and written back */
};

struct claims {
	struct claim *at;
	size_t count, room;
	struct str too_large;        /* a number of people that cannot be one, the first of them */
	struct str no_such_day;      /* "31 April", likewise */
	size_t unread;               /* sentences with a word of harm that were not understood */
	struct strs places, vessels; /* that the report names, wherever it does */
};

/* The line a report has in a stream, with claims or without. */
struct report {
	struct str id, digest, outlet, url, language, title;
	struct str date_from; /* option, metadata, dateline, text: where `published` comes from */
	date_day published;
	struct str platform;  /* "Telegram", "@vell_now": where it was posted, as its head says */
	struct str month_day; /* "03-14": a dateline without its year */
	struct strs
		either_day; /* the two days that "11/05/2031" may mean, where nothing else dates it */
	struct str month;   /* "2032-02": where a month and its year are all the date there is */
	bool read;          /* false: in a language that is not read yet */
	size_t bytes;
	struct strs columns, map; /* of a table: its header, and what was taken for what */
	struct strs
		places; /* that it names, each once: provinces, towns, sites, in the order of the text */
	struct strs vessels; /* and ships, so */
	struct sketch {
		uint64_t *at; /* MinHash over the report's shingles; toll finds near-copies by it */
		size_t count, room;
	} sketch;
};

struct reports {
	struct report *at;
	size_t count, room;
};

struct stream {
	struct reports reports;
	struct claims claims;
};

/* A scorer made it, no rule: a number or person it took for one harmed, or what a party says of a deed. */
bool claim_is_guess(const struct claim *c);

void claim_put(struct json_out *j, const struct claim *c);
void report_put(struct json_out *j, const struct report *r);

/*
 * Reads one line of a stream into `s`: a report line, a claim, or neither
 * (ERR_INPUT with the cause; `s` is then as it was). Blank lines are nothing.
 */
MUST_CHECK bool stream_add_line(
	struct stream *s, struct str line, struct arena *mem, struct err *e);

#endif
