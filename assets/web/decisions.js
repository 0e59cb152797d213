// Decisions on their way into the ledger. Each is one POST, sent in the order in which they were made: what is shown changes at
// once, and none is given up in silence. The first that fails holds up those after it until it is repeated or dropped; one that
// others overtook (409) is asked again with what they decided.
import { ask, changed, poll, putClaims, shared, whenLocked } from "./api.js";
import { t } from "./words.js";

export const queue = [];
const mine = [];	// what this tab decided, newest last: {id, decision, targets, about}
let sending = false, counter = 0;
whenLocked(() => { mine.length = 0; });

export const failed = () => queue.find((d) => d.state === "failed");
export const conflict = () => queue.find((d) => d.state === "conflict");

export function say(text) {
	const region = document.getElementById("said");
	region.textContent = "";
	requestAnimationFrame(() => { region.textContent = text; });
}

const own = (targets) => mine.filter((m) => m.targets.some((id) => targets.includes(id))).map((m) => m.id);

function body({ decision, targets, reason, change, knew }) {
	const ids = [...new Set([...(knew || []), ...own(targets)])];
	return { decision, targets, reason: reason || undefined, change, knew: ids };
}

// What the queue will make of a claim or a pair, while the program has not answered yet.
export function coming(...ids) {
	const last = queue.findLast((d) => d.decision !== "undo" && ids.every((id) => d.targets.includes(id)));
	return last ? { decision: last.decision, change: last.change } : null;
}

// Whether anything is on its way stands on the document, for what looks on from outside.
const mark = () => document.documentElement.toggleAttribute("data-on-the-way", queue.length > 0);

export function decide(decision) {
	const one = { key: ++counter, state: "waiting", path: "judge", ...decision };
	const done = new Promise((resolve) => { one.done = resolve; });
	queue.push(one);
	mark();
	say(one.about);
	changed();
	send();
	return done;
}

export const addClaim = (claim, about) => decide({ path: "claim", body: claim, targets: [], about });

function drop(one) {
	queue.splice(queue.indexOf(one), 1);
	mark();
}

function settle(one, answer) {
	drop(one);
	putClaims(answer.claims);
	if (one.decision === "undo") mine.splice(mine.findIndex((m) => m.id === one.targets[0]), 1);
	else mine.push({ id: answer.id, decision: one.decision || "claim", targets: one.targets, about: one.about, path: one.path });
	if (shared.state && answer.generation) shared.state = { ...shared.state, generation: answer.generation };
	one.done(answer);
	one.answer = answer;
	one.after?.();
}

// 503: the program is at something that lets nothing be written meanwhile; the decision waits.
function refuse(one, error) {
	if (error.status === 503) return void Object.assign(one, { state: "later", held: true });
	one.state = error.status === 409 ? "conflict" : "failed";
	one.offline = !error.status;
	one.error = error.status ? error.message : t("web.offline");
	one.others = error.answer?.judgements || [];
	if (!shared.state?.locked) say(t("web.decision.failed", one.about, one.error));
}

async function send() {
	if (sending || !queue.length || queue[0].state === "failed" || queue[0].state === "conflict") return;
	const one = queue[0];
	sending = true;
	one.state = "sending";
	try {
		settle(one, await ask(one.path, one.body || body(one)));
	} catch (error) {
		refuse(one, error);
	}
	sending = false;
	if (one.state === "later") {
		changed();
		return void setTimeout(send, 700);
	}
	changed();
	if (!queue.length) poll();
	send();
}

export function repeat() {
	for (const one of queue) if (one.state === "failed") one.state = "waiting";
	changed();
	send();
}

export function giveUp(one) {
	drop(one);
	one.done(null);
	changed();
	send();
}

// After a 409: with what others decided known, the same once more.
export function insist(one) {
	one.knew = [...(one.knew || []), ...one.others.map((j) => j.id)];
	one.state = "waiting";
	changed();
	send();
}

// Takes back the last decision of this tab: one that has not gone out is dropped, one in the ledger is undone by another entry.
function lastDone() {
	const undoing = queue.filter((d) => d.decision === "undo").map((d) => d.targets[0]);
	return mine.findLast((m) => !undoing.includes(m.id));
}

const unsent = () => queue.findLast((d) => d.state !== "sending" && d.decision !== "undo");
const onWay = () => queue.findLast((d) => d.state === "sending" && d.decision !== "undo");

export const lastTargets = () => (unsent() || onWay() || lastDone())?.targets;

export function undo() {
	const early = unsent(), going = onWay();
	if (early) {
		say(t("web.undone", early.about));
		giveUp(early);
	} else if (going) {
		going.after = () => undoOne(going.answer.id, going.about, going.targets);
	} else {
		const last = lastDone();
		if (!last) return say(t("web.nothing-to-undo"));
		undoOne(last.id, last.about, last.targets);
	}
	return true;
}

export function undoOne(id, about, of = []) {
	return decide({ decision: "undo", targets: [id], of, knew: own(of), about: t("web.undone", about) });
}

addEventListener("beforeunload", (event) => {
	if (queue.length) event.preventDefault();
});
addEventListener("online", repeat);
setInterval(() => { if (failed() && !shared.error && !shared.state?.locked && failed().offline) repeat(); }, 4000);
