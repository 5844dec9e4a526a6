// Reasons that the console translates are sentences that the backend says: one that was reworded
// there would be shown as a stranger's.
#include "backend/console/reason_words.h"
#include "tests/style/source_files.h"

#include <QRegularExpression>
#include <QTest>

using namespace dibs::style;

namespace {

/// All string literals, those that go on in the next one joined.
QString wordsOfTheBackend()
{
    QStringList code;
    for (const SourceFile& file :
        sourceFiles({QStringLiteral("backend")}, {QStringLiteral("*.cpp")}))
        if (!file.path.startsWith(u"backend/console/")) code += file.lines;
    static const QRegularExpression kGoesOn(QStringLiteral("\"\\s*\""));
    return code.join(u'\n').remove(kGoesOn);
}

}  // namespace

class ReasonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachReasonThatIsTranslatedIsSaidByTheBackend()
    {
        const QString said = wordsOfTheBackend();
        QVERIFY(said.size() > 100'000);  // else nothing was read

        for (QString reason : dibs::console::knownReasons()) {
            if (reason.startsWith(u"%1: ")) reason.remove(0, 4);  // behind a neighbour's words
            reason.replace(u'"', QStringLiteral("\\\""));  // as it stands in the code
            QVERIFY2(said.contains(u'"' + reason) || said.contains(QStringLiteral(": ") + reason),
                qPrintable(reason));
        }
    }
};

QTEST_GUILESS_MAIN(ReasonsTest)
#include "reasons_test.moc"
