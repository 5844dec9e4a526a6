// Every action and every campaign by a few letters of its name.
#pragma once

#include <QDialog>
#include <QList>

#include <functional>

class QLineEdit;
class QListWidget;

namespace dibs::ui {

class PaletteDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Entry {
        QString words;
        QString key;
        std::function<void()> run;
    };

    PaletteDialog(QList<Entry> entries, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void run();

    /// A thousand campaigns match one letter; nobody scrolls that far.
    static constexpr int kShownMax = 50;

    const QList<Entry> m_entries;
    QLineEdit* m_text;
    QListWidget* m_list;
};

/// All words of `text` occur in `words`, in any order and in either case.
bool matches(const QString& words, const QString& text);

}  // namespace dibs::ui
