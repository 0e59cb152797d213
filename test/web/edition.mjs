// The pages of an edition, opened from the disk: what axe finds, wide and narrow, light and dark, from the left and from the right; that
// nothing is wider than the window, no link is without words, and nothing is asked for but its own files.
import fs from "node:fs";
import path from "node:path";
import { axeSource, casebook, is, knell, ok, test } from "./lib.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

function largest(folder) {
	const size = (f) => fs.statSync(path.join(folder, f)).size;
	return fs.readdirSync(folder).filter((f) => f.endsWith(".html")).sort((a, b) => size(b) - size(a))[0];
}

async function look(page, at) {
	await page.goto(`file://${at}`);
	await page.evaluate(axeSource());
	const { found, wide, english } = await page.evaluate(async (tags) => ({
		found: (await window.axe.run(document, { runOnly: tags })).violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`), wide: document.documentElement.scrollWidth - innerWidth,
		english: [...document.querySelectorAll("section.estimated [lang=en]")].map((e) => `in English: ${e.innerText}`),
	}), TAGS);
	return [...found, ...english, ...(wide > 0 ? [`${wide} pixels too wide`] : [])].map((f) => `${path.basename(at)}: ${f}`);
}

async function walk(browser, edition, language, width, theme) {
	const window = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, bypassCSP: true }), page = await window.newPage(), asked = [], found = [];
	page.on("request", (r) => asked.push(r.url()));
	for (const name of ["index.html", "METHOD.html", "sums.html", `incidents/${largest(path.join(edition, "incidents"))}`, `proofs/${largest(path.join(edition, "proofs"))}`])
		found.push(...await look(page, path.join(edition, name)));
	await window.close();
	ok(!found.length, `axe finds nothing on any page of an edition, ${language}, ${width}, ${theme}`, found.join("\n"));
	is(asked.filter((u) => !u.startsWith(`file://${edition}/`) && !u.startsWith("data:")), [], `and nothing is asked for but its files, ${language}, ${width}, ${theme}`);
}

await test(async (browser, folder) => {
	casebook(folder);
	fs.writeFileSync(path.join(folder, "estimate.json"), knell(folder, "estimate", "-C", "selene", "--key-file", "key", "--method", "chao", "--json").out);
	for (const language of ["en", "ar"]) {
		const made = knell(folder, "publish", "--draft", "--key-file", "key", "--language", language, "--estimate", "estimate.json", "selene", language);
		ok(made.status === 0, `an edition is made, ${language}`, made.notes);
		for (const [width, theme] of [[1440, "light"], [390, "light"], [390, "dark"]]) await walk(browser, path.join(folder, language), language, width, theme);
	}
});
