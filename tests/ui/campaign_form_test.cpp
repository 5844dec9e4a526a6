#include "backend/console/figures.h"
#include "tests/support/fake_console.h"
#include "tests/support/sample_snapshots.h"
#include "ui/dialogs/campaign_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;

namespace {

CampaignEntry goodEntry()
{
    CampaignEntry entry;
    entry.description = QStringLiteral("Spring");
    entry.discountAmount = QStringLiteral("1,000");
    entry.totalStock = QStringLiteral("10,000");
    return entry;
}

CampaignSnapshot night()
{
    return openingNight().campaigns[0];  // 6,880 issued of 10,000
}

struct Form {
    explicit Form(const std::optional<CampaignSnapshot>& campaign = {})
        : dialog(new CampaignDialog(console, clock, campaign, nullptr))
    {
        dialog->show();
    }
    ~Form() { delete dialog; }

    void type(const char* name, const QString& text) const
    {
        auto* edit = dialog->findChild<QLineEdit*>(QString::fromLatin1(name));
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    void setExpiry(const QDateTime& moment) const
    {
        auto* line = dialog->findChild<QWidget*>(QStringLiteral("expires"));
        line->findChild<QCheckBox*>()->setChecked(false);
        line->findChild<QDateTimeEdit*>()->setDateTime(moment);
    }
    void submit() const
    {
        QTest::mouseClick(
            dialog->findChild<QPushButton*>(QStringLiteral("confirm")), Qt::LeftButton);
    }
    QString text(const char* name) const
    {
        return dialog->findChild<QLabel*>(QString::fromLatin1(name))->text();
    }

    FakeConsole console;
    ManualClock clock{kSampleTakenAtMs};
    QPointer<CampaignDialog> dialog;
};

}  // namespace

class CampaignFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void aGoodEntryHasNothingToComplainOf()
    {
        QVERIFY(complaintsOf(goodEntry(), kSampleTakenAtMs).isEmpty());
        QCOMPARE(draftOf(goodEntry()).totalStock, 10'000);
    }

    void eachFieldIsComplainedOfByItself_data()
    {
        QTest::addColumn<CampaignEntry>("entry");
        QTest::addColumn<CampaignField>("field");
        const auto row = [](const char* name, CampaignField field, auto spoil) {
            CampaignEntry entry = goodEntry();
            spoil(entry);
            QTest::newRow(name) << entry << field;
        };
        row("no name", CampaignField::Description, [](auto& e) { e.description = u" "_qs; });
        row("no amount", CampaignField::Discount, [](auto& e) { e.discountAmount.clear(); });
        row("more than all", CampaignField::Discount, [](auto& e) {
            e.discount = Discount::Percent;
            e.discountAmount = u"101"_qs;
        });
        row("letters", CampaignField::Stock, [](auto& e) { e.totalStock = u"many"_qs; });
        row("below nothing", CampaignField::MinOrder, [](auto& e) { e.minOrderAmount = u"-1"_qs; });
        row("closes before it opens", CampaignField::Closes,
            [](auto& e) { e.closesAtMs = kSampleTakenAtMs - 1; });
        row("valid for no day", CampaignField::ValidDays, [](auto& e) { e.validDays = u"0"_qs; });
        row("expires before it opens", CampaignField::Expires,
            [](auto& e) { e.expiresAtMs = kSampleTakenAtMs; });
        row("expires before it closes", CampaignField::Expires, [](auto& e) {
            e.closesAtMs = kSampleTakenAtMs + 2;
            e.expiresAtMs = kSampleTakenAtMs + 1;
        });
        row("expires by days and at a date", CampaignField::Expires, [](auto& e) {
            e.validDays = u"3"_qs;
            e.expiresAtMs = kSampleTakenAtMs + 1;
        });
    }
    void eachFieldIsComplainedOfByItself()
    {
        QFETCH(CampaignEntry, entry);
        QFETCH(CampaignField, field);

        QCOMPARE(complaintsOf(entry, kSampleTakenAtMs).keys(), QList{field});
    }

    void stockIsNeverLessThanWhatIsIssued()
    {
        CampaignEntry entry = entryOf(night());

        entry.totalStock = QStringLiteral("6,879");
        QVERIFY(complaintsOf(entry, night()).contains(CampaignField::Stock));
        entry.totalStock = QStringLiteral("6,880");

        QVERIFY(complaintsOf(entry, night()).isEmpty());
    }

