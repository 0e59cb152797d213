// The one way to the program: requests, what they answered, and the state that all pages share.
import { useLayoutEffect, useState } from "./html.js";

const CHANNEL = "knell-tab", KEPT = 60, POLL = 2500, AGAIN = 500, SELDOM = 3000, LATE = 400;
let token = null;

export const shared = { state: null, error: null, by: null, active: 0, asked: Date.now() };
const watchers = new Set();

export function changed() {
	for (const w of watchers) w({});
}

export function useShared() {
	const [, set] = useState(null);
	useLayoutEffect(() => {	// nothing may change between what is drawn and the watching
		watchers.add(set);
		return () => watchers.delete(set);
	}, []);
	return shared;
}

// A second tab has no fragment; the first one lends it the token, however late. Only pages of this origin share the channel.
function borrow(onLate) {
	const channel = new BroadcastChannel(CHANNEL);
	channel.onmessage = ({ data }) => {
		if (data === "token?" && token) channel.postMessage({ token });
	};
	if (token) return undefined;
	return new Promise((found) => {
		setTimeout(() => token || onLate(), LATE);
		channel.addEventListener("message", ({ data }) => {
			token ||= data.token;
			if (token) found();
		});
		channel.postMessage("token?");
	});
}

// The token leaves the address at once, so that it is in no history and on no screenshot; a reload finds it in the tab.
export async function takeToken(onLate) {
	const given = /^#(?:token=)?([A-Za-z0-9_-]{16,})$/.exec(location.hash);
	if (given) {
		token = given[1];
		history.replaceState(null, "", "/#/casebook");
	}
	token ||= sessionStorage.getItem("token");
	await borrow(onLate);
	sessionStorage.setItem("token", token);
}

export class Refused extends Error {
	constructor(status, answer) {
		super(answer.error || `status ${status}`);
		this.status = status;
		this.answer = answer;
	}
}

export async function ask(path, body) {
	const headers = { "X-Knell-Token": token || "" };
	if (body) headers["Content-Type"] = "application/json";
	const early = globalThis.early.get(path);
	globalThis.early.delete(path);
	const reply = await (early || fetch(`/api/${path}`, {
		method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body), cache: "no-store",
	}));
	const answer = await reply.json().catch(() => ({}));
	if (!path.startsWith("state")) shared.asked = Date.now();
	if (reply.ok) return reply.status === 202 ? { ...answer, pending: true } : answer;
	if (reply.status === 403 && answer.locked) setState({ ...shared.state, locked: true });
	throw new Refused(reply.status, answer);
}

export async function askImage(id) {
	const reply = await fetch(`/api/image?id=${encodeURIComponent(id)}`, { headers: { "X-Knell-Token": token } });
	if (!reply.ok) throw new Refused(reply.status, await reply.json().catch(() => ({})));
	return URL.createObjectURL(new Blob([await reply.arrayBuffer()], { type: "image/png" }));
}

// What was answered, by path. Locking forgets all of it.
const kept = new Map();

// What a page keeps of the evidence goes with the lock.
const atLock = new Set([() => kept.clear(), tell]);
export const whenLocked = (forget) => atLock.add(forget);

export function setState(state) {
	const before = shared.state;
	shared.state = state;
	if (state.locked && !before?.locked) for (const forget of atLock) forget();
	const words = JSON.stringify(before) !== JSON.stringify(state);
	if (words) changed();
}

// Whether anything is asked for, or will be again, stands on the document, for what looks on from outside.
function tell() {
	document.documentElement.toggleAttribute("data-asking", [...kept.values()].some((e) => e.asking || e.again));
}

function keep(path, entry) {
	kept.delete(path);
	kept.set(path, entry);
	if (kept.size > KEPT) kept.delete(kept.keys().next().value);
	tell();
}

function take(path, entry, answer, generation) {
	const held = answer.pending ? entry.answer : answer;
	const again = answer.pending || answer.stale ? Math.min(SELDOM, (entry.again || AGAIN / 1.3) * 1.3) : 0;
	const of = answer.pending || answer.stale ? generation : answer.generation ?? generation;
	keep(path, { answer: held, work: answer.pending ? answer.work : null, generation: of, again });
	if (again) setTimeout(() => load(path), again);
}

// What was asked before a decision arrived and is answered after it knows nothing of it: it is asked once more, and shown only
// where there is nothing yet.
async function load(path) {
	const entry = kept.get(path) || {};
	if (entry.asking) return;
	keep(path, { ...entry, asking: true });
	const generation = shared.state?.generation, overtaken = () => generation !== undefined && shared.state?.generation !== generation;
	try {
		const answer = await ask(path);
		if (shared.state?.locked) return;
		if (overtaken() && entry.answer) keep(path, { ...entry, asking: false });
		else take(path, entry, answer, generation);
		if (overtaken()) return void load(path);
	} catch (error) {
		if (error.answer?.locked) return void kept.delete(path);
		keep(path, { ...entry, asking: false, again: 0, error, generation });
	}
	changed();
}

// Loads before it is wanted: the neighbour of a report, the next pairs.
export function ahead(path) {
	return path && !kept.has(path) ? load(path) : undefined;
}

// The answer of a path: at once when it was asked before, and asked anew when the casebook grew.
export function useData(path) {
	useShared();
	const generation = shared.state?.generation;
	useLayoutEffect(() => {
		const entry = kept.get(path);
		if (path && (!entry || entry.generation !== generation)) load(path);
	}, [path, generation]);
	return (path && kept.get(path)) || {};
}

export function askAgain(path) {
	load(path);
}

// A decision answers with the claims that it changed: they take their places wherever they are shown.
export function putClaims(claims) {
	const byId = new Map((claims || []).map((c) => [c.id, c]));
	for (const entry of kept.values()) {
		const list = entry.answer?.claims;
		if (Array.isArray(list)) entry.answer = { ...entry.answer, claims: list.map((c) => byId.has(c.id) ? { ...c, ...byId.get(c.id) } : c) };
	}
}

function askForWhatFailed() {
	for (const [path, entry] of kept) if (entry.error && !entry.error.status) load(path);
}

export async function poll() {
	try {
		const active = shared.active > shared.asked && Date.now() - shared.asked > 15000, before = shared.state;
		if (active) shared.asked = Date.now();
		const state = await ask(active ? "state?active=1" : "state");
		if (shared.error) askForWhatFailed();
		shared.error = null;
		if (shared.state === before) setState(state);	// else it is older than what came meanwhile
	} catch (error) {
		if (String(shared.error) !== String(error)) {
			shared.error = error;
			changed();
		}
	}
}

export function startPolling() {
	const noticed = () => { shared.active = Date.now(); };
	for (const what of ["keydown", "pointermove", "pointerdown", "wheel"]) addEventListener(what, noticed, { passive: true });
	addEventListener("visibilitychange", () => document.hidden || poll());
	setInterval(() => document.hidden || poll(), POLL);
	return poll();
}

export function query(path, values) {
	const parts = Object.entries(values).filter(([, v]) => v !== null && v !== undefined && v !== "");
	return parts.length ? `${path}?${parts.map(([k, v]) => `${k}=${encodeURIComponent(v)}`).join("&")}` : path;
}
