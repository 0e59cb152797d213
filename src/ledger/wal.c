#include "ledger/wal.h"

#include "base/digest.h"
#include "ledger/bytes.h"

#include <fcntl.h>
#include <sodium.h>
#include <string.h>

enum { FILE_HEAD = 64, SALT = 32, CHECK = 16, RECORD_HEAD = 32, ALIGN = 64 };
enum { ROOM = 64 * 1024, FEW = 4 }; /* room for small records, once there were a few of them */
enum { TAG = crypto_aead_chacha20poly1305_IETF_ABYTES };

static const char magic[] = "casebook-wal/v1\n";
enum { MAGIC = sizeof magic - 1 };

static struct digest keyed(const struct secret *key, const void *at, size_t len)
{
	return digest_hmac(
		(struct str){ (const char *)key->byte, sizeof key->byte }, (struct str){ at, len });
}

static struct secret file_key(const struct secret *key, const unsigned char salt[SALT])
{
	struct secret made;
	struct digest d = keyed(key, salt, SALT);
	memcpy(made.byte, d.byte, sizeof made.byte);
	return made;
}

static size_t record_room(size_t len)
{
	return (RECORD_HEAD + len + TAG + ALIGN - 1) / ALIGN * ALIGN;
}

static void record_head(
	unsigned char head[RECORD_HEAD], const struct secret *key, uint64_t len, uint32_t number)
{
	memset(head, 0, RECORD_HEAD);
	bytes_put(head, len, 4);
	bytes_put(head + 4, number, 4);
	memcpy(head + CHECK, keyed(key, head, CHECK).byte, CHECK);
}

static void record_nonce(unsigned char nonce[12], uint32_t number)
{
	memset(nonce, 0, 12);
	bytes_put(nonce + 8, number, 4);
}

static struct str sealed_record(
	const struct secret *key, struct str record, uint32_t number, struct arena *mem)
{
	unsigned char nonce[12], *to = NEW_ARRAY(mem, unsigned char, record_room(record.len));
	record_head(to, key, record.len, number);
	record_nonce(nonce, number);
	crypto_aead_chacha20poly1305_ietf_encrypt(to + RECORD_HEAD, NULL,
		(const unsigned char *)record.at, record.len, to, RECORD_HEAD, NULL, nonce,
		key->byte);
	return (struct str){ (const char *)to, record_room(record.len) };
}

bool wal_create(struct wal *w, const struct disk *disk, const char *path, const struct secret *key,
	const struct strs *records, struct arena *mem, struct err *e)
{
	unsigned char head[FILE_HEAD] = { 0 };
	struct arena own = { 0 };
	struct buf b = { .mem = &own };
	memcpy(head, magic, MAGIC);
	randombytes_buf(head + MAGIC, SALT);
	*w = (struct wal){ .disk = disk, .path = str_from(str_terminated(mem, str_from(path))) };
	w->key = file_key(key, head + MAGIC);
	memcpy(head + MAGIC + SALT, keyed(&w->key, head, MAGIC + SALT).byte, CHECK);
	buf_add(&b, (struct str){ (const char *)head, sizeof head });
	for (; w->next < records->count; w->next++)
		buf_add(&b, sealed_record(&w->key, records->at[w->next], w->next, &own));
	w->end = (off_t)b.len;
	w->size = w->end;
	bool ok = disk_write_file(disk, path, buf_str(&b), DISK_DURABLE, e);
	arena_release(&own);
	if (!ok)
		return false;
	w->fd = disk->open(disk->self, path, O_RDWR);
	return w->fd >= 0 || fail_errno(e, "cannot open '%s'", path);
}

/* Whether a record's head stands at `at`, whole, with a number of at least `least`. */
static bool is_head(struct str file, size_t at, const struct secret *key, uint32_t least)
{
	unsigned char head[RECORD_HEAD];
	if (file.len - at < RECORD_HEAD)
		return false;
	const unsigned char *b = (const unsigned char *)file.at + at;
	uint64_t len = bytes_get(b, 4), number = bytes_get(b + 4, 4);
	if (len > WAL_MOST_RECORD || number < least || number > least + (file.len - at) / ALIGN)
		return false;
	record_head(head, key, len, (uint32_t)number);
	return sodium_memcmp(head, b, RECORD_HEAD) == 0;
}

