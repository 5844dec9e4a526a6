#include "tests/support/shop.h"

#include "tests/support/services.h"
#include "tests/support/table_text.h"

#include <QTest>

namespace dibs::testing {
namespace {

constexpr int kCampaigns = 80;
constexpr int kPatienceMs = 60'000;

const QString kCouponFile = QStringLiteral("coupon.db");
const QString kCoreFile = QStringLiteral("core/core.db");

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

}  // namespace

Shop::Shop(sql::Dialect dialect)
{
    if (dialect == sql::Dialect::Mysql) m_database.emplace(dialect);
    m_coupon = std::make_unique<DibsProcess>(
        m_data.path(), storeFlags() + QStringList{QStringLiteral("--users=any")});
}

QStringList Shop::storeFlags() const
{
    if (!m_database) return {};
    QUrl url(databaseUrl());
    url.setPath(u'/' + m_database->address().database);
    return {QStringLiteral("--db"), url.toString(), QStringLiteral("--db-password-file"),
        databasePasswordFile()};
}

bool Shop::open()
{
    if (!m_coupon->start() || !makeCampaigns(kCampaigns)) return false;
    m_network = std::make_unique<TcpProxy>(m_coupon->port());
    m_core = std::make_unique<DibsProcess>(m_data.path(),
        storeFlags()
            + QStringList{QStringLiteral("--roles=core"),
                QStringLiteral("--coupon-url=http://127.0.0.1:%1").arg(m_network->port())});
    return m_core->start() && makeCustomers();
}

qint64 Shop::issue(qint64 user)
{
    const qint64 campaign = ++m_issued[user];
    const HttpAnswer issued
        = HttpClient(m_coupon->port())
              .post("/api/coupons/" + number(campaign) + "/issue?wait=20&userId=" + number(user));
    const qint64 userCoupon = issued.json()[u"userCouponId"].toInteger();
    m_userOf[userCoupon] = user;
    return issued.status == 201 ? userCoupon : 0;
}

void Shop::expire(qint64 userCoupon) const
{
    meddle(kCouponFile,
        QStringLiteral("UPDATE user_coupons SET expires_at = 1 WHERE user_coupon_id = %1")
            .arg(userCoupon));
}

void Shop::letOrdersRest() const
{
    meddle(kCoreFile, QStringLiteral("UPDATE core_orders SET touched_at = touched_at - 10000"));
}

void Shop::meddle(const QString& file, const QString& sql) const
{
    if (m_database) return m_database->meddle(sql);
    test::meddle(m_data.filePath(file), sql);
}

QString Shop::wrong(qint64 strangersFrom) const
{
    const auto read = [this](const QString& select) { return coreRows(select); };
    if (!QTest::qWaitFor([&] { return test::unfinished(read).isEmpty(); }, kPatienceMs))
        return QStringLiteral("unfinished: ") + test::unfinished(read);
    QHash<qint64, qint64> usedBy;
    const QString used = couponRows(
        QStringLiteral("SELECT user_coupon_id, order_id FROM user_coupons WHERE status = 'USED'"
                       " AND order_id < %1")
            .arg(strangersFrom));
    for (const QString& row : used.split(u'\n', Qt::SkipEmptyParts))
        usedBy[row.section(u'|', 0, 0).toLongLong()] = row.section(u'|', 1, 1).toLongLong();
    return test::wrongInBooks(read) + test::wrongInCoupons(read, usedBy);
}

QString Shop::coreRows(const QString& select) const
{
    if (m_database) return m_database->rows(select);
    return test::rows(m_data.filePath(kCoreFile), select);
}

QString Shop::couponRows(const QString& select) const
{
    if (m_database) return m_database->rows(select);
    return test::rows(m_data.filePath(kCouponFile), select);
}

bool Shop::makeCampaigns(int count)
{
    HttpClient client(m_coupon->port());
    for (int campaign = 1; campaign <= count; ++campaign) {
        const QByteArray body = "{\"couponId\":" + number(campaign)
            + R"(,"description":"A test","discountAmount":5000,"minOrderAmount":10000,)"
              R"("totalStock":1000,"validDays":30})";
        if (client.post("/api/coupons", body).status != 201) return false;
    }
    return true;
}

bool Shop::makeCustomers()
{
    HttpClient client(m_core->corePort());
    for (int user = 1; user <= kUsers; ++user) {
        const bool made
            = client.post("/api/v1/users", "{\"userId\":" + number(user) + '}').status == 201
            && client
                    .patch("/api/v1/points/" + number(user) + "/charge",
                        "{\"amount\":" + number(kPoints) + '}')
                    .status
                == 200;
        if (!made) return false;
    }
    return client
               .post("/api/v1/products",
                   R"({"name":"Cup","price":6000,"stock":)" + number(kStock) + '}')
               .status
        == 201;
}

QByteArray orderBody(qint64 user, qint64 quantity, qint64 userCoupon)
{
    return "{\"userId\":" + number(user) + R"(,"orderItems":[{"productId":1,"quantity":)"
        + number(quantity) + R"(}],"userCouponId":)"
        + (userCoupon > 0 ? number(userCoupon) : QByteArray("null")) + '}';
}

}  // namespace dibs::testing
