#ifndef CLI_PDF_H
#define CLI_PDF_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum { PDF_BYTES_MOST = 256 * 1024 * 1024, PDF_TEXT_MOST = 64 * 1024 * 1024 };

/*
 * The text of a PDF by pdftotext (poppler-utils), run as child.h says (READ-14). ERR_INPUT when it is none,
 * damaged, locked or without text; ERR_SYSTEM when the tool is not installed.
 */
MUST_CHECK bool pdf_text(
	struct str pdf, struct str name, struct str *text, struct arena *mem, struct err *e);

#endif
