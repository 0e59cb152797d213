#include "reader/frame.h"

/*
 * Rows: tables whose head says what each column counts (FRAME-80), and lists of names below a line that says
 * what became of them, one to a line (FRAME-81).
 */
enum { ROWS_BACK = 60, CELLS_MOST = 16 };

struct cell {
	uint32_t first, end; /* words; none where the cell is empty */
};

struct cells {
	struct cell at[CELLS_MOST];
	uint32_t count;
};

/* Does a cell end before word w: at a tab or a wide gap? */
static bool is_gap(const struct page *p, uint32_t w)
{
	const struct word *word = &p->scan.words.at[w];
	if (word->begin == word[-1].end ||
		(word->begin == word[-1].end + 1 && p->scan.text.at[word[-1].end] == ' '))
		return false;
	struct str gap = str_slice(p->scan.text, word[-1].end, word->begin);
	return (gap.len > 1 || (gap.len == 1 && gap.at[0] == '\t')) &&
	       !memchr(gap.at, '\n', gap.len);
}

static bool is_bar(const struct page *p, uint32_t w)
{
	return word_is(p, w, "|");
}

static void cells_of(const struct page *p, const struct sentence *s, struct cells *out)
{
	uint32_t from = s->first;
	bool bars = false;
	out->count = 0;
	bool may = may_stand(p, (uint32_t)(s - p->scan.sentences.at), "|");
	for (uint32_t w = s->first; may && w < s->end; w++)
		bars |= is_bar(p, w);
	for (uint32_t w = s->first; w < s->end && out->count + 1 < CELLS_MOST; w++)
		if (bars ? is_bar(p, w) : w > from && is_gap(p, w)) {
			if (w > s->first)
				out->at[out->count++] = (struct cell){ from, w };
			from = bars ? w + 1 : w;
		}
	if (from < s->end)
		out->at[out->count++] = (struct cell){ from, s->end };
}

/* The number that is all of a cell, or NONE. */
static uint32_t number_of(const struct page *p, struct cell c)
{
	bool one = c.end == c.first + 1 && p->mark[c.first].quantity != NONE;
	return one ? p->mark[c.first].quantity : NONE;
}

static bool is_digits(const struct page *p, struct cell c)
{
	return c.end == c.first + 1 && (p->scan.words.at[c.first].shape & SHAPE_DIGIT);
}

/* What a column counts: a harm, or one of the people of the column before. */
static const struct lexeme *counts(
	const struct page *p, struct cell c, const struct lexeme *before, struct str *part)
{
	const struct lexeme *found = NULL;
	*part = (struct str){ 0 };
	for (uint32_t w = c.first; w < c.end; w++) {
		const struct lexeme *x = lex_at(p, w);
		if (lexeme_has(x, FEATURE_UNIT))
			return NULL;
		if (x && x->harm > HARM_NONE)
			found = x;
		if (x && x->part.at)
			*part = x->part;
	}
	return found ? found : part->at ? before : NULL;
}

/* The head of the table that a row belongs to, of as many cells: false when there is none. */
static bool head_of(const struct framing *f, const struct cells *row, struct cells *head)
{
	const struct page *p = f->page;
	for (uint32_t s = f->sentence; s-- > 0 && s + ROWS_BACK > f->sentence;) {
		cells_of(p, &p->scan.sentences.at[s], head);
		if (head->count < 2)
			return false;
		bool harm = false, number = false;
		struct str part;
		for (uint32_t k = 0; k < head->count; k++) {
			number |= is_digits(p, head->at[k]);
			harm |= counts(p, head->at[k], NULL, &part) != NULL;
		}
		if (!number)
			return harm && head->count == row->count;
	}
	return false;
}

static bool is_total(const struct page *p, struct cell label)
{
	static const char *const totals[] = { "total", "totals", "overall", "all", "sum", NULL };
	for (uint32_t w = label.first; w < label.end; w++)
		if (word_is_any(p, w, totals))
			return true;
	return false;
}

