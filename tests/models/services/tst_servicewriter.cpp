// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sandboxbench.h"
#include "tests/support/stubplatform.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Kind = WriteReport::Kind;

Q_DECLARE_METATYPE(Belay::WriteVerb)
Q_DECLARE_METATYPE(Belay::WriteOutcome)

namespace {

const ServiceStatus available = ServiceStatus::Available;

ServiceDraft titled(const Service &service, const QString &title)
{
    ServiceDraft draft = ServiceDraft::fromService(service);
    draft.title = title;
    return draft;
}

ServiceDraft withVersion(const Service &service, qint64 version)
{
    ServiceDraft draft = ServiceDraft::fromService(service);
    draft.versionId = VersionId{version};
    return draft;
}

QString problem(const Result<WriteReport> &report)
{
    return report ? QString() : report.error().toString();
}

} // namespace

class TestServiceWriter : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void createsAndRecords();
    void updatesWhatDiffersOnly();
    void deletesAndRecords();
    void sendsNothingForAnUnchangedDraft();
    void sendsWhatThePersonChangedOnly();
    void sendsNothingWhenTheNameIsTaken();
    void sendsNothingWhenTheServiceChanged();
    void sendsNothingWhenItIsGone();
    void sendsNothingWhenThePolicyRefuses();
    void sendsNothingWithoutAJournal();
    void sendsNothingWhenTheLookFails();
    void createsOneServiceWhenTheAnswerIsLost_data();
    void createsOneServiceWhenTheAnswerIsLost();
    void understandsACreateAnswerThatCannotBeRead();
    void adoptsNoServiceOfSomebodyElse();
    void listsSeveralOfTheNameAfterALostCreate();
    void takesNoOldServiceForALostCreate();
    void saysWhenNothingIsFoundAfterALostCreate();
    void findsALostUpdateDone();
    void sendsAnUpdateOnceMoreThatNeverTookEffect();
    void doesNotTrustAnUpdateThatCannotBeReadBack();
    void findsALostDeleteDone();
    void takesTheRefusalOfARepeatedDeleteAsDone();
    void tellsWhenALostDeleteCannotBeLookedUp();
    void tellsOfARefusal_data();
    void tellsOfARefusal();
    void takesAMissingServiceAsDeleted();
    void refusesToDeleteABusyService();
    void recordsRequestIdAndStatusAsSent_data();
    void recordsRequestIdAndStatusAsSent();
    void recordsTheRequestIdBeforeItLeaves();
    void recordsTheIdOfTheAttemptThatWasAnswered();
    void queuesWritesOfOneService();
    void tellsWhatAWaitingWriteWaitsFor();
    void withdrawsAWaitingWriteThatIsNotSent();
    void recordsNoSecretWhileWaiting();
    void recordsOnlyWhatWasKnownBefore();
    void recordsTheOutcomeAfterTheDialogHasGone();
    void reconcilesWhatACrashLeft_data();
    void reconcilesWhatACrashLeft();
    void reconcilesAWriteCutOffByTheEnd();
    void leavesEntriesOpenWhileThePlatformFails();
    void redeploysForAVersionAndNotForATitle();
    void tellsWhenACreateHasSettled();
};

void TestServiceWriter::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestServiceWriter::createsAndRecords()
{
    SandboxBench fixture;
    Workbench &bench = fixture.bench;
    ServiceDraft draft = SandboxBench::draft(u"demand"_s);
    draft.parameters = Parameters{{{u"LEVEL"_s, u"very-secret-value"_s}}, {u"TOKEN"_s}};
    const Result<WriteReport> report = await(bench.writer().create(draft));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QVERIFY(report->current);
    QCOMPARE(report->current->name, u"demand"_s);
    QCOMPARE(bench.services().count(), 1);
    QCOMPARE(bench.services().row(0).service.id, report->id);
    QCOMPARE(fixture.requests(SandboxRoute::Services, "POST"), 1u);

    const QList<JournalEntry> entries = bench.entries();
    QCOMPARE(entries.size(), 1);
    const JournalEntry &entry = entries.first();
    QCOMPARE(entry.opId, report->opId);
    QCOMPARE(entry.verb, WriteVerb::Create);
    QCOMPARE(entry.outcome, WriteOutcome::Done);
    QCOMPARE(entry.serviceId, report->id);
    QCOMPARE(entry.serviceName, u"demand"_s);
    QCOMPARE(entry.serviceType, ServiceType(ServiceType::Api));
    QCOMPARE(entry.profileName, u"test"_s);
    QCOMPARE(entry.bodyHash.size(), 32);
    QCOMPARE(entry.after.value(u"title"_s).toString(), u"A title"_s);
    QVERIFY(!QJsonDocument(entry.after).toJson().contains("very-secret-value"));
}

void TestServiceWriter::updatesWhatDiffersOnly()
{
    SandboxBench fixture;
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    QCOMPARE(seen.status, available);
    const Result<WriteReport> report = await(fixture.bench.writer().update(seen, titled(seen, u"Other"_s)));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QCOMPARE(report->current->details->title, u"Other"_s);
    QCOMPARE(fixture.bench.services().find(seen.id)->details->title, u"Other"_s);
    const JournalEntry entry = fixture.bench.entries().first();
    QCOMPARE(entry.verb, WriteVerb::Update);
    QCOMPARE(entry.outcome, WriteOutcome::Done);
    QCOMPARE(entry.before, (QJsonObject{{u"title"_s, u"A title"_s}}));
    QCOMPARE(entry.after, (QJsonObject{{u"title"_s, u"Other"_s}}));
}

