#include "ui/dialogs/command_dialog.h"

#include "backend/console/figures.h"
#include "ui/dialogs/form_parts.h"
#include "ui/type.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

constexpr int kWidth = 480;
constexpr int kReasonMax = 200;

QString questionOf(CampaignCommand command, const QString& name)
{
    switch (command) {
    case CampaignCommand::Pause: return CommandDialog::tr("Pause “%1”?").arg(name);
    case CampaignCommand::Resume: return CommandDialog::tr("Resume “%1”?").arg(name);
    case CampaignCommand::Close: return CommandDialog::tr("Close “%1” for good?").arg(name);
    }
    Q_UNREACHABLE();
}

QString buttonOf(CampaignCommand command)
{
    switch (command) {
    case CampaignCommand::Pause: return CommandDialog::tr("Pause campaign");
    case CampaignCommand::Resume: return CommandDialog::tr("Resume campaign");
    case CampaignCommand::Close: return CommandDialog::tr("Close campaign");
    }
    Q_UNREACHABLE();
}

QString consequencesOf(CampaignCommand command, const console::CampaignSnapshot& campaign)
{
    const QString waiting = console::count(campaign.lag);
    const QString left = console::count(campaign.remaining);
    switch (command) {
    case CampaignCommand::Pause:
        return CommandDialog::tr(
            "From then on new requests are refused, %1 a second right now, until the campaign is "
            "resumed. What is accepted and waits (%2) is still decided. %3 are left.")
            .arg(console::rate(campaign.acceptedPerSecond), waiting, left);
    case CampaignCommand::Resume:
        return CommandDialog::tr("New requests are accepted again at once. %1 are left of %2.")
            .arg(left, console::count(campaign.totalStock));
    case CampaignCommand::Close:
        return CommandDialog::tr(
            "From then on new requests are refused. What is accepted and waits (%1) is still "
            "decided. Of the %2 left of %3, those not given out then stay unissued. A closed "
            "campaign cannot be opened again.")
            .arg(waiting, left, console::count(campaign.totalStock));
    }
    Q_UNREACHABLE();
}

}  // namespace

CommandDialog::CommandDialog(
    CampaignCommand command, const console::CampaignSnapshot& campaign, QWidget* parent)
    : QDialog(parent)
    , m_command(command)
    , m_campaign(campaign.couponId)
    , m_consequences(makeWords())
    , m_reason(new QLineEdit)
    , m_confirm(new QPushButton(buttonOf(command)))
{
    setObjectName(QStringLiteral("command"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(buttonOf(command));

    QLabel* question = makeWords(questionOf(command, campaign.description));
    question->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_consequences->setObjectName(QStringLiteral("consequences"));
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setMaxLength(kReasonMax);
    m_reason->setPlaceholderText(tr("kept for the audit; may be empty"));
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setAutoDefault(false);
    auto* keep = new QPushButton(tr("Cancel"));
    keep->setAutoDefault(false);

    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    if (command == CampaignCommand::Close) {
        m_number = new QLineEdit;
        m_number->setObjectName(QStringLiteral("number"));
        addField(*form, tr("Type the campaign’s number, %1, to confirm:").arg(m_campaign.value),
            m_number);
        connect(m_number, &QLineEdit::textChanged, this,
            [this] { m_confirm->setEnabled(isConfirmed()); });
        connect(m_number, &QLineEdit::returnPressed, m_confirm, &QPushButton::click);
    }
    addField(*form, tr("Reason"), m_reason);
    connect(m_reason, &QLineEdit::returnPressed, m_confirm, &QPushButton::click);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGroups, kGroups, kGroups, kGroups);
    layout->setSpacing(kAround);
    layout->addWidget(question);
    layout->addWidget(m_consequences);
    layout->addLayout(form);
    layout->addLayout(makeButtonLine(keep, {m_confirm}));
    m_confirm->setEnabled(isConfirmed());
    setCampaign(campaign);
    setMinimumWidth(kWidth);
    resize(kWidth, layout->totalHeightForWidth(kWidth));
    (m_number ? m_number : m_reason)->setFocus();
}

QString CommandDialog::reason() const
{
    return m_reason->text().trimmed();
}

void CommandDialog::setCampaign(const console::CampaignSnapshot& campaign)
{
    m_consequences->setText(consequencesOf(m_command, campaign));
}

bool CommandDialog::isConfirmed() const
{
    return !m_number || m_number->text().trimmed() == QString::number(m_campaign.value);
}

}  // namespace dibs::ui
