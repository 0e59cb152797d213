// Every page, light and dark, in both languages, wide and narrow: what axe finds, and that nothing is wider than the window.
// usage: axe.mjs LANGUAGE
import { axeSource, casebook, complaintsOf, get, is, local, ok, press, serve, tab, test, unlock, visit } from "./lib.mjs";

const language = process.argv[2] || "en";
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function look(page, name) {
	const { found, wide } = await page.evaluate(async (tags) => ({
		found: (await window.axe.run(document, { runOnly: tags })).violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 160)).join(" / ")}`),
		wide: document.documentElement.scrollWidth - innerWidth,
	}), TAGS);
	return [...found, ...(wide > 0 ? [`${wide} pixels too wide`] : [])].map((f) => `${name}: ${f}`);
}

async function pagesOf(page) {
	const reports = await get(page, "reports?filter=all&from=0&count=20"), { incidents } = await get(page, "casebook?from=0&count=20");
	const { persons } = await get(page, "persons?from=0&count=1");
	const report = reports.reports.find((r) => r.claims > 3) || reports.reports[0];
	return ["casebook", "reports", `report/${encodeURIComponent(report.id)}`, "incidents", `incident/${encodeURIComponent(incidents[0].id)}`,
		"persons", "persons?tab=all", `person/${encodeURIComponent(persons[0].id)}`, "estimate", "ledger"];
}

async function walk(browser, address, look_) {
	const { window, page, asked, complaints } = await tab(browser, { ...look_, language }), found = [];
	await page.goto(address);
	await page.waitForSelector("h1");
	await page.evaluate(axeSource());
	if (await page.$("input[type=password]")) found.push(...await look(page, "unlock"));
	await unlock(page, address);
	await page.evaluate(axeSource());
	for (const where of await pagesOf(page)) {
		await visit(page, `/${where}`);
		if (where === "estimate") await page.waitForSelector("section.estimated", { timeout: 200000 });
		found.push(...await look(page, where));
		if (where.startsWith("report/")) {
			await press(page, "e");
			await page.waitForSelector(".claim-form");
			found.push(...await look(page, "a claim's form"));
			await press(page, "Escape", "h");
			await page.waitForSelector("dialog[open]");
			found.push(...await look(page, "help"));
			await press(page, "Escape");
		}
	}
	await press(page, "Shift+L");
	await page.waitForSelector("input[type=password]");
	await window.close();
	return [found, complaintsOf(complaints), local(asked)];
}

await test(async (browser, folder) => {
	if (!process.env.KNELL_PAGE) casebook(folder);
	const server = await serve(folder);
	for (const theme of ["light", "dark"]) for (const width of [1440, 390]) {
		const [found, complaints, outside] = await walk(browser, server.address, { theme, width, height: width === 390 ? 844 : 900 });
		ok(!found.length, `axe finds nothing on any page, ${theme}, ${language}, ${width} pixels wide`, found.join("\n"));
		is([complaints, outside], [[], []], `nor has the browser a complaint, and nothing leaves the machine, ${theme}, ${language}, ${width}`);
	}
});
