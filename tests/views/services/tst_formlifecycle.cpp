// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeprompter.h"
#include "tests/views/common/viewtest.h"
#include "tests/views/services/formfixture.h"
#include "views/common/messagearea.h"
#include "views/services/namecheck.h"
#include "views/services/servicedialog.h"
#include "views/services/serviceform.h"

#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Belay;
using namespace Qt::StringLiterals;

//! What else may happen while a form is open: impatience, other editors, deletions and lost answers.
class FormLifecycle : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void impatienceCreatesOnce_data();
    void impatienceCreatesOnce();
    void impatienceWithTheQuestionCreatesOnce();
    void aServiceDeletedMeanwhileIsOfferedAnew();
    void twoEditorsKeepWhatBothChanged();
    void twoEditorsOfOneFieldMerge();
    void aLostAnswerToAnUpdateIsLookedUp();
    void anUpdateThatNeverArrivedIsNotCalledDone();

private:
    ServiceDialog *open(const Service &service);
    ServiceDialog *openNew(const QString &name);
    static QPushButton *button(const ServiceDialog *dialog, const QString &name)
    {
        return dialog->findChild<QPushButton *>(name);
    }
    //! Clicks the primary button once it is enabled.
    static bool submit(const ServiceDialog *dialog)
    {
        QPushButton *primary = button(dialog, u"submitButton"_s);
        if (!QTest::qWaitFor([primary] { return primary->isVisible() && primary->isEnabled(); })) {
            return false;
        }
        QTest::mouseClick(primary, Qt::LeftButton);
        return true;
    }
    static QString messages(const ServiceDialog *dialog);
    static void change(ServiceDialog *dialog, const std::function<void(ServiceDraft &)> &edit);

    std::unique_ptr<FormFixture> m_fixture;
    FakePrompter m_prompter;
    QList<QPointer<ServiceDialog>> m_dialogs;
};

void FormLifecycle::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<FormFixture>();
    QVERIFY(m_fixture->isReady());
}

void FormLifecycle::cleanup()
{
    for (const QPointer<ServiceDialog> &dialog : std::exchange(m_dialogs, {})) {
        delete dialog;
    }
    m_fixture.reset();
}

ServiceDialog *FormLifecycle::open(const Service &service)
{
    m_dialogs.append(
        new ServiceDialog(m_fixture->workspace(), m_prompter, ServiceDialog::Mode::Edit, service));
    ServiceDialog *dialog = m_dialogs.last();
    const bool isOpen =
        showActive(dialog) && QTest::qWaitFor([&] { return button(dialog, u"submitButton"_s)->isVisible(); });
    return isOpen ? dialog : nullptr;
}

ServiceDialog *FormLifecycle::openNew(const QString &name)
{
    m_dialogs.append(new ServiceDialog(m_fixture->workspace(), m_prompter));
    ServiceDialog *dialog = m_dialogs.last();
    dialog->form().setDraft(FormFixture::sample(name));
    const bool isOpen = showActive(dialog) && QTest::qWaitFor([&] {
                            return dialog->form().nameCheck().state() == NameCheck::State::Free &&
                                   button(dialog, u"submitButton"_s)->isEnabled();
                        });
    return isOpen ? dialog : nullptr;
}

QString FormLifecycle::messages(const ServiceDialog *dialog)
{
    QStringList texts;
    for (const MessageBar *bar : dialog->findChild<MessageArea *>(u"serviceMessages"_s)->bars()) {
        texts.append(bar->plainReport());
    }
    return texts.join(u'\n');
}

void FormLifecycle::change(ServiceDialog *dialog, const std::function<void(ServiceDraft &)> &edit)
{
    ServiceDraft draft = dialog->form().draft();
    edit(draft);
    dialog->form().setDraft(draft);
}

void FormLifecycle::impatienceCreatesOnce_data()
{
    QTest::addColumn<QString>("how");
    for (const QString &how : {u"double click"_s, u"triple click"_s, u"Enter and click"_s, u"keys"_s}) {
        QTest::newRow(qPrintable(how)) << how;
    }
}

