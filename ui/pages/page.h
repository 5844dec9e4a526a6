// A page of the window: what each is given, what it is told, and what it may ask the window for.
#pragma once

#include "backend/console/console.h"

#include <QWidget>

class QAbstractItemModel;
class QAction;
class QSettings;

namespace dibs {
class Clock;
}
namespace dibs::history {
class History;
}

namespace dibs::ui {

struct Theme;
class Alarms;
class CampaignActions;
class CampaignChoice;
class RateHistory;
class SnapshotSource;

/// In the order of their keys, Ctrl+1 … Ctrl+6.
enum class PageKey { Campaign, Partitions, Feed, Customer, Health, DeadLetters };

/// All of it outlives the page.
struct PageGiven {
    console::Console& console;
    const Clock& clock;
    QSettings& settings;  // a page keeps its columns under its own title
    const Theme& theme;  // changes in place; grey while the figures are frozen
    SnapshotSource& source;  // for what must see every snapshot, shown or not
    CampaignChoice& choice;
    CampaignActions& actions;
    const RateHistory& rates;
    history::History& history;
    Alarms& alarms;
};

/// Where a page sends the operator, and with what.
struct PageWish {
    PageKey page = PageKey::Campaign;
    std::optional<CouponId> campaign;
    std::optional<int> partition;
    std::optional<console::CustomerQuestion> question;
    std::optional<EventId> request;  // the one of the customer's that is meant
};

/// Whoever made this request, and what became of it.
inline PageWish customerOf(const console::FeedRow& request)
{
    return {.page = PageKey::Customer,
        .question = console::CustomerQuestion{.user = request.userId},
        .request = request.event};
}

using SnapshotPointer = std::shared_ptr<const console::Snapshot>;
using FeedPointer = std::shared_ptr<const console::Feed>;

/// Is told something only while it is shown, and all there is when it comes up; so a hidden page
/// costs nothing. Words that were written into widgets are written again in retranslate().
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual PageKey key() const = 0;
    virtual QString title() const = 0;

    virtual void setSnapshot(const SnapshotPointer& snapshot) = 0;
    virtual void setFeed(const FeedPointer&) { }
    virtual void setFrozen(bool) { }  // figures that stopped must not look alive
    virtual void setReadOnly(bool) { }

    /// Colours are read from the theme when painting; this is for what keeps some of them.
    virtual void retheme() { }
    virtual void retranslate() = 0;

    /// Another page sent the operator here.
    virtual void open(const PageWish&) { }

    /// "/": puts the cursor where one filters or searches; false: nothing to find here.
    virtual bool find() { return false; }

    /// What can be done on this page, for its menu, the palette and the sheet of keys.
    virtual QList<QAction*> commands() { return {}; }

    /// F5: asks once more for what does not come by itself.
    virtual void lookAgain() { }

    /// What "copy as CSV" copies; null: nothing.
    virtual const QAbstractItemModel* table() const { return nullptr; }
    /// The request that answers the same as this page, after the server's address.
    virtual QString route() const { return QStringLiteral("/api/console/snapshot"); }

    virtual void resetLayout() { }
    virtual void saveLayout() { }
    virtual void setWall(bool) { }  // read from across the room: figures only

Q_SIGNALS:
    void wants(const dibs::ui::PageWish& wish);
    /// One line for the status bar, said once.
    void says(const QString& words);
};

}  // namespace dibs::ui
