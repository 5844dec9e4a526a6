// `dibs --watch`: the console in a terminal, of a server in this process or elsewhere.
#include "app/commands.h"
#include "app/terminal.h"
#include "app/unix_signals.h"
#include "app/watch_page.h"
#include "backend/console/link_words.h"
#include "backend/console/remote_console.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSocketNotifier>
#include <QTimer>

#include <clocale>
#include <cstdio>
#include <ncurses.h>
#include <sysexits.h>
#include <unistd.h>

namespace dibs::app {
namespace {

using console::Tone;

constexpr auto kDrawEvery = std::chrono::milliseconds(250);

/// The terminal's own colours: its owner has chosen them to be read.
short pairOf(Tone tone)
{
    return static_cast<short>(static_cast<int>(tone) + 1);
}

short colourOf(Tone tone)
{
    switch (tone) {
    case Tone::Muted: return COLOR_WHITE;
    case Tone::Good: return COLOR_GREEN;
    case Tone::Accent: return COLOR_CYAN;
    case Tone::Busy: return COLOR_YELLOW;
    case Tone::Bad: return COLOR_RED;
    case Tone::Lost: return COLOR_MAGENTA;
    }
    Q_UNREACHABLE();
}

/// Draws, and reads the keys. Curses sends what differs from what the terminal shows, so nothing
/// flickers.
class Screen
{
public:
    explicit Screen(console::Console& console)
        : m_console(console)
        , m_keys(STDIN_FILENO, QSocketNotifier::Read)
    {
        std::setlocale(LC_ALL, "");
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
    ~Screen() { ::endwin(); }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

private:
    static void startColours()
    {
        ::start_color();
        ::use_default_colors();
        for (const Tone tone :
            {Tone::Muted, Tone::Good, Tone::Accent, Tone::Busy, Tone::Bad, Tone::Lost})
            ::init_pair(pairOf(tone), colourOf(tone), -1);
    }

    void draw()
    {
        const auto snapshot = m_console.snapshot();
        if (snapshot->takenAtMs != m_rememberedMs) {
            m_rememberedMs = snapshot->takenAtMs;
            m_view.remember(*snapshot);
        }
        if (m_view.frozen) return;
        paint();
    }

    void paint()
    {
        m_view.columns = COLS;
        m_view.rows = LINES;
        const QList<WatchLine> lines = watchLines(m_console, m_view, m_clock.nowMs());
        for (qsizetype row = 0; row < lines.size(); ++row) {
            ::move(static_cast<int>(row), 0);
            for (const WatchSpan& span : lines[row]) put(span);
            ::clrtoeol();
        }
        ::refresh();
    }

    void put(const WatchSpan& span)
    {
        attr_t look = span.bold ? A_BOLD : A_NORMAL;
        if (span.tone == Tone::Muted) look |= A_DIM;
        const short pair = m_hasColours && span.tone ? pairOf(*span.tone) : short{0};
        ::attr_set(look, pair, nullptr);
        ::addstr(span.text.toUtf8().constData());
        ::attr_set(A_NORMAL, 0, nullptr);
    }

    void readKeys()
    {
        for (int key = ::getch(); key != ERR; key = ::getch()) {
            if (m_view.filtering)
                typeFilter(key);
            else if (m_asksFor.isValid())
                confirm(key);
            else
                press(key);
        }
        paint();
    }

    void press(int key)
    {
        m_view.notice.clear();
        if (key >= '1' && key < '1' + WatchView::kPages) m_view.page = key - '0';
        switch (key) {
        case 'q': return QCoreApplication::quit();
        case '?': m_view.help = !m_view.help; break;
        case ' ': m_view.frozen = !m_view.frozen; break;
        case '/': m_view.filtering = true; break;
        case 'p': askToPause(); break;
        case KEY_UP: choose(-1); break;
        case KEY_DOWN: choose(1); break;
        default: break;
        }
    }

    void typeFilter(int key)
    {
        if (key == '\n' || key == KEY_ENTER || key == 27) m_view.filtering = false;
        if (key == 27) m_view.filter.clear();
        if (key == KEY_BACKSPACE || key == 127) m_view.filter.chop(1);
        if (key >= 32 && key < 127) m_view.filter += QChar(key);
    }

    void choose(int step)
    {
        const auto campaigns = campaignsIn(*m_console.snapshot(), m_view);
        const auto* chosen = chosenIn(campaigns, m_view);
        if (!chosen) return;
        const qsizetype next = chosen - campaigns.constData() + step;
        m_view.campaign = campaigns[std::clamp<qsizetype>(next, 0, campaigns.size() - 1)].couponId;
    }

    void askToPause()
    {
        const auto campaigns = campaignsIn(*m_console.snapshot(), m_view);
        const auto* chosen = chosenIn(campaigns, m_view);
        if (!chosen) return;
        m_resumes = chosen->state == console::CampaignState::Paused;
        m_asksFor = chosen->couponId;
        m_view.notice = (m_resumes ? u"Resume \"%1\"? y / n"_qs : u"Pause \"%1\"? y / n"_qs)
                            .arg(chosen->description);
    }

    void confirm(int key)
    {
        const CouponId campaign = std::exchange(m_asksFor, {});
        m_view.notice.clear();
        if (key != 'y') return;
        const auto done = [here = QPointer<QTimer>(&m_timer), this](const Result<void>& result) {
            if (here) m_view.notice = result ? u"done"_qs : result.error().detail;
        };
        if (m_resumes)
            m_console.resumeCampaign(campaign, {}, done);
        else
            m_console.pauseCampaign(campaign, {}, done);
    }

    console::Console& m_console;
    const SystemClock m_clock;
    WatchView m_view;
    QSocketNotifier m_keys;
    QTimer m_timer;
    qint64 m_rememberedMs = 0;
    CouponId m_asksFor;  // the campaign that a yes would pause or resume
    bool m_resumes = false;
    bool m_hasColours = false;
};

/// A line a second, for files and pipes.
void printLines(console::Console& console)
{
    QTimer second;
    QObject::connect(&second, &QTimer::timeout, &second, [&console] {
        const auto snapshot = console.snapshot();
        const console::Link link = console.link();
        const QString text
            = link.isWell() ? statusText(*snapshot) : link.server + u": "_qs + console::whyOf(link);
        std::printf("%s\n", qUtf8Printable(text));
        // Whoever read it has gone.
        if (std::fflush(stdout) != 0) QCoreApplication::quit();
    });
    second.start(std::chrono::seconds(1));
    QCoreApplication::exec();
}

void watch(console::Console& console)
{
    if (::isatty(STDOUT_FILENO) == 0 || ::isatty(STDIN_FILENO) == 0) return printLines(console);
    const Screen screen(console);
    QCoreApplication::exec();
}

}  // namespace

int runWatch(int& argc, char** argv, const server::Roles::Options& options)
{
    const QCoreApplication application(argc, argv);
    const UnixSignals signalled([] { QCoreApplication::quit(); });
    Result<std::unique_ptr<server::Roles>> roles = server::Roles::start(options);
    if (!roles) return complain(roles.error());
    watch((*roles)->coupon()->console());
    roles->reset();
    return EX_OK;
}

int runWatchElsewhere(int& argc, char** argv, const QString& server, bool readOnly)
{
    const QCoreApplication application(argc, argv);
    const UnixSignals signalled([] { QCoreApplication::quit(); });
    const SystemClock clock;
    console::RemoteConsole console({QUrl(server), readOnly}, clock);
    watch(console);
    return EX_OK;
}

}  // namespace dibs::app
