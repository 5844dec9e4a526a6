#include "backend/console/local_console.h"

#include <utility>

namespace dibs::console {

LocalConsole::LocalConsole(Backend backend)
    : m_backend(std::move(backend))
    , m_snapshot(std::make_shared<const Snapshot>())
    , m_feed(std::make_shared<const Feed>())
{
    m_door->mailbox = &m_mailbox;
}

LocalConsole::~LocalConsole()
{
    const std::lock_guard lock(m_door->mutex);
    m_door->mailbox = nullptr;
}

void LocalConsole::publish(Snapshot snapshot)
{
    auto next = std::make_shared<const Snapshot>(std::move(snapshot));
    // Swapped, so that the old one is destroyed after the lock is gone.
    const std::lock_guard lock(m_mutex);
    m_snapshot.swap(next);
}

void LocalConsole::publish(Feed feed)
{
    auto next = std::make_shared<const Feed>(std::move(feed));
    const std::lock_guard lock(m_mutex);
    m_feed.swap(next);
}

std::shared_ptr<const Snapshot> LocalConsole::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

std::shared_ptr<const Feed> LocalConsole::feed() const
{
    const std::lock_guard lock(m_mutex);
    return m_feed;
}

Link LocalConsole::link() const
{
    return {.state = LinkState::InProcess};
}

template <class T>
Console::Answer<T> LocalConsole::later(Answer<T> answer) const
{
    return [door = m_door, answer = std::move(answer)](Result<T> result) {
        const std::lock_guard lock(door->mutex);
        if (door->mailbox) door->mailbox->post([answer, result] { answer(result); });
    };
}

template <class Ask, class T, class... Arguments>
void LocalConsole::ask(const Ask& question, Answer<T> answer, const Arguments&... arguments) const
{
    Answer<T> onOurThread = later<T>(std::move(answer));
    if (question) return question(arguments..., std::move(onOurThread));
    onOurThread(fail(ErrorCode::Unavailable, QStringLiteral("this server does not offer that")));
}

void LocalConsole::createCampaign(
    const CampaignDraft& draft, const QString& reason, Answer<CouponId> answer)
{
    ask(m_backend.create, std::move(answer), draft, reason);
}

void LocalConsole::changeCampaign(
    CouponId campaign, const CampaignChange& change, const QString& reason, Done done)
{
    ask(m_backend.change, std::move(done), campaign, change, reason);
}

void LocalConsole::pauseCampaign(CouponId campaign, const QString& reason, Done done)
{
    ask(m_backend.command, std::move(done), campaign, CampaignCommand::Pause, reason);
}

void LocalConsole::resumeCampaign(CouponId campaign, const QString& reason, Done done)
{
    ask(m_backend.command, std::move(done), campaign, CampaignCommand::Resume, reason);
}

void LocalConsole::closeCampaign(CouponId campaign, const QString& reason, Done done)
{
    ask(m_backend.command, std::move(done), campaign, CampaignCommand::Close, reason);
}

void LocalConsole::replayDeadLetter(
    qint64 id, const MendedLetter& mended, const QString& reason, Done done)
{
    ask(m_backend.replay, std::move(done), id, mended, reason);
}

void LocalConsole::discardDeadLetter(qint64 id, const QString& reason, Done done)
{
    ask(m_backend.discard, std::move(done), id, reason);
}

void LocalConsole::findCustomer(const CustomerQuestion& question, Answer<CustomerStory> answer)
{
    ask(m_backend.find, std::move(answer), question);
}

void LocalConsole::deadLetters(
    std::optional<LetterState> state, qint64 after, Answer<DeadLetterPage> answer)
{
    ask(m_backend.letters, std::move(answer), state, after);
}

void LocalConsole::report(CouponId campaign, Answer<CampaignReport> answer)
{
    ask(m_backend.report, std::move(answer), campaign);
}

}  // namespace dibs::console
