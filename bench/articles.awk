# Prints COUNT invented articles of 366 words as JSON Lines. KIND plain is a news article in which three sentences in ten speak of violence, as in MUC;
# dense one in which every sentence speaks of killing. The same SEED gives the same bytes under any awk.
# usage: awk -v COUNT=1000 -v KIND=plain -v SEED=1 -f bench/articles.awk
function chance(n) { # in [0, n): Park and Miller's generator, exact in a double
	state = (state * 16807) % 2147483647
	return int(state / 2147483647 * n)
}
function one(list, n) { return list[chance(n) + 1] }
function fill(s, out, p, what) {
	out = ""
	while ((p = index(s, "{")) > 0) {
		what = substr(s, p + 1, index(s, "}") - p - 1)
		out = out substr(s, 1, p - 1)
		if (what == "P") out = out one(place, places)
		else if (what == "O") out = out one(outlet, outlets)
		else if (what == "S") out = out one(source, sources)
		else if (what == "N") out = out (2 + chance(60))
		else if (what == "D") out = out one(day, days)
		else if (what == "M") out = out one(name, names)
		else if (what == "A") out = out one(actor, actors)
		s = substr(s, index(s, "}") + 1)
	}
	return out s
}
function words_in(s, parts) { return split(s, parts, " ") }
BEGIN {
	state = SEED + 0 > 0 ? SEED : 1
	places = split("Port Selene|Tal Sahra|Wadi Meren|Kesten|Upper Marad|the Orsa district|Halvik|Dunmere", place, "|")
	outlets = split("Meridian News Agency|Coastline Daily|The Harbour Post|Radio Breakwater", outlet, "|")
	sources = split("the Health Directorate|police|a hospital official|the camp council|Lantern Watch|residents|an army spokesman|the Interior Ministry", source, "|")
	days = split("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday", day, "|")
	names = split("Maysaa Hijazi|Rizq Deeb Azzam|Tomas Varga|Elin Sorensen|Karim Haddad|Ana Belmonte", name, "|")
	actors = split("gunmen|soldiers|armed men in two vehicles|a militia unit|the army|unidentified attackers", actor, "|")
	quiet = split("The council of {P} met on {D} to discuss the price of bread and the repair of the coastal road.|{M}, who has taught at the school for 17 years, said that the harvest would be the best since 2019.|Trade between {P} and {P} grew by 12 percent last year, according to figures that were published on {D}.|The minister told reporters that a delegation of 14 would travel to {P} for talks about fishing rights.|Rain is expected in {P} until {D}, with temperatures of 18 to 24 degrees along the coast.|The new bridge is 340 metres long and cost 27 million, {M} said at the opening.|Residents of {P} have asked for a second bus to the hospital, which lies 9 kilometres away.|The team from {P} won by 3 goals to 1 before a crowd of 4,500.|In a letter to {O}, {M} recalled how the market was rebuilt after the flood of 1998.|Negotiators agreed on {D} to extend the deadline by two weeks, and both sides called the meeting useful.", plain, "|")
	loud = split("At least {N} people were killed in {P} on {D}, {S} said.|{S} said that {N} civilians, among them {N} children, died when {A} opened fire near the market of {P}.|{A} killed {N} villagers and wounded {N} others in an attack on {P}, according to {S}.|The bodies of {N} men were found near {P} on {D}, {M} told {O}.|{S} denied that anyone had been killed in {P} and spoke of an operation against {N} armed men.|{M}, a 34-year-old nurse, was shot dead in {P} by {A}, her family said.|Between {N} and 90 people are believed to have been killed since {D} in the villages around {P}.|The toll in {P} rose to {N} after {N} of the wounded died, {S} reported.|{N} people were killed or injured when a shell hit a house in {P}, {S} said on {D}.|More than {N} residents of {P} were massacred by {A} on {D}, and dozens are missing, {S} said.", dense, "|")
	for (i = 1; i <= COUNT; i++) {
		text = fill("PORT SELENE, March " (1 + chance(28)) ", 2031 ({O}) - ")
		for (n = words_in(text); n < 366; n += words_in(s)) {
			s = fill(KIND == "dense" || chance(100) < 31 ? one(dense, loud) : one(plain, quiet))
			s = toupper(substr(s, 1, 1)) substr(s, 2)
			text = text s (chance(4) == 0 ? "\\n\\n" : " ")
		}
		printf "{\"id\":\"%s%d\",\"outlet\":\"%s\",\"date\":\"2031-03-%02d\",\"text\":\"%s\"}\n", KIND, i, one(outlet, outlets), 1 + chance(28), text
	}
}
