// A morning at the review page, by keyboard only; then what the ledger says of it.
import { casebook, complaintsOf, get, is, knell, local, ok, press, serve, settled, tab, test, unanswered, unlock } from "./lib.mjs";

const text = (page, selector) => page.locator(selector).first().innerText();
const wait = (page, what, more) => page.waitForFunction(what, more, { timeout: 60000 });

async function reading(page) {
	await press(page, "Enter");
	await page.waitForSelector(".reading .panel");
	const first = await text(page, ".panel .figure");
	await press(page, "a");
	await wait(page, () => document.querySelectorAll(".mark-state[data-state=accepted]").length === 1);
	ok(true, "a accepts the claim in hand, and the next one comes");
	await press(page, "k");
	is(await text(page, ".panel .figure"), first, "k goes back to it");
	await press(page, "j", "e");
	await page.waitForSelector(".claim-form");
	await press(page, "Tab");
	await press(page, "Control+a");
	await page.keyboard.type("٤١");
	await press(page, "Tab", "Control+a");
	await page.keyboard.type("52");
	await page.focus(".claim-form input[list]");
	await page.keyboard.type("the text has both figures");
	await press(page, "Enter");
	await wait(page, () => document.querySelectorAll(".mark-state[data-state=edited]").length === 1);
	await settled(page);
	const id = new URL(`http://x/${(await page.evaluate(() => location.hash)).slice(2)}`).pathname.split("/").pop();
	const edited = (await get(page, `report?id=${id}`)).claims.find((c) => c.review === "edited");
	is([edited.claim.count.low, edited.claim.count.high], [41, 52], "e corrects one in place; digits of another script count");
	await press(page, "r");
	await wait(page, () => document.querySelectorAll(".mark-state[data-state=rejected]").length === 1);
	ok(true, "r rejects");
	await settled(page);
	await press(page, "u");
	await wait(page, () => document.querySelectorAll(".mark-state[data-state=rejected]").length === 0);
	ok(true, "u takes it back");
	await press(page, "r");
	await settled(page);
	await wait(page, () => document.querySelectorAll(".mark-state[data-state=rejected]").length === 1);
	return id;
}

async function adding(page, id) {
	const before = (await get(page, `report?id=${id}`)).claims.length;
	await press(page, "c", "ArrowLeft", "Shift+ArrowRight", "Shift+ArrowRight", "Enter");
	await page.waitForSelector(".claim-form");
	const words = await text(page, ".claim-form q");
	await press(page, "Tab");
	await page.keyboard.type("7");
	await press(page, "Enter");
	await page.waitForSelector(".claim-form", { state: "detached" });
	await settled(page);
	const { text: whole, claims } = await get(page, `report?id=${id}`), made = claims.find((c) => c.claim.count?.low === 7 && c.review === "accepted");
	ok((await text(page, ".claim-list")).includes("denies"), "what counts nobody is listed by what it does: 'denies'");
	is(claims.length, before + 1, "words selected by keyboard become a claim");
	is([Buffer.from(whole).subarray(made?.from, made?.to).toString(), made?.claim.words], [words, words], "its span holds those words, in bytes");
}

async function leavingOut(page) {
	await press(page, "g", "i");
	await page.waitForSelector("table.incidents a");
	await page.focus("table.incidents tbody a");
	await press(page, "Enter");
	await page.waitForSelector(".origin-box");
	await settled(page);
	const before = await text(page, ".big .toll"), without = page.locator(".origin-box:has(.without b) button").first();
	await without.focus();
	await press(page, "Enter");
	await page.waitForSelector(".incident-head .remark");
	await wait(page, (was) => document.querySelector(".big .toll").innerText !== was, before);
	ok(true, "an origin left out changes the figure at once, and nothing in the ledger");
	await press(page, "Enter");
	await wait(page, (was) => document.querySelector(".big .toll").innerText === was, before);
	ok(true, "taken back in, the figure is as before");
	await press(page, "j", "x");
	await page.waitForSelector(".incident-head .remark");
	ok(true, "x leaves out the origin of the claim in hand");
}

const pairShown = (page) => page.locator("table.pair thead").innerText();

