// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeprompter.h"
#include "tests/views/common/viewtest.h"
#include "tests/views/services/formfixture.h"
#include "views/common/codeedit.h"
#include "views/common/messagearea.h"
#include "views/common/profileband.h"
#include "views/services/servicedialog.h"
#include "views/services/serviceform.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>

using namespace Belay;
using namespace Qt::StringLiterals;

class ServiceDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void createReachesThePlatform_data();
    void createReachesThePlatform();
    void errorsAreListedAndLeadToTheirFields();
    void updateSendsTheChangesOnly();
    void theButtonSaysWhatItWillDo();
    void anUnchangedUpdateIsNotSent();
    void aTakenNameIsUpdatedOnlyWhenAsked();
    void aNameTakenMeanwhileIsOffered();
    void aCopyBeginsWithTheOriginal();
    void aChangeMeanwhileIsMerged();
    void aRefusalKeepsWhatWasTyped();
    void aLostAnswerIsFound();
    void anUnknownOutcomeCanBeCheckedAgain();
    void stopWaitingLeavesTheFormAsItWas();
    void askingPolicyIsConfirmedInline();
    void readOnlyProfilesExplainAndUnlock();
    void closingAsksOnlyForChanges();
    void yamlIsTypedIntoTheForm();
    void brokenYamlBlocksWithItsReason();
    void savedYamlHoldsTheDraft();
    void secretsInAFileAreWarnedAbout();
    void aServiceThatCannotBeReadCanBeTriedAgain();
    void keysSubmitAndValidate();

private:
    template <typename T>
    T *child(const QString &name) const
    {
        T *found = m_dialog->findChild<T *>(name);
        Q_ASSERT_X(found != nullptr, "child", qPrintable(name));
        return found;
    }
    void openNew();
    void open(ServiceDialog::Mode mode, const Service &service);
    void fill(const ServiceDraft &draft);
    void retitle(const QString &title);
    void click(const QString &button);
    QPushButton *submit() const { return child<QPushButton>(u"submitButton"_s); }
    QString submitText() const { return submit()->accessibleName(); }
    MessageArea *messages() const { return child<MessageArea>(u"serviceMessages"_s); }
    QString messageText() const;

    std::unique_ptr<FormFixture> m_fixture;
    FakePrompter m_prompter;
    QPointer<ServiceDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_written;
};

void ServiceDialogTest::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<FormFixture>();
    QVERIFY(m_fixture->isReady());
    m_prompter = FakePrompter();
}

void ServiceDialogTest::cleanup()
{
    m_written.reset();
    delete m_dialog;
    m_fixture.reset();
}

void ServiceDialogTest::openNew()
{
    m_dialog = new ServiceDialog(m_fixture->workspace(), m_prompter);
    m_written = std::make_unique<QSignalSpy>(m_dialog, &ServiceDialog::written);
    QVERIFY(showActive(m_dialog));
    QTRY_VERIFY(child<QComboBox>(u"imagePicker"_s)->count() > 0);
}

void ServiceDialogTest::open(ServiceDialog::Mode mode, const Service &service)
{
    m_dialog = new ServiceDialog(m_fixture->workspace(), m_prompter, mode, service);
    m_written = std::make_unique<QSignalSpy>(m_dialog, &ServiceDialog::written);
    QVERIFY(showActive(m_dialog));
    QTRY_VERIFY(submit()->isVisible());
}

void ServiceDialogTest::fill(const ServiceDraft &draft)
{
    m_dialog->form().setDraft(draft);
    QTRY_COMPARE(m_dialog->form().nameCheck().state(), NameCheck::State::Free);
}

void ServiceDialogTest::retitle(const QString &title)
{
    auto *line = child<QLineEdit>(u"serviceTitle"_s);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, title);
}

void ServiceDialogTest::click(const QString &button)
{
    auto *found = child<QPushButton>(button);
    QTRY_VERIFY(found->isEnabled() && found->isVisible());
    QTest::mouseClick(found, Qt::LeftButton);
}

QString ServiceDialogTest::messageText() const
{
    QStringList texts;
    for (const MessageBar *bar : messages()->bars()) {
        texts.append(bar->plainReport());
    }
    return texts.join(u'\n');
}

void ServiceDialogTest::createReachesThePlatform_data()
{
    QTest::addColumn<QString>("type");
    QTest::newRow("api") << u"api"_s;
    QTest::newRow("web-app") << u"web-app"_s;
    QTest::newRow("shiny") << u"shiny"_s;
}

