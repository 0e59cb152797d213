// A report made to do harm: markup, script, letters that turn the line around or cannot be seen, a word of a megabyte.
import fs from "node:fs";
import path from "node:path";
import { casebook, complaintsOf, get, is, local, ok, press, serve, settled, tab, test, unlock, visit } from "./lib.mjs";

const EVIL = [
	"<script>window.harmed = 1</script><img src=x onerror=\"window.harmed = 2\"><svg onload=\"window.harmed = 3\"><a href=\"javascript:window.harmed=4\">Nine people were killed</a>",
	"Port Selene, 14 March 2031. At least 12 people were killed in Tal Sahra market, <b onmouseover=\"window.harmed = 5\">doctors</b> said.",
	"The army said \u202E21\u202C were killed in Tal Sahra ze\u200Bro wi\u2060dth\uFEFF and \u2066isolated\u2069 on Friday, {{7*7}} ${window.harmed = 6}.",
	"قال الأطباء إن ٤١ شخصًا قتلوا 😀 وقالوا إن می\u200cخواهند.",
	"",
].join("\n") + "W".repeat(1000000) + "\nForty people were killed in Wadi Meren, 😀 residents said.\n";

async function shown(page) {
	return page.evaluate(() => ({
		harmed: window.harmed ?? null,
		made: document.querySelectorAll(".text script, .text img, .text svg, .text a, .text b, .claim-list img").length,
		unseen: [...document.querySelectorAll(".text .unseen")].map((m) => m.textContent).join(" "),
		raw: /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/.test(document.body.textContent),
		joiners: document.querySelectorAll(".text .joiner").length,
		wide: document.documentElement.scrollWidth - innerWidth,
	}));
}

async function selecting(page, id) {
	const whole = (await get(page, `report?id=${encodeURIComponent(id)}`)).text, box = page.locator(".text p", { hasText: "residents said" });
	const place = () => box.evaluate((p) => {
		const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), range = document.createRange();
		for (let n = walk.nextNode(); n; n = walk.nextNode()) if (n.textContent.includes("residents said")) { range.setStart(n, n.textContent.indexOf("residents")); range.setEnd(n, n.textContent.indexOf("residents") + 14); }
		const { left, right, top, height } = range.getBoundingClientRect();
		return { left, right, middle: top + height / 2 };
	});
	// A megabyte is laid out as it comes into view: the words have their place once it no longer changes.
	let at = await place();
	for (let tries = 0; tries < 40; tries++) {
		await box.scrollIntoViewIfNeeded();
		await page.waitForTimeout(250);
		const before = at;
		at = await place();
		if (at.middle === before.middle && at.middle > 60 && at.middle < 880) break;
	}
	await page.mouse.move(at.left + 1, at.middle);
	await page.mouse.down();
	await page.mouse.move(at.right - 1, at.middle, { steps: 4 });
	await page.mouse.up();
	await press(page, "c");
	await page.waitForSelector(".claim-form");
	await press(page, "Tab");
	await page.keyboard.type("3");
	await press(page, "Enter");
	await page.waitForSelector(".claim-form", { state: "detached" });
	await settled(page);
	const made = (await get(page, `report?id=${encodeURIComponent(id)}`)).claims.find((c) => c.claim.count?.low === 3 && c.review === "accepted");
	is(made && Buffer.from(whole).subarray(made.from, made.to).toString(), "residents said", "words selected by mouse after a megabyte and a pictograph keep their place, in bytes");
}

await test(async (browser, folder) => {
	fs.writeFileSync(path.join(folder, "evil.txt"), EVIL);
	if (!process.env.KNELL_PAGE) casebook(folder, "evil.txt");
	const server = await serve(folder), { page, asked, complaints } = await tab(browser);
	await unlock(page, server.address);
	const { reports } = await get(page, "reports?filter=all&from=0&count=100");
	const evil = [];
	for (const r of reports) if ((await get(page, `report?id=${encodeURIComponent(r.id)}`)).text?.includes("harmed")) evil.push(r.id);
	is(evil.length, 1, "the report is in the casebook");
	const start = Date.now();
	await visit(page, `/report/${encodeURIComponent(evil[0])}`);
	await page.waitForSelector(".text p");
	const took = Date.now() - start, seen = await shown(page);
	is([seen.harmed, seen.made], [null, 0], "markup and script stay words");
	ok(/RLO.*PDF.*ZWSP.*WJ.*BOM.*LRI.*PDI/.test(seen.unseen), "what turns the line around or cannot be seen is a mark", seen.unseen);
	is([seen.raw, seen.joiners], [false, 1], "and is not itself on the page; a joiner within a word stays, marked");
	is(seen.wide, 0, "a word of a megabyte does not widen the page");
	ok(took < 15000, "and does not stop it", `${took} ms`);
	console.log(`# a megabyte in one word: ${took} ms`);
	await selecting(page, evil[0]);
	for (const where of ["/casebook", "/incidents", "/reports", "/ledger"]) await visit(page, where);
	is(await page.evaluate(() => window.harmed ?? null), null, "nor does it run on any other page");
	is([local(asked), complaintsOf(complaints)], [[], []], "no request leaves the machine, and the browser has nothing to complain of");
});
