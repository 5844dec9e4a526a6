// The members of a JSON body.
#pragma once

#include "backend/common/result.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <optional>
#include <vector>

namespace dibs {

inline constexpr qint64 kIdMax = (qint64{1} << 53) - 1;  // beyond it JSON numbers are not exact

/// Reads members one by one and keeps the first complaint.
class JsonMembers
{
public:
    static Result<JsonMembers> parse(const QByteArray& body)
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
        return JsonMembers(document.object());
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
    /// The objects in a list, each to be read by itself.
    std::vector<JsonMembers> objects(QLatin1String name, qsizetype most)
    {
        const QJsonArray list = m_object.value(name).toArray();
        std::vector<JsonMembers> objects;
        for (const QJsonValue& each : list)
            if (each.isObject()) objects.push_back(JsonMembers(each.toObject()));
        if (list.isEmpty() || list.size() > most || std::ssize(objects) != list.size())
            complain(name, QStringLiteral("must be a list of 1 to %1 objects").arg(most));
        return objects;
    }
    void complain(QLatin1String name, const QString& problem)
    {
        if (!m_complaint)
            m_complaint = fail(ErrorCode::BadRequest, QStringLiteral("%1 %2").arg(name, problem));
    }

    const std::optional<Error>& complaint() const { return m_complaint; }

private:
    explicit JsonMembers(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    QJsonObject m_object;
    std::optional<Error> m_complaint;
};

inline QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace dibs
