// Campaigns over the API, as an operator and an auditor use it.
#pragma once

#include "backend/rehearsal/load.h"
#include "backend/rehearsal/outcome_row.h"

#include <QStringList>

namespace dibs::testing {

/// Open from now on; not valid when the server refused.
CouponId createCampaign(quint16 port, qint64 stock);
/// With an id of one's choice.
CouponId createCampaign(quint16 port, qint64 stock, CouponId id);

/// All decided requests of a campaign; none when a page could not be read.
std::optional<std::vector<rehearsal::OutcomeRow>> outcomesOf(quint16 port, CouponId coupon);

/// Asks for the outcome of each promise, waiting for it where need be, and names those without one.
QStringList promisesWithoutOutcome(quint16 port, const rehearsal::Load& load);

/// Which guarantees were broken towards these people, and how; empty when all hold.
QStringList violations(quint16 port, const rehearsal::Load& load, qint64 stock);

/// 200 or 503; 0: no answer.
int readiness(quint16 port);

/// A waiting room for QTRY: true once nothing is accepted and undecided.
bool isAllDecided(quint16 port, CouponId coupon);

}  // namespace dibs::testing
