// An incident: why its toll is what it is, and what changes it.
import { html, useEffect, useMemo, useRef, useState } from "../html.js";
import { ask, query, useData } from "../api.js";
import { decide, say } from "../decisions.js";
import { useKeys } from "../keys.js";
import { Name, Quote } from "../text.js";
import { Bar, Dialog, Disputed, Key, Loading, Pager, Reason, Review, Said, Stale, Toll, figureOf, go, link, reviewOf, useRowKeys } from "../ui.js";
import { day, days, number, range, said, t, tCount, tOf } from "../words.js";

const QUESTIONS = ["did it happen", "who did it", "whom", "how many"];
const PAGE = 200;

// A report that names nobody is an origin of its own, by its id, which says nothing to a person.
const originName = (name) => (!name || /^[0-9a-f]{12}:\d+$/.test(name) ? t("origin.none") : name);

export function IncidentTable({ incidents }) {
	const most = Math.max(1, ...incidents.map((i) => i.killed?.high ?? 0));
	if (!incidents.length) return html`<p class="soft">${t("web.incidents.none")}</p>`;
	return html`<div class="wide" tabindex="0" role="region" aria-label=${t("table.label")}><table class="incidents">
		<thead><tr><th scope="col">${t("table.place")}</th><th scope="col">${t("table.date")}</th><th scope="col">${t("table.killed")}</th><td class="bar-head"></td><th scope="col" class="num">${t("web.claims")}</th><th scope="col" class="num">${t("web.to-review")}</th><th scope="col">${t("table.harm")}</th><th scope="col">${t("table.event")}</th></tr></thead>
		<tbody>${incidents.map((i) => html`<tr key=${i.id} class=${i.background || i.aggregate ? "aside" : ""}>
			<td><a href=${link.incident(i.id)}><${Name} text=${i.place || t("place.none")} /></a>${i.background || i.aggregate ? html` <span class="tag">${t(i.background ? "web.retold" : "web.several")}</span>` : null}</td>
			<td class="when">${days(i.from, i.to)}</td><td><b><${Toll} toll=${i.killed} /></b></td><td><${Bar} toll=${i.killed} most=${most} /></td>
			<td class="n num" data-label=${t("web.claims")}>${number(i.claims)}</td><td class="n num" data-label=${t("web.to-review")}>${i.unreviewed ? html`<b>${number(i.unreviewed)}</b>` : number(0)}</td>
			<td data-label=${t("table.harm")}>${i.grade ? tOf("grade", i.grade.harm) : ""}</td><td data-label=${t("table.event")}>${i.grade ? tOf("event", i.grade.event) : ""}</td></tr>`)}</tbody></table></div>`;
}

export function Incidents() {
	useRowKeys();
	const [from, setFrom] = useState(0), entry = useData(query("casebook", { from, count: PAGE })), a = entry.answer;
	return html`<h1>${t("incidents.head")}</h1><${Loading} entry=${entry}>${a && html`<${IncidentTable} incidents=${a.incidents} /><${Pager} total=${a.total ?? a.incidents.length} from=${from} count=${PAGE} onGo=${setFrom} />`}<//>`;
}

function SetBy({ toll, byId }) {
	const row = (bound, key) => {
		const set = toll.set_by?.[bound], claim = set?.claim && byId.get(set.claim), own = toll.claims.find((c) => c.id === set?.claim);
		if (toll[bound] === null || toll[bound] === undefined) return null;
		return html`<dt>${t(key, number(toll[bound]))}</dt><dd>${claim ? html`<${Name} text=${originName(own?.origin || claim.origin)} />${own?.time ? html`${t("list.comma")}${day(own.time)}` : null}: <a href=${link.report(claim.report, claim.id)}><${Quote} text=${claim.claim.words || ""} /></a>`
			: set?.identified ? t("setter.identified") : t("setter.nobody")}${set?.identified && claim ? html` <span class="soft">(${t("setter.identified")})</span>` : null}</dd>`;
	};
	return html`<section><h2>${t("setter.head")}</h2><dl class="setters">${row("low", "setter.low")}${row("best", "setter.best")}${row("high", "setter.high")}</dl></section>`;
}

