#include "text/tag.h"

#include "base/asset.h"

/* Apart from the tagger, so that the tools that make its weights can be linked without any. */
bool tagger_load(const struct tagger **t, struct arena *mem, struct err *e)
{
	struct str packed;
	if (!asset_find("tagger/tagger.bin", &packed))
		return fail(e, ERR_INPUT, "the program was built without the tagger's weights");
	return tagger_open(t, packed, mem, e);
}
