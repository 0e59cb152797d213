// Figures as SVG, drawn at the width that there is. Ink on paper like those of an edition (src/plot): a thick bar from low to high, an
// arrow for an open top; what is estimated is dashed. In a right-to-left language time and figures run from the right.
import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./html.js";
import { day, monthOf, number, range, t, year } from "./words.js";

// The width that there is, 0 until it is known: a page is read first and has its figures a frame later.
export function useWidth() {
	const ref = useRef(null), [width, setWidth] = useState(0);
	useLayoutEffect(() => {
		const watch = new ResizeObserver(([e]) => requestAnimationFrame(() => setWidth(Math.max(240, Math.round(e.contentRect.width)))));
		watch.observe(ref.current);
		return () => watch.disconnect();
	}, []);
	return [ref, width];
}

const turned = () => document.documentElement.dir === "rtl";

// Places on a line of `width`, from the side where reading begins.
export function scale(from, to, start, end, width) {
	const span = to - from || 1, rtl = turned();
	return (v) => {
		const x = start + ((v - from) / span) * (end - start);
		return rtl ? width - x : x;
	};
}

export function ticks(from, to, most) {
	const rough = (to - from) / Math.max(1, most) || 1, unit = 10 ** Math.floor(Math.log10(rough));
	const step = [1, 2, 5, 10].map((m) => m * unit).find((s) => s >= rough) || 1;
	const whole = Math.max(1, step), list = [];
	for (let v = Math.ceil(from / whole) * whole; v <= to + 1e-9; v += whole) list.push(v);
	return list;
}

const DAY = 86400000;
const at = (iso) => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
const iso = (ms) => new Date(ms).toISOString().slice(0, 10);

// Beginnings of years, of months or days, whichever there is room for, each with its words.
function timeTicks(from, to, room) {
	const most = Math.max(2, Math.floor(room / 110)), start = new Date(from), list = [], days = (to - from) / DAY;
	const years = days / 365 > 1.5, step = Math.max(1, Math.ceil((years ? days / 365 : days > 70 ? days / 30 : days) / most));
	for (let i = 0; i < 400; i++) {
		const ms = years ? Date.UTC(start.getUTCFullYear() + i * step, 0, 1) : days > 70 ? Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + i * step, 1) : at(iso(from)) + i * step * DAY;
		if (ms > to) break;
		const date = iso(ms), [y, m] = date.split("-");
		if (ms >= from) list.push([ms, years ? year(y) : days > 70 ? monthOf(y, m) : day(date)]);
	}
	return list;
}

// Marks by the thousand are a path of each kind, not elements of their own: which of them is pointed at is worked out.
function usePicking(list, spot, words, onPick) {
	const near = (e) => {
		const box = e.currentTarget.getBoundingClientRect(), px = e.clientX - box.left, py = e.clientY - box.top;
		let best = null, least = 18;
		for (const i of list) {
			const d = spot(i, px, py);
			if (d < least) [best, least] = [i, d];
		}
		return best;
	};
	const [over, setOver] = useState(null);
	return [over, {
		onPointerMove: (e) => setOver(near(e)), onPointerLeave: () => setOver(null), style: over ? "cursor:pointer" : undefined,
		onClick: (e) => {
			const i = near(e);
			if (i) onPick(i);
		},
	}, over && html`<title>${words(over)}</title>`];
}

// Where there are many, marks are slim, so that they are seen beside one another.
const slim = (n, room, most, least) => Math.max(least, Math.min(most, room / Math.max(1, n)));
const marks = (list, draw) => list.map(draw).join("");
const titleOf = (i) => t("web.figure.taken", i.place || t("place.none"), range(i.killed || {}));

