// Pictures of the review page from the example's casebook, some of whose claims are reviewed and given coordinates first.
// usage: screenshots.mjs all FOLDER | tutorial FOLDER
import fs from "node:fs";
import path from "node:path";
import { casebook, get, press, serve, settled, tab, test, unlock, visit } from "./lib.mjs";

const [what, folder] = process.argv.slice(2);
const REASON = "from the camp's own map";

const knew = (claims) => claims.flatMap((c) => (c.judgements || []).map((j) => j.id));
const judge = (page, decision, claims, more) => get(page, "judge", { decision, targets: claims.map((c) => c.id), knew: knew(claims), ...more });

// The example's places are on no map. For the pictures they lie on an island where nobody lives.
const PLACES = { "Tal Sahra camp": [-49.35, 69.9], "Tal Sahra": [-49.35, 69.9], "Port Selene": [-49.3, 70.1], "Harbour Road": [-49.1, 69.4], "Wadi Meren": [-49.5, 69.5] };
const SHOWN = "Toll climbs";	// the report of the pictures, with one claim of each state

async function prepare(page) {
	const { reports } = await get(page, "reports?filter=all&from=0&count=100");
	for (const [n, r] of reports.entries()) {
		const { claims } = await get(page, `report?id=${encodeURIComponent(r.id)}`);
		for (const [k, c] of claims.entries()) {
			if (r.title?.startsWith(SHOWN) && k > 1) continue;
			const at = PLACES[c.claim.place?.name];
			if (at && (n % 3 === 0 || r.title?.startsWith(SHOWN) && k === 1)) await judge(page, "edit", [c], { change: { place: { ...c.claim.place, lat: at[0], lon: at[1] } }, reason: REASON });
			else if (n % 3 === 1 || r.title?.startsWith(SHOWN)) await judge(page, c.claim.harm === "none" ? "reject" : "accept", [c]);
		}
	}
}

async function namesOf(page) {
	const { reports } = await get(page, "reports?filter=all&from=0&count=100"), { incidents } = await get(page, "casebook?from=0&count=20");
	const { persons } = await get(page, "persons?from=0&count=1");
	const report = reports.find((r) => r.title?.startsWith(SHOWN)) || reports[0];
	return { report: encodeURIComponent(report.id), incident: encodeURIComponent(incidents[0].id), person: encodeURIComponent(persons?.[0]?.id || "") };
}

async function shoot(page, to, full = false) {
	await page.waitForTimeout(250);
	await page.screenshot({ path: path.join(folder, `${to}.png`), fullPage: full });
	console.log(`# ${to}.png`);
}

const wanted = (n) => [["casebook", "/casebook"], ["reports", "/reports"], ["report", `/report/${n.report}`], ["incident", `/incident/${n.incident}`], ["persons", "/persons"],
	["person", `/person/${n.person}`], ["estimate", "/estimate"], ["ledger", "/ledger"]];

async function all(browser, address) {
	for (const theme of ["light", "dark"]) for (const language of ["en", "ar"]) for (const width of [1440, 390]) {
		const { window, page } = await tab(browser, { theme, language, width, height: width === 390 ? 844 : 900 }), end = `${width}-${theme}-${language}`;
		await page.goto(address);
		await page.waitForSelector("input[type=password]");
		await shoot(page, `unlock-${end}`);
		await unlock(page, address);
		for (const [name, where] of wanted(await namesOf(page))) {
			await visit(page, where);
			if (name === "estimate") await page.waitForSelector("section.estimated", { timeout: 300000 });
			await shoot(page, `${name}-${end}`);
		}
		await press(page, "Shift+L");
		await page.waitForSelector("input[type=password]");
		await window.close();
	}
}

async function tutorial(browser, address) {
	const { page } = await tab(browser, { width: 1180, height: 720 });
	await unlock(page, address);
	const n = await namesOf(page);
	for (const [name, where] of wanted(n).filter(([name]) => ["casebook", "report", "incident", "persons", "estimate"].includes(name))) {
		await visit(page, where);
		if (name === "estimate") await page.waitForSelector("section.estimated", { timeout: 300000 });
		await settled(page);
		await shoot(page, `review-${name}`);
	}
}

await test(async (browser, own) => {
	fs.mkdirSync(folder, { recursive: true });
	casebook(own);
	const server = await serve(own), { window, page } = await tab(browser);
	await unlock(page, server.address);
	await prepare(page);
	if (what === "all") {
		await press(page, "Shift+L");
		await page.waitForSelector("input[type=password]");
	}
	await window.close();
	await (what === "all" ? all : tutorial)(browser, server.address);
});
