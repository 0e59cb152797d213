// Records that may be one person, two at a time, in the order in which a look is worth most; and the persons that came of it.
import { html, useEffect, useLayoutEffect, useState } from "../html.js";
import { ahead, query, shared, useData, whenLocked } from "../api.js";
import { coming, decide, lastTargets, say, undo } from "../decisions.js";
import { useKeys } from "../keys.js";
import { inert, Name } from "../text.js";
import { Begin, Key, Loading, Pager, Said, Segmented, link, useRowKeys } from "../ui.js";
import { number, percent, said, t, tCount, tOf } from "../words.js";

const AT_ONCE = 50;
const keyOf = (p) => `${p.a.id} ${p.b.id}`;

// Looked at and not decided: they come again after the others, for as long as the page is open.
const aside = new Set();
const done = new Set(), reopened = new Set(), seen = new Map();
whenLocked(() => { for (const held of [aside, done, reopened, seen]) held.clear(); });

// What both values share at their ends is not marked.
function parts(value, other) {
	const a = [...value], b = [...other];
	let head = 0, tail = 0;
	while (head < a.length && head < b.length && a[head].toLowerCase() === b[head].toLowerCase()) head++;
	while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail].toLowerCase() === b[b.length - 1 - tail].toLowerCase()) tail++;
	return [a.slice(0, head).join(""), a.slice(head, a.length - tail).join(""), a.slice(a.length - tail).join("")];
}

function Value({ of, other }) {
	if (of === null || of === undefined || of === "") return html`<span class="soft">${t("web.not-known")}</span>`;
	if (!other || of.length > 500 || of === other) return html`<${Name} text=${of} />`;
	const [head, middle, tail] = parts(String(of), String(other));
	return html`<bdi>${inert(head)}${middle && html`<ins class="differs">${inert(middle)}</ins>`}${inert(tail)}</bdi>`;
}

// A weight as a bar from the middle: to one side for one person, to the other against.
function Weight({ of, most }) {
	const part = Math.min(1, Math.abs(of) / most) * 48;
	return html`<svg class="weight" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><path class="axis" d="M50 0V10" />
		${of > 0 ? html`<rect class="for" x="50" y="2" width=${part} height="6" />` : html`<rect class="against" x=${50 - part} y="2" width=${part} height="6" />`}</svg>`;
}

