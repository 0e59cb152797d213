#include "reader/arabic_frame.h"

#include <string.h>

/* The names and kinds of sources, the office whose text it is (SAY-10, SAY-11, SAY-13), and what is answered without a count. */

/* SAY-10: the most telling kind among its words. */
static enum source_kind kind_of(const struct page *p, uint32_t first, uint32_t end)
{
	int found = -1;
	for (uint32_t i = first; i < end; i++) {
		const struct lexeme *x = lex_at(p, i);
		bool vague = found < 0 || found == SOURCE_OFFICIAL_UNNAMED || found == SOURCE_OTHER;
		if (x && x->kind >= 0 && vague && p->mark[i].first == i)
			found = x->kind;
	}
	return found < 0 ? SOURCE_OTHER : (enum source_kind)found;
}

/* ARAB-32: "لوزارة" is the ministry, "للجيش" the army: what is written before a name is none of it. */
static struct str without_prefix(const struct page *p, uint32_t first, uint32_t end)
{
	struct str words = page_words(p, first, end);
	static const char *const fronts[] = { "لل", "ولل", "بال", "وبال", "وال", NULL };
	for (size_t i = 0; fronts[i]; i++)
		if (str_starts(words, str_from(fronts[i])))
			return str_format(p->mem, "ال" STR_FMT,
				(int)(words.len - strlen(fronts[i])), words.at + strlen(fronts[i]));
	struct str l = STR("ل"), low = low_at(p, first);
	const struct lexeme *x = lex_at(p, first);
	bool own = x && x->word.len > 4 && low.len > 6 &&
		   memcmp(x->word.at + 2, low.at + 4, 2) == 0; /* its second letter is the third */
	if (own && str_starts(words, l) && !str_starts(x->word, l))
		return str_slice(words, l.len, words.len);
	return words;
}

struct source arabic_source(const struct page *p, uint32_t saying)
{
	const struct saying *s = &p->sayings.at[saying];
	struct source out = { .kind = SOURCE_UNATTRIBUTED };
	if (s->verb != NONE)
		out.verb = page_words(p, s->verb, p->mark[s->verb].end);
	if (s->source == NONE)
		return out;
	uint32_t first = s->source;
	for (uint32_t i = first; i + 1 < s->source_end; i++)
		if (str_equal(low_at(p, i), STR("باسم"))) /* SAY-11 */
			first = i + 1;
	out.words = page_words(p, s->source, s->source_end);
	out.name = without_prefix(p, first, s->source_end);
	out.kind = kind_of(p, first, s->source_end);
	if (out.kind == SOURCE_OTHER)
		out.kind = kind_of(p, s->source, s->source_end);
	out.party = out.kind == SOURCE_MILITARY || out.kind == SOURCE_ARMED_GROUP;
	return out;
}

static bool is_office_kind(int kind)
{
	return kind >= 0 && kind != SOURCE_MEDIA && kind != SOURCE_WITNESS &&
	       kind != SOURCE_FAMILY && kind != SOURCE_OFFICIAL_UNNAMED;
}

/* SAY-13: "بيان صادر عن القيادة العامة", "وزارة الصحة - بيان صحفي" in a heading of a few words. */
void arabic_voice(struct arabic *a)
{
	enum { HEADS = 2, HEAD_WORDS = 14 };
	struct page *p = a->page;
	p->voice.kind = SOURCE_UNATTRIBUTED;
	for (size_t n = 0; n < p->scan.sentences.count && n < HEADS; n++) {
		const struct sentence *s = &p->scan.sentences.at[n];
		bool issued = false;
		uint32_t office = NONE, end;
		if (s->end - s->first > HEAD_WORDS)
			return;
		for (uint32_t i = s->first; i < s->end; i++) {
			const struct lexeme *x = lex_at(p, i);
			issued |= lexeme_has(x, FEATURE_ISSUED);
			if (office == NONE && x && lexeme_has(x, FEATURE_SOURCE) &&
				is_office_kind(x->kind) && !lexeme_has(x, FEATURE_ISSUED))
				office = i;
		}
		if (!issued || office == NONE)
			continue;
		for (end = office + 1; end < s->end; end++)
			if (p->scan.words.at[end].shape & SHAPE_PUNCT ||
				word_has(p, end, FEATURE_ISSUED) ||
				word_has(p, end, FEATURE_PREPOSITION))
				break;
		enum source_kind kind = kind_of(p, office, end);
		p->voice = (struct source){ .words = page_words(p, office, end),
			.name = without_prefix(p, office, end),
			.kind = kind,
			.party = kind == SOURCE_MILITARY || kind == SOURCE_ARMED_GROUP };
		return;
	}
}

