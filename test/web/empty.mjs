// A casebook that holds nothing yet: every page says so without alarm, and how to begin.
import { axeSource, complaintsOf, emptyCasebook, is, ok, serve, settled, tab, test, unlock, visit } from "./lib.mjs";

const PAGES = { casebook: true, reports: true, incidents: false, persons: true, estimate: true, ledger: false };

async function look(page, where, begins) {
	await visit(page, `/${where}`);
	await settled(page);
	const { command, faults, found } = await page.evaluate(async () => ({
		command: document.querySelector(".begin code")?.innerText ?? null, faults: document.querySelectorAll("#main .fault").length,
		found: (await window.axe.run(document)).violations.map((v) => `${v.id}: ${v.help}`),
	}));
	ok(begins ? /^knell add -C selene /.test(command) : command === null, `${where} of an empty casebook ${begins ? "says how to begin" : "is there"}`, command);
	is([faults, found], [0, []], `and there is no fault on it, ${where}`);
}

await test(async (browser, folder) => {
	emptyCasebook(folder);
	const server = await serve(folder), { page, complaints } = await tab(browser, { language: "ar", width: 390, height: 844 });
	await unlock(page, server.address);
	await page.evaluate(axeSource());
	for (const [where, begins] of Object.entries(PAGES)) await look(page, where, begins);
	is(complaintsOf(complaints), [], "the browser has nothing to complain of");
	await server.end();
});
