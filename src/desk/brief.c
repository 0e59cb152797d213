#include "desk/brief.h"

#include "base/json.h"
#include "base/utf8.h"
#include "casebook/fields.h"

struct str printable(struct str s, size_t most, struct arena *mem)
{
	struct buf b = { .mem = mem };
	for (size_t i = 0, n; i < s.len; i += n) {
		n = json_plain(str_slice(s, i, s.len));
		n = n < most - b.len ? n : most - b.len;
		if (n) {
			buf_add(&b, str_slice(s, i, i + n));
			continue;
		}
		uint32_t c = utf8_decode(str_slice(s, i, s.len), &n);
		if (b.len + n > most) {
			buf_add(&b, STR("..."));
			break;
		}
		if (c < 0x20 || (c >= 0x7f && c < 0xa0))
			buf_add_char(&b, ' ');
		else
			buf_add(&b, str_slice(s, i, i + n));
	}
	return b.at ? buf_str(&b) : STR("");
}

/* Which members of an entry tell a person what it is, in this order. */
static const char *const telling[ENTRY_KINDS][5] = {
	[ENTRY_KEY] = { "key" },
	[ENTRY_MEMBER] = { "name", "recipient" },
	[ENTRY_DOCUMENT] = { "kind", "name", "title" },
	[ENTRY_CLAIM] = { "harm", "stance", "words" },
	[ENTRY_INCIDENT] = { "decision", "reason" },
	[ENTRY_RECORD] = { "list", "name" },
	[ENTRY_JUDGEMENT] = { "decision", "reason" },
	[ENTRY_COMPUTATION] = { "command", "version" },
	[ENTRY_OBSERVE] = { "event", "log" },
	[ENTRY_CUSTODY] = { "event", "name", "to" },
	[ENTRY_ERASE] = { "reason" },
	[ENTRY_NOTE] = { "event", "text" },
	[ENTRY_REVOKE] = { "log", "reason" },
};

struct str brief_of(const struct casebook_item *x, struct arena *mem)
{
	struct buf b = { .mem = mem };
	enum entry_kind kind = x->body.entry.kind;
	buf_printf(&b, "%-11s", entry_kind_word(kind));
	for (int i = 0; i < 5 && telling[kind][i]; i++) {
		struct str text = fields_text(x, telling[kind][i], mem);
		if (!text.len)
			continue;
		buf_add(&b, STR("  "));
		buf_add(&b, printable(text, 100, mem));
	}
	return str_trim(buf_str(&b));
}
