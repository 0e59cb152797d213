#include "read_head.h"
#include "tap.h"
#include "text/months.h"

static struct str dated(const char *text, struct arena *mem)
{
	struct dateline d = read_head(text, mem);
	return d.published == DATE_NONE
		       ? STR("unknown")
		       : str_format(mem, STR_FMT " " STR_FMT, STR_ARG(date_text(mem, d.published)),
				 STR_ARG(d.date_from));
}

TEST("READ-20: a dateline with day, month and year says when a report was published")
{
	CHECK_STR(dated("Ten dead\n\nPORT SELENE, March 14, 2031 (MNA) - Shells fell.", mem),
		"2031-03-14 dateline");
	CHECK_STR(dated("OSTRA, 3 JAN 90 -- [TEXT] THE ARMY SAYS IT KILLED TWO MEN.", mem),
		"1990-01-03 dateline");
	CHECK_STR(dated("PORT SELENE, March 14 (MNA) - Shells fell.", mem), "unknown");
	CHECK_STR(dated("Ten dead\n\n(Port Selene, 18 March 2031) - Shells fell.", mem),
		"2031-03-18 dateline");
}

TEST("READ-26: a dateline without its year gives month and day, and the year of a date told below")
{
	struct dateline d = read_head("PORT SELENE, March 14 (MNA) - Shells fell.", mem);
	CHECK(d.month == 3 && d.day == 14 && d.published == DATE_NONE);
	d = read_head("OSTRA, 3 Jan. (MNA) - Shells fell.", mem);
	CHECK(d.month == 1 && d.day == 3);
	CHECK_STR(dated("PORT SELENE, March 14 (MNA) - Shells fell on March 12, 2031.", mem),
		"2031-03-14 dateline");
	CHECK_STR(dated("PORT SELENE, March 14 (MNA) - Shells fell on March 12, 2029, and on March "
			"20, 2030.",
			  mem),
		"2029-03-14 dateline");
	CHECK_STR(dated("PORT SELENE, March 14 (MNA) - Shells fell on May 12, 2030.", mem),
		"unknown");
}

TEST("READ-21: the lines of a bulletin's head")
{
	CHECK_STR(dated("Radio Selene, evening bulletin, 9 March 2031\n\nTen died.", mem),
		"2031-03-09 text");
	CHECK_STR(dated("El Diario de Vell, 4 June 2031, page 1\n\nTen died.", mem),
		"2031-06-04 text");
	CHECK_STR(dated("Church of Vell, Commission for Peace\nReport \"The Third\", presented 3 "
			"June "
			"2031\n\nTen died.",
			  mem),
		"2031-06-03 text");
	CHECK_STR(dated("\"Enough\"\n\nDiocesan bulletin, Sunday 9 March 2031\n\nTen died.", mem),
		"2031-03-09 text");
	CHECK_STR(dated("Rescue Service\nDistrict of Vell\nBulletin no. 6 -- 7 May 2031, 20:00 -- "
			"SEARCH SUSPENDED\n\nBodies recovered: 57",
			  mem),
		"2031-05-07 text");
	struct dateline d = read_head("GENEVA (15 May 2032) - Experts called for an inquiry.", mem);
	CHECK(!d.outlet.at && d.published != DATE_NONE);
}

TEST("READ-21: a line of the head says it, and 'published' goes before other lines")
{
	CHECK_STR(dated("Ten dead\n\nPublished: 14 March 2031\n\nShells fell.", mem),
		"2031-03-14 text");
	CHECK_STR(dated("Commission on Rights\nFinal report\nLaid before Parliament on 13 May "
			"2031\n\nTen died.",
			  mem),
		"2031-05-13 text");
	CHECK_STR(dated("Land Commission\nDOSSIER \"VELL - 9 AUGUST 2030\"\nLaunched in Orle, 30 "
			"October 2030. Summary\n\nTen died.",
			  mem),
		"2030-10-30 text");
	CHECK_STR(dated("Aid delivered 4 May 2031 was looted. Gunmen killed 12 people in Orle on "
			"Friday.",
			  mem),
		"unknown");
	CHECK_STR(dated("Posted on Mar 14, 2031 10:22\nShells fell.", mem), "2031-03-14 text");
	CHECK_STR(dated("Updated 15 March 2031\nPublished 14 March 2031\nShells fell.", mem),
		"2031-03-14 text");
	CHECK_STR(dated("Ten dead\nSelene Courier, Monday, March 17, 2031, page 1\nX.", mem),
		"2031-03-17 text");
	CHECK_STR(dated("الرصيف\nبورت سيلين، السبت ١٥ آذار/مارس ٢٠٣١\n\nقتل.", mem),
		"2031-03-15 text");
}

