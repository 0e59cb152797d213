#include "base/json.h"
#include "reader/muc_slot.h"

/* Templates as one line of JSON (TASK-55): only slots that are filled. */

typedef struct str fill_of(const struct filter *f, const struct mention *m);

struct writer {
	const struct filter *f;
	struct json_out j;
	uint32_t template;
};

static void put_list(struct writer *w, const char *slot, struct str fill)
{
	if (!fill.at)
		return;
	put_key(&w->j, slot);
	put_open(&w->j, '[');
	put_str(&w->j, fill);
	put_close(&w->j, ']');
}

/* A fill, cross-referenced to what it is said of. */
static void put_crossed(struct writer *w, struct str fill, struct str of)
{
	put_open(&w->j, '{');
	put_member_str(&w->j, "v", fill);
	put_member_str(&w->j, "x", of);
	put_close(&w->j, '}');
}

static bool is_here(const struct writer *w, const struct mention *m, enum muc_role role)
{
	return m->role == role && m->template == w->template && m->kept;
}

static bool same_text(const struct writer *w, const struct mention *a, const struct mention *b)
{
	uint32_t n = a->end - a->first;
	bool same = n == b->end - b->first;
	for (uint32_t i = 0; same && i < n; i++)
		same = str_equal(
			low_at(w->f->page, a->first + i), low_at(w->f->page, b->first + i));
	return same;
}

static size_t times(const struct writer *w, uint32_t first, const struct mention *m)
{
	size_t n = 0;
	for (size_t k = first; k < w->f->mentions.count; k++) {
		const struct mention *x = &w->f->mentions.at[k];
		n += (k == first || (x->same == first && !x->borrowed)) && same_text(w, m, x);
	}
	return n;
}

/* TASK-56: what an organisation or a weapon is called most often in the report, of those the shortest. */
static const struct mention *commonest(const struct writer *w, uint32_t first)
{
	const struct mention *best = &w->f->mentions.at[first];
	size_t most = times(w, first, best);
	for (size_t k = first + 1; k < w->f->mentions.count; k++) {
		const struct mention *m = &w->f->mentions.at[k];
		size_t n = m->same == first && !m->borrowed ? times(w, first, m) : 0;
		if (n > most || (n == most && m->end - m->first < best->end - best->first)) {
			most = n;
			best = m;
		}
	}
	return best;
}

/* The mention that tells most of the same thing: the longest name, the first description. */
static const struct mention *fullest(const struct writer *w, size_t i)
{
	const struct mentions *all = &w->f->mentions;
	uint32_t first = all->at[i].same != NONE ? all->at[i].same : (uint32_t)i;
	const struct mention *best = &all->at[first];
	if (best->role == ROLE_ORGANISATION || best->role == ROLE_WEAPON)
		return commonest(w, first);
	for (size_t k = first + 1; k < all->count; k++) {
		const struct mention *m = &all->at[k];
		if (m->same == first && m->name != NONE &&
			m->name_end - m->name > best->name_end - best->name)
			best = m;
	}
	return best;
}

/* The name that a named person is referred to by, else the description. */
static struct str referent(const struct writer *w, const struct mention *m)
{
	return m->name != NONE ? muc_text(w->f, m->name, m->name_end)
			       : muc_text(w->f, m->first, m->end);
}

/* The description of a named person from any of its mentions. */
static const struct mention *described(const struct writer *w, size_t i)
{
	const struct mentions *all = &w->f->mentions;
	uint32_t first = all->at[i].same != NONE ? all->at[i].same : (uint32_t)i;
	for (size_t k = first; k < all->count; k++)
		if ((k == first || all->at[k].same == first) && all->at[k].first < all->at[k].end)
			return &all->at[k];
	return NULL;
}

/* The first that a step says of the mentions of one thing in the template. */
static struct str said_of(const struct writer *w, uint32_t first, fill_of *step)
{
	const struct mentions *all = &w->f->mentions;
	struct str found = { 0 };
	for (size_t k = first; k < all->count && !found.at; k++)
		if ((k == first || all->at[k].same == first) && all->at[k].template == w->template)
			found = step(w->f, &all->at[k]);
	return found;
}