void TestServiceWriter::deletesAndRecords()
{
    SandboxBench fixture;
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    fixture.bench.services().setGoneInterval(0ms);
    const Result<WriteReport> report = await(fixture.bench.writer().remove(seen));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    const JournalEntry entry = fixture.bench.entries().first();
    QCOMPARE(entry.verb, WriteVerb::Delete);
    QCOMPARE(entry.outcome, WriteOutcome::Done);
    QCOMPARE(entry.before.value(u"name"_s).toString(), u"demand"_s);
    QTRY_VERIFY(!await(fixture.bench.services().describe(seen.id)));
    QTRY_COMPARE(fixture.bench.services().count(), 0);
}

void TestServiceWriter::sendsNothingForAnUnchangedDraft()
{
    SandboxBench fixture;
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    ServiceDraft draft = ServiceDraft::fromService(seen);
    draft.name = u"another"_s; // neither can be changed, so neither is sent
    draft.type = ServiceType::Shiny;
    const Result<WriteReport> report = await(fixture.bench.writer().update(seen, draft));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QVERIFY(report->opId.isNull());
    QCOMPARE(fixture.requests(SandboxRoute::Service, "PATCH"), 0u);
    QCOMPARE(fixture.bench.entries().size(), 1);
}

void TestServiceWriter::sendsWhatThePersonChangedOnly()
{
    // The person saw the list only: what describe would have told must not be taken for their wish.
    SandboxBench fixture;
    Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    seen.details.reset();
    ServiceDraft draft = ServiceDraft::fromService(seen);
    draft.tags = QStringList{u"mine"_s};
    const Result<WriteReport> report = await(fixture.bench.writer().update(seen, draft));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QCOMPARE(fixture.bench.entries().first().after.keys(), QStringList{u"tags"_s});
    QCOMPARE(report->current->details->title, u"A title"_s);
    QCOMPARE(report->current->tags, QStringList{u"mine"_s});
}

void TestServiceWriter::sendsNothingWhenTheNameIsTaken()
{
    SandboxBench fixture;
    const Service first = fixture.make(SandboxBench::draft(u"demand"_s));
    const Result<WriteReport> report = await(fixture.bench.writer().create(SandboxBench::draft(u"demand"_s)));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::NameTaken);
    QCOMPARE(report->id, first.id);
    QVERIFY(report->current);
    QVERIFY(report->opId.isNull());
    QCOMPARE(fixture.requests(SandboxRoute::Services, "POST"), 1u);
    // A longer name is another one.
    QCOMPARE(await(fixture.bench.writer().create(SandboxBench::draft(u"demand-2"_s)))->kind, Kind::Done);
}

void TestServiceWriter::sendsNothingWhenTheServiceChanged()
{
    SandboxBench fixture;
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    QVERIFY(await(fixture.bench.writer().update(seen, titled(seen, u"Theirs"_s))));

    const Result<WriteReport> update = await(fixture.bench.writer().update(seen, titled(seen, u"Mine"_s)));
    QVERIFY(update);
    QCOMPARE(update->kind, Kind::ChangedMeanwhile);
    QCOMPARE(update->current->details->title, u"Theirs"_s);
    QCOMPARE(fixture.requests(SandboxRoute::Service, "PATCH"), 1u);

    const Result<WriteReport> removal = await(fixture.bench.writer().remove(seen));
    QVERIFY(removal);
    QCOMPARE(removal->kind, Kind::ChangedMeanwhile);
    Service listedOnly = seen;
    listedOnly.details.reset();
    QCOMPARE(await(fixture.bench.writer().remove(listedOnly))->kind, Kind::ChangedMeanwhile);
    Service retagged = *update->current;
    retagged.tags = QStringList{u"x"_s};
    QCOMPARE(await(fixture.bench.writer().remove(retagged))->kind, Kind::ChangedMeanwhile);
    QCOMPARE(fixture.requests(SandboxRoute::Service, "DELETE"), 0u);
}

void TestServiceWriter::sendsNothingWhenItIsGone()
{
    SandboxBench fixture;
    const Service ghost = StubPlatform::described(1);
    const Result<WriteReport> removal = await(fixture.bench.writer().remove(ghost));
    QVERIFY(removal);
    QCOMPARE(removal->kind, Kind::AlreadyGone);
    const Result<WriteReport> update = await(fixture.bench.writer().update(ghost, titled(ghost, u"x"_s)));
    QVERIFY(!update);
    QCOMPARE(update.error().kind, ErrorKind::NotFound);
    QCOMPARE(fixture.requests(SandboxRoute::Service, "DELETE"), 0u);
    QCOMPARE(fixture.requests(SandboxRoute::Service, "PATCH"), 0u);
    QVERIFY(fixture.bench.entries().isEmpty());
}