TEST("READ-21: by whom and on what day")
{
	CHECK_STR(dated("By our staff, 16 September 2031\n\nTen died.", mem), "2031-09-16 text");
}

TEST("READ-21: the head of a post, and what a report is as of")
{
	CHECK_STR(dated("@SeleneNow 9 Sep 2031: BREAKING: shells fall.", mem), "2031-09-09 text");
	CHECK_STR(dated("MARENIA: Situation Report No. 41 (as of 13 September 2031)\n\nTen died "
			"on 9 September.",
			  mem),
		"2031-09-13 text");
	CHECK_STR(dated("Ten died on 9 September 2031, @SeleneNow said of the raid.", mem),
		"unknown");
}

TEST("READ-21: a date inside a sentence is not the report's")
{
	CHECK_STR(
		dated("The army killed ten people in Ostra on 9 August 2027, and nobody asked why.",
			mem),
		"unknown");
	CHECK_STR(dated("Ten were killed in Ostra on 9 August 2027", mem), "unknown");
}

TEST("READ-22: two-digit years from 70 are of the last century")
{
	CHECK_STR(dated("Date: 14 March 70\n\nX.", mem), "1970-03-14 text");
	CHECK_STR(dated("Date: 14 March 69\n\nX.", mem), "2069-03-14 text");
}

TEST("READ-23: a numeric date is read only when day and month cannot change places")
{
	CHECK_STR(dated("Date: 14/03/2031\n\nX.", mem), "2031-03-14 text");
	CHECK_STR(dated("Date: 03/14/2031\n\nX.", mem), "2031-03-14 text");
	CHECK_STR(dated("Date: 03/04/2031\n\nX.", mem), "unknown");
	CHECK_STR(dated("Date: 04/04/2031\n\nX.", mem), "2031-04-04 text");
	CHECK_STR(dated("Date: 03.04.2031\n\nX.", mem), "2031-04-03 text");
	CHECK_STR(dated("Date: 2031-03-14T10:22:00Z\n\nX.", mem), "2031-03-14 text");
	CHECK_STR(dated("Date: 30/02/2031\n\nX.", mem), "unknown");
	CHECK_STR(dated("CONFIDENTIAL\nR 182210Z MAR 82\nFM AMEMBASSY SELENE\n\nX.", mem),
		"1982-03-18 text");
	CHECK_STR(dated("Index: KHZ 14/009/2032\n\nX.", mem), "unknown");
	CHECK_STR(dated("Date: 99999999999999999999/02/2031\n\nX.", mem), "unknown");
}

TEST("READ-24: the agency stands in brackets before the dash")
{
	CHECK_STR(read_head("PORT SELENE, March 14, 2031 (MNA) - Shells fell.", mem).outlet, "MNA");
	CHECK_STR(
		read_head(
			"Vell civil protection, Marenia\nBulletin of 15 October 2034\n\nTen died.",
			mem)
			.outlet,
		"Vell civil protection");
	CHECK_STR(read_head("PORT SELENE (Selene Wire) \xE2\x80\x94 Shells fell.", mem).outlet,
		"Selene Wire");
	CHECK_STR(read_head("PORT SELENE, Marenia (Selene Wire), March 14, 2031 - Ten died.", mem)
			  .outlet,
		"Selene Wire");
	CHECK_STR(read_head("Meridian Sud, VELL, March 14, 2031 - Ten died.", mem).outlet,
		"Meridian Sud");
	CHECK_STR(
		read_head("CORRECTED - Meridian Sud, VELL, March 14, 2031 - Ten died.", mem).outlet,
		"Meridian Sud");
	CHECK_STR(read_head("VELL (Marenia), 18 Jan. 2031 (MNA) - Ten died.", mem).outlet, "MNA");
	CHECK(!read_head("VELL (Marenia), 18 Jan. 2031 - Ten died.", mem).outlet.at);
	CHECK(!read_head("Port Selene, VELL district, March 14, 2031 - Ten died.", mem).outlet.at);
	CHECK(!read_head("PORT SELENE (Agencies) - Shells fell.", mem).outlet.at);
}

