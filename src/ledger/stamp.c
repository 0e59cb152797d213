#include "ledger/stamp.h"

#include "base/buf.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ts.h>
#include <string.h>
#include <time.h>

static bool fail_openssl(struct err *e, enum err_kind kind, const char *what)
{
	const char *reason = ERR_reason_error_string(ERR_peek_last_error());
	ERR_clear_error();
	return fail(e, kind, "%s%s%s", what, reason ? ": " : "", reason ? reason : "");
}

static bool fill_imprint(TS_MSG_IMPRINT *m, struct digest imprint)
{
	X509_ALGOR *algorithm = X509_ALGOR_new();
	bool ok = m && algorithm &&
		  X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, NULL) &&
		  TS_MSG_IMPRINT_set_algo(m, algorithm) &&
		  TS_MSG_IMPRINT_set_msg(m, imprint.byte, sizeof imprint.byte);
	X509_ALGOR_free(algorithm);
	return ok;
}

static bool fill_nonce(TS_REQ *request)
{
	unsigned char random[8];
	if (RAND_bytes(random, sizeof random) != 1)
		return false;
	random[0] = (random[0] & 0x7F) | 0x40;
	BIGNUM *number = BN_bin2bn(random, sizeof random, NULL);
	ASN1_INTEGER *nonce = number ? BN_to_ASN1_INTEGER(number, NULL) : NULL;
	bool ok = nonce && TS_REQ_set_nonce(request, nonce);
	ASN1_INTEGER_free(nonce);
	BN_free(number);
	return ok;
}

bool stamp_request(struct digest imprint, struct str *request, struct arena *mem, struct err *e)
{
	TS_REQ *r = TS_REQ_new();
	TS_MSG_IMPRINT *m = TS_MSG_IMPRINT_new();
	unsigned char *der = NULL;
	int len = -1;
	if (r && fill_imprint(m, imprint) && TS_REQ_set_version(r, 1) &&
		TS_REQ_set_msg_imprint(r, m) && fill_nonce(r) && TS_REQ_set_cert_req(r, 1))
		len = i2d_TS_REQ(r, &der);
	if (len > 0)
		*request = str_copy(mem, (struct str){ (const char *)der, (size_t)len });
	OPENSSL_free(der);
	TS_MSG_IMPRINT_free(m);
	TS_REQ_free(r);
	return len > 0 || fail_openssl(e, ERR_SYSTEM, "the timestamp request cannot be made");
}

static struct str text_of_name(GENERAL_NAME *n, struct arena *mem)
{
	char line[256] = "";
	if (n && n->type == GEN_DIRNAME)
		X509_NAME_oneline(n->d.directoryName, line, sizeof line);
	return str_copy(mem, str_from(line));
}

static bool read_time(const ASN1_GENERALIZEDTIME *t, int64_t *seconds)
{
	struct tm parts;
	if (!t || ASN1_TIME_to_tm(t, &parts) != 1)
		return false;
	*seconds = timegm(&parts);
	return true;
}

static bool read_imprint(TS_TST_INFO *info, struct digest *imprint)
{
	TS_MSG_IMPRINT *m = TS_TST_INFO_get_msg_imprint(info);
	ASN1_OCTET_STRING *bytes = m ? TS_MSG_IMPRINT_get_msg(m) : NULL;
	const ASN1_OBJECT *algorithm = NULL;
	if (!bytes)
		return false;
	X509_ALGOR_get0(&algorithm, NULL, NULL, TS_MSG_IMPRINT_get_algo(m));
	if (OBJ_obj2nid(algorithm) != NID_sha256 || ASN1_STRING_length(bytes) != 32)
		return false;
	memcpy(imprint->byte, ASN1_STRING_get0_data(bytes), 32);
	return true;
}

static struct str read_serial(const ASN1_INTEGER *n, struct arena *mem)
{
	BIGNUM *number = n ? ASN1_INTEGER_to_BN(n, NULL) : NULL;
	char *text =
		number ? BN_num_bits(number) > 63 ? BN_bn2hex(number) : BN_bn2dec(number) : NULL;
	struct str serial = str_copy(mem, str_from(text ? text : ""));
	OPENSSL_free(text);
	BN_free(number);
	return serial;
}

static bool read_info(TS_RESP *r, struct stamp *s, struct arena *mem, struct err *e)
{
	TS_TST_INFO *info = TS_RESP_get_tst_info(r);
	TS_STATUS_INFO *status = TS_RESP_get_status_info(r);
	long code = status ? ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status)) : -1;
	char policy[128] = "";
	*s = (struct stamp){ 0 };
	if (code != TS_STATUS_GRANTED && code != TS_STATUS_GRANTED_WITH_MODS)
		return fail(e, ERR_INPUT, "the authority refused to give a timestamp (status %ld)",
			code);
	if (!info || !read_time(TS_TST_INFO_get_time(info), &s->time))
		return fail(e, ERR_INPUT, "the timestamp has no time");
	if (!read_imprint(info, &s->imprint))
		return fail(e, ERR_INPUT, "the timestamp is not for a SHA-256");
	if (TS_TST_INFO_get_policy_id(info))
		OBJ_obj2txt(policy, sizeof policy, TS_TST_INFO_get_policy_id(info), 1);
	s->policy = str_copy(mem, str_from(policy));
	s->serial = read_serial(TS_TST_INFO_get_serial(info), mem);
	s->authority = text_of_name(TS_TST_INFO_get_tsa(info), mem);
	return true;
}

