// `dibs --check`: tries every neighbour and setting, says what is wrong and how to mend it.
#include "app/check_text.h"
#include "app/commands.h"
#include "backend/server/check/check.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <sysexits.h>
#include <unistd.h>

namespace dibs::app {
namespace {

constexpr int kExitErrors = 1;

Colours coloursOfStdout()
{
    // https://no-color.org
    const bool wanted = qEnvironmentVariableIsEmpty("NO_COLOR") && ::isatty(STDOUT_FILENO) != 0;
    return wanted ? Colours::Yes : Colours::No;
}

}  // namespace

int runCheck(int& argc, char** argv, const Settings& settings, CheckForm form)
{
    const QCoreApplication application(argc, argv);
    const Result<server::Server::Options> server = settings.serverOptions();
    if (!server) return complain(server.error());
    const Result<server::Roles::Options> roles = settings.roleOptions();
    if (!roles) return complain(roles.error());

    server::CheckOptions options{.backing = server->backing,
        .hasCouponRole = roles->coupon.has_value(),
        .core = roles->core};
    for (const QString& name : {u"db-password-file"_qs, u"redis-password-file"_qs})
        options.secretFiles.append({name, settings.value(name)});
    const QList<server::CheckLine> lines
        = server::checkAll(options, std::make_shared<const SystemClock>());
    const QByteArray text
        = form == CheckForm::Json ? checkJson(lines) : checkText(lines, coloursOfStdout()).toUtf8();
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stdout);
    std::fflush(stdout);
    // A thread may still wait for a neighbour that never answers: it must not meet what the end of
    // main() takes down.
    std::_Exit(hasErrors(lines) ? kExitErrors : EX_OK);
}

}  // namespace dibs::app
