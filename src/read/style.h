/*
 * A template: the words, sections, columns, formulas, legends and looks of a
 * municipality, from templates/<name>/sjabloon.yaml. Nothing in src/ knows the
 * name of a section, a column or a label; it knows kinds of them.
 */
#ifndef READ_STYLE_H
#define READ_STYLE_H

#include "municipality.h"
#include "rule.h"
#include "../base/length.h"

/* Words that the program puts on the page, by their key under "woorden", and what
 * is filled in there; see holes.h. */
#define WORDS(X) \
	X(WORD_NOT_FILLED, "niet ingevuld", "") X(WORD_EMPTY_SECTION, "leeg onderdeel", "") X(WORD_NONE, "geen", "") \
	X(WORD_NOT_APPLICABLE, "n.v.t.", "") X(WORD_TOTAL, "totaal", "") X(WORD_PAGE, "bladzijde", "blad bladen?") \
	X(WORD_BUILT, "slotregel", "opgemaakt") X(WORD_BUILT_EXPORT, "slotregel met export", "opgemaakt export") \
	X(WORD_MOMENT, "tijdstip", "datum uur? minuut?") X(WORD_DOCUMENT_TITLE, "documenttitel", "naam periode") \
	X(WORD_HALF, "halfjaar", "n") X(WORD_THIRD, "vier maanden", "n") X(WORD_QUARTER, "kwartaal", "n") \
	X(WORD_YEARS, "jaren", "van tot") X(WORD_UNIT, "eenheid", "eenheid") X(WORD_EURO, "euro", "") \
	X(WORD_AMOUNTS_IN, "bedragen in", "eenheid budget?") X(WORD_THOUSAND, "x 1.000", "") X(WORD_MILLION, "x 1.000.000", "") \
	X(WORD_PM, "pm", "") X(WORD_PLUS_PM, "met pm", "bedrag") X(WORD_GAIN, "voordeel", "") X(WORD_LOSS, "nadeel", "") \
	X(WORD_SIGNS, "uitleg bij voordeel en nadeel", "") X(WORD_DECISION, "besluitregel", "datum besluit") \
	X(WORD_STATE, "stand", "wat stand") X(WORD_MOVED, "verschoven naar", "wat periode") \
	X(WORD_IMAGE_SOURCE, "bron van beeld", "bron") X(WORD_ROUNDING, "afrondingsverschil", "") \
	X(WORD_ROW_NOTE, "toelichting op post", "post toelichting") X(WORD_SAME, "gelijk gebleven", "") \
	X(WORD_CARRY_FORWARD, "over te brengen", "") X(WORD_BROUGHT_FORWARD, "overgebracht", "") \
	X(WORD_CHECKED, "controleregel", "bedragen? open? beantwoord?") X(WORD_FINDINGS, "bevindingen", "") \
	X(WORD_SECRET, "geheim", "") X(WORD_SECRET_LINE, "geheimregel", "orgaan datum grondslag opheffer") \
	X(WORD_PUBLIC, "openbare versie", "") X(WORD_CHANGED, "veranderd", "nu vorige") X(WORD_WAS, "was", "was") \
	X(WORD_TODAY, "dit rapport", "datum?") X(WORD_NORTH, "noord", "") X(WORD_METRES, "meter", "n") \
	X(WORD_KILOMETRES, "kilometer", "n") X(WORD_ALT_MAP, "alt kaart", "beschrijving namen") \
	X(WORD_WITHHELD, "niet openbaar", "") X(WORD_MANY_RISKS, "veel risicos", "aantal") X(WORD_NOTHING, "leeg vak", "") \
	X(WORD_RISK_NUMBER, "nr", "") X(WORD_RISK, "risico", "") X(WORD_CHANCE, "kans", "") X(WORD_IMPACT, "gevolg", "") \
	X(WORD_LEVEL, "niveau", "") X(WORD_RISK_AMOUNT, "bedrag", "") X(WORD_MEASURE, "maatregel", "") \
	X(WORD_OWNER, "eigenaar", "eigenaar") X(WORD_INDICATOR, "indicator", "") \
	X(WORD_WITH_UNIT, "met eenheid", "naam eenheid") X(WORD_START, "nulwaarde", "") X(WORD_TARGET, "streefwaarde", "") \
	X(WORD_LATEST, "realisatie", "") X(WORD_SOURCE, "bron van indicator", "") X(WORD_MEASURED, "meting", "waarde jaar") \
	X(WORD_MILESTONE, "mijlpaal", "") X(WORD_PLANNED, "gepland", "") X(WORD_EXPECTED, "verwacht", "") \
	X(WORD_DONE, "gereed", "") X(WORD_STAND, "stand van mijlpaal", "") X(WORD_NOTE, "toelichting", "") \
	X(WORD_COMPARED, "vergeleken", "periode") X(WORD_NO_BEFORE, "geen vorig rapport", "") X(WORD_NO_CHANGE, "niets veranderd", "") \
	X(WORD_NOT_COMPARED, "niet vergeleken", "lijst") X(WORD_SUBJECT, "onderwerp", "") X(WORD_ACTIVITY, "activiteit", "") \
	X(WORD_THEN, "vorige keer", "") X(WORD_NOW, "nu", "") X(WORD_CHANGE, "verandering", "") \
	X(WORD_DIFFERENCES, "verschillen", "") X(WORD_FROM_TO, "van naar", "van naar") X(WORD_NEW, "nieuw", "") \
	X(WORD_GONE, "niet meer", "") X(WORD_FORMERLY, "heette", "naam") X(WORD_WHEN, "periode van activiteit", "") \
	X(WORD_OF_OWNER, "eigenaar van risico", "") \
	X(WORD_ALT_PANEL, "alt paneel", "aantal? standen veranderingen") X(WORD_ALT_COUNT, "alt aantal", "aantal woord") \
	X(WORD_ALT_CHANGED, "alt veranderd", "lijst") X(WORD_ALT_SAME, "alt niet veranderd", "") \
	X(WORD_ALT_PANEL_ALONE, "alt paneel alleen", "oordelen") \
	X(WORD_ALT_BARS, "alt balken", "aantal? eenheid budget besteed verplicht tekort") \
	X(WORD_ALT_BARS_ALONE, "alt balken alleen", "eenheid posten") X(WORD_ALT_OVER, "alt tekort", "lijst") \
	X(WORD_ALT_EURO, "alt euro", "") X(WORD_ALT_THOUSAND, "alt x 1.000", "") X(WORD_ALT_MILLION, "alt x 1.000.000", "") \
	X(WORD_ALT_GAIN, "alt voordeel", "") X(WORD_ALT_LOSS, "alt nadeel", "") X(WORD_ALT_MORE, "alt en meer", "aantal") \
	X(WORD_ALT_YEARS, "alt jaren", "van tot") X(WORD_ALT_MEASURED, "alt meting", "waarde jaar") \
	X(WORD_ALT_TIMELINE, "alt tijdlijn", "jaren standen") X(WORD_ALT_MATRIX, "alt matrix", "aantal? standen") \
	X(WORD_ALT_TRENDS, "alt verloop", "aantal? lijst") X(WORD_ALT_TREND, "alt indicator", "naam waarden") \
	X(WORD_ALT_TARGET, "alt streefwaarde", "waarde") X(WORD_CONTENTS, "inhoud", "") \
	X(WORD_FOOT, "voet", "naam? periode?") X(WORD_CONCEPT, "concept", "") \
	X(WORD_VERSION, "versieregel", "nummer reden") X(WORD_ADOPTED, "vastgesteld", "orgaan datum")

