// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "views/common/dialogprompter.h"

#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Belay;

namespace {

Question discardQuestion()
{
    Question question;
    question.id = u"discardDraft"_s;
    question.title = u"Close form"_s;
    question.text = u"Discard what you typed?"_s;
    question.information = u"It is kept nowhere else."_s;
    question.answers = {{u"discard"_s, u"Discard"_s, Answer::Role::Destructive},
                        {u"keep"_s, u"Keep editing"_s, Answer::Role::Reject},
                        {u"save"_s, u"Save & close"_s, Answer::Role::Accept}};
    return question;
}

class Window : public QWidget
{
public:
    Window() { QVERIFY(showActive(this)); }

    void ask(const Question &question)
    {
        prompter.ask(this, question, this, [this](const QString &answer) { answers << answer; });
        dialog = findChild<QDialog *>(question.id);
        QVERIFY(dialog);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
    }

    DialogPrompter prompter;
    QDialog *dialog = nullptr;
    QStringList answers;
};

} // namespace

class TestPrompter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void chosenAnswerComesOnce_data();
    void chosenAnswerComesOnce();
    void askingReturnsAtOnce();
    void escapeIsTheRejection();
    void enterLosesNothing();
    void defaultAnswerCanBeNamed();
    void deadContextIsNotCalled();
    void deadParentIsHarmless();
    void textIsShownLiterally();
    void openedFileComesBack();
    void givenUpFileIsEmpty();
    void savedFileGetsItsSuffix();
};

void TestPrompter::chosenAnswerComesOnce_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("discard") << u"discard"_s;
    QTest::newRow("keep") << u"keep"_s;
    QTest::newRow("save") << u"save"_s;
}

void TestPrompter::chosenAnswerComesOnce()
{
    QFETCH(QString, id);
    Window window;
    window.ask(discardQuestion());
    QTest::mouseClick(window.dialog->findChild<QPushButton *>(id), Qt::LeftButton);
    QCOMPARE(window.answers, QStringList(id));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!window.findChild<QDialog *>());
}

void TestPrompter::askingReturnsAtOnce()
{
    Window window;
    window.ask(discardQuestion());
    QVERIFY(window.answers.isEmpty());
    QCOMPARE(window.dialog->windowModality(), Qt::WindowModal);
    QCOMPARE(window.dialog->windowTitle(), u"Close form"_s);
}

void TestPrompter::escapeIsTheRejection()
{
    Window window;
    window.ask(discardQuestion());
    QTest::keyClick(window.dialog, Qt::Key_Escape);
    QCOMPARE(window.answers, QStringList(u"keep"_s));
}

void TestPrompter::enterLosesNothing()
{
    Window window;
    window.ask(discardQuestion());
    QCOMPARE(window.dialog->focusWidget()->objectName(), u"keep"_s);
    QTest::keyClick(window.dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(window.answers, QStringList(u"keep"_s));
}

void TestPrompter::defaultAnswerCanBeNamed()
{
    Window window;
    Question question = discardQuestion();
    question.defaultAnswer = u"save"_s;
    window.ask(question);
    QTest::keyClick(window.dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(window.answers, QStringList(u"save"_s));
}

void TestPrompter::deadContextIsNotCalled()
{
    Window window;
    int calls = 0;
    auto context = std::make_unique<QObject>();
    window.prompter.ask(&window, discardQuestion(), context.get(), [&calls](const QString &) { ++calls; });
    context.reset();
    window.findChild<QDialog *>()->reject();
    QCOMPARE(calls, 0);
}

void TestPrompter::deadParentIsHarmless()
{
    int calls = 0;
    DialogPrompter prompter;
    auto window = std::make_unique<QWidget>();
    window->show();
    prompter.ask(window.get(), discardQuestion(), this, [&calls](const QString &) { ++calls; });
    window.reset();
    QCOMPARE(calls, 0);
}

void TestPrompter::textIsShownLiterally()
{
    const RedProbe probe;
    QVERIFY(probe.isReady());
    Window window;
    Question question = discardQuestion();
    question.text = probe.text();
    question.information = probe.text();
    question.answers[0].text = probe.text();
    window.ask(question);
    QCOMPARE(window.dialog->findChild<QLabel *>(u"questionText"_s)->text(), probe.text());
    QCOMPARE(window.dialog->findChild<QPushButton *>(u"discard"_s)->accessibleName(), probe.text());
    QVERIFY(!RedProbe::isSeenIn(window.dialog));
}

void TestPrompter::openedFileComesBack()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"service.yaml"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    Window window;
    QStringList paths;
    window.prompter.openFile(&window, {u"openYaml"_s, u"Open"_s, directory.path(), {u"YAML (*.yaml)"_s}, {}},
                             &window, [&paths](const QString &chosen) { paths << chosen; });
    auto *dialog = window.findChild<QFileDialog *>(u"openYaml"_s);
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptOpen);
    QVERIFY(paths.isEmpty());
    dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
    static_cast<QDialog *>(dialog)->accept();
    QTRY_COMPARE(paths, QStringList(path));
}

void TestPrompter::givenUpFileIsEmpty()
{
    Window window;
    QStringList paths;
    window.prompter.openFile(&window, {u"openYaml"_s, u"Open"_s, {}, {}, {}}, &window,
                             [&paths](const QString &chosen) { paths << chosen; });
    window.findChild<QFileDialog *>(u"openYaml"_s)->reject();
    QCOMPARE(paths, QStringList(QString()));
}

void TestPrompter::savedFileGetsItsSuffix()
{
    QTemporaryDir directory;
    Window window;
    QStringList paths;
    window.prompter.saveFile(&window,
                             {u"saveYaml"_s, u"Save"_s, directory.filePath(u"demand"_s), {}, u"yaml"_s},
                             &window, [&paths](const QString &chosen) { paths << chosen; });
    auto *dialog = window.findChild<QFileDialog *>(u"saveYaml"_s);
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    QVERIFY(!dialog->testOption(QFileDialog::DontConfirmOverwrite));
    static_cast<QDialog *>(dialog)->accept();
    QTRY_COMPARE(paths, QStringList(directory.filePath(u"demand.yaml"_s)));
}

QTEST_MAIN(TestPrompter)
#include "tst_prompter.moc"
