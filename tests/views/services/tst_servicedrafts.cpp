// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeprompter.h"
#include "tests/views/common/viewtest.h"
#include "tests/views/services/formfixture.h"
#include "views/common/messagearea.h"
#include "views/services/draftsmenu.h"
#include "views/services/servicecommands.h"
#include "views/services/servicedialog.h"
#include "views/services/serviceform.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Belay;
using namespace Qt::StringLiterals;

//! What forms keep of what is typed in them, and how it comes back.
class ServiceDraftsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void savedDraftsComeBack();
    void discardedDraftsDoNot();
    void sentDraftsDoNot();
    void nothingTypedIsNothingKept();
    void formsThatGoWithTheirProfileAreOffered();
    void anEditGoesOnWhereItWas();
    void anEditMeetsWhatOthersChanged();
    void anEditOfADeletedServiceBecomesANewOne();
    void secretsHaveToBeTypedAgain();
    void theMenuDiscardsAllOnYes();
    void observationsStandInTheReview();
    void aSecondWriteWaitsVisibly();

private:
    template <typename T>
    T *child(const QString &name) const
    {
        T *found = m_dialog->findChild<T *>(name);
        Q_ASSERT_X(found != nullptr, "child", qPrintable(name));
        return found;
    }
    void own(ServiceDialog *dialog);
    void openNew() { own(new ServiceDialog(m_fixture->workspace(), m_prompter)); }
    void edit(const Service &service)
    {
        own(new ServiceDialog(m_fixture->workspace(), m_prompter, ServiceDialog::Mode::Edit, service));
        QTRY_VERIFY(child<QWidget>(u"submitButton"_s)->isVisible());
    }
    void reopen()
    {
        QTRY_COMPARE(m_fixture->keptDrafts().size(), 1);
        own(new ServiceDialog(m_fixture->workspace(), m_prompter, m_fixture->keptDrafts().first()));
    }
    void type(const QString &field, const QString &text);
    void leave(const QString &answer);
    QString messageText() const;

    std::unique_ptr<FormFixture> m_fixture;
    FakePrompter m_prompter;
    QPointer<ServiceDialog> m_dialog;
};

void ServiceDraftsTest::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<FormFixture>();
    QVERIFY(m_fixture->isReady());
    m_prompter = FakePrompter();
}

void ServiceDraftsTest::cleanup()
{
    delete m_dialog;
    m_fixture.reset();
}

void ServiceDraftsTest::own(ServiceDialog *dialog)
{
    m_dialog = dialog;
    QVERIFY(showActive(m_dialog));
}

void ServiceDraftsTest::type(const QString &field, const QString &text)
{
    auto *line = child<QLineEdit>(field);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
}

void ServiceDraftsTest::leave(const QString &answer)
{
    m_prompter.answerNext(answer);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_dialog.isNull());
}

QString ServiceDraftsTest::messageText() const
{
    QStringList texts;
    for (const MessageBar *bar : child<MessageArea>(u"serviceMessages"_s)->bars()) {
        texts.append(bar->plainReport());
    }
    return texts.join(u'\n');
}

void ServiceDraftsTest::savedDraftsComeBack()
{
    openNew();
    type(u"serviceName"_s, u"demand-portal"_s);
    type(u"serviceTitle"_s, u"Demand"_s);
    const ServiceDraft typed = m_dialog->form().draft();
    QSignalSpy parked(m_dialog, &ServiceDialog::draftParked);
    leave(u"save"_s);
    QCOMPARE(parked.size(), 1);
    QCOMPARE(parked.first().first().toString(), u"demand-portal"_s);
    reopen();
    QCOMPARE(m_dialog->form().draft(), typed);
    QVERIFY(!m_dialog->form().isUpdate());
    QTRY_COMPARE(m_dialog->form().nameCheck().state(), NameCheck::State::Free);
    QCOMPARE(m_fixture->keptDrafts().size(), 0); // it is open
    leave(u"discard"_s);
    QCOMPARE(m_fixture->keptDrafts().size(), 0);
}

void ServiceDraftsTest::discardedDraftsDoNot()
{
    openNew();
    type(u"serviceTitle"_s, u"Demand"_s);
    leave(u"discard"_s);
    const Question asked = m_prompter.questions().first();
    QStringList answers;
    for (const Answer &answer : asked.answers) {
        answers.append(answer.text);
    }
    QCOMPARE(answers, (QStringList{u"Keep editing"_s, u"Discard"_s, u"Save draft"_s}));
    QCOMPARE(m_fixture->keptDrafts().size(), 0);
}

