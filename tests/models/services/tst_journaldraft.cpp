// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/journaldraft.h"

#include "tests/support/await.h"
#include "tests/support/sandboxbench.h"
#include "tests/support/stubplatform.h"

#include <QRegularExpression>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

//! What comes back into a form from what the writer really recorded.
class TestJournalDraft : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyEndHasItsFollowUp_data();
    void everyEndHasItsFollowUp();
    void anUpdateIsTakenBackAndRepeated();
    void variablesStayAsTheyAre();
    void whatWasNotKnownIsSaidToBeMissing();
    void aVersionOfAnotherImageIsNotKept();
    void aCreateIsRepeatedWithoutItsValues();
    void aDeletedServiceComesBackFromTheJournal();

private:
    //! The newest entry after \a seen was updated to \a draft.
    static JournalEntry updated(SandboxBench &fixture, const Service &seen, const ServiceDraft &draft)
    {
        (void)await(fixture.bench.writer().update(seen, draft));
        return fixture.bench.entries().value(0);
    }
};

void TestJournalDraft::everyEndHasItsFollowUp_data()
{
    QTest::addColumn<int>("verb");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("followUp");
    const auto row = [](const char *name, WriteVerb verb, WriteOutcome outcome, FollowUp followUp) {
        QTest::newRow(name) << int(verb) << int(outcome) << int(followUp);
    };
    using O = WriteOutcome;
    row("create done", WriteVerb::Create, O::Done, FollowUp::None);
    row("create failed", WriteVerb::Create, O::Failed, FollowUp::Retry);
    row("create unknown", WriteVerb::Create, O::Unknown, FollowUp::None);
    row("update done", WriteVerb::Update, O::Done, FollowUp::Revert);
    row("update found done", WriteVerb::Update, O::Reconciled, FollowUp::Revert);
    row("update failed", WriteVerb::Update, O::Failed, FollowUp::Retry);
    row("update running", WriteVerb::Update, O::Sent, FollowUp::None);
    row("update waiting", WriteVerb::Update, O::Waiting, FollowUp::None);
    row("delete done", WriteVerb::Delete, O::Done, FollowUp::Recreate);
    row("delete failed", WriteVerb::Delete, O::Failed, FollowUp::Retry);
    row("delete cancelled", WriteVerb::Delete, O::Cancelled, FollowUp::Retry);
}

void TestJournalDraft::everyEndHasItsFollowUp()
{
    QFETCH(const int, verb);
    QFETCH(const int, outcome);
    QFETCH(const int, followUp);
    JournalEntry entry;
    entry.verb = WriteVerb(verb);
    entry.outcome = WriteOutcome(outcome);
    QCOMPARE(int(followUpOf(entry)), followUp);
}

void TestJournalDraft::anUpdateIsTakenBackAndRepeated()
{
    SandboxBench fixture;
    const Service seen = fixture.make(SandboxBench::draft(u"demand"_s));
    const ServiceDraft before = ServiceDraft::fromService(seen);
    ServiceDraft after = before;
    after.title = u"Another"_s;
    after.tags = QStringList{u"a"_s, u"b"_s};
    after.versionId = VersionId{1002};
    const JournalEntry entry = updated(fixture, seen, after);
    QCOMPARE(entry.outcome, WriteOutcome::Done);
    Service now = fixture.settled(seen.id);
    now.details->description = u"Changed since by somebody else"_s;

    const JournalDraft back = changeOf(entry, FollowUp::Revert, now);
    QVERIFY(back.isWhole());
    QCOMPARE(back.draft.title, before.title);
    QCOMPARE(back.draft.tags, before.tags);
    QCOMPARE(back.draft.versionId, before.versionId);
    QCOMPARE(back.draft.description, u"Changed since by somebody else"_s); // not of this update
    const JournalDraft again = changeOf(entry, FollowUp::Retry, seen);
    QVERIFY(again.isWhole());
    QCOMPARE(changedFields(again.draft, after), QList<ServiceField>());
}

