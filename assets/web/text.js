// The words of reports. Offsets of claims count bytes of UTF-8, those of the page UTF-16 units; what cannot be seen or would turn the
// line around is shown as a mark and never reaches the page as itself.
import { html } from "./html.js";

const encoder = new TextEncoder();

// Bytes before a place in the text.
export const bytesTo = (text, at) => encoder.encode(text.slice(0, at)).length;

const width = (code) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

// The places of many byte offsets, in one pass. An offset within a character is that of its beginning.
export function placesOf(text, offsets) {
	const wanted = [...new Set(offsets)].sort((a, b) => a - b), places = new Map();
	let bytes = 0, at = 0, i = 0;
	while (i < wanted.length && at < text.length) {
		const code = text.codePointAt(at), next = bytes + width(code);
		while (i < wanted.length && wanted[i] < next) places.set(wanted[i++], at);
		bytes = next;
		at += code > 0xffff ? 2 : 1;
	}
	for (; i < wanted.length; i++) places.set(wanted[i], text.length);
	return places;
}

// Spans cut where any of them begins or ends: [{from, to, of: [ids]}], in order, without the gaps.
export function segments(length, spans) {
	const cuts = new Set([0, length]);
	for (const s of spans) cuts.add(s.from).add(s.to);
	const sorted = [...cuts].filter((c) => c >= 0 && c <= length).sort((a, b) => a - b);
	const list = [];
	let open = [];
	const begins = [...spans].sort((a, b) => a.from - b.from);
	let next = 0;
	for (let i = 0; i + 1 < sorted.length; i++) {
		const from = sorted[i], to = sorted[i + 1];
		open = open.filter((s) => s.to > from);
		while (next < begins.length && begins[next].from <= from) open.push(begins[next++]);
		list.push({ from, to, of: open });
	}
	return list;
}

// Bidirectional controls, zero widths, soft hyphens, byte order marks, tags and other controls but tab and line ends.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;
const NAMES = { "00AD": "SHY", "061C": "ALM", "200B": "ZWSP", "200C": "ZWNJ", "200D": "ZWJ", "200E": "LRM", "200F": "RLM", "202A": "LRE",
	"202B": "RLE", "202C": "PDF", "202D": "LRO", "202E": "RLO", "2060": "WJ", "2066": "LRI", "2067": "RLI", "2068": "FSI", "2069": "PDI", "FEFF": "BOM" };

function mark(char, at) {
	const hex = char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
	return html`<span class="unseen" data-at=${at} data-units=${char.length} title=${`U+${hex}`}>${NAMES[hex] || `U+${hex}`}</span>`;
}

// Joiners belong to Arabic, Persian and pictures made of several: they stay, with a stroke above the place.
const joins = (char, before, after) => (char === "\u200c" || char === "\u200d") && /[\p{L}\p{M}\p{Extended_Pictographic}\ufe0f]/u.test(before) && /[\p{L}\p{Extended_Pictographic}]/u.test(after);

// Text as nodes: runs carry where they begin, so that a selection is found again.
export function inert(text, base = 0) {
	const parts = [];
	let at = 0;
	const run = (to) => to > at && parts.push(html`<span data-at=${base + at}>${text.slice(at, to)}</span>`);
	for (const found of text.matchAll(UNSEEN)) {
		const char = found[0], end = found.index + char.length;
		const joiner = joins(char, text.slice(Math.max(0, found.index - 2), found.index), text.slice(end, end + 2));
		run(found.index);
		parts.push(joiner ? html`<span class="joiner" data-at=${base + found.index} title=${char === "\u200c" ? "ZWNJ" : "ZWJ"}>${char}</span>` : mark(char, base + found.index));
		at = end;
	}
	run(text.length);
	return parts;
}

// Words of evidence within a line of the interface.
export const Quote = ({ text, most = 300 }) => html`<q class="evidence" dir="auto">${inert(text.length > most ? `${text.slice(0, most)}…` : text)}</q>`;
export const Name = ({ text, most = 400 }) => html`<bdi>${inert(String(text ?? "").slice(0, most))}</bdi>`;

// The text's place that a point of the page stands for; -1 when it is outside of it.
export function placeOf(node, offset) {
	const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node.childNodes[offset]?.nodeType === Node.ELEMENT_NODE ? node.childNodes[offset] : node;
	const run = element?.closest?.("[data-at]") || element?.querySelector?.("[data-at]");
	if (!run) return -1;
	const at = Number(run.dataset.at);
	if (run.dataset.units) return offset > 0 && node.nodeType === Node.TEXT_NODE ? at + Number(run.dataset.units) : at;
	return node.nodeType === Node.TEXT_NODE ? at + offset : at;
}

// [from, to) of every word.
export function wordsIn(text) {
	return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}'’_-]+|[^\s\p{L}\p{N}]/gu), (m) => [m.index, m.index + m[0].length]);
}
