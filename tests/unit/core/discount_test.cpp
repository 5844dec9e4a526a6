#include "backend/core/domain/discount.h"

#include <QTest>

#include <random>

using namespace dibs::core;

class DiscountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsWholeWonAndNeverMoreThanThePrice_data()
    {
        QTest::addColumn<qint64>("price");
        QTest::addColumn<DiscountType>("type");
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<qint64>("discount");

        QTest::newRow("fixed") << 18'000LL << DiscountType::Fixed << 5'000LL << 5'000LL;
        QTest::newRow("all of it") << 5'000LL << DiscountType::Fixed << 5'000LL << 5'000LL;
        QTest::newRow("more than all") << 3'000LL << DiscountType::Fixed << 5'000LL << 3'000LL;
        QTest::newRow("of nothing") << 0LL << DiscountType::Fixed << 5'000LL << 0LL;
        QTest::newRow("percent") << 18'000LL << DiscountType::Percent << 15LL << 2'700LL;
        QTest::newRow("part of a won") << 999LL << DiscountType::Percent << 33LL << 329LL;
        QTest::newRow("one percent of little") << 99LL << DiscountType::Percent << 1LL << 0LL;
        QTest::newRow("a hundred") << 777LL << DiscountType::Percent << 100LL << 777LL;
        QTest::newRow("more than a hundred") << 777LL << DiscountType::Percent << 250LL << 777LL;
        QTest::newRow("less than nothing") << 777LL << DiscountType::Fixed << -5LL << 0LL;
        QTest::newRow("of very much")
            << 9'007'199'254'740'991LL << DiscountType::Percent << 99LL << 8'917'127'262'193'581LL;
    }

    void itIsWholeWonAndNeverMoreThanThePrice()
    {
        QFETCH(qint64, price);
        QFETCH(DiscountType, type);
        QFETCH(qint64, amount);
        QFETCH(qint64, discount);

        QCOMPARE(discountOn({price}, {type, amount, {}}).value, discount);
    }

    void whateverThePriceAPercentageIsRoundedDown()
    {
        std::mt19937_64 random(7);
        for (int i = 0; i < 100'000; ++i) {
            const qint64 price = std::uniform_int_distribution<qint64>(0, 50'000'000'000)(random);
            const qint64 percent = std::uniform_int_distribution<qint64>(0, 100)(random);

            const Won discount = discountOn({price}, {DiscountType::Percent, percent, {}});

            QCOMPARE(discount.value, price * percent / 100);
            QVERIFY((Won{price} - discount).value >= 0);
        }
    }

    void theMinimumIsReachedByExactlyAsMuch()
    {
        const CouponTerms terms{.minOrderAmount = {10'000}};

        QVERIFY(isEnoughFor(terms, {10'000}));
        QVERIFY(!isEnoughFor(terms, {9'999}));
    }

    void moneyIsNeverBelowZero() { QCOMPARE((Won{3} - Won{5}).value, 0); }
};

QTEST_APPLESS_MAIN(DiscountTest)
#include "discount_test.moc"
