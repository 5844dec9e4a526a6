// What `dibs --check` has found out about one thing, as a value.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace dibs::server {

struct CheckLine {
    enum class Severity { Ok, Warning, Error };

    Severity severity = Severity::Ok;
    QString name;  // of the check: "log retention"
    QString what;  // was found, and what it means to people who wait
    QString mend;  // what to do; empty when all is well
    std::optional<double> roundTripMs;
};

}  // namespace dibs::server
