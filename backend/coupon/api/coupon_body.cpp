#include "backend/coupon/api/coupon_body.h"

#include "backend/coupon/domain/words.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace dibs::coupon {
namespace {

constexpr qint64 kAmountMax = 1'000'000'000'000;
constexpr qint64 kTimeMsMax = 253'402'300'799'999;  // the end of the year 9999
constexpr qint64 kValidDaysMax = 36'500;

/// Reads members one by one and keeps the first complaint.
class Members
{
public:
    static Result<Members> parse(const QByteArray& body)
    {
        QJsonParseError problem{};
        const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
        if (problem.error != QJsonParseError::NoError)
            return fail(ErrorCode::BadRequest,
                QStringLiteral("the body is not JSON: %1 at byte %2")
                    .arg(problem.errorString())
                    .arg(problem.offset));
        if (!document.isObject())
            return fail(ErrorCode::BadRequest, QStringLiteral("the body must be a JSON object"));
        return Members(document.object());
    }

    bool has(QLatin1String name) const { return m_object.contains(name); }
    bool isNull(QLatin1String name) const { return m_object.value(name).isNull(); }

    qint64 number(QLatin1String name, qint64 least, qint64 most)
    {
        const QJsonValue value = m_object.value(name);
        const double number = value.toDouble(std::nan(""));
        if (std::isnan(number) || std::trunc(number) != number
            || number < static_cast<double>(least) || number > static_cast<double>(most))
            complain(
                name, QStringLiteral("must be a whole number from %1 to %2").arg(least).arg(most));
        return value.toInteger();
    }
    qint64 number(QLatin1String name, qint64 least, qint64 most, qint64 otherwise)
    {
        return has(name) ? number(name, least, most) : otherwise;
    }
    std::optional<qint64> numberOrNone(QLatin1String name, qint64 least, qint64 most)
    {
        if (!has(name) || isNull(name)) return std::nullopt;
        return number(name, least, most);
    }
    QString text(QLatin1String name, qsizetype longest)
    {
        const QString text = m_object.value(name).toString().trimmed();
        if (text.isEmpty() || text.size() > longest)
            complain(name, QStringLiteral("must be a text of 1 to %1 characters").arg(longest));
        return text;
    }
    bool flag(QLatin1String name)
    {
        const QJsonValue value = m_object.value(name);
        if (has(name) && !value.isBool()) complain(name, QStringLiteral("must be true or false"));
        return value.toBool();
    }
    void complain(QLatin1String name, const QString& problem)
    {
        if (!m_complaint)
            m_complaint = fail(ErrorCode::BadRequest, QStringLiteral("%1 %2").arg(name, problem));
    }

    const std::optional<Error>& complaint() const { return m_complaint; }

private:
    explicit Members(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    QJsonObject m_object;
    std::optional<Error> m_complaint;
};

constexpr QLatin1String kClosesAt("closesAt");

void checkWindow(Members& members, const Coupon& coupon)
{
    if (coupon.closesAtMs && *coupon.closesAtMs <= coupon.opensAtMs)
        members.complain(kClosesAt, QStringLiteral("must be later than opensAt"));
}

DiscountType discountType(Members& members)
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
    Result<Members> parsed = Members::parse(body);
    if (!parsed) return parsed.error();
    Members& members = *parsed;
    Coupon coupon;
    coupon.couponId = {members.number(QLatin1String("couponId"), 1, (qint64{1} << 53) - 1, 0)};
    coupon.description = members.text(QLatin1String("description"), kDescriptionMax);
    coupon.discountType = discountType(members);
    coupon.discountAmount = members.number(QLatin1String("discountAmount"), 1,
        coupon.discountType == DiscountType::Percent ? 100 : kAmountMax);
    coupon.minOrderAmount = members.number(QLatin1String("minOrderAmount"), 0, kAmountMax, 0);
    coupon.totalStock = members.number(QLatin1String("totalStock"), 0, kTotalStockMax);
    coupon.opensAtMs = members.number(QLatin1String("opensAt"), 0, kTimeMsMax, nowMs);
    coupon.closesAtMs = members.numberOrNone(kClosesAt, 0, kTimeMsMax);
    coupon.validDays = members.numberOrNone(QLatin1String("validDays"), 1, kValidDaysMax);
    coupon.rehearsal = members.flag(QLatin1String("rehearsal"));
    checkWindow(members, coupon);
    if (members.complaint()) return *members.complaint();
    return coupon;
}

Result<CouponPatch> couponPatchFrom(const QByteArray& body)
{
    Result<Members> parsed = Members::parse(body);
    if (!parsed) return parsed.error();
    Members& members = *parsed;
    CouponPatch patch;
    if (const QLatin1String name("description"); members.has(name))
        patch.description = members.text(name, kDescriptionMax);
    if (const QLatin1String name("totalStock"); members.has(name))
        patch.totalStock = members.number(name, 0, kTotalStockMax);
    if (const QLatin1String name("opensAt"); members.has(name))
        patch.opensAtMs = members.number(name, 0, kTimeMsMax);
    if (members.has(kClosesAt)) patch.closesAtMs = members.numberOrNone(kClosesAt, 0, kTimeMsMax);
    if (members.complaint()) return *members.complaint();
    if (!patch.description && !patch.totalStock && !patch.opensAtMs && !patch.closesAtMs)
        return fail(ErrorCode::BadRequest,
            QStringLiteral("nothing to change: give description, totalStock, opensAt or closesAt"));
    return patch;
}

}  // namespace dibs::coupon
