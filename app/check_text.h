// How `dibs --check` is shown: to people and to scripts.
#pragma once

#include "backend/server/check/check_line.h"

#include <QByteArray>

namespace dibs::app {

enum class Colours { No, Yes };

/// One line a check in columns, below it the mend. A shape and a word say how it is; a colour never
/// does alone.
QString checkText(const QList<server::CheckLine>& lines, Colours colours);

/// `{"status":"error","errors":1,"warnings":0,"checks":[{"status":"ok","name":…,"what":…,"mend":…,
/// "roundTripMs":…}]}`; mend and roundTripMs are null where there is none.
QByteArray checkJson(const QList<server::CheckLine>& lines);

bool hasErrors(const QList<server::CheckLine>& lines);

}  // namespace dibs::app
