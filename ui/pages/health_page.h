// What the server leans on and how it does, now and at any moment of the last day.
#pragma once

#include "ui/lookback.h"
#include "ui/models/neighbour_model.h"
#include "ui/pages/page.h"

class QFrame;
class QLabel;

namespace dibs::ui {

class Figure;
class HistoryPanel;
class OrdersLine;
class PlainTable;

class HealthPage final : public Page
{
    Q_OBJECT

public:
    explicit HealthPage(const PageGiven& given, QWidget* parent = nullptr);

    PageKey key() const override { return PageKey::Health; }
    QString title() const override;
    void setSnapshot(const SnapshotPointer& snapshot) override;
    void setFrozen(bool frozen) override;
    void retranslate() override;
    void resetLayout() override;
    void saveLayout() override;
    void setWall(bool wall) override;
    bool find() override;
    QList<QAction*> commands() override;
    const QAbstractItemModel* table() const override { return &m_neighbours; }

private:
    QWidget* makePastStrip();
    QWidget* makeFigures();
    void makeActions();

    void showMoment();
    void showChosen();

    Alarms& m_alarms;
    Lookback m_lookback;
    NeighbourModel m_neighbours;

    QAction* m_now;
    QAction* m_earlier;
    QAction* m_later;
    QFrame* m_pastStrip;
    QLabel* m_pastWords;
    QList<Figure*> m_figures;
    QLabel* m_service;
    OrdersLine* m_orders;
    PlainTable* m_neighbourTable;
    QLabel* m_noNeighbours;
    QLabel* m_words;
    HistoryPanel* m_panel;
};

}  // namespace dibs::ui