function Rules({ rules, now, byId, onPick }) {
	const most = Math.max(1, ...rules.map((r) => r.high ?? r.low ?? 0));
	const names = (ids) => (ids || []).map((id) => byId.get(id)).filter(Boolean);
	const sets = (ids) => names(ids).slice(0, 2).map((c, i) => html`${i > 0 && t("list.comma")}<a href=${link.report(c.report, c.id)}><${Quote} text=${c.claim.words || ""} most=${40} /></a>`);
	return html`<section><h2>${t("web.rules")}</h2><div class="wide" tabindex="0" role="region" aria-label=${t("web.rules")}><table>
		<thead><tr><th scope="col">${t("web.rule")}</th><th scope="col">${t("table.range")}</th><td class="bar-head"></td><th scope="col">${t("web.sets-low")}</th><th scope="col">${t("web.sets-high")}</th></tr></thead>
		<tbody>${rules.map((r) => html`<tr class=${r.rule === now ? "now" : ""}><td><button class="quiet" aria-pressed=${String(r.rule === now)} onClick=${() => onPick(r.rule)}>${tOf("web.rule", r.rule)}</button></td>
			<td><${Toll} toll=${r} /></td><td><${Bar} toll=${r} most=${most} /></td><td>${sets(r.sets?.low)}</td><td>${sets(r.sets?.high)}</td></tr>`)}</tbody></table></div></section>`;
}

function ClaimRow({ item, use, now, selected, onSelect, onNow }) {
	return html`<li class=${item.id === now ? "claim-row now" : "claim-row"} data-claim=${item.id} aria-current=${item.id === now ? "true" : undefined} onClick=${() => onNow(item.id)}>
		<input type="checkbox" checked=${selected} aria-label=${t("web.select-claim")} onChange=${() => onSelect(item.id)} />
		<div><a href=${link.report(item.report, item.id)}><${Quote} text=${item.claim.words || ""} most=${140} /></a>
			<div class="soft"><span class="n">${figureOf(item.claim)}</span> · <${Name} text=${item.title || item.claim.outlet || item.report} />${item.claim.published ? html`${t("list.comma")}${day(item.claim.published)}` : null}</div></div>
		<div class="row-end"><${Disputed} item=${item} /><${Review} state=${reviewOf(item)} /><span class="soft">${use ? tOf("use", use) : ""}</span></div></li>`;
}

function Origin({ origin, claims, uses, left, most, toll, on, row }) {
	const without = origin.without;
	return html`<section class=${left ? "origin-box left-out" : "origin-box"}>
		<header><h3><${Name} text=${originName(origin.name)} /></h3>
			<span class="n">${origin.low === null || origin.low === undefined ? "" : range(origin)}</span>
			<button aria-pressed=${String(left)} onClick=${() => on(left ? null : origin)}>${t(left ? "web.take-back-in" : "web.leave-out")}</button></header>
		${without && html`<p class="without"><span class="soft">${t("web.without-it")}</span> <${Toll} toll=${without} /> <${Bar} toll=${without} most=${most} />${same(without, toll) ? html` <span class="soft">${t("web.unchanged")}</span>` : html` <b>${t("web.changes-it")}</b>`}</p>`}
		<ul class="plain">${claims.map((c) => html`<${ClaimRow} key=${c.id} item=${c} use=${uses.get(c.id)} ...${row(c)} />`)}</ul></section>`;
}

