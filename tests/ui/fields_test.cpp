// How fields and boxes look in each theme: empty, marked, or not to be used.
#include "tests/support/patience.h"
#include "ui/preferences.h"
#include "ui/theme.h"
#include "ui/type.h"
#include "ui/widgets/tick_box.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace dibs::ui;

namespace {

bool shows(QWidget& widget, const QColor& colour)
{
    const QImage picture = widget.grab().toImage();
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            if (picture.pixelColor(x, y).rgb() == colour.rgb()) return true;
    return false;
}

}  // namespace

class FieldsTest : public QObject
{
    Q_OBJECT

private:
    static void addThemes()
    {
        QTest::addColumn<Theme>("theme");
        QTest::newRow("light") << lightTheme();
        QTest::newRow("dark") << darkTheme();
        QTest::newRow("high contrast") << highContrastTheme();
    }

private Q_SLOTS:
    void aBoxThatCannotBeTickedIsEmptyBehindItsTick_data() { addThemes(); }
    void aBoxThatCannotBeTickedIsEmptyBehindItsTick()
    {
        QFETCH(Theme, theme);
        apply(theme);
        TickBox box;
        box.setChecked(true);
        QVERIFY(shows(box, theme.accent));

        box.setEnabled(false);

        QVERIFY(!shows(box, theme.accent));
        const QImage ticked = box.grab().toImage();
        box.setChecked(false);
        QVERIFY(box.grab().toImage() != ticked);
    }

    void whatCannotBeUsedHasAnotherEdge_data() { addThemes(); }
    void whatCannotBeUsedHasAnotherEdge()
    {
        QFETCH(Theme, theme);
        apply(theme);
        QSpinBox number;
        QPushButton button;
        QLineEdit line;
        for (QWidget* each : {static_cast<QWidget*>(&number), static_cast<QWidget*>(&button),
                 static_cast<QWidget*>(&line)}) {
            QVERIFY(shows(*each, theme.line));

            each->setEnabled(false);

            QVERIFY(!shows(*each, theme.line));
            QVERIFY(shows(*each, theme.track()));
        }
    }

    void inHighContrastWhatCannotBeUsedIsWrittenInAnotherColourToo()
    {
        const Theme theme = highContrastTheme();
        apply(theme);
        QSpinBox number;
        number.setSuffix(QStringLiteral("HHH"));
        QPushButton button(QStringLiteral("HHH"));
        QLineEdit line(QStringLiteral("HHH"));
        for (QWidget* each : {static_cast<QWidget*>(&number), static_cast<QWidget*>(&button),
                 static_cast<QWidget*>(&line)}) {
            QVERIFY(shows(*each, theme.text));

            each->setEnabled(false);

            QVERIFY(shows(*each, theme.disabled()));
            QVERIFY(!shows(*each, theme.text));
        }
    }

    void whatHasTheKeyboardHasAnotherEdge_data() { addThemes(); }
    void whatHasTheKeyboardHasAnotherEdge()
    {
        QFETCH(Theme, theme);
        apply(theme);
        QPushButton button(QStringLiteral("HHH"));
        QLineEdit line(QStringLiteral("HHH"));
        TickBox ticked;
        ticked.setChecked(true);
        for (QWidget* each : {static_cast<QWidget*>(&button), static_cast<QWidget*>(&line),
                 static_cast<QWidget*>(&ticked)}) {
            each->show();
            each->clearFocus();
            const QImage without = each->grab().toImage();
            each->setFocus();
            EVENTUALLY(each->hasFocus());
            const QImage with = each->grab().toImage();

            QCOMPARE(with.size(), without.size());
            QVERIFY(with != without);
            const QRgb second = with.pixel(with.width() / 2, 1);
            if (theme.highContrast && each != &ticked) QCOMPARE(second, theme.accent.rgb());
        }
    }

    void aFieldIsWrittenInTheFontOfAllElseInEachLanguageAndTheme()
    {
        const QTemporaryDir kept;
        QSettings settings(kept.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
        settings.setValue(QStringLiteral("view/language"), int(LanguageChoice::Korean));
        Preferences preferences(settings);
        QSpinBox number;
        number.setSuffix(QStringLiteral("초 동안"));
        number.show();
        const auto* field = number.findChild<QLineEdit*>();
        QCOMPARE(field->font().families(), textFont(kBodyPt).families());

        preferences.setTheme(ThemeChoice::Dark);
        QCOMPARE(field->font().families(), textFont(kBodyPt).families());
        preferences.setLanguage(LanguageChoice::English);
        QCOMPARE(field->font().families(), textFont(kBodyPt).families());
    }

    void whatAnEmptyFieldAsksForCanBeRead_data() { addThemes(); }
    void whatAnEmptyFieldAsksForCanBeRead()
    {
        QFETCH(Theme, theme);
        apply(theme);
        QLineEdit line;
        line.ensurePolished();

        QCOMPARE(line.palette().color(QPalette::PlaceholderText), theme.muted);
    }

    void markedTextStandsOut_data() { addThemes(); }
    void markedTextStandsOut()
    {
        QFETCH(Theme, theme);
        apply(theme);
        QLineEdit line;
        line.ensurePolished();

        QCOMPARE(line.palette().color(QPalette::Active, QPalette::Highlight), theme.accent);
        QCOMPARE(line.palette().color(QPalette::Active, QPalette::HighlightedText), theme.base);
    }
};

QTEST_MAIN(FieldsTest)
#include "fields_test.moc"
