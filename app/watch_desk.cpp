#include "app/watch_desk.h"

#include "app/watch_problems.h"
#include "backend/console/reason_words.h"

#include <QPointer>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dibs::app {

using console::LetterState;
using State = ui::CustomerInquiry::State;

namespace {

constexpr qsizetype kTextMax = 200;

template <class Row, class Id>
Id stepped(const QList<Row>& rows, qsizetype from, int step, Id Row::*id)
{
    return rows[std::clamp<qsizetype>(from + step, 0, rows.size() - 1)].*id;
}

}  // namespace

WatchDesk::Count WatchDesk::countIn(const console::Snapshot& snapshot)
{
    return {snapshot.deadLettersWaiting, snapshot.totals.deadLetters};
}

WatchDesk::WatchDesk(console::Console& console, const Clock& clock)
    : m_console(console)
    , m_clock(clock)
    , m_inquiry(console, clock)
    , m_shelf(console, clock)
{
    QObject::connect(&m_inquiry, &ui::CustomerInquiry::changed, &m_here, [this] { takeStory(); });
    QObject::connect(&m_shelf, &ui::LetterShelf::changed, &m_here, [this] { takeLetters(); });
}

void WatchDesk::follow()
{
    const auto snapshot = m_console.snapshot();
    if (snapshot->takenAtMs == m_rememberedMs) return;
    m_rememberedMs = snapshot->takenAtMs;
    m_view.remember(*snapshot);
    const bool known = m_lettersRead == countIn(*snapshot);
    if (m_view.page == WatchView::Letters && !m_shelf.isReading() && !known) readLetters();
}

QList<WatchLine> WatchDesk::lines(int columns, int rows)
{
    m_view.columns = columns;
    m_view.rows = rows;
    return watchLines(m_console, m_view, m_clock.nowMs());
}

bool WatchDesk::press(WatchKey key, QChar letter)
{
    if (m_view.customer.typing)
        typeCustomer(key, letter);
    else if (m_view.filtering)
        typeFilter(key, letter);
    else if (m_asksFor.isValid())
        confirm(letter);
    else if (key == WatchKey::Letter)
        return pressLetter(letter);
    else if (key == WatchKey::Up || key == WatchKey::Down)
        choose(key == WatchKey::Up ? -1 : 1);
    else if (key == WatchKey::Escape)
        m_view.help = m_view.problems = false;
    return true;
}

bool WatchDesk::pressLetter(QChar letter)
{
    m_view.notice.clear();
    if (letter >= u'1' && letter < QChar(u'1' + WatchView::kPages)) turnTo(letter.unicode() - u'0');
    switch (letter.unicode()) {
    case u'q': return false;
    case u'?': toggle(m_view.help); break;
    case u'!': toggle(m_view.problems); break;
    case u' ': m_view.paused = !m_view.paused; break;
    case u'/':
        (m_view.page == WatchView::Customer ? m_view.customer.typing : m_view.filtering) = true;
        break;
    case u'p': askToPause(); break;
    case u'r': lookAgain(); break;
    case u's': showNextState(); break;
    default: break;
    }
    return true;
}

/// One of the two that take the place of the page, or the page again.
void WatchDesk::toggle(bool& overlay)
{
    const bool opens = !overlay;
    m_view.help = m_view.problems = false;
    overlay = opens;
    m_view.problem = 0;
}

void WatchDesk::turnTo(int page)
{
    m_view.page = page;
    m_view.help = m_view.problems = false;
    if (page == WatchView::Letters) readLetters();
}

void WatchDesk::readLetters()
{
    m_lettersRead = countIn(*m_console.snapshot());
    m_shelf.readAgain();
}

void WatchDesk::choose(int step)
{
    if (m_view.problems) {
        const qsizetype last = problemsNow(m_console, false, m_clock.nowMs()).size() - 1;
        m_view.problem
            = std::clamp<qsizetype>(m_view.problem + step, 0, std::max<qsizetype>(0, last));
    } else if (m_view.page == WatchView::Customer && m_view.customer.story) {
        const qsizetype last = m_view.customer.story->requests.size() - 1;
        m_view.customer.request = std::clamp<qsizetype>(
            m_view.customer.request + step, 0, std::max<qsizetype>(0, last));
    } else if (m_view.page == WatchView::Letters) {
        if (const qsizetype row = chosenIn(m_view.letters); row >= 0)
            m_view.letters.chosen
                = stepped(m_view.letters.letters, row, step, &console::DeadLetter::id);
    } else {
        chooseCampaign(step);
    }
}