void TestServiceWriter::sendsNothingWhenThePolicyRefuses()
{
    SandboxBench fixture(SandboxBench::generated(1), Policy::readOnly());
    QVERIFY(fixture.bench.refresh());
    const quint64 before = fixture.server->requestCount();
    const Service seen = fixture.bench.services().row(0).service;
    const QList<Reply<WriteReport> *> writes{fixture.bench.writer().create(SandboxBench::draft(u"a"_s)),
                                             fixture.bench.writer().update(seen, titled(seen, u"x"_s)),
                                             fixture.bench.writer().remove(seen)};
    for (Reply<WriteReport> *write : writes) {
        QVERIFY(!write->isFinished());
    }
    QSignalSpy last(writes.last(), &ReplyBase::finished);
    const Result<WriteReport> first = await(writes.first());
    QVERIFY(!first);
    QCOMPARE(first.error().kind, ErrorKind::RefusedByPolicy);
    QTRY_COMPARE(last.size(), 1);
    QCOMPARE(fixture.server->requestCount(), before);
    QVERIFY(fixture.bench.entries().isEmpty());
}

void TestServiceWriter::sendsNothingWithoutAJournal()
{
    SandboxBench fixture;
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    QFile obstacle(fixture.bench.directory() + u"/file"_s);
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    fixture.bench.openJournal(obstacle.fileName() + u"/journal.db"_s);
    const Result<WriteReport> creation =
        await(fixture.bench.writer().create(SandboxBench::draft(u"second"_s)));
    QVERIFY(!creation);
    QCOMPARE(creation.error().kind, ErrorKind::Storage);
    QCOMPARE(await(fixture.bench.writer().update(seen, titled(seen, u"x"_s))).error().kind,
             ErrorKind::Storage);
    QCOMPARE(await(fixture.bench.writer().remove(seen)).error().kind, ErrorKind::Storage);
    QCOMPARE(await(fixture.bench.writer().reconcile()).error().kind, ErrorKind::Storage);
    QCOMPARE(fixture.requests(SandboxRoute::Services, "POST"), 1u);
    QCOMPARE(fixture.requests(SandboxRoute::Service, "PATCH"), 0u);
    QCOMPARE(fixture.requests(SandboxRoute::Service, "DELETE"), 0u);
}

void TestServiceWriter::sendsNothingWhenTheLookFails()
{
    SandboxBench fixture;
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    QVERIFY(!fixture.server->setFaults(u"403@GET:1"_s));
    QCOMPARE(await(fixture.bench.writer().create(SandboxBench::draft(u"x"_s))).error().kind,
             ErrorKind::Forbidden);
    QCOMPARE(await(fixture.bench.writer().remove(seen)).error().kind, ErrorKind::Forbidden);
    QCOMPARE(fixture.requests(SandboxRoute::Services, "POST"), 1u);
    QCOMPARE(fixture.requests(SandboxRoute::Service, "DELETE"), 0u);
}

void TestServiceWriter::createsOneServiceWhenTheAnswerIsLost_data()
{
    QTest::addColumn<bool>("isBare");
    QTest::newRow("everything given") << false;
    QTest::newRow("version, instance and parameters left to the platform") << true;
}

void TestServiceWriter::createsOneServiceWhenTheAnswerIsLost()
{
    QFETCH(bool, isBare);
    SandboxBench fixture;
    QVERIFY(!fixture.server->setFaults(u"drop-answer@POST:1"_s));
    ServiceDraft draft = SandboxBench::draft(u"demand"_s);
    if (isBare) {
        draft.versionId.reset();
    } else {
        draft.instanceTypeId = (*await(fixture.bench.workspace().api().instanceTypes(draft.type))).last().id;
        draft.parameters = Parameters{{{u"A"_s, u"b"_s}}, {u"TOKEN"_s}};
    }
    QSignalSpy checking(&fixture.bench.writer(), &ServiceWriter::checking);
    const Result<WriteReport> report = await(fixture.bench.writer().create(draft));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QCOMPARE(checking, (QList<QVariantList>{{u"demand"_s}}));
    QCOMPARE(fixture.requests(SandboxRoute::Services, "POST"), 1u);
    QVERIFY(fixture.bench.refresh());
    QCOMPARE(fixture.bench.services().count(), 1);
    const JournalEntry entry = fixture.bench.entries().first();
    QCOMPARE(entry.outcome, WriteOutcome::Reconciled);
    QCOMPARE(entry.serviceId, report->id);
    QVERIFY(!entry.serverMessage.isEmpty());
}

void TestServiceWriter::understandsACreateAnswerThatCannotBeRead()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service made = StubPlatform::described(1);
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        if (request.method == "POST") {
            platform.services = {made};
            return StubPlatform::Answer{202, "}garbage{"};
        }
        return std::nullopt;
    };
    const Result<WriteReport> report = await(bench.writer().create(ServiceDraft::fromService(made)));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QCOMPARE(report->id, made.id);
    QCOMPARE(platform.count("POST"), 1);
}

void TestServiceWriter::adoptsNoServiceOfSomebodyElse()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service theirs = StubPlatform::described(1, u"Theirs"_s);
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        if (request.method == "POST") {
            platform.services = {theirs};
            return StubPlatform::Answer{0, {}, true};
        }
        return std::nullopt;
    };
    const ServiceDraft draft = titled(theirs, u"Mine"_s);
    const Result<WriteReport> report = await(bench.writer().create(draft));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::MayHaveHappened);
    QCOMPARE(report->current, theirs);
    QCOMPARE(bench.entries().first().outcome, WriteOutcome::Unknown);
}

