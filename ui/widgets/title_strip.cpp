#include "ui/widgets/title_strip.h"

#include "backend/console/figures.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/freshness_badge.h"
#include "ui/widgets/status_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace dibs::ui {

namespace {

constexpr int kTabHeight = 30;

}  // namespace

TitleStrip::TitleStrip(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_name(new QLabel(tr("Dibs")))
    , m_tabs(new QHBoxLayout)
    , m_environment(new QLabel)
    , m_readOnly(new QLabel)
    , m_totals(new ElidedLabel)
    , m_freshness(new FreshnessBadge(theme))
    , m_health(new StatusLabel(theme))
{
    setObjectName(QStringLiteral("titleStrip"));
    setRole(*this, "strip");

    m_totals->setObjectName(QStringLiteral("overall"));
    setRole(*m_totals, "muted");
    m_health->setObjectName(QStringLiteral("health"));
    m_environment->setObjectName(QStringLiteral("environment"));
    m_readOnly->setObjectName(QStringLiteral("readOnly"));
    setRole(*m_readOnly, "ribbon");
    m_environment->hide();
    m_readOnly->hide();
    setFonts();
    retranslate();

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kAround, kInside, kAround, kInside);
    layout->setSpacing(kAround);
    layout->addWidget(m_name);
    layout->addWidget(m_environment);
    layout->addWidget(m_readOnly);
    m_tabs->setSpacing(0);
    layout->addLayout(m_tabs);
    layout->addWidget(m_totals, 1);
    layout->addWidget(m_freshness);
    layout->addWidget(m_health);
}

void TitleStrip::addPage(QAction* action)
{
    auto* tab = new QToolButton;
    tab->setDefaultAction(action);
    tab->setFocusPolicy(Qt::StrongFocus);
    setRole(*tab, "tab");
    m_tabs->addWidget(tab);
    connect(action, &QAction::toggled, this, &TitleStrip::showTabs);
    showTabs();
}

void TitleStrip::setWall(bool wall)
{
    m_wall = wall;
    setFonts();
    showTabs();
}

void TitleStrip::showTabs()
{
    for (QToolButton* tab : findChildren<QToolButton*>()) {
        tab->setFont(textFont(m_wall ? kWallBodyPt : kBodyPt));
        // As high on each page and in each language, and on a wall with more than a desk's padding.
        tab->setFixedHeight(
            std::max(kTabHeight, QFontMetrics(tab->font()).height() + kInside + kBetween));
        tab->setVisible(!m_wall || tab->isChecked());
    }
}

void TitleStrip::setFonts()
{
    const double body = m_wall ? kWallBodyPt : kBodyPt;
    m_name->setFont(textFont(m_wall ? kWallTitlePt : kTitlePt, QFont::DemiBold));
    for (QLabel* ribbon : {m_environment, m_readOnly}) ribbon->setFont(textFont(body));
    for (QWidget* figures : {static_cast<QWidget*>(m_totals), static_cast<QWidget*>(m_freshness),
             static_cast<QWidget*>(m_health)})
        figures->setFont(figureFont(body));
}

void TitleStrip::passFocus()
{
    const QList<QToolButton*> tabs = findChildren<QToolButton*>();
    if (!tabs.contains(window()->focusWidget())) return;
    for (QToolButton* tab : tabs)
        if (tab->isChecked()) tab->setFocus();
}

void TitleStrip::retranslate()
{
    m_totals->setAccessibleName(tr("All campaigns"));
    m_readOnly->setText(tr("read-only"));
    if (m_health->status().tone == console::Tone::Muted)
        m_health->setStatus({console::Shape::Dots, console::Tone::Muted, tr("no figures yet")});
    m_freshness->retranslate();
}

void TitleStrip::setPaused(bool paused)
{
    m_freshness->setPaused(paused);
    showHealth();
}

void TitleStrip::setSnapshot(const console::Snapshot& snapshot, bool readOnly)
{
    const bool production = snapshot.environment.contains(u"prod", Qt::CaseInsensitive);
    m_environment->setText(snapshot.environment);
    m_environment->setVisible(!snapshot.environment.isEmpty());
    setRole(*m_environment, production ? "production" : "ribbon");
    if (m_wall) setFonts();  // a new role brings the first font back
    m_readOnly->setVisible(readOnly);
    // What tells of trouble first: a narrow window cuts the end.
    QString text = tr("%1 waiting").arg(console::count(snapshot.lag()));
    if (const std::optional<qint64> oldest = snapshot.oldestWaitMs())
        text += tr(" · oldest %1").arg(console::duration(*oldest));
    text += tr(" · %1 issued/s · %2 accepted/s")
                .arg(console::rate(snapshot.issuedPerSecond),
                    console::rate(snapshot.acceptedPerSecond));
    m_totals->setText(text);
}

void TitleStrip::setAge(qint64 takenAtMs, qint64 ageMs)
{
    m_freshness->setAge(takenAtMs, ageMs);
}

void TitleStrip::setProblems(const QList<console::Problem>& problems)
{
    console::Status worst{console::Shape::Disc, console::Tone::Good, tr("healthy")};
    if (!problems.isEmpty()) worst = problems.first().status;
    if (problems.size() > 1) worst.word = tr("%1 problems").arg(console::count(problems.size()));
    m_health->setStatus(worst);
    showHealth();
}

/// That figures are frozen is said once, by their age.
void TitleStrip::showHealth()
{
    m_health->setVisible(
        !m_freshness->saysFrozen() || m_health->status() != console::frozenProblem(0, 0).status);
}

}  // namespace dibs::ui
