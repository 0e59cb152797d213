#include "match/roles.h"

#include "text/name.h"

#define AS_WORD(name, word) word,
const char *const role_words[] = { ROLES(AS_WORD) NULL };
#undef AS_WORD

/* Headers in folded form without blanks, parted by blanks. */
static const struct header_words {
	enum role role;
	const char *words;
} table[] = {
	{ ROLE_ID,
		" id recid recordid uniqueid record rec no nr num index row rownumber "
		"rowid rownames serial "
		"ردیف شماره الرقم رقم م الرقمالتسلسلي مسلسل التسلسل identifiant numero idregistro "
		"victimid caseid номер מספר nummer "
		"n lfdnr rbr rednibroj jimar бр редниброј folio sirano lp " },
	{ ROLE_SOURCE, " source list dataset sourcedataset المصدر fuente liste lista " },
	{ ROLE_TRUTH, " trueid truth cluster clusterid entid entityid trueperson " },
	{ ROLE_NAME,
		" name fullname firstandsurname namesurname nameandsurname victimname "
		"personname names nameofvictim nameofthedeceased "
		"nameenglish nameen "
		"namearabic namear enname arname arabicname englishname الاسم الاسمالكامل "
		"الاسمالرباعي اسم اسمالشهيد "
		"اسمالضحيه الاسمرباعي نام nom nomcomplet nometprenom nombrecompleto "
		"nombresyapellidos имя фио שם "
		"שםמלא "
		"nomprenom nometprenoms nomsetprenoms prenometnom nombreyapellido "
		"nombreyapellidos apellidosynombres apellidoynombre imeiprezime pasnav "
		"prezimeiime prezimeime punoime ime име имеипрезиме презимеиме "
		"фамилияимяотчество прізвищеімяпобатькові піб імя nome nomecompleto "
		"nomeecognome cognomeenome namevorname vornamename adsoyad adisoyadi "
		"adi isim nav navkunye imie imieinazwisko nazwiskoiimie الاسمالثلاثي الاسموالنسبه "
		"اسمالمتوفي اسمالقتيل نامونامخانوادگی نامکامل " },
	{ ROLE_GIVEN, " given givenname givennames firstname forename first fname fnamec fnamec1 "
		      "fnamec2 givname "
		      "الاسمالاول الاسمالشخصي اسمالاول نامکوچک prenom prenoms nombre nombres "
		      "vorname имя1 "
		      "שםפרטי givenar givenen "
		      "primernombre prenume " },
	{ ROLE_FATHER,
		" father fathername fathersname middle middlename middlenames secondname "
		"patronymic отчество имяотца שםהאב שםאב vatersname "
		"اسمالاب الاب اسمالوالد الوالد نامپدر pere nomdupere padre nombredelpadre fatherar "
		"fatheren "
		"imeoca navebave имеоца отац prenomdupere побатькові imieojca babaadi nomedopai "
		"nomedelpadre اسمابيه " },
	{ ROLE_GRANDFATHER, " grandfather grandfathername grandfathersname thirdname الجد اسمالجد "
			    "grandpere abuelo " },
	{ ROLE_FAMILY, " family familyname surname lastname last lname lnamec lnamec1 lnamec2 "
		       "العائله اسمالعائله اللقب "
		       "الكنيه الاسمالاخير نامخانوادگی nomdefamille apellido apellidos nachname "
		       "familienname "
		       "фамилия שםמשפחה "
		       "familyar familyen surnamear surnameen "
		       "prezime презиме прізвище cognome sobrenome apelido apelidos nazwisko "
		       "soyadi soyad النسبه " },
	{ ROLE_ALIAS, " alias aliases knownas aka nickname nom de guerre kunya kunyah otherref "
		      "othername الشهره surnom "
		      "apodo " },
	{ ROLE_SEX, " sex gender الجنس النوع جنسیت جنس sexe genre sexo genero geschlecht пол מין "
		    "spol zayend пол стать cinsiyet plec sesso " },
	{ ROLE_AGE, " age ageatdeath ageyears agey العمر السن عمر سن edad alter возраст גיל "
		    "ageaudeces agedudeces starost godine године старост вік yas "
		    "wiek temen idade eta " },
	{ ROLE_BIRTH,
		" dob dateofbirth birthdate born birth birthday تاريخالميلاد تاريخالولاده الميلاد "
		"تاریختولد تولد سالتولد "
		"datedenaissance "
		"naissance fechadenacimiento nacimiento geburtsdatum geboren датарождения "
		"תאריךלידה נולד "
		"مواليد datumrođenja датумрођења rođen рођен датанародження "
		"datadenascimento nascimento datadinascita dogumtarihi dataurodzenia "
		"nele neele dirokajidayikbune " },
	{ ROLE_BIRTH_YEAR,
		" by birthyear yearofbirth yob anneedenaissance anodenacimiento "
		"سنهالميلاد geburtsjahr dobyear "
		"yearborn salajidayikbune سنهالولاده годрождения годинарођења godinarođenja "
		"рікнародження anodenascimento annodinascita dogumyili rokurodzenia "
		"שנתלידה " },
	{ ROLE_BIRTH_MONTH, " bm birthmonth monthofbirth dobmonth " },
	{ ROLE_BIRTH_DAY, " bd birthdaynumber dayofbirth dobday " },
	{ ROLE_DEATH,
		" dod dateofdeath deathdate died death datekilled killedon date "
		"dateofincident incidentdate "
		"تاريخالوفاه تاريخالاستشهاد الوفاه التاريخ تاریخفوت تاریخشهادت تاریخمرگ "
		"تاریخدرگذشت datededeces deces fechademuerte "
		"fechadefallecimiento "
		"fecha sterbedatum todesdatum gestorben datum датасмерти датагибели погиб "
		"תאריךפטירה תאריךמוות תאריךהמוות תאריךהפטירה נפטר תאריך "
		"datededeces dirokamirine datedudeces datedemort datedelamort fechadelamuerte "
		"fechadeldeceso fechadelhecho datumsmrti датумсмрти datumpogibije "
		"датумпогибије датазагибелі датасмерті datadamorte datadoobito "
		"datadimorte olumtarihi datasmierci datazgonu تاريخالقتل تاريخالحادث " },
	{ ROLE_DEATH_YEAR, " deathyear yearofdeath dodyear dy year "
			   "godinasmrti salamirine годинасмрти годсмерти anneededeces anneedudeces "
			   "anodemuerte sterbejahr todesjahr سنهالوفاه " },
	{ ROLE_DEATH_MONTH, " deathmonth monthofdeath dodmonth dm month " },
	{ ROLE_DEATH_DAY, " deathday dayofdeath dodday dd day " },
	{ ROLE_PLACE_DEATH, " place placeofdeath deathplace location placekilled مكانالوفاه "
			    "مكانالاستشهاد المكان محلفوت محلشهادت lieu "
			    "lieudedeces lugar lugardemuerte место местосмерти местогибели ort "
			    "sterbeort todesort "
			    "מקום מקוםפטירה מקוםהפטירה מקוםמוות מקוםהמוות "
			    "lieududeces lieudelamort lugardefallecimiento lugardelhecho mjesto "
			    "mesto мјесто mjestosmrti mestosmrti мјестосмрти местосмрти "
			    "місцезагибелі місцесмерті місце luogo luogodimorte local localdamorte "
			    "miejsce miejscesmierci cih yer olumyeri محل مكانالقتل الموقع " },
	{ ROLE_PLACE_BIRTH,
		" birthplace placeofbirth مكانالميلاد محلتولد lieudenaissance lugardenacimiento "
		"geburtsort месторождения מקוםלידה "
		"mjestorođenja месторођења мјесторођења місценародження luogodinascita "
		"localdenascimento " },
	{ ROLE_PLACE_HOME,
		" residence placeofresidence home hometown address city town village "
		"suburb governorate "
		"district محلسکونت شهر السكن مكانالسكن العنوان المدينه المحافظه المنطقه residence2 "
		"adresse ville domicilio "
		"ciudad direccion residencia wohnort город адрес местожительства עיר ישוב כתובת "
		"מקוםמגורים "
		"municipio municipality neighbourhood neighborhood quartier bajar gund barrio "
		"township kebele "
		"commune wohnsitz opcina opština општина "
		"prebivalište пребивалиште naselje насеље село cidade morada comune "
		"residenza місто адреса ilce adres البلده القريه مكانالاقامه محلالاقامه " },
	{ ROLE_OCCUPATION,
		" occupation profession job المهنه العمل شغل metier ocupacion profesion beruf "
		"профессия מקצוע "
		"zanimanje занимање професія profissao professione meslek zawod " },
	{ ROLE_IGNORE, " notes note remarks remark comment comments ملاحظات الملاحظات remarques "
		       "notas observaciones url "
		       "link reportedby reporter " },
};