function Positions({ positions, byId }) {
	const cell = (p, q) => p.cells.filter((c) => c.question === q).slice(0, 4).map((c) => {
		const claim = byId.get(c.claim), words = html`<${Quote} text=${c.words || ""} most=${60} />`;
		return html`<div class="cell"><span class=${`sign ${c.says}`} aria-hidden="true">${c.says === "denies" ? "⊘" : "●"}</span> <span class="hidden">${t(c.says === "denies" ? "position.denies" : "position.states")}</span> ${claim ? html`<a href=${link.report(claim.report, claim.id)}>${words}</a>` : words}</div>`;
	});
	if (!positions?.length) return null;
	return html`<section><h2>${t("positions.head")}</h2><div class="wide" tabindex="0" role="region" aria-label=${t("positions.head")}><table class="positions">
		<thead><tr><th scope="col">${t("table.party")}</th>${QUESTIONS.map((q) => html`<th scope="col">${tOf("question", q)}</th>`)}</tr></thead>
		<tbody>${positions.map((p) => html`<tr class=${p.contradicts_itself ? "clash" : ""}><th scope="row"><${Name} text=${originName(p.origin)} />${p.contradicts_itself && html`<div class="tag">${t("web.contradicts-itself")}</div>`}</th>${QUESTIONS.map((q) => html`<td>${cell(p, q)}</td>`)}</tr>`)}</tbody></table></div></section>`;
}

function Merge({ claims, onPick, onClose }) {
	const entry = useData(query("casebook", { from: 0, count: 500 })), others = (entry.answer?.incidents || []).filter((i) => !claims.some((c) => c.id === i.id)), pick = useRef(null), reason = useRef(null);
	useEffect(() => { if (others.length) pick.current.focus(); }, [others.length > 0]);
	const send = (e) => {
		e.preventDefault();
		onPick(others.find((i) => i.id === pick.current.value), reason.current.value.trim());
	};
	return html`<${Dialog} title=${t("web.merge")} onClose=${onClose}><form onSubmit=${send}><p>${t("web.merge.note")}</p>
		<label class="field">${t("web.merge.with")}<select ref=${pick} required>${others.map((i) => html`<option value=${i.id}>${i.place || t("place.none")}${t("list.comma")}${days(i.from, i.to)}: ${i.killed ? range(i.killed) : t("range.none")}</option>`)}</select></label>
		<label class="field">${t("web.reason")}<input ref=${reason} required dir="auto" maxlength="500" /></label>
		<div class="actions"><button class="main" type="submit" disabled=${!others.length}>${t("web.merge")}</button><button type="button" onClick=${onClose}>${t("web.cancel")}</button></div></form><//>`;
}

const knewOf = (items) => items.flatMap((c) => (c.judgements || []).map((j) => j.id));

async function merge(a, other, reason, name) {
	const there = await ask(query("incident", { id: other.id }));
	const pair = [a.claims[0], there.claims[0]].filter(Boolean);
	if (pair.length === 2) decide({ decision: "merge", targets: pair.map((c) => c.id), reason, knew: knewOf(pair), about: t("web.about", tOf("web.decision", "merge"), name) });
}

// One decision for each claim that goes, against one that stays.
function split(a, id, selected, reason, name) {
	const going = a.claims.filter((c) => selected.has(c.id)), stays = a.claims.find((c) => !selected.has(c.id));
	const all = going.map((c) => decide({ decision: "split", targets: [c.id, stays.id], reason, knew: knewOf([c, stays]), about: t("web.about", tOf("web.decision", "split"), name) }));
	// Where the claim went that this address is of, the page would go too.
	if (selected.has(id)) Promise.all(all).then((answers) => answers.every(Boolean) && go(link.incident(stays.id)));
}

function Choose({ incident, harm, status, onPick }) {
	const value = `${harm} ${status}`;
	return html`<label class="choose-toll"><span class="hidden">${t("web.which-toll")}</span><select value=${value} onChange=${(e) => onPick(...e.target.value.split(" "))}>
		${incident.tolls.map((x) => html`<option value=${`${x.harm} ${x.status}`}>${t("web.figure.taken", t("toll.of", tOf("harm", x.harm), tOf("status", x.status)), range(x))}</option>`)}</select></label>`;
}

const same = (x, y) => x.low === y.low && x.high === y.high && Boolean(x.open) === Boolean(y.open);

// Who changes the figure stands first, then who could have, then who gives one.
const weightOf = (o, whole) => (!o.without || !whole ? 0 : same(o.without, whole) ? 1 : 2) * 2 + (o.high !== null && o.high !== undefined ? 1 : 0);

