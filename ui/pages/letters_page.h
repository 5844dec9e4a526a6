// Records that did not decode: to be read, mended and replayed, or given up.
#pragma once

#include "backend/console/status.h"
#include "ui/letter_shelf.h"
#include "ui/models/letter_model.h"
#include "ui/pages/page.h"

#include <QAction>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace dibs::ui {

class ElidedLabel;
class Hint;
class LetterDialog;
class LetterView;
class RowTable;
class SplitPane;
class StatusLabel;

class LettersPage final : public Page
{
    Q_OBJECT

public:
    explicit LettersPage(const PageGiven& given, QWidget* parent = nullptr);

    PageKey key() const override { return PageKey::DeadLetters; }
    QString title() const override;
    void setSnapshot(const SnapshotPointer& snapshot) override;
    void setReadOnly(bool readOnly) override;
    void retranslate() override;
    bool find() override;
    void lookAgain() override;
    QList<QAction*> commands() override { return {&m_replay, &m_discard}; }
    const QAbstractItemModel* table() const override { return &m_letters; }
    QString route() const override;
    void resetLayout() override;
    void saveLayout() override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// As many letters as the server has found and handled so far: when they differ, there is news.
    struct Count {
        qint64 waiting = -1;
        quint64 found = 0;

        bool operator==(const Count&) const = default;
    };

    QWidget* makeTop();
    void display();
    void showChosen();
    void showHint();
    void enable();
    console::Status stateStatus() const;
    QString stateWords() const;
    void openDialog(LetterDialog* dialog, const QString& done);

    console::Console& m_console;
    const Clock& m_clock;
    const Theme& m_theme;
    LetterShelf m_shelf;
    LetterModel m_letters;
    Count m_count;  // as the shelf was read last
    qint64 m_readAtMs = 0;  // when it was begun to be read
    bool m_readOnly = false;
    QAction m_replay;
    QAction m_discard;

    QComboBox* m_states;
    StatusLabel* m_state;
    ElidedLabel* m_words;
    QPushButton* m_more;
    QStackedWidget* m_stack;
    Hint* m_hint;
    RowTable* m_table;
    LetterView* m_view;
    SplitPane* m_splitter;
};

}  // namespace dibs::ui
