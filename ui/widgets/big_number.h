// The hero: the largest thing on the screen, and never cut off.
#pragma once

#include <QLabel>

namespace dibs::ui {

class BigNumber final : public QLabel
{
    Q_OBJECT

public:
    explicit BigNumber(QWidget* parent = nullptr);

    /// Steps down in size when so long that it would not fit.
    void setNumber(const QString& number);
};

}  // namespace dibs::ui
