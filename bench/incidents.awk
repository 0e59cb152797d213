# Invented claims, reviewed: INCIDENTS incidents of REPORTS reports with two claims each.
#   awk -v incidents=1000 -v reports=25 -f bench/incidents.awk >claims.jsonl
function day(n) { return sprintf("%04d-%02d-%02d", 2031 + int(n / 336), int(n % 336 / 28) + 1, n % 28 + 1) }
function claim(id, report, i, r, harm, low, high, published,   kinds) {
	printf "{\"id\":\"%s\",\"report\":\"%s\",\"document\":\"%s\",\"outlet\":\"Outlet %d\",\"url\":\"https://example.org/%s\",\"published\":\"%s\",\"language\":\"en\",", id, report, report, r % 17, report, published
	printf "\"span\":[%d,%d],\"words\":\"%d people were %s in Town %s, source %d said on the record\",", 100, 160, low, harm, letters(i), r % 9
	printf "\"act\":\"shelling\",\"harm\":\"%s\",\"status\":\"%s\",\"count\":{\"low\":%d,\"high\":%d,\"stated\":%d,\"words\":\"%d\",\"rule\":\"COUNT-1\"},\"scope\":\"whole\",", harm, r % 3 ? "unknown" : "civilian", low, high, high, low
	printf "\"victims\":[{\"words\":\"Person %s\",\"kind\":\"person\",\"name\":\"Person %s %s\",\"age\":%d}],", letters(r), letters(i * 31 + r), letters(r * 7 + 3), (i + r) % 80 + 1
	printf "\"place\":{\"words\":\"Town %s\",\"name\":\"Town %s\",\"lat\":%.4f,\"lon\":%.4f,\"precision\":1},", letters(i), letters(i), 31 + i % 97 / 40, 34 + i % 89 / 40
	printf "\"date\":{\"words\":\"on the day\",\"from\":\"%s\",\"to\":\"%s\",\"precision\":1},", day(i), day(i)
	printf "\"sources\":[{\"words\":\"source\",\"name\":\"Office %s\",\"kind\":\"%s\"}],\"stance\":\"asserts\",\"incident\":1,\"by\":\"reader/1\",\"reviewed\":\"accepted\",\"reviewed_by\":\"analyst %d\"}\n", letters(r % 9), r % 2 ? "medical" : "government", r % 2
}
function letters(n,   s) { s = ""; do { s = s sprintf("%c", 97 + n % 26); n = int(n / 26) } while (n > 0); return toupper(substr(s, 1, 1)) substr(s, 2) "a" }
BEGIN {
	for (i = 1; i <= incidents; i++)
		for (r = 1; r <= reports; r++) {
			report = sprintf("r%d-%d", i, r)
			published = day(i + int(r / 5))
			printf "{\"report\":\"%s\",\"outlet\":\"Outlet %d\",\"title\":\"What happened in Town %s\",\"published\":\"%s\",\"language\":\"en\",\"read\":true,\"bytes\":2000}\n", report, r % 17, letters(i), published
			claim(report "#1", report, i, r, "killed", 5 + i % 40 + r % 5, 5 + i % 40 + r % 5 + r % 3, published)
			claim(report "#2", report, i, r, "injured", 9 + i % 40 + r % 7, 9 + i % 40 + r % 7, published)
		}
}
