#include "backend/console/figures.h"
#include "tests/support/sample_snapshots.h"
#include "ui/models/campaign_model.h"
#include "ui/models/cell_roles.h"
#include "ui/models/neighbour_model.h"
#include "ui/models/partition_model.h"
#include "ui/rate_history.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

using namespace dibs;
using namespace dibs::console;
using namespace dibs::testing;
using namespace dibs::ui;

namespace {

Snapshot campaigns(const QList<qint64>& ids)
{
    Snapshot snapshot;
    snapshot.takenAtMs = kSampleTakenAtMs;
    for (const qint64 id : ids)
        snapshot.campaigns.append(sampleCampaign(id, QStringLiteral("c%1").arg(id)));
    return snapshot;
}

/// What a view would be told, as text.
class Diary
{
public:
    explicit Diary(const QAbstractItemModel& model)
    {
        using Model = QAbstractItemModel;
        QObject::connect(&model, &Model::dataChanged, &m_context,
            [this](const QModelIndex& from, const QModelIndex& to) {
                note(QStringLiteral("changed"), from.row(), to.row());
            });
        QObject::connect(
            &model, &Model::rowsInserted, &m_context, [this](const QModelIndex&, int from, int to) {
                note(QStringLiteral("inserted"), from, to);
            });
        QObject::connect(
            &model, &Model::rowsRemoved, &m_context, [this](const QModelIndex&, int from, int to) {
                note(QStringLiteral("removed"), from, to);
            });
        QObject::connect(&model, &Model::modelReset, &m_context,
            [this] { m_entries += QStringLiteral("reset"); });
    }

    QString text() const { return m_entries.join(QStringLiteral(", ")); }

private:
    void note(const QString& what, int from, int to)
    {
        m_entries += QStringLiteral("%1 %2-%3").arg(what).arg(from).arg(to);
    }

    QObject m_context;
    QStringList m_entries;
};

QString names(const QAbstractItemModel& model)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row)
        result += model.index(row, 0).data().toString();
    return result.join(u' ');
}

QString rowText(const PartitionModel& model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells += model.index(row, column).data().toString();
    return cells.join(QStringLiteral(" | "));
}

}  // namespace

class ModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void theSameSnapshotAgainTellsNobodyAnything()
    {
        CampaignModel model;
        const QAbstractItemModelTester tester(&model);
        model.take(campaigns({3, 2, 1}));
        const Diary diary(model);

        model.take(campaigns({3, 2, 1}));

        QCOMPARE(diary.text(), QString());
    }

    void neighboursThatChangeAreAnnouncedTogetherAndOthersNotAtAll()
    {
        CampaignModel model;
        Snapshot snapshot = campaigns({5, 4, 3, 2, 1});
        model.take(snapshot);
        const Diary diary(model);

        for (const int row : {0, 1, 3}) snapshot.campaigns[row].remaining -= 1;
        model.take(snapshot);

        QCOMPARE(diary.text(), QStringLiteral("changed 0-1, changed 3-3"));
    }

    void newAndRemovedCampaignsMoveNoOtherRow()
    {
        CampaignModel model;
        const QAbstractItemModelTester tester(&model);
        model.take(campaigns({3, 2, 1}));
        const Diary diary(model);

        model.take(campaigns({5, 4, 3, 1}));

        QCOMPARE(names(model), QStringLiteral("c5 c4 c3 c1"));
        QCOMPARE(diary.text(), QStringLiteral("removed 1-1, inserted 0-1"));
    }

    void rowsKeepTheirOrderWhenTheServerChangesItsOwn()
    {
        CampaignModel model;
        model.take(campaigns({3, 2, 1}));

        model.take(campaigns({1, 2, 3}));

        QCOMPARE(names(model), QStringLiteral("c3 c2 c1"));
    }

    void aCampaignNamedTwiceIsShownOnce()
    {
        CampaignModel model;
        const QAbstractItemModelTester tester(&model);
        model.take(campaigns({1, 1}));

        QCOMPARE(names(model), QStringLiteral("c1"));
    }

    void theSelectionStaysOnItsCampaign()
    {
        CampaignModel model;
        QItemSelectionModel selection(&model);
        model.take(campaigns({3, 2, 1}));
        selection.setCurrentIndex(model.index(1, 0), QItemSelectionModel::Select);

        Snapshot changed = campaigns({5, 4, 3, 2});
        changed.campaigns.last().remaining = 1;
        model.take(changed);

        QCOMPARE(model.idAt(selection.currentIndex()), CouponId{2});
        QVERIFY(selection.isSelected(model.index(3, 0)));
    }

    void aCampaignIsSpokenInWords()
    {
        CampaignModel model;
        model.take(openingNight());

        QCOMPARE(model.index(0, 0).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral(
                "Opening night, draining, 3,120 left of 10,000, 412 issued/s · 240 waiting "
                "· oldest 0.3 s"));
    }

    void aPartitionShowsItsFiguresGroupedAndTheUnknownAsADash()
    {
        PartitionModel model;
        const QAbstractItemModelTester tester(&model);
        model.take(openingNight());

        QCOMPARE(rowText(model, 0),
            QStringLiteral("0 | caught up | 100.0 % of the log is decided | 48,120 | 48,120 | 0 | "
                           "— | 0 | 0 |  | 1.2 × | campaigns-a:8081"));
        QCOMPARE(rowText(model, 1),
            QStringLiteral("1 | draining | 99.5 % of the log is decided | 51,870 | 52,110 | 240 | "
                           "0.3 s | 180 | 420 |  | 1.3 × | campaigns-b:8081"));
    }

    void aPartitionWithFarMoreThanItsPartIsNamed()
    {
        Snapshot even = openingNight();
        QCOMPARE(skewWords(even), QString());
        even.partitions[1].logEnd = 400'000;
        QVERIFY(skewWords(even).startsWith(QStringLiteral("Partition 1 has 2.6 × an even share")));

        PartitionModel model;
        model.take(even);
        QCOMPARE(model.index(1, PartitionModel::Skew).data(CellShareRole).toDouble(), 1.0);
        QVERIFY(model.index(0, PartitionModel::Skew).data(CellShareRole).toDouble() < 0.5);

        Snapshot few;
        few.partitions = {samplePartition(0, 10, 10), samplePartition(1, 0, 0)};
        QCOMPARE(skewWords(few), QString());
    }

    void aSparklineIsThereWhereRatesAreKnown()
    {
        RateHistory rates;
        rates.take(openingNight());
        PartitionModel partitions;
        CampaignModel campaigns;
        partitions.take(openingNight());
        campaigns.take(openingNight());
        const auto trend = [](const QAbstractItemModel& model, int column) {
            return model.index(1, column).data(CellCurveRole).value<QList<float>>();
        };
        QVERIFY(trend(partitions, PartitionModel::Trend).isEmpty());

        partitions.setRates(rates);
        campaigns.setRates(rates);
        QCOMPARE(trend(partitions, PartitionModel::Trend).last(), 420.F);
        QCOMPARE(trend(campaigns, CampaignModel::Trend).last(), 310.F);
    }

    void anAlmostDecidedPartitionIsNotCalledDecided()
    {
        PartitionModel model;
        Snapshot snapshot;
        snapshot.partitions = {samplePartition(0, 999'999'999, 1'000'000'000)};
        model.take(snapshot);

        QVERIFY(rowText(model, 0).contains(QStringLiteral("99.9 %")));
    }

    void whatDoesNotFitTheLogIsUnknownNotZero()
    {
        PartitionModel model;
        Snapshot snapshot;
        snapshot.partitions = {samplePartition(0, 501, 500)};
        snapshot.partitions[0].state = PartitionState::Lost;
        model.take(snapshot);

        QCOMPARE(rowText(model, 0),
            QStringLiteral("0 | lost | — | 501 | 500 | — | — | 0 | 0 |  | 1.0 × | —"));
        QVERIFY(!model.index(0, PartitionModel::Decided).data(PartitionModel::ShareRole).isValid());
    }

    void troubleExplainsItselfOnHover()
    {
        PartitionModel model;
        model.take(inTrouble());

        const QString hover
            = model.index(1, PartitionModel::Waiting).data(Qt::ToolTipRole).toString();
        QVERIFY(hover.contains(QStringLiteral("Nobody consumes partition 1")));
        QVERIFY(hover.contains(QStringLiteral("Start an instance")));
    }

    void onlyThePartitionsThatMovedAreAnnounced()
    {
        PartitionModel model;
        Snapshot snapshot = openingNight();
        model.take(snapshot);
        const Diary diary(model);

        snapshot.partitions[1].position += 10;
        model.take(snapshot);

        QCOMPARE(diary.text(), QStringLiteral("changed 1-1"));
    }

    void sinceWhenIsToldByTheClockOfThePast()
    {
        NeighbourModel model;
        Snapshot seen;
        seen.takenAtMs = kSampleTakenAtMs;
        seen.neighbours
            = {{.kind = NeighbourKind::Log, .name = QStringLiteral("Kafka"), .sinceMs = 1}};
        seen.neighbours[0].sinceMs = seen.takenAtMs - 14'000;
        const auto since = [&] { return model.index(0, NeighbourModel::Since).data().toString(); };
        model.take(seen);
        QCOMPARE(since(), QStringLiteral("14 s ago"));

        Snapshot past = seen;
        past.takenAtMs -= 2'000;
        model.take(past);
        QCOMPARE(since(), clockTime(seen.neighbours[0].sinceMs, seen.takenAtMs));

        model.take(seen);
        QCOMPARE(since(), QStringLiteral("14 s ago"));
    }
};

QTEST_MAIN(ModelsTest)
#include "models_test.moc"
