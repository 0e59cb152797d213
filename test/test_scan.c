#include "tap.h"
#include "text/word.h"

#include <string.h>

/* Every sentence on a line: its block's letter, then the folded words. */
static struct str shown(struct arena *mem, const char *text)
{
	struct scanned s;
	struct str all = STR("");
	text_scan(str_from(text), &s, mem);
	for (size_t i = 0; i < s.sentences.count; i++) {
		const struct sentence *x = &s.sentences.at[i];
		all = str_format(
			mem, STR_FMT "%s%c", STR_ARG(all), i ? "\n" : "", "BHDC"[x->block]);
		for (size_t k = x->first; k < x->end; k++)
			all = str_format(
				mem, STR_FMT " " STR_FMT, STR_ARG(all), STR_ARG(s.words.at[k].low));
	}
	return all;
}

static struct scanned scanned(struct arena *mem, const char *text)
{
	struct scanned s;
	text_scan(str_from(text), &s, mem);
	return s;
}

TEST("an empty text and one of blanks have no words")
{
	CHECK_STR(shown(mem, ""), "");
	CHECK_STR(shown(mem, " \n\t\r\n \xC2\xA0"), "");
}

TEST("a word is known by its print, and found in a list of any length and in no other")
{
	static const char *const ports[] = { "harbour", "port", "pier", NULL };
	static const char *const ends[] = { "harboul", "hambour", "harbours", "harbou", "pórt", "",
		NULL };
	struct scanned s = scanned(mem, "Theyre in the HARBOUR, not at the p\xC3\xB3rt.");
	int found = 0, others = 0, they = 0;
	for (size_t i = 0; i < s.words.count; i++) {
		const struct word *w = &s.words.at[i];
		CHECK_INT(w->print, word_print(w->low.at, w->low.len));
		CHECK_INT(w->sieve, word_sieve(w->print));
		found += word_reads_any(w, i % 2 ? ports : ends);
		found += word_reads_any(w, i % 2 ? ends : ports);
		others += word_reads_any(w, ends) + word_is_listed(w, ends);
		they += word_reads(w, "they");
		CHECK(word_reads_any(w, ports) == word_is_listed(w, ports));
	}
	CHECK_INT(found, 2);
	CHECK_INT(others, 0);
	CHECK_INT(they, 1);
}

TEST("a possessive is a word, a contraction and a compound are one")
{
	CHECK_STR(shown(mem, "The town's boys' anti-tank gun didn\xE2\x80\x99t fire"),
		"B the town 's boys ' anti-tank gun didn't fire");
}

TEST("numbers stay whole: thousands, decimals, ISO dates, times; a range is three words")
{
	CHECK_STR(shown(mem, "1,200 of 3.5 on 2031-03-14 at 10:22, 10-15 or 20\xE2\x80\x93"
			     "30"),
		"B 1,200 of 3.5 on 2031-03-14 at 10:22 , 10 - 15 or 20 - 30");
	CHECK_STR(shown(mem, "killed 12,13 and 4,"), "B killed 12 , 13 and 4 ,");
}

TEST("accents are folded, quotation marks and dashes made straight, and spans keep the bytes")
{
	const char *text =
		"Jos\xC3\xA9 \xE2\x80\x9Cs\xC3\xAD\xE2\x80\x9D \xE2\x80\x94 \xC3\x98stby";
	CHECK_STR(shown(mem, text), "B jose \" si \" - ostby");
	struct scanned s = scanned(mem, text);
	CHECK(s.words.at[0].begin == 0 && s.words.at[0].end == 5);
	CHECK(s.words.at[1].begin == 6 && s.words.at[1].end == 9);
	CHECK(s.words.at[2].shape & SHAPE_GLUED && !(s.words.at[1].shape & SHAPE_GLUED));
}

TEST("Arabic-Indic digits fold to ASCII and the Arabic question mark ends a sentence")
{
	CHECK_STR(shown(mem, "قتل ٤٤ شخصا، وفق مسؤولين. هل نفت الحكومة؟ نعم."),
		"B قتل 44 شخصا ، وفق مسؤولين .\nB هل نفت الحكومة ؟\nB نعم .");
}

