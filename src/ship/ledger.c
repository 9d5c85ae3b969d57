#include "ledger.h"
#include "../base/arena.h"
#include "../base/digest.h"

#include <sqlite3.h>
#include <string.h>

enum {
	PATIENCE = 1000,                /* [ms] while another run has it */
	SALT_BYTES = 64,                /* in hex */
};

#define OURS "1986490983"               /* what says in the file that it is a ledger of ours */

static const char *const steps[STEP_COUNT] = {
	[STEP_PREPARED] = "voorbereid", [STEP_TAKEN] = "overgedragen", [STEP_LATER] = "uitgesteld",
	[STEP_REFUSED] = "geweigerd", [STEP_UNCERTAIN] = "onzeker", [STEP_FREED] = "vrijgegeven",
};

/* For who looks into it with a tool of SQLite: the view has the last step of each message. */
static const char tables[] =
    "PRAGMA application_id = " OURS ";"
    "CREATE TABLE zout (zout TEXT NOT NULL);"
    "INSERT INTO zout VALUES (hex(randomblob(32)));"
    "CREATE TABLE verzendingen (nr INTEGER PRIMARY KEY, rapport TEXT NOT NULL UNIQUE, document TEXT NOT NULL, afgesloten TEXT);"
    "CREATE TABLE stappen (nr INTEGER PRIMARY KEY, verzending INTEGER NOT NULL REFERENCES verzendingen,"
    " bericht TEXT NOT NULL, stap TEXT NOT NULL, tijd TEXT NOT NULL, tekst TEXT NOT NULL);"
    "CREATE INDEX stappen_van_bericht ON stappen (verzending, bericht);"
    "CREATE VIEW standen AS SELECT * FROM stappen WHERE nr IN (SELECT max(nr) FROM stappen GROUP BY verzending, bericht);";

struct ledger {
	struct arena *arena;
	sqlite3 *db;
	sqlite3_stmt *find, *add;
	struct str shipment;            /* its number */
	struct str salt, last;
	struct str why;                 /* the first failure stays */
};

/* Remembers why a thing failed; returns whether it did not. */
static bool
good(struct ledger *l, int result)
{
	bool fine = result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW;

	if (!fine && !l->why.n)
		l->why = str_dup(l->arena, str_of(l->db ? sqlite3_errmsg(l->db) : sqlite3_errstr(result)));
	return fine;
}

static bool
run(struct ledger *l, const char *sql)
{
	return good(l, sqlite3_exec(l->db, sql, NULL, NULL, NULL));
}

static bool
bind(struct ledger *l, sqlite3_stmt *statement, int at, struct str text)
{
	return good(l, sqlite3_bind_text(statement, at, text.n ? text.p : "", (int)text.n, SQLITE_TRANSIENT));
}

static struct str
column(struct arena *arena, sqlite3_stmt *row, int at)
{
	const char *text = (const char *)sqlite3_column_text(row, at);

	return text ? str_dup(arena, (struct str){ text, (size_t)sqlite3_column_bytes(row, at) }) : (struct str){ 0 };
}

enum { PARAMETERS = 5 };

/* Runs a statement with its parameters; the first value that it gives, or empty. */
#define ask(l, answer, sql, ...) \
	ask_args((l), (answer), (sql), (const struct str[PARAMETERS]){ __VA_ARGS__ })

static bool
ask_args(struct ledger *l, struct str *answer, const char *sql, const struct str *with)
{
	sqlite3_stmt *query = NULL;
	bool done = good(l, sqlite3_prepare_v2(l->db, sql, -1, &query, NULL));

	for (int i = 0; done && i < sqlite3_bind_parameter_count(query); i++)
		done = bind(l, query, i + 1, with[i]);
	done = done && good(l, sqlite3_step(query));
	*answer = done && sqlite3_data_count(query) ? column(l->arena, query, 0) : (struct str){ 0 };
	return good(l, sqlite3_finalize(query)) && done;
}

/* Bytes 18 and 19 of an SQLite file say that it has a write-ahead log: one sync for a
 * step, and no file beside it while nobody is at work. */
enum { VERSIONS_AT = 18, VERSION_LOG = 2 };

struct str
ledger_new(struct arena *arena)
{
	struct ledger l = { .arena = arena };
	sqlite3_int64 n = 0;
	unsigned char *bytes;
	char *image;

	if (!good(&l, sqlite3_open(":memory:", &l.db)) || !run(&l, tables) || !(bytes = sqlite3_serialize(l.db, "main", &n, 0)))
		memory_is_out();
	image = arena_copy(arena, bytes, (size_t)n);
	image[VERSIONS_AT] = image[VERSIONS_AT + 1] = VERSION_LOG;
	sqlite3_free(bytes);
	sqlite3_close(l.db);
	return (struct str){ image, (size_t)n };
}

/* Alone with it from now on: the lock goes when the file is closed, or the program ends. */
static bool
take(struct ledger *l)
{
	return good(l, sqlite3_busy_timeout(l->db, PATIENCE)) && run(l, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL;"
	    " PRAGMA secure_delete = ON; BEGIN IMMEDIATE");
}

static bool
is_ours(struct ledger *l)
{
	struct str answer;

	return ask(l, &answer, "PRAGMA application_id", { 0 }) && str_is(answer, OURS)
	    && ask(l, &answer, "PRAGMA quick_check(1)", { 0 }) && str_is(answer, "ok")
	    && ask(l, &l->salt, "SELECT zout FROM zout", { 0 }) && l->salt.n == SALT_BYTES;
}