void ServiceDialogTest::createReachesThePlatform()
{
    QFETCH(QString, type);
    openNew();
    const ServiceDraft draft = FormFixture::sample(u"demand-portal"_s, ServiceType::fromText(type));
    fill(draft);
    QCOMPARE(submitText(), u"Create & deploy"_s);
    click(u"submitButton"_s);
    QTRY_COMPARE(m_written->size(), 1);
    QTRY_VERIFY2(m_dialog.isNull(), "closed and gone");
    const std::optional<Service> made = m_fixture->find(u"demand-portal"_s);
    QVERIFY(made);
    QCOMPARE(made->id, m_written->first().first().value<ServiceId>());
    QCOMPARE(made->type, draft.type);
    QCOMPARE(made->details->title, std::optional(draft.title));
    QCOMPARE(m_fixture->count(SandboxRoute::Services, "POST"_L1), 1u);
}

void ServiceDialogTest::errorsAreListedAndLeadToTheirFields()
{
    openNew();
    click(u"submitButton"_s);
    QVERIFY(child<QWidget>(u"problemSummary"_s)->isVisible());
    auto *imageLine = child<QAbstractButton>(u"problemimageDetails.imageId"_s);
    QTest::mouseClick(imageLine, Qt::LeftButton);
    QVERIFY(child<QComboBox>(u"imagePicker"_s)->lineEdit()->hasFocus());
    QCOMPARE(m_fixture->count(SandboxRoute::Services, "POST"_L1), 0u);
    m_dialog->form().setDraft(FormFixture::sample(u"demand-portal"_s));
    QVERIFY2(!child<QWidget>(u"problemSummary"_s)->isVisible(), "goes as soon as all is right");
}

void ServiceDialogTest::updateSendsTheChangesOnly()
{
    const Service before = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    open(ServiceDialog::Mode::Edit, before);
    retitle(u"Another title"_s);
    QTRY_COMPARE(submitText(), u"Update (no redeploy)"_s);
    click(u"submitButton"_s);
    QTRY_COMPARE(m_written->size(), 1);
    const Service after = *m_fixture->find(u"demand-portal"_s);
    QCOMPARE(after.details->title, std::optional(u"Another title"_s));
    QCOMPARE(after.status, ServiceStatus(ServiceStatus::Available));
    ServiceDetails expected = *before.details;
    expected.title = u"Another title"_s;
    QCOMPARE(*after.details, expected);
    QCOMPARE(m_fixture->count(SandboxRoute::Service, "PATCH"_L1), 1u);
}

void ServiceDialogTest::theButtonSaysWhatItWillDo()
{
    open(ServiceDialog::Mode::Edit, m_fixture->put(FormFixture::sample(u"demand-portal"_s)));
    ServiceDraft draft = m_dialog->form().draft();
    draft.title = u"x"_s;
    m_dialog->form().setDraft(draft);
    QTRY_COMPARE(submitText(), u"Update (no redeploy)"_s);
    draft.minInstances = 2;
    m_dialog->form().setDraft(draft);
    QTRY_COMPARE(submitText(), u"Update (may redeploy)"_s);
    draft.versionId = VersionId{2021};
    m_dialog->form().setDraft(draft);
    QTRY_COMPARE(submitText(), u"Update (will redeploy)"_s);
}

void ServiceDialogTest::anUnchangedUpdateIsNotSent()
{
    open(ServiceDialog::Mode::Edit, m_fixture->put(FormFixture::sample(u"demand-portal"_s)));
    QTRY_VERIFY(!submit()->isEnabled());
    QCOMPARE(child<QLabel>(u"submitReason"_s)->text(), u"Nothing is changed."_s);
    retitle(u"x"_s);
    QTRY_VERIFY(submit()->isEnabled());
    QCOMPARE(child<QLabel>(u"submitReason"_s)->text(), QString());
}