/* The same of titles, labels of fields and what an empty section says: what kind of report it is. */
#define LABEL_HOLES "Soort? soort?"

enum word {
#define X(name, key, holes) name,
	WORDS(X)
#undef X
	WORD_COUNT
};

/* How a kind of text looks, by its name under "stijlen". */
#define LOOKS(X) \
	X(LOOK_KICKER, "boven titel") X(LOOK_TITLE, "titel") X(LOOK_HEADING_2, "kop 2") \
	X(LOOK_HEADING_3, "kop 3") X(LOOK_HEADING_4, "kop 4") X(LOOK_HEADING_5, "kop 5") \
	X(LOOK_HEADING_6, "kop 6") X(LOOK_BODY, "tekst") X(LOOK_QUOTE, "citaat") X(LOOK_LIST, "opsomming") \
	X(LOOK_LABEL, "label") X(LOOK_VALUE, "waarde") X(LOOK_BLANK, "leeg") \
	X(LOOK_TABLE_HEAD, "tabelkop") X(LOOK_TABLE, "tabel") X(LOOK_PART, "deelregel") X(LOOK_TOTAL, "totaalregel") X(LOOK_GROUP, "groepsregel") X(LOOK_CARRY, "transport") \
	X(LOOK_PICTURE, "beeld") X(LOOK_PICTURE_WORD, "beeldwoord") X(LOOK_CONTENTS, "inhoud") X(LOOK_CONTENTS_SUB, "inhoud onder") X(LOOK_CAPTION, "bijschrift") X(LOOK_COLOPHON, "slot") X(LOOK_COLOPHON_MORE, "slot vervolg") X(LOOK_FOOT, "voet")

