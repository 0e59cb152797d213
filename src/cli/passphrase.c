#include "cli/passphrase.h"

#include "cli/cli.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { MOST_PASSPHRASE = 1024 };

static bool read_line(FILE *tty, char *to, size_t room, size_t *len)
{
	int c;
	*len = 0;
	while ((c = fgetc(tty)) != EOF && c != '\n')
		if (*len < room)
			to[(*len)++] = (char)c;
	return c != EOF;
}

static bool ask_on(FILE *tty, const char *prompt, char *to, size_t *len)
{
	struct termios before, quiet;
	int fd = fileno(tty);
	bool known = tcgetattr(fd, &before) == 0;
	if (known) {
		quiet = before;
		quiet.c_lflag &= ~(tcflag_t)ECHO;
		tcsetattr(fd, TCSAFLUSH, &quiet);
	}
	fputs(prompt, tty);
	fflush(tty);
	bool ok = read_line(tty, to, MOST_PASSPHRASE, len);
	if (known)
		tcsetattr(fd, TCSAFLUSH, &before);
	fputs("\n", tty);
	return ok && !cli_interrupted;
}

bool passphrase_ask(const char *prompt, struct str *passphrase, struct arena *mem, struct err *e)
{
	char *to = NEW_ARRAY(mem, char, MOST_PASSPHRASE + 1);
	size_t len;
	FILE *tty = fopen("/dev/tty", "r+");
	if (!tty)
		return fail(e, ERR_USAGE,
			"there is no terminal to ask for the passphrase; use --key-file");
	setvbuf(tty, NULL, _IONBF, 0); /* nothing of it stays in a buffer */
	bool ok = ask_on(tty, prompt, to, &len);
	fclose(tty);
	*passphrase = (struct str){ to, len };
	return ok || fail(e, ERR_USAGE, "no passphrase was given");
}

enum letters { LOWER, UPPER, DIGIT, OTHER };

static enum letters kind_of(unsigned char c)
{
	return c >= 'a' && c <= 'z'   ? LOWER
	       : c >= 'A' && c <= 'Z' ? UPPER
	       : c >= '0' && c <= '9' ? DIGIT
				      : OTHER;
}

/* A letter that follows from the one before (abc, 321, aaa) is worth one bit. */
static bool follows(unsigned char before, unsigned char c)
{
	return c == before || c == before + 1 || c + 1 == before;
}

static double letter_bits(struct str s)
{
	static const double worth[] = { 26, 26, 10, 33 };
	bool seen[4] = { false };
	double pool = 0, bits = 0;
	for (size_t i = 0; i < s.len; i++)
		seen[kind_of((unsigned char)s.at[i])] = true;
	for (int k = 0; k < 4; k++)
		pool += seen[k] ? worth[k] : 0;
	for (size_t i = 0; i < s.len; i++)
		bits += i && follows((unsigned char)s.at[i - 1], (unsigned char)s.at[i])
				? 1
				: log2(pool);
	return bits;
}

/* A word of letters counts as one of some thousands however long; the same word twice as one. */
static bool came_before(struct str all, struct str word)
{
	struct str head = str_slice(all, 0, (size_t)(word.at - all.at));
	return str_find(head, word) < head.len;
}

static bool is_word(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		enum letters k = kind_of((unsigned char)s.at[i]);
		if (k == DIGIT || (k == OTHER && (unsigned char)s.at[i] < 0x80) ||
			(k == UPPER && i > 0))
			return false;
	}
	return s.len > 0;
}

double passphrase_bits(struct str passphrase)
{
	static const double WORD = 11; /* one of about two thousand */
	double bits = 0;
	struct str rest = passphrase, word;
	while (str_cut(&rest, ' ', &word)) {
		double letters = letter_bits(word);
		if (word.len == 0)
			continue;
		if (came_before(passphrase, word))
			bits += 1;
		else
			bits += is_word(word) && letters > WORD ? WORD : letters;
	}
	return bits;
}

const char *passphrase_verdict(double bits)
{
	return bits < PASSPHRASE_LEAST_BITS  ? "weak: six words chosen by dice would be strong"
	       : bits < PASSPHRASE_GOOD_BITS ? "fair: one or two more words would make it strong"
					     : "strong";
}

bool passphrase_choose(struct str *passphrase, struct arena *mem, struct err *e)
{
	struct str again;
	if (!passphrase_ask("New passphrase: ", passphrase, mem, e))
		return false;
	double bits = passphrase_bits(*passphrase);
	fprintf(stderr, "about %.0f bits, %s\n", bits, passphrase_verdict(bits));
	if (passphrase->len == 0)
		return fail(e, ERR_USAGE, "there is no casebook without a passphrase");
	if (!passphrase_ask("The same once more: ", &again, mem, e))
		return false;
	bool same = str_equal(*passphrase, again);
	explicit_bzero((char *)again.at, again.len);
	return same || fail(e, ERR_USAGE, "the two are not the same; nothing was made");
}
