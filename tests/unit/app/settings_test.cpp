// Where settings come from, who wins, and what is said of those that are wrong.
#include "app/settings.h"

#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace dibs;
using app::Settings;

namespace {

using Flags = QHash<QString, QString>;

QString problem(const Flags& flags)
{
    const Result<Settings> gathered = Settings::gather(flags);
    if (!gathered) return gathered.error().detail;
    const Result<server::Server::Options> options = gathered->serverOptions();
    return options ? QString() : options.error().detail;
}

}  // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory.emplace();
        // Nothing of this machine is asked: neither its environment nor its files.
        for (const char* folder : {"XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "XDG_DATA_HOME"})
            qputenv(folder, m_directory->path().toLocal8Bit());
        for (const QString& variable : QProcessEnvironment::systemEnvironment().keys())
            if (variable.startsWith(u"DIBS_")) qunsetenv(qPrintable(variable));
        m_file = write(u"dibs/config.toml"_qs, "");
    }

    void defaultsAreEnoughToServe()
    {
        const auto options = Settings::gather({})->serverOptions();

        QVERIFY(options);
        QCOMPARE(options->backing.dataDirectory, m_directory->filePath(u"dibs"_qs));
        QCOMPARE(options->address, QHostAddress(QHostAddress::LocalHost));
        QCOMPARE(options->port, 8081);
        QVERIFY(!options->backing.partitions);
        QCOMPARE(options->users, coupon::UserPolicy::Registered);
        QVERIFY(options->httpThreads >= 1);
        QVERIFY(!options->demo);
    }

    void fileWinsOverDefaultEnvironmentOverFileAndFlagsOverAll()
    {
        write(u"dibs/config.toml"_qs, "port = 2");
        QCOMPARE(Settings::gather({})->value(u"port"_qs), u"2"_qs);

        qputenv("DIBS_PORT", "3");
        QCOMPARE(Settings::gather({})->value(u"port"_qs), u"3"_qs);

        const Flags flags{{u"port"_qs, u"4"_qs}};
        QCOMPARE(Settings::gather(flags)->value(u"port"_qs), u"4"_qs);
    }

    void everySettingCanComeFromEachSource()
    {
        for (const app::Setting& setting : app::settings()) {
            const QString name = QLatin1String(setting.name);
            const QByteArray variable
                = "DIBS_" + QByteArray(setting.name).toUpper().replace('-', '_');

            write(u"dibs/config.toml"_qs, setting.name + QByteArray(" = \"from file\""));
            QCOMPARE(Settings::gather({})->value(name), u"from file"_qs);
            qputenv(variable.constData(), "from environment");
            QCOMPARE(Settings::gather({})->value(name), u"from environment"_qs);
            QCOMPARE(Settings::gather({{name, u"flag"_qs}})->value(name), u"flag"_qs);
            qunsetenv(variable.constData());
        }
    }

    void theFileThatIsNamedIsTheOneThatIsRead()
    {
        write(u"dibs/config.toml"_qs, "port = 2");
        const QString other = write(u"other.toml"_qs, "listen = \"::1\"");

        const Result<Settings> gathered = Settings::gather({{u"config"_qs, other}});

        QCOMPARE(gathered->value(u"listen"_qs), u"::1"_qs);
        QCOMPARE(gathered->value(u"port"_qs), u"8081"_qs);
    }

    void aWrongValueIsNamedWithItsOriginAndWhatItMayBe_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char* name, const char* value, const char* rule) {
            QTest::addRow("%s=%s", name, value)
                << QString(QLatin1String(name)) << QString(QLatin1String(value))
                << QString(QLatin1String(rule));
        };

        row("data", "", "must name a directory");
        for (const char* value : {"localhost", "1.2.3.256", ""})
            row("listen", value, "must be an IPv4 or IPv6 address, such as 127.0.0.1 or ::1");
        for (const char* value : {"-1", "65536", "http", "80.5", "", "99999999999999999999"})
            row("port", value, "must be a number from 0 to 65535");
        for (const char* value : {"", "all", "Any"})
            row("users", value, "must be registered or any");
        row("issue", "later", "must be event, immediate or scheduled");
        for (const char* value : {"0", "1025", "x"})
            row("partitions", value, "must be a number from 1 to 1024");
        for (const char* value : {"0", "-1", "many"})
            row("lag-limit", value, "must be a number from 1 to 9223372036854775807");
        row("group", "", "must be a name");
        for (const char* value : {"0", "65"})
            row("http-threads", value, "must be a number from 1 to 64");
    }

    void aWrongValueIsNamedWithItsOriginAndWhatItMayBe()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, rule);
        const QString complaint = u"%1 %2; \"%3\" was given (%4)"_qs;

        QCOMPARE(problem({{name, value}}), complaint.arg(name, rule, value, u"command line"_qs));

        write(u"dibs/config.toml"_qs, name.toUtf8() + " = \"" + value.toUtf8() + '"');
        QCOMPARE(problem({}), complaint.arg(name, rule, value, m_file));

        const QString variable = u"DIBS_"_qs + QString(name).replace(u'-', u'_').toUpper();
        qputenv(qPrintable(variable), value.toUtf8());
        QCOMPARE(problem({}), complaint.arg(name, rule, value, variable));
    }

    void theBordersAreAllowed()
    {
        QCOMPARE(problem({{u"port"_qs, u"0"_qs}, {u"partitions"_qs, u"1024"_qs},
                     {u"http-threads"_qs, u"64"_qs}, {u"listen"_qs, u"::"_qs}}),
            QString());
    }

    void aKeyThatNobodyReadsIsATypingError()
    {
        write(u"dibs/config.toml"_qs, "prot = 8081");

        QCOMPARE(
            problem({}), m_file + u": there is no setting \"prot\". See dibs --print-config"_qs);
    }

    void aSyntaxErrorIsNamedWithItsLine()
    {
        write(u"dibs/config.toml"_qs, "port = 8081\n\nlisten = 127.0.0.1\n");

        const QString said = problem({});

        QVERIFY2(said.startsWith(m_file + u", line 3: "_qs), qPrintable(said));
    }

    void aValueOfAnotherKindIsNoValue_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("array") << QByteArray("data = [\"a\"]");
        QTest::newRow("table") << QByteArray("data.dir = \"a\"");
        QTest::newRow("truth") << QByteArray("data = true");
        QTest::newRow("date") << QByteArray("data = 2026-01-01");
    }

    void aValueOfAnotherKindIsNoValue()
    {
        QFETCH(QByteArray, line);
        write(u"dibs/config.toml"_qs, line);

        QCOMPARE(problem({}), m_file + u", line 1: data must be a text or a whole number"_qs);
    }

    void numbersMayBeWrittenAsTomlHasThem()
    {
        write(u"dibs/config.toml"_qs, "port = 0x1F_91\npartitions = \"5\"");

        const auto options = Settings::gather({})->serverOptions();

        QVERIFY(options);
        QCOMPARE(options->port, 8081);
        QCOMPARE(options->backing.partitions, 5);
    }

    void logDatabaseAndRedisAreNamedByUrlAndTheirPasswordsByFile()
    {
        const QString secret = write(u"secret"_qs, "s3cret\n");
        const auto options = Settings::gather(
            {{u"log"_qs, u"kafka://broker:9093"_qs}, {u"db"_qs, u"mysql://dibs@store/dibs"_qs},
                {u"db-password-file"_qs, secret}, {u"redis"_qs, u"redis://cache"_qs}})
                                 ->serverOptions();

        QVERIFY(options);
        QCOMPARE(options->backing.kafka->servers, QByteArray("broker:9093"));
        QCOMPARE(options->backing.database->host, u"store"_qs);
        QCOMPARE(options->backing.database->password, u"s3cret"_qs);
        QCOMPARE(options->backing.redis->host, u"cache"_qs);
        QVERIFY(!options->backing.isEmbedded());
    }

    void kafkasOwnPropertiesArePassedThroughAndSecretsAreNotPrinted()
    {
        write(u"dibs/config.toml"_qs,
            "[kafka]\nsecurity.protocol = \"SASL_SSL\"\n\"sasl.password\" = \"s3cret\"");
        const Result<Settings> settings = Settings::gather({});
        QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().detail));

        const Result<server::BackingOptions> backing = settings->backingOptions();
        QStringList properties;
        for (const kafka::Property& each : backing->kafkaProperties)
            properties.append(QString::fromUtf8(each.name + '=' + each.value));
        properties.sort();
        QCOMPARE(properties.join(u' '), u"sasl.password=s3cret security.protocol=SASL_SSL"_qs);
        QVERIFY(settings->print().contains(u"# sasl.password is set"));
        QVERIFY(!settings->print().contains(u"s3cret"));
    }

    void aFileThatIsNamedMustBeThere()
    {
        const QString missing = m_directory->filePath(u"missing.toml"_qs);

        QVERIFY(problem({{u"config"_qs, missing}})
                    .startsWith(u"cannot read the configuration file "_qs + missing));
    }

    void whatIsPrintedIsAFileThatSaysTheSame()
    {
        const Flags given{{u"data"_qs, u"/a \"quoted\" \\ #path/쿠폰\t\n"_qs},
            {u"port"_qs, u"0"_qs}, {u"users"_qs, u"any"_qs}, {u"http-threads"_qs, u"2"_qs}};
        const QString printed = Settings::gather(given)->print();

        const QString file = write(u"printed.toml"_qs, printed.toUtf8());
        const Result<Settings> again = Settings::gather({{u"config"_qs, file}});

        QVERIFY2(again, qPrintable(again ? QString() : again.error().detail));
        for (const app::Setting& setting : app::settings()) {
            const QString name = QLatin1String(setting.name);
            QCOMPARE(again->value(name), Settings::gather(given)->value(name));
        }
    }

    void aProcessHasTheRolesItIsGiven()
    {
        const auto roles
            = [](const Flags& flags) { return Settings::gather(flags)->roleOptions(); };

        const auto both = roles({});
        QVERIFY(both && both->coupon && both->core);
        QCOMPARE(both->core->port, 8080);
        QVERIFY(both->core->couponUrl.isEmpty());  // that of the same process

        const auto core = roles({{u"roles"_qs, u"core"_qs}});
        QVERIFY(core && !core->coupon && core->core);
        QCOMPARE(core->core->couponUrl, QUrl(u"http://127.0.0.1:8081"_qs));

        const auto coupon = roles({{u"roles"_qs, u"coupon"_qs}, {u"core-port"_qs, u"8081"_qs}});
        QVERIFY(coupon && coupon->coupon && !coupon->core);

        const Flags elsewhere{{u"coupon-url"_qs, u"http://host:9"_qs}};
        QCOMPARE(roles(elsewhere)->core->couponUrl, QUrl(u"http://host:9"_qs));
    }

    void aRoleThatDoesNotExistIsNamed()
    {
        const auto told = [](const Flags& flags) {
            const auto roles = Settings::gather(flags)->roleOptions();
            return roles ? QString() : roles.error().detail;
        };
        for (const char* roles : {"", "cashier", "core;coupon", "core,"})
            QVERIFY(told({{u"roles"_qs, QLatin1String(roles)}}).startsWith(u"roles must be"));
        for (const char* url : {"host:8081", "https://host", "http://", "http://host/api"})
            QVERIFY(
                told({{u"coupon-url"_qs, QLatin1String(url)}}).startsWith(u"coupon-url must be"));
        QVERIFY(told({{u"core-port"_qs, u"8081"_qs}}).startsWith(u"core-port must differ"));
    }

    void whatIsPrintedSaysWhereItComesFrom()
    {
        write(u"dibs/config.toml"_qs, "partitions = 5");
        qputenv("DIBS_USERS", "any");

        const QStringList lines
            = Settings::gather({{u"port"_qs, u"0"_qs}})->print().split(u'\n', Qt::SkipEmptyParts);

        QCOMPARE(lines.size(), static_cast<qsizetype>(app::settings().size()));
        QVERIFY(lines[7].startsWith(u"listen = \"127.0.0.1\"  # default; "));
        QVERIFY(lines[8].startsWith(u"roles = \"core,coupon\"  # default; "));
        QVERIFY(lines[9].startsWith(u"port = \"0\"  # command line; "));
        QVERIFY(lines[12].startsWith(u"users = \"any\"  # DIBS_USERS; "));
        QVERIFY(lines[13].startsWith(u"issue = \"event\"  # default; "));
        QVERIFY(lines[14].startsWith(u"partitions = \"5\"  # "_qs + m_file + u"; "_qs));
    }

private:
    QString write(const QString& name, const QByteArray& text)
    {
        const QString path = m_directory->filePath(name);
        QFile file(path);
        if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(path));
        file.write(text);
        return path;
    }

    std::optional<QTemporaryDir> m_directory;
    QString m_file;
};

QTEST_APPLESS_MAIN(SettingsTest)
#include "settings_test.moc"
