// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "views/common/codeedit.h"
#include "views/common/theme.h"

#include <QApplication>
#include <QImage>
#include <QLineEdit>
#include <QSignalSpy>
#include <QThreadPool>
#include <QVBoxLayout>
#include <Qsci/qsciscintilla.h>

using namespace Qt::StringLiterals;
using namespace Belay;

namespace {

const QString json = QStringLiteral("{\n  \"name\": \"demand\",\n  \"n\": [12, true]\n}\n");

struct Form
{
    explicit Form(CodeEdit::Language language = CodeEdit::Language::Json)
        : code(new CodeEdit(language, &window))
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(before);
        layout->addWidget(code);
        layout->addWidget(after);
        window.resize(500, 300);
        QVERIFY(showActive(&window));
        code->setFocus();
    }

    QWidget window;
    QLineEdit *before = new QLineEdit(&window);
    CodeEdit *code;
    QLineEdit *after = new QLineEdit(&window);
};

bool hasColor(QWidget *widget, const QColor &color)
{
    const QImage image = widget->grab().toImage().convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) == color.rgb()) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

class TestCodeEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnUnexpectedWarnings();
        QApplication::setPalette(lightPalette());
    }

    void textRoundTrips_data();
    void textRoundTrips();
    void nulIsShownNotCut();
    void settingTextTellsOnce();
    void fillingShowsAllOfALongText_data();
    void fillingShowsAllOfALongText();
    void anotherTextEndsFilling();
    void fillingKeepsWhereAPersonIs();
    void aLongTextIsColouredLikeAShortOne();
    void aLongTextGivesWayToAnyOther();
    void mayGoWhileItIsFilled();
    void whatWasFilledIsNotUndone();
    void typingTellsAndEdits();
    void undoDoesNotReachTheOldText();
    void readOnlyRefusesTyping();
    void readOnlyStillTakesSetText();
    void tabLeavesInAForm();
    void tabIndentsOtherwise();
    void escapeIsLeftToTheDialog();
    void findSelectsAndWraps();
    void errorMarksItsLine();
    void nameReachesTheEditor();
    void colorsFollowThePalette();
    void goToMovesTheCursor();
    void languageCanChange();
};

void TestCodeEdit::textRoundTrips_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("JSON") << json;
    QTest::newRow("no final newline") << u"a: 1\nb: 2"_s;
    QTest::newRow("Windows line ends") << u"a\r\nb\r\n"_s;
    QTest::newRow("beyond ASCII") << u"née 東京 🙂 ‏ע"_s;
    QTest::newRow("markup") << u"<b>x</b> &amp;"_s;
    QTest::newRow("tabs") << u"\ta\n"_s;
}

void TestCodeEdit::textRoundTrips()
{
    QFETCH(QString, text);
    for (const auto language :
         {CodeEdit::Language::Json, CodeEdit::Language::Yaml, CodeEdit::Language::PlainText}) {
        CodeEdit code(language);
        code.setText(text);
        QCOMPARE(code.text(), text);
        code.resize(300, 200);
        QVERIFY(!code.grab().isNull());
    }
}

void TestCodeEdit::nulIsShownNotCut()
{
    CodeEdit code(CodeEdit::Language::PlainText);
    code.setText(u"a"_s + QChar(u'\0') + u"b"_s);
    QCOMPARE(code.text(), u"a␀b"_s);
}

void TestCodeEdit::settingTextTellsOnce()
{
    CodeEdit code(CodeEdit::Language::Json);
    QSignalSpy changed(&code, &CodeEdit::textChanged);
    code.setText(json);
    QCOMPARE(changed.count(), 1);
    code.setText(json);
    QCOMPARE(changed.count(), 1);
}

void TestCodeEdit::typingTellsAndEdits()
{
    const Form form;
    QSignalSpy changed(form.code, &CodeEdit::textChanged);
    QTest::keyClicks(QApplication::focusWidget(), u"[1]"_s);
    QCOMPARE(form.code->text(), u"[1]"_s);
    QCOMPARE(changed.count(), 3);
}

