// A console that hands out what it is told to and remembers what it was asked.
#pragma once

#include "backend/console/console.h"

#include <QList>

namespace dibs::testing {

class FakeConsole final : public console::Console
{
public:
    struct Asked {
        QString command;
        CouponId campaign;
        Done done;
        QString reason;
    };
    struct Created {
        console::CampaignDraft draft;
        QString reason;
        Answer<CouponId> answer;
    };
    struct Changed {
        CouponId campaign;
        console::CampaignChange change;
        QString reason;
        Done done;
    };
    struct Handled {
        QString command;
        qint64 letter;
        console::MendedLetter mended;
        QString reason;
        Done done;
    };
    struct Sought {
        console::CustomerQuestion question;
        Answer<console::CustomerStory> answer;
    };
    struct Listed {
        std::optional<console::LetterState> state;
        qint64 after;
        Answer<console::DeadLetterPage> answer;
    };
    struct Reported {
        CouponId campaign;
        Answer<console::CampaignReport> answer;
    };

    void show(console::Snapshot next)
    {
        m_snapshot = std::make_shared<const console::Snapshot>(std::move(next));
    }
    void show(console::Feed next)
    {
        m_feed = std::make_shared<const console::Feed>(std::move(next));
    }

    std::shared_ptr<const console::Snapshot> snapshot() const override
    {
        ++pulls;
        return m_snapshot;
    }
    std::shared_ptr<const console::Feed> feed() const override { return m_feed; }
    console::Link link() const override { return linked; }

    void createCampaign(const console::CampaignDraft& draft, const QString& reason,
        Answer<CouponId> answer) override
    {
        created.append({draft, reason, std::move(answer)});
    }
    void changeCampaign(CouponId campaign, const console::CampaignChange& change,
        const QString& reason, Done done) override
    {
        changed.append({campaign, change, reason, std::move(done)});
    }
    void pauseCampaign(CouponId campaign, const QString& reason, Done done) override
    {
        asked.append({QStringLiteral("pause"), campaign, std::move(done), reason});
    }
    void resumeCampaign(CouponId campaign, const QString& reason, Done done) override
    {
        asked.append({QStringLiteral("resume"), campaign, std::move(done), reason});
    }
    void closeCampaign(CouponId campaign, const QString& reason, Done done) override
    {
        asked.append({QStringLiteral("close"), campaign, std::move(done), reason});
    }
    void replayDeadLetter(
        qint64 id, const console::MendedLetter& mended, const QString& reason, Done done) override
    {
        handled.append({QStringLiteral("replay"), id, mended, reason, std::move(done)});
    }
    void discardDeadLetter(qint64 id, const QString& reason, Done done) override
    {
        handled.append({QStringLiteral("discard"), id, {}, reason, std::move(done)});
    }
    void findCustomer(
        const console::CustomerQuestion& question, Answer<console::CustomerStory> answer) override
    {
        sought.append({question, std::move(answer)});
    }
    void deadLetters(std::optional<console::LetterState> state, qint64 after,
        Answer<console::DeadLetterPage> answer) override
    {
        listed.append({state, after, std::move(answer)});
    }
    void report(CouponId campaign, Answer<console::CampaignReport> answer) override
    {
        reported.append({campaign, std::move(answer)});
    }

    mutable int pulls = 0;
    console::Link linked{.state = console::LinkState::InProcess};
    QList<Asked> asked;
    QList<Created> created;
    QList<Changed> changed;
    QList<Handled> handled;
    QList<Sought> sought;
    QList<Listed> listed;
    QList<Reported> reported;

private:
    std::shared_ptr<const console::Snapshot> m_snapshot
        = std::make_shared<const console::Snapshot>();
    std::shared_ptr<const console::Feed> m_feed = std::make_shared<const console::Feed>();
};

}  // namespace dibs::testing
