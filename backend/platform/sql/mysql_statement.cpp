#include "backend/platform/sql/mysql_statement.h"

#include "backend/platform/sql/mysql_error.h"
#include "backend/platform/sql/mysql_rows.h"

namespace dibs::sql {
namespace {

// Fits all columns but payloads, for which it grows.
constexpr qsizetype kColumnBytes = 256;

bool isWholeNumber(enum_field_types type)
{
    return type == MYSQL_TYPE_TINY || type == MYSQL_TYPE_SHORT || type == MYSQL_TYPE_INT24
        || type == MYSQL_TYPE_LONG || type == MYSQL_TYPE_LONGLONG;
}

void pointTo(MYSQL_BIND& bind, enum_field_types type, const void* data, qsizetype size)
{
    bind.buffer_type = type;
    bind.buffer = const_cast<void*>(data);  // parameters are only read
    bind.buffer_length = static_cast<unsigned long>(size);
    bind.length_value = bind.buffer_length;
}

}  // namespace

MysqlStatement::MysqlStatement(MYSQL* connection, const QString& sql, Rows rows)
    : m_statement(mysql_stmt_init(connection))
    , m_rows(rows)
{
    const QByteArray utf8 = sql.toUtf8();
    if (mysql_stmt_prepare(
            m_statement.get(), utf8.constData(), static_cast<unsigned long>(utf8.size()))
        != 0) {
        (void)rememberError();
        return;
    }
    m_isPrepared = true;
    m_parameters.resize(mysql_stmt_param_count(m_statement.get()));
    m_parameterBinds.resize(m_parameters.size());
    readColumns();
}

void MysqlStatement::bind(int index, const Value& value)
{
    if (static_cast<size_t>(index) >= m_parameters.size()) return;  // the server will complain
    if (m_isRunning) (void)finish();
    Parameter& parameter = m_parameters[static_cast<size_t>(index)];
    MYSQL_BIND& bind = m_parameterBinds[static_cast<size_t>(index)];
    if (const auto* number = std::get_if<qint64>(&value)) {
        parameter.number = *number;
        pointTo(bind, MYSQL_TYPE_LONGLONG, &parameter.number, sizeof parameter.number);
    } else if (const auto* literal = std::get_if<QLatin1String>(&value)) {
        pointTo(bind, MYSQL_TYPE_STRING, literal->data(), literal->size());
    } else if (const auto* text = std::get_if<QString>(&value)) {
        parameter.bytes = text->toUtf8();
        pointTo(bind, MYSQL_TYPE_STRING, parameter.bytes.constData(), parameter.bytes.size());
    } else if (const auto* bytes = std::get_if<QByteArray>(&value)) {
        parameter.bytes = *bytes;
        pointTo(bind, MYSQL_TYPE_BLOB, parameter.bytes.constData(), parameter.bytes.size());
    } else {
        pointTo(bind, MYSQL_TYPE_NULL, nullptr, 0);
    }
}

Result<void> MysqlStatement::executeBound()
{
    if (!m_isPrepared) return mysqlError(m_code, m_errorText);
    if (m_isRunning) (void)finish();
    if (!m_parameters.empty()
        && mysql_stmt_bind_param(m_statement.get(), m_parameterBinds.data()) != 0)
        return rememberError();
    if (mysql_stmt_execute(m_statement.get()) != 0) return rememberError();
    if (m_columns.empty()) return {};

    m_isRunning = true;
    m_isAtEnd = false;
    m_code = 0;
    Result<void> ready = bindColumns();
    if (ready && m_rows == Rows::Buffered && mysql_stmt_store_result(m_statement.get()) != 0)
        ready = rememberError();
    if (!ready) (void)finish();
    return ready;
}

Result<void> MysqlStatement::executeRows(std::span<const Value> values, int columns)
{
    if (!m_isPrepared) return mysqlError(m_code, m_errorText);
    if (values.empty()) return {};
    if (m_isRunning) (void)finish();

    MysqlRows rows(values, static_cast<size_t>(columns));
    const auto setRows = [this](size_t count) {
        const auto size = static_cast<unsigned>(count);
        return mysql_stmt_attr_set(m_statement.get(), STMT_ATTR_ARRAY_SIZE, &size) == 0;
    };
    const bool ran = setRows(values.size() / static_cast<size_t>(columns))
        && mysql_stmt_bind_param(m_statement.get(), rows.binds()) == 0
        && mysql_stmt_execute(m_statement.get()) == 0;
    const Result<void> result = ran ? Result<void>() : rememberError();
    setRows(0);
    return result;
}

bool MysqlStatement::next()
{
    if (!m_isRunning || m_isAtEnd) return false;
    const int fetched = mysql_stmt_fetch(m_statement.get());
    if (fetched == 0) return true;
    if (fetched == MYSQL_DATA_TRUNCATED) {
        m_isAtEnd = !fetchTheRestOfLongValues();
        return !m_isAtEnd;
    }
    m_isAtEnd = true;
    if (fetched != MYSQL_NO_DATA) (void)rememberError();
    return false;
}

bool MysqlStatement::isNull(int column) const
{
    return m_columns[static_cast<size_t>(column)].isNull != 0;
}

qint64 MysqlStatement::integer(int column) const
{
    const Column& found = m_columns[static_cast<size_t>(column)];
    if (found.isNull != 0) return 0;
    return found.isNumber ? found.number : bytes(column).toLongLong();
}

QByteArray MysqlStatement::bytes(int column) const
{
    const Column& found = m_columns[static_cast<size_t>(column)];
    if (found.isNull != 0) return {};
    if (found.isNumber) return QByteArray::number(found.number);
    return {found.buffer.constData(), static_cast<qsizetype>(found.length)};
}

Result<void> MysqlStatement::finish()
{
    if (!m_isRunning) return {};
    m_isRunning = false;
    const bool failed = m_code != 0;
    if (mysql_stmt_free_result(m_statement.get()) != 0 && !failed) return rememberError();
    if (failed) return mysqlError(m_code, m_errorText);
    return {};
}

void MysqlStatement::readColumns()
{
    MYSQL_RES* columns = mysql_stmt_result_metadata(m_statement.get());
    if (!columns) return;
    m_columns.resize(mysql_num_fields(columns));
    m_columnBinds.resize(m_columns.size());
    for (size_t i = 0; i < m_columns.size(); ++i) {
        Column& column = m_columns[i];
        column.isNumber = isWholeNumber(mysql_fetch_field_direct(columns, unsigned(i))->type);
        if (!column.isNumber) column.buffer.resize(kColumnBytes);
    }
    mysql_free_result(columns);
}

Result<void> MysqlStatement::bindColumns()
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        Column& column = m_columns[i];
        MYSQL_BIND& bind = m_columnBinds[i];
        if (column.isNumber)
            pointTo(bind, MYSQL_TYPE_LONGLONG, &column.number, sizeof column.number);
        else
            pointTo(bind, MYSQL_TYPE_BLOB, column.buffer.constData(), column.buffer.size());
        bind.length = &column.length;
        bind.is_null = &column.isNull;
        bind.error = &column.isCutOff;
    }
    if (mysql_stmt_bind_result(m_statement.get(), m_columnBinds.data()) != 0)
        return rememberError();
    return {};
}

Result<void> MysqlStatement::fetchTheRestOfLongValues()
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        Column& column = m_columns[i];
        if (column.isNumber || column.isNull != 0) continue;
        const auto length = static_cast<qsizetype>(column.length);
        if (length <= column.buffer.size()) continue;
        column.buffer.resize(length);
        pointTo(m_columnBinds[i], MYSQL_TYPE_BLOB, column.buffer.constData(), length);
        if (mysql_stmt_fetch_column(m_statement.get(), &m_columnBinds[i], unsigned(i), 0) != 0)
            return rememberError();
    }
    return bindColumns();
}

Error MysqlStatement::rememberError()
{
    m_code = mysql_stmt_errno(m_statement.get());
    m_errorText = QString::fromUtf8(mysql_stmt_error(m_statement.get()));
    return mysqlError(m_code, m_errorText);
}

}  // namespace dibs::sql
