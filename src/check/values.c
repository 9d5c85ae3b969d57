/* Values of sections: fields and rows of them, amounts, texts and pictures. */
#include "finder.h"
#include "../base/arena.h"

/* fields */

static struct str
joined_list(struct arena *arena, const struct field_value *field)
{
	struct str *words = arena_array(arena, field->n_list, sizeof *words);

	for (size_t i = 0; i < field->n_list; i++)
		words[i] = field->list[i].text;
	return words_joined(arena, words, field->n_list);
}

/* What should be read and was not, though it is given. */
static bool
is_unread(const struct field_value *field)
{
	enum value_kind kind = field->spec->kind;

	return field->value.fill == FILL_GIVEN && ((kind == VALUE_LEGEND && !field->word) || (kind == VALUE_AMOUNT && !field->is_amount)
	    || (kind == VALUE_DATE && !field->is_date));
}

static struct held
held_field(struct finder *f, const struct field_value *field)
{
	const struct value *value = &field->value;
	struct held held;

	if (is_unread(field))
		return (struct held){ .kind = HELD_UNREADABLE };
	if (field->word)
		return held_word(field->word->word, field->word, value->place);
	if (field->spec->kind == VALUE_AMOUNT)
		return held_cents(value, field->amount);
	if (field->is_date)
		return held_date(value);
	if (field->spec->kind == VALUE_PERIOD)
		return held_period(value);
	held = held_text(value);
	if (field->spec->kind == VALUE_LIST && held.kind == HELD_TEXT)
		held.text = joined_list(f->arena, field);
	return held;
}

static bool
is_ranked(const struct legend *legend)
{
	return legend && (legend->kind == LEGEND_STATUS || legend->kind == LEGEND_RISK);
}

/* The same word in the legend of now. Another legend without it cannot be compared. */
static bool
translate(struct finder *f, const struct field_value *now, struct held *before)
{
	const struct legend_word *word;

	if (!before->word || !now->spec->legend || f->all->then->style == f->all->now->style)
		return true;
	if (!(word = legend_lookup(f->arena, now->spec->legend, before->word->word))) {
		add_apart(f, f->pair->now, now->spec->label, false, true);
		return false;
	}
	before->word = word;
	before->text = word->word;
	return true;
}

static void
compare_field(struct finder *f, size_t part, const struct field_value *then, const struct field_value *now)
{
	const struct field_spec *spec = (now ? now : then)->spec;
	struct held before = then ? held_field(f, then) : held_nothing, after = now ? held_field(f, now) : held_nothing;
	struct change *change;

	if (is_hidden(f, then && then->secret, now && now->secret) || (then && now && !translate(f, now, &before)))
		return;
	change = find_change(f, part, spec->label, &before, &after);
	if (change)
		change->field = spec;
	if (change && is_ranked(spec->legend) && before.word && after.word)
		change->direction = legend_direction(before.word, after.word);
}

static void
compare_decision(struct finder *f, const struct thing *was, const struct thing *item)
{
	struct held before, now;

	if (!was || !item)
		return;         /* its date is told with its words */
	before = held_date(&was->decision->date);
	now = held_date(&item->decision->date);
	find_change(f, 0, f->field->label, &before, &now);
}

static void
compare_decisions(struct finder *f, const struct field_value *then, const struct field_value *now)
{
	const struct matching m = match_decisions(f->arena, then, now);

	f->field = now->spec;
	each_item(f, &m, compare_decision);
	f->field = NULL;
}

void
compare_fields(struct finder *f)
{
	const struct pair *p = f->pair;

	for (size_t i = 0; i < p->now->n_fields; i++) {
		const struct field_value *now = &p->now->fields[i], *then;
		if (p->parts[i] == NO_ITEM)
			continue;
		then = &p->then->fields[p->parts[i]];
		if (now->spec->kind == VALUE_DECISIONS && then->spec->kind == VALUE_DECISIONS)
			compare_decisions(f, then, now);
		else if (now->spec->kind != VALUE_DECISIONS && then->spec->kind != VALUE_DECISIONS)
			compare_field(f, i, then, now);
	}
}

/* The first field is what the row is called. */
static void
compare_table_row(struct finder *f, const struct thing *was, const struct thing *item)
{
	const struct pair *p = f->pair;

	for (size_t i = 1; i < p->now->spec->n_fields; i++)
		if (p->parts[i] != NO_ITEM)
			compare_field(f, i, was ? &was->cells->fields[p->parts[i]] : NULL, item ? &item->cells->fields[i] : NULL);
}

void
compare_table(struct finder *f)
{
	each_item(f, &f->pair->match, compare_table_row);
}

/* money */