static bool has_event(const struct arabic *a, uint32_t first, uint32_t end)
{
	const struct events *all = &a->page->events;
	for (size_t i = a->first_event; i < all->count; i++)
		if (all->at[i].trigger >= first && all->at[i].trigger < end)
			return true;
	return false;
}

/* A deed without harm in the words of a saying; NONE when there is none. */
static uint32_t deed_in(const struct arabic *a, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i = ar_next(a, i)) {
		const struct lexeme *x = ar_lex(a, i);
		bool deed = lexeme_has(x, FEATURE_EVENT) || lexeme_has(x, FEATURE_VERB);
		if (deed && x->act > ACT_OTHER && !a->cut[i].used)
			return i;
	}
	return NONE;
}

static void add_answer(struct arabic *a, const char *rule, const struct saying *s, uint32_t deed)
{
	const struct events *all = &a->page->events;
	struct lexeme like = { .act = ACT_OTHER, .harm = HARM_NONE, .basis = -1 };
	const struct lexeme *named = deed != NONE ? ar_lex(a, deed) : NULL;
	if (named)
		like.act = named->act;
	for (size_t i = all->count; deed == NONE && i-- > 0;)
		if (all->at[i].harm != HARM_NONE) {
			like.act = (int8_t)all->at[i].act;
			break;
		}
	if (deed == NONE && like.act == ACT_OTHER)
		return;
	uint32_t trigger = deed != NONE ? deed : s->end - 1;
	struct event *e = arabic_event(a, rule, trigger, &like, NULL);
	uint32_t verb = s->verb != NONE && s->sentence == a->sentence ? s->verb : trigger;
	e->first = verb < e->first ? verb : e->first;
	e->hypothetical = false;
}

/*
 * ARAB-33: "نفى الجيش قصف المدرسة", "تبنت الجماعة الهجوم": a denial or an admission of a deed is a claim
 * without a count; one that names no deed is of the deed told last (ARAB-34). A deed that somebody
 * says was not done is denied.
 */
static void answer(struct arabic *a, const struct saying *s)
{
	bool denies = s->stance == STANCE_DENIES;
	bool answers = denies || s->stance == STANCE_CONFIRMS || s->stance == STANCE_CONCEDES;
	uint32_t first = s->first;
	if (s->sentence == a->sentence && s->source != NONE && s->source_end <= s->end &&
		s->source_end > first)
		first = s->source_end;
	if (has_event(a, first, s->end))
		return;
	uint32_t deed = deed_in(a, first, s->end);
	if (deed != NONE && (answers || arabic_negated(a, deed) ||
				    (deed > a->first + 1 && arabic_negated(a, deed - 1))))
		add_answer(a, "ARAB-33", s, deed);
	else if (denies && deed == NONE && s->verb != NONE)
		add_answer(a, "ARAB-34", s, NONE);
}

void arabic_answers(struct arabic *a, size_t first_saying)
{
	size_t end = a->page->sayings.count;
	for (size_t i = first_saying; i < end; i++) {
		struct saying s = a->page->sayings.at[i];
		if (s.source != NONE || s.own)
			answer(a, &s);
	}
}
