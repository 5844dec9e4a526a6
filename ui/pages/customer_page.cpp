#include "ui/pages/customer_page.h"

#include "backend/console/figures.h"
#include "backend/console/reason_words.h"
#include "backend/console/request_words.h"
#include "ui/dialogs/form_parts.h"
#include "ui/style_sheet.h"
#include "ui/type.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/hint.h"
#include "ui/widgets/row_table.h"
#include "ui/widgets/split_pane.h"
#include "ui/widgets/status_label.h"
#include "ui/widgets/story_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace dibs::ui {

namespace {

using console::Shape;
using console::Tone;
using State = CustomerInquiry::State;

constexpr int kListWidth = 400;
constexpr int kListWidthMin = 300;
constexpr int kStoryWidth = 848;
constexpr int kTextWidth = 500;  // a request id is seen whole
constexpr int kColumnsShown = 3;
constexpr int kTextMax = 200;  // a request id has 50 letters

const auto kSplitterKey = QStringLiteral("customer/splitter");

}  // namespace

CustomerPage::CustomerPage(const PageGiven& given, QWidget* parent)
    : Page(parent)
    , m_clock(given.clock)
    , m_inquiry(given.console, given.clock)
    , m_requests({RequestColumn::Decided, RequestColumn::Outcome, RequestColumn::Campaign,
          RequestColumn::Result, RequestColumn::User, RequestColumn::Place, RequestColumn::Accepted,
          RequestColumn::Wait})
    , m_text(new QLineEdit)
    , m_find(new QPushButton)
    , m_complaint(makeWords())
    , m_state(new StatusLabel(given.theme))
    , m_words(new ElidedLabel)
    , m_stateLine(new QWidget)
    , m_stack(new QStackedWidget)
    , m_hint(new Hint(given.theme))
    , m_list(new RowTable(given.theme, m_requests))
    , m_story(new StoryView(given.theme))
    , m_splitter(new SplitPane(
          m_list, m_story, {given.settings, kSplitterKey, {kListWidth, kStoryWidth}, {1, 2}}))
{
    m_findAction.setObjectName(QStringLiteral("findCustomer"));
    m_findAction.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_F));
    m_list->setObjectName(QStringLiteral("requests"));
    m_list->setMinimumWidth(kListWidthMin);
    m_list->narrowToRows();
    // The story beside the list has the rest; a copy of the table has all.
    for (int column = kColumnsShown; column < m_requests.columnCount(); ++column)
        m_list->setColumnHidden(column, true);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_splitter);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kAround, kAround, kAround, kAround);
    layout->setSpacing(kBetween);
    layout->addWidget(makeTop());
    layout->addWidget(m_stack, 1);

    connect(&m_findAction, &QAction::triggered, this, [this] {
        Q_EMIT wants({.page = PageKey::Customer});
        find();
    });
    connect(m_text, &QLineEdit::returnPressed, this, &CustomerPage::search);
    connect(m_find, &QPushButton::clicked, this, &CustomerPage::search);
    connect(m_hint, &Hint::pressed, this, &CustomerPage::lookAgain);
    connect(&m_inquiry, &CustomerInquiry::changed, this, &CustomerPage::display);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &CustomerPage::showChosen);
    connect(m_story, &StoryView::neighbourChosen, this, [this](const console::FeedRow& request) {
        open({.question = console::CustomerQuestion{.user = request.userId},
            .request = request.event});
    });
    retranslate();
}

QWidget* CustomerPage::makeTop()
{
    m_text->setObjectName(QStringLiteral("customer"));
    m_text->setMaxLength(kTextMax);
    m_text->setMaximumWidth(kTextWidth);
    m_text->setClearButtonEnabled(true);
    m_find->setObjectName(QStringLiteral("find"));
    m_find->setAutoDefault(false);
    m_complaint->setObjectName(QStringLiteral("complaint"));
    setRole(*m_complaint, "bad");
    m_complaint->hide();
    m_words->setObjectName(QStringLiteral("inquiry"));
    setRole(*m_words, "muted");

    auto* state = new QHBoxLayout(m_stateLine);
    state->setContentsMargins(0, 0, 0, 0);
    state->setSpacing(kInside);
    state->addWidget(m_state);
    state->addWidget(m_words, 1);
    auto* line = new QHBoxLayout;
    line->setSpacing(kBetween);
    line->addWidget(m_text, 1);
    line->addWidget(m_find);
    line->addWidget(m_stateLine, 1);
    line->addStretch(0);
    auto* top = new QWidget;
    auto* layout = new QVBoxLayout(top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kInside);
    layout->addLayout(line);
    layout->addWidget(m_complaint);
    return top;
}

QString CustomerPage::title() const
{
    return tr("Customer");
}

void CustomerPage::open(const PageWish& wish)
{
    if (!wish.question) return;
    m_text->setText(textOf(*wish.question));
    complain(*m_complaint, {});
    m_wanted = wish.request;
    m_inquiry.ask(*wish.question);
}

void CustomerPage::search()
{
    const std::optional<console::CustomerQuestion> question = questionIn(m_text->text());
    complain(*m_complaint,
        question ? QString() : tr("Type a user id, as 1042, or the request id that was answered"));
    if (!question) return m_text->setFocus();
    m_wanted.reset();
    m_inquiry.ask(*question);
}

