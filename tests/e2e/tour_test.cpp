// The README's tour, step by step, and the window that opens on it.
#include "tests/support/dibs_process.h"
#include "tests/support/http_client.h"
#include "tests/support/patience.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

QByteArray locationIn(const HttpAnswer& answer)
{
    for (const QByteArray& line : answer.head.split('\n'))
        if (line.startsWith("Location: ")) return line.mid(10).trimmed();
    return {};
}

}  // namespace

class TourTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstCurlGivesTheFirstCoupon()
    {
        const QTemporaryDir data;
        DibsProcess server(data.path(), {u"--demo"_qs});
        QVERIFY(server.start());
        HttpClient client(server.port());

        const HttpAnswer accepted = client.post("/api/coupons/1/issue?userId=1");
        QCOMPARE(accepted.status, 202);
        QCOMPARE(accepted.json()[u"status"_qs].toString(), u"PENDING"_qs);
        const HttpAnswer decided = client.get(locationIn(accepted) + "?wait=2");
        QCOMPARE(decided.json()[u"status"_qs].toString(), u"ISSUED"_qs);
        QCOMPARE(decided.json()[u"sequence"_qs].toInt(), 1);

        const HttpAnswer again = client.post("/api/coupons/1/issue?userId=1");
        QCOMPARE(again.status, 409);
        QCOMPARE(again.code(), u"already-issued"_qs);
        QCOMPARE(again.json()[u"userCouponId"_qs], decided.json()[u"userCouponId"_qs]);
        QCOMPARE(client.get("/api/coupons/1").json()[u"stock"_qs].toInt(), 9'999);

        const QByteArray mine = "/api/coupons/user-coupons/"
            + QByteArray::number(decided.json()[u"userCouponId"_qs].toInteger());
        const auto status = [&](const char* action) {
            const HttpAnswer answer = client.post(mine + action, R"({"orderId":77})");
            return answer.json()[u"status"_qs].toString();
        };
        QCOMPARE(status("/use"), u"USED"_qs);
        QCOMPARE(status("/cancel-use"), u"ISSUED"_qs);
    }

    void theCouponJustWonIsUsedAndComesBack()
    {
        const QTemporaryDir data;
        DibsProcess server(data.path(), {u"--demo"_qs, u"--roles=core,coupon"_qs});
        QVERIFY2(server.start(), server.errors().constData());
        HttpClient dibs(server.port());
        HttpClient core(server.corePort());
        const HttpAnswer won = dibs.post("/api/coupons/1/issue?userId=7&wait=20");
        const qint64 coupon = won.json()[u"userCouponId"_qs].toInteger();
        const auto couponStatus = [&] {
            return dibs.get("/api/coupons/user-coupons/" + QByteArray::number(coupon))
                .json()[u"status"_qs]
                .toString();
        };

        const HttpAnswer charged = core.patch("/api/v1/points/7/charge", R"({"amount":10000})");
        QCOMPARE(charged.json()[u"balance"_qs].toInt(), 20'000);

        const HttpAnswer placed = core.post("/api/v1/orders",
            R"({"userId":7,"orderItems":[{"productId":1,"quantity":1}],"userCouponId":)"
                + QByteArray::number(coupon) + '}');
        QCOMPARE(placed.status, 201);
        QCOMPARE(placed.json()[u"totalPrice"_qs].toInt(), 13'000);
        const QByteArray order = locationIn(placed);

        QCOMPARE(core.post(order + "/payment").json()[u"orderStatus"_qs].toString(), u"PAID"_qs);
        QCOMPARE(couponStatus(), u"USED"_qs);
        QCOMPARE(core.get("/api/v1/points/7").json()[u"balance"_qs].toInt(), 7'000);

        QCOMPARE(
            core.post(order + "/cancel").json()[u"orderStatus"_qs].toString(), u"CANCELLED"_qs);
        QCOMPARE(couponStatus(), u"ISSUED"_qs);
        QCOMPARE(core.get("/api/v1/points/7").json()[u"balance"_qs].toInt(), 20'000);
    }

    void theWindowServesLikeTheServerAlone()
    {
        const QTemporaryDir data;
        QProcessEnvironment environment = bareEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_qs, u"offscreen"_qs);
        environment.insert(u"HOME"_qs, data.path());
        QProcess window;
        window.setProcessEnvironment(environment);

        window.start(QStringLiteral(DIBS_PROGRAM),
            {u"--demo"_qs, u"--port=0"_qs, u"--core-port=0"_qs, u"--data"_qs,
                data.filePath(u"data"_qs)});
        QByteArray errors;
        EVENTUALLY(
            (errors += window.readAllStandardError()).contains("listening on http://127.0.0.1:"));
        const QByteArray rest = errors.mid(errors.indexOf("listening on http://127.0.0.1:") + 30);
        HttpClient client(rest.left(rest.indexOf(',')).toUShort());
        QCOMPARE(client.get("/api/coupons/1").json()[u"stock"_qs].toInt(), 10'000);

        ::kill(static_cast<pid_t>(window.processId()), SIGTERM);
        QVERIFY(window.waitForFinished(60'000));
        QCOMPARE(window.exitStatus(), QProcess::NormalExit);
        QCOMPARE(window.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TourTest)
#include "tour_test.moc"
