/* What single words say of a line of the head: READ-27. */
#include "text/dateline_inside.h"
#include "text/head_line.h"

/* Where things are posted: never who posts, when a name stands there too. */
bool head_is_platform(struct str low)
{
	static const char *const platforms[] = { "telegram", "facebook", "twitter", "whatsapp",
		"youtube", "instagram", "vkontakte", "tiktok", "bluesky", "mastodon", "reddit",
		"viber", "weibo", "linkedin", "substack", "odnoklassniki", "snapchat", "تلغرام",
		"تليغرام", "تيليغرام", "تلجرام", "تيليجرام", "فيسبوك", "تويتر", "يوتيوب", "واتساب",
		"إنستغرام", NULL };
	return is_any(low, platforms);
}

/* The same, of words that mean something else within a name: only by themselves, ", X," or "(Signal)". */
bool head_is_lone_platform(struct str low)
{
	static const char *const platforms[] = { "x", "fb", "vk", "signal", "threads", "discord",
		"imo", "internet", "online", "web", NULL };
	return head_is_platform(low) || is_any(low, platforms);
}

/* What a page or a channel there is called. */
bool head_is_posted_kind(struct str low)
{
	static const char *const kinds[] = { "page", "channel", "group", "account", "profile",
		"feed", "thread", "post", "posts", "blog", "website", "web", "forum", "livestream",
		"newsletter", "podcast", "tweet", "قناة", "صفحة", "حساب", NULL };
	return is_any(low, kinds);
}

/* The same, and what calls a paper: "Qarin radio" is a name as a whole. */
bool head_is_kind(struct str low)
{
	static const char *const kinds[] = { "radio", "newspaper", "daily", "weekly", "agency",
		"television", "tv", "outlet", "network", NULL };
	return head_is_posted_kind(low) || is_any(low, kinds);
}

/* Pieces on whoever is named beside them: "Idris Sarn - Obituary, 12 May 2031". */
bool head_is_about(struct str low)
{
	static const char *const genres[] = { "obituary", "obituaries", "deaths", "memoriam",
		"interview", "review", "feature", "features", "market", "letters", "essay", NULL };
	return is_any(low, genres);
}

/* What stands before a name and says what sort of piece it is: "Interview, The Vell Mercury". */
bool head_is_genre(struct str low)
{
	static const char *const genres[] = { "interview", "obituary", "obituaries", "analysis",
		"opinion", "editorial", "leader", "correction", "clarification", "column",
		"comment", "essay", "feature", "features", "review", "deaths", "breaking", "urgent",
		"update", "news", "live", "exclusive", "source", "sources", "alert", "flash",
		"letters", "memoriam", "market", "video", "photo", "photos", "explainer",
		"bulletin", "report", "statement", "communique", "communiqué", "release",
		"briefing", "press", "note", "notice", "fact", "sheet", "transcript", "appeal",
		"posted", "forwarded", "shared", "published", "عاجل", "المصدر", NULL };
	return is_any(low, genres);
}

/* READ-39: what a researcher writes before the name of who publishes, with a colon: no "Obituary: Idris Sarn". */
bool head_is_field(struct str low)
{
	static const char *const fields[] = { "source", "outlet", "publisher", "publication",
		"newspaper", "medium", "website", "channel", "account", "المصدر", NULL };
	return is_any(low, fields);
}

/* The same, with more words before the name: "Interview by Idris Sarn, Transit Press, 18 May 2031". */
bool head_is_long_genre(struct str low)
{
	static const char *const genres[] = { "interview", "obituary", "analysis", "editorial",
		"letter", "essay", "column", "comment", "reconstruction", NULL };
	return is_any(low, genres);
}

/* "Eyewitness (Facebook)", "Resident of Vell, Telegram": somebody, and no name. */
bool head_is_somebody(struct str low)
{
	static const char *const people[] = { "eyewitness", "eyewitnesses", "witness", "resident",
		"residents", "anonymous", "user", "users", "survivor", "survivors", "activist",
		"activists", "source", "citizen", "reader", "follower", "unknown", "villager",
		"relative", NULL };
	return is_any(low, people);
}

/* What a title may begin with, and the name of a publisher does not. */
bool head_begins_title(struct str low)
{
	static const char *const begins[] = { "names", "list", "martyrs", "missing", "woman", "man",
		"victims", "timeline", "testimony", "war", "life", "death", "deaths", "day", "days",
		"night", "funeral", "funerals", "photo", "photos", "photograph", "video", "inside",
		"how", "why", "what", "who", "when", "where", "after", "before", "a", "an", "in",
		"on", "at", "from", "this", "these", "those", "i", "we", "you", "my", "our", "no",
		"not", "one", "two", "three", "four", "five", "for", "to", "by", "with", "is",
		"are", "letter", "letters", "report", "reports", "statement", "message",
		"declaration", "appeal", "interview", "remembering", "memorial", "anniversary",
		"re", "subject", "dear", "call", "calls", "part", "chapter", "case", "summary",
		"questions", "answers", "debate", "hearing", "minutes", "translation", "text",
		"annex", "appendix", "table", "figure", "map", "fighting", "peace", "trial",
		"inquest", "profile", "background", "explained", "monday", "tuesday", "wednesday",
		"thursday", "friday", "saturday", "sunday", "today", "yesterday", "situation",
		NULL };
	return is_any(low, begins);
}

/* Small words within a name. */
bool head_links_name(struct str low)
{
	static const char *const small[] = { "and", "de", "del", "des", "du", "da", "do", "dos",
		"di", "la", "le", "las", "los", "el", "al", "for", "in", "of", "on", "the", "&",
		"at", "'s", "to", "bin", "ibn", "y", "e", "et", "und", "von", "van", "der", "und",
		"without", "from", "against", "with", "is", "'", "+", "_", NULL };
	bool short_article = low.len > 2 && low.at[1] == '\'' &&
			     (low.at[0] == 'd' || low.at[0] == 'l'); /* "Le Messager d'Orle" */
	return short_article || is_any(low, small);
}

