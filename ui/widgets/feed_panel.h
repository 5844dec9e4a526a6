// The live feed beside something else.
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace dibs {
class Clock;
}

namespace dibs::ui {

struct Theme;
class FeedView;

class FeedPanel final : public QWidget
{
    Q_OBJECT

public:
    FeedPanel(const Theme& theme, const Clock& clock, QWidget* parent = nullptr);

    FeedView& view() { return *m_view; }
    void retranslate();

Q_SIGNALS:
    void unwanted();

protected:
    /// It goes on when its table is left, or by Esc.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLabel* m_title;
    QToolButton* m_hide;
    FeedView* m_view;
};

}  // namespace dibs::ui