/* What the runs before this one left. */
static bool
tidy(struct ledger *l, struct str now, int keep)
{
	struct str days = str_printf(l->arena, "-%d days", keep), none;

	return ask(l, &l->last, "SELECT max(tijd) FROM stappen", { 0 })
	    && ask(l, &none, "INSERT INTO stappen (verzending, bericht, stap, tijd, tekst)"
	    " SELECT verzending, bericht, 'onzeker', tijd, '' FROM standen WHERE stap = 'voorbereid'", { 0 })
	    && ask(l, &none, "UPDATE verzendingen SET afgesloten = ?1 WHERE afgesloten IS NULL AND nr IN (SELECT verzending FROM stappen"
	    " GROUP BY verzending HAVING substr(max(tijd), 1, 10) < date(substr(?1, 1, 10), ?2))", now, days)
	    && ask(l, &none, "DELETE FROM stappen WHERE verzending IN (SELECT nr FROM verzendingen WHERE afgesloten IS NOT NULL)", { 0 })
	    && run(l, "COMMIT");
}

static enum opening
opening_of(const struct ledger *l)
{
	switch (sqlite3_errcode(l->db) & 0xFF) {
	case SQLITE_BUSY: return LEDGER_BUSY;
	case SQLITE_NOTADB: case SQLITE_CORRUPT: return LEDGER_DAMAGED;
	default: return LEDGER_FAILED;
	}
}

enum opening
ledger_open(struct arena *arena, const char *path, struct str now, int keep, struct ledger **ledger, struct str *why)
{
	struct ledger *l = arena_alloc(arena, sizeof *l);
	enum opening opening = LEDGER_OPEN;

	l->arena = arena;
	if (!good(l, sqlite3_open_v2(path, &l->db, SQLITE_OPEN_READWRITE, NULL)) || !take(l))
		opening = opening_of(l);
	else if (!is_ours(l))
		opening = l->why.n ? opening_of(l) : LEDGER_DAMAGED;
	else if (!tidy(l, now, keep))
		opening = opening_of(l);
	*ledger = l;
	*why = l->why;
	if (opening != LEDGER_OPEN)
		ledger_close(l);
	return opening;
}

bool
ledger_begin(struct ledger *l, struct shipment *s)
{
	struct str what = s->what, none;

	if (!ask(l, &none, "INSERT INTO verzendingen (rapport, document) VALUES (?, ?) ON CONFLICT DO NOTHING", what, s->digest)
	    || !ask(l, &none, "UPDATE verzendingen SET document = ?2 WHERE rapport = ?1 AND afgesloten IS NULL"
	    " AND nr NOT IN (SELECT verzending FROM stappen WHERE stap IN ('overgedragen', 'onzeker'))", what, s->digest)
	    || !ask(l, &l->shipment, "SELECT nr FROM verzendingen WHERE rapport = ?", what)
	    || !ask(l, &s->digest, "SELECT document FROM verzendingen WHERE rapport = ?", what)
	    || !ask(l, &s->closed, "SELECT afgesloten FROM verzendingen WHERE rapport = ?", what))
		return false;
	s->last = l->last;
	return good(l, sqlite3_prepare_v3(l->db, "SELECT stap, tijd, tekst FROM stappen WHERE verzending = ? AND bericht = ?"
	    " ORDER BY nr DESC LIMIT 1", -1, SQLITE_PREPARE_PERSISTENT, &l->find, NULL))
	    && good(l, sqlite3_prepare_v3(l->db, "INSERT INTO stappen (verzending, bericht, stap, tijd, tekst) VALUES (?, ?, ?, ?, ?)",
	    -1, SQLITE_PREPARE_PERSISTENT, &l->add, NULL));
}

/* What a message is called here. */
static struct str
salted(const struct ledger *l, struct arena *arena, struct str key)
{
	struct buf both = { .arena = arena };

	buf_add(&both, l->salt);
	buf_add(&both, key);
	return sha256_hex(arena, buf_str(&both));
}

static enum step
step_of(struct str name)
{
	for (int i = STEP_PREPARED; i < STEP_COUNT; i++)
		if (str_is(name, steps[i]))
			return (enum step)i;
	return STEP_UNCERTAIN;          /* a word that nobody here wrote */
}

bool
ledger_find(struct ledger *l, struct arena *arena, struct str key, struct standing *standing)
{
	bool done = bind(l, l->find, 1, l->shipment) && bind(l, l->find, 2, salted(l, arena, key)) && good(l, sqlite3_step(l->find));

	*standing = (struct standing){ 0 };
	if (done && sqlite3_data_count(l->find))
		*standing = (struct standing){ step_of(column(arena, l->find, 0)), column(arena, l->find, 1), column(arena, l->find, 2) };
	return good(l, sqlite3_reset(l->find)) && done;
}

bool
ledger_add(struct ledger *l, struct arena *arena, struct str key, const struct standing *standing)
{
	bool done = bind(l, l->add, 1, l->shipment) && bind(l, l->add, 2, salted(l, arena, key))
	    && bind(l, l->add, 3, str_of(steps[standing->step])) && bind(l, l->add, 4, standing->time) && bind(l, l->add, 5, standing->said)
	    && good(l, sqlite3_step(l->add));

	return good(l, sqlite3_reset(l->add)) && done;
}

struct str
ledger_why(const struct ledger *l)
{
	return l->why;
}

void
ledger_close(struct ledger *l)
{
	sqlite3_finalize(l->find);
	sqlite3_finalize(l->add);
	sqlite3_close(l->db);
}
