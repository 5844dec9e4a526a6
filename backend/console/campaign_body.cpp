#include "backend/console/campaign_body.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace dibs::console {
namespace {

QJsonValue numberOrNull(std::optional<qint64> number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace

QByteArray bodyOf(const CampaignDraft& draft)
{
    QJsonObject body{{QStringLiteral("description"), draft.description},
        {QStringLiteral("discountType"),
            draft.discount == Discount::Percent ? QStringLiteral("PERCENT")
                                                : QStringLiteral("FIXED")},
        {QStringLiteral("discountAmount"), draft.discountAmount},
        {QStringLiteral("minOrderAmount"), draft.minOrderAmount},
        {QStringLiteral("totalStock"), draft.totalStock},
        {QStringLiteral("closesAt"), numberOrNull(draft.closesAtMs)},
        {QStringLiteral("validDays"), numberOrNull(draft.validDays)},
        {QStringLiteral("expiresAt"), numberOrNull(draft.expiresAtMs)}};
    if (draft.opensAtMs) body.insert(QStringLiteral("opensAt"), *draft.opensAtMs);
    return compact(body);
}

QByteArray bodyOf(const CampaignChange& change)
{
    QJsonObject body;
    if (change.description) body.insert(QStringLiteral("description"), *change.description);
    if (change.totalStock) body.insert(QStringLiteral("totalStock"), *change.totalStock);
    if (change.opensAtMs) body.insert(QStringLiteral("opensAt"), *change.opensAtMs);
    if (change.closesAtMs)
        body.insert(QStringLiteral("closesAt"), numberOrNull(*change.closesAtMs));
    if (change.expiresAtMs)
        body.insert(QStringLiteral("expiresAt"), numberOrNull(*change.expiresAtMs));
    return compact(body);
}

}  // namespace dibs::console