function ordered(a, whole) {
	const byOrigin = new Map(a.origins.map((o) => [o, []])), of = new Map(a.origins.flatMap((o) => o.claims.map((id) => [id, o]))), rest = [];
	for (const c of a.claims) (byOrigin.get(of.get(c.id)) || rest).push(c);
	const groups = [...byOrigin].filter(([, list]) => list.length).sort(([x, m], [y, n]) => weightOf(y, whole) - weightOf(x, whole) || n.length - m.length);
	return { groups, rest, of, flat: [...groups.flatMap(([, list]) => list), ...rest] };
}

function useWork({ a, whole, on, setAsk, selected }) {
	const o = useMemo(() => ordered(a, whole), [a]), [now, setNow] = useState(whole?.set_by?.low?.claim || o.flat[0]?.id), place = Math.max(0, o.flat.findIndex((c) => c.id === now)), item = o.flat[place];
	const step = (by) => {
		const next = o.flat[place + by];
		if (!next) return;
		setNow(next.id);
		requestAnimationFrame(() => document.querySelector(`[data-claim="${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: "nearest" }));
	};
	const judge = (decision) => item && decide({ decision, targets: [item.id], knew: knewOf([item]), about: t("web.about", tOf("web.decision", decision), (item.claim.words || "").slice(0, 60)) });
	const parting = () => (selected.size && selected.size < a.claims.length ? setAsk("split") : say(t("web.split.select")));
	useKeys({
		j: [t("web.next-claim"), () => step(1)], k: [t("web.previous-claim"), () => step(-1)], a: [t("web.accept"), () => judge("accept")], r: [t("web.reject"), () => judge("reject")],
		e: [t("web.edit"), () => item && go(`${link.report(item.report, item.id)}&edit=1`)], Enter: [t("web.open-claim"), () => item && go(link.report(item.report, item.id))], x: [t("web.leave-out-key"), () => on.leave(o.of.get(now))], s: [t("web.select-claim"), () => item && on.select(item.id)],
		m: [t("web.merge"), () => setAsk("merge")], d: [t("web.split"), parting],
	});
	return { o, now, setNow, parting };
}

// The toll that is asked for; without an origin, what its rule makes of the rest.
function tollOf(a, { rule, without }) {
	const toll = a.incident.tolls.find((x) => x.harm === a.harm && x.status === a.status) || a.incident.tolls[0], row = a.rules.find((r) => r.rule === rule);
	if (!without || !toll || !row) return toll;
	const set = (ids) => (ids?.length ? { claim: ids[0] } : null);
	return { ...toll, low: row.low, high: row.high, open: row.open, set_by: { low: set(row.sets?.low), best: null, high: set(row.sets?.high) } };
}

function Body({ a, id, pick, setPick }) {
	const { incident } = a, [selected, setSelected] = useState(new Set()), [asking, setAsk] = useState(null), toll = tollOf(a, pick), whole = tollOf(a, { ...pick, without: null });
	const byId = new Map(a.claims.map((c) => [c.id, c])), uses = new Map((toll?.claims || []).map((c) => [c.id, c.use]));
	const on = {
		leave: (o) => o && setPick({ ...pick, without: pick.without === o.id ? null : o.id }),
		select: (id) => setSelected((was) => { const next = new Set(was); if (!next.delete(id)) next.add(id); return next; }),
	};
	const { o, now, setNow, parting } = useWork({ a, whole, on, setAsk, selected });
	const name = incident.place?.name || t("place.none"), most = Math.max(1, toll?.high ?? 0, ...a.rules.map((r) => r.high ?? 0));
	const left = a.origins.find((x) => x.id === pick.without), rowOf = (c) => ({ now, selected: selected.has(c.id), onSelect: on.select, onNow: setNow });
	useEffect(() => { if (left) say(t("web.left-out", originName(left.name), toll ? range(toll) : t("range.none"))); }, [pick.without, toll?.low, toll?.high]);
	return html`
		<header class="incident-head"><h1><${Name} text=${name} /></h1><p class="lead">${days(incident.date?.from, incident.date?.to)} · ${t("incident.told", tCount("reports", incident.reports.length), tCount("origins", toll?.origins ?? incident.origins.length))}</p>
			${left && html`<p class="remark" role="status">${t("web.left-out", originName(left.name), toll ? range(toll) : t("range.none"))} <button onClick=${() => on.leave(left)}>${t("web.take-back-in")}</button></p>`}
			<${Stale} answer=${a} /><p class="big-line"><span class="big"><${Toll} toll=${toll} /></span> ${toll && html`<${Choose} incident=${incident} harm=${toll.harm} status=${toll.status} onPick=${(harm, status) => setPick({ ...pick, harm, status })} />`}</p>
			${toll?.alerts?.map((x) => html`<p class="remark">${t("alert", said(x) ?? x)}</p>`)}
			${incident.grouping?.may_be_several && html`<p class="remark">${t("incident.several")}</p>`}</header>
		<div class="two wide-first"><div>
			${toll && html`<${SetBy} toll=${toll} byId=${byId} />`}<${Rules} rules=${a.rules} now=${pick.rule} byId=${byId} onPick=${(rule) => setPick({ ...pick, rule })} /></div>
			<section class="why"><h2>${t("grades.head")}</h2><dl class="setters">${incident.grades && html`<dt>${t("grades.harm", tOf("grade", incident.grades.harm.grade))}</dt><dd dir="auto"><${Said} text=${incident.grades.harm.why} /></dd><dt>${t("grades.event", tOf("event", incident.grades.event.grade))}</dt><dd dir="auto"><${Said} text=${incident.grades.event.why} /></dd>`}</dl>
				<details><summary>${t("web.why")}</summary><ul>${[...(a.why || []), ...(incident.grouping?.why || [])].map((w) => html`<li><${Said} text=${w} /></li>`)}${(incident.grouping?.differ || []).map((d) => html`<li><${Name} text=${t("web.differ", said(d) ?? d)} /></li>`)}</ul></details></section></div>
		<section><div class="section-head"><h2>${t("web.by-origin")}</h2><span class="actions"><button onClick=${parting}>${t("web.split")} <${Key} of="d" /></button><button onClick=${() => setAsk("merge")}>${t("web.merge")} <${Key} of="m" /></button></span></div>
			<div class="origins">${o.groups.map(([origin, claims]) => html`<${Origin} key=${origin.id} origin=${origin} claims=${claims} uses=${uses} left=${pick.without === origin.id} most=${most} toll=${whole || {}} on=${() => on.leave(origin)} row=${rowOf} />`)}
				${o.rest.length > 0 && html`<section class="origin-box"><header><h3>${t("web.no-origin")}</h3></header><ul class="plain">${o.rest.map((c) => html`<${ClaimRow} key=${c.id} item=${c} use=${uses.get(c.id)} ...${rowOf(c)} />`)}</ul></section>`}</div></section>
		<${Positions} positions=${a.positions?.length ? a.positions : incident.positions} byId=${byId} />
		${asking === "merge" && html`<${Merge} claims=${a.claims} onClose=${() => setAsk(null)} onPick=${(other, reason) => { setAsk(null); if (other) merge(a, other, reason, name); }} />`}
		${asking === "split" && html`<${Reason} title=${t("web.split")} explain=${tCount("web.split.note", selected.size)} action=${t("web.split")} onClose=${() => setAsk(null)} onSay=${(reason) => { setAsk(null); split(a, id, selected, reason, name); setSelected(new Set()); }} />`}`;
}

export function Incident({ id }) {
	const [pick, setPick] = useState({ rule: "range", harm: null, status: null, without: null });
	const entry = useData(query("incident", { id, ...pick })), held = useRef(null);
	if (entry.answer) held.current = { id, answer: entry.answer };
	const a = entry.answer || (held.current?.id === id ? held.current.answer : null);
	return html`<${Loading} entry=${a && !entry.error ? { answer: a } : entry}>${a && html`<${Body} key=${id} id=${id} a=${a} pick=${pick} setPick=${setPick} />`}<//>`;
}
