#include "reader/frame.h"

/* "shot in revenge for a murder": what was done before. */
static bool is_in_return(const struct framing *f, uint32_t w)
{
	static const char *const returns[] = { "revenge", "retaliation", "avenge", "reprisal",
		NULL };
	for (uint32_t k = w; k > 0 && k + 4 > w && !f->page->wide; k--)
		if (word_is_any(f->page, k - 1, returns))
			return true;
	return false;
}

/* "Four lived." and no more in the next sentence: not those shot. */
static bool counts_others(const struct framing *f, uint32_t sentence)
{
	static const char *const lived[] = { "lived", "survived", "escaped", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[sentence];
	uint32_t q = f->page->mark[s->first].quantity;
	if (f->page->wide || q == NONE || f->page->quantities.at[q].count.low < 2)
		return false;
	uint32_t verb = f->page->quantities.at[q].end;
	return verb + 2 == s->end && word_is_any(f->page, verb, lived);
}

/* "nine men were shot and two corporals wounded": the word tells of fighters who are counted beside them. */
static bool is_of_fighters(const struct framing *f, uint32_t chunk, uint32_t w)
{
	uint32_t verb = f->page->mark[w].chunk;
	if (f->page->wide || verb <= chunk || verb >= f->clause.end || verb < f->clause.first ||
		chunk_at(f->page, verb)->kind != CHUNK_VERB)
		return false;
	uint32_t who = chunk_at(f->page, verb)->participle ? role_noun_before(&f->clause, verb)
							   : role_subject(&f->clause, verb);
	uint32_t shot = role_subject(&f->clause, chunk);
	if (who == NONE || shot == NONE || who <= chunk)
		return false;
	const struct chunk *n = chunk_at(f->page, who), *v = chunk_at(f->page, shot);
	bool fighters = n->lex && n->lex->status == STATUS_COMBATANT;
	return fighters && n->quantity != NONE && !n->bare &&
	       !(v->lex && v->lex->status == STATUS_COMBATANT);
}

/* "I saw the wound of a man who was alive at noon and dead at five." */
static bool dies_after_all(const struct framing *f, uint32_t sentence)
{
	const struct sentence *s = &f->page->scan.sentences.at[sentence];
	bool alive = false;
	for (uint32_t w = s->first; w < s->end && !f->page->wide; w++)
		if (word_is(f->page, w, "alive"))
			alive = true;
		else if (alive && (word_is(f->page, w, "dead") || word_is(f->page, w, "died")))
			return true;
	return false;
}

/* Words that tell what became of somebody shot, in the sentence or the next. */
static bool fate_is_told(const struct framing *f, uint32_t chunk)
{
	static const char *const fates[] = { "fatally", "mortally", "survived", "hospital", "leg",
		"legs", "arm", "arms", "foot", "feet", "hand", "shoulder", "thigh", "knee", "ankle",
		"alive", "recovering", "lived", "lives", NULL };
	static const char *const parts[] = { "leg", "legs", "arm", "arms", "foot", "feet", "hand",
		NULL };
	static const char *const whose[] = { "the", "his", "her", "their", "both", "left", "right",
		"a", "one", NULL };
	uint32_t first = f->page->scan.sentences.at[f->sentence].first;
	const struct sentence *s = f->page->scan.sentences.at;
	bool next = f->sentence + 1 < f->page->scan.sentences.count &&
		    (f->page->wide || s[f->sentence + 1].paragraph == s[f->sentence].paragraph);
	next = next && !counts_others(f, f->sentence + 1) && !dies_after_all(f, f->sentence + 1);
	uint32_t last = next ? f->sentence + 1 : f->sentence;
	uint32_t end = f->page->scan.sentences.at[last].end;
	uint32_t behind = chunk_at(f->page, chunk)->end;
	for (uint32_t w = behind; !f->page->wide && w < end; w++)
		if (word_is(f->page, w, ";"))
			end = w; /* "45 were shot within the hour; the other two lived" */
	for (uint32_t w = behind; !f->page->wide && w > first; w--)
		if (word_is(f->page, w - 1, ";"))
			first = w; /* "one was killed in 2012; another was shot in 2018" */
	for (uint32_t w = first; w < end; w++) {
		const struct lexeme *x = lex_at(f->page, w);
		if (!f->page->wide &&
			((w < behind && word_is(f->page, w, "hospital")) ||
				word_is(f->page, w, "taken") || word_is(f->page, w, "took")))
			continue; /* "the hospital's director denied that", "nine were taken away" */
		bool self =
			w >= chunk_at(f->page, chunk)->first && w < chunk_at(f->page, chunk)->end;
		bool own = w < f->page->scan.sentences.at[f->sentence].end;
		static const char *const deeds[] = { "massacre", "massacres", "slaughter", NULL };
		if (!self && x && (f->page->wide || !word_is_any(f->page, w, deeds)) &&
			!(own && lexeme_has(x, FEATURE_BODY)) && /* "and burned the bodies" */
			!is_in_return(f, w) && !is_of_fighters(f, chunk, w) &&
			((x->harm == HARM_KILLED && own &&
				 !(word_is(f->page, w, "buried") && !f->page->wide)) ||
				x->harm == HARM_INJURED || x->harm == HARM_KILLED_OR_INJURED))
			return true;
		if (!own && !f->page->wide && word_is_any(f->page, w, parts) &&
			!word_is_any(f->page, w - 1, whose))
			continue; /* "in the same even hand" */
		if (word_is_any(f->page, w, fates) ||
			(!f->page->wide && word_is(f->page, w, "life") && w >= first + 3 &&
				word_is(f->page, w - 3, "fighting")))
			return true; /* "is fighting for her life" */
	}
	return false;
}

/* "were shot at their stall": where, and not what was aimed at. */
static bool is_where(const struct framing *f, uint32_t chunk)
{
	const struct chunk *v = chunk_at(f->page, chunk);
	if ((!v->passive && f->page->wide) || !word_is(f->page, v->end - 1, "at") ||
		chunk + 1 >= f->clause.end)
		return false;
	uint32_t where = chunk + 1; /* "was shot at his daughter's wedding" */
	while (!f->page->wide && owns_next(f->page, where, f->clause.end))
		where++;
	const struct chunk *n = chunk_at(f->page, where);
	return n->kind == CHUNK_TIME ||
	       (n->kind == CHUNK_NOUN && !role_is_human(f->page, where, true));
}

/* "I was shot", "my brother was shot in the stomach but he lives": hurt, and no more. */
static bool tells_of_living(const struct framing *f, uint32_t noun)
{
	static const char *const lives[] = { "survived", "lives", "lived", "alive", "recovered",
		"recovering", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence];
	const struct chunk *n = chunk_at(f->page, noun);
	if (frame_is_teller(f->page, noun))
		return true;
	enum { NEAR = 40 }; /* words */
	struct count c = count_noun(&f->clause, noun);
	for (uint32_t w = n->end; w < s->end && w < n->end + NEAR && c.known && c.high == 1; w++)
		if (word_is(f->page, w, "where") || word_is(f->page, w, "which"))
			return false; /* "was shot at the house where he lived" */
		else if (word_is_any(f->page, w, lives) && !word_is(f->page, w - 1, "not"))
			return true;
	return false;
}

/* "Two boys were shot. Both are in hospital.": hurt, by the next sentence. */
static bool are_in_ward(const struct framing *f)
{
	static const char *const them[] = { "both", "they", "all", "he", "she", NULL };
	static const char *const wards[] = { "hospital", "intensive", "surgery", "recovering",
		"recovered", "critical", "stable", "survived", NULL };
	static const char *const but[] = { "died", "dead", "one", "not", "never", "body", "bodies",
		"taken", NULL };
	const struct sentence *s = &f->page->scan.sentences.at[f->sentence + 1];
	bool ward = false;
	if (f->page->wide || f->sentence + 1 >= f->page->scan.sentences.count ||
		s->paragraph != s[-1].paragraph || !word_is_any(f->page, s->first, them))
		return false;
	for (uint32_t w = s->first; w < s->end; w++) {
		if (word_is_any(f->page, w, but))
			return false;
		ward |= word_is_any(f->page, w, wards);
	}
	return ward;
}

/* "were blown up by a mine", "blew up three men" */
static bool is_blown_up(const struct framing *f, const struct chunk *v)
{
	static const char *const blows[] = { "blown", "blew", NULL };
	return word_is_any(f->page, v->head, blows) && v->end == v->head + 2 &&
	       word_is(f->page, v->head + 1, "up");
}

static bool is_shooting(const struct framing *f, uint32_t chunk)
{
	const struct chunk *v = chunk_at(f->page, chunk);
	bool blown = is_blown_up(f, v);
	bool shot = word_is(f->page, v->head, "shot") || blown ||
		    word_is(f->page, v->head, "shoot") ||
		    (v->gerund && word_is(f->page, v->head, "shooting"));
	return shot && !f->page->wide && (blown || v->end == v->head + 1 || is_where(f, chunk)) &&
	       !v->negative && !v->modal;
}

/* "They shot them all.": an event that was none as long as nobody knew how many they were. */
bool frame_is_shot(const struct framing *f, const struct event *e)
{
	uint32_t chunk = f->page->mark[e->trigger].chunk;
	return is_shooting(f, chunk) && !fate_is_told(f, chunk);
}

/* "shot every man they found, 19 in all": killed, as many as are told behind. */
bool frame_shot_in_all(const struct framing *f, const struct event *e, uint32_t i)
{
	uint32_t w = chunk_at(f->page, i)->end;
	return e->victim != NONE && str_is(str_from(e->rule), "FRAME-4") &&
	       chunk_at(f->page, i)->bare && role_is_human(f->page, e->victim, true) &&
	       frame_is_shot(f, e) &&
	       ((word_is(f->page, w, "in") && word_is_any(f->page, w + 1, WORDS("all", "total"))) ||
		       word_is(f->page, w, "altogether"));
}

/* "men were shot against the wall", "in the back of the head", "at close range": nobody is left but hurt. */
static bool is_execution(const struct framing *f, uint32_t chunk)
{
	static const char *const before[] = { "against", "in", "at", "through", NULL };
	static const char *const ends[] = { "wall", "walls", "head", "neck", "range", "beds",
		"heads", "necks", "bed", NULL };
	enum { AHEAD = 6 };
	uint32_t stop = f->page->scan.sentences.at[f->sentence].end;
	uint32_t w = chunk_at(f->page, chunk)->end;
	if (w >= stop || !(word_is_any(f->page, w, before) || word_is_any(f->page, w - 1, before)))
		return false;
	for (uint32_t k = w; k < stop && k < w + AHEAD; k++)
		if (word_is_any(f->page, k, ends))
			return true;
		else if (word_is(f->page, k, ",") || word_is(f->page, k, "."))
			return false;
	return false;
}

/* FRAME-52: "the Guard shot 16 strikers", "accused of shooting 17 men", and nothing more is said of them: killed. */
const struct lexeme *frame_shot(
	const struct framing *f, uint32_t chunk, uint32_t noun, const struct lexeme *x)
{
	static const struct lexeme killed = {
		.act = ACT_KILLING, .harm = HARM_KILLED, .basis = -1
	};
	static const struct lexeme injured = {
		.act = ACT_ATTACK, .harm = HARM_INJURED, .basis = -1
	};
	if (!is_shooting(f, chunk))
		return x;
	if (tells_of_living(f, noun) || are_in_ward(f))
		return &injured;
	struct count c = count_noun(&f->clause, noun);
	bool some = str_equal(c.rule, STR("COUNT-11")) && !is_execution(f, chunk);
	if (!c.known || some || c.low == 0 || fate_is_told(f, chunk))
		return x;
	return &killed;
}

static const struct lexeme deed_by_fire = { .act = ACT_SHELLING, .harm = HARM_NONE, .basis = -1 };

/* "live rounds", "live ammunition", "bullets", "machine guns": of small arms, and no shells */
static bool chunk_has_live_rounds(const struct framing *f, uint32_t weapon)
{
	static const char *const shots[] = { "live", "rubber", "warning", "bullets", "bullet",
		"shots", "machine", "machineguns", "machine-guns", "rifles", "pistols", "shotguns",
		NULL };
	const struct chunk *n = chunk_at(f->page, weapon);
	for (uint32_t w = n->first; w < n->end; w++)
		if (word_is_any(f->page, w, shots))
			return true;
	return false;
}

/* FRAME-19: "mortar bombs landed in the camp", "the army fired mortars into it". */
void frame_weapons(struct framing *f, uint32_t i, const struct lexeme *x)
{
	uint32_t subject = role_subject(&f->clause, i), object = role_object(&f->clause, i);
	uint32_t of = subject == NONE ? NONE : role_joined(&f->clause, subject, "of");
	if (of != NONE && word_is(f->page, chunk_at(f->page, subject)->head, "number"))
		subject = of; /* "a limited number of rounds fell short" */
	bool fell = lexeme_has(x, FEATURE_LAND) && subject != NONE &&
		    lexeme_has(chunk_at(f->page, subject)->lex, FEATURE_MEANS);
	uint32_t weapon = chunk_at(f->page, i)->passive ? subject : object;
	bool fired = lexeme_has(x, FEATURE_FIRE) && weapon != NONE &&
		     lexeme_has(chunk_at(f->page, weapon)->lex, FEATURE_MEANS);
	if (!fell && !fired)
		return;
	static const struct lexeme attack = { .act = ACT_ATTACK, .harm = HARM_NONE, .basis = -1 };
	bool live = fired && !f->page->wide &&
		    chunk_has_live_rounds(f, weapon); /* "officers had fired live rounds" */
	struct event *e = frame_add(f, "FRAME-19", i, NONE, live ? &attack : &deed_by_fire);
	e->negative |= fired && !f->page->wide && chunk_at(f->page, weapon)->none;
	uint32_t into = role_after(&f->clause, i, fell ? "in" : "into");
	if (into == NONE)
		into = role_after(&f->clause, i, "on");
	e->target = into != NONE && !role_is_human(f->page, into, true) ? into : NONE;
	if (fired)
		frame_set_actor(f, e,
			chunk_at(f->page, i)->passive ? role_after(&f->clause, i, "by") : subject);
}

/* "Ana Reed, 29, shot at the roadblock, was buried": another verb follows behind the comma. */
static bool is_aside_shot(const struct framing *f, uint32_t i)
{
	enum { AHEAD = 10 };
	if (f->page->wide || !word_is(f->page, chunk_at(f->page, i)->end - 1, "at") ||
		frame_past_aside(f, i) + 1 >= i || i + 1 >= f->clause.end ||
		role_is_human(f->page, i + 1, true))
		return false;
	for (uint32_t k = i + 2; k + 1 < f->clause.end && k < i + AHEAD; k++)
		if (chunk_at(f->page, k)->kind == CHUNK_COMMA)
			return chunk_at(f->page, k + 1)->kind == CHUNK_VERB;
	return false;
}

/* "the 4 miners shot at Kolm gate": where they were shot, and nothing that they shot at. */
bool frame_shot_where(const struct framing *f, uint32_t i)
{
	const struct chunk *n = i > f->clause.first ? chunk_at(f->page, i - 1) : NULL;
	if (is_aside_shot(f, i))
		return true;
	return n && n->kind == CHUNK_NOUN && n->quantity != NONE && !f->page->wide &&
	       word_is(f->page, chunk_at(f->page, i)->head, "shot") &&
	       lexeme_has(n->lex, FEATURE_PERSON) && !lexeme_has(n->lex, FEATURE_ARMED) &&
	       !lexeme_has(n->lex, FEATURE_ORG);
}

/* "they shot along the light" */
bool frame_is_shooter(const struct framing *f, uint32_t verb, uint32_t noun)
{
	static const char *const heads[] = { "they", "he", "she", "we", NULL };
	return !f->page->wide && word_is_any(f->page, chunk_at(f->page, noun)->first, heads) &&
	       word_is(f->page, chunk_at(f->page, verb)->head, "shot") &&
	       !chunk_at(f->page, verb)->aux;
}