enum look_name {
#define X(name, key) name,
	LOOKS(X)
#undef X
	LOOK_COUNT
};

enum face { FACE_REGULAR, FACE_ITALIC, FACE_BOLD, FACE_BOLD_ITALIC, FACE_COUNT };

struct look {
	enum face face;
	mpt size, leading;              /* of the letters; from line to line */
	mpt before, after;              /* white around */
	uint32_t colour;                /* 0xRRGGBB */
};

/* Signs in a box, and ways to fill a part of a bar. */
enum shape {
	SHAPE_NONE, SHAPE_CIRCLE, SHAPE_RING, SHAPE_CROSS, SHAPE_TRIANGLE, SHAPE_DIAMOND, SHAPE_SQUARE,
	SHAPE_BARS_1, SHAPE_BARS_2, SHAPE_BARS_3,
	SHAPE_FULL, SHAPE_STRIPED, SHAPE_OPEN, SHAPE_CROSSED,
};

struct legend_word {
	struct str word, folded;
	struct str *synonyms;           /* folded */
	size_t n_synonyms;
	bool done;                      /* of a phase: nothing more is to come */
	enum shape shape;
	uint32_t colour;
};

enum legend_kind {
	LEGEND_STATUS, LEGEND_RISK, LEGEND_PHASE,
	LEGEND_WORDS,                   /* of anything else */
	LEGEND_STATE,                   /* of an activity or milestone; see STATES */
	LEGEND_MONEY,                   /* of what a budget is spent on; see PARTS */
};

/* The words of a LEGEND_STATE and of a LEGEND_MONEY, in this order. */
#define STATES(X) \
	X(STATE_DONE, "gereed") X(STATE_RUNNING, "loopt") X(STATE_LATE, "vertraagd") X(STATE_MOVED, "verschoven") \
	X(STATE_DROPPED, "vervallen") X(STATE_OPEN, "gepland")
#define PARTS(X) \
	X(PART_SPENT, "besteed") X(PART_COMMITTED, "verplicht") X(PART_FREE, "vrij") X(PART_OVER, "te veel")

enum state {
#define X(name, word) name,
	STATES(X)
#undef X
	STATE_COUNT
};

enum budget_part {
#define X(name, word) name,
	PARTS(X)
#undef X
	PART_COUNT
};