TEST("READ-25: a line of the head that is a name of an outlet or a body is the outlet")
{
	CHECK_STR(read_head("Ten dead\nSelene Courier, March 17, 2031\nX.", mem).outlet,
		"Selene Courier");
	CHECK_STR(read_head("MINISTRY OF THE INTERIOR\nPress Office\nX.", mem).outlet,
		"MINISTRY OF THE INTERIOR");
	CHECK_STR(read_head("@night_rana\nMar 14, 2031\nok", mem).outlet, "@night_rana");
	CHECK_STR(read_head("RADIO BREAKWATER 98.4 - MORNING\nX.", mem).outlet,
		"RADIO BREAKWATER 98.4");
	CHECK_STR(read_head("El Diario de Vell, 4 June 2031, page 1\n\nX.", mem).outlet,
		"El Diario de Vell");
	CHECK_STR(read_head("The Lantern (Vell weekly), 4 June 2031\n\nX.", mem).outlet,
		"The Lantern");
	CHECK_STR(read_head("Vell Today - LIVE - Blasts\n\nX.", mem).outlet, "Vell Today");
	CHECK_STR(read_head("Pell | Vell (official channel) - posted 9 May 2031\n\nX.", mem).outlet,
		"Pell");
	CHECK_STR(read_head("Letter from Vell (Meridian Sud, June 6, 2031)\nX.", mem).outlet,
		"Meridian Sud");
	CHECK_STR(
		read_head("Doctors Without Delay\nPress statement, 13 May 2031\n\nX.", mem).outlet,
		"Doctors Without Delay");
	CHECK_STR(read_head("VELL POLICE FORCE\nMonday, 15th April, 2031\n\nX.", mem).outlet,
		"VELL POLICE FORCE");
	CHECK(!read_head("La Paz, 15 March 2031\n\nShells fell.", mem).outlet.at);
	CHECK(!read_head("Ten in a Row (Vell, June 6, 2031)\nX.", mem).outlet.at);
	CHECK(!read_head("Army Kills Ten in Port Selene\n\nShells fell.", mem).outlet.at);
	CHECK(!read_head("Port Selene, Saturday 15 March 2031\n\nShells fell.", mem).outlet.at);
}

TEST("READ-20: months are known in the languages whose datelines are read")
{
	CHECK(month_number(STR("sept.")) == 9 && month_number(STR("marzo")) == 3);
	CHECK(month_number(STR("fevrier")) == 2 && month_number(STR("كانون")) == 0);
	CHECK(month_number(STR("آذار")) == 3 && month_number(STR("ديسمبر")) == 12);
}

TEST("READ-21: a line, or a bracket in it, that names a paper and ends with a date dates the "
     "report")
{
	CHECK_STR(dated("Selene Watch -- news release -- 5 October 2032\n\nTen died.", mem),
		"2032-10-05 text");
	CHECK_STR(dated("57 die in raid (The Harbour Post, 25/3/2033)\n\nTen died.", mem),
		"2033-03-25 text");
	CHECK_STR(dated("Version 4, updated 2 Aug 2032\n\nTen died.", mem), "2032-08-02 text");
	CHECK_STR(dated("Ten dead in Ostra strike, 12 March 2030\n\nTen died.", mem), "unknown");
}

TEST("READ-26: a line that names an outlet and ends with its day gives month and day")
{
	struct dateline d = read_head("The Selene Courier, Friday 14 Feb.\n\nTen died.", mem);
	CHECK(d.month == 2 && d.day == 14 && d.published == DATE_NONE);
	d = read_head(
		"MINISTRY OF HEALTH\nBulletin 3. Puerto Telmar, 3 November, 19:00\n\nTen died.",
		mem);
	CHECK(d.month == 11 && d.day == 3);
	d = read_head("Gunmen raided the office, 12 May, and fled.", mem);
	CHECK(d.month == 0);
}

