#include "ui/widgets/close_campaign_dialog.h"

#include "backend/console/figures.h"
#include "ui/type.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr int kWidth = 440;

QLabel* makeWords(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}  // namespace

CloseCampaignDialog::CloseCampaignDialog(const console::CampaignSnapshot& campaign, QWidget* parent)
    : QDialog(parent)
    , m_campaign(campaign.couponId)
    , m_consequences(makeWords({}))
    , m_number(new QLineEdit)
    , m_close(new QPushButton(tr("Close campaign")))
{
    setObjectName(QStringLiteral("closeCampaign"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Close campaign"));

    QLabel* question = makeWords(tr("Close “%1” for good?").arg(campaign.description));
    question->setFont(textFont(kTitlePt, QFont::DemiBold));
    QLabel* ask
        = makeWords(tr("Type the campaign's number, %1, to confirm:").arg(m_campaign.value));
    ask->setBuddy(m_number);
    m_number->setAccessibleName(ask->text());
    m_close->setObjectName(QStringLiteral("confirm"));
    m_close->setEnabled(false);
    m_close->setAutoDefault(false);
    auto* keep = new QPushButton(tr("Keep it"));
    keep->setAutoDefault(false);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(keep);
    buttons->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGroups, kGroups, kGroups, kGroups);
    layout->setSpacing(kAround);
    layout->addWidget(question);
    layout->addWidget(m_consequences);
    layout->addWidget(ask);
    layout->addWidget(m_number);
    layout->addLayout(buttons);

    connect(
        m_number, &QLineEdit::textChanged, this, [this] { m_close->setEnabled(isConfirmed()); });
    connect(m_number, &QLineEdit::returnPressed, m_close, &QPushButton::click);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    setCampaign(campaign);
    setMinimumWidth(kWidth);
    resize(kWidth, layout->totalHeightForWidth(kWidth));
    m_number->setFocus();
}

void CloseCampaignDialog::setCampaign(const console::CampaignSnapshot& campaign)
{
    m_consequences->setText(
        tr("From then on new requests are refused. What is accepted and waits (%1) is still "
           "decided. Of the %2 left of %3, those not given out then stay unissued. A closed "
           "campaign cannot be opened again.")
            .arg(console::count(campaign.lag), console::count(campaign.remaining),
                console::count(campaign.totalStock)));
}

bool CloseCampaignDialog::isConfirmed() const
{
    return m_number->text().trimmed() == QString::number(m_campaign.value);
}

}  // namespace dibs::ui
