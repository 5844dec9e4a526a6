// Which campaign the operator looks at. Lists, tables, pages and actions share it.
#pragma once

#include "backend/console/snapshot.h"

#include <QObject>

namespace dibs::ui {

class CampaignChoice final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    CouponId campaign() const { return m_campaign; }
    void choose(CouponId campaign);

    /// Chosen as soon as a snapshot has it: it was only just made.
    void expect(dibs::CouponId campaign) { m_expected = campaign; }

    /// Keeps the choice while its campaign is there, else takes the first.
    void follow(const console::Snapshot& snapshot);

    /// Null when there is none.
    const console::CampaignSnapshot* in(const console::Snapshot& snapshot) const;

Q_SIGNALS:
    void changed(dibs::CouponId campaign);

private:
    CouponId m_expected;
    CouponId m_campaign;  // not valid: there is none to choose
};

/// The campaign of that id, or null.
const console::CampaignSnapshot* campaignOf(const console::Snapshot& snapshot, CouponId id);

}  // namespace dibs::ui
