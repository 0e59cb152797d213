#include "vault/vault.h"

#include "base/encode.h"
#include "base/padme.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct str vault_path(const struct vault *v, struct digest name, struct arena *mem)
{
	struct str hex = digest_hex(mem, name);
	return str_format(mem, "%s/%.2s/" STR_FMT ".age", v->folder, hex.at, STR_ARG(hex));
}

/* The document as it comes: counted, digested, and followed by zeros up to its padded length. */
struct padded {
	const struct byte_source *from;
	struct digest_sum sum;
	uint64_t size, padding;
	bool ended;
};

static bool get_padded(void *self, void *to, size_t most, size_t *got, struct err *e)
{
	struct padded *p = self;
	if (!p->ended) {
		if (!p->from->get(p->from->self, to, most, got, e))
			return false;
		digest_add(&p->sum, to, *got);
		p->size += *got;
		if (*got > 0)
			return true;
		p->ended = true;
		p->padding = padme(p->size) - p->size;
	}
	*got = p->padding < most ? (size_t)p->padding : most;
	memset(to, 0, *got);
	p->padding -= *got;
	return true;
}

/*
 * The encrypted bytes on their way to the file: in whole pages, which cost the kernel half of what odd pieces do, and out of its
 * memory again as they go, so that a large document neither fills it nor is waited for at the end.
 */
enum { PAGES = 262144, PASS_AFTER = 8 << 20, PASS_BACK = 4 * PASS_AFTER };
struct hashed_sink {
	struct file_at *file;
	struct digest_sum sum;
	size_t have;
	unsigned char *pages;
};

static bool write_pages(struct hashed_sink *h, struct err *e)
{
	struct file_at *f = h->file;
	struct str bytes = { (const char *)h->pages, h->have };
	if (!disk_write_at(f->disk, f->fd, f->path, bytes, f->at, e))
		return false;
	f->at += (off_t)h->have;
	h->have = 0;
	if (f->disk->pass && f->at % PASS_AFTER == 0) {
		off_t from = f->at > PASS_BACK ? f->at - PASS_BACK : 0;
		f->disk->pass(f->disk->self, f->fd, from, f->at - from);
	}
	return true;
}

static bool put_hashed(void *self, struct str bytes, struct err *e)
{
	struct hashed_sink *h = self;
	digest_add(&h->sum, bytes.at, bytes.len);
	while (bytes.len) {
		size_t n = bytes.len < PAGES - h->have ? bytes.len : PAGES - h->have;
		memcpy(h->pages + h->have, bytes.at, n);
		h->have += n;
		bytes = str_slice(bytes, n, bytes.len);
		if (h->have == PAGES && !write_pages(h, e))
			return false;
	}
	return true;
}

static bool seal_pages(
	struct hashed_sink *h, struct padded *p, struct vault_object *made, struct err *e)
{
	struct byte_source in = { p, get_padded };
	struct sink out = { h, put_hashed };
	randombytes_buf(made->secret.byte, sizeof made->secret.byte);
	struct age_recipient own = age_recipient_of(&made->secret);
	struct age_seal how = { .recipient = &own, .recipient_count = 1 };
	digest_start(&p->sum);
	digest_start(&h->sum);
	if (!age_encrypt(&how, &in, &out, e) || !write_pages(h, e))
		return false;
	made->name = digest_end(&h->sum);
	made->content = digest_end(&p->sum);
	made->size = p->size;
	return true;
}

static bool seal_into(struct file_at *file, const struct byte_source *from,
	struct vault_object *made, struct err *e)
{
	struct padded p = { .from = from };
	struct hashed_sink h = { .file = file };
	void *pages = NULL;
	bool ok = posix_memalign(&pages, 4096, PAGES) == 0 || fail(e, ERR_SYSTEM, "no memory");
	h.pages = pages;
	ok = ok && seal_pages(&h, &p, made, e);
	free(pages);
	return ok;
}

static bool write_synced(const struct vault *v, const char *path, const struct byte_source *from,
	struct vault_object *made, struct err *e)
{
	struct file_at file = { v->disk,
		v->disk->open(v->disk->self, path, O_WRONLY | O_CREAT | O_EXCL), path, 0 };
	if (file.fd < 0)
		return fail_errno(e, "cannot create '%s'", path);
	bool ok = seal_into(&file, from, made, e);
	if (ok && v->disk->sync(v->disk->self, file.fd) != 0)
		ok = fail_errno(e, "cannot sync '%s'", path);
	if (v->disk->close(v->disk->self, file.fd) != 0 && ok)
		ok = fail_errno(e, "cannot close '%s'", path);
	return ok;
}

static bool give_name(const struct vault *v, const char *part, struct digest name,
	struct arena *mem, struct err *e)
{
	struct str path = vault_path(v, name, mem);
	struct str folder =
		str_copy(mem, str_slice(path, 0, path.len - 69)); /* less "/" 64 digits ".age" */
	if (!disk_make_folders(v->disk, folder.at, DISK_DURABLE, e))
		return false;
	if (v->disk->rename(v->disk->self, part, path.at) != 0)
		return fail_errno(e, "cannot rename '%s'", part);
	return disk_sync_path(v->disk, folder.at, e);
}

