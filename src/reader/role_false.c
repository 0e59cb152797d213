#include "reader/role_inside.h"

/* What calls a report, an account or a deed untrue. */
/* "does not correspond to reality" */
bool role_is_unlike_truth(const struct clause *c, uint32_t verb)
{
	static const char *const like[] = { "correspond", "corresponds", "match", "matches",
		"reflect", "reflects", "accord", NULL };
	static const char *const truths[] = { "reality", "truth", "facts", "fact", NULL };
	const struct chunk *v = chunk_at(c->page, verb);
	if (v->kind != CHUNK_VERB || !v->negative || c->page->wide ||
		!word_is_any(c->page, v->head, like))
		return false;
	for (uint32_t i = verb + 1; i < c->end && i < verb + 5; i++)
		if (word_is_any(c->page, chunk_at(c->page, i)->head, truths))
			return true;
	return false;
}

/* "described as baseless the allegation that": the word of falsehood stands first. */
static bool calls_so_what_follows(const struct page *p, const struct clause *c, uint32_t as)
{
	if (as >= c->end || !word_is(p, chunk_at(p, as)->first, "as"))
		return false;
	uint32_t first = chunk_at(p, as)->first, end = chunk_at(p, c->end - 1)->end;
	bool untrue = false;
	for (uint32_t w = first + 1; w < end && w < first + 9; w++) {
		untrue |= word_has(p, w, FEATURE_FALSE);
		if (untrue && word_has(p, w, FEATURE_ACCOUNT))
			return true;
	}
	return false;
}

/* ", which the ministry described as "pure invention"": what stands before. */
bool role_calls_what_stands(const struct page *p, const struct clause *c, uint32_t verb)
{
	enum { BACK = 5, AHEAD = 7 };
	bool rel = false;
	if (p->wide || verb + 1 >= c->end || verb < c->first + 2)
		return false;
	const struct chunk *told =
		chunk_at(p, verb - 2); /* "an accusation the minister called a tale" */
	rel = told->kind == CHUNK_NOUN && lexeme_has(told->lex, FEATURE_ACCOUNT);
	for (uint32_t i = verb; i > c->first && i + BACK > verb; i--)
		rel |= chunk_at(p, i - 1)->kind == CHUNK_REL;
	uint32_t first = chunk_at(p, verb + 1)->first, end = chunk_at(p, c->end - 1)->end;
	for (uint32_t w = first; rel && w < end && w < first + AHEAD; w++)
		if (word_has(p, w, FEATURE_FALSE))
			return true;
	return false;
}

static bool is_deed_of_harm(const struct lexeme *x)
{
	return lexeme_has(x, FEATURE_EVENT) && x->harm > HARM_NONE;
}

/* "called the killings a fairy tale": never happened; "called the killings obscene": they did. */
static bool calls_deed_untrue(const struct page *p, const struct clause *c, uint32_t deed)
{
	static const char *const untrue[] = { "tale", "tales", "fabrication", "fabrications",
		"invention", "inventions", "fiction", "fictions", "lie", "lies", "myth", "hoax",
		"fantasy", "fantasies", "novel", "propaganda", "fake", "invented", "fabricated",
		"fable", "fables", "story", NULL };
	static const char *const talk[] = { "rumour", "rumor", "rumours", "rumors", "gossip",
		"hearsay", NULL };
	uint32_t end = chunk_at(p, c->end - 1)->end, behind = chunk_at(p, deed)->end;
	if (word_is_any(p, behind, talk) || (word_is_any(p, behind, WORDS("a", "as", "mere")) &&
						    word_is_any(p, behind + 1, talk)))
		return true;
	for (uint32_t w = behind; w < end && w < behind + 8; w++)
		if (word_has(p, w, FEATURE_FALSE) &&
			word_is_any(p, p->mark[w].end > w ? p->mark[w].end - 1 : w, untrue))
			return true;
	return false;
}

/* "reports", "the testimony of survivors", "reports of a massacre"; not "the reports on the budget", "her story" */
static bool are_of_deed(const struct clause *c, uint32_t told)
{
	const struct page *p = c->page;
	const struct chunk *n = chunk_at(p, told);
	uint32_t of = told + 2;
	if (!n->plural && !word_is(p, n->head, "testimony"))
		return false;
	if (!is_kind(c, told + 1, CHUNK_PREP) || !is_kind(c, of, CHUNK_NOUN))
		return true;
	return is_deed_of_harm(chunk_at(p, of)->lex) || role_is_human(p, of, true);
}

/* "a drama staged by terrorists", "theatre": said of reports, they are untrue. */
static bool is_untrue(const struct clause *c, uint32_t told, uint32_t w)
{
	return word_has(c->page, w, FEATURE_FALSE) ||
	       (!c->page->wide && word_is_any(c->page, w, WORDS(ROLE_SHAMS)) &&
		       are_of_deed(c, told));
}

bool role_calls_false(const struct page *p, const struct clause *c, uint32_t verb)
{
	bool found = word_is_any(p, chunk_at(p, verb)->head, WORDS(ROLE_CALLS));
	uint32_t object = verb + 1;
	if (found && (calls_so_what_follows(p, c, object) || role_calls_what_stands(p, c, verb)))
		return true;
	if (found && !p->wide && object + 1 < c->end && chunk_at(p, object)->possessive)
		object++; /* "described the council's figure as exaggerated" */
	if (!found || object >= c->end || chunk_at(p, object)->kind != CHUNK_NOUN)
		return false;
	if (is_deed_of_harm(chunk_at(p, object)->lex) && !p->wide)
		return calls_deed_untrue(p, c, object);
	bool account =
		false; /* "called the allegation baseless", where the adjective ends the noun */
	for (uint32_t w = chunk_at(p, object)->first; w < chunk_at(p, object)->end && !p->wide;
		w++) {
		if (account && word_has(p, w, FEATURE_FALSE))
			return true;
		account |= word_has(p, w, FEATURE_ACCOUNT);
	}
	if (!chunk_at(p, object)->pronoun && !lexeme_has(chunk_at(p, object)->lex, FEATURE_ACCOUNT))
		return false;
	uint32_t end = chunk_at(p, c->end - 1)->end;
	for (uint32_t w = chunk_at(p, object)->end; w < end && w < chunk_at(p, object)->end + 8;
		w++)
		if (is_untrue(c, object, w))
			return true;
	return false;
}
