// `dibs --check` on files of this machine.
#include "backend/server/check/check.h"

#include "backend/eventlog/embedded_event_log.h"
#include "backend/server/check/timed_check.h"
#include "backend/server/server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <condition_variable>

using namespace dibs;
using namespace dibs::server;
using namespace std::chrono_literals;
using Severity = CheckLine::Severity;

namespace {

/// A line each: "ok data directory".
QString outline(const QList<CheckLine>& lines)
{
    static const QStringList kWords{u"ok"_qs, u"warning"_qs, u"error"_qs};
    QStringList all;
    for (const CheckLine& line : lines) {
        if ((line.severity == Severity::Ok) != line.mend.isEmpty()) return u"a mend is missing"_qs;
        all += kWords[static_cast<int>(line.severity)] + u' ' + line.name;
    }
    return all.join(u'\n');
}

}  // namespace

class CheckFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_options = {};
        m_options.backing.dataDirectory = m_directory->filePath(u"data"_qs);
    }

    void beforeTheFirstStartAllIsWellAndNothingIsMade()
    {
        QCOMPARE(outline(check()),
            u"ok data directory\nok free space\nok log\nok database\nok log and database\nok redis"_qs);
        QVERIFY(!QDir(m_options.backing.dataDirectory).exists());
    }

    void besideARunningServerAllIsWell()
    {
        Server::Options options;
        options.backing = m_options.backing;
        options.port = 0;
        const auto server = Server::start(options);
        QVERIFY2(server, server ? "" : qPrintable(server.error().detail));
        QVERIFY(QFile::setPermissions(m_options.backing.dataDirectory,
            QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));

        QCOMPARE(outline(check()),
            u"ok data directory\nok free space\nok log\nok database\nok database schema\n"
            "ok log and database\nok redis"_qs);
    }

    void aDatabaseOfAnotherLogIsAnError()
    {
        Server::Options options;
        options.backing = m_options.backing;
        options.port = 0;
        QVERIFY(Server::start(options));
        const QString log = m_options.backing.dataDirectory + u"/log.db"_qs;
        QVERIFY(QFile::remove(log));
        const SystemClock clock;
        QVERIFY(eventlog::EmbeddedEventLog::open({log, 3}, clock));

        QVERIFY2(
            outline(check()).contains(u"error log and database"), qPrintable(outline(check())));
    }

    void ofAnEarlierGenerationThereIsNoLogToLookAt()
    {
        m_options.backing.issue = coupon::Generation::Immediate;
        Server::Options options;
        options.backing = m_options.backing;
        options.port = 0;
        QVERIFY(Server::start(options));

        QCOMPARE(outline(check()).section(u"free space\n"_qs, 1),
            u"ok log\nok database\nok database schema\nok log and database\nok redis"_qs);
        QVERIFY(!QFile::exists(m_options.backing.logFile()));
    }

    void aDatabaseOfAnotherGenerationIsAnError()
    {
        Server::Options options;
        options.backing = m_options.backing;
        options.port = 0;
        options.backing.issue = coupon::Generation::Scheduled;
        QVERIFY(Server::start(options));

        const QList<CheckLine> lines = check();

        const auto error = std::find_if(lines.cbegin(), lines.cend(),
            [](const CheckLine& line) { return line.severity == Severity::Error; });
        QVERIFY2(error != lines.cend(), qPrintable(outline(lines)));
        QVERIFY(error->what.contains(
            u"was made with --issue scheduled: Dibs does not start with --issue event"_qs));
        QVERIFY(!QFile::exists(m_options.backing.logFile()));
    }

    void aDirectoryThatCannotBeIsAnError()
    {
        m_options.backing.dataDirectory = u"/dev/null/dibs"_qs;

        QVERIFY(outline(check()).startsWith(u"error data directory"));
    }

    void filesThatEverybodyMayReadAreAWarning()
    {
        const QString path = m_directory->filePath(u"password"_qs);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QVERIFY(QDir().mkpath(m_options.backing.dataDirectory));
        QVERIFY(QFile::setPermissions(m_options.backing.dataDirectory,
            QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther));
        m_options.secretFiles = {{u"db-password-file"_qs, path}};

        const QList<CheckLine> lines = check();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));

        QVERIFY(outline(lines).startsWith(u"warning db-password-file\nwarning data directory"));
        QCOMPARE(lines.constFirst().mend, u"chmod 600 "_qs + path);
        QVERIFY(outline(check()).startsWith(u"ok db-password-file"));
    }

    void whatWasFoundBeforeANeighbourFellSilentIsNotLost()
    {
        struct Door {
            std::mutex mutex;
            std::condition_variable opened;
            bool isOpen = false;
        };
        const auto door = std::make_shared<Door>();
        QElapsedTimer elapsed;
        elapsed.start();
        TimedCheck<int> check(50ms, {Severity::Error, {}, u"late"_qs, u"wake it"_qs, {}},
            [door](Findings& findings) -> std::optional<int> {
                findings.ok(u"first"_qs, u"fine"_qs);
                findings.lookAt(u"second"_qs);
                std::unique_lock lock(door->mutex);
                door->opened.wait(lock, [&] { return door->isOpen; });
                findings.ok(u"second"_qs, u"too late"_qs);
                return 1;
            });

        QList<CheckLine> lines;
        QVERIFY(!check.finish(lines));
        {
            const std::lock_guard lock(door->mutex);
            door->isOpen = true;
        }
        door->opened.notify_all();

        QVERIFY(elapsed.elapsed() < 5'000);
        QCOMPARE(outline(lines), u"ok first\nerror second"_qs);
    }

private:
    QList<CheckLine> check() const
    {
        return checkAll(m_options, std::make_shared<const SystemClock>());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    CheckOptions m_options;
};

QTEST_GUILESS_MAIN(CheckFilesTest)
#include "check_files_test.moc"
