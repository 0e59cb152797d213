/*
 * Prints the manual pages (mdoc) and the bash completion from the command
 * table, so that they cannot differ from `knell help`.
 *
 *     man knell          knell(1)
 *     man COMMAND        knell-COMMAND(1)
 *     man completion     for bash
 *     man all FOLDER     each of them into a file
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "cli/cli.h"
#include "cli/help.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Nothing of a text is a request or an escape of roff: a backslash, and a dot or quote that begins a line. */
static void add_text(struct buf *b, struct str text)
{
	bool fresh = b->len == 0 || b->at[b->len - 1] == '\n';
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		if (fresh && (c == '.' || c == '\''))
			buf_add(b, STR("\\&"));
		if (c == '\\')
			buf_add(b, STR("\\e"));
		else if (c == '-')
			buf_add(b, STR("\\-"));
		else
			buf_add_char(b, c);
		fresh = c == '\n';
	}
}

/* Where the sentence that TEXT begins with ends, or the text: mdoc sets the space between sentences, so each has a line of its own. */
static size_t sentence_end(struct str text)
{
	for (size_t i = 1; i + 2 < text.len; i++) {
		size_t stop = strchr(")'\"", text.at[i]) ? i - 1 : i;
		char next = text.at[i + 2];
		bool begins = !(next >= 'a' && next <= 'z');
		if (strchr(".!?", text.at[stop]) && text.at[i + 1] == ' ' && begins)
			return i + 1;
	}
	return text.len;
}

static void add_sentences(struct buf *b, struct str text)
{
	for (size_t end; text.len; text = str_trim(str_slice(text, end, text.len))) {
		end = sentence_end(text);
		add_text(b, str_slice(text, 0, end));
		buf_add_char(b, '\n');
	}
}

static void add_line(struct buf *b, const char *text)
{
	add_sentences(b, str_from(text));
}

/* Paragraphs are parted by blank lines. */
static void add_paragraphs(struct buf *b, struct str text)
{
	struct str line;
	while (str_cut(&text, '\n', &line)) {
		if (line.len == 0 && text.len) {
			buf_add(b, STR(".Pp\n"));
			continue;
		}
		add_sentences(b, line);
	}
}

static void add_head(struct buf *b, const char *title, const char *name, const char *summary)
{
	buf_add(b, STR(".Dd " KNELL_DATE "\n.Dt "));
	for (const char *c = title; *c; c++)
		buf_add_char(b, *c >= 'a' && *c <= 'z' ? (char)(*c - 32) : *c);
	buf_printf(b, " 1\n.Os knell " KNELL_VERSION "\n.Sh NAME\n.Nm %s\n.Nd %s\n", name, summary);
}

static void add_option(struct buf *b, const struct opt *o)
{
	buf_add(b, STR(".It "));
	if (o->letter)
		buf_printf(b, "Fl %c , ", o->letter);
	buf_printf(b, "Fl \\-%s", o->name);
	if (o->arg)
		buf_printf(b, " Ns = Ns Ar %s", o->arg);
	buf_add_char(b, '\n');
	add_line(b, o->help);
}

static void add_exit_statuses(struct buf *b)
{
	buf_add(b, STR(".Sh EXIT STATUS\n.Bl -tag -width 130x -compact\n"));
	for (const struct exit_status *s = cli_exit_statuses; s->means; s++) {
		buf_printf(b, ".It %d\n", s->number);
		add_line(b, s->means);
	}
	buf_add(b, STR(".El\n"));
}

static void add_examples(struct buf *b, struct str lines)
{
	buf_add(b, STR(".Sh EXAMPLES\n.Bd -literal -offset indent\n"));
	for (struct str line; str_cut(&lines, '\n', &line);) {
		add_text(b, line);
		buf_add_char(b, '\n');
	}
	buf_add(b, STR(".Ed\n"));
}

static void add_operands(struct buf *b, struct str operands)
{
	for (struct str word; str_cut(&operands, ' ', &word);) {
		bool optional = str_starts(word, STR("["));
		size_t end = word.len;
		while (end > 0 && strchr(".]", word.at[end - 1]))
			end--;
		if (word.len == 0)
			continue;
		buf_printf(b, ".%s " STR_FMT "%s\n", optional ? "Op Ar" : "Ar",
			STR_ARG(str_slice(word, optional, end)),
			end < word.len - optional ? " ..." : "");
	}
}

static void page_of_command(struct buf *b, const struct command *c)
{
	const char *name = str_format(b->mem, "knell-%s", c->name).at;
	add_head(b, name, name, c->summary);
	buf_printf(b, ".Sh SYNOPSIS\n.Nm knell %s\n.Op Ar options\n", c->name);
	add_operands(b, str_from(c->operands));
	buf_add(b, STR(".Sh DESCRIPTION\n"));
	add_paragraphs(b, str_from(c->text));
	buf_add(b, STR(".Pp\nThe options are:\n.Bl -tag -width Ds\n"));
	for (const struct opt *o = c->opts; o->name; o++)
		add_option(b, o);
	buf_add(b, STR(".It Fl \\-help\nprint a short form of this page\n.El\n"));
	add_exit_statuses(b);
	if (c->examples && *c->examples)
		add_examples(b, str_from(c->examples));
	buf_add(b, STR(".Sh SEE ALSO\n.Xr knell 1\n"));
}

