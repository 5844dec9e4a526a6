// Figures look the same whatever stands beside them.
#include "ui/type.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <QTextLayout>

using namespace dibs::ui;

class TypeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresStandOnOneLineWithThoseThatHaveAKoreanUnit()
    {
        const QString figure = QStringLiteral("0.3");
        const int width = QFontMetrics(figureFont(kBodyPt)).horizontalAdvance(figure);

        const QImage alone = painted(figure);

        QVERIFY(alone != painted({}));
        QCOMPARE(painted(figure + u'초').copy(0, 0, width, kRowHeight),
            alone.copy(0, 0, width, kRowHeight));
    }

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

private:
    static QImage painted(const QString& text)
    {
        QImage image(200, kRowHeight, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setFont(figureFont(kBodyPt));
        drawOnLine(painter, image.rect(), Qt::AlignLeft, text);
        return image;
    }
};

QTEST_MAIN(TypeTest)
#include "type_test.moc"
