// All text of the interface, from the catalogue; numbers, days and ranges as src/publish/words.c writes them.
import { ask } from "./api.js";

let catalogue = { language: "en", rtl: false, languages: ["en"], words: {} };

function preferred() {
	const own = localStorage.getItem("language") || navigator.language.slice(0, 2);
	return own === "ar" ? "ar" : own;
}

export const language = () => catalogue.language;
export const languages = () => catalogue.languages;

export async function openWords(wanted = preferred()) {
	catalogue = await ask(`words?language=${encodeURIComponent(wanted)}`).catch(() => ask("words?language=en"));
	openSentences(catalogue.engine);
	document.documentElement.lang = catalogue.language;
	document.documentElement.dir = catalogue.rtl ? "rtl" : "ltr";
}

export async function chooseLanguage(wanted) {
	localStorage.setItem("language", wanted);
	await openWords(wanted);
}

const has = (key) => Object.hasOwn(catalogue.words, key);
const get = (key) => (has(key) ? catalogue.words[key] : `[${key}]`);

// The text of a key with {0}, {1} ... filled in.
export function t(key, ...values) {
	return get(key).replace(/\{(\d)\}/g, (all, i) => (i < values.length ? String(values[i]) : all));
}

// A word of an enumeration under its heading: use.superseded. Itself when it has no entry.
export function tOf(heading, word) {
	if (word === null || word === undefined) return t("web.not-known");
	const key = `${heading}.${String(word).replaceAll(" ", "-").replaceAll(",", "_")}`;
	return has(key) ? get(key) : String(word);
}

function arabicForm(n) {
	const last = n % 100;
	if (n <= 2) return ["zero", "one", "two"][n];
	return last >= 3 && last <= 10 ? "few" : last >= 11 ? "many" : "other";
}

const FORMS = {
	english: (n) => (n === 1 ? "one" : "other"),
	french: (n) => (n <= 1 ? "one" : "other"),
	arabic: arabicForm,
};

// The form of a text for a number of things; {0} is the number.
export function tCount(key, n, ...more) {
	const form = (FORMS[get("plural")] || FORMS.english)(n);
	return t(has(`${key}.${form}`) ? `${key}.${form}` : `${key}.other`, number(n), ...more);
}

const digits = (text) => {
	const own = get("number.digits").split(" ");
	return own.length === 10 ? String(text).replace(/[0-9]/g, (d) => own[d]) : String(text);
};

export function number(n) {
	if (n === null || n === undefined) return t("web.not-known");
	const [whole, part] = String(n).split(".");
	const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, get("number.group")) : whole;
	return digits(part ? `${grouped}.${part}` : grouped);
}

export const percent = (share) => t("web.percent", number(Math.round(share * 100)));

export function day(iso) {
	const at = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso || "");
	if (!at) return t("date.none");
	return t("date.day", digits(Number(at[3])), t(`month.${Number(at[2])}`), digits(at[1]));
}

export const year = (y) => digits(y);
export const monthOf = (y, m) => t("date.month", t(`month.${Number(m)}`), digits(y));

const daysIn = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

export function days(from, to) {
	if (!from || !to || from === to) return day(from || to);
	const [fy, fm, fd] = from.split("-").map(Number), [ty, tm, td] = to.split("-").map(Number);
	if (fy !== ty || fm !== tm) return t("date.range", day(from), day(to));
	if (fd === 1 && td === daysIn(ty, tm)) return t("date.month", t(`month.${fm}`), digits(fy));
	return t("date.range", digits(fd), day(to));
}

// A moment of the ledger, in UTC.
export function moment(iso) {
	const at = /T(\d\d:\d\d)/.exec(iso || "");
	return at ? t("web.moment", day(iso), digits(at[1])) : day(iso);
}

const known = (n) => n !== null && n !== undefined;

export function range({ low, high, open } = {}) {
	const with2 = (key) => t(key, number(low ?? 0), number(high ?? 0));
	if (!known(low) && !known(high)) return t("range.none");
	if (!known(low)) return with2(open ? "range.open-up-to" : "range.up-to");
	if (!known(high) || low === high) return with2(open || !known(high) ? "range.open-one" : "range.one").replace("{1}", number(low));
	return with2(open ? "range.open" : "range.closed");
}

// What the engines say is English. A catalogue has their sentences with what is filled in left open: a sentence is known again by what
// is fixed in it, from the most to the least, and said in the catalogue's words. One that it does not know stays as it is.
let sentences = [];

function openSentences(english) {
	sentences = Object.entries(english).map(([key, text]) => ({ key, fixed: text.split(/\{\d\}/), slots: [...text.matchAll(/\{(\d)\}/g)].map((m) => Number(m[1])) }))
		.sort((a, b) => b.fixed.join("").length - a.fixed.join("").length);
}

// What stands between the fixed words, or null: from the left, so that no text of a stranger makes it try long.
function between(fixed, text) {
	if (fixed.length === 1) return text === fixed[0] ? [] : null;
	if (!text.startsWith(fixed[0]) || !text.endsWith(fixed.at(-1))) return null;
	const parts = [], end = text.length - fixed.at(-1).length;
	let at = fixed[0].length;
	for (const next of fixed.slice(1, -1)) {
		const found = text.indexOf(next, at + 1);
		if (found < 0) return null;
		parts.push(text.slice(at, found));
		at = found + next.length;
	}
	return end > at ? [...parts, text.slice(at, end)] : null;
}

const MANY = /(?<=\)),? (?:and )?(?=the )/;	// "the age (...), the sex (...) and the place (...)"

function filledIn(text) {
	if (/^[\d.]+$/.test(text)) return digits(text);
	const role = `web.role.${text.replaceAll(" ", "-")}`, items = text.split(MANY);
	return has(role) ? get(role) : items.length > 1 ? items.map(filledIn).join(get("list.comma")) : said(text) ?? text;
}

const WHAT = /^'([^']+)': (.+)$/s;	// "'a file': what is wrong with it"

// An engine's sentence in the language of the page; null where the catalogue does not have it.
export function said(text) {
	if (!sentences.length) return text;
	for (const s of sentences) {
		const parts = between(s.fixed, text);
		if (!parts) continue;
		const values = [];
		s.slots.forEach((slot, i) => { values[slot] = filledIn(parts[i]); });
		return t(s.key, ...values);
	}
	const of = WHAT.exec(text), rest = of && said(of[2]);
	return rest ? t("web.said-of", of[1], rest) : null;
}