void TestServiceWriter::listsSeveralOfTheNameAfterALostCreate()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service first = StubPlatform::described(1);
    Service second = StubPlatform::described(2);
    second.name = first.name;
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        if (request.method == "POST") {
            platform.services = {first, second};
            return StubPlatform::Answer{0, {}, true};
        }
        return std::nullopt;
    };
    const Result<WriteReport> report = await(bench.writer().create(ServiceDraft::fromService(first)));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::MayHaveHappened);
    QCOMPARE(report->sameName.size(), 2);
    QCOMPARE(report->sameName.last().id, second.id);
    QCOMPARE(platform.count("POST"), 1);
    QCOMPARE(platform.count("DELETE"), 0);
}

void TestServiceWriter::takesNoOldServiceForALostCreate()
{
    // A list that lags: it tells after the create of a service that was made, and deleted, long before.
    StubPlatform platform;
    Workbench bench(platform.url());
    Service old = StubPlatform::described(1);
    const ServiceDraft draft = ServiceDraft::fromService(old);
    old.createdAt = QDateTime(QDate(2026, 1, 1), QTime(10, 0), QTimeZone::utc());
    bool isLost = false;
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        if (request.method == "POST") {
            isLost = true;
            platform.services = {old};
            return StubPlatform::Answer{0, {}, true};
        }
        StubPlatform::Answer answer = platform.answer(request);
        answer.headers = "Date: Thu, 01 Jan 2026 10:00:06 GMT\r\n";
        return answer;
    };
    Result<WriteReport> report = await(bench.writer().create(draft));
    QVERIFY2(report, qPrintable(problem(report)));
    QVERIFY(isLost);
    QCOMPARE(report->kind, Kind::MayHaveHappened);
    QVERIFY(report->sameName.isEmpty());
    QCOMPARE(bench.entries().first().serverDate,
             QDateTime(QDate(2026, 1, 1), QTime(10, 0, 6), QTimeZone::utc()));

    // Within the tolerance of the two clocks it is new.
    platform.services.clear();
    old.createdAt = old.createdAt.addSecs(1);
    report = await(bench.writer().create(draft));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QCOMPARE(report->id, old.id);
    QCOMPARE(platform.count("POST"), 2);
}

void TestServiceWriter::saysWhenNothingIsFoundAfterALostCreate()
{
    SandboxBench fixture;
    QVERIFY(!fixture.server->setFaults(u"reset@POST:1"_s));
    const Result<WriteReport> report = await(fixture.bench.writer().create(SandboxBench::draft(u"demand"_s)));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::MayHaveHappened);
    QVERIFY(!report->current);
    QCOMPARE(fixture.requests(SandboxRoute::Services, "POST"), 1u);
    QCOMPARE(fixture.bench.entries().first().outcome, WriteOutcome::Unknown);
    QCOMPARE(fixture.bench.services().count(), 0);
}

// U08
void TestServiceWriter::findsALostUpdateDone()
{
    SandboxBench fixture;
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    QVERIFY(!fixture.server->setFaults(u"drop-answer@PATCH:1"_s));
    const Result<WriteReport> report = await(fixture.bench.writer().update(seen, titled(seen, u"New"_s)));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QCOMPARE(report->current->details->title, u"New"_s);
    QCOMPARE(fixture.requests(SandboxRoute::Service, "PATCH"), 1u);
    QCOMPARE(fixture.bench.entries().first().outcome, WriteOutcome::Reconciled);
}

void TestServiceWriter::sendsAnUpdateOnceMoreThatNeverTookEffect()
{
    SandboxBench fixture;
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    // The dice of seed 1 hit first, and miss thrice.
    QVERIFY(!fixture.server->setFaults(u"reset@PATCH:0.5"_s));
    const Result<WriteReport> report = await(fixture.bench.writer().update(seen, titled(seen, u"New"_s)));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QCOMPARE(report->current->details->title, u"New"_s);
    QCOMPARE(fixture.requests(SandboxRoute::Service, "PATCH"), 2u);

    QVERIFY(!fixture.server->setFaults(u"reset@PATCH:1"_s));
    const Service again = *report->current;
    const Result<WriteReport> never = await(fixture.bench.writer().update(again, titled(again, u"Newer"_s)));
    QVERIFY(never);
    QCOMPARE(never->kind, Kind::MayHaveHappened);
    QCOMPARE(never->current->details->title, u"New"_s);
    QCOMPARE(fixture.requests(SandboxRoute::Service, "PATCH"), 4u); // twice, not for ever
    QCOMPARE(fixture.bench.entries().first().outcome, WriteOutcome::Unknown);
}

void TestServiceWriter::doesNotTrustAnUpdateThatCannotBeReadBack()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    Service seen = StubPlatform::described(1);
    seen.details->parameters.reset(); // describe does not return them
    platform.services = {seen};
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        if (request.method == "PATCH") {
            Service &service = platform.services.first();
            service.updatedAt = service.updatedAt.addSecs(1); // by us, or by somebody else
            return StubPlatform::Answer{0, {}, true};
        }
        return std::nullopt;
    };
    ServiceDraft draft = ServiceDraft::fromService(seen);
    draft.parameters = Parameters{{{u"A"_s, u"b"_s}}, {}};
    const Result<WriteReport> report = await(bench.writer().update(seen, draft));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::MayHaveHappened);
    QCOMPARE(platform.count("PATCH"), 1);
    QCOMPARE(bench.entries().first().outcome, WriteOutcome::Unknown);
}

