// All campaigns: as a list of cards beside the one that is chosen, or as a table with every figure.
// Both show what the filter lets through, in the order that was asked for.
#pragma once

#include "ui/models/campaign_filter.h"

#include <QWidget>

class QAbstractItemView;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QSettings;
class QStackedWidget;

namespace dibs::ui {

struct Theme;
class PlainTable;

class CampaignBrowser final : public QWidget
{
    Q_OBJECT

public:
    CampaignBrowser(const Theme& theme, const RateHistory& rates, QSettings& settings,
        QWidget* parent = nullptr);

    void setSnapshot(const console::Snapshot& snapshot);
    void choose(CouponId campaign);

    void setTable(bool table);
    bool isTable() const;
    const QAbstractItemModel& rows() const { return m_filter; }

    /// Puts the cursor into the filter.
    void find();
    void retranslate();
    void resetLayout();
    void saveLayout() const;

Q_SIGNALS:
    void chosen(dibs::CouponId campaign);
    /// A row of the table, to be looked at alone.
    void opened(dibs::CouponId campaign);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeFilter();
    void makeList(const Theme& theme, const RateHistory& rates);
    void makeTable(const Theme& theme);
    void filter(const QString& words);
    void announce(const QModelIndex& index);
    void sortBy(int place);
    void showSorting(int column);
    void fitColumns();
    void widenNames();
    QAbstractItemView& view() const;

    QSettings& m_settings;
    CampaignFilter m_filter;
    CouponId m_chosen;
    int m_leastName = 0;  // pixels
    int m_nameWidth = 0;  // as it was set here; any other was chosen by whoever looks
    bool m_filtering = false;  // what leaves the rows meanwhile stays chosen
    QLineEdit* m_words;
    QLabel* m_found;
    QComboBox* m_sort;
    QLabel* m_nothing;
    QStackedWidget* m_stack;
    QListView* m_list;
    PlainTable* m_table;
};

}  // namespace dibs::ui