TEST("shapes tell capitals, all capitals and digits")
{
	struct scanned s = scanned(mem, "Haddad of the UN, M-16 \xC3\x89MILE 44th");
	CHECK(s.words.at[0].shape == (SHAPE_CAPITAL | SHAPE_FIRST));
	CHECK(s.words.at[3].shape == (SHAPE_CAPITAL | SHAPE_UPPER));
	CHECK(s.words.at[4].shape == (SHAPE_PUNCT | SHAPE_GLUED));
	CHECK(s.words.at[5].shape == (SHAPE_CAPITAL | SHAPE_DIGIT));
	CHECK(s.words.at[6].shape == (SHAPE_CAPITAL | SHAPE_UPPER));
	CHECK(s.words.at[7].shape == SHAPE_DIGIT);
}

TEST("a verb that hangs on a pronoun is a word of its own, also where its apostrophe was left out")
{
	CHECK_STR(
		shown(mem, "They're saying we\xE2\x80\x99ll go. thats it, theyre dead and Im not"),
		"B they 're saying we 'll go .\nB that 's it , they 're dead and i 'm not");
	CHECK_STR(shown(mem, "The thesis themes hesitate."), "B the thesis themes hesitate .");
}

TEST("in quick writing a number, a pronoun and a name end a sentence before a small letter")
{
	CHECK_STR(shown(mem, "he was 16. they took it. we left Sollen. no word since"),
		"B he was 16 .\nB they took it .\nB we left sollen .\nB no word since");
}

TEST("a title, an initial, a number's abbreviation and a month end no sentence")
{
	CHECK_STR(shown(mem, "Gen. A. J. Noor and Mr. Bel of the No. 4 Brigade left on Jan. 14. He "
			     "died."),
		"B gen. a. j. noor and mr. bel of the no. 4 brigade left on jan. 14 .\nB he died "
		".");
}

TEST("U.S. and a.m. end a sentence only before a word that begins one")
{
	CHECK_STR(shown(mem, "The U.S. Army left the U.S. The shells fell at 4 a.m. in Ostra."),
		"B the u.s. army left the u.s.\nB the shells fell at 4 a.m. in ostra .");
}

TEST("a closing quotation mark belongs to the sentence that it closes")
{
	CHECK_STR(
		shown(mem, "\"We counted 44.\" He wept. \xE2\x80\x9CWhy?\xE2\x80\x9D asked Noor."),
		"B \" we counted 44 . \"\nB he wept .\nB \" why ? \" asked noor .");
	CHECK_STR(shown(mem, "\"Who did it?\" Noor asked."), "B \" who did it ? \" noor asked .");
}

TEST("a hard-wrapped line is joined and a blank line ends a sentence")
{
	CHECK_STR(shown(mem, "The shells fell on the market of Port Selene and killed\n"
			     "Amal Noor and her mother, who had come from the village of\n"
			     "Ostra\n\nNobody else was there"),
		"B the shells fell on the market of port selene and killed amal noor and her "
		"mother , "
		"who had come from the village of ostra\nB nobody else was there");
}

TEST("the lines of a head and of a list are no wrapped prose")
{
	CHECK_STR(
		shown(mem, "Agency for the Displaced\nFlash update: attack on a camp, Vell State\n"
			   "As of 21 January 2031\n\nTen died."),
		"H agency for the displaced\nH flash update : attack on a camp , vell state\n"
		"H as of 21 january 2031\nB ten died .");
}

TEST("one line that sticks out does not undo the wrapping")
{
	const char *text = "The shells fell on the market of Port Selene and killed ten\n"
			   "people who had come from the village of Ostra and from the\n"
			   "camp on the other side of the river, the council said after\n"
			   "the burial on Friday, which was seen by a reporter of this paper: "
			   "https://a.example/x/y/z\n"
			   "where nobody had slept since the night of the attack on the\n"
			   "harbour and on the bridge, which were hit by the same\n"
			   "battery of mortars that the army keeps on the ridge, as it\n"
			   "has done since the spring of that year and, some say, for\n"
			   "as long as anybody in the camp remembers there having been\n"
			   "an army at all\n";
	CHECK(scanned(mem, text).sentences.count == 1);
}

