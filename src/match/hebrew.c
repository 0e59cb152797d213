#include "match/hebrew.h"

static bool is_heard(const struct tokens *t)
{
	size_t hebrew = 0, arabic = 0;
	for (size_t n = 1; n < t->count; n++) {
		hebrew += t->faces.at[n].script == NAME_HEBREW;
		arabic += t->faces.at[n].script == NAME_ARABIC;
	}
	return hebrew * 20 >= t->count && hebrew > arabic;
}

void hebrew_hear(struct records *r, struct arena *mem)
{
	if (!r->tokens.count || !is_heard(&r->tokens))
		return;
	tokens_hear_hebrew(&r->tokens, mem);
	for (size_t t = 0; t < r->text_count; t++)
		for (size_t i = 0; i < r->text[t].values.count; i++) {
			struct text_value *v = &r->text[t].values.at[i];
			for (size_t k = 0; k < v->units; k++)
				v->skeleton[k] = r->tokens.at[v->unit[k]].skeleton;
		}
}
