// What several pages show alike.
import { html, useEffect, useLayoutEffect, useRef, useState } from "./html.js";
import { MODAL, useKeys } from "./keys.js";
import { inert, Name, Quote } from "./text.js";
import { day, days, number, range, said, t, tCount, tOf } from "./words.js";
import { query, shared } from "./api.js";
import { coming } from "./decisions.js";

export const link = {
	report: (id, claim) => `#/${query(`report/${encodeURIComponent(id)}`, { claim })}`,
	incident: (id) => `#/incident/${encodeURIComponent(id)}`,
	person: (id) => `#/person/${encodeURIComponent(id)}`,
};

export function go(where) {
	location.hash = where.replace(/^#?/, "#");
}

// j and k in a list: the link of the next row, of the one before.
export function useRowKeys() {
	const move = (by) => () => {
		const rows = [...document.querySelectorAll("main tbody tr > :first-child a")], at = rows.indexOf(document.activeElement);
		rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by))]?.focus();
	};
	useKeys({ j: [t("web.next-row"), move(1)], k: [t("web.previous-row"), move(-1)] }, 1);
}

export function Dialog({ title, onClose, children, wide }) {
	const ref = useRef(null);
	useLayoutEffect(() => {	// before the next key, which may be a letter meant for a field
		const before = document.activeElement;
		ref.current.showModal();
		return () => before?.isConnected && before.focus();
	}, []);
	useKeys({ Escape: [null, onClose] }, MODAL);
	return html`<dialog ref=${ref} class=${wide ? "wide-dialog" : ""} aria-labelledby="dialog-title" onCancel=${(e) => { e.preventDefault(); onClose(); }}>
		<div class="dialog-head"><h2 id="dialog-title">${title}</h2><button class="quiet" onClick=${onClose} aria-label=${t("web.close")}>✕</button></div>
		${children}
	</dialog>`;
}

// What an engine says, a line each. What the catalogue lacks is told as English to those who listen.
export const Said = ({ text }) => String(text ?? "").split("\n").filter(Boolean).map((line, i) => {
	const own = said(line);
	return html`${i > 0 && " "}<bdi lang=${own === null ? "en" : undefined}>${inert(own ?? line)}</bdi>`;
});

export function Loading({ entry, children }) {
	if (entry.answer) return children ?? null;
	if (entry.error) return html`<p class="fault" role="alert"><${Said} text=${entry.error.message} /></p>`;
	return html`<div class="loading" role="status">${entry.work ? html`<${Work} work=${entry.work} />` : t("web.loading")}</div>`;
}

// What stands where nothing was taken in yet: how to begin.
export function Begin({ files, says }) {
	return html`<section class="begin"><p>${t(says)}</p><p>${t("web.begin.how")}</p><pre dir="ltr"><code>knell add -C ${inert(shared.state.casebook)} ${files}</code></pre></section>`;
}

export function Work({ work }) {
	const known = work.of > 0;
	return html`<div class="work"><label>${tOf("web.work", work.what)}<progress max=${known ? work.of : undefined} value=${known ? work.done : undefined}></progress></label>
		${known && html`<span class="n">${t("web.of", number(work.done), number(work.of))}</span>`}</div>`;
}

// Said once figures have been older than the last decision for more than a moment.
export function Stale({ answer }) {
	const [late, setLate] = useState(false);
	useEffect(() => {
		setLate(false);
		if (!answer?.stale) return undefined;
		const wait = setTimeout(() => setLate(true), 900);
		return () => clearTimeout(wait);
	}, [Boolean(answer?.stale)]);
	return html`<p class="stale soft" role="status">${late && answer.stale ? t("web.stale") : ""}</p>`;
}

export const Key = ({ of }) => html`<kbd>${of}</kbd>`;

// The state of review, as it will be once what is on its way has arrived.
export const reviewOf = (claim) => {
	const next = { accept: "accepted", edit: "edited", reject: "rejected" }[coming(claim.id)?.decision];
	return next || claim.review || claim.claim.reviewed || "none";
};

const SIGNS = { none: "○", accepted: "●", edited: "◐", rejected: "⊘" };
export const Disputed = ({ item }) => (item.disputed ? html`<span class="tag">${t("web.disagreements")}</span>` : null);
export const Review = ({ state }) => html`<span class="review" data-state=${state}><span aria-hidden="true">${SIGNS[state] || "○"}</span> ${tOf("review-state", state)}</span>`;

// A claim that counts nobody, or takes a count away, says how before whom: "denies", "denies: 40 killed".
export function figureOf(claim) {
	const { count, harm, stance } = claim;
	if (harm === "none") return tOf("stance", stance);
	const what = tOf("harm", harm);
	const figure = count ? t("web.figure", range({ low: count.low, high: count.high, open: count.high === null }), what) : what;
	return stance === "denies" || stance === "retracts" ? t("web.figure.taken", tOf("stance", stance), figure) : figure;
}

