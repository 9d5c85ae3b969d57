#include "bag.h"
#include "../base/arena.h"
#include "../base/digest.h"
#include "../base/map.h"

#include <stdlib.h>
#include <string.h>

static const char declaration[] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

static struct str
file_sha512(struct arena *arena, struct file *file)
{
	return sha512_hex(arena, file->bytes);
}

static const struct algorithm {
	const char *name;
	struct str (*hex)(struct arena *, struct file *);
	size_t digits;
} algorithms[] = { { "sha256", file_sha256, 64 }, { "sha512", file_sha512, 128 } };

enum { ALGORITHMS = sizeof algorithms / sizeof *algorithms };

void
bag_say(struct bag_lines *lines, const char *label, struct str value)
{
	struct buf line = { .arena = lines->arena };

	for (size_t i = 0; i < value.n; i++)
		buf_char(&line, value.p[i] == '\n' || value.p[i] == '\r' ? ' ' : value.p[i]);
	if (value.n)
		*arena_push(lines->arena, lines->list, lines->n) = (struct bag_line){ str_of(label), buf_str(&line) };
}

struct str
bag_value(const struct bag_lines *lines, const char *label)
{
	for (size_t i = 0; i < lines->n; i++)
		if (str_is(lines->list[i].label, label))
			return lines->list[i].value;
	return (struct str){ 0 };
}

struct str
bag_lines_text(const struct bag_lines *lines)
{
	struct buf out = { .arena = lines->arena };

	for (size_t i = 0; i < lines->n; i++) {
		buf_add(&out, lines->list[i].label);
		buf_puts(&out, ": ");
		buf_add(&out, lines->list[i].value);
		buf_char(&out, '\n');
	}
	return buf_str(&out);
}

bool
bag_lines_read(struct bag_lines *lines, struct str text)
{
	struct map seen = { .arena = lines->arena };
	struct str line, label;

	if (text.n && text.p[text.n - 1] == '\n')
		text.n--;
	while (str_cut(&text, '\n', &line)) {
		struct str value = line;
		if (!str_cut(&value, ':', &label) || !value.p || !label.n || value.n < 2 || value.p[0] != ' ' || map_get(&seen, label, 0))
			return false;
		map_put(&seen, label, 1);
		*arena_push(lines->arena, lines->list, lines->n) = (struct bag_line){ label, str_from(value, 1) };
	}
	return true;
}

static bool
is_payload(struct str name)
{
	return str_starts(name, "data/");
}

static bool
is_tag_manifest(struct str name)
{
	return str_starts(name, "tagmanifest-") && str_ends(name, ".txt");
}

/* RFC 8493 2.1.3: a name that would break its line has those bytes in hex. */
static void
add_name(struct buf *out, struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] == '\n' || name.p[i] == '\r' || name.p[i] == '%')
			buf_printf(out, "%%%02X", (unsigned char)name.p[i]);
		else
			buf_char(out, name.p[i]);
}

static struct str
manifest(const struct files *bag, const struct algorithm *algorithm, bool payload)
{
	struct buf out = { .arena = bag->arena };

	for (size_t i = 0; i < bag->n; i++) {
		struct str name = bag->list[i].name, digest;
		if (is_payload(name) != payload || is_tag_manifest(name))
			continue;
		digest = algorithm->hex(bag->arena, &bag->list[i]);
		buf_add(&out, digest);
		buf_puts(&out, "  ");
		add_name(&out, name);
		buf_char(&out, '\n');
	}
	return buf_str(&out);
}

static int
by_name(const void *a, const void *b)
{
	return str_cmp(((const struct file *)a)->name, ((const struct file *)b)->name);
}

/* RFC 8493 2.2.2: bytes and files. */
static struct str
oxum(const struct files *bag)
{
	size_t bytes = 0, n = 0;

	for (size_t i = 0; i < bag->n; i++)
		if (is_payload(bag->list[i].name)) {
			bytes += bag->list[i].bytes.n;
			n++;
		}
	return str_printf(bag->arena, "%zu.%zu", bytes, n);
}

static void
add_manifests(struct files *bag, const char *kind, bool payload)
{
	struct str texts[ALGORITHMS];

	qsort(bag->list, bag->n, sizeof *bag->list, by_name);
	for (int i = 0; i < ALGORITHMS; i++)
		texts[i] = manifest(bag, &algorithms[i], payload);
	for (int i = 0; i < ALGORITHMS; i++)
		files_add(bag, str_printf(bag->arena, "%s-%s.txt", kind, algorithms[i].name), texts[i]);
}

