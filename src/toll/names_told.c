#include "toll/fold.h"
#include "toll/names.h"

/* The name of whoever stands behind a claim: ORIGIN-1, ORIGIN-7, TOLL-66. */

/* How a text speaks of whoever speaks in it. */
static const char *const self_words[] = { "paper", "newspaper", "piece", "our piece", "article",
	"we", "i", "us", "group", "organization", "organisation", "investigation", "review",
	"findings", "information", "our information", "data", "initial data", NULL };

/* What prints and broadcasts, whatever else its name says: "Union Press". */
static const char *const press_words[] = { "press", "new", "time", "agency", "radio", "post",
	"herald", "daily", "tribune", "gazette", "tv", "chronicle", "wire", "journal", "paper",
	"newspaper", "courier", "telegraph", "standard", "dispatch", "media", NULL };

/* What an outlet's name says it is, when it is no paper. */
static const struct {
	const char *word;
	enum source_kind kind;
} outlet_kinds[] = { { "army", SOURCE_MILITARY }, { "armed", SOURCE_MILITARY },
	{ "health", SOURCE_MEDICAL }, { "hospital", SOURCE_MEDICAL }, { "clinic", SOURCE_MEDICAL },
	{ "ministry", SOURCE_GOVERNMENT }, { "government", SOURCE_GOVERNMENT },
	{ "command", SOURCE_MILITARY }, { "rights", SOURCE_RIGHTS_GROUP },
	{ "right", SOURCE_RIGHTS_GROUP }, { "watch", SOURCE_RIGHTS_GROUP }, { "united", SOURCE_UN },
	{ "police", SOURCE_GOVERNMENT }, { "governor", SOURCE_GOVERNMENT },
	{ "observatory", SOURCE_RIGHTS_GROUP }, { "amnesty", SOURCE_RIGHTS_GROUP },
	{ "lawyer", SOURCE_RIGHTS_GROUP }, { "medical", SOURCE_MEDICAL },
	{ "doctor", SOURCE_MEDICAL }, { "documentation", SOURCE_RIGHTS_GROUP },
	{ "ombudsman", SOURCE_RIGHTS_GROUP }, { "municipality", SOURCE_GOVERNMENT },
	{ "mayor", SOURCE_GOVERNMENT }, { "prosecutor", SOURCE_GOVERNMENT },
	{ "association", SOURCE_OTHER }, { "syndicate", SOURCE_OTHER },
	{ "permanent", SOURCE_GOVERNMENT }, { "embassy", SOURCE_GOVERNMENT },
	{ "committee", SOURCE_OTHER }, { "council", SOURCE_OTHER }, { "union", SOURCE_OTHER },
	{ "fund", SOURCE_OTHER }, { "foundation", SOURCE_OTHER }, { "coalition", SOURCE_OTHER },
	{ "centre", SOURCE_OTHER }, { "center", SOURCE_OTHER }, { "mission", SOURCE_OTHER },
	{ "commission", SOURCE_OTHER }, { "crescent", SOURCE_OTHER }, { "cross", SOURCE_OTHER },
	{ "emergency", SOURCE_GOVERNMENT }, { "rescue", SOURCE_GOVERNMENT },
	{ "federation", SOURCE_OTHER }, { "confederation", SOURCE_OTHER },
	{ "conference", SOURCE_OTHER }, { "secretariat", SOURCE_OTHER }, { "church", SOURCE_OTHER },
	{ "bishop", SOURCE_OTHER }, { "diocese", SOURCE_OTHER }, { "corporation", SOURCE_OTHER },
	{ "headquarter", SOURCE_MILITARY }, { "defense", SOURCE_OTHER },
	{ "directorate", SOURCE_GOVERNMENT } };

static bool is_press(struct str key)
{
	for (size_t i = 0; press_words[i]; i++)
		if (key_has(key, str_from(press_words[i])))
			return true;
	return false;
}

/* "Highland TV website", "SARN MIRROR online" are Highland TV and the Mirror. */
static struct str without_web(struct str outlet)
{
	static const char *const web[] = { " website", " online", " web", " Online", " Website",
		" Web", " ONLINE", NULL };
	for (size_t i = 0; web[i]; i++)
		if (str_ends(outlet, str_from(web[i])) && outlet.len > str_from(web[i]).len)
			return str_slice(outlet, 0, outlet.len - str_from(web[i]).len);
	return outlet;
}

/* "The channel", "the station" in what a television or a radio puts out is itself. */
static bool is_own_station(struct str text, struct str outlet, struct arena *mem)
{
	static const char *const stations[] = { "channel", "station", "radio", "television",
		"broadcaster", NULL };
	static const char *const airs[] = { "tv", "television", "radio", "channel", "fm",
		"broadcasting", NULL };
	struct str words = name_key(mem, outlet);
	bool on_air = false;
	for (size_t i = 0; airs[i]; i++)
		on_air |= key_has(words, str_from(airs[i]));
	return on_air && word_in(stations, fold(mem, text));
}

