// A list and what is chosen in it, side by side, as wide as the operator left them.
#pragma once

#include <QSplitter>

class QSettings;

namespace dibs::ui {

class SplitPane final : public QSplitter
{
    Q_OBJECT

public:
    struct Given {
        QSettings& settings;
        QString key;  // under which the widths are kept
        QList<int> widths;  // at first, and how what is left over is shared
        QList<int> stretches;
    };

    SplitPane(QWidget* list, QWidget* detail, const Given& given);

    void resetLayout() { setSizes(m_given.widths); }
    void saveLayout() const;

private:
    const Given m_given;
};

}  // namespace dibs::ui