export function Timeline({ incidents, label, onPick }) {
	const [ref, w] = useWidth(), h = 190, left = 44, bottom = h - 26;
	const dated = useMemo(() => {
		// Those in no sum would stretch the axis over years that are only recalled.
		const known = incidents.filter((i) => i.from && i.killed), own = known.filter((i) => !i.background && !i.aggregate);
		return (own.length ? own : known).map((i) => ({ ...i, first: at(i.from), last: at(i.to || i.from) }));
	}, [incidents]);
	const first = Math.min(...dated.map((i) => i.first)), last = Math.max(...dated.map((i) => i.last));
	const pad = Math.max(3 * DAY, (last - first) * 0.04), top = Math.max(1, ...dated.map((i) => i.killed.high ?? i.killed.low ?? 0));
	const x = scale(first - pad, last + pad, left, w - 12, w), y = (n) => (bottom - (n / top) * (bottom - 16)).toFixed(1), px = (ms) => x(ms).toFixed(1);
	const low = (i) => y(i.killed.low ?? 0), stroke = (i) => `M${px(i.first)} ${low(i)}V${Math.min(y(i.killed.high ?? 0), low(i) - 2)}`;
	const aside = (i) => i.background || i.aggregate;
	const [over, pick, title] = usePicking(dated, (i, mx) => Math.abs(x(i.first) - mx), titleOf, onPick);
	const drawn = useMemo(() => w > 0 && [marks(dated, (i) => `M${px(i.first)} ${low(i)}V${bottom}`), marks(dated.filter((i) => !aside(i)), stroke), marks(dated.filter(aside), stroke),
		marks(dated.filter((i) => i.last !== i.first), (i) => `M${px(i.first)} ${bottom + 3}H${px(i.last)}`)], [dated, w, turned()]);
	return html`<div ref=${ref} class="figure-box">${w > 0 && dated.length > 0 && html`<svg class="fig" width=${w} height=${h} role="img" aria-label=${label} ...${pick}>${title}
		${ticks(0, top, 4).map((n) => html`<path class="grid" d=${`M${x(first - pad)} ${y(n)}H${x(last + pad)}`} /><text class="small" x=${turned() ? w - left + 8 : left - 8} y=${Number(y(n)) + 4} text-anchor="end">${number(n)}</text>`)}
		${timeTicks(first - pad, last + pad, w - left).filter(([ms]) => x(ms) > 55 && x(ms) < w - 55).map(([ms, words]) => html`<text class="small" x=${x(ms)} y=${h - 6} text-anchor="middle">${words}</text>`)}
		<path class="axis" d=${`M${x(first - pad)} ${bottom}H${x(last + pad)}`} />
		<path class="stem" style=${{ strokeWidth: slim(dated.length, w, 1, 0.4) }} d=${drawn[0]} /><path class="stroke" style=${{ strokeWidth: slim(dated.length, w * 2, 5, 1) }} d=${drawn[1]} /><path class="stroke aside" d=${drawn[2]} /><path class="days" d=${drawn[3]} />
		${over && html`<path class="stroke over" d=${stroke(over)} />`}</svg>`}</div>`;
}

let land = null;
function rings() {
	land ||= fetch("/assets/land.txt").then((r) => (r.ok ? r.text() : "")).then((text) => text.split("\n").filter((l) => l && l[0] !== "#").map((line) => {
		const v = line.split(" ").map(Number), points = [];
		for (let i = 0, x = 0, y = 0; i + 1 < v.length; i += 2) points.push([(x += v[i]) / 100, (y += v[i + 1]) / 100]);
		return points;
	}));
	return land;
}

function viewOf(list, w, h) {
	const lats = list.map((i) => i.lat), lons = list.map((i) => i.lon);
	const lat = (Math.min(...lats) + Math.max(...lats)) / 2, lon = (Math.min(...lons) + Math.max(...lons)) / 2, squeeze = Math.cos((lat * Math.PI) / 180) || 1;
	const high = Math.max(1.6, (Math.max(...lats) - Math.min(...lats)) * 1.5, ((Math.max(...lons) - Math.min(...lons)) * 1.4 * squeeze * h) / w);
	const unit = h / high;
	return { x: (v) => w / 2 + (v - lon) * unit * squeeze, y: (v) => h / 2 - (v - lat) * unit };
}

