// A terminal that shows a console, on its event loop, until whoever looks presses q.
#pragma once

#include "app/watch_desk.h"

#include <QSocketNotifier>
#include <QTimer>

namespace dibs::app {

/// Draws, and reads the keys. Curses sends what differs from what the terminal shows, so nothing
/// flickers. One at a time: the terminal is the process's.
class WatchScreen final
{
public:
    WatchScreen(console::Console& console, const Clock& clock);
    ~WatchScreen();
    WatchScreen(const WatchScreen&) = delete;
    WatchScreen& operator=(const WatchScreen&) = delete;

    /// As if it had been pressed.
    void press(WatchKey key, QChar letter = {});
    /// The newest figures at once, not with the next tick.
    void draw();

private:
    void paint();
    void readKeys();
    void pressKey(int key);

    WatchDesk m_desk;
    QSocketNotifier m_keys;
    QTimer m_timer;
    bool m_hasColours = false;
};

}  // namespace dibs::app
