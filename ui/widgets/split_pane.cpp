#include "ui/widgets/split_pane.h"

#include <QSettings>

namespace dibs::ui {

SplitPane::SplitPane(QWidget* list, QWidget* detail, const Given& given)
    : m_given(given)
{
    addWidget(list);
    addWidget(detail);
    setChildrenCollapsible(false);
    for (int at = 0; at < count(); ++at) setStretchFactor(at, m_given.stretches[at]);
    resetLayout();
    restoreState(m_given.settings.value(m_given.key).toByteArray());
    setHandleWidth(1);
}

void SplitPane::saveLayout() const
{
    m_given.settings.setValue(m_given.key, saveState());
}

}  // namespace dibs::ui
