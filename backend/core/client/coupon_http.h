// HTTP towards the coupon role: one call is a few tries with an end.
#pragma once

#include "backend/core/client/circuit_breaker.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>

#include <functional>
#include <memory>
#include <unordered_map>

namespace dibs::core {

/// Lives on a thread with an event loop. Calls that are under way when it is destroyed are broken
/// off: nobody hears of them.
///
/// Every call must bear to come twice, as each is tried again: all of the coupon role's that are
/// used here do.
class CouponHttp
{
public:
    struct Options {
        QUrl url;  // http://host:8081
        std::chrono::milliseconds tryTime{2'000};  // for one try, from its start to the last byte
        std::chrono::milliseconds firstPause{50};  // before the second try, at most
        std::function<void(CircuitBreaker::State)> circuitIs = {};  // told after each try
    };
    static constexpr int kTriesMax = 3;

    struct Call {
        QByteArray method;
        QByteArray path;
        QJsonObject body = {};  // empty: none
        QByteArray traceparent = {};
    };

    /// `status` 0: no answer came, or none that says what was done (5xx): nobody knows.
    struct Reply {
        int status = 0;
        QJsonObject body = {};

        bool isKnown() const { return status != 0; }
    };
    using Done = std::function<void(const Reply&)>;

    explicit CouponHttp(Options options);
    ~CouponHttp();
    CouponHttp(const CouponHttp&) = delete;
    CouponHttp& operator=(const CouponHttp&) = delete;

    void call(const Call& call, const Done& done);

    /// It has not answered lately: a call would end at once.
    bool isAway() const { return m_breaker.isAway(std::chrono::steady_clock::now()); }
    CircuitBreaker::State circuit() const { return m_breaker.state(); }

private:
    struct Progress;

    void tryOnce(const std::shared_ptr<Progress>& progress);
    void hear(QNetworkReply* reply);
    void tellCircuit() const;

    const Options m_options;
    CircuitBreaker m_breaker;
    std::unordered_map<QNetworkReply*, std::shared_ptr<Progress>> m_underWay;
    QNetworkAccessManager m_network;
    QObject m_context;  // receives answers and ends of pauses; first to go, so that none comes then
};

}  // namespace dibs::core
