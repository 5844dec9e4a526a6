#include "tests/style/source_files.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace dibs::style {

namespace {

QStringList linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read %s", qUtf8Printable(path));
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    if (lines.last().isEmpty()) lines.removeLast();
    return lines;
}

}  // namespace

QList<SourceFile> sourceFiles(const QStringList& places, const QStringList& names)
{
    const QDir top(QStringLiteral(DIBS_SOURCE_DIR));
    QList<SourceFile> files;
    const auto add = [&](const QString& path) {
        files.append({top.relativeFilePath(path), linesOf(path)});
    };
    for (const QString& place : places) {
        const QString path = top.filePath(place);
        if (QFileInfo(path).isFile()) add(path);
        QDirIterator found(path, names, QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext()) add(found.next());
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

}  // namespace dibs::style
