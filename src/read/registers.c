/*
 * Registers of a report: risks, indicators and milestones, each a list of blocks
 * by a table. Values of indicators are thousandths, risks are in whole euros or
 * cents.
 */
#include "builder.h"
#include "../base/arena.h"

static const struct field risk_table[] = {
	{ "nr", FIELD_NUMBER, offsetof(struct risk, number), DUTY_REQUIRED, NULL },
	{ "risico", FIELD_TEXT, offsetof(struct risk, what), DUTY_REQUIRED, NULL },
	{ "kans", FIELD_NUMBER, offsetof(struct risk, chance), DUTY_REQUIRED, NULL },
	{ "gevolg", FIELD_NUMBER, offsetof(struct risk, impact), DUTY_REQUIRED, NULL },
	{ "bedrag", FIELD_AMOUNT, offsetof(struct risk, amount), DUTY_OPTIONAL, NULL },
	{ "maatregel", FIELD_TEXT, offsetof(struct risk, measure), DUTY_OPTIONAL, NULL },
	{ "eigenaar", FIELD_TEXT, offsetof(struct risk, owner), DUTY_OPTIONAL, NULL },
	ASIDE_FIELDS(struct risk, aside),
};
const struct field_table risk_fields = FIELD_TABLE("risico", risk_table);

static const struct field indicator_table[] = {
	{ "naam", FIELD_TEXT, offsetof(struct indicator, name), DUTY_REQUIRED, NULL },
	{ "eenheid", FIELD_TEXT, offsetof(struct indicator, unit), DUTY_OPTIONAL, NULL },
	{ "bron", FIELD_TEXT, offsetof(struct indicator, source), DUTY_OPTIONAL, NULL },
	{ "nulwaarde", FIELD_AMOUNT, offsetof(struct indicator, start.value), DUTY_OPTIONAL, NULL },
	{ "nuljaar", FIELD_NUMBER, offsetof(struct indicator, start.year), DUTY_OPTIONAL, NULL },
	{ "streefwaarde", FIELD_AMOUNT, offsetof(struct indicator, target.value), DUTY_OPTIONAL, NULL },
	{ "streefjaar", FIELD_NUMBER, offsetof(struct indicator, target.year), DUTY_OPTIONAL, NULL },
	{ "realisatie", FIELD_AMOUNT, offsetof(struct indicator, latest.value), DUTY_OPTIONAL, NULL },
	{ "jaar", FIELD_NUMBER, offsetof(struct indicator, latest.year), DUTY_OPTIONAL, NULL },
	{ "reeks", FIELD_LIST, offsetof(struct indicator, series), DUTY_OPTIONAL, NULL },
	ASIDE_FIELDS(struct indicator, aside),
};
const struct field_table indicator_fields = FIELD_TABLE("indicator", indicator_table);

static const struct field measure_table[] = {
	{ "jaar", FIELD_NUMBER, offsetof(struct measure, year), DUTY_REQUIRED, NULL },
	{ "waarde", FIELD_AMOUNT, offsetof(struct measure, value), DUTY_REQUIRED, NULL },
};
const struct field_table measure_fields = FIELD_TABLE("meting", measure_table);

static const struct field milestone_table[] = {
	{ "naam", FIELD_TEXT, offsetof(struct milestone, name), DUTY_REQUIRED, NULL },
	{ "gepland", FIELD_DATE, offsetof(struct milestone, planned), DUTY_REQUIRED, NULL },
	{ "verwacht", FIELD_DATE, offsetof(struct milestone, expected), DUTY_OPTIONAL, NULL },
	{ "gereed", FIELD_DATE, offsetof(struct milestone, done), DUTY_OPTIONAL, NULL },
	{ "toelichting", FIELD_TEXT, offsetof(struct milestone, note), DUTY_OPTIONAL, NULL },
	ASIDE_FIELDS(struct milestone, aside),
};
const struct field_table milestone_fields = FIELD_TABLE("mijlpaal", milestone_table);

/* Chance and impact are steps of the template's scales, from 1. */
static void
check_step(struct builder *b, struct value *value, size_t steps, struct str name)
{
	if (value->fill != FILL_GIVEN || (value->number >= 1 && (size_t)value->number <= steps))
		return;
	diag_add(b->reading.findings, SCALE_RANGE, value->place, value->text, name,
	    str_printf(b->reading.arena, "%zu", steps));
	value->fill = FILL_WRONG;
}

static void
read_risk(struct builder *b, struct section *section, const struct node *node)
{
	struct risk *risk = arena_push(b->reading.arena, section->risks, section->n_risks);

	FIELDS_READ(&b->reading, node, risk_table, risk);
	check_step(b, &risk->chance, section->spec->n_chances, STR("kans"));
	check_step(b, &risk->impact, section->spec->n_impacts, STR("gevolg"));
	if (read_amount(b, &risk->amount, (struct unit){ 1 }, &risk->money) && risk->money.decimals > section->risk_decimals)
		section->risk_decimals = risk->money.decimals;
}

/* A number of three decimals at most, in thousandths; negative ones too. */
static void
read_measure(struct builder *b, struct measure *measure)
{
	static const struct unit millions = { 1000000 };
	struct money money;

	if (!read_amount(b, &measure->value, millions, &money))
		return;
	measure->thousandths = money.cents / (millions.euros * 100 / 1000);
	measure->decimals = money.decimals;
	measure->known = measure->year.fill == FILL_GIVEN;
}

static void
read_indicator(struct builder *b, struct section *section, const struct node *node)
{
	struct indicator *indicator = arena_push(b->reading.arena, section->indicators, section->n_indicators);
	struct node *const *items;
	size_t n;

	FIELDS_READ(&b->reading, node, indicator_table, indicator);
	read_measure(b, &indicator->start);
	read_measure(b, &indicator->target);
	read_measure(b, &indicator->latest);
	if (!field_items(&indicator->series, &items, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		struct measure *measure = arena_push(b->reading.arena, indicator->measures, indicator->n);
		FIELDS_READ(&b->reading, items[i], measure_table, measure);
		read_measure(b, measure);
	}
}

static void
read_milestone(struct builder *b, struct section *section, const struct node *node)
{
	FIELDS_READ(&b->reading, node, milestone_table,
	    arena_push(b->reading.arena, section->milestones, section->n_milestones));
}

size_t
risk_level(const struct section_spec *spec, const struct risk *risk)
{
	return style_level(spec, risk->chance.number * risk->impact.number);
}

void
read_items(struct builder *b, struct section *section, const struct value *value,
    void (*read)(struct builder *, struct section *, const struct node *))
{
	struct node *const *items;
	size_t n;

	if (value->fill != FILL_GIVEN)
		return;
	if (!field_items(value, &items, &n))
		diag_add(b->reading.findings, WANTS_LIST, value->place, section->spec->title);
	else
		for (size_t i = 0; i < n; i++)
			read(b, section, items[i]);
}

void
read_risks(struct builder *b, struct section *section, const struct value *value)
{
	read_items(b, section, value, read_risk);
}

void
read_indicators(struct builder *b, struct section *section, const struct value *value)
{
	read_items(b, section, value, read_indicator);
}

void
read_milestones(struct builder *b, struct section *section, const struct value *value)
{
	read_items(b, section, value, read_milestone);
}
