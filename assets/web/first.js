// What every page asks first goes out before the page itself is here: api.js takes the answers that are on their way. Theme and
// direction are those of the last time, so that nothing turns over once the words are here.
{
	const own = localStorage.getItem("language") || navigator.language.slice(0, 2), theme = localStorage.getItem("theme"), hash = location.hash;
	const root = document.documentElement;
	if (theme === "light" || theme === "dark") root.dataset.theme = theme;
	if (own === "ar") root.dir = "rtl";
	const given = /^#(?:token=)?([A-Za-z0-9_-]{16,})$/.exec(hash)?.[1], token = given || sessionStorage.getItem("token");
	const paths = ["state", `words?language=${encodeURIComponent(own)}`, ...(given || !hash || hash.startsWith("#/casebook") ? ["casebook?from=0&count=25"] : [])];
	const ask = (path) => fetch(`/api/${path}`, { headers: { "X-Knell-Token": token }, cache: "no-store" });
	globalThis.early = new Map(token ? paths.map((path) => [path, ask(path)]) : []);
}
