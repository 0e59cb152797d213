#include "vault/age_key.h"

#include "vault/age.h"
#include "vault/bech32.h"

#include <sodium.h>
#include <string.h>

struct age_recipient age_recipient_of(const struct secret *identity)
{
	struct age_recipient r;
	crypto_scalarmult_base(r.key, identity->byte);
	return r;
}

struct str age_identity_text(struct arena *mem, const struct secret *identity)
{
	struct str text = bech32_text(mem, "age-secret-key-", identity->byte);
	char *at = NEW_ARRAY(mem, char, text.len + 1);
	for (size_t i = 0; i < text.len; i++)
		at[i] = (char)(text.at[i] >= 'a' && text.at[i] <= 'z' ? text.at[i] - 'a' + 'A'
								      : text.at[i]);
	return (struct str){ at, text.len };
}

bool age_identity_parse(struct str text, struct secret *identity)
{
	return str_starts(text, STR("AGE-SECRET-KEY-1")) &&
	       bech32_bytes(text, "age-secret-key-", identity->byte);
}

struct str age_recipient_text(struct arena *mem, const struct age_recipient *r)
{
	return bech32_text(mem, "age", r->key);
}

bool age_recipient_parse(struct str text, struct age_recipient *r)
{
	return str_starts(text, STR("age1")) && bech32_bytes(text, "age", r->key);
}

bool age_identity_wrap(const struct secret *identity, struct str passphrase, struct str *file,
	struct arena *mem, struct err *e)
{
	struct arena own = { 0 };
	struct str text = age_identity_text(&own, identity);
	struct str line = str_format(&own, STR_FMT "\n", STR_ARG(text)), rest = line;
	struct buf sealed = { .mem = mem };
	struct byte_source from = source_memory(&rest);
	struct sink to = sink_buf(&sealed);
	struct age_seal how = { .passphrase = passphrase, .work = AGE_LEAST_WORK };
	bool ok = age_encrypt(&how, &from, &to, e);
	explicit_bzero((char *)text.at, text.len);
	explicit_bzero((char *)line.at, line.len);
	arena_release(&own);
	if (ok)
		*file = buf_str(&sealed);
	return ok;
}

bool age_identity_unwrap(
	struct str file, struct str passphrase, struct secret *identity, struct err *e)
{
	struct arena own = { 0 };
	struct buf plain = { .mem = &own, .room = 256 };
	plain.at = NEW_ARRAY(
		&own, char, plain.room); /* so that it does not move, and is wiped whole */
	struct byte_source from = source_memory(&file);
	struct sink to = sink_buf(&plain);
	struct age_open how = { .passphrase = passphrase };
	bool ok = file.len <= 1024 || fail(e, ERR_INPUT, "the identity's file is too large");
	ok = ok && age_decrypt(&how, &from, &to, e);
	if (ok && !age_identity_parse(str_trim(buf_str(&plain)), identity))
		ok = fail(e, ERR_INPUT, "the file holds no age identity");
	explicit_bzero(plain.at, plain.len);
	arena_release(&own);
	return ok;
}