TEST("in quick writing a small letter begins a sentence, after an abbreviation it does not")
{
	CHECK_STR(shown(mem, "they shot at them. then we ran, i.e. approx. five of us"),
		"B they shot at them .\nB then we ran , i.e. approx. five of us");
}

TEST("without wrapping every line is a paragraph")
{
	CHECK_STR(shown(mem, "Three dead\nFive hurt\nNothing"),
		"H three dead\nH five hurt\nB nothing");
}

TEST("a short line without full stop before more text is a headline")
{
	CHECK_STR(shown(mem, "Shells kill 44 in Port Selene\n\nThe army denied it.\n"),
		"H shells kill 44 in port selene\nB the army denied it .");
}

TEST("a dateline is a sentence of its own that ends after its dash")
{
	CHECK_STR(shown(mem, "PORT SELENE, March 14 (MNA) -- Shells killed 44."),
		"D port selene , march 14 ( mna ) -\nB shells killed 44 .");
	CHECK_STR(shown(mem, "Port Selene (Selene Wire) \xE2\x80\x94 Shells fell."),
		"D port selene ( selene wire ) -\nB shells fell .");
	CHECK_STR(shown(mem, "OSTRA, 3 JAN 90 -- [TEXT] THE ARMY SAYS IT KILLED TWO."),
		"D ostra , 3 jan 90 -\nB [ text ] the army says it killed two .");
	CHECK_STR(shown(mem, "The army - it says - left."), "B the army - it says - left .");
}

TEST("a text in capitals says so, and its datelines too")
{
	struct scanned s = scanned(mem, "OSTRA, 3 JAN 90 -- THE ARMY HAS SAID THAT IT KILLED TWO.");
	CHECK(s.sentences.count == 2 && s.sentences.at[0].upper && s.sentences.at[1].upper);
	CHECK(!scanned(mem, "The UN and the MNA left Port Selene.").sentences.at[0].upper);
}

TEST("list items and speaker turns begin sentences")
{
	CHECK_STR(shown(mem, "Dead:\n- Amal Noor\n- Bel Issa\n\n1. The first. Then more."),
		"B dead :\nB - amal noor\nB - bel issa\nB 1 . the first .\nB then more .");
	CHECK_STR(shown(mem, "Q: Who did it?\nA: The army"), "B q : who did it ?\nB a : the army");
	CHECK_STR(shown(mem, "He left. [NOOR] \"We saw it.\" [QUESTION] Who"),
		"B he left .\nB [ noor ] \" we saw it . \"\nB [ question ] who");
}

TEST("a caption is known by its word or its credit")
{
	CHECK_STR(shown(mem, "Photo: smoke over Ostra\n\nX (Photo by Jo Bel)\n\nThe end."),
		"C photo : smoke over ostra\nC x ( photo by jo bel )\nB the end .");
}

TEST("a forgotten blank ends a sentence and a cut end is kept")
{
	CHECK_STR(shown(mem, "Ten were killed.The army left... It went on with"),
		"B ten were killed .\nB the army left ...\nB it went on with");
}

TEST("no sentence has more than 400 words, and it is cut after a comma")
{
	char text[8000] = "";
	for (int i = 0; i < 1000; i++)
		strcat(text, i % 70 == 69 ? "ab, " : "ab ");
	struct scanned s = scanned(mem, text);
	uint32_t covered = 0;
	for (size_t i = 0; i < s.sentences.count; i++) {
		const struct sentence *x = &s.sentences.at[i];
		CHECK(x->first == covered && x->end - x->first <= 400);
		covered = x->end;
	}
	CHECK(covered == s.words.count && s.sentences.count == 3);
	CHECK_STR(s.words.at[s.sentences.at[0].end - 1].low, ",");
}

TEST("an address is one word without the mark that ends the sentence")
{
	CHECK_STR(shown(mem, "See https://a.example/x?y=1. Then go."),
		"B see https://a.example/x?y=1 .\nB then go .");
}
