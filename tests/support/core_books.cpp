#include "tests/support/core_books.h"

#include <QStringList>

#include <array>
#include <utility>

namespace dibs::test {
namespace {

// What each selects should not be there.
const std::array kAudits{
    std::pair("points are not charges - payments + refunds: user, points",
        "SELECT user_id, points FROM core_users u WHERE points <> (SELECT coalesce(sum(CASE kind"
        " WHEN 'PAYMENT' THEN -amount ELSE amount END), 0) FROM core_point_changes c"
        " WHERE c.user_id = u.user_id)"),
    std::pair("stock is not initial - sold - reserved: product, stock",
        "SELECT product_id, stock FROM core_products p WHERE stock <> initial_stock - (SELECT"
        " coalesce(sum(quantity), 0) FROM core_order_items i JOIN core_orders o"
        " ON o.order_id = i.order_id WHERE i.product_id = p.product_id"
        " AND step NOT IN ('FAILED', 'CANCELLED'))"),
    std::pair("payment and step disagree: order, step",
        "SELECT o.order_id, step FROM core_orders o LEFT JOIN core_payments p"
        " ON p.order_id = o.order_id WHERE (step = 'PAID' AND (payment_id IS NULL OR refunded_at"
        " IS NOT NULL)) OR (step = 'CANCELLED' AND payment_id IS NOT NULL AND refunded_at IS NULL)"
        " OR (step IN ('LOOKING_UP', 'REQUESTED', 'USING', 'FAILED') AND payment_id IS NOT NULL)"),
    std::pair("not the price was paid: order, amount",
        "SELECT o.order_id, amount FROM core_orders o JOIN core_payments p"
        " ON p.order_id = o.order_id WHERE amount <> items_price - discount"),
    std::pair("points were taken or given back without a payment: order, kind",
        "SELECT c.order_id, kind FROM core_point_changes c LEFT JOIN core_payments p"
        " ON p.order_id = c.order_id WHERE kind <> 'CHARGE' AND (payment_id IS NULL OR"
        " c.amount <> p.amount OR (kind = 'REFUND' AND refunded_at IS NULL))"),
    std::pair("two orders live on one coupon: coupon",
        "SELECT user_coupon_id FROM core_orders WHERE step = 'PAID' AND user_coupon_id IS NOT NULL"
        " GROUP BY user_coupon_id HAVING count(*) > 1"),
};

}  // namespace

QString wrongInBooks(const ReadRows& rows)
{
    QStringList wrong;
    for (const auto& [what, select] : kAudits) {
        const QString found = rows(QLatin1String(select));
        if (!found.isEmpty()) wrong += QLatin1String(what) + u'\n' + found;
    }
    return wrong.join(u'\n');
}

QString wrongInCoupons(const ReadRows& rows, const QHash<qint64, qint64>& usedBy)
{
    QStringList paid = rows(QStringLiteral("SELECT user_coupon_id, order_id FROM core_orders"
                                           " WHERE step = 'PAID' AND user_coupon_id IS NOT NULL"))
                           .split(u'\n', Qt::SkipEmptyParts);
    QStringList used;
    for (const auto& [coupon, order] : usedBy.asKeyValueRange())
        used += QStringLiteral("%1|%2").arg(coupon).arg(order);
    QStringList wrong;
    for (const QString& each : paid)
        if (!used.contains(each)) wrong += QStringLiteral("paid, but not used: ") + each;
    for (const QString& each : used)
        if (!paid.contains(each)) wrong += QStringLiteral("used, but not paid: ") + each;
    return wrong.join(u'\n');
}

QString unfinished(const ReadRows& rows)
{
    return rows(QStringLiteral("SELECT order_id, step FROM core_orders WHERE step IN"
                               " ('LOOKING_UP', 'USING', 'UNDOING')"));
}

}  // namespace dibs::test
