#include "tests/support/mysql_text.h"

#include <QStringList>

#include <mariadb/mysql.h>

namespace dibs::test {
namespace {

constexpr unsigned kBinaryCharset = 63;

QString text(const char* value, unsigned long length, const MYSQL_FIELD& field)
{
    if (!value) return QStringLiteral("-");
    const QByteArray bytes(value, static_cast<qsizetype>(length));
    const bool isBlob = field.charsetnr == kBinaryCharset
        && (field.type == MYSQL_TYPE_BLOB || field.type == MYSQL_TYPE_STRING
            || field.type == MYSQL_TYPE_VAR_STRING);
    return isBlob ? QString::fromLatin1(bytes.toHex()) : QString::fromUtf8(bytes);
}

}  // namespace

MysqlText::MysqlText(const sql::DatabaseAddress& address)
    : m_connection(mysql_init(nullptr))
{
    mysql_optionsv(m_connection.get(), MYSQL_SET_CHARSET_NAME, "utf8mb4");
    const QByteArray socket = address.socket.toLocal8Bit();
    if (!mysql_real_connect(m_connection.get(), address.host.toUtf8().constData(),
            address.user.toUtf8().constData(), address.password.toUtf8().constData(),
            address.database.toUtf8().constData(), address.port,
            socket.isEmpty() ? nullptr : socket.constData(), 0))
        qFatal("%s", mysql_error(m_connection.get()));
}

void MysqlText::run(const QString& sql) const
{
    if (mysql_query(m_connection.get(), sql.toUtf8().constData()) != 0)
        qFatal("%s: %s", qUtf8Printable(sql), mysql_error(m_connection.get()));
}

QString MysqlText::rows(const QString& select) const
{
    return read(select, true);
}

QString MysqlText::everything() const
{
    QString all;
    for (const QString& table : rows(QStringLiteral("SHOW TABLES")).split(u'\n')) {
        if (table == u"schema_version") continue;
        QStringList lines = read(QStringLiteral("SELECT * FROM ") + table, false).split(u'\n');
        lines.sort();
        all += table + QStringLiteral(":\n") + lines.join(u'\n') + u'\n';
    }
    return all;
}

QString MysqlText::read(const QString& select, bool withCounters) const
{
    run(select);
    MYSQL_RES* result = mysql_store_result(m_connection.get());
    if (!result) qFatal("%s: no rows", qUtf8Printable(select));
    QStringList lines;
    while (const MYSQL_ROW row = mysql_fetch_row(result)) {
        const unsigned long* lengths = mysql_fetch_lengths(result);
        QStringList columns;
        for (unsigned i = 0; i < mysql_num_fields(result); ++i) {
            const MYSQL_FIELD& field = *mysql_fetch_field_direct(result, i);
            if (withCounters || (field.flags & AUTO_INCREMENT_FLAG) == 0)
                columns += text(row[i], lengths[i], field);
        }
        lines += columns.join(u'|');
    }
    mysql_free_result(result);
    return lines.join(u'\n');
}

void MysqlText::Close::operator()(st_mysql* connection) const
{
    mysql_close(connection);
}

}  // namespace dibs::test
