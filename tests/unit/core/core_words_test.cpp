#include "backend/core/domain/words.h"

#include <QTest>

using namespace dibs::core;

class CoreWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWordLeadsBackToItsEnumerator()
    {
        for (int i = 0; i <= static_cast<int>(Step::Cancelled); ++i)
            QCOMPARE(stepFrom(QString(word(static_cast<Step>(i)))), static_cast<Step>(i));
        for (int i = 0; i <= static_cast<int>(Refusal::CancelledByUser); ++i)
            QCOMPARE(refusalFrom(QString(word(static_cast<Refusal>(i)))), static_cast<Refusal>(i));
    }

    void otherWordsLeadNowhere()
    {
        QVERIFY(!stepFrom(u"DELIVERED"));
        QVERIFY(!refusalFrom(u"no-idea"));
        QVERIFY(!discountTypeFrom(u"percent"));
    }

    void anOrderEndsForClientsWhenAllThatBelongsToItHasEnded()
    {
        QCOMPARE(statusOf({.step = Step::Using}), OrderStatus::Requested);
        QCOMPARE(statusOf({.step = Step::Undoing}), OrderStatus::Requested);
        QCOMPARE(statusOf({.step = Step::Undoing, .paymentId = PaymentId{1}}), OrderStatus::Paid);
        QCOMPARE(statusOf({.step = Step::Failed}), OrderStatus::Failed);
        QCOMPARE(statusOf({.step = Step::Cancelled}), OrderStatus::Cancelled);
    }

    void aRetryIsToldFromAnotherRequest()
    {
        const Order order{
            .userId = {7}, .items = {OrderItem{{1}, 2, {100}}, OrderItem{{3}, 1, {5}}}};
        NewOrder wish{.userId = {7}, .items = {OrderItem{{1}, 2, {}}, OrderItem{{3}, 1, {}}}};
        QVERIFY(isSameRequest(order, wish));

        wish.items[1].quantity = 2;
        QVERIFY(!isSameRequest(order, wish));
        wish.items = order.items;
        wish.userCouponId = dibs::UserCouponId{9};
        QVERIFY(!isSameRequest(order, wish));
    }

    void aPriceIsThatOfAllItems()
    {
        QCOMPARE(priceOf({OrderItem{{1}, 2, {100}}, OrderItem{{3}, 3, {5}}}).value, 215);
    }
};

QTEST_APPLESS_MAIN(CoreWordsTest)
#include "core_words_test.moc"