void WatchDesk::chooseCampaign(int step)
{
    const auto campaigns = campaignsIn(*m_console.snapshot(), m_view);
    if (const auto* chosen = chosenIn(campaigns, m_view))
        m_view.campaign = stepped(
            campaigns, chosen - campaigns.constData(), step, &console::CampaignSnapshot::couponId);
}

void WatchDesk::lookAgain()
{
    if (m_view.page == WatchView::Letters) readLetters();
    if (m_view.page == WatchView::Customer && m_inquiry.state() != State::Idle)
        m_inquiry.ask(m_inquiry.question());
}

void WatchDesk::showNextState()
{
    if (m_view.page != WatchView::Letters) return;
    constexpr std::optional<LetterState> kStates[]{
        LetterState::Found, LetterState::Replayed, LetterState::Discarded, std::nullopt};
    const auto now = std::ranges::find(kStates, m_shelf.state());
    m_shelf.choose(std::next(now) == std::end(kStates) ? kStates[0] : *std::next(now));
}

void WatchDesk::type(QString& text, WatchKey key, QChar letter)
{
    if (key == WatchKey::Escape) text.clear();
    if (key == WatchKey::Backspace) text.chop(1);
    if (key == WatchKey::Letter && text.size() < kTextMax) text += letter;
}

void WatchDesk::typeFilter(WatchKey key, QChar letter)
{
    type(m_view.filter, key, letter);
    m_view.filtering = key != WatchKey::Enter && key != WatchKey::Escape;
}

void WatchDesk::typeCustomer(WatchKey key, QChar letter)
{
    type(m_view.customer.text, key, letter);
    m_view.customer.typing = key != WatchKey::Enter && key != WatchKey::Escape;
    if (key != WatchKey::Enter) return;
    m_view.customer.request = 0;
    if (const auto question = ui::questionIn(m_view.customer.text))
        m_inquiry.ask(*question);
    else
        m_view.notice = Watch::tr("Type a user id, as 1042, or the request id that was answered");
}

void WatchDesk::askToPause()
{
    const auto campaigns = campaignsIn(*m_console.snapshot(), m_view);
    const auto* chosen = chosenIn(campaigns, m_view);
    if (!chosen) return;
    m_resumes = chosen->state == console::CampaignState::Paused;
    m_asksFor = chosen->couponId;
    m_view.notice = (m_resumes ? Watch::tr("Resume “%1”? y / n") : Watch::tr("Pause “%1”? y / n"))
                        .arg(chosen->description);
}

void WatchDesk::confirm(QChar letter)
{
    const CouponId campaign = std::exchange(m_asksFor, {});
    m_view.notice.clear();
    if (letter != u'y') return;
    const auto done = [here = QPointer<QObject>(&m_here), this](const Result<void>& result) {
        if (here)
            m_view.notice
                = result ? Watch::tr("done") : console::reasonWords(result.error().detail);
    };
    if (m_resumes)
        m_console.resumeCampaign(campaign, {}, done);
    else
        m_console.pauseCampaign(campaign, {}, done);
}

void WatchDesk::takeStory()
{
    WatchCustomer& customer = m_view.customer;
    customer.question = m_inquiry.question();
    customer.searching = m_inquiry.state() == State::Asking;
    customer.failed = m_inquiry.state() == State::Failed;
    customer.problem = customer.failed || m_inquiry.state() == State::NotFound
        ? console::reasonWords(m_inquiry.problem())
        : QString();
    customer.story = m_inquiry.story();
    customer.toldAtMs = m_inquiry.toldAtMs();
}

void WatchDesk::takeLetters()
{
    WatchLetters& letters = m_view.letters;
    letters.state = m_shelf.state();
    letters.letters = m_shelf.letters();
    letters.more = m_shelf.hasMore();
    letters.reading = m_shelf.isReading();
    letters.toldAtMs = m_shelf.toldAtMs();
    letters.problem = console::reasonWords(m_shelf.problem());
}

}  // namespace dibs::app
