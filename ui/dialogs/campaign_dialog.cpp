#include "ui/dialogs/campaign_dialog.h"

#include "backend/console/reason_words.h"
#include "ui/dialogs/form_parts.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/tick_box.h"

#include <QDateTimeEdit>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr int kWidth = 560;
constexpr int kReasonMax = 200;
constexpr qint64 kHourMs = 3'600'000;

QLineEdit* makeEdit(const char* name)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(QString::fromLatin1(name));
    return edit;
}

/// The form shows minutes: a second that it cannot show is no change.
void keepUnshown(std::optional<qint64>& entered, std::optional<qint64> known)
{
    constexpr qint64 kMinuteMs = 60'000;
    if (entered && known && *entered / kMinuteMs == *known / kMinuteMs) entered = known;
}

}  // namespace

CampaignDialog::CampaignDialog(console::Console& console, const Clock& clock,
    const std::optional<console::CampaignSnapshot>& campaign, QWidget* parent)
    : QDialog(parent)
    , m_console(console)
    , m_clock(clock)
    , m_base(campaign)
    , m_campaign(campaign)
    , m_description(makeEdit("description"))
    , m_stock(makeEdit("stock"))
    , m_reason(makeEdit("reason"))
    , m_preview(makeWords())
    , m_problem(makeWords())
    , m_submit(new QPushButton(campaign ? tr("Change campaign") : tr("Create campaign")))
{
    setObjectName(QStringLiteral("campaignForm"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(campaign ? tr("Change campaign") : tr("New campaign"));
    auto* title
        = makeWords(campaign ? tr("Change “%1”").arg(campaign->description) : tr("New campaign"));
    title->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_preview->setObjectName(QStringLiteral("preview"));
    setRole(*m_preview, "code");
    m_problem->setObjectName(QStringLiteral("problem"));
    setRole(*m_problem, "bad");
    m_problem->hide();
    m_submit->setObjectName(QStringLiteral("confirm"));
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    connect(m_submit, &QPushButton::clicked, this, &CampaignDialog::submit);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGroups, kGroups, kGroups, kGroups);
    layout->setSpacing(kAround);
    layout->addWidget(title);
    layout->addLayout(makeForm());
    layout->addWidget(m_preview);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addLayout(makeButtonLine(cancel, {m_submit}));
    fill(campaign ? entryOf(*campaign) : CampaignEntry());
    check();
    setMinimumWidth(kWidth);
    resize(kWidth, layout->totalHeightForWidth(kWidth));
    m_description->setFocus();
}

QFormLayout* CampaignDialog::makeForm()
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(kAround);
    form->setVerticalSpacing(kBetween);
    const auto add = [&](CampaignField field, const QString& name, QWidget* widget) {
        m_fields.insert(field, widget);
        m_complaints.insert(field, addField(*form, name, widget));
    };
    add(CampaignField::Description, tr("Name"), m_description);
    if (!m_campaign) {
        add(CampaignField::Discount, tr("Discount"), makeDiscount());
        m_minOrder = makeEdit("minOrder");
        add(CampaignField::MinOrder, tr("On orders from (won)"), m_minOrder);
    }
    add(CampaignField::Stock, tr("Coupons in all"), m_stock);
    add(CampaignField::Opens, tr("Opens"), makeMoment(m_opens, tr("at once")));
    add(CampaignField::Closes, tr("Closes"), makeMoment(m_closes, tr("when closed or sold out")));
    if (m_campaign) m_opens.none->hide();
    if (!m_campaign) {
        m_validDays = makeEdit("validDays");
        m_validDays->setPlaceholderText(tr("empty: no limit in days"));
        add(CampaignField::ValidDays, tr("Valid for (days)"), m_validDays);
    }
    QWidget* expires = makeMoment(m_expires, tr("no date"));
    expires->setObjectName(QStringLiteral("expires"));
    add(CampaignField::Expires, tr("All coupons expire"), expires);
    m_reason->setMaxLength(kReasonMax);
    m_reason->setPlaceholderText(tr("kept for the audit; may be empty"));
    addField(*form, tr("Reason"), m_reason);
    for (QLineEdit* edit : {m_description, m_amount, m_minOrder, m_stock, m_validDays})
        if (edit) connect(edit, &QLineEdit::textChanged, this, &CampaignDialog::check);
    return form;
}

QWidget* CampaignDialog::makeDiscount()
{
    m_discount = new ChoiceBox;
    m_discount->addItems({tr("won"), tr("percent")});
    m_discount->setAccessibleName(tr("Kind of discount"));
    m_amount = makeEdit("amount");
    m_amount->setAccessibleName(tr("Discount"));
    connect(m_discount, &QComboBox::currentIndexChanged, this, &CampaignDialog::check);

    auto* line = new QWidget;
    line->setFocusProxy(m_amount);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_amount, 1);
    layout->addWidget(m_discount);
    return line;
}

