#include "desk/edit.h"

#include "base/claim.h"
#include "base/encode.h"
#include "casebook/fields.h"

#include <string.h>

static bool is_member(struct str name)
{
	for (const struct field_plan *p = claim_plan; p->member; p++)
		if (p->field && str_equal(name, str_from(p->member)))
			return true;
	return false;
}

/* 41, 41-44, 41+ */
static struct str count_of(struct str value, struct arena *mem)
{
	unsigned long long low, high;
	struct str front, rest = value;
	bool open = str_ends(value, STR("+"));
	if (open)
		rest = str_slice(value, 0, value.len - 1);
	if (decimal_number(rest, &low))
		return open ? str_format(mem, "{\"low\":%llu,\"high\":null}", low)
			    : str_format(mem, "{\"low\":%llu,\"high\":%llu}", low, low);
	if (str_cut(&rest, '-', &front) && decimal_number(front, &low) &&
		decimal_number(rest, &high))
		return str_format(mem, "{\"low\":%llu,\"high\":%llu}", low, high);
	return STR("");
}

static struct str quoted(struct str value, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	put_str(&j, value);
	return buf_str(&b);
}

static struct str short_form(struct str name, struct str value, struct arena *mem)
{
	date_day day;
	if (str_equal(name, STR("count")) && count_of(value, mem).len)
		return count_of(value, mem);
	struct str text = quoted(value, mem);
	if (str_equal(name, STR("place")))
		return str_format(mem, "{\"words\":" STR_FMT ",\"name\":" STR_FMT "}",
			STR_ARG(text), STR_ARG(text));
	if (str_equal(name, STR("date")) && value.len == 10 && date_parse(value, &day))
		return str_format(mem, "{\"from\":" STR_FMT ",\"to\":" STR_FMT ",\"precision\":1}",
			STR_ARG(text), STR_ARG(text));
	return text;
}

static struct str value_of(struct str name, struct str value, struct arena *mem)
{
	struct json *parsed;
	struct err unsaid;
	bool is_short = str_equal(name, STR("count")) && count_of(value, mem).len;
	bool is_json = !is_short && value.len && strchr("{[\"tfn", value.at[0]) &&
		       json_parse(value, &parsed, mem, &unsaid);
	return is_json ? value : short_form(name, value, mem);
}

bool edit_parse(const struct strs *sets, struct str *change, struct arena *mem, struct err *e)
{
	struct buf b = { .mem = mem };
	buf_add_char(&b, '{');
	for (size_t i = 0; i < sets->count; i++) {
		struct str name, rest = sets->at[i];
		if (!str_cut(&rest, '=', &name) || !is_member(name))
			return fail(e, ERR_USAGE,
				"--set wants MEMBER=VALUE with a member of a claim, not '%.80s'",
				sets->at[i].at);
		buf_printf(&b, "%s\"" STR_FMT "\":" STR_FMT, i ? "," : "", STR_ARG(name),
			STR_ARG(value_of(name, rest, mem)));
	}
	buf_add_char(&b, '}');
	*change = buf_str(&b);
	struct json *v;
	return json_parse(*change, &v, mem, e) || explain(e, "--set");
}

bool edit_of_json(const struct json *members, struct str *change, struct arena *mem, struct err *e)
{
	struct buf b = { .mem = mem };
	struct json_out j = { .to = &b };
	for (size_t i = 0; i < members->count; i++)
		if (!is_member(members->key[i]))
			return fail(e, ERR_USAGE,
				"'%.40s' is no member of a claim that can be changed",
				str_terminated(mem, members->key[i]));
	put_json_value(&j, members);
	*change = buf_str(&b);
	return true;
}

bool edit_fits(
	const struct casebook_item *claim, struct str change, struct arena *mem, struct err *e)
{
	struct stream s = { 0 };
	struct str members = members_changed(fields_join(claim, mem), change, mem);
	struct str line = str_format(
		mem, "{\"id\":\"edited\",\"report\":\"edited\"," STR_FMT "}", STR_ARG(members));
	if (stream_add_line(&s, line, mem, e))
		return true;
	e->kind = ERR_USAGE;
	return explain(e, "the claim would be none any more");
}
