// How fast a campaign gave its coupons out, drawn where a text document stands.
#pragma once

#include "backend/console/report.h"

#include <QObject>
#include <QTextFormat>
#include <QTextObjectInterface>

class QTextCursor;

namespace dibs::ui {

struct Theme;

class ReportCurve final : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    static constexpr int kObjectType = QTextFormat::UserObject + 1;

    /// Both outlive it.
    ReportCurve(const console::CampaignReport& report, const Theme& theme);

    void insertInto(QTextCursor& cursor) const;

    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& area, QTextDocument* document, int position,
        const QTextFormat& format) override;

private:
    void paint(QPainter& painter, const QRectF& area) const;

    const console::CampaignReport& m_report;
    const Theme& m_theme;
};

}  // namespace dibs::ui