static bool open_record(struct str file, size_t at, const struct secret *key, uint32_t number,
	struct str *record, struct arena *mem)
{
	unsigned char nonce[12];
	if (!is_head(file, at, key, number) || bytes_get(file.at + at + 4, 4) != number)
		return false;
	size_t len = (size_t)bytes_get(file.at + at, 4);
	if (record_room(len) > file.len - at)
		return false;
	for (size_t i = RECORD_HEAD + len + TAG; i < record_room(len); i++)
		if (file.at[at + i])
			return false;
	const unsigned char *b = (const unsigned char *)file.at + at;
	unsigned char *to = NEW_ARRAY(mem, unsigned char, len + 1);
	record_nonce(nonce, number);
	*record = (struct str){ (const char *)to, len };
	return crypto_aead_chacha20poly1305_ietf_decrypt(to, NULL, NULL, b + RECORD_HEAD, len + TAG,
		       b, RECORD_HEAD, nonce, key->byte) == 0;
}

/* A record that was begun after number `number` was committed. */
static bool has_later(struct str file, size_t at, const struct secret *key, uint32_t number)
{
	for (at += ALIGN; at < file.len; at += ALIGN)
		if (is_head(file, at, key, number + 1))
			return true;
	return false;
}

/* The room begins where nothing but zeros follows; the last record may end in some of them. */
static size_t end_of_records(struct str file)
{
	size_t end = file.len;
	while (end > FILE_HEAD && file.at[end - 1] == 0)
		end--;
	return end;
}

bool wal_parse(struct str file, const struct secret *key, struct wal_content *found,
	struct arena *mem, struct err *e)
{
	*found = (struct wal_content){ 0 };
	if (file.len < FILE_HEAD || memcmp(file.at, magic, MAGIC) != 0)
		return fail(e, ERR_BROKEN, "the write-ahead log has no head");
	const unsigned char *head = (const unsigned char *)file.at;
	struct secret own = file_key(key, head + MAGIC);
	if (sodium_memcmp(head + MAGIC + SALT, keyed(&own, head, MAGIC + SALT).byte, CHECK) != 0)
		return fail(e, ERR_FINDING, "the write-ahead log is sealed under another key");
	uint32_t number = 0;
	size_t end = end_of_records(file);
	for (size_t at = FILE_HEAD; at < end; number++) {
		struct str record;
		if (!open_record(file, at, &own, number, &record, mem)) {
			if (has_later(file, at, &own, number))
				return fail(e, ERR_BROKEN,
					"record %u of the write-ahead log is damaged and others "
					"follow it",
					number);
			found->torn = true;
			break;
		}
		*PUSH(mem, &found->records) = record;
		at += record_room(record.len);
	}
	explicit_bzero(&own, sizeof own);
	return true;
}

bool wal_read(const struct disk *disk, const char *path, const struct secret *key,
	struct wal_content *found, struct arena *mem, struct err *e)
{
	struct str file;
	return disk_read_file(disk, path, WAL_MOST_BYTES, &file, mem, e) &&
	       (wal_parse(file, key, found, mem, e) || explain(e, "'%s'", path));
}

/* What makes the file longer brings room for the next with it. Large records make their room themselves. */
static struct str with_room(struct wal *w, struct str bytes, struct arena *mem)
{
	off_t end = w->end + (off_t)bytes.len;
	if (end <= w->size)
		return bytes;
	w->size = w->appended++ < FEW || bytes.len > ROOM / 4 ? end : (end / ROOM + 1) * ROOM;
	size_t len = (size_t)(w->size - w->end);
	char *at = NEW_ARRAY(mem, char, len);
	memcpy(at, bytes.at, bytes.len);
	return (struct str){ at, len };
}

bool wal_append(struct wal *w, struct str record, struct err *e)
{
	struct arena own = { 0 };
	if (w->dead)
		return fail(e, ERR_SYSTEM, "'" STR_FMT "' failed before and is written no more",
			STR_ARG(w->path));
	if (record.len > WAL_MOST_RECORD || w->end > (off_t)WAL_MOST_BYTES - WAL_MOST_RECORD - 128)
		return fail(e, ERR_SYSTEM, "'" STR_FMT "' is full", STR_ARG(w->path));
	struct str bytes = sealed_record(&w->key, record, w->next, &own);
	w->dead =
		true; /* until it is known to be on the disk; a failed sync is never tried again */
	bool ok = disk_write_at(w->disk, w->fd, w->path.at, with_room(w, bytes, &own), w->end, e);
	if (ok && w->disk->sync_data(w->disk->self, w->fd) != 0)
		ok = fail_errno(e, "cannot sync '" STR_FMT "'", STR_ARG(w->path));
	arena_release(&own);
	if (!ok)
		return false;
	w->end += (off_t)bytes.len;
	w->next++;
	w->dead = false;
	return true;
}

void wal_close(struct wal *w)
{
	if (w->fd > 0 && !w->dead && w->size > w->end)
		w->disk->truncate(
			w->disk->self, w->fd, w->end); /* with or without room it says the same */
	if (w->fd > 0)
		w->disk->close(w->disk->self, w->fd);
	explicit_bzero(&w->key, sizeof w->key);
	*w = (struct wal){ .fd = -1, .dead = true };
}
