// Files of this machine: the data directory of the embedded set-up, and the files with secrets.
#pragma once

#include "backend/server/backing.h"
#include "backend/server/check/facts.h"
#include "backend/server/check/findings.h"

namespace dibs::server {

/// Makes nothing, not even the directory.
void checkDataDirectory(const BackingOptions& options, Findings& findings);

/// The embedded log, once its directory was looked at.
std::optional<LogFacts> checkEmbeddedLog(const BackingOptions& options, Findings& findings);

/// `name` is the setting that names the file.
void checkSecretFile(const QString& name, const QString& path, Findings& findings);

}  // namespace dibs::server