void ServiceDraftsTest::sentDraftsDoNot()
{
    edit(m_fixture->put(FormFixture::sample(u"demand-portal"_s)));
    type(u"serviceTitle"_s, u"Sent"_s);
    QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_dialog.isNull());
    QCOMPARE(m_fixture->keptDrafts().size(), 0);
}

void ServiceDraftsTest::nothingTypedIsNothingKept()
{
    edit(m_fixture->put(FormFixture::sample(u"demand-portal"_s)));
    type(u"serviceTitle"_s, u"x"_s);
    type(u"serviceTitle"_s, u"Demand forecast"_s);
    QTRY_VERIFY(!m_dialog->form().isChanged());
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_dialog.isNull());
    QCOMPARE(m_prompter.questions().size(), 0);
    QCOMPARE(m_fixture->keptDrafts().size(), 0);
}

void ServiceDraftsTest::formsThatGoWithTheirProfileAreOffered()
{
    QWidget window;
    MessageArea messages;
    ServiceCommands commands(m_prompter, &window);
    DraftsMenu menu(m_prompter, messages, &window);
    connect(&menu, &DraftsMenu::chosen, &commands, &ServiceCommands::openDraft);
    commands.setWorkspace(&m_fixture->workspace());
    menu.setWorkspace(&m_fixture->workspace());
    QVERIFY(!menu.menuAction()->isVisible());
    commands.create();
    m_dialog = window.findChild<ServiceDialog *>();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    type(u"serviceTitle"_s, u"Left open"_s);
    QTRY_COMPARE(m_dialog->form().draft().title, u"Left open"_s);
    QCoreApplication::processEvents();

    commands.setWorkspace(nullptr);
    menu.setWorkspace(nullptr);
    QVERIFY(m_dialog.isNull());
    commands.setWorkspace(&m_fixture->workspace());
    menu.setWorkspace(&m_fixture->workspace());
    QTRY_VERIFY(messages.contains(u"keptDrafts"_s));
    QVERIFY(menu.menuAction()->isVisible());
    QCOMPARE(m_prompter.questions().size(), 0);

    auto *open = messages.findChild<QPushButton *>();
    QVERIFY(open != nullptr);
    QCOMPARE(open->text(), u"Open it"_s);
    QTest::mouseClick(open, Qt::LeftButton);
    QTRY_VERIFY(!menu.menuAction()->isVisible());
    QVERIFY(!messages.contains(u"keptDrafts"_s));
    m_dialog = window.findChild<ServiceDialog *>();
    QVERIFY(m_dialog);
    QCOMPARE(m_dialog->form().draft().title, u"Left open"_s);
    commands.setWorkspace(nullptr);
}

void ServiceDraftsTest::anEditGoesOnWhereItWas()
{
    const Service service = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    edit(service);
    type(u"serviceTitle"_s, u"Half done"_s);
    leave(u"save"_s);
    reopen();
    QTRY_VERIFY(child<QWidget>(u"submitButton"_s)->isVisible());
    QVERIFY(m_dialog->form().isUpdate());
    QCOMPARE(m_dialog->form().base()->id, service.id);
    QCOMPARE(child<QLineEdit>(u"serviceTitle"_s)->text(), u"Half done"_s);
    QTRY_COMPARE(child<QWidget>(u"submitButton"_s)->accessibleName(), u"Update (no redeploy)"_s);
    QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_dialog.isNull());
    QCOMPARE(m_fixture->find(u"demand-portal"_s)->details->title, std::optional(u"Half done"_s));
}

void ServiceDraftsTest::anEditMeetsWhatOthersChanged()
{
    const Service service = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    edit(service);
    type(u"serviceTitle"_s, u"Mine"_s);
    leave(u"save"_s);
    ServiceDraft theirs = ServiceDraft::fromService(service);
    theirs.title = u"Theirs"_s;
    QVERIFY(!m_fixture->change(service, theirs).id.value.isEmpty());
    reopen();
    auto *table = child<QTableView>(u"mergeTable"_s);
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 1);
    QTest::mouseClick(child<QPushButton>(u"submitButton"_s), Qt::LeftButton);
    QTRY_COMPARE(child<QLineEdit>(u"serviceTitle"_s)->text(), u"Mine"_s);
    QCOMPARE(m_dialog->form().base()->details->title, std::optional(u"Theirs"_s));
}

