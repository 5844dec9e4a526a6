// The console of a server elsewhere, over its REST interface and its event stream.
#pragma once

#include "backend/common/clock.h"
#include "backend/console/console.h"
#include "backend/console/remote_stream.h"

#include <QNetworkAccessManager>
#include <QUrl>
#include <QUrlQuery>

namespace dibs::console {

/// Lives on the window's thread, which it never keeps waiting. Comes back by itself after whatever
/// happens to the server or to the way there; what it knew stays until then.
class RemoteConsole final : public Console
{
public:
    struct Options {
        QUrl server;  // http://host:8081
        bool readOnly = false;
        RemoteStream::Times times = {};
    };

    /// Asked for and not yet answered at most; beyond it the answer is Unavailable.
    static constexpr int kUnderWayMax = 100;

    RemoteConsole(Options options, const Clock& clock);
    ~RemoteConsole() override;

    std::shared_ptr<const Snapshot> snapshot() const override { return m_stream.snapshot(); }
    std::shared_ptr<const Feed> feed() const override { return m_stream.feed(); }
    Link link() const override { return m_stream.link(); }

    void createCampaign(
        const CampaignDraft& draft, const QString& reason, Answer<CouponId> answer) override;
    void changeCampaign(
        CouponId campaign, const CampaignChange& change, const QString& reason, Done done) override;
    void pauseCampaign(CouponId campaign, const QString& reason, Done done) override;
    void resumeCampaign(CouponId campaign, const QString& reason, Done done) override;
    void closeCampaign(CouponId campaign, const QString& reason, Done done) override;
    void replayDeadLetter(
        qint64 id, const MendedLetter& mended, const QString& reason, Done done) override;
    void discardDeadLetter(qint64 id, const QString& reason, Done done) override;
    void findCustomer(const CustomerQuestion& question, Answer<CustomerStory> answer) override;
    void deadLetters(
        std::optional<LetterState> state, qint64 after, Answer<DeadLetterPage> answer) override;
    void report(CouponId campaign, Answer<CampaignReport> answer) override;

private:
    struct Ask {
        QByteArray method;
        QString path;
        QUrlQuery query = {};
        QByteArray body = {};
        std::chrono::milliseconds patience = std::chrono::seconds(10);
        bool changes = true;  // refused where this console only looks
    };
    using Body = Result<QByteArray>;

    void ask(const Ask& ask, const std::function<void(Body)>& answer);
    void act(CouponId campaign, const QString& action, const QString& reason, const Done& done);

    const QUrl m_server;
    const bool m_readOnly;
    QNetworkAccessManager m_network;
    RemoteStream m_stream;
    int m_underWay = 0;
    QObject m_context;  // last: answers that come after it is gone are dropped
};

}  // namespace dibs::console
