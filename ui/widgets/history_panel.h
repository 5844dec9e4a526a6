// The time line of the last day: curve and marks, a slider along it, and the marks as a list.
#pragma once

#include "ui/lookback.h"
#include "ui/models/event_model.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSettings;
class QSlider;

namespace dibs::ui {

struct Theme;
class PastChart;
class PlainTable;
class StatusLabel;

class HistoryPanel final : public QWidget
{
    Q_OBJECT

public:
    struct Given {
        const Theme& theme;
        QSettings& settings;
        history::History& history;
        Lookback& lookback;
    };

    explicit HistoryPanel(const Given& given, QWidget* parent = nullptr);

    /// Up to the newest moment.
    void showHistory();
    void setWall(bool wall);
    void find();
    void retranslate();
    void resetLayout();
    void saveLayout();

private:
    enum Span { Quarter, Hour, SixHours, Day };

    QWidget* makeCurve(const Theme& theme);
    QWidget* makeEvents(const Theme& theme);
    void slide(int step);
    qint64 spanMs() const;
    QString troubleWords() const;
    void showNewest();

    QSettings& m_settings;
    history::History& m_history;
    Lookback& m_lookback;
    EventModel m_events;
    QLabel* m_title;
    StatusLabel* m_newest;  // event, in words: a wall has no list of them
    QComboBox* m_span;
    QLabel* m_trouble;
    PastChart* m_chart;
    QSlider* m_slider;
    QHBoxLayout* m_along;
    QWidget* m_eventsPart;
    QLabel* m_eventsTitle;
    PlainTable* m_eventTable;
    QLabel* m_noEvents;
};

}  // namespace dibs::ui
