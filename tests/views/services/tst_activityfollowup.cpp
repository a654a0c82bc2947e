// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/serviceyaml.h"
#include "tests/support/fakeprompter.h"
#include "tests/support/sandboxfixture.h"
#include "tests/views/common/viewtest.h"
#include "views/common/messagearea.h"
#include "views/services/activitypanel.h"
#include "views/services/deletedialog.h"
#include "views/services/servicecommands.h"
#include "views/services/servicedialog.h"
#include "views/services/serviceform.h"

#include <QFile>
#include <QPushButton>
#include <QSignalSpy>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! From a line of Activity to the form or the delete dialog, on a sandbox: nothing is sent by itself.
class TestActivityFollowUp : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void anUpdateIsReverted();
    void aFailedUpdateIsRetried();
    void aFailedCreateIsRetriedWithoutHiddenValues();
    void aCancelledDeleteIsRetried();
    void aDeletedServiceIsRecreatedFromItsBackup();
    void aDeletedServiceIsRecreatedFromTheJournal();
    void aServiceThatIsGoneIsSaidToBe();
    void anotherProfileIsSaidToBeNeeded();
    void onlyWhatCanBeFollowedUpHasAButton();

private:
    ServiceWriter &writer() { return m_fixture->workspace().writer(); }
    JournalEntry newest() { return await(m_fixture->journal().recent(1)).value().value(0); }
    quint64 writes() const
    {
        const SandboxServer &server = m_fixture->server();
        return server.requestCount(SandboxRoute::Services, "POST"_L1) +
               server.requestCount(SandboxRoute::Service, "PATCH"_L1) +
               server.requestCount(SandboxRoute::Service, "DELETE"_L1);
    }
    //! Selects the newest line and clicks its button, whose text has to begin with \a text.
    void followUp(const QString &text);
    ServiceDialog *form()
    {
        ServiceDialog *dialog = nullptr;
        (void)QTest::qWaitFor([&] {
            dialog = m_window->findChild<ServiceDialog *>();
            return dialog && !dialog->form().draft().name.isEmpty();
        });
        return dialog;
    }
    static Message remarkOf(ServiceDialog *dialog)
    {
        const auto *messages = dialog->findChild<MessageArea *>();
        (void)QTest::qWaitFor([&] { return messages->contains(u"fromJournal"_s); });
        return messages->bars().isEmpty() ? Message() : messages->bars().first()->message();
    }

    std::unique_ptr<SandboxFixture> m_fixture;
    FakePrompter m_prompter;
    std::unique_ptr<QWidget> m_window;
    ServiceCommands *m_commands = nullptr;
    std::unique_ptr<ActivityModel> m_model;
    std::unique_ptr<ActivityPanel> m_panel;
    QList<Message> m_messages;
};

void TestActivityFollowUp::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<SandboxFixture>();
    QVERIFY(m_fixture->isReady());
    QVERIFY(m_fixture->load());
    m_window = std::make_unique<QWidget>();
    m_commands = new ServiceCommands(m_prompter, m_window.get());
    m_commands->setWorkspace(&m_fixture->workspace());
    m_messages.clear();
    connect(m_commands, &ServiceCommands::reported, this,
            [this](const Message &message) { m_messages << message; });
    m_model = std::make_unique<ActivityModel>(m_fixture->journal());
    m_panel = std::make_unique<ActivityPanel>(*m_model);
    connect(m_panel.get(), &ActivityPanel::followUpRequested, m_commands, &ServiceCommands::followUp);
    m_panel->resize(1000, 480);
    QVERIFY(showActive(m_panel.get()));
}

void TestActivityFollowUp::cleanup()
{
    m_panel.reset();
    m_model.reset();
    m_window.reset();
    m_fixture.reset();
}

void TestActivityFollowUp::followUp(const QString &text)
{
    const JournalEntry entry = newest();
    QTRY_VERIFY(m_model->rowOf(entry.opId) >= 0);
    m_panel->select(entry.opId);
    auto *button = m_panel->findChild<QPushButton *>(u"activityFollowUp"_s);
    QTRY_VERIFY(button->isVisible());
    QVERIFY2(button->text().startsWith(text), qPrintable(button->text()));
    QTest::mouseClick(button, Qt::LeftButton);
}

