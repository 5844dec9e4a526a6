// What becomes of orders: a line of figures, and whether the coupon role answers the shop.
#pragma once

#include "backend/console/snapshot.h"

#include <QWidget>

namespace dibs::ui {

struct Theme;
class Figure;
class StatusLabel;

/// Hidden where the server has no core role.
class OrdersLine final : public QWidget
{
    Q_OBJECT

public:
    explicit OrdersLine(const Theme& theme, QWidget* parent = nullptr);

    void take(const std::optional<console::OrdersSnapshot>& orders);
    void setFrozen(bool frozen);
    void setLarge(bool large);
    void retranslate();

    /// Its figures stand below those, which have their captions.
    void standBelow(const QList<Figure*>& above);

private:
    QList<Figure*> m_figures;
    StatusLabel* m_circuit;
};

}  // namespace dibs::ui
