// What stands around every page: finding, help, what is not in the ledger yet, the warning before the casebook locks.
import { html, useEffect, useLayoutEffect, useRef, useState } from "./html.js";
import { query, shared, useData, useShared } from "./api.js";
import { conflict, failed, giveUp, insist, queue, repeat } from "./decisions.js";
import { describeKeys, setLetters, settings } from "./keys.js";
import { Dialog, entryWords, Judgements, link, Said, Work } from "./ui.js";
import { Name } from "./text.js";
import { number, t, tCount, tOf } from "./words.js";

function target(found) {
	if (found.kind === "report") return link.report(found.id);
	if (found.kind === "claim") return link.report(found.report, found.id);
	if (found.kind === "incident") return link.incident(found.id);
	if (found.kind === "person" || found.kind === "record") return link.person(found.id);
	return found.report ? link.report(found.report) : "#/ledger";
}

export function Find({ onClose }) {
	const [words, setWords] = useState(""), [asked, setAsked] = useState(""), field = useRef(null);
	useLayoutEffect(() => field.current.focus(), []);
	useEffect(() => {
		const wait = setTimeout(() => setAsked(words.trim()), 180);
		return () => clearTimeout(wait);
	}, [words]);
	const entry = useData(asked ? query("find", { words: asked }) : null);
	const found = entry.answer?.found || [];
	return html`<${Dialog} title=${t("web.find")} onClose=${onClose} wide>
		<label class="field"><span class="hidden">${t("web.find.words")}</span>
			<input ref=${field} type="search" dir="auto" value=${words} placeholder=${t("web.find.words")} onInput=${(e) => setWords(e.target.value)} /></label>
		<p class="soft" role="status">${!asked ? t("web.find.hint") : entry.answer ? tCount("web.found", found.length) : t("web.loading")}</p>
		<ul class="found">${found.map((f) => html`<li><a href=${target(f)} onClick=${onClose}><span class="soft kind">${tOf("web.kind", f.kind)}</span> <${Name} text=${entryWords({ ...f, words: f.words?.startsWith(`${f.kind} `) ? f.words.slice(f.kind.length + 1) : f.words })} /></a></li>`)}</ul>
	<//>`;
}

export function Help({ onClose }) {
	const [letters, set] = useState(settings.letters), [keys] = useState(describeKeys);
	const turn = (e) => {
		setLetters(e.target.checked);
		set(e.target.checked);
	};
	return html`<${Dialog} title=${t("web.help")} onClose=${onClose}>
		<dl class="keys">${keys.map(([key, what]) => html`<dt>${key.split(" ").map((k) => html`<kbd>${k}</kbd> `)}</dt><dd>${what}</dd>`)}</dl>
		<label class="check"><input type="checkbox" checked=${letters} onChange=${turn} /> ${t("web.letters")}</label>
		<p class="soft">${t("web.help.note")}</p>
	<//>`;
}

function Conflict({ one }) {
	return html`<${Dialog} title=${t("web.conflict")} onClose=${() => giveUp(one)}>
		<p>${t("web.conflict.text")}</p><p><b>${one.about}</b></p>
		<${Judgements} list=${one.others} />
		<div class="actions"><button class="main" onClick=${() => insist(one)}>${t("web.conflict.insist")}</button>
			<button onClick=${() => giveUp(one)}>${t("web.conflict.leave")}</button></div>
	<//>`;
}

// Decisions that are not in the ledger yet. Nothing is shown while all of them arrive within a moment.
export function Tray() {
	useShared();
	const [late, setLate] = useState(null), first = queue[0], clash = conflict(), fault = failed();
	useEffect(() => {
		if (!first) return undefined;
		const wait = setTimeout(() => setLate(first), 500);
		return () => clearTimeout(wait);
	}, [first?.key]);
	if (clash) return html`<${Conflict} key=${clash.key} one=${clash} />`;
	if (shared.error && !fault) return html`<div class="tray fault" role="alert">${t("web.unreachable")}</div>`;
	if (!fault && (!first || first !== late)) return null;
	if (!fault) return html`<div class="tray" role="status">${tCount(first.held ? "web.after-verifying" : "web.on-the-way", queue.length)}</div>`;
	return html`<div class="tray fault" role="alert"><div><b>${t("web.not-kept", fault.about)}</b> <${Said} text=${fault.error} />
		${queue.length > 1 && html` ${tCount("web.behind-it", queue.length - 1)}`}</div>
		<button class="main" onClick=${repeat}>${t("web.repeat")}</button><button onClick=${() => giveUp(fault)}>${t("web.drop")}</button></div>`;
}

// Work in the program that takes longer than a moment.
export function LateWork() {
	const work = useShared().state?.work, [late, setLate] = useState(false);
	useEffect(() => {
		if (!work) return setLate(false);
		const wait = setTimeout(() => setLate(true), 1000);
		return () => clearTimeout(wait);
	}, [Boolean(work)]);
	return late && work ? html`<div class="tray working" role="status"><${Work} work=${work} /></div>` : null;
}

const WARN = 60;

export function IdleWarning({ onStay }) {
	const [left, setLeft] = useState(null);
	useEffect(() => {
		const tick = setInterval(() => {
			const idle = shared.state?.idle_seconds;
			const rest = idle ? idle - (Date.now() - Math.max(shared.asked, shared.active)) / 1000 : Infinity;
			setLeft(rest < Math.min(WARN, idle / 3) ? Math.max(0, Math.round(rest / 5) * 5) : null);
		}, 1000);
		return () => clearInterval(tick);
	}, []);
	if (left === null) return null;
	return html`<div class="tray" role="alert">${t("web.idle", number(left))} <button class="main" onClick=${onStay}>${t("web.stay")}</button></div>`;
}