TEST("READ-25: somebody's press office is an outlet")
{
	CHECK_STR(read_head("UMPA press office, 27 Feb 2031\n\nTen died.", mem).outlet,
		"UMPA press office");
	CHECK(!read_head("Fire at the press centre\n\nTen died.", mem).outlet.at);
}

TEST("READ-21: a date behind a dash is the day of issue, where a place or a word of issuing stands "
     "between, or no deed "
     "is told before")
{
	CHECK_STR(dated("Report on the raid on Qarin - Geneva, 18 July 2031 (extract)\n\nTen died.",
			  mem),
		"2031-07-18 text");
	CHECK_STR(dated("Findings on the events of 9 March 2031 in Qarin - published 27 June 2031 "
			"(summary)\n\nTen died.",
			  mem),
		"2031-06-27 text");
	CHECK_STR(dated("EASTERN FRONT\nDeclaration to the people of Qarin - 10 March 2031\n\nTen "
			"died.",
			  mem),
		"2031-03-10 text");
	CHECK_STR(dated("Press conference, Friday 20 April 2031 - text for the media\n\nTen died.",
			  mem),
		"2031-04-20 text");
	CHECK_STR(dated("Sarn Echo - live blog, 9 March 2031 (times local)\n\nTen died.", mem),
		"2031-03-09 text");
	CHECK_STR(dated("The massacre at Qarin - 9 March 2031\n\nTen died.", mem), "unknown");
	CHECK_STR(dated("Air strike on Qarin | 12 April 2031\n\nTen died.", mem), "unknown");
}

TEST("READ-24: an hour in brackets is no agency, and neither is a land before its office")
{
	CHECK_STR(read_head("SARN NEWS AGENCY (SNA)\nQARIN, April 13 (00:52) - Shells fell.", mem)
			  .outlet,
		"SARN NEWS AGENCY");
	CHECK_STR(read_head("Republic of Marenia (Qarin) - Ministry of Health\n\nTen died.", mem)
			  .outlet,
		"Ministry of Health");
}

TEST("READ-25: kinds of papers and bodies on a line of their own, also before a number, a long "
     "dash or \"online\"")
{
	CHECK_STR(read_head("LAWYERS' COLLECTIVE 9 MARCH\nQarin, 22 March 2031\n\nX.", mem).outlet,
		"LAWYERS' COLLECTIVE 9 MARCH");
	CHECK_STR(read_head("Newsline International\nQARIN, March 9, 2031\n\nX.", mem).outlet,
		"Newsline International");
	CHECK_STR(read_head("AGENCE SARN PRESSE (ASP)\nQarin, Nov 4, 2031\n\nX.", mem).outlet,
		"AGENCE SARN PRESSE");
	CHECK_STR(read_head("THE QARIN MESSENGER \xE2\x80\x94 12 February 2031\n\nX.", mem).outlet,
		"THE QARIN MESSENGER");
	CHECK_STR(read_head("Highland TV website, 14 April 2031, 19:40\n\nX.", mem).outlet,
		"Highland TV");
	CHECK_STR(read_head("Qarin District Hospital - Surgical Unit\n\nX.", mem).outlet,
		"Qarin District Hospital");
	CHECK(!read_head("The National Police, which has no men there, was silent.", mem)
			.outlet.at);
	CHECK(!read_head("Ten dead in Qarin, says Red Cross\n\nShells fell.", mem).outlet.at);
}

