// A report: its text with the claims marked, the fields of one beside it, and every decision by one key.
import { html, useEffect, useLayoutEffect, useState } from "../html.js";
import { ahead, askImage, query, shared, useData } from "../api.js";
import { addClaim, coming, decide, say, undo, undoOne } from "../decisions.js";
import { useKeys } from "../keys.js";
import { bytesTo, Name, Quote } from "../text.js";
import { Begin, Judgements, Key, link, Loading, Pager, Place, Disputed, Review, Said, Segmented, Sources, When, figureOf, go, reviewOf, useRowKeys } from "../ui.js";
import { Text, useSpans, WordCursor } from "../report_text.js";
import { blank, ClaimForm, isBegun } from "../claim_form.js";
import { day, number, t, tCount, tOf } from "../words.js";

const PAGE = 100;
const address = (id) => query("report", { id });

export function Reports() {
	useRowKeys();
	const [filter, setFilter] = useState("unreviewed"), [from, setFrom] = useState(0);
	const entry = useData(query("reports", { filter, from, count: PAGE })), list = entry.answer?.reports || [];
	return html`<h1>${t("web.page.reports")}</h1>
		<${Segmented} label=${t("web.filter")} value=${filter} onPick=${(f) => { setFilter(f); setFrom(0); }} options=${[["unreviewed", t("web.filter.unreviewed")], ["all", t("web.filter.all")]]} />
		<${Loading} entry=${entry}>${list.length ? html`<div class="wide" tabindex="0" role="region" aria-label=${t("table.label")}><table class="reports">
			<thead><tr><th scope="col">${t("table.report")}</th><th scope="col">${t("web.outlet")}</th><th scope="col">${t("table.date")}</th><th scope="col" class="num">${t("web.claims")}</th><th scope="col" class="num">${t("web.to-review")}</th></tr></thead>
			<tbody>${list.map((r) => html`<tr key=${r.id}><td><a href=${link.report(r.id)}><${Name} text=${r.title || r.id} /></a></td><td><${Name} text=${r.outlet} /></td>
				<td class="when">${r.published ? day(r.published) : ""}</td><td class="n num" data-label=${t("web.claims")}>${number(r.claims)}</td><td class="n num" data-label=${t("web.to-review")}>${r.unreviewed ? html`<b>${number(r.unreviewed)}</b>` : number(0)}</td></tr>`)}</tbody></table></div>
			<${Pager} total=${entry.answer?.total || 0} from=${from} count=${PAGE} onGo=${setFrom} />` : shared.state.counts?.reports === 0 ? html`<${Begin} says="web.reports.none" files="reports/*" />` : html`<p class="lead">${t("web.reports.done")}</p>`}<//>`;
}

// As it will read when what is on its way has arrived.
function soon(item) {
	const next = coming(item.id);
	return next?.change ? { ...item, claim: { ...item.claim, ...next.change } } : item;
}

function Fields({ item }) {
	const c = item.claim;
	const row = (label, value) => html`<dt>${label}</dt><dd>${value}</dd>`;
	return html`<dl class="fields">
		${row(t("web.source"), html`<${Sources} claim=${c} />`)}
		${row(t("table.stance"), html`${tOf("stance", c.stance)}${c.hedged ? html` <span class="tag">${t("web.hedged.tag")}</span>` : null}`)}
		${row(t("table.status"), tOf("status", c.status))}
		${row(t("table.place"), html`<${Place} of=${c.place} />`)}
		${row(t("table.date"), html`<${When} of=${c.date} />`)}
		${row(t("web.scope"), html`${tOf("web.scope", c.scope)}${c.part ? html`: <${Name} text=${c.part} />` : null}`)}
		${row(t("web.basis"), tOf("web.basis", c.basis || "unknown"))}
		${c.background ? row("", html`<span class="tag">${t("web.background")}</span>`) : null}
		${item.incident ? row(t("web.incident"), html`<a href=${link.incident(item.incident)}>${t("web.incident.open")}</a>`) : null}
	</dl>`;
}

function Actions({ on }) {
	const button = (key, name, main) => html`<button class=${main ? "main" : ""} onClick=${on[key]} aria-keyshortcuts=${key}>${t(name)} <${Key} of=${key} /></button>`;
	return html`<div class="actions">${button("a", "web.accept", true)}${button("e", "web.edit")}${button("r", "web.reject")}${button("u", "web.undo")}</div>`;
}