/* Nouns of bodies and of papers, beside those that READ-25 has. */
bool head_is_body(struct str low)
{
	static const char *const nouns[] = { "actu", "archive", "branch", "charity", "coastguard",
		"cooperative", "coordination", "crescent", "cross", "defence", "defense", "embassy",
		"express", "faro", "info", "infos", "initiative", "inquiries", "inquiry",
		"investigations", "jornada", "lantern", "ledger", "magazine", "mapping", "media",
		"mercury", "patriot", "platform", "pulse", "trust", "committee", "delegation",
		"chronicles", "dispatch", "paper", "nuova", "notizie", "noticias", "nachrichten",
		"nouvelles", "journal", "register", "gazeta", "observador", "mensajero", "messager",
		"bulletin", "reporter", "reporters", NULL };
	return is_any(low, nouns);
}

/* The same, of words that headlines end with, too: "Bread for the Workers", "The Mayor". Only where no small word joins them. */
bool head_is_plain_body(struct str low)
{
	static const char *const nouns[] = { "bishop", "brotherhood", "circle", "evening", "hall",
		"map", "mayor", "neighbours", "neighbors", "project", "rescue", "section",
		"spotters", "survivors", "teachers", "volunteers", "watchers", "workers", "youth",
		"division", "unit", "relief", "rights", "tonight", NULL };
	return is_any(low, nouns);
}

/* Words with small letters that may stand in the other parts of such a line. */
bool head_fills(struct str low)
{
	static const char *const fills[] = { "local", "public", "official", "verified", "personal",
		"private", "community", "satellite", "state", "regional", "national", "resident",
		"evening", "morning", "noon", "midday", "night", "daily", "weekly", "monthly",
		"yearly", "annual", "quarterly", "news", "programme", "program", "no", "no.", "nr",
		"number", "event", "record", "incident", "entry", "excerpt", "extract", "summary",
		"live", "special", "first", "second", "third", "final", "desk", "verbale", "its",
		"her", "his", "their", "translated", "translation", "unofficial", "automatic",
		"language", "updates", "as", "a", "an", "this", "message", "voice", "text", "own",
		"that", "full", "short", "new", "front", "page", "p", "p.", "vol", "vol.", "exile",
		"war", "situation", "activity", "log", "week", "health", "family", NULL };
	return is_any(low, fills);
}

/* "posted on", "last updated": what leads to a date. */
bool head_issues(struct str low)
{
	static const char *const issues[] = { "posted", "published", "issued", "released", "sent",
		"received", "shared", "uploaded", "broadcast", "aired", "dated", NULL };
	return is_any(low, issues);
}

/* Nouns of deeds, which a title has: "Massacre in the Old Town". */
bool head_is_deed(struct str low)
{
	static const char *const deeds[] = { "airstrike", "airstrikes", "ambush", "arrest",
		"arrests", "assault", "battle", "blast", "blasts", "bombardment", "bombings",
		"burial", "ceasefire", "clash", "clashes", "crackdown", "crash", "deaths", "death",
		"drowned", "events", "executed", "executions", "explosion", "fighting", "found",
		"gunmen", "hostages", "incident", "injured", "killings", "massacre", "missing",
		"mourns", "murder", "murders", "operation", "overwhelmed", "protest", "protests",
		"repression", "rescued", "rises", "rise", "climbs", "shooting", "shootings", "shot",
		"siege", "slaughter", "soldiers", "tolls", "violence", "war", "wounded", "drone",
		"air", "shells", "continue", "continues", "after", "as", "amid", "over", NULL };
	return outlet_tells_news(low) || is_any(low, deeds);
}

/* READ-43: those of whom no word says that they publish. */
bool head_is_known(struct str name)
{
	static const char *const names[] = { "reuters", "ap", "afp", "upi", "efe", "ansa", "dpa",
		"tass", "xinhua", "pti", "ani", "anadolu", "agencies", "cnn", "bbc", "rt", "dw",
		"npr", "pbs", "voa", "rfi", "bloomberg", "euronews", "sputnik", "interfax",
		"politico", "newsweek", "axios", "bellingcat", "airwars", "rudaw", "al jazeera",
		"al-jazeera", "al arabiya", "al-arabiya", "al mayadeen", "al-mayadeen",
		"al-monitor", "middle east eye", "deutsche welle", "le monde", "der spiegel",
		"haaretz", "save the children", "doctors without borders", "icrc", "msf", "ohchr",
		"ocha", "unhcr", "unicef", "amnesty", NULL };
	for (size_t i = 0; names[i]; i++)
		if (str_equal_fold(name, str_from(names[i])))
			return true;
	return false;
}

/* READ-43: "VellExtra", "teleVell": a capital behind a small letter; "McVell" is a surname. */
bool head_is_run_together(const struct scanned *s, const struct word *w)
{
	enum { LEAST = 6 };
	static const char *const kin[] = { "mc", "mac", "de", "o'", "al-", "el-", NULL };
	const char *at = s->text.at + w->begin;
	if (w->end - w->begin < LEAST || w->shape & (SHAPE_PUNCT | SHAPE_DIGIT))
		return false;
	for (size_t i = 0; kin[i]; i++)
		if (str_starts(w->low, str_from(kin[i])))
			return false;
	for (size_t i = 1; i + w->begin < w->end; i++)
		if (at[i] >= 'A' && at[i] <= 'Z' && at[i - 1] >= 'a' && at[i - 1] <= 'z')
			return true;
	return false;
}
