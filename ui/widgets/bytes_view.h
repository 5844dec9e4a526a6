// Bytes as text or as hexadecimal digits, to be read, or to be mended.
#pragma once

#include <QByteArray>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace dibs::ui {

class BytesView final : public QWidget
{
    Q_OBJECT

public:
    /// More are neither shown nor mended here.
    static constexpr qsizetype kBytesMax = qsizetype{64} * 1024;

    enum class Use { Read, Mend };

    BytesView(const QString& name, Use use, QWidget* parent = nullptr);

    /// Null: there are none. Shown as text where that is exact, else as digits.
    void setBytes(const QByteArray& bytes);

    /// As they stand now; none while what is typed is no bytes.
    std::optional<QByteArray> bytes() const;
    bool isChanged() const;

    void setName(const QString& name);
    void setLinesShown(int lines);
    /// What room there is, and so many at least.
    void setLinesWanted(int lines);
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    enum Form { Text, Hex };

    int heightOf(int lines) const;
    void write(Form form);
    void changeForm(int form);
    void showNote();

    const Use m_use;
    QByteArray m_given;
    QByteArray m_bytes;  // the last that could be read from what is typed
    Form m_form = Text;
    QLabel* m_name;
    QComboBox* m_forms;
    QPlainTextEdit* m_text;
    QLabel* m_note;
};

}  // namespace dibs::ui
