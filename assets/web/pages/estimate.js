// How many may be on no list: never the same as what is documented, and shown so.
import { html, useState } from "../html.js";
import { query, shared, useData } from "../api.js";
import { Posteriors, UpSet } from "../figures.js";
import { Begin, Loading, Said, Stale, Work } from "../ui.js";
import { Name } from "../text.js";
import { number, percent, t, tCount, tOf } from "../words.js";

const rounded = (n) => (n === null || n === undefined ? null : Math.round(n));
const span = (m) => t(m.open ? "range.open" : "range.closed", number(rounded(m.low)), number(rounded(m.high)));
const method = (m) => tOf("web.method", m);

function Warnings({ of }) {
	if (!of.length) return html`<p class="soft">${t("web.no-warnings")}</p>`;
	return html`<ul class="warnings">${of.map((w) => html`<li data-weight=${w.weight} dir="auto"><span class="tag">${w.id}</span> <${Said} text=${w.text} /></li>`)}</ul>`;
}

function Methods({ methods }) {
	return html`<div class="wide" tabindex="0" role="region" aria-label=${t("web.methods")}><table class="estimated-table">
		<thead><tr><th scope="col">${t("table.method")}</th><th scope="col">${t("table.estimate")}</th><th scope="col">${t("web.interval")}</th><th scope="col">${t("web.share")}</th><th scope="col">${t("table.assumption")}</th></tr></thead>
		<tbody>${methods.map((m) => html`<tr class=${m.refused ? "aside" : ""}><th scope="row">${method(m.method)}</th>
			<td class="n">${m.refused ? t("estimated.refused") : number(rounded(m.median))}${m.lower_bound ? html`<div class="tag">${t("web.lower-bound")}</div>` : null}</td>
			<td class="n">${m.refused || m.low === null ? "" : span(m)}</td><td class="n">${m.documented_share?.median ? percent(m.documented_share.median) : ""}</td>
			<td dir="auto"><${Said} text=${m.refused ? m.reason : m.assumption} />${m.warnings?.map((w) => html`<div class="soft"><span class="tag">${w.id}</span> <${Said} text=${w.text} /></div>`)}</td></tr>`)}</tbody></table></div>`;
}

const variant = (name) => (name === "all lists" ? t("web.variant.all") : name.startsWith("without ") ? t("web.variant.without", name.slice(8)) : t("web.variant.joined", name.split("+").join(" + ")));
const Note = ({ of }) => { const n = /^n (\d+)$/.exec(of || ""); return n ? tCount("web.on-lists", Number(n[1])) : html`<${Said} text=${of} />`; };

function Sensitivity({ of }) {
	const rows = [...(of?.left_out || []), ...(of?.merged || [])];
	if (!rows.length) return null;
	return html`<section class="estimated"><h2>${t("web.sensitivity")}</h2><p class="soft">${t("web.sensitivity.note")}</p><div class="wide" tabindex="0" role="region" aria-label=${t("web.sensitivity")}><table>
		<thead><tr><th scope="col">${t("web.variant")}</th><th scope="col">${t("table.estimate")}</th><th scope="col">${t("web.interval")}</th><th scope="col">${t("web.note")}</th></tr></thead>
		<tbody>${rows.map((r) => html`<tr><td><${Name} text=${variant(r.name)} /></td><td class="n">${r.estimate === null ? t("estimated.refused") : number(rounded(r.estimate))}</td><td class="n">${r.low === null || r.low === undefined ? "" : span(r)}</td><td><${Note} of=${r.note} /></td></tr>`)}</tbody></table></div></section>`;
}

function Stratum({ s, figures, only }) {
	const main = s.methods.find((m) => m.method === "knell" && !m.refused) || s.methods.find((m) => !m.refused), shown = s.methods.filter((m) => !m.refused && m.low !== null && (!only || m.method === only));
	const f = figures || s.figures || {};
	return html`${s.name ? html`<h2><${Name} text=${s.name} /></h2>` : null}
		<section aria-labelledby="warnings"><h2 id="warnings">${t("web.warnings")}</h2><${Warnings} of=${s.warnings || []} /></section>
		<div class="two"><section class="counted"><h2>${t("web.documented")}</h2><p class="big-line"><span class="big n">${number(s.documented)}</span> ${t("web.documented.of")}</p><p>${t("web.documented.note")}</p></section>
			<section class="estimated"><h2>${t("estimated.head")}</h2>${main ? html`<p class="big-line"><span class="big n">${span(main)}</span></p><p>${t("web.estimated.by", method(main.method), percent(main.level))}</p>` : html`<p class="big">${t("estimated.refused")}</p>`}<p>${t("estimated.note")}</p></section></div>
		<section><h2>${t("web.overlap")}</h2><figure><${UpSet} lists=${s.lists} patterns=${f.upset?.patterns || []} label=${t("web.overlap.label")} /><figcaption>${t("web.overlap.note")}</figcaption></figure>
			<details><summary>${t("figure.map.table")}</summary><ul>${[...(f.upset?.patterns || [])].sort((a, b) => b.count - a.count).map((p) => html`<li><${Name} text=${p.lists.map((i) => s.lists[i].name).join(" + ")} />: ${number(p.count)}</li>`)}</ul></details></section>
		<section class="estimated"><h2>${t("web.methods")}</h2>${shown.length > 0 && html`<figure><${Posteriors} methods=${shown} posteriors=${f.posteriors || []} documented=${s.documented} label=${t("web.posteriors.label")} names=${method} /><figcaption>${t("web.posteriors.note")}</figcaption></figure>`}
			<${Methods} methods=${s.methods.filter((m) => !only || m.method === only)} /></section>
		<${Sensitivity} of=${s.sensitivity} />`;
}

export function Estimate() {
	const [by, setBy] = useState(""), [only, setOnly] = useState(""), noList = shared.state.counts?.lists === 0, entry = useData(noList ? null : query("estimate", { by })), a = entry.answer;
	const methods = [...new Set((a?.strata || []).flatMap((s) => s.methods.map((m) => m.method)))];
	if (noList) return html`<h1>${t("web.page.estimate")}</h1><${Begin} says="web.begin.no-list" files="lists/*.csv" />`;
	return html`<div class="section-head"><h1>${t("web.page.estimate")}</h1><div class="actions">
		${a?.by?.length > 0 && html`<label>${t("web.by")} <select value=${by} onChange=${(e) => setBy(e.target.value)}><option value="">${t("web.by.none")}</option>${a.by.map((c) => html`<option value=${c}>${c}</option>`)}</select></label>`}
		${methods.length > 0 && html`<label>${t("table.method")} <select value=${only} onChange=${(e) => setOnly(e.target.value)}><option value="">${t("web.filter.all")}</option>${methods.map((m) => html`<option value=${m}>${method(m)}</option>`)}</select></label>`}</div></div>
		<${Stale} answer=${a} />${entry.work && a && html`<${Work} work=${entry.work} />`}
		<${Loading} entry=${entry}>${a && (a.strata?.length ? a.strata.map((s, i) => html`<${Stratum} key=${i} s=${s} only=${only} figures=${Array.isArray(a.figures) ? a.figures[i] : a.figures} />`) : html`<p class="lead">${t("web.estimate.none")}</p>`)}<//>`;
}
