#include "register.h"
#include "../base/arena.h"

#include <sqlite3.h>
#include <string.h>

enum { PATIENCE = 60 * 1000 };          /* [ms] while another run has it */

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

struct register_file *
register_open(struct arena *arena, const char *path, bool renew, struct str *why)
{
	struct register_file *r = arena_alloc(arena, sizeof *r);

	r->arena = arena;
	if (sqlite3_open(path, &r->db) == SQLITE_OK && sqlite3_busy_timeout(r->db, PATIENCE) == SQLITE_OK
	    && (!renew || empty(r)) && run(r, "PRAGMA synchronous = FULL") && run(r, "BEGIN IMMEDIATE") && make_tables(r))
		return r;
	*why = str_dup(arena, str_of(r->db ? sqlite3_errmsg(r->db) : "out of memory"));
	sqlite3_close(r->db);
	return NULL;
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
	bool good = sqlite3_open_v2(path, &r.db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK && register_read(&r, holdings);

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
		*why = str_dup(r->arena, str_of(sqlite3_errmsg(r->db)));
	sqlite3_close(r->db);
	return good || !keep;
}
