// An OpenAPI document, and what a value has against the schemas in it.
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace dibs::test {

class OpenApiDocument
{
public:
    explicit OpenApiDocument(const QByteArray& json);

    struct Operation {
        QString method;  // "GET"
        QString path;  // "/api/coupons/{couponId}"
        QJsonObject body;
        QJsonArray parameters;  // its own and those of its path, resolved

        QString name() const { return method + u' ' + path; }
        QString text(const QString& member) const { return body.value(member).toString(); }
    };
    QList<Operation> operations() const;

    /// The operation's answer of that status, else its default one; empty without either.
    QJsonObject answer(const Operation& operation, const QString& status) const;

    /// What "$ref" stands for, else the value itself; undefined when it leads nowhere.
    QJsonValue resolved(const QJsonValue& value) const;

    /// Every "$ref" in the document.
    QStringList references() const;

    /// A line for each way in which the value is not what the schema says, with its place. A member
    /// that an object's schema does not name is one too: what we send is documented.
    QStringList complaints(const QJsonValue& schema, const QJsonValue& value) const;

    /// The same for all examples in the document.
    QStringList complaintsAboutExamples() const;

    const QJsonObject& root() const { return m_root; }

private:
    const QJsonObject m_root;
};

}  // namespace dibs::test
