// Begins: token, words, state; then shows the page that the address names, with what stands around every page.
import { html, render, useEffect, useLayoutEffect, useState } from "./html.js";
import { ahead, ask, poll, setState, shared, startPolling, takeToken, useShared } from "./api.js";
import { say, undo } from "./decisions.js";
import { useKeys } from "./keys.js";
import { Find, Help, IdleWarning, LateWork, Tray } from "./around.js";
import { go, Said } from "./ui.js";
import { Name } from "./text.js";
import { chooseLanguage, language, languages, openWords, t } from "./words.js";
import { CASEBOOK, Casebook } from "./pages/casebook.js";
import { Estimate } from "./pages/estimate.js";
import { Incident, Incidents } from "./pages/incident.js";
import { Ledger } from "./pages/ledger.js";
import { Person, Persons } from "./pages/persons.js";
import { Report, Reports } from "./pages/report.js";
import { Unlock } from "./pages/unlock.js";

// name: [page, key after g, in the bar, whose part of the bar it belongs to]
const PAGES = {
	casebook: [Casebook, "c", true], reports: [Reports, "r", true], incidents: [Incidents, "i", true], persons: [Persons, "p", true],
	estimate: [Estimate, "e", true], ledger: [Ledger, "l", true],
	report: [Report, null, false, "reports"], incident: [Incident, null, false, "incidents"], person: [Person, null, false, "persons"],
};
const BAR = Object.entries(PAGES).filter(([, p]) => p[2]);
const LATE = 200;	// milliseconds: then the page is shown without its figures
const THEMES = ["auto", "light", "dark"];

function where() {
	const [path, rest] = location.hash.replace(/^#\/?/, "").split("?");
	const [name, id] = path.split("/");
	return { name: Object.hasOwn(PAGES, name) ? name : "casebook", id: id ? decodeURIComponent(id) : null, with: new URLSearchParams(rest || "") };
}

function setTheme(theme) {
	if (theme === "auto") delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
	localStorage.setItem("theme", theme);
}

const lock = () => ask("lock", {}).then(setState);

function Bar({ at, theme, onTheme, onLanguage, onHelp, onFind }) {
	const current = PAGES[at.name][3] || at.name;
	const skip = (e) => {
		e.preventDefault();
		document.getElementById("main").focus();
	};
	return html`<header class="bar"><a class="skip" href="#main" onClick=${skip}>${t("nav.skip")}</a>
		<span class="brand"><span class="knell" aria-hidden="true"></span><${Name} text=${shared.state.casebook} /></span>
		<nav aria-label=${t("web.nav")}>${BAR.map(([name]) => html`<a href=${`#/${name}`} aria-current=${name === current ? "page" : undefined}>${t(`web.page.${name}`)}</a>`)}</nav>
		<div class="tools">
			<button class="quiet" onClick=${onFind} aria-keyshortcuts="/">${t("web.find")}</button>
			<label><span class="hidden">${t("web.language")}</span><select class="quiet" value=${language()} onChange=${(e) => onLanguage(e.target.value)}>
				${languages().map((l) => html`<option value=${l}>${t(`web.language.${l}`)}</option>`)}</select></label>
			<button class="quiet" onClick=${onTheme} aria-label=${t("web.theme", t(`web.theme.${theme}`))} title=${t("web.theme", t(`web.theme.${theme}`))}>${{ auto: "◐", light: "○", dark: "●" }[theme]}</button>
			<button class="quiet" onClick=${onHelp} aria-label=${t("web.help")} title=${t("web.help")}>?</button>
			<button class="quiet" onClick=${lock}>${t("web.lock")}</button>
		</div></header>`;
}

function useWhere() {
	const [at, set] = useState(where());
	useLayoutEffect(() => {
		const moved = () => {
			if (/^#(token=)?[A-Za-z0-9_-]{16,}$/.test(location.hash)) return location.reload();
			set(where());
		};
		addEventListener("hashchange", moved);
		return () => removeEventListener("hashchange", moved);
	}, []);
	return at;
}

// Stands before the page: where a page goes to a place of its own, it does so after this.
function Arrive({ at }) {
	useLayoutEffect(() => {
		document.getElementById("main").focus({ preventScroll: true });
		scrollTo(0, 0);
	}, [at.name, at.id]);
	return null;
}

function App() {
	useShared();
	const at = useWhere(), [open, setOpen] = useState(null), [, redraw] = useState(0);
	const [theme, pickTheme] = useState(localStorage.getItem("theme") || "auto");
	const locked = !shared.state || shared.state.locked;
	const [page] = PAGES[at.name];
	const nextTheme = () => {
		const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
		setTheme(next);
		pickTheme(next);
		say(t("web.theme", t(`web.theme.${next}`)));
	};
	const setLanguage = (l) => chooseLanguage(l).then(() => redraw((n) => n + 1));
	useKeys(locked ? {} : {
		...Object.fromEntries(BAR.map(([name, p]) => [`g ${p[1]}`, [t(`web.page.${name}`), () => go(`/${name}`)]])),
		"/": [t("web.find"), () => setOpen("find")], "?": [t("web.help"), () => setOpen("help")], h: [t("web.help"), () => setOpen("help")],
		u: [t("web.undo-last"), undo], L: [t("web.lock"), lock],
	}, 0);
	useEffect(() => {
		document.title = locked ? "knell" : `${t(`web.page.${at.name}`)} · ${shared.state.casebook}`;
		if (locked) setOpen(null);
	}, [at.name, at.id, locked]);
	if (locked) return html`<${Unlock} onLanguage=${setLanguage} />`;
	return html`
		<${Bar} at=${at} theme=${theme} onTheme=${nextTheme} onLanguage=${setLanguage} onHelp=${() => setOpen("help")} onFind=${() => setOpen("find")} />
		<${Arrive} at=${at} />
		<main id="main" tabindex="-1" class=${`page-${at.name}`}>
			${(shared.state.remarks || []).map((r) => html`<p class="remark"><${Said} text=${r} /></p>`)}
			<${page} key=${at.name} id=${at.id} with=${at.with} />
		</main>
		<${LateWork} /><${Tray} /><${IdleWarning} onStay=${poll} />
		${open === "find" && html`<${Find} onClose=${() => setOpen(null)} />`}
		${open === "help" && html`<${Help} onClose=${() => setOpen(null)} />`}`;
}

async function begin() {
	setTheme(localStorage.getItem("theme") || "auto");
	const none = document.getElementById("no-token");
	await takeToken(() => { none.hidden = false; });
	none.hidden = true;
	const figures = where().name === "casebook" ? ahead(CASEBOOK) : undefined;
	await Promise.all([openWords(), startPolling(), Promise.race([figures, new Promise((late) => setTimeout(late, LATE))])]);
	const page = document.getElementById("page");
	page.replaceChildren();
	render(html`<${App} />`, page);
}

begin();
