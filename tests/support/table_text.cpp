#include "tests/support/table_text.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

namespace dibs::test {
namespace {

/// A connection for one call.
class Peephole
{
public:
    explicit Peephole(const QString& path)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        database.setDatabaseName(path);
        if (!database.open()) qFatal("cannot open %s", qUtf8Printable(path));
    }
    ~Peephole()
    {
        QSqlDatabase::database(m_name).close();
        QSqlDatabase::removeDatabase(m_name);
    }
    Peephole(const Peephole&) = delete;
    Peephole& operator=(const Peephole&) = delete;

    QSqlQuery run(const QString& sql) const
    {
        QSqlQuery query(QSqlDatabase::database(m_name));
        if (!query.exec(sql))
            qFatal("%s: %s", qUtf8Printable(sql), qUtf8Printable(query.lastError().text()));
        return query;
    }
    QString rows(const QString& select) const
    {
        QSqlQuery query = run(select);
        QStringList lines;
        while (query.next()) {
            QStringList columns;
            for (int i = 0; i < query.record().count(); ++i) columns += text(query.value(i));
            lines += columns.join(u'|');
        }
        return lines.join(u'\n');
    }

private:
    static QString text(const QVariant& value)
    {
        if (value.isNull()) return QStringLiteral("-");
        if (value.metaType() == QMetaType::fromType<QByteArray>())
            return QString::fromLatin1(value.toByteArray().toHex());
        return value.toString();
    }

    const QString m_name = QUuid::createUuid().toString();
};

}  // namespace

QString rows(const QString& path, const QString& select)
{
    return Peephole(path).rows(select);
}

QString everything(const QString& path)
{
    const Peephole file(path);
    QString all;
    QSqlQuery tables = file.run(
        QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"));
    while (tables.next()) {
        const QString name = tables.value(0).toString();
        QStringList lines = file.rows(QStringLiteral("SELECT * FROM ") + name).split(u'\n');
        lines.sort();
        all += name + QStringLiteral(":\n") + lines.join(u'\n') + u'\n';
    }
    return all;
}

void meddle(const QString& path, const QString& sql)
{
    (void)Peephole(path).run(sql);
}

}  // namespace dibs::test