void ServiceDialogTest::aTakenNameIsUpdatedOnlyWhenAsked()
{
    const Service existing = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    openNew();
    ServiceDraft typed;
    typed.name = u"demand-portal"_s;
    typed.title = u"Typed title"_s;
    typed.parameters = Parameters{{{u"LEVEL"_s, u"info"_s}}, {}};
    m_dialog->form().setDraft(typed);
    QTRY_COMPARE(submitText(), u"Update the existing one…"_s);
    QCOMPARE(child<QWidget>(u"forecastVerdict"_s)->accessibleName(), u"Name exists"_s);
    click(u"submitButton"_s);
    QTRY_VERIFY(m_dialog->form().isUpdate());
    QCOMPARE(m_fixture->count(SandboxRoute::Service, "PATCH"_L1), 0u);
    QTRY_COMPARE(submitText(), u"Update (will redeploy)"_s);
    const ServiceDraft draft = m_dialog->form().draft();
    QCOMPARE(draft.title, u"Typed title"_s);
    QCOMPARE(draft.imageId, existing.details->image->imageId);
    QCOMPARE(draft.parameters->env,
             (QMap<QString, QString>{{u"LEVEL"_s, u"info"_s}, {u"REGION"_s, u"eu"_s}}));
    QCOMPARE(draft.parameters->secrets, QStringList{u"warehouse"_s});

    click(u"submitButton"_s);
    QTRY_COMPARE(m_written->size(), 1);
    QCOMPARE(m_written->first().first().value<ServiceId>(), existing.id);
    QCOMPARE(m_fixture->find(u"demand-portal"_s)->details->title, std::optional(u"Typed title"_s));
    QCOMPARE(m_fixture->count(SandboxRoute::Services, "POST"_L1), 1u); // the one that put it there
}

void ServiceDialogTest::aNameTakenMeanwhileIsOffered()
{
    openNew();
    fill(FormFixture::sample(u"demand-portal"_s));
    QVERIFY(!m_fixture->put(FormFixture::sample(u"demand-portal"_s)).id.value.isEmpty());
    QCOMPARE(submitText(), u"Create & deploy"_s);
    click(u"submitButton"_s);
    QTRY_VERIFY(messageText().contains(u"exists already"_s));
    QTRY_COMPARE(submitText(), u"Update the existing one…"_s);
    QCOMPARE(m_fixture->count(SandboxRoute::Services, "POST"_L1), 1u);
    QCOMPARE(m_dialog->form().draft().title, u"Demand forecast"_s);
}

void ServiceDialogTest::aCopyBeginsWithTheOriginal()
{
    const Service original = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    open(ServiceDialog::Mode::Clone, original);
    ServiceDraft expected = ServiceDraft::fromService(original);
    expected.name = u"demand-portal-copy"_s;
    QCOMPARE(m_dialog->form().draft(), expected);
    QVERIFY(child<QLineEdit>(u"serviceName"_s)->hasFocus());
    QTRY_COMPARE(m_dialog->form().nameCheck().state(), NameCheck::State::Free);
    click(u"submitButton"_s);
    QTRY_COMPARE(m_written->size(), 1);
    QVERIFY(m_fixture->find(u"demand-portal-copy"_s));
}

void ServiceDialogTest::aChangeMeanwhileIsMerged()
{
    const Service before = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    open(ServiceDialog::Mode::Edit, before);
    ServiceDraft mine = m_dialog->form().draft();
    mine.title = u"Mine"_s;
    mine.minInstances = 2;
    m_dialog->form().setDraft(mine);
    ServiceDraft theirs = ServiceDraft::fromService(before);
    theirs.title = u"Theirs"_s;
    theirs.description = u"Theirs alone"_s;
    QVERIFY(!m_fixture->change(before, theirs).id.value.isEmpty());

    click(u"submitButton"_s);
    auto *table = child<QTableView>(u"mergeTable"_s);
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(m_fixture->count(SandboxRoute::Service, "PATCH"_L1), 1u); // theirs
    QCOMPARE(table->model()->rowCount(), 1);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                      table->visualRect(table->model()->index(0, 2)).center());
    QCOMPARE(submitText(), u"Continue with these"_s);
    click(u"submitButton"_s);

    QTRY_COMPARE(submitText(), u"Update (may redeploy)"_s);
    QVERIFY(submit()->hasFocus());
    QTest::keyClick(submit(), Qt::Key_Space);
    QTRY_COMPARE(m_written->size(), 1);
    const Service after = *m_fixture->find(u"demand-portal"_s);
    QCOMPARE(after.details->title, std::optional(u"Theirs"_s));
    QCOMPARE(after.details->description, std::optional(u"Theirs alone"_s));
    QCOMPARE(after.details->minInstances, std::optional(2));
}

void ServiceDialogTest::aRefusalKeepsWhatWasTyped()
{
    openNew();
    ServiceDraft draft = FormFixture::sample(u"demand-portal"_s);
    draft.imageId = ImageId{999};
    draft.versionId.reset();
    fill(draft);
    click(u"submitButton"_s);
    QTRY_VERIFY(messageText().contains(u"was not created"_s));
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_dialog->form().isEnabled());
    QCOMPARE(m_dialog->form().draft(), draft);
    QVERIFY(submit()->isEnabled());
}