/* All of the bytes are one response, or NULL. */
static TS_RESP *read_response(struct str bytes, struct err *e)
{
	const unsigned char *at = (const unsigned char *)bytes.at;
	TS_RESP *r = NULL;
	if (bytes.len <= STAMP_MOST_BYTES)
		r = d2i_TS_RESP(NULL, &at, (long)bytes.len);
	if (r && at != (const unsigned char *)bytes.at + bytes.len) {
		TS_RESP_free(r);
		r = NULL;
	}
	if (!r)
		fail_openssl(e, ERR_INPUT, "no timestamp response of RFC 3161");
	return r;
}

bool stamp_parse(struct str response, struct stamp *s, struct arena *mem, struct err *e)
{
	TS_RESP *r = read_response(response, e);
	bool ok = r && read_info(r, s, mem, e);
	TS_RESP_free(r);
	ERR_clear_error();
	return ok;
}

static STACK_OF(X509) * read_certificates(struct str pem)
{
	STACK_OF(X509) *all = sk_X509_new_null();
	BIO *bio = BIO_new_mem_buf(pem.at ? pem.at : "", (int)pem.len);
	for (X509 *one; all && bio && (one = PEM_read_bio_X509(bio, NULL, NULL, NULL));)
		if (!sk_X509_push(all, one))
			X509_free(one);
	BIO_free(bio);
	ERR_clear_error();
	return all;
}

/* A store that trusts these roots, at the time of the stamp and for timestamping. */
static X509_STORE *trust_store(struct str roots, int64_t at)
{
	STACK_OF(X509) *all = read_certificates(roots);
	X509_STORE *store = X509_STORE_new();
	X509_VERIFY_PARAM *p = X509_VERIFY_PARAM_new();
	bool ok = store && p && sk_X509_num(all) > 0;
	for (int i = 0; ok && i < sk_X509_num(all); i++)
		ok = X509_STORE_add_cert(store, sk_X509_value(all, i));
	if (ok) {
		X509_VERIFY_PARAM_set_time(p, (time_t)at);
		X509_VERIFY_PARAM_set_purpose(p, X509_PURPOSE_TIMESTAMP_SIGN);
		ok = X509_STORE_set1_param(store, p);
	}
	X509_VERIFY_PARAM_free(p);
	sk_X509_pop_free(all, X509_free);
	if (!ok) {
		X509_STORE_free(store);
		return NULL;
	}
	return store;
}

static TS_VERIFY_CTX *verify_context(struct str request, struct err *e)
{
	if (!request.at)
		return TS_VERIFY_CTX_new();
	const unsigned char *at = (const unsigned char *)request.at;
	TS_REQ *r = d2i_TS_REQ(NULL, &at, (long)request.len);
	TS_VERIFY_CTX *c = r ? TS_REQ_to_TS_VERIFY_CTX(r, NULL) : NULL;
	TS_REQ_free(r);
	if (!c)
		fail_openssl(e, ERR_INPUT, "no timestamp request of RFC 3161");
	return c;
}

static bool verify(TS_RESP *r, struct str request, const struct stamp_trust *trust,
	const struct stamp *s, struct err *e)
{
	TS_VERIFY_CTX *c = verify_context(request, e);
	X509_STORE *store = trust_store(trust->roots, s->time);
	if (!c || !store) {
		TS_VERIFY_CTX_free(c);
		X509_STORE_free(store);
		return fail(e, ERR_INPUT,
			"the request or the authority's root certificates cannot be read");
	}
	TS_VERIFY_CTX_set_store(c, store); /* owned by it now, and the certificates too */
	if (trust->untrusted.at)
		TS_VERIFY_CTX_set_certs(c, read_certificates(trust->untrusted));
	TS_VERIFY_CTX_add_flags(c, TS_VFY_VERSION | TS_VFY_SIGNER | TS_VFY_SIGNATURE);
	bool ok = TS_RESP_verify_response(c, r) == 1;
	TS_VERIFY_CTX_free(c);
	return ok || fail_openssl(e, ERR_BROKEN, "the timestamp does not verify");
}

bool stamp_verify(struct str response, struct str request, struct digest imprint,
	const struct stamp_trust *trust, struct stamp *s, struct arena *mem, struct err *e)
{
	TS_RESP *r = read_response(response, e);
	bool ok = r && read_info(r, s, mem, e) &&
		  (digest_equal(s->imprint, imprint) ||
			  fail(e, ERR_BROKEN, "the timestamp is for something else")) &&
		  verify(r, request, trust, s, e);
	TS_RESP_free(r);
	ERR_clear_error();
	return ok;
}

static void add_quoted(struct buf *b, struct str s)
{
	buf_add_char(b, '\'');
	for (size_t i = 0; i < s.len; i++)
		buf_add(b, s.at[i] == '\'' ? STR("'\\''") : str_slice(s, i, i + 1));
	buf_add_char(b, '\'');
}

struct str stamp_command(const struct stamp *s, struct str data_path, struct str response_path,
	struct str roots_path, struct str untrusted_path, struct arena *mem)
{
	struct buf b = { .mem = mem };
	buf_printf(&b, "openssl ts -verify -attime %lld -data ", (long long)s->time);
	add_quoted(&b, data_path);
	buf_add(&b, STR(" -in "));
	add_quoted(&b, response_path);
	buf_add(&b, STR(" -CAfile "));
	add_quoted(&b, roots_path);
	if (untrusted_path.at) {
		buf_add(&b, STR(" -untrusted "));
		add_quoted(&b, untrusted_path);
	}
	return buf_str(&b);
}
