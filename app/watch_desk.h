// Everything of `dibs --watch` but the terminal: what its keys do, and what it shows then.
#pragma once

#include "app/watch_page.h"
#include "backend/common/clock.h"
#include "ui/customer_inquiry.h"
#include "ui/letter_shelf.h"

#include <QObject>

namespace dibs::app {

enum class WatchKey { Letter, Up, Down, Enter, Escape, Backspace };

class WatchDesk final
{
public:
    WatchDesk(console::Console& console, const Clock& clock);

    /// False: whoever looks wants to leave.
    bool press(WatchKey key, QChar letter = {});
    /// Follows the figures, whether or not they are drawn.
    void follow();
    QList<WatchLine> lines(int columns, int rows);

    bool isPaused() const { return m_view.paused; }

private:
    bool pressLetter(QChar letter);
    void toggle(bool& overlay);
    void turnTo(int page);
    void choose(int step);
    void chooseCampaign(int step);
    void lookAgain();
    void readLetters();
    void showNextState();

    void type(QString& text, WatchKey key, QChar letter);
    void typeFilter(WatchKey key, QChar letter);
    void typeCustomer(WatchKey key, QChar letter);

    void askToPause();
    void confirm(QChar letter);

    void takeStory();
    void takeLetters();

    struct Count {
        qint64 waiting = 0;
        quint64 ever = 0;
        bool operator==(const Count&) const = default;
    };
    static Count countIn(const console::Snapshot& snapshot);

    console::Console& m_console;
    const Clock& m_clock;
    WatchView m_view;
    ui::CustomerInquiry m_inquiry;
    ui::LetterShelf m_shelf;
    qint64 m_rememberedMs = 0;
    std::optional<Count> m_lettersRead;  // how many there were when they were read
    CouponId m_asksFor;  // the campaign that a yes would pause or resume
    bool m_resumes = false;
    QObject m_here;  // answers may come after it is gone
};

}  // namespace dibs::app
