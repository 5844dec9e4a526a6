// One question after the other about customers: what is asked, and what is known so far.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/console.h"

#include <QObject>

#include <chrono>

namespace dibs::ui {

/// "7": a user; everything else is a request id. None for what holds neither.
std::optional<console::CustomerQuestion> questionIn(const QString& text);
QString textOf(const console::CustomerQuestion& question);

/// An answer to an older question than the newest is dropped, whenever it comes.
class CustomerInquiry final : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Asking, Found, NotFound, Failed };

    /// Later an answer still counts; until then we say that it is slow.
    static constexpr std::chrono::seconds kSlowAfter{5};

    CustomerInquiry(console::Console& console, const Clock& clock, QObject* parent = nullptr,
        std::chrono::milliseconds slowAfter = kSlowAfter);

    /// Asked once more, the last story of the same question stays until the answer is there.
    void ask(const console::CustomerQuestion& question);

    State state() const { return m_state; }
    bool isSlow() const { return m_slow; }
    const console::CustomerQuestion& question() const { return m_question; }
    const std::optional<console::CustomerStory>& story() const { return m_story; }
    qint64 toldAtMs() const { return m_toldAtMs; }  // the story
    const QString& problem() const { return m_problem; }  // in the console's words

Q_SIGNALS:
    void changed();

private:
    void take(quint64 serial, const Result<console::CustomerStory>& answer);

    console::Console& m_console;
    const Clock& m_clock;
    const std::chrono::milliseconds m_slowAfter;
    State m_state = State::Idle;
    bool m_slow = false;
    quint64 m_serial = 0;  // of the newest question
    console::CustomerQuestion m_question;
    std::optional<console::CustomerStory> m_story;
    qint64 m_toldAtMs = 0;
    QString m_problem;
};

}  // namespace dibs::ui
