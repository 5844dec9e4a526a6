#include "ui/preferences.h"

#include <QApplication>
#include <QLocale>
#include <QPalette>
#include <QSettings>

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

}  // namespace

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
    m_language.speak(m_languageChoice);
}

}  // namespace dibs::ui
