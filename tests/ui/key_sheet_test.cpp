#include "ui/dialogs/key_sheet.h"

#include "tests/ui/desk.h"

using namespace dibs::testing;

class KeySheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void keysStandInTheGroupsOfTheMenus()
    {
        const Desk desk{openingNight()};
        desk.window->findChild<WindowActions*>()->keys.trigger();
        const auto* sheet = desk.window->findChild<KeySheet*>();

        QStringList titles;
        QStringList all;
        for (const QLabel* each : sheet->findChildren<QLabel*>()) {
            if (each->objectName() == u"part") titles += each->text();
            all += each->text();
        }

        QCOMPARE(titles,
            (QStringList{QStringLiteral("File"), QStringLiteral("Campaign"), QStringLiteral("Page"),
                QStringLiteral("Go to a page"), QStringLiteral("View"), QStringLiteral("Theme"),
                QStringLiteral("Language"), QStringLiteral("Help")}));
        const qsizetype pages = all.indexOf(QStringLiteral("Go to a page"));
        QCOMPARE(all.mid(pages + 1, 2),
            (QStringList{QStringLiteral("Ctrl+1"), QStringLiteral("Campaign")}));
        QCOMPARE(all.value(all.indexOf(QStringLiteral("Wall display")) - 1), QStringLiteral("F11"));
        QVERIFY(all.indexOf(QStringLiteral("New campaign"))
            < all.indexOf(QStringLiteral("Page"), all.indexOf(QStringLiteral("New campaign"))));
    }
};

QTEST_MAIN(KeySheetTest)
#include "key_sheet_test.moc"
