// What `dibs` can be asked to do, each in a file of its own.
#pragma once

#include "app/settings.h"

namespace dibs::app {

/// Each returns the exit code (sysexits.h) and makes its own application object: a machine without
/// a display must never touch a GUI class.
int runGui(int& argc, char** argv, const server::Server::Options& options);
int runHeadless(int& argc, char** argv, const server::Server::Options& options);
int runRehearse(int& argc, char** argv);
int runVerify(int& argc, char** argv);

/// "dibs: <what>" on stderr; returns the exit code that fits.
int complain(const Error& error);

}  // namespace dibs::app
