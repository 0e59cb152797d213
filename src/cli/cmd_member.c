/*
 * member - who may open the casebook, and whose log counts.
 */
#include "casebook/membership.h"
#include "desk/brief.h"
#include "cli/case.h"

#include <string.h>

struct member_opts {
	struct case_opts at;
	const char *name, *reason;
	long from;
};

static const struct opt member_opts[] = {
	CASE_OPTIONS(member_opts),
	OPTION(0, "name", OPT_TEXT, member_opts, name, "NAME",
		"add: the member's name, sealed as all else is"),
	OPTION(0, "reason", OPT_TEXT, member_opts, reason, "TEXT", "remove, revoke: why"),
	OPTION(0, "from", OPT_INT, member_opts, from, "N",
		"revoke: entries of the log from N on count no more (default: all it has from now "
		"on)"),
	{ 0 },
};

static bool list(struct app *app, struct casebook *c, struct err *e)
{
	struct age_recipient me = age_recipient_of(c->identity);
	if (!casebook_members(c, e))
		return false;
	for (size_t i = 0; i < c->members.count; i++) {
		const struct casebook_member *m = &c->members.at[i];
		bool own = memcmp(&m->recipient, &me, sizeof me) == 0;
		fprintf(app->out, STR_FMT "  " STR_FMT "%s%s" STR_FMT "\n",
			STR_ARG(age_recipient_text(app->mem, &m->recipient)), STR_ARG(m->id),
			m->is_recovery ? "  recovery key" : "", own ? "  open with this one" : "",
			STR_ARG(m->name.len ? str_format(app->mem, "  " STR_FMT,
						      STR_ARG(printable(m->name, 100, app->mem)))
					    : STR("")));
	}
	return true;
}

/* A recipient, or the id of the entry that made one a member. */
static bool recipient_of(
	struct casebook *c, const char *text, struct age_recipient *r, struct err *e)
{
	if (age_recipient_parse(str_from(text), r))
		return true;
	if (!casebook_members(c, e))
		return false;
	for (size_t i = 0; i < c->members.count; i++)
		if (str_equal(c->members.at[i].id, str_from(text))) {
			*r = c->members.at[i].recipient;
			return true;
		}
	return fail(e, ERR_USAGE, "'%.80s' is no recipient (age1...) and no member's id", text);
}

static bool add(struct app *app, struct casebook *c, const struct member_opts *o, const char *who,
	struct err *e)
{
	struct age_recipient r;
	if (!age_recipient_parse(str_from(who), &r))
		return fail(e, ERR_USAGE,
			"'%.80s' is no recipient of age (age1...); a colleague's is in: knell "
			"member",
			who);
	if (!member_add(c, &r, str_from(o->name ? o->name : ""), e))
		return false;
	fputs("added: a copy of this casebook opens with that key from now on\n", app->out);
	return true;
}

static bool remove_one(struct app *app, struct casebook *c, const struct member_opts *o,
	const char *who, struct err *e)
{
	struct age_recipient r;
	if (!recipient_of(c, who, &r, e) ||
		!member_remove(c, &r, str_from(o->reason ? o->reason : ""), e))
		return false;
	fputs("removed: what is recorded from now on that key does not open; what it could open "
	      "before it can in "
	      "any copy it has\n",
		app->out);
	return true;
}

static bool revoke_log(struct app *app, struct casebook *c, const struct member_opts *o,
	const char *id, struct err *e)
{
	const struct casebook_log *found = NULL;
	if (!o->reason)
		return fail(e, ERR_USAGE, "--reason wants to know why");
	for (size_t i = 0; i < c->logs.count; i++)
		if (strlen(id) >= 4 && str_starts(c->logs.at[i].id, str_from(id)))
			found = found ? NULL : &c->logs.at[i];
	if (!found)
		return fail(e, ERR_USAGE, "'%.40s' is the beginning of no log, or of several", id);
	uint64_t from = o->from < 0 ? found->size : (uint64_t)o->from;
	if (!member_revoke(c, found, from, str_from(o->reason), e))
		return false;
	fprintf(app->out,
		"revoked: entries of log %.12s from %llu on are taken over by no merge any more\n",
		found->id.at, (unsigned long long)from);
	return true;
}

static const struct {
	const char *word;
	bool (*run)(struct app *app, struct casebook *c, const struct member_opts *o,
		const char *who, struct err *e);
} actions[] = { { "add", add }, { "remove", remove_one }, { "revoke", revoke_log } };

static bool member_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct member_opts *o = args;
	struct casebook c;
	size_t i = 0;
	while (operands[0] && i < sizeof actions / sizeof *actions &&
		strcmp(actions[i].word, operands[0]) != 0)
		i++;
	if (operands[0] && (i == sizeof actions / sizeof *actions || !operands[1]))
		return fail(e, ERR_USAGE,
			"wants add RECIPIENT, remove RECIPIENT, revoke LOG, or nothing for the "
			"list");
	if (!case_open(app, &o->at, operands[0] ? CASEBOOK_WRITING : CASEBOOK_READING, &c, e))
		return false;
	bool ok = operands[0] ? actions[i].run(app, &c, o, operands[1], e) : list(app, &c, e);
	return case_close(app, &c, ok, e);
}

const struct command cmd_member = {
	.name = "member",
	.operands = "[add RECIPIENT | remove RECIPIENT | revoke LOG]",
	.summary = "who may open the casebook, and whose log counts",
	.text = "Without operands, the members: the keys (of age) to which the casebook's keyring "
		"is sealed. To work "
		"with a\ncolleague, each makes a casebook, each adds the other's key, and each "
		"pulls from the other.\n\n"
		"'remove' seals what comes later to the others alone; what a member could read "
		"before stays readable "
		"in\nwhatever copy they have. 'revoke' is for a signing key that was stolen: from "
		"--from on, entries of "
		"its log\nare taken over by no merge, here and with every colleague who has pulled "
		"that.",
	.examples = "  knell member -C selene\n"
		    "  knell member -C selene add age1... --name 'Desk 2'\n"
		    "  knell member -C selene revoke 1a2b3c4d5e6f --from 120 --reason 'laptop "
		    "stolen on 12 March'",
	.opts = member_opts,
	.opts_size = sizeof(struct member_opts),
	.defaults = &(const struct member_opts){ .from = -1 },
	.max_operands = 2,
	.run = member_run,
};
