#include "ui/tray.h"

#include "ui/theme.h"
#include "ui/widgets/shapes.h"

#include <QApplication>
#include <QIcon>
#include <QPainter>
#include <QPixmap>
#include <QSystemTrayIcon>
#include <QWidget>

namespace dibs::ui {

namespace {

constexpr int kIconSize = 64;

/// A disc while all is well, else a square with how many: told apart without colour too.
QIcon iconFor(qsizetype alerts)
{
    const Theme theme = lightTheme();
    QPixmap picture(kIconSize, kIconSize);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    const QRectF box = QRectF(picture.rect()).adjusted(4, 4, -4, -4);
    paintShape(painter, box, alerts > 0 ? console::Shape::Square : console::Shape::Disc,
        alerts > 0 ? theme.bad : theme.good);
    if (alerts > 0) {
        QFont font;
        font.setPixelSize(kIconSize * 5 / 8);
        font.setBold(true);
        painter.setFont(font);
        painter.setPen(theme.base);
        painter.drawText(picture.rect(), Qt::AlignCenter,
            alerts > 9 ? QStringLiteral("9+") : QString::number(alerts));
    }
    return picture;
}

}  // namespace

Desktop desktopOf(QWidget& window)
{
    Desktop desktop;
    desktop.sound = [] { QApplication::beep(); };
    if (!QSystemTrayIcon::isSystemTrayAvailable()) return desktop;

    auto* tray = new QSystemTrayIcon(iconFor(0), &window);
    QObject::connect(tray, &QSystemTrayIcon::activated, &window, [&window] {
        window.showNormal();
        window.raise();
        window.activateWindow();
    });
    QObject::connect(
        tray, &QSystemTrayIcon::messageClicked, &window, [&window] { window.activateWindow(); });
    tray->show();
    desktop.badge = [tray](qsizetype alerts) { tray->setIcon(iconFor(alerts)); };
    if (QSystemTrayIcon::supportsMessages())
        desktop.notify = [tray](const QString& title, const QString& words, bool isOver) {
            tray->showMessage(
                title, words, isOver ? QSystemTrayIcon::Information : QSystemTrayIcon::Warning);
        };
    return desktop;
}

}  // namespace dibs::ui