// Maps do not turn with the script. Points far outside are left out: the outline is drawn where it is near the view.
export function LandMap({ incidents, label, onPick }) {
	const [ref, w] = useWidth(), [outline, setOutline] = useState([]), h = Math.round(Math.min(320, w * 0.62));
	const list = useMemo(() => incidents.filter((i) => typeof i.lat === "number" && typeof i.lon === "number"), [incidents]);
	useEffect(() => { rings().then(setOutline, () => setOutline([])); }, []);
	const most = Math.max(1, ...list.map((i) => i.killed?.high ?? 0)), widest = slim(Math.sqrt(list.length), 260, 22, 4), least = widest / 7, r = (n) => (n ? Math.max(least, Math.sqrt(n / most) * widest) : 0);
	const v = useMemo(() => list.length && viewOf(list, w, h), [w, h, list]);
	const d = useMemo(() => v && outline.map((ring) => ring.map(([lon, lat]) => [v.x(lon), v.y(lat)]))
		.filter((ring) => ring.some(([x, y]) => x > -w && x < 2 * w && y > -h && y < 2 * h))
		.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`).join(""), [v, outline]);
	const ring = (i, by) => by > 0 ? `M${(v.x(i.lon) - by).toFixed(1)} ${v.y(i.lat).toFixed(1)}a${by.toFixed(1)} ${by.toFixed(1)} 0 1 0 ${(2 * by).toFixed(1)} 0a${by.toFixed(1)} ${by.toFixed(1)} 0 1 0 ${(-2 * by).toFixed(1)} 0` : "";
	const outer = (i) => r(i.killed?.high) || least;
	const drawn = useMemo(() => v && w > 0 && [marks(list, (i) => ring(i, outer(i))), marks(list, (i) => ring(i, r(i.killed?.low)))], [v, list, w]);
	const [over, pick, title] = usePicking(list, (i, px, py) => Math.hypot(v.x(i.lon) - px, v.y(i.lat) - py) - outer(i) + 12, titleOf, onPick);
	return html`<div ref=${ref} class="figure-box" dir="ltr">${w > 0 && v && html`<svg class="fig map" width=${w} height=${h} viewBox=${`0 0 ${w} ${h}`} role="img" aria-label=${label} ...${pick}>${title}
		<rect class="sea" width=${w} height=${h} /><path class="land" d=${d || ""} />
		<path class="ring" style=${{ strokeWidth: slim(list.length, 600, 1.5, 0.5) }} d=${drawn[0]} /><path class="dot" d=${drawn[1]} />${over && html`<path class="ring over" d=${ring(over, outer(over))} />`}</svg>`}</div>`;
}

// UpSet: a bar for each set of lists, most frequent first, over a matrix of dots; the lists' own sizes beside their names.
export function UpSet({ lists, patterns, label, most = 24 }) {
	const [ref, w] = useWidth(), shown = [...patterns].filter((p) => p.count > 0).sort((a, b) => b.count - a.count).slice(0, most);
	const names = Math.min(190, w * 0.34), tall = 130, row = 24, h = tall + 12 + lists.length * row;
	const step = Math.min(44, (w - names - 12) / Math.max(1, shown.length)), top = Math.max(1, ...shown.map((p) => p.count));
	const x = scale(0, shown.length, names + step / 2, names + step / 2 + shown.length * step, w), y = (i) => tall + 14 + i * row + row / 2;
	const edge = turned() ? w : 0;
	return html`<div ref=${ref} class="figure-box">${w > 0 && html`<svg class="fig" width=${w} height=${h} role="img" aria-label=${label}>
		${lists.map((l, i) => html`<rect class=${i % 2 ? "band" : "no-band"} x="0" y=${y(i) - row / 2} width=${w} height=${row} /><text x=${edge} y=${y(i) + 4}>${l.name.length > names / 8.5 ? `${l.name.slice(0, Math.floor(names / 8.5))}…` : l.name} <tspan class="small">${number(l.n)}</tspan></text>`)}
		${shown.map((p, k) => {
			const on = p.lists, bar = (p.count / top) * (tall - 22), ys = on.map(y);
			return html`<rect class="ink" x=${x(k) - step * 0.3} y=${tall - bar} width=${step * 0.6} height=${bar} /><text class="small" x=${x(k)} y=${tall - bar - 5} text-anchor="middle">${number(p.count)}</text>
				${lists.map((_, i) => html`<circle class=${on.includes(i) ? "ink" : "faint"} cx=${x(k)} cy=${y(i)} r=${Math.min(5.5, step * 0.26)} />`)}
				${on.length > 1 && html`<path class="join" d=${`M${x(k)} ${Math.min(...ys)}V${Math.max(...ys)}`} />`}`;
		})}</svg>`}</div>`;
}

// What every method says: the shape of its posterior where it has one, its interval, the documented number as a solid line.
export function Posteriors({ methods, posteriors, documented, label, names }) {
	const [ref, w] = useWidth(), slim = w < 520, row = slim ? 66 : 52, left = slim ? 10 : 165, h = methods.length * row + 30;
	const highs = methods.map((m) => m.high).filter((v) => v !== null), least = Math.min(...highs);
	const to = Math.min(Math.max(...highs), least * 3) * 1.04, from = documented * 0.98, x = scale(from, to, left, w - 14, w), inside = (v) => Math.max(from, Math.min(to, v));
	const edge = turned() ? w : 0;
	return html`<div ref=${ref} class="figure-box">${w > 0 && html`<svg class="fig" width=${w} height=${h} role="img" aria-label=${label}>
		${ticks(from, to, Math.max(2, Math.floor((w - left) / 90))).map((n) => html`<path class="grid" d=${`M${x(n)} 6V${h - 24}`} /><text class="small" x=${x(n)} y=${h - 6} text-anchor="middle">${number(n)}</text>`)}
		${methods.map((m, i) => {
			const base = (i + 1) * row - 8, points = posteriors.find((p) => p.method === m.method)?.points?.filter(([n]) => n >= from && n <= to) || [], most = Math.max(1e-12, ...points.map((p) => p[1]));
			const shape = points.map(([n, d]) => `${x(n).toFixed(1)} ${(base - (d / most) * 34).toFixed(1)}`).join("L");
			return html`<text x=${edge} y=${slim ? base - 42 : base - 2}>${names(m.method)}</text>
				${points.length > 1 && html`<path class="density" d=${`M${x(points[0][0])} ${base}L${shape}L${x(points.at(-1)[0])} ${base}Z`} />`}
				${m.low !== null && html`<path class="guess" d=${`M${x(inside(m.low))} ${base}H${x(inside(m.high ?? to))}`} /><path class="guess-end" d=${`M${x(inside(m.low))} ${base - 5}v10M${x(inside(m.high ?? to))} ${base - 5}v10`} />`}
				${m.median !== null && html`<circle class="guess-mid" cx=${x(inside(m.median))} cy=${base} r="5" />`}`;
		})}
		<path class="documented" d=${`M${x(documented)} 2V${h - 24}`} /></svg>`}</div>`;
}
