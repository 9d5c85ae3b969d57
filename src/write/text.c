#include "text.h"
#include "../base/arena.h"

static void
indent(struct buf *out, int depth)
{
	while (depth--)
		buf_puts(out, "  ");
}

/* A text between quotes; a line end is shown as \n. */
static void
add_quoted(struct buf *out, struct str text)
{
	buf_char(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\n')
			buf_puts(out, "\\n");
		else
			buf_char(out, text.p[i]);
	}
	buf_char(out, '"');
}

/* node */

static void
add_place(struct buf *out, struct place place)
{
	buf_printf(out, "%u:%u+%u ", place.line, place.column, place.width);
}

static void
add_node(struct buf *out, const struct node *node, int depth)
{
	static const char *const styles[] = { "plain", "quoted", "literal", "folded" };

	if (node->kind == NODE_TEXT) {
		buf_printf(out, "%s ", styles[node->style]);
		add_place(out, node->place);
		add_quoted(out, node->text);
		buf_char(out, '\n');
		return;
	}
	buf_puts(out, node->kind == NODE_LIST ? "list " : "block ");
	add_place(out, node->place);
	buf_char(out, '\n');
	for (size_t i = 0; i < node->n; i++) {
		indent(out, depth + 1);
		if (node->kind == NODE_BLOCK) {
			add_place(out, node->entries[i].place);
			buf_add(out, node->entries[i].folded);
			buf_puts(out, ": ");
			add_node(out, node->entries[i].value, depth + 1);
		} else {
			buf_puts(out, "- ");
			add_node(out, node->items[i], depth + 1);
		}
	}
}

void
text_node(struct buf *out, const struct node *node)
{
	add_node(out, node, 0);
}

/* report */

static const char *
fill_name(enum fill fill)
{
	static const char *const names[] = { "absent", "empty", "wrong", "geen", "n.v.t.", "given" };

	return names[fill];
}

static void
add_value(struct buf *out, int depth, const char *name, const struct value *value)
{
	indent(out, depth);
	buf_printf(out, "%s: %s ", name, fill_name(value->fill));
	add_place(out, value->place);
	add_quoted(out, value->text);
	buf_char(out, '\n');
}

static void
add_block(struct buf *out, const struct block *block, int depth)
{
	static const char *const kinds[] = { "root", "para", "heading", "list", "item", "quote" };

	indent(out, depth);
	buf_puts(out, kinds[block->kind]);
	if (block->kind == BLOCK_HEADING)
		buf_printf(out, " %d", block->level);
	if (block->kind == BLOCK_LIST && block->ordered)
		buf_printf(out, " from %u", block->start);
	for (size_t i = 0; i < block->n_spans; i++) {
		const struct span *span = &block->spans[i];
		buf_puts(out, span->face & SPAN_BOLD ? " bold" : "");
		buf_puts(out, span->face & SPAN_ITALIC ? " italic" : "");
		buf_char(out, ' ');
		add_quoted(out, span->text);
		if (span->href.n) {
			buf_puts(out, "->");
			add_quoted(out, span->href);
		}
	}
	buf_char(out, '\n');
	for (const struct block *child = block->first; child; child = child->next)
		add_block(out, child, depth + 1);
}

static void
add_row(struct buf *out, const struct section *section, struct str name, const struct cell *cells, int depth)
{
	static const char *const kinds[] = { "empty", "given", "PM", "derived", "unreadable" };

	indent(out, depth);
	add_quoted(out, name);
	for (size_t i = 0; i < section->spec->n_columns; i++) {
		buf_char(out, ' ');
		buf_add(out, section->spec->columns[i].key);
		buf_printf(out, "=%s:", kinds[cells[i].kind]);
		buf_int(out, cells[i].cents);
		buf_puts(out, cells[i].plus_pm ? "+PM" : "");
	}
	buf_char(out, '\n');
}

static void
add_money(struct buf *out, const struct section *section, int depth)
{
	const struct money_table *table = &section->money;

	indent(out, depth);
	buf_printf(out, "unit %d euro, %d decimals; cents:\n", (int)table->unit.euros, table->decimals);
	for (size_t i = 0; i < table->n; i++)
		add_row(out, section, table->rows[i].name.text, table->rows[i].cells, depth);
	add_row(out, section, STR("="), table->total.cells, depth);
}

