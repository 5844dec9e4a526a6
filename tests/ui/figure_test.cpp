#include "ui/widgets/figure.h"

#include "tests/ui/ink.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/big_number.h"

#include <QTest>

using namespace dibs::testing;
using namespace dibs::ui;

class FigureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { apply(lightTheme()); }

    void figuresWithAndWithoutAUnitStandOnOneLineAndAreEquallyHigh()
    {
        const auto rowsOf = [](const QString& value, bool large, int* height) {
            Figure figure(QStringLiteral("000,000"));
            figure.setCaption(QStringLiteral("a"));
            figure.setLarge(large);
            figure.setValue(value);
            figure.resize(figure.sizeHint());
            *height = figure.height();
            const QFontMetrics metrics(figureFont(large ? kWallTitlePt : kTitlePt));
            const int unit = metrics.horizontalAdvance(value)
                - metrics.horizontalAdvance(QStringLiteral("120"));
            const int right = figure.width() - unit - 1;
            const QImage picture = figure.grab().toImage();
            return inkRows(picture.copy(0, figure.height() - metrics.height(), picture.width(),
                               metrics.height()),
                right - metrics.horizontalAdvance(QStringLiteral("120")) + 2, right);
        };
        for (const bool large : {false, true}) {
            int height = 0;
            int heightWithUnit = 0;
            const auto alone = rowsOf(QStringLiteral("120"), large, &height);
            QVERIFY(alone.second > 0);
            QCOMPARE(rowsOf(QStringLiteral("120초"), large, &heightWithUnit), alone);
            QCOMPARE(heightWithUnit, height);
        }
    }

    void theInkOfALargeNumberBeginsAtTheMargin()
    {
        for (const auto* number : {"3,120", "1,000"}) {
            BigNumber large;
            large.setLargest(kWallNumberPt);
            large.setNumber(QString::fromLatin1(number));
            large.resize(large.sizeHint());
            const QImage picture = large.grab().toImage();
            const QRgb ground = picture.pixel(0, 0);
            int first = -1;
            for (int x = 0; first < 0 && x < picture.width(); ++x)
                for (int y = 0; y < picture.height(); ++y)
                    if (picture.pixel(x, y) != ground) first = x;
            QVERIFY(first >= 0 && first <= 1);
        }
    }
};

QTEST_MAIN(FigureTest)
#include "figure_test.moc"
