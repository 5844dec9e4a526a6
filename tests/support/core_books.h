// An audit of the core role's tables, and of the coupons that orders use: what must hold whatever
// happened.
#pragma once

#include <QHash>
#include <QString>

#include <functional>

namespace dibs::test {

/// Reads a table as text, see table_text.h.
using ReadRows = std::function<QString(const QString& select)>;

/// Every contradiction, a line each; empty when points = charges − payments + refunds for each
/// user, stock = initial − sold − reserved for each product, and payments are those of paid orders.
QString wrongInBooks(const ReadRows& rows);

/// When nothing is under way any more: the coupons that are used are those of paid orders.
/// `usedBy` is what the coupon role says: the order of each used coupon.
QString wrongInCoupons(const ReadRows& rows, const QHash<qint64, qint64>& usedBy);

/// Orders that are in the middle of something.
QString unfinished(const ReadRows& rows);

}  // namespace dibs::test
