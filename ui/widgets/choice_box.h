// A box to choose from that looks like one: the style sheet takes the arrow away, this puts it
// back.
#pragma once

#include <QComboBox>

namespace dibs::ui {

class ChoiceBox final : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace dibs::ui
