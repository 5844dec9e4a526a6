// The console of the server in this very process.
#pragma once

#include "backend/common/mailbox.h"
#include "backend/console/backend.h"

#include <mutex>

namespace dibs::console {

/// Lives on the window's thread. The monitor publishes from its own; commands are answered on any.
class LocalConsole final : public Console
{
public:
    explicit LocalConsole(Backend backend);
    ~LocalConsole() override;

    /// Any thread.
    void publish(Snapshot snapshot);
    void publish(Feed feed);

    std::shared_ptr<const Snapshot> snapshot() const override;
    std::shared_ptr<const Feed> feed() const override;
    Link link() const override;

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
    /// Where answers go. It outlives the console for as long as one is under way, and then lets
    /// the answer drop.
    struct Door {
        std::mutex mutex;
        Mailbox* mailbox = nullptr;  // protected by mutex; null once the console is gone
    };

    template <class T>
    Answer<T> later(Answer<T> answer) const;
    template <class Ask, class T, class... Arguments>
    void ask(const Ask& question, Answer<T> answer, const Arguments&... arguments) const;

    const Backend m_backend;
    Mailbox m_mailbox;
    std::shared_ptr<Door> m_door = std::make_shared<Door>();
    mutable std::mutex m_mutex;
    std::shared_ptr<const Snapshot> m_snapshot;  // protected by m_mutex, never null
    std::shared_ptr<const Feed> m_feed;  // protected by m_mutex, never null
};

}  // namespace dibs::console
