// What a rehearsal found out, and how it is told.
#pragma once

#include "backend/common/result.h"
#include "backend/rehearsal/load.h"
#include "backend/rehearsal/proof.h"

#include <QStringList>
#include <QUrl>

namespace dibs::rehearsal {

struct Report {
    QUrl url;
    quint64 seed = 0;
    Load load;
    QString issue;  // how the server decides; empty: it did not say
    Proof proof;
    std::chrono::milliseconds decidingTime{0};  // from the last answer to the last outcome
    QStringList notes;  // what the reader should know besides
};

/// An aligned table: what was asked, what was decided, how long it took, and a line a guarantee.
QString renderText(const Report& report);

/// The same as one JSON object, compact, with a newline at its end.
QByteArray renderJson(const Report& report);

/// sysexits.h: 0 every guarantee holds, 1 one is violated, 64 the command line is wrong, 69 the
/// server was not there or the rehearsal was broken off.
int exitCodeOf(const Result<Report>& result);

}  // namespace dibs::rehearsal
