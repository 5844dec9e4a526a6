#include "ui/pages/letters_page.h"

#include "backend/common/clock.h"
#include "backend/console/figures.h"
#include "backend/console/reason_words.h"
#include "backend/console/request_words.h"
#include "ui/dialogs/discard_dialog.h"
#include "ui/dialogs/replay_dialog.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/choice_box.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/hint.h"
#include "ui/widgets/letter_view.h"
#include "ui/widgets/row_table.h"
#include "ui/widgets/split_pane.h"
#include "ui/widgets/status_label.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

using console::LetterState;
using console::Shape;
using console::Tone;

constexpr LetterState kStates[]{LetterState::Found, LetterState::Replayed, LetterState::Discarded};
constexpr qint64 kRetryAfterMs = 5'000;
constexpr int kListWidth = 592;
constexpr int kListWidthMin = 440;
constexpr int kViewWidth = 656;

const auto kSplitterKey = QStringLiteral("letters/splitter");

}  // namespace

LettersPage::LettersPage(const PageGiven& given, QWidget* parent)
    : Page(parent)
    , m_console(given.console)
    , m_clock(given.clock)
    , m_theme(given.theme)
    , m_shelf(given.console, given.clock)
    , m_states(new ChoiceBox)
    , m_state(new StatusLabel(given.theme))
    , m_words(new ElidedLabel)
    , m_more(new QPushButton)
    , m_stack(new QStackedWidget)
    , m_hint(new Hint(given.theme))
    , m_table(new RowTable(given.theme, m_letters))
    , m_view(new LetterView(given.theme, {&m_replay, &m_discard}))
    , m_splitter(new SplitPane(
          m_table, m_view, {given.settings, kSplitterKey, {kListWidth, kViewWidth}, {1, 1}}))
{
    m_replay.setObjectName(QStringLiteral("replayLetter"));
    m_replay.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Y));
    m_discard.setObjectName(QStringLiteral("discardLetter"));
    m_discard.setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    m_table->setObjectName(QStringLiteral("letters"));
    m_table->setMinimumWidth(kListWidthMin);
    m_table->narrowToRows();
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_splitter);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kAround, kAround, kAround, kAround);
    layout->setSpacing(kBetween);
    layout->addWidget(makeTop());
    layout->addWidget(m_stack, 1);

    connect(m_states, &QComboBox::currentIndexChanged, this, [this](int at) {
        m_shelf.choose(
            at < static_cast<int>(std::size(kStates)) ? std::optional(kStates[at]) : std::nullopt);
    });
    connect(m_more, &QPushButton::clicked, &m_shelf, &LetterShelf::readMore);
    connect(m_hint, &Hint::pressed, &m_shelf, &LetterShelf::readAgain);
    connect(&m_shelf, &LetterShelf::changed, this, &LettersPage::display);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &LettersPage::showChosen);
    connect(m_table, &QAbstractItemView::activated, &m_replay, &QAction::trigger);
    connect(&m_replay, &QAction::triggered, this, [this] {
        if (const auto* letter = m_letters.letter(m_table->currentIndex()))
            openDialog(new ReplayDialog(m_console, *letter, m_theme, this),
                tr("Dead letter %1 is replayed").arg(letter->id));
    });
    connect(&m_discard, &QAction::triggered, this, [this] {
        if (const auto* letter = m_letters.letter(m_table->currentIndex()))
            openDialog(new DiscardDialog(m_console, *letter, this),
                tr("Dead letter %1 is discarded").arg(letter->id));
    });
    retranslate();
}

QWidget* LettersPage::makeTop()
{
    m_states->setObjectName(QStringLiteral("letterStates"));
    for (qsizetype at = 0; at <= std::ssize(kStates); ++at) m_states->addItem({});
    m_words->setObjectName(QStringLiteral("letterWords"));
    m_more->setObjectName(QStringLiteral("moreLetters"));
    m_more->setAutoDefault(false);
    setRole(*m_words, "muted");
    auto* top = new QWidget;
    auto* line = new QHBoxLayout(top);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kBetween);
    line->addWidget(m_states);
    auto* words = new QHBoxLayout;
    words->setSpacing(kInside);
    words->addWidget(m_state);
    words->addWidget(m_words, 1);
    line->addLayout(words, 1);
    line->addWidget(m_more);
    return top;
}

QString LettersPage::title() const
{
    return tr("Dead letters");
}

void LettersPage::setSnapshot(const SnapshotPointer& snapshot)
{
    const Count now{snapshot->deadLettersWaiting, snapshot->totals.deadLetters};
    const bool failed = !m_shelf.problem().isEmpty();
    if (snapshot->takenAtMs == 0 || m_shelf.isReading() || (now == m_count && !failed)) return;
    // After a failure it comes back by itself, without asking all the time.
    if (failed && m_clock.nowMs() - m_readAtMs < kRetryAfterMs) return;
    m_count = now;
    m_readAtMs = m_clock.nowMs();
    m_shelf.readAgain();
}

void LettersPage::openDialog(LetterDialog* dialog, const QString& done)
{
    connect(dialog, &QDialog::accepted, this, [this, done] {
        Q_EMIT says(done);
        m_shelf.readAgain();
    });
    dialog->open();
}

