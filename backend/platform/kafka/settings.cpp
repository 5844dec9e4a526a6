#include "backend/platform/kafka/settings.h"

#include <QLoggingCategory>

#include <array>

namespace dibs::kafka {
namespace {

// Quiet by default: what matters is told through problem(). QT_LOGGING_RULES="dibs.kafka=true".
Q_LOGGING_CATEGORY(kLog, "dibs.kafka", QtWarningMsg)

constexpr size_t kErrorTextSize = 512;

void writeToLog(const rd_kafka_t*, int, const char* facility, const char* text)
{
    qCInfo(kLog, "%s %s", facility, text);
}

bool mayPass(const QByteArray& name)
{
    return name == "security.protocol" || name.startsWith("sasl.") || name.startsWith("ssl.");
}

Result<void> set(rd_kafka_conf_t& conf, const Property& property)
{
    std::array<char, kErrorTextSize> text{};
    if (rd_kafka_conf_set(
            &conf, property.name.constData(), property.value.constData(), text.data(), text.size())
        == RD_KAFKA_CONF_OK)
        return {};
    return fail(ErrorCode::BadRequest,
        QStringLiteral("Kafka setting %1: %2")
            .arg(QString::fromUtf8(property.name), QString::fromUtf8(text.data())));
}

}  // namespace

Result<Conf> confFor(const Settings& settings, const QList<Property>& own)
{
    QList<Property> all{
        {"bootstrap.servers", settings.address.servers},
        {"client.id", settings.clientId.toUtf8()},
        {"allow.auto.create.topics", "false"},
        {"socket.nagle.disable", "true"},
        {"socket.keepalive.enable", "true"},
        // An answer that is lost, on a connection that looks well, would hold up deciding for the
        // minute that is usual.
        {"socket.timeout.ms", "5000"},
        // A broker that comes back is to be found at once.
        {"reconnect.backoff.ms", "50"},
        {"reconnect.backoff.max.ms", "1000"},
        {"log.connection.close", "false"},
    };
    for (const Property& property : settings.passThrough) {
        if (!mayPass(property.name))
            return fail(ErrorCode::BadRequest,
                QStringLiteral("Kafka setting %1 cannot be chosen: Dibs relies on its own; "
                               "security.protocol, sasl.* and ssl.* can")
                    .arg(QString::fromUtf8(property.name)));
        all.append(property);
    }
    all += own;

    Conf conf(rd_kafka_conf_new());
    for (const Property& property : all)
        if (const Result<void> done = set(*conf, property); !done) return done.error();
    rd_kafka_conf_set_log_cb(conf.get(), writeToLog);
    return conf;
}

Result<Handle> start(rd_kafka_type_t type, Conf conf)
{
    std::array<char, kErrorTextSize> text{};
    Handle handle(rd_kafka_new(type, conf.get(), text.data(), text.size()));
    if (!handle)
        return fail(ErrorCode::BadRequest,
            QStringLiteral("Kafka client: %1").arg(QString::fromUtf8(text.data())));
    conf.release();  // the handle's now
    return handle;
}

Error unavailable(const QString& what, rd_kafka_resp_err_t code)
{
    return fail(ErrorCode::Unavailable,
        QStringLiteral("%1: %2").arg(what, QString::fromUtf8(rd_kafka_err2str(code))));
}

}  // namespace dibs::kafka
