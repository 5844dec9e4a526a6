// SQLite's own interface in a few lines: what our SQL room is measured against stays where it is,
// whatever that room costs.
#pragma once

#include <QByteArray>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <sqlite3.h>

namespace dibs::bench {

[[noreturn]] inline void giveUp(const char* reason)
{
    std::fprintf(stderr, "%s: %s\n", program_invocation_short_name, reason);
    std::exit(EXIT_FAILURE);
}

/// An open database and its statements: whatever goes wrong ends the program, and with it them.
class BareSqlite
{
public:
    explicit BareSqlite(const QByteArray& path)
    {
        if (sqlite3_open(path.constData(), &m_database) != SQLITE_OK) fail();
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000");
    }
    BareSqlite(const BareSqlite&) = delete;
    BareSqlite& operator=(const BareSqlite&) = delete;

    void run(const QByteArray& sql)
    {
        if (sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
            fail();
    }

    sqlite3_stmt* prepare(const QByteArray& sql)
    {
        sqlite3_stmt* statement = nullptr;
        const int code = sqlite3_prepare_v3(
            m_database, sql.constData(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK) fail();
        return statement;
    }

    /// True when there is a row.
    bool next(sqlite3_stmt* statement)
    {
        const int code = sqlite3_step(statement);
        if (code != SQLITE_ROW && code != SQLITE_DONE) fail();
        return code == SQLITE_ROW;
    }

    /// To its end, whatever rows it has.
    void step(sqlite3_stmt* statement)
    {
        while (next(statement)) { }
        sqlite3_reset(statement);
    }

    qint64 lastInsertId() const { return sqlite3_last_insert_rowid(m_database); }

private:
    [[noreturn]] void fail() { giveUp(sqlite3_errmsg(m_database)); }

    sqlite3* m_database = nullptr;
};

}  // namespace dibs::bench
