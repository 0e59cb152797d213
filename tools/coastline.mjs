// Writes assets/map/land.txt: outlines of land from Natural Earth's 50 m data as the npm package world-atlas carries them (TopoJSON).
// A ring a line, in hundredths of a degree: longitude and latitude of its first point, then steps. Points that lie within 0.03 degrees of
// the line through their neighbours are left out, and so are islands smaller than 0.1 degrees. No borders: they are editorial.
//   node tools/coastline.mjs world-atlas/land-50m.json >assets/map/land.txt
import { readFileSync } from 'node:fs';
const t = JSON.parse(readFileSync(process.argv[2], 'utf8')), { scale, translate } = t.transform;
const arcs = t.arcs.map(arc => { let x = 0, y = 0; return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]); });
const line = i => (i < 0 ? [...arcs[~i]].reverse() : arcs[i]);
const far = ([x, y], [ax, ay], [bx, by]) => { const dx = bx - ax, dy = by - ay, l = Math.hypot(dx, dy); return l ? Math.abs(dy * (x - ax) - dx * (y - ay)) / l : Math.hypot(x - ax, y - ay); };
function simplify(p, from, to, keep) {
	let most = 0, at = -1;
	for (let i = from + 1; i < to; i++) { const d = far(p[i], p[from], p[to]); if (d > most) { most = d; at = i; } }
	if (most <= 0.03) return;
	keep[at] = true; simplify(p, from, at, keep); simplify(p, at, to, keep);
}
const rings = [];
for (const g of t.objects.land.geometries) for (const polygon of g.type === 'Polygon' ? [g.arcs] : g.arcs) for (const ring of polygon) {
	const p = ring.flatMap((i, k) => line(i).slice(k ? 1 : 0)), keep = p.map((_, i) => i === 0 || i === p.length - 1 || i === p.length >> 1);
	const wide = Math.max(...p.map(q => q[0])) - Math.min(...p.map(q => q[0])), high = Math.max(...p.map(q => q[1])) - Math.min(...p.map(q => q[1]));
	if (Math.max(wide, high) < 0.1) continue;
	simplify(p, 0, p.length >> 1, keep); simplify(p, p.length >> 1, p.length - 1, keep);
	rings.push(p.filter((_, i) => keep[i]).map(q => q.map(v => Math.round(v * 100))));
}
console.log('# Natural Earth (public domain) by way of world-atlas 2.0.2; made by tools/coastline.mjs. Hundredths of a degree: lon lat, then steps.');
for (const ring of rings) { let x = 0, y = 0; console.log(ring.map(([a, b]) => { const s = `${a - x} ${b - y}`; x = a; y = b; return s; }).join(' ')); }
