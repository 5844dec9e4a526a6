// What keeps the server from starting is said in a sentence, with what to do, and damages nothing.
#include "backend/platform/sql/connection.h"
#include "tests/support/campaign.h"
#include "tests/support/dibs_process.h"
#include "tests/support/patience.h"
#include "tests/support/table_text.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sysexits.h>

using namespace dibs;
using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

Finished serve(const QString& directory, const QStringList& more = {u"--port=0"_qs})
{
    return runDibs(
        QStringList{u"--no-gui"_qs, u"--data"_qs, directory} + more, bareEnvironment(), 60s);
}

/// Data of a server that has served one coupon and was stopped.
void makeData(const QString& directory)
{
    DibsProcess server(directory);
    QVERIFY2(server.start(), server.errors().constData());
    QVERIFY(createCampaign(server.port(), 10).isValid());
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(60s).value_or(-1), 0);
}

void run(const QString& file, const char* sql)
{
    const auto connection = sql::Connection::openSqlite(file, sql::Connection::Access::ReadWrite);
    QVERIFY(connection);
    const Result<void> ran = (*connection)->run(QLatin1String(sql));
    QVERIFY2(ran, ran ? "" : qPrintable(ran.error().detail));
}

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// One sentence, with all of `words` in it, then where one learns more; nothing on stdout.
void compareComplaint(const Finished& finished, int exitCode, const QList<QByteArray>& words)
{
    QVERIFY2(finished.exitCode == exitCode,
        (QByteArray::number(finished.exitCode) + ": " + finished.err).constData());
    QVERIFY2(finished.err.startsWith("dibs: "), finished.err.constData());
    const bool asksForCheck = exitCode != EX_USAGE;
    QVERIFY2(finished.err.count('\n') == (asksForCheck ? 2 : 1), finished.err.constData());
    QCOMPARE(finished.err.contains(" --check --data "), asksForCheck);
    for (const QByteArray& word : words)
        QVERIFY2(finished.err.contains(word), (word + " is not in: " + finished.err).constData());
    QCOMPARE(finished.out, QByteArray());
}

}  // namespace

class StartupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPortThatIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const QByteArray port = QByteArray::number(other.serverPort());
        const QTemporaryDir data;
        makeData(data.path());

        compareComplaint(serve(data.path(), {u"--port"_qs, QString::fromLatin1(port)}),
            EX_UNAVAILABLE, {"127.0.0.1:" + port, "another port"});
        QCOMPARE(verify(data.path()).exitCode, 0);
        DibsProcess server(data.path());
        QVERIFY(server.start());
    }

    void anAddressThatIsNotOfThisMachine()
    {
        const QTemporaryDir data;

        compareComplaint(serve(data.path(), {u"--port=0"_qs, u"--listen=192.0.2.1"_qs}), EX_USAGE,
            {"192.0.2.1", "choose"});
    }

    void aFileWhereTheDataDirectoryShouldBe()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"data"_qs);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));

        compareComplaint(serve(path), EX_UNAVAILABLE, {path.toUtf8(), "--data"});
        compareComplaint(serve(path + u"/below"_qs), EX_UNAVAILABLE, {path.toUtf8(), "--data"});
    }

    void aDataDirectoryThatIsHeld()
    {
        const QTemporaryDir data;
        DibsProcess server(data.path());
        QVERIFY2(server.start(), server.errors().constData());

        compareComplaint(
            serve(data.path()), EX_CONFIG, {data.path().toUtf8(), "process ", "stop it"});
        QCOMPARE(readiness(server.port()), 200);
    }

    void dataOfANewerVersion_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("coupon.db") << u"coupon.db"_qs;
        QTest::newRow("log.db") << u"log.db"_qs;
    }

    void dataOfANewerVersion()
    {
        QFETCH(QString, name);
        const QTemporaryDir data;
        makeData(data.path());
        const QString file = data.filePath(name);
        const QString version = test::rows(file, u"PRAGMA user_version"_qs);
        run(file, "PRAGMA user_version=999");

        compareComplaint(serve(data.path()), EX_CONFIG, {file.toUtf8(), "newer Dibs", "999"});
        run(file, qPrintable(u"PRAGMA user_version="_qs + version));
        DibsProcess server(data.path());
        QVERIFY2(server.start(), server.errors().constData());
        QCOMPARE(verify(data.path()).exitCode, 0);
    }

    void aFileThatIsNoDatabase_data() { dataOfANewerVersion_data(); }

    void aFileThatIsNoDatabase()
    {
        QFETCH(QString, name);
        const QTemporaryDir data;
        makeData(data.path());
        QFile file(data.filePath(name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(4'096, 'x'));
        file.close();
        QFile::remove(file.fileName() + u"-wal"_qs);  // it may hold the same page, and mend it
        const QByteArray before = contentsOf(file.fileName());

        compareComplaint(serve(data.path()), EX_DATAERR, {file.fileName().toUtf8()});
        QCOMPARE(contentsOf(file.fileName()), before);
        const Finished audit = verify(data.path());
        QCOMPARE(audit.exitCode, EX_DATAERR);
        QVERIFY2(audit.err.contains("not a database"), audit.err.constData());
    }

    void aLogThatIsNotTheOneWhichWasConsumed()
    {
        const QTemporaryDir data;
        makeData(data.path());
        QVERIFY(QFile::remove(data.filePath(u"log.db"_qs)));

        QFile::remove(data.filePath(u"log.db-wal"_qs));

        compareComplaint(serve(data.path()), EX_DATAERR,
            {data.filePath(u"coupon.db"_qs).toUtf8(), data.filePath(u"log.db"_qs).toUtf8(),
                "another log"});
        QCOMPARE(verify(data.path()).exitCode, 1);
    }

    void anotherNumberOfPartitions()
    {
        const QTemporaryDir data;
        makeData(data.path());

        compareComplaint(serve(data.path(), {u"--port=0"_qs, u"--partitions=4"_qs}), EX_CONFIG,
            {"log.db", "3 partitions", "--data"});
    }

    void theNextStepThatIsNamedFindsWhatIsWrong()
    {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QString log = u"kafka://127.0.0.1:%1"_qs.arg(closed.serverPort());
        closed.close();
        const QTemporaryDir data;

        const Finished finished = serve(data.path(), {u"--port=0"_qs, u"--log"_qs, log});

        compareComplaint(finished, EX_UNAVAILABLE, {"no answer from", log.toUtf8()});
        const QString command = QString::fromUtf8(finished.err).section(u"mend it: "_qs, 1);
        const QStringList words = command.trimmed().split(u' ');
        QCOMPARE(words.value(1), u"--check"_qs);
        const Finished check = runDibs(words.mid(1), bareEnvironment(), 60s);
        QCOMPARE(check.exitCode, 1);
        QVERIFY2(check.out.contains("mend: "), check.out.constData());
    }

    void withoutADisplayTheServerAloneWorks()
    {
        QVERIFY(!bareEnvironment().contains(u"DISPLAY"_qs));
        QVERIFY(!bareEnvironment().contains(u"QT_QPA_PLATFORM"_qs));
        const QTemporaryDir data;
        DibsProcess server(data.path());

        QVERIFY2(server.start(), server.errors().constData());
        EVENTUALLY_EQUAL(readiness(server.port()), 200);
    }

    void theSecretKeyIsNotInTheLog()
    {
        const QTemporaryDir data;
        DibsProcess server(data.path(), {u"--demo"_qs});
        QVERIFY2(server.start(), server.errors().constData());
        QVERIFY(createCampaign(server.port(), 10).isValid());
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(60s).value_or(-1), 0);

        const auto store = sql::Connection::openSqlite(
            data.filePath(u"coupon.db"_qs), sql::Connection::Access::ReadOnly);
        QVERIFY(store);
        sql::Statement& keys = (*store)->prepared(u"SELECT value FROM secrets"_qs);
        QVERIFY(keys.execute());
        int count = 0;
        for (; keys.next(); ++count) {
            const QByteArray key = keys.bytes(0);
            QVERIFY(key.size() >= 16);
            for (const QByteArray& written : {key, key.toHex(), key.toHex().toUpper(),
                     key.toBase64(), key.toBase64(QByteArray::Base64UrlEncoding)})
                QVERIFY(!server.errors().contains(written));
        }
        (void)keys.finish();
        QCOMPARE(count, 1);
    }
};

QTEST_GUILESS_MAIN(StartupTest)
#include "startup_test.moc"
