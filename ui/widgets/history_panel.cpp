#include "ui/widgets/history_panel.h"

#include "backend/console/figures.h"
#include "backend/console/reason_words.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/past_chart.h"
#include "ui/widgets/plain_table.h"
#include "ui/widgets/status_label.h"

#include <QLabel>
#include <QSettings>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>

namespace dibs::ui {

namespace {

constexpr qint64 kStepMs = std::chrono::milliseconds(history::kEvery).count();
constexpr qint64 kMinuteMs = 60'000;
constexpr int kPageSteps = 60;  // ten minutes
constexpr int kEventsWidth = 400;
constexpr int kEventsWanted = 8;

const auto kSpanKey = QStringLiteral("health/span");

QLabel* makeTitle()
{
    auto* label = new QLabel;
    label->setFont(textFont(kTitlePt, QFont::DemiBold));
    label->setMinimumHeight(kRowHeight);
    return label;
}

QLabel* makeNote(const char* name, const char* role)
{
    auto* label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setRole(*label, role);
    return label;
}

}  // namespace

HistoryPanel::HistoryPanel(const Given& given, QWidget* parent)
    : QWidget(parent)
    , m_settings(given.settings)
    , m_history(given.history)
    , m_lookback(given.lookback)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGroups);
    layout->addWidget(makeCurve(given.theme), 1);
    layout->addWidget(makeEvents(given.theme));
    connect(&m_history, &history::History::changed, this, [this] {
        if (isVisible()) showHistory();
    });
}

QWidget* HistoryPanel::makeCurve(const Theme& theme)
{
    m_title = makeTitle();
    m_title->setObjectName(QStringLiteral("historyTitle"));
    m_newest = new StatusLabel(theme);
    m_newest->setObjectName(QStringLiteral("newestEvent"));
    m_newest->setFont(textFont(kWallBodyPt));
    m_newest->hide();
    m_span = new ChoiceBox;
    m_span->setObjectName(QStringLiteral("span"));
    m_span->addItems({{}, {}, {}, {}});
    m_span->setCurrentIndex(std::clamp(m_settings.value(kSpanKey, int(Hour)).toInt(), 0, int(Day)));
    m_trouble = makeNote("historyTrouble", "bad");
    m_chart = new PastChart(theme);
    m_slider = new QSlider(Qt::Horizontal);
    m_slider->setObjectName(QStringLiteral("moment"));
    m_slider->setPageStep(kPageSteps);
    m_slider->setMinimumHeight(kRowHeight);
    connect(m_span, &QComboBox::currentIndexChanged, this, &HistoryPanel::showHistory);
    connect(m_slider, &QSlider::valueChanged, this, &HistoryPanel::slide);
    connect(m_chart, &PastChart::picked, &m_lookback, &Lookback::lookAt);

    auto* part = new QWidget;
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_title);
    heading->addStretch(1);
    heading->addWidget(m_newest);
    heading->addWidget(m_span);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kInside);
    layout->addLayout(heading);
    layout->addWidget(m_trouble);
    layout->addWidget(m_chart, 1);
    m_along = new QHBoxLayout;
    m_along->addWidget(m_slider);
    layout->addLayout(m_along);
    return part;
}

QWidget* HistoryPanel::makeEvents(const Theme& theme)
{
    m_eventsTitle = makeTitle();
    m_eventTable = new PlainTable(theme, m_events);
    m_eventTable->setObjectName(QStringLiteral("events"));
    m_eventTable->setRowsWanted(kEventsWanted);
    m_noEvents = makeNote("noEvents", "muted");
    connect(m_eventTable, &QAbstractItemView::activated, this,
        [this](const QModelIndex& index) { m_lookback.lookAt(m_events.timeAt(index)); });
    connect(m_eventTable, &QAbstractItemView::clicked, this,
        [this](const QModelIndex& index) { m_lookback.lookAt(m_events.timeAt(index)); });

    m_eventsPart = new QWidget;
    m_eventsPart->setFixedWidth(kEventsWidth);
    auto* layout = new QVBoxLayout(m_eventsPart);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kInside);
    layout->addWidget(m_eventsTitle);
    layout->addWidget(m_noEvents);
    layout->addWidget(m_eventTable, 1);
    layout->addStretch(0);
    return m_eventsPart;
}

qint64 HistoryPanel::spanMs() const
{
    constexpr qint64 kHourMs = 60 * kMinuteMs;
    switch (static_cast<Span>(m_span->currentIndex())) {
    case Quarter: return 15 * kMinuteMs;
    case Hour: return kHourMs;
    case SixHours: return 6 * kHourMs;
    case Day: return 24 * kHourMs;
    }
    return kHourMs;
}

