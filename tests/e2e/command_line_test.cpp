// Flags, environment and configuration file: what is wrong is named, with where it came from.
#include "tests/support/dibs_process.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sysexits.h>

using namespace dibs::testing;
using namespace std::chrono_literals;

namespace {

QString written(const QTemporaryDir& directory, const QByteArray& text)
{
    QFile file(directory.filePath(u"config.toml"_qs));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) return {};
    return file.fileName();
}

QByteArray lineOf(const QByteArray& printed, const QByteArray& setting)
{
    for (const QByteArray& line : printed.split('\n'))
        if (line.startsWith(setting + " = ")) return line;
    return {};
}

}  // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionOfEveryCommand_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("dibs") << QStringList{};
        QTest::newRow("rehearse") << QStringList{u"rehearse"_qs};
        QTest::newRow("verify") << QStringList{u"verify"_qs};
    }

    void helpAndVersionOfEveryCommand()
    {
        QFETCH(QStringList, command);

        const Finished help = runDibs(command + QStringList{u"--help"_qs});
        const Finished version = runDibs(command + QStringList{u"--version"_qs});

        QVERIFY2(help.exitCode == EX_OK, help.err.constData());
        QVERIFY2(help.out.contains("Usage: "), help.out.constData());
        QVERIFY2(version.exitCode == EX_OK, version.err.constData());
        QVERIFY2(version.out.startsWith("dibs "), version.out.constData());
    }

    void whatIsWrongOnTheCommandLineIsNamed_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char* arguments, const char* named) {
            QTest::newRow(arguments) << QString::fromUtf8(arguments) << QByteArray(named);
        };
        row("--colour", "colour");
        row("--no-gui --port many", "port must be a number from 0 to 65535; \"many\"");
        row("--no-gui --port 65536", "65536");
        row("--no-gui --port -1", "-1");
        row("--no-gui --listen localhost", "listen must be");
        row("--no-gui --roles cashier", "roles must be coupon, core or core,coupon");
        row("--no-gui --core-port 8081", "core-port must differ from port");
        row("--no-gui --coupon-url ftp://here", "coupon-url must be the address of a server");
        row("--roles core", "give --no-gui");
        row("--no-gui --users nobody", "users must be registered or any");
        row("--no-gui --partitions 0", "partitions must be");
        row("--no-gui --http-threads 1000", "http-threads must be");
        row("--no-gui --data=", "data must name a directory");
        row("--no-gui --config /nonexistent/dibs.toml", "/nonexistent/dibs.toml");
        row("serve", "serve");
        row("verify --fast", "fast");
        row("verify everything", "everything");
        row("rehearse --fast", "fast");
        row("rehearse now", "now");
        row("rehearse --users none", "--users");
        row("rehearse --users 0", "--users");
        row("rehearse --stock -5", "--stock");
        row("rehearse --duplicates 91", "--duplicates");
        row("rehearse --rate fast", "--rate");
        row("rehearse --url ftp://here", "--url");
    }

    void whatIsWrongOnTheCommandLineIsNamed()
    {
        QFETCH(QString, arguments);
        QFETCH(QByteArray, named);

        const Finished finished = runDibs(arguments.split(u' '), bareEnvironment(), 60s);

        QVERIFY2(finished.exitCode == EX_USAGE,
            (QByteArray::number(finished.exitCode) + ": " + finished.err).constData());
        QVERIFY2(finished.err.startsWith("dibs: "), finished.err.constData());
        QVERIFY2(finished.err.contains(named), finished.err.constData());
        QCOMPARE(finished.out, QByteArray());
    }

    void whatIsWrongInTheFileIsNamedWithTheFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("key") << QByteArray("prot = 9000\n") << QByteArray("\"prot\"");
        QTest::newRow("value") << QByteArray("port = \"many\"\n") << QByteArray("port must be");
        QTest::newRow("table") << QByteArray("[http]\nport = 1\n") << QByteArray("http must be");
        QTest::newRow("form") << QByteArray("port = 9000\nusers = any\n") << QByteArray("line 2");
    }

    void whatIsWrongInTheFileIsNamedWithTheFile()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, named);
        const QTemporaryDir directory;
        const QString file = written(directory, text);

        const Finished finished = runDibs({u"--no-gui"_qs, u"--config"_qs, file});

        QCOMPARE(finished.exitCode, EX_USAGE);
        QVERIFY2(finished.err.contains(file.toUtf8()), finished.err.constData());
        QVERIFY2(finished.err.contains(named), finished.err.constData());
    }

    void flagsWinOverEnvironmentOverFileOverDefaults()
    {
        const QTemporaryDir directory;
        const QString file = written(directory, "port = 1001\nusers = \"any\"\npartitions = 5\n");
        QProcessEnvironment environment = bareEnvironment();
        environment.insert(u"DIBS_PORT"_qs, u"1002"_qs);
        environment.insert(u"DIBS_HTTP_THREADS"_qs, u"7"_qs);
        environment.insert(u"DIBS_PARTITIONS"_qs, u"6"_qs);

        const Finished printed = runDibs(
            {u"--config"_qs, file, u"--partitions=8"_qs, u"--print-config"_qs}, environment);

        QCOMPARE(printed.exitCode, EX_OK);
        QVERIFY(lineOf(printed.out, "port").startsWith("port = \"1002\"  # DIBS_PORT"));
        QVERIFY(lineOf(printed.out, "http-threads").startsWith("http-threads = \"7\""));
        QVERIFY(lineOf(printed.out, "users").startsWith("users = \"any\"  # " + file.toUtf8()));
        QVERIFY(lineOf(printed.out, "partitions").startsWith("partitions = \"8\"  # command line"));
        QVERIFY(lineOf(printed.out, "listen").startsWith("listen = \"127.0.0.1\"  # default"));
    }

    void aPortFromTheEnvironmentIsServed()
    {
        QProcessEnvironment environment = bareEnvironment();
        environment.insert(u"DIBS_PORT"_qs, u"many"_qs);

        const Finished finished = runDibs({u"--no-gui"_qs}, environment);

        QCOMPARE(finished.exitCode, EX_USAGE);
        QVERIFY2(finished.err.contains("(DIBS_PORT)"), finished.err.constData());
    }

    void whatIsPrintedIsItselfAConfigurationFile()
    {
        const QTemporaryDir directory;
        const QString odd = u"/tmp/a \"quoted\" \\ path # 한국어\twith a tab"_qs;
        const Finished printed = runDibs({u"--data"_qs, odd, u"--port=9"_qs, u"--print-config"_qs});
        QCOMPARE(printed.exitCode, EX_OK);

        const QString file = written(directory, printed.out);
        const Finished again = runDibs({u"--config"_qs, file, u"--print-config"_qs});

        QVERIFY2(again.exitCode == EX_OK, again.err.constData());
        const auto withoutOrigins = [](const QByteArray& text) {
            QByteArrayList lines;
            for (const QByteArray& line : text.split('\n'))
                lines.append(line.left(line.lastIndexOf("  # ")));
            return lines;
        };
        QCOMPARE(withoutOrigins(again.out), withoutOrigins(printed.out));
        QVERIFY(again.out.contains(file.toUtf8()));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
