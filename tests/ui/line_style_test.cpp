// What stands side by side stands on one line, although Korean letters come from a higher font.
#include "ui/line_style.h"

#include "tests/ui/ink.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/selectable_words.h"
#include "ui/widgets/status_label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace dibs;
using namespace dibs::testing;
using namespace dibs::ui;

namespace {

const auto kFigure = QStringLiteral("120");
const auto kWithUnit = QStringLiteral("120초");

template <class Widget>
QImage picture(const QString& text)
{
    Widget widget;
    widget.setText(text);
    widget.resize(200, 33);
    return widget.grab().toImage();
}

}  // namespace

class LineStyleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { apply(lightTheme()); }

    void aUnitMovesNoFigureBesideIt_data()
    {
        QTest::addColumn<QImage>("alone");
        QTest::addColumn<QImage>("withUnit");
        const auto row = [](const char* name, const QImage& alone, const QImage& withUnit) {
            QTest::newRow(name) << alone << withUnit;
        };
        row("label", picture<QLabel>(kFigure), picture<QLabel>(kWithUnit));
        row("elided", picture<ElidedLabel>(kFigure), picture<ElidedLabel>(kWithUnit));
        row("field", picture<QLineEdit>(kFigure), picture<QLineEdit>(kWithUnit));
    }
    void aUnitMovesNoFigureBesideIt()
    {
        QFETCH(QImage, alone);
        QFETCH(QImage, withUnit);
        const int width = QFontMetrics(textFont(kBodyPt)).horizontalAdvance(kFigure);

        QVERIFY(inkRows(alone, 0, alone.width()).second > 0);
        QCOMPARE(withUnit.copy(0, 0, width, 33), alone.copy(0, 0, width, 33));
    }

    void aFieldStandsOnTheLineOfTheButtonBesideIt()
    {
        const auto rowsOf = [](QWidget& widget) {
            widget.resize(200, widget.sizeHint().height());
            const QImage shown = widget.grab().toImage();
            const int digits = QFontMetrics(textFont(kBodyPt)).horizontalAdvance(kFigure);
            for (int x = 2;; ++x)
                if (const auto rows = inkRows(shown.copy(0, 2, 200, shown.height() - 4), x, x + 1);
                    rows.second > 0)
                    return inkRows(
                        shown.copy(0, 2, 200, shown.height() - 4), x - 1, x - 1 + digits);
        };
        QPushButton button(kFigure);
        const auto wanted = rowsOf(button);
        for (const QString& text : {kFigure, kWithUnit}) {
            QLineEdit typed;
            typed.setText(text);
            QCOMPARE(rowsOf(typed), wanted);
            QLineEdit asks;
            asks.setPlaceholderText(text);
            QCOMPARE(rowsOf(asks), wanted);
        }
    }

    void wordsOfButtonsStandOnTheLineOfTheirFont_data()
    {
        QTest::addColumn<QImage>("latin");
        QTest::addColumn<QImage>("korean");
        QTest::newRow("button") << picture<QPushButton>(QStringLiteral("120 120"))
                                << picture<QPushButton>(QStringLiteral("초120초"));
        QTest::newRow("tool button") << picture<QToolButton>(QStringLiteral("120 120"))
                                     << picture<QToolButton>(QStringLiteral("초120초"));
    }
    void wordsOfButtonsStandOnTheLineOfTheirFont()
    {
        QFETCH(QImage, latin);
        QFETCH(QImage, korean);
        const auto digits = [](const QImage& picture, int around) {
            return inkRows(
                picture.copy(0, 4, picture.width(), picture.height() - 8), around - 6, around + 6);
        };

        QCOMPARE(digits(korean, 100), digits(latin, 84));
    }

    void aStateStandsOnTheLineOfTheWordsBesideIt_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<double>("pt");
        QTest::addColumn<QString>("words");
        for (const int height : {28, 31, 40})
            for (const double pt : {kBodyPt, kWallBodyPt})
                for (const QString& words : {kFigure, kWithUnit})
                    QTest::addRow("%d px, %.0f pt, %s", height, pt, qPrintable(words))
                        << height << pt << words;
    }
    void aStateStandsOnTheLineOfTheWordsBesideIt()
    {
        QFETCH(int, height);
        QFETCH(double, pt);
        QFETCH(QString, words);
        const Theme theme = lightTheme();
        QWidget row;
        auto* state = new StatusLabel(theme);
        state->setStatus({console::Shape::Dash, console::Tone::Bad, words});
        auto* elided = new ElidedLabel;
        elided->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        auto* wrapping = new QLabel;
        wrapping->setWordWrap(true);
        const QList<QLabel*> labels{new QLabel, elided, wrapping, makeSelectable()};
        auto* layout = new QHBoxLayout(&row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(state);
        state->setFont(figureFont(pt));
        for (QLabel* each : labels) {
            layout->addWidget(each, 1);
            each->setFont(textFont(pt));
            each->setText(words);
        }
        QCOMPARE(labels.last()->sizeHint().height(), lineHeight(textFont(pt)));
        row.resize(600, height);
        row.show();
        const QImage shown = row.grab().toImage();
        const int wide = QFontMetrics(textFont(pt)).horizontalAdvance(words);
        const auto rowsOf = [&](const QWidget& widget, int from) {
            return inkRows(shown, widget.x() + from, widget.x() + from + wide);
        };

        const auto wanted = rowsOf(*state, state->width() - wide - 1);
        QVERIFY(wanted.second > 0);
        const QList<std::pair<int, int>> all(labels.size(), wanted);
        QList<std::pair<int, int>> found;
        for (const QLabel* each : labels) found += rowsOf(*each, 0);
        QCOMPARE(found, all);
    }
};

QTEST_MAIN(LineStyleTest)
#include "line_style_test.moc"
