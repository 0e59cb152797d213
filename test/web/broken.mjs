// A casebook that does not verify: what is wrong is said in the reader's language, with the file and what follows from it.
import fs from "node:fs";
import path from "node:path";
import { casebook, complaintsOf, is, ok, press, serve, settled, tab, test, unlock, visit } from "./lib.mjs";

const files = (folder) => fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => path.join(e.parentPath ?? e.path, e.name));

function damage(file, at) {
	const bytes = fs.readFileSync(file);
	bytes[at < 0 ? bytes.length + at : at] ^= 8;
	fs.writeFileSync(file, bytes);
}

// One of each kind of file, as a disk that fails or a hand that alters would.
function harm(book) {
	const all = files(book), first = (what) => all.filter((f) => what.test(f.slice(book.length))).sort()[0];
	damage(first(/\/tile\/entries\//), 100);
	damage(first(/\/body\//), -40);
	damage(first(/\/tile\/0\//), 40);
	const objects = all.filter((f) => /^\/vault\//.test(f.slice(book.length))).sort();
	damage(objects[0], -1);
	fs.unlinkSync(objects[1]);
	fs.writeFileSync(path.join(book, "stray"), "x");
	damage(path.join(book, "identity.copy"), 200);
}

async function reads(page, language) {
	await page.waitForSelector(".verdict.fault", { timeout: 120000 });
	await settled(page);
	const items = await page.locator(".broken li").count(), whole = await page.locator("#main").innerText();
	ok(items >= 5, `what was altered and what is gone is named, file by file, ${language}`, whole);
	is(await page.locator(".broken [lang=en], details [lang=en]").allInnerTexts(), [], `and all that is said of it is said in the language of the page, ${language}`);
	const english = await page.locator(".broken div, details li").allInnerTexts();
	is(english.filter((l) => /\b(the|is|was|not|that)\b/.test(l.replace(/«[^»]*»/g, ""))), [], `without an English word, ${language}`);
}

await test(async (browser, folder) => {
	casebook(folder);
	const server = await serve(folder);
	let first = true;
	for (const language of ["fr", "ar", "es"]) {
		const { window, page, complaints } = await tab(browser, { language });
		await unlock(page, server.address);
		await visit(page, "/ledger");
		if (first) {
			harm(path.join(folder, "selene"));
			await press(page, "v");
		}
		first = false;
		await reads(page, language);
		is(complaintsOf(complaints), [], `the browser has nothing to complain of, ${language}`);
		await window.close();
	}
	await server.end();
});
