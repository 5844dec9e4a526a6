#include "ui/widgets/elided_label.h"

#include <QFontMetrics>
#include <QTest>

using namespace dibs::ui;

class ElidedLabelTest : public QObject
{
    Q_OBJECT

private:
    const QFontMetrics m_metrics{QFont()};

    QString shown(const QString& words, const QString& room) const
    {
        return elidedParts(words, m_metrics, m_metrics.horizontalAdvance(room));
    }

private Q_SLOTS:
    void whatFitsIsWhole()
    {
        const auto words = QStringLiteral("412 issued/s · 240 waiting · oldest 0.3 s");

        QCOMPARE(shown(words, words), words);
    }

    void ofWhatDoesNotFitWholePartsAreLeft()
    {
        const auto words = QStringLiteral("412 issued/s · 240 waiting · oldest 0.3 s");

        QCOMPARE(shown(words, QStringLiteral("412 issued/s · 240 waiting · old")),
            QStringLiteral("412 issued/s · 240 waiting …"));
        QCOMPARE(
            shown(words, QStringLiteral("412 issued/s · 240")), QStringLiteral("412 issued/s …"));
    }

    void onePartAloneIsCut()
    {
        const QString cut = shown(QStringLiteral("Opening night of the season · rehearsal"),
            QStringLiteral("Opening n…"));

        QVERIFY2(cut.startsWith(QStringLiteral("Opening")), qPrintable(cut));
        QVERIFY2(cut.endsWith(u'…') && !cut.contains(u'·'), qPrintable(cut));
    }
};

QTEST_MAIN(ElidedLabelTest)
#include "elided_label_test.moc"
