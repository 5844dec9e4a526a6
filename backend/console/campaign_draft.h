// What an operator asks for when making or changing a campaign.
#pragma once

#include <QString>

#include <optional>

namespace dibs::console {

enum class Discount { Fixed, Percent };

struct CampaignDraft {
    QString description;
    Discount discount = Discount::Fixed;
    qint64 discountAmount = 0;  // whole won, or percent
    qint64 minOrderAmount = 0;
    qint64 totalStock = 0;
    std::optional<qint64> opensAtMs;  // none: at once
    std::optional<qint64> closesAtMs;  // none: open-ended
    // One of them or none: how long a user's coupon lives, or when all of them end.
    std::optional<qint64> validDays;
    std::optional<qint64> expiresAtMs;

    bool operator==(const CampaignDraft&) const = default;
};

/// Only the members that are set change.
struct CampaignChange {
    std::optional<QString> description;
    std::optional<qint64> totalStock;
    std::optional<qint64> opensAtMs;
    std::optional<std::optional<qint64>> closesAtMs;  // set to none: open-ended
    std::optional<std::optional<qint64>> expiresAtMs;  // set to none: no date

    bool operator==(const CampaignChange&) const = default;
};

}  // namespace dibs::console
