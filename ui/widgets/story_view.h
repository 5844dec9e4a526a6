// The story of one request: the answer in a sentence, its time line, and who stands next to it.
#pragma once

#include "ui/models/request_model.h"

#include <QScrollArea>

class QLabel;

namespace dibs::ui {

struct Theme;
class RowTable;
class TimeLine;

class StoryView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit StoryView(const Theme& theme, QWidget* parent = nullptr);

    void setStory(const console::RequestStory& story, qint64 nowMs);
    void retranslate();

    /// Without a list beside it, it begins where the page does.
    void setAlone(bool alone);

Q_SIGNALS:
    /// Enter or a double click on a neighbour.
    void neighbourChosen(const dibs::console::FeedRow& neighbour);

private:
    RequestModel m_neighbours;
    QLabel* m_verdict;
    TimeLine* m_line;
    QLabel* m_title;
    QLabel* m_words;
    RowTable* m_table;
};

}  // namespace dibs::ui