static struct str effect_on(const struct writer *w, uint32_t first)
{
	struct str told = said_of(w, first, muc_told_effect);
	return told.at ? told : said_of(w, first, muc_listed_effect);
}

/* What is filled in from one mention, whichever of its kind tells most of it. */
static struct str value_of(const struct writer *w, size_t i, fill_of *fill)
{
	const struct mentions *all = &w->f->mentions;
	uint32_t first = all->at[i].same != NONE ? all->at[i].same : (uint32_t)i;
	const struct mention *whole = fullest(w, i), *told = described(w, i);
	if (fill == muc_human_type && told)
		return fill(w->f, told);
	if (fill == muc_number && whole->name != NONE)
		return fill(w->f, whole);
	if (fill == muc_human_effect && effect_on(w, first).at)
		return effect_on(w, first);
	for (size_t k = first; k < all->count; k++) {
		const struct mention *m = &all->at[k];
		bool same = (k == first || m->same == first) && m->template == w->template;
		if (!same ||
			(fill == muc_number && chunk_at(w->f->page, m->chunk)->quantity == NONE))
			continue;
		struct str value = fill(w->f, m);
		if (value.at)
			return value;
	}
	return fill(w->f, whole);
}

/* One slot of all mentions of a role: `fill` of each, crossed to it; NULL: the mention itself. */
static void put_slot(struct writer *w, const char *slot, enum muc_role role, fill_of *fill)
{
	const struct mentions *all = &w->f->mentions;
	bool open = false;
	for (size_t i = 0; i < all->count; i++) {
		if (!is_here(w, &all->at[i], role))
			continue;
		const struct mention *m = fullest(w, i);
		struct str value = fill ? value_of(w, i, fill) : referent(w, m);
		if (!value.at || !value.len)
			continue;
		if (!open) {
			put_key(&w->j, slot);
			put_open(&w->j, '[');
		}
		open = true;
		if (fill)
			put_crossed(w, value, referent(w, m));
		else
			put_str(&w->j, value);
	}
	if (open)
		put_close(&w->j, ']');
}

static void put_names(struct writer *w)
{
	const struct mentions *all = &w->f->mentions;
	bool open = false;
	for (size_t i = 0; i < all->count; i++) {
		const struct mention *m = &all->at[i];
		if (!is_here(w, m, ROLE_HUMAN))
			continue;
		m = fullest(w, i);
		if (m->name == NONE)
			continue;
		if (!open) {
			put_key(&w->j, "hum_tgt_name");
			put_open(&w->j, '[');
		}
		open = true;
		put_str(&w->j, referent(w, m));
	}
	if (open)
		put_close(&w->j, ']');
}

static void put_descriptions(struct writer *w)
{
	const struct mentions *all = &w->f->mentions;
	bool open = false;
	for (size_t i = 0; i < all->count; i++) {
		if (!is_here(w, &all->at[i], ROLE_HUMAN))
			continue;
		const struct mention *m = described(w, i);
		if (!m)
			continue;
		if (!open) {
			put_key(&w->j, "hum_tgt_desc");
			put_open(&w->j, '[');
		}
		open = true;
		if (fullest(w, i)->name != NONE)
			put_crossed(
				w, muc_text(w->f, m->first, m->end), referent(w, fullest(w, i)));
		else
			put_str(&w->j, muc_text(w->f, m->first, m->end));
	}
	if (open)
		put_close(&w->j, ']');
}

static bool has_role(const struct writer *w, enum muc_role role, bool state)
{
	for (size_t i = 0; i < w->f->mentions.count; i++) {
		const struct mention *m = &w->f->mentions.at[i];
		if (is_here(w, m, role) && (!state || muc_is_state(w->f, m)))
			return true;
	}
	return false;
}

/* TASK-53: violence of a state where one of its forces did it; nothing where nobody is known to have done it. */
static struct str category(const struct writer *w)
{
	bool state = has_role(w, ROLE_BAND, true) || has_role(w, ROLE_ORGANISATION, true);
	if (!has_role(w, ROLE_BAND, false) && !has_role(w, ROLE_ORGANISATION, false))
		return (struct str){ 0 };
	return state ? STR("STATE-SPONSORED VIOLENCE") : STR("TERRORIST ACT");
}

