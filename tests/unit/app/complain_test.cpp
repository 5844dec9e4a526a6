#include "app/commands.h"
#include "tests/unit/app/captured_stderr.h"

#include <QTest>

#include <sysexits.h>

using namespace dibs;

class ComplainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExitCodeTellsScriptsWhatWentWrong_data()
    {
        QTest::addColumn<ErrorCode>("error");
        QTest::addColumn<int>("exitCode");

        QTest::newRow("usage") << ErrorCode::BadRequest << EX_USAGE;
        QTest::newRow("nothing there") << ErrorCode::NotFound << EX_NOINPUT;
        QTest::newRow("in the way") << ErrorCode::Conflict << EX_CONFIG;
        QTest::newRow("no answer") << ErrorCode::Unavailable << EX_UNAVAILABLE;
        QTest::newRow("bad data") << ErrorCode::Corrupt << EX_DATAERR;
    }

    void theExitCodeTellsScriptsWhatWentWrong()
    {
        QFETCH(ErrorCode, error);
        QFETCH(int, exitCode);
        const CapturedStderr captured;

        QCOMPARE(app::complain(fail(error, QStringLiteral("no"))), exitCode);
    }

    void peopleAreToldInTheirWords()
    {
        const CapturedStderr captured;

        (void)app::complain(fail(ErrorCode::Conflict, QStringLiteral("쿠폰.db is in use")));

        QCOMPARE(captured.text(), QStringLiteral("dibs: 쿠폰.db is in use\n"));
    }

    void whatCannotStartNamesTheCheckWithItsOwnOptions()
    {
        const CapturedStderr captured;

        const int exitCode
            = app::complainOfStart(fail(ErrorCode::Unavailable, QStringLiteral("no answer")),
                {QStringLiteral("/opt/dibs"), QStringLiteral("--no-gui"), QStringLiteral("--demo"),
                    QStringLiteral("--watch="), QStringLiteral("--log"),
                    QStringLiteral("kafka://broker:9092"), QStringLiteral("--data=/srv/o'clock")});

        QCOMPARE(exitCode, EX_UNAVAILABLE);
        QCOMPARE(captured.text(),
            QStringLiteral("dibs: no answer\ndibs: what each neighbour says, and how to mend it: "
                           "/opt/dibs --check --log kafka://broker:9092 "
                           "'--data=/srv/o'\\''clock'\n"));
    }

    void aWrongSettingNeedsNoCheck()
    {
        const CapturedStderr captured;

        (void)app::complainOfStart(
            fail(ErrorCode::BadRequest, QStringLiteral("no such port")), {QStringLiteral("dibs")});

        QCOMPARE(captured.text(), QStringLiteral("dibs: no such port\n"));
    }
};

QTEST_APPLESS_MAIN(ComplainTest)
#include "complain_test.moc"
