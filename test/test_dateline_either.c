#include "read_head.h"
#include "tap.h"

TEST("READ-28: a date in figures whose day and month could change places has two readings")
{
	struct dateline d =
		read_head("Selene Agency (Telegram) - 11/05/2034 19:26\nTen died.", mem);
	CHECK(d.published == DATE_NONE && d.month == 0);
	CHECK_STR(date_text(mem, d.either[0]), "2034-05-11");
	CHECK_STR(date_text(mem, d.either[1]), "2034-11-05");
	CHECK_STR(d.outlet, "Selene Agency");
	d = read_head("Selene Agency (Telegram) - 13/05/2034 19:26\nTen died.", mem);
	CHECK(d.either[0] == DATE_NONE && d.published != DATE_NONE);
	d = read_head(
		"Rockets hit camp\n\nBy Ana Reed\nPublished 11/05/2034 19:26 GMT\n\nTen died.",
		mem);
	CHECK_STR(date_text(mem, d.either[0]), "2034-05-11");
	d = read_head("Rockets hit camp\nPublished on Thu 11/05/2034 - 19:26\n\nTen died.", mem);
	CHECK_STR(date_text(mem, d.published), "2034-05-11"); /* 5 November is a Sunday */
	d = read_head("Rockets hit camp\nPublished on Fri 09/05/2031 - 19:26 | Modified on Fri "
		      "09/05/2031 - 20:10\n\nTen died.",
		mem); /* so is 5 September */
	CHECK_STR(date_text(mem, d.either[0]), "2031-05-09");
	d = read_head(
		"Health Directorate\nSituation report no. 3\nDate: 11/09/2034\nSubject: raid of "
		"9/9/2034\n\nTen died.",
		mem);
	CHECK_STR(date_text(mem, d.either[0]), "2034-09-11");
	d = read_head("Rockets hit camp\n\nAPS-Sahel - 07/06/2034 - 06:50\n\nTen died.", mem);
	CHECK_STR(date_text(mem, d.either[0]), "2034-06-07");
	d = read_head("Rockets hit camp\n\nHe was seen 11/05/2034 19:26 GMT\n\nTen died.", mem);
	CHECK(d.either[0] == DATE_NONE);
}

TEST("READ-28: figures that number something are no day, and the day told elsewhere in the head "
     "says which it is")
{
	struct dateline d = read_head("Room 4/5/2034\n\nTen died.", mem);
	CHECK(d.either[0] == DATE_NONE && d.published == DATE_NONE);
	d = read_head("RAID ON ORLE 04/05/2034\n\nTen died.", mem);
	CHECK(d.either[0] == DATE_NONE);
	d = read_head("Case 04/05/2034\n\nTen died.", mem);
	CHECK(d.either[0] == DATE_NONE);
	d = read_head("Rockets hit camp\n9 May 2034\nPublished 09/05/2034\n\nTen died.", mem);
	CHECK(d.either[0] == DATE_NONE);
	CHECK_STR(date_text(mem, d.published), "2034-05-09");
}

TEST("READ-28: the days that the text tells news of say which of the two it is")
{
	struct dateline d = read_head("Published 09/05/2031\n\nTen died on 8 May.", mem);
	CHECK_STR(date_text(mem, d.published), "2031-05-09");
	d = read_head("Published 03/01/2031\n\nTen died on December 29.", mem);
	CHECK_STR(date_text(mem, d.published), "2031-01-03");
	d = read_head("Published 09/05/2031\n\nTen died on 8 May, two on 4 September.", mem);
	CHECK(d.published == DATE_NONE && d.either[0] != DATE_NONE);
	d = read_head("Published 09/05/2031\n\nTen died on 8 March.", mem);
	CHECK(d.published == DATE_NONE && d.either[0] != DATE_NONE);
}

TEST("READ-25: a title that ends with a guard or a protection is no outlet")
{
	CHECK(!read_head("Changing of the Guard\n\nTen died.", mem).outlet.at);
	CHECK(!read_head("Death in the National Guard\n\nTen died.", mem).outlet.at);
	CHECK(!read_head("Data Protection\n\nTen died.", mem).outlet.at);
	CHECK_STR(read_head("Vell Civil Protection\n9 May 2034\n\nTen died.", mem).outlet,
		"Vell Civil Protection");
	CHECK_STR(read_head("Ostra Border Guard\n9 May 2034\n\nTen died.", mem).outlet,
		"Ostra Border Guard");
}

