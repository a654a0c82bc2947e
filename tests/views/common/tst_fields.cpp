// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "views/common/fielderror.h"
#include "views/common/fieldrow.h"
#include "views/common/maskedlineedit.h"
#include "views/common/maskedvalue.h"
#include "views/common/validatedlineedit.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Belay;

namespace {

const QString value = QStringLiteral("postgres://user:pw@host");

QString noSpaces(const QString &text)
{
    return text.contains(u' ') ? u"No spaces."_s : QString();
}

//! Every text a child of \a widget shows or gives to assistive technology.
QStringList everythingSaid(QWidget *widget)
{
    QStringList said;
    QList<QWidget *> all = widget->findChildren<QWidget *>();
    all << widget;
    for (QWidget *child : std::as_const(all)) {
        said << child->accessibleName() << child->accessibleDescription() << child->toolTip()
             << child->statusTip();
        if (QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(child)) {
            for (const auto part :
                 {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help}) {
                said << accessible->text(part);
            }
            if (QAccessibleTextInterface *text = accessible->textInterface()) {
                said << text->text(0, text->characterCount());
            }
        }
    }
    return said;
}

//! A window with another field to leave to.
template <typename Field>
struct Form
{
    template <typename... Args>
    explicit Form(Args &&...args)
        : field(new Field(std::forward<Args>(args)...))
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(field);
        layout->addWidget(other);
        window.resize(400, 200);
        QVERIFY(showActive(&window));
    }

    QWidget window;
    Field *field;
    QLineEdit *other = new QLineEdit(&window);
};

} // namespace

class TestFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnUnexpectedWarnings(); }

    void markedWhenLeftNotWhileTyped();
    void markGoesWhileTyping();
    void serverErrorStaysUntilTheTextChanges();
    void validateMarksAtOnce();
    void rowShowsTheErrorBelow();
    void rowMarksAnyField();
    void hintGivesWayToTheError();
    void errorsAreShownLiterally();
    void markIsSeen();

    void maskedValueHidesLengthAndText();
    void clickRevealsForATime();
    void holdRevealsWhileHeld();
    void secondClickHides();
    void maskedValueByKeyboard();
    void focusLossMasks();
    void hidingAndNewValuesMask();
    void profileSwitchMasks();

    void maskedEditHidesItsLengthAtRest();
    void maskedEditTakesTyping();
    void maskedEditRevealsForATime();
    void maskedEditMasksOnFocusLoss();
    void unmaskedEditIsPlain();
};

void TestFields::markedWhenLeftNotWhileTyped()
{
    const Form<ValidatedLineEdit> form;
    form.field->setCheck(noSpaces);
    QSignalSpy changed(form.field, &ValidatedLineEdit::errorChanged);
    form.field->setFocus();
    QTest::keyClicks(form.field, u"a b"_s);
    QVERIFY(!form.field->isValid());
    QCOMPARE(form.field->error(), QString());
    QTest::keyClick(form.field, Qt::Key_Tab);
    QVERIFY(form.other->hasFocus());
    QCOMPARE(form.field->error(), u"No spaces."_s);
    QCOMPARE(form.field->accessibleDescription(), u"No spaces."_s);
    QCOMPARE(changed.count(), 1);
}

void TestFields::markGoesWhileTyping()
{
    const Form<ValidatedLineEdit> form;
    form.field->setCheck(noSpaces);
    form.field->setText(u"a "_s);
    QVERIFY(!form.field->validate());
    form.field->setFocus();
    QTest::keyClick(form.field, Qt::Key_End);
    QTest::keyClick(form.field, Qt::Key_Backspace);
    QCOMPARE(form.field->error(), QString());
    QVERIFY(form.field->isValid());
}

void TestFields::serverErrorStaysUntilTheTextChanges()
{
    const Form<ValidatedLineEdit> form;
    form.field->setCheck(noSpaces);
    form.field->setText(u"taken"_s);
    form.field->setError(u"This name is taken."_s);
    form.field->setFocus();
    form.other->setFocus();
    QCOMPARE(form.field->error(), u"This name is taken."_s);
    form.field->setFocus();
    QTest::keyClicks(form.field, u"2"_s);
    QCOMPARE(form.field->error(), QString());
}

void TestFields::validateMarksAtOnce()
{
    ValidatedLineEdit field;
    field.setCheck(noSpaces);
    QVERIFY(field.validate());
    field.setText(u"a b"_s);
    QVERIFY(!field.validate());
    QCOMPARE(field.error(), u"No spaces."_s);
    field.setCheck({});
    QCOMPARE(field.error(), QString());
}

