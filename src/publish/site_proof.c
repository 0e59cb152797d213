/*
 * What a claim's row leads to: where its entry stands in the signed log, and how to check that without this program.
 */
#include "publish/site_inside.h"

static void code_cell(struct page *p, struct str text)
{
	html_open(&p->h, "td");
	html_leaf(&p->h, "code", text);
	html_close(&p->h);
}

static void proof_row(struct page *p, size_t item, struct str back, const struct site_proof *s)
{
	const struct claim *c = p->ed->r->items[item].claim;
	struct str at = str_format(p->mem, "c%zu", p->position[item]);
	html_open(&p->h, "tr");
	html_attr(&p->h, "id", at);
	html_open(&p->h, "td");
	html_open(&p->h, "a");
	html_attr(
		&p->h, "href", str_format(p->mem, STR_FMT "#" STR_FMT, STR_ARG(back), STR_ARG(at)));
	html_quote(&p->h, "q", c->words, phrase(p, "cut"));
	html_close(&p->h);
	html_close(&p->h);
	code_cell(p, c->id);
	code_cell(p, s->leaf);
	html_open(&p->h, "td");
	page_link(p, STR("claims.jsonl"), phrase1(p, "proofs.line", number(p, (long long)s->line)));
	html_close(&p->h);
	html_open(&p->h, "td");
	if (s->decision.at) {
		html_put(&p->h, phrase(p, "review-state.edited"));
		html_put(&p->h, STR(" "));
		html_leaf(&p->h, "code", s->decision);
	}
	html_close(&p->h);
	html_close(&p->h);
}

struct str site_proof_page(struct page *p, struct str title, struct str back,
	const struct indexes *items, const struct site_proof *by_item)
{
	static const char *const keys[] = { "table.words", "proofs.entry", "proofs.leaf",
		"table.proof", "table.reviewed", NULL };
	page_begin(p, phrase1(p, "proofs.title", title));
	html_open(&p->h, "h1");
	html_put(&p->h, phrase1(p, "proofs.title", title));
	html_close(&p->h);
	html_open(&p->h, "p");
	html_put(&p->h, phrase(p, "proofs.lead"));
	html_put(&p->h, STR(" "));
	html_leaf(&p->h, "code", STR("sh proofs/check.sh ENTRY"));
	html_put(&p->h, STR(" "));
	page_link(p, STR("README.txt"), STR("proofs/README.txt"));
	html_close(&p->h);
	page_table(p, keys);
	for (size_t i = 0; i < items->count; i++)
		if (by_item[items->at[i]].line)
			proof_row(p, items->at[i], back, &by_item[items->at[i]]);
	page_table_end(p);
	return page_end(p);
}
