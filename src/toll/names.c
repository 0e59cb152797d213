#include "toll/names.h"

#include "toll/fold.h"
#include "toll/scripts.h"

#include <stdlib.h>

enum { MOST_SCANNED = 512, MOST_ACRONYM = 10 };

/* ORIGIN-3: words for those who speak for an office; they are no part of its name. */
static const char *const office_words[] = { "official", "spokesman", "spokeswoman", "spokesperson",
	"spokespeople", "source", "authority", "representative", "statement", "staff", "worker",
	"employee", "member", "chief", "head", "director", "officer", "commander", "leader",
	"deputy", "senior", "press", "service", "team", "office", NULL };

/* Where there is one who has it, the title alone is his: "the mayor", "Mayor Ilka Damre" (ORIGIN-4). */
static const char *const title_words[] = { "mayor", "governor", "minister", "ministry",
	"prosecutor", "ombudsman", "bishop", "sheikh", "imam", "coroner", NULL };

/* Nobody in particular, whatever else stands beside it in this list. */
static const char *const generic_words[] = { "witness", "eyewitness", "resident", "local", "people",
	"villager", "survivor", "relative", "family", "neighbor", "neighbour", "medic", "doctor",
	"activist", "journalist", "reporter", "correspondent", "media", "report", "social", "user",
	"rescuer", "rescue", "volunteer", "paramedic", "man", "woman", "person", "unnamed",
	"several", "some", "other", "one", "two", "three", "four", "many", "medical", "security",
	"expert", "analyst", "community", "outlet", "post", "news", "citizen", "inhabitant",
	"humanitarian", "field", "various", "multiple", "who", "he", "she", "they", "it", "him",
	"her", "them", "group", "number", "account", "nurse", "surgeon", "physician", "colleague",
	"mourner", "bystander", "patient", "driver", "trader", "prisoner", "inmate", "refugee",
	"protester", "demonstrator", "student", "teacher", "farmer", "fisherman", "fishermen",
	"migrant", "passenger", "engineer", "son", "daughter", "mother", "father", "brother",
	"sister", "widow", "neighbours", "caller", "shopkeeper", "worker", "nurse", "more", "ngo",
	"right", NULL };

/* Whose words are those of the place they work at: "doctors at the Selene hospital". */
static const char *const staff_words[] = { "doctor", "medic", "nurse", "surgeon", "paramedic",
	"physician", "medical", NULL };

/* Which of its kind it is, for readers who are near: "the town's main hospital". */
static const char *const near_words[] = { "main", "local", "nearby", "town", "towns", "town's",
	"only", NULL };

static const char *const synonyms[][2] = { { "military", "army" }, { "minister", "ministry" },
	{ "defence", "defense" }, { "hospitals", "hospital" }, { "un", "nation united" }, { 0 } };

/* What a force is called beside the name of whose force it is. */
static const char *const force_words[] = { "army", "force", "troop", "soldier", "police", "militia",
	"fighter", "navy", "air", "armed", "jet", "warplane", "artillery", "government", "regime",
	"unit", "plane", "aircraft", "drone", "tank", "gunner", "ministry", "defense", "interior",
	"garrison", "brigade", "command", "high", "security", "gendarme", "riot", "guard", "joint",
	"elite", "paramilitary", "federal", "republic", "kingdom", "internal", "gunboat", "naval",
	"vessel", "warship", "helicopter", "patrol", "commando", "marine", "battalion",
	"paratrooper", NULL };
static const char *const beside_force[] = { "second", "special", "masked", "two", "three",
	"several", "high", "joint", "republic", "kingdom", "federal", "internal", NULL };

static bool is_office(struct str w)
{
	return word_in(office_words, w);
}

static bool is_staff(struct str w)
{
	return word_in(staff_words, w);
}

static bool is_near(struct str w)
{
	return word_in(near_words, w);
}

/* "Local health officials", "the regional governor": of those that the report's place has. */
static bool is_local(struct str w)
{
	static const char *const words[] = { "local", "regional", NULL };
	return word_in(words, w);
}

static bool is_force(struct str w)
{
	return word_in(force_words, w) || word_in(beside_force, w);
}

static bool is_armed_force(struct str w)
{
	return str_equal(w, STR("armed")) || str_equal(w, STR("force"));
}

