#include "base/file.h"
#include "ledger/stamp.h"
#include "ledger_help.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static struct str vector(const char *name, struct arena *mem)
{
	struct str bytes = { 0 };
	CHECK(read_below(
		"SHARED", str_format(mem, "data/evidence/rfc3161/%s", name).at, &bytes, mem));
	return bytes;
}

TEST("a timestamp verifies for what was stamped, with its request and its authority's root, and "
     "for nothing else")
{
	struct stamp s;
	struct err e;
	if (!getenv("SHARED"))
		SKIP("there is no folder of shared data");
	struct str response = vector("response.tsr", mem), request = vector("request.tsq", mem);
	struct digest imprint = digest_of(vector("data.checkpoint", mem));
	struct stamp_trust trust = { .roots = vector("ca.pem", mem) };
	CHECK(stamp_parse(response, &s, mem, &e) && digest_equal(s.imprint, imprint));
	CHECK(stamp_verify(response, request, imprint, &trust, &s, mem, &e));
	CHECK(stamp_verify(response, (struct str){ 0 }, imprint, &trust, &s, mem, &e));
	CHECK_INT(
		s.time, 1795336143); /* Nov 22 08:29:03 2026 GMT, as openssl ts -reply prints it */
	CHECK_STR(s.policy, "1.3.6.1.4.1.99999.1.1");
	CHECK_STR(s.serial, "2");
	CHECK(str_find(s.authority, STR("CN=Test TSA 1")) < s.authority.len);

	CHECK(!stamp_verify(response, request, digest_of(STR("another")), &trust, &s, mem, &e) &&
		e.kind == ERR_BROKEN);
	trust.roots =
		vector("expired/tsa.pem", mem); /* of the same authority, but no root of this one */
	CHECK(!stamp_verify(response, request, imprint, &trust, &s, mem, &e) &&
		e.kind == ERR_BROKEN);
	trust.roots = STR("no certificate");
	CHECK(!stamp_verify(response, request, imprint, &trust, &s, mem, &e));
}

TEST("a timestamp does not answer another request, and a token or request is no response")
{
	struct stamp s;
	struct err e;
	if (!getenv("SHARED"))
		SKIP("there is no folder of shared data");
	struct str response = vector("response.tsr", mem), other;
	struct digest imprint = digest_of(vector("data.checkpoint", mem));
	struct stamp_trust trust = { .roots = vector("ca.pem", mem) };
	CHECK(stamp_request(imprint, &other, mem, &e));
	CHECK(!stamp_verify(response, other, imprint, &trust, &s, mem, &e) && e.kind == ERR_BROKEN);
	CHECK(!stamp_parse(vector("token.tst", mem), &s, mem, &e) && e.kind == ERR_INPUT);
	CHECK(!stamp_parse(vector("request.tsq", mem), &s, mem, &e) && e.kind == ERR_INPUT);
	CHECK(!stamp_parse(str_slice(response, 0, response.len - 1), &s, mem, &e));
	CHECK(!stamp_parse(STR(""), &s, mem, &e) && e.kind == ERR_INPUT);
}

TEST("a timestamp verifies after its authority's certificate has run out, at the stamp's own time")
{
	static const char *const pairs[][2] = { { "expired/q.tsq", "expired/r.tsr" },
		{ "expired/q2.tsq", "expired/r2.tsr" } };
	if (!getenv("SHARED"))
		SKIP("there is no folder of shared data");
	struct digest imprint = digest_of(vector("expired/data.checkpoint", mem));
	struct stamp_trust trust = { .roots = vector("expired/ca.pem", mem) };
	for (size_t i = 0; i < 2; i++) {
		struct stamp s;
		struct err e = { 0 };
		bool ok = stamp_verify(vector(pairs[i][1], mem), vector(pairs[i][0], mem), imprint,
				  &trust, &s, mem, &e) ||
			  (trust.untrusted = vector("expired/tsa.pem", mem),
				  stamp_verify(vector(pairs[i][1], mem), vector(pairs[i][0], mem),
					  imprint, &trust, &s, mem, &e));
		CHECK(ok);
	}
}

TEST("no timestamp with an altered byte verifies unless it says the very same")
{
	struct stamp was, s;
	struct err e;
	if (!getenv("SHARED"))
		SKIP("there is no folder of shared data");
	struct str response = vector("response.tsr", mem), request = vector("request.tsq", mem);
	struct digest imprint = digest_of(vector("data.checkpoint", mem));
	struct stamp_trust trust = { .roots = vector("ca.pem", mem) };
	CHECK(stamp_verify(response, request, imprint, &trust, &was, mem, &e));
	for (size_t i = 0; i < response.len;
		i += 3) { /* each is a certificate chain: not all of 2,084 */
		struct arena own = { 0 };
		char *bytes =
			memcpy(NEW_ARRAY(&own, char, response.len), response.at, response.len);
		bytes[i] ^= (char)(1 << i % 8);
		struct str altered = { bytes, response.len };
		bool ok = stamp_verify(altered, request, imprint, &trust, &s, &own, &e);
		CHECK(!ok || (s.time == was.time && digest_equal(s.imprint, imprint) &&
				     str_equal(s.serial, was.serial)));
		arena_release(&own);
	}
}

static bool run_ok(struct str command)
{
	return system(command.at) == 0;
}

TEST("openssl answers the request we write, and the command we print verifies the answer")
{
	const char *top = test_folder(mem);
	struct err e;
	struct str request, response, roots, data = STR("casebook/0\n1\nPort Selene\n");
	struct stamp s;
	if (!run_ok(STR("openssl version >/dev/null 2>&1")))
		SKIP("there is no openssl program");
	CHECK(stamp_request(digest_of(data), &request, mem, &e));
	CHECK(file_write(str_format(mem, "%s/it's", top).at, data, &e));
	CHECK(file_write(str_format(mem, "%s/q", top).at, request, &e));
	CHECK(run_ok(str_format(mem,
		"cd %s && exec >/dev/null 2>&1 && echo 01 >serial && cat >c <<'END'\n"
		"[tsa]\nserial = serial\ncrypto_device = builtin\nsigner_digest = sha256\n"
		"default_policy = 1.2.3.4\ndigests = sha256\nordering = yes\ntsa_name = yes\n"
		"ess_cert_id_alg = sha256\nEND\n"
		"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k "
		"-out "
		"ca.pem -days 2 -subj '/CN=Clock of Port Selene' -addext "
		"extendedKeyUsage=critical,timeStamping && openssl ts -reply -config c -section "
		"tsa "
		"-queryfile q -signer ca.pem -inkey k -out r",
		top)));
	CHECK(file_read(str_format(mem, "%s/r", top).at, 1 << 20, &response, mem, &e));
	CHECK(file_read(str_format(mem, "%s/ca.pem", top).at, 1 << 20, &roots, mem, &e));
	struct stamp_trust trust = { .roots = roots };
	CHECK(stamp_verify(response, request, digest_of(data), &trust, &s, mem, &e));
	struct str command =
		stamp_command(&s, STR("it's"), STR("r"), STR("ca.pem"), (struct str){ 0 }, mem);
	CHECK(run_ok(
		str_format(mem, "cd %s && " STR_FMT " >/dev/null 2>&1", top, STR_ARG(command))));
	CHECK(file_write(str_format(mem, "%s/it's", top).at, STR("something else"), &e));
	CHECK(!run_ok(
		str_format(mem, "cd %s && " STR_FMT " >/dev/null 2>&1", top, STR_ARG(command))));
	remove_folder(top);
}
