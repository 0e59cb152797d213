#include "tap.h"
#include "text/language.h"

static struct str tongue(const char *text, struct arena *mem)
{
	struct scanned s;
	text_scan(str_from(text), &s, mem);
	return language_of(&s);
}

TEST("READ-30: scripts tell languages, and letters tell those that share a script")
{
	CHECK_STR(tongue("قتل ٤٤ شخصا على الأقل في قصف السوق، وفق مديرية الصحة.", mem), "ar");
	CHECK_STR(tongue("دست‌کم ۴۴ نفر در حمله به بازار کشته "
			 "شدند، "
			 "گفت "
			 "پزشک.",
			  mem),
		"fa");
	CHECK_STR(tongue("بازار پر حملے میں ٹینک سے 44 افراد ہلاک ہوئے، حکام نے کہا۔", mem), "ur");
	CHECK_STR(tongue("Не менее 44 человек погибли при обстреле рынка.", mem), "ru");
	CHECK_STR(tongue("Щонайменше 44 людини загинули під час обстрілу ринку, її і їх.", mem),
		"uk");
	CHECK_STR(tongue("לפחות 44 בני אדם נהרגו בהפגזת השוק", mem), "he");
	CHECK_STR(tongue("市場への砲撃で少なくとも44人が死亡した", mem), "ja");
	CHECK_STR(tongue("市场遭炮击至少四十四人死亡", mem), "zh");
}

TEST("READ-31: common words tell languages in Latin letters")
{
	CHECK_STR(tongue("At least 44 people were killed when shells hit the market.", mem), "en");
	CHECK_STR(
		tongue("Au moins 44 personnes ont été tuées dans le bombardement du marché.", mem),
		"fr");
	CHECK_STR(
		tongue("Al menos 44 personas murieron en el ataque contra el mercado.", mem), "es");
	CHECK_STR(tongue("Pelo menos 44 pessoas foram mortas no ataque ao mercado.", mem), "pt");
	CHECK_STR(
		tongue("Mindestens 44 Menschen wurden bei dem Beschuss des Marktes getötet.", mem),
		"de");
	CHECK_STR(tongue("Pazar yerine düzenlenen saldırıda en az 44 kişi öldü ve çok sayıda kişi "
			 "yaralandı.",
			  mem),
		"tr");
}

TEST("READ-31: capitals and short texts are no hindrance, and what is unsure is said to be so")
{
	CHECK_STR(tongue("AT LEAST 44 PEOPLE WERE KILLED WHEN SHELLS HIT THE MARKET.", mem), "en");
	CHECK_STR(tongue("The Council has finished counting. Fifty-two.", mem), "en");
	CHECK_STR(tongue("four neighbours dead", mem), "en");
	CHECK_STR(tongue("Port Selene 44", mem), "und");
	CHECK_STR(tongue("", mem), "und");
	CHECK_STR(tongue("12 345 ...", mem), "und");
}

TEST("an Arabic report with a few English words is Arabic")
{
	CHECK_STR(tongue("قالت وكالة MNA إن القصف أصاب سوق الخضار في مخيم تل صحرا the camp", mem),
		"ar");
	CHECK_STR(language_name(STR("ar")), "Arabic");
	CHECK_STR(language_name(STR("xx")), "xx");
	CHECK(language_is_read(STR("en")) && language_is_read(STR("ar")));
	CHECK(!language_is_read(STR("fa")));
}
