#include "tests/support/openapi_document.h"

#include "tests/support/json_schema.h"

#include <QJsonDocument>

#include <functional>

namespace dibs::test {
namespace {

const QStringList kMethods{QStringLiteral("get"), QStringLiteral("post"), QStringLiteral("put"),
    QStringLiteral("patch"), QStringLiteral("delete")};

using Visit = std::function<void(const QString& place, const QJsonObject& object)>;

void eachObject(const QJsonValue& value, const QString& place, const Visit& visit)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            eachObject(array[i], place + QStringLiteral("/%1").arg(i), visit);
    }
    if (!value.isObject()) return;
    const QJsonObject object = value.toObject();
    visit(place, object);
    for (auto member = object.begin(); member != object.end(); ++member)
        eachObject(member.value(), place + u'/' + member.key(), visit);
}

}  // namespace

OpenApiDocument::OpenApiDocument(const QByteArray& json)
    : m_root(QJsonDocument::fromJson(json).object())
{
}

QList<OpenApiDocument::Operation> OpenApiDocument::operations() const
{
    QList<Operation> operations;
    const QJsonObject paths = m_root.value(QStringLiteral("paths")).toObject();
    for (const QString& path : paths.keys()) {
        const QJsonObject item = paths.value(path).toObject();
        for (const QString& method : kMethods) {
            if (!item.contains(method)) continue;
            Operation operation{method.toUpper(), path, item.value(method).toObject(), {}};
            for (const QJsonObject& level : {item, operation.body})
                for (const QJsonValue each : level.value(QStringLiteral("parameters")).toArray())
                    operation.parameters.append(resolved(each));
            operations.append(operation);
        }
    }
    return operations;
}

QJsonObject OpenApiDocument::answer(const Operation& operation, const QString& status) const
{
    const QJsonObject answers = operation.body.value(QStringLiteral("responses")).toObject();
    const QString key = answers.contains(status) ? status : QStringLiteral("default");
    return resolved(answers.value(key)).toObject();
}

QJsonValue OpenApiDocument::resolved(const QJsonValue& value) const
{
    return resolveReference(m_root, value);
}

QStringList OpenApiDocument::references() const
{
    QStringList references;
    eachObject(m_root, {}, [&](const QString&, const QJsonObject& object) {
        if (const QJsonValue target = object.value(QStringLiteral("$ref")); target.isString())
            references.append(target.toString());
    });
    return references;
}

QStringList OpenApiDocument::complaints(const QJsonValue& schema, const QJsonValue& value) const
{
    return schemaComplaints(m_root, schema, value);
}

QStringList OpenApiDocument::complaintsAboutExamples() const
{
    QStringList all;
    eachObject(m_root, {}, [&](const QString& place, const QJsonObject& object) {
        const QJsonValue schema = object.value(QStringLiteral("schema"));
        QList<QJsonValue> examples;
        if (object.contains(QStringLiteral("example")))
            examples.append(object.value(QStringLiteral("example")));
        for (const QJsonValue each : object.value(QStringLiteral("examples")).toObject())
            examples.append(each[QStringLiteral("value")]);
        if (schema.isUndefined()) return;
        for (const QJsonValue& example : examples)
            for (const QString& complaint : complaints(schema, example))
                all.append(place + QStringLiteral(": ") + complaint);
    });
    return all;
}

}  // namespace dibs::test
