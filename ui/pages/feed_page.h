// Decided requests as they come, for eyes.
#pragma once

#include "backend/console/status.h"
#include "ui/models/feed_model.h"
#include "ui/pages/page.h"
#include "ui/widgets/feed_filter_bar.h"

#include <QAction>

class QLabel;
class QStackedWidget;

namespace dibs::ui {

class ElidedLabel;
class Hint;
class RowTable;
class StatusLabel;

class FeedPage final : public Page
{
    Q_OBJECT

public:
    explicit FeedPage(const PageGiven& given, QWidget* parent = nullptr);

    PageKey key() const override { return PageKey::Feed; }
    QString title() const override;
    void setSnapshot(const SnapshotPointer& snapshot) override;
    void setFeed(const FeedPointer& feed) override;
    void setFrozen(bool frozen) override;
    void retranslate() override;
    bool find() override;
    QList<QAction*> commands() override { return {&m_freeze}; }
    const QAbstractItemModel* table() const override { return &m_rows; }
    QString route() const override { return QStringLiteral("/api/console/stream"); }

private:
    void setHeld(bool held);
    void showState();
    void showHint();
    console::Status sampleStatus() const;
    QString sampleWords() const;
    void openStory(const QModelIndex& index);

    const Clock& m_clock;
    FeedModel m_rows;
    FeedPointer m_feed;
    bool m_stopped = false;  // the server's figures are old, and the feed with them
    qint64 m_heldAtMs = 0;  // since then nothing is added, while m_freeze is checked
    QAction m_freeze;

    FeedFilterBar* m_filter;
    StatusLabel* m_sample;
    ElidedLabel* m_words;
    QStackedWidget* m_stack;
    RowTable* m_table;
    Hint* m_hint;
};

}  // namespace dibs::ui
