#include "backend/coupon/service/request_ids.h"

#include "tests/support/requests.h"

#include <QTest>

using namespace dibs;
using namespace dibs::coupon;

class RequestIdsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdLeadsBackToItsEvent()
    {
        const EventId event = test::eventNumber(7);

        const QByteArray id = m_ids.sign(event);

        QCOMPARE(id.size(), 48);
        QVERIFY(id.startsWith("00000000-0000-7000-8000-000000000007."));
        QVERIFY(m_ids.verify(id) == event);
        QCOMPARE(m_ids.sign(event), id);
    }

    void everyOtherCharacterInEveryPlaceIsRejected()
    {
        const QByteArray id = m_ids.sign(test::eventNumber(7));
        const QByteArray alphabet("0123456789abcdefABCDEF-_.{} xyzXYZ");

        for (qsizetype place = 0; place < id.size(); ++place) {
            for (const char other : alphabet) {
                QByteArray tampered = id;
                tampered[place] = other;
                QVERIFY2(tampered == id || !m_ids.verify(tampered), tampered.constData());
            }
        }
    }

    void aShorterOrLongerIdIsRejected()
    {
        const QByteArray id = m_ids.sign(test::eventNumber(7));

        for (qsizetype length = 0; length < id.size(); ++length)
            QVERIFY(!m_ids.verify(id.left(length)));
        QVERIFY(!m_ids.verify(id + 'A'));
        QVERIFY(!m_ids.verify(' ' + id));
    }

    void theSignatureOfAnotherIdIsRejected()
    {
        const QByteArray one = m_ids.sign(test::eventNumber(1));
        const QByteArray other = m_ids.sign(test::eventNumber(2));

        QVERIFY(!m_ids.verify(one.left(36) + other.mid(36)));
    }

    void anIdMadeWithAnotherKeyIsRejected()
    {
        RequestIds others(QByteArray(32, 'x'));

        QVERIFY(!m_ids.verify(others.sign(test::eventNumber(7))));
    }

private:
    RequestIds m_ids{QByteArray(32, 'k')};
};

QTEST_APPLESS_MAIN(RequestIdsTest)
#include "request_ids_test.moc"
