// Figures look the same whatever stands beside them.
#include "ui/type.h"

#include <QFontMetricsF>
#include <QTest>
#include <QTextLayout>

using namespace dibs::ui;

class TypeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digitsAreAsWideBesideKoreanLettersAsAlone_data()
    {
        QTest::addColumn<QFont>("font");
        QTest::newRow("text") << textFont(kBodyPt);
        QTest::newRow("figures") << figureFont(kBodyPt);
        QTest::newRow("the number") << figureFont(kNumberPt, QFont::DemiBold);
    }

    void digitsAreAsWideBesideKoreanLettersAsAlone()
    {
        QFETCH(QFont, font);
        const double alone = QFontMetricsF(font).horizontalAdvance(QStringLiteral("0.3"));

        QTextLayout layout(QStringLiteral("0.3초"), font);
        layout.beginLayout();
        const QTextLine line = layout.createLine();
        layout.endLayout();

        QVERIFY2(qAbs(line.cursorToX(3) - alone) < 0.1,
            qPrintable(QStringLiteral("%1, alone %2").arg(line.cursorToX(3)).arg(alone)));
    }
};

QTEST_MAIN(TypeTest)
#include "type_test.moc"
