// What all commands have in common on the command line.
#pragma once

#include <QStringList>

#include <optional>

class QCommandLineParser;

namespace dibs::app {

/// Reads the arguments of `command`, which takes flags only. Answers --help, --version and mistakes
/// with the exit code; none: go on.
std::optional<int> answerAtOnce(
    QCommandLineParser& parser, const QStringList& arguments, const QString& command);

}  // namespace dibs::app
