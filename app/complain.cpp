#include "app/commands.h"

#include <cstdio>
#include <sysexits.h>

namespace dibs::app {
namespace {

int exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadRequest: return EX_USAGE;
    case ErrorCode::NotFound: return EX_NOINPUT;
    case ErrorCode::Conflict: return EX_CONFIG;
    case ErrorCode::Unavailable: return EX_UNAVAILABLE;
    case ErrorCode::Corrupt: return EX_DATAERR;
    }
    Q_UNREACHABLE();
}

}  // namespace

int complain(const Error& error)
{
    std::fprintf(stderr, "dibs: %s\n", qUtf8Printable(error.detail));
    return exitCodeFor(error.code);
}

}  // namespace dibs::app
