// A box to tick in which one sees the tick: the style sheet takes it away, this puts it back.
#pragma once

#include <QCheckBox>

namespace dibs::ui {

class TickBox final : public QCheckBox
{
    Q_OBJECT

public:
    using QCheckBox::QCheckBox;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace dibs::ui
