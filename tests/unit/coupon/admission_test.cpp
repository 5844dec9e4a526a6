// What a client is told, and when.
#include "backend/coupon/service/admission.h"

#include "tests/support/fake_event_log.h"
#include "tests/support/requests.h"

#include <QCoreApplication>
#include <QTest>

using namespace dibs;
using namespace dibs::coupon;
using dibs::eventlog::Delivery;

namespace {

using Answer = Admitted::Answer;

constexpr CouponId kCoupon{1};
constexpr UserId kAlice{10};
constexpr UserId kStranger{99};

IssueRequest request(UserId user, qint64 event)
{
    return {kCoupon, user, test::eventNumber(event), {}};
}

}  // namespace

class AdmissionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_log = {};
        m_answers.clear();
        m_isActive = true;
        m_view = std::make_unique<HotView>(UserPolicy::Registered);
        m_view->put({.couponId = kCoupon, .totalStock = 1});
        m_view->addUsers({kAlice});
        m_tallies = std::make_unique<Tallies>();
        m_admission
            = std::make_unique<Admission>(Admission::Neighbours{*m_view, m_gate, m_log, *m_tallies,
                m_clock, m_mailbox, [this](UserId, const auto& answer) { answer(m_isActive); }});
        m_gate.set(0, AdmissionGate::State::Open);
    }

    void nobodyIsToldAcceptedBeforeTheLogHasSaidSo()
    {
        press(kAlice);
        QCoreApplication::processEvents();
        QCOMPARE(m_answers.size(), 0);

        m_log.deliver(Delivery::Persisted);
        QCoreApplication::processEvents();

        QCOMPARE(m_answers, QList{Answer::Accepted});
        QCOMPARE(m_tallies->of(kCoupon).undecided(), 1);
    }

    void aCouponThatAnotherInstanceHasMadeIsLookedUpBeforeItIsRefused()
    {
        constexpr CouponId fresh{7};
        int asked = 0;
        Admission shared({*m_view, m_gate, m_log, *m_tallies, m_clock, m_mailbox, {},
            [&](CouponId coupon, const auto& answer) {
                if (++asked > 1) m_view->put({.couponId = coupon, .totalStock = 1});
                answer(asked > 1);
            }});
        const IssueRequest press{fresh, kAlice, test::eventNumber(1), {}};
        const auto note = [this](Admitted admitted) { m_answers.append(admitted.answer); };

        shared.admit(press, note);
        QCOMPARE(m_answers, QList{Answer::Refused});
        shared.admit(press, note);
        QCOMPARE(m_log.records.size(), size_t(1));
    }

    void aPartitionThatLagsOrHasStoppedTakesNoMore()
    {
        m_gate.set(0, AdmissionGate::State::Lagging);
        press(kAlice);
        m_gate.set(0, AdmissionGate::State::Stopped);
        press(kAlice);

        QCOMPARE(m_answers, (QList{Answer::Lagging, Answer::PartitionStopped}));
        QCOMPARE(m_log.records.size(), size_t(0));
        QCOMPARE(m_tallies->totals().unavailable, 2);
    }

    void anUnconfirmedAppendIsNeverCalledAccepted()
    {
        press(kAlice);

        m_log.deliver(Delivery::PossiblyPersisted);
        QCoreApplication::processEvents();

        QCOMPARE(m_answers, QList{Answer::DeliveryUnknown});
        QCOMPARE(m_tallies->totals().accepted, 0U);
    }

    void whatTheLogDidNotTakeIsUnavailable()
    {
        press(kAlice);

        m_log.deliver(Delivery::NotPersisted);
        QCoreApplication::processEvents();

        QCOMPARE(m_answers, QList{Answer::LogUnavailable});
    }

    void aFullLogIsOverloadedAtOnce()
    {
        m_log.isFull = true;

        press(kAlice);

        QCOMPARE(m_answers, QList{Answer::Overloaded});
        QCOMPARE(m_tallies->totals().unavailable, 1U);
    }

    void requestsUnderWayRefuseNobody()
    {
        for (int i = 0; i < 100; ++i) press(kAlice);  // one coupon, a hundred wishes
        m_log.deliver(Delivery::Persisted);
        QCoreApplication::processEvents();
        for (int i = 0; i < 100; ++i) press(kAlice);

        QCOMPARE(m_log.records.size(), 200U);
        QCOMPARE(m_tallies->totals().refused, 0U);
    }

    void whatIsDecidedRefusesAtOnce()
    {
        m_view->addHolders(kCoupon, {kAlice});

        press(kAlice);

        QCOMPARE(m_answers, QList{Answer::Refused});
        QCOMPARE(m_last.refusal, Refusal::AlreadyIssued);
        QCOMPARE(m_log.records.size(), 0U);
        QCOMPARE(m_tallies->totals().refused, 1U);
    }

    void anUnknownUserIsLookedUpInTheStore()
    {
        press(kStranger);
        m_log.deliver(Delivery::Persisted);
        QCoreApplication::processEvents();

        QCOMPARE(m_answers, QList{Answer::Accepted});
    }

    void whoIsNotInTheStoreIsRefused()
    {
        m_isActive = false;

        press(kStranger);

        QCOMPARE(m_answers, QList{Answer::Refused});
        QCOMPARE(m_last.refusal, Refusal::UserNotFound);
        QCOMPARE(m_log.records.size(), 0U);
    }

    void whileTheStoreIsAwayAnUnknownUserHasToTryAgain()
    {
        m_isActive = fail(ErrorCode::Unavailable, {});

        press(kStranger);

        QCOMPARE(m_answers, QList{Answer::StoreUnavailable});
        QCOMPARE(m_log.records.size(), 0U);
    }

    void theRecordIsTheEventOfTheContract()
    {
        IssueRequest traced = request(kAlice, 7);
        traced.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        m_admission->admit(traced, [](const Admitted&) {});

        QCOMPARE(m_log.records[0].key, QByteArray("coupon-1"));
        QCOMPARE(m_log.records[0].value, test::event(7, kAlice, kCoupon).toJson());
        QCOMPARE(m_log.records[0].headers,
            (QList<eventlog::Header>{{"traceparent", traced.traceparent}}));
    }

private:
    void press(UserId user)
    {
        m_admission->admit(request(user, ++m_presses), [this](const Admitted& admitted) {
            m_last = admitted;
            m_answers.append(admitted.answer);
        });
    }

    test::FakeEventLog m_log;
    AdmissionGate m_gate{1};
    ManualClock m_clock;
    Mailbox m_mailbox;
    std::unique_ptr<HotView> m_view;
    std::unique_ptr<Tallies> m_tallies;
    std::unique_ptr<Admission> m_admission;
    Result<bool> m_isActive = true;
    QList<Answer> m_answers;
    Admitted m_last;
    qint64 m_presses = 0;
};

QTEST_GUILESS_MAIN(AdmissionTest)
#include "admission_test.moc"
