#include "app/watch_screen.h"

#include <QCoreApplication>

#include <clocale>
#include <ncurses.h>
#include <unistd.h>

namespace dibs::app {

using console::Tone;

namespace {

constexpr auto kDrawEvery = std::chrono::milliseconds(250);
constexpr int kEscapeKey = 27;
constexpr int kDeleteKey = 127;

short pairOf(Tone tone)
{
    return static_cast<short>(static_cast<int>(tone) + 1);
}

/// The terminal's own colours: its owner has chosen them to be read.
short colourOf(Tone tone)
{
    switch (tone) {
    case Tone::Muted: return -1;  // dimmed; its white would be lost on a white terminal
    case Tone::Good: return COLOR_GREEN;
    case Tone::Accent: return COLOR_CYAN;
    case Tone::Busy: return COLOR_YELLOW;
    case Tone::Bad: return COLOR_RED;
    case Tone::Lost: return COLOR_MAGENTA;
    }
    Q_UNREACHABLE();
}

void startColours()
{
    ::start_color();
    ::use_default_colors();
    for (const Tone tone :
        {Tone::Muted, Tone::Good, Tone::Accent, Tone::Busy, Tone::Bad, Tone::Lost})
        ::init_pair(pairOf(tone), colourOf(tone), -1);
}

void put(const WatchSpan& span, bool coloured)
{
    if (span.onlyShape) {
        put({span.text.left(1), span.tone, span.bold}, coloured);
        return put({span.text.mid(1), {}, span.bold}, coloured);
    }
    attr_t look = span.bold ? A_BOLD : A_NORMAL;
    if (span.tone == Tone::Muted) look |= A_DIM;
    const short pair = coloured && span.tone ? pairOf(*span.tone) : short{0};
    ::attr_set(look, pair, nullptr);
    ::addstr(span.text.toUtf8().constData());
    ::attr_set(A_NORMAL, 0, nullptr);
}

}  // namespace

WatchScreen::WatchScreen(console::Console& console, const Clock& clock)
    : m_desk(console, clock)
    , m_keys(STDIN_FILENO, QSocketNotifier::Read)
{
    // Where the language of the desktop is not installed its letters are shown all the same.
    if (!std::setlocale(LC_ALL, "")) std::setlocale(LC_CTYPE, "C.UTF-8");
    ::initscr();
    ::cbreak();
    ::noecho();
    ::keypad(stdscr, TRUE);
    ::nodelay(stdscr, TRUE);
    ::curs_set(0);
    m_hasColours = qEnvironmentVariableIsEmpty("NO_COLOR") && ::has_colors();
    if (m_hasColours) startColours();
    QObject::connect(&m_keys, &QSocketNotifier::activated, &m_timer, [this] { readKeys(); });
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { draw(); });
    m_timer.start(kDrawEvery);
    draw();
}

WatchScreen::~WatchScreen()
{
    ::endwin();
}

void WatchScreen::draw()
{
    m_desk.follow();
    if (!m_desk.isPaused()) paint();
}

void WatchScreen::paint()
{
    const QList<WatchLine> lines = m_desk.lines(COLS, LINES);
    for (qsizetype row = 0; row < lines.size(); ++row) {
        ::move(static_cast<int>(row), 0);
        for (const WatchSpan& span : lines[row]) put(span, m_hasColours);
        ::clrtoeol();
    }
    ::refresh();
}

void WatchScreen::press(WatchKey key, QChar letter)
{
    if (!m_desk.press(key, letter)) return QCoreApplication::quit();
    paint();
}

void WatchScreen::readKeys()
{
    wint_t key = 0;
    for (int kind = ::get_wch(&key); kind != ERR; kind = ::get_wch(&key)) {
        const bool isLetter = kind == OK && key >= ' ' && key != kDeleteKey;
        if (!isLetter)
            pressKey(static_cast<int>(key));
        else if (!QChar::requiresSurrogates(key))
            press(WatchKey::Letter, QChar(key));
    }
    paint();
}

void WatchScreen::pressKey(int key)
{
    switch (key) {
    case KEY_UP: return press(WatchKey::Up);
    case KEY_DOWN: return press(WatchKey::Down);
    case '\n':
    case KEY_ENTER: return press(WatchKey::Enter);
    case kEscapeKey: return press(WatchKey::Escape);
    case KEY_BACKSPACE:
    case kDeleteKey: return press(WatchKey::Backspace);
    case KEY_F(5): return press(WatchKey::Letter, u'r');
    default: return;
    }
}

}  // namespace dibs::app
