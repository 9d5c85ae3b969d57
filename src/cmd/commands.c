#include "commands.h"
#include "../base/arena.h"

#include <string.h>

const struct command commands[COMMAND_COUNT] = {
#define COMMAND(name, takes, least, most, nl, nl_summary, nl_more, en, en_summary, en_more) \
	[COMMAND_##name] = { #name, cmd_##name, takes, least, most, { nl, en }, { nl_summary, en_summary }, { nl_more, en_more } },
#include "commands.def"
#undef COMMAND
};

const char *const status_texts[STATUS_COUNT][LANG_COUNT] = {
	[STATUS_DONE] = { "gedaan", "done" },
	[STATUS_REPORT_WRONG] = { "fouten in een rapport", "a report has errors" },
	[STATUS_USAGE] = { "verkeerd gebruik", "wrong usage" },
	[STATUS_FAILED] = { "systeemfout", "system error" },
};

static const struct choice finding_forms[] = {
	{ "tekst", FORMAT_TEXT }, { "json", FORMAT_JSON }, { "sarif", FORMAT_SARIF }, { "html", FORMAT_HTML }, { 0 }
};
static const struct choice change_forms[] = { { "tekst", FORMAT_TEXT }, { "json", FORMAT_JSON }, { 0 } };
static const struct choice verdict_forms[] = {
	{ "pdf", FORMAT_PDF }, { "json", FORMAT_JSON }, { "html", FORMAT_HTML }, { 0 }
};
static const struct choice schema_forms[] = { { "json", FORMAT_JSON }, { "markdown", FORMAT_MARKDOWN }, { 0 } };
static const struct choice manual_forms[] = { { "man", FORMAT_MAN }, { "bash", FORMAT_BASH }, { 0 } };
static const struct choice twins[] = {
	{ "node", TWIN_NODE }, { "report", TWIN_REPORT }, { "elem", TWIN_ELEM }, { "doc", TWIN_DOC }, { "tags", TWIN_TAGS }, { 0 }
};
static const struct choice profile_names[] = { { "2a", PROFILE_2A }, { "3a", PROFILE_3A }, { "4f", PROFILE_4F }, { 0 } };
static const struct choice languages[] = { { "nl", LANG_NL }, { "en", LANG_EN }, { 0 } };

/* What an option takes and where that goes; a member of the wrong type does not compile. */
#define MEMBER(name, type) \
	offsetof(struct options, name) + 0 * sizeof(_Generic(((struct options *)0)->name, type: 0))
#define FLAG(name) TAKES_NOTHING, MEMBER(name, bool), NULL, { NULL, NULL }
#define TEXT(takes, name, nl, en) takes, MEMBER(name, const char *), NULL, { nl, en }
#define CHOICE(name, choices, nl, en) TAKES_CHOICE, MEMBER(name, unsigned), choices, { nl, en }

/* What one command has comes first, what all have last. */
static const struct option options[] = {
	{ "-o", NULL, FOR(maak), TEXT(TAKES_FILE, output, "UIT.pdf", "OUT.pdf"),
	    { "waar de PDF komt (- is de standaarduitvoer)", "where the PDF goes (- is standard output)" } },
	{ "-d", NULL, FOR(maak), TEXT(TAKES_FOLDER, folder, "MAP", "FOLDER"),
	    { "maakt MAP/<periode>/<naam>.pdf", "makes FOLDER/<period>/<name>.pdf" } },
	{ "-o", NULL, FOR(nieuw), TEXT(TAKES_FILE, output, "UIT.yaml", "OUT.yaml"),
	    { "waar het rapport komt", "where the report goes" } },
	{ "-d", NULL, FOR(nieuw), TEXT(TAKES_FOLDER, folder, "MAP", "FOLDER"),
	    { "maakt MAP/<periode>/<naam>.yaml", "makes FOLDER/<period>/<name>.yaml" } },
	{ "--periode", NULL, FOR(nieuw), TEXT(TAKES_TEXT, period, "PERIODE", "PERIOD"),
	    { "de periode van het rapport, zoals 2023-H2", "the period of the report, such as 2023-H2" } },
	{ "--vorige", NULL, FOR(nieuw), TEXT(TAKES_FILE, before, "RAPPORT", "REPORT"),
	    { "neemt uit dit rapport over wat doorloopt", "carries forward what goes on from this report" } },
	{ "--cijfers", NULL, FOR(nieuw), TEXT(TAKES_FILE, figures, "CSV", "CSV"),
	    { "neemt de bedragen uit dit bestand over", "takes the amounts from this file" } },
	{ "--lijst", NULL, FOR(verstuur), TEXT(TAKES_FILE, list, "PARTNERS", "PARTNERS"),
	    { "de lijst van partners, in YAML of CSV", "the list of partners, in YAML or CSV" } },
	{ "-d", NULL, FOR(verstuur), TEXT(TAKES_FOLDER, folder, "MAP", "FOLDER"),
	    { "maakt MAP/<periode>/<naam>.berichten", "makes FOLDER/<period>/<name>.berichten" } },
	{ "--definitief", NULL, FOR(verstuur), FLAG(definite),
	    { "verstuurt de berichten, naar elke partner een keer", "sends the messages, to each partner once" } },
	{ "--verzending", NULL, FOR(verstuur), TEXT(TAKES_FILE, delivery, "BESTAND", "FILE"),
	    { "hoe de berichten weggaan; anders verzending.yaml naast de lijst", "how the messages leave; else verzending.yaml beside the list" } },
	{ "--opnieuw", NULL, FOR(verstuur), TEXT(TAKES_TEXT, again, "ADRES[,ADRES]", "ADDRESS[,ADDRESS]"),
	    { "verstuurt opnieuw wat onzeker is of is geweigerd", "sends again what is uncertain or was refused" } },
	{ "--reden", NULL, FOR(verstuur), TEXT(TAKES_TEXT, reason, "TEKST", "TEXT"),
	    { "waarom het opnieuw mag; dit komt in het grootboek", "why it may go again; this goes into the ledger" } },
	{ "--archief", NULL, FOR(archiveer), TEXT(TAKES_FOLDER, archive, "MAP", "FOLDER"),
	    { "de map van het archief; die wordt gemaakt als hij er nog niet is", "the folder of the archive; it is made when it is not there" } },
	{ "--herbouw", NULL, FOR(archiveer), FLAG(rebuild),
	    { "maakt het register opnieuw uit de pakketten", "makes the register again from the packages" } },
	{ "--vernietig", NULL, FOR(archiveer), TEXT(TAKES_TEXT, destroy, "PAKKET", "PACKAGE"),
	    { "vernietigt een pakket waarvan de bewaartermijn voorbij is, en legt dat vast",
	    "destroys a package that need no longer be kept, and records that" } },
	{ "--bron", NULL, FOR(bewijs), TEXT(TAKES_FILE, source, "RAPPORT", "REPORT"),
	    { "het rapport waaruit de PDF is gemaakt", "the report that the PDF was made from" } },
	{ "--datum", NULL, FOR(archiveer), TEXT(TAKES_TEXT, date, "DATUM", "DATE"),
	    { "de dag van de vernietiging", "the day on which it is destroyed" } },
	{ "--reden", NULL, FOR(archiveer), TEXT(TAKES_TEXT, reason, "TEKST", "TEXT"),
	    { "waarom het pakket vernietigd mag worden", "why the package may be destroyed" } },
	{ "--toon", NULL, FOR(maak), CHOICE(twin, twins, "WAARDE", "VALUE"),
	    { "toont een tussenwaarde", "shows a value between stages" } },
	{ "--als", NULL, FOR(controleer), CHOICE(format, finding_forms, "VORM", "FORM"),
	    { "de vorm van de bevindingen", "the form of the findings" } },
	{ "--als", NULL, FOR(maak), CHOICE(format, verdict_forms, "VORM", "FORM"),
	    { "de vorm van het controleverslag", "the form of the check report" } },
	{ "--als", NULL, FOR(vergelijk), CHOICE(format, change_forms, "VORM", "FORM"),
	    { "de vorm van de wijzigingen", "the form of the changes" } },
	{ "--als", NULL, FOR(schema), CHOICE(format, schema_forms, "VORM", "FORM"),
	    { "een schema voor editors, of een tabel om te lezen", "a schema for editors, or a table to read" } },
	{ "--als", NULL, FOR(handleiding), CHOICE(format, manual_forms, "VORM", "FORM"),
	    { "waarvoor de handleiding is", "what the manual is for" } },
	{ "--profiel", NULL, FOR(maak) | FOR(archiveer), CHOICE(profile, profile_names, "PROFIEL", "PROFILE"),
	    { "de vorm van PDF/A; in 3a en 4f zitten ook de bestanden waarvan de PDF is gemaakt",
	    "the form of PDF/A; in 3a and 4f are also the files that the PDF was made from" } },
	{ "--concept", NULL, FOR(maak) | FOR(volg), FLAG(concept),
	    { "maakt de PDF ook als er fouten zijn, maar dan met CONCEPT op elke bladzijde",
	    "makes the PDF in spite of errors, but then with CONCEPT on every page" } },
	{ "--openbaar", NULL, FOR(controleer) | FOR(maak) | FOR(volg) | FOR(vergelijk) | FOR(luister) | FOR(verstuur), FLAG(publish),
	    { "laat de geheime delen weg", "leaves out the secret parts" } },
	{ "--sjabloon", NULL, FOR(controleer) | FOR(maak) | FOR(volg) | FOR(vergelijk) | FOR(luister) | FOR(verstuur), TEXT(TAKES_TEMPLATE, template, "NAAM", "NAME"),
	    { "gebruikt dit sjabloon, wat het rapport ook vraagt", "uses this template, whatever the report asks for" } },
	{ "--sjabloon", NULL, FOR(nieuw) | FOR(schema), TEXT(TAKES_TEMPLATE, template, "NAAM", "NAME"),
	    { "het sjabloon van het rapport", "the template of the report" } },
	{ "--streng", NULL, FOR(controleer) | FOR(maak) | FOR(volg) | FOR(luister) | FOR(verstuur), FLAG(strict),
	    { "een waarschuwing telt als fout", "a warning counts as an error" } },
	{ "--lang", NULL, FOR_ALL, CHOICE(lang, languages, "TAAL", "LANGUAGE"),
	    { "de taal van de meldingen", "the language of the messages" } },
	{ "--help", "-h", FOR_ALL, FLAG(help), { "toont deze hulp", "shows this help" } },
	{ "--version", NULL, FOR_ALL, FLAG(version), { "toont de versie", "shows the version" } },
};

enum { OPTIONS = sizeof options / sizeof *options };
_Static_assert(COMMAND_COUNT < 32, "a set of commands is an unsigned");

const struct option *
option_next(const struct command *command, const struct option *option)
{
	unsigned has = command ? 1u << (command - commands) : FOR_ALL;

	for (option = option ? option + 1 : options; option < options + OPTIONS; option++)
		if ((option->commands & has) == has)
			return option;
	return NULL;
}

const struct command *
command_find(struct arena *arena, struct str name, struct str *near)
{
	struct str *names = NULL;
	size_t n = 0;

	for (int i = 0; i < COMMAND_COUNT; i++) {
		if (str_is(name, commands[i].name))
			return &commands[i];
		*arena_push(arena, names, n) = str_of(commands[i].name);
	}
	*near = str_nearest(name, names, n);
	return NULL;
}

const struct option *
option_find(struct arena *arena, const struct command *command, struct str name, struct str *near)
{
	struct str *names = NULL;
	size_t n = 0;

	for (const struct option *option = NULL; (option = option_next(command, option));) {
		if (str_is(name, option->name) || (option->other && str_is(name, option->other)))
			return option;
		*arena_push(arena, names, n) = str_of(option->name);
	}
	/* Every letter is near to every other one. */
	*near = name.n > 2 ? str_nearest(name, names, n) : (struct str){ 0 };
	return NULL;
}

struct str
choices_text(struct arena *arena, const struct choice *choices, enum lang lang)
{
	struct buf out = { .arena = arena };

	for (const struct choice *c = choices; c->word; c++) {
		if (c > choices)
			buf_puts(&out, c[1].word ? ", " : lang == LANG_EN ? " or " : " of ");
		buf_puts(&out, c->word);
	}
	return buf_str(&out);
}

struct str
option_text(struct arena *arena, const struct option *option, enum lang lang)
{
	struct buf out = { .arena = arena };

	buf_puts(&out, option->help[lang]);
	if (option->choices) {
		buf_puts(&out, ": ");
		buf_add(&out, choices_text(arena, option->choices, lang));
	}
	return buf_str(&out);
}
