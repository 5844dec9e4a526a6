// What the instances of one test stand on: a topic, a database and a group of the test's own, on
// the servers of ./dev services.
#pragma once

#include "tests/integration/eventlog/kafka_stranger.h"
#include "tests/support/dibs_process.h"
#include "tests/support/sql_database.h"

#include <QUrl>

namespace dibs::testing {

/// On the test's thread. The servers must run when it begins and when it ends: whatever disturbs
/// them is to be declared after it.
class RealParts
{
public:
    static constexpr int kPartitions = 3;

    RealParts();
    ~RealParts();
    RealParts(const RealParts&) = delete;
    RealParts& operator=(const RealParts&) = delete;

    /// Where a proxy stands in the way; 0 and false: nowhere.
    struct Detours {
        quint16 database = 0;
        quint16 redis = 0;
        bool log = false;
    };

    /// For DibsProcess, which needs no data directory then.
    QStringList flags() const { return flags(Detours{}); }
    QStringList flags(Detours detours) const;
    QStringList flagsInGroup(const QString& group) const;

    const QString& topic() const { return m_topic; }
    const QString& group() const { return m_group; }
    QString brokers() const;
    const test::SqlDatabase& database() const { return m_database; }
    test::KafkaStranger& stranger() { return m_stranger; }

    /// Whether the brokers say that it owns the partition.
    bool owns(const DibsProcess& instance, int partition) const;
    /// How many instances own partitions, by the brokers' word; -1: they did not say.
    int owners() const { return owners(m_group); }
    int owners(const QString& group) const;

    /// `dibs verify` on log and database.
    Finished verify() const;

    /// A record for each line by kcat, into that partition; what kcat complained about, else empty.
    QByteArray produce(int partition, const QByteArray& key, const QByteArray& lines) const;

    /// The keys of all records, by kcat.
    QByteArrayList records() const;

private:
    std::vector<QString> ownersIn(const QString& group) const;
    QString logWithTopic(QUrl log) const;

    const test::SqlDatabase m_database;
    const QString m_topic;
    const QString m_group;
    test::KafkaStranger m_stranger;
};

}  // namespace dibs::testing
