// Decided requests as they come, for eyes.
#pragma once

#include "ui/pages/page.h"

#include <QAction>

namespace dibs::ui {

class FeedFilterBar;
class FeedView;

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
    QList<QAction*> commands() override { return {&m_pause}; }
    const QAbstractItemModel* table() const override;
    QString route() const override { return QStringLiteral("/api/console/stream"); }

private:
    void setHeld(bool held);

    QAction m_pause;

    FeedFilterBar* m_filter;
    FeedView* m_view;
};

}  // namespace dibs::ui