void TestActivityFollowUp::anUpdateIsReverted()
{
    const Service seen = m_fixture->service(u"demand-api"_s);
    ServiceDraft draft = ServiceDraft::fromService(seen);
    const QString title = draft.title;
    draft.title = u"A new title"_s;
    QVERIFY(await(writer().update(seen, draft)));
    const quint64 before = writes();
    followUp(u"Revert"_s);
    ServiceDialog *dialog = form();
    QVERIFY(dialog);
    QVERIFY(dialog->form().isUpdate());
    QCOMPARE(dialog->form().draft().title, title);
    QCOMPARE(dialog->form().base()->details->title, std::optional(u"A new title"_s));
    QVERIFY(dialog->form().isChanged());
    QCOMPARE(remarkOf(dialog).severity, MessageSeverity::Info);
    QCOMPARE(writes(), before);
}

void TestActivityFollowUp::aFailedUpdateIsRetried()
{
    const Service seen = m_fixture->service(u"demand-api"_s);
    ServiceDraft draft = ServiceDraft::fromService(seen);
    draft.title = u"A new title"_s;
    QVERIFY(!m_fixture->server().setFaults(u"422@PATCH:1"_s));
    QVERIFY(!await(writer().update(seen, draft)));
    QVERIFY(!m_fixture->server().setFaults(QString()));
    const quint64 before = writes();
    followUp(u"Retry"_s);
    ServiceDialog *dialog = form();
    QVERIFY(dialog);
    QVERIFY(dialog->form().isUpdate());
    QCOMPARE(dialog->form().draft().title, u"A new title"_s);
    QCOMPARE(writes(), before);
}

void TestActivityFollowUp::aFailedCreateIsRetriedWithoutHiddenValues()
{
    ServiceDraft draft = ServiceDraft::fromService(m_fixture->service(u"demand-api"_s));
    draft.name = u"brand-new"_s;
    draft.parameters = Parameters{{{u"SENTINEL"_s, u"sentinel-value"_s}}, {}};
    QVERIFY(!m_fixture->server().setFaults(u"422@POST:1"_s));
    QVERIFY(!await(writer().create(draft)));
    QVERIFY(!m_fixture->server().setFaults(QString()));
    const quint64 before = writes();
    followUp(u"Retry"_s);
    ServiceDialog *dialog = form();
    QVERIFY(dialog);
    QVERIFY(!dialog->form().isUpdate());
    QCOMPARE(dialog->form().draft().name, u"brand-new"_s);
    const Message remark = remarkOf(dialog);
    QCOMPARE(remark.severity, MessageSeverity::Warning);
    QVERIFY2(remark.nextStep.contains("SENTINEL"_L1), qPrintable(remark.nextStep));
    QCOMPARE(writes(), before);
}

void TestActivityFollowUp::aCancelledDeleteIsRetried()
{
    PendingDeletions &deletions = m_fixture->workspace().deletions();
    deletions.schedule({m_fixture->service(u"demand-api"_s)});
    deletions.undoAll();
    QTRY_COMPARE(newest().outcome, WriteOutcome::Cancelled);
    followUp(u"Retry"_s);
    QTRY_VERIFY(m_window->findChild<DeleteDialog *>());
    QCOMPARE(writes(), quint64(0));
    QVERIFY(deletions.pending().isEmpty());
}