struct str role_fold_header(struct str header, struct arena *mem)
{
	struct buf folded = { .mem = mem }, tight = { .mem = mem };
	name_fold(header, &folded);
	for (size_t i = 0; i < folded.len; i++)
		if (folded.at[i] != ' ')
			buf_add_char(&tight, folded.at[i]);
	return tight.len ? buf_str(&tight) : STR("");
}

/* The words are folded as headers are, so that the table may spell them as people do. */
static bool holds(const char *words, struct str header, struct arena *mem)
{
	struct str rest = str_from(words), word;
	while (str_cut(&rest, ' ', &word))
		if (word.len && str_equal(role_fold_header(word, mem), header))
			return true;
	return false;
}

static enum role role_of(struct str header, struct arena *mem)
{
	struct str folded = role_fold_header(header, mem);
	for (size_t k = 0; folded.len && k < sizeof table / sizeof *table; k++)
		if (holds(table[k].words, folded, mem))
			return table[k].role;
	return ROLE_TEXT;
}

/* "Date of death (dd/mm/yyyy)", "Name / الاسم"; but an age in months is no age in years. */
enum role role_guess(struct str header)
{
	struct arena scratch = { 0 };
	enum role role = role_of(header, &scratch);
	struct str rest = name_without_aside(header, &scratch), part;
	bool months = str_find(header, STR("month")) < header.len;
	if (role == ROLE_TEXT && !months)
		role = role_of(rest, &scratch);
	while (role == ROLE_TEXT && !months && str_cut(&rest, '/', &part))
		role = role_of(part, &scratch);
	arena_release(&scratch);
	return role;
}

bool role_father_aside(struct str header, bool *family_first)
{
	size_t open = str_find(header, STR("(")), close = str_find(header, STR(")"));
	*family_first = role_guess(str_slice(header, 0, open)) == ROLE_FAMILY;
	return close < header.len && open < close &&
	       role_guess(str_slice(header, open + 1, close)) == ROLE_FATHER;
}

bool role_map_parse(struct str map, enum role *role, struct str *header, struct err *e)
{
	size_t cut = str_find(map, STR("="));
	struct str word = str_slice(map, 0, cut);
	if (cut < map.len)
		for (int k = 0; k < ROLE_COUNT; k++) {
			bool is_it = str_equal(word, str_from(role_words[k])) ||
				     (k == ROLE_BIRTH && str_equal(word, STR("dob")));
			if (!is_it)
				continue;
			*role = (enum role)k;
			*header = str_slice(map, cut + 1, map.len);
			return true;
		}
	return fail(e, ERR_USAGE,
		"--map wants ROLE=HEADER with a role such as name, given, father, family, sex, "
		"age, "
		"birth, death or place, not '" STR_FMT "'",
		STR_ARG(map));
}
