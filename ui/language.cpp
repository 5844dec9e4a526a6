#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

#include <cstring>

namespace dibs::ui {

QLocale localeOf(LanguageChoice choice)
{
    const QLocale system = QLocale::system();
    const bool koreanDesktop = system.language() == QLocale::Korean;
    if (choice == LanguageChoice::Korean || (choice == LanguageChoice::System && koreanDesktop))
        return {QLocale::Korean, QLocale::SouthKorea};
    // Figures grouped as this desktop groups them, if it speaks English at all.
    return system.language() == QLocale::English ? system : QLocale(QLocale::English);
}

QString OurWords::translate(
    const char* context, const char* source, const char* comment, int n) const
{
    const char* last = std::strrchr(context, ':');
    return QTranslator::translate(last ? last + 1 : context, source, comment, n);
}

Language::~Language()
{
    fallSilent();
}

void Language::speak(LanguageChoice choice)
{
    const QLocale locale = localeOf(choice);
    QLocale::setDefault(locale);
    fallSilent();
    if (locale.language() != QLocale::Korean) return;
    // Widgets hear of each translator that is installed; ours comes last, when all is in place.
    if (m_qts.load(QStringLiteral("qtbase_ko"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    if (m_ours.load(QStringLiteral(":/translations/dibs_ko.qm")))
        QCoreApplication::installTranslator(&m_ours);
}

void Language::fallSilent()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
}

}  // namespace dibs::ui