void
bag_describe(struct files *bag, struct bag_lines *lines)
{
	bag_say(lines, "Payload-Oxum", oxum(bag));
	files_add(bag, STR("bagit.txt"), str_of(declaration));
	files_add(bag, STR("bag-info.txt"), bag_lines_text(lines));
}

void
bag_seal(struct files *bag)
{
	add_manifests(bag, "manifest", true);
	add_manifests(bag, "tagmanifest", false);
}

/* "digest  name" */
struct named_digest {
	struct str name, digest;
};

/* The two parts of a line of a manifest; false when it is none. The digest is one of
 * lower or upper case, the name goes to the end of the line. */
static bool
split_line(struct str line, struct named_digest *found)
{
	size_t n = 0, gap;

	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	while (n < line.n && (char_is_digit(line.p[n]) || (line.p[n] >= 'a' && line.p[n] <= 'f') || (line.p[n] >= 'A' && line.p[n] <= 'F')))
		n++;
	for (gap = n; gap < line.n && (line.p[gap] == ' ' || line.p[gap] == '\t'); gap++)
		;
	if (!n || gap == n || gap == line.n)
		return false;
	if (line.p[gap] == '*' && gap + 1 < line.n)     /* of md5sum: read as binary */
		gap++;
	*found = (struct named_digest){ str_from(line, gap), { line.p, n } };
	return true;
}