/* The command whose name follows NAME in the order of the alphabet, in which a page names others; NULL after the last. */
static const struct command *command_after(const char *name)
{
	const struct command *least = NULL;
	for (const struct command *const *c = cli_commands; *c; c++)
		if (strcmp((*c)->name, name) > 0 && (!least || strcmp((*c)->name, least->name) < 0))
			least = *c;
	return least;
}

static void page_of_program(struct buf *b)
{
	add_head(b, "knell", "knell", "a casualty recorder's instrument");
	buf_add(b, STR(".Sh SYNOPSIS\n.Nm\n.Ar command\n.Op Ar options\n.Op Ar operands\n"
		       ".Nm\n.Cm help\n.Op Ar command\n.Sh DESCRIPTION\n"
		       "Reports of a violent incident go in; out comes who says that how many were "
		       "killed,\n"
		       "what is contested, and every figure with the words it rests on.\n"
		       ".Pp\nThe commands, in the order in which work is done:\n.Bl -tag -width "
		       "Ds\n"));
	for (const struct command *const *c = cli_commands; *c; c++) {
		buf_printf(b, ".It Xr knell-%s 1\n", (*c)->name);
		add_line(b, (*c)->summary);
	}
	buf_add(b, STR(".It Nm Cm \\-\\-version\nprint the version\n"
		       ".It Nm Cm \\-\\-licences\nprint the terms of the program and of what is "
		       "embedded in it\n"
		       ".El\n"));
	add_exit_statuses(b);
	buf_add(b, STR(".Sh SEE ALSO\n"));
	for (const struct command *c = command_after(""), *next; c; c = next) {
		next = command_after(c->name);
		buf_printf(b, ".Xr knell-%s 1%s\n", c->name, next ? " ," : "");
	}
}

static void completion(struct buf *b)
{
	buf_add(b,
		STR("# bash completion for knell(1): written by the build from the command table\n"
		    "_knell()\n{\n\tlocal word=${COMP_WORDS[COMP_CWORD]} words\n"
		    "\tcase $COMP_CWORD:${COMP_WORDS[1]}:$word in\n\t1:*) words='"));
	for (const struct command *const *c = cli_commands; *c; c++)
		buf_printf(b, "%s ", (*c)->name);
	buf_add(b, STR("help --version --licences' ;;\n"));
	for (const struct command *const *c = cli_commands; *c; c++) {
		buf_printf(b, "\t*:%s:-*) words='", (*c)->name);
		for (const struct opt *o = (*c)->opts; o->name; o++)
			buf_printf(b, "--%s%s ", o->name, o->arg ? "=" : "");
		buf_add(b, STR("--help' ;;\n"));
	}
	buf_add(b,
		STR("\t*) words= ;;\n\tesac\n\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
		    "\t[[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace\n\treturn 0\n}\n"
		    "complete -o default -F _knell knell\n"));
}

static bool print_one(struct buf *b, const char *name)
{
	if (strcmp(name, "knell") == 0)
		page_of_program(b);
	else if (strcmp(name, "completion") == 0)
		completion(b);
	for (const struct command *const *c = cli_commands; *c; c++)
		if (strcmp((*c)->name, name) == 0)
			page_of_command(b, *c);
	return b->len > 0;
}

static bool write_one(struct arena *mem, const char *name, const char *path, struct err *e)
{
	struct buf b = { .mem = mem };
	print_one(&b, name);
	return file_write(path, buf_str(&b), e);
}

static bool write_all(struct arena *mem, const char *folder, struct err *e)
{
	mkdir(folder, 0755); /* when it cannot be made the first write says so */
	bool ok = write_one(mem, "knell", str_format(mem, "%s/knell.1", folder).at, e) &&
		  write_one(mem, "completion", str_format(mem, "%s/knell.bash", folder).at, e);
	for (const struct command *const *c = cli_commands; ok && *c; c++)
		ok = write_one(mem, (*c)->name,
			str_format(mem, "%s/knell-%s.1", folder, (*c)->name).at, e);
	return ok;
}

int main(int argc, char **argv)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct buf b = { .mem = &mem };
	bool all = argc == 3 && strcmp(argv[1], "all") == 0, ok = false;
	if (all)
		ok = write_all(&mem, argv[2], &e);
	else if (argc == 2 && print_one(&b, argv[1]))
		ok = fwrite(b.at, 1, b.len, stdout) == b.len && fflush(stdout) == 0;
	else
		fail(&e, ERR_USAGE, "usage: man knell | COMMAND | completion | all FOLDER");
	if (!ok)
		fprintf(stderr, "man: %s\n", e.text);
	arena_release(&mem);
	return ok ? 0 : ERR_USAGE;
}