TEST("READ-25: a body that signs on the first line, above its day")
{
	CHECK_STR(
		read_head(
			"OPEN PASSAGE\n21 June 2031\n\nRetraction and apology\n\nIt is taken back.",
			mem)
			.outlet,
		"OPEN PASSAGE");
	CHECK_STR(
		read_head("OPEN PASSAGE\n21 June 2031\n\nBoat sinks off Vell\n\nTen drowned.", mem)
			.outlet,
		"OPEN PASSAGE");
	static const char *const papers[] = { "SITUATION REPORT", "BACKGROUND NOTE",
		"VELL CONFLICT UPDATE" };
	for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
		CHECK(!read_head(str_format(mem,
					 "%s\n4 June 2031\nFighting in Vell\nGunmen killed 12 "
					 "people in Vell on Monday.",
					 papers[i])
					 .at,
			mem)
				.outlet.at);
	CHECK(!read_head("TEN KILLED\n21 June 2031\n\nShells on Qarin\n\nThey fell.", mem)
			.outlet.at);
	CHECK_STR(read_head("QARIN DISTRICT HOSPITAL\nInformation for the press\n15 February 2031, "
			    "19.30\n\nTen died.",
			  mem)
			  .outlet,
		"QARIN DISTRICT HOSPITAL");
	CHECK_STR(read_head("Statement of the Families' Committee of Qarin\nQarin, 26 February "
			    "2031\n\nTen died.",
			  mem)
			  .outlet,
		"Families' Committee of Qarin");
	CHECK_STR(
		read_head("Prison Watch Sarevia\nUpdate no. 2 - 18 February 2031\n\nTen died.", mem)
			.outlet,
		"Prison Watch Sarevia");
	CHECK_STR(read_head("Office of the United Nations Human Rights Representative\n3 September "
			    "2031\n\nTen died.",
			  mem)
			  .outlet,
		"Office of the United Nations Human Rights Representative");
	CHECK_STR(
		read_head("United Nations human rights office, Sarevia\nPublic report\n11 October "
			  "2031\n\nTen died.",
			mem)
			.outlet,
		"United Nations human rights office");
	CHECK(!read_head("Prison Watch Sarevia\n\nTen died.", mem).outlet.at); /* no day */
	CHECK(!read_head("Gunmen Storm City Hospital\n5 May 2031\n\nTen died.", mem).outlet.at);
	CHECK(!read_head("Ten die near the clinic\n5 May 2031\n\nTen died.", mem).outlet.at);
}

TEST("READ-27: a line of a name, a platform and a date names who posts and when")
{
	static const char *const rows[][2] = {
		{ "Vell Right Now (local Facebook page) - 11 May 2034, 09:52\nShells fell.",
			"Vell Right Now | 2034-05-11" },
		{ "Marenia Actu - Telegram - 3 Feb 2036, 21:22\nTen died.",
			"Marenia Actu | 2036-02-03" },
		{ "Idris K. (resident of Vell) - Facebook, 3 February 2036, 19:20. Translated from "
		  "French.\nTen died.",
			"Idris K. | 2036-02-03" },
		{ "Lamin Darso @lamin_darso - Feb 4, 2036 \xC2\xB7 08:33\nTen died.",
			"Lamin Darso | 2036-02-04" },
		{ "Sela Dorman, nurse - Facebook, 4 May 2033, 20:11\nTen died.",
			"Sela Dorman | 2033-05-04" },
		{ "Moussa Banda - 3 March 2032, 22:10 (translated)\nTen died.",
			"Moussa Banda | 2032-03-03" },
		{ "Omar Said - personal page, 12 May 2034\nTen died.", "Omar Said | 2034-05-12" },
		{ "Free Orle (Twitter account), 11 May 2034, 11:15\nTen died.",
			"Free Orle | 2034-05-11" },
		{ "Vell 7 TV on YouTube - 11 May 2034\nTen died.", "Vell 7 TV | 2034-05-11" },
		{ "South Coast 24 - 9 October 2031, 14:41\nTen died.",
			"South Coast 24 | 2031-10-09" },
		{ "Union of Tarim Natives Abroad (UTNA) - 5 March 2032\nTen died.",
			"Union of Tarim Natives Abroad | 2032-03-05" },
		{ "Town hall of Orle - notice posted on its page on 7 February 2036\nTen died.",
			"Town hall of Orle | 2036-02-07" },
		{ "Ministry of Defence of the Republic of Marenia - statement No. 412, 10 October "
		  "2031\nTen died.",
			"Ministry of Defence of the Republic of Marenia | 2031-10-10" },
		{ "TARIM TODAY (Port Vell), Tuesday 24 April 2018 - Opinion\nA wedding of lies",
			"TARIM TODAY | 2018-04-24" },
		{ "Norpress, 15 November 2023, 19:22\nTen died.", "Norpress | 2023-11-15" },
		{ "Vell teachers' union (Telegram) - 12 May 2034\nTen died.",
			"Vell teachers' union | 2034-05-12" },
		{ "VNA (Vell News Agency), Orle, 12 May 2034. 20:00\nTen died.",
			"VNA | 2034-05-12" },
		{ "The Daily Mercury | 14-Mar-2031\nTen died.", "The Daily Mercury | 2031-03-14" },
		{ "Vell Pulse, 14/Mar/2031\nTen died.", "Vell Pulse | 2031-03-14" },
		{ "The Daily Post (online), Friday 14th March 2031 at 9.40pm\nTen died.",
			"The Daily Post | 2031-03-14" },
		{ "Title: Killings in Orle\nOutlet: Vell Pulse\nDate: 2031-03-14\nTen died.",
			"Vell Pulse | 2031-03-14" },
		{ "Source: The Daily Post\n14 March 2031\nTen died.",
			"The Daily Post | 2031-03-14" },
		{ "Archived 20 March 2031. The Daily Post, 14 March 2031\nTen died.",
			"The Daily Post | 2031-03-14" },
		{ "AIP (Agence Internationale de Presse), Orle, 12 May 2034\nTen died.",
			"AIP | 2034-05-12" },
		{ "SYMED (Syndicat des Docteurs de Vell), 12 May 2034\nTen died.",
			"SYMED | 2034-05-12" },
		{ "Vell Live on X (formerly Twitter), May 12, 2034\nTen died.",
			"Vell Live | 2034-05-12" },
		{ "@vell_now \xC2\xB7 13 May, 9:02 PM\nTen died.", "@vell_now | 05-13" },
		{ "أخبار فيل الآن (Telegram) - 11 May 2034, 10:08\nTen died.",
			"أخبار فيل الآن | 2034-05-11" },
		{ NULL, NULL }
	};
	check_heads(rows, mem);
}

