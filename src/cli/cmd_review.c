/*
 * review - a casebook in a browser, on this machine alone.
 */
#include "cli/case.h"
#include "cli/help.h"
#include "cli/picture.h"
#include "web/web.h"

#include <signal.h>
#include <unistd.h>

struct review_opts {
	struct case_opts at;
	long port;
	double idle;
	bool open;
};

static const struct opt review_opts[] = {
	KEY_FILE_OPTION(review_opts),
	OPTION('p', "port", OPT_INT, review_opts, port, "N",
		"listen on this port (default: any that is free)"),
	OPTION(0, "idle", OPT_REAL, review_opts, idle, "MINUTES",
		"lock the casebook after so many minutes without a request (default 15)"),
	OPTION(0, "open", OPT_FLAG, review_opts, open, NULL,
		"open the address in the browser, with xdg-open"),
	{ 0 },
};

struct announcing {
	struct app *app;
	bool open;
};

/* A program of its own, so that a browser is not our child. */
static void open_page(const char *address)
{
	pid_t child = fork();
	if (child == 0) {
		execlp("xdg-open", "xdg-open", address, (char *)NULL);
		_exit(127);
	}
}

static void announce(void *self, const char *address)
{
	struct announcing *a = self;
	fprintf(a->app->out, "%s\n", address);
	fflush(a->app->out);
	if (a->open)
		open_page(address);
}

static bool check(const struct review_opts *o, struct err *e)
{
	if (o->port < 0 || o->port > 65535)
		return fail(e, ERR_USAGE, "--port wants a number to 65535, not %ld", o->port);
	if (!(o->idle > 0 && o->idle <= 24 * 60))
		return fail(e, ERR_USAGE, "--idle wants up to 1440 minutes, not %g", o->idle);
	return true;
}

static bool review_run(struct app *app, const void *args, char **operands, struct err *e)
{
	const struct review_opts *o = args;
	struct secret identity;
	struct casebook_key key = { 0 };
	struct announcing announcing = { app, o->open };
	if (!check(o, e))
		return false;
	signal(SIGPIPE, SIG_IGN); /* a browser that goes away ends nothing */
	struct casebook_place place = case_place(app, operands[0]);
	struct web_options web = { .place = &place,
		.key = o->at.key_file ? &key : NULL,
		.port = (int)o->port,
		.idle_seconds = (unsigned)(o->idle * 60),
		.version = KNELL_VERSION,
		.stop = &cli_interrupted,
		.notes = app->notes,
		.ready = announce,
		.redraw = picture_redraw_confined,
		.self = &announcing };
	bool ok = !o->at.key_file || case_key(app, o->at.key_file, operands[0], &identity, &key, e);
	ok = ok && web_serve(&web, e);
	case_key_wipe(&key, &identity);
	return ok;
}

const struct command cmd_review = {
	.name = "review",
	.operands = "CASE",
	.summary = "a casebook in the browser: read, decide, see what follows",
	.text = "Serves the casebook to a browser on this machine, at an address that is\n"
		"printed and works as long as the program runs. The page asks for the\n"
		"passphrase; with --key-file the casebook is open from the start. What is\n"
		"decided there are the entries that 'knell judge' writes, each signed,\n"
		"with the reason, and to be taken back.\n\n"
		"It listens on 127.0.0.1 alone. The part of the address behind '#' is a\n"
		"secret of 256 bits that a browser does not send to anybody by itself;\n"
		"requests without it, from other pages or under other names are refused,\n"
		"and each is named on standard error without what it held. Whoever can\n"
		"read this terminal or be root on this machine can use the page.\n\n"
		"After --idle minutes without anybody at the page the keys are wiped and\n"
		"the casebook is closed; so it is at the end, by Ctrl-C. While it is open\n"
		"no other program writes in it.",
	.examples = "  knell review selene\n"
		    "  knell review --port 4711 --open selene",
	.opts = review_opts,
	.opts_size = sizeof(struct review_opts),
	.defaults = &(const struct review_opts){ .idle = 15 },
	.min_operands = 1,
	.max_operands = 1,
	.run = review_run,
};
