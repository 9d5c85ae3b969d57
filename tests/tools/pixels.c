/*
 * pixels APPROVED SEEN: whether two grey pictures (PGM, P5) look alike: of one
 * size, with a small mean difference, and no small tile that differs much, for
 * a mark that is gone is little on a page and much where it was.
 */
#include <stdio.h>
#include <stdlib.h>

enum { TILE = 8, TILE_MOST = 32 };      /* [pixels], [mean difference, of 255] */
static const double MEAN_MOST = 0.25;

struct picture {
	int width, height;
	unsigned char *pixels;
};

static int
read_picture(const char *path, struct picture *picture)
{
	FILE *file = fopen(path, "rb");
	size_t n;
	int most;

	if (!file || fscanf(file, "P5 %d %d %d", &picture->width, &picture->height, &most) != 3
	    || most != 255 || fgetc(file) == EOF || picture->width < 1 || picture->height < 1
	    || picture->width > 10000 || picture->height > 10000) {
		printf("%s is no grey picture\n", path);
		return 0;
	}
	n = (size_t)picture->width * (size_t)picture->height;
	picture->pixels = malloc(n);
	if (!picture->pixels || fread(picture->pixels, 1, n, file) != n) {
		printf("%s is cut off\n", path);
		return 0;
	}
	fclose(file);
	return 1;
}

/* The sum of the differences within one tile. */
static long
tile(const struct picture *a, const struct picture *b, int left, int top)
{
	long sum = 0;

	for (int y = top; y < top + TILE && y < a->height; y++)
		for (int x = left; x < left + TILE && x < a->width; x++)
			sum += abs(a->pixels[y * a->width + x] - b->pixels[y * a->width + x]);
	return sum;
}

static int
compare(const struct picture *a, const struct picture *b)
{
	double sum = 0, mean;
	int wrong = 0;

	for (int y = 0; y < a->height; y += TILE)
		for (int x = 0; x < a->width; x += TILE) {
			long difference = tile(a, b, x, y);
			sum += (double)difference;
			if (difference > TILE * TILE * TILE_MOST && wrong++ < 5)
				printf("at %d,%d: mean difference %ld of 255 (at most %d)\n", x, y,
				    difference / (TILE * TILE), TILE_MOST);
		}
	mean = sum / ((double)a->width * a->height);
	if (mean > MEAN_MOST)
		printf("mean difference %.2f of 255 (at most %.2f)\n", mean, MEAN_MOST);
	return wrong || mean > MEAN_MOST;
}

int
main(int argc, char **argv)
{
	struct picture a, b;

	if (argc != 3 || !read_picture(argv[1], &a) || !read_picture(argv[2], &b))
		return 2;
	if (a.width == b.width && a.height == b.height)
		return compare(&a, &b);
	printf("%d x %d approved, %d x %d seen\n", a.width, a.height, b.width, b.height);
	return 1;
}
