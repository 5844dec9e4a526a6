#include "backend/platform/sql/data_directory.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace dibs;
using namespace dibs::sql;

namespace {

/// Another process that holds the directory until it is killed.
class Holder
{
public:
    explicit Holder(const QString& path)
    {
        int ends[2];
        if (::pipe(ends) != 0) qFatal("no pipe");
        m_process = ::fork();
        if (m_process == 0) {
            const Result<DataDirectory> held = DataDirectory::hold(path);
            if (held && ::write(ends[1], "+", 1) == 1) ::pause();
            ::_exit(1);
        }
        char sign = 0;
        ::close(ends[1]);
        if (::read(ends[0], &sign, 1) != 1) qFatal("the other process could not hold it");
        ::close(ends[0]);
    }
    ~Holder() { kill(); }
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;

    void kill()
    {
        const pid_t process = std::exchange(m_process, 0);
        if (process == 0) return;
        ::kill(process, SIGKILL);
        ::waitpid(process, nullptr, 0);
    }
    pid_t process() const { return m_process; }

private:
    pid_t m_process = 0;
};

}  // namespace

class DataDirectoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_top = std::make_unique<QTemporaryDir>(); }

    void aMissingDirectoryIsMade()
    {
        const Result<DataDirectory> held = DataDirectory::hold(path());

        QVERIFY(held);
        QCOMPARE(held->file(u"log.db"_qs), path() + u"/log.db"_qs);
        QVERIFY(QFile::exists(path()));
    }

    void aSecondHolderIsToldWhoHasIt()
    {
        const Result<DataDirectory> held = DataDirectory::hold(path());

        const Result<DataDirectory> second = DataDirectory::hold(path());

        QVERIFY(held && !second);
        QCOMPARE(second.error().code, ErrorCode::Conflict);
        QVERIFY2(second.error().detail.startsWith(
                     QStringLiteral("the data directory %1 is held by process %2 on ")
                         .arg(path())
                         .arg(QCoreApplication::applicationPid())),
            qPrintable(second.error().detail));
    }

    void itIsLetGoWhenTheHolderGoes()
    {
        {
            const Result<DataDirectory> held = DataDirectory::hold(path());
            QVERIFY(held);
        }
        QVERIFY(DataDirectory::hold(path()));
    }

    void itIsLetGoWhenTheHoldingProcessIsKilled()
    {
        Holder other(path());
        const Result<DataDirectory> early = DataDirectory::hold(path());
        QVERIFY(!early);
        QVERIFY(early.error().detail.contains(QStringLiteral("process %1 ").arg(other.process())));

        other.kill();

        QVERIFY(DataDirectory::hold(path()));
    }

    void aPlaceThatCannotBeUsedSaysWhatToDo()
    {
        QFile file(m_top->filePath(u"file"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QString below = file.fileName() + u"/data"_qs;

        const Result<DataDirectory> held = DataDirectory::hold(below);

        QVERIFY(!held);
        QCOMPARE(held.error().code, ErrorCode::Unavailable);
        QVERIFY(held.error().detail.startsWith(u"cannot use the data directory "_qs + below));
        QVERIFY(held.error().detail.endsWith(u"or choose another with --data"));
    }

private:
    QString path() const { return m_top->filePath(u"data"_qs); }

    std::unique_ptr<QTemporaryDir> m_top;
};

QTEST_GUILESS_MAIN(DataDirectoryTest)
#include "data_directory_test.moc"