void CustomerPage::lookAgain()
{
    if (m_inquiry.state() == State::Idle) return search();
    m_inquiry.ask(m_inquiry.question());
}

void CustomerPage::display()
{
    if (m_inquiry.story())
        showStory();
    else
        showHint();
    showState();
}

void CustomerPage::showStory()
{
    const console::CustomerStory& story = *m_inquiry.story();
    const EventId chosen = m_list->currentIndex().isValid()
        ? m_requests.row(m_list->currentIndex()).key()
        : EventId();
    m_requests.show(rowsOf(story, m_clock.nowMs()));
    m_list->setVisible(story.requests.size() > 1);
    m_story->setAlone(story.requests.size() <= 1);
    QModelIndex next = m_requests.indexOf(m_wanted.value_or(chosen));
    if (!next.isValid()) next = m_requests.index(0, 0);
    m_list->setCurrentIndex(next);
    m_stack->setCurrentWidget(m_splitter);
    showChosen();
}

void CustomerPage::showChosen()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !m_inquiry.story()) return;
    const EventId request = m_requests.row(index).key();
    for (const console::RequestStory& each : m_inquiry.story()->requests)
        if (each.request.event == request) m_story->setStory(each, m_clock.nowMs());
}

void CustomerPage::showHint()
{
    const QString asked = textOf(m_inquiry.question());
    const QString who
        = m_inquiry.question().user ? tr("User %1").arg(asked) : tr("Request %1").arg(asked);
    m_stack->setCurrentWidget(m_hint);
    switch (m_inquiry.state()) {
    case State::Found:
    case State::Idle:
        return m_hint->say({Shape::Dots, Tone::Muted, tr("nobody searched for yet")},
            tr("“I pressed first!”"),
            tr("Type a user id or a request id above. You see when the request was accepted, "
               "where it stands in the log, what was decided, and who stands before and after "
               "it."));
    case State::Asking:
        return m_hint->say({Shape::Clock, Tone::Muted, tr("searching")}, who,
            m_inquiry.isSlow() ? tr("It takes longer than usual: all outcomes are read for a user. "
                                    "You may wait, or ask for something else.")
                               : QString());
    case State::NotFound:
        return m_hint->say({Shape::Empty, Tone::Muted, tr("not found")}, who,
            m_inquiry.question().user
                ? tr("No request of this user is decided. One that was accepted a moment ago may "
                     "still wait: look again, or ask for the request id that was answered.")
                : tr("No request was ever answered with this id here. See that it is whole, and "
                     "that this is the right server; or ask for the user id."),
            tr("Look again"));
    case State::Failed:
        return m_hint->say({Shape::Square, Tone::Bad, tr("failed")}, who,
            tr("Nothing is known of %1 yet. If that goes on, the Health page says what is wrong "
               "with the server.\nThe reason: %2")
                .arg(asked, console::reasonWords(m_inquiry.problem())),
            tr("Look again"));
    }
    Q_UNREACHABLE();
}

void CustomerPage::showState()
{
    m_stateLine->setVisible(m_inquiry.story().has_value());
    m_state->setStatus(stateStatus());
    m_words->setText(stateWords());
}

console::Status CustomerPage::stateStatus() const
{
    switch (m_inquiry.state()) {
    case State::Idle:
    case State::NotFound:
    case State::Found:
        return {Shape::Clock, Tone::Muted,
            tr("read at %1").arg(console::exactTime(m_inquiry.toldAtMs()))};
    case State::Asking: return {Shape::Clock, Tone::Muted, tr("searching")};
    case State::Failed: return {Shape::Square, Tone::Bad, tr("not read again")};
    }
    Q_UNREACHABLE();
}

QString CustomerPage::stateWords() const
{
    if (!m_inquiry.story()) return {};
    if (m_inquiry.state() == State::Failed) return console::reasonWords(m_inquiry.problem());
    QStringList words{tr("F5 looks again")};
    if (m_inquiry.story()->more)
        words.prepend(tr("the newest %1 requests").arg(m_inquiry.story()->requests.size()));
    if (m_wanted && !m_requests.indexOf(*m_wanted).isValid())
        words.prepend(tr("the one asked for is not among them"));
    return QStringLiteral("· ") + words.join(QStringLiteral(" · "));
}

bool CustomerPage::find()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    return true;
}

QString CustomerPage::route() const
{
    const console::CustomerQuestion& asked = m_inquiry.question();
    const QString value = QString::fromLatin1(QUrl::toPercentEncoding(textOf(asked)));
    return asked.user ? QStringLiteral("/api/console/customers?userId=%1").arg(value)
                      : QStringLiteral("/api/console/customers?requestId=%1").arg(value);
}

void CustomerPage::resetLayout()
{
    m_splitter->resetLayout();
}

void CustomerPage::saveLayout()
{
    m_splitter->saveLayout();
}

void CustomerPage::retranslate()
{
    m_findAction.setText(tr("Find a customer"));
    m_text->setPlaceholderText(tr("User id or request id"));
    m_text->setAccessibleName(tr("User id or request id"));
    m_find->setText(tr("Find"));
    m_list->setAccessibleName(tr("Requests of this customer, newest first"));
    m_story->retranslate();
    QStringList widest;
    for (const RequestColumn column : m_requests.columns()) widest += widestOf(column);
    widest[kColumnsShown - 1].clear();
    m_list->fitColumns(widest.first(kColumnsShown));
    display();
}

}  // namespace dibs::ui