static void put_weapons(struct writer *w, enum muc_type type)
{
	if (type == TYPE_KIDNAPPING || type == TYPE_ARSON)
		return;
	if (has_role(w, ROLE_WEAPON, false)) {
		put_slot(w, "inc_instr_id", ROLE_WEAPON, NULL);
		put_slot(w, "inc_instr_type", ROLE_WEAPON, muc_weapon_type);
		return;
	}
	struct str fill =
		type == TYPE_BOMBING ? STR("BOMB") : muc_implied_weapon(w->f, w->template);
	if (!fill.at)
		return;
	put_key(&w->j, "inc_instr_type");
	put_open(&w->j, '[');
	put_crossed(w, fill, STR("-"));
	put_close(&w->j, ']');
}

static void put_things(struct writer *w)
{
	put_slot(w, "phys_tgt_id", ROLE_THING, NULL);
	put_slot(w, "phys_tgt_type", ROLE_THING, muc_thing_type);
	put_slot(w, "phys_tgt_num", ROLE_THING, muc_number);
	put_slot(w, "phys_tgt_nation", ROLE_THING, muc_nation);
	put_slot(w, "phys_tgt_effect", ROLE_THING, muc_thing_effect);
}

static void put_people(struct writer *w)
{
	put_names(w);
	put_descriptions(w);
	put_slot(w, "hum_tgt_type", ROLE_HUMAN, muc_human_type);
	put_slot(w, "hum_tgt_num", ROLE_HUMAN, muc_number);
	put_slot(w, "hum_tgt_nation", ROLE_HUMAN, muc_nation);
	put_slot(w, "hum_tgt_effect", ROLE_HUMAN, muc_human_effect);
}

/* TASK-54: an attack with a bomb, dynamite or another explosive is a bombing. */
static bool explodes(const struct writer *w)
{
	for (size_t i = 0; i < w->f->mentions.count; i++) {
		const struct mention *m = &w->f->mentions.at[i];
		if (!is_here(w, m, ROLE_WEAPON))
			continue;
		struct str type = muc_weapon_type(w->f, m);
		if (str_equal(type, STR("BOMB")) || str_equal(type, STR("DYNAMITE")) ||
			str_equal(type, STR("VEHICLE BOMB")) || str_equal(type, STR("EXPLOSIVE")))
			return true;
	}
	return false;
}

static void put_template(struct writer *w)
{
	static const char *const types[TYPE_COUNT] = { "ATTACK", "BOMBING", "KIDNAPPING", "ARSON",
		"ROBBERY" };
	const struct template *t = &w->f->templates.at[w->template];
	enum muc_type type = t->type == TYPE_ATTACK && explodes(w) ? TYPE_BOMBING : t->type;
	put_open(&w->j, '{');
	put_list(w, "inc_date", muc_date(w->f, t));
	put_list(w, "inc_loc", muc_location(w->f, w->template));
	put_list(w, "inc_type", str_from(types[type]));
	put_list(w, "inc_stage", muc_stage_fill(w->f, w->template));
	put_weapons(w, type);
	put_list(w, "perp_inc_cat", category(w));
	put_slot(w, "perp_ind_id", ROLE_BAND, NULL);
	put_slot(w, "perp_org_id", ROLE_ORGANISATION, NULL);
	put_slot(w, "perp_org_conf", ROLE_ORGANISATION, muc_confidence);
	if (type != TYPE_KIDNAPPING)
		put_things(w);
	put_people(w);
	put_close(&w->j, '}');
}

void muc_put(const struct filter *f, struct buf *out)
{
	struct writer w = { .f = f, .j = { .to = out } };
	put_open(&w.j, '{');
	put_member_str(&w.j, "docid", f->page->report->id);
	put_key(&w.j, "templates");
	put_open(&w.j, '[');
	for (w.template = 0; w.template <f->templates.count; w.template ++)
		if (f->templates.at[w.template].kept)
			put_template(&w);
	put_close(&w.j, ']');
	put_close(&w.j, '}');
	buf_add_char(out, '\n');
}