/* "The armed forces" are the army. */
static struct str as_army(struct str key, struct arena *mem)
{
	if (!key_has(key, STR("armed")) || !key_has(key, STR("force")))
		return key;
	struct str rest = key_without(mem, key, is_armed_force);
	return name_key(mem, str_format(mem, "army " STR_FMT, STR_ARG(rest)));
}

static bool is_police_body(struct str w)
{
	static const char *const words[] = { "force", "service", "department", "corps", NULL };
	return word_in(words, w);
}

/* "The Police Force" is the police; "a police task force" may be none. */
static struct str as_police(struct str key, struct arena *mem)
{
	if (!key_has(key, STR("police")) || key_has(key, STR("task")))
		return key;
	return key_without(mem, key, is_police_body);
}

struct str name_synonyms(struct str key, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (struct str w; str_cut(&key, ' ', &w);) {
		struct str put = scripts_office(w); /* ORIGIN-9 */
		for (size_t i = 0; synonyms[i][0]; i++)
			if (str_equal(put, str_from(synonyms[i][0])))
				put = str_from(synonyms[i][1]);
		if (b.len)
			buf_add_char(&b, ' ');
		buf_add(&b, put);
	}
	if (!b.len)
		return STR("");
	return as_police(as_army(name_key(mem, buf_str(&b)), mem), mem);
}

struct str name_without_article(struct str s)
{
	static const char *const articles[] = { "the ", "The ", "a ", "A ", "an ", "An ", NULL };
	for (size_t i = 0; articles[i]; i++)
		if (str_starts(s, str_from(articles[i])))
			return str_slice(s, str_from(articles[i]).len, s.len);
	return s;
}

static bool all_generic(struct str key)
{
	for (struct str w; str_cut(&key, ' ', &w);)
		if (w.len && !word_in(generic_words, w))
			return false;
	return true;
}

/* "Health Directorate officials" speak for the Directorate: the word that says what it is stands
 * before theirs, or after the "at", "of" or "from" that follows it. */
static struct str head_of(struct str text, struct arena *mem)
{
	static const char *const links[] = { " at ", " of ", " from ", " for ", NULL };
	struct str head = name_head(mem, text), rest = fold(mem, text);
	if (scripts_is_arabic(rest) && str_cut(&rest, ' ', &head))
		return name_synonyms(head, mem); /* what it is stands first */
	for (size_t i = 0; links[i] && (is_office(head) || is_staff(head)); i++) {
		size_t at = str_find(text, str_from(links[i]));
		if (at < text.len)
			head = name_head(mem, str_slice(text, at + 4, text.len));
	}
	return name_synonyms(head, mem);
}

/* "The doctors' association" is no place where doctors work. */
static bool is_of_staff(struct str text, struct arena *mem)
{
	static const char *const bodies[] = { "association", "union", "syndicate", "order",
		"society", "committee", "council", NULL };
	return word_in(bodies, name_head(mem, text));
}

/* "Ministry spokesman Colonel Ivar Drane" speaks for the ministry. */
static struct str without_speaker(struct str s)
{
	static const char *const ends[] = { " spokesman ", " spokeswoman ", " spokesperson ",
		" director ", NULL };
	for (size_t i = 0; ends[i]; i++) {
		size_t at = str_find(s, str_from(ends[i]));
		bool of = at < s.len &&
			  str_starts(str_slice(s, at + str_from(ends[i]).len, s.len), STR("of "));
		if (at > 0 && at < s.len && !of)
			return str_slice(s, 0, at);
	}
	return s;
}

/* "Samira Dolan of the Families' Committee" speaks for it: a name of two or three words, and a body. */
static struct str without_person(struct str s, struct arena *mem)
{
	static const char *const bodies[] = { "committee", "union", "council", "association",
		"group", "watch", "monitor", "network", "office", "ministry", "society",
		"federation", "league", "institute", "hospital", "front", "party", "commission",
		"observatory", NULL };
	static const char *const links[] = { " of the ", " from the ", NULL };
	enum { NAME_LEAST = 2, NAME_MOST = 3 };
	for (size_t k = 0; links[k]; k++) {
		size_t at = str_find(s, str_from(links[k])), words = 0;
		struct str rest = str_slice(s, 0, at), word;
		bool capital = at < s.len;
		for (; capital && str_cut(&rest, ' ', &word); words++)
			capital = word.len && word.at[0] >= 'A' && word.at[0] <= 'Z' &&
				  !word_in(bodies, fold(mem, word)) && !is_office(fold(mem, word));
		struct str body = at < s.len ? str_slice(s, at + str_from(links[k]).len, s.len) : s;
		if (capital && words >= NAME_LEAST && words <= NAME_MOST &&
			word_in(bodies, name_head(mem, body)))
			return body;
	}
	return s;
}