function Panel({ item, place, total, on }) {
	const shown = soon(item);
	return html`<section class="panel" aria-label=${t("web.claim")}>
		<div class="panel-head"><span class="soft n">${t("web.claim-of", number(place + 1), number(total))}</span><span><${Disputed} item=${item} /> <${Review} state=${reviewOf(item)} /></span></div>
		<p class="figure">${figureOf(shown.claim)}</p>
		<p><${Quote} text=${shown.claim.words || ""} /></p>
		<${Actions} on=${on} />
		<${Fields} item=${shown} />
		<${Judgements} list=${item.judgements} onUndo=${(j) => undoOne(j.id, tOf("web.decision", j.decision), [item.id])} />
	</section>`;
}

function ClaimList({ claims, now, onPick }) {
	return html`<details class="claim-list" open><summary>${tCount("claims", claims.length)}</summary><ol>${claims.map((c) => html`<li key=${c.id}>
		<button class=${`quiet ${c.id === now ? "now" : ""}`} aria-current=${c.id === now ? "true" : undefined} onClick=${() => onPick(c.id)}><span class="mark-state" data-state=${reviewOf(c)} title=${tOf("review-state", reviewOf(c))}></span><span class="n">${figureOf(soon(c).claim)}</span> <${Quote} text=${c.claim.words || ""} most=${60} /></button></li>`)}</ol></details>`;
}

function Picture({ id }) {
	const [url, setUrl] = useState(null), [fault, setFault] = useState(null);
	useEffect(() => {
		let made = null;
		askImage(id).then((u) => { made = u; setUrl(u); }, setFault);
		return () => made && URL.revokeObjectURL(made);
	}, [id]);
	if (fault) return html`<p class="remark" role="status"><${Said} text=${fault.message} /></p>`;
	return !url ? html`<p class="loading" role="status">${t("web.loading")}</p>` : html`<figure class="picture"><img src=${url} alt=${t("web.picture")} /><figcaption>${t("web.picture.note")}</figcaption></figure>`;
}

// A file that is kept and was not read: there is nothing to decide.
function Kept({ report }) {
	const leave = (id) => (id ? go(link.report(id)) : say(t("web.no-more-reports")));
	useKeys({ n: [t("web.next-report"), () => leave(report.after)], p: [t("web.previous-report"), () => leave(report.before)] }, 2);
	return html`<article><${Picture} id=${report.id} /></article>`;
}

const about = (decision, item) => t("web.about", tOf("web.decision", decision), (item.claim.words || "").slice(0, 60));

// Everything that a key does to the claim in hand.
function useDeciding({ report, claims, now, setNow, setMode }) {
	const place = claims.findIndex((c) => c.id === now), item = claims[place];
	const step = (by) => {
		const next = claims[place + by];
		if (next) setNow(next.id);
		else say(t(by > 0 ? "web.last-claim" : "web.first-claim"));
	};
	const onward = () => {
		const open = (c) => reviewOf(c) === "none" && c.id !== now;
		const next = claims.slice(place + 1).find(open) || claims.find(open);
		if (next) setNow(next.id);
		else say(t("web.report.done"));
	};
	const judge = (decision, more) => {
		if (!item) return;
		decide({ decision, targets: [item.id], knew: (item.judgements || []).map((j) => j.id), about: about(decision, item), ...more });
		onward();
	};
	const back = () => {
		const latest = (item?.judgements || []).findLast((j) => !j.void);
		if (!undo() && latest) undoOne(latest.id, about(latest.decision, item), [item.id]);
	};
	const leave = (id) => (id ? go(link.report(id)) : say(t("web.no-more-reports")));
	return { item, place, keys: {
		a: [t("web.accept"), () => judge("accept")], e: [t("web.edit"), () => item && setMode("edit")], r: [t("web.reject"), () => judge("reject")],
		j: [t("web.next-claim"), () => step(1)], k: [t("web.previous-claim"), () => step(-1)],
		n: [t("web.next-report"), () => leave(report.after)], p: [t("web.previous-report"), () => leave(report.before)],
		c: [t("web.choose"), () => setMode("choose")], u: [t("web.undo-last"), back],
		i: [t("web.incident.open"), () => item?.incident && go(link.incident(item.incident))],
	}, judge };
}