TEST("READ-27: a headline, a place, a kind of paper and a platform by themselves publish nothing")
{
	static const char *const rows[][2] = { { "Qarin - 12 killed, 3 May 2031\nShells fell.",
						       "nobody | unknown" },
		{ "Attack on Qarin - 3 May 2031, 11:30\nTen died.", "nobody | 2031-05-03" },
		{ "Massacre in the Old Town - 3 May 2031\nTen died.", "nobody | 2031-05-03" },
		{ "Port Vell - 9 October 2031, 14:02\nTen died in Port Vell.",
			"nobody | 2031-10-09" },
		{ "PORT VELL (APS) - March 10, 2024, 07:15 GMT\nTen died.", "APS | 2024-03-10" },
		{ "Qarin, 3 May 2031\nTen died.", "nobody | 2031-05-03" },
		{ "Bulletin - 9 October 2031, 14:00\nTen died.", "nobody | 2031-10-09" },
		{ "Breaking News - 9 October 2031, 14:02\nTen died.", "nobody | 2031-10-09" },
		{ "Rebels shell governor's office (Telegram video) - 9 October 2031\nTen died.",
			"nobody | 2031-10-09" },
		{ "QARIN \xE2\x80\x94 Press briefing\n9 October 2031\nTen died in Qarin.",
			"nobody | 2031-10-09" },
		{ "Resident of Vell (Facebook) - 9 October 2031\nTen died.",
			"nobody | 2031-10-09" },
		{ "Anonymous (Telegram) - 9 October 2031, 10:20\nTen died.",
			"nobody | 2031-10-09" },
		{ "Telegram - 9 October 2031, 14:00\nTen died.", "nobody | 2031-10-09" },
		{ "Names of the Dead - 9 October 2031\nAnna, 12.", "nobody | 2031-10-09" },
		{ "A Town Mourns - 9 October 2031\nTen died.", "nobody | 2031-10-09" },
		{ "By Samir Orle - 9 October 2031\nTen died.", "nobody | 2031-10-09" },
		{ "Hospital of Vell Overwhelmed After Massacre\n13 Sept. 2034\nTen died.",
			"nobody | 2034-09-13" },
		{ "Bread for the Workers\n12 May 2031\nTen died.", "nobody | 2031-05-12" },
		{ "Hana and the Bishop, 12 May 2031\nTen died.", "nobody | 2031-05-12" },
		{ "The Long Road Home, 12 May 2031\nTen died.", "nobody | 2031-05-12" },
		{ "The Bridge - a love story - 12 May 2031\nTen died.", "nobody | 2031-05-12" },
		{ "Idris Tamm, head of the working group, 12 May 2031\nTen died.",
			"nobody | 2031-05-12" },
		{ "Hana Sarn - Obituary - 12 May 2031\nTen died.", "nobody | 2031-05-12" },
		{ "Lost Cat - posted 12 May 2031\nTen died.", "nobody | 2031-05-12" },
		{ "Vell Rovers - Orle United - Sunday 12 May 2031, 15:00\nTen died.",
			"nobody | 2031-05-12" },
		{ "Port Vell\nWeather bulletin, 12 May 2031\nTen died in Port Vell.",
			"nobody | 2031-05-12" },
		{ "Shopping List\n12 May 2031\nMilk\nTen died.", "nobody | 2031-05-12" },
		{ NULL, NULL } };
	check_heads(rows, mem);
}

