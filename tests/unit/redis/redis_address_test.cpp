#include "backend/platform/redis/address.h"

#include <QTest>

using namespace dibs;
using redis::Address;

class RedisAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aUrlSaysWhereRedisIs_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<Address>("expected");

        const auto row = [](const char* url, Address expected) {
            QTest::newRow(url) << QString(QLatin1String(url)) << expected;
        };
        row("redis://somewhere", {.host = u"somewhere"_qs});
        row("redis://127.0.0.1:7000/", {.host = u"127.0.0.1"_qs, .port = 7000});
        row("redis://dibs@somewhere/3",
            {.host = u"somewhere"_qs, .user = u"dibs"_qs, .database = 3});
        row("redis://[::1]:7000/1", {.host = u"::1"_qs, .port = 7000, .database = 1});
        row("redis+unix:///run/redis.sock", {.path = u"/run/redis.sock"_qs});
        row("redis+unix://dibs@/run/redis.sock",
            {.path = u"/run/redis.sock"_qs, .user = u"dibs"_qs});
    }

    void aUrlSaysWhereRedisIs()
    {
        QFETCH(QString, url);
        QFETCH(Address, expected);

        const Result<Address> address = Address::parse(url);

        QVERIFY2(address, address ? "" : qPrintable(address.error().detail));
        QVERIFY(*address == expected);
    }

    void whatIsNoAddressIsRefusedWithASentence_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("sentence");

        const auto row = [](const char* url, const char* sentence) {
            QTest::newRow(url) << QString(QLatin1String(url)) << QString(QLatin1String(sentence));
        };
        row("", "this is not a URL");
        row("redis://", "the host is missing");
        row("somewhere:6379", "redis://host:6379");
        row("http://somewhere", "redis://host:6379");
        row("redis://somewhere:0", "port 0");
        row("redis://somewhere:70000", "this is not a URL");
        row("redis://somewhere/first", "number of a database");
        row("redis://somewhere/0?a=b", "nothing may follow");
        row("redis+unix://host/run/redis.sock", "three slashes");
        row("redis+unix:///", "three slashes");
    }

    void whatIsNoAddressIsRefusedWithASentence()
    {
        QFETCH(QString, url);
        QFETCH(QString, sentence);

        const Result<Address> address = Address::parse(url);

        QVERIFY(!address);
        QCOMPARE(address.error().code, ErrorCode::BadRequest);
        QVERIFY2(address.error().detail.contains(sentence), qPrintable(address.error().detail));
    }

    void aPasswordInTheUrlIsRefusedAndNotRepeated()
    {
        for (const QString& url : {u"redis://user:secret@somewhere"_qs,
                 u"redis://:secret@somewhere"_qs, u"redis+unix://:secret@/run/redis.sock"_qs}) {
            const Result<Address> address = Address::parse(url);
            QVERIFY(!address);
            QVERIFY(address.error().detail.contains(u"put it into a file"_qs));
            QVERIFY(!address.error().detail.contains(u"secret"_qs));
        }
    }

    void itsNameHoldsNoSecret()
    {
        QCOMPARE((Address{.host = u"::1"_qs, .user = u"u"_qs, .password = u"p"_qs}).name(),
            u"[::1]:6379"_qs);
        QCOMPARE((Address{.path = u"/run/redis.sock"_qs, .password = u"p"_qs}).name(),
            u"/run/redis.sock"_qs);
    }
};

QTEST_APPLESS_MAIN(RedisAddressTest)
#include "redis_address_test.moc"
