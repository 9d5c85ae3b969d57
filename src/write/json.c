/* Objects keep the order in which their members are added, so same in, same out. */
#include "json.h"
#include "../base/arena.h"
#include "../read/path.h"

#include <jansson.h>

struct json {
	bool sarif, bare;
	enum lang lang;
	json_t *list;                   /* reports, or results of SARIF */
};

struct json *
json_open(struct arena *arena, enum json_kind kind, enum lang lang)
{
	struct json *json = arena_alloc(arena, sizeof *json);

	*json = (struct json){ kind == JSON_SARIF, kind == JSON_BARE, lang, json_array() };
	return json;
}

static json_t *
text(struct str s)
{
	return json_stringn(s.p ? s.p : "", s.n);
}

static json_t *
message(struct arena *arena, const struct json *json, const struct finding *finding)
{
	struct buf out = { .arena = arena };

	finding_message(&out, finding, json->lang);
	return text(buf_str(&out));
}

/* our own */

static json_t *
place_of(const struct json *json, struct place place)
{
	json_t *object = json_object();

	if (place.source && !json->bare)
		json_object_set_new(object, "bestand", text(place.source->path));
	json_object_set_new(object, "regel", json_integer(place.line));
	json_object_set_new(object, "kolom", json_integer(place.column));
	json_object_set_new(object, "breedte", json_integer(place.width));
	return object;
}

static json_t *
marks_of(const struct json *json, const struct finding *finding)
{
	json_t *list = json_array();

	for (size_t i = 0; i < finding->n_marks; i++) {
		json_t *mark = place_of(json, finding->marks[i].place);
		json_object_set_new(mark, "tekst", text(finding->marks[i].text));
		json_array_append_new(list, mark);
	}
	return list;
}

static json_t *
finding_object(struct json *json, struct arena *arena, const struct verdict *v, const struct finding *finding)
{
	json_t *object = json_object();

	json_object_set_new(object, "id", text(finding_id(finding)));
	json_object_set_new(object, "ernst", json_string(diag_severity_name(finding_severity(finding), LANG_NL)));
	json_object_set_new(object, "tekst", message(arena, json, finding));
	json_object_set_new(object, "plaats", place_of(json, finding->place));
	json_object_set_new(object, "pad", text(path_of(arena, v->root, finding->place)));
	json_object_set_new(object, "merken", marks_of(json, finding));
	if (finding->stake)
		json_object_set_new(object, "verschil in centen", json_integer(finding->stake));
	if (finding->answer)
		json_object_set_new(object, "antwoord", json_pack("{s:o, s:o}", "reden", text(finding->answer->reason),
		    "door", text(finding->answer->by)));
	return object;
}

struct listing {
	json_t *list;
	const struct verdict *verdict;
	struct arena *arena;
};

static void
list_row(struct listing *l, const struct section *section, const struct money_row *row, struct str name)
{
	for (size_t i = 0; i < section->spec->n_columns; i++)
		if (row->cells[i].kind == CELL_DERIVED)
			json_array_append_new(l->list, json_pack("{s:o, s:o, s:o, s:o}", "onderdeel", text(section->spec->source),
			    "rij", text(name), "kolom", text(section->spec->columns[i].key), "bedrag",
			    text(money_text(l->arena, row->cells[i].cents, section->money.unit, section->money.decimals))));
}

static void
list_section(const struct section *section, void *data)
{
	struct listing *l = data;

	if (section->spec->kind != SECTION_MONEY || section->fill != FILL_GIVEN)
		return;
	for (size_t i = 0; i < section->money.n; i++)
		list_row(l, section, &section->money.rows[i], section->money.rows[i].name.text);
	list_row(l, section, &section->money.total, l->verdict->report->style->words[WORD_TOTAL]);
}

static json_t *
derived_list(struct arena *arena, const struct verdict *v)
{
	struct listing listing = { json_array(), v, arena };

	if (v->report)
		report_each_section(v->report, list_section, &listing);
	return listing.list;
}

static void
list_left_out(const struct section *section, void *data)
{
	struct listing *l = data;
	enum left_out left = verdict_left_out(l->verdict, section);

	if (left)
		json_array_append_new(l->list, json_pack("{s:o, s:b}", "onderdeel", text(section->spec->source),
		    "geheel", left == LEFT_ALL));
}

static json_t *
left_out_list(struct arena *arena, const struct verdict *v)
{
	struct listing listing = { json_array(), v, arena };

	if (v->is_public && v->report)
		report_each_section(v->whole, list_left_out, &listing);
	return listing.list;
}

