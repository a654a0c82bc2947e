// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/deletedialog.h"

#include "models/files/serviceyaml.h"
#include "models/profiles/preferences.h"
#include "tests/support/fakeprompter.h"
#include "tests/support/sandboxfixture.h"
#include "tests/views/common/viewtest.h"
#include "views/common/messagearea.h"
#include "views/services/deletefacts.h"
#include "views/services/deleteundobar.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! Deleting, from the dialog over the countdown to its outcome, against a sandbox.
class TestDeleteDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void saysWhatWillBeDeleted();
    void preferencesAreSetAtFirst();
    void cancelIsDefaultAndFocused();
    void developmentTakesAButton();
    void stagingTakesATick();
    void productionTakesTheTypedName();
    void aProtectedServiceTakesTheTypedName();
    void aListSaysWhatIsProtected();
    void returnInTheNameNeitherConfirmsNorCancels();
    void theNameMayBePasted();
    void severalTakeTheirNumber();
    void aForbiddenDeleteSaysWhyAndUnlocks();
    void theBackupHoldsTheWholeBody();
    void aBackupOfSeveralIsOneFile();
    void aFailedBackupDeletesNothing();
    void anExistingFileIsNotReplaced();
    void withoutBackupNothingIsWritten();
    void whatIsGoneCannotBeDeleted();
    void serverNamesAreShownLiterally();
    void aNameThatTurnsTheSentenceIsIsolated();
    void aListSpellsUnusualNamesOut();
    void everyControlHasAName();

    void undoTakesEverythingBack();
    void afterTheCountdownItIsDeleted();
    void changedMeanwhileIsNotDeleted();
    void aBusyServiceOffersToRetry();
    void aBusyServiceOffersToRetryOnceSettled();
    void thePathOfTheBackupIsHandedOn();
    void returnNeverConfirmsFromElsewhere();
    void closingInTheCountdownAsks();
    void closingTheProfileInTheCountdownIsToldOf();
    void outcomesHaveTheirSentences_data();
    void outcomesHaveTheirSentences();

private:
    template <typename T>
    T *part(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }
    void start(ProfileClass profileClass);
    void open(const QStringList &names);
    void setBackup(bool wanted) { part<QCheckBox>(u"deleteBackupWanted"_s)->setChecked(wanted); }
    void press(const QString &button) { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }
    quint64 deleteCount() const
    {
        return m_fixture->server().requestCount(SandboxRoute::Service, "DELETE"_L1);
    }

    std::unique_ptr<SandboxFixture> m_fixture;
    std::unique_ptr<FakePrompter> m_prompter;
    std::unique_ptr<DeleteDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_confirmed;
};

void TestDeleteDialog::init()
{
    failOnUnexpectedWarnings();
    m_prompter = std::make_unique<FakePrompter>();
}

void TestDeleteDialog::cleanup()
{
    m_confirmed.reset();
    m_dialog.reset();
    m_fixture.reset();
}

void TestDeleteDialog::start(ProfileClass profileClass)
{
    m_fixture = std::make_unique<SandboxFixture>(profileClass);
    QVERIFY(m_fixture->isReady());
    for (const Verb verb : {Verb::Update, Verb::Delete}) {
        m_fixture->profile.policy.setRule(verb, Rule::Allow);
    }
    m_fixture->open();
    QVERIFY(m_fixture->load());
}

void TestDeleteDialog::open(const QStringList &names)
{
    QList<Service> services;
    for (const QString &name : names) {
        services.append(m_fixture->service(name));
        QVERIFY(!services.last().id.value.isEmpty());
    }
    m_dialog = std::make_unique<DeleteDialog>(m_fixture->workspace(), *m_prompter, services);
    m_confirmed = std::make_unique<QSignalSpy>(m_dialog.get(), &DeleteDialog::confirmed);
    m_dialog->open();
    QVERIFY(showActive(m_dialog.get()));
    part<QLineEdit>(u"deleteBackupPath"_s)->setText(m_fixture->path(u"backups/backup.yaml"_s));
}

