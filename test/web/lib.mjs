// What the tests of the review page share: TAP, a casebook of the examples, the program that serves it, a browser in front of it.
// TOP is the project, BIN holds the program; playwright-core and axe-core are where tools/install-web puts them, build/web.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const TOP = process.env.TOP || path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../.."), BIN = process.env.BIN || path.join(TOP, "build/release");
const PASSPHRASE = "nine ropes under an old grey ferry hum";
const MODULES = path.join(TOP, "build/web/node_modules");
const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => fs.existsSync(p));

let count = 0, bad = 0;
export function ok(held, sentence, why = "") {
	console.log(`${held ? "ok" : "not ok"} ${++count} - ${sentence}`);
	if (!held) {
		bad++;
		for (const line of String(why).split("\n").slice(0, 40)) console.log(`# ${line}`);
	}
}

export function is(got, wanted, sentence) {
	const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
	ok(a === b, sentence, `got ${a}\nwanted ${b}`);
}

function skip(reason) {
	console.log(`1..0 # SKIP ${reason}`);
	process.exit(0);
}

// Runs the test in a folder of its own, and ends whatever it began.
export async function test(body) {
	if (!CHROMIUM) skip("Chromium is not installed");
	if (!fs.existsSync(path.join(MODULES, "playwright-core"))) skip("playwright-core is not in build/web (tools/install-web)");
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), "knell-web-"));
	const { chromium } = await import(path.join(MODULES, "playwright-core/index.mjs"));
	const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
	try {
		await body(browser, folder);
	} catch (error) {
		ok(false, "the test came to its end", error.stack);
	}
	await browser.close();
	await Promise.all(children.map(ended));
	fs.rmSync(folder, { recursive: true, force: true });
	console.log(`1..${count}`);
	process.exitCode = bad ? 1 : 0;
}

const environment = (folder) => ({ ...process.env, XDG_DATA_HOME: path.join(folder, "device"), LC_ALL: "C.UTF-8" });

export function knell(folder, ...args) {
	const done = spawnSync(path.join(BIN, "knell"), args, { cwd: folder, env: environment(folder), encoding: "utf8", maxBuffer: 1 << 28 });
	return { status: done.status, out: done.stdout, notes: done.stderr };
}

export function emptyCasebook(folder) {
	fs.writeFileSync(path.join(folder, "key"), `${PASSPHRASE}\n`);
	return knell(folder, "init", "--key-file", "key", "selene");
}

// The example's reports and lists, and any others, in a casebook.
export function casebook(folder, ...more) {
	emptyCasebook(folder);
	const at = (where) => fs.readdirSync(path.join(TOP, where)).filter((f) => f !== "truth.csv").map((f) => path.join(TOP, where, f));
	return knell(folder, "add", "-C", "selene", "--key-file", "key", ...at("examples/reports"), ...at("examples/lists"), ...more);
}

const children = [];
const ended = (child) => new Promise((gone) => {
	if (child.exitCode !== null || child.signalCode) return gone();
	child.once("exit", gone);
	child.kill("SIGTERM");
});

// The program as an analyst starts it; its address is what it prints.
export function serve(folder, ...options) {
	if (process.env.KNELL_PAGE) return Promise.resolve({ address: process.env.KNELL_PAGE, end: () => {} });
	const child = spawn(path.join(BIN, "knell"), ["review", ...options, "selene"], { cwd: folder, env: environment(folder) });
	children.push(child);
	let said = "";
	return new Promise((resolve, reject) => {
		const hear = (data) => {
			said += data;
			const address = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(said)?.[0];
			if (address) resolve({ address, end: () => ended(child) });
		};
		child.stdout.on("data", hear);
		child.stderr.on("data", hear);
		child.once("exit", (status) => reject(new Error(`knell review ended with ${status}: ${said}`)));
	});
}

// A tab in a window of its own. What it asked for and what it complained of is kept.
export async function tab(browser, { width = 1440, height = 900, theme = "light", language = "en" } = {}) {
	const window = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale: language, reducedMotion: "reduce" });
	const page = await window.newPage();
	const asked = [], complaints = [];
	window.on("request", (r) => asked.push(r.url()));
	window.on("page", (p) => p.on("pageerror", (e) => complaints.push(e.message)));
	page.on("pageerror", (e) => complaints.push(e.message));
	page.on("console", (m) => m.type() === "error" && complaints.push(m.text()));
	page.on("dialog", (d) => { complaints.push(`a dialog: ${d.message()}`); d.dismiss(); });
	return { window, page, asked, complaints };
}

export async function unlock(page, address) {
	await page.goto(address);
	await page.waitForSelector("h1");
	if (!(await page.$("input[type=password]"))) return;
	await page.keyboard.type(PASSPHRASE);
	await page.keyboard.press("Enter");
	await page.waitForSelector("header.bar", { timeout: 60000 });
}

export const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };

// The page hears of its new address by an event that comes after those that are waiting: only then is it another page.
export async function visit(page, where) {
	await page.evaluate((to) => new Promise((there) => {
		if (location.hash === `#${to}`) return there();
		addEventListener("hashchange", () => setTimeout(there), { once: true });
		location.hash = to;
	}), where);
	await settled(page);
}

// Nothing is asked for, or will be again as it is being worked out, and nothing is on its way into the ledger: what is undone before
// it went out is never in it.
export async function settled(page) {
	await page.waitForFunction(() => document.querySelector("h1, h2") && !document.querySelector("[data-on-the-way], [data-asking], main .loading, .tray:not(.working)"), null, { timeout: 120000 });
}

// Runs what must need no answer of the program, while every request is held back; then they go their way.
export async function unanswered(page, body) {
	const held = [], hold = (r) => held.push(r);
	await page.route(/\/api\//, hold);
	await body();
	for (const r of held) await r.continue();
	await page.unroute(/\/api\//, hold);
}

// What the program answers; of figures that are still being worked out, once they are.
export async function get(page, path, body) {
	for (let tries = 0; ; tries++) {
		const answer = await page.evaluate(async ([where, what]) => {
			const headers = { "X-Knell-Token": sessionStorage.getItem("token"), "Content-Type": "application/json" };
			return (await fetch(`/api/${where}`, { headers, method: what ? "POST" : "GET", body: what && JSON.stringify(what) })).json();
		}, [path, body]);
		if (!answer.stale || tries > 300) return answer;
		await page.waitForTimeout(300);
	}
}

export const axeSource = () => fs.readFileSync(path.join(MODULES, "axe-core/axe.min.js"), "utf8");
export const local = (urls) => urls.filter((u) => !/^(blob:)?http:\/\/127\.0\.0\.1:\d+\//.test(u) && !u.startsWith("data:"));

// A refusal that a test provoked is logged by the browser; everything else counts.
export const complaintsOf = (list) => list.filter((c) => !/Failed to load resource/.test(c));
