// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sandboxbench.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! An hour: as long as it is pending, nothing is sent by itself.
constexpr std::chrono::milliseconds never = 1h;

QList<Service> settledServices(Workbench &bench, qsizetype count)
{
    QList<Service> found;
    for (qsizetype i = 0; i < bench.services().count() && found.size() < count; ++i) {
        if (bench.services().row(i).service.status == ServiceStatus(ServiceStatus::Available)) {
            found.append(bench.services().row(i).service);
        }
    }
    return found;
}

} // namespace

class TestPendingDeletions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sendsNothingBeforeTheDelayEnds();
    void sendsThoseOfOneConfirmationTogether();
    void takesBackTheLastOnes();
    void takesBackOne();
    void keepsTheFirstCountdown();
    void sendsNothingThatIsPendingAtTheEnd();
    void recordsWhatWasTakenBack();
    void recordsTheBackup();
    void tellsWhatCameOfIt();
};

void TestPendingDeletions::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestPendingDeletions::sendsNothingBeforeTheDelayEnds()
{
    SandboxBench fixture(SandboxBench::generated(10));
    QVERIFY(fixture.bench.refresh());
    PendingDeletions &deletions = fixture.bench.workspace().deletions();
    QCOMPARE(deletions.delay(), 10s);
    deletions.setDelay(400ms);
    QSignalSpy finished(&deletions, &PendingDeletions::finished);
    const quint64 before = fixture.server->requestCount();
    const Service service = settledServices(fixture.bench, 1).first();
    QElapsedTimer elapsed;
    elapsed.start();
    deletions.schedule({service});
    QVERIFY(deletions.isPending(service.id));
    QTest::qWait(150);
    if (elapsed.elapsed() < 390) { // a busy machine may have slept for longer
        QCOMPARE(fixture.server->requestCount(), before);
    }
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(elapsed.elapsed() >= 390);
    QVERIFY(!deletions.isPending(service.id));
    QCOMPARE(fixture.requests(SandboxRoute::Service, "DELETE"), 1u);
}

void TestPendingDeletions::sendsThoseOfOneConfirmationTogether()
{
    SandboxBench fixture(SandboxBench::generated(10));
    QVERIFY(fixture.bench.refresh());
    PendingDeletions &deletions = fixture.bench.workspace().deletions();
    deletions.setDelay(50ms);
    QSignalSpy finished(&deletions, &PendingDeletions::finished);
    QSignalSpy changed(&deletions, &PendingDeletions::changed);
    deletions.schedule(settledServices(fixture.bench, 3));
    QCOMPARE(deletions.pending().size(), 3);
    QCOMPARE(changed.size(), 1);
    QTRY_COMPARE(finished.size(), 3);
    QVERIFY(deletions.pending().isEmpty());
    QCOMPARE(changed.size(), 2);
    QCOMPARE(fixture.requests(SandboxRoute::Service, "DELETE"), 3u);
}

void TestPendingDeletions::takesBackTheLastOnes()
{
    SandboxBench fixture(SandboxBench::generated(10));
    QVERIFY(fixture.bench.refresh());
    PendingDeletions &deletions = fixture.bench.workspace().deletions();
    deletions.setDelay(never);
    const QList<Service> services = settledServices(fixture.bench, 3);
    deletions.undoLast(); // nothing to take back
    deletions.schedule({services.at(0)});
    QTest::qWait(5);
    deletions.schedule({services.at(1), services.at(2)});
    deletions.undoLast();
    QCOMPARE(deletions.pending().size(), 1);
    QCOMPARE(deletions.pending().first().service, services.at(0));
    deletions.undoLast();
    QVERIFY(deletions.pending().isEmpty());
    QCOMPARE(fixture.requests(SandboxRoute::Service, "DELETE"), 0u);
}

void TestPendingDeletions::takesBackOne()
{
    SandboxBench fixture(SandboxBench::generated(10));
    QVERIFY(fixture.bench.refresh());
    PendingDeletions &deletions = fixture.bench.workspace().deletions();
    deletions.setDelay(100ms);
    QSignalSpy finished(&deletions, &PendingDeletions::finished);
    const QList<Service> services = settledServices(fixture.bench, 2);
    deletions.schedule(services);
    deletions.undo(services.first().id);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<Service>(), services.last());
    QVERIFY(await(fixture.bench.services().describe(services.first().id)));
}