void ServiceDialogTest::aLostAnswerIsFound()
{
    openNew();
    fill(FormFixture::sample(u"demand-portal"_s));
    QCOMPARE(m_fixture->server.setFaults(u"drop-answer@POST:1"_s), std::nullopt);
    click(u"submitButton"_s);
    QTRY_COMPARE(m_written->size(), 1);
    QCOMPARE(m_fixture->count(SandboxRoute::Services, "POST"_L1), 1u);
}

void ServiceDialogTest::anUnknownOutcomeCanBeCheckedAgain()
{
    openNew();
    fill(FormFixture::sample(u"demand-portal"_s));
    QCOMPARE(m_fixture->server.setFaults(u"reset@POST:1"_s), std::nullopt);
    click(u"submitButton"_s);
    QTRY_VERIFY(messages()->contains(u"uncertain"_s));
    QVERIFY(messageText().contains(u"not known"_s));
    QCOMPARE(m_fixture->server.setFaults(QString()), std::nullopt);
    auto *again = messages()->findChild<QPushButton *>();
    QVERIFY(again != nullptr);
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY(messageText().contains(u"was not created"_s));
    click(u"submitButton"_s);
    QTRY_COMPARE(m_written->size(), 1);
}

void ServiceDialogTest::stopWaitingLeavesTheFormAsItWas()
{
    openNew();
    const ServiceDraft draft = FormFixture::sample(u"demand-portal"_s);
    fill(draft);
    QCOMPARE(m_fixture->server.setFaults(u"stall@POST:1"_s), std::nullopt);
    click(u"submitButton"_s);
    QTRY_COMPARE(m_fixture->count(SandboxRoute::Services, "POST"_L1), 1u);
    QVERIFY(!m_dialog->form().isEnabled());
    QVERIFY(!submit()->isEnabled());
    QCOMPARE(child<QPushButton>(u"cancelButton"_s)->text(), u"Stop waiting"_s);
    click(u"cancelButton"_s);
    QTRY_VERIFY(messages()->contains(u"uncertain"_s));
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_dialog->form().draft(), draft);
}

void ServiceDialogTest::askingPolicyIsConfirmedInline()
{
    m_fixture = std::make_unique<FormFixture>(ProfileClass::Staging);
    openNew();
    fill(FormFixture::sample(u"demand-portal"_s));
    click(u"submitButton"_s);
    QVERIFY(child<QWidget>(u"confirmBar"_s)->isVisible());
    QVERIFY(child<QLabel>(u"confirmQuestion"_s)->text().contains(u"acme-prod"_s));
    QCOMPARE(m_fixture->count(SandboxRoute::Services, "POST"_L1), 0u);
    click(u"confirmBack"_s);
    QVERIFY(!child<QWidget>(u"confirmBar"_s)->isVisible());
    QVERIFY(m_dialog->form().isEnabled());
    click(u"submitButton"_s);
    QVERIFY(child<QPushButton>(u"confirmButton"_s)->hasFocus());
    QTest::keyClick(child<QPushButton>(u"confirmButton"_s), Qt::Key_Space);
    QTRY_COMPARE(m_written->size(), 1);
}

void ServiceDialogTest::readOnlyProfilesExplainAndUnlock()
{
    m_fixture = std::make_unique<FormFixture>(ProfileClass::Production);
    openNew();
    fill(FormFixture::sample(u"demand-portal"_s));
    QTRY_VERIFY(!submit()->isEnabled());
    QVERIFY(child<QLabel>(u"submitReason"_s)->text().contains(u"read-only"_s));
    auto *unlock = child<ProfileBand>(u"profileBand"_s)->findChild<QPushButton *>(u"bandAction"_s);
    QVERIFY(unlock->isVisible());
    QTest::mouseClick(unlock, Qt::LeftButton);
    QTRY_VERIFY(submit()->isEnabled());
    click(u"submitButton"_s);
    QVERIFY2(child<QPushButton>(u"confirmBack"_s)->hasFocus(), "in production Enter is not yes");
    QCOMPARE(m_fixture->count(SandboxRoute::Services, "POST"_L1), 0u);
    click(u"confirmButton"_s);
    QTRY_COMPARE(m_written->size(), 1);
}

void ServiceDialogTest::closingAsksOnlyForChanges()
{
    openNew();
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_dialog.isNull());
    QCOMPARE(m_prompter.questions().size(), 0);

    openNew();
    retitle(u"typed"_s);
    m_prompter.answerNext(u"keep"_s);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_COMPARE(m_prompter.questions().size(), 1);
    QCOMPARE(m_prompter.questions().first().id, u"discardDraft"_s);
    QCoreApplication::processEvents();
    QVERIFY(m_dialog->isVisible());
    m_prompter.answerNext(u"discard"_s);
    m_dialog->close();
    QTRY_VERIFY(m_dialog.isNull());
}

