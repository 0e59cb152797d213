// Colours that the system forces (Windows' high contrast), and paper: what is read stays readable.
import { casebook, get, is, ok, serve, settled, tab, test, unlock, visit } from "./lib.mjs";

// Colour of the words of each mark beside what they stand on.
const marks = (page) => page.evaluate(() => [...document.querySelectorAll(".text mark")].map((m) => {
	let under = m;
	while (under && /rgba\(.*, 0\)|transparent/.test(getComputedStyle(under).backgroundColor)) under = under.parentElement;
	return [getComputedStyle(m).color, under ? getComputedStyle(under).backgroundColor : "rgb(255, 255, 255)"];
}));

await test(async (browser, folder) => {
	casebook(folder);
	const server = await serve(folder), { page } = await tab(browser, { theme: "dark" });
	await unlock(page, server.address);
	const { reports } = await get(page, "reports?filter=all&from=0&count=50"), report = reports.find((r) => r.claims >= 4);
	await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
	await visit(page, `/report/${encodeURIComponent(report.id)}`);
	const seen = await marks(page);
	ok(seen.length >= 4 && seen.every(([words, under]) => words !== under), "with forced colours the words of every claim can be read", JSON.stringify(seen));
	const states = await page.evaluate(() => [...document.querySelectorAll(".bar nav a")].map((a) => getComputedStyle(a).borderBlockEndColor));
	is(new Set(states).size, 2, "and the page that is open is told from the others in the bar");
	await page.emulateMedia({ media: "print", forcedColors: "none", colorScheme: "dark" });
	await settled(page);
	const paper = await page.evaluate(() => ({
		ground: getComputedStyle(document.documentElement).backgroundColor, words: getComputedStyle(document.querySelector(".text")).color,
		shown: [".bar", ".panel .actions", ".claim-list"].filter((s) => document.querySelector(s)?.checkVisibility()), claim: document.querySelector(".panel .figure").checkVisibility(),
	}));
	is([paper.ground, paper.words, paper.shown, paper.claim], ["rgb(255, 255, 255)", "rgb(0, 0, 0)", [], true], "on paper a dark page is black on white, with the claim and without what can only be pressed");
});
