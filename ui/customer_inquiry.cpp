#include "ui/customer_inquiry.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace dibs::ui {

std::optional<console::CustomerQuestion> questionIn(const QString& text)
{
    constexpr qsizetype kDigitsMax = 18;  // what an id holds
    const QString asked = text.trimmed();
    if (asked.isEmpty()) return std::nullopt;
    const bool digits = std::ranges::all_of(asked, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits) return console::CustomerQuestion{.requestId = asked};
    const UserId user{asked.size() <= kDigitsMax ? asked.toLongLong() : 0};
    if (!user.isValid()) return std::nullopt;
    return console::CustomerQuestion{.user = user};
}

QString textOf(const console::CustomerQuestion& question)
{
    return question.user ? QString::number(question.user->value) : question.requestId;
}

CustomerInquiry::CustomerInquiry(console::Console& console, const Clock& clock, QObject* parent,
    std::chrono::milliseconds slowAfter)
    : QObject(parent)
    , m_console(console)
    , m_clock(clock)
    , m_slowAfter(slowAfter)
{
}

void CustomerInquiry::ask(const console::CustomerQuestion& question)
{
    if (question != m_question) m_story.reset();
    m_question = question;
    m_state = State::Asking;
    m_slow = false;
    m_problem.clear();
    const quint64 serial = ++m_serial;
    Q_EMIT changed();

    const QPointer<CustomerInquiry> self(this);  // the answer may come after the page is gone
    m_console.findCustomer(question, [self, serial](const Result<console::CustomerStory>& answer) {
        if (self) self->take(serial, answer);
    });
    QTimer::singleShot(m_slowAfter, this, [this, serial] {
        if (serial != m_serial || m_state != State::Asking) return;
        m_slow = true;
        Q_EMIT changed();
    });
}

void CustomerInquiry::take(quint64 serial, const Result<console::CustomerStory>& answer)
{
    if (serial != m_serial) return;
    if (answer) {
        m_state = State::Found;
        m_story = *answer;
        m_toldAtMs = m_clock.nowMs();
    } else {
        const bool nobody = answer.error().code == ErrorCode::NotFound;
        m_state = nobody ? State::NotFound : State::Failed;
        m_problem = answer.error().detail;
        if (nobody) m_story.reset();
    }
    Q_EMIT changed();
}

}  // namespace dibs::ui