static int
hex_digit(char c)
{
	return char_is_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A name as it was before add_name; what else has a % is as it is. */
static struct str
plain_name(struct arena *arena, struct str name)
{
	struct buf out = { .arena = arena };

	for (size_t i = 0; i < name.n; i++) {
		int high = name.p[i] == '%' && i + 2 < name.n ? hex_digit(name.p[i + 1]) : -1;
		int low = high >= 0 ? hex_digit(name.p[i + 2]) : -1, c = high * 16 + low;
		if (low >= 0 && (c == '\n' || c == '\r' || c == '%')) {
			buf_char(&out, (char)c);
			i += 2;
		} else {
			buf_char(&out, name.p[i]);
		}
	}
	return buf_str(&out);
}

struct str
bag_digest(struct arena *arena, const struct files *bag)
{
	const struct file *tags = files_find(bag, STR("tagmanifest-sha256.txt"));

	return tags && tags->bytes.p ? sha256_hex(arena, tags->bytes) : (struct str){ 0 };
}

/* A bag while it is checked. */
struct checking {
	struct arena *arena;
	struct findings *findings;
	struct str path;
	const struct files *bag;
	struct map names;               /* of its files, to their index */
	struct map *accused;            /* those of which was told that they were changed */
};

/* Line 0 is the whole file. */
static struct place
place_in(const struct checking *c, struct str name, uint32_t line)
{
	struct str path = name.n ? str_printf(c->arena, "%.*s/%.*s", (int)c->path.n, c->path.p, (int)name.n, name.p) : c->path;
	struct place place = place_of_file(c->arena, path);

	if (line)
		place.line = line;
	return place;
}

static struct file *
find(const struct checking *c, struct str name)
{
	size_t i = map_get(&c->names, name, SIZE_MAX);

	return i == SIZE_MAX ? NULL : &c->bag->list[i];
}

/* A name that leads out of the bag, or that is not where such a manifest looks. */
static bool
leads_away(struct str name, bool payload)
{
	struct str rest = name, step;

	if (is_payload(name) != payload || (name.n && name.p[0] == '/') || memchr(name.p, '\\', name.n) || (name.n && name.p[0] == '~'))
		return true;
	while (str_cut(&rest, '/', &step))
		if (!step.n || str_is(step, ".") || str_is(step, ".."))
			return true;
	return false;
}

static bool
same_digest(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (hex_digit(a.p[i]) != hex_digit(b.p[i]))
			return false;
	return true;
}

static void
check_line(const struct checking *c, const struct algorithm *algorithm, struct place place, const struct named_digest *line, bool payload)
{
	struct str name = plain_name(c->arena, line->name);
	struct file *file = find(c, name);

	if (leads_away(name, payload))
		diag_add(c->findings, BAG_PATH, place, name);
	else if (!file)
		diag_add(c->findings, BAG_GONE, place, name);
	else if (file->bytes.p && !same_digest(algorithm->hex(c->arena, file), line->digest)
	    && map_put(c->accused, name, c->findings->n) == c->findings->n)
		diag_add(c->findings, BAG_BYTES, place_in(c, name, 0), str_of(algorithm->name), place.source->path);
}

/* Every file that the manifest must have is in it, once. */
static void
check_complete(const struct checking *c, const struct map *named, struct str manifest, bool payload)
{
	for (size_t i = 0; i < c->bag->n; i++) {
		struct str name = c->bag->list[i].name;
		if (is_payload(name) == payload && !is_tag_manifest(name) && map_get(named, name, 0) == 0)
			diag_add(c->findings, BAG_LOOSE, place_in(c, name, 0), manifest);
	}
}

/* Tells in what a manifest is not the one that we would write. */
static void
explain(const struct checking *c, const struct algorithm *algorithm, struct str name, struct str text, bool payload)
{
	struct map named = { .arena = c->arena };
	size_t before = diag_count(c->findings, SEVERITY_ERROR);
	struct named_digest found;
	struct str line;

	if (text.n && text.p[text.n - 1] == '\n')
		text.n--;
	for (uint32_t i = 1; str_cut(&text, '\n', &line); i++) {
		struct place place = place_in(c, name, i);
		if (!split_line(line, &found) || found.digest.n != algorithm->digits) {
			diag_add(c->findings, BAG_MANIFEST, place, { 0 });
		} else if (map_put(&named, plain_name(c->arena, found.name), i) != i) {
			diag_add(c->findings, BAG_TWICE, place, found.name);
		} else {
			check_line(c, algorithm, place, &found, payload);
		}
	}
	check_complete(c, &named, name, payload);
	if (diag_count(c->findings, SEVERITY_ERROR) == before)
		diag_add(c->findings, BAG_FORM, place_in(c, name, 0), { 0 });
}

static void
check_manifest(const struct checking *c, const struct algorithm *algorithm, const char *kind, bool payload)
{
	struct str name = str_printf(c->arena, "%s-%s.txt", kind, algorithm->name);
	const struct file *file = find(c, name);

	if (!file || !file->bytes.p)
		diag_add(c->findings, BAG_NO_MANIFEST, place_in(c, (struct str){ 0 }, 0), name);
	else if (!str_eq(file->bytes, manifest(c->bag, algorithm, payload)))
		explain(c, algorithm, name, file->bytes, payload);
}

/* Manifests of other kinds than we write could not be checked. */
static bool
is_known(struct str name)
{
	for (int i = 0; i < ALGORITHMS; i++)
		for (int k = 0; k < 2; k++) {
			const char *kinds[] = { "manifest-", "tagmanifest-" };
			struct str rest = name;
			if (!str_starts(name, kinds[k]))
				continue;
			rest = str_from(name, strlen(kinds[k]));
			if (str_starts(rest, algorithms[i].name) && str_is(str_from(rest, strlen(algorithms[i].name)), ".txt"))
				return true;
		}
	return !str_starts(name, "manifest-") && !str_starts(name, "tagmanifest-");
}

static void
check_files(const struct checking *c)
{
	for (size_t i = 0; i < c->bag->n; i++) {
		const struct file *file = &c->bag->list[i];
		if (!file->bytes.p)
			diag_add(c->findings, BAG_NO_FILE, place_in(c, file->name, 0), { 0 });
		else if (!is_known(file->name) || str_is(file->name, "fetch.txt"))
			diag_add(c->findings, BAG_FORM, place_in(c, file->name, 0), { 0 });
	}
}

static void
check_info(const struct checking *c)
{
	const struct file *declared = find(c, STR("bagit.txt")), *info = find(c, STR("bag-info.txt"));
	struct bag_lines lines = { .arena = c->arena };

	if (!declared || !str_is(declared->bytes, declaration))
		diag_add(c->findings, BAG_FORM, place_in(c, STR("bagit.txt"), 0), { 0 });
	if (!info || !info->bytes.p || !bag_lines_read(&lines, info->bytes))
		diag_add(c->findings, BAG_FORM, place_in(c, STR("bag-info.txt"), 0), { 0 });
	else if (!str_eq(bag_value(&lines, "Payload-Oxum"), oxum(c->bag)))
		diag_add(c->findings, BAG_OXUM, place_in(c, STR("bag-info.txt"), 0), oxum(c->bag));
}

void
bag_check(struct findings *findings, struct str path, const struct files *bag)
{
	struct map accused = { .arena = findings->arena };
	struct checking c = { findings->arena, findings, path, bag, { .arena = findings->arena }, &accused };

	for (size_t i = 0; i < bag->n; i++)
		map_put(&c.names, bag->list[i].name, i);
	check_files(&c);
	check_info(&c);
	for (int i = 0; i < ALGORITHMS; i++) {
		check_manifest(&c, &algorithms[i], "manifest", true);
		check_manifest(&c, &algorithms[i], "tagmanifest", false);
	}
}