void TestJournalDraft::variablesStayAsTheyAre()
{
    SandboxBench fixture;
    ServiceDraft draft = SandboxBench::draft(u"demand"_s);
    draft.parameters = Parameters{{{u"KEPT"_s, u"kept-old"_s}, {u"GONE"_s, u"gone-old"_s}}, {u"S1"_s}};
    const Service seen = fixture.make(draft);
    draft.parameters = Parameters{{{u"KEPT"_s, u"kept-new"_s}, {u"ADDED"_s, u"added-new"_s}}, {u"S2"_s}};
    const JournalEntry entry = updated(fixture, seen, draft);
    const Service now = fixture.settled(seen.id);
    QVERIFY(now.details && now.details->parameters);
    const JournalDraft back = changeOf(entry, FollowUp::Revert, now);
    QVERIFY(!back.isWhole());
    QCOMPARE(back.draft.parameters->env, (QMap<QString, QString>{{u"KEPT"_s, u"kept-new"_s}}));
    QCOMPARE(back.draft.parameters->secrets, QStringList{u"S1"_s});
    QCOMPARE(back.keptVariables, QStringList{u"KEPT"_s});
    QCOMPARE(back.lostVariables, QStringList{u"GONE"_s});
    QVERIFY(back.unknownFields.isEmpty());
}

void TestJournalDraft::whatWasNotKnownIsSaidToBeMissing()
{
    JournalEntry entry;
    entry.verb = WriteVerb::Update;
    entry.serviceName = u"demand"_s;
    entry.before = {{u"title"_s, u"Old"_s}};
    entry.after = {{u"title"_s, u"New"_s},
                   {u"description"_s, u"New"_s},
                   {u"parameters"_s, QJsonObject{{u"env"_s, QJsonObject{{u"A"_s, u"•"_s}}}}}};
    Service now = StubPlatform::described(1, u"New"_s);
    now.details->description = u"New"_s;
    now.details->parameters.reset();
    const JournalDraft back = changeOf(entry, FollowUp::Revert, now);
    QCOMPARE(back.draft.title, u"Old"_s);
    QCOMPARE(back.draft.description, u"New"_s);
    QVERIFY(!back.draft.parameters);
    QCOMPARE(back.unknownFields,
             (QList<ServiceField>{ServiceField::Description, ServiceField::Env, ServiceField::Secrets}));
}

void TestJournalDraft::aVersionOfAnotherImageIsNotKept()
{
    JournalEntry entry;
    entry.verb = WriteVerb::Update;
    entry.before = {{u"imageDetails"_s, QJsonObject{{u"imageId"_s, 1}}}};
    entry.after = {{u"imageDetails"_s, QJsonObject{{u"imageId"_s, 2}, {u"versionId"_s, 20}}}};
    Service now = StubPlatform::described(1);
    now.details->image = ImageDetails{ImageId{2}, VersionId{20}};
    const JournalDraft back = changeOf(entry, FollowUp::Revert, now);
    QCOMPARE(back.draft.imageId, std::optional(ImageId{1}));
    QCOMPARE(back.draft.versionId, std::optional<VersionId>());
    QCOMPARE(back.unknownFields, QList<ServiceField>{ServiceField::Version});
}

void TestJournalDraft::aCreateIsRepeatedWithoutItsValues()
{
    SandboxBench fixture;
    QVERIFY(!fixture.server->setFaults(u"422@POST:1"_s));
    ServiceDraft draft = SandboxBench::draft(u"demand"_s);
    draft.tags = QStringList{u"a"_s};
    draft.parameters = Parameters{{{u"TOKEN"_s, u"very-secret-value"_s}}, {u"S1"_s}};
    QVERIFY(!await(fixture.bench.writer().create(draft)));
    const JournalEntry entry = fixture.bench.entries().first();
    QCOMPARE(followUpOf(entry), FollowUp::Retry);
    const JournalDraft again = newServiceOf(entry);
    QCOMPARE(again.lostVariables, QStringList{u"TOKEN"_s});
    draft.parameters->env.clear();
    QCOMPARE(changedFields(again.draft, draft), QList<ServiceField>());
}

void TestJournalDraft::aDeletedServiceComesBackFromTheJournal()
{
    SandboxBench fixture;
    ServiceDraft draft = SandboxBench::draft(u"demand"_s);
    draft.parameters = Parameters{{{u"TOKEN"_s, u"very-secret-value"_s}}, {u"S1"_s}};
    const Service seen = fixture.make(draft);
    QVERIFY(await(fixture.bench.writer().remove(seen)));
    const JournalEntry entry = fixture.bench.entries().first();
    QCOMPARE(followUpOf(entry), FollowUp::Recreate);
    const JournalDraft anew = newServiceOf(entry);
    QCOMPARE(anew.lostVariables, QStringList{u"TOKEN"_s});
    ServiceDraft wanted = ServiceDraft::fromService(seen);
    wanted.parameters->env.clear();
    QCOMPARE(changedFields(anew.draft, wanted), QList<ServiceField>());
}

QTEST_GUILESS_MAIN(TestJournalDraft)
#include "tst_journaldraft.moc"
