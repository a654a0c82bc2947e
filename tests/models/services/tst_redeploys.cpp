// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/redeploywatch.h"
#include "tests/support/sandboxbench.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! What updates teach about redeploys, against a sandbox that redeploys as it is documented.
class TestRedeploys : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void countsAreKeptForEachPlatform();
    void aRedeployIsSeen();
    void noRedeployIsSeenOnlyAfterTheLastLook();
    void anotherChangeMeanwhileTeachesNothing();

private:
    RedeployObservations observed()
    {
        return await(m_log->observations(u"sandbox"_s)).value_or(RedeployObservations());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<LocalDatabase> m_database;
    std::unique_ptr<RedeployLog> m_log;
};

void TestRedeploys::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_directory = std::make_unique<QTemporaryDir>();
    m_database =
        std::make_unique<LocalDatabase>(m_directory->filePath(u"redeploys.db"_s), RedeployLog::migrations(),
                                        LocalDatabase::Durability::Normal);
    m_log = std::make_unique<RedeployLog>(*m_database);
}

void TestRedeploys::cleanup()
{
    m_log.reset();
    m_database.reset();
}

void TestRedeploys::countsAreKeptForEachPlatform()
{
    const QSignalSpy changed(m_log.get(), &RedeployLog::changed);
    QVERIFY(await(m_log->record(u"sandbox"_s, {ServiceField::MinInstances, ServiceField::Title}, false)));
    QVERIFY(await(m_log->record(u"sandbox"_s, {ServiceField::MinInstances}, true)));
    QVERIFY(await(m_log->record(u"service.peak.ai"_s, {ServiceField::Tags}, true)));
    QCOMPARE(changed.size(), 3);
    QCOMPARE(observed(),
             (RedeployObservations{{ServiceField::MinInstances, {2, 1}}, {ServiceField::Title, {1, 0}}}));
    Profile profile;
    profile.baseUrl = QUrl(u"https://service.peak.ai/x"_s);
    QCOMPARE(await(m_log->observations(RedeployLog::platformOf(profile))).value_or(RedeployObservations()),
             (RedeployObservations{{ServiceField::Tags, {1, 1}}}));
    QCOMPARE(RedeployLog::platformOf(sandboxProfile(QUrl(u"http://127.0.0.1:9"_s))), u"sandbox"_s);
}

void TestRedeploys::aRedeployIsSeen()
{
    SandboxOptions options = SandboxBench::quick();
    options.deployTime = 1s;
    SandboxBench fixture(options);
    RedeployWatch watch(fixture.bench.writer(), fixture.bench.services(), *m_log, u"sandbox"_s);
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    ServiceDraft draft = ServiceDraft::fromService(seen);
    draft.parameters->env.insert(u"LEVEL"_s, u"info"_s);
    draft.title = u"Other"_s;
    QVERIFY(await(fixture.bench.writer().update(seen, draft)));
    QTRY_COMPARE(observed(), (RedeployObservations{{ServiceField::Env, {1, 1}}}));
}

void TestRedeploys::noRedeployIsSeenOnlyAfterTheLastLook()
{
    SandboxBench fixture;
    RedeployWatch watch(fixture.bench.writer(), fixture.bench.services(), *m_log, u"sandbox"_s);
    watch.setLooks({10ms, 30ms});
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    const quint64 before = fixture.requests(SandboxRoute::Service, "GET");
    ServiceDraft draft = ServiceDraft::fromService(seen);
    draft.title = u"Other"_s;
    QVERIFY(await(fixture.bench.writer().update(seen, draft)));
    QTRY_COMPARE(observed(), (RedeployObservations{{ServiceField::Title, {1, 0}}}));
    // Before and after the update, and two looks.
    QCOMPARE(fixture.requests(SandboxRoute::Service, "GET") - before, 4u);
}

void TestRedeploys::anotherChangeMeanwhileTeachesNothing()
{
    SandboxBench fixture;
    RedeployWatch watch(fixture.bench.writer(), fixture.bench.services(), *m_log, u"sandbox"_s);
    // Time enough for the other change, however busy the machine is.
    watch.setLooks({2s, 2020ms});
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    ServiceDraft draft = ServiceDraft::fromService(seen);
    draft.title = u"Other"_s;
    QVERIFY(await(fixture.bench.writer().update(seen, draft)));
    ServiceDraft theirs = draft;
    theirs.description = u"Theirs"_s;
    const ServicePatch patch = ServicePatch::between(draft, theirs);
    QVERIFY(await(fixture.bench.workspace().api().update(seen.id, patch)));
    const quint64 before = fixture.requests(SandboxRoute::Service, "GET");
    QTRY_COMPARE_WITH_TIMEOUT(fixture.requests(SandboxRoute::Service, "GET"), before + 1, 20'000);
    QTest::qWait(100);
    // A second update of ours is watched to its end, so the first one's would be there as well.
    watch.setLooks({10ms, 30ms});
    Service now = fixture.settled(seen.id);
    draft = ServiceDraft::fromService(now);
    draft.tags = QStringList{u"pilot"_s};
    QVERIFY(await(fixture.bench.writer().update(now, draft)));
    QTRY_COMPARE(observed(), (RedeployObservations{{ServiceField::Tags, {1, 0}}}));
}

QTEST_GUILESS_MAIN(TestRedeploys)
#include "tst_redeploys.moc"
