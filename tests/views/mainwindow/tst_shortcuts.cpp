// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/mainwindow/windowfixture.h"

#include <QDialog>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestShortcuts : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fixture.reset(); }
    void undoIsOfTextInATextField();
    void undoTakesADeletionBackElsewhere();
    void questionMarkIsAKeyInTheTableOnly();
    void theProfileMenuOpensByItsKey();
    void profilesHaveNumbers();
    void aListingIsCancelled();
    void theMenuBarOpensByItsKey();
    void noKeyIsTakenTwice();

private:
    QAction &action(const QString &name)
    {
        auto *found = m_fixture->window().findChild<QAction *>(name);
        if (!found) {
            qFatal("there is no action %s", qPrintable(name));
        }
        return *found;
    }
    PendingDeletions &deletions() { return m_fixture->window().workspace()->deletions(); }

    std::unique_ptr<WindowFixture> m_fixture;
};

void TestShortcuts::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<WindowFixture>();
    QVERIFY(m_fixture->show());
    QVERIFY(m_fixture->openProfile());
    m_fixture->table().setFocus();
}

void TestShortcuts::undoIsOfTextInATextField()
{
    deletions().setDelay(10min);
    deletions().schedule({m_fixture->platform.services.first()});
    QVERIFY(action(u"undoDelete"_s).isEnabled());
    m_fixture->filterLine().setFocus();
    m_fixture->type(u"api"_s);
    m_fixture->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_fixture->filterLine().text(), QString());
    QCOMPARE(deletions().pending().size(), 1);
}

void TestShortcuts::undoTakesADeletionBackElsewhere()
{
    QVERIFY(!action(u"undoDelete"_s).isEnabled());
    deletions().setDelay(10min);
    deletions().schedule({m_fixture->platform.services.first()});
    m_fixture->table().setFocus();
    m_fixture->press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(deletions().pending().isEmpty());
    QVERIFY(!action(u"undoDelete"_s).isEnabled());
}

void TestShortcuts::questionMarkIsAKeyInTheTableOnly()
{
    m_fixture->filterLine().setFocus();
    m_fixture->type(u"?"_s);
    QCOMPARE(m_fixture->filterLine().text(), u"?"_s);
    QVERIFY(!m_fixture->window().findChild<QDialog *>(u"shortcutsDialog"_s));
    m_fixture->filterLine().clear();
    m_fixture->table().setFocus();
    m_fixture->press(Qt::Key_Question);
    QTRY_VERIFY(m_fixture->window().findChild<QDialog *>(u"shortcutsDialog"_s));
}

void TestShortcuts::theProfileMenuOpensByItsKey()
{
    m_fixture->press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    auto *menu = child<QMenu>(m_fixture->window(), u"profileMenu"_s);
    QTRY_VERIFY(menu->isVisible());
    m_fixture->press(Qt::Key_Escape);
    QTRY_VERIFY(!menu->isVisible());
}

void TestShortcuts::profilesHaveNumbers()
{
    m_fixture->profiles.addProfile(u"one"_s, QUrl(u"https://one.example"_s));
    m_fixture->profiles.addProfile(u"two"_s, QUrl(u"https://two.example"_s));
    m_fixture->press(Qt::Key_2, Qt::AltModifier);
    QVERIFY(!m_fixture->window().workspace());
    const auto *button = child<QAbstractButton>(m_fixture->window(), u"profileButton"_s);
    QCOMPARE(button->text(), u"two"_s);
    m_fixture->press(Qt::Key_1, Qt::AltModifier);
    QCOMPARE(button->text(), u"one"_s);
}

void TestShortcuts::aListingIsCancelled()
{
    QTRY_VERIFY(!action(u"cancelRequest"_s).isEnabled());
    m_fixture->platform.intercept = [](const StubPlatform::Request &request) {
        StubPlatform::Answer held;
        held.isHeld = true;
        return request.isList() ? std::optional(held) : std::nullopt;
    };
    ServiceRepository &services = m_fixture->window().workspace()->services();
    m_fixture->press(Qt::Key_F5);
    QVERIFY(services.state().isLoading);
    QVERIFY(action(u"cancelRequest"_s).isEnabled());
    m_fixture->press(Qt::Key_Period, Qt::ControlModifier);
    QTRY_VERIFY(!services.state().isLoading);
    QVERIFY(!action(u"cancelRequest"_s).isEnabled());
    QCOMPARE(services.count(), 12);
}

void TestShortcuts::theMenuBarOpensByItsKey()
{
    m_fixture->press(Qt::Key_F10);
    QTRY_VERIFY(QApplication::activePopupWidget());
    const QMenu *first = m_fixture->window().menuBar()->actions().constFirst()->menu();
    QCOMPARE(QApplication::activePopupWidget(), first);
    m_fixture->press(Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activePopupWidget());
}

void TestShortcuts::noKeyIsTakenTwice()
{
    m_fixture->profiles.addProfile(u"one"_s, QUrl(u"https://one.example"_s));
    QHash<QKeySequence, QString> taken;
    for (const QAction *one : m_fixture->window().findChildren<QAction *>()) {
        if (one->shortcutContext() != Qt::WindowShortcut) {
            continue;
        }
        for (const QKeySequence &key : one->shortcuts()) {
            QVERIFY2(!taken.contains(key),
                     qPrintable(key.toString() + u": "_s + taken.value(key) + u" and "_s + one->text()));
            taken.insert(key, one->text());
        }
    }
    QVERIFY(taken.size() > 30);
}

QTEST_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"