TEST("READ-23: day, month and year with hyphens are one date")
{
	struct dateline d = read_head(
		"Ministry of Foreign Affairs of Ostra\nNews item | 18-10-2034\n\nTen died.", mem);
	CHECK_STR(date_text(mem, d.published), "2034-10-18");
	d = read_head("Vell Gazette\nPublished 05-03-2034\n\nTen died.", mem);
	CHECK_STR(date_text(mem, d.either[0]), "2034-03-05");
	d = read_head("Vell Gazette | 05-03-203499\n\nTen died.", mem);
	CHECK(d.published == DATE_NONE && d.either[0] == DATE_NONE);
}

TEST("READ-27: a short form, two articles, or a handle in brackets tell that a name publishes")
{
	struct dateline d = read_head("TRN agency, 14 Mar 2034 17:26\n\nTen died.", mem);
	CHECK_STR(d.outlet, "TRN agency");
	CHECK_STR(date_text(mem, d.published), "2034-03-14");
	CHECK(!read_head("Weather agency, 14 Mar 2034 17:26\n\nTen died.", mem).outlet.at);
	d = read_head("L'Étoile d'Orle, 17 October 2034\nTen dead in Vell\n\nTen died.", mem);
	CHECK_STR(d.outlet, "L'Étoile d'Orle");
	d = read_head("Ar-Rasid Vell monitoring (@vell_monitor) 14 Mar 2034 16:30\nTen died.", mem);
	CHECK_STR(d.outlet, "Ar-Rasid Vell monitoring");
	CHECK_STR(date_text(mem, d.published), "2034-03-14");
}

static struct str month_of(const char *text, struct arena *mem)
{
	struct dateline d = read_head(text, mem);
	return d.published == DATE_NONE ? str_format(mem, "%d-%d", d.year, d.of_year) : STR("day");
}

TEST("READ-42: a month and its year in the head are the month of issue")
{
	static const char *const rows[][2] = {
		{ "UN Mission in Ostra\nReport on human rights, July - December 2033\n"
		  "Vell, February 2034\n\nTen died.",
			"2034-2" },
		{ "Rights Monitor\nPublished January 2034\n\nTen died.", "2034-1" },
		{ "SENTINEL\n\"No Way Out\". Report, October 2034. Summary\n\nTen died.",
			"2034-10" },
		{ "OSTRA SOLIDARITY BULLETIN, no. 14, March 2034\n\nTen died.", "2034-3" },
		{ "Massacre in Vell, March 2034\n\nTen died.", "0-0" },
		{ "Rights Monitor\n\nThe school was opened in Vell, March 2034. Ten died.", "0-0" },
		{ "Report on the events of March 2034\n\nTen died.", "0-0" },
		{ "Rights Monitor\n\nTen died in Vell in March 2034.", "0-0" },
		{ "Rights Monitor, 3 March 2034\nVell, April 2034\n\nTen died.", "day" },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK(str_equal(month_of(rows[i][0], mem), str_from(rows[i][1])));
}

TEST("READ-43: outlets whose names do not say that they are")
{
	static const char *const heads[][2] = {
		{ "CNN, 12 May 2034\n\nTen dead in raid\n\nTen died.", "CNN | 2034-05-12" },
		{ "Vellika.md, 12 May 2034\n\nTen dead in raid\n\nTen died.",
			"Vellika.md | 2034-05-12" },
		{ "teleVell, 12 May 2034\n\nTen dead in raid\n\nTen died.",
			"teleVell | 2034-05-12" },
		{ "Vell Extra / AFP, 12 May 2034\n\nTen dead in raid\n\nTen died.",
			"Vell Extra | 2034-05-12" },
		{ "Orle Now / wire services, 12 May 2034\n\nTen dead in raid\n\nTen died.",
			"Orle Now | 2034-05-12" },
		{ "The Quarry, 12 May 2034\n\nTen dead in raid on Orle\n\nTen died.",
			"The Quarry | 2034-05-12" },
		{ "VellExtra\n\nTen dead in raid\n\nTen died.", "VellExtra | unknown" },
		{ "مرصد فلان، 12 مايو 2034\nTen died.", "مرصد فلان | 2034-05-12" },
		{ "Orle, 12 May 2034\n\nTen dead in raid\n\nTen died.", "nobody | 2034-05-12" },
		{ "McVellan, 12 May 2034\n\nTen dead in raid\n\nTen died.", "nobody | 2034-05-12" },
		{ NULL, NULL },
	};
	check_heads(heads, mem);
	CHECK(read_head("vell-news.org, March 2034\n\nTen dead in raid\n\nTen died.", mem)
			.of_year == 3);
}