TEST("READ-29: the name on the first line, its date on the second")
{
	static const char *const rows[][2] = {
		{ "Vell Today News Network, Telegram channel\n11 May 2034 | 10:31\nTen died.",
			"Vell Today News Network | 2034-05-11" },
		{ "Marenia Civil Defence - Upper Vell Directorate\nposted on 11 May 2034, "
		  "19:10\nTen died.",
			"Marenia Civil Defence | 2034-05-11" },
		{ "Vell Neighbours (channel)\nposted 11 Nov 2023, 20:07\nTen died.",
			"Vell Neighbours | 2023-11-11" },
		{ "Public Prosecutor at the High Court of Vell\nCommuniqu\xC3\xA9, 20 February "
		  "2036\nTen died.",
			"Public Prosecutor at the High Court of Vell | 2036-02-20" },
		{ "OHCHR \xE2\x80\x94 Press briefing notes on Marenia\nGeneva, 12 May 2034\nTen "
		  "died.",
			"OHCHR | 2034-05-12" },
		{ "The Vell Patriot\n22 February 2036\nThe lie of the forty\nTen died.",
			"The Vell Patriot | 2036-02-22" },
		{ "Nils Achter\nObituary, Vell Evening Paper, 2 March 2019\nHe died.",
			"Vell Evening Paper | 2019-03-02" },
		{ "Tessa Lowe\n4 November at 07:15 - public post\nTen died.",
			"Tessa Lowe | 11-04" },
		{ "The Price of Bread\n3 May 2031\nThe bakers of Vell say they will close.",
			"nobody | 2031-05-03" },
		{ "Vell Hospital Bombed\nQARIN, May 3, 2031 - Shells fell.",
			"nobody | 2031-05-03" },
		{ "Border Life Goes On\n9 October 2031\nTen died.", "nobody | 2031-10-09" },
		{ NULL, NULL }
	};
	check_heads(rows, mem);
}

TEST("READ-33: a name, a title, a date")
{
	static const char *const rows[][2] = {
		{ "Kite Inquiry\n\"They Weighed Bread\": the shelling of the market\n15 December "
		  "2034\nTen died.",
			"Kite Inquiry | 2034-12-15" },
		{ "The Vell Lantern\n"
		  "IN MEMORIAM\n15 December 2034\nHe died.",
			"The Vell Lantern | 2034-12-15" },
		{ "Ten dead in Vell\nShells on the market\n15 December 2034\nTen died.",
			"nobody | 2034-12-15" },
		{ NULL, NULL }
	};
	check_heads(rows, mem);
}

TEST("READ-34: a month and its year are no day of issue")
{
	static const char *const rows[][2] = {
		{ "Open Streets Investigations - March 2032\nNorth Street: the names\nTen died.",
			"Open Streets Investigations | unknown" },
		{ "Witness & Word - October 2032\n\"They asked\": the killings at Vell\nTen died.",
			"Witness & Word | unknown" },
		{ NULL, NULL }
	};
	check_heads(rows, mem);
}

