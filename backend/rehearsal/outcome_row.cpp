#include "backend/rehearsal/outcome_row.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace dibs::rehearsal {

namespace {

constexpr std::array kOutcomes{
    Outcome::Issued, Outcome::SoldOut, Outcome::Duplicate, Outcome::Rejected};

std::optional<Outcome> outcomeNamed(const QString& name)
{
    for (const Outcome outcome : kOutcomes)
        if (nameOf(outcome) == name) return outcome;
    return std::nullopt;
}

Result<OutcomeRow> parseRow(const QJsonObject& item)
{
    const QString status = item.value(u"status").toString();
    const std::optional<Outcome> outcome = outcomeNamed(status);
    const QString requestId = item.value(u"requestId").toString();
    if (!outcome || requestId.isEmpty())
        return fail(ErrorCode::Corrupt,
            QStringLiteral("An outcome without a known status: request \"%1\", status \"%2\"")
                .arg(requestId, status));

    return OutcomeRow{
        .requestId = requestId.toUtf8(),
        .coupon = {item.value(u"couponId").toInteger()},
        .user = {item.value(u"userId").toInteger()},
        .outcome = *outcome,
        .reason = item.value(u"reason").toString(),
        .sequence = item.value(u"sequence").toInteger(),
        .acceptedAtMs = item.value(u"acceptedAt").toInteger(),
        .decidedAtMs = item.value(u"decidedAt").toInteger(),
        .partition = item.value(u"partition").toInt(),
        .offset = item.value(u"offset").toInteger(-1),
    };
}

}  // namespace

QString nameOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Issued: return QStringLiteral("ISSUED");
    case Outcome::SoldOut: return QStringLiteral("SOLD_OUT");
    case Outcome::Duplicate: return QStringLiteral("DUPLICATE");
    case Outcome::Rejected: return QStringLiteral("REJECTED");
    }
    Q_UNREACHABLE();
}

Result<OutcomePage> parseOutcomePage(const QByteArray& json)
{
    const QJsonObject page = QJsonDocument::fromJson(json).object();
    if (!page.value(u"items").isArray())
        return fail(ErrorCode::Corrupt, QStringLiteral("The list of outcomes has no \"items\""));

    const QJsonArray items = page.value(u"items").toArray();
    OutcomePage result;
    result.rows.reserve(static_cast<size_t>(items.size()));
    for (const QJsonValue& item : items) {
        Result<OutcomeRow> row = parseRow(item.toObject());
        if (!row) return row.error();
        result.rows.push_back(std::move(*row));
    }
    if (const QString next = page.value(u"next").toString(); !next.isEmpty()) result.next = next;
    return result;
}

}  // namespace dibs::rehearsal
