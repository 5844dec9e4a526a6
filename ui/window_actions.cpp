#include "ui/window_actions.h"

#include "ui/campaign_actions.h"

#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>

namespace dibs::ui {

namespace {

/// Below a line, with a title for the sheet of keys; a line at the top of a menu is not shown.
void addPart(QMenu& menu, const QString& title, const QList<QAction*>& actions)
{
    menu.addSeparator()->setWhatsThis(title);
    menu.addActions(actions);
}

}  // namespace

WindowActions::WindowActions(Preferences& preferences, QObject* parent)
    : QObject(parent)
{
    const std::pair<QAction*, QKeySequence> bindings[]{
        {&palette, QKeySequence(Qt::CTRL | Qt::Key_P)}, {&keys, QKeySequence(Qt::Key_Question)},
        {&find, QKeySequence(Qt::Key_Slash)}, {&lookAgain, QKeySequence(Qt::Key_F5)},
        {&pauseView, QKeySequence(Qt::Key_Space)}, {&wall, QKeySequence(Qt::Key_F11)},
        {&csv, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
        {&curl, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U)},
        {&resetLayout, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_0)},
        {&quit, QKeySequence(Qt::CTRL | Qt::Key_Q)}};
    for (const auto& [action, key] : bindings) action->setShortcut(key);
    pauseView.setCheckable(true);
    wall.setCheckable(true);
    addChoices(preferences);
    retranslate();
}

void WindowActions::addChoices(Preferences& preferences)
{
    for (int at = 0; at <= static_cast<int>(ThemeChoice::HighContrast); ++at) {
        auto* action = new QAction(&themes);
        action->setCheckable(true);
        action->setChecked(at == static_cast<int>(preferences.themeChoice()));
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + at)));
        connect(action, &QAction::triggered, this,
            [&preferences, at] { preferences.setTheme(static_cast<ThemeChoice>(at)); });
    }
    for (int at = 0; at <= static_cast<int>(LanguageChoice::Korean); ++at) {
        auto* action = new QAction(&languages);
        action->setCheckable(true);
        action->setChecked(at == static_cast<int>(preferences.languageChoice()));
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_5 + at)));
        connect(action, &QAction::triggered, this,
            [&preferences, at] { preferences.setLanguage(static_cast<LanguageChoice>(at)); });
    }
}

void WindowActions::retranslate()
{
    palette.setText(tr("Command &palette…"));
    keys.setText(tr("&Keys"));
    find.setText(tr("&Find or filter"));
    lookAgain.setText(tr("Look &again"));
    pauseView.setText(tr("Pause the &view"));
    wall.setText(tr("&Wall display"));
    csv.setText(tr("Copy table as &CSV"));
    curl.setText(tr("Copy page as c&url"));
    resetLayout.setText(tr("&Reset layout"));
    quit.setText(tr("&Quit"));
    const QString themeNames[]{tr("Theme: as the desktop"), tr("Theme: light"), tr("Theme: dark"),
        tr("Theme: high contrast")};
    // Each language in itself, so that it is found by those who read no other.
    const QString languageNames[]{tr("Language: as the desktop"),
        QStringLiteral("Language: English"), QStringLiteral("언어: 한국어")};
    for (int at = 0; at < themes.actions().size(); ++at)
        themes.actions().at(at)->setText(themeNames[at]);
    for (int at = 0; at < languages.actions().size(); ++at)
        languages.actions().at(at)->setText(languageNames[at]);
}

void WindowActions::fill(QMenuBar& bar, CampaignActions& campaigns, const QActionGroup& pages,
    const QList<QAction*>& commands)
{
    bar.clear();
    qDeleteAll(bar.findChildren<QMenu*>(Qt::FindDirectChildrenOnly));

    QMenu* file = bar.addMenu(tr("&File"));
    file->addActions({&csv, &curl});
    file->addSeparator();
    file->addAction(&quit);

    QMenu* campaign = bar.addMenu(tr("&Campaign"));
    campaign->setToolTipsVisible(true);
    campaign->addActions({campaigns.create(), campaigns.change()});
    campaign->addSeparator();
    campaign->addActions({campaigns.pause(), campaigns.resume()});
    campaign->addSeparator();
    campaign->addAction(campaigns.close());
    campaign->addSeparator();
    campaign->addAction(campaigns.report());
    campaign->addAction(campaigns.rehearse());

    QMenu* page = bar.addMenu(tr("&Page"));
    page->setToolTipsVisible(true);
    page->addActions(commands);

    QMenu* view = bar.addMenu(tr("&View"));
    addPart(*view, tr("Go to a page"), pages.actions());
    addPart(*view, plainText(*view->menuAction()),
        {&find, &lookAgain, &pauseView, &wall, &resetLayout});
    addPart(*view, tr("Theme"), themes.actions());
    addPart(*view, tr("Language"), languages.actions());

    QMenu* help = bar.addMenu(tr("&Help"));
    help->addActions({&palette, &keys});
}

QList<MenuPart> partsOf(const QMenuBar& bar)
{
    QList<MenuPart> parts;
    for (const QAction* menu : bar.actions()) {
        parts.append({plainText(*menu), {}});
        for (QAction* action : menu->menu()->actions()) {
            if (!action->isSeparator())
                parts.last().actions.append(action);
            else if (!action->whatsThis().isEmpty())
                parts.append({action->whatsThis(), {}});
        }
    }
    parts.removeIf([](const MenuPart& part) { return part.actions.isEmpty(); });
    return parts;
}

QList<QAction*> actionsOf(const QMenuBar& bar)
{
    QList<QAction*> actions;
    for (const MenuPart& each : partsOf(bar)) actions += each.actions;
    return actions;
}

QString plainText(const QAction& action)
{
    // Where words have no letter for it, as in Korean, it stands behind them: "변경(&E)…".
    static const QRegularExpression kLetterBehind(QStringLiteral("\\(&.\\)"));
    return action.text().remove(kLetterBehind).remove(u'&').remove(u'…');
}

void setWords(QAction& action, const QString& text)
{
    action.setText(text);
    action.setIconText(plainText(action) + (text.endsWith(u'…') ? QStringLiteral("…") : QString()));
}

}  // namespace dibs::ui
