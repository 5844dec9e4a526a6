#include "tests/support/opening_night.h"

#include "backend/common/coupon_issue_event.h"
#include "backend/eventlog/event_log.h"
#include "tests/support/campaign.h"

#include <QElapsedTimer>
#include <QTest>

namespace dibs::testing {
namespace {

constexpr auto kDecidedWithin = std::chrono::seconds(40);
constexpr qint64 kProbedStock = 1'000'000;

/// Two campaigns in each partition, by partition: their ids are chosen for that.
std::vector<std::vector<CouponId>> couponsByPartition()
{
    std::vector<std::vector<CouponId>> coupons(RealParts::kPartitions);
    size_t missing = 2 * coupons.size();
    for (CouponId next{1}; missing > 0; ++next.value) {
        auto& home = coupons[static_cast<size_t>(
            eventlog::partitionOf(keyOf(next), RealParts::kPartitions))];
        if (home.size() == 2) continue;
        home.push_back(next);
        --missing;
    }
    return coupons;
}

}  // namespace

OpeningNight::OpeningNight(const std::vector<quint16>& ports, Options options)
    : m_options(std::move(options))
{
    const auto coupons = couponsByPartition();
    for (size_t i = 0; i < coupons.size(); ++i) {
        m_isOpen = createCampaign(ports.front(), m_options.stocks[i], coupons[i][0]).isValid()
            && createCampaign(ports.front(), kProbedStock, coupons[i][1]).isValid();
        if (!m_isOpen) return;
        m_probed.push_back(coupons[i][1]);
    }
    for (size_t i = 0; i < coupons.size(); ++i)
        m_crowds.push_back(std::make_unique<Crowd>(ports, coupons[i][0],
            Crowd::Options{.people = m_options.people,
                .pause = m_options.pause,
                .seed = static_cast<quint32>(100 * i)}));
}

qint64 OpeningNight::accepted() const
{
    qint64 sum = 0;
    for (const auto& crowd : m_crowds) sum += crowd->accepted();
    return sum;
}

qint64 OpeningNight::unavailable() const
{
    qint64 sum = 0;
    for (const auto& crowd : m_crowds) sum += crowd->unavailable();
    return sum;
}

qint64 OpeningNight::unknown() const
{
    qint64 sum = 0;
    for (const auto& crowd : m_crowds) sum += qint64(crowd->load().unknown.size());
    return sum;
}

QByteArray OpeningNight::summary() const
{
    std::map<QByteArray, qint64> refusals;
    for (const auto& crowd : m_crowds)
        for (const auto& [code, count] : crowd->load().refusals) refusals[code] += count;
    QByteArray text = QByteArray::number(accepted()) + " accepted";
    for (const auto& [code, count] : refusals)
        text += ", " + QByteArray::number(count) + ' ' + (code.isEmpty() ? "unanswered" : code);
    return text;
}

std::optional<std::chrono::milliseconds> OpeningNight::timeToDecide(
    quint16 port, std::chrono::milliseconds patience)
{
    QElapsedTimer elapsed;
    elapsed.start();
    std::vector<Probe> probes;
    for (const CouponId coupon : m_probed) probes.push_back({coupon, {}});
    const auto left = [&] { return static_cast<int>(patience.count() - elapsed.elapsed()); };
    for (Probe& probe : probes)
        if (!QTest::qWaitFor([&] { return press(probe, port); }, left())) return std::nullopt;
    HttpClient client(port);
    for (const Probe& probe : probes) {
        const auto isDecided = [&] {
            const HttpAnswer answer
                = client.get("/api/coupons/requests/" + probe.requestId + "?wait=1");
            return answer.json().value(u"status").toString() == u"ISSUED";
        };
        if (!QTest::qWaitFor(isDecided, left())) return std::nullopt;
    }
    return std::chrono::milliseconds(elapsed.elapsed());
}

bool OpeningNight::press(Probe& probe, quint16 port)
{
    const HttpAnswer answer
        = HttpClient(port).post("/api/coupons/" + QByteArray::number(probe.coupon.value)
            + "/issue?userId=" + QByteArray::number(++m_lastUser));
    if (answer.status != 202) return false;
    probe.requestId = answer.json().value(u"requestId").toString().toLatin1();
    return true;
}

QString OpeningNight::whatIsWrong(quint16 port, const RealParts& parts)
{
    for (const auto& crowd : m_crowds) crowd->stop();
    QStringList wrong;
    for (size_t i = 0; i < m_crowds.size(); ++i) {
        const rehearsal::Load load = m_crowds[i]->load();
        const auto isDecided = [&] { return isAllDecided(port, load.coupon); };
        const int patienceMs = static_cast<int>(std::chrono::milliseconds(kDecidedWithin).count());
        if (!QTest::qWaitFor(isDecided, patienceMs))
            wrong += u"campaign %1 is not decided in time"_qs.arg(load.coupon.value);
        wrong += promisesWithoutOutcome(port, load).mid(0, 5);
        wrong += violations(port, load, m_options.stocks[i]);
    }
    const Finished audit = parts.verify();
    if (audit.exitCode != 0) wrong += QString::fromUtf8(audit.out + audit.err);
    return wrong.join(u'\n');
}

QByteArray inSeconds(std::chrono::milliseconds time)
{
    return QByteArray::number(static_cast<double>(time.count()) / 1'000, 'f', 1) + " s";
}

}  // namespace dibs::testing