void ServiceDraftsTest::anEditOfADeletedServiceBecomesANewOne()
{
    const Service service = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    edit(service);
    type(u"serviceTitle"_s, u"Mine"_s);
    leave(u"save"_s);
    QVERIFY(await(m_fixture->workspace().api().remove(service.id)));
    QTRY_VERIFY(!m_fixture->find(u"demand-portal"_s));
    reopen();
    auto *page = child<QWidget>(u"serviceLoadFailed"_s);
    QTRY_VERIFY(page->isVisible());
    QTest::mouseClick(page->findChild<QPushButton *>(u"stateAction"_s), Qt::LeftButton);
    QTRY_VERIFY(child<QWidget>(u"submitButton"_s)->isVisible());
    QVERIFY(!m_dialog->form().isUpdate());
    QCOMPARE(m_dialog->form().draft().title, u"Mine"_s);
}

void ServiceDraftsTest::secretsHaveToBeTypedAgain()
{
    openNew();
    ServiceDraft draft = FormFixture::sample(u"demand-portal"_s);
    draft.parameters->env.insert(u"DB_PASSWORD"_s, u"hunter22!Xq9"_s);
    m_dialog->form().setDraft(draft);
    leave(u"save"_s);
    reopen();
    QVERIFY(messageText().contains(u"DB_PASSWORD"_s));
    QCOMPARE(m_dialog->form().draft().parameters->env.value(u"DB_PASSWORD"_s, u"-"_s), QString());
    auto *submit = child<QPushButton>(u"submitButton"_s);
    QTRY_VERIFY(!submit->isEnabled());
    QVERIFY(child<QLabel>(u"submitReason"_s)->text().contains(u"DB_PASSWORD"_s));
    draft = m_dialog->form().draft();
    draft.parameters->env.insert(u"DB_PASSWORD"_s, u"again"_s);
    m_dialog->form().setDraft(draft);
    QTRY_VERIFY(submit->isEnabled());
    QVERIFY(!messageText().contains(u"DB_PASSWORD"_s));
}

void ServiceDraftsTest::theMenuDiscardsAllOnYes()
{
    openNew();
    type(u"serviceTitle"_s, u"Demand"_s);
    leave(u"save"_s);
    QWidget window;
    MessageArea messages;
    DraftsMenu menu(m_prompter, messages, &window);
    menu.setWorkspace(&m_fixture->workspace());
    QTRY_VERIFY(menu.menuAction()->isVisible());
    QVERIFY2(!messages.contains(u"keptDrafts"_s), "put away on purpose, so nothing to tell");
    QAction *discard = menu.findChild<QAction *>(u"discardDrafts"_s);
    discard->trigger();
    QTRY_COMPARE(m_prompter.questions().size(), 2);
    QCoreApplication::processEvents();
    QCOMPARE(m_fixture->keptDrafts().size(), 1);
    m_prompter.answerNext(u"discard"_s);
    menu.findChild<QAction *>(u"discardDrafts"_s)->trigger();
    QTRY_VERIFY(!menu.menuAction()->isVisible());
    QCOMPARE(m_fixture->keptDrafts().size(), 0);
}

void ServiceDraftsTest::observationsStandInTheReview()
{
    edit(m_fixture->put(FormFixture::sample(u"demand-portal"_s)));
    ServiceDraft draft = m_dialog->form().draft();
    draft.minInstances = 2;
    m_dialog->form().setDraft(draft);
    auto *line = child<QLabel>(u"forecastObserved"_s);
    QTRY_COMPARE(child<QWidget>(u"submitButton"_s)->accessibleName(), u"Update (may redeploy)"_s);
    QVERIFY2(!line->isVisible(), "nothing was seen yet");
    for (int i = 0; i < 5; ++i) {
        QVERIFY(await(m_fixture->redeploys().record(u"sandbox"_s, {ServiceField::MinInstances}, false)));
    }
    QTRY_VERIFY(line->isVisible() && line->text().contains(u"observed 0 of 5"_s));
    auto *changes = child<QTableView>(u"reviewChanges"_s);
    const QString cell = changes->model()->index(0, 3).data().toString();
    QVERIFY2(cell.contains(u"observed 0 of 5"_s), qPrintable(cell));
}

void ServiceDraftsTest::aSecondWriteWaitsVisibly()
{
    const Service service = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    edit(service);
    type(u"serviceTitle"_s, u"Second"_s);
    QCOMPARE(m_fixture->server.setFaults(u"stall@GET:1"_s), std::nullopt);
    ServiceDraft first = ServiceDraft::fromService(service);
    first.description = u"First"_s;
    Reply<WriteReport> *write = m_fixture->workspace().writer().update(service, first);
    QVERIFY(write != nullptr);
    QTest::keyClick(m_dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(child<QLabel>(u"submitReason"_s)->text().startsWith(u"Waiting for another change"_s));
    QCOMPARE(m_fixture->server.setFaults(QString()), std::nullopt);
}

QTEST_MAIN(ServiceDraftsTest)
#include "tst_servicedrafts.moc"