/* "Sahwan Monitor (Telegram)", "Prison Service (press bulletin)": where it was put out is no part of the name. */
static struct str without_brackets(struct str s)
{
	size_t open = str_find(s, STR(" ("));
	return open > 0 && open < s.len ? str_slice(s, 0, open) : s;
}

/* "Authorities in Marenia" are its government, as is its permanent mission, and no short form of whatever else has the land's
 * name in its own. */
static struct str as_government(struct str s, struct arena *mem)
{
	static const char *const opens[] = { "authorities in ", "permanent mission of ",
		"embassy of ", NULL };
	for (size_t i = 0; opens[i]; i++)
		if (s.len > strlen(opens[i]) &&
			str_equal_fold(str_slice(s, 0, strlen(opens[i])), str_from(opens[i])))
			return str_format(mem, STR_FMT " government",
				STR_ARG(str_slice(s, str_from(opens[i]).len, s.len)));
	return s;
}

/* "Defence", "army", "naval": nothing else is in the name; "two" alone is no force. */
static bool is_all_force(struct str key)
{
	bool force = false;
	for (struct str w; str_cut(&key, ' ', &w);) {
		if (!is_force(w))
			return false;
		force |= !word_in(beside_force, w);
	}
	return force;
}

/* ORIGIN-3: "Ministry of Public Health and Population": what else is said of a health ministry than that it is one; but not
 * whose it is, nor where it sits: there may be two, that of a government and that of its enemies. */
static bool is_beside_health(struct str w)
{
	static const char *const words[] = { "public", "population", NULL };
	return word_in(words, w);
}

static bool is_generic(struct str w)
{
	return word_in(generic_words, w);
}

/* ORIGIN-3: "a committee of residents" is a committee: who sits in it tells nothing of which it is. */
static struct str without_members(struct str key, struct str text, struct arena *mem)
{
	static const char *const bodies[] = { "committee of ", "commission of ", "panel of ",
		"collective of ", NULL };
	struct str rest = key_without(mem, key, is_generic);
	for (size_t i = 0; rest.len && i < sizeof bodies / sizeof *bodies - 1; i++)
		if (str_starts(text, str_from(bodies[i])) && str_starts(str_from(bodies[i]), rest))
			return rest;
	return key;
}

struct named name_made(struct str text, enum source_kind kind, struct arena *mem)
{
	struct named n = {
		.text = name_without_article(str_trim(text)), .kind = kind, .longer = NONE
	};
	struct str core =
		as_government(without_person(without_speaker(without_brackets(n.text)), mem), mem);
	struct str whole = name_synonyms(name_key(mem, core), mem);
	n.key = key_without(mem, whole, is_office);
	struct str place = key_without(mem, n.key, is_staff);
	if (place.len && !all_generic(place) && !is_of_staff(n.text, mem))
		n.key = place;
	if (key_has(n.key, STR("health")) && key_has(n.key, STR("ministry")))
		n.key = key_without(mem, n.key, is_beside_health);
	n.key = without_members(n.key, n.text, mem);
	bool house = key_has(n.key, STR("hospital")); /* the town council is not the camp's */
	place = key_without(mem, n.key, house ? is_near : is_local);
	if (place.len && !all_generic(place))
		n.key = place;
	if (kind == SOURCE_MILITARY &&
		(key_has(whole, STR("health")) || key_has(whole, STR("medical"))))
		n.kind = SOURCE_MEDICAL; /* "the district health officer" */
	n.office = n.key.len != whole.len;
	bool speaker = n.office || core.len < n.text.len;
	if (kind == SOURCE_OTHER && speaker &&
		is_all_force(n.key)) /* "Defence spokesman Hadro Senk" */
		n.kind = key_has(n.key, STR("government")) || key_has(n.key, STR("ministry"))
				 ? SOURCE_GOVERNMENT
				 : SOURCE_MILITARY;
	bool mission = key_has(whole, STR("permanent")) && key_has(whole, STR("mission"));
	if (kind == SOURCE_MEDIA && n.office && key_has(whole, STR("ministry")))
		n.kind = SOURCE_GOVERNMENT; /* "the press service of the Interior Ministry" */
	n.kind = mission && kind != SOURCE_UN ? SOURCE_GOVERNMENT : n.kind;
	n.head = head_of(core, mem);
	n.generic = all_generic(n.key);
	if (n.generic)
		n.key = str_format(mem, "~%s", source_kind_words[kind]);
	return n;
}

