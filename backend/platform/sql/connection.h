// One connection to an SQL database, and the statements prepared on it.
//
// A Connection is opened, used and destroyed on one thread. Every failure comes back as an Error
// whose code says what to do next: Unavailable (roll back and retry later: locked, full, the server
// is away), Conflict (a unique key: somebody was first), Corrupt (another constraint or the file
// itself is broken) or BadRequest (the server refuses us: an operator must look).
#pragma once

#include "backend/platform/sql/database_address.h"
#include "backend/platform/sql/statement.h"

#include <memory>
#include <span>

namespace dibs::sql {

enum class Dialect { Sqlite, Mysql };

class Connection
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// SQLite with a write-ahead log; a commit is on the disk when it returns (synchronous=FULL).
    static Result<std::unique_ptr<Connection>> openSqlite(const QString& path, Access access);

    /// MariaDB or MySQL, at READ COMMITTED. Never reconnects by itself, as that would go on in the
    /// middle of a transaction: a connection that is lost stays lost.
    static Result<std::unique_ptr<Connection>> openMysql(
        const DatabaseAddress& address, Access access);

    Connection() = default;
    virtual ~Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    virtual Dialect dialect() const = 0;

    /// Behind a SELECT whose rows a decision hangs on. SQLite has one writer, which has the lock.
    QString forUpdate() const
    {
        return dialect() == Dialect::Mysql ? QStringLiteral(" FOR UPDATE") : QString();
    }

    virtual Result<void> run(const QString& sql) = 0;

    /// Prepared once and kept. A statement that cannot be prepared fails when it is executed, and
    /// is tried again the next time: what was in the way may be gone.
    virtual Statement& prepared(const QString& sql) = 0;

    /// As prepared(), but its rows are fetched as they are read, so that millions fill no memory.
    /// Until they are finished nothing else runs on this connection.
    virtual Statement& streamed(const QString& sql) = 0;

    virtual Result<void> begin() = 0;
    /// A transaction that reads only, and all from this one moment. Ends with the connection.
    virtual Result<void> beginSnapshot() = 0;
    virtual Result<void> commit() = 0;
    virtual void rollback() = 0;

    /// After a failed commit(): false when the transaction is gone for certain (the disk was full
    /// before the last page was written), true when nobody knows.
    virtual bool lastCommitMayHaveReachedTheDisk() const = 0;

    /// The server has closed it, or did not answer in time: open another.
    virtual bool isLost() = 0;

    /// Rows of one bulk statement, largest first, the last is 1.
    virtual std::span<const int> chunkRows() const = 0;

    /// True when one statement takes as many rows as it is given, up to the largest of those.
    virtual bool bindsRows() const { return false; }
};

/// Rolls back unless committed.
class Transaction
{
public:
    /// SQLite takes the write lock at once, so that what is read inside stays true until the
    /// commit; elsewhere only what is read with forUpdate() does.
    static Result<Transaction> begin(Connection& connection);
    Transaction(Transaction&& other) noexcept;
    ~Transaction();

    Result<void> commit();

private:
    explicit Transaction(Connection& connection);

    Connection* m_connection;  // null once committed or moved from
};

}  // namespace dibs::sql
