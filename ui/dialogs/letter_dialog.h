// Asks before something is done about a dead letter, and stays until the server has done it: what
// was typed is there still when it could not.
#pragma once

#include "backend/console/console.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace dibs::ui {

/// Shown with open(). accepted() means: it is done.
class LetterDialog : public QDialog
{
    Q_OBJECT

public:
    qint64 letter() const { return m_letter; }

protected:
    struct Words {
        QString title;
        QString question;
        QString consequences;
        QString button;
        QString doing;
        QString failed;  // "%1": why
    };

    LetterDialog(qint64 letter, const Words& words, QWidget* parent);

    /// Between the consequences and the reason.
    QVBoxLayout& body() { return *m_body; }
    QFormLayout& form() { return *m_form; }
    QString reason() const;
    void addReason(const QString& name, const QString& placeholder);

    /// What is typed allows it.
    virtual bool isReady() const = 0;
    virtual void send(console::Console::Done done) = 0;
    void renew();
    void finish(QWidget* first, int width);

private:
    void confirm();
    void take(const Result<void>& answer);

    const qint64 m_letter;
    const Words m_words;
    QVBoxLayout* m_body;
    QFormLayout* m_form;
    QLineEdit* m_reason = nullptr;
    QLabel* m_complaint;
    QPushButton* m_confirm;
    bool m_sending = false;
};

}  // namespace dibs::ui
