// What an operator typed into the form of a campaign: is it right, what does it ask for, and what
// will happen. Pure, so that each rule has its test.
#pragma once

#include "backend/console/campaign_draft.h"
#include "backend/console/snapshot.h"

#include <QMap>

namespace dibs::ui {

enum class CampaignField {
    Description,
    Discount,
    MinOrder,
    Stock,
    Opens,
    Closes,
    ValidDays,
    Expires
};

/// As typed: figures are texts until they are understood.
struct CampaignEntry {
    QString description;
    console::Discount discount = console::Discount::Fixed;
    QString discountAmount;
    QString minOrderAmount = QStringLiteral("0");
    QString totalStock;
    std::optional<qint64> opensAtMs;  // none: at once
    std::optional<qint64> closesAtMs;  // none: open-ended
    QString validDays;  // empty: not by days
    std::optional<qint64> expiresAtMs;  // none: no date
};

using Complaints = QMap<CampaignField, QString>;

/// A whole number, grouped or not as the operator's language groups them.
std::optional<qint64> numberIn(const QString& text);

Complaints complaintsOf(const CampaignEntry& entry, qint64 nowMs);
console::CampaignDraft draftOf(const CampaignEntry& entry);

/// Of an existing campaign only name, stock, window and date can change.
CampaignEntry entryOf(const console::CampaignSnapshot& campaign);
Complaints complaintsOf(const CampaignEntry& entry, const console::CampaignSnapshot& campaign);
console::CampaignChange changeOf(
    const CampaignEntry& entry, const console::CampaignSnapshot& campaign);

/// What is still needed is named; nothing is told of figures that are not there.
QString previewOf(const CampaignEntry& entry, qint64 nowMs);
QString previewOf(
    const console::CampaignChange& change, const console::CampaignSnapshot& campaign, qint64 nowMs);

}  // namespace dibs::ui
