// resources/config.toml explains the settings that exist, with the values that hold without it.
#include "app/settings.h"

#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

using namespace dibs;
using app::Settings;

namespace {

/// The file; with `inForce` the settings in it are no longer commented out.
QString text(bool inForce)
{
    QFile file(QStringLiteral(DIBS_SOURCE_DIR "/resources/config.toml"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("there is no configuration file");
    QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression kSetting(
        QStringLiteral("^#(?=\\S)"), QRegularExpression::MultilineOption);
    return inForce ? text.remove(kSetting) : text;
}

Result<Settings> settingsIn(const QString& text)
{
    QTemporaryFile file;
    if (!file.open()) qFatal("no temporary file");
    file.write(text.toUtf8());
    file.flush();
    return Settings::gather({{QStringLiteral("config"), file.fileName()}});
}

}  // namespace

class ConfigFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString& variable : QProcessEnvironment::systemEnvironment().keys())
            if (variable.startsWith(u"DIBS_")) qunsetenv(qPrintable(variable));
    }

    void asItIsItChangesNothing()
    {
        const Result<Settings> settings = settingsIn(text(false));

        QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().detail));
        for (const app::Setting& setting : app::settings())
            if (qstrlen(setting.byDefault) > 0)
                QCOMPARE(
                    settings->value(QLatin1String(setting.name)), QLatin1String(setting.byDefault));
    }

    void itNamesExactlyTheSettingsThatExistInTheOrderOfTheHelp()
    {
        static const QRegularExpression kKey(
            QStringLiteral("^#?([\\w-]+) = "), QRegularExpression::MultilineOption);
        QStringList named;
        for (const auto& match : kKey.globalMatch(text(false))) named.append(match.captured(1));

        QStringList existing;
        for (const app::Setting& setting : app::settings())
            existing.append(QLatin1String(setting.name));
        QCOMPARE(named, existing);
    }

    void itsValuesAreAllowedAndThoseThatHoldWithoutIt()
    {
        const Result<Settings> settings = settingsIn(text(true));

        QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().detail));
        QVERIFY(settings->serverOptions());
        for (const app::Setting& setting : app::settings())
            if (qstrlen(setting.byDefault) > 0)
                QCOMPARE(
                    settings->value(QLatin1String(setting.name)), QLatin1String(setting.byDefault));
    }

    void everySettingIsExplainedRightAboveIt()
    {
        const QStringList lines = text(false).split(u'\n');
        for (qsizetype i = 1; i < lines.size(); ++i)
            if (lines[i].startsWith(u'#') && !lines[i].startsWith(u"# ") && lines[i].size() > 1)
                QVERIFY2(lines[i - 1].startsWith(u"# "), qPrintable(lines[i]));
    }
};

QTEST_APPLESS_MAIN(ConfigFileTest)
#include "config_file_test.moc"
