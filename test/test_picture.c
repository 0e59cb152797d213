#include "base/buf.h"
#include "cli/picture.h"
#include "tap.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h> /* wants stdio */

/* Left half red, right half blue; the upper left quarter white. */
static unsigned char dot(size_t x, size_t y, size_t wide, size_t high, size_t c)
{
	if (x < wide / 2 && y < high / 2)
		return 255;
	return (c == 0 && x < wide / 2) || (c == 2 && x >= wide / 2) ? 255 : 0;
}

static unsigned char *dots(size_t wide, size_t high, struct arena *mem)
{
	unsigned char *at = NEW_ARRAY(mem, unsigned char, wide *high * 3);
	for (size_t i = 0; i < wide * high * 3; i++)
		at[i] = dot(i / 3 % wide, i / 3 / wide, wide, high, i % 3);
	return at;
}

static struct str png_of(size_t wide, size_t high, struct arena *mem)
{
	png_image p = { .version = PNG_IMAGE_VERSION,
		.width = (png_uint_32)wide,
		.height = (png_uint_32)high,
		.format = PNG_FORMAT_RGB };
	png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(p);
	char *at = NEW_ARRAY(mem, char, size);
	return png_image_write_to_memory(&p, at, &size, 0, dots(wide, high, mem), 0, NULL)
		       ? (struct str){ at, size }
		       : (struct str){ 0 };
}

/* As a camera writes it that was held in one of eight ways, with words in a comment. */
static struct str jpeg_of(size_t wide, size_t high, unsigned char held, struct arena *mem)
{
	const unsigned char exif[] = { 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
		1, 0x12, 0, 3, 0, 0, 0, 1, 0, held, 0, 0, 0, 0, 0, 0 };
	const char said[] = "taken by a witness";
	unsigned char *made = NULL, *from = dots(wide, high, mem);
	unsigned long size = 0;
	struct jpeg_error_mgr errors;
	struct jpeg_compress_struct j = { .err = jpeg_std_error(&errors) };
	jpeg_create_compress(&j);
	jpeg_mem_dest(&j, &made, &size);
	j.image_width = (JDIMENSION)wide;
	j.image_height = (JDIMENSION)high;
	j.input_components = 3;
	j.in_color_space = JCS_RGB;
	jpeg_set_defaults(&j);
	jpeg_start_compress(&j, TRUE);
	jpeg_write_marker(&j, JPEG_APP0 + 1, exif, sizeof exif);
	jpeg_write_marker(&j, JPEG_COM, (const unsigned char *)said, sizeof said);
	while (j.next_scanline < j.image_height) {
		JSAMPROW row = from + j.next_scanline * wide * 3;
		jpeg_write_scanlines(&j, &row, 1);
	}
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	struct str copy = str_copy(mem, (struct str){ (char *)made, size });
	free(made);
	return copy;
}

struct seen {
	size_t wide, high;
	char corner[5]; /* w, r or b in each, from the upper left, as one reads */
};

static char color(const unsigned char *c)
{
	return c[0] > 200 && c[1] > 200 ? 'w' : c[0] > 200 ? 'r' : c[2] > 200 ? 'b' : '?';
}

static struct seen look(struct str png, struct arena *mem)
{
	png_image p = { .version = PNG_IMAGE_VERSION };
	struct seen s = { 0 };
	if (!png_image_begin_read_from_memory(&p, png.at, png.len))
		return s;
	p.format = PNG_FORMAT_RGB;
	unsigned char *at = NEW_ARRAY(mem, unsigned char, PNG_IMAGE_SIZE(p));
	if (!png_image_finish_read(&p, NULL, at, 0, NULL))
		return s;
	s.wide = p.width;
	s.high = p.height;
	for (size_t i = 0; i < 4; i++) {
		size_t x = i % 2 ? s.wide - 1 : 0, y = i / 2 ? s.high - 1 : 0;
		s.corner[i] = color(at + (y * s.wide + x) * 3);
	}
	return s;
}

TEST("a PNG and a JPEG are made anew with the dots that they had (REVIEW-4)")
{
	struct err e;
	struct str png;
	CHECK(picture_redraw(png_of(40, 30, mem), &png, mem, &e));
	struct seen s = look(png, mem);
	CHECK(s.wide == 40);
	CHECK(s.high == 30);
	CHECK_STR(str_from(s.corner), "wbrb");
	CHECK(picture_redraw(jpeg_of(64, 48, 1, mem), &png, mem, &e));
	s = look(png, mem);
	CHECK(s.wide == 64);
	CHECK_STR(str_from(s.corner), "wbrb");
}

TEST("a photograph stands as its camera was held, in all eight ways (REVIEW-4)")
{
	static const char *const corners[] = { "wbrb", "bwbr", "brbw", "rbwb", "wrbb", "rwbb",
		"bbrw", "bbwr" };
	for (unsigned char held = 1; held <= 8; held++) {
		struct err e;
		struct str png;
		CHECK(picture_redraw(jpeg_of(64, 48, held, mem), &png, mem, &e));
		struct seen s = look(png, mem);
		CHECK(s.wide == (held > 4 ? 48U : 64U));
		CHECK(str_equal(str_from(s.corner), str_from(corners[held - 1])));
	}
}

