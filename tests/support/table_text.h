// Tables as text, so that a test can compare them and a person can read what differs.
#pragma once

#include <QString>

namespace dibs::test {

/// The rows of `select`, a line each: "7|ISSUED|-". NULL is "-", a blob is its hex digits.
/// Reads the file through a connection of its own, so it sees only what is committed.
QString rows(const QString& path, const QString& select);

/// All tables of the file with all their rows.
QString everything(const QString& path);

/// Runs statements the code under test never would.
void meddle(const QString& path, const QString& sql);

}  // namespace dibs::test
