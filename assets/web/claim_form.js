// What a claim says, as fields: of one that was read, to correct it; of words that were selected, to make one.
import { html, useEffect, useLayoutEffect, useRef, useState } from "./html.js";
import { useKeys } from "./keys.js";
import { t, tOf } from "./words.js";

const HARMS = ["killed", "injured", "killed-or-injured", "missing", "detained", "abducted", "tortured", "displaced", "deprived", "none"];
const STATUSES = ["unknown", "civilian", "combatant", "contested"];
const STANCES = ["asserts", "alleges", "witnesses", "confirms", "concedes", "denies", "retracts"];
const SCOPES = ["whole", "part", "aggregate", "unknown"];
const KINDS = ["media", "government", "military", "armed-group", "rights-group", "un", "medical", "witness", "family", "official-unnamed", "social-media", "other", "unattributed"];

const text = (n) => (n === null || n === undefined ? "" : String(n));
// Digits of any script count.
const whole = (v) => {
	const plain = v.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) & 15)).replace(/[\s,٬]/g, "");
	return /^\d{1,12}$/.test(plain) ? Number(plain) : null;
};
const real = (v) => (v.trim() === "" || Number.isNaN(Number(v)) ? null : Number(v));

export const blank = { harm: "killed", status: "unknown", stance: "asserts", scope: "whole", count: null, part: null, hedged: false, background: false, place: null, date: null, sources: [] };

function fieldsOf(c) {
	return {
		harm: c.harm, status: c.status, stance: c.stance, scope: c.scope, part: text(c.part), hedged: Boolean(c.hedged), background: Boolean(c.background),
		low: text(c.count?.low), high: text(c.count?.high), open: Boolean(c.count && c.count.high === null),
		place: text(c.place?.name ?? c.place?.words), lat: text(c.place?.lat), lon: text(c.place?.lon), from: text(c.date?.from), to: text(c.date?.to),
		sources: (c.sources || []).map((s) => ({ ...s, name: text(s.name ?? s.words) })),
	};
}

function precisionOf(from, to) {
	const length = Math.round((Date.parse(to) - Date.parse(from)) / 86400000) + 1;
	return length <= 1 ? 1 : length < 7 ? 2 : length === 7 ? 3 : length <= 31 ? 4 : 5;
}

const count = (f) => {
	const low = whole(f.low), high = f.open ? null : whole(f.high) ?? low;
	return low === null && high === null ? null : { low: low ?? 0, high };
};
const place = (f, was) => (f.place.trim() || f.lat ? { words: was?.words ?? f.place.trim(), name: f.place.trim() || null, lat: real(f.lat), lon: real(f.lon), precision: was?.precision ?? 1 } : null);
const date = (f, was) => (f.from ? { words: was?.words ?? null, from: f.from, to: f.to || f.from, precision: precisionOf(f.from, f.to || f.from) } : null);
const sources = (f) => f.sources.filter((s) => s.name.trim() || s.kind === "unattributed").map((s) => ({ words: s.words ?? s.name.trim(), name: s.name.trim() || null, kind: s.kind || "other", verb: s.verb ?? null, party: Boolean(s.party) }));

// Which fields make which member of the claim.
const MEMBERS = {
	harm: [["harm"], (f) => f.harm], status: [["status"], (f) => f.status], stance: [["stance"], (f) => f.stance], scope: [["scope"], (f) => f.scope],
	part: [["part"], (f) => f.part.trim() || null], hedged: [["hedged"], (f) => f.hedged], background: [["background"], (f) => f.background],
	count: [["low", "high", "open"], count], place: [["place", "lat", "lon"], place], date: [["from", "to"], date], sources: [["sources"], sources],
};

// Only members with a field that was changed; all that say something, of a new claim.
export function changeOf(claim, fields, isNew) {
	const was = fieldsOf(claim), change = {};
	for (const [member, [of, make]] of Object.entries(MEMBERS)) {
		const touched = of.some((f) => JSON.stringify(was[f]) !== JSON.stringify(fields[f]));
		if (touched || isNew) change[member] = make(fields, claim[member]);
	}
	return change;
}

function faultOf(f) {
	const low = whole(f.low), high = whole(f.high);
	if ((f.low && low === null) || (f.high && high === null)) return t("web.form.number");
	if (low !== null && high !== null && !f.open && low > high) return t("web.form.order");
	if (f.from && f.to && f.from > f.to) return t("web.form.days");
	if (f.lat && (real(f.lat) === null || Math.abs(real(f.lat)) > 90)) return t("web.form.coordinates");
	return f.lon && (real(f.lon) === null || Math.abs(real(f.lon)) > 180) ? t("web.form.coordinates") : null;
}

const Select = ({ label, heading, options, value, onPick, field }) => html`<label class="field">${label}<select ref=${field} value=${value} onChange=${(e) => onPick(e.target.value)}>
	${(options.includes(value) ? options : [value, ...options]).map((o) => html`<option value=${o}>${tOf(heading, o)}</option>`)}</select></label>`;