struct named name_of_actor(const struct actor *a, struct arena *mem)
{
	struct str text = a->name.len ? a->name : a->words;
	struct named n = name_made(text, SOURCE_OTHER, mem);
	n.is_actor = true;
	if (n.generic) /* prisoners who are accused make no party of others without a name */
		n.key = name_key(mem, text);
	n.generic = false;
	return n;
}

static bool is_shouted(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] >= 'a' && s.at[i] <= 'z')
			return false;
	return true;
}

static int by_key(const void *left, const void *right)
{
	const struct named *a = left, *b = right;
	int order = str_compare(a->key, b->key);
	if (!order)
		order = a->is_actor - b->is_actor;
	if (!order) /* the fullest text first: it names the origin, if it isn't shouted */
		order = is_shouted(a->text) - is_shouted(b->text);
	if (!order)
		order = (a->text.len < b->text.len) - (a->text.len > b->text.len);
	return order ? order : str_compare(a->text, b->text);
}

void names_unify(struct nameds *all)
{
	size_t kept = 0;
	if (all->count)
		qsort(all->at, all->count, sizeof *all->at, by_key);
	for (size_t i = 0; i < all->count; i++) {
		const struct named *n = &all->at[i];
		struct named *last = kept ? &all->at[kept - 1] : NULL;
		if (!last || !str_equal(last->key, n->key)) {
			all->at[kept++] = *n;
			continue;
		}
		bool plain = last->kind == SOURCE_OTHER || last->kind == SOURCE_OFFICIAL_UNNAMED ||
			     (last->is_outlet && !n->is_outlet) ||
			     (last->kind == SOURCE_MEDIA && last->office);
		last->kind = plain && !n->is_actor ? n->kind : last->kind;
		last->is_outlet = last->is_outlet && (n->is_outlet || n->is_actor);
		last->is_actor = last->is_actor && n->is_actor;
		last->office = last->office && n->office;
	}
	all->count = kept;
}

size_t names_find(const struct nameds *all, struct str key)
{
	size_t low = 0, high = all->count;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = str_compare(all->at[mid].key, key);
		if (order == 0)
			return mid;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NONE;
}

static bool kinds_go_together(enum source_kind a, enum source_kind b)
{
	static const unsigned plain = 1u << SOURCE_OTHER | 1u << SOURCE_OFFICIAL_UNNAMED;
	static const unsigned offices = 1u << SOURCE_GOVERNMENT | 1u << SOURCE_MEDICAL |
					1u << SOURCE_OFFICIAL_UNNAMED | 1u << SOURCE_MILITARY;
	return a == b || (plain >> a & 1) || (plain >> b & 1) ||
	       ((offices >> a & 1) && (offices >> b & 1));
}

bool name_is_short_for(const struct named *a, const struct named *b)
{
	if (a->generic || b->generic || !a->key.len || key_words(a->key) >= key_words(b->key) ||
		!key_within(a->key, b->key))
		return false;
	bool head = key_has(a->key, b->head), outlet = a->is_outlet || b->is_outlet;
	if (key_words(a->key) == 1 && word_in(title_words, a->key) && !a->is_outlet)
		return kinds_go_together(a->kind, b->kind) ||
		       (b->is_outlet && b->kind != SOURCE_MEDIA);
	bool state = b->kind == SOURCE_GOVERNMENT || b->kind == SOURCE_MILITARY;
	if (a->kind == SOURCE_GOVERNMENT && key_words(a->key) == 1 && !a->is_outlet && state)
		return true; /* "Marenia says": its ministry of defence */
	if (a->kind == SOURCE_UN && b->kind == SOURCE_UN && str_equal(a->key, STR("nation united")))
		return true;
	if (outlet) /* an office that publishes is an outlet too; one word of its name is too little */
		return head &&
		       (key_words(a->key) > 1 || (!a->is_outlet && a->kind == SOURCE_OTHER));
	bool watches = b->kind == SOURCE_RIGHTS_GROUP || b->kind == SOURCE_UN;
	bool office = a->office &&
		      (!watches || a->kind == b->kind); /* "the prison service", "Prison Watch" */
	return kinds_go_together(a->kind, b->kind) && (office || head);
}

