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

// What the tools are where there is no room for their words.
const ICONS = { find: "M10.5 10.5L14 14M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0Z", language: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2ZM2 8H14M8 2C5 5 5 11 8 14C11 11 11 5 8 2", lock: "M3.5 7.5h9v6h-9ZM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" };
const Icon = ({ of }) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${ICONS[of]} /></svg>`;
const Tool = ({ icon, words, ...more }) => html`<button class="quiet" ...${more}><${Icon} of=${icon} /><span class="words">${words}</span></button>`;

const lock = () => ask("lock", {}).then(setState);

function Bar({ at, theme, onTheme, onLanguage, onHelp, onFind }) {
	const current = PAGES[at.name][3] || at.name;
	useLayoutEffect(() => document.querySelector(".bar a[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" }), [current, language()]);	// where the row is longer than the page
	const skip = (e) => {
		e.preventDefault();
		document.getElementById("main").focus();
	};
	return html`<header class="bar"><a class="skip" href="#main" onClick=${skip}>${t("nav.skip")}</a>
		<span class="brand"><span class="knell" aria-hidden="true"></span><${Name} text=${shared.state.casebook} /></span>
		<nav aria-label=${t("web.nav")}>${BAR.map(([name]) => html`<a href=${`#/${name}`} aria-current=${name === current ? "page" : undefined}>${t(`web.page.${name}`)}</a>`)}</nav>
		<div class="tools">
			<${Tool} icon="find" words=${t("web.find")} onClick=${onFind} aria-keyshortcuts="/" />
			<label class="choose-language"><${Icon} of="language" /><span class="hidden">${t("web.language")}</span><select class="quiet" value=${language()} onChange=${(e) => onLanguage(e.target.value)}>
				${languages().map((l) => html`<option value=${l}>${t(`web.language.${l}`)}</option>`)}</select></label>
			<button class="quiet" onClick=${onTheme} aria-label=${t("web.theme", t(`web.theme.${theme}`))} title=${t("web.theme", t(`web.theme.${theme}`))}>${{ auto: "◐", light: "○", dark: "●" }[theme]}</button>
			<button class="quiet" onClick=${onHelp} aria-label=${t("web.help")} title=${t("web.help")}>?</button>
			<${Tool} icon="lock" words=${t("web.lock")} onClick=${lock} />
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