/* ORIGIN-7: what an outlet says in its own voice is its own; without a name, the report's. */
static struct named name_of_outlet(const struct told *t, struct arena *mem)
{
	struct named n = { .text = t->id, .kind = SOURCE_MEDIA, .longer = NONE };
	if (t->outlet.len) {
		n = name_made(without_web(t->outlet), SOURCE_MEDIA, mem);
		struct str words = name_synonyms(name_key(mem, t->outlet), mem);
		bool press = is_press(words);
		for (size_t i = 0; i < sizeof outlet_kinds / sizeof *outlet_kinds; i++)
			if ((!press || key_has(words, STR("emergency"))) &&
				n.kind == SOURCE_MEDIA &&
				key_has(words, str_from(outlet_kinds[i].word)))
				n.kind = outlet_kinds[i].kind;
		bool post = *t->outlet.at == '@' ||
			    (t->line && t->line->platform.len && !press && n.kind == SOURCE_MEDIA);
		if (post)
			n.kind = SOURCE_SOCIAL_MEDIA;
	}
	if (!t->outlet.len || n.generic)
		n.key = str_format(
			mem, "=" STR_FMT, STR_ARG(t->outlet.len ? fold(mem, t->outlet) : t->id));
	n.generic = false;
	n.is_outlet = true;
	return n;
}

/* ORIGIN-7: "our Office", "the Command" in a report that the Office or the Command puts out. */
static bool is_short_for_own(const struct named *n, const struct named *outlet)
{
	return !n->generic && outlet->kind != SOURCE_MEDIA && n->key.len && n->head.len &&
	       key_within(n->key, outlet->key) && key_has(outlet->key, n->head);
}

/* TOLL-66: "an inquiry found", "the statement said", "its own investigation": whose it is, is not in its name. */
static bool is_ownerless(struct str text, struct arena *mem)
{
	static const char *const papers[] = { "inquiry", "investigation", "board", "report",
		"study", "statement", "document", "findings", "finding", "review", "communique",
		"bulletin", "dossier", "probe", "list", "release", NULL };
	static const char *const small[] = { "own", "internal", "preliminary", "its", "their",
		"initial", "official", "new", "latest", "final", "press", "our", "an", "a", "the",
		"this", NULL };
	struct str rest = fold(mem, text), word;
	bool paper = false;
	while (str_cut(&rest, ' ', &word)) {
		bool last = word_in(papers, word);
		if (!last && !word_in(small, word))
			return false;
		paper |= last;
	}
	return paper;
}

/* Who is behind such a paper: whoever quotes it, or the office that puts the report out; NULL where a paper of news tells it. */
static bool owner_of(
	struct named *n, const struct sources *s, const struct named *outlet, struct arena *mem)
{
	const struct source *outer = s->count > 1 ? &s->at[s->count - 2] : NULL;
	struct str text = !outer ? STR("") : outer->name.len ? outer->name : outer->words;
	if (text.len && outer->kind != SOURCE_UNATTRIBUTED)
		*n = name_made(text, outer->kind, mem);
	else if (!outer && outlet->kind != SOURCE_MEDIA)
		*n = *outlet;
	else
		return false;
	return true;
}

/* TOLL-71: what a state's own news tells of "the committee" or "the inquiry" without a name is its government's. */
static bool is_of_state(struct str text, struct str outlet, struct arena *mem)
{
	static const char *const bodies[] = { "committee", "commission", "panel", "board",
		"inquiry", "investigation", "probe", "findings", "report", "team", NULL };
	static const char *const news[] = { "news", "new", "broadcasting", "radio", "television",
		"tv", "media", NULL };
	struct str key = name_key(mem, outlet), bare = fold(mem, text);
	bool told = false;
	for (size_t i = 0; news[i]; i++)
		told |= key_has(key, str_from(news[i]));
	bool state = key_has(key, STR("state")) || key_has(key, STR("national"));
	return told && state && word_in(bodies, bare);
}

bool name_of_source(
	struct named *n, const struct toll_result *r, const struct item *it, struct arena *mem)
{
	const struct sources *s = &it->claim->sources;
	const struct source *in = s->count ? &s->at[s->count - 1] : NULL;
	if (in && in->kind == SOURCE_UNATTRIBUTED)
		return false;
	struct str text = !in ? STR("") : in->name.len ? in->name : in->words;
	if (in && !text.len)
		text = str_from(source_kind_words[in->kind]);
	struct str bare = name_without_article(text);
	bool self = !in || word_in(self_words, fold(mem, bare)) ||
		    is_own_station(bare, r->reports[it->carrier].outlet, mem);
	*n = self ? name_of_outlet(&r->reports[it->carrier], mem) : name_made(text, in->kind, mem);
	struct named outlet = name_of_outlet(&r->reports[it->carrier], mem);
	if (in && is_of_state(bare, r->reports[it->carrier].outlet, mem))
		*n = name_made(STR("government"), SOURCE_GOVERNMENT, mem);
	else if (in && is_short_for_own(n, &outlet)) {
		*n = outlet;
		n->is_outlet = false; /* it is called by a name */
	} else if (in && is_ownerless(text, mem) && owner_of(n, s, &outlet, mem)) {
		n->is_outlet = false;
	}
	n->carrier = it->report;
	return true;
}

/* "Marenia" and "Marenian" are one land: what is left of each behind what they share is an ending. */
bool names_same_land(struct str a, struct str b)
{
	static const char *const of_land[] = { "a", "e", "o", "y", NULL };
	static const char *const of_people[] = { "n", "an", "ian", "ean", "i", "ese", "ish", NULL };
	enum { STEM = 4 };
	size_t same = 0;
	while (same < a.len && same < b.len && a.at[same] == b.at[same])
		same++;
	if (same == a.len && same == b.len)
		return true;
	struct str tail = str_slice(a, same, a.len), other = str_slice(b, same, b.len);
	bool niger = str_equal(a, STR("niger")) || str_equal(b, STR("niger")); /* no Nigerian */
	bool is_land = !tail.len || word_in(of_land, tail);
	bool other_is = !other.len || word_in(of_land, other);
	return same >= STEM && !niger &&
	       ((is_land && word_in(of_people, other)) || (other_is && word_in(of_people, tail)));
}
