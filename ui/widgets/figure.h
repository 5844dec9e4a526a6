// A figure with its caption above it. Its width is reserved, so that growing digits move nobody.
#pragma once

#include <QWidget>

class QLabel;

namespace dibs::ui {

class Figure final : public QWidget
{
    Q_OBJECT

public:
    explicit Figure(
        const QString& widest, Qt::Alignment side = Qt::AlignRight, QWidget* parent = nullptr);

    void setCaption(const QString& caption);

    void setValue(const QString& value);
    void setFrozen(bool frozen);
    /// For a wall.
    void setLarge(bool large);

    /// Where in its height its value stands.
    int baseline() const;

private:
    void stand();

    const QString m_widest;
    bool m_large = false;
    QLabel* m_caption;
    QLabel* m_value;
};

}  // namespace dibs::ui