void TestDeleteDialog::preferencesAreSetAtFirst()
{
    start(ProfileClass::Development);
    QSettings settings(m_fixture->path(u"window.ini"_s), QSettings::IniFormat);
    Preferences preferences(settings);
    preferences.setBacksUpFirst(false);
    preferences.setBackupFolder(u"/tmp/backups"_s);
    m_fixture->workspace().deletions().setDelay(30s);
    DeleteDialog dialog(m_fixture->workspace(), *m_prompter, {m_fixture->service(u"demand-api"_s)});
    dialog.applyPreferences(preferences);
    QVERIFY(!dialog.findChild<QCheckBox *>(u"deleteBackupWanted"_s)->isChecked());
    const QString path = dialog.findChild<QLineEdit *>(u"deleteBackupPath"_s)->text();
    QVERIFY2(path.startsWith("/tmp/backups/demand-api-"_L1), qPrintable(path));
    QVERIFY(dialog.findChild<QLabel *>(u"deleteConsequences"_s)->text().contains("30 seconds"_L1));
}

void TestDeleteDialog::saysWhatWillBeDeleted()
{
    start(ProfileClass::Staging);
    open({u"demand-api"_s});
    QVERIFY(part<QLabel>(u"deleteTitle"_s)->text().contains("demand-api"_L1));
    QCOMPARE(part<QLabel>(u"deleteFactType"_s)->text(), u"API"_s);
    QCOMPARE(part<QWidget>(u"deleteFactStatus"_s)->accessibleName(), u"Available"_s);
    QVERIFY(part<QLabel>(u"deleteFactUpdated"_s)->text().contains("amara"_L1));
    QVERIFY(!part<QLabel>(u"deleteFactId"_s)->text().isEmpty());
    QVERIFY(part<QLabel>(u"deleteConsequences"_s)->text().contains("undo"_L1));
}

void TestDeleteDialog::cancelIsDefaultAndFocused()
{
    start(ProfileClass::Development);
    open({u"demand-api"_s});
    QVERIFY(part<QPushButton>(u"deleteCancel"_s)->isDefault());
    QVERIFY(part<QPushButton>(u"deleteCancel"_s)->hasFocus());
    QTest::keyClick(m_dialog.get(), Qt::Key_Return);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_confirmed->count(), 0);
}

void TestDeleteDialog::developmentTakesAButton()
{
    start(ProfileClass::Development);
    open({u"demand-api"_s});
    setBackup(false);
    QVERIFY(!part<QWidget>(u"deleteFriction"_s)->isVisible());
    press(u"deleteConfirm"_s);
    QCOMPARE(m_confirmed->count(), 1);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(deleteCount(), quint64(0));
}

