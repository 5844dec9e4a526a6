// What `dibs` can be asked to do, each in a file of its own.
#pragma once

#include "app/settings.h"

namespace dibs::app {

/// Each returns the exit code (sysexits.h) and makes its own application object: a machine without
/// a display must never touch a GUI class.
int runGui(int& argc, char** argv, const server::Roles::Options& options);
/// The window on a server elsewhere.
int runConnected(int& argc, char** argv, const QString& server, bool readOnly);
/// The console in a terminal, with the server inside or elsewhere.
int runWatch(int& argc, char** argv, const server::Roles::Options& options);
int runWatchElsewhere(int& argc, char** argv, const QString& server, bool readOnly);
int runHeadless(int& argc, char** argv, const server::Roles::Options& options);
enum class CheckForm { Text, Json };
int runCheck(int& argc, char** argv, const Settings& settings, CheckForm form);
int runRehearse(int& argc, char** argv);
int runVerify(int& argc, char** argv);

/// "dibs: <what>" on stderr; returns the exit code that fits.
int complain(const Error& error);

/// The same of what could not start, and the next step: `--check` with the options that it was
/// started with. `arguments` begin with the program's name.
int complainOfStart(const Error& error, const QStringList& arguments);

}  // namespace dibs::app