static void
add_field(struct buf *out, const struct field_value *field, int depth)
{
	add_value(out, depth, str_z(out->arena, field->spec->key), &field->value);
	if (field->is_amount) {
		indent(out, depth + 1);
		buf_puts(out, "cents ");
		buf_int(out, field->amount);
		buf_char(out, '\n');
	}
	if (field->word) {
		indent(out, depth + 1);
		buf_puts(out, "means ");
		add_quoted(out, field->word->word);
		buf_char(out, '\n');
	}
	for (size_t i = 0; i < field->n_list; i++)
		add_value(out, depth + 1, "-", &field->list[i]);
	for (size_t i = 0; i < field->n_decisions; i++) {
		add_value(out, depth + 1, "datum", &field->decisions[i].date);
		add_value(out, depth + 1, "besluit", &field->decisions[i].text);
	}
}

static void
add_periods(struct buf *out, const struct section *section, int depth)
{
	for (size_t i = 0; i < section->n_periods; i++) {
		add_value(out, depth, "periode", &section->periods[i].period);
		for (size_t k = 0; k < section->periods[i].n; k++)
			add_value(out, depth + 1, "wat", &section->periods[i].activities[k].what);
	}
}

static void
add_table(struct buf *out, const struct section *section, int depth)
{
	for (size_t i = 0; i < section->n_rows; i++) {
		indent(out, depth);
		buf_puts(out, "row ");
		add_place(out, section->rows[i]->place);
		buf_char(out, '\n');
		for (size_t k = 0; k < section->spec->n_fields; k++)
			add_field(out, &section->rows[i]->fields[k], depth + 1);
	}
}

static void
add_sections(struct buf *out, const struct section *sections, size_t n, int depth)
{
	static const char *const kinds[] = { "group", "image", "status", "fields", "prose", "money", "planning",
	    "risks", "indicators", "milestones", "table", "comparison" };

	for (size_t i = 0; i < n; i++) {
		const struct section *section = &sections[i];
		indent(out, depth);
		buf_printf(out, "%s %s ", kinds[section->spec->kind], fill_name(section->fill));
		buf_add(out, section->spec->source);
		buf_char(out, '\n');
		add_sections(out, section->children, section->n_children, depth + 1);
		for (size_t k = 0; k < section->n_fields; k++)
			add_field(out, &section->fields[k], depth + 1);
		if (section->prose && section->prose->first)
			add_block(out, section->prose, depth + 1);
		if (section->spec->kind == SECTION_MONEY)
			add_money(out, section, depth + 1);
		add_periods(out, section, depth + 1);
		add_table(out, section, depth + 1);
		if (section->image.file.fill)
			add_value(out, depth + 1, "bestand", &section->image.file);
	}
}

void
text_report(struct buf *out, const struct report *report)
{
	add_value(out, 0, "soort", &report->sort);
	add_value(out, 0, "naam", &report->name);
	add_value(out, 0, "organisatie", &report->organisation);
	add_value(out, 0, "periode", &report->period);
	add_value(out, 0, "peildatum", &report->reference);
	add_value(out, 0, "opgemaakt", &report->made);
	add_value(out, 0, "export", &report->exported);
	add_sections(out, report->sections, report->n_sections, 0);
}

/* elem */

static const char *
look_key(enum look_name look)
{
	static const char *const keys[LOOK_COUNT] = {
#define X(name, key) [name] = key,
		LOOKS(X)
#undef X
	};

	return keys[look];
}

static void
add_attributes(struct buf *out, const struct elem *elem)
{
	static const char *const scopes[] = { "", " scope=column", " scope=row" };

	buf_puts(out, scopes[elem->scope]);
	buf_puts(out, elem->kind == EL_LIST ? elem->numbering == NUMBERING_DECIMAL ? " decimal" : " disc" : "");
	if (elem->columns > 1)
		buf_printf(out, " columns=%u", elem->columns);
	if (elem->rows > 1)
		buf_printf(out, " rows=%u", elem->rows);
	if (elem->alt.n) {
		buf_puts(out, " alt=");
		add_quoted(out, elem->alt);
	}
	if (elem->href.n) {
		buf_puts(out, " href=");
		add_quoted(out, elem->href);
	}
	if (elem->expansion.n) {
		buf_puts(out, " stands-for=");
		add_quoted(out, elem->expansion);
	}
	if (elem->language.n) {
		buf_puts(out, " lang=");
		buf_add(out, elem->language);
	}
}

static void
add_pieces(struct buf *out, const struct elem *elem)
{
	for (size_t i = 0; i < elem->n_pieces; i++) {
		buf_puts(out, elem->pieces[i].face & SPAN_BOLD ? " bold" : "");
		buf_puts(out, elem->pieces[i].face & SPAN_ITALIC ? " italic" : "");
		buf_char(out, ' ');
		add_quoted(out, elem->pieces[i].text);
	}
}

