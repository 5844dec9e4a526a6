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
    void saveLayout();

Q_SIGNALS:
    void chosen(dibs::CouponId campaign);
    /// A row of the table, to be looked at alone.
    void opened(dibs::CouponId campaign);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeFilter();
    void makeList(const Theme& theme, const RateHistory& rates);
    void makeTable(const Theme& theme);
    void filter(const QString& words);
    void announce(const QModelIndex& index);
    void sortBy(int place);
    void showSorting(int column);
    void fitColumns();
    QList<int> widths() const;
    void layOut(const QList<int>& widths);
    void breathe();
    QAbstractItemView& view() const;

    QSettings& m_settings;
    CampaignFilter m_filter;
    CouponId m_chosen;
    QStringList m_needed;  // the widest texts of the campaigns that are there
    QList<int> m_usual;  // of each column, in pixels
    QList<int> m_laidOut;  // as they were set here; any other were chosen by whoever looks
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
