/*
 * Drives libpng and libjpeg, both from memory. Invariant: whatever a library
 * or we object to ends in fail(), which leaves by one longjmp; all that changed
 * until then is in the decoder, which image_decode() owns, so nothing is lost.
 * Every warning of libjpeg is such an objection, because a missing end is no
 * more than a warning there. No room for pixels is taken before the size is
 * within the limits. Gamma, colour profiles and all other optional chunks and
 * markers are ignored, save transparency and the EXIF rotation of a JPEG.
 */
#include "image.h"
#include "../base/arena.h"

#include <setjmp.h>
#include <stdio.h>              /* jpeglib.h asks for it */
#include <string.h>

#include <jpeglib.h>
#include <png.h>

enum {
	LAST_ROW_BYTES = 256 << 10,     /* of a PNG, compressed; raw it has 160 kB at most */
	SCANS = 100,                    /* of a progressive JPEG; 10 is usual */
	SCAN_PIXELS = 640 << 20,        /* pixels times scans */
};

struct decoder {
	struct arena *arena;
	struct str rest;        /* the file; what libpng has yet to read of it */
	size_t quota;           /* [bytes] that libpng may read now */
	struct image image;
	struct str why;
	jmp_buf trouble;

	png_structp png;
	png_infop info;

	struct jpeg_decompress_struct jpeg;
	struct jpeg_error_mgr errors;
	struct jpeg_progress_mgr progress;
	uint32_t orientation;   /* EXIF 1..8, 0 as long as there is none */
	uint8_t *start;         /* where the first pixel of the file goes */
	ptrdiff_t across, down; /* [bytes] to the next one, to the next row */
};

static const struct turn {
	bool swaps, mirrors_x, mirrors_y;
} turns[] = {                   /* by orientation */
	{ 0, 0, 0 }, { 0, 0, 0 }, { 0, 1, 0 }, { 0, 1, 1 }, { 0, 0, 1 },
	{ 1, 0, 0 }, { 1, 0, 1 }, { 1, 1, 1 }, { 1, 1, 0 },
};

static _Noreturn void
fail(struct decoder *d, const char *why)
{
	d->why = str_dup(d->arena, str_of(why));
	longjmp(d->trouble, 1);
}

static void
set_size(struct decoder *d, uint32_t width, uint32_t height)
{
	if (width > IMAGE_SIDE || height > IMAGE_SIDE || (uint64_t)width * height > IMAGE_PIXELS)
		fail(d, "too many pixels");
	d->image.width = width;
	d->image.height = height;
}

static void
set_pixels(struct image *image, const uint8_t *pixels, uint8_t channels)
{
	image->channels = channels;
	image->pixels = (struct str){ (const char *)pixels, (size_t)image->width * image->height * channels };
}

/* PNG */

static void
on_png_error(png_structp png, png_const_charp message)
{
	fail(png_get_error_ptr(png), message);
}

static void
on_png_warning(png_structp png, png_const_charp message)
{
	(void)png, (void)message;
}

static void
on_png_read(png_structp png, png_bytep to, size_t n)
{
	struct decoder *d = png_get_io_ptr(png);

	if (n > d->rest.n)
		fail(d, "unexpected end of file");
	if (n > d->quota)
		fail(d, "too much image data");
	memcpy(to, d->rest.p, n);
	d->rest = str_from(d->rest, n);
	d->quota -= n;
}