async function pairs(page) {
	await press(page, "g", "p");
	await page.waitForSelector("table.pair");
	const seen = [];
	for (let i = 0; i < 10; i++) {
		seen.push(await pairShown(page));
		const decide = async () => {
			await press(page, i % 3 ? "0" : "1");
			await wait(page, (was) => document.querySelector("table.pair thead").innerText !== was, seen[i]);
		};
		await (i ? decide() : unanswered(page, decide));
	}
	ok(true, "the next pair is there already, before the program answers");
	is(new Set(seen).size, 10, "ten pairs are decided, each another one");
	await settled(page);
	const aside = await pairShown(page);
	await press(page, "?");
	await wait(page, (was) => document.querySelector("table.pair thead").innerText !== was, aside);
	ok(true, "? puts a pair aside and decides nothing");
	await press(page, "u");
	await wait(page, (was) => document.querySelector("table.pair thead").innerText === was, seen[9]);
	await settled(page);
	await press(page, "u");
	await wait(page, (was) => document.querySelector("table.pair thead").innerText === was, seen[8]);
	await settled(page);
	ok(true, "u brings back the last pair, and again the one before");
}

async function rest(page) {
	await press(page, "g", "e");
	await page.waitForSelector("section.estimated .big", { timeout: 200000 });
	await Promise.all(["density", "join"].map((c) => page.waitForSelector(`svg.fig .${c}`, { state: "attached" })));
	ok(true, "the estimate shows the overlap and every posterior");
	const place = (s) => page.locator(s).first().evaluate((e) => e.getBoundingClientRect().top);
	ok((await place("#warnings")) < (await place("section.estimated")), "its warnings stand before its figures");
	await press(page, "g", "l");
	await page.waitForSelector(".entries tbody tr");
	await press(page, "v");
	await page.waitForSelector(".verdict", { timeout: 120000 });
	ok(/Nothing was altered/.test(await text(page, ".verdict")), "v verifies the whole casebook");
	await press(page, "/");
	await page.keyboard.type("camp");
	await page.waitForSelector(".found a");
	ok(true, "/ finds");
	await press(page, "Escape", "h");
	await page.waitForSelector("dl.keys kbd");
	await press(page, "Escape", "Shift+L");
	await page.waitForSelector("input[type=password]");
	ok(!(await page.locator("body").innerText()).includes("Tal Sahra"), "locked, nothing of it is on the page");
}

function ledgerSays(folder, before) {
	const log = knell(folder, "log", "-C", "selene", "--key-file", "key").out.split("\n").slice(before), kinds = {};
	for (const line of log) {
		const what = / judgement +(\w+)/.exec(line)?.[1];
		if (what) kinds[what] = (kinds[what] || 0) + 1;
	}
	is([kinds.edit, kinds.reject, kinds.same, kinds.different, kinds.undo], [1, 2, 4, 6, 3], "knell log shows every step: an edit, two rejections, ten pairs, three undone");
	ok(kinds.accept >= 1, "and what was accepted", JSON.stringify(kinds));
	ok(log.some((l) => / claim /.test(l)), "and the claim that was added");
	const verified = knell(folder, "verify", "--key-file", "key", "selene");
	is(verified.status, 0, "knell verify holds afterwards");
}

await test(async (browser, folder) => {
	if (!process.env.KNELL_PAGE) casebook(folder);
	const before = process.env.KNELL_PAGE ? 0 : knell(folder, "log", "-C", "selene", "--key-file", "key").out.trim().split("\n").length;
	const server = await serve(folder), { page, asked, complaints } = await tab(browser);
	await unlock(page, server.address);
	ok(!page.url().includes(server.address.split("#")[1]), "the token leaves the address at once");
	await settled(page);
	const asks = asked.length;
	await page.reload();
	await settled(page);
	is(asked.slice(asks).filter((u) => /api\/(words|casebook)/.test(u)).length, 2, "its words and its figures are asked for once, before the page itself is there");
	const id = await reading(page);
	await adding(page, id);
	await leavingOut(page);
	await pairs(page);
	await rest(page);
	is(local(asked), [], "no request leaves 127.0.0.1");
	is(complaintsOf(complaints), [], "the browser has nothing to complain of");
	await server.end();
	if (!process.env.KNELL_PAGE) ledgerSays(folder, before);
});
