#include "ui/dialogs/alerts_dialog.h"

#include "ui/dialogs/form_parts.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/tick_box.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace dibs::ui {

namespace {

using console::AlertKind;

constexpr int kWidth = 560;

/// With the figure at %1.
QString wordsOf(AlertKind kind)
{
    switch (kind) {
    case AlertKind::StockLow: return AlertsDialog::tr("below %1 %");
    case AlertKind::Stalled:
    case AlertKind::NoConsumer: return AlertsDialog::tr("for %1 s");
    case AlertKind::DeadLetters: return AlertsDialog::tr("from %1 on");
    case AlertKind::OldestWait: return AlertsDialog::tr("longer than %1 s");
    }
    Q_UNREACHABLE();
}

}  // namespace

AlertsDialog::AlertsDialog(Alarms& alarms, QWidget* parent)
    : QDialog(parent)
    , m_onDesktop(new TickBox(tr("Notify on the desktop")))
    , m_withSound(new TickBox(tr("With a sound")))
{
    setObjectName(QStringLiteral("alerts"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Alert rules"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(kAround);
    grid->setVerticalSpacing(kInside);
    grid->setColumnStretch(0, 1);
    for (int at = 0; at < console::kAlertKinds; ++at) {
        const auto kind = static_cast<AlertKind>(at);
        const console::AlertRule& rule = alarms.wishes().rules.of(kind);
        const console::AlertRange range = console::rangeOf(kind);
        Line& line = m_lines[static_cast<size_t>(at)];
        line.on = new TickBox(nameOf(kind));
        line.on->setChecked(rule.on);
        line.on->setMinimumHeight(kRowHeight);
        line.limit = new QSpinBox;
        line.limit->setObjectName(QStringLiteral("limit%1").arg(at));
        line.limit->setAccessibleName(tr("%1: limit").arg(nameOf(kind)));
        line.limit->setRange(int(range.least), int(range.most));
        line.limit->setValue(int(rule.limit));
        const QStringList words = wordsOf(kind).split(QStringLiteral("%1"));
        line.limit->setPrefix(words.first());
        line.limit->setSuffix(words.last());
        line.limit->setEnabled(rule.on);
        connect(line.on, &QCheckBox::toggled, line.limit, &QWidget::setEnabled);
        grid->addWidget(line.on, at, 0);
        grid->addWidget(line.limit, at, 1);
    }
    m_onDesktop->setChecked(alarms.wishes().onDesktop);
    m_withSound->setChecked(alarms.wishes().withSound);
    m_onDesktop->setEnabled(alarms.hasDesktop());
    if (!alarms.hasDesktop())
        m_onDesktop->setText(tr("Notify on the desktop (this desktop has no tray)"));

    QLabel* lead = makeWords(
        tr("The banner in the window always tells. An alert calls once, and again when it is "
           "over; a figure that trembles around its limit does not call anew."));
    setRole(*lead, "muted");
    auto* keep = new QPushButton(tr("Cancel"));
    auto* save = new QPushButton(tr("Save"));
    save->setObjectName(QStringLiteral("save"));
    save->setDefault(true);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, [this, &alarms] {
        alarms.setWishes(wishes());
        accept();
    });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGroups, kGroups, kGroups, kGroups);
    layout->setSpacing(kAround);
    layout->addWidget(lead);
    layout->addLayout(grid);
    layout->addWidget(m_onDesktop);
    layout->addWidget(m_withSound);
    layout->addLayout(makeButtonLine(keep, {save}));
    setMinimumWidth(kWidth);
    resize(kWidth, layout->totalHeightForWidth(kWidth));
}

Alarms::Wishes AlertsDialog::wishes() const
{
    Alarms::Wishes wishes{
        .onDesktop = m_onDesktop->isChecked(), .withSound = m_withSound->isChecked()};
    for (int at = 0; at < console::kAlertKinds; ++at) {
        const Line& line = m_lines[static_cast<size_t>(at)];
        wishes.rules.of(static_cast<AlertKind>(at)) = {line.on->isChecked(), line.limit->value()};
    }
    return wishes;
}

}  // namespace dibs::ui
