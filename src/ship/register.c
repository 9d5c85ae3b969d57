#include "register.h"
#include "../base/arena.h"
#include "../base/file.h"

#include <sqlite3.h>
#include <string.h>

enum {
	PATIENCE = 60 * 1000,           /* [ms] while another run has it */
	MOST_BYTES = 1 << 20,           /* of a text in it */
};

struct register_file {
	struct arena *arena;
	sqlite3 *db;
};

static struct str
statement(struct arena *arena, const char *before, const char *each, const char *after)
{
	struct buf out = { .arena = arena };

	buf_puts(&out, before);
	for (int i = 0; i < HOLDING_TEXT_COUNT; i++) {
		buf_puts(&out, i ? ", " : "");
		buf_puts(&out, *each ? each : holding_columns[i]);
	}
	buf_puts(&out, after);
	buf_char(&out, '\0');
	return buf_str(&out);
}

static bool
run(struct register_file *r, const char *sql)
{
	return sqlite3_exec(r->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* The table, and views that say the other direction of what a row says. */
static bool
make_tables(struct register_file *r)
{
	return run(r, statement(r->arena, "CREATE TABLE IF NOT EXISTS pakketten (", "", ", PRIMARY KEY (pakket)) WITHOUT ROWID").p)
	    && run(r, "CREATE VIEW IF NOT EXISTS versies AS SELECT a.*, b.pakket AS vervangen_door"
	    " FROM pakketten a LEFT JOIN pakketten b ON b.vervangt = a.pakket");
}

/* Whatever the file is, it becomes a database with nothing in it. */
static bool
empty(struct register_file *r)
{
	return sqlite3_db_config(r->db, SQLITE_DBCONFIG_RESET_DATABASE, 1, 0) == SQLITE_OK && run(r, "VACUUM")
	    && sqlite3_db_config(r->db, SQLITE_DBCONFIG_RESET_DATABASE, 0, 0) == SQLITE_OK;
}

/* Whether SQLite would open regular files only. */
static bool
is_plain(struct arena *arena, const char *path)
{
	static const char *const ends[] = { "", "-journal", "-wal", "-shm" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (!file_is_plain(str_printf(arena, "%s%s%c", path, ends[i], 0).p))
			return false;
	return true;
}

/* A register may be anybody's: what is in it must not be a program. */
static bool
open_file(struct register_file *r, const char *path, int flags)
{
	if (!is_plain(r->arena, path) || sqlite3_open_v2(path, &r->db, flags, NULL) != SQLITE_OK)
		return false;
	sqlite3_limit(r->db, SQLITE_LIMIT_LENGTH, MOST_BYTES);
	return sqlite3_db_config(r->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL) == SQLITE_OK
	    && sqlite3_db_config(r->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL) == SQLITE_OK
	    && run(r, "PRAGMA trusted_schema = OFF");
}

struct register_file *
register_open(struct arena *arena, const char *path, bool renew, struct str *why)
{
	struct register_file *r = arena_alloc(arena, sizeof *r);

	*r = (struct register_file){ .arena = arena };
	if (open_file(r, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) && sqlite3_busy_timeout(r->db, PATIENCE) == SQLITE_OK
	    && (!renew || empty(r)) && run(r, "PRAGMA synchronous = FULL") && run(r, "BEGIN IMMEDIATE") && make_tables(r))
		return r;
	*why = sqlite3_errcode(r->db) == SQLITE_BUSY ? (struct str){ 0 } : register_why(r);
	sqlite3_close(r->db);
	return NULL;
}

struct str
register_why(struct register_file *r)
{
	return r->db ? str_dup(r->arena, str_of(sqlite3_errmsg(r->db))) : STR("no regular file");
}

bool
register_read(struct register_file *r, struct holdings *holdings)
{
	sqlite3_stmt *rows;
	int state;

	if (sqlite3_prepare_v2(r->db, statement(r->arena, "SELECT ", "", " FROM pakketten ORDER BY pakket").p, -1, &rows, NULL) != SQLITE_OK)
		return false;
	while ((state = sqlite3_step(rows)) == SQLITE_ROW) {
		struct holding *holding = arena_push(holdings->arena, holdings->list, holdings->n);
		for (int i = 0; i < HOLDING_TEXT_COUNT; i++)
			if (sqlite3_column_text(rows, i))
				*holding_text(holding, i) = str_dup(holdings->arena, (struct str){ (const char *)sqlite3_column_text(rows, i),
				    (size_t)sqlite3_column_bytes(rows, i) });
	}
	return sqlite3_finalize(rows) == SQLITE_OK && state == SQLITE_DONE;
}

bool
register_look(const char *path, struct holdings *holdings)
{
	struct register_file r = { .arena = holdings->arena };
	bool good = open_file(&r, path, SQLITE_OPEN_READONLY) && register_read(&r, holdings);

	sqlite3_close(r.db);
	return good;
}

bool
register_put(struct register_file *r, const struct holding *holding)
{
	struct holding copy = *holding;
	sqlite3_stmt *row;
	bool good = true;

	if (sqlite3_prepare_v2(r->db, statement(r->arena, "INSERT OR REPLACE INTO pakketten VALUES (", "?", ")").p, -1, &row, NULL) != SQLITE_OK)
		return false;
	for (int i = 0; i < HOLDING_TEXT_COUNT; i++) {
		struct str text = *holding_text(&copy, i);
		if (text.n)
			good = good && sqlite3_bind_text(row, i + 1, text.p, (int)text.n, SQLITE_STATIC) == SQLITE_OK;
	}
	good = good && sqlite3_step(row) == SQLITE_DONE;
	return sqlite3_finalize(row) == SQLITE_OK && good;
}

bool
register_close(struct register_file *r, bool keep, struct str *why)
{
	bool good = run(r, keep ? "COMMIT" : "ROLLBACK");

	if (!good)
		*why = register_why(r);
	sqlite3_close(r->db);
	return good || !keep;
}
