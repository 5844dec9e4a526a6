// The project's own files as text, for the tests that look at form.
#pragma once

#include <QStringList>

namespace dibs::style {

struct SourceFile {
    QString path;  // from the top of the project: "backend/common/ids.h"
    QStringList lines;
};

/// The files with such names in `places` (folders of the project) and below, by path. A place may
/// be a file itself; one that does not exist has none.
QList<SourceFile> sourceFiles(const QStringList& places, const QStringList& names);

}  // namespace dibs::style