void TestActivityFollowUp::aDeletedServiceIsRecreatedFromItsBackup()
{
    const Service seen = m_fixture->service(u"demand-api"_s);
    const Service other = m_fixture->service(u"churn-scores"_s);
    const QString path = m_fixture->path(u"backup.yaml"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(writeServiceYaml(other) + "---\n" + writeServiceYaml(seen));
    file.close();
    QVERIFY(await(writer().remove(seen, path)));
    const quint64 before = writes();
    followUp(u"Recreate"_s);
    ServiceDialog *dialog = form();
    QVERIFY(dialog);
    QVERIFY(!dialog->form().isUpdate());
    QCOMPARE(changedFields(dialog->form().draft(), ServiceDraft::fromService(seen)), QList<ServiceField>());
    const Message remark = remarkOf(dialog);
    QVERIFY2(remark.text.contains("new id"_L1) && remark.text.contains("backup"_L1), qPrintable(remark.text));
    QVERIFY(remark.details.contains("backup.yaml"_L1));
    QCOMPARE(writes(), before);
}

void TestActivityFollowUp::aDeletedServiceIsRecreatedFromTheJournal()
{
    const Service seen = m_fixture->service(u"demand-api"_s);
    QVERIFY(await(writer().remove(seen, m_fixture->path(u"was-moved-away.yaml"_s))));
    followUp(u"Recreate"_s);
    ServiceDialog *dialog = form();
    QVERIFY(dialog);
    QCOMPARE(dialog->form().draft().title, seen.details->title.value_or(QString()));
    const Message remark = remarkOf(dialog);
    QVERIFY2(remark.text.contains("new id"_L1) && remark.text.contains("was-moved-away.yaml"_L1),
             qPrintable(remark.text));
    const QStringList variables =
        seen.details->parameters ? seen.details->parameters->env.keys() : QStringList();
    for (const QString &variable : variables) {
        QVERIFY2(remark.nextStep.contains(variable), qPrintable(remark.nextStep));
    }
}

void TestActivityFollowUp::aServiceThatIsGoneIsSaidToBe()
{
    const Service seen = m_fixture->service(u"demand-api"_s);
    ServiceDraft draft = ServiceDraft::fromService(seen);
    draft.title = u"A new title"_s;
    QVERIFY(await(writer().update(seen, draft)));
    const JournalEntry update = newest();
    QVERIFY(await(m_fixture->workspace().api().remove(seen.id)));
    QTRY_VERIFY(!await(m_fixture->workspace().services().describe(seen.id)));
    m_commands->followUp(update);
    QTRY_COMPARE(m_messages.size(), 1);
    QVERIFY2(m_messages.first().text.contains("does not exist any more"_L1),
             qPrintable(m_messages.first().text));
    QVERIFY(!m_window->findChild<ServiceDialog *>());
}

void TestActivityFollowUp::anotherProfileIsSaidToBeNeeded()
{
    JournalEntry entry;
    entry.profileId = ProfileId{u"another"_s};
    entry.profileName = u"acme-prod"_s;
    entry.outcome = WriteOutcome::Failed;
    m_commands->followUp(entry);
    QCOMPARE(m_messages.size(), 1);
    QVERIFY(m_messages.first().text.contains("acme-prod"_L1));
    m_commands->setWorkspace(nullptr);
    entry.profileId = m_fixture->profile.id;
    m_commands->followUp(entry);
    QCOMPARE(m_messages.size(), 2);
}

void TestActivityFollowUp::onlyWhatCanBeFollowedUpHasAButton()
{
    ServiceDraft draft = ServiceDraft::fromService(m_fixture->service(u"demand-api"_s));
    draft.name = u"brand-new"_s;
    QVERIFY(await(writer().create(draft)));
    const JournalEntry entry = newest();
    QCOMPARE(entry.outcome, WriteOutcome::Done);
    QTRY_VERIFY(m_model->rowOf(entry.opId) >= 0);
    m_panel->select(entry.opId);
    QVERIFY(!m_panel->findChild<QPushButton *>(u"activityFollowUp"_s)->isVisible());
    // While nobody listens there is none either.
    ActivityPanel lonely(*m_model);
    QVERIFY(showActive(&lonely));
    QVERIFY(!m_fixture->server().setFaults(u"422@POST:1"_s));
    draft.name = u"another-new"_s;
    QVERIFY(!await(writer().create(draft)));
    const QUuid failed = newest().opId;
    QTRY_VERIFY(m_model->rowOf(failed) >= 0);
    lonely.select(failed);
    QVERIFY(!lonely.findChild<QPushButton *>(u"activityFollowUp"_s)->isVisible());
}

QTEST_MAIN(TestActivityFollowUp)
#include "tst_activityfollowup.moc"