// Letters as they are compared: without case, blanks, vowel signs; digits and alefs of one kind.
const fold = (c) => c.toLowerCase().replace(/[\s\u064b-\u0652\u0640'’-]/gu, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/[٠-٩۰-۹]/g, (d) => String(d.charCodeAt(0) & 15));
const numbers = (v) => (fold(v.replace(/[^\p{N}]+/gu, "|")).match(/\d+/g) || []).map(Number).sort((x, y) => x - y).join();
const SEX = { male: /^(m|male|ذكر)$/iu, female: /^(f|female|أنثى|انثى)$/iu };

// A compared value as its list writes it: what is compared is folded.
function asWritten(value, record) {
	const wanted = value && fold(value);
	for (const raw of Object.values(record.fields || {})) {
		const chars = [...raw], folded = chars.map(fold), at = wanted ? folded.join("").indexOf(wanted) : -1;
		if (at < 0 || raw.length > 300) continue;
		let from = 0, seen = 0;
		while (seen + folded[from].length <= at) seen += folded[from++].length;
		let to = from;
		while (to < chars.length && seen < at + wanted.length) seen += folded[to++].length;
		return chars.slice(from, to).join("").trim();
	}
	return value;
}

// "64 by its dates": worked out, and written in no list.
const workedOut = (value) => (/^\d+ by its dates$/.test(value || "") ? said(value) ?? value : value);
const covers = (value, raw) => fold(raw).includes(fold(value)) || (numbers(raw) && numbers(raw) === numbers(value)) || Boolean(SEX[value]?.test(raw.trim()));

// The fields that were compared, the columns that say more, and those that only repeat them.
function rowsOf(pair) {
	const evidence = pair.evidence || [], compared = evidence.map((e) => ({ field: e.field, a: workedOut(asWritten(e.a, pair.a)), b: workedOut(asWritten(e.b, pair.b)), evidence: e }));
	const raw = new Map(), said = (side, value) => value === pair[side].record || evidence.some((e) => e[side] && covers(e[side], value));
	for (const side of ["a", "b"]) for (const [field, value] of Object.entries(pair[side].fields || {})) if (value) raw.set(field, { ...(raw.get(field) || { field, repeats: true }), [side]: value });
	for (const row of raw.values()) row.repeats = ["a", "b"].every((side) => !row[side] || said(side, row[side]));
	return { compared, more: [...raw.values()].filter((r) => !r.repeats), all: [...raw.values()] };
}

const SIGNS = { same: "=", close: "≈", differs: "≠", unknown: "" };
const equal = (r) => fold(String(r.a)) === fold(String(r.b));
const kindOf = (r) => (!r.a || !r.b || (!r.evidence && !equal(r)) ? "unknown" : equal(r) ? "same" : r.evidence.weight > 0 ? "close" : "differs");

function Row({ r, most }) {
	const kind = kindOf(r);
	return html`<tr data-kind=${kind} class=${r.evidence ? "" : "beside"}><th scope="row">${tOf("web.role", r.field)}</th><td><${Value} of=${r.a} other=${r.evidence && r.b} /></td>
		<td class="sign" aria-label=${t(`web.compare.${kind}`)}>${SIGNS[kind]}</td><td><${Value} of=${r.b} other=${r.evidence && r.a} /></td>
		<td class="why">${r.evidence && html`<${Weight} of=${r.evidence.weight} most=${most} /> <span class="soft"><${Said} text=${r.evidence.words || r.evidence.level} /></span>`}</td></tr>`;
}

function Pair({ pair }) {
	const { compared, more, all } = rowsOf(pair), most = Math.max(4, ...compared.map((r) => Math.abs(r.evidence.weight)));
	const head = (r) => html`<th scope="col"><${Name} text=${r.list} /> <span class="soft"><${Name} text=${r.record ?? r.id} /></span></th>`;
	return html`<div class="wide" tabindex="0" role="region" aria-label=${t("web.pair")}><table class="pair">
		<thead><tr><td></td>${head(pair.a)}<td class="sign-head"></td>${head(pair.b)}<th scope="col" class="evidence-head">${t("web.evidence")}</th></tr></thead>
		<tbody>${[...compared, ...more].map((r) => html`<${Row} key=${r.field} r=${r} most=${most} />`)}</tbody></table></div>
		${pair.sentence && html`<p class="sentence" dir="auto"><${Said} text=${pair.sentence} /></p>`}
		<details class="raw"><summary>${t("web.as-written")}</summary><table class="pair"><tbody>${all.map((r) => html`<${Row} key=${r.field} r=${r} most=${most} />`)}</tbody></table></details>`;
}

// The pair on the screen stays until it is decided, whatever the list behind it becomes; the one after it is there already.
function useQueue(pairs) {
	const [now, setNow] = useState(null);
	for (const p of pairs) seen.set(keyOf(p), p);
	const open = (p) => p && !done.has(keyOf(p)) && (!p.decided || reopened.has(keyOf(p))) && !coming(p.a.id, p.b.id);
	const rest = pairs.filter(open), fresh = [...rest.filter((p) => !aside.has(keyOf(p))), ...rest.filter((p) => aside.has(keyOf(p)))];
	const held = seen.get(now), pair = open(held) ? held : fresh[0];
	useLayoutEffect(() => { if (pair && keyOf(pair) !== now) setNow(keyOf(pair)); });
	const others = fresh.filter((p) => p !== pair && keyOf(p) !== (pair && keyOf(pair)));
	return { pair, left: others.length + (pair ? 1 : 0), others, show: (key) => setNow(key) };
}

function Decider({ pairs, total }) {
	const { pair, left, others, show } = useQueue(pairs);
	const judge = (decision) => {
		if (!pair) return;
		const key = keyOf(pair);
		done.add(key);
		reopened.delete(key);
		show(others[0] ? keyOf(others[0]) : null);
		decide({ decision, targets: [pair.a.id, pair.b.id], knew: (pair.judgements || []).map((j) => j.id), about: t("web.about", tOf("web.decision", decision), `${nameOf(pair.a)} / ${nameOf(pair.b)}`) })
			.then((answer) => { if (!answer) reopen(key); });
	};
	const reopen = (key) => {
		done.delete(key);
		reopened.add(key);
		show(key);
	};
	const skip = () => {
		if (!pair) return;
		aside.delete(keyOf(pair));
		aside.add(keyOf(pair));
		say(t("web.put-aside"));
		show(others[0] ? keyOf(others.find((p) => !aside.has(keyOf(p))) || others[0]) : null);
	};
	const back = () => {
		const last = lastTargets(), key = last?.length === 2 ? last.join(" ") : null;
		undo();
		if (key && seen.has(key)) reopen(key);
	};
	useKeys({ 1: [t("web.decision.same"), () => judge("same")], 0: [t("web.decision.different"), () => judge("different")], "?": [t("web.cannot-tell"), skip], u: [t("web.undo-last"), back] }, 2);
	if (!pair) return html`<p class="lead">${t("web.pairs.done")}</p>`;
	return html`<div class="decider"><p class="soft n">${tCount("web.pairs.left", Math.max(left, total - (pairs.length - left)))}</p>
		<div class="actions big-actions"><button class="main" onClick=${() => judge("same")}>${t("web.decision.same")} <${Key} of="1" /></button><button onClick=${() => judge("different")}>${t("web.decision.different")} <${Key} of="0" /></button>
			<button onClick=${skip}>${t("web.cannot-tell")} <${Key} of="?" /></button><button class="quiet" onClick=${back}>${t("web.undo")} <${Key} of="u" /></button>
			<span class="probability">${t("web.probability", percent(pair.probability))}</span></div>
		<${Pair} key=${keyOf(pair)} pair=${pair} /></div>`;
}

const nameOf = (r) => Object.entries(r.fields || {}).find(([k]) => /name/i.test(k))?.[1] || r.id;

function Pairs() {
	const entry = useData(query("pairs", { from: 0, count: AT_ONCE })), a = entry.answer;
	useEffect(() => ahead(query("persons", { from: 0, count: AT_ONCE })), []);
	return html`<${Loading} entry=${a?.stale && !a.pairs.length ? {} : entry}>${a && html`<${Decider} pairs=${a.pairs} total=${a.total} />`}<//>`;
}

function List() {
	const [find, setFind] = useState(""), [from, setFrom] = useState(0), entry = useData(query("persons", { find: find.trim(), from, count: AT_ONCE })), a = entry.answer;
	useRowKeys();
	return html`<label class="field narrow">${t("web.find-person")}<input type="search" dir="auto" value=${find} onInput=${(e) => { setFind(e.target.value); setFrom(0); }} /></label>
		<${Loading} entry=${a?.stale && !a.persons.length ? {} : entry}>${a && html`<p class="soft" role="status">${tCount("web.persons", a.total)}</p><div class="wide" tabindex="0" role="region" aria-label=${t("table.label")}><table>
			<thead><tr><th scope="col">${t("table.name")}</th><th scope="col">${t("web.records")}</th><th scope="col">${t("web.lists")}</th><th scope="col">${t("web.sure")}</th></tr></thead>
			<tbody>${a.persons.map((p) => html`<tr key=${p.id}><td><a href=${link.person(p.id)}><${Name} text=${p.name} /></a></td><td class="n">${number(p.records.length)}</td><td><${Name} text=${p.lists.join(t("list.comma"))} /></td><td class="n">${percent(p.probability)}</td></tr>`)}</tbody></table></div>
			<${Pager} total=${a.total} from=${from} count=${AT_ONCE} onGo=${setFrom} />`}<//>`;
}

export function Persons({ with: more }) {
	const [tab, setTab] = useState(more.get("tab") || "pairs");
	return html`<div class="section-head"><h1>${t("web.page.persons")}</h1><${Segmented} label=${t("web.page.persons")} value=${tab} onPick=${setTab} options=${[["pairs", t("web.pairs")], ["all", t("web.persons.all")]]} /></div>
		${shared.state.counts?.lists === 0 ? html`<${Begin} says="web.begin.no-list" files="lists/*.csv" />` : tab === "pairs" ? html`<${Pairs} />` : html`<${List} />`}`;
}

export function Person({ id }) {
	const entry = useData(query("person", { id })), p = entry.answer;
	const fields = [...new Set((p?.records || []).flatMap((r) => Object.keys(r.fields)))];
	return html`<${Loading} entry=${entry}>${p && html`<p><a href="#/persons?tab=all">${t("web.persons.all")}</a></p><h1><${Name} text=${p.name} /></h1>
		<p class="lead">${tCount("web.records-of", p.records.length)} · ${t("web.probability", percent(p.probability))}</p>
		${p.sentence && html`<p class="sentence" dir="auto"><${Said} text=${p.sentence} /></p>`}
		<div class="wide" tabindex="0" role="region" aria-label=${t("table.label")}><table class="pair person"><thead><tr><td></td>${p.records.map((r) => html`<th scope="col"><${Name} text=${r.list} /> <span class="soft"><${Name} text=${r.record ?? r.id} /></span></th>`)}</tr></thead>
			<tbody>${fields.map((f) => html`<tr><th scope="row">${tOf("web.role", f)}</th>${p.records.map((r) => html`<td>${r.fields[f] ? html`<${Value} of=${r.fields[f]} />` : html`<span class="soft" aria-hidden="true">–</span><span class="hidden">${t("web.not-known")}</span>`}</td>`)}</tr>`)}</tbody></table></div>`}<//>`;
}
