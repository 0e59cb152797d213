/*
 * picture - photographs among the evidence: their dots, and nothing else of the file.
 */
#include "cli/picture.h"

#include "base/buf.h"
#include "cli/child.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h> /* wants stdio */
#include <unistd.h>

/* Rows of red, green and blue. */
struct dots {
	unsigned char *at;
	size_t wide, high;
};

/* What files begin with, and what they are to a person; only the first two are shown. */
enum { KIND_PNG, KIND_JPEG };
static const struct {
	size_t at;
	const char *magic, *name;
} kinds[] = {
	{ 0, "\x89PNG\r\n\x1a\n", "a PNG" },
	{ 0, "\xff\xd8\xff", "a JPEG" },
	{ 0, "GIF8", "a GIF" },
	{ 8, "WEBP", "a WebP picture" },
	{ 0, "II*", "a TIFF" },
	{ 0, "BM", "a Windows bitmap" },
	{ 4, "ftypheic", "a HEIC photograph" },
	{ 4, "ftypavif", "an AVIF picture" },
	{ 4, "ftyp", "a film" },
	{ 0, "\x1a\x45\xdf\xa3", "a film" },
	{ 0, "%PDF-", "a PDF" },
	{ 0, "PK\3\4", "a ZIP archive or an office document" },
	{ 0, "OggS", "a recording" },
	{ 0, "ID3", "a recording" },
	{ 0, "\177ELF", "a program" },
	{ 0, "MZ", "a program" },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static size_t kind_of(struct str bytes)
{
	for (size_t i = 0; i < KINDS; i++)
		if (kinds[i].at < bytes.len && str_starts(str_slice(bytes, kinds[i].at, bytes.len),
						       str_from(kinds[i].magic)))
			return i;
	return KINDS;
}

/* Before a dot of it is made. */
static bool is_small_enough(size_t wide, size_t high, struct err *e)
{
	if (wide && high && wide <= PICTURE_DOTS_MOST / high)
		return true;
	return fail(e, ERR_INPUT,
		"the picture says it is %zu dots wide and %zu high, more than the %d million that "
		"are shown",
		wide, high, PICTURE_DOTS_MOST / 1000000);
}

static bool read_png(struct str bytes, struct dots *d, struct arena *mem, struct err *e)
{
	png_image p = { .version = PNG_IMAGE_VERSION };
	png_color paper = { 255, 255, 255 };
	if (!png_image_begin_read_from_memory(&p, bytes.at, bytes.len))
		return fail(e, ERR_INPUT, "the PNG is damaged: %s", p.message);
	if (!is_small_enough(p.width, p.height, e)) {
		png_image_free(&p);
		return false;
	}
	p.format = PNG_FORMAT_RGB;
	*d = (struct dots){ NEW_ARRAY(mem, unsigned char, PNG_IMAGE_SIZE(p)), p.width, p.height };
	return png_image_finish_read(&p, &paper, d->at, 0, NULL) ||
	       fail(e, ERR_INPUT, "the PNG is damaged: %s", p.message);
}

struct reading {
	struct jpeg_decompress_struct j;
	struct jpeg_error_mgr errors;
	jmp_buf out;
	unsigned turned; /* EXIF's orientation, 1 to 8 */
};

static void on_error(j_common_ptr j)
{
	longjmp(((struct reading *)(void *)j)->out, 1);
}

static void on_message(j_common_ptr j)
{
	(void)j;
}

static unsigned number(const unsigned char *at, size_t bytes, bool from_least)
{
	unsigned n = 0;
	for (size_t i = 0; i < bytes; i++)
		n |= (unsigned)at[i] << 8 * (from_least ? i : bytes - 1 - i);
	return n;
}

/* EXIF: "Exif", two zeros, the order of bytes, 42, and where the first table is; entry 0x112 says how the camera was held. */
static unsigned orientation_of(struct str exif)
{
	enum { HEAD = 6, ENTRY = 12, ORIENTATION = 0x112 };
	const unsigned char *at = (const unsigned char *)exif.at + HEAD;
	if (exif.len < HEAD + 8 || !str_starts(exif, STR("Exif\0")))
		return 1;
	size_t len = exif.len - HEAD, table = 0;
	bool least = at[0] == 'I';
	table = number(at + 4, 4, least);
	if (table > len - 2)
		return 1;
	size_t count = number(at + table, 2, least);
	for (size_t i = 0; i < count && table + 2 + (i + 1) * ENTRY <= len; i++) {
		const unsigned char *entry = at + table + 2 + i * ENTRY;
		unsigned turned = number(entry + 8, 2, least);
		if (number(entry, 2, least) == ORIENTATION)
			return turned >= 1 && turned <= 8 ? turned : 1;
	}
	return 1;
}

static void find_orientation(struct reading *r)
{
	r->turned = 1;
	for (jpeg_saved_marker_ptr m = r->j.marker_list; m; m = m->next)
		if (r->turned == 1)
			r->turned = orientation_of(
				(struct str){ (const char *)m->data, m->data_length });
}

/* Decodes at a half, a quarter or an eighth where that is still large enough. */
static void read_rows(struct reading *r, struct dots *d, struct arena *mem)
{
	struct jpeg_decompress_struct *j = &r->j;
	size_t side = j->image_width > j->image_height ? j->image_width : j->image_height;
	for (j->scale_num = 1, j->scale_denom = 1;
		j->scale_denom < 8 && side / (2 * (size_t)j->scale_denom) >= PICTURE_SIDE;)
		j->scale_denom *= 2;
	j->out_color_space = JCS_RGB;
	jpeg_start_decompress(j);
	*d = (struct dots){ NEW_ARRAY(mem, unsigned char,
				    (size_t)j->output_width * j->output_height * 3),
		j->output_width, j->output_height };
	while (j->output_scanline < j->output_height) {
		JSAMPROW row = d->at + (size_t)j->output_scanline * d->wide * 3;
		jpeg_read_scanlines(j, &row, 1);
	}
}

static bool read_jpeg(
	struct str bytes, struct dots *d, unsigned *turned, struct arena *mem, struct err *e)
{
	struct reading *r = NEW(mem, struct reading);
	char why[JMSG_LENGTH_MAX];
	r->j.err = jpeg_std_error(&r->errors);
	r->errors.error_exit = on_error;
	r->errors.output_message = on_message;
	if (setjmp(r->out)) { /* r and e are as they were: no register holds what changed since */
		r->errors.format_message((j_common_ptr)&r->j, why);
		jpeg_destroy_decompress(&r->j);
		return fail(e, ERR_INPUT, "the JPEG is damaged: %s", why);
	}
	jpeg_create_decompress(&r->j);
	jpeg_save_markers(&r->j, JPEG_APP0 + 1, 0xffff);
	jpeg_mem_src(&r->j, (const unsigned char *)bytes.at, bytes.len);
	jpeg_read_header(&r->j, TRUE);
	bool ok = is_small_enough(r->j.image_width, r->j.image_height, e);
	if (ok) {
		find_orientation(r);
		*turned = r->turned;
		read_rows(r, d, mem);
	}
	jpeg_destroy_decompress(&r->j);
	return ok;
}

/* Each dot the mean of those it stands for. */
static void shrink(struct dots *d, struct arena *mem)
{
	size_t side = d->wide > d->high ? d->wide : d->high,
	       by = (side + PICTURE_SIDE - 1) / PICTURE_SIDE;
	struct dots to = { NULL, (d->wide + by - 1) / by, (d->high + by - 1) / by };
	if (by == 1)
		return;
	to.at = NEW_ARRAY(mem, unsigned char, to.wide *to.high * 3);
	for (size_t i = 0; i < to.wide * to.high * 3; i++) {
		size_t c = i % 3, left = i / 3 % to.wide * by, top = i / 3 / to.wide * by, sum = 0,
		       n = 0;
		for (size_t y = top; y < top + by && y < d->high; y++)
			for (size_t x = left; x < left + by && x < d->wide; x++, n++)
				sum += d->at[(y * d->wide + x) * 3 + c];
		to.at[i] = (unsigned char)((sum + n / 2) / n);
	}
	*d = to;
}

/* EXIF's eight ways to hold a camera: mirrored, upside down, and both with rows for columns. */
static void turn(struct dots *d, unsigned turned, struct arena *mem)
{
	static const struct {
		bool mirrored, upside_down, on_its_side;
	} ways[9] = { [2] = { true, false, false },
		[3] = { true, true, false },
		[4] = { false, true, false },
		[5] = { false, false, true },
		[6] = { false, true, true },
		[7] = { true, true, true },
		[8] = { true, false, true } };
	bool side = ways[turned].on_its_side;
	struct dots to = { NULL, side ? d->high : d->wide, side ? d->wide : d->high };
	if (turned == 1)
		return;
	to.at = NEW_ARRAY(mem, unsigned char, to.wide *to.high * 3);
	for (size_t y = 0; y < to.high; y++)
		for (size_t x = 0; x < to.wide; x++) {
			size_t from_x = side ? y : x, from_y = side ? x : y;
			if (ways[turned].mirrored)
				from_x = d->wide - 1 - from_x;
			if (ways[turned].upside_down)
				from_y = d->high - 1 - from_y;
			for (size_t c = 0; c < 3; c++)
				to.at[(y * to.wide + x) * 3 + c] =
					d->at[(from_y * d->wide + from_x) * 3 + c];
		}
	*d = to;
}

static bool write_png(const struct dots *d, struct str *png, struct arena *mem, struct err *e)
{
	png_image p = { .version = PNG_IMAGE_VERSION,
		.width = (png_uint_32)d->wide,
		.height = (png_uint_32)d->high,
		.format = PNG_FORMAT_RGB,
		.flags = PNG_IMAGE_FLAG_FAST };
	png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(p);
	char *at = NEW_ARRAY(mem, char, size);
	if (!png_image_write_to_memory(&p, at, &size, 0, d->at, 0, NULL))
		return fail(e, ERR_SYSTEM, "the picture cannot be made anew: %s", p.message);
	*png = (struct str){ at, size };
	return true;
}

bool picture_redraw(struct str bytes, struct str *png, struct arena *mem, struct err *e)
{
	struct dots d = { 0 };
	unsigned turned = 1;
	size_t kind = kind_of(bytes);
	if (kind > KIND_JPEG)
		return fail(e, ERR_INPUT,
			"it is %s, which is not shown here; 'knell export' writes the file out",
			kind < KINDS ? kinds[kind].name : "no JPEG and no PNG");
	if (bytes.len > PICTURE_BYTES_MOST)
		return fail(
			e, ERR_INPUT, "the picture has more than %d MB", PICTURE_BYTES_MOST >> 20);
	if (!(kind == KIND_PNG ? read_png(bytes, &d, mem, e)
			       : read_jpeg(bytes, &d, &turned, mem, e)))
		return false;
	shrink(&d, mem);
	turn(&d, turned, mem);
	return write_png(&d, png, mem, e);
}

struct redrawing {
	struct str bytes;
	struct arena *mem;
};

static bool redraw(void *self, struct buf *to, struct err *e)
{
	struct redrawing *r = self;
	struct str png;
	if (!picture_redraw(r->bytes, &png, r->mem, e))
		return false;
	buf_add(to, png);
	return true;
}

/* The child has all memory of this process in its address space: its limit counts from there. */
static size_t memory_now(void)
{
	unsigned long long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	if (f && fscanf(f, "%llu", &pages) != 1)
		pages = 0;
	if (f)
		fclose(f);
	return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
}

bool picture_redraw_confined(struct str bytes, struct str *png, struct arena *mem, struct err *e)
{
	struct redrawing r = { bytes, mem };
	const struct child_work work = { redraw, &r };
	const struct child_limits limits = { .cpu_seconds = 10,
		.wall_seconds = 20,
		.memory = memory_now() + ((size_t)768 << 20),
		.output = (size_t)16 << 20 };
	return child_compute(&work, limits, png, mem, e);
}