QWidget* CampaignDialog::makeMoment(Moment& moment, const QString& noneWords)
{
    moment.none = new TickBox(noneWords);
    moment.at = new QDateTimeEdit(
        QDateTime::fromMSecsSinceEpoch((m_clock.nowMs() / kHourMs + 1) * kHourMs));
    moment.at->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    moment.at->setCalendarPopup(true);
    moment.at->setMinimumHeight(kRowHeight);
    connect(moment.none, &QCheckBox::toggled, moment.at, &QWidget::setDisabled);
    connect(moment.none, &QCheckBox::toggled, this, &CampaignDialog::check);
    connect(moment.at, &QDateTimeEdit::dateTimeChanged, this, &CampaignDialog::check);

    auto* line = new QWidget;
    line->setFocusProxy(moment.at);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(moment.at);
    layout->addWidget(moment.none, 1);
    return line;
}

void CampaignDialog::fill(const CampaignEntry& entry)
{
    m_description->setText(entry.description);
    m_stock->setText(entry.totalStock);
    if (m_minOrder) m_minOrder->setText(entry.minOrderAmount);
    for (const auto& [moment, time] : {std::pair(m_opens, entry.opensAtMs),
             std::pair(m_closes, entry.closesAtMs), std::pair(m_expires, entry.expiresAtMs)}) {
        if (time) moment.at->setDateTime(QDateTime::fromMSecsSinceEpoch(*time));
        moment.none->setChecked(!time);
    }
}

CampaignEntry CampaignDialog::entry() const
{
    const auto textOf = [](const QLineEdit* edit, const QString& otherwise = {}) {
        return edit ? edit->text() : otherwise;
    };
    const auto timeOf = [](const Moment& moment) -> std::optional<qint64> {
        if (moment.none->isChecked()) return std::nullopt;
        return moment.at->dateTime().toMSecsSinceEpoch();
    };
    CampaignEntry entry;
    entry.description = m_description->text();
    if (m_discount && m_discount->currentIndex() == 1) entry.discount = console::Discount::Percent;
    entry.discountAmount = textOf(m_amount);
    entry.minOrderAmount = textOf(m_minOrder, entry.minOrderAmount);
    entry.totalStock = m_stock->text();
    entry.opensAtMs = timeOf(m_opens);
    entry.closesAtMs = timeOf(m_closes);
    entry.validDays = textOf(m_validDays);
    entry.expiresAtMs = timeOf(m_expires);
    if (!m_base) return entry;
    keepUnshown(entry.opensAtMs, m_base->opensAtMs);
    keepUnshown(entry.closesAtMs, m_base->closesAtMs);
    keepUnshown(entry.expiresAtMs, m_base->expiresAtMs);
    return entry;
}

Complaints CampaignDialog::complaints(const CampaignEntry& entry) const
{
    return m_campaign ? complaintsOf(entry, *m_campaign) : complaintsOf(entry, m_clock.nowMs());
}

void CampaignDialog::check()
{
    if (!m_reason || m_complaints.size() < (m_campaign ? 5 : 8)) return;  // still being made
    const CampaignEntry now = entry();
    const Complaints found = complaints(now);
    for (const auto& [field, place] : m_complaints.asKeyValueRange()) {
        // What was never touched is not complained of before one tries.
        const auto* edit = qobject_cast<QLineEdit*>(m_fields.value(field));
        const bool touched = edit ? edit->isModified() : m_amount && m_amount->isModified();
        complain(*place, m_tried || touched ? found.value(field) : QString());
    }
    const bool changes = !m_campaign || changeOf(now, *m_base) != console::CampaignChange();
    m_submit->setEnabled(changes && !m_pending);
    m_preview->setText(m_campaign ? previewOf(changeOf(now, *m_base), *m_campaign, m_clock.nowMs())
                                  : previewOf(now, m_clock.nowMs()));
}

void CampaignDialog::submit()
{
    m_tried = true;
    check();
    const CampaignEntry now = entry();
    if (const Complaints found = complaints(now); !found.isEmpty())
        return m_fields.value(found.firstKey())->setFocus();

    m_pending = true;
    check();
    complain(*m_problem, {});
    const QPointer<CampaignDialog> self(this);  // the answer may come after the form is gone
    const QString reason = m_reason->text().trimmed();
    if (!m_campaign)
        return m_console.createCampaign(
            draftOf(now), reason, [self](const Result<CouponId>& result) {
                if (self) self->answered(result);
            });
    m_console.changeCampaign(
        m_campaign->couponId, changeOf(now, *m_base), reason, [self](const Result<void>& result) {
            if (!self) return;
            self->answered(result ? Result<CouponId>(self->m_campaign->couponId)
                                  : Result<CouponId>(result.error()));
        });
}

void CampaignDialog::answered(const Result<CouponId>& result)
{
    m_pending = false;
    check();
    if (!result)
        return complain(*m_problem,
            (m_campaign ? tr("The campaign is not changed: %1")
                        : tr("The campaign is not created: %1"))
                .arg(console::reasonWords(result.error().detail)));
    if (!m_campaign) Q_EMIT created(*result);
    accept();
}

std::optional<CouponId> CampaignDialog::campaign() const
{
    return m_campaign ? std::optional(m_campaign->couponId) : std::nullopt;
}

void CampaignDialog::setCampaign(const console::CampaignSnapshot& campaign)
{
    m_campaign = campaign;
    check();
}

}  // namespace dibs::ui
