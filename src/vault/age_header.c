#include "vault/age_header.h"

#include "base/encode.h"

#include <assert.h>
#include <string.h>

static const struct str version = { "age-encryption.org/v1\n", 22 };
enum { COLUMNS = 64 };

struct digest age_hkdf(struct str key, struct str salt, struct str info)
{
	char message[64];
	struct digest from = digest_hmac(salt, key);
	assert(info.len < sizeof message);
	memcpy(message, info.at, info.len);
	message[info.len] = 1;
	struct digest made = digest_hmac((struct str){ (const char *)from.byte, sizeof from.byte },
		(struct str){ message, info.len + 1 });
	explicit_bzero(&from, sizeof from);
	return made;
}

/* A line with its newline off the front. */
static bool take_line(struct str *rest, struct str *line)
{
	size_t end = str_find(*rest, STR("\n"));
	if (end == rest->len)
		return false;
	*line = str_slice(*rest, 0, end);
	*rest = str_slice(*rest, end + 1, rest->len);
	return true;
}

static bool parse_args(struct str line, struct strs *args, struct arena *mem)
{
	struct str arg, rest = str_slice(line, 3, line.len);
	while (str_cut(&rest, ' ', &arg)) {
		for (size_t i = 0; i < arg.len; i++)
			if (arg.at[i] < 33 || arg.at[i] > 126)
				return false;
		if (arg.len == 0)
			return false;
		*PUSH(mem, args) = arg;
	}
	return true;
}

/* Lines of 64 columns of base64 and a shorter one, which may be empty. */
static bool parse_body(struct str *rest, struct str *body, struct arena *mem)
{
	struct buf b = { .mem = mem };
	struct str line, bytes;
	do {
		if (!take_line(rest, &line) || line.len > COLUMNS ||
			!base64_bytes(mem, line, BASE64_BARE, &bytes))
			return false;
		buf_add(&b, bytes);
	} while (line.len == COLUMNS);
	*body = buf_str(&b);
	return true;
}

static bool parse_mac(struct str line, unsigned char mac[32], struct arena *mem)
{
	struct str bytes;
	if (!str_starts(line, STR("--- ")) ||
		!base64_bytes(mem, str_slice(line, 4, line.len), BASE64_BARE, &bytes) ||
		bytes.len != 32)
		return false;
	memcpy(mac, bytes.at, 32);
	return true;
}

bool age_header_parse(struct str text, struct age_header *h, struct arena *mem, struct err *e)
{
	struct str rest = text, line;
	*h = (struct age_header){ 0 };
	if (!str_starts(text, version))
		return fail(e, ERR_INPUT, "no file of the form age-encryption.org/v1");
	rest = str_slice(rest, version.len, rest.len);
	while (str_starts(rest, STR("-> "))) {
		struct age_stanza s = { 0 };
		if (!take_line(&rest, &line) || !parse_args(line, &s.args, mem) ||
			!parse_body(&rest, &s.body, mem))
			return fail(e, ERR_INPUT, "recipient %zu of the age header is malformed",
				h->stanzas.count + 1);
		*PUSH(mem, &h->stanzas) = s;
	}
	size_t end = (size_t)(rest.at - text.at);
	if (h->stanzas.count == 0 || !take_line(&rest, &line) || rest.len > 0 ||
		!parse_mac(line, h->mac, mem))
		return fail(e, ERR_INPUT, "the end of the age header is malformed");
	h->covered = str_slice(text, 0, end + 3);
	return true;
}

/* Byte by byte from a source that hands over whole pieces would be slow: age_decrypt's reader has them in memory. */
bool age_header_read(
	const struct byte_source *from, struct str *text, struct arena *mem, struct err *e)
{
	struct buf b = { .mem = mem };
	size_t line = 0, got;
	for (char c; b.len < AGE_MOST_HEADER;) {
		if (!from->get(from->self, &c, 1, &got, e))
			return false;
		if (got == 0)
			return fail(e, ERR_INPUT, "the age header is cut short");
		buf_add_char(&b, c);
		if (b.len == version.len && !str_equal(buf_str(&b), version))
			return fail(e, ERR_INPUT, "no file of the form age-encryption.org/v1");
		if (c != '\n')
			continue;
		*text = buf_str(&b);
		if (str_starts(str_slice(*text, line, b.len), STR("---")))
			return true;
		line = b.len;
	}
	return fail(e, ERR_INPUT, "an age header of more than %d bytes", AGE_MOST_HEADER);
}
