// Every page, light and dark, in both languages, wide and narrow: what axe finds, and that nothing is wider than the window.
// usage: axe.mjs LANGUAGE THEME
import fs from "node:fs";
import path from "node:path";
import { TOP, axeSource, casebook, complaintsOf, get, is, local, ok, press, serve, tab, test, unlock, visit } from "./lib.mjs";

const language = process.argv[2] || "en", theme = process.argv[3] || "light";
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function look(page, name) {
	const { found, wide, bare, english, over, bar } = await page.evaluate(async (tags) => ({
		found: (await window.axe.run(document, { runOnly: tags })).violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 160)).join(" / ")}`),
		over: [...document.querySelectorAll("main td, main th")].filter((c) => c.clientWidth && c.scrollWidth > c.clientWidth + 1).slice(0, 3).map((c) => `sticks out of its cell: ${c.textContent.slice(0, 80)}`),
		bar: [...document.querySelectorAll(".bar nav a")].map((a) => a.getBoundingClientRect()).flatMap((r, i, all) => (r.top === all[0].top ? [] : [`link ${i + 1} of the bar is in another row`]))
			.concat([...document.querySelectorAll(".bar nav a[aria-current]")].map((a) => a.getBoundingClientRect()).flatMap((r) => (r.left >= -1 && r.right <= innerWidth + 1 ? [] : ["the bar does not show where one is"]))),
		english: [...document.querySelectorAll("main bdi[lang=en]")].map((b) => `in English: ${b.textContent.slice(0, 200)}`),
		wide: document.documentElement.scrollWidth - innerWidth, bare: document.body.innerText.match(/\[(web|table|use|harm)\.[a-z.-]+\]/g) || [],
	}), TAGS);
	return [...found, ...bare, ...english, ...over, ...bar, ...(wide > 0 ? [`${wide} pixels too wide`] : [])].map((f) => `${name}: ${f}`);
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
		if (where.startsWith("incident/")) {
			await press(page, "m");
			await page.waitForSelector("dialog[open] option", { state: "attached" });
			found.push(...await look(page, "merging"));
			const others = await page.locator("dialog[open] option").count(), { incidents } = await get(page, "casebook?from=0&count=20");
			if (others !== incidents.length - 1) found.push(`merging: ${others} of ${incidents.length} incidents to merge with`);
			await press(page, "Escape");
		}
	}
	await press(page, "/");
	await page.keyboard.type("camp");
	await page.waitForSelector(".found a");
	found.push(...await look(page, "finding"));
	await press(page, "Escape");
	await press(page, "Shift+L");
	await page.waitForSelector("input[type=password]");
	await window.close();
	return [found, complaintsOf(complaints), local(asked)];
}

// Keys that the modules name, the ends of those they make included, against the catalogue.
function catalogue() {
	const web = path.join(TOP, "assets/web"), read = (folder) => fs.readdirSync(folder).filter((f) => f.endsWith(".js")).map((f) => fs.readFileSync(path.join(folder, f), "utf8"));
	const source = [...read(web), ...read(path.join(web, "pages"))].join("\n"), words = fs.readFileSync(path.join(TOP, `assets/words/${language}.txt`), "utf8");
	const has = new Set(words.split("\n").filter((l) => l.includes(" = ")).map((l) => l.split(" = ")[0]));
	const asked = [...source.matchAll(/"(web\.[a-z0-9.-]*[a-z0-9])"/g)].map((m) => m[1]), heads = [...source.matchAll(/(?:tOf\(|heading=|t\()["`](web\.[a-z-]+)(?:"|\.\$)/g)].map((m) => m[1]);
	const missing = asked.filter((k) => !has.has(k) && !has.has(`${k}.other`) && !heads.includes(k));
	const idle = [...has].filter((k) => k.startsWith("web.") && !asked.includes(k) && !asked.includes(k.replace(/\.(zero|one|two|few|many|other)$/, "")) && !heads.some((h) => k.startsWith(`${h}.`)));
	is([missing, idle], [[], []], `every word that the page asks for is in the catalogue, and none besides, ${language}`);
}

