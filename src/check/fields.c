/*
 * Fields and sections that were left empty. A judgement cannot be "geen". What is required was found while
 * reading; here is what is expected (a warning) and what may be empty (a note,
 * when the key is there: someone meant to fill it in).
 */
#include "check.h"

static void
find_empty(struct checking *c, enum fill fill, enum duty duty, struct place place, struct str name, bool judged)
{
	if (fill > FILL_EMPTY)
		return;
	if (duty == DUTY_EXPECTED)
		diag_add(c->findings, FIELD_EMPTY, place, name, judged ? STR("") : STR("geen"), judged ? STR("") : STR("n.v.t."));
	else if (duty == DUTY_OPTIONAL && fill == FILL_EMPTY)
		diag_add(c->findings, FIELD_BLANK, place, name);
}

static void
check_section_empty(struct checking *c, const struct section *section)
{
	find_empty(c, section->fill, section->spec->duty, section->place, section->spec->source, false);
}

/* A block that holds an expected field is expected itself. */
static enum duty
block_duty(const struct section_spec *spec)
{
	enum duty duty = spec->duty;

	for (size_t i = 0; i < spec->n_fields; i++)
		if (duty == DUTY_OPTIONAL && spec->fields[i].duty == DUTY_EXPECTED)
			duty = DUTY_EXPECTED;
	return duty;
}

static void
find_empty_fields(struct checking *c, const struct field_value *fields, size_t n)
{
	for (size_t i = 0; i < n; i++)
		find_empty(c, fields[i].value.fill, fields[i].spec->duty, fields[i].value.place, fields[i].spec->key,
		    fields[i].spec->kind == VALUE_LEGEND);
}

static void
check_fields_empty(struct checking *c, const struct section *section)
{
	find_empty(c, section->fill, block_duty(section->spec), section->place, section->spec->source,
	    section->spec->kind == SECTION_STATUS);
	if (section->fill == FILL_GIVEN)
		find_empty_fields(c, section->fields, section->n_fields);
}

static void
check_table_empty(struct checking *c, const struct section *section)
{
	check_section_empty(c, section);
	for (size_t i = 0; i < section->n_rows; i++)
		find_empty_fields(c, section->rows[i]->fields, section->spec->n_fields);
}

static void
check_made(struct checking *c)
{
	find_empty(c, c->report->made.fill, DUTY_EXPECTED, c->report->made.place, STR("opgemaakt"), false);
}

/* Against the list that a municipality keeps, when it keeps one. */
static void
check_municipality(struct checking *c)
{
	const struct value *code = &c->report->organisation;
	const struct municipality *m = &c->report->style->municipality;

	for (size_t i = 0; i < m->n_codes; i++)
		if (str_eq(m->codes[i], code->text))
			return;
	if (m->n_codes && code->fill == FILL_GIVEN)
		diag_add(c->findings, MUNICIPALITY_UNKNOWN, code->place, code->text,
		    str_nearest(code->text, m->codes, m->n_codes));
}

const struct report_rule field_report_rules[] = {
	{ check_made },
	{ check_municipality },
	{ NULL },
};

const struct section_rule field_rules[] = {
	{ SECTION_STATUS, check_fields_empty },
	{ SECTION_FIELDS, check_fields_empty },
	{ SECTION_IMAGE, check_section_empty },
	{ SECTION_PROSE, check_section_empty },
	{ SECTION_MONEY, check_section_empty },
	{ SECTION_PLANNING, check_section_empty },
	{ SECTION_TABLE, check_table_empty },
	{ 0, NULL },
};
