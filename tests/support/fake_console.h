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
    };

    void show(console::Snapshot next)
    {
        m_snapshot = std::make_shared<const console::Snapshot>(std::move(next));
    }

    std::shared_ptr<const console::Snapshot> snapshot() const override
    {
        ++pulls;
        return m_snapshot;
    }
    void pauseCampaign(CouponId campaign, Done done) override
    {
        asked.append({QStringLiteral("pause"), campaign, std::move(done)});
    }
    void resumeCampaign(CouponId campaign, Done done) override
    {
        asked.append({QStringLiteral("resume"), campaign, std::move(done)});
    }
    void closeCampaign(CouponId campaign, Done done) override
    {
        asked.append({QStringLiteral("close"), campaign, std::move(done)});
    }

    mutable int pulls = 0;
    QList<Asked> asked;

private:
    std::shared_ptr<const console::Snapshot> m_snapshot
        = std::make_shared<const console::Snapshot>();
};

}  // namespace dibs::testing