void TestDeleteDialog::stagingTakesATick()
{
    start(ProfileClass::Staging);
    open({u"demand-api"_s});
    setBackup(false);
    QVERIFY(!part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
    part<QCheckBox>(u"deleteTick"_s)->click();
    QVERIFY(part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
    part<QCheckBox>(u"deleteTick"_s)->click();
    QVERIFY(!part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
}

void TestDeleteDialog::productionTakesTheTypedName()
{
    start(ProfileClass::Production);
    open({u"demand-api"_s});
    setBackup(false);
    auto *line = part<QLineEdit>(u"deleteType"_s);
    line->setFocus();
    QTest::keyClicks(line, u"Demand-api"_s);
    QVERIFY(!part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
    QVERIFY(!line->actions().first()->isVisible());
    line->clear();
    QTest::keyClicks(line, u"demand-api"_s);
    QVERIFY(part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
    QVERIFY(line->actions().first()->isVisible());
    press(u"deleteConfirm"_s);
    QCOMPARE(m_confirmed->count(), 1);
}

void TestDeleteDialog::aProtectedServiceTakesTheTypedName()
{
    start(ProfileClass::Development);
    const Service service = m_fixture->service(u"demand-api"_s);
    open({u"demand-api"_s});
    QVERIFY(!part<QWidget>(u"deleteFactProtected"_s)->isVisible());
    m_fixture->workspace().protection().setProtected({service.id}, true);
    open({u"demand-api"_s});
    setBackup(false);
    QVERIFY(part<QWidget>(u"deleteFactProtected"_s)->isVisible());
    QVERIFY(!part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
    auto *line = part<QLineEdit>(u"deleteType"_s);
    line->setFocus();
    QTest::keyClicks(line, u"demand-api"_s);
    QVERIFY(part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
}

void TestDeleteDialog::aListSaysWhatIsProtected()
{
    start(ProfileClass::Development);
    const Service service = m_fixture->service(u"demand-api"_s);
    m_fixture->workspace().protection().setProtected({service.id}, true);
    open({u"demand-api"_s, m_fixture->workspace().services().row(1).service.name});
    auto *list = part<QTreeWidget>(u"deleteList"_s);
    QCOMPARE(list->topLevelItem(0)->text(0), u"\u2068demand-api\u2069 (protected)"_s);
    QVERIFY(!list->topLevelItem(1)->text(0).contains("protected"_L1));
}

void TestDeleteDialog::returnInTheNameNeitherConfirmsNorCancels()
{
    start(ProfileClass::Production);
    open({u"demand-api"_s});
    setBackup(false);
    auto *line = part<QLineEdit>(u"deleteType"_s);
    line->setFocus();
    QTest::keyClicks(line, u"demand"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(m_dialog->isVisible());
    QTest::keyClicks(line, u"-api"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_confirmed->count(), 0);
    auto *confirm = part<QPushButton>(u"deleteConfirm"_s);
    QVERIFY(confirm->hasFocus());
    QTest::keyClick(confirm, Qt::Key_Return);
    QCOMPARE(m_confirmed->count(), 1);
}

void TestDeleteDialog::theNameMayBePasted()
{
    start(ProfileClass::Production);
    open({u"demand-api"_s});
    QGuiApplication::clipboard()->setText(u"demand-api"_s);
    auto *line = part<QLineEdit>(u"deleteType"_s);
    line->setFocus();
    QTest::keyClick(line, Qt::Key_V, Qt::ControlModifier);
    QVERIFY(part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
}

void TestDeleteDialog::severalTakeTheirNumber()
{
    start(ProfileClass::Development);
    open({u"demand-api"_s, u"churn-scores"_s, u"stock-planner"_s});
    setBackup(false);
    QCOMPARE(part<QTreeWidget>(u"deleteList"_s)->topLevelItemCount(), 3);
    auto *line = part<QLineEdit>(u"deleteType"_s);
    QTest::keyClicks(line, u"DELETE 2"_s);
    QVERIFY(!part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
    line->clear();
    QTest::keyClicks(line, u"DELETE 3"_s);
    press(u"deleteConfirm"_s);
    QCOMPARE(m_confirmed->count(), 1);
    QCOMPARE(m_confirmed->first().first().value<QList<Service>>().size(), 3);
}

void TestDeleteDialog::aForbiddenDeleteSaysWhyAndUnlocks()
{
    start(ProfileClass::Development);
    m_fixture->profile.policy = Policy::readOnly();
    m_fixture->open();
    open({u"demand-api"_s});
    setBackup(false);
    auto *blocked = part<QWidget>(u"deleteBlocked"_s);
    QVERIFY(blocked->isVisible());
    QVERIFY(blocked->accessibleName().contains("acme-test"_L1));
    QVERIFY(!part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
    QTest::mouseClick(blocked->findChild<QPushButton *>(u"noticeAction"_s), Qt::LeftButton);
    QVERIFY(part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
    m_fixture->workspace().policy().lock();
    QVERIFY(!part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
}

void TestDeleteDialog::theBackupHoldsTheWholeBody()
{
    start(ProfileClass::Development);
    const Service before = m_fixture->service(u"demand-api"_s);
    open({u"demand-api"_s});
    press(u"deleteConfirm"_s);
    QTRY_COMPARE(m_confirmed->count(), 1);
    QFile file(m_fixture->path(u"backups/backup.yaml"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    const YamlService kept = readServiceYaml(file.readAll());
    QVERIFY(kept.isUsable());
    QCOMPARE(changedFields(kept.draft, ServiceDraft::fromService(before)), QList<ServiceField>());
}

void TestDeleteDialog::aBackupOfSeveralIsOneFile()
{
    start(ProfileClass::Development);
    open({u"demand-api"_s, u"churn-scores"_s});
    QTest::keyClicks(part<QLineEdit>(u"deleteType"_s), u"DELETE 2"_s);
    press(u"deleteConfirm"_s);
    QTRY_COMPARE(m_confirmed->count(), 1);
    QFile file(m_fixture->path(u"backups/backup.yaml"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<YamlService> kept = readServicesYaml(file.readAll());
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept.last().draft.name, u"churn-scores"_s);
}

void TestDeleteDialog::aFailedBackupDeletesNothing()
{
    start(ProfileClass::Development);
    open({u"demand-api"_s});
    QFile blocker(m_fixture->path(u"blocker"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    part<QLineEdit>(u"deleteBackupPath"_s)->setText(m_fixture->path(u"blocker/backup.yaml"_s));
    press(u"deleteConfirm"_s);
    auto *messages = part<MessageArea>(u"deleteMessages"_s);
    QTRY_COMPARE(messages->count(), 1);
    QVERIFY(messages->bars().first()->message().nextStep.contains("Nothing was deleted"_L1));
    QCOMPARE(m_confirmed->count(), 0);
    QVERIFY(m_dialog->isVisible());
    setBackup(false);
    press(u"deleteConfirm"_s);
    QCOMPARE(m_confirmed->count(), 1);
}

void TestDeleteDialog::anExistingFileIsNotReplaced()
{
    start(ProfileClass::Development);
    open({u"demand-api"_s});
    QFile precious(m_fixture->path(u"precious.yaml"_s));
    QVERIFY(precious.open(QIODevice::WriteOnly));
    precious.write("precious");
    precious.close();
    part<QLineEdit>(u"deleteBackupPath"_s)->setText(precious.fileName());
    press(u"deleteConfirm"_s);
    QTRY_COMPARE(part<MessageArea>(u"deleteMessages"_s)->count(), 1);
    QCOMPARE(precious.size(), qint64(8));
    // Chosen in the file dialog, which asks, it may be.
    m_prompter->answerNext(precious.fileName());
    press(u"deleteBackupBrowse"_s);
    QTRY_COMPARE(m_prompter->fileQuestions().size(), 1);
    QTRY_COMPARE(part<QLineEdit>(u"deleteBackupPath"_s)->text(), precious.fileName());
    QCoreApplication::processEvents();
    press(u"deleteConfirm"_s);
    QTRY_COMPARE(m_confirmed->count(), 1);
    QVERIFY(precious.size() > 8);
}

void TestDeleteDialog::withoutBackupNothingIsWritten()
{
    start(ProfileClass::Development);
    open({u"demand-api"_s});
    setBackup(false);
    QVERIFY(!part<QLineEdit>(u"deleteBackupPath"_s)->isEnabled());
    press(u"deleteConfirm"_s);
    QCOMPARE(m_confirmed->count(), 1);
    QVERIFY(!QDir(m_fixture->path(u"backups"_s)).exists());
}

void TestDeleteDialog::whatIsGoneCannotBeDeleted()
{
    start(ProfileClass::Development);
    const Service service = m_fixture->service(u"demand-api"_s);
    QVERIFY(await(m_fixture->workspace().api().remove(service.id)));
    QTRY_VERIFY(!await(m_fixture->workspace().services().describe(service.id)));
    m_dialog = std::make_unique<DeleteDialog>(m_fixture->workspace(), *m_prompter, QList<Service>{service});
    QVERIFY(showActive(m_dialog.get()));
    QTRY_VERIFY(!part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
    QVERIFY(part<QWidget>(u"deleteBlocked"_s)->accessibleName().contains("Already deleted"_L1));
}

void TestDeleteDialog::serverNamesAreShownLiterally()
{
    start(ProfileClass::Production);
    RedProbe probe;
    QVERIFY(probe.isReady());
    Service service = m_fixture->service(u"demand-api"_s);
    service.name = probe.text();
    service.updatedBy = probe.text();
    m_dialog = std::make_unique<DeleteDialog>(m_fixture->workspace(), *m_prompter, QList<Service>{service});
    QVERIFY(showActive(m_dialog.get()));
    QVERIFY(!RedProbe::isSeenIn(m_dialog.get()));
}

void TestDeleteDialog::aNameThatTurnsTheSentenceIsIsolated()
{
    // B03: the override ends with the name, and the id tells which service it really is.
    start(ProfileClass::Production);
    Service service = m_fixture->service(u"demand-api"_s);
    service.name = u"api\u202egnp\u2069"_s;
    m_dialog = std::make_unique<DeleteDialog>(m_fixture->workspace(), *m_prompter, QList<Service>{service});
    m_dialog->show();
    QCOMPARE(part<QLabel>(u"deleteTitle"_s)->text(), u"Delete service \u2068api\u202egnp\u2069?"_s);
    QVERIFY(part<QLabel>(u"deleteFactId"_s)->isVisible());
    QCOMPARE(part<QLabel>(u"deleteFactId"_s)->text(), service.id.value);
    QVERIFY(part<QLabel>(u"deleteTypeLabel"_s)->buddy() == nullptr); // B08: which would hide an & in it
    QCOMPARE(part<QLabel>(u"deleteUnusualNames"_s)->text(),
             u"Some characters cannot be seen or may be taken for others. "
             "Spelled out: api[U+202E]gnp[U+2069]"_s);
}

void TestDeleteDialog::aListSpellsUnusualNamesOut()
{
    // B04
    start(ProfileClass::Development);
    QList<Service> services{m_fixture->service(u"demand-api"_s), m_fixture->service(u"demand-api"_s),
                            m_fixture->service(u"demand-api"_s)};
    services[0].name = u"p\u0430yments"_s; // the a is Cyrillic
    services[1].name = u"pay\u200bments"_s;
    services[2].name = u"payments"_s;
    DeleteFacts facts;
    facts.setServices(services, {}, QDateTime::currentDateTimeUtc());
    facts.show();
    const auto *note = facts.findChild<QLabel *>(u"deleteUnusualNames"_s);
    QVERIFY(note->isVisible());
    QVERIFY(note->text().endsWith("p[U+0430]yments, pay[U+200B]ments"_L1));
    QCOMPARE(facts.findChild<QTreeWidget *>(u"deleteList"_s)->topLevelItem(0)->text(4),
             services.at(0).id.value);
    facts.setServices({services.at(2)}, {}, QDateTime::currentDateTimeUtc());
    QVERIFY(!note->isVisible());
}

void TestDeleteDialog::everyControlHasAName()
{
    start(ProfileClass::Staging);
    open({u"demand-api"_s});
    const QList<QWidget *> widgets = m_dialog->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool isControl =
            qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget);
        if (isControl && widget->isVisible()) {
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
}

void TestDeleteDialog::undoTakesEverythingBack()
{
    start(ProfileClass::Development);
    DeleteUndoBar bar;
    bar.setWorkspace(&m_fixture->workspace());
    QVERIFY(!bar.isVisible());
    PendingDeletions &deletions = m_fixture->workspace().deletions();
    deletions.schedule({m_fixture->service(u"demand-api"_s), m_fixture->service(u"churn-scores"_s)});
    QVERIFY(bar.isVisible());
    QVERIFY(bar.findChild<QLabel *>(u"undoText"_s)->text().contains("in 10 s"_L1));
    QTest::mouseClick(bar.findChild<QPushButton *>(u"undoDelete"_s), Qt::LeftButton);
    QVERIFY(!bar.isVisible());
    QVERIFY(deletions.pending().isEmpty());
    QCOMPARE(deleteCount(), quint64(0));
}

void TestDeleteDialog::afterTheCountdownItIsDeleted()
{
    start(ProfileClass::Development);
    DeleteUndoBar bar;
    bar.setWorkspace(&m_fixture->workspace());
    QSignalSpy reported(&bar, &DeleteUndoBar::reported);
    QList<Message> messages;
    connect(&bar, &DeleteUndoBar::reported, this, [&](const Message &message) { messages << message; });
    m_fixture->workspace().deletions().setDelay(300ms);
    m_fixture->workspace().deletions().schedule(
        {m_fixture->service(u"demand-api"_s), m_fixture->service(u"churn-scores"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 2, 10'000);
    QVERIFY(!bar.isVisible());
    QCOMPARE(messages.last().severity, MessageSeverity::Success);
    QCOMPARE(messages.first().id, messages.last().id);
    QVERIFY2(messages.last().text.startsWith("2 services"_L1), qPrintable(messages.last().text));
    QCOMPARE(deleteCount(), quint64(2));
}

void TestDeleteDialog::changedMeanwhileIsNotDeleted()
{
    start(ProfileClass::Development);
    DeleteUndoBar bar;
    bar.setWorkspace(&m_fixture->workspace());
    QList<Message> messages;
    connect(&bar, &DeleteUndoBar::reported, this, [&](const Message &message) { messages << message; });
    Service seen = m_fixture->service(u"demand-api"_s);
    seen.details->title = u"As it was"_s;
    m_fixture->workspace().deletions().setDelay(50ms);
    m_fixture->workspace().deletions().schedule({seen});
    QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, 10'000);
    QVERIFY(messages.first().text.contains("has changed"_L1));
    QCOMPARE(messages.first().severity, MessageSeverity::Warning);
    QCOMPARE(deleteCount(), quint64(0));
}

void TestDeleteDialog::aBusyServiceOffersToRetry()
{
    start(ProfileClass::Development);
    DeleteUndoBar bar;
    bar.setWorkspace(&m_fixture->workspace());
    QList<Message> messages;
    connect(&bar, &DeleteUndoBar::reported, this, [&](const Message &message) { messages << message; });
    QVERIFY(!m_fixture->server().setFaults(u"409@DELETE:1"_s));
    m_fixture->workspace().deletions().setDelay(50ms);
    m_fixture->workspace().deletions().schedule({m_fixture->service(u"demand-api"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, 10'000);
    QVERIFY2(messages.first().text.contains("busy"_L1), qPrintable(messages.first().text));
    QVERIFY(messages.first().details.contains("HTTP status: 409"_L1));
    QCOMPARE(messages.first().actionText, u"Retry"_s);
    QVERIFY(!m_fixture->server().setFaults(QString()));
    messages.first().action();
    QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 2, 10'000);
    QCOMPARE(messages.last().severity, MessageSeverity::Success);
}

void TestDeleteDialog::aBusyServiceOffersToRetryOnceSettled()
{
    start(ProfileClass::Development);
    DeleteUndoBar bar;
    bar.setWorkspace(&m_fixture->workspace());
    QList<Message> messages;
    connect(&bar, &DeleteUndoBar::reported, this, [&](const Message &message) { messages << message; });
    const Service service = m_fixture->service(u"demand-api"_s);
    // It is deploying by now, as far as the list knows.
    Service busy = service;
    busy.status = ServiceStatus::Deploying;
    ApiError error;
    error.kind = ErrorKind::Conflict;
    error.httpStatus = 409;
    m_fixture->workspace().services().merge(busy);
    emit m_fixture->workspace().deletions().finished(service, Failure(error));
    QCOMPARE(messages.size(), 1);
    QVERIFY2(messages.last().text.contains("DEPLOYING"_L1), qPrintable(messages.last().text));
    QVERIFY(messages.last().actionText.isEmpty());
    m_fixture->workspace().services().merge(service);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.last().id, messages.first().id);
    QVERIFY(messages.last().text.contains("settled"_L1));
    QCOMPARE(messages.last().actionText, u"Retry"_s);
    messages.last().action();
    QVERIFY(m_fixture->workspace().deletions().isPending(service.id));
    // Once is enough.
    m_fixture->workspace().services().merge(busy);
    m_fixture->workspace().services().merge(service);
    QCOMPARE(messages.size(), 2);
}

void TestDeleteDialog::thePathOfTheBackupIsHandedOn()
{
    start(ProfileClass::Development);
    open({u"demand-api"_s});
    press(u"deleteConfirm"_s);
    QTRY_COMPARE(m_confirmed->count(), 1);
    QCOMPARE(m_confirmed->first().at(1).toString(), m_fixture->path(u"backups/backup.yaml"_s));
    open({u"churn-scores"_s});
    setBackup(false);
    press(u"deleteConfirm"_s);
    QCOMPARE(m_confirmed->count(), 1);
    QVERIFY(m_confirmed->first().at(1).toString().isEmpty());
}

void TestDeleteDialog::returnNeverConfirmsFromElsewhere()
{
    for (const ProfileClass profileClass : {ProfileClass::Staging, ProfileClass::Production}) {
        start(profileClass);
        open({u"demand-api"_s});
        if (auto *tick = part<QCheckBox>(u"deleteTick"_s)) {
            tick->setChecked(true);
        } else {
            part<QLineEdit>(u"deleteType"_s)->setText(u"demand-api"_s);
        }
        QVERIFY(part<QPushButton>(u"deleteConfirm"_s)->isEnabled());
        for (const QString &name : {u"deleteBackupPath"_s, u"deleteBackupWanted"_s, u"deleteTick"_s}) {
            if (auto *control = part<QWidget>(name); control && m_dialog->isVisible()) {
                control->setFocus();
                QTest::keyClick(control, Qt::Key_Return);
                QCOMPARE(m_confirmed->count(), 0);
            }
        }
        m_confirmed.reset();
        m_dialog.reset();
    }
}

void TestDeleteDialog::closingInTheCountdownAsks()
{
    start(ProfileClass::Development);
    QWidget window;
    DeleteUndoBar bar(&window);
    QVERIFY(showActive(&window));
    bar.setWorkspace(&m_fixture->workspace());
    QVERIFY(!bar.askBeforeClosing(*m_prompter, &window));
    QVERIFY(m_prompter->questions().isEmpty());
    PendingDeletions &deletions = m_fixture->workspace().deletions();
    deletions.schedule({m_fixture->service(u"demand-api"_s)});
    m_prompter->answerNext(u"stay"_s);
    QVERIFY(bar.askBeforeClosing(*m_prompter, &window));
    QCoreApplication::processEvents();
    QCOMPARE(m_prompter->questions().size(), 1);
    QVERIFY(m_prompter->questions().first().text.contains("demand-api"_L1));
    QCOMPARE(deletions.pending().size(), 1);
    QVERIFY(window.isVisible());
    m_prompter->answerNext(u"close"_s);
    QVERIFY(bar.askBeforeClosing(*m_prompter, &window));
    QTRY_VERIFY(!window.isVisible());
    QVERIFY(deletions.pending().isEmpty());
    QTRY_COMPARE(await(m_fixture->journal().recent(1)).value().size(), 1);
    QCOMPARE(await(m_fixture->journal().recent(1)).value().first().outcome, WriteOutcome::Cancelled);
    QCOMPARE(deleteCount(), quint64(0));
}

void TestDeleteDialog::closingTheProfileInTheCountdownIsToldOf()
{
    start(ProfileClass::Development);
    DeleteUndoBar bar;
    bar.setWorkspace(&m_fixture->workspace());
    QList<Message> messages;
    connect(&bar, &DeleteUndoBar::reported, this, [&](const Message &message) { messages << message; });
    m_fixture->workspace().deletions().schedule({m_fixture->service(u"demand-api"_s)});
    bar.setWorkspace(nullptr);
    m_fixture->close();
    QCOMPARE(messages.size(), 1);
    QVERIFY2(messages.first().text.contains("Nothing was deleted"_L1) &&
                 messages.first().text.contains("demand-api"_L1),
             qPrintable(messages.first().text));
    QTRY_COMPARE(await(m_fixture->journal().recent(1)).value().size(), 1);
    QCOMPARE(deleteCount(), quint64(0));
}

void TestDeleteDialog::outcomesHaveTheirSentences_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("severity");
    QTest::addColumn<QString>("words");
    QTest::newRow("done") << int(WriteReport::Kind::Done) << int(MessageSeverity::Success)
                          << u"is being deleted"_s;
    QTest::newRow("gone") << int(WriteReport::Kind::AlreadyGone) << int(MessageSeverity::Info)
                          << u"already gone"_s;
    QTest::newRow("changed") << int(WriteReport::Kind::ChangedMeanwhile) << int(MessageSeverity::Warning)
                             << u"was not deleted"_s;
    QTest::newRow("unknown") << int(WriteReport::Kind::MayHaveHappened) << int(MessageSeverity::Warning)
                             << u"may have been deleted"_s;
}

void TestDeleteDialog::outcomesHaveTheirSentences()
{
    QFETCH(const int, kind);
    QFETCH(const int, severity);
    QFETCH(const QString, words);
    Service service;
    service.id = ServiceId{u"id-1"_s};
    service.name = u"demand-api"_s;
    WriteReport report;
    report.kind = WriteReport::Kind(kind);
    const Message message = DeleteUndoBar::outcomeMessage(service, report);
    QCOMPARE(int(message.severity), severity);
    QVERIFY2(message.text.contains(words) && message.text.contains(service.name), qPrintable(message.text));
    QCOMPARE(message.id, u"delete:id-1"_s);
}

QTEST_MAIN(TestDeleteDialog)
#include "tst_deletedialog.moc"
