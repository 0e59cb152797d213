#include "reader/say_find.h"

#include <string.h>

/* SAY-6, SAY-25: who stands before a colon, or behind one at the end of a headline, speaks. */
/* Does the word stand before a colon at the head of another sentence near by? */
static bool comes_back(const struct page *p, uint32_t word)
{
	enum { NEAR = 30 }; /* sentences */
	const struct sentence *all = p->scan.sentences.at;
	uint32_t own = 0, count = (uint32_t)p->scan.sentences.count;
	for (uint32_t low = 0, high = count; low < high;) {
		own = low + (high - low) / 2;
		if (all[own].end <= word)
			low = own + 1;
		else if (all[own].first > word)
			high = own;
		else
			break;
	}
	for (uint32_t i = own > NEAR ? own - NEAR : 0; i < count && i < own + NEAR && !p->wide; i++)
		if (i != own && all[i].end > all[i].first + 2 &&
			word_is(p, all[i].first + 1, ":") &&
			str_equal(low_at(p, all[i].first), low_at(p, word)))
			return true;
	return false;
}

/* "CALLER:", in capitals at the head of a sentence; no label of a list, "WOMEN: 6". */
static bool is_turn(const struct finder *f, uint32_t noun)
{
	const struct lexeme *x = say_at(f, noun)->lex;
	if (!x && noun == f->clause.first && comes_back(f->page, say_at(f, noun)->first) &&
		(f->page->scan.words.at[say_at(f, noun)->head].shape & SHAPE_UPPER))
		return true; /* "BRANDL:", a name by no more than coming back */
	return noun == f->clause.first && lexeme_has(x, FEATURE_PERSON) && x->harm <= 0 &&
	       (!x->part.at || !say_at(f, noun)->plural) &&
	       (f->page->scan.words.at[say_at(f, noun)->head].shape & SHAPE_UPPER);
}

/* "u/ferryman", "@eastbank", "tam_87" */
static bool is_handle(const struct finder *f, uint32_t noun)
{
	struct str s = low_at(f->page, say_at(f, noun)->head);
	return s.len > 2 &&
	       (s.at[0] == '@' || (s.at[0] == 'u' && s.at[1] == '/') || memchr(s.at, '_', s.len));
}

bool say_is_source_word(const struct finder *f, uint32_t noun)
{
	for (uint32_t w = say_at(f, noun)->first; w < say_at(f, noun)->end; w++)
		if (word_has(f->page, w, FEATURE_SOURCE) || word_has(f->page, w, FEATURE_ORG) ||
			word_has(f->page, w, FEATURE_TITLE))
			return true;
	return false;
}

/* "mayor on Telegram", "neighbour who is a nurse at no. 3 hospital": the noun without what is said of it. */
static uint32_t last_before_tail(const struct finder *f, uint32_t head, uint32_t noun)
{
	for (uint32_t i = head + 1; i < noun; i++) {
		bool on = say_is(f, i, CHUNK_PREP) &&
			  (word_is(f->page, say_at(f, i)->first, "on") ||
				  word_is(f->page, say_at(f, i)->first, "at") ||
				  word_is(f->page, say_at(f, i)->first, "in"));
		if (on || say_is(f, i, CHUNK_REL))
			return i - 1;
		if (say_is(f, i, CHUNK_VERB) || say_is(f, i, CHUNK_COMMA))
			break;
	}
	return noun;
}

/* "The Minister on TV:" */
static bool is_channel(const struct finder *f, uint32_t noun)
{
	static const char *const channels[] = { "tv", "television", "radio", "telegram", "twitter",
		"facebook", "x", "phone", NULL };
	if (word_is_any(f->page, say_at(f, noun)->head, channels))
		return word_is(f->page, say_at(f, noun - 1)->first, "on") ||
		       word_is(f->page, say_at(f, noun - 1)->first, "by");
	return false;
}

static bool is_bullet(const struct page *p, uint32_t w)
{
	static const char *const bullets[] = { "-", "*", "\xE2\x80\xA2", "\xC2\xB7", NULL };
	return word_is_any(p, w, bullets);
}

