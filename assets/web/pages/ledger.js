// The ledger: that nothing was altered, what an outsider vouches for, and every entry.
import { html, useEffect, useState } from "../html.js";
import { ask, askAgain, query, shared, useData } from "../api.js";
import { say, undoOne } from "../decisions.js";
import { useKeys } from "../keys.js";
import { Name } from "../text.js";
import { entryWords, Key, Loading, Pager, Said, Work } from "../ui.js";
import { moment, number, t, tCount, tOf } from "../words.js";

const PAGE = 100, WAIT = 500;

function useVerify() {
	const entry = useData("verify"), last = entry.answer, [running, setRunning] = useState(null), [fault, setFault] = useState(null);
	useEffect(() => {
		if (!running) return undefined;
		const wait = setTimeout(async () => {
			const now = await ask("verify").catch(() => null), state = await ask("state").catch(() => null);
			if (!state?.work && now?.at && now.at !== running.before) {
				setRunning(null);
				askAgain("verify");
				say(t(now.sound ? "web.sound" : "web.unsound"));
			} else setRunning({ ...running, work: state?.work, turn: (running.turn || 0) + 1 });
		}, WAIT);
		return () => clearTimeout(wait);
	}, [running]);
	const begin = () => {
		setFault(null);
		ask("verify", {}).then(() => setRunning({ before: last?.at }), setFault);
	};
	return { last, running, fault, begin };
}

const Broken = ({ of }) => html`<li><code class="file"><${Name} text=${of.path} /></code>${of.entries && html` <span class="soft"><${Name} text=${of.entries} /></span>`}
	<div><b><${Said} text=${of.says} /></b></div>${of.means && html`<div class="soft"><${Said} text=${of.means} /></div>`}</li>`;

function Verify() {
	const { last, running, fault, begin } = useVerify();
	useKeys({ v: [t("web.verify"), begin] });
	return html`<section aria-labelledby="verify"><div class="section-head"><h2 id="verify">${t("web.verification")}</h2><button class="main" disabled=${Boolean(running)} onClick=${begin}>${t("web.verify")} <${Key} of="v" /></button></div>
		${running && html`<${Work} work=${running.work || { what: t("web.verifying"), of: 0 }} />`}
		${fault && html`<p class="fault" role="alert"><${Said} text=${fault.message} /></p>`}
		${!running && last?.at && html`<p class=${last.sound ? "verdict" : "verdict fault"}><span aria-hidden="true">${last.sound ? "✓" : "✗"}</span> ${t(last.sound ? "web.sound" : "web.unsound")} <span class="soft">${moment(last.at)}</span></p>
			${last.broken.length > 0 && html`<ul class="broken">${last.broken.map((b) => html`<${Broken} of=${b} />`)}</ul>`}
			${last.findings > last.broken.length && html`<p class="soft">${tCount("web.verify.more", last.findings - last.broken.length)}</p>`}
			<details open=${!last.sound}><summary>${t("web.verify.lines")}</summary><ul>${last.lines.map((l) => html`<li><${Said} text=${l} /></li>`)}</ul></details>`}
		${!running && !last?.at && html`<p class="soft">${t("web.verify.never")}</p>`}</section>`;
}

const Digest = ({ of }) => html`<code class="digest" title=${of}>${(of || "").slice(0, 16)}…</code>`;

function Outside({ checkpoints, stamps }) {
	return html`<div class="two even"><section><h2>${t("web.checkpoints")}</h2><p class="soft">${t("web.checkpoints.note")}</p>
		${checkpoints?.length ? html`<div class="wide" tabindex="0" role="region" aria-label=${t("web.checkpoints")}><table><thead><tr><th scope="col">${t("web.log")}</th><th scope="col">${t("web.size")}</th><th scope="col">${t("web.root")}</th><th scope="col">${t("web.time")}</th></tr></thead>
			<tbody>${checkpoints.map((c) => html`<tr><td><${Digest} of=${c.log} /></td><td class="n">${number(c.size)}</td><td><${Digest} of=${c.root} /></td><td>${moment(c.time)}</td></tr>`)}</tbody></table></div>` : html`<p>${t("web.none-yet")}</p>`}</section>
		<section><h2>${t("web.stamps")}</h2><p class="soft">${t("web.stamps.note")}</p>
			${stamps?.length ? html`<ul class="plain">${stamps.map((s) => html`<li><b>${moment(s.time)}</b> <${Name} text=${s.authority} /><div class="soft"><${Said} text=${s.proves} /></div></li>`)}</ul>` : html`<p>${t("web.stamps.none")}</p>`}</section></div>`;
}

function Entry({ e }) {
	const undoes = e.kind === "judgement" && !e.void;
	return html`<tr class=${e.void ? "void" : ""}><td>${moment(e.time)}</td><td><code>${e.id}</code></td><td>${tOf("web.kind", e.kind)}</td>
		<td><${Name} text=${entryWords(e)} />${e.about?.length > 0 && html` <span class="soft">${e.about.slice(0, 3).map((id) => html`<code>${id}</code> `)}</span>`}${e.void ? html` <span class="tag">${t("web.undone-mark")}</span>` : null}</td><td><${Name} text=${e.by || ""} /></td>
		<td>${undoes && html`<button class="quiet" onClick=${() => undoOne(e.id, entryWords(e), e.about || [])}>${t("web.undo")}</button>`}</td></tr>`;
}

export function Ledger() {
	const [from, setFrom] = useState(0), entry = useData(query("ledger", { from, count: PAGE })), a = entry.answer;
	return html`<h1>${t("web.page.ledger")}</h1><p class="lead">${tCount("web.entries", shared.state.counts?.entries ?? a?.total ?? 0)}${shared.state.by && html` · ${t("web.signed-as")} <${Name} text=${shared.state.by} />`}</p>
		<${Verify} /><${Loading} entry=${entry}>${a && html`<${Outside} checkpoints=${a.checkpoints} stamps=${a.stamps} />
		<section><h2>${t("web.entries.head")}</h2><div class="wide" tabindex="0" role="region" aria-label=${t("web.entries.head")}><table class="entries">
			<thead><tr><th scope="col">${t("web.time")}</th><th scope="col">${t("web.id")}</th><th scope="col">${t("web.kind")}</th><th scope="col">${t("web.says")}</th><th scope="col">${t("web.who")}</th><td></td></tr></thead>
			<tbody>${a.entries.map((e) => html`<${Entry} key=${e.id} e=${e} />`)}</tbody></table></div><${Pager} total=${a.total} from=${from} count=${PAGE} onGo=${setFrom} /></section>`}<//>`;
}
