// What the program is told, and by whom: flags win over environment over file over defaults.
#pragma once

#include "backend/common/result.h"
#include "backend/server/roles.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace dibs::app {

struct Setting {
    const char* name;  // --name, DIBS_NAME, and the key in the file
    const char* placeholder;
    const char* byDefault;  // empty: made from the environment, see defaultOf()
    const char* help;
};

/// All settings, in the order of --help.
std::span<const Setting> settings();

class Settings
{
public:
    /// `flags` are those given on the command line. The file is the one named by "config", else
    /// $XDG_CONFIG_HOME/dibs/config.toml, else /etc/dibs/config.toml.
    static Result<Settings> gather(const QHash<QString, QString>& flags);

    QString value(const QString& name) const { return m_values.value(name).text; }

    /// The error names the setting, where it came from and what it may be.
    Result<server::Server::Options> serverOptions() const;
    Result<server::Roles::Options> roleOptions() const;
    Result<server::BackingOptions> backingOptions() const;

    /// One line a setting, with where it came from; itself a valid file.
    QString print() const;

private:
    struct Value {
        QString text;
        QString origin;
    };
    Result<qint64> number(const QString& name, qint64 least, qint64 most) const;
    Result<QString> secret(const QString& name) const;
    Result<QUrl> couponUrl() const;
    bool isGiven(const QString& name) const { return m_values.value(name).origin != u"default"; }
    Error wrong(const QString& name, const QString& problem) const;

    QHash<QString, Value> m_values;
    QList<kafka::Property> m_kafka;
};

}  // namespace dibs::app
