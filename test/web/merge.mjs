// Two analysts, each with a copy: what they decided is all there after a merge, and where they differ the first page says so.
import fs from "node:fs";
import path from "node:path";
import { casebook, complaintsOf, get, is, knell, ok, press, serve, settled, tab, test, unlock, visit } from "./lib.mjs";

const wait = (page, what) => page.waitForFunction(what, null, { timeout: 60000 });
const pull = (folder, other) => knell(folder, "pull", "-C", "selene", "--key-file", "key", path.join(other, "selene"));

// One analyst's morning at a copy: keys pressed on one report, each a decision.
async function morning(browser, folder, where, keys) {
	const server = await serve(folder), { window, page } = await tab(browser);
	await unlock(page, server.address);
	await visit(page, where);
	for (const key of keys) {
		await press(page, key);
		await settled(page);
	}
	await window.close();
	await server.end();
}

async function reportOf(browser, folder) {
	const server = await serve(folder), { window, page } = await tab(browser);
	await unlock(page, server.address);
	const { reports } = await get(page, "reports?filter=all&from=0&count=50"), id = reports.find((r) => r.claims >= 5).id;
	await window.close();
	await server.end();
	return id;
}

async function afterwards(browser, folder, id) {
	const server = await serve(folder), { page, complaints } = await tab(browser);
	await unlock(page, server.address);
	await wait(page, () => /judged twice and differently/.test(document.getElementById("main").innerText));
	ok(true, "the first page says that a claim was judged twice and differently");
	await page.waitForSelector(".waiting li:nth-child(3)");
	const waiting = await page.locator(".waiting").innerText();
	ok(/1\s+claims? on which analysts disagree/.test(waiting), "and among what waits, that analysts disagree", waiting);
	const { claims } = await get(page, `report?id=${encodeURIComponent(id)}`);
	is(claims.slice(0, 3).map((c) => [c.review, c.disputed]), [["none", true], ["accepted", false], ["rejected", false]],
		"what only one of them decided stands; what they differ in stands as it was read");
	await page.locator("#main section ul li a", { hasText: claims[0].claim.words.slice(0, 20) }).first().focus();
	await press(page, "Enter");
	await page.waitForSelector(".panel .judgements");
	const both = await page.locator(".panel .judgements").innerText();
	ok(/Accepted/.test(both) && /Rejected/.test(both), "one key leads there, and both decisions stand beside the words", both);
	await press(page, "r");
	await wait(page, () => document.querySelectorAll(".mark-state[data-state=rejected]").length === 2);
	await settled(page);
	await visit(page, "/casebook");
	await wait(page, () => !/disagree|judged twice/.test(document.getElementById("main").innerText));
	ok(true, "decided once more with both known, it is settled, and no page speaks of it any more");
	is(complaintsOf(complaints), [], "the browser has nothing to complain of");
	await server.end();
}

await test(async (browser, folder) => {
	casebook(folder);
	const other = path.join(folder, "other");
	fs.mkdirSync(other);
	for (const name of ["selene", "key"]) fs.cpSync(path.join(folder, name), path.join(other, name), { recursive: true });
	const id = await reportOf(browser, folder), where = `/report/${encodeURIComponent(id)}`;
	await morning(browser, folder, where, ["a", "a"]);
	await morning(browser, other, where, ["r", "j", "r"]);
	is([pull(folder, other).status, pull(other, folder).status], [0, 0], "each takes over what the other has");
	await afterwards(browser, folder, id);
	is(pull(other, folder).status, 0, "the other analyst takes over what was decided");
	const log = (of) => knell(of, "list", "-C", "selene", "--key-file", "key", "--kind", "judgement").out.split("\n").map((l) => l.split(" ")[0]).sort();
	is(log(other), log(folder), "and both casebooks have the same judgements");
	is([folder, other].map((f) => knell(f, "verify", "--key-file", "key", "selene").status), [0, 0], "both verify");
});
