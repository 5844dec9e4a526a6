// The few calls of a rehearsal besides the presses: make a campaign, watch it, close it. Where
// there are several instances, one that does not answer is not asked again before the others were.
#pragma once

#include "backend/common/ids.h"
#include "backend/common/result.h"
#include "backend/rehearsal/claims.h"
#include "backend/rehearsal/outcome_row.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <functional>

namespace dibs::rehearsal {

/// Calls back from the event loop, once a call. Deleting the client drops what is on its way.
class ApiClient final : public QObject
{
public:
    template <class T>
    using Then = std::function<void(Result<T>)>;

    static constexpr std::chrono::seconds kCallTimeout{30};
    static constexpr std::chrono::seconds kCallTimeoutAmongSeveral{3};
    static constexpr int kPageSize = 10'000;

    explicit ApiClient(const QList<QUrl>& servers);

    /// Every instance; the error names the one that is not.
    void checkReady(Then<Claims> then);
    void createCampaign(int stock, Then<CouponId> then);
    /// The most that an instance says: none says 0 while one that it has accepted is undecided.
    void queueSize(CouponId coupon, Then<qint64> then);
    void outcomes(CouponId coupon, const std::optional<QString>& cursor, Then<OutcomePage> then);
    void close(CouponId coupon, Then<void> then);

private:
    void checkReady(qsizetype server, Then<Claims> then);
    QNetworkRequest request(const QString& path) const { return request(m_current, path); }
    QNetworkRequest request(qsizetype server, const QString& path) const;

    /// Hands the body of a 2xx answer on, or an error that says what the server said.
    void await(QNetworkReply* reply, Then<QByteArray> then);

    const QList<QUrl> m_servers;
    qsizetype m_current = 0;  // the next one when it does not answer
    QNetworkAccessManager m_network;
};

}  // namespace dibs::rehearsal
