// Which rows of the feed one wants to see: by outcome, user and partition.
#pragma once

#include "ui/models/feed_model.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace dibs::ui {

class FeedFilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FeedFilterBar(QWidget* parent = nullptr);

    const FeedFilter& filter() const { return m_filter; }
    void clear();

    /// 0 … count - 1 to choose from.
    void setPartitions(qsizetype count);
    void focusUser();
    void retranslate();

    /// Behind the fields.
    void addAtEnd(QWidget* widget);

Q_SIGNALS:
    void changed(const dibs::ui::FeedFilter& filter);

private:
    void renew();

    FeedFilter m_filter;
    QHBoxLayout* m_line;
    QComboBox* m_outcome;
    QLineEdit* m_user;
    QComboBox* m_partition;
    QToolButton* m_clear;
};

}  // namespace dibs::ui