static void add_cell(struct framing *f, uint32_t quantity, struct cell c, const struct lexeme *harm,
	struct str part)
{
	struct page *p = f->page;
	struct lexeme like = *harm;
	like.act = like.act > 0 ? like.act : like.harm == HARM_KILLED ? ACT_KILLING : ACT_ATTACK;
	uint32_t chunk = p->mark[c.first].chunk;
	struct event *e = frame_add(f, "FRAME-80", chunk, chunk, &like);
	e->victims_end = chunk + 1;
	e->trigger = e->first = c.first;
	e->end = c.end;
	e->count = p->quantities.at[quantity].count;
	e->part = part;
	e->negative = e->hypothetical = false;
	e->toll = true;
}

bool frame_row(struct framing *f)
{
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	struct cells row, head;
	cells_of(p, s, &row);
	if (row.count < 2 || f->sentence == 0 || !head_of(f, &row, &head))
		return false;
	const struct lexeme *harm = NULL;
	struct str label = page_words(p, row.at[0].first, row.at[0].end);
	if (is_total(p, row.at[0]) || number_of(p, row.at[0]) != NONE)
		label = (struct str){ 0 };
	for (uint32_t k = 0; k < row.count; k++) {
		struct str part;
		uint32_t quantity = number_of(p, row.at[k]);
		harm = counts(p, head.at[k], harm, &part);
		if (harm && quantity != NONE && p->quantities.at[quantity].count.stated > 0)
			add_cell(f, quantity, row.at[k], harm, part.at ? part : label);
	}
	return true;
}

static bool is_item_mark(const struct page *p, uint32_t w)
{
	return word_is(p, w, "-") || word_is(p, w, "*") || word_is(p, w, "\u2022") ||
	       word_is(p, w, "\u00B7") ||
	       ((p->scan.words.at[w].shape & SHAPE_DIGIT) && p->scan.words.at[w].low.len <= 3 &&
		       (word_is(p, w + 1, ".") || word_is(p, w + 1, ")")));
}

/* "The paper prints the names of those who died in the raid." and then a line with a mark: those who died. */
static bool announces_names(const struct framing *f, const struct sentence *s)
{
	static const char *const lists[] = { "names", "named", "list", "roll", "remember", "mourn",
		"mourns", NULL };
	const struct scanned *scan = &f->page->scan;
	bool named = false;
	for (uint32_t w = s->first; w < s->end; w++)
		named = named || word_is_any(f->page, w, lists);
	return named && f->sentence + 1 < scan->sentences.count && s[1].end > s[1].first + 2 &&
	       is_item_mark(f->page, s[1].first);
}

/* "The names of our dead:", "KILLED:": what became of those named on the lines below. */
static const struct lexeme *heads_roll(const struct framing *f)
{
	enum { MOST = 16, MOST_TOLD = 40 };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	bool told = s->end - s->first <= MOST_TOLD && announces_names(f, s);
	bool colon = told || word_is(f->page, s->end - 1, ":");
	const struct lexeme *found = NULL;
	if ((s->end - s->first > MOST && !told) || (!colon && s->block != BLOCK_HEADLINE))
		return NULL;
	for (uint32_t w = s->first; w < s->end; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (x && x->harm > HARM_NONE &&
			(lexeme_has(x, FEATURE_DEAD) || told || s->end - s->first < 5 ||
				(colon && w == s->first)))
			found = x;
		if (f->page->mark[w].quantity != NONE && !colon)
			return NULL;
	}
	return found;
}

/* "1988", "52": a year of birth or an age, which counts nobody. */
static bool is_number(const struct page *p, uint32_t chunk)
{
	const struct chunk *c = chunk_at(p, chunk);
	return c->end == c->first + 1 && (p->scan.words.at[c->first].shape & SHAPE_DIGIT);
}

static bool counts_many(const struct page *p, uint32_t chunk)
{
	uint32_t q = chunk_at(p, chunk)->quantity;
	return q != NONE && chunk_at(p, chunk)->name == NONE && p->quantities.at[q].count.low > 1;
}

