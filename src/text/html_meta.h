#ifndef TEXT_HTML_META_H
#define TEXT_HTML_META_H

#include "text/article.h"
#include "text/html_tree.h"

/* What a page says about itself (READ-12, READ-13); `out->text` is left alone. */
void html_meta(const struct html_tree *t, size_t main, struct article *out, struct arena *mem);

#endif
