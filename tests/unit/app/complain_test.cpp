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
};

QTEST_APPLESS_MAIN(ComplainTest)
#include "complain_test.moc"
