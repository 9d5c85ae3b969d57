/*
 * What the files that read a report share: report.c (identity and the whole),
 * section.c (fields, tables of them, prose, planning, pictures), amounts.c (money tables),
 * registers.c (risks, indicators, milestones) and reference.c (figures in prose).
 */
#ifndef READ_BUILDER_H
#define READ_BUILDER_H

#include "report.h"

struct builder {
	struct reading reading;
	struct report *report;
	struct field *columns;          /* of the table at work on, for fields_read */
};

/* The tables, for the schema of what they read. */
extern const struct field_table identity_fields, version_fields, secrecy_fields, motivation_fields, theme_fields,
    part_fields, judgement_fields, decision_fields, period_fields, activity_fields, image_fields,
    money_fields, row_fields, total_fields, risk_fields, indicator_fields, measure_fields, milestone_fields, aside_fields;

/* What any item of a list may carry. */
#define ASIDE_FIELDS(type, member) \
	{ "geheim", FIELD_YES, offsetof(type, member.secret), DUTY_OPTIONAL, NULL }, \
	{ "voorheen", FIELD_TEXT, offsetof(type, member.formerly), DUTY_OPTIONAL, NULL }, \
	{ "motivering", FIELD_ANY, offsetof(type, member.answers), DUTY_OPTIONAL, NULL }

/* Readers of a section of a kind; the value is that of the section's source. */
void read_prose(struct builder *, struct section *, const struct value *);
void read_fields(struct builder *, struct section *, const struct value *);
void read_planning(struct builder *, struct section *, const struct value *);
void read_image(struct builder *, struct section *, const struct value *);
void read_money(struct builder *, struct section *, const struct value *);
void read_risks(struct builder *, struct section *, const struct value *);
void read_indicators(struct builder *, struct section *, const struct value *);
void read_milestones(struct builder *, struct section *, const struct value *);
void read_table(struct builder *, struct section *, const struct value *);

/* Calls back for every item of a section that is a list; finds it when it is none. */
void read_items(struct builder *, struct section *, const struct value *,
    void (*read)(struct builder *, struct section *, const struct node *));

/* An amount in a unit; false when it is empty or wrong, and then found. */
bool read_amount(struct builder *, const struct value *, struct unit, struct money *);

/* Fills the references in prose in, when all sections are there. */
void read_references(struct builder *, const struct section *, size_t n);

#endif