    void aNewCampaignIsCreatedFromWhatIsTyped()
    {
        const Form form;
        QCOMPARE(form.text("preview"),
            QStringLiteral("Still needed: the name, the discount, how many coupons. Opens at "
                           "once, stays open until closed or sold out."));
        form.type("description", QStringLiteral("Spring"));
        QVERIFY(form.text("preview").startsWith(
            QStringLiteral("Still needed: the discount, how many coupons.")));
        form.type("amount", QStringLiteral("20"));
        form.dialog->findChild<QComboBox*>()->setCurrentIndex(1);
        form.type("stock", QStringLiteral("500"));
        form.type("reason", QStringLiteral("season opens"));
        QCOMPARE(form.text("preview"),
            QStringLiteral("500 coupons: 20 % off orders from 0 won. Opens at once, stays open "
                           "until closed or sold out."));

        form.submit();

        QCOMPARE(form.console.created.size(), 1);
        QCOMPARE(form.console.created[0].draft.totalStock, 500);
        QCOMPARE(form.console.created[0].draft.discount, Discount::Percent);
        QCOMPARE(form.console.created[0].reason, QStringLiteral("season opens"));
    }

    void aDateOfExpiryIsAskedForAndForeseen()
    {
        const Form form;
        form.type("description", QStringLiteral("Spring"));
        form.type("amount", QStringLiteral("1000"));
        form.type("stock", QStringLiteral("500"));
        const auto moment = QDateTime::fromMSecsSinceEpoch(kSampleTakenAtMs + 5 * 86'400'000);
        form.setExpiry(moment);
        QVERIFY(form.text("preview").endsWith(
            QStringLiteral("All coupons expire %1.")
                .arg(clockTime(moment.toMSecsSinceEpoch(), kSampleTakenAtMs))));

        form.submit();

        QCOMPARE(form.console.created.size(), 1);
        const CampaignDraft& draft = form.console.created[0].draft;
        QCOMPARE(draft.expiresAtMs.value_or(0), moment.toMSecsSinceEpoch());
        QVERIFY(!draft.validDays);
    }

    void theDateOfACampaignIsMovedAlone()
    {
        CampaignSnapshot dated = night();
        dated.expiresAtMs = kSampleTakenAtMs + 86'400'000 + 17;  // no whole minute
        const Form form(dated);
        const auto* confirm = form.dialog->findChild<QPushButton*>(QStringLiteral("confirm"));
        QVERIFY(!confirm->isEnabled());
        form.setExpiry(QDateTime::fromMSecsSinceEpoch(kSampleTakenAtMs + 86'400'000));
        QVERIFY(!confirm->isEnabled());  // the minute that it showed before

        const auto moment = QDateTime::fromMSecsSinceEpoch(kSampleTakenAtMs + 5 * 86'400'000);
        form.setExpiry(moment);
        QVERIFY(form.text("preview").contains(QStringLiteral("also those in people’s hands")));

        form.submit();

        QCOMPARE(form.console.changed.size(), 1);
        QCOMPARE(form.console.changed[0].change,
            (CampaignChange{.expiresAtMs = std::optional(moment.toMSecsSinceEpoch())}));
    }

    void aWrongEntryAsksNobodyAndPutsTheCursorThere()
    {
        const Form form;
        form.type("description", QStringLiteral("Spring"));
        form.type("amount", QStringLiteral("1000"));

        form.submit();

        QVERIFY(form.console.created.isEmpty());
        QCOMPARE(form.dialog->focusWidget()->objectName(), QStringLiteral("stock"));
    }

    void aRefusalKeepsTheFormAndAllThatIsTyped()
    {
        const Form form;
        form.type("description", QStringLiteral("Spring"));
        form.type("amount", QStringLiteral("1000"));
        form.type("stock", QStringLiteral("500"));
        form.submit();

        form.console.created[0].answer(fail(ErrorCode::Unavailable, QStringLiteral("no database")));

        QCOMPARE(form.text("problem"), QStringLiteral("The campaign is not created: no database"));
        QCOMPARE(form.dialog->findChild<QLineEdit*>(QStringLiteral("stock"))->text(),
            QStringLiteral("500"));
        QVERIFY(form.dialog->isVisible());
    }

    void onlyWhatTheOperatorChangedIsChanged()
    {
        const Form form(night());
        form.type("stock", QStringLiteral("12000"));
        CampaignSnapshot renamedByAnother = night();
        renamedByAnother.description = QStringLiteral("Another name");
        renamedByAnother.issued = 6'900;
        form.dialog->setCampaign(renamedByAnother);
        QVERIFY(form.text("preview").contains(QStringLiteral("6,900 are issued, so 5,100")));

        form.submit();

        QCOMPARE(form.console.changed.size(), 1);
        QCOMPARE(form.console.changed[0].change, (CampaignChange{.totalStock = 12'000}));
    }

    void nothingChangedCannotBeSent()
    {
        const Form form(night());

        QVERIFY(!form.dialog->findChild<QPushButton*>(QStringLiteral("confirm"))->isEnabled());
    }
};

QTEST_MAIN(CampaignFormTest)
#include "campaign_form_test.moc"