void TestFields::rowShowsTheErrorBelow()
{
    auto *edit = new ValidatedLineEdit;
    edit->setCheck(noSpaces);
    const Form<FieldRow> form(edit);
    auto *below = form.field->findChild<FieldError *>();
    QVERIFY(!below->isVisible());
    edit->setFocus();
    QTest::keyClicks(edit, u"a b"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QVERIFY(below->isVisible());
    QCOMPARE(form.field->error(), u"No spaces."_s);
    QCOMPARE(below->findChild<QLabel *>(u"fieldErrorText"_s)->text(), u"No spaces."_s);
    form.field->setError(u"Taken."_s);
    QCOMPARE(edit->error(), u"Taken."_s);
    form.field->setError({});
    QVERIFY(!below->isVisible());
}

void TestFields::rowMarksAnyField()
{
    auto *box = new QComboBox;
    const Form<FieldRow> form(box);
    const QImage before = form.field->grab(QRect(QPoint(), box->size())).toImage();
    form.field->setError(u"Choose an image."_s);
    QCoreApplication::processEvents();
    QCOMPARE(box->accessibleDescription(), u"Choose an image."_s);
    QVERIFY(form.field->grab(QRect(QPoint(), box->size())).toImage() != before);
    // The mark lets clicks through.
    QCOMPARE(QApplication::widgetAt(box->mapToGlobal(box->rect().center())), box);
}

void TestFields::hintGivesWayToTheError()
{
    const Form<FieldRow> form(new QComboBox);
    auto *hint = form.field->findChild<QLabel *>(u"fieldHint"_s);
    form.field->setHint(u"1 or 2"_s);
    QVERIFY(hint->isVisible());
    QCOMPARE(form.field->field()->accessibleDescription(), u"1 or 2"_s);
    form.field->setError(u"Too many."_s);
    QVERIFY(!hint->isVisible());
    QCOMPARE(form.field->field()->accessibleDescription(), u"Too many."_s);
    form.field->setError({});
    QVERIFY(hint->isVisible());
}

void TestFields::errorsAreShownLiterally()
{
    const RedProbe probe;
    QVERIFY(probe.isReady());
    Form<FieldRow> form(new QComboBox);
    form.field->setHint(probe.text());
    QCoreApplication::processEvents();
    QVERIFY(!RedProbe::isSeenIn(&form.window));
    form.field->setError(probe.text());
    QCoreApplication::processEvents();
    QVERIFY(!RedProbe::isSeenIn(&form.window));
}

void TestFields::markIsSeen()
{
    const Form<ValidatedLineEdit> form;
    const QImage before = form.field->grab().toImage();
    form.field->setError(u"Wrong."_s);
    QVERIFY(form.field->grab().toImage() != before);
}

void TestFields::maskedValueHidesLengthAndText()
{
    QAccessible::setActive(true);
    const Form<MaskedValue> form(u"DB_URL"_s);
    form.field->setValue(u"x"_s);
    const QImage shortValue = form.field->grab().toImage();
    form.field->setValue(value);
    QCOMPARE(form.field->grab().toImage(), shortValue);
    for (const QString &said : everythingSaid(form.field)) {
        QVERIFY2(!said.contains(value), qPrintable(said));
    }
    QCOMPARE(form.field->value(), value);
    QCOMPARE(form.field->findChild<QToolButton *>()->accessibleName(), u"Show DB_URL"_s);
}

void TestFields::clickRevealsForATime()
{
    const Form<MaskedValue> form(u"DB_URL"_s);
    form.field->setValue(value);
    form.field->setRevealInterval(30ms);
    auto *display = form.field->findChild<QLineEdit *>(u"maskedText"_s);
    QSignalSpy revealed(form.field, &MaskedValue::revealedChanged);
    QTest::mouseClick(form.field->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(form.field->isRevealed());
    QCOMPARE(display->text(), value);
    QVERIFY(display->isReadOnly());
    QTRY_VERIFY(!form.field->isRevealed());
    QCOMPARE(display->text(), maskDots());
    QCOMPARE(revealed.count(), 2);
}

void TestFields::holdRevealsWhileHeld()
{
    const Form<MaskedValue> form(u"DB_URL"_s);
    form.field->setValue(value);
    auto *button = form.field->findChild<QToolButton *>();
    QTest::mousePress(button, Qt::LeftButton);
    QVERIFY(form.field->isRevealed());
    // Longer than a click.
    QElapsedTimer held;
    held.start();
    QTRY_VERIFY(held.elapsed() > 600);
    QVERIFY(form.field->isRevealed());
    QTest::mouseRelease(button, Qt::LeftButton);
    QVERIFY(!form.field->isRevealed());
}

void TestFields::secondClickHides()
{
    const Form<MaskedValue> form(u"DB_URL"_s);
    form.field->setValue(value);
    auto *button = form.field->findChild<QToolButton *>();
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(button->accessibleName(), u"Hide DB_URL"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!form.field->isRevealed());
}

void TestFields::maskedValueByKeyboard()
{
    const Form<MaskedValue> form(u"DB_URL"_s);
    form.field->setValue(value);
    auto *button = form.field->findChild<QToolButton *>();
    button->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(form.field->isRevealed());
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(!form.field->isRevealed());
}

void TestFields::focusLossMasks()
{
    const Form<MaskedValue> form(u"DB_URL"_s);
    form.field->setValue(value);
    auto *display = form.field->findChild<QLineEdit *>(u"maskedText"_s);
    QTest::mouseClick(form.field->findChild<QToolButton *>(), Qt::LeftButton);
    display->setFocus();
    QVERIFY(form.field->isRevealed());
    form.other->setFocus();
    QVERIFY(!form.field->isRevealed());
}

void TestFields::hidingAndNewValuesMask()
{
    const Form<MaskedValue> form(u"DB_URL"_s);
    form.field->setValue(value);
    auto *button = form.field->findChild<QToolButton *>();
    QTest::mouseClick(button, Qt::LeftButton);
    form.field->setValue(u"another"_s);
    QVERIFY(!form.field->isRevealed());
    QTest::mouseClick(button, Qt::LeftButton);
    form.field->hide();
    QVERIFY(!form.field->isRevealed());
}

void TestFields::profileSwitchMasks()
{
    const Form<MaskedValue> form(u"DB_URL"_s);
    form.field->setValue(value);
    QTest::mouseClick(form.field->findChild<QToolButton *>(), Qt::LeftButton);
    form.field->mask();
    QVERIFY(!form.field->isRevealed());
}

void TestFields::maskedEditHidesItsLengthAtRest()
{
    QAccessible::setActive(true);
    const Form<MaskedLineEdit> form;
    form.other->setFocus();
    form.field->setText(u"x"_s);
    const QImage shortValue = form.field->grab().toImage();
    form.field->setText(value);
    QCOMPARE(form.field->grab().toImage(), shortValue);
    for (const QString &said : everythingSaid(form.field)) {
        QVERIFY2(!said.contains(value), qPrintable(said));
    }
}

void TestFields::maskedEditTakesTyping()
{
    const Form<MaskedLineEdit> form;
    form.field->setFocus();
    QTest::keyClicks(form.field, value);
    QCOMPARE(form.field->text(), value);
    QVERIFY(!form.field->displayText().contains(u"postgres"_s));
    QVERIFY(!form.field->isUndoAvailable() || form.field->echoMode() == QLineEdit::Password);
}

void TestFields::maskedEditRevealsForATime()
{
    const Form<MaskedLineEdit> form;
    form.field->setText(value);
    form.field->setRevealInterval(30ms);
    auto *eye = form.field->findChild<QAction *>(u"revealText"_s);
    eye->trigger();
    QVERIFY(form.field->isRevealed());
    QCOMPARE(form.field->displayText(), value);
    QTRY_VERIFY(!form.field->isRevealed());
    QVERIFY(form.field->displayText() != value);
}

void TestFields::maskedEditMasksOnFocusLoss()
{
    const Form<MaskedLineEdit> form;
    form.field->setText(value);
    form.field->setFocus();
    form.field->findChild<QAction *>(u"revealText"_s)->trigger();
    QVERIFY(form.field->isRevealed());
    form.other->setFocus();
    QVERIFY(!form.field->isRevealed());
}

void TestFields::unmaskedEditIsPlain()
{
    const Form<MaskedLineEdit> form;
    form.field->setMasked(false);
    form.field->setText(value);
    form.other->setFocus();
    QCOMPARE(form.field->displayText(), value);
    QVERIFY(!form.field->findChild<QAction *>(u"revealText"_s)->isVisible());
}

QTEST_MAIN(TestFields)
#include "tst_fields.moc"
