// When the first page of `knell review` is painted, and when its figures stand in it: two medians of seven openings, in
// milliseconds from the beginning of the navigation. ADDRESS is what `knell review` prints.
import path from "node:path";

const [address] = process.argv.slice(2), modules = path.join(process.env.TOP, "build/web/node_modules");
const { chromium } = await import(path.join(modules, "playwright-core/index.mjs"));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const middle = (list) => list.sort((a, b) => a - b)[list.length >> 1], painted = [], whole = [];
for (let i = 0; i < 8; i++) {
	const page = await (await browser.newContext()).newPage();
	await page.goto(address);
	await page.waitForSelector(".big");
	const [first, now] = await page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, performance.now()]);
	if (i) { // the first one starts the browser
		painted.push(first);
		whole.push(now);
	}
	await page.context().close();
}
console.log(middle(painted).toFixed(1), middle(whole).toFixed(1));
await browser.close();
