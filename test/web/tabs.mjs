// Two tabs at one casebook, and a program that does not answer: no decision is lost, none overwritten unseen.
import { casebook, complaintsOf, get, is, ok, press, serve, settled, tab, test, unlock, visit } from "./lib.mjs";

const wait = (page, what, more) => page.waitForFunction(what, more, { timeout: 30000 });
const state = (page, of) => page.locator(`.mark-state[data-state=${of}]`).count();

async function follow(first, second, where) {
	await visit(second, where);
	await visit(first, where);
	await press(first, "a");
	await wait(second, () => document.querySelectorAll(".mark-state[data-state=accepted]").length === 1);
	ok(true, "what one tab decides the other shows by itself");
}

// The second tab hears nothing for a while, as an analyst's who was away does.
async function overtaken(first, second) {
	await second.route(/\/api\/(state|report)/, (r) => r.abort());
	await second.waitForTimeout(200);
	await press(first, "k");
	await press(second, "k");
	await press(first, "r");
	await settled(first);
	await press(second, "a");
	await second.waitForSelector("dialog[open]");
	const said = await second.locator("dialog").innerText();
	ok(/Rejected/.test(said), "a decision that others overtook is refused, and says what they decided", said);
	await second.unroute(/\/api\/(state|report)/);
	await second.locator("dialog .main").focus();
	await press(second, "Enter");
	await second.waitForSelector("dialog[open]", { state: "detached" });
	await settled(second);
	await wait(first, () => document.querySelectorAll(".mark-state[data-state=accepted]").length >= 1 && !document.querySelector(".mark-state[data-state=rejected]"));
	ok(true, "decided again with that known, it stands, in both tabs");
}

async function notKept(page, id) {
	await page.route(/\/api\/judge/, (r) => r.abort());
	await press(page, "j", "j", "r", "a");
	await page.waitForSelector(".tray.fault button");
	const tray = await page.locator(".tray.fault").innerText();
	ok(/Not in the ledger: Rejected/.test(tray) && /1 decision waits behind it/.test(tray), "what did not arrive is shown, with what waits behind it", tray);
	// It goes out again by itself too, within a few seconds: the button may be gone once the way is free.
	await page.locator(".tray.fault .main").focus();
	await page.unroute(/\/api\/judge/);
	await press(page, "Enter");
	await page.waitForSelector(".tray.fault", { state: "detached" });
	await settled(page);
	const claims = (await get(page, `report?id=${encodeURIComponent(id)}`)).claims;
	ok(claims.filter((c) => c.review === "rejected").length === 1 && claims.filter((c) => c.review === "accepted").length >= 1, "repeated, both are in the ledger, in their order", JSON.stringify(claims.map((c) => c.review)));
}

async function borrowed(window, address) {
	const other = await window.newPage();
	await other.goto(address.split("#")[0]);
	await other.waitForSelector("header.bar", { timeout: 60000 });
	ok(true, "a second tab without the token gets it from the first");
	await other.close();
	return other;
}

// The bar is there before anything was asked for; then the page, and figures that lead to what they show.
async function begins(window, address) {
	const page = await window.newPage(), held = [], hold = (r) => held.push(r);
	await page.route(/\/api\/|page\.js/, hold);
	await page.goto(address, { waitUntil: "commit" });
	await wait(page, () => performance.getEntriesByName("first-contentful-paint").length > 0);
	is(await page.locator("#page").innerText(), "knell", "the page is painted before any answer, and before its script, is here");
	for (const r of held) await r.continue();
	await page.unroute(/\/api\/|page\.js/, hold);
	await page.waitForSelector("svg.fig:not(.map) .stroke", { state: "attached" });
	await settled(page);
	is(await page.locator("#page .bar .brand").count(), 1, "and has one bar then");
	const [x, y] = (await page.locator("svg.fig:not(.map) .stroke").first().getAttribute("d")).match(/[\d.]+/g).map(Number), box = await page.locator("svg.fig:not(.map)").boundingBox();
	await page.mouse.move(box.x + x + 2, box.y + y - 3);
	await page.waitForSelector("svg.fig .over", { state: "attached" });
	const named = (await page.locator("svg.fig title").textContent()).split(":")[0];
	await page.mouse.click(box.x + x + 2, box.y + y - 3);
	await page.waitForSelector(".page-incident h1");
	ok((await page.locator(".page-incident h1").innerText()).includes(named), "a stroke of the timeline leads to its incident", named);
	await page.close();
}

async function strangers(browser, address) {
	const { page } = await tab(browser);
	await page.goto(address.split("#")[0]);
	await page.waitForSelector("#no-token h1");
	const said = await page.locator("main").innerText();
	ok(/no key/.test(said) && !(await page.$("input")), "a window without the token is told so, and shows nothing", said);
}

await test(async (browser, folder) => {
	if (!process.env.KNELL_PAGE) casebook(folder);
	const server = await serve(folder), one = await tab(browser), two = await tab(browser);
	await unlock(one.page, server.address);
	await unlock(two.page, server.address);
	const { reports } = await get(one.page, "reports?filter=all&from=0&count=50"), report = reports.filter((r) => r.claims >= 5)[0];
	await follow(one.page, two.page, `/report/${encodeURIComponent(report.id)}`);
	await overtaken(one.page, two.page);
	await notKept(one.page, report.id);
	await borrowed(one.window, server.address);
	await begins(one.window, server.address);
	await strangers(browser, server.address);
	is([await state(one.page, "rejected"), complaintsOf([...one.complaints, ...two.complaints])], [1, []], "and nothing else went wrong");
	await press(one.page, "Shift+L");
	await wait(two.page, () => document.querySelector("input[type=password]"));
	ok(true, "locked in one tab, the other is locked too");
});
