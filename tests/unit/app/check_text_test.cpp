// What --check says can be read by people without colours, and by scripts.
#include "app/check_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace dibs;
using namespace dibs::app;
using Severity = server::CheckLine::Severity;

namespace {

const QList<server::CheckLine> kLines{
    {Severity::Ok, u"log"_qs, u"kafka://host:9092"_qs, {}, 1.2},
    {Severity::Warning, u"redis"_qs, u"is away"_qs, u"Start Redis"_qs, {}},
    {Severity::Error, u"database clock"_qs, u"10 s ahead"_qs, u"Set it"_qs, 0.4},
};

}  // namespace

class CheckTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCheckIsALineInColumnsAndItsMendStandsBelow()
    {
        QCOMPARE(checkText(kLines, Colours::No),
            u"✓ ok       log                1.2 ms  kafka://host:9092\n"
            "▲ warning  redis                      is away\n"
            "           mend: Start Redis\n"
            "■ error    database clock     0.4 ms  10 s ahead\n"
            "           mend: Set it\n"
            "1 error, 1 warning. Mend the errors before people are let in.\n"_qs);
    }

    void coloursOnlyAddToShapeAndWord()
    {
        QString coloured = checkText(kLines, Colours::Yes);
        QVERIFY(coloured.contains(u"\033[31m■ error"_qs));

        coloured.remove(QRegularExpression(u"\033\\[\\d+m"_qs));

        QCOMPARE(coloured, checkText(kLines, Colours::No));
    }

    void withoutErrorsTheLastLineSaysSo()
    {
        QVERIFY(checkText(kLines.mid(0, 1), Colours::No).endsWith(u"All is healthy.\n"_qs));
        QVERIFY(checkText(kLines.mid(0, 2), Colours::No)
                    .endsWith(u"0 errors, 1 warning. Dibs can be started.\n"_qs));
        QVERIFY(!hasErrors(kLines.mid(0, 2)));
        QVERIFY(hasErrors(kLines));
    }

    void scriptsGetTheSameAsJson()
    {
        const QJsonObject all = QJsonDocument::fromJson(checkJson(kLines)).object();
        const QJsonArray checks = all[u"checks"_qs].toArray();

        QCOMPARE(all[u"status"_qs].toString(), u"error"_qs);
        QCOMPARE(all[u"errors"_qs].toInt(), 1);
        QCOMPARE(all[u"warnings"_qs].toInt(), 1);
        QCOMPARE(checks.size(), 3);
        const QJsonObject first{{u"status"_qs, u"ok"_qs}, {u"name"_qs, u"log"_qs},
            {u"what"_qs, u"kafka://host:9092"_qs}, {u"mend"_qs, QJsonValue()},
            {u"roundTripMs"_qs, 1.2}};
        QCOMPARE(checks[0].toObject(), first);
        QCOMPARE(checks[1].toObject()[u"mend"_qs].toString(), u"Start Redis"_qs);
        QVERIFY(checks[1].toObject()[u"roundTripMs"_qs].isNull());
    }
};

QTEST_APPLESS_MAIN(CheckTextTest)
#include "check_text_test.moc"