/* The word "Jonga" of "Jonga:", "- Upper Vell:", "- Jonga (Tarim):" at the head of a paragraph or behind a bullet; NONE. */
static uint32_t label_of(const struct page *p, const struct sentence *s, size_t i)
{
	enum { LONGEST = 3, BRACKET = 5 };
	bool bullet = is_bullet(p, s->first);
	uint32_t first = s->first + bullet, w = first;
	if (!bullet && i > 0 && s[-1].paragraph == s->paragraph)
		return NONE;
	while (w < s->end && w < first + LONGEST && p->scan.words.at[w].shape & SHAPE_CAPITAL)
		w++;
	uint32_t open = w;
	if (w < s->end && word_is(p, w, "("))
		while (w < s->end && w < open + BRACKET && !word_is(p, w - 1, ")"))
			w++;
	return w > first && w + 1 < s->end && word_is(p, w, ":") ? first : NONE;
}

/* "We", a quotation: somebody speaks. */
static bool speaks_itself(const struct page *p, size_t sentence)
{
	static const char *const own[] = { "i", "we", "my", "our", "me", "us", "\"", NULL };
	const struct sentence *s = p->scan.sentences.at;
	for (size_t i = sentence;
		i < p->scan.sentences.count && s[i].paragraph == s[sentence].paragraph; i++)
		for (uint32_t w = s[i].first; w < s[i].end; w++)
			if (word_is_any(p, w, own))
				return true;
	return false;
}

/* "Vell Watch - 3 May 2031", and below it "Qarin: 38 bodies were buried": one word where the post itself begins. */
static bool begins_post(const struct page *p, uint32_t sentence, uint32_t label)
{
	enum { HEAD = 3 };
	const struct sentence *s = p->scan.sentences.at;
	if (!p->report->outlet.len || sentence == 0 || sentence > HEAD ||
		!word_is(p, label + 1, ":"))
		return false;
	for (uint32_t i = 0; i < sentence; i++)
		if (s[i].paragraph == s[sentence].paragraph)
			return false;
	struct str head = str_slice(p->scan.text, 0, p->scan.words.at[s[sentence].first].begin);
	return str_find(head, p->report->outlet) < head.len;
}

/* "Jonga: Two were killed.", "Malo: ...", one paragraph each: places, and no speakers, who come back and say "I". */
static bool is_place_label(const struct finder *f, uint32_t noun)
{
	enum { NEAR = 30 }; /* sentences */
	const struct page *p = f->page;
	const struct sentence *all = p->scan.sentences.at, *own = &all[f->sentence];
	uint32_t label = p->wide ? NONE : label_of(p, own, f->sentence), other;
	if (label == NONE || say_at(f, noun)->first != label || speaks_itself(p, f->sentence))
		return false;
	size_t others = 0;
	for (size_t i = f->sentence > NEAR ? f->sentence - NEAR : 0;
		i < p->scan.sentences.count && i < f->sentence + NEAR; i++) {
		if (i == f->sentence || (other = label_of(p, &all[i], i)) == NONE)
			continue;
		if (label == own->first && str_equal(low_at(p, other), low_at(p, label)))
			return false;
		others += !speaks_itself(p, i);
	}
	return others > 0 || own->block == BLOCK_HEADLINE || begins_post(p, f->sentence, label);
}

/* "SMS from", "voice note from", "message by" */
static bool is_message(const struct finder *f, uint32_t noun)
{
	static const char *const kinds[] = { "sms", "text", "message", "msg", "dm", "note",
		"voicemail", "email", "mail", "whatsapp", "telegram", "call", "word", "news",
		"update", NULL };
	static const char *const from[] = { "from", "by", "via", NULL };
	return say_is(f, noun, CHUNK_NOUN) && word_is_any(f->page, say_at(f, noun)->head, kinds) &&
	       noun + 1 < f->clause.end && word_is_any(f->page, say_at(f, noun + 1)->first, from);
}