static struct held
held_cell(const struct report *report, const struct cell *cell)
{
	if (cell_is_amount(cell))
		return (struct held){ .kind = HELD_AMOUNT, .cents = cell->cents, .plus_pm = cell->plus_pm, .place = cell->place };
	if (cell->kind == CELL_PM)
		return held_word(report->style->words[WORD_PM], NULL, cell->place);
	return (struct held){ .kind = cell->kind == CELL_EMPTY ? HELD_NOTHING : HELD_UNREADABLE, .place = cell->place };
}

static void
compare_cell(struct finder *f, size_t column, const struct cell *then, const struct cell *now)
{
	const struct money_table *table = &f->pair->now->money;
	const struct column *spec = &f->pair->now->spec->columns[column];
	struct held before = then ? held_cell(f->all->then, then) : held_nothing, after = now ? held_cell(f->all->now, now) : held_nothing;
	struct change *change;

	if (held_same(&before, &after) || (before.kind == HELD_AMOUNT && after.kind == HELD_AMOUNT
	    && before.plus_pm == after.plus_pm && !changes_differ(f->pair, now, then)))
		return;
	change = add_change(f, column, spec->label, &before, &after);
	change->column = spec;
	count_cents(change, table->unit, table->decimals);
}

static void
compare_cells(struct finder *f, const struct money_row *then, const struct money_row *now)
{
	const struct pair *p = f->pair;

	for (size_t i = 0; i < p->now->spec->n_columns; i++)
		if (p->parts[i] != NO_ITEM)
			compare_cell(f, i, then ? &then->cells[p->parts[i]] : NULL, now ? &now->cells[i] : NULL);
}

static void
compare_row(struct finder *f, const struct thing *was, const struct thing *item)
{
	compare_cells(f, was ? was->row : NULL, item ? item->row : NULL);
}

static bool
has_total(const struct section *section)
{
	return section->money.n && (section->spec->total || section->money.total_fill == FILL_GIVEN);
}

void
compare_money(struct finder *f)
{
	const struct money_table *now = &f->pair->now->money, *then = &f->pair->then->money;

	each_item(f, &f->pair->match, compare_row);
	if (!has_total(f->pair->now) || !has_total(f->pair->then) || is_hidden(f, then->total.secret, now->total.secret))
		return;
	f->about.name = f->about.was_name = word_of(f, WORD_TOTAL);
	f->about.total = true;
	compare_cells(f, &then->total, &now->total);
}

/* prose and pictures */

static void
add_words(struct buf *out, const struct block *block)
{
	for (; block; block = block->next) {
		for (size_t i = 0; i < block->n_spans; i++)
			buf_add(out, block->spans[i].text);
		buf_char(out, '\n');
		add_words(out, block->first);
	}
}

static bool
has_secret_part(const struct section *section)
{
	const struct block *block = section->prose ? section->prose->first : NULL;

	while (block && !block->secret)
		block = block->next;
	return block;
}

/* The public is not told whether a text of which a part is secret is another. */
static struct held
held_prose(struct finder *f, const struct section *section)
{
	struct buf words = { .arena = f->arena };

	if (is_hidden(f, has_secret_part(section), false))
		return (struct held){ .kind = HELD_UNREADABLE };
	if (section->fill == FILL_NONE || section->fill == FILL_NOT_APPLICABLE)
		return held_word(section->fill == FILL_NONE ? STR("geen") : STR("n.v.t."), NULL, section->place);
	if (section->prose)
		add_words(&words, section->prose->first);
	return (struct held){ .kind = words.n ? HELD_PROSE : HELD_NOTHING, .text = str_trim(buf_str(&words)), .place = section->place };
}

static struct held
held_image(struct finder *f, const struct section *section)
{
	const struct image_ref *image = &section->image;
	const struct str words[] = { image->file.text, image->alt.text, image->caption.text, image->source.text };
	bool there = image->file.fill == FILL_GIVEN;

	return (struct held){ .kind = there ? HELD_PROSE : HELD_NOTHING, .place = section->place,
	    .text = there ? words_joined(f->arena, words, sizeof words / sizeof *words) : (struct str){ 0 } };
}

/* It is told that they are others, not what they are. */
static void
compare_whole(struct finder *f, struct held before, struct held now)
{
	struct change *change = find_change(f, NO_ITEM, (struct str){ 0 }, &before, &now);

	if (change && before.kind == HELD_PROSE)
		change->before.text = (struct str){ 0 };
	if (change && now.kind == HELD_PROSE)
		change->now.text = (struct str){ 0 };
}

void
compare_prose(struct finder *f)
{
	compare_whole(f, held_prose(f, f->pair->then), held_prose(f, f->pair->now));
}

void
compare_image(struct finder *f)
{
	compare_whole(f, held_image(f, f->pair->then), held_image(f, f->pair->now));
}
