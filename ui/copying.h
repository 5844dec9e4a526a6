// What goes to the clipboard: a table as others read it, a page as a request.
#pragma once

#include <QString>

class QAbstractItemModel;

namespace dibs::ui {

/// One cell of such a table, quoted where it must be, and never a formula.
QString csvCell(QString text);

/// RFC 4180 with a line of titles; what a cell shows, and what cannot be shown is left empty.
QString csvOf(const QAbstractItemModel& model);

/// `server` as an operator names it, with or without a scheme.
QString curlOf(const QString& server, const QString& route);

}  // namespace dibs::ui