// Every piece of every sentence of the engines stands in their source, so that none of the catalogue is of a sentence that is no more.
function engines() {
	const rooms = ["toll", "match", "estimate", "base", "ledger", "vault", "casebook", "web", "desk", "cli"].map((room) => path.join(TOP, "src", room));
	if (!fs.existsSync(rooms[0])) return;
	const source = rooms.flatMap((room) => fs.readdirSync(room).filter((f) => f.endsWith(".c")).map((f) => fs.readFileSync(path.join(room, f), "utf8"))).join("\n")
		.replace(/"\s*\n\s*"/g, "").replaceAll("%%", "%");
	const pieces = fs.readFileSync(path.join(TOP, "assets/words/en.txt"), "utf8").split("\n").filter((l) => l.startsWith("engine.") && !l.startsWith("engine.errno."))
		.flatMap((l) => l.split(" = ").slice(1).join(" = ").split(/\{\d\}/).map((piece) => [l, piece.trim()])).filter(([, piece]) => piece.length > 12);
	// A sentence of theirs is put together of a few: "row%s like somebody", "looks" or "look".
	const parts = (words) => {
		let n = 0;
		for (let end = words.length; words.length && n < 9; n++, words = words.slice(end), end = words.length)
			while (end > 1 && !source.includes(words.slice(0, end).join(" "))) end--;
		return n;
	};
	is(pieces.filter(([, piece]) => parts(piece.split(" ")) > 6).map(([line]) => line), [], "the engines say what the catalogue knows of them");
}

// What a verification can find broken, sentence by sentence out of the rooms that say it: each is in the catalogue.
const LITERAL = /(?:"(?:[^"\\]|\\.)*"|STR_FMT)(?:\s*(?:"(?:[^"\\]|\\.)*"|STR_FMT))*/g;
const SAY = /(?:fail\(&?e, ERR_(?:BROKEN|FINDING)|verify_find\(|verify_note\(|log_problem\(|damaged\(x|means = |\{ "\/)(?:"(?:[^"\\]|\\.)*"|[^";])*;?/g;
const OF_VERIFY = /^(verify.*|read|logs|open|beside|body|checkpoint|log_(open|read|record|verify.*)|tile|wal|age.*|keyring.*|vault|vault_copy)\.c$/;

function broken() {
	const rooms = ["ledger", "vault", "casebook"].map((room) => path.join(TOP, "src", room));
	if (!fs.existsSync(rooms[0])) return;
	const plain = (text) => text.replace(/\{\d\}/g, "{}"), known = new Set(fs.readFileSync(path.join(TOP, "assets/words/en.txt"), "utf8").split("\n").filter((l) => l.startsWith("engine.")).map((l) => plain(l.split(" = ").slice(1).join(" = "))));
	const said = (literal) => literal.replace(/STR_FMT/g, '"%s"').replace(/"\s*"/g, "").trim().slice(1, -1).replace(/%[.0-9]*(?:zu|llu|u|s|ld|d)/g, "{}").replaceAll("{}/{}", "{}");
	const source = rooms.flatMap((room) => fs.readdirSync(room).filter((f) => OF_VERIFY.test(f)).map((f) => fs.readFileSync(path.join(room, f), "utf8").replaceAll('FORMAT_NAME "', '"%s')));
	const sentences = source.flatMap((text) => [...text.matchAll(SAY)].flatMap(([call]) => [...call.matchAll(LITERAL)].map(([l]) => said(l)))).filter((l) => /[a-z]{2,} [a-z{]/.test(l));
	ok(sentences.length > 60, "what a verification can find broken is found in its source", sentences.length);
	is([...new Set(sentences.filter((l) => !known.has(l)))], [], "and all of it is in the catalogue");
}

await test(async (browser, folder) => {
	catalogue();
	if (language === "fr") engines();
	if (language === "fr") broken();
	if (!process.env.KNELL_PAGE) casebook(folder);
	const server = await serve(folder);
	for (const width of [1440, 390]) {
		const [found, complaints, outside] = await walk(browser, server.address, { theme, width, height: width === 390 ? 844 : 900 });
		ok(!found.length, `axe finds nothing on any page, ${theme}, ${language}, ${width} pixels wide`, found.join("\n"));
		is([complaints, outside], [[], []], `nor has the browser a complaint, and nothing leaves the machine, ${theme}, ${language}, ${width}`);
	}
});
