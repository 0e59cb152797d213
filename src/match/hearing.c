#include "match/hearing.h"

static bool names_fathers(const struct records *r)
{
	for (size_t l = 0; l < r->list_count; l++)
		for (size_t i = 0; i < r->lists[l].column_count; i++)
			if (r->lists[l].columns[i].role == ROLE_FATHER)
				return true;
	for (size_t n = 1; n < r->tokens.count; n++)
		if (r->tokens.faces.at[n].script == NAME_ARABIC)
			return true;
	return false;
}

static enum name_hearing heard(const struct tokens *t)
{
	size_t hebrew = 0, arabic = 0, cyrillic = 0, serbian = 0;
	for (uint32_t n = 1; n < t->count; n++) {
		unsigned script = t->faces.at[n].script;
		hebrew += script == NAME_HEBREW;
		arabic += script == NAME_ARABIC;
		cyrillic += script == NAME_CYRILLIC;
		serbian += script == NAME_CYRILLIC && name_is_serbian(dict_str(&t->units, n));
	}
	if (hebrew * 20 >= t->count && hebrew > arabic)
		return NAME_HEARS_HEBREW;
	return serbian && serbian * 20 >= cyrillic ? NAME_HEARS_SERBIAN : NAME_HEARS_PLAIN;
}

void names_hear(struct records *r, struct arena *mem)
{
	enum name_hearing hears = heard(&r->tokens);
	r->fathers = names_fathers(r);
	if (hears == NAME_HEARS_PLAIN)
		return;
	tokens_hear(&r->tokens, hears, mem);
	for (size_t t = 0; t < r->text_count; t++)
		for (size_t i = 0; i < r->text[t].values.count; i++) {
			struct text_value *v = &r->text[t].values.at[i];
			for (size_t k = 0; k < v->units; k++)
				v->skeleton[k] = r->tokens.at[v->unit[k]].skeleton;
		}
}