/* SAY-6: "Ministry: 41 dead", "[RODRIGUEZ] ...". */
static bool speaker_before_colon(struct finder *f, uint32_t i)
{
	uint32_t noun = i - 1;
	while (noun > f->clause.first &&
		(say_is(f, noun, CHUNK_TIME) || word_is(f->page, say_at(f, noun)->first, "now")))
		noun--; /* "Hospital list now:" */
	if (noun > f->clause.first + 2 && word_is(f->page, say_at(f, noun)->first, ")")) {
		uint32_t open = noun; /* "Committee (23:10):", "Commissioner (by radio):" */
		while (open > f->clause.first && !word_is(f->page, say_at(f, open)->first, "("))
			open--;
		noun = open > f->clause.first ? open - 1 : noun;
	}
	if (say_is(f, noun, CHUNK_NOUN) && noun > f->clause.first &&
		say_at(f, noun - 1)->possessive &&
		(lexeme_has(say_at(f, noun)->lex, FEATURE_FIGURE) ||
			lexeme_has(say_at(f, noun)->lex, FEATURE_TOLL) ||
			lexeme_has(say_at(f, noun)->lex, FEATURE_SOURCE_HEAD)))
		noun--; /* "Dr Halloum's last count:" */
	if (say_is(f, noun, CHUNK_NOUN) && noun > f->clause.first &&
		say_at(f, noun - 1)->possessive &&
		(word_is(f->page, say_at(f, noun)->head, "telegram") ||
			word_is(f->page, say_at(f, noun)->head, "channel")))
		noun--;                  /* "Mayor's Telegram:" */
	uint32_t head = f->clause.first; /* "Reply by M. Okell:" */
	while (head < noun && !say_is(f, head, CHUNK_NOUN) && !say_is(f, head, CHUNK_VERB))
		head++; /* a bullet, an hour */
	if (say_is(f, noun, CHUNK_NOUN) && say_is(f, noun - 1, CHUNK_PREP) && noun >= head + 2 &&
		say_is_source_word(f, head) &&
		(!say_is_source_word(f, noun) || is_channel(f, noun)))
		noun = last_before_tail(f, head, noun); /* "mayor on Telegram:" */
	if (is_message(f, head) && say_is(f, head + 1, CHUNK_PREP) && noun >= head + 2 &&
		say_is(f, head + 2, CHUNK_NOUN)) { /* "SMS from Hela:" */
		struct saying *sent = say_add(f, "SAY-6", NONE);
		say_set_source(f, sent, head + 2);
		sent->first = say_at(f, i)->end;
		return true;
	}
	if (noun == head + 2 && lexeme_has(say_at(f, head)->lex, FEATURE_EVENT))
		return false; /* "Night attack by drones: five killed" */
	if (noun == head + 2 && say_is(f, head + 1, CHUNK_PREP) &&
		(word_is(f->page, say_at(f, head + 1)->first, "by") ||
			word_is(f->page, say_at(f, head + 1)->first, "from")))
		head = noun;
	for (uint32_t k = head; k < noun; k++) /* "Update 9 (19:05) City hall:" */
		if (word_is(f->page, say_at(f, k)->first, ")") && say_is(f, k - 1, CHUNK_TIME))
			head = k + 1;
	for (uint32_t k = head; k < noun; k++) /* "u/tollkeeper: police tweet: ..." */
		if (word_is(f->page, say_at(f, k)->first, ":"))
			head = k + 1;
	static const char *const labels[] = { "upd", "update", "edit", "ps", "nb", "breaking",
		"live", "urgent", "thread", "note", NULL };
	if (!say_can_speak(f, noun) || say_has_content(f, head, noun) ||
		word_is_any(f->page, say_at(f, noun)->head, labels) ||
		*low_at(f->page, say_at(f, noun)->first).at == '#')
		return false;
	bool known = false, thing = word_is_any(f->page, say_at(f, noun)->first, labels);
	for (uint32_t w = say_at(f, noun)->first; w < say_at(f, noun)->end; w++)
		known |= word_has(f->page, w, FEATURE_SOURCE) ||
			 word_has(f->page, w, FEATURE_ORG) || word_has(f->page, w, FEATURE_TITLE) ||
			 ((word_is(f->page, w, "leader") || word_is(f->page, w, "dept")) &&
				 w > say_at(f, noun)->first), /* "Fire dept:" */
			thing |= word_has(f->page, w, FEATURE_THING) ||
				 word_is(f->page, w, "block") || word_is(f->page, w, "depot") ||
				 word_is(f->page, w, "unrest");
	known |= noun == head + 2 && say_is(f, head + 1, CHUNK_PREP) &&
		 say_is_source_word(f, head) &&
		 !lexeme_has(say_at(f, head)->lex, FEATURE_FIGURE); /* "Head of the oblast Hryn:" */
	if (!known && !is_handle(f, noun) && is_place_label(f, noun))
		return false;
	if (!known && (thing || f->page->mark[say_at(f, noun)->head].spot != NONE))
		return false; /* "Block 9: four dead" */
	if (!known && say_at(f, noun)->name == NONE && !is_turn(f, noun) && !is_handle(f, noun))
		return false;
	struct saying *s = say_add(f, "SAY-6", NONE);
	say_set_source(f, s, noun);
	s->first = say_at(f, i)->end;
	return true;
}

