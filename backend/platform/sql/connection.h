// One connection to an SQL database, and the statements prepared on it.
//
// A Connection is opened, used and destroyed on one thread. Every failure comes back as an Error
// whose code says what to do next: Unavailable (retry later: locked, full, input/output) or Corrupt
// (a constraint or the file itself is broken).
#pragma once

#include "backend/platform/sql/statement.h"

#include <QHashFunctions>

#include <memory>
#include <unordered_map>

namespace dibs::sql {

class Connection
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// SQLite with a write-ahead log; a commit is on the disk when it returns (synchronous=FULL).
    static Result<std::unique_ptr<Connection>> openSqlite(const QString& path, Access access);
    ~Connection() = default;

    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Result<void> run(const QString& sql);

    /// Prepared once and kept. A statement that cannot be prepared fails when it is executed, and
    /// is tried again the next time: what was in the way may be gone.
    Statement& prepared(const QString& sql);

    Result<void> begin();
    Result<void> commit();
    void rollback();

    /// After a failed commit(): false when the transaction is gone for certain (the disk was full
    /// before the last page was written), true when nobody knows.
    bool lastCommitMayHaveReachedTheDisk() const { return m_commitIsUnknown; }

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    explicit Connection(sqlite3* database);

    std::unique_ptr<sqlite3, Close> m_database;  // before its statements, to be closed after them
    bool m_commitIsUnknown = false;
    std::unordered_map<QString, std::unique_ptr<Statement>> m_statements;
};

/// Rolls back unless committed.
class Transaction
{
public:
    /// Takes the write lock at once, so that what is read inside stays true until the commit.
    static Result<Transaction> begin(Connection& connection);
    Transaction(Transaction&& other) noexcept;
    ~Transaction();

    Result<void> commit();

private:
    explicit Transaction(Connection& connection);

    Connection* m_connection;  // null once committed or moved from
};

}  // namespace dibs::sql