/// The time line, up to the newest moment.
void HistoryPanel::showHistory()
{
    const qint64 nowMs = m_lookback.nowMs();
    if (nowMs == 0) return;
    m_events.take(m_history.events(), nowMs);
    m_noEvents->setVisible(m_history.events().isEmpty());
    m_eventTable->setVisible(!m_history.events().isEmpty());
    m_chart->setPast(m_history.points(), m_history.events());
    showNewest();
    m_chart->setRange(nowMs - spanMs(), nowMs);
    const QString trouble = troubleWords();
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());

    const QSignalBlocker quiet(m_slider);
    const int steps = int(spanMs() / kStepMs);
    m_slider->setRange(0, steps);
    const std::optional<qint64> atMs = m_lookback.lookingAtMs();
    m_slider->setValue(
        atMs ? int(std::clamp<qint64>(steps - (nowMs - *atMs) / kStepMs, 0, steps - 1)) : steps);
    m_chart->setCursor(atMs);
}

void HistoryPanel::showNewest()
{
    if (m_history.events().isEmpty()) return m_newest->setStatus({});
    const console::Event& event = m_history.events().last();
    console::Status status = console::statusOf(event.kind);
    status.word = QStringLiteral("%1  %2").arg(
        console::clockTime(event.atMs, m_lookback.nowMs()), console::wordsOf(event));
    m_newest->setStatus(status);
}

void HistoryPanel::slide(int step)
{
    const int back = m_slider->maximum() - step;
    if (back <= 0) return m_lookback.backToNow();
    m_lookback.lookAt(m_lookback.nowMs() - back * kStepMs);
}

QString HistoryPanel::troubleWords() const
{
    switch (m_history.trouble()) {
    case history::Trouble::None: break;
    case history::Trouble::Damaged:
        return tr("The history’s file was damaged: it was set aside as %1, and a new one is begun.")
            .arg(m_history.detail());
    case history::Trouble::Newer:
        return tr("The history’s file was written by a newer Dibs: it was set aside as %1, and a "
                  "new one is begun.")
            .arg(m_history.detail());
    case history::Trouble::Shared:
        return tr("Another window keeps the history of this server. What this one sees is "
                  "forgotten when it is closed.");
    case history::Trouble::Unwritable:
        return tr("The history cannot be kept: %1. What this window sees is forgotten when it is "
                  "closed.")
            .arg(console::reasonWords(m_history.detail()));
    }
    if (m_history.writeProblem().isEmpty()) return {};
    return tr("The history is not written: %1").arg(console::reasonWords(m_history.writeProblem()));
}

void HistoryPanel::setWall(bool wall)
{
    for (QWidget* each :
        {m_eventsPart, static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_span)})
        each->setVisible(!wall);
    m_newest->setVisible(wall && !m_history.events().isEmpty());
    m_title->setFont(textFont(wall ? kWallTitlePt : kTitlePt, QFont::DemiBold));
    m_title->setMinimumHeight(std::max(kRowHeight, QFontMetrics(m_title->font()).height()));
    m_trouble->setFont(textFont(wall ? kWallBodyPt : kBodyPt));
    m_chart->setLarge(wall);
}

void HistoryPanel::find()
{
    m_slider->setFocus(Qt::ShortcutFocusReason);
}

void HistoryPanel::resetLayout()
{
    m_span->setCurrentIndex(Hour);
}

void HistoryPanel::saveLayout()
{
    m_settings.setValue(kSpanKey, m_span->currentIndex());
}

void HistoryPanel::retranslate()
{
    m_chart->retranslate();
    // The slider runs where time runs, and its handle's middle is where one looks.
    m_along->setContentsMargins(
        m_chart->roomLeft() - kBetween, 0, m_chart->roomRight() - kBetween, 0);
    m_title->setText(tr("History"));
    const QString spans[]{
        tr("Last 15 minutes"), tr("Last hour"), tr("Last 6 hours"), tr("Last 24 hours")};
    for (int at = 0; at < m_span->count(); ++at) m_span->setItemText(at, spans[at]);
    m_span->setAccessibleName(tr("How far back the curve goes"));
    m_slider->setAccessibleName(tr("Moment that is shown; at the right end: now"));
    m_slider->setToolTip(tr("← and → step 10 s, Page keys 10 min, Home the oldest, End now"));
    m_eventsTitle->setText(tr("Events"));
    m_eventTable->setAccessibleName(tr("Events"));
    m_eventTable->fitColumns({QStringLiteral("30 Sep 00:00"), {}});
    m_noEvents->setText(tr("Nothing happened in the last 24 hours that is worth a mark: no pause, "
                           "no sell-out, no lost consumer, no restart, no dead letter."));
}

}  // namespace dibs::ui
