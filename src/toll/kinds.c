#include "toll/inside.h"

/* TOLL-25: what a source says of the status of its dead beyond what the words decide for everybody;
 * TOLL-11: on which side those killed in action stood. */
static bool any_stem(const struct claim *c, const char *const stems[])
{
	for (size_t i = 0; i < c->victims.count; i++)
		for (size_t k = 0; stems[k]; k++)
			if (str_find(c->victims.at[i].words, str_from(stems[k])) <
				c->victims.at[i].words.len)
				return true;
	return false;
}

/* Who calls its dead terrorists says that they are no civilians. The word decides nothing for
 * anybody else: what others say of the same dead stands. */
enum status toll_asserted_status(const struct claim *c)
{
	static const char *const stems[] = { "terrorist", "bandit", "insurgent", "militant",
		"extremist", "saboteur", "subversive", "delinquent", NULL };
	static const bool neutral[] = { [SOURCE_RIGHTS_GROUP] = true,
		[SOURCE_UN] = true,
		[SOURCE_MEDICAL] = true,
		[SOURCE_WITNESS] = true,
		[SOURCE_FAMILY] = true,
		[SOURCE_UNATTRIBUTED] = false };
	bool by_neutral = c->sources.count && neutral[c->sources.at[c->sources.count - 1].kind];
	if (c->status == STATUS_UNKNOWN && !by_neutral && any_stem(c, stems))
		return STATUS_COMBATANT;
	return c->status;
}

enum kind toll_kind(const struct claim *c, enum status asserted)
{
	static const char *const state[] = { "soldier", "troop", "police", "officer", "gendarme",
		"constable", "servicem", "security", "ranger", "marine", "conscript", "guardsm",
		"army", "commando", NULL };
	static const char *const rising[] = { "rebel", "militant", "insurgent", "fighter",
		"guerrilla", "terrorist", "bandit", "gunm", "attacker", "assailant", "militiam",
		"separatist", "bomber", "jihad", "extremist", "gang", "raider", "robber",
		"kidnapper", NULL };
	if (asserted != STATUS_COMBATANT)
		return KIND_OTHER;
	bool of_state = any_stem(c, state), of_rising = any_stem(c, rising);
	return of_state == of_rising ? KIND_OTHER : of_state ? KIND_STATE : KIND_RISING;
}

static bool begins_word(struct str words, const char *word)
{
	struct str w = str_from(word);
	return words.len > w.len && str_equal_fold(str_slice(words, 0, w.len), w) &&
	       words.at[w.len] == ' ';
}

static bool begins_fold(struct str words, struct str with)
{
	return words.len >= with.len && str_equal_fold(str_slice(words, 0, with.len), with);
}

bool toll_is_row(const struct claim *c)
{
	return str_starts(c->by, STR("import/"));
}

/* TOLL-27: "another five", "a further five", "five more", "a girl was also killed"; the words of a row that
 * was imported are cells and not a sentence (IMPORT-2). */
bool toll_adds_to_others(const struct claim *c)
{
	static const char *const heads[] = { "another", "a further", "further", "an additional",
		"additional", "an extra", NULL };
	static const char *const behind[] = { " more ", " others ", NULL };
	if (!c->words.at || str_equal(c->count.rule, STR("COUNT-14")) || toll_is_row(c))
		return false;
	for (size_t i = 0; heads[i]; i++)
		if (begins_word(c->words, heads[i]))
			return true;
	size_t at = c->count.words.len ? str_find(c->words, c->count.words) : c->words.len;
	for (size_t i = 0; behind[i] && at < c->words.len; i++)
		if (begins_fold(str_slice(c->words, at + c->count.words.len, c->words.len),
			    str_from(behind[i])))
			return true;
	return str_find(c->words, STR(" also ")) < c->words.len;
}

static bool names_any(struct str origin, const char *const words[])
{
	struct str word;
	while (str_cut(&origin, ' ', &word))
		for (size_t i = 0; words[i]; i++) {
			size_t n = str_from(words[i]).len;
			if (word.len >= n &&
				str_equal_fold(str_slice(word, 0, n), str_from(words[i])))
				return true;
		}
	return false;
}

/* "Clinic," and "Hospitals" too: where some of the dead are laid. */
bool toll_is_house(struct str origin)
{
	static const char *const houses[] = { "hospital", "clinic", "morgue", "mortuary", NULL };
	return names_any(origin, houses);
}

bool toll_counts_for_all(struct str origin)
{
	static const char *const offices[] = { "ministry", "directorate", "department", "health",
		"authority", "institute", "forensic", NULL };
	return names_any(origin, offices) && !toll_is_house(origin);
}

/* TOLL-28: the bodies that one hospital has are not all the dead. */
bool toll_is_of_one_house(const struct claim *c, struct str origin)
{
	return c->basis == BASIS_BODIES && toll_is_house(origin);
}