static json_t *
report_object(struct json *json, struct arena *arena, const struct verdict *v)
{
	json_t *object = json_object(), *list = json_array();

	json_object_set_new(object, "bestand", text(v->path));
	json_object_set_new(object, "sha256", text(v->digest));
	json_object_set_new(object, "naam", text(v->report ? v->report->name.text : (struct str){ 0 }));
	json_object_set_new(object, "periode", text(v->report ? v->report->period.text : (struct str){ 0 }));
	json_object_set_new(object, "vorig rapport", v->before && !json->bare
	    ? text(v->before->root->place.source->path) : v->before ? text(v->before->period.text) : json_null());
	json_object_set_new(object, "openbaar", json_boolean(v->is_public));
	json_object_set_new(object, "weggelaten", left_out_list(arena, v));
	json_object_set_new(object, "fouten", json_integer((json_int_t)diag_count(v->findings, SEVERITY_ERROR)));
	json_object_set_new(object, "waarschuwingen", json_integer((json_int_t)diag_count(v->findings, SEVERITY_WARNING)));
	json_object_set_new(object, "opmerkingen", json_integer((json_int_t)diag_count(v->findings, SEVERITY_NOTE)));
	json_object_set_new(object, "beantwoord", json_integer((json_int_t)v->findings->answered));
	json_object_set_new(object, "bedragen", json_integer((json_int_t)v->tally.amounts));
	json_object_set_new(object, "optellingen", json_integer((json_int_t)v->tally.sums));
	json_object_set_new(object, "leesbaarheid", json_integer(tally_readability(&v->tally)));
	json_object_set_new(object, "berekend", derived_list(arena, v));
	for (size_t i = 0; i < v->findings->n; i++)
		json_array_append_new(list, finding_object(json, arena, v, &v->findings->list[i]));
	json_object_set_new(object, "bevindingen", list);
	return object;
}

/* SARIF 2.1.0 */

static json_t *
location(struct place place)
{
	uint32_t width = place.width ? place.width : 1;
	json_t *physical = json_pack("{s:{s:o}}", "artifactLocation", "uri",
	    text(place.source ? place.source->path : STR("-")));

	if (place.line)
		json_object_set_new(physical, "region", json_pack("{s:i, s:i, s:i, s:i}", "startLine", (int)place.line,
		    "startColumn", (int)place.column, "endLine", (int)place.line, "endColumn", (int)(place.column + width)));
	return json_pack("{s:o}", "physicalLocation", physical);
}

static json_t *
related(const struct finding *finding)
{
	json_t *list = json_array();

	for (size_t i = 0; i < finding->n_marks; i++) {
		json_t *one = location(finding->marks[i].place);
		json_object_set_new(one, "id", json_integer((json_int_t)i + 1));
		json_object_set_new(one, "message", json_pack("{s:o}", "text", text(finding->marks[i].text)));
		json_array_append_new(list, one);
	}
	return list;
}

static json_t *
result(struct json *json, struct arena *arena, const struct finding *finding)
{
	static const char *const levels[] = { [SEVERITY_NOTE] = "note", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error" };
	json_t *object = json_object();

	json_object_set_new(object, "ruleId", text(finding_id(finding)));
	if (!finding->own)
		json_object_set_new(object, "ruleIndex", json_integer(finding->id));
	json_object_set_new(object, "level", json_string(levels[finding_severity(finding)]));
	json_object_set_new(object, "message", json_pack("{s:o}", "text", message(arena, json, finding)));
	json_object_set_new(object, "locations", json_pack("[o]", location(finding->place)));
	json_object_set_new(object, "relatedLocations", related(finding));
	if (finding->answer)
		json_object_set_new(object, "suppressions", json_pack("[{s:s, s:o}]", "kind", "inSource", "justification",
		    text(finding->answer->reason)));
	return object;
}

static json_t *
rules(const struct json *json)
{
	json_t *list = json_array();

	for (int i = 0; i < OWN_RULE; i++)
		json_array_append_new(list, json_pack("{s:s, s:{s:o}}", "id", diag_id((enum diag)i), "shortDescription", "text",
		    text(diag_text((enum diag)i, json->lang))));
	return list;
}

static json_t *
sarif_log(const struct json *json)
{
	json_t *driver = json_pack("{s:s, s:s, s:o}", "name", "voortgang", "semanticVersion", VERSION, "rules", rules(json));
	json_t *run = json_pack("{s:{s:o}, s:s, s:O}", "tool", "driver", driver, "columnKind", "unicodeCodePoints", "results", json->list);

	return json_pack("{s:s, s:s, s:[o]}", "$schema", "https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0", "runs", run);
}

/* both */

void
json_add(struct json *json, struct arena *arena, const struct verdict *v)
{
	if (!json->sarif)
		json_array_append_new(json->list, report_object(json, arena, v));
	else
		for (size_t i = 0; i < v->findings->n; i++)
			json_array_append_new(json->list, result(json, arena, &v->findings->list[i]));
}

static int
append(const char *bytes, size_t n, void *out)
{
	buf_add(out, (struct str){ bytes, n });
	return 0;
}

struct str
json_close(struct arena *arena, struct json *json)
{
	struct buf out = { .arena = arena };
	json_t *root = json->sarif ? sarif_log(json) : json_pack("{s:s, s:s, s:O}", "formaat", "voortgang-controle/1",
	    "versie", VERSION, "rapporten", json->list);

	json_dump_callback(root, append, &out, JSON_INDENT(2));
	buf_char(&out, '\n');
	json_decref(root);
	json_decref(json->list);
	return buf_str(&out);
}
