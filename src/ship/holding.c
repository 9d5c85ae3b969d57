#include "holding.h"
#include "../base/arena.h"
#include "../base/map.h"

static const struct {
	const char *label;
	size_t at;
} texts[] = {
#define X(member, label, column) { label, offsetof(struct holding, member) },
	HOLDING_TEXTS(X)
#undef X
};

const char *const holding_columns[] = {
#define X(member, label, column) column,
	HOLDING_TEXTS(X)
#undef X
};

struct str *
holding_text(struct holding *holding, int i)
{
	return (struct str *)((char *)holding + texts[i].at);
}

static const struct str *
text_of(const struct holding *holding, int i)
{
	return (const struct str *)((const char *)holding + texts[i].at);
}

void
holding_lines(struct bag_lines *lines, const struct holding *holding)
{
	for (int i = 0; i < HOLDING_TEXT_COUNT; i++)
		bag_say(lines, texts[i].label, *text_of(holding, i));
}

struct holding
holding_read(const struct bag_lines *lines)
{
	struct holding holding = { 0 };

	for (int i = 0; i < HOLDING_TEXT_COUNT; i++)
		*holding_text(&holding, i) = bag_value(lines, texts[i].label);
	return holding;
}

bool
holding_same(const struct holding *a, const struct holding *b)
{
	for (int i = 0; i < HOLDING_TEXT_COUNT; i++)
		if (!str_eq(*text_of(a, i), *text_of(b, i)))
			return false;
	return true;
}

int64_t
holding_version(const struct holding *holding)
{
	int64_t version = 0;

	for (size_t i = 0; i < holding->version.n && i < 18 && char_is_digit(holding->version.p[i]); i++)
		version = version * 10 + (holding->version.p[i] - '0');
	return version;
}

const struct holding *
holding_find(const struct holdings *holdings, struct str name)
{
	for (size_t i = 0; name.n && i < holdings->n; i++)
		if (str_eq(holdings->list[i].name, name))
			return &holdings->list[i];
	return NULL;
}

const struct holding *
holding_replaced_by(const struct holdings *holdings, struct str name)
{
	for (size_t i = 0; i < holdings->n; i++)
		if (str_eq(holdings->list[i].replaces, name))
			return &holdings->list[i];
	return NULL;
}

static const struct holding *
followed_by(const struct holdings *holdings, const struct holding *holding)
{
	for (size_t i = 0; i < holdings->n; i++)
		if (str_eq(holdings->list[i].before, holding->name))
			return &holdings->list[i];
	return NULL;
}

const struct holding *
holding_last(const struct holdings *holdings, struct str group)
{
	for (size_t i = 0; i < holdings->n; i++)
		if (str_eq(holdings->list[i].group, group) && !followed_by(holdings, &holdings->list[i]))
			return &holdings->list[i];
	return NULL;
}

const struct holding *
holding_highest(const struct holdings *holdings, struct str group, struct str period)
{
	const struct holding *highest = NULL;

	for (size_t i = 0; i < holdings->n; i++) {
		const struct holding *holding = &holdings->list[i];
		if (str_eq(holding->group, group) && str_eq(holding->period, period)
		    && (!highest || holding_version(holding) > holding_version(highest)))
			highest = holding;
	}
	return highest;
}

/* A chain while it is checked. */
struct linking {
	struct findings *findings;
	struct str path;
	const struct holdings *holdings;
	struct map names, followers;    /* of a bag to its index; of one before to who follows it */
};

static struct place
place_in(const struct linking *l, const struct holding *holding)
{
	return place_of_file(l->findings->arena, str_of(path_join(l->findings->arena, l->path, holding->name)));
}

static const struct holding *
find(const struct linking *l, struct str name)
{
	size_t i = map_get(&l->names, name, SIZE_MAX);

	return i == SIZE_MAX ? NULL : &l->holdings->list[i];
}

static void
check_before(struct linking *l, size_t i)
{
	const struct holding *holding = &l->holdings->list[i], *before = find(l, holding->before);
	size_t first;

	if (!holding->before.n)
		return;
	if (!before)
		diag_add(l->findings, CHAIN_GONE, place_in(l, holding), holding->before);
	else if (!str_eq(before->digest, holding->before_digest) || !str_eq(before->group, holding->group)
	    || !str_eq(before->title, holding->before_title))
		diag_add(l->findings, CHAIN_OTHER, place_in(l, holding), holding->before);
	if ((first = map_put(&l->followers, holding->before, i)) != i)
		diag_add(l->findings, CHAIN_FORK, place_in(l, holding), holding->before, l->holdings->list[first].name);
}

static void
check_replaced(struct linking *l, const struct holding *holding)
{
	const struct holding *replaced = find(l, holding->replaces);

	if (holding->replaces.n && (!replaced || !str_eq(replaced->group, holding->group)
	    || !str_eq(replaced->period, holding->period) || !str_eq(replaced->title, holding->replaces_title)
	    || holding_version(replaced) >= holding_version(holding)))
		diag_add(l->findings, CHAIN_VERSION, place_in(l, holding), holding->replaces);
}

/* A chain has one first bag. */
static void
check_first(struct linking *l, size_t i, struct map *firsts)
{
	const struct holding *holding = &l->holdings->list[i];
	size_t first = holding->before.n ? i : map_put(firsts, holding->group, i);

	if (first != i)
		diag_add(l->findings, CHAIN_FORK, place_in(l, holding), holding->group, l->holdings->list[first].name);
}

void
holdings_check(struct findings *findings, struct str path, const struct holdings *holdings)
{
	struct linking l = { findings, path, holdings, { .arena = findings->arena }, { .arena = findings->arena } };
	struct map firsts = { .arena = findings->arena };

	for (size_t i = 0; i < holdings->n; i++)
		map_put(&l.names, holdings->list[i].name, i);
	for (size_t i = 0; i < holdings->n; i++) {
		check_before(&l, i);
		check_replaced(&l, &holdings->list[i]);
		check_first(&l, i, &firsts);
	}
}