/* The person that a line of such a list names: its first noun, with nothing told of them by a verb. */
static uint32_t named_on_line(const struct framing *f)
{
	const struct page *p = f->page;
	const struct sentence *s = &p->scan.sentences.at[f->sentence];
	uint32_t noun = f->clause.first;
	if (s->end - s->first < 2 || s->end - s->first > 30)
		return NONE;
	bool marked = is_item_mark(p, s->first), told = false;
	while (noun < f->clause.end &&
		(chunk_at(p, noun)->kind == CHUNK_OTHER ||
			(noun == f->clause.first && word_is(p, s->first, "-"))))
		noun++;
	if (noun >= f->clause.end || chunk_at(p, noun)->kind != CHUNK_NOUN ||
		chunk_at(p, noun)->bare)
		return NONE;
	while (owns_next(p, noun, f->clause.end))
		noun++; /* "9. Pir Dost's son Habib, 22" */
	uint32_t behind = noun + 1;
	for (uint32_t i = behind; i < f->clause.end && chunk_at(p, i)->kind != CHUNK_REL; i++) {
		const struct chunk *v = chunk_at(p, i);
		if (v->kind == CHUNK_VERB && !v->participle &&
			!(marked && v->lex && v->lex->harm > HARM_NONE))
			return NONE;
		told |= v->kind == CHUNK_VERB;
	}
	if (told && !p->wide && counts_many(p, noun))
		return NONE; /* "1. Forty-seven persons were killed": a paragraph */
	bool age = behind + 1 < f->clause.end &&
		   (word_is(p, chunk_at(p, behind)->first, ",") ||
			   word_is(p, chunk_at(p, behind)->first, "(")) &&
		   (chunk_at(p, behind + 1)->quantity != NONE || is_number(p, behind + 1));
	const struct chunk *n = chunk_at(p, noun);
	bool person = n->name != NONE || lexeme_has(n->lex, FEATURE_PERSON);
	return person && !lexeme_has(n->lex, FEATURE_ORG) && (marked || age) ? noun : NONE;
}

/* "We lost nine colleagues this year:" */
void frame_opens_roll(struct framing *f, size_t start, struct roll *roll)
{
	for (size_t i = start; i < f->page->events.count; i++) {
		const struct event *e = &f->page->events.at[i];
		if (e->harm > HARM_NONE && e->count.known && !e->negative && !e->hypothetical) {
			*roll = (struct roll){
				.act = (int8_t)e->act, .harm = (int8_t)e->harm, .last = f->sentence
			};
			return;
		}
	}
}

bool frame_roll(struct framing *f, struct roll *roll)
{
	const struct lexeme *head = heads_roll(f);
	if (head) {
		*roll = (struct roll){ .act = head->act, .harm = head->harm, .last = f->sentence };
		return false;
	}
	if (roll->harm <= HARM_NONE || roll->last + 2 < f->sentence)
		return false;
	uint32_t noun = named_on_line(f); /* or on the next but one: "12. Reva (newborn)" */
	if (noun == NONE || (roll->last + 1 != f->sentence && !roll->names))
		return false;
	roll->names = true;
	roll->last = f->sentence;
	struct lexeme like = { .act = roll->act, .harm = roll->harm, .basis = BASIS_NAMES };
	if (like.act <= 0)
		like.act = like.harm == HARM_KILLED ? ACT_KILLING : ACT_ATTACK;
	struct event *e = frame_add(f, "FRAME-81", noun, noun, &like);
	e->victims_end = noun + 1;
	e->end = chunk_at(f->page, noun)->end;
	e->part = page_words(f->page, chunk_at(f->page, noun)->first, e->end);
	e->count = count_noun(&f->clause, noun);
	if (!e->count.known) /* COUNT-10: "unknown woman" */
		e->count = (struct count){ .known = true,
			.low = 1,
			.high = 1,
			.stated = 1,
			.rule = STR("COUNT-10"),
			.words = e->part };
	return true;
}
