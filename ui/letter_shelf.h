// The dead letters of one state, as far as they were asked for.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/console.h"

#include <QObject>

namespace dibs::ui {

/// What was read last stays until the next is whole; an answer to an older question is dropped.
class LetterShelf final : public QObject
{
    Q_OBJECT

public:
    /// More are not held: whoever has so many does not go through them one by one.
    static constexpr qsizetype kLettersMax = 1'000;

    LetterShelf(console::Console& console, const Clock& clock, QObject* parent = nullptr);

    /// None: those of all states.
    void choose(std::optional<console::LetterState> state);
    /// All that is held, once more.
    void readAgain();
    /// A page more than is held.
    void readMore();

    std::optional<console::LetterState> state() const { return m_state; }
    const QList<console::DeadLetter>& letters() const { return m_letters; }
    bool hasMore() const { return m_hasMore && m_letters.size() < kLettersMax; }
    bool isReading() const { return m_reading; }
    qint64 toldAtMs() const { return m_toldAtMs; }  // 0: nothing was read yet
    const QString& problem() const { return m_problem; }  // empty: the last reading went well

Q_SIGNALS:
    void changed();

private:
    void read(qsizetype wanted);
    void ask(quint64 serial, qint64 after);
    void take(quint64 serial, const Result<console::DeadLetterPage>& page);

    console::Console& m_console;
    const Clock& m_clock;
    std::optional<console::LetterState> m_state = console::LetterState::Found;
    QList<console::DeadLetter> m_letters;
    bool m_hasMore = false;
    qint64 m_toldAtMs = 0;
    QString m_problem;

    quint64 m_serial = 0;  // of the newest reading
    bool m_reading = false;
    qsizetype m_wanted = 0;
    QList<console::DeadLetter> m_incoming;
};

}  // namespace dibs::ui
