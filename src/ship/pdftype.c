/* Tables of types and attributes, and the ways that lead to them. */
#include "pdftype.h"

#include <string.h>

enum { CHAIN = 32 };                    /* of role maps */

static const struct pdf_type types[] = {
	{ "Document", EL_DOCUMENT, 0, 0 }, { "DocumentFragment", EL_SECTION, 0, 0 },
	{ "Part", EL_SECTION, 0, TYPE_SECTION }, { "Art", EL_SECTION, 0, TYPE_SECTION }, { "Sect", EL_SECTION, 0, TYPE_SECTION },
	{ "Div", EL_SECTION, 0, TYPE_GENERIC }, { "NonStruct", EL_SECTION, 0, TYPE_GENERIC | TYPE_LOOSE },
	{ "Private", EL_SECTION, 0, TYPE_GENERIC | TYPE_LOOSE }, { "Aside", EL_SECTION, 0, 0 }, { "Index", EL_SECTION, 0, 0 },
	{ "Note", EL_SECTION, 0, 0 }, { "FENote", EL_SECTION, 0, 0 },
	{ "H", EL_HEADING, 0, 0 }, { "H1", EL_HEADING, 1, 0 }, { "H2", EL_HEADING, 2, 0 }, { "H3", EL_HEADING, 3, 0 },
	{ "H4", EL_HEADING, 4, 0 }, { "H5", EL_HEADING, 5, 0 }, { "H6", EL_HEADING, 6, 0 },
	{ "P", EL_PARA, 0, 0 }, { "Title", EL_PARA, 0, 0 }, { "BlockQuote", EL_QUOTE, 0, 0 },
	{ "L", EL_LIST, 0, 0 }, { "LI", EL_ITEM, 0, 0 }, { "Lbl", EL_MARK, 0, 0 }, { "LBody", EL_BODY, 0, 0 },
	{ "Table", EL_TABLE, 0, 0 }, { "THead", EL_HEAD, 0, 0 }, { "TBody", EL_ROWS, 0, 0 }, { "TFoot", EL_FOOT, 0, 0 },
	{ "TR", EL_ROW, 0, 0 }, { "TH", EL_TH, 0, 0 }, { "TD", EL_TD, 0, 0 }, { "Caption", EL_CAPTION, 0, 0 },
	{ "TOC", EL_TOC, 0, 0 }, { "TOCI", EL_TOC_ITEM, 0, 0 }, { "Reference", EL_REFERENCE, 0, 0 },
	{ "Figure", EL_FIGURE, 0, 0 }, { "Formula", EL_FIGURE, 0, 0 }, { "Link", EL_LINK, 0, 0 },
	{ "Span", EL_SPAN, 0, 0 }, { "Quote", EL_SPAN, 0, 0 }, { "Em", EL_SPAN, 0, 0 }, { "Strong", EL_SPAN, 0, 0 },
	{ "Sub", EL_SPAN, 0, 0 }, { "Code", EL_SPAN, 0, 0 }, { "BibEntry", EL_SPAN, 0, 0 }, { "Annot", EL_SPAN, 0, 0 },
	{ "Form", EL_SPAN, 0, 0 }, { "Ruby", EL_SPAN, 0, 0 }, { "RB", EL_SPAN, 0, 0 }, { "RT", EL_SPAN, 0, 0 },
	{ "RP", EL_SPAN, 0, 0 }, { "Warichu", EL_SPAN, 0, 0 }, { "WT", EL_SPAN, 0, 0 }, { "WP", EL_SPAN, 0, 0 },
	{ "Artifact", EL_SPAN, 0, TYPE_UNSPOKEN },
};

static const struct pdf_type unknown = { "", EL_SECTION, 0, TYPE_GENERIC };
static const struct pdf_type deep_heading = { "H7", EL_HEADING, 6, 0 };

static const struct pdf_type *
standard(struct str name)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_is(name, types[i].name))
			return &types[i];
	if (name.n > 1 && name.p[0] == 'H' && strspn(name.p + 1, "0123456789") == name.n - 1)
		return &deep_heading;
	return NULL;
}

static pdf_object
named(struct pdf_file *file, pdf_object dict, struct str name)
{
	char key[256] = "/";

	if (!name.n || name.n > sizeof key - 2)
		return 0;
	memcpy(key + 1, name.p, name.n);
	return pdf_key(file, dict, key);
}

const struct pdf_type *
pdf_type_of(struct pdf_file *file, pdf_object role_map, pdf_object element)
{
	pdf_object space = pdf_key(file, element, "/NS");
	struct str name = pdf_name(file, pdf_key(file, element, "/S"));
	const struct pdf_type *found;

	for (int i = 0; i < CHAIN && name.n; i++) {
		pdf_object target = named(file, pdf_key(file, space, "/RoleMapNS"), name);
		space = 0;
		if (pdf_kind(file, target) == OBJECT_ARRAY) {
			space = pdf_item(file, target, 1);
			target = pdf_item(file, target, 0);
		} else if (pdf_kind(file, target) != OBJECT_NAME) {
			if ((found = standard(name)))
				return found;
			target = named(file, role_map, name);
		}
		name = pdf_name(file, target);
	}
	return &unknown;
}