void TestServiceWriter::findsALostDeleteDone()
{
    SandboxBench fixture;
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    QVERIFY(!fixture.server->setFaults(u"drop-answer@DELETE:1"_s));
    const Result<WriteReport> report = await(fixture.bench.writer().remove(seen));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QCOMPARE(fixture.bench.entries().first().outcome, WriteOutcome::Reconciled);
}

void TestServiceWriter::takesTheRefusalOfARepeatedDeleteAsDone()
{
    // The answer of the first attempt is lost. It took effect, so the repeated one is refused with 409.
    SandboxOptions options = SandboxBench::quick();
    options.deployTime = 1s;
    SandboxBench fixture(options);
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    QVERIFY(!fixture.server->setFaults(u"drop-answer@DELETE:0.5"_s)); // hits once, then misses
    const Result<WriteReport> report = await(fixture.bench.writer().remove(seen));
    QCOMPARE(fixture.requests(SandboxRoute::Service, "DELETE"), 2u);
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QVERIFY(!isOpen(fixture.bench.entries().first().outcome));
}

void TestServiceWriter::tellsWhenALostDeleteCannotBeLookedUp()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service seen = StubPlatform::described(1);
    platform.services = {seen};
    bool isDown = false;
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        isDown = isDown || request.method == "DELETE";
        return isDown ? std::optional(StubPlatform::Answer{0, {}, true}) : std::nullopt;
    };
    const Result<WriteReport> report = await(bench.writer().remove(seen));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::MayHaveHappened);
    QCOMPARE(bench.entries().first().outcome, WriteOutcome::Unknown);

    isDown = false;
    platform.intercept = [](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        return request.method == "DELETE" ? std::optional(StubPlatform::Answer{0, {}, true}) : std::nullopt;
    };
    const Result<WriteReport> second = await(bench.writer().remove(seen));
    QCOMPARE(second->kind, Kind::MayHaveHappened); // it is there, and not being deleted
    QCOMPARE(second->current, seen);
}

void TestServiceWriter::tellsOfARefusal_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("400") << 400 << ErrorKind::BadRequest;
    QTest::newRow("401") << 401 << ErrorKind::Unauthorised;
    QTest::newRow("403") << 403 << ErrorKind::Forbidden;
    QTest::newRow("409") << 409 << ErrorKind::Conflict;
    QTest::newRow("422") << 422 << ErrorKind::Unprocessable;
}

void TestServiceWriter::tellsOfARefusal()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service seen = StubPlatform::described(1);
    platform.services = {seen};
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        return request.method == "GET" ? std::nullopt : std::optional(StubPlatform::error(status));
    };
    ServiceDraft draft = ServiceDraft::fromService(seen);
    draft.name = u"other"_s;
    QCOMPARE(await(bench.writer().create(draft)).error().kind, kind);
    QVERIFY(bench.refresh()); // a success ends the refusal of a key
    QCOMPARE(await(bench.writer().update(seen, titled(seen, u"x"_s))).error().kind, kind);
    QVERIFY(bench.refresh());
    QCOMPARE(await(bench.writer().remove(seen)).error().kind, kind);
    const QList<JournalEntry> entries = bench.entries();
    QCOMPARE(entries.size(), 3);
    for (const JournalEntry &entry : entries) {
        QCOMPARE(entry.outcome, WriteOutcome::Failed);
        QCOMPARE(entry.httpStatus, status);
        QVERIFY(!entry.serverMessage.isEmpty());
    }
    for (const char *method : {"POST", "PATCH", "DELETE"}) {
        QCOMPARE(platform.count(method), 1);
    }
}

// N32
void TestServiceWriter::takesAMissingServiceAsDeleted()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service seen = StubPlatform::described(1);
    platform.services = {seen};
    QVERIFY(bench.refresh());
    platform.intercept = [](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        return request.method == "GET" ? std::nullopt : std::optional(StubPlatform::error(404));
    };
    const Result<WriteReport> report = await(bench.writer().remove(seen));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QVERIFY(bench.services().row(0).isGone);
    QCOMPARE(bench.entries().first().outcome, WriteOutcome::Done);
}

void TestServiceWriter::refusesToDeleteABusyService()
{
    SandboxOptions options = SandboxBench::quick();
    options.deployTime = 1h;
    SandboxBench fixture(options);
    const Result<WriteReport> created =
        await(fixture.bench.writer().create(SandboxBench::draft(u"demand"_s)));
    QVERIFY(created);
    const Result<WriteReport> report = await(fixture.bench.writer().remove(*created->current));
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Conflict);
    QCOMPARE(fixture.bench.entries().first().outcome, WriteOutcome::Failed);
}

void TestServiceWriter::recordsRequestIdAndStatusAsSent_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isLost");
    QTest::newRow("accepted") << 202 << false;
    QTest::newRow("accepted with another status") << 200 << false;
    QTest::newRow("refused") << 422 << false;
    QTest::newRow("lost") << 0 << true;
    QTest::newRow("answered by the proxy") << 502 << false;
}

