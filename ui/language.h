// The language of all words: the desktop's, or the one that was chosen. The window's and the
// terminal's.
#pragma once

#include <QLocale>
#include <QTranslator>

namespace dibs::ui {

enum class LanguageChoice { System, English, Korean };

/// Korean or English, with the figures and dates that belong to it.
QLocale localeOf(LanguageChoice choice);

/// lupdate does not read `namespace dibs::ui {` and names our contexts by the class alone.
class OurWords final : public QTranslator
{
public:
    using QTranslator::QTranslator;

    QString translate(
        const char* context, const char* source, const char* comment, int n) const override;
};

/// What the application speaks as long as this lives. In the thread of the application.
class Language final
{
public:
    Language() = default;
    ~Language();
    Q_DISABLE_COPY_MOVE(Language)

    void speak(LanguageChoice choice);

private:
    void fallSilent();

    OurWords m_ours;
    QTranslator m_qts;  // of Qt's own words, where the system has them
};

}  // namespace dibs::ui