function Chain({ list, onChange }) {
	const set = (i, part) => onChange(list.map((s, k) => (k === i ? { ...s, ...part } : s)));
	return html`<fieldset><legend>${t("web.sources")}</legend>
		${list.map((s, i) => html`<div class="source-row">
			<input aria-label=${t("web.source-name")} dir="auto" value=${s.name} onInput=${(e) => set(i, { name: e.target.value })} />
			<select aria-label=${t("web.source-kind")} value=${s.kind || "other"} onChange=${(e) => set(i, { kind: e.target.value })}>${KINDS.map((k) => html`<option value=${k}>${tOf("source", k)}</option>`)}</select>
			<button type="button" class="quiet" aria-label=${t("web.remove")} onClick=${() => onChange(list.filter((_, k) => k !== i))}>✕</button></div>`)}
		<button type="button" class="quiet" onClick=${() => onChange([...list, { name: "", kind: "other" }])}>${t("web.source-add")}</button>
		<p class="soft">${t("web.sources.note")}</p></fieldset>`;
}

const reasons = [];

// What was typed outlives the idle lock, for as long as the page is open.
const drafts = new Map();
export const isBegun = (id) => drafts.has(id);

export function ClaimForm({ id, claim, isNew, words, onSave, onClose }) {
	const [f, setAll] = useState(() => drafts.get(id)?.fields || fieldsOf(claim)), [reason, setReason] = useState(drafts.get(id)?.reason || "");
	const [fault, setFault] = useState(null), first = useRef(null);
	const set = (part) => setAll((was) => ({ ...was, ...part }));
	useLayoutEffect(() => first.current.focus(), []);
	useEffect(() => {
		if (reason || JSON.stringify(f) !== JSON.stringify(fieldsOf(claim))) drafts.set(id, { fields: f, reason });
	}, [f, reason]);
	const leave = () => {
		drafts.delete(id);
		onClose();
	};
	useKeys({ Escape: [null, leave] }, 4);
	const save = (e) => {
		e.preventDefault();
		const change = changeOf(claim, f, isNew), wrong = faultOf(f) || (Object.keys(change).length ? null : t("web.form.same"));
		setFault(wrong);
		if (wrong) return;
		if (reason && !reasons.includes(reason)) reasons.unshift(reason);
		drafts.delete(id);
		onSave(change, reason.trim());
	};
	const text = (label, name, more = {}) => html`<label class="field">${label}<input value=${f[name]} onInput=${(e) => set({ [name]: e.target.value })} ...${more} /></label>`;
	const check = (label, name) => html`<label class="check"><input type="checkbox" checked=${f[name]} onChange=${(e) => set({ [name]: e.target.checked })} /> ${label}</label>`;
	return html`<form class="claim-form" onSubmit=${save} aria-label=${t(isNew ? "web.claim.new" : "web.claim.edit")}>
		<h2>${t(isNew ? "web.claim.new" : "web.claim.edit")}</h2>${words}
		<${Select} field=${first} label=${t("table.harm")} heading="harm" options=${HARMS} value=${f.harm} onPick=${(harm) => set({ harm })} />
		<div class="row">${text(t("web.low"), "low", { inputmode: "numeric", class: "n" })}${text(t("web.high"), "high", { inputmode: "numeric", class: "n", value: f.open ? "" : f.high, onInput: (e) => set({ high: e.target.value, open: false }) })}</div>
		${check(t("web.open"), "open")}
		<div class="row"><${Select} label=${t("table.status")} heading="status" options=${STATUSES} value=${f.status} onPick=${(status) => set({ status })} />
			<${Select} label=${t("table.stance")} heading="stance" options=${STANCES} value=${f.stance} onPick=${(stance) => set({ stance })} /></div>
		<div class="row"><${Select} label=${t("web.scope")} heading="web.scope" options=${SCOPES} value=${f.scope} onPick=${(scope) => set({ scope })} />${text(t("web.part"), "part", { dir: "auto" })}</div>
		${check(t("web.hedged"), "hedged")}${check(t("web.background"), "background")}
		<${Chain} list=${f.sources} onChange=${(sources) => set({ sources })} />
		${text(t("table.place"), "place", { dir: "auto" })}
		<div class="row">${text(t("table.lat"), "lat", { inputmode: "decimal" })}${text(t("table.lon"), "lon", { inputmode: "decimal" })}</div>
		<div class="row">${text(t("web.from"), "from", { type: "date" })}${text(t("web.to"), "to", { type: "date" })}</div>
		${!isNew && html`<label class="field">${t("web.reason")}<input required dir="auto" maxlength="500" list="reasons" value=${reason} onInput=${(e) => setReason(e.target.value)} /></label>
			<datalist id="reasons">${[...reasons, t("web.reason.1"), t("web.reason.2"), t("web.reason.3")].map((r) => html`<option value=${r}></option>`)}</datalist>`}
		${fault && html`<p class="fault" role="alert">${fault}</p>`}
		<div class="actions"><button class="main" type="submit">${t("web.save")} <kbd>↵</kbd></button><button type="button" onClick=${leave}>${t("web.cancel")} <kbd>Esc</kbd></button></div>
	</form>`;
}