void TestServiceWriter::recordsRequestIdAndStatusAsSent()
{
    QFETCH(int, status);
    QFETCH(bool, isLost);
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service seen = StubPlatform::described(1);
    platform.services = {seen};
    QByteArray requestId;
    const QByteArray refusal = R"({"detail":"not today","fields":{"title":"too long"}})";
    const QByteArray accepted = QByteArray(R"({"id":")") + seen.id.value.toLatin1() + R"("})";
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        if (request.method == "GET") {
            return std::nullopt;
        }
        requestId = request.requestId;
        return StubPlatform::Answer{status, status < 300 ? accepted : refusal, isLost};
    };
    for (const WriteVerb verb : {WriteVerb::Create, WriteVerb::Update, WriteVerb::Delete}) {
        requestId.clear();
        ServiceDraft other = ServiceDraft::fromService(seen);
        other.name = u"other"_s;
        (void)await(verb == WriteVerb::Create   ? bench.writer().create(other)
                    : verb == WriteVerb::Update ? bench.writer().update(seen, titled(seen, u"New"_s))
                                                : bench.writer().remove(seen));
        const JournalEntry entry = bench.entries().first();
        QCOMPARE(entry.verb, verb);
        QVERIFY(!requestId.isEmpty());
        QCOMPARE(entry.requestId, QString::fromLatin1(requestId));
        QCOMPARE(entry.httpStatus, status);
        QCOMPARE(entry.errorBody, status >= 300 ? QString::fromLatin1(refusal) : QString());
        QCOMPARE(entry.serverMessage.isEmpty(), status < 300 && !isLost);
    }
}

void TestServiceWriter::recordsTheRequestIdBeforeItLeaves() // L15
{
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service seen = StubPlatform::described(1);
    platform.services = {seen};
    QByteArray requestId;
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        StubPlatform::Answer answer = platform.answer(request);
        if (request.method == "PATCH") {
            requestId = request.requestId;
            answer.isHeld = true;
        }
        return answer;
    };
    (void)bench.writer().update(seen, titled(seen, u"New"_s));
    QTRY_COMPARE(platform.heldCount(), 1);
    bench.restart();
    const JournalEntry left = bench.entries().first();
    QCOMPARE(left.outcome, WriteOutcome::Sent);
    QCOMPARE(left.requestId, QString::fromLatin1(requestId));
    QCOMPARE(await(bench.writer().reconcile())->first().requestId, left.requestId);
}

void TestServiceWriter::recordsTheIdOfTheAttemptThatWasAnswered()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service seen = StubPlatform::described(1);
    platform.services = {seen};
    QByteArrayList requestIds;
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        if (request.method == "GET") {
            return std::nullopt;
        }
        requestIds.append(request.requestId);
        return requestIds.size() < 3 ? std::optional(StubPlatform::error(429)) : std::nullopt;
    };
    QCOMPARE(await(bench.writer().update(seen, titled(seen, u"New"_s)))->kind, Kind::Done);
    QCOMPARE(requestIds.size(), 3);
    QCOMPARE(QSet<QByteArray>(requestIds.begin(), requestIds.end()).size(), 3);
    QCOMPARE(bench.entries().first().requestId, QString::fromLatin1(requestIds.last()));
}

void TestServiceWriter::queuesWritesOfOneService()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service seen = StubPlatform::described(1);
    const Service other = StubPlatform::described(2);
    platform.services = {seen, other};
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        StubPlatform::Answer answer = platform.answer(request);
        answer.isHeld = request.method == "PATCH";
        return answer;
    };
    QStringList order;
    const auto note = [&order](const QString &what) {
        return [&order, what](const Result<WriteReport> &) { order.append(what); };
    };
    bench.writer().update(seen, titled(seen, u"first"_s))->then(this, note(u"first"_s));
    bench.writer().update(seen, titled(seen, u"second"_s))->then(this, note(u"second"_s));
    bench.writer().update(other, titled(other, u"other"_s))->then(this, note(u"other"_s));
    QTRY_COMPARE(platform.heldCount(), 2); // one of each service
    QTest::qWait(50);
    QCOMPARE(platform.count("PATCH"), 2);
    QVERIFY(order.isEmpty());
    platform.release();
    QTRY_COMPARE(order.size(), 2);
    QTRY_COMPARE(platform.heldCount(), 1);
    platform.release();
    QTRY_COMPARE(order.size(), 3);
    QCOMPARE(order.last(), u"second"_s);
}

void TestServiceWriter::tellsWhatAWaitingWriteWaitsFor()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service seen = StubPlatform::described(1);
    platform.services = {seen};
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        StubPlatform::Answer answer = platform.answer(request);
        answer.isHeld = request.method == "PATCH";
        return answer;
    };
    (void)bench.writer().update(seen, titled(seen, u"first"_s));
    QTRY_COMPARE(platform.heldCount(), 1);
    QList<JournalEntry> told;
    connect(&bench.journal(), &Journal::entryChanged, this,
            [&told](const JournalEntry &entry) { told.append(entry); });
    QSignalSpy withdrawn(&bench.journal(), &Journal::entryWithdrawn);
    Reply<WriteReport> *removal = bench.writer().remove(seen);
    QCOMPARE(told.size(), 1);
    const JournalEntry waiting = told.first();
    QCOMPARE(waiting.outcome, WriteOutcome::Waiting);
    QCOMPARE(waiting.verb, WriteVerb::Delete);
    QCOMPARE(waiting.serviceName, seen.name);
    QCOMPARE(waiting.waitsFor, std::optional(WriteVerb::Update));
    QCOMPARE(bench.entries().size(), 1); // only the first is on the disk
    platform.release();
    const Result<WriteReport> report = await(removal);
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->kind, Kind::Done);
    QCOMPARE(report->opId, waiting.opId); // one row from waiting to the end
    QCOMPARE(bench.entries().first().opId, waiting.opId);
    QCOMPARE(withdrawn.size(), 0);
}