void FormLifecycle::impatienceCreatesOnce()
{
    // U03
    QFETCH(QString, how);
    QPointer<ServiceDialog> dialog = openNew(u"only-once"_s);
    QVERIFY(dialog);
    QSignalSpy written(dialog.data(), &ServiceDialog::written);
    QPushButton *primary = button(dialog, u"submitButton"_s);
    primary->setFocus();
    if (how == "keys"_L1) {
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(dialog->windowHandle(), Qt::Key_Return, Qt::ControlModifier);
        }
    } else if (how == "Enter and click"_L1) {
        QTest::keyClick(primary, Qt::Key_Return);
        QTest::mouseClick(primary, Qt::LeftButton);
        QTest::keyClick(primary, Qt::Key_Space);
    } else {
        QTest::mouseClick(primary, Qt::LeftButton);
        QTest::mouseDClick(primary, Qt::LeftButton);
        if (how == "triple click"_L1) {
            QTest::mouseClick(primary, Qt::LeftButton);
        }
    }
    QTRY_COMPARE(written.size(), 1);
    QTRY_VERIFY(!m_fixture->workspace().writer().isWriting());
    QCOMPARE(m_fixture->count(SandboxRoute::Services, "POST"_L1), 1u);
}

void FormLifecycle::impatienceWithTheQuestionCreatesOnce()
{
    // U03, where the profile asks first
    m_fixture = std::make_unique<FormFixture>(ProfileClass::Staging);
    QPointer<ServiceDialog> dialog = openNew(u"only-once"_s);
    QVERIFY(dialog);
    QSignalSpy written(dialog.data(), &ServiceDialog::written);
    QVERIFY(submit(dialog));
    QPushButton *confirm = button(dialog, u"confirmButton"_s);
    QTRY_VERIFY(confirm->isVisible());
    QTest::mouseClick(confirm, Qt::LeftButton);
    QTest::mouseDClick(confirm, Qt::LeftButton);
    QTest::keyClick(confirm, Qt::Key_Return);
    QTRY_COMPARE(written.size(), 1);
    QTRY_VERIFY(!m_fixture->workspace().writer().isWriting());
    QCOMPARE(m_fixture->count(SandboxRoute::Services, "POST"_L1), 1u);
}

void FormLifecycle::aServiceDeletedMeanwhileIsOfferedAnew()
{
    // U06
    const Service service = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    QPointer<ServiceDialog> dialog = open(service);
    QVERIFY(dialog);
    change(dialog, [](ServiceDraft &draft) { draft.title = u"Typed for long"_s; });
    const ServiceDraft typed = dialog->form().draft();
    QVERIFY(await(m_fixture->workspace().api().remove(service.id)));
    QTRY_VERIFY(!await(m_fixture->workspace().api().describe(service.id)));
    QVERIFY(submit(dialog));
    QTRY_VERIFY(messages(dialog).contains("is gone"_L1));
    QCOMPARE(dialog->form().draft(), typed);
    QCOMPARE(m_fixture->count(SandboxRoute::Service, "PATCH"_L1), 0u);

    QSignalSpy written(dialog.data(), &ServiceDialog::written);
    MessageBar *bar = dialog->findChild<MessageArea *>(u"serviceMessages"_s)->bars().constFirst();
    const QList<QPushButton *> buttons = bar->findChildren<QPushButton *>();
    const auto anew = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *offered) {
        return offered->text() == "Create anew"_L1;
    });
    QVERIFY(anew != buttons.end());
    QTest::mouseClick(*anew, Qt::LeftButton);
    QVERIFY(!dialog->form().isUpdate());
    QCOMPARE(dialog->form().draft(), typed);
    QTRY_COMPARE(button(dialog, u"submitButton"_s)->accessibleName(), u"Create & deploy"_s);
    QTRY_COMPARE(dialog->form().nameCheck().state(), NameCheck::State::Free);
    QVERIFY(submit(dialog));
    QTRY_COMPARE(written.size(), 1);
    QCOMPARE(m_fixture->find(u"demand-portal"_s)->details->title, std::optional(u"Typed for long"_s));
}

