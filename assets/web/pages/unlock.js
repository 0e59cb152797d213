import { html, useLayoutEffect, useRef, useState } from "../html.js";
import { ask, setState, shared } from "../api.js";
import { repeat } from "../decisions.js";
import { language, languages, t } from "../words.js";
import { Name } from "../text.js";
import { Said } from "../ui.js";

export function Unlock({ onLanguage }) {
	const field = useRef(null), [busy, setBusy] = useState(false), [fault, setFault] = useState(null);
	useLayoutEffect(() => field.current.focus(), []);
	async function unlock(e) {
		e.preventDefault();
		setBusy(true);
		setFault(null);
		try {
			setState(await ask("unlock", { passphrase: field.current.value }));
			repeat();
		} catch (error) {
			setFault(error.status ? error.message : "");
			setBusy(false);
			field.current?.select();
		}
	}
	return html`<main id="main" class="unlock">
		<p class="brand"><span class="knell" aria-hidden="true"></span>knell</p>
		<h1><${Name} text=${shared.state?.casebook ?? t("web.casebook")} /></h1>
		${shared.state ? html`<p class="lead">${t("web.locked")}</p>` : html`<p class="fault" role="alert">${shared.error?.status ? shared.error.message : t("web.unreachable")}</p>`}
		<form onSubmit=${unlock}>
			<label class="field">${t("web.passphrase")}<input ref=${field} type="password" autocomplete="off" required aria-describedby=${fault === null ? undefined : "fault"} aria-invalid=${fault ? "true" : undefined} /></label>
			${fault !== null && html`<p id="fault" class="fault" role="alert">${fault ? html`<${Said} text=${fault} />` : t("web.unreachable")}</p>`}
			<button class="main" type="submit" disabled=${busy}>${t(busy ? "web.unlocking" : "web.unlock")}</button>
		</form>
		<p class="soft">${t("web.unlock.note")}</p>
		<div class="languages">${languages().map((l) => html`<button class="quiet" lang=${l} aria-pressed=${String(l === language())} onClick=${() => onLanguage(l)}>${t(`web.language.${l}`)}</button>`)}</div>
	</main>`;
}
