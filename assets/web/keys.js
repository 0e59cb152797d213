// The keyboard. A page names its keys in a table; letters of other layouts count by the key's place, digits in any script.
// Single letters can be switched off (WCAG 2.1.4); Escape and the keys within fields stay.
import { useLayoutEffect } from "./html.js";

export const MODAL = 9;
const LEADS = 3000;	// milliseconds in which a letter belongs to the g before it
const layers = [];
let leader = -Infinity;
export const settings = { letters: localStorage.getItem("letters") !== "off" };

export function setLetters(on) {
	settings.letters = on;
	localStorage.setItem("letters", on ? "on" : "off");
}

export function keyOf(event) {
	if (event.key.length > 1) return event.key;
	if (event.key.charCodeAt(0) < 128) return event.key;
	const place = /^(Key|Digit)(.)$/.exec(event.code);
	if (place) return place[2].toLowerCase();
	return event.code === "Slash" ? (event.shiftKey ? "?" : "/") : event.key;
}

const inField = (node) => node.closest?.("input, textarea, select, [contenteditable]");

// Keys of the pages behind an open dialog rest.
function layerFor(key) {
	const modal = document.querySelector("dialog[open]");
	const able = layers.filter((l) => Object.hasOwn(l.keys, key) && (!modal || l.level === MODAL));
	return able.sort((a, b) => a.level - b.level).at(-1);
}

function pressed(event) {
	if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
	let key = keyOf(event);
	if (key !== "Escape" && inField(event.target)) return;
	if (key.length === 1 && !settings.letters) return;
	if (event.timeStamp - leader < LEADS && key.length === 1) key = `g ${key}`;
	leader = -Infinity;
	if (key === "g" && !document.querySelector("dialog[open]")) {
		leader = event.timeStamp;
		return;
	}
	const layer = layerFor(key);
	if (!layer || ((key === "Enter" || key === " ") && event.target.closest("a, button, summary"))) return;
	if (layer.keys[key][1](event) !== false) event.preventDefault();
}

// keys: {a: [what it does, function]}; the highest level that knows a key has it.
export function useKeys(keys, level = 1) {
	useLayoutEffect(() => {
		const layer = { keys, level };
		layers.push(layer);
		return () => layers.splice(layers.indexOf(layer), 1);
	});
}

export function describeKeys() {
	const seen = new Map();
	for (const layer of [...layers].sort((a, b) => b.level - a.level).filter((l) => l.level < MODAL))
		for (const [key, [what]] of Object.entries(layer.keys)) if (what && !seen.has(key)) seen.set(key, what);
	return [...seen];
}

addEventListener("keydown", pressed);
