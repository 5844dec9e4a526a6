#include "tests/support/campaign.h"

#include "backend/rehearsal/proof.h"
#include "tests/support/http_client.h"

#include <QTest>

namespace dibs::testing {
namespace {

constexpr int kStoreComesBackMs = 60'000;

QByteArray pathOf(CouponId coupon)
{
    return "/api/coupons/" + QByteArray::number(coupon.value);
}

}  // namespace

CouponId createCampaign(quint16 port, qint64 stock)
{
    return createCampaign(port, stock, {});
}

CouponId createCampaign(quint16 port, qint64 stock, CouponId id)
{
    const QByteArray chosen
        = id.isValid() ? R"("couponId":)" + QByteArray::number(id.value) + ',' : QByteArray();
    const QByteArray body = '{' + chosen
        + R"("description":"A test","discountAmount":1000,"totalStock":)"
        + QByteArray::number(stock) + '}';
    const HttpAnswer made = HttpClient(port).post("/api/coupons", body);
    return {made.json().value(u"couponId").toInteger()};
}

std::optional<std::vector<rehearsal::OutcomeRow>> outcomesOf(quint16 port, CouponId coupon)
{
    HttpClient client(port);
    std::vector<rehearsal::OutcomeRow> rows;
    QByteArray cursor;
    while (true) {
        const auto page = rehearsal::parseOutcomePage(
            client.get(pathOf(coupon) + "/outcomes?limit=10000" + cursor).body);
        if (!page) return std::nullopt;
        rows.insert(rows.end(), page->rows.cbegin(), page->rows.cend());
        if (!page->next) return rows;
        cursor = "&cursor=" + page->next->toLatin1();
    }
}

QStringList promisesWithoutOutcome(quint16 port, const rehearsal::Load& load)
{
    HttpClient client(port);
    QStringList without;
    for (const rehearsal::Promise& promise : load.accepted) {
        HttpAnswer answer;
        // "Try again" is no outcome, and no lie: the database may have come back a moment ago.
        (void)QTest::qWaitFor(
            [&] {
                answer = client.get("/api/coupons/requests/" + promise.requestId + "?wait=5");
                return answer.status != 503;
            },
            kStoreComesBackMs);
        const QString status = answer.json().value(u"status").toString();
        if (answer.status != 200 || status.isEmpty() || status == u"PENDING")
            without.append(u"%1: %2 %3"_qs.arg(QString::fromLatin1(promise.requestId))
                               .arg(answer.status)
                               .arg(QString::fromUtf8(answer.body)));
    }
    return without;
}

QStringList violations(quint16 port, const rehearsal::Load& load, qint64 stock)
{
    const auto rows = outcomesOf(port, load.coupon);
    if (!rows) return {u"the outcomes cannot be read"_qs};
    QStringList broken;
    for (const rehearsal::Verdict& verdict : rehearsal::prove(load, *rows, stock).verdicts)
        for (const rehearsal::Finding& finding : verdict.findings)
            if (finding.count > 0)
                broken.append(u"%1: %2 %3 (%4)"_qs.arg(verdict.guarantee)
                                  .arg(finding.count)
                                  .arg(finding.what, finding.examples.join(u"; ")));
    return broken;
}

int readiness(quint16 port)
{
    return HttpClient(port).get("/readyz").status;
}

bool isAllDecided(quint16 port, CouponId coupon)
{
    const HttpAnswer answer = HttpClient(port).get(pathOf(coupon) + "/queue-size");
    return answer.status == 200 && answer.json().value(u"queueSize").toInteger(-1) == 0;
}

}  // namespace dibs::testing