void LettersPage::display()
{
    const auto* before = m_letters.letter(m_table->currentIndex());
    const qint64 chosen = before ? before->id : 0;
    const int row = m_table->currentIndex().row();
    m_letters.show(m_shelf.letters(), m_shelf.toldAtMs());
    QModelIndex next = m_letters.indexOf(chosen);
    // The one that was handled is gone: the next in its place.
    if (!next.isValid())
        next = m_letters.index(std::clamp(row, 0, std::max(0, m_letters.rowCount() - 1)), 0);
    m_table->setCurrentIndex(next);
    m_stack->setCurrentWidget(
        m_letters.rowCount() > 0 ? static_cast<QWidget*>(m_splitter) : m_hint);
    m_more->setVisible(m_shelf.hasMore());
    m_more->setEnabled(!m_shelf.isReading());
    m_state->setStatus(stateStatus());
    // Else the hint says the same.
    m_state->setVisible(
        m_letters.rowCount() > 0 || (m_shelf.problem().isEmpty() && m_shelf.toldAtMs() > 0));
    m_words->setText(stateWords());
    if (m_letters.rowCount() == 0) showHint();
    showChosen();
}

void LettersPage::showChosen()
{
    if (const auto* letter = m_letters.letter(m_table->currentIndex())) m_view->setLetter(*letter);
    enable();
}

void LettersPage::enable()
{
    const auto* letter = m_letters.letter(m_table->currentIndex());
    const bool can = isVisible() && !m_readOnly && letter && letter->state == LetterState::Found;
    for (QAction* action : {&m_replay, &m_discard}) action->setEnabled(can);
    m_replay.setToolTip(m_readOnly ? tr("This window is read-only: it changes nothing")
                                   : tr("Append it to the log again, mended (Ctrl+Y)"));
    m_discard.setToolTip(m_readOnly ? tr("This window is read-only: it changes nothing")
                                    : tr("Give it up for good; asks first (Ctrl+Shift+D)"));
}

console::Status LettersPage::stateStatus() const
{
    if (!m_shelf.problem().isEmpty()) return {Shape::Square, Tone::Bad, tr("not read")};
    if (m_shelf.isReading() || m_shelf.toldAtMs() == 0)
        return {Shape::Clock, Tone::Muted, tr("reading")};
    return {
        Shape::Clock, Tone::Muted, tr("read at %1").arg(console::exactTime(m_shelf.toldAtMs()))};
}

QString LettersPage::stateWords() const
{
    if (m_letters.rowCount() == 0) return {};  // the hint says it
    if (!m_shelf.problem().isEmpty())
        return QStringLiteral("· ") + console::reasonWords(m_shelf.problem());
    const QString count = console::count(m_shelf.letters().size());
    return tr("· %1 · new ones come by themselves")
        .arg(m_shelf.hasMore() ? tr("the first %1").arg(count) : tr("%1 in all").arg(count));
}

void LettersPage::showHint()
{
    if (!m_shelf.problem().isEmpty())
        return m_hint->say({Shape::Square, Tone::Bad, tr("not read")}, tr("Dead letters"),
            tr("No coupon waits for them: deciding goes on.\nThe reason: %1")
                .arg(console::reasonWords(m_shelf.problem())),
            tr("Look again"));
    if (m_shelf.toldAtMs() == 0)
        return m_hint->say({Shape::Clock, Tone::Muted, tr("reading")}, tr("Dead letters"), {});
    if (m_shelf.state() == LetterState::Found)
        return m_hint->say({Shape::Tick, Tone::Good, tr("none")}, tr("No dead letter waits"),
            tr("A record that does not decode is kept here, and its partition goes on. Those that "
               "were handled are found by the choice above."));
    m_hint->say({Shape::Empty, Tone::Muted, tr("none")}, tr("There is none of these"),
        tr("The choice above shows the others."));
}

void LettersPage::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    enable();
}

void LettersPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    enable();
}

void LettersPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    enable();
}

bool LettersPage::find()
{
    if (m_letters.rowCount() > 0)
        m_table->setFocus(Qt::ShortcutFocusReason);
    else
        m_states->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void LettersPage::lookAgain()
{
    m_shelf.readAgain();
}

QString LettersPage::route() const
{
    const auto base = QStringLiteral("/api/console/dead-letters");
    if (!m_shelf.state()) return base;
    constexpr const char* kWords[]{"FOUND", "REPLAYED", "DISCARDED"};
    return base + QStringLiteral("?state=")
        + QString::fromLatin1(kWords[static_cast<int>(*m_shelf.state())]);
}

void LettersPage::resetLayout()
{
    m_splitter->resetLayout();
}

void LettersPage::saveLayout()
{
    m_splitter->saveLayout();
}

void LettersPage::retranslate()
{
    m_replay.setText(tr("Replay dead letter…"));
    m_replay.setIconText(tr("Replay…"));
    m_discard.setText(tr("Discard dead letter…"));
    m_discard.setIconText(tr("Discard…"));
    m_states->setAccessibleName(tr("Which dead letters"));
    for (int at = 0; at < static_cast<int>(std::size(kStates)); ++at)
        m_states->setItemText(at, console::statusOf(kStates[at]).word);
    m_states->setItemText(static_cast<int>(std::size(kStates)), tr("all"));
    m_more->setText(tr("Show more"));
    m_table->setAccessibleName(tr("Dead letters"));
    m_view->retranslate();
    QString widestState;
    for (const LetterState state : kStates)
        if (const QString word = console::statusOf(state).word; word.size() > widestState.size())
            widestState = word;
    m_table->fitColumns({QStringLiteral("00000"), QStringLiteral("000") + widestState,
        QStringLiteral("30 Nov 00:00"), QStringLiteral("p63@999999"), {}});
    display();
}

}  // namespace dibs::ui
