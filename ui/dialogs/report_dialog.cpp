#include "ui/dialogs/report_dialog.h"

#include "backend/console/reason_words.h"
#include "ui/dialogs/form_parts.h"
#include "ui/report/report_file.h"
#include "ui/report/report_words.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/status_label.h"

#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

using console::Shape;
using console::Tone;

constexpr int kWidth = 520;

QPushButton* makeButton(const QString& words, const QString& name = {})
{
    auto* button = new QPushButton(words);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

}  // namespace

ReportDialog::ReportDialog(console::Console& console, const console::CampaignSnapshot& campaign,
    const Theme& theme, QWidget* parent)
    : QDialog(parent)
    , m_console(console)
    , m_campaign(campaign.couponId)
    , m_status(new StatusLabel(theme))
    , m_words(makeWords())
    , m_next(makeWords())
    , m_again(makeButton(tr("Try again"), QStringLiteral("again")))
    , m_open(makeButton(tr("Open it"), QStringLiteral("open")))
    , m_close(makeButton(tr("Close")))
{
    setObjectName(QStringLiteral("report"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Report"));
    QLabel* title = makeWords(tr("Report of “%1”").arg(campaign.description));
    title->setFont(textFont(kTitlePt, QFont::DemiBold));
    m_words->setObjectName(QStringLiteral("reportWords"));
    m_next->setObjectName(QStringLiteral("reportNext"));
    for (QLabel* label : {m_words, m_next})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setRole(*m_next, "muted");

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGroups, kGroups, kGroups, kGroups);
    layout->setSpacing(kBetween);
    layout->addWidget(title);
    layout->addWidget(m_status);
    layout->addWidget(m_words);
    layout->addWidget(m_next);
    layout->addStretch(1);
    layout->addSpacing(kAround);
    layout->addLayout(makeButtonLine(m_close, {m_again, m_open}));
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_again, &QPushButton::clicked, this, [this] { makeInto(m_path); });
    connect(m_open, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_path)); });
    setMinimumWidth(kWidth);
}

void ReportDialog::makeInto(const QString& path)
{
    m_path = path;
    say({Shape::Clock, Tone::Accent, tr("being made")},
        tr("The log is replayed and compared with the database."),
        tr("It may take a minute. Coupons are issued meanwhile; closing this window stops the "
           "report."));
    m_close->setText(tr("Stop"));
    const QPointer<ReportDialog> self(this);
    m_console.report(m_campaign, [self](const Result<console::CampaignReport>& report) {
        if (self) self->take(report);
    });
}

void ReportDialog::take(const Result<console::CampaignReport>& report)
{
    if (report) return save(*report);
    say({Shape::Square, Tone::Bad, tr("not made")},
        tr("The reason: %1").arg(console::reasonWords(report.error().detail)),
        tr("Nothing was written. It can be made at any later time, too."));
    m_again->show();
}

void ReportDialog::save(const console::CampaignReport& report)
{
    const QString shown = QDir::toNativeSeparators(m_path);
    if (const Result<void> saved = saveReport(report, m_path); !saved) {
        say({Shape::Square, Tone::Bad, tr("not saved")},
            tr("The report is made, but not saved: %1")
                .arg(console::reasonWords(saved.error().detail)),
            tr("It would go to %1. Make room there, or choose another place.").arg(shown));
        return m_again->show();
    }
    say(proofStatus(report), proofWords(report), tr("Saved as %1").arg(shown));
    m_open->show();
    m_open->setFocus();
}

void ReportDialog::say(const console::Status& status, const QString& words, const QString& next)
{
    m_status->setStatus(status);
    m_words->setText(words);
    m_next->setText(next);
    m_close->setText(tr("Close"));
    m_again->hide();
    m_open->hide();
    resize(width(), layout()->totalHeightForWidth(std::max(width(), kWidth)));
}

}  // namespace dibs::ui