export function Sources({ claim }) {
	const chain = claim.sources || [];
	if (!chain.length) return html`<span class="soft">${t("web.own-voice")}</span>`;
	return html`<span class="chain">${chain.map((s, i) => html`${i > 0 && html`<span aria-hidden="true" class="soft"> ← </span>`}
		<span class=${i === chain.length - 1 ? "origin" : ""}>${s.name || s.words ? html`<${Name} text=${s.name || s.words} />` : tOf("source", s.kind)}</span>`)}</span>`;
}

export const placeText = (place) => place?.name || place?.words || null;

export const Place = ({ of }) => (placeText(of) ? html`<${Name} text=${placeText(of)} />` : html`<span class="soft">${t("place.none")}</span>`);
export const When = ({ of }) => html`<span class=${of?.from ? "" : "soft"}>${of?.from || of?.to ? days(of.from, of.to) : of?.words ? html`<${Name} text=${of.words} />` : t("date.none")}</span>`;

export const incidentName = (i) => html`<${Place} of=${typeof i.place === "string" ? { name: i.place } : i.place} />`;

// A toll as a bar from low to high on a common scale; an open top has an arrow, no figure a dash.
export function Bar({ toll, most }) {
	const at = (n) => Math.max(0, Math.min(100, (n / (most || 1)) * 100));
	if (!toll || (toll.low === null && toll.high === null)) return html`<svg class="bar" viewBox="0 0 104 12" aria-hidden="true"><path class="dash" d="M0 6H100" /></svg>`;
	const low = at(toll.low ?? 0), high = at(toll.high ?? toll.low ?? 0);
	return html`<svg class="bar" viewBox="0 0 104 12" preserveAspectRatio="none" aria-hidden="true">
		<path class="axis" d="M0 11H100" /><path class="span" d=${`M${low} 6H${Math.max(high, low + 0.6)}`} />
		<path class="end" d=${`M${low} 2V10M${high} 2V10${toll.open ? `M${high} 6l4 0` : ""}`} /></svg>`;
}

export const Toll = ({ toll }) => html`<span class="n toll">${toll ? range(toll) : t("range.none")}</span>`;

export function ClaimLine({ item, report, children }) {
	return html`<div class="claim-line">
		<a href=${link.report(report, item.id)}><${Quote} text=${item.claim.words || ""} most=${160} /></a>
		<span class="n">${figureOf(item.claim)}</span>${children}
	</div>`;
}

// What the program writes where an analyst needs to give no reason.
const ROUTINE = { "decided on the review page": "web.routine", "added on the review page": "web.routine.added" };
export const reasonText = (reason) => (ROUTINE[reason] ? t(ROUTINE[reason]) : reason);

// What an entry of the ledger says of itself: "accept  and why", "killed asserts the words".
export function entryWords({ kind, words }) {
	const [first, ...rest] = (words || "").split(/ +/);
	const more = { judgement: [tOf("web.decision", first), reasonText(rest.join(" "))], claim: [first === "none" ? "" : tOf("harm", first), tOf("stance", rest[0]), rest.slice(1).join(" ")] };
	return more[kind] ? more[kind].filter(Boolean).join(t("list.comma")) : words || "";
}

export function Judgements({ list, onUndo }) {
	if (!list?.length) return null;
	return html`<ol class="judgements">${list.map((j) => html`<li class=${j.void ? "void" : ""}>
		<span>${tOf("web.decision", j.decision)}</span> <span class="soft"><${Name} text=${j.by} />${t("list.comma")}${day(j.time)}</span>
		${j.reason && html`<div class="soft"><${Name} text=${reasonText(j.reason)} /></div>`}
		${j.void ? html`<span class="soft"> ${t("web.undone-mark")}</span>` : onUndo && html`<button class="quiet" onClick=${() => onUndo(j)}>${t("web.undo")}</button>`}
	</li>`)}</ol>`;
}

// Asks for a reason before something that wants one.
export function Reason({ title, explain, onSay, onClose, action }) {
	const field = useRef(null);
	useLayoutEffect(() => field.current.focus(), []);
	const send = (e) => {
		e.preventDefault();
		if (field.current.value.trim()) onSay(field.current.value.trim());
	};
	return html`<${Dialog} title=${title} onClose=${onClose}>
		<form onSubmit=${send}>${explain && html`<p>${explain}</p>`}
			<label class="field">${t("web.reason")}<input ref=${field} required maxlength="500" /></label>
			<div class="actions"><button class="main" type="submit">${action}</button><button type="button" onClick=${onClose}>${t("web.cancel")}</button></div>
		</form><//>`;
}

export function Pager({ total, from, count, onGo }) {
	if (total <= count) return null;
	return html`<nav class="pager" aria-label=${t("web.pages")}>
		<button disabled=${from === 0} onClick=${() => onGo(Math.max(0, from - count))}>${t("web.earlier")}</button>
		<span class="n">${t("web.from-to-of", number(from + 1), number(Math.min(total, from + count)), number(total))}</span>
		<button disabled=${from + count >= total} onClick=${() => onGo(from + count)}>${t("web.later")}</button></nav>`;
}

export const Segmented = ({ label, value, options, onPick }) => html`<div class="segmented" role="group" aria-label=${label}>
	${options.map(([v, words]) => html`<button aria-pressed=${String(v === value)} onClick=${() => onPick(v)}>${words}</button>`)}</div>`;

export { tCount };
