#include "app/settings.h"

#include "app/config_file.h"
#include "backend/server/stop_point.h"

#include <QFile>
#include <QStandardPaths>
#include <QThread>

#include <array>
#include <limits>

namespace dibs::app {
namespace {

constexpr std::array kSettings{
    Setting{"data", "DIR", "", "where embedded log and database are kept"},
    Setting{"log", "URL", "embedded:", "event log: embedded: (in data) or kafka://host:9092"},
    Setting{"db", "URL", "sqlite:", "database: sqlite: (in data) or mysql://user@host:3306/dibs"},
    Setting{"db-password-file", "FILE", "", "file that holds the database user's password"},
    Setting{"redis", "URL", "", "lock and news between instances: redis://host:6379; empty: none"},
    Setting{"redis-password-file", "FILE", "", "file that holds the password for Redis"},
    Setting{"group", "NAME", "coupon-issue-consumer-group",
        "consumer group of the instances that share the partitions"},
    Setting{"listen", "ADDR", "127.0.0.1",
        "address to listen on; behind a reverse proxy when it is not loopback"},
    Setting{"roles", "ROLES", "core,coupon",
        "what this process is: coupon (campaigns), core (users, points, orders), or both"},
    Setting{"port", "PORT", "8081", "port of the coupon role; 0 lets the system choose"},
    Setting{"core-port", "PORT", "8080", "port of the core role; 0 lets the system choose"},
    Setting{"coupon-url", "URL", "",
        "where the core role asks for coupons; empty: the coupon role of this process, else "
        "http://127.0.0.1:8081"},
    Setting{"users", "POLICY", "registered",
        "who may take part: registered (users in the database) or any (every positive id)"},
    Setting{"issue", "HOW", "event",
        "event (the log decides), or an earlier generation to compare it with: immediate, "
        "scheduled"},
    Setting{"partitions", "N", "3", "partitions of the event log; settled when it is created"},
    Setting{"lag-limit", "N", "1000000",
        "undecided requests in a partition beyond which no more are accepted"},
    Setting{"environment", "NAME", "",
        "what operators are shown beside the title, such as production (in red)"},
    Setting{"http-threads", "N", "", "threads that serve HTTP; by default one a core"},
};

constexpr int kPartitionsMost = coupon::kPartitionsMax;
constexpr int kHttpThreadsMost = 64;
constexpr auto kUsualCouponUrl = "http://127.0.0.1:8081";

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

/// A key that nobody reads is a typing error, and one that would be noticed too late.
Result<void> onlyKnown(const ConfigFile& file, const QString& path)
{
    for (const QString& key : file.values.keys()) {
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

bool isSecret(const kafka::Property& property)
{
    return property.name.contains("password") || property.name.contains("secret")
        || property.name.endsWith(".pem");
}

}  // namespace

std::span<const Setting> settings()
{
    return kSettings;
}

Result<Settings> Settings::gather(const QHash<QString, QString>& flags)
{
    const QString path = configFile(flags);
    Result<ConfigFile> file
        = path.isEmpty() ? Result<ConfigFile>(ConfigFile()) : readConfigFile(path);
    if (!file) return file.error();
    if (const Result<void> known = onlyKnown(*file, path); !known) return known.error();

    Settings gathered;
    gathered.m_kafka = file->kafka;
    for (const Setting& setting : kSettings) {
        const QString name = QLatin1String(setting.name);
        const QByteArray environment = environmentName(setting);
        Value& value = gathered.m_values[name];
        if (flags.contains(name))
            value = {flags.value(name), u"command line"_qs};
        else if (qEnvironmentVariableIsSet(environment.constData()))
            value = {qEnvironmentVariable(environment.constData()), QLatin1String(environment)};
        else if (file->values.contains(name))
            value = {file->values.value(name), path};
        else
            value = {defaultOf(setting), u"default"_qs};
    }
    return gathered;
}

Result<server::Server::Options> Settings::serverOptions() const
{
    server::Server::Options options;
    Result<server::BackingOptions> backing = backingOptions();
    if (!backing) return backing.error();
    options.backing = std::move(*backing);
    if (!options.address.setAddress(value(u"listen"_qs)))
        return wrong(u"listen"_qs, u"must be an IPv4 or IPv6 address, such as 127.0.0.1 or ::1"_qs);
    const Result<qint64> port = number(u"port"_qs, 0, 65'535);
    if (!port) return port.error();
    const Result<qint64> threads = number(u"http-threads"_qs, 1, kHttpThreadsMost);
    if (!threads) return threads.error();
    const Result<qint64> lag = number(u"lag-limit"_qs, 1, std::numeric_limits<qint64>::max());
    if (!lag) return lag.error();
    options.port = static_cast<quint16>(*port);
    options.environment = value(u"environment"_qs);
    options.httpThreads = static_cast<int>(*threads);
    options.lagMax = *lag;
    options.reached = server::stopPoint();

    const QString users = value(u"users"_qs);
    if (users != u"registered" && users != u"any")
        return wrong(u"users"_qs, u"must be registered or any"_qs);
    options.users = users == u"any" ? coupon::UserPolicy::Any : coupon::UserPolicy::Registered;
    return options;
}

Result<server::Roles::Options> Settings::roleOptions() const
{
    const Result<server::Server::Options> coupon = serverOptions();
    if (!coupon) return coupon.error();
    const Result<qint64> port = number(u"core-port"_qs, 0, 65'535);
    if (!port) return port.error();
    const Result<QUrl> url = couponUrl();
    if (!url) return url.error();
    server::Roles::Options roles;
    for (const QString& role : value(u"roles"_qs).split(u',')) {
        if (role == u"coupon")
            roles.coupon = *coupon;
        else if (role == u"core")
            roles.core = server::CoreServer::Options{.backing = coupon->backing,
                .address = coupon->address,
                .port = static_cast<quint16>(*port),
                .httpThreads = coupon->httpThreads,
                .couponUrl = *url,
                .reached = server::stopPoint()};
        else
            return wrong(u"roles"_qs, u"must be coupon, core or core,coupon"_qs);
    }
    if (roles.core && !roles.coupon && url->isEmpty())
        roles.core->couponUrl = QUrl(QLatin1String(kUsualCouponUrl));
    const bool samePort = roles.core && roles.coupon && *port != 0 && *port == coupon->port;
    if (samePort) return wrong(u"core-port"_qs, u"must differ from port"_qs);
    return roles;
}

/// Empty: none was given.
Result<QUrl> Settings::couponUrl() const
{
    const QUrl url(value(u"coupon-url"_qs), QUrl::StrictMode);
    const bool isServer = url.isValid() && url.scheme() == u"http" && !url.host().isEmpty()
        && (url.path().isEmpty() || url.path() == u"/");
    if (value(u"coupon-url"_qs).isEmpty() || isServer) return url;
    return wrong(
        u"coupon-url"_qs, u"must be the address of a server, such as http://127.0.0.1:8081"_qs);
}

Result<server::BackingOptions> Settings::backingOptions() const
{
    server::BackingOptions backing{.dataDirectory = value(u"data"_qs), .group = value(u"group"_qs)};
    backing.kafkaProperties = m_kafka;
    if (backing.group.isEmpty()) return wrong(u"group"_qs, u"must be a name"_qs);
    const Result<qint64> partitions = number(u"partitions"_qs, 1, kPartitionsMost);
    if (!partitions) return partitions.error();
    // Only who asks for a number insists on it.
    if (isGiven(u"partitions"_qs)) backing.partitions = static_cast<int>(*partitions);

    const auto issue = coupon::generationFrom(value(u"issue"_qs));
    if (!issue) return wrong(u"issue"_qs, u"must be event, immediate or scheduled"_qs);
    backing.issue = *issue;

    if (value(u"log"_qs) != u"embedded:") {
        const Result<kafka::Address> address = kafka::Address::parse(value(u"log"_qs));
        if (!address) return wrong(u"log"_qs, address.error().detail);
        backing.kafka = *address;
    }
    if (value(u"db"_qs) != u"sqlite:") {
        Result<sql::DatabaseAddress> address = sql::DatabaseAddress::parse(value(u"db"_qs));
        if (!address) return wrong(u"db"_qs, address.error().detail);
        const Result<QString> password = secret(u"db-password-file"_qs);
        if (!password) return password.error();
        address->password = *password;
        backing.database = *address;
    }
    if (!value(u"redis"_qs).isEmpty()) {
        Result<redis::Address> address = redis::Address::parse(value(u"redis"_qs));
        if (!address) return wrong(u"redis"_qs, address.error().detail);
        const Result<QString> password = secret(u"redis-password-file"_qs);
        if (!password) return password.error();
        address->password = *password;
        backing.redis = *address;
    }
    if (backing.isEmbedded() && backing.dataDirectory.isEmpty())
        return wrong(u"data"_qs, u"must name a directory"_qs);
    return backing;
}

/// What the file of that name holds, without the end of its line; empty when no file is named.
Result<QString> Settings::secret(const QString& name) const
{
    const QString path = value(name);
    if (path.isEmpty()) return QString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(name, u"must be a file that can be read: "_qs + file.errorString());
    QString text = QString::fromUtf8(file.readAll());
    while (text.endsWith(u'\n') || text.endsWith(u'\r')) text.chop(1);
    return text;
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
    if (!m_kafka.isEmpty()) lines += u"[kafka]\n"_qs;
    for (const kafka::Property& property : m_kafka)
        lines += isSecret(property)
            ? QStringLiteral("# %1 is set\n").arg(QString::fromUtf8(property.name))
            : QStringLiteral("%1 = %2\n")
                  .arg(quoted(QString::fromUtf8(property.name)),
                      quoted(QString::fromUtf8(property.value)));
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
