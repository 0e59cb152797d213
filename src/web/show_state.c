#include "web/beside.h"
#include "web/figures.h"
#include "web/handle.h"
#include "web/put.h"

#include "publish/words.h"

#include <sodium.h>

static struct str name_of(struct str folder)
{
	while (folder.len > 1 && folder.at[folder.len - 1] == '/')
		folder.len--;
	for (size_t i = folder.len; i-- > 0;)
		if (folder.at[i] == '/')
			return str_slice(folder, i + 1, folder.len);
	return folder;
}

static size_t unreviewed(const struct session *k)
{
	size_t count = 0, all = live_claims(k->live);
	for (size_t i = 0; i < all; i++)
		count += live_claim(k->live, i).review == REVIEW_NONE;
	return count;
}

static void put_counts(struct session *k, struct json_out *j)
{
	const struct standing *s = live_standing(k->live);
	uint64_t entries = 0;
	for (size_t i = 0; i < k->c.logs.count; i++)
		entries += k->c.logs.at[i].size;
	put_key(j, "counts");
	put_open(j, '{');
	put_member_int(j, "documents", (int64_t)(live_documents(k->live) + s->lists.count));
	put_member_int(j, "reports", (int64_t)live_documents(k->live));
	put_member_int(j, "lists", (int64_t)s->lists.count);
	put_member_int(j, "claims", (int64_t)live_claims(k->live));
	put_member_int(j, "unreviewed", (int64_t)unreviewed(k));
	put_key(j, "incidents");
	k->figures ? put_int(j, (int64_t)k->figures->result->incident_count) : put_null(j);
	put_member_int(j, "judgements", (int64_t)s->rulings.count);
	put_member_int(j, "entries", (int64_t)entries);
	put_close(j, '}');
}

static void put_remarks(const struct session *k, struct json_out *j)
{
	put_key(j, "remarks");
	put_open(j, '[');
	for (size_t i = 0; i < k->remarks.count; i++)
		put_str(j, k->remarks.at[i]);
	for (size_t i = 0; k->figures && i < k->figures->standing.remarks.count; i++)
		put_str(j, k->figures->standing.remarks.at[i]);
	put_close(j, ']');
}

static void put_state(struct server *s, struct json_out *j)
{
	struct session *k = s->session;
	put_open(j, '{');
	put_member_str(j, "casebook", name_of(str_from(s->o->place->folder)));
	put_member_bool(j, "locked", !k);
	put_member_str(j, "version", str_from(s->o->version));
	if (k) {
		put_member_int(j, "idle_seconds", (int64_t)s->o->idle_seconds);
		put_member_int(j, "generation", (int64_t)k->generation);
		put_member_bool(j, "stale", is_stale(k));
		put_counts(k, j);
		put_work(j, beside_work(s));
		put_remarks(k, j);
		put_member_str(j, "by", author_of(k, k->c.signer.key.name, j->to->mem));
	}
	put_close(j, '}');
}

bool show_state(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	(void)e;
	if (request_value(r, "active").len)
		s->used = steady_seconds();
	put_state(s, &a->json);
	return true;
}

/* The passphrase is wiped from wherever it was parsed to; the body is wiped by who received it. */
bool do_unlock(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct casebook_key key = { 0 };
	if (!request_text(r, "passphrase", &key.passphrase, e))
		return false;
	if (!key.passphrase.len)
		return fail(e, ERR_USAGE, "unlocking wants a passphrase");
	bool ok = session_open(s, &key, e);
	sodium_memzero((char *)key.passphrase.at, key.passphrase.len);
	if (!ok) {
		if (e->kind == ERR_INPUT) {
			a->status = 403;
			a->refused = "the casebook is not opened by what was given";
		}
		return false;
	}
	pthread_mutex_lock(&s->lock);
	put_state(s, &a->json);
	pthread_mutex_unlock(&s->lock);
	return true;
}

bool do_lock(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	(void)r;
	(void)e;
	session_lock(s);
	put_state(s, &a->json);
	return true;
}

/* In English they need no words but their own. */
static void put_engine(const struct words *english, const struct words *w, struct json_out *j)
{
	bool other = !str_equal(w->language, english->language);
	struct str key, text;
	put_key(j, "engine");
	put_open(j, '{');
	for (size_t i = 0; other && words_at(english, i, &key, &text); i++)
		if (str_starts(key, STR("engine.")))
			put_member_str(j, str_terminated(j->to->mem, key), text);
	put_close(j, '}');
}

bool show_words(struct server *s, struct request *r, struct answer *a, struct err *e)
{
	struct words w, english;
	struct str language = request_value(r, "language"), key, text;
	struct json_out *j = &a->json;
	(void)s;
	if (!words_open(&english, STR("en"), r->mem, e) ||
		!words_open(&w, language.len ? language : STR("en"), r->mem, e)) {
		a->status = 404;
		return false;
	}
	put_open(j, '{');
	put_member_str(j, "language", w.language);
	put_member_bool(j, "rtl", w.right_to_left);
	put_key(j, "languages");
	put_open(j, '[');
	for (const char *const *l = words_languages; *l; l++)
		put_str(j, str_from(*l));
	put_close(j, ']');
	put_key(j, "words");
	put_open(j, '{');
	bool other = !str_equal(w.language, english.language);
	for (size_t i = 0; words_at(&english, i, &key, &text); i++) {
		if (!other && str_starts(key, STR("engine.")))
			continue;
		put_key(j, str_terminated(r->mem, key));
		put_str(j, words_get(&w, str_terminated(r->mem, key)));
	}
	for (size_t i = 0; other && words_at(&w, i, &key, &text); i++) {
		struct str plain = words_get(&english, str_terminated(r->mem, key));
		if (!str_equal(plain, key)) /* it was there in English */
			continue;
		put_key(j, str_terminated(r->mem, key));
		put_str(j, text);
	}
	put_close(j, '}');
	put_engine(&english, &w, j);
	put_close(j, '}');
	return true;
}
