#include "app/config_file.h"

#include <QFile>

#include <toml++/toml.h>

#include <optional>

namespace dibs::app {
namespace {

/// None: of a kind that no setting has.
std::optional<QString> textOf(const toml::node& node)
{
    if (const auto* text = node.as_string()) return QString::fromStdString(text->get());
    if (const auto* number = node.as_integer()) return QString::number(number->get());
    return std::nullopt;
}

Error wrongKind(const QString& path, const toml::key& key, const QString& name)
{
    return fail(ErrorCode::BadRequest,
        QStringLiteral("%1, line %2: %3 must be a text or a whole number")
            .arg(path)
            .arg(key.source().begin.line)
            .arg(name));
}

/// `security.protocol = "SSL"` is a table in a table to TOML, as is `[kafka.security]`.
Result<void> addProperties(
    ConfigFile& file, const toml::table& table, const QString& prefix, const QString& path)
{
    for (const auto& [key, node] : table) {
        const QString name = prefix + QString::fromStdString(std::string(key.str()));
        if (const toml::table* inner = node.as_table()) {
            if (Result<void> added = addProperties(file, *inner, name + u'.', path); !added)
                return added;
            continue;
        }
        const std::optional<QString> text = textOf(node);
        if (!text) return wrongKind(path, key, name);
        file.kafka.append({name.toUtf8(), text->toUtf8()});
    }
    return {};
}

Result<ConfigFile> valuesIn(const toml::table& table, const QString& path)
{
    ConfigFile file;
    for (const auto& [key, node] : table) {
        const QString name = QString::fromStdString(std::string(key.str()));
        const toml::table* inner = node.as_table();
        if (inner && name == u"kafka") {
            if (const Result<void> added = addProperties(file, *inner, {}, path); !added)
                return added.error();
            continue;
        }
        const std::optional<QString> text = textOf(node);
        if (!text) return wrongKind(path, key, name);
        file.values.insert(name, *text);
    }
    return file;
}

}  // namespace

Result<ConfigFile> readConfigFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::BadRequest,
            QStringLiteral("cannot read the configuration file %1: %2")
                .arg(path, file.errorString()));
    try {
        return valuesIn(toml::parse(file.readAll().toStdString(), path.toStdString()), path);
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::BadRequest,
            QStringLiteral("%1, line %2: %3")
                .arg(path)
                .arg(error.source().begin.line)
                .arg(QString::fromUtf8(error.description().data(),
                    static_cast<qsizetype>(error.description().size()))));
    }
}

}  // namespace dibs::app