static void
open_png(struct decoder *d)
{
	d->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, d, on_png_error, on_png_warning);
	d->quota = SIZE_MAX;
	d->info = d->png ? png_create_info_struct(d->png) : NULL;
	if (!d->info)
		fail(d, "out of memory");
	png_set_read_fn(d->png, d, on_png_read);
	png_set_crc_action(d->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
	png_set_keep_unknown_chunks(d->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
}

/* An interlaced picture comes in passes over the same rows. At its last row
 * libpng reads on until the compressed data ends, and a few MB of that can
 * swell to many GB; hence the quota. */
static void
read_png_rows(struct decoder *d, uint8_t *pixels, size_t stride, int passes)
{
	while (passes--)
		for (uint32_t y = 0; y < d->image.height; y++) {
			if (!passes && y + 1 == d->image.height)
				d->quota = LAST_ROW_BYTES;
			png_read_row(d->png, pixels + y * stride, NULL);
		}
	d->quota = SIZE_MAX;
}

static bool
is_opaque(const uint8_t *pixels, size_t n, size_t channels)
{
	for (size_t i = 0; i < n; i++)
		if (pixels[i * channels + channels - 1] != 255)
			return false;
	return true;
}

/* Takes the last of the channels out, so that the others move up. */
static void
split_alpha(struct decoder *d, uint8_t *pixels, uint8_t channels)
{
	size_t n = (size_t)d->image.width * d->image.height, left = channels - 1;
	uint8_t *alpha = is_opaque(pixels, n, channels) ? NULL : arena_alloc(d->arena, n);

	for (size_t i = 0; i < n; i++) {
		const uint8_t *pixel = pixels + i * channels;
		if (alpha)
			alpha[i] = pixel[left];
		for (size_t k = 0; k < left; k++)
			pixels[i * left + k] = pixel[k];
	}
	if (alpha)
		d->image.alpha = (struct str){ (const char *)alpha, n };
}

static void
read_png(struct decoder *d)
{
	uint8_t *pixels, channels;
	size_t stride;
	int passes;

	open_png(d);
	png_read_info(d->png, d->info);
	set_size(d, png_get_image_width(d->png, d->info), png_get_image_height(d->png, d->info));
	png_set_expand(d->png);
	png_set_scale_16(d->png);
	passes = png_set_interlace_handling(d->png);
	png_read_update_info(d->png, d->info);
	channels = png_get_channels(d->png, d->info);
	stride = png_get_rowbytes(d->png, d->info);
	pixels = arena_array(d->arena, d->image.height, stride);
	read_png_rows(d, pixels, stride, passes);
	png_read_end(d->png, NULL);
	if (channels == 2 || channels == 4)
		split_alpha(d, pixels, channels--);
	set_pixels(&d->image, pixels, channels);
}

/* EXIF */

/* The number in n bytes; 0 beyond the end. */
static uint32_t
number(struct str s, size_t at, size_t n, bool little)
{
	uint32_t value = 0;

	if (at > s.n || n > s.n - at)
		return 0;
	for (size_t i = 0; i < n; i++)
		value = value << 8 | (uint8_t)s.p[at + (little ? n - 1 - i : i)];
	return value;
}

/* Of the TIFF structure in an EXIF marker; 1 when in any doubt. */
static uint32_t
orientation_in(struct str tiff)
{
	uint32_t magic = number(tiff, 0, 4, false);
	bool little = magic == 0x49492A00;
	size_t list = number(tiff, 4, 4, little), n = number(tiff, list, 2, little);

	if (!little && magic != 0x4D4D002A)
		return 1;
	for (size_t at = list + 2; n--; at += 12)
		if (number(tiff, at, 2, little) == 0x112) {
			bool is_short = number(tiff, at + 2, 2, little) == 3
			    && number(tiff, at + 4, 4, little) == 1;
			uint32_t value = number(tiff, at + 8, 2, little);
			return is_short && value >= 1 && value <= 8 ? value : 1;
		}
	return 1;
}

/* JPEG */

static void
on_jpeg_error(j_common_ptr jpeg)
{
	char message[JMSG_LENGTH_MAX];

	jpeg->err->format_message(jpeg, message);
	fail(jpeg->client_data, message);
}

/* Below 0 it is a warning, from 0 a trace. */
static void
on_jpeg_message(j_common_ptr jpeg, int level)
{
	if (level < 0)
		on_jpeg_error(jpeg);
}

static void
on_jpeg_progress(j_common_ptr jpeg)
{
	struct decoder *d = jpeg->client_data;
	int64_t scans = d->jpeg.input_scan_number, pixels = (int64_t)d->image.width * d->image.height;

	if (scans > SCANS || scans * pixels > SCAN_PIXELS)
		fail(d, "too many scans");
}

/* The file lies in memory whole, so the marker can be read where it is.
 * (jpeg_save_markers() takes quadratic time: a file full of them hangs.) */
static boolean
on_app1(j_decompress_ptr jpeg)
{
	struct decoder *d = jpeg->client_data;
	struct str marker = { (const char *)jpeg->src->next_input_byte, jpeg->src->bytes_in_buffer };
	size_t n = number(marker, 0, 2, false);         /* counts itself */

	if (n < 2 || n > marker.n)
		fail(d, "bad length of APP1 marker");
	marker.n = n;
	if (!d->orientation && n >= 8 && memcmp(marker.p + 2, "Exif\0", 6) == 0)
		d->orientation = orientation_in(str_from(marker, 8));
	jpeg->src->skip_input_data(jpeg, (long)n);
	return TRUE;
}

static void
open_jpeg(struct decoder *d)
{
	d->jpeg.err = jpeg_std_error(&d->errors);
	d->errors.error_exit = on_jpeg_error;
	d->errors.emit_message = on_jpeg_message;
	d->jpeg.client_data = d;
	jpeg_create_decompress(&d->jpeg);
	d->progress.progress_monitor = on_jpeg_progress;
	d->jpeg.progress = &d->progress;
	jpeg_set_marker_processor(&d->jpeg, JPEG_APP0 + 1, on_app1);
	jpeg_mem_src(&d->jpeg, (const unsigned char *)d->rest.p, d->rest.n);
}

/* Adobe writes the light that is left instead of the ink. */
static void
put_cmyk(const struct decoder *d, const uint8_t *cmyk, uint8_t *rgb)
{
	unsigned flip = d->jpeg.saw_Adobe_marker ? 0 : 255;

	for (int i = 0; i < 3; i++)
		rgb[i] = (uint8_t)(((cmyk[i] ^ flip) * (cmyk[3] ^ flip) + 127) / 255);
}

/* In a turned picture the rows of the file become columns; where it mirrors,
 * the steps go back from the far end. */
static void
set_canvas(struct decoder *d, uint8_t channels)
{
	struct turn turn = turns[d->orientation];
	ptrdiff_t width = d->image.width, height = d->image.height;
	ptrdiff_t across = turn.swaps ? channels * height : channels;
	ptrdiff_t down = turn.swaps ? channels : channels * width;
	uint8_t *pixels = arena_array(d->arena, (size_t)(width * height), channels);

	if (turn.swaps)
		set_size(d, d->image.height, d->image.width);
	set_pixels(&d->image, pixels, channels);
	d->start = pixels + (turn.mirrors_x ? across * (width - 1) : 0)
	    + (turn.mirrors_y ? down * (height - 1) : 0);
	d->across = turn.mirrors_x ? -across : across;
	d->down = turn.mirrors_y ? -down : down;
}

static void
put_row(const struct decoder *d, const uint8_t *row, uint32_t y)
{
	size_t n = (size_t)d->jpeg.output_components;
	uint8_t *start = d->start + d->down * (ptrdiff_t)y;

	for (uint32_t x = 0; x < d->jpeg.output_width; x++, row += n) {
		uint8_t *pixel = start + d->across * (ptrdiff_t)x;
		if (n == 4)
			put_cmyk(d, row, pixel);
		else
			memcpy(pixel, row, n);
	}
}

static void
read_jpeg(struct decoder *d)
{
	struct jpeg_decompress_struct *jpeg = &d->jpeg;
	uint8_t *row;

	open_jpeg(d);
	jpeg_read_header(jpeg, TRUE);
	set_size(d, jpeg->image_width, jpeg->image_height);
	if (jpeg->out_color_space == JCS_UNKNOWN || jpeg->arith_code)
		fail(d, "unsupported kind of JPEG");
	jpeg_start_decompress(jpeg);
	row = arena_array(d->arena, jpeg->output_width, (size_t)jpeg->output_components);
	set_canvas(d, jpeg->output_components == 1 ? 1 : 3);
	for (uint32_t y = 0; y < jpeg->output_height; y++) {
		jpeg_read_scanlines(jpeg, &row, 1);
		put_row(d, row, y);
	}
	jpeg_finish_decompress(jpeg);
}

/* Either */

static bool
succeeds(struct decoder *d)
{
	if (setjmp(d->trouble))
		return false;
	if (d->rest.n > IMAGE_BYTES)
		fail(d, "too many bytes");
	else if (str_starts(d->rest, "\x89PNG\r\n\x1A\n"))
		read_png(d);
	else if (str_starts(d->rest, "\xFF\xD8\xFF"))
		read_jpeg(d);
	else
		fail(d, "not a PNG or JPEG");
	return true;
}

/* Neither library minds to close what it never opened. */
const struct image *
image_decode(struct arena *arena, struct str bytes, struct str *why)
{
	struct decoder d = { .arena = arena, .rest = bytes };
	bool sound = succeeds(&d);

	png_destroy_read_struct(&d.png, &d.info, NULL);
	jpeg_destroy_decompress(&d.jpeg);
	*why = d.why;
	return sound ? memcpy(arena_alloc(arena, sizeof d.image), &d.image, sizeof d.image) : NULL;
}
