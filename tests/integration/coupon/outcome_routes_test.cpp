// GET /api/coupons/{couponId}/outcomes: the decided requests in log order, page by page.
#include "tests/support/api_room.h"
#include "tests/support/patience.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using dibs::test::ApiRoom;
using dibs::test::header;
using dibs::test::member;

class OutcomeRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_room = std::make_unique<ApiRoom>();
        for (const qint64 user : {10, 10, 20, 30, 40}) m_room->press(0, {user});
        EVENTUALLY_EQUAL(m_room->position(0), 5);
    }
    void cleanupTestCase() { m_room.reset(); }

    void pagesOfJsonHaveAllOfThemOnceInLogOrder()
    {
        QStringList all;
        QByteArray target = ApiRoom::coupon() + "/outcomes?limit=2";
        int pages = 0;
        for (QString next = u"first"_qs; !next.isEmpty(); ++pages) {
            const http::Response page = m_room->get(target);
            QCOMPARE(page.status, 200);
            const QJsonObject body = QJsonDocument::fromJson(page.body).object();
            for (const QJsonValue& item : body.value(u"items"_qs).toArray())
                all += item[u"offset"].toVariant().toString() + u' ' + item[u"status"].toString();
            next = body.value(u"next"_qs).toString();
            target = ApiRoom::coupon() + "/outcomes?limit=2&cursor=" + next.toLatin1();
        }

        QCOMPARE(pages, 3);
        QCOMPARE(all.join(u", "), u"0 ISSUED, 1 DUPLICATE, 2 ISSUED, 3 SOLD_OUT, 4 SOLD_OUT"_qs);
    }

    void pagesOfCsvNameTheNextInALink()
    {
        QByteArray lines;
        QByteArray target = ApiRoom::coupon() + "/outcomes?limit=2";
        int pages = 0;
        for (; !target.isEmpty(); ++pages) {
            const http::Response page = m_room->get(target, {{"Accept", "text/csv"}});
            QCOMPARE(page.contentType, QByteArray("text/csv; charset=utf-8; header=present"));
            const qsizetype body = page.body.indexOf("\r\n") + 2;
            QVERIFY(page.body.startsWith("partition,offset,requestId,"));
            lines += page.body.mid(body);
            const QByteArray link = header(page, "Link");
            QVERIFY(link.isEmpty() || link.endsWith(">; rel=\"next\""));
            target = link.mid(1, link.indexOf('>') - 1);
        }

        QCOMPARE(pages, 3);
        QCOMPARE(lines.count("\r\n"), 5);
        QVERIFY(lines.startsWith("0,0,00000000-0000-7000-8000-000000000001."));
        QVERIFY(lines.contains(",DUPLICATE,,,1,1767225600000,1767225600000\r\n"));
    }

    void theIdsInItLeadToTheRequests()
    {
        const http::Response page = m_room->get(ApiRoom::coupon() + "/outcomes?limit=1");
        const QJsonObject first
            = QJsonDocument::fromJson(page.body).object()[u"items"].toArray().at(0).toObject();

        const http::Response request
            = m_room->get("/api/coupons/requests/" + first[u"requestId"].toString().toLatin1());

        QCOMPARE(QJsonDocument::fromJson(request.body).object(), first);
    }

    void withoutOutcomesThePageIsEmpty()
    {
        const QByteArray other
            = "/api/coupons/" + QByteArray::number(ApiRoom::couponOn(1).value) + "/outcomes";

        QCOMPARE(m_room->get(other).body, QByteArray(R"({"items":[],"next":null})"));
        QCOMPARE(m_room->get(other, {{"Accept", "text/csv"}}).body.count("\r\n"), 1);
    }

    void theQueueHasWhatIsAcceptedAndNotDecided()
    {
        QCOMPARE(member(m_room->get(ApiRoom::coupon() + "/queue-size"), "queueSize"), u"0"_qs);

        m_room->tallies.countBacklog(ApiRoom::couponOn(0), 12);

        QCOMPARE(m_room->get(ApiRoom::coupon() + "/queue-size").body,
            "{\"couponId\":" + ApiRoom::couponId()
                + ",\"queueSize\":7,\"message\":\"Requests accepted and not yet decided.\"}");
    }

private:
    std::unique_ptr<ApiRoom> m_room;
};

QTEST_GUILESS_MAIN(OutcomeRoutesTest)
#include "outcome_routes_test.moc"
