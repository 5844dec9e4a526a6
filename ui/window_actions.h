// What can be done with the window itself, each in a menu, with a key and in the palette.
#pragma once

#include "ui/preferences.h"

#include <QAction>
#include <QActionGroup>

class QMenuBar;

namespace dibs::ui {

class CampaignActions;

class WindowActions final : public QObject
{
    Q_OBJECT

public:
    WindowActions(Preferences& preferences, QObject* parent);

    QAction palette, keys, find, lookAgain, pauseView, wall, csv, curl, resetLayout, quit;

    /// Theme and language, as they are chosen.
    QActionGroup themes{this};
    QActionGroup languages{this};

    void retranslate();
    /// `commands` are those of the pages.
    void fill(QMenuBar& bar, CampaignActions& campaigns, const QActionGroup& pages,
        const QList<QAction*>& commands);

private:
    void addChoices(Preferences& preferences);
};

/// Actions of a menu that stand together, under the menu's title or one of their own.
struct MenuPart {
    QString title;
    QList<QAction*> actions;
};

/// Every action of these menus that can be triggered, in their order.
QList<MenuPart> partsOf(const QMenuBar& bar);
QList<QAction*> actionsOf(const QMenuBar& bar);

/// Without the marks of access keys.
QString plainText(const QAction& action);

/// For menus; on a button without the letter of its access key, as a button underlines none.
void setWords(QAction& action, const QString& text);

}  // namespace dibs::ui