/* "A nurse I know at the hospital": no verb but one of whoever writes. */
static bool tells_only_who(const struct finder *f, uint32_t head, uint32_t colon)
{
	for (uint32_t k = head; k < colon; k++) {
		const struct chunk *c = say_at(f, k);
		bool mine = k > head && say_is(f, k - 1, CHUNK_NOUN) &&
			    word_is(f->page, say_at(f, k - 1)->first, "i");
		if ((c->kind == CHUNK_VERB && !mine && !c->participle) || c->kind == CHUNK_QUOTE ||
			c->kind == CHUNK_STOP || c->quantity != NONE ||
			(c->lex && c->lex->harm > HARM_NONE) || lexeme_has(c->lex, FEATURE_EVENT))
			return false;
	}
	return true;
}

/* SAY-6: "Regional health service, first official figure:", "Police chief Orle at the press conference:". */
static void head_before_colon(struct finder *f, uint32_t i)
{
	static const char *const first[] = { "later", "upd", "update", "now", "then", "also",
		"just", "latest", NULL };
	uint32_t head = f->clause.first;
	while (head < i && (!say_is(f, head, CHUNK_NOUN) ||
				   word_is_any(f->page, say_at(f, head)->head, first)))
		head++; /* a bullet, an hour */
	static const char *const heads[] = { "head", "chief", "leader", "director", NULL };
	bool known = say_is_source_word(f, head) || /* "Head of the region Tor Vesk:" */
		     (word_is_any(f->page, say_at(f, head)->head, heads) &&
			     say_is(f, head + 1, CHUNK_PREP));
	if (f->page->wide || head + 1 >= i || !say_can_speak(f, head) || say_at(f, head)->pronoun ||
		!known || lexeme_has(say_at(f, head)->lex, FEATURE_FIGURE) ||
		!tells_only_who(f, head, i))
		return;
	struct saying *s = say_add(f, "SAY-6", NONE);
	say_set_source(f, s, head);
	if (s->source_end > say_at(f, i)->first)
		s->source_end = say_at(f, i)->first;
	s->first = say_at(f, i)->end;
}

/* Has the sentence a speaker for what stands from word `w` on? */
static bool is_said_already(const struct finder *f, uint32_t w)
{
	for (size_t k = f->out->count; k-- > 0 && f->out->at[k].sentence == f->sentence;)
		if (f->out->at[k].first <= w && f->out->at[k].end > w)
			return true;
	return false;
}

/* SAY-32: "The mayor was blunt: "Eleven people are dead."", "The Brigade put out a statement: "...": who heads the sentence. */
static void subject_before_colon(struct finder *f, uint32_t i)
{
	uint32_t head = f->clause.first;
	while (head < i && !say_is(f, head, CHUNK_NOUN) && !say_is(f, head, CHUNK_VERB))
		head++;
	if (f->page->wide || !say_is(f, i + 1, CHUNK_QUOTE) || !say_is(f, head, CHUNK_NOUN) ||
		(head > f->clause.first && say_is(f, head - 1, CHUNK_PREP)))
		return;
	const struct chunk *c = say_at(f, head);
	bool verb = false;
	for (uint32_t k = head + 1; k < i; k++)
		verb |= say_is(f, k, CHUNK_VERB);
	bool first_person = word_is(f->page, c->head, "i") || word_is(f->page, c->head, "we");
	if (!verb || !say_can_speak(f, head) || first_person || c->quantity != NONE ||
		c->possessive || word_is(f->page, c->head, "it") ||
		is_said_already(f, say_at(f, i)->end))
		return;
	struct saying *s = say_add(f, "SAY-32", NONE);
	say_set_source(f, s, head);
	s->first = say_at(f, i)->end;
	s->quoted = true;
}