/* Where a judgement went: words of a status or a risk stand from the best to the worst. */
enum direction { DIRECTION_UNKNOWN, DIRECTION_SAME, DIRECTION_BETTER, DIRECTION_WORSE };

struct legend {
	struct str key;                 /* folded */
	enum legend_kind kind;
	struct legend_word *words;      /* of status and risk: the best first */
	size_t n;
};

enum section_kind {
	SECTION_GROUP, SECTION_IMAGE, SECTION_STATUS, SECTION_FIELDS, SECTION_PROSE,
	SECTION_MONEY, SECTION_PLANNING, SECTION_RISKS, SECTION_INDICATORS, SECTION_MILESTONES, SECTION_TABLE,
	SECTION_COMPARISON,             /* what changed since the previous report; it has no data of its own */
	SECTION_KINDS
};

enum value_kind {
	VALUE_TEXT, VALUE_LIST, VALUE_DATE, VALUE_DATE_OR_TEXT, VALUE_PERIOD, VALUE_AMOUNT, VALUE_LEGEND, VALUE_DECISIONS,
};

/* What a rule needs to know of a field, whatever it is called. */
enum role {
	ROLE_NONE, ROLE_LAST_MEETING, ROLE_NEXT_MEETING, ROLE_START, ROLE_END, ROLE_PHASE,
	ROLE_OVERALL, ROLE_PLANNING, ROLE_BUDGET, ROLE_WANTED, ROLE_PROGRESS, ROLE_DEVIATION,
	ROLE_HAPPENED,                  /* a date that is not still to come */
	ROLE_PRINCIPAL,                 /* who the work is done for */
};

/* What a rule needs to know of a column. */
enum column_role { COLUMN_NONE, COLUMN_BUDGET, COLUMN_SPENT, COLUMN_COMMITTED, COLUMN_ROOM, COLUMN_FORECAST, COLUMN_ROLES };

/* What the next report does with a value: carry it forward, leave a mark where new
 * words are needed, or leave it out. */
enum renewal { RENEW_BY_KIND, RENEW_CARRY, RENEW_FILL, RENEW_LEAVE };

/* How much of a section is in the document; all of it is read and checked. */
enum shown {
	SHOW_ALL, SHOW_NOTHING,
	SHOW_PICTURE,                   /* of judgements and amounts: the picture, without its table */
	SHOW_PARTS,                     /* of a group: its sections, without a heading over them */
};

enum { COLUMN_NO = SIZE_MAX };          /* no such column */

enum { SCALE_STEPS = 7 };                     /* of a scale of risks, at most */

struct field_spec {
	struct str key, label;          /* key folded */
	enum value_kind kind;
	const struct legend *legend;    /* VALUE_LEGEND */
	enum duty duty;
	enum role role;
	struct str help, example;       /* for who writes a report; or empty */
	enum renewal renewal;
	bool hidden;                    /* not in the document */
};

struct column {
	struct str key, label;          /* key folded */
	enum column_role role;
	struct str above;               /* a header over it and its neighbours with the same; or empty */
	struct str *names;              /* what else it is called in a CSV file, folded */
	size_t n_names;
	struct str repeats;             /* key of the column whose previous figure stands here; or empty */
	struct str help, example;       /* for who writes a report; or empty */
	bool gains;                     /* above 0 is a gain, below a loss: "10 V", "10 N" */
};

