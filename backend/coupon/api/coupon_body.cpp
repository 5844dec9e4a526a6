#include "backend/coupon/api/coupon_body.h"

#include "backend/common/json_members.h"
#include "backend/coupon/domain/words.h"

namespace dibs::coupon {
namespace {

constexpr qint64 kAmountMax = 1'000'000'000'000;
constexpr qint64 kTimeMsMax = 253'402'300'799'999;  // the end of the year 9999
constexpr qint64 kValidDaysMax = 36'500;

constexpr QLatin1String kClosesAt("closesAt");
constexpr QLatin1String kExpiresAt("expiresAt");

void checkWindow(JsonMembers& members, const Coupon& coupon)
{
    if (coupon.closesAtMs && *coupon.closesAtMs <= coupon.opensAtMs)
        members.complain(kClosesAt, QStringLiteral("must be later than opensAt"));
    if (const QString problem = expiryProblem(coupon); !problem.isEmpty())
        members.complain(kExpiresAt, problem);
}

DiscountType discountType(JsonMembers& members)
{
    const QLatin1String name("discountType");
    if (!members.has(name)) return DiscountType::Fixed;
    const auto type = discountTypeFrom(members.text(name, kDescriptionMax));
    if (!type) members.complain(name, QStringLiteral("must be FIXED or PERCENT"));
    return type.value_or(DiscountType::Fixed);
}

}  // namespace

Result<Coupon> newCouponFrom(const QByteArray& body, qint64 nowMs)
{
    Result<JsonMembers> parsed = JsonMembers::parse(body);
    if (!parsed) return parsed.error();
    JsonMembers& members = *parsed;
    Coupon coupon;
    coupon.couponId = {members.number(QLatin1String("couponId"), 1, kIdMax, 0)};
    coupon.description = members.text(QLatin1String("description"), kDescriptionMax);
    coupon.discountType = discountType(members);
    coupon.discountAmount = members.number(QLatin1String("discountAmount"), 1,
        coupon.discountType == DiscountType::Percent ? 100 : kAmountMax);
    coupon.minOrderAmount = members.number(QLatin1String("minOrderAmount"), 0, kAmountMax, 0);
    coupon.totalStock = members.number(QLatin1String("totalStock"), 0, kTotalStockMax);
    coupon.opensAtMs = members.number(QLatin1String("opensAt"), 0, kTimeMsMax, nowMs);
    coupon.closesAtMs = members.numberOrNone(kClosesAt, 0, kTimeMsMax);
    coupon.validDays = members.numberOrNone(QLatin1String("validDays"), 1, kValidDaysMax);
    coupon.expiresAtMs = members.numberOrNone(kExpiresAt, 0, kTimeMsMax);
    coupon.rehearsal = members.flag(QLatin1String("rehearsal"));
    checkWindow(members, coupon);
    if (members.complaint()) return *members.complaint();
    return coupon;
}

Result<CouponPatch> couponPatchFrom(const QByteArray& body)
{
    Result<JsonMembers> parsed = JsonMembers::parse(body);
    if (!parsed) return parsed.error();
    JsonMembers& members = *parsed;
    CouponPatch patch;
    if (const QLatin1String name("description"); members.has(name))
        patch.description = members.text(name, kDescriptionMax);
    if (const QLatin1String name("totalStock"); members.has(name))
        patch.totalStock = members.number(name, 0, kTotalStockMax);
    if (const QLatin1String name("opensAt"); members.has(name))
        patch.opensAtMs = members.number(name, 0, kTimeMsMax);
    if (members.has(kClosesAt)) patch.closesAtMs = members.numberOrNone(kClosesAt, 0, kTimeMsMax);
    if (members.has(kExpiresAt))
        patch.expiresAtMs = members.numberOrNone(kExpiresAt, 0, kTimeMsMax);
    if (members.complaint()) return *members.complaint();
    if (!patch.description && !patch.totalStock && !patch.opensAtMs && !patch.closesAtMs
        && !patch.expiresAtMs)
        return fail(ErrorCode::BadRequest,
            QStringLiteral("nothing to change: give description, totalStock, opensAt, closesAt or "
                           "expiresAt"));
    return patch;
}

}  // namespace dibs::coupon
