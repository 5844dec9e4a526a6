// How the operator wants the window: its colours and its language, both at once and for the next
// time.
#pragma once

#include "ui/language.h"
#include "ui/theme.h"

#include <QObject>

#include <functional>

class QSettings;

namespace dibs::ui {

enum class ThemeChoice { System, Light, Dark, HighContrast };

class Preferences final : public QObject
{
    Q_OBJECT

public:
    using Desktop = std::function<QPalette()>;

    explicit Preferences(QSettings& settings, QObject* parent = nullptr, Desktop desktop = {});

    ThemeChoice themeChoice() const { return m_themeChoice; }
    LanguageChoice languageChoice() const { return m_languageChoice; }
    const Theme& theme() const { return m_theme; }

    void setTheme(ThemeChoice choice);
    void setLanguage(LanguageChoice choice);

    /// The desktop changed its own colours; matters only while we follow it.
    void followDesktop();

Q_SIGNALS:
    void themeChanged();

private:
    void applyTheme();
    void applyLanguage();

    QSettings& m_settings;
    const Desktop m_desktop;
    ThemeChoice m_themeChoice;
    LanguageChoice m_languageChoice;
    Theme m_theme;
    Language m_language;
};

}  // namespace dibs::ui
