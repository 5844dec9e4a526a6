#include "backend/console/order_words.h"

#include <QCoreApplication>

namespace dibs::console {

Status statusOf(Circuit circuit)
{
    switch (circuit) {
    case Circuit::Closed:
        return {Shape::Disc, Tone::Good, QCoreApplication::translate("console", "coupons answer")};
    case Circuit::Open:
        return {Shape::Square, Tone::Bad, QCoreApplication::translate("console", "coupons away")};
    case Circuit::HalfOpen:
        return {
            Shape::Triangle, Tone::Busy, QCoreApplication::translate("console", "asking again")};
    }
    Q_UNREACHABLE();
}

QString meaningOf(Circuit circuit)
{
    if (circuit == Circuit::Closed) return {};
    return QCoreApplication::translate("console",
        "The coupon role does not answer the shop: orders with a coupon are refused, those without "
        "go on. What was begun is finished or undone as soon as it answers.");
}

}  // namespace dibs::console