void FormLifecycle::twoEditorsKeepWhatBothChanged()
{
    // U07, disjoint fields
    const Service service = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    QPointer<ServiceDialog> first = open(service);
    QPointer<ServiceDialog> second = open(service);
    QVERIFY(first && second);
    change(first, [](ServiceDraft &draft) { draft.title = u"By the first"_s; });
    change(second, [](ServiceDraft &draft) { draft.description = u"By the second"_s; });
    QSignalSpy firstWritten(first.data(), &ServiceDialog::written);
    QSignalSpy secondWritten(second.data(), &ServiceDialog::written);
    QVERIFY(submit(first));
    QTRY_COMPARE(firstWritten.size(), 1);
    QVERIFY(submit(second));
    auto *table = second->findChild<QTableView *>(u"mergeTable"_s);
    QTRY_COMPARE(button(second, u"submitButton"_s)->accessibleName(), u"Continue with these"_s);
    QVERIFY(!table->isVisible());
    QVERIFY(submit(second));
    QTRY_VERIFY(button(second, u"submitButton"_s)->accessibleName().startsWith("Update"_L1));
    QTRY_VERIFY(button(second, u"submitButton"_s)->isEnabled());
    QVERIFY(submit(second));
    QTRY_COMPARE(secondWritten.size(), 1);
    const Service after = *m_fixture->find(u"demand-portal"_s);
    QCOMPARE(after.details->title, std::optional(u"By the first"_s));
    QCOMPARE(after.details->description, std::optional(u"By the second"_s));
}

void FormLifecycle::twoEditorsOfOneFieldMerge()
{
    // U07, the same field
    const Service service = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    QPointer<ServiceDialog> first = open(service);
    QPointer<ServiceDialog> second = open(service);
    QVERIFY(first && second);
    change(first, [](ServiceDraft &draft) { draft.title = u"By the first"_s; });
    change(second, [](ServiceDraft &draft) { draft.title = u"By the second"_s; });
    QSignalSpy written(first.data(), &ServiceDialog::written);
    QVERIFY(submit(first));
    QTRY_COMPARE(written.size(), 1);
    QVERIFY(submit(second));
    auto *table = second->findChild<QTableView *>(u"mergeTable"_s);
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(m_fixture->count(SandboxRoute::Service, "PATCH"_L1), 1u);
    QCOMPARE(m_fixture->find(u"demand-portal"_s)->details->title, std::optional(u"By the first"_s));
}

void FormLifecycle::aLostAnswerToAnUpdateIsLookedUp()
{
    // U08, carried out
    const Service service = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    QPointer<ServiceDialog> dialog = open(service);
    QVERIFY(dialog);
    change(dialog, [](ServiceDraft &draft) { draft.title = u"Arrived"_s; });
    QSignalSpy written(dialog.data(), &ServiceDialog::written);
    QVERIFY(!m_fixture->server.setFaults(u"drop-answer@PATCH:1"_s));
    QVERIFY(submit(dialog));
    QTRY_COMPARE(written.size(), 1);
    QCOMPARE(m_fixture->count(SandboxRoute::Service, "PATCH"_L1), 1u);
    QCOMPARE(m_fixture->find(u"demand-portal"_s)->details->title, std::optional(u"Arrived"_s));
}

void FormLifecycle::anUpdateThatNeverArrivedIsNotCalledDone()
{
    // U08, never carried out: sent once more and no further
    const Service service = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    QPointer<ServiceDialog> dialog = open(service);
    QVERIFY(dialog);
    change(dialog, [](ServiceDraft &draft) { draft.title = u"Never arrives"_s; });
    const ServiceDraft typed = dialog->form().draft();
    QSignalSpy written(dialog.data(), &ServiceDialog::written);
    QVERIFY(!m_fixture->server.setFaults(u"reset@PATCH:1"_s));
    QVERIFY(submit(dialog));
    QTRY_VERIFY(!messages(dialog).isEmpty());
    QCOMPARE(written.size(), 0);
    QCOMPARE(dialog->form().draft(), typed);
    QVERIFY(m_fixture->count(SandboxRoute::Service, "PATCH"_L1) <= 2u);
    QCOMPARE(m_fixture->find(u"demand-portal"_s)->details->title, std::optional(u"Demand forecast"_s));
}

QTEST_MAIN(FormLifecycle)
#include "tst_formlifecycle.moc"
