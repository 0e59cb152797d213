// Nobody at the page, and a program that is busy: the lock comes by itself and costs nothing that was typed; what is decided while the
// casebook is verified waits, and says so.
import { casebook, complaintsOf, get, is, knell, ok, press, serve, settled, tab, test, unlock, visit } from "./lib.mjs";

const IDLE = 12;	// seconds; the warning comes in the last third
const read = (page, selector) => page.locator(selector).first().innerText();

// What the program answers while it verifies, as long as it does.
async function whileVerifying(page) {
	const busy = (r) => r.fulfill({ status: 503, contentType: "application/json", body: '{"error":"the casebook is being verified; decide again in a moment"}' });
	await page.route(/\/api\/judge/, busy);
	await press(page, "a");
	await page.waitForSelector(".tray:not(.fault):not(.working)");
	is(await read(page, ".tray:not(.working)"), "1 decision waits for the verification to end, then it is written", "a decision made while the casebook is verified waits, and says for what");
	await press(page, "r");
	await page.waitForFunction(() => /^2 /.test(document.querySelector(".tray:not(.working)")?.innerText));
	is(await read(page, ".tray:not(.working)"), "2 decisions wait for the verification to end, then they are written", "so does the next one, behind it");
	is(await page.locator(".tray.fault, dialog[open]").count(), 0, "it is no fault, and asks nothing");
	await page.unroute(/\/api\/judge/, busy);
	await settled(page);
	is(await page.locator(".tray:not(.working)").count(), 0, "once it is verified they go in by themselves");
}

async function idle(page) {
	await press(page, "k", "k", "e");
	await page.waitForSelector(".claim-form");
	await page.focus(".claim-form input[list]");
	await page.keyboard.type("half a reason");
	await page.waitForSelector(".tray[role=alert] .main", { timeout: 60000 });
	ok(/locks in \d+ seconds/.test(await read(page, ".tray[role=alert]")), "before it locks the page says so, and when", await read(page, ".tray[role=alert]"));
	await page.locator(".tray[role=alert] .main").focus();
	await press(page, "Enter");
	await page.waitForSelector(".tray[role=alert]", { state: "detached" });
	ok(await page.$(".claim-form"), "whoever stays keeps on");
	await page.waitForSelector("input[type=password]", { timeout: 60000 });
	const left = await page.evaluate(() => document.body.innerText + JSON.stringify({ ...sessionStorage, ...localStorage }));
	ok(!/half a reason|killed/i.test(left), "left alone it locks by itself, and nothing of the casebook is on the page", left);
}

async function back(page) {
	await page.keyboard.type("nine ropes under a new grey ferry hum");
	await press(page, "Enter");
	await page.waitForSelector("#fault", { timeout: 60000 });
	is(await read(page, "#fault"), "this passphrase does not open the casebook", "a wrong passphrase is said to be wrong");
	is(await page.evaluate(() => [document.activeElement.type, getSelection().toString().length > 0 || document.activeElement.selectionEnd > 0]), ["password", true], "and is at hand to be typed anew");
	await page.keyboard.type("nine ropes under an old grey ferry hum");
	await press(page, "Enter");
	await page.waitForSelector("header.bar", { timeout: 60000 });
	await settled(page);
	await page.waitForSelector(".claim-form");
	is(await page.inputValue(".claim-form input[list]"), "half a reason", "what was being typed is there again");
}

await test(async (browser, folder) => {
	casebook(folder);
	const server = await serve(folder, "--idle", String(IDLE / 60)), { page, complaints } = await tab(browser);
	await unlock(page, server.address);
	const { reports } = await get(page, "reports?filter=all&from=0&count=50"), report = reports.find((r) => r.claims >= 5);
	await visit(page, `/report/${encodeURIComponent(report.id)}`);
	await whileVerifying(page);
	const { claims } = await get(page, `report?id=${encodeURIComponent(report.id)}`);
	is([claims.filter((c) => c.review === "accepted").length, claims.filter((c) => c.review === "rejected").length], [1, 1], "and both are in the ledger");
	await idle(page);
	await back(page);
	is(complaintsOf(complaints), [], "the browser has nothing to complain of");
	await server.end();
	is(knell(folder, "verify", "--key-file", "key", "selene").status, 0, "knell verify holds afterwards");
});
