// A report's text with its claims marked, and the words that are being chosen for a new one.
import { html, useLayoutEffect, useMemo, useRef } from "./html.js";
import { useKeys } from "./keys.js";
import { say } from "./decisions.js";
import { inert, placeOf, placesOf, segments, wordsIn } from "./text.js";
import { t } from "./words.js";

// Lines of the text with the spans that touch each.
function cut(text, spans) {
	const lines = [], sorted = [...spans].sort((a, b) => a.from - b.from);
	let from = 0, next = 0, open = [];
	for (const line of text.split("\n")) {
		const to = from + line.length;
		while (next < sorted.length && sorted[next].from <= to) open.push(sorted[next++]);
		open = open.filter((s) => s.to > from);
		lines.push({ from, to, spans: open.filter((s) => s.from < to || s.from === from) });
		from = to + 1;
	}
	return lines;
}

export function useSpans(text, claims) {
	const ends = claims.map((c) => `${c.from}-${c.to}`).join();
	return useMemo(() => {
		const at = placesOf(text, claims.flatMap((c) => [c.from, c.to]));
		return claims.map((c) => ({ id: c.id, from: at.get(c.from), to: at.get(c.to) }));
	}, [text, ends]);
}

// The shortest claim over a place is the one that is meant; a second click means the next longer one.
function meant(of, now) {
	const ids = [...of].sort((a, b) => a.to - a.from - (b.to - b.from)).map((s) => s.id);
	return ids[(ids.indexOf(now) + 1) % ids.length];
}

function Marked({ seg, text, states, now, onPick }) {
	const claims = seg.of.filter((s) => s.id !== null), picked = seg.of.some((s) => s.id === null);
	const words = inert(text.slice(seg.from, seg.to), seg.from);
	if (!seg.of.length) return words;
	const names = [claims.some((s) => s.id === now) && "now", picked && "picked", claims.length > 1 && "several"].filter(Boolean).join(" ");
	const state = states.get(claims.some((s) => s.id === now) ? now : claims[0]?.id);
	const begins = claims.filter((s) => s.from === seg.from).map((s) => s.id).join(" ");
	return html`<mark class=${names} data-state=${state} data-begins=${begins || undefined}
		onClick=${() => claims.length && getSelection().isCollapsed && onPick(meant(claims, now))}>${words}</mark>`;
}

function Line({ line, text, states, now, picked, onPick }) {
	const spans = picked && picked.from < line.to && picked.to > line.from ? [...line.spans, picked] : line.spans;
	const inside = spans.map((s) => ({ ...s, from: Math.max(s.from, line.from) - line.from, to: Math.min(s.to, line.to) - line.from }));
	const segs = segments(line.to - line.from, inside).map((s) => ({ ...s, from: s.from + line.from, to: s.to + line.from,
		of: s.of.map((one) => spans.find((whole) => whole.id === one.id)) }));
	return html`<p dir="auto">${segs.map((seg) => html`<${Marked} seg=${seg} text=${text} states=${states} now=${now} onPick=${onPick} />`)}</p>`;
}

// Lines without a mark are made once.
const plain = new WeakMap();
function plainLine(line, text) {
	if (!plain.has(line)) plain.set(line, html`<p dir="auto">${inert(text.slice(line.from, line.to), line.from)}</p>`);
	return plain.get(line);
}

function trim(text, from, to) {
	while (from < to && /\s/.test(text[from])) from++;
	while (to > from && /\s/.test(text[to - 1])) to--;
	return to > from ? { id: null, from, to } : null;
}

function chosen(box, text) {
	const s = getSelection();
	if (s.isCollapsed || !box.contains(s.anchorNode) || !box.contains(s.focusNode)) return null;
	const a = placeOf(s.anchorNode, s.anchorOffset), b = placeOf(s.focusNode, s.focusOffset);
	return a < 0 || b < 0 ? null : trim(text, Math.min(a, b), Math.max(a, b));
}

export function Text({ text, spans, states, now, picked, onPick, onChoose }) {
	const box = useRef(null);
	const lines = useMemo(() => cut(text, spans), [text, spans]);
	useLayoutEffect(() => {
		const mark = now && box.current.querySelector(`mark[data-begins~="${CSS.escape(now)}"]`);
		const at = mark?.getBoundingClientRect();
		if (at && (at.top < 90 || at.bottom > innerHeight * 0.62)) scrollTo({ top: scrollY + at.top - innerHeight * 0.3 });
	}, [now, text]);
	const choose = () => {
		const span = chosen(box.current, text);
		if (span) onChoose(span);
	};
	return html`<div ref=${box} class="text evidence" onMouseUp=${choose} onTouchEnd=${() => setTimeout(choose, 50)}>
		${lines.map((line) => line.spans.length || (picked && picked.from < line.to && picked.to > line.from)
			? html`<${Line} line=${line} text=${text} states=${states} now=${now} picked=${picked} onPick=${onPick} />` : plainLine(line, text))}</div>`;
}

// Choosing words without a mouse: arrows move by words, with Shift they take in more.
export function WordCursor({ text, start, picked, onChoose, onDone, onLeave }) {
	const words = useMemo(() => wordsIn(text), [text]);
	const at = useRef(null);
	const show = (anchor, head) => {
		at.current = { anchor, head };
		const from = words[Math.min(anchor, head)][0], to = words[Math.max(anchor, head)][1];
		onChoose({ id: null, from, to });
		say(text.slice(from, Math.min(to, from + 200)));
	};
	useLayoutEffect(() => {
		const first = Math.max(0, words.findIndex(([, to]) => to > start));
		if (words.length) show(first, first);
	}, []);
	useLayoutEffect(() => {
		document.querySelector("mark.picked")?.scrollIntoView({ block: "nearest" });
	}, [picked]);
	const move = (by) => (e) => {
		if (!at.current) return;
		const mark = document.querySelector("mark.picked");
		const turned = (e.key === "ArrowLeft" || e.key === "ArrowRight") && mark && getComputedStyle(mark).direction === "rtl" ? -1 : 1;
		const head = Math.max(0, Math.min(words.length - 1, at.current.head + by * turned));
		show(e.shiftKey ? at.current.anchor : head, head);
	};
	useKeys({
		ArrowRight: [null, move(1)], ArrowLeft: [null, move(-1)], ArrowDown: [null, move(10)], ArrowUp: [null, move(-10)],
		Enter: [null, onDone], Escape: [null, onLeave],
	}, 3);
	return html`<p class="hint" role="note">${t("web.choose.hint")}</p>`;
}