struct section_spec {
	enum section_kind kind;
	struct str title;
	struct str source;              /* the key of the report, folded; empty where there is no data: a group, a comparison */
	struct place place;
	enum duty duty;
	enum role role;
	struct str help, example;       /* for who writes a report; or empty */
	enum renewal renewal;
	struct field_spec *fields;      /* SECTION_STATUS, SECTION_FIELDS; SECTION_TABLE: its columns */
	size_t n_fields;
	struct column name_column;      /* SECTION_MONEY: what a row is called */
	struct column *columns;         /* SECTION_MONEY: amounts */
	size_t n_columns;
	size_t role_columns[COLUMN_ROLES];      /* the column of each role, or COLUMN_NO */
	struct formula *formulas;
	size_t n_formulas;
	struct str *codes;              /* SECTION_MONEY: what the codes of rows are called in a CSV file, folded */
	size_t n_codes;
	bool picture;                   /* its data is also drawn */
	enum shown shown;
	bool secret;                    /* in every report */
	struct str empty;               /* what it says when it is empty; or empty: the word for all */
	const struct legend *legend;    /* SECTION_RISKS: what a score is called */
	int64_t *limits;                /* likewise: from which score, by word of the legend */
	size_t n_limits;
	struct str *chances, *impacts;  /* SECTION_RISKS: the steps of the scales */
	size_t n_chances, n_impacts;
	bool total;                     /* SECTION_MONEY: totaal = som */
	struct section_spec *children;  /* SECTION_GROUP */
	size_t n_children;
};

struct kind_words {
	struct str key, above, name;    /* "programma", "Programma's", "Programma" */
};

struct abbreviation {
	struct str word, meaning;       /* as written */
};

struct foreign_word {
	struct str word, language;      /* "Community of Practice", "en" */
};

struct style {
	struct str name, language;
	struct str words[WORD_COUNT];
	struct kind_words *kinds;
	size_t n_kinds;
	struct legend *legends;
	size_t n_legends;
	struct section_spec *sections;
	size_t n_sections;
	struct abbreviation *abbreviations;
	size_t n_abbreviations;
	struct foreign_word *foreign;
	size_t n_foreign;
	struct str *partings;           /* words as they may be parted: "be-stuurs-le-den" */
	size_t n_partings;
	struct own_rule *rules;
	size_t n_rules;
	bool silent[DIAG_COUNT];        /* findings that this template does not want */
	struct municipality municipality;       /* from gemeente.yaml, by whoever opens files */
	struct str fonts[FACE_COUNT];   /* file names */
	struct place font_places[FACE_COUNT];
	struct look looks[LOOK_COUNT];
	mpt width, height, top, right, bottom, left;    /* page and its margins */
	size_t contents_from;           /* pages from which a document has its contents; 0: never */
	uint32_t line_colour, accent_colour;
	struct str logo_file, logo_alt; /* beside the template; empty: none */
	struct place logo_place;
	mpt logo_width;
	bool logo_left;                 /* else it stands at the right */
	const struct image *logo;       /* read by whoever opens files */
	const uint8_t *characters;      /* a bit for each that every face can draw; NULL: not known */
};

enum { STYLE_CHARACTERS = 0x30000 };    /* bits in `characters` */

/* What is filled in in a word: see holes.h. */
const char *style_holes(enum word);

/* The style of a template's tree; findings say what is wrong with it. Its own rules
 * may have the names of the templates that it is a child of. */
struct style *style_read(struct arena *, struct findings *, const struct node *root, const struct str *parents,
    size_t n_parents);

/* The keys of a report under which the sections have their data. */
const struct str *style_sources(struct arena *, const struct style *, size_t *n);

/* The template's legend of a kind, or NULL. */
const struct legend *style_legend(const struct style *, enum legend_kind);

/* The word for what an amount of a column is, WORD_GAIN or WORD_LOSS; WORD_COUNT
 * when its sign says it. */
enum word style_sign(const struct column *, int64_t amount);

/* Which word of its legend a score of chance and impact has, from the first on. */
size_t style_level(const struct section_spec *, int64_t score);

/* Whether every face of the template can draw a character; true when not known. */
bool style_draws(const struct style *, int32_t character);

/* Where a judgement went from one word to another of the same legend; unknown when
 * there was none. */
enum direction legend_direction(const struct legend_word *was, const struct legend_word *now);

/* The word of a legend that a report means, by spelling or synonym; or NULL. */
const struct legend_word *legend_lookup(struct arena *, const struct legend *, struct str word);

#endif
