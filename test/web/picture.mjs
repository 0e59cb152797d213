// Photographs among the evidence: shown as the program made them anew, or refused in a sentence. Nothing of the file itself gets here.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { casebook, complaintsOf, get, is, local, ok, serve, tab, test, unlock, visit } from "./lib.mjs";

const crcTable = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
const crc = (b) => { let c = 0xffffffff; for (const x of b) c = crcTable[(c ^ x) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };

function chunk(type, data) {
	const body = Buffer.concat([Buffer.from(type), data]), out = Buffer.alloc(body.length + 8);
	out.writeUInt32BE(data.length, 0);
	body.copy(out, 4);
	out.writeUInt32BE(crc(body), body.length + 4);
	return out;
}

// Grey, one bit a dot: a bomb is a few kilobytes that become gigabytes.
function png(wide, high, rows, ...more) {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(wide, 0);
	head.writeUInt32BE(high, 4);
	head[8] = 1;
	const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(Math.ceil(wide / 8), 0xf0)]);
	return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", head), ...more, chunk("IDAT", zlib.deflateSync(Buffer.concat(Array(rows).fill(row)))), chunk("IEND", Buffer.alloc(0))]);
}

const FILES = {
	"market.png": png(320, 200, 200, chunk("tEXt", Buffer.from("Comment\0<script>window.harmed = 1</script>"))),
	"lying.jpg": png(64, 48, 48),
	"bomb.png": png(50000, 50000, 10),
	"torn.png": png(320, 200, 200).subarray(0, 70),
	"film.png": Buffer.concat([Buffer.from("0000002066747970", "hex"), Buffer.from("isom\0\0\x02\0"), Buffer.alloc(500)]),
	"page.jpg": Buffer.from("<!doctype html><script>window.harmed = 2</script><p>At least 3 people were killed in Wadi Meren on 14 March 2031.</p>"),
	"drawing.png": Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='window.harmed = 3'><script>window.harmed = 4</script></svg>"),
};

const SAYS = { "bomb.png": /50000 dots wide and 50000 high, more than the 60 million/, "torn.png": /the PNG is damaged/, "film.png": /it is a film, which is not shown here/ };

async function look(page, id) {
	await visit(page, `/report/${encodeURIComponent(id)}`);
	return page.evaluate(async () => {
		for (let i = 0; i < 200 && !document.querySelector("article figure img, article .remark, article .text p"); i++) await new Promise((r) => setTimeout(r, 50));
		const img = document.querySelector("article figure img");
		if (img) await img.decode();
		return { wide: img?.naturalWidth, high: img?.naturalHeight, from: img?.src.slice(0, 5), fault: document.querySelector("article .remark")?.textContent,
			made: document.querySelectorAll("article script, article svg, article iframe, article object, article embed").length, harmed: window.harmed ?? null };
	});
}

await test(async (browser, folder) => {
	for (const [name, bytes] of Object.entries(FILES)) fs.writeFileSync(path.join(folder, name), bytes);
	casebook(folder, ...Object.keys(FILES));
	const server = await serve(folder), { page, asked, complaints } = await tab(browser);
	await unlock(page, server.address);
	const { reports } = await get(page, "reports?filter=all&from=0&count=100"), of = (name) => reports.find((r) => r.title === name)?.id, seen = {};
	for (const name of Object.keys(FILES)) seen[name] = await look(page, of(name));
	is([seen["market.png"].wide, seen["market.png"].high, seen["market.png"].from], [320, 200, "blob:"], "a picture is shown, of its size");
	is([seen["lying.jpg"].wide, seen["lying.jpg"].high], [64, 48], "under another ending it is what its bytes are");
	for (const [name, says] of Object.entries(SAYS)) ok(!seen[name].wide && says.test(seen[name].fault), `${name} is refused in a sentence`, JSON.stringify(seen[name]));
	ok(!seen["page.jpg"].wide && !seen["drawing.png"].wide, "a page and a drawing by the name of a picture are words, not pictures", JSON.stringify(seen));
	is(Object.values(seen).map((s) => [s.made, s.harmed]).flat().filter(Boolean), [], "nothing in any of them ran or was made");
	const bytes = await page.evaluate(async (id) => {
		const reply = await fetch(`/api/image?id=${encodeURIComponent(id)}`, { headers: { "X-Knell-Token": sessionStorage.getItem("token") } });
		return { type: reply.headers.get("content-type"), text: new TextDecoder("latin1").decode(await reply.arrayBuffer()) };
	}, of("market.png"));
	ok(bytes.type === "image/png" && !/script|tEXt/.test(bytes.text), "what the file held besides its dots is not in what is sent", `${bytes.type}, ${bytes.text.length} bytes`);
	is(local(asked), [], "no request leaves 127.0.0.1");
	is(complaintsOf(complaints), [], "the browser has nothing to complain of");
});
