#include "reader/frame_at.h"

/* FRAME-270: "The survivors' association maintains a list of 131", "published a list of 131", where people killed were counted. */
bool frame_list_of(struct framing *f, uint32_t noun)
{
	static const char *const lists[] = { "list", "register", "roll", NULL };
	static const char *const keeps[] = { "maintains", "maintained", "keeps", "kept", "holds",
		"published", "publishes", "compiled", "presented", "presents", "released", "issued",
		"gave", "gives", "drew", "submitted", NULL };
	enum { BACK = 5 };
	uint32_t number = noun + 2, first = at(f, noun)->first;
	if (f->page->wide || !word_is_any(f->page, at(f, noun)->head, lists) ||
		at(f, noun)->quantity != NONE || !is_kind(f, noun + 1, CHUNK_PREP) ||
		!word_is(f->page, at(f, noun + 1)->first, "of") || !frame_lone_number(f, number))
		return false;
	bool kept = false;
	for (uint32_t w = first;
		w > f->page->scan.sentences.at[f->sentence].first && w + BACK > first; w--)
		kept |= word_is_any(f->page, w - 1, keeps);
	if (kept)
		frame_add_figure(f, "FRAME-270", noun, number);
	return kept;
}
