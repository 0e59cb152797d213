// When the first page of `knell review` is painted, and when its figures stand in it: medians of nine, in milliseconds from the beginning
// of the navigation, each beside what a page of one word with the same headers takes in the same browser at the same time. First in a
// browser that is at work already, in a window that was there before, then each in a fresh window, which the browser has to make first.
// ADDRESS is what `knell review` prints. Five numbers: warm: one word, first, figures; fresh: one word, first.
import http from "node:http";
import path from "node:path";

const [address] = process.argv.slice(2), modules = path.join(process.env.TOP, "build/web/node_modules"), TIMES = 9;
const { chromium } = await import(path.join(modules, "playwright-core/index.mjs"));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

const headers = (await fetch(new URL("/", address))).headers, same = [...headers].filter(([name]) => !/^(content-length|date|connection)$/.test(name));
const word = http.createServer((_, r) => r.writeHead(200, Object.fromEntries(same)).end("<!doctype html><title>word</title><p class=big>word"));
await new Promise((there) => word.listen(0, "127.0.0.1", there));
const bare = `http://127.0.0.1:${word.address().port}/`;

const middle = (list) => list.sort((a, b) => a - b)[list.length >> 1].toFixed(1);
const look = () => {	// in the page: notes the frame after the figures came in
	const watch = new MutationObserver(() => {
		if (!document.querySelector(".big")) return;
		watch.disconnect();
		requestAnimationFrame(() => setTimeout(() => { globalThis.stood = performance.now(); }));
	});
	watch.observe(document, { childList: true, subtree: true });
};

async function open(page, url) {
	await page.goto(url);
	await page.waitForFunction(() => globalThis.stood && performance.getEntriesByName("first-contentful-paint").length);
	return page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, globalThis.stood]);
}

async function fresh(body) {
	const window = await browser.newContext(), page = await window.newPage();
	await page.addInitScript(look);
	const result = await body(page);
	await window.close();
	return result;
}

const warm = [[], [], []], first = [[], []];
await fresh(async (page) => {
	for (let i = -1; i < TIMES; i++) {	// the first of all starts the browser
		const times = [];
		for (const url of [bare, address]) {
			await page.goto("about:blank");
			times.push(await open(page, url));
		}
		if (i >= 0) [times[0][0], ...times[1]].forEach((t, k) => warm[k].push(t));
	}
});
for (let i = 0; i < TIMES; i++) for (const [k, url] of [bare, address].entries()) first[k].push((await fresh((page) => open(page, url)))[0]);
console.log([...warm, ...first].map(middle).join(" "));
await browser.close();
word.close();