function Reading({ report, wanted, edit }) {
	const claims = [...report.claims].sort((a, b) => a.from - b.from || a.to - b.to);
	const [now, setNow] = useState(wanted || (claims.find((c) => isBegun(c.id)) || claims.find((c) => reviewOf(c) === "none"))?.id || claims[0]?.id);
	const [mode, setMode] = useState(edit || isBegun(now) ? "edit" : null), [picked, setPicked] = useState(null);
	const spans = useSpans(report.text, claims);
	const { item, place, keys, judge } = useDeciding({ report, claims, now, setNow, setMode });
	useKeys(mode === "edit" || mode === "new" ? {} : keys, 2);
	useLayoutEffect(() => { if (wanted) setNow(wanted); }, [wanted]);
	useEffect(() => ahead(report.after && address(report.after)), [report.after]);
	const rest = () => { setMode(null); setPicked(null); };
	const make = (claim) => {
		const words = report.text.slice(picked.from, picked.to);
		addClaim({ report: report.id, from: bytesTo(report.text, picked.from), to: bytesTo(report.text, picked.to), claim }, t("web.about", tOf("web.decision", "claim"), words.slice(0, 60)))
			.then((answer) => answer?.id && setNow(answer.id));
		rest();
	};
	const choose = (span) => { if (mode !== "new" && mode !== "edit") setPicked(span); };
	const states = new Map(claims.map((c) => [c.id, reviewOf(c)]));
	const start = spans.find((s) => s.id === now)?.to || 0;
	return html`<div class="reading">
		<article>
			${report.cut && html`<p class="remark">${t("web.cut")}</p>`}
			<${Text} text=${report.text} spans=${spans} states=${states} now=${now} picked=${picked} onPick=${setNow} onChoose=${choose} />
		</article>
		<aside>
			${mode === "edit" && item ? html`<${ClaimForm} key=${item.id} id=${item.id} claim=${soon(item).claim} words=${html`<p><${Quote} text=${item.claim.words || ""} /></p>`}
				onClose=${rest} onSave=${(change, reason) => { rest(); judge("edit", { change, reason }); }} />`
			: mode === "new" && picked ? html`<${ClaimForm} key="new" id=${`new in ${report.id}`} isNew claim=${blank} words=${html`<p><${Quote} text=${report.text.slice(picked.from, picked.to)} /></p>`} onClose=${rest} onSave=${make} />`
			: html`${mode === "choose" && html`<${WordCursor} text=${report.text} start=${start} picked=${picked} onChoose=${setPicked} onDone=${() => setMode("new")} onLeave=${rest} />`}
				${picked ? html`<section class="panel"><p><${Quote} text=${report.text.slice(picked.from, picked.to)} /></p>
					<div class="actions free"><button class="main" onClick=${() => setMode("new")}>${t("web.claim.new")} <${Key} of=${mode === "choose" ? "↵" : "c"} /></button><button onClick=${rest}>${t("web.cancel")}</button></div></section>`
				: null}
				${item ? html`<${Panel} item=${item} place=${place} total=${claims.length} on=${Object.fromEntries(Object.entries(keys).map(([k, v]) => [k, v[1]]))} />` : html`<p class="soft">${t("web.no-claims")}</p>`}
				${claims.length > 0 && html`<${ClaimList} claims=${claims} now=${now} onPick=${setNow} />`}
				${!picked && html`<button class="quiet choose" onClick=${() => setMode("choose")} aria-keyshortcuts="c">${t("web.choose")} <${Key} of="c" /></button>`}`}
			<${PickedKeys} on=${picked && mode === null} onNew=${() => setMode("new")} onLeave=${rest} />
		</aside></div>`;
}

// With words selected by mouse, c makes the claim and Escape lets go.
function PickedKeys({ on, onNew, onLeave }) {
	useKeys(on ? { c: [t("web.claim.new"), onNew], Escape: [null, onLeave] } : {}, 3);
	return null;
}

export function Report({ id, with: more }) {
	const entry = useData(address(id)), report = entry.answer;
	return html`<${Loading} entry=${entry}>${report && html`
		<header class="report-head">
			<div><h1><${Name} text=${report.title || report.outlet || report.id} /></h1>
				<p class="lead">${report.image ? t("web.kept") : html`<${Name} text=${report.outlet} /> · ${day(report.published)}`}</p></div>
			<nav aria-label=${t("web.neighbours")}>${report.before && html`<a href=${link.report(report.before)}>${t("web.previous-report")} <${Key} of="p" /></a>`}
				${report.after && html`<a href=${link.report(report.after)}>${t("web.next-report")} <${Key} of="n" /></a>`}</nav>
		</header>
		${report.image ? html`<${Kept} key=${report.id} report=${report} />` : html`<${Reading} key=${report.id} report=${report} wanted=${more.get("claim")} edit=${more.has("edit")} />`}`}<//>`;
}
