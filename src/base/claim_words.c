#include "base/claim.h"

#define AS_WORD(name, words) words,
const char *const act_words[] = { ACTS(AS_WORD) NULL };
const char *const harm_words[] = { HARMS(AS_WORD) NULL };
const char *const status_words[] = { STATUSES(AS_WORD) NULL };
const char *const scope_words[] = { SCOPES(AS_WORD) NULL };
const char *const stage_words[] = { STAGES(AS_WORD) NULL };
const char *const basis_words[] = { BASES(AS_WORD) NULL };
const char *const stance_words[] = { STANCES(AS_WORD) NULL };
const char *const source_kind_words[] = { SOURCE_KINDS(AS_WORD) NULL };
const char *const certainty_words[] = { CERTAINTIES(AS_WORD) NULL };
const char *const victim_kind_words[] = { VICTIM_KINDS(AS_WORD) NULL };
const char *const review_words[] = { REVIEWS(AS_WORD) NULL };

int word_index(const char *const words[], struct str s)
{
	for (int i = 0; words[i]; i++)
		if (str_equal(s, str_from(words[i])))
			return i;
	return -1;
}

bool claim_is_guess(const struct claim *c)
{
	static const char *const scorers[] = { "FRAME-140", "FRAME-168" };
	for (size_t i = 0; i < c->rules.count; i++)
		for (size_t k = 0; k < sizeof scorers / sizeof *scorers; k++)
			if (str_equal(c->rules.at[i], str_from(scorers[k])))
				return true;
	return false;
}
