// A state in shape, word and colour.
#pragma once

#include "backend/console/status.h"

#include <QWidget>

namespace dibs::ui {

struct Theme;

class StatusLabel : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLabel(const Theme& theme, QWidget* parent = nullptr);

    void setStatus(const console::Status& status);
    const console::Status& status() const { return m_status; }

    /// Words that change in place ask for room once, so that their neighbours stand still.
    void reserve(const QString& widestWord);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    console::Status m_status;
    QString m_widestWord;
};

}  // namespace dibs::ui
