#include "pack.h"

#include "text/tag.h"
#include "text/tag_packed.h"

#include <stdlib.h>

/* An entry of the packed tables before its place is known. */
struct item {
	uint64_t hash;
	uint32_t value;
};

struct items {
	struct item *at;
	size_t count, room;
};

struct pack {
	struct items features, lexicon;
	struct {
		uint64_t *at;
		size_t count, room;
	} classes;
	struct {
		uint32_t *at;
		size_t count, room;
	} weights;
};

enum { IN_NOTHING = -2, IN_LEXICON = -1 }; /* else the number of a template */

static int section_of(struct str line)
{
#define TAG_AS_NAME(name, a, b, c) name,
	static const char *const names[] = { TAG_TEMPLATES(TAG_AS_NAME) };
#undef TAG_AS_NAME
	struct str name = str_slice(line, 1, line.len - 1);
	if (str_equal(name, STR("lexicon")))
		return IN_LEXICON;
	for (int i = 0; i < TAG_TEMPLATE_COUNT; i++)
		if (str_equal(name, str_from(names[i])))
			return i;
	return IN_NOTHING;
}

static uint32_t class_number(struct pack *p, struct str name, struct arena *mem)
{
	uint64_t symbol = tag_symbol(name.at, name.len);
	for (uint32_t i = 1; i < p->classes.count; i++)
		if (p->classes.at[i] == symbol)
			return i;
	*PUSH(mem, &p->classes) = symbol;
	return (uint32_t)p->classes.count - 1;
}

/* "killed<TAB>VBD|VBN", or "the<TAB>=DT" for a word that is never anything else. */
static bool add_word(struct pack *p, struct str word, struct str tags, struct arena *mem)
{
	bool always = str_starts(tags, STR("="));
	struct str class = str_slice(tags, always, tags.len);
	uint8_t only = always ? tag_named(class) : TAG_NONE;
	if (only == TAG_COUNT)
		return false;
	*PUSH(mem, &p->lexicon) = (struct item){
		tag_symbol(word.at, word.len),
		tag_entry(class_number(p, class, mem), only),
	};
	return true;
}

/* "VBD-12": a tag and its weight. */
static bool add_weight(struct pack *p, struct str s, bool last, struct arena *mem)
{
	size_t sign = s.len ? s.len - 1 : 0;
	while (sign > 0 && s.at[sign] != '+' && s.at[sign] != '-')
		sign--;
	uint8_t tag = tag_named(str_slice(s, 0, sign));
	char number[8] = "";
	if (tag == TAG_COUNT || s.len - sign >= sizeof number)
		return false;
	memcpy(number, s.at + sign, s.len - sign);
	long weight = atol(number);
	if (weight < INT16_MIN || weight > INT16_MAX || weight == 0)
		return false;
	*PUSH(mem, &p->weights) = tag_weight((int)weight, tag, last);
	return true;
}

/* "the killing<TAB>NN+40 VBG-40": what stands in the template's places, and the weights. */
static bool add_feature(
	struct pack *p, int template, struct str key, struct str weights, struct arena *mem)
{
	uint64_t part[TAG_PLACES] = { 0 };
	struct str name, weight;
	for (size_t n = 0; str_cut(&key, ' ', &name); n++) {
		if (n == TAG_PLACES)
			return false;
		part[n] = tag_symbol(name.at, name.len);
	}
	*PUSH(mem, &p->features) = (struct item){
		tag_feature((uint64_t) template, part[0], part[1], part[2]),
		(uint32_t)p->weights.count,
	};
	while (str_cut(&weights, ' ', &weight))
		if (!add_weight(p, weight, weights.len == 0, mem))
			return false;
	return true;
}

static bool add_line(struct pack *p, int *section, struct str line, struct arena *mem)
{
	if (line.len > 2 && line.at[0] == '[' && line.at[line.len - 1] == ']')
		return (*section = section_of(line)) != IN_NOTHING;
	size_t tab = str_find(line, STR("\t"));
	if (tab == 0 || tab + 1 >= line.len || *section == IN_NOTHING)
		return false;
	struct str key = str_slice(line, 0, tab), value = str_slice(line, tab + 1, line.len);
	return *section == IN_LEXICON ? add_word(p, key, value, mem)
				      : add_feature(p, *section, key, value, mem);
}

static uint32_t slots_for(const struct items *items)
{
	return (uint32_t)(items->count + items->count / 2 + 8); /* two thirds full */
}

/* False when two entries cannot be told apart. */
static bool fill(struct tag_slot *table, uint32_t slots, const struct items *items)
{
	for (size_t i = 0; i < items->count; i++) {
		uint64_t hash = items->at[i].hash;
		uint32_t s = tag_slot_of(hash, slots);
		for (; table[s].value != 0; s = s + 1 == slots ? 0 : s + 1)
			if (table[s].check == (uint32_t)hash)
				return false;
		table[s] = (struct tag_slot){ (uint32_t)hash, items->at[i].value };
	}
	return true;
}

static bool write_packed(const struct pack *p, struct str *packed, struct arena *mem)
{
	struct tag_packed head = {
		.magic = TAG_MAGIC,
		.feature_slots = slots_for(&p->features),
		.lexicon_slots = slots_for(&p->lexicon),
		.class_count = (uint32_t)p->classes.count,
		.weight_count = (uint32_t)p->weights.count,
	};
	size_t lexicon_at = sizeof head + 8ul * head.feature_slots;
	size_t classes_at = lexicon_at + 8ul * head.lexicon_slots;
	size_t weights_at = classes_at + 8ul * head.class_count;
	size_t len = weights_at + 4ul * head.weight_count;
	char *at = (char *)NEW_ARRAY(mem, uint64_t, len / 8 + 1);

	memcpy(at + classes_at, p->classes.at, 8 * p->classes.count);
	memcpy(at + weights_at, p->weights.at, 4 * p->weights.count);
	memcpy(at, &head, sizeof head);
	if (!fill((struct tag_slot *)(at + sizeof head), head.feature_slots, &p->features) ||
		!fill((struct tag_slot *)(at + lexicon_at), head.lexicon_slots, &p->lexicon))
		return false;
	size_t sealed = offsetof(struct tag_packed, feature_slots);
	((struct tag_packed *)at)->checksum = tag_checksum(at + sealed, len - sealed);
	*packed = (struct str){ at, len };
	return true;
}

bool pack_weights(struct str text, struct str *packed, struct arena *mem, struct err *e)
{
	struct pack p = { 0 };
	*PUSH(mem, &p.classes) = 0;
	*PUSH(mem, &p.classes) = tag_symbol("?", 1);
	*PUSH(mem, &p.weights) = tag_weight(0, TAG_NONE, true);

	int section = IN_NOTHING;
	struct str line;
	for (size_t n = 1; str_cut(&text, '\n', &line); n++)
		if (line.len > 0 && !(section == IN_NOTHING && line.at[0] == '#') &&
			!add_line(&p, &section, line, mem))
			return fail(e, ERR_INPUT, "line %zu is not a weight: '" STR_FMT "'", n,
				STR_ARG(line));
	if (!write_packed(&p, packed, mem))
		return fail(e, ERR_INPUT, "a feature is listed twice");
	return true;
}
