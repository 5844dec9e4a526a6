#include "backend/server/check/kafka_check.h"

#include "backend/eventlog/kafka_log_reader.h"
#include "backend/server/check/topic_rules.h"

namespace dibs::server {
namespace {

using Severity = CheckLine::Severity;

const QString kLog = QStringLiteral("log");
const QString kTopic = QStringLiteral("log topic");

CheckLine partitionsLine(const BackingOptions& options, int partitions)
{
    const QString topic = options.kafka->topic;
    const int wanted = options.partitions.value_or(partitions);
    if (wanted == partitions)
        return {Severity::Ok, kTopic,
            QStringLiteral("%1: %2 partitions").arg(topic).arg(partitions), {}, {}};
    return {Severity::Error, kTopic,
        QStringLiteral("topic %1 has %2 partitions, %3 were asked for: Dibs does not start, as "
                       "coupons would change partitions")
            .arg(topic)
            .arg(partitions)
            .arg(wanted),
        QStringLiteral("Leave --partitions out, set it to %1, or choose another topic and a new "
                       "database")
            .arg(partitions),
        {}};
}

void checkDeadLetters(kafka::Admin& admin, const QString& topic, Findings& findings)
{
    const QString name = QStringLiteral("dead letter topic");
    findings.lookAt(name);
    const QString deadLetters = topic + QStringLiteral("-dlt");
    const Result<kafka::Admin::Shape> shape = admin.shape(deadLetters);
    if (!shape)
        return findings.warn(name,
            shape.error().detail
                + QStringLiteral(": records that do not decode are kept in the database only"),
            QStringLiteral("Let the user of Dibs describe and write topic ") + deadLetters);
    findings.ok(name,
        shape->partitions > 0 ? deadLetters
                              : QStringLiteral("%1 is made at the start").arg(deadLetters));
}

bool readTopic(kafka::Admin& admin, const QString& topic, Findings& findings, LogFacts& facts)
{
    findings.lookAt(QStringLiteral("log ends"));
    const Result<std::vector<kafka::Ends>> ends = admin.ends(topic, facts.partitions);
    const Result<QString> incarnation = eventlog::incarnationOf(admin, topic);
    if (!ends || !incarnation) {
        findings.error(QStringLiteral("log ends"),
            (ends ? incarnation.error() : ends.error()).detail
                + QStringLiteral(": requests are accepted at best, and not decided"),
            QStringLiteral("Look into the log of the partition's leader"));
        return false;
    }
    facts.ends = *ends;
    facts.incarnation = *incarnation;
    return true;
}

}  // namespace

std::optional<LogFacts> checkKafka(const BackingOptions& options, Findings& findings)
{
    findings.lookAt(kLog);
    const kafka::Address& address = *options.kafka;
    const Result<std::unique_ptr<kafka::Admin>> admin
        = kafka::Admin::open({address, options.kafkaProperties, QStringLiteral("dibs-check")});
    if (!admin) {
        findings.error(kLog, admin.error().detail,
            QStringLiteral("Mend the settings below [kafka] in the configuration file"));
        return {};
    }
    const Result<kafka::Admin::Shape> shape = (*admin)->shape(address.topic);
    if (!shape) {
        findings.error(kLog,
            QStringLiteral("no answer from %1 (%2): nobody's request is accepted, all are "
                           "answered 503")
                .arg(QString::fromUtf8(address.servers), shape.error().detail),
            QStringLiteral("Start the brokers, or name others with --log; with TLS or SASL check "
                           "the settings below [kafka]"));
        return {};
    }
    const Result<std::chrono::microseconds> trip = (*admin)->roundTrip();
    findings.ok(kLog, QStringLiteral("%1, brokers: %2").arg(address.text()).arg(shape->brokers),
        trip ? std::optional(static_cast<double>(trip->count()) / 1'000) : std::nullopt);

    LogFacts facts{.name = address.text(), .partitions = shape->partitions};
    if (shape->partitions == 0) {
        findings.ok(kTopic, QStringLiteral("%1 is made at the start").arg(address.topic));
        return facts;
    }
    findings.add(partitionsLine(options, shape->partitions));
    findings.lookAt(QStringLiteral("log replication"));
    const Result<TopicSettings> settings = (*admin)->configuration(address.topic);
    if (settings) {
        facts.settings = *settings;
        findings.add(replicationLine(address.topic, *shape, *settings));
    } else {
        findings.warn(QStringLiteral("log replication"),
            settings.error().detail
                + QStringLiteral(": nobody can say whether what is accepted is safe"),
            QStringLiteral("Let the user of Dibs describe the settings of topic ") + address.topic);
    }
    checkDeadLetters(**admin, address.topic, findings);
    if (!readTopic(**admin, address.topic, findings, facts)) return {};
    return facts;
}

}  // namespace dibs::server
