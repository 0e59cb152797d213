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
	CHECK_STR(date_text(mem, d.either[1]), "2034-11-05");
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