static bool
holds_running_words(const struct elem *elem)
{
	return elem->kind == EL_PARA || elem->kind == EL_HEADING || elem->kind == EL_SPAN || elem->kind == EL_LINK
	    || elem->kind == EL_REFERENCE || (elem->kind == EL_MARK && type_is_inline(elem));
}

/* Whether the kids of an element are words, not elements. */
static bool
holds_words_only(struct pdf_file *file, pdf_object element)
{
	pdf_object kids = pdf_key(file, element, "/K");
	size_t n = pdf_count(file, kids), mark = pdf_mark(file);
	bool words = pdf_kind(file, pdf_key(file, kids, "/S")) == OBJECT_NULL;

	for (size_t i = 0; i < n && words && !pdf_is_spent(file); i++, pdf_release(file, mark))
		words = pdf_kind(file, pdf_key(file, pdf_item(file, kids, i), "/S")) == OBJECT_NULL;
	return words;
}

enum elem_kind
pdf_type_kind(struct pdf_file *file, const struct pdf_type *type, pdf_object element, const struct elem *parent)
{
	if (!(type->traits & TYPE_GENERIC))
		return type->kind;
	if (parent->kind == EL_ITEM)
		return EL_BODY;
	if (holds_running_words(parent) || (type->traits & TYPE_LOOSE && holds_words_only(file, element)))
		return EL_SPAN;
	return type->kind;
}

bool
type_is_inline(const struct elem *elem)
{
	return elem->kind == EL_SPAN || elem->kind == EL_LINK || elem->kind == EL_REFERENCE || elem->kind == EL_FIGURE
	    || (elem->kind == EL_MARK && elem->parent && holds_running_words(elem->parent));
}

static void
set_scope(struct pdf_file *file, pdf_object value, struct elem *elem)
{
	if (elem->kind == EL_TH)
		elem->scope = pdf_is(file, value, "/Row") ? SCOPE_ROW : SCOPE_COLUMN;
}

static uint16_t
span_of(struct pdf_file *file, pdf_object value)
{
	int64_t span = pdf_integer(file, value, 1);

	return span > 1 && span <= UINT16_MAX ? (uint16_t)span : 0;
}

static void
set_columns(struct pdf_file *file, pdf_object value, struct elem *elem)
{
	elem->columns = span_of(file, value);
}

static void
set_rows(struct pdf_file *file, pdf_object value, struct elem *elem)
{
	elem->rows = span_of(file, value);
}

static void
set_numbering(struct pdf_file *file, pdf_object value, struct elem *elem)
{
	static const char *const ordered[] = { "/Decimal", "/UpperRoman", "/LowerRoman", "/UpperAlpha", "/LowerAlpha", "/Ordered" };

	elem->numbering = NUMBERING_DISC;
	for (size_t i = 0; i < sizeof ordered / sizeof *ordered; i++)
		if (pdf_is(file, value, ordered[i]))
			elem->numbering = NUMBERING_DECIMAL;
}

static const struct {
	const char *key;
	void (*set)(struct pdf_file *, pdf_object value, struct elem *);
} attributes[] = {
	{ "/Scope", set_scope }, { "/ColSpan", set_columns }, { "/RowSpan", set_rows }, { "/ListNumbering", set_numbering },
};

static void
apply(struct pdf_file *file, pdf_object dict, struct elem *elem)
{
	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		pdf_object value = pdf_key(file, dict, attributes[i].key);
		if (pdf_kind(file, value) != OBJECT_NULL)
			attributes[i].set(file, value, elem);
	}
}

static void
apply_all(struct pdf_file *file, pdf_object object, struct elem *elem)
{
	size_t n = pdf_count(file, object);

	for (size_t i = 0; i < n && !pdf_is_spent(file); i++)
		apply(file, pdf_item(file, object, i), elem);
	apply(file, object, elem);
}

void
pdf_attributes(struct pdf_file *file, pdf_object class_map, pdf_object element, struct elem *elem)
{
	pdf_object classes = pdf_key(file, element, "/C");
	size_t mark = pdf_mark(file), n = pdf_count(file, classes);

	for (size_t i = 0; i < n && !pdf_is_spent(file); i++, pdf_release(file, mark))
		apply_all(file, named(file, class_map, pdf_name(file, pdf_item(file, classes, i))), elem);
	apply_all(file, named(file, class_map, pdf_name(file, classes)), elem);
	apply_all(file, pdf_key(file, element, "/A"), elem);
	pdf_release(file, mark);
}
