// One connection to an SQL database, and the statements prepared on it.
//
// QtSql binds a connection to its thread, so a Connection is opened, used and destroyed on one
// thread. Every failure comes back as an Error whose code says what to do next: Unavailable (retry
// later: locked, full, input/output) or Corrupt (a constraint or the file itself is broken).
#pragma once

#include "backend/common/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <memory>
#include <unordered_map>

namespace dibs::sql {

/// A prepared statement, and after execute() its rows. Values are bound in the order they are
/// given.
class Statement
{
public:
    explicit Statement(QSqlQuery query);

    bool isPrepared() const { return !m_notPrepared.isValid(); }

    template <class... Values>
    Result<void> execute(const Values&... values)
    {
        int index = 0;
        (m_query.bindValue(index++, QVariant(values)), ...);
        return executeBound();
    }

    void bind(int index, const QVariant& value) { m_query.bindValue(index, value); }
    Result<void> executeBound();

    bool next() { return m_query.next(); }
    bool isNull(int column) const { return m_query.isNull(column); }
    qint64 integer(int column) const { return m_query.value(column).toLongLong(); }
    QString text(int column) const { return m_query.value(column).toString(); }
    QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }

    /// Frees the rows, so that no read transaction stays open behind an unfinished loop.
    void finish() { m_query.finish(); }

    /// SQLite's primary result code of the last execute().
    int resultCode() const;

private:
    QSqlQuery m_query;
    const QSqlError m_notPrepared;  // valid: why
};

class Connection
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// SQLite with a write-ahead log; a commit is on the disk when it returns (synchronous=FULL).
    static Result<std::unique_ptr<Connection>> openSqlite(const QString& path, Access access);
    ~Connection();

    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Result<void> run(const QString& sql);

    /// Prepared once and kept. A statement that cannot be prepared fails when it is executed, and
    /// is tried again the next time.
    Statement& prepared(const QString& sql);

    Result<void> begin();
    Result<void> commit();
    void rollback();

    /// After a failed commit(): false when the transaction is gone for certain (the disk was full
    /// before the last page was written), true when nobody knows.
    bool lastCommitMayHaveReachedTheDisk() const { return m_commitIsUnknown; }

private:
    explicit Connection(QString name);
    QSqlDatabase database() const;

    QString m_name;
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
