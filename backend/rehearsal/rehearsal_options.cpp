#include "backend/rehearsal/rehearsal_options.h"

#include <QLocale>

namespace dibs::rehearsal {

namespace {

Result<void> within(const char* flag, qint64 value, qint64 least, qint64 most)
{
    if (value >= least && value <= most) return {};
    const QLocale locale(QLocale::English);
    return fail(ErrorCode::BadRequest,
        QStringLiteral("%1 must be between %2 and %3, not %4")
            .arg(QLatin1String(flag), locale.toString(least), locale.toString(most),
                locale.toString(value)));
}

Result<void> reachable(const QUrl& url)
{
    if (url.isValid() && url.scheme() == u"http" && !url.host().isEmpty() && !url.hasQuery()
        && url.userInfo().isEmpty())
        return {};
    return fail(ErrorCode::BadRequest,
        QStringLiteral("--url must look like http://127.0.0.1:8081, not \"%1\"")
            .arg(url.toString(QUrl::RemoveUserInfo)));
}

/// Presses are built once for all instances.
Result<void> areAlike(const RehearsalOptions& options)
{
    for (const QUrl& other : options.others) {
        if (const Result<void> fine = reachable(other); !fine) return fine;
        if (other.path() != options.url.path())
            return fail(ErrorCode::BadRequest,
                QStringLiteral("--url must name instances with the same path, not \"%1\"")
                    .arg(other.toString()));
    }
    return {};
}

}  // namespace

Result<void> validate(const RehearsalOptions& options)
{
    using Check = Result<void>;
    for (const Check& check : {
             reachable(options.url),
             areAlike(options),
             within("--users", options.users, 1, kUserCountMax),
             within("--stock", options.stock, 1, kStockMax),
             within("--rate", options.rate.value_or(1), 1, kRateMax),
             within("--connections", options.connections, 1, kConnectionCountMax),
             within("--duplicates", options.duplicates, 0, kDuplicatePercentMax),
             within("--seconds", options.seconds.value_or(std::chrono::seconds(1)).count(), 1,
                 kSendingTimeMax.count()),
         })
        if (!check) return check;
    return {};
}

}  // namespace dibs::rehearsal
