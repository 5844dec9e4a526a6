#include "backend/platform/sql/database_address.h"

#include <QTest>

using namespace dibs;
using dibs::sql::DatabaseAddress;

class DatabaseAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHostAndAPortAreRead()
    {
        const auto address = DatabaseAddress::parse(u"mysql://dibs@db.example:3307/shop"_qs);

        QVERIFY(address);
        QCOMPARE(address->user, u"dibs"_qs);
        QCOMPARE(address->host, u"db.example"_qs);
        QCOMPARE(address->port, 3307);
        QCOMPARE(address->database, u"shop"_qs);
        QCOMPARE(address->socket, QString());
        QCOMPARE(address->toString(), u"mysql://dibs@db.example:3307/shop"_qs);
    }

    void thePortMayBeLeftOut()
    {
        QCOMPARE(DatabaseAddress::parse(u"mysql://dibs@[::1]/shop"_qs)->port, 3306);
        QCOMPARE(DatabaseAddress::parse(u"mysql://dibs@[::1]/shop"_qs)->host, u"::1"_qs);
    }

    void aSocketIsRead()
    {
        const QString url = u"mysql://root@localhost/dibs?socket=/run/x.sock"_qs;
        const auto address = DatabaseAddress::parse(url);

        QVERIFY(address);
        QCOMPARE(address->socket, u"/run/x.sock"_qs);
        QCOMPARE(address->toString(), url);
    }

    void aPasswordIsRefusedAndNotRepeated()
    {
        for (const QString& url : {u"mysql://dibs:s3cret@host/shop"_qs,
                 u"mysql://dibs:@host/shop"_qs, u"mysql://dibs:s3c%ret@host:port/"_qs}) {
            const auto address = DatabaseAddress::parse(url);
            QVERIFY2(!address, qPrintable(url));
            QCOMPARE(address.error().code, ErrorCode::BadRequest);
            QVERIFY(!address.error().detail.contains(u"s3c"));
        }
        QVERIFY(DatabaseAddress::parse(u"mysql://dibs:s3cret@host/shop"_qs)
                    .error()
                    .detail.contains(u"put the password into a file"));
    }

    void thePasswordIsNeverShown()
    {
        auto address = DatabaseAddress::parse(u"mysql://dibs@host/shop"_qs);
        address->password = u"s3cret"_qs;

        QVERIFY(!address->toString().contains(u"s3cret"));
    }

    void whateverElseIsWrongIsSaidInASentence_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* url, const char* complaint) {
            QTest::newRow(url) << QString(QLatin1String(url)) << QString(QLatin1String(complaint));
        };
        row("", "is no URL");
        row("postgres://dibs@host/shop", "does not begin with mysql://");
        row("mysql://host/shop", "names no user");
        row("mysql://dibs@/shop", "names no host");
        row("mysql://dibs@host", "names no database");
        row("mysql://dibs@host/", "names no database");
        row("mysql://dibs@host/shop/more", "names no database");
        row("mysql://dibs@host:99999/shop", "is no URL");
        row("mysql://dibs@host/shop?tls=yes", "other than socket=");
        row("mysql://dibs@host/shop?socket=relative", "other than socket=");
    }

    void whateverElseIsWrongIsSaidInASentence()
    {
        QFETCH(QString, url);
        QFETCH(QString, complaint);

        const auto address = DatabaseAddress::parse(url);

        QVERIFY(!address);
        QCOMPARE(address.error().code, ErrorCode::BadRequest);
        QVERIFY2(address.error().detail.contains(complaint), qPrintable(address.error().detail));
    }
};

QTEST_APPLESS_MAIN(DatabaseAddressTest)
#include "database_address_test.moc"