void TestServiceWriter::withdrawsAWaitingWriteThatIsNotSent()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service seen = StubPlatform::described(1);
    platform.services = {seen};
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        StubPlatform::Answer answer = platform.answer(request);
        answer.isHeld = request.method == "PATCH";
        return answer;
    };
    (void)bench.writer().update(seen, titled(seen, u"first"_s));
    QTRY_COMPARE(platform.heldCount(), 1);
    QSignalSpy told(&bench.journal(), &Journal::entryChanged);
    QSignalSpy withdrawn(&bench.journal(), &Journal::entryWithdrawn);
    Reply<WriteReport> *second = bench.writer().update(seen, titled(seen, u"second"_s));
    QCOMPARE(told.size(), 1);
    platform.services = {StubPlatform::described(1, u"first"_s)};
    platform.release();
    QCOMPARE(await(second)->kind, Kind::ChangedMeanwhile);
    QCOMPARE(withdrawn.size(), 1);
    QCOMPARE(withdrawn.first().first().toUuid(), told.first().first().value<JournalEntry>().opId);
    QCOMPARE(bench.entries().size(), 1);
}

void TestServiceWriter::recordsNoSecretWhileWaiting()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service seen = StubPlatform::described(1);
    platform.services = {seen};
    platform.intercept = [&](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        StubPlatform::Answer answer = platform.answer(request);
        answer.isHeld = request.method == "PATCH";
        return answer;
    };
    (void)bench.writer().update(seen, titled(seen, u"first"_s));
    QTRY_COMPARE(platform.heldCount(), 1);
    QSignalSpy told(&bench.journal(), &Journal::entryChanged);
    ServiceDraft draft = ServiceDraft::fromService(seen);
    draft.parameters = Parameters{{{u"TOKEN"_s, u"sentinel-value"_s}}, {}};
    (void)bench.writer().update(seen, draft);
    QCOMPARE(told.size(), 1);
    const JournalEntry waiting = told.first().first().value<JournalEntry>();
    QVERIFY(waiting.after.contains("parameters"_L1));
    QVERIFY(!QJsonDocument(waiting.after).toJson().contains("sentinel"));
}

void TestServiceWriter::recordsOnlyWhatWasKnownBefore()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    Service seen = StubPlatform::described(1);
    seen.details->description.reset();
    seen.details->parameters.reset();
    platform.services = {seen};
    ServiceDraft draft = titled(seen, u"New"_s);
    draft.description = u"New, too"_s;
    draft.parameters = Parameters{{}, {u"TOKEN"_s}};
    QCOMPARE(await(bench.writer().update(seen, draft))->kind, Kind::Done);
    QCOMPARE(bench.entries().first().before.keys(), QStringList{u"title"_s});
    QCOMPARE(bench.entries().first().after.keys(),
             (QStringList{u"description"_s, u"parameters"_s, u"title"_s}));
}

void TestServiceWriter::recordsTheOutcomeAfterTheDialogHasGone() // U11
{
    SandboxBench fixture;
    auto dialog = std::make_unique<QObject>();
    bool told = false;
    fixture.bench.writer()
        .create(SandboxBench::draft(u"demand"_s))
        ->then(dialog.get(), [&told](const Result<WriteReport> &) { told = true; });
    dialog.reset();
    QTRY_VERIFY(!fixture.bench.entries().isEmpty() &&
                fixture.bench.entries().first().outcome == WriteOutcome::Done);
    QVERIFY(!told);
    QCOMPARE(fixture.bench.services().count(), 1);
}

void TestServiceWriter::reconcilesWhatACrashLeft_data()
{
    QTest::addColumn<WriteVerb>("verb");
    QTest::addColumn<bool>("wasSent");
    QTest::addColumn<bool>("exists");
    QTest::addColumn<QString>("remark");
    QTest::newRow("create, not sent") << WriteVerb::Create << false << false << u"before it was sent"_s;
    QTest::newRow("create, exists") << WriteVerb::Create << true << true << u"of that name exists"_s;
    QTest::newRow("create, does not") << WriteVerb::Create << true << false << u"no service of that name"_s;
    QTest::newRow("update, not sent") << WriteVerb::Update << false << true << u"before it was sent"_s;
    QTest::newRow("update, exists") << WriteVerb::Update << true << true << u"AVAILABLE"_s;
    QTest::newRow("update, gone") << WriteVerb::Update << true << false << u"is gone"_s;
    QTest::newRow("delete, not sent") << WriteVerb::Delete << false << true << u"before it was sent"_s;
    QTest::newRow("delete, exists") << WriteVerb::Delete << true << true << u"AVAILABLE"_s;
    QTest::newRow("delete, gone") << WriteVerb::Delete << true << false << u"is gone"_s;
}