void TestCodeEdit::undoDoesNotReachTheOldText()
{
    const Form form;
    form.code->setText(u"first"_s);
    form.code->setText(u"second"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(form.code->text(), u"second"_s);
}

void TestCodeEdit::readOnlyRefusesTyping()
{
    const Form form;
    form.code->setText(json);
    form.code->setReadOnly(true);
    QTest::keyClicks(QApplication::focusWidget(), u"x"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QCOMPARE(form.code->text(), json);
    QVERIFY(form.code->isReadOnly());
}

void TestCodeEdit::readOnlyStillTakesSetText()
{
    CodeEdit code(CodeEdit::Language::Yaml);
    code.setReadOnly(true);
    code.setText(u"a: 1"_s);
    QCOMPARE(code.text(), u"a: 1"_s);
    QVERIFY(code.isReadOnly());
}

void TestCodeEdit::tabLeavesInAForm()
{
    const Form form;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(form.after->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ShiftModifier);
    QVERIFY(form.code->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ShiftModifier);
    QVERIFY(form.before->hasFocus());
    QVERIFY(form.code->text().isEmpty());
}

void TestCodeEdit::tabIndentsOtherwise()
{
    const Form form;
    form.code->setTabLeaves(false);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(form.code->text(), u"  "_s);
    form.code->setReadOnly(true);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(form.after->hasFocus());
}

void TestCodeEdit::escapeIsLeftToTheDialog()
{
    class Listener final : public QWidget
    {
    public:
        int escapes = 0;

    protected:
        void keyPressEvent(QKeyEvent *event) override { escapes += event->key() == Qt::Key_Escape ? 1 : 0; }
    };
    Listener window;
    auto *layout = new QVBoxLayout(&window);
    auto *code = new CodeEdit(CodeEdit::Language::Json, &window);
    layout->addWidget(code);
    QVERIFY(showActive(&window));
    code->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(window.escapes, 1);
}

void TestCodeEdit::findSelectsAndWraps()
{
    CodeEdit code(CodeEdit::Language::PlainText);
    code.setText(u"One two one\nTWO (x.y) one"_s);
    QCOMPARE(code.countOf(u"one"_s), 3);
    QCOMPARE(code.countOf(QString()), 0);
    QVERIFY(code.find(u"two"_s));
    QCOMPARE(code.selectedText(), u"two"_s);
    QVERIFY(code.find(u"two"_s));
    QCOMPARE(code.selectedText(), u"TWO"_s);
    QVERIFY(code.find(u"two"_s));
    QCOMPARE(code.selectedText(), u"two"_s);
    QVERIFY(code.find(u"two"_s, true));
    QCOMPARE(code.selectedText(), u"TWO"_s);
    QVERIFY(code.find(u"(x.y)"_s));
    QVERIFY(!code.find(u"absent"_s));
    QVERIFY(!code.find(QString()));
}

void TestCodeEdit::errorMarksItsLine()
{
    const Form form;
    form.code->setText(json);
    const QColor tint = toneTint(Tone::Negative, form.code->palette());
    QVERIFY(!hasColor(form.code, tint));
    form.code->setError(2, u"<b>expected a comma</b>"_s);
    QCOMPARE(form.code->errorLine(), 2);
    QVERIFY(hasColor(form.code, tint));
    QCOMPARE(form.code->focusProxy()->accessibleDescription(), u"Line 2: <b>expected a comma</b>"_s);
    form.code->clearErrors();
    QCOMPARE(form.code->errorLine(), 0);
    QVERIFY(!hasColor(form.code, tint));
    form.code->setError(99, u"beyond"_s);
    QCOMPARE(form.code->errorLine(), 5);
}

void TestCodeEdit::nameReachesTheEditor()
{
    CodeEdit code(CodeEdit::Language::Json);
    code.setName(u"Payload"_s);
    QCOMPARE(code.accessibleName(), u"Payload"_s);
    QCOMPARE(code.focusProxy()->accessibleName(), u"Payload"_s);
}

void TestCodeEdit::colorsFollowThePalette()
{
    const Form form;
    form.code->setText(json);
    QVERIFY(hasColor(form.code, lightPalette().color(QPalette::Base)));
    QVERIFY(!hasColor(form.code, darkPalette().color(QPalette::Base)));
    QApplication::setPalette(darkPalette());
    QCoreApplication::processEvents();
    QVERIFY(hasColor(form.code, darkPalette().color(QPalette::Base)));
    QVERIFY(!hasColor(form.code, lightPalette().color(QPalette::Base)));
}

void TestCodeEdit::goToMovesTheCursor()
{
    const Form form;
    form.code->setText(u"ab\ncd\n"_s);
    form.code->goTo(2, 2);
    QTest::keyClicks(QApplication::focusWidget(), u"-"_s);
    QCOMPARE(form.code->text(), u"ab\nc-d\n"_s);
}

void TestCodeEdit::languageCanChange()
{
    const Form form;
    form.code->setText(json);
    form.code->setLanguage(CodeEdit::Language::Yaml);
    form.code->setLanguage(CodeEdit::Language::PlainText);
    form.code->setLanguage(CodeEdit::Language::Json);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(form.code->text(), json);
    QVERIFY(!form.code->grab().isNull());
}

void TestCodeEdit::fillingShowsAllOfALongText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("short") << json;
    QTest::newRow("long") << json.repeated(20'000);
    // Pieces would end within a character if they ended anywhere.
    QTest::newRow("one line beyond ASCII") << u"x"_s + u"ü需🚀"_s.repeated(30'000);
}

void TestCodeEdit::fillingShowsAllOfALongText()
{
    QFETCH(QString, text);
    Form form;
    form.code->setReadOnly(true);
    QSignalSpy filled(form.code, &CodeEdit::filled);
    QSignalSpy changed(form.code, &CodeEdit::textChanged);
    form.code->fill(text.toUtf8());
    QTRY_COMPARE(filled.size(), 1);
    QVERIFY(form.code->text() == text);
    QVERIFY(form.code->isReadOnly());
    QCOMPARE(changed.size(), 0);
}

void TestCodeEdit::anotherTextEndsFilling()
{
    Form form;
    QSignalSpy filled(form.code, &CodeEdit::filled);
    form.code->fill(json.repeated(20'000).toUtf8());
    form.code->setText(u"second"_s);
    QTest::qWait(50);
    QCOMPARE(form.code->text(), u"second"_s);
    form.code->fill(json.repeated(20'000).toUtf8());
    form.code->clear();
    QTest::qWait(50);
    QCOMPARE(form.code->text(), QString());
    QCOMPARE(filled.size(), 0);
}

void TestCodeEdit::fillingKeepsWhereAPersonIs()
{
    Form form;
    form.code->setReadOnly(true);
    QSignalSpy filled(form.code, &CodeEdit::filled);
    form.code->fill(json.repeated(20'000).toUtf8());
    QVERIFY(form.code->text() == json.repeated(20'000)); // though a part of it is shown
    form.code->grab();
    form.code->goTo(200, 3);
    QVERIFY(form.code->find(u"demand"_s));
    auto *editor = form.code->findChild<QsciScintilla *>();
    const int firstLine = editor->firstVisibleLine();
    QVERIFY(firstLine > 100);
    QVERIFY(filled.isEmpty());
    QVERIFY(filled.wait());
    QCOMPARE(form.code->selectedText(), u"demand"_s);
    QCOMPARE(editor->firstVisibleLine(), firstLine);
    QCOMPARE(editor->lines(), 80'001);
    form.code->goTo(80'000);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_X);
    QVERIFY(form.code->text() == json.repeated(20'000));
}

void TestCodeEdit::aLongTextIsColouredLikeAShortOne()
{
    const QString text = u"// words\n{\n  \"näme\": \"a\\u0062\",\n  \"n\": [12, true]\n}\n"_s;
    Form form;
    form.code->setReadOnly(true);
    const auto picture = [&form] { return form.code->grab(QRect(0, 0, 300, 80)).toImage(); };
    form.code->fill(text.toUtf8());
    const QImage shortOne = picture();
    QSignalSpy filled(form.code, &CodeEdit::filled);
    form.code->fill((text + QString(200'000, u'\n')).toUtf8());
    QVERIFY(filled.wait());
    form.code->setLineNumbersShown(false);
    const QImage longOne = picture();
    form.code->fill(text.toUtf8());
    QCOMPARE(longOne, picture());
    form.code->setLineNumbersShown(true);
    QCOMPARE(shortOne, picture());
}

void TestCodeEdit::aLongTextGivesWayToAnyOther()
{
    Form form;
    form.code->setReadOnly(true);
    QSignalSpy filled(form.code, &CodeEdit::filled);
    const auto fillLong = [&] {
        form.code->fill(json.repeated(20'000).toUtf8());
        return filled.wait();
    };
    QVERIFY(fillLong());
    form.code->setText(u"first"_s);
    QCOMPARE(form.code->text(), u"first"_s);
    QVERIFY(fillLong());
    QVERIFY(fillLong());
    form.code->clear();
    QCOMPARE(form.code->text(), QString());
    form.code->setLanguage(CodeEdit::Language::PlainText);
    QVERIFY(fillLong());
    QVERIFY(form.code->text() == json.repeated(20'000));
    form.code->fill("last");
    QCOMPARE(form.code->text(), u"last"_s);
    form.code->setReadOnly(false);
    QTest::keyClicks(QApplication::focusWidget(), u"x"_s);
    QCOMPARE(form.code->text(), u"xlast"_s);
}

void TestCodeEdit::mayGoWhileItIsFilled()
{
    for (const bool isShown : {false, true}) {
        Form form;
        form.code->setReadOnly(true);
        QSignalSpy filled(form.code, &CodeEdit::filled);
        form.code->fill(json.repeated(100'000).toUtf8());
        QVERIFY(!isShown || filled.wait());
    }
    QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
}

void TestCodeEdit::whatWasFilledIsNotUndone()
{
    Form form;
    form.code->fill(json.toUtf8());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(form.code->text(), json);
}

QTEST_MAIN(TestCodeEdit)
#include "tst_codeedit.moc"