void say_at_colon(struct finder *f, uint32_t i)
{
	enum { NEAR = 10, FAR = 16 }; /* chunks */
	if (!word_is(f->page, say_at(f, i)->first, ":") || i == f->clause.first ||
		i > f->clause.first + FAR)
		return;
	size_t known = f->out->count;
	if (i > f->clause.first + NEAR || !speaker_before_colon(f, i))
		head_before_colon(f, i);
	if (f->out->count == known)
		subject_before_colon(f, i);
}

/* "14 dead (mayor)": the mayor is not the dead, as in "one dead (driver)". */
static bool counts_several(const struct finder *f, uint32_t end)
{
	for (uint32_t i = f->clause.first; i < end; i++) {
		uint32_t q = say_at(f, i)->quantity;
		if (q != NONE && f->page->quantities.at[q].count.low > 1)
			return lexeme_has(say_at(f, end + 1)->lex, FEATURE_SOURCE);
	}
	return false;
}

/* SAY-25: "14 dead in raid (police)": a source alone in brackets at the end of a line. */
static bool closing_bracket(struct finder *f)
{
	static const char *const marks[] = { "source", "via", "per", NULL };
	uint32_t close = f->clause.end - 1, noun = close - 1;
	if (close > f->clause.first && word_is(f->page, say_at(f, close)->first, "."))
		noun = --close - 1;
	if (f->page->wide || close < f->clause.first + 4 || !say_is(f, noun, CHUNK_NOUN) ||
		!word_is(f->page, say_at(f, close)->first, ")"))
		return false;
	uint32_t open = noun - 1;
	bool named = word_is(f->page, say_at(f, open)->first, ":") &&
		     word_is_any(f->page, say_at(f, open - 1)->head, marks);
	open -= named ? 2 : 0; /* "(source: MNA)" */
	bool known = named || lexeme_has(say_at(f, noun)->lex, FEATURE_SOURCE);
	if (!word_is(f->page, say_at(f, open)->first, "(") || !known ||
		open < f->clause.first + 2 || say_at(f, noun)->quantity != NONE ||
		!say_can_speak(f, noun) ||
		(!named && lexeme_has(say_at(f, noun)->lex, FEATURE_PERSON) &&
			!say_at(f, noun)->plural && !counts_several(f, open)))
		return false;
	struct saying *s = say_add(f, "SAY-25", NONE);
	say_set_source(f, s, noun);
	s->end = say_at(f, open)->first;
	return true;
}

/* SAY-25: "14 dead in raid: police", "14 dead in raid - hospital": who says a headline stands at its end. */
void say_at_end(struct finder *f)
{
	enum { HEADLINE = 24 }; /* words */
	uint32_t last = f->clause.end;
	if (f->end - f->first > HEADLINE || last < f->clause.first + 3 || closing_bracket(f))
		return;
	last--;
	if (!say_is(f, last, CHUNK_NOUN) || !say_can_speak(f, last) ||
		say_at(f, last)->quantity != NONE || say_at(f, last)->definite)
		return;
	uint32_t mark = say_at(f, last - 1)->first;
	bool parted = word_is(f->page, mark, ":") || word_is(f->page, mark, "-") ||
		      word_is(f->page, mark, "--");
	bool known = false;
	for (uint32_t w = say_at(f, last)->first; w < say_at(f, last)->end; w++)
		known |= word_has(f->page, w, FEATURE_SOURCE);
	if (!parted || !known || !say_has_content(f, f->clause.first, last - 1))
		return;
	struct saying *s = say_add(f, "SAY-25", NONE);
	say_set_source(f, s, last);
	s->end = mark;
}
