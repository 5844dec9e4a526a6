#include "ui/style_sheet.h"
#include "ui/theme.h"

#include <QPalette>
#include <QTest>

#include <cmath>

using namespace dibs::ui;
using dibs::console::Tone;

namespace {

/// WCAG 2.1, relative luminance and contrast.
double luminance(const QColor& colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allTextCanBeReadOnEveryGround_data()
    {
        QTest::addColumn<Theme>("theme");
        QTest::newRow("light") << lightTheme();
        QTest::newRow("dark") << darkTheme();
        QTest::newRow("high contrast") << highContrastTheme();
        QTest::newRow("light, frozen") << lightTheme().greyed();
        QTest::newRow("dark, frozen") << darkTheme().greyed();
    }
    void allTextCanBeReadOnEveryGround()
    {
        QFETCH(Theme, theme);
        for (const QColor& ground : {theme.base, theme.window, theme.selection(),
                 theme.alarm(Tone::Busy), theme.alarm(Tone::Bad), theme.alarm(Tone::Lost)})
            for (const QColor& text : {theme.text, theme.muted, theme.accent, theme.good,
                     theme.busy, theme.bad, theme.lost})
                QVERIFY2(contrast(text, ground) >= 4.5,
                    qPrintable(QStringLiteral("%1 on %2: %3")
                                   .arg(text.name(), ground.name())
                                   .arg(contrast(text, ground))));
    }

    void aFilledBarStandsOutFromItsTrack()
    {
        for (const Theme& theme : {lightTheme(), darkTheme(), highContrastTheme()})
            for (const QColor& fill : {theme.accent, theme.muted, theme.busy, theme.bad})
                QVERIFY(contrast(fill, theme.track()) >= 3);
    }

    void inHighContrastAlsoWhatIsEmptyOrCannotBeUsedIsSeenAndToldFromTheRest()
    {
        const Theme theme = highContrastTheme();

        QVERIFY(contrast(theme.track(), theme.base) >= 3);
        QVERIFY(contrast(theme.line, theme.window) >= 3);  // the groove of a slider
        QVERIFY(contrast(theme.disabled(), theme.window) >= 4.5);
        QVERIFY(contrast(theme.disabled(), theme.text) >= 3);
    }

    void theThemeFollowsTheDesktopAtStart()
    {
        QPalette desktop(Qt::white);
        desktop.setColor(QPalette::WindowText, Qt::black);
        QCOMPARE(themeFor(desktop), lightTheme());

        desktop.setColor(QPalette::Window, Qt::black);
        desktop.setColor(QPalette::WindowText, Qt::white);
        QCOMPARE(themeFor(desktop), darkTheme());
    }

    void theStyleSheetNamesNoColourThatTheThemeDoesNotHave()
    {
        QVERIFY(!styleSheet(lightTheme()).contains(u'%'));
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
