// A campaign in each partition, people who press at several instances, and what came of it.
#pragma once

#include "tests/support/crowd.h"
#include "tests/support/real_parts.h"

namespace dibs::testing {

/// On the test's thread; the people have their own.
class OpeningNight
{
public:
    struct Options {
        int people = 2;  // a campaign
        /// Stock of the campaign of each partition, lower than what is asked for in one of them.
        std::vector<qint64> stocks{1'000'000, 1'000'000, 2'000};
        std::chrono::microseconds pause{2'000};
    };

    /// All that is needed is made at the first of `ports`. isOpen() is false when that failed.
    OpeningNight(const std::vector<quint16>& ports, Options options);
    explicit OpeningNight(const std::vector<quint16>& ports)
        : OpeningNight(ports, Options{})
    {
    }

    bool isOpen() const { return m_isOpen; }
    const std::vector<std::unique_ptr<Crowd>>& crowds() const { return m_crowds; }
    qint64 accepted() const;
    qint64 unavailable() const;
    qint64 unknown() const;
    /// "3,000 accepted, 5 unknown, 7 lagging", for people.
    QByteArray summary() const;

    /// How long it takes from now until a request for every partition, made at this instance, is
    /// accepted and decided. None: `patience` was not enough.
    std::optional<std::chrono::milliseconds> timeToDecide(
        quint16 port, std::chrono::milliseconds patience);

    /// Nobody presses any more. What is wrong with what they were told, and what `dibs verify`
    /// finds: empty when all is decided and nobody was wronged.
    QString whatIsWrong(quint16 port, const RealParts& parts);

private:
    struct Probe {
        CouponId coupon;
        QByteArray requestId;  // empty: not accepted yet
    };

    bool press(Probe& probe, quint16 port);

    const Options m_options;
    std::vector<std::unique_ptr<Crowd>> m_crowds;  // by partition
    std::vector<CouponId> m_probed;  // by partition; nobody but timeToDecide() presses these
    qint64 m_lastUser = 0;
    bool m_isOpen = false;
};

/// "1.2 s"
QByteArray inSeconds(std::chrono::milliseconds time);

}  // namespace dibs::testing