TEST("READ-35: what may stand before the name")
{
	static const char *const rows[][2] = {
		{ "\xF0\x9F\x94\xB4 TARIM INFO EXPRESS (Telegram) \xE2\x80\x94 3 March 2032, "
		  "17:25\nTen died.",
			"TARIM INFO EXPRESS | 2032-03-03" },
		{ "Source: Baraka Vell, Telegram, 13/05/2034\nTen died.",
			"Baraka Vell | 2034-05-13" },
		{ "Posted by @dunja_vell \xC2\xB7 Feb 15, 2019 \xC2\xB7 7:26 AM\nTen died.",
			"@dunja_vell | 2019-02-15" },
		{ "Facebook post by Samir Orle, 12 May 2034\nTen died.",
			"Samir Orle | 2034-05-12" },
		{ "\"They came\"\nInterview, The Vell Mercury, 29 May 2031\nTen died.",
			"The Vell Mercury | 2031-05-29" },
		{ NULL, NULL }
	};
	check_heads(rows, mem);
}

TEST("READ-21: the date of an event dates no report")
{
	CHECK_STR(headed("Open Harm Ledger - event record no. 417 of 2036\nEvent date: 03 February "
			 "2036. Type: violence.",
			  mem),
		"Open Harm Ledger | unknown");
}

TEST("READ-36: the story behind the head on one line")
{
	static const char *const rows[][2] = {
		{ "Vell Now (Telegram) - 11 May 2034, 10:44: Three people were killed by shells.",
			"Vell Now | 2034-05-11" },
		{ "NOTICIAS 24, Nov. 4 \xE2\x80\x94 The dead are now 73.", "NOTICIAS 24 | 11-04" },
		{ "Port Selene, 7 March 2031 \xE2\x80\x94 More than 100 people died.",
			"nobody | 2031-03-07" },
		{ "The Price of Bread\nQARIN, May 3, 2031 - Shells fell.", "nobody | 2031-05-03" },
		{ NULL, NULL }
	};
	check_heads(rows, mem);
}

TEST("READ-37: a head in brackets")
{
	static const char *const rows[][2] = { { "(Orle Mercury, 7 March 2031, page 3)\nTen died.",
						       "Orle Mercury | 2031-03-07" },
		{ "[Radio Orle, noon news, 8 July, monitored and translated]\nTen died.",
			"Radio Orle | 07-08" },
		{ "(Qarin, 7 March 2031) More than 100 people died.", "nobody | 2031-03-07" },
		{ NULL, NULL } };
	check_heads(rows, mem);
}

TEST("READ-38: the date in front of the name")
{
	static const char *const rows[][2] = {
		{ "12 May 2034, 18:20. Vell Now, Telegram channel\nTen died.",
			"Vell Now | 2034-05-12" },
		{ "Published 12 May 2034 by Vell Radio\nTen died.", "Vell Radio | 2034-05-12" },
		{ "12 May 2034 - Shells Fall on Vell\nTen died.", "nobody | 2034-05-12" },
		{ "12 May 2034 - Port Selene\nTen died.", "nobody | 2034-05-12" },
		{ "12 May 2034. Qarin Hospital. Night shift.\nTen died.", "nobody | 2034-05-12" },
		{ NULL, NULL }
	};
	check_heads(rows, mem);
}

TEST("READ-39: \"Source: Vell Pulse\" on a line of its own")
{
	static const char *const rows[][2] = { { "Source: Vell Pulse\nDate: 12 May 2034\nTen died.",
						       "Vell Pulse | 2034-05-12" },
		{ "Date: 12 May 2034\nSource: Vell Pulse (Telegram)\nTen died.",
			"Vell Pulse | 2034-05-12" },
		{ "Date: 12 May 2034\nSources: 17\nTen died.", "nobody | 2034-05-12" },
		{ "Photo: Vell Rovers\nTen died.", "nobody | unknown" },
		{ "Obituary: Olle Tamm\nTen died.", "nobody | unknown" }, { NULL, NULL } };
	check_heads(rows, mem);
}

TEST("READ-27: where it was posted")
{
	CHECK_STR(
		read_head("Vell Now (local Facebook page) - 11 May 2034\nTen died.", mem).platform,
		"Facebook");
	CHECK_STR(
		read_head("Umm Nasr @ummnasr \xC2\xB7 11 May 2034, 10:08\nTen died.", mem).platform,
		"@ummnasr");
	CHECK(!read_head("South Coast 24 - 9 October 2031, 14:41\nTen died.", mem).platform.at);
	CHECK(!read_head("Le Fanal (Vell daily) - 27 March 2032\nTen died.", mem).platform.at);
}