bool vault_put(const struct vault *v, const struct byte_source *from, struct vault_object *made,
	struct err *e)
{
	struct arena own = { 0 };
	unsigned char random[8];
	struct vault_object o = { 0 };
	if (sodium_init() < 0)
		return fail(e, ERR_SYSTEM, "there is no source of random bytes");
	randombytes_buf(random, sizeof random);
	struct str hex = hex_text(&own, (struct str){ (const char *)random, sizeof random });
	struct str part = str_format(&own, "%s/new-" STR_FMT, v->folder, STR_ARG(hex));
	bool ok = disk_make_folders(v->disk, v->folder, DISK_DURABLE, e) &&
		  write_synced(v, part.at, from, &o, e) && give_name(v, part.at, o.name, &own, e);
	if (ok)
		*made = o;
	else
		v->disk->remove(v->disk->self, part.at);
	explicit_bzero(&o.secret, sizeof o.secret);
	arena_release(&own);
	return ok;
}

/* The plain text on its way out: the document goes on, the padding must be zeros. */
struct unpadded {
	const struct sink *to;
	struct digest_sum sum;
	uint64_t left, padding;
};

static bool put_unpadded(void *self, struct str bytes, struct err *e)
{
	struct unpadded *u = self;
	size_t mine = u->left < bytes.len ? (size_t)u->left : bytes.len;
	struct str head = str_slice(bytes, 0, mine), rest = str_slice(bytes, mine, bytes.len);
	digest_add(&u->sum, head.at, head.len);
	u->left -= mine;
	for (size_t i = 0; i < rest.len; i++)
		if (rest.at[i])
			return fail(e, ERR_BROKEN, "the object is longer than its document");
	u->padding += rest.len;
	return mine == 0 || u->to->put(u->to->self, head, e);
}

struct hashed_source {
	struct byte_source from;
	struct digest_sum sum;
};

static bool get_hashed(void *self, void *to, size_t most, size_t *got, struct err *e)
{
	struct hashed_source *h = self;
	if (!h->from.get(h->from.self, to, most, got, e))
		return false;
	digest_add(&h->sum, to, *got);
	return true;
}

static bool unseal_from(
	struct file_at *file, const struct vault_object *o, const struct sink *to, struct err *e)
{
	struct hashed_source h = { .from = source_file(file) };
	struct unpadded u = { .to = to, .left = o->size };
	struct byte_source in = { &h, get_hashed };
	struct sink out = { &u, put_unpadded };
	struct age_open how = { .identity = &o->secret, .identity_count = 1 };
	digest_start(&h.sum);
	digest_start(&u.sum);
	if (!age_decrypt(&how, &in, &out, e))
		return false;
	if (!digest_equal(digest_end(&h.sum), o->name))
		return fail(e, ERR_BROKEN, "the encrypted bytes are not those of the name");
	if (u.left > 0 || u.padding != padme(o->size) - o->size ||
		!digest_equal(digest_end(&u.sum), o->content))
		return fail(e, ERR_BROKEN, "the document is not the one that was recorded");
	return true;
}

bool vault_get(
	const struct vault *v, const struct vault_object *o, const struct sink *to, struct err *e)
{
	struct arena own = { 0 };
	struct str path = vault_path(v, o->name, &own);
	struct file_at file = { v->disk, v->disk->open(v->disk->self, path.at, O_RDONLY), path.at,
		0 };
	bool ok = file.fd >= 0 || disk_fail_open(path.at, e);
	if (ok) {
		ok = unseal_from(&file, o, to, e) || explain(e, "'%s'", path.at);
		v->disk->close(v->disk->self, file.fd);
	}
	arena_release(&own);
	return ok;
}

bool vault_check(const struct vault *v, struct digest name, struct err *e)
{
	enum { PIECE = 65536 };
	struct arena own = { 0 };
	struct str path = vault_path(v, name, &own);
	struct file_at file = { v->disk, v->disk->open(v->disk->self, path.at, O_RDONLY), path.at,
		0 };
	struct byte_source from = source_file(&file);
	struct digest_sum sum;
	char *piece = NEW_ARRAY(&own, char, PIECE);
	bool ok = file.fd >= 0 || disk_fail_open(path.at, e);
	digest_start(&sum);
	for (size_t got = 1; ok && got > 0;) {
		ok = from.get(from.self, piece, PIECE, &got, e);
		digest_add(&sum, piece, ok ? got : 0);
	}
	if (file.fd >= 0)
		v->disk->close(v->disk->self, file.fd);
	if (ok && !digest_equal(digest_end(&sum), name))
		ok = fail(e, ERR_BROKEN, "'%s' was altered: its bytes are not those of its name",
			path.at);
	arena_release(&own);
	return ok;
}