void TestPendingDeletions::keepsTheFirstCountdown()
{
    SandboxBench fixture(SandboxBench::generated(10));
    QVERIFY(fixture.bench.refresh());
    PendingDeletions &deletions = fixture.bench.workspace().deletions();
    deletions.setDelay(never);
    const QList<Service> services = settledServices(fixture.bench, 2);
    deletions.schedule({services.first()});
    const QDateTime due = deletions.pending().first().due;
    QTest::qWait(5);
    deletions.schedule(services);
    QCOMPARE(deletions.pending().size(), 2);
    QCOMPARE(deletions.pending().first().due, due);
}

void TestPendingDeletions::sendsNothingThatIsPendingAtTheEnd()
{
    SandboxBench fixture(SandboxBench::generated(10));
    QVERIFY(fixture.bench.refresh());
    fixture.bench.workspace().deletions().setDelay(50ms);
    const quint64 before = fixture.server->requestCount();
    fixture.bench.workspace().deletions().schedule(settledServices(fixture.bench, 2));
    fixture.bench.closeWorkspace();
    QTest::qWait(150);
    QCOMPARE(fixture.server->requestCount(), before);
    const QList<JournalEntry> entries = fixture.bench.entries();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.first().outcome, WriteOutcome::Cancelled);
    QCOMPARE(entries.last().outcome, WriteOutcome::Cancelled);
}

void TestPendingDeletions::recordsWhatWasTakenBack()
{
    SandboxBench fixture(SandboxBench::generated(10));
    QVERIFY(fixture.bench.refresh());
    PendingDeletions &deletions = fixture.bench.workspace().deletions();
    deletions.setDelay(never);
    const Service service = settledServices(fixture.bench, 1).first();
    deletions.schedule({service}, u"/tmp/backup.yaml"_s);
    deletions.undoAll();
    QVERIFY(deletions.pending().isEmpty());
    QTRY_COMPARE(fixture.bench.entries().size(), 1);
    const JournalEntry entry = fixture.bench.entries().first();
    QCOMPARE(entry.verb, WriteVerb::Delete);
    QCOMPARE(entry.outcome, WriteOutcome::Cancelled);
    QCOMPARE(entry.serviceId, service.id);
    QCOMPARE(entry.started, entry.finished);
    QVERIFY(entry.requestId.isEmpty());
    QVERIFY(await(fixture.bench.journal().openEntries(entry.profileId))->isEmpty());
}

void TestPendingDeletions::recordsTheBackup()
{
    SandboxBench fixture(SandboxBench::generated(10));
    QVERIFY(fixture.bench.refresh());
    PendingDeletions &deletions = fixture.bench.workspace().deletions();
    deletions.setDelay(50ms);
    QSignalSpy finished(&deletions, &PendingDeletions::finished);
    const Service service = settledServices(fixture.bench, 1).first();
    QVERIFY(!fixture.server->setFaults(u"403@DELETE:1"_s));
    deletions.schedule({service}, u"/tmp/backup.yaml"_s);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!fixture.server->setFaults(QString()));
    deletions.schedule({service}); // once more, with the backup of before
    QTRY_COMPARE(finished.size(), 2);
    const QList<JournalEntry> entries = fixture.bench.entries();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.first().outcome, WriteOutcome::Done);
    QCOMPARE(entries.first().backupPath, u"/tmp/backup.yaml"_s);
    QCOMPARE(entries.last().backupPath, u"/tmp/backup.yaml"_s);
}

void TestPendingDeletions::tellsWhatCameOfIt()
{
    SandboxBench fixture(SandboxBench::generated(10));
    QVERIFY(fixture.bench.refresh());
    PendingDeletions &deletions = fixture.bench.workspace().deletions();
    deletions.setDelay(50ms);
    Result<WriteReport> got = Failure(ApiError());
    connect(&deletions, &PendingDeletions::finished, this,
            [&](const Service &, const Result<WriteReport> &result) { got = result; });
    QSignalSpy finished(&deletions, &PendingDeletions::finished);
    const Service service = settledServices(fixture.bench, 1).first();
    deletions.schedule({service});
    ServiceDraft draft = ServiceDraft::fromService(service);
    draft.tags = QStringList{u"changed-meanwhile"_s};
    QVERIFY(await(fixture.bench.workspace().api().update(
        service.id, ServicePatch::between(ServiceDraft::fromService(service), draft))));
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(got);
    QCOMPARE(got->kind, WriteReport::Kind::ChangedMeanwhile);
    QCOMPARE(fixture.requests(SandboxRoute::Service, "DELETE"), 0u);
}

QTEST_GUILESS_MAIN(TestPendingDeletions)
#include "tst_pendingdeletions.moc"
