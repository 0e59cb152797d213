#include "ledger/note.h"

#include "base/buf.h"
#include "base/encode.h"
#include "base/utf8.h"

#include <sodium.h>
#include <string.h>

static const struct str dash = { "\xE2\x80\x94 ", 4 };

/* What Unicode calls white space, plus '+': none of it stands in a key's name. */
static bool ends_name(uint32_t c)
{
	static const uint32_t blank[] = { ' ', '+', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F,
		0x205F, 0x3000 };
	for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
		if (c == blank[i])
			return true;
	return (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F) || (c >= 0x2000 && c <= 0x200A);
}

static bool is_name(struct str s)
{
	if (s.len == 0)
		return false;
	for (size_t n; s.len > 0; s = str_slice(s, n, s.len))
		if (ends_name(utf8_decode(s, &n)))
			return false;
	return true;
}

static uint32_t big_endian(const void *at)
{
	const unsigned char *b = at;
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

struct note_key note_key_of(struct str name, enum note_kind kind, const unsigned char key[32])
{
	struct note_key k = { .name = name, .kind = kind };
	unsigned char middle[2] = { '\n', (unsigned char)kind };
	struct digest_sum s;
	memcpy(k.key, key, sizeof k.key);
	digest_start(&s);
	digest_add(&s, name.at, name.len);
	digest_add(&s, middle, sizeof middle);
	digest_add(&s, key, sizeof k.key);
	k.id = big_endian(digest_end(&s).byte);
	return k;
}

bool note_key_parse(struct str text, struct note_key *k, struct arena *mem, struct err *e)
{
	struct str name, id, key, rest = text;
	unsigned char id_bytes[4];
	if (!utf8_is_valid(text) || !str_cut(&rest, '+', &name) || !str_cut(&rest, '+', &id) ||
		!is_name(name) || !hex_bytes(id, id_bytes, 4) ||
		!base64_bytes(mem, rest, BASE64_PADDED, &key))
		return fail(e, ERR_INPUT, "no verifier's key (name+8 hex digits+base64)");
	if (key.len != 33 || (key.at[0] != NOTE_ED25519 && key.at[0] != NOTE_COSIGNATURE))
		return fail(e, ERR_INPUT, "the verifier's key is of no known kind");
	*k = note_key_of(name, (enum note_kind)key.at[0], (const unsigned char *)key.at + 1);
	if (k->id != big_endian(id_bytes))
		return fail(
			e, ERR_INPUT, "the id of the verifier's key is not that of name and key");
	return true;
}

struct str note_key_text(const struct note_key *k, struct arena *mem)
{
	char bytes[33] = { (char)k->kind };
	memcpy(bytes + 1, k->key, sizeof k->key);
	struct str key = base64_text(mem, (struct str){ bytes, sizeof bytes }, BASE64_PADDED);
	return str_format(mem, STR_FMT "+%08x+" STR_FMT, STR_ARG(k->name), k->id, STR_ARG(key));
}

static bool is_clean(struct str raw)
{
	for (size_t i = 0; i < raw.len; i++)
		if ((unsigned char)raw.at[i] < ' ' && raw.at[i] != '\n')
			return false;
	return utf8_is_valid(raw);
}

static bool parse_signature(struct str line, struct note_signature *s, struct arena *mem)
{
	struct str bytes;
	if (!str_starts(line, dash))
		return false;
	line = str_slice(line, dash.len, line.len);
	if (!str_cut(&line, ' ', &s->name) || !is_name(s->name) ||
		!base64_bytes(mem, line, BASE64_PADDED, &bytes) || bytes.len < 5)
		return false;
	s->id = big_endian(bytes.at);
	s->bytes = str_slice(bytes, 4, bytes.len);
	return true;
}

/* Where the last blank line begins, or raw.len. */
static size_t last_blank(struct str raw)
{
	for (size_t i = raw.len; i-- > 1;)
		if (raw.at[i] == '\n' && raw.at[i - 1] == '\n')
			return i;
	return raw.len;
}

bool note_parse(struct str raw, struct note *n, struct arena *mem, struct err *e)
{
	*n = (struct note){ 0 };
	if (raw.len > NOTE_MOST_BYTES)
		return fail(e, ERR_INPUT, "a signed note of more than %d bytes", NOTE_MOST_BYTES);
	if (!is_clean(raw))
		return fail(
			e, ERR_INPUT, "a signed note that is no UTF-8 or has control characters");
	size_t blank = last_blank(raw);
	if (blank == raw.len || blank + 1 == raw.len || !str_ends(raw, STR("\n")))
		return fail(e, ERR_INPUT, "a note without signatures after a blank line");
	struct str lines = str_slice(raw, blank + 1, raw.len - 1), line;
	n->text = str_slice(raw, 0, blank);
	for (size_t at = 1; at == 1 || lines.at; at++) {
		struct note_signature s;
		size_t end = str_find(lines, STR("\n"));
		line = str_slice(lines, 0, end);
		lines = end < lines.len ? str_slice(lines, end + 1, lines.len) : (struct str){ 0 };
		if (!parse_signature(line, &s, mem))
			return fail(
				e, ERR_INPUT, "line %zu of a note's signatures is malformed", at);
		*PUSH(mem, &n->signatures) = s;
	}
	return true;
}

struct str note_text(const struct note *n, struct arena *mem)
{
	struct buf b = { .mem = mem };
	buf_add(&b, n->text);
	buf_add_char(&b, '\n');
	for (size_t i = 0; i < n->signatures.count; i++) {
		const struct note_signature *s = &n->signatures.at[i];
		char id[4] = { (char)(s->id >> 24), (char)(s->id >> 16), (char)(s->id >> 8),
			(char)s->id };
		struct buf bytes = { .mem = mem };
		buf_add(&bytes, (struct str){ id, 4 });
		buf_add(&bytes, s->bytes);
		struct str text = base64_text(mem, buf_str(&bytes), BASE64_PADDED);
		buf_add(&b, dash);
		buf_printf(&b, STR_FMT " " STR_FMT "\n", STR_ARG(s->name), STR_ARG(text));
	}
	return buf_str(&b);
}

static struct str cosigned_message(struct str text, uint64_t time, struct arena *mem)
{
	struct buf b = { .mem = mem };
	buf_printf(&b, "cosignature/v1\ntime %llu\n", (unsigned long long)time);
	buf_add(&b, text);
	return buf_str(&b);
}

void note_sign(struct note *n, const struct note_signer *s, uint64_t time, struct arena *mem)
{
	bool cosigns = s->key.kind == NOTE_COSIGNATURE;
	size_t head = cosigns ? 8 : 0;
	struct str message = cosigns ? cosigned_message(n->text, time, mem) : n->text;
	unsigned char *bytes = NEW_ARRAY(mem, unsigned char, head + crypto_sign_BYTES);
	for (size_t i = 0; i < head; i++)
		bytes[i] = (unsigned char)(time >> (56 - 8 * i));
	crypto_sign_detached(
		bytes + head, NULL, (const unsigned char *)message.at, message.len, s->secret);
	*PUSH(mem, &n->signatures) = (struct note_signature){ s->key.name, s->key.id,
		{ (const char *)bytes, head + crypto_sign_BYTES } };
}

static bool is_good(struct str text, const struct note_key *k, struct str bytes, uint64_t *time)
{
	struct arena mem = { 0 };
	const unsigned char *signature = (const unsigned char *)bytes.at;
	size_t head = k->kind == NOTE_COSIGNATURE ? 8 : 0;
	if (bytes.len != head + crypto_sign_BYTES || (head && signature[0] >> 7))
		return false;
	uint64_t claimed = 0;
	for (size_t i = 0; i < head; i++)
		claimed = claimed << 8 | signature[i];
	struct str message = head ? cosigned_message(text, claimed, &mem) : text;
	bool good = crypto_sign_verify_detached(signature + head, (const unsigned char *)message.at,
			    message.len, k->key) == 0;
	arena_release(&mem);
	if (good && head)
		*time = claimed;
	return good;
}

enum note_found note_check(const struct note *n, const struct note_key *k, uint64_t *time)
{
	enum note_found found = NOTE_ABSENT;
	*time = 0;
	for (size_t i = 0; i < n->signatures.count; i++) {
		const struct note_signature *s = &n->signatures.at[i];
		if (s->id != k->id || !str_equal(s->name, k->name))
			continue;
		if (!is_good(n->text, k, s->bytes, time))
			return NOTE_FORGED;
		found = NOTE_GOOD;
	}
	return found;
}
