// Bytes that nobody knows the meaning of, for people to read and to mend.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace dibs::ui {

/// A text field shows it and hands back the very bytes: UTF-8 of printable letters, line feeds and
/// tabs, without what a field replaces by itself.
bool isPlainText(const QByteArray& bytes);

/// Two digits each, sixteen in a line: "7b 22 75".
QString hexOf(const QByteArray& bytes);

/// The same with offsets before and letters behind.
QString hexDumpOf(const QByteArray& bytes);

/// Blanks and line ends do not matter; none for anything else than pairs of digits.
std::optional<QByteArray> bytesFromHex(const QString& text);

}  // namespace dibs::ui
