// "I pressed first!": a customer's requests, each with its story and its neighbours in the log.
#pragma once

#include "backend/console/status.h"
#include "ui/customer_inquiry.h"
#include "ui/models/request_model.h"
#include "ui/pages/page.h"

#include <QAction>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace dibs::ui {

class ElidedLabel;
class Hint;
class RowTable;
class SplitPane;
class StatusLabel;
class StoryView;

class CustomerPage final : public Page
{
    Q_OBJECT

public:
    explicit CustomerPage(const PageGiven& given, QWidget* parent = nullptr);

    PageKey key() const override { return PageKey::Customer; }
    QString title() const override;
    void setSnapshot(const SnapshotPointer&) override { }
    void retranslate() override;
    void open(const PageWish& wish) override;
    bool find() override;
    void lookAgain() override;
    QList<QAction*> commands() override { return {&m_findAction}; }
    const QAbstractItemModel* table() const override { return &m_requests; }
    QString route() const override;
    void resetLayout() override;
    void saveLayout() override;

private:
    QWidget* makeTop();
    void search();
    void display();
    void showStory();
    void showHint();
    void showState();
    void showChosen();
    console::Status stateStatus() const;
    QString stateWords() const;

    const Clock& m_clock;
    CustomerInquiry m_inquiry;
    RequestModel m_requests;
    std::optional<EventId> m_wanted;  // the request that another page asked for
    QAction m_findAction;

    QLineEdit* m_text;
    QPushButton* m_find;
    QLabel* m_complaint;
    StatusLabel* m_state;
    ElidedLabel* m_words;
    QWidget* m_stateLine;
    QStackedWidget* m_stack;
    Hint* m_hint;
    RowTable* m_list;
    StoryView* m_story;
    SplitPane* m_splitter;
};

}  // namespace dibs::ui
