#include "train_words.h"

#include <ctype.h>

static struct str *slot_of(const struct vocabulary *v, struct str word)
{
	size_t i = str_hash(word) & v->mask;
	while (v->slots[i].at && !str_equal(v->slots[i], word))
		i = (i + 1) & v->mask;
	return &v->slots[i];
}

void train_vocabulary(struct vocabulary *v, struct str text, struct arena *mem)
{
	struct str line;
	*v = (struct vocabulary){ NEW_ARRAY(mem, struct str, 1 << 18), (1 << 18) - 1 };
	while (str_cut(&text, '\n', &line))
		if (line.len)
			*slot_of(v, line) = line;
}

static bool is_letter(char c)
{
	return isalpha((unsigned char)c) || (c & 0x80);
}

/* Every run of letters of the feature's value is a common word. */
static bool is_common(const struct vocabulary *v, struct str feature)
{
	struct str name;
	if (!str_cut(&feature, '=', &name) || !feature.at)
		return true;
	for (size_t i = 0; i < feature.len;) {
		size_t k = i;
		while (k < feature.len && is_letter(feature.at[k]))
			k++;
		if (k > i + 2 && !slot_of(v, str_slice(feature, i, k))->at)
			return false;
		i = k + 1;
	}
	return true;
}

struct str train_common(const struct vocabulary *v, struct str features, struct arena *mem)
{
	struct buf kept = { .mem = mem };
	struct str line;
	while (str_cut(&features, '\n', &line))
		if (line.len && is_common(v, line) && str_find(line, STR(" ")) == line.len) {
			buf_add(&kept, line);
			buf_add_char(&kept, '\n');
		}
	return buf_str(&kept);
}