/* "OF" in "UNION OF PATRIOTS": small though it is shouted. */
static bool is_small_word(struct str text, size_t i)
{
	static const char *const small[] = { "OF", "AND", "THE", "FOR", "IN", "DE", NULL };
	size_t end = i;
	while (end < text.len && text.at[end] != ' ')
		end++;
	return word_in(small, str_slice(text, i, end));
}

/* The capitals of a name, sorted: "MoH" and "Ministry of Health" both give "HM"; with `small`
 * words' first letters too, "HMO". */
static struct str initials(struct str text, bool is_acronym, bool small, char out[MOST_ACRONYM])
{
	size_t n = 0;
	bool begins = true;
	for (size_t i = 0; i < text.len && n < MOST_ACRONYM; i++) {
		char c = text.at[i];
		bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
		if (upper && (is_acronym || (begins && !is_small_word(text, i))))
			out[n++] = c;
		else if (lower && begins && small)
			out[n++] = (char)(c + 'A' - 'a');
		begins = !upper && !lower;
	}
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && out[k] < out[k - 1]; k--) {
			char swap = out[k];
			out[k] = out[k - 1];
			out[k - 1] = swap;
		}
	return (struct str){ out, n };
}

/* "HRD" of "Marenia Mission Human Rights Division": the capitals of its last words, in their order. */
static bool is_acronym_of_tail(struct str acronym, struct str name)
{
	enum { FEWEST = 3 };
	size_t left = acronym.len;
	for (size_t i = name.len; i > 0 && left > 0; i--) {
		char c = name.at[i - 1];
		bool begins = i == 1 || name.at[i - 2] == ' ';
		if (!begins || c < 'A' || c > 'Z' || is_small_word(name, i - 1))
			continue;
		if (acronym.at[left - 1] != c)
			return false;
		left--;
	}
	return acronym.len >= FEWEST && left == 0;
}

static bool is_acronym_of(const struct named *a, const struct named *b)
{
	char of_a[MOST_ACRONYM], of_b[MOST_ACRONYM];
	size_t blank = a->office ? str_find(a->text, STR(" ")) : a->text.len;
	struct str word = str_slice(a->text, 0, blank < a->text.len ? blank : a->text.len);
	if (key_words(a->key) != 1 || key_words(b->key) < 2 || word.len > MOST_ACRONYM)
		return false; /* "the UIPA press office" speaks for the UIPA */
	struct str name = without_brackets(b->text);
	if (is_acronym_of_tail(word, name))
		return true;
	struct str short_form = initials(word, true, false, of_a);
	return short_form.len > 1 &&
	       (str_equal(short_form, initials(name, false, false, of_b)) ||
		       str_equal(short_form, initials(name, false, true, of_b)));
}

static bool is_short_or_acronym(const struct named *a, const struct named *b)
{
	return name_is_short_for(a, b) || (!a->generic && !b->generic && is_acronym_of(a, b));
}

/* "Marenia" says something: "the Government of Marenia", and no "Prison Watch Marenia". */
static bool is_its_government(const struct named *a, const struct named *b)
{
	if (b->kind != SOURCE_GOVERNMENT || a->is_outlet || a->generic || key_words(a->key) != 1 ||
		key_words(b->key) != 2)
		return false;
	return key_within(a->key, b->key) && key_has(b->key, STR("government")) &&
	       !str_equal(a->key, STR("government")) && kinds_go_together(a->kind, b->kind);
}

/* The longest name that `n` is short for, when all the others it might mean are short for that
 * one too; a scan has a ceiling, so hostile input costs no more than 512 looks a name. */