static void
add_elem(struct buf *out, const struct elem *elem, int depth)
{
	indent(out, depth);
	if (elem->kind == EL_TEXT)
		buf_puts(out, "text");
	else
		buf_printf(out, "%s (%s)", elem_tag(elem), look_key(elem->look));
	add_attributes(out, elem);
	buf_puts(out, elem->align == ALIGN_RIGHT ? " right" : elem->align == ALIGN_MIDDLE ? " middle" : "");
	if (elem->shape)
		buf_printf(out, " shape=%d #%06X", (int)elem->shape, elem->colour);
	add_pieces(out, elem);
	buf_char(out, '\n');
	for (const struct elem *child = elem->first; child; child = child->next)
		add_elem(out, child, depth + 1);
}

void
text_elem(struct buf *out, const struct elem *root)
{
	add_elem(out, root, 0);
}

/* doc */

static void
add_item(struct buf *out, const struct item *item)
{
	static const char *const kinds[] = { "text", "shape", "image", "link" };
	static const char *const artifacts[] = { "artifact", "layout", "footer", "header" };

	buf_printf(out, "  %s ", kinds[item->kind]);
	buf_printf(out, "%s ", item->owner ? elem_tag(item->owner->kind == EL_TEXT
	    ? item->owner->parent : item->owner) : artifacts[item->artifact]);
	if (item->kind == ITEM_SHAPE) {
		buf_printf(out, "#%06X", item->colour);
		for (size_t i = 0; i < item->n_points; i++)
			buf_printf(out, " %d,%d", item->points[i].x, item->points[i].y);
	} else {
		buf_printf(out, "%d,%d wide %d ", item->x, item->y, item->width);
	}
	if (item->kind == ITEM_TEXT) {
		buf_printf(out, "face %d size %d #%06X ", (int)item->face, item->size, item->colour);
		add_quoted(out, item->text);
	}
	buf_char(out, '\n');
}

void
text_doc(struct buf *out, const struct doc *doc)
{
	buf_puts(out, "title ");
	add_quoted(out, doc->info.title);
	buf_char(out, '\n');
	for (size_t p = 0; p < doc->n; p++) {
		buf_printf(out, "page %zu\n", p + 1);
		for (size_t i = 0; i < doc->pages[p].n; i++)
			add_item(out, &doc->pages[p].items[i]);
	}
}

/* tags */

/* The pages that an element's words are painted on, by its order. */
static void
mark_pages(const struct doc *doc, size_t *first, size_t *last)
{
	for (size_t p = 0; p < doc->n; p++)
		for (size_t i = 0; i < doc->pages[p].n; i++) {
			const struct elem *owner = doc->pages[p].items[i].owner;
			if (!owner)
				continue;
			if (!first[owner->order])
				first[owner->order] = p + 1;
			last[owner->order] = p + 1;
		}
}

static void
add_tag(struct buf *out, const struct elem *elem, int depth, const size_t *first, const size_t *last)
{
	indent(out, depth);
	if (elem->kind == EL_TEXT || elem->kind == EL_FIGURE) {
		buf_puts(out, elem->kind == EL_TEXT ? "" : "Figure");
		add_attributes(out, elem);
		for (size_t i = 0; i < elem->n_pieces; i++)
			buf_add(out, elem->pieces[i].text);
		buf_printf(out, " [%zu", first[elem->order]);
		if (first[elem->order] != last[elem->order])
			buf_printf(out, "-%zu", last[elem->order]);
		buf_char(out, ']');
	} else {
		buf_puts(out, elem_tag(elem));
		add_attributes(out, elem);
	}
	buf_char(out, '\n');
	for (const struct elem *child = elem->first; child; child = child->next)
		add_tag(out, child, depth + 1, first, last);
}

static uint32_t
last_order(const struct elem *elem)
{
	uint32_t order = elem->order;

	for (const struct elem *child = elem->first; child; child = child->next)
		order = last_order(child);
	return order;
}

void
text_tags(struct buf *out, const struct doc *doc)
{
	uint32_t n = last_order(doc->root) + 1;
	size_t *first = arena_array(out->arena, n, sizeof *first);
	size_t *last = arena_array(out->arena, n, sizeof *last);

	mark_pages(doc, first, last);
	add_tag(out, doc->root, 0, first, last);
}
