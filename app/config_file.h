// The configuration file: TOML, one key a setting, and a table [kafka] that is passed through.
#pragma once

#include "backend/common/result.h"
#include "backend/platform/kafka/settings.h"

#include <QHash>
#include <QString>

namespace dibs::app {

struct ConfigFile {
    QHash<QString, QString> values;  // by the setting's name
    QList<kafka::Property> kafka;  // security.protocol, sasl.*, ssl.*
};

/// The error names the file, the line and what is wrong there.
Result<ConfigFile> readConfigFile(const QString& path);

}  // namespace dibs::app
