#include "ui/preferences.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPalette>
#include <QSettings>

#include <cstring>

namespace dibs::ui {

namespace {

const auto kThemeKey = QStringLiteral("view/theme");
const auto kLanguageKey = QStringLiteral("view/language");

/// An empty palette of ours uncovers the desktop's.
QPalette desktopPalette()
{
    QApplication::setPalette(QPalette());
    return QApplication::palette();
}

template <class Choice>
Choice read(const QSettings& settings, const QString& key, Choice last)
{
    const int value = settings.value(key, 0).toInt();
    return value < 0 || value > static_cast<int>(last) ? Choice::System
                                                       : static_cast<Choice>(value);
}

QLocale localeOf(LanguageChoice choice)
{
    const QLocale system = QLocale::system();
    const bool koreanDesktop = system.language() == QLocale::Korean;
    if (choice == LanguageChoice::Korean || (choice == LanguageChoice::System && koreanDesktop))
        return {QLocale::Korean, QLocale::SouthKorea};
    // Figures grouped as this desktop groups them, if it speaks English at all.
    return system.language() == QLocale::English ? system : QLocale(QLocale::English);
}

}  // namespace

QString OurWords::translate(
    const char* context, const char* source, const char* comment, int n) const
{
    const char* last = std::strrchr(context, ':');
    return QTranslator::translate(last ? last + 1 : context, source, comment, n);
}

Preferences::Preferences(QSettings& settings, QObject* parent, Desktop desktop)
    : QObject(parent)
    , m_settings(settings)
    , m_desktop(desktop ? std::move(desktop) : Desktop(desktopPalette))
    , m_themeChoice(read(settings, kThemeKey, ThemeChoice::HighContrast))
    , m_languageChoice(read(settings, kLanguageKey, LanguageChoice::Korean))
{
    applyLanguage();
    applyTheme();
}

Preferences::~Preferences()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
}

void Preferences::setTheme(ThemeChoice choice)
{
    m_themeChoice = choice;
    m_settings.setValue(kThemeKey, static_cast<int>(choice));
    applyTheme();
}

void Preferences::setLanguage(LanguageChoice choice)
{
    m_languageChoice = choice;
    m_settings.setValue(kLanguageKey, static_cast<int>(choice));
    applyLanguage();
}

void Preferences::followDesktop()
{
    if (m_themeChoice == ThemeChoice::System) applyTheme();
}

void Preferences::applyTheme()
{
    switch (m_themeChoice) {
    case ThemeChoice::System: m_theme = themeFor(m_desktop()); break;
    case ThemeChoice::Light: m_theme = lightTheme(); break;
    case ThemeChoice::Dark: m_theme = darkTheme(); break;
    case ThemeChoice::HighContrast: m_theme = highContrastTheme(); break;
    }
    Q_EMIT themeChanged();  // first, so that what is painted meanwhile has the new colours
    apply(m_theme);
}

void Preferences::applyLanguage()
{
    const QLocale locale = localeOf(m_languageChoice);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    if (locale.language() != QLocale::Korean) return;
    // Widgets hear of each translator that is installed; ours comes last, when all is in place.
    if (m_qts.load(QStringLiteral("qtbase_ko"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    if (m_ours.load(QStringLiteral(":/translations/dibs_ko.qm")))
        QCoreApplication::installTranslator(&m_ours);
}

}  // namespace dibs::ui
