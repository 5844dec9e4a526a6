#include "ui/letter_shelf.h"

#include <QPointer>

#include <algorithm>

namespace dibs::ui {

namespace {

constexpr qsizetype kPage = console::DeadLetterPage::kLettersMax;

}  // namespace

LetterShelf::LetterShelf(console::Console& console, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_console(console)
    , m_clock(clock)
{
}

void LetterShelf::choose(std::optional<console::LetterState> state)
{
    m_state = state;
    m_letters.clear();
    m_hasMore = false;
    m_toldAtMs = 0;
    read(kPage);
}

void LetterShelf::readAgain()
{
    read(std::max(kPage, static_cast<qsizetype>(m_letters.size())));
}

void LetterShelf::readMore()
{
    read(std::min(kLettersMax, static_cast<qsizetype>(m_letters.size()) + kPage));
}

void LetterShelf::read(qsizetype wanted)
{
    m_wanted = wanted;
    m_incoming.clear();
    m_reading = true;
    Q_EMIT changed();
    ask(++m_serial, 0);
}

void LetterShelf::ask(quint64 serial, qint64 after)
{
    const QPointer<LetterShelf> self(this);  // the answer may come after the page is gone
    m_console.deadLetters(
        m_state, after, [self, serial](const Result<console::DeadLetterPage>& page) {
            if (self) self->take(serial, page);
        });
}

void LetterShelf::take(quint64 serial, const Result<console::DeadLetterPage>& page)
{
    if (serial != m_serial) return;
    if (page) {
        m_incoming += page->letters;
        if (page->next && m_incoming.size() < m_wanted) return ask(serial, *page->next);
        m_letters = std::exchange(m_incoming, {});
        m_hasMore = page->next.has_value();
        m_toldAtMs = m_clock.nowMs();
        m_problem.clear();
    } else {
        m_problem = page.error().detail;
    }
    m_reading = false;
    Q_EMIT changed();
}

}  // namespace dibs::ui
