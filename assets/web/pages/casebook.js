// The whole at a glance: what is counted, what waits, when and where it was, what contradicts.
import { html, useState } from "../html.js";
import { ask, query, shared, useData } from "../api.js";
import { LandMap, Timeline } from "../figures.js";
import { useKeys } from "../keys.js";
import { Begin, Key, link, Loading, Stale, Toll, go } from "../ui.js";
import { days, number, t, tCount } from "../words.js";
import { IncidentTable } from "./incident.js";
import { Name } from "../text.js";

const FIRST = 25;	// incidents in the table
export const CASEBOOK = query("casebook", { from: 0, count: FIRST });
const POINTS = "points";
const QUEUE = query("claims", { filter: "unreviewed", from: 0, count: 1 });
const CLASHES = query("claims", { filter: "disagreements", from: 0, count: 20 });

function Waiting({ waiting, ungrouped }) {
	const place = (first) => (first ? link.report(first.report, first.id) : "#/reports"), next = place(useData(QUEUE).answer?.claims?.[0]);
	const row = (n, where, key, hint) => html`<li class=${n ? "" : "none"}><a href=${where}><span class="big n">${n === null ? "…" : number(n)}</span> <span>${t(key)}</span></a>${hint && n > 0 && html` <${Key} of=${hint} />`}</li>`;
	useKeys({ Enter: [t("web.review-next"), () => { ask(QUEUE).then((a) => go(place(a.claims[0])), () => go(next)); }] }, 1);
	return html`<section class="waiting" aria-labelledby="waiting"><h2 id="waiting">${t("web.waiting")}</h2>
		<ul>${row(waiting.claims, next, "web.waiting.claims", "↵")}${row(waiting.pairs, "#/persons", "web.waiting.pairs", "g p")}
			${waiting.disagreements > 0 && row(waiting.disagreements, "#/casebook", "web.waiting.disagreements")}${ungrouped > 0 && row(ungrouped, "#/reports", "web.waiting.ungrouped")}</ul></section>`;
}

function Disagreements({ count }) {
	const found = useData(count ? CLASHES : null).answer?.claims || [];
	if (!found.length) return null;
	return html`<h3>${t("web.disagreements")}</h3><p class="soft">${t("web.disagreements.note")}</p><ul>${found.map((c) => html`<li><a href=${link.report(c.report, c.id)}><${Name} text=${c.claim?.words || c.words} /></a></li>`)}</ul>`;
}

const MOST = 8;	// that are shown at once

function Contradictions({ incidents, disagreements }) {
	const [open, setOpen] = useState(false);
	const list = incidents.filter((i) => i.contradictions > 0).sort((a, b) => b.contradictions - a.contradictions), rest = list.slice(MOST);
	const items = (some) => html`<ul class="plain clashes">${some.map((i) => html`<li><a href=${link.incident(i.id)}><${Name} text=${i.place || t("place.none")} />${t("list.comma")}${days(i.from, i.to)}</a>: ${tCount("web.contradictions", i.contradictions)}</li>`)}</ul>`;
	return html`<section><h2>${t("web.contradicts")}</h2>
		${list.length ? html`${items(list.slice(0, MOST))}${rest.length > 0 && html`<details onToggle=${(e) => setOpen(e.currentTarget.open)}><summary>${tCount("web.contradicts.more", rest.length)}</summary>${open && items(rest)}</details>`}` : html`<p class="soft">${t("web.contradicts.none")}</p>`}
		<${Disagreements} count=${disagreements} /></section>`;
}

// When and where it was, of all incidents. They come once the page stands: the figures keep their places until then.
function Figures({ total, disagreements }) {
	const entry = useData(POINTS), list = entry.answer?.incidents || [], open = (i) => go(link.incident(i.id)), here = Boolean(entry.answer);
	const placed = list.filter((i) => typeof i.lat === "number"), cut = list.length < total && here && html`<p class="soft">${t("web.figure.most", number(list.length), number(total))}</p>`;
	const none = (key) => (here ? html`<p class="soft">${t(key)}</p>` : html`<div class="figure-to-come"></div>`);
	return html`${entry.error && html`<${Loading} entry=${entry} />`}<div class="two even">
			<section><h2>${t("time.head")}</h2>${list.some((i) => i.from) ? html`<figure><${Timeline} incidents=${list} label=${t("web.timeline.label")} onPick=${open} /><figcaption>${t("figure.calendar.note")}</figcaption></figure>` : none("web.no-days")}</section>
			<section><h2>${t("map.head")}</h2>${placed.length ? html`<figure><${LandMap} incidents=${list} label=${t("figure.map")} onPick=${open} /><figcaption>${t("figure.map.note", number(list.length - placed.length))}</figcaption></figure>` : none("web.map.none")}</section>
		</div>${cut}
		${here && html`<${Contradictions} incidents=${list} disagreements=${disagreements} />`}`;
}

function Overview({ a }) {
	const counts = shared.state.counts || {};
	if (counts.documents === 0 && !counts.claims) return html`<h1><${Name} text=${shared.state.casebook} /></h1><${Begin} says="web.begin" files="reports/* lists/*.csv" />`;
	const unreviewed = counts.unreviewed ?? a.waiting.claims;
	return html`
		<h1><${Name} text=${shared.state.casebook} /></h1>
		<p class="lead">${a.from && html`${days(a.from, a.to)} · `}${tCount("reports", counts.reports ?? 0)} · ${tCount("claims", counts.claims ?? 0)} · ${tCount("web.entries", counts.entries ?? 0)}</p>
		<${Stale} answer=${a} />
		<div class="two">
			<section class="counted" aria-labelledby="counted"><h2 id="counted">${t("counted.head")}</h2>
				<p class="big-line"><a class="big" href="#/incidents"><${Toll} toll=${a.sum} /></a> ${t("counted.killed")}</p>
				<p>${tCount("incidents", a.sum?.incidents ?? a.incidents.length)}. ${unreviewed ? tCount("web.unreviewed-in", unreviewed) : t("web.reports.done")}</p></section>
			<${Waiting} waiting=${a.waiting} ungrouped=${a.ungrouped} />
		</div>
		<${Figures} total=${a.total} disagreements=${a.waiting.disagreements} />
		<section><h2>${t("incidents.head")}</h2><${IncidentTable} incidents=${a.incidents} />${a.total > FIRST && html`<p><a href="#/incidents">${tCount("incidents", a.total)}</a></p>`}</section>`;
}

export function Casebook() {
	const entry = useData(CASEBOOK);
	return html`<${Loading} entry=${entry}>${entry.answer && html`<${Overview} a=${entry.answer} />`}<//>`;
}