TEST("nothing of the file but its dots goes along: no comment, no EXIF (REVIEW-4)")
{
	struct err e;
	struct str png, jpeg = jpeg_of(64, 48, 6, mem);
	CHECK(picture_redraw(jpeg, &png, mem, &e));
	CHECK(str_find(jpeg, STR("witness")) < jpeg.len);
	CHECK(str_find(png, STR("witness")) == png.len);
	CHECK(str_find(png, STR("Exif")) == png.len);
}

TEST("a large picture is made smaller, to 1,600 dots a side at most (REVIEW-4)")
{
	struct err e;
	struct str png;
	CHECK(picture_redraw(png_of(4000, 1000, mem), &png, mem, &e));
	struct seen s = look(png, mem);
	CHECK(s.wide == 1334); /* a third: each dot the mean of three by three */
	CHECK(s.high == 334);
	CHECK_STR(str_from(s.corner), "wbrb");
	CHECK(picture_redraw(jpeg_of(4000, 1000, 1, mem), &png, mem, &e));
	s = look(png, mem);
	CHECK(s.wide <= 1600 && s.wide > 800);
}

/* The picture's own head, with another size. */
static struct str bomb(struct str png, struct arena *mem)
{
	char *at = (char *)str_copy(mem, png).at;
	static const unsigned char size[] = { 0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60 }; /* 60,000 */
	static const unsigned char sum[] = { 0x0f, 0xb0, 0xe2, 0x15 };
	for (size_t i = 0; i < sizeof size; i++)
		at[16 + i] = (char)size[i];
	for (size_t i = 0; i < sizeof sum; i++)
		at[29 + i] = (char)sum[i];
	return (struct str){ at, png.len };
}

TEST("a picture that says it is enormous is refused before a dot of it is made (REVIEW-4)")
{
	struct err e;
	struct str png, jpeg = jpeg_of(64, 48, 1, mem);
	CHECK(!picture_redraw(bomb(png_of(40, 30, mem), mem), &png, mem, &e));
	CHECK_INT(e.kind, ERR_INPUT);
	CHECK_STR(str_from(e.text), "the picture says it is 60000 dots wide and 60000 high, more "
				    "than the 60 million that are shown");
	size_t frame = str_find(jpeg, STR("\xff\xc0"));
	CHECK(frame < jpeg.len);
	for (size_t i = 5; i < 9; i++)
		((char *)jpeg.at)[frame + i] = (char)0xe0;
	CHECK(!picture_redraw(jpeg, &png, mem, &e));
	CHECK(str_find(str_from(e.text), STR("57568 dots wide")) < strlen(e.text));
}

TEST("what a file is goes by its first bytes: markup, a film, a bitmap are named, not shown "
     "(REVIEW-4)")
{
	static const struct {
		const char *at;
		size_t len;
		const char *says;
	} others[] = { { "<svg onload='x()'/>", 19, "no JPEG and no PNG" },
		{ "\0\0\0\x20"
		  "ftypisom",
			12, "a film" },
		{ "GIF89a", 6, "a GIF" }, { "%PDF-1.7", 8, "a PDF" },
		{ "", 0, "no JPEG and no PNG" } };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct err e;
		struct str png;
		CHECK(!picture_redraw((struct str){ others[i].at, others[i].len }, &png, mem, &e));
		CHECK_INT(e.kind, ERR_INPUT);
		CHECK(str_starts(str_from(e.text),
			str_format(mem, "it is %s, which is not shown", others[i].says)));
	}
}

TEST("pictures cut short anywhere, or with a byte altered, are shown or refused, and no more")
{
	struct str whole[] = { png_of(20, 16, mem), jpeg_of(24, 16, 6, mem) };
	for (size_t f = 0; f < 2; f++)
		for (size_t n = 0; n < whole[f].len; n++) {
			struct err e = { 0 };
			struct str png;
			struct arena own = { 0 };
			struct str altered = str_copy(&own, whole[f]);
			if (!picture_redraw(str_slice(whole[f], 0, n), &png, &own, &e))
				CHECK_INT(e.kind, ERR_INPUT);
			((char *)altered.at)[n] ^= 0x5a;
			if (!picture_redraw(altered, &png, &own, &e))
				CHECK_INT(e.kind, ERR_INPUT);
			arena_release(&own);
		}
}

TEST("in its confined child a picture comes out the same, and a bomb is the same sentence "
     "(REVIEW-4)")
{
	struct err e = { 0 };
	struct str here, there;
	struct str jpeg = jpeg_of(640, 480, 6, mem);
	CHECK(picture_redraw(jpeg, &here, mem, &e));
	CHECK(picture_redraw_confined(jpeg, &there, mem, &e));
	CHECK(str_equal(here, there));
	CHECK(!picture_redraw_confined(bomb(png_of(40, 30, mem), mem), &there, mem, &e));
	CHECK(str_starts(str_from(e.text), STR("the picture says it is 60000 dots")));
}
