// What the monitor needs for a snapshot of many campaigns: from the beginning of a look until the
// console has it. Real log, one undecided record in each partition, whose age it reads.
//
//   console_look DIR CAMPAIGNS PARTITIONS LOOKS        prints {"ms":[…]}
#include "backend/common/coupon_issue_event.h"
#include "backend/common/event_id.h"
#include "backend/eventlog/embedded_event_log.h"
#include "backend/server/monitor.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <cstdlib>
#include <semaphore>

using namespace dibs;
using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 60s;

/// Calls somebody whenever it is asked: the monitor asks as it begins to look, the feed is asked
/// once the snapshot has been published.
class Asked final : public Clock
{
public:
    explicit Asked(std::function<void()> tell)
        : m_tell(std::move(tell))
    {
    }
    qint64 nowMs() const override
    {
        m_tell();
        return m_clock.nowMs();
    }

private:
    const SystemClock m_clock;
    const std::function<void()> m_tell;
};

/// On the monitor's thread, until it is gone.
class Looks
{
public:
    explicit Looks(size_t wanted)
        : m_wanted(wanted)
    {
        m_ms.reserve(wanted);
    }

    void begin() { m_elapsed.start(); }
    void end()
    {
        if (!m_elapsed.isValid() || m_ms.size() == m_wanted) return;
        m_ms.push_back(static_cast<double>(m_elapsed.nsecsElapsed()) / 1e6);
        if (m_ms.size() == m_wanted) m_done.release();
    }
    bool wait() { return m_done.try_acquire_for(kPatience); }
    const std::vector<double>& ms() const { return m_ms; }

private:
    const size_t m_wanted;
    QElapsedTimer m_elapsed;
    std::vector<double> m_ms;
    std::binary_semaphore m_done{0};
};

coupon::Coupon campaignOf(int id)
{
    return {.couponId = {id},
        .description = QStringLiteral("Campaign %1").arg(id),
        .totalStock = 10'000,
        .issued = id,
        .opensAtMs = 1};
}

Result<void> appendOneForEach(eventlog::EventLog& log, int campaigns)
{
    const qint64 nowMs = SystemClock().nowMs();
    std::counting_semaphore<> delivered(0);
    for (int id = 1; id <= campaigns; ++id) {
        const CouponIssueEvent event{newEventId(nowMs), UserId{id}, CouponId{id}, nowMs};
        if (!log.append({keyOf(CouponId{id}), event.toJson(), {}},
                [&delivered](eventlog::Delivery) { delivered.release(); }))
            return fail(ErrorCode::Unavailable, QStringLiteral("the log takes nothing"));
    }
    for (int id = 1; id <= campaigns; ++id) delivered.acquire();
    return {};
}

Result<std::vector<double>> look(const QString& directory, int campaigns, int partitions, int count)
{
    const SystemClock clock;
    auto log = eventlog::EmbeddedEventLog::open(
        {directory + QStringLiteral("/log.db"), partitions}, clock);
    if (!log) return log.error();
    if (const auto appended = appendOneForEach(**log, campaigns); !appended)
        return appended.error();
    coupon::HotView view(coupon::UserPolicy::Any);
    for (int id = 1; id <= campaigns; ++id) view.put(campaignOf(id));
    coupon::Tallies tallies;
    coupon::PartitionProgress progress(partitions);
    coupon::AdmissionGate gate(partitions);
    console::LocalConsole console{console::Backend{}};

    Looks looks(static_cast<size_t>(count));
    const Asked begins([&looks] { looks.begin(); });
    const Asked ends([&looks] { looks.end(); });
    const server::FeedSampler feed(ends);
    {
        const server::Monitor monitor(
            server::Monitor::Watched{view, tallies, progress, **log, [] { return QString(); }, gate,
                nullptr, begins, console, QStringLiteral("bench"), 1'000'000, {.feed = &feed}});
        if (!looks.wait())
            return fail(ErrorCode::Unavailable, QStringLiteral("the monitor does not look"));
    }
    if (console.snapshot()->campaigns.size() != campaigns)
        return fail(ErrorCode::Corrupt, QStringLiteral("the snapshot lacks campaigns"));
    return looks.ms();
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.size() != 4) {
        std::fprintf(stderr, "usage: console_look DIR CAMPAIGNS PARTITIONS LOOKS\n");
        return EXIT_FAILURE;
    }
    const Result<std::vector<double>> taken
        = look(arguments[0], arguments[1].toInt(), arguments[2].toInt(), arguments[3].toInt());
    if (!taken) {
        std::fprintf(stderr, "console_look: %s\n", qUtf8Printable(taken.error().detail));
        return EXIT_FAILURE;
    }
    QStringList ms;
    for (const double each : *taken) ms += QString::number(each, 'f', 3);
    std::printf("{\"ms\":[%s]}\n", qUtf8Printable(ms.join(u',')));
    return EXIT_SUCCESS;
}