void TestServiceWriter::reconcilesWhatACrashLeft() // L15
{
    QFETCH(WriteVerb, verb);
    QFETCH(bool, wasSent);
    QFETCH(bool, exists);
    QFETCH(QString, remark);
    StubPlatform platform;
    Workbench bench(platform.url());
    const Service service = StubPlatform::described(1);
    if (exists) {
        platform.services = {service};
    }
    JournalEntry intent;
    intent.profileId = bench.workspace().profile().id;
    intent.verb = verb;
    intent.serviceName = service.name;
    intent.serviceType = service.type;
    intent.serviceId = verb == WriteVerb::Create ? ServiceId() : service.id;
    const Result<JournalEntry> begun = await(bench.journal().begin(intent));
    QVERIFY(begun);
    if (wasSent) {
        QVERIFY(await(bench.journal().markSent(begun->opId, QString())));
    }
    intent.profileId = ProfileId{u"another profile"_s};
    QVERIFY(await(bench.journal().begin(intent)));

    bench.restart();
    const Result<QList<JournalEntry>> closed = await(bench.writer().reconcile());
    QVERIFY(closed);
    QCOMPARE(closed->size(), 1);
    QCOMPARE(closed->first().opId, begun->opId);
    QCOMPARE(closed->first().outcome, WriteOutcome::Reconciled);
    QVERIFY2(closed->first().serverMessage.contains(remark), qPrintable(closed->first().serverMessage));
    QCOMPARE(platform.count("POST") + platform.count("PATCH") + platform.count("DELETE"), 0);
    QVERIFY(await(bench.writer().reconcile())->isEmpty());
}

void TestServiceWriter::reconcilesAWriteCutOffByTheEnd()
{
    SandboxBench fixture;
    QVERIFY(!fixture.server->setFaults(u"stall@POST:1"_s));
    (void)fixture.bench.writer().create(SandboxBench::draft(u"demand"_s));
    QTRY_COMPARE(fixture.requests(SandboxRoute::Services, "POST"), 1u);
    fixture.bench.restart();
    QVERIFY(!fixture.server->setFaults(QString()));
    const Result<QList<JournalEntry>> closed = await(fixture.bench.writer().reconcile());
    QVERIFY(closed);
    QCOMPARE(closed->size(), 1);
    QCOMPARE(closed->first().serviceName, u"demand"_s);
    QCOMPARE(fixture.requests(SandboxRoute::Services, "POST"), 1u);
}

void TestServiceWriter::leavesEntriesOpenWhileThePlatformFails()
{
    StubPlatform platform;
    Workbench bench(platform.url());
    for (const WriteVerb verb : {WriteVerb::Create, WriteVerb::Delete}) {
        JournalEntry intent;
        intent.profileId = bench.workspace().profile().id;
        intent.verb = verb;
        intent.serviceName = u"demand"_s;
        intent.serviceId = ServiceId{u"x"_s};
        const Result<JournalEntry> begun = await(bench.journal().begin(intent));
        QVERIFY(await(bench.journal().markSent(begun->opId, QString())));
        platform.intercept = [](const StubPlatform::Request &) { return StubPlatform::error(403); };
        QCOMPARE(await(bench.writer().reconcile()).error().kind, ErrorKind::Forbidden);
        QCOMPARE(bench.entries().first().outcome, WriteOutcome::Sent);
        platform.intercept = {};
        QCOMPARE(await(bench.writer().reconcile())->size(), 1);
    }
}

void TestServiceWriter::redeploysForAVersionAndNotForATitle()
{
    SandboxOptions options = SandboxBench::quick();
    options.deployTime = 300ms;
    SandboxBench fixture(options);
    Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    QSignalSpy moved(&fixture.bench.services(), &ServiceRepository::statusChanged);
    QSignalSpy settled(&fixture.bench.writer(), &ServiceWriter::settled);

    Result<WriteReport> report = await(fixture.bench.writer().update(seen, titled(seen, u"New"_s)));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->current->status, available);
    QCOMPARE(moved.size(), 0);

    seen = *report->current;
    report = await(fixture.bench.writer().update(seen, withVersion(seen, 1002)));
    QVERIFY2(report, qPrintable(problem(report)));
    QCOMPARE(report->current->status, ServiceStatus(ServiceStatus::Deploying));
    QCOMPARE(settled.size(), 0);
    QCOMPARE(fixture.settled(seen.id).status, available);
    QCOMPARE(moved.size(), 2);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.first().at(0).value<Service>().id, seen.id);
    const auto duration = settled.first().at(1).value<std::chrono::milliseconds>();
    QVERIFY(duration > 100ms && duration < 10s);
}

void TestServiceWriter::tellsWhenACreateHasSettled()
{
    SandboxBench fixture;
    QSignalSpy settled(&fixture.bench.writer(), &ServiceWriter::settled);
    ServiceDraft failing = SandboxBench::draft(u"broken"_s);
    failing.imageId = ImageId{106};
    failing.versionId = VersionId{1051};
    const Service made = fixture.make(failing);
    QCOMPARE(made.status, ServiceStatus(ServiceStatus::CreateFailed));
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.first().at(0).value<Service>().status, made.status);
    // Once is enough.
    QVERIFY(fixture.bench.refresh());
    QCOMPARE(settled.size(), 1);
}

QTEST_GUILESS_MAIN(TestServiceWriter)
#include "tst_servicewriter.moc"
