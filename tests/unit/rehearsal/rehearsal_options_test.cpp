#include "backend/rehearsal/rehearsal_options.h"

#include <QTest>

#include <functional>

using namespace dibs;
using namespace dibs::rehearsal;

namespace {

struct Wrong {
    const char* flag;
    std::function<void(RehearsalOptions&)> make;
};

const std::vector<Wrong> kWrongs{
    {"--users", [](RehearsalOptions& o) { o.users = 0; }},
    {"--users", [](RehearsalOptions& o) { o.users = kUserCountMax + 1; }},
    {"--stock", [](RehearsalOptions& o) { o.stock = 0; }},
    {"--rate", [](RehearsalOptions& o) { o.rate = 0; }},
    {"--connections", [](RehearsalOptions& o) { o.connections = kConnectionCountMax + 1; }},
    {"--duplicates", [](RehearsalOptions& o) { o.duplicates = -1; }},
    {"--duplicates", [](RehearsalOptions& o) { o.duplicates = 100; }},
    {"--seconds", [](RehearsalOptions& o) { o.seconds = std::chrono::seconds(0); }},
    {"--url", [](RehearsalOptions& o) { o.url = QUrl(QStringLiteral("https://host")); }},
    {"--url", [](RehearsalOptions& o) { o.url = QUrl(QStringLiteral("127.0.0.1:8081")); }},
    {"--url", [](RehearsalOptions& o) { o.url = QUrl(); }},
};

}  // namespace

class RehearsalOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDefaultsAreValid() { QVERIFY(validate(RehearsalOptions())); }

    void theErrorNamesTheFlag()
    {
        for (const Wrong& wrong : kWrongs) {
            RehearsalOptions options;
            wrong.make(options);

            const Result<void> valid = validate(options);

            QVERIFY(!valid);
            QVERIFY(valid.error().code == ErrorCode::BadRequest);
            QVERIFY(valid.error().detail.startsWith(QLatin1String(wrong.flag)));
        }
    }

    void theErrorSaysWhatIsAllowed()
    {
        RehearsalOptions options;
        options.users = 2'000'000;

        QCOMPARE(validate(options).error().detail,
            QStringLiteral("--users must be between 1 and 1,000,000, not 2,000,000"));
    }

    void aPasswordInTheUrlIsNotRepeated()
    {
        RehearsalOptions options;
        options.url = QUrl(QStringLiteral("http://me:secret@host"));

        QVERIFY(!validate(options).error().detail.contains(QStringLiteral("secret")));
    }
};

QTEST_APPLESS_MAIN(RehearsalOptionsTest)
#include "rehearsal_options_test.moc"