void ServiceDialogTest::yamlIsTypedIntoTheForm()
{
    openNew();
    child<QTabWidget>(u"reviewTabs"_s)->setCurrentIndex(1);
    auto *editor = child<CodeEdit>(u"reviewYaml"_s);
    editor->setText(u"body:\n  name: from-yaml\n  title: Typed\n  serviceType: api\n"
                    "  imageDetails:\n    imageId: 102\n"_s);
    QTRY_COMPARE(child<QLineEdit>(u"serviceName"_s)->text(), u"from-yaml"_s);
    QCOMPARE(m_dialog->form().draft().type, ServiceType(ServiceType::Api));
    QTRY_COMPARE(m_dialog->form().nameCheck().state(), NameCheck::State::Free);
    click(u"submitButton"_s);
    QTRY_COMPARE(m_written->size(), 1);
}

void ServiceDialogTest::brokenYamlBlocksWithItsReason()
{
    openNew();
    fill(FormFixture::sample(u"demand-portal"_s));
    child<QTabWidget>(u"reviewTabs"_s)->setCurrentIndex(1);
    child<CodeEdit>(u"reviewYaml"_s)->setText(u"body: [\n"_s);
    QTRY_VERIFY(!submit()->isEnabled());
    QVERIFY(child<QLabel>(u"submitReason"_s)->text().contains(u"YAML"_s));
    click(u"discardYaml"_s);
    QTRY_VERIFY(submit()->isEnabled());
    QCOMPARE(m_dialog->form().draft().name, u"demand-portal"_s);
}

void ServiceDialogTest::savedYamlHoldsTheDraft()
{
    openNew();
    fill(FormFixture::sample(u"demand-portal"_s));
    const QString path = m_fixture->path(u"saved.yaml"_s);
    m_prompter.answerNext(path);
    click(u"saveYamlButton"_s);
    QTRY_VERIFY(messageText().contains(u"Saved"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("name: demand-portal"));
    QCOMPARE(m_prompter.fileQuestions().first().start, u"demand-portal.yaml"_s);
}

void ServiceDialogTest::secretsInAFileAreWarnedAbout()
{
    openNew();
    ServiceDraft draft = FormFixture::sample(u"demand-portal"_s);
    draft.parameters->env.insert(u"DB_PASSWORD"_s, u"hunter22!"_s);
    fill(draft);
    m_prompter.answerNext(u"cancel"_s);
    click(u"saveYamlButton"_s);
    QTRY_COMPARE(m_prompter.questions().size(), 1);
    QVERIFY(m_prompter.questions().first().text.contains(u"DB_PASSWORD"_s));
    QCoreApplication::processEvents();
    QCOMPARE(m_prompter.fileQuestions().size(), 0);
}

void ServiceDialogTest::aServiceThatCannotBeReadCanBeTriedAgain()
{
    const Service service = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    QCOMPARE(m_fixture->server.setFaults(u"403@GET:1"_s), std::nullopt);
    m_dialog = new ServiceDialog(m_fixture->workspace(), m_prompter, ServiceDialog::Mode::Edit, service);
    QVERIFY(showActive(m_dialog));
    auto *page = child<QWidget>(u"serviceLoadFailed"_s);
    QTRY_VERIFY(page->isVisible());
    QVERIFY(!submit()->isVisible());
    QCOMPARE(m_fixture->server.setFaults(QString()), std::nullopt);
    QTest::mouseClick(page->findChild<QPushButton *>(u"stateAction"_s), Qt::LeftButton);
    QTRY_VERIFY(submit()->isVisible());
    QCOMPARE(m_dialog->form().draft().name, u"demand-portal"_s);
}

void ServiceDialogTest::keysSubmitAndValidate()
{
    openNew();
    auto *name = child<QLineEdit>(u"serviceName"_s);
    name->setFocus();
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY2(!child<QWidget>(u"problemSummary"_s)->isVisible(), "Enter alone sends nothing");
    QTest::keyClick(name, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(child<QWidget>(u"problemSummary"_s)->isVisible());
    fill(FormFixture::sample(u"demand-portal"_s));
    QTest::keyClick(child<QPlainTextEdit>(u"entrypoint"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_written->size(), 1);
}

QTEST_MAIN(ServiceDialogTest)
#include "tst_servicedialog.moc"
