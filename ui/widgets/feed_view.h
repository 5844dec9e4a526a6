// The rows of the live feed, and above them of how much they are a part.
#pragma once

#include "backend/console/feed.h"
#include "backend/console/status.h"
#include "ui/models/feed_model.h"

#include <QWidget>

#include <memory>

class QStackedWidget;

namespace dibs {
class Clock;
}

namespace dibs::ui {

struct Theme;
class ElidedLabel;
class Hint;
class RowTable;
class StatusLabel;

class FeedView final : public QWidget
{
    Q_OBJECT

public:
    /// `goesOnBy`: the key that resumes a paused feed.
    FeedView(
        const Theme& theme, const Clock& clock, const QString& goesOnBy, QWidget* parent = nullptr);

    void setSnapshot(const console::Snapshot& snapshot);
    void setFeed(const std::shared_ptr<const console::Feed>& feed);
    void setFilter(const FeedFilter& filter);
    /// The server's figures are old, and the feed with them.
    void setStopped(bool stopped);
    /// While held nothing is added.
    void setHeld(bool held);
    bool isHeld() const { return m_held; }

    /// Beside something else, there is room for when, what and who.
    void setNarrow();

    const FeedModel& rows() const { return m_rows; }
    void retranslate();

Q_SIGNALS:
    /// Somebody put the cursor on a row: he wants to read it, and it must not run away.
    void reading();
    void opened(const dibs::console::FeedRow& row);
    void filterUnwanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showState();
    void showHint();
    console::Status sampleStatus() const;
    QString sampleWords() const;

    const Clock& m_clock;
    const QString m_goesOnBy;
    FeedModel m_rows;
    std::shared_ptr<const console::Feed> m_feed;
    bool m_stopped = false;
    bool m_held = false;
    qint64 m_heldAtMs = 0;

    StatusLabel* m_sample;
    ElidedLabel* m_words;
    QStackedWidget* m_stack;
    RowTable* m_table;
    Hint* m_hint;
};

}  // namespace dibs::ui
