// A prepared statement of MariaDB and MySQL: parsed once by the server, its values in binary form.
#pragma once

#include "backend/platform/sql/statement.h"

#include <mariadb/mysql.h>

#include <memory>
#include <vector>

namespace dibs::sql {

class MysqlStatement final : public Statement
{
public:
    /// Where the rows are: all fetched at once, so that other statements may run meanwhile, or on
    /// the server until next() asks for them.
    enum class Rows { Buffered, Streamed };

    MysqlStatement(MYSQL* connection, const QString& sql, Rows rows);

    void bind(int index, const Value& value) override;
    Result<void> executeBound() override;
    Result<void> executeRows(std::span<const Value> values, int columns) override;
    bool next() override;
    bool isNull(int column) const override;
    qint64 integer(int column) const override;
    QByteArray bytes(int column) const override;
    Result<void> finish() override;

    /// False after an error in the text, or of the connection; execute() then says which.
    bool isPrepared() const { return m_isPrepared; }

private:
    struct Close {
        void operator()(MYSQL_STMT* statement) const { mysql_stmt_close(statement); }
    };
    struct Parameter {
        qint64 number = 0;
        QByteArray bytes;
    };
    struct Column {
        bool isNumber = false;
        qint64 number = 0;
        QByteArray buffer;
        unsigned long length = 0;  // of the value; more than the buffer holds when it was cut off
        my_bool isNull = 0;
        my_bool isCutOff = 0;
    };
    void readColumns();
    Result<void> bindColumns();
    Result<void> fetchTheRestOfLongValues();
    Error rememberError();

    std::unique_ptr<MYSQL_STMT, Close> m_statement;
    const Rows m_rows;
    bool m_isPrepared = false;
    bool m_isRunning = false;  // executed, with rows that are not freed yet
    bool m_isAtEnd = false;
    unsigned m_code = 0;
    QString m_errorText;
    // As the library wants them, each pointing to what stands beside it; sized once, never moved.
    std::vector<MYSQL_BIND> m_parameterBinds;
    std::vector<Parameter> m_parameters;
    std::vector<MYSQL_BIND> m_columnBinds;
    std::vector<Column> m_columns;
};

}  // namespace dibs::sql
