#include "ui/copying.h"

#include <QAbstractItemModel>
#include <QStringList>

namespace dibs::ui {

QString csvCell(QString text)
{
    // A spreadsheet would take these for a formula.
    if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.front())) text.prepend(u'\'');
    if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n')) return text;
    text.replace(u'"', QStringLiteral("\"\""));
    return u'"' + text + u'"';
}

QString csvOf(const QAbstractItemModel& model)
{
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells += csvCell(model.headerData(column, Qt::Horizontal).toString());
    lines += cells.join(u',');
    for (int row = 0; row < model.rowCount(); ++row) {
        cells.clear();
        for (int column = 0; column < model.columnCount(); ++column)
            cells += csvCell(model.index(row, column).data().toString());
        lines += cells.join(u',');
    }
    return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

QString curlOf(const QString& server, const QString& route)
{
    const QString url
        = server.contains(QStringLiteral("://")) ? server : QStringLiteral("http://") + server;
    return QStringLiteral("curl -sS '%1%2'").arg(url, route);
}

}  // namespace dibs::ui