static void resolve(struct nameds *all, size_t n)
{
	struct named *a = &all->at[n];
	size_t found[8], count = 0, best = NONE;
	size_t from =
		all->count > MOST_SCANNED ? (n > MOST_SCANNED / 2 ? n - MOST_SCANNED / 2 : 0) : 0;
	size_t to = from + MOST_SCANNED < all->count ? from + MOST_SCANNED : all->count;
	for (size_t i = from; i < to; i++) {
		if (i != n && is_its_government(a, &all->at[i])) {
			a->longer = i;
			return;
		}
		if (i == n || !is_short_or_acronym(a, &all->at[i]))
			continue;
		if (count < 8)
			found[count++] = i;
		if (best == NONE || key_words(all->at[i].key) > key_words(all->at[best].key))
			best = i;
	}
	for (size_t i = 0; i < count; i++)
		if (found[i] != best && !is_short_or_acronym(&all->at[found[i]], &all->at[best]))
			a->ambiguous = true;
	a->longer = a->ambiguous ? NONE : best;
}

void names_resolve(struct nameds *all, struct arena *mem)
{
	(void)mem;
	for (size_t i = 0; i < all->count; i++)
		resolve(all, i);
}

size_t name_root(const struct nameds *all, size_t n)
{
	for (int steps = 0; all->at[n].longer != NONE && steps < 8; steps++)
		n = all->at[n].longer;
	return n;
}

void names_mark_governments(struct nameds *all, struct arena *mem)
{
	struct str land = { 0 };
	bool one = true;
	for (size_t i = 0; i < all->count; i++) {
		struct named *n = &all->at[i];
		if (n->kind != SOURCE_GOVERNMENT || n->generic ||
			!key_has(n->key, STR("government")))
			continue;
		struct str whose = key_without(mem, n->key, is_force);
		if (!whose.len)
			continue;
		one = one && (!land.len || names_same_land(land, whose));
		land = whose;
		n->lone = true;
	}
	for (size_t i = 0; i < all->count; i++)
		all->at[i].lone = all->at[i].lone && one;
}

bool name_is_of_state(const struct named *a)
{
	static const char *const of_state[] = { "army", "police", "security", "soldier", "troop",
		"gendarme", "guard", "government", "regime", "navy", "gunboat", "commando",
		"interior", "marine", "naval", "paratrooper", NULL };
	bool state = false;
	for (size_t i = 0; of_state[i]; i++)
		state |= key_has(a->key, str_from(of_state[i]));
	return state;
}

/* The government whose army or police are accused, and its ministers of the interior and of defence: not that of a land
 * where jets, fighters or a militia of nobody's are. */
static bool commands(const struct named *s, struct str whose, const struct named *accused)
{
	bool mission = key_has(s->key, STR("permanent")) && key_has(s->key, STR("mission"));
	bool force = mission || key_has(s->key, STR("interior")) ||
		     key_has(s->key, STR("security")) || key_has(s->key, STR("defense"));
	return name_is_of_state(accused) && s->kind == SOURCE_GOVERNMENT &&
	       (force || !whose.len || s->lone);
}

bool name_is_accused(const struct named *s, const struct named *a, struct arena *mem)
{
	static const unsigned armed = 1u << SOURCE_GOVERNMENT | 1u << SOURCE_MILITARY |
				      1u << SOURCE_ARMED_GROUP | 1u << SOURCE_OFFICIAL_UNNAMED;
	if (s->generic || !a->key.len)
		return false;
	if (str_equal(s->key, a->key))
		return true;
	bool is_armed =
		armed >> s->kind & 1; /* "the prison service" accused is no "Prison Watch" */
	bool short_form = name_is_short_for(s, a) || name_is_short_for(a, s);
	if (short_form && (is_armed || (s->kind == SOURCE_OTHER && key_has(a->key, s->head))))
		return true;
	if (!is_armed)
		return false;
	struct str whose_s = key_without(mem, s->key, is_force);
	struct str whose_a = key_without(mem, a->key, is_force);
	if (whose_s.len && whose_a.len)
		return str_equal(whose_s, whose_a);
	if (whose_a.len)
		return false;
	return s->kind == SOURCE_MILITARY || commands(s, whose_s, a); /* "the army", whosesoever */
}
