#include "app/settings.h"

#include <QFile>
#include <QStandardPaths>
#include <QThread>

#include <toml++/toml.h>

#include <array>

namespace dibs::app {
namespace {

constexpr std::array kSettings{
    Setting{"data", "DIR", "", "where log and database are kept"},
    Setting{"listen", "ADDR", "127.0.0.1",
        "address to listen on; behind a reverse proxy when it is not loopback"},
    Setting{"port", "PORT", "8081", "port of the coupon role; 0 lets the system choose"},
    Setting{"users", "POLICY", "registered",
        "who may take part: registered (users in the database) or any (every positive id)"},
    Setting{"partitions", "N", "3", "partitions of the event log; settled when it is created"},
    Setting{"http-threads", "N", "", "threads that serve HTTP; by default one a core"},
};

constexpr int kPartitionsMost = coupon::kPartitionsMax;
constexpr int kHttpThreadsMost = 64;

QString defaultOf(const Setting& setting)
{
    const QString name = QLatin1String(setting.name);
    if (name == u"data")
        return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
            + QStringLiteral("/dibs");
    if (name == u"http-threads")
        return QString::number(std::clamp(QThread::idealThreadCount(), 1, kHttpThreadsMost));
    return QLatin1String(setting.byDefault);
}

QByteArray environmentName(const Setting& setting)
{
    return "DIBS_" + QByteArray(setting.name).toUpper().replace('-', '_');
}

QString configFile(const QHash<QString, QString>& flags)
{
    if (flags.contains(u"config"_qs)) return flags.value(u"config"_qs);
    const QString own = QStandardPaths::locate(
        QStandardPaths::GenericConfigLocation, QStringLiteral("dibs/config.toml"));
    if (!own.isEmpty()) return own;
    const QString common = QStringLiteral("/etc/dibs/config.toml");
    return QFile::exists(common) ? common : QString();
}

/// None: of a kind that no setting has.
std::optional<QString> textOf(const toml::node& node)
{
    if (const auto* text = node.as_string()) return QString::fromStdString(text->get());
    if (const auto* number = node.as_integer()) return QString::number(number->get());
    return std::nullopt;
}

Result<QHash<QString, QString>> valuesIn(const toml::table& table, const QString& path)
{
    QHash<QString, QString> values;
    for (const auto& [key, node] : table) {
        const QString name = QString::fromStdString(std::string(key.str()));
        const std::optional<QString> text = textOf(node);
        if (!text)
            return fail(ErrorCode::BadRequest,
                QStringLiteral("%1, line %2: %3 must be a text or a whole number")
                    .arg(path)
                    .arg(key.source().begin.line)
                    .arg(name));
        values.insert(name, *text);
    }
    return values;
}

Result<QHash<QString, QString>> readFile(const QString& path)
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

/// A key that nobody reads is a typing error, and one that would be noticed too late.
Result<void> onlyKnown(const QHash<QString, QString>& values, const QString& path)
{
    for (const QString& key : values.keys()) {
        const bool known = std::any_of(kSettings.begin(), kSettings.end(),
            [&](const Setting& setting) { return key == QLatin1String(setting.name); });
        if (!known)
            return fail(ErrorCode::BadRequest,
                QStringLiteral("%1: there is no setting \"%2\". See dibs --print-config")
                    .arg(path, key));
    }
    return {};
}

/// A basic string of TOML (https://toml.io/en/v1.0.0#string).
QString quoted(const QString& text)
{
    QString quoted;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            quoted += QString(u'\\') + c;
        else if (c.category() == QChar::Other_Control)
            quoted += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            quoted += c;
    }
    return u'"' + quoted + u'"';
}

}  // namespace

std::span<const Setting> settings()
{
    return kSettings;
}

Result<Settings> Settings::gather(const QHash<QString, QString>& flags)
{
    const QString path = configFile(flags);
    Result<QHash<QString, QString>> file = path.isEmpty()
        ? Result<QHash<QString, QString>>(QHash<QString, QString>())
        : readFile(path);
    if (!file) return file.error();
    if (const Result<void> known = onlyKnown(*file, path); !known) return known.error();

    Settings gathered;
    for (const Setting& setting : kSettings) {
        const QString name = QLatin1String(setting.name);
        const QByteArray environment = environmentName(setting);
        Value& value = gathered.m_values[name];
        if (flags.contains(name))
            value = {flags.value(name), u"command line"_qs};
        else if (qEnvironmentVariableIsSet(environment.constData()))
            value = {qEnvironmentVariable(environment.constData()), QLatin1String(environment)};
        else if (file->contains(name))
            value = {file->value(name), path};
        else
            value = {defaultOf(setting), u"default"_qs};
    }
    return gathered;
}

Result<server::Server::Options> Settings::serverOptions() const
{
    server::Server::Options options;
    options.dataDirectory = value(u"data"_qs);
    if (options.dataDirectory.isEmpty()) return wrong(u"data"_qs, u"must name a directory"_qs);
    if (!options.address.setAddress(value(u"listen"_qs)))
        return wrong(u"listen"_qs, u"must be an IPv4 or IPv6 address, such as 127.0.0.1 or ::1"_qs);
    const Result<qint64> port = number(u"port"_qs, 0, 65'535);
    if (!port) return port.error();
    const Result<qint64> partitions = number(u"partitions"_qs, 1, kPartitionsMost);
    if (!partitions) return partitions.error();
    const Result<qint64> threads = number(u"http-threads"_qs, 1, kHttpThreadsMost);
    if (!threads) return threads.error();
    options.port = static_cast<quint16>(*port);
    options.partitions = static_cast<int>(*partitions);
    options.httpThreads = static_cast<int>(*threads);

    const QString users = value(u"users"_qs);
    if (users != u"registered" && users != u"any")
        return wrong(u"users"_qs, u"must be registered or any"_qs);
    options.users = users == u"any" ? coupon::UserPolicy::Any : coupon::UserPolicy::Registered;
    return options;
}

QString Settings::print() const
{
    QString lines;
    for (const Setting& setting : kSettings) {
        const Value value = m_values.value(QLatin1String(setting.name));
        lines += QStringLiteral("%1 = %2  # %3; %4\n")
                     .arg(QLatin1String(setting.name), quoted(value.text), value.origin,
                         QLatin1String(setting.help));
    }
    return lines;
}

Result<qint64> Settings::number(const QString& name, qint64 least, qint64 most) const
{
    bool isNumber = false;
    const qint64 number = value(name).toLongLong(&isNumber);
    if (isNumber && number >= least && number <= most) return number;
    return wrong(name, QStringLiteral("must be a number from %1 to %2").arg(least).arg(most));
}

Error Settings::wrong(const QString& name, const QString& problem) const
{
    const Value given = m_values.value(name);
    return fail(ErrorCode::BadRequest,
        QStringLiteral("%1 %2; \"%3\" was given (%4)")
            .arg(name, problem, given.text, given.origin));
}

}  // namespace dibs::app
