// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/puppeteer.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QMenu>
#include <QScrollArea>
#include <QTimer>
#include <QWindow>

QT_BEGIN_NAMESPACE
// Exported by Qt Gui for the inline functions of Qt Test's public headers: input as it comes from the platform.
Q_GUI_EXPORT void qt_handleMouseEvent(QWindow *window, const QPointF &local, const QPointF &global,
                                      Qt::MouseButtons state, Qt::MouseButton button, QEvent::Type type,
                                      Qt::KeyboardModifiers mods, int timestamp);
Q_GUI_EXPORT void qt_handleKeyEvent(QWindow *w, QEvent::Type t, int k, Qt::KeyboardModifiers mods,
                                    const QString &text, bool autorep, ushort count);
QT_END_NAMESPACE

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

//! Longer than any platform's double-click interval.
constexpr int clickDistance = 2000;

//! One short turn of the event loop.
void turn()
{
    QEventLoop loop;
    QTimer::singleShot(5ms, &loop, &QEventLoop::quit);
    loop.exec();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

Puppeteer::Puppeteer(std::chrono::milliseconds patience)
    : m_patience(patience)
{
}

void Puppeteer::fail(const QString &problem)
{
    if (m_problem.isEmpty()) {
        m_problem = problem;
    }
}

bool Puppeteer::check(bool holds, const QString &what)
{
    if (!holds) {
        fail(u"it is not so that "_s + what);
    }
    return !hasFailed();
}

bool Puppeteer::waitUntil(const std::function<bool()> &condition, const QString &what)
{
    const QDeadlineTimer deadline(m_patience);
    while (!hasFailed() && !condition()) {
        if (deadline.hasExpired()) {
            fail(u"waited in vain until "_s + what);
        }
        turn();
    }
    return !hasFailed();
}

void Puppeteer::settle()
{
    for (int i = 0; i < 3; ++i) {
        turn();
    }
}

QWidget *Puppeteer::findWidget(const QString &name)
{
    QWidget *found = nullptr;
    waitUntil(
        [&] {
            if (m_window == nullptr) {
                return false;
            }
            // Pages in a stack may use a name twice: the one on show is meant.
            QList<QWidget *> named = m_window->findChildren<QWidget *>(name);
            if (m_window->objectName() == name) {
                named.prepend(m_window);
            }
            const auto visible = std::find_if(named.cbegin(), named.cend(),
                                              [](const QWidget *widget) { return widget->isVisible(); });
            found = visible == named.cend() ? nullptr : *visible;
            return found != nullptr;
        },
        name + u" is visible"_s);
    return hasFailed() ? nullptr : found;
}

QWidget *Puppeteer::faceWindow(const QString &name)
{
    QWidget *found = nullptr;
    waitUntil(
        [&] {
            const QWidgetList windows = QApplication::topLevelWidgets();
            const auto place = std::find_if(windows.cbegin(), windows.cend(), [&name](const QWidget *window) {
                return window->objectName() == name && window->isVisible();
            });
            found = place == windows.cend() ? nullptr : *place;
            return found != nullptr;
        },
        u"the window "_s + name + u" is visible"_s);
    if (hasFailed()) {
        return nullptr;
    }
    activate(found);
    face(found);
    return found;
}

void Puppeteer::activate(QWidget *window)
{
    waitUntil(
        [window] {
            if (!window->isActiveWindow()) {
                window->activateWindow();
            }
            return window->isActiveWindow();
        },
        window->objectName() + u" is the active window"_s);
}

void Puppeteer::waitUntilGone(const QString &name)
{
    waitUntil(
        [&name] {
            const QWidgetList windows = QApplication::topLevelWidgets();
            return std::none_of(windows.cbegin(), windows.cend(), [&name](const QWidget *window) {
                return window->objectName() == name && window->isVisible();
            });
        },
        u"the window "_s + name + u" is gone"_s);
}

void Puppeteer::click(const QString &name)
{
    click(findWidget(name));
}

void Puppeteer::click(QWidget *control)
{
    if (hasFailed() || control == nullptr) {
        fail(u"there is nothing to click"_s);
        return;
    }
    if (!waitUntil([control] { return control->isVisible() && control->isEnabled(); },
                   control->objectName() + u" can be clicked"_s)) {
        return;
    }
    for (QWidget *parent = control->parentWidget(); parent != nullptr; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent)) {
            area->ensureWidgetVisible(control);
        }
    }
    settle();
    clickAt(control, control->rect().center());
}

void Puppeteer::clickAt(QWidget *widget, const QPoint &position, int times)
{
    if (hasFailed()) {
        return;
    }
    const QWidget *top = widget->window();
    const QPoint inWindow = widget->mapTo(top, position);
    const QWidget *hit = top->childAt(inWindow);
    const bool isHit = hit == nullptr ? widget == top : hit == widget || widget->isAncestorOf(hit);
    if (check(isHit, widget->objectName() + u" is where the mouse can reach it"_s)) {
        mouse(top->windowHandle(), inWindow, widget->mapToGlobal(position), times);
    }
}

void Puppeteer::clickCell(QAbstractItemView *view, const QModelIndex &index, int times)
{
    if (hasFailed() || !check(view != nullptr && index.isValid(), u"there is such a cell"_s)) {
        return;
    }
    view->scrollTo(index);
    settle();
    const QRect cell = view->visualRect(index).intersected(view->viewport()->rect());
    clickAt(view->viewport(), cell.center(), times);
}

void Puppeteer::withMenu(QWidget *button, const std::function<void(QMenu *)> &script)
{
    if (hasFailed()) {
        return;
    }
    // A button runs an event loop of its own while its menu is open: the script goes on inside it.
    bool isDone = false;
    QTimer watch;
    const QDeadlineTimer deadline(m_patience);
    connect(&watch, &QTimer::timeout, this, [&] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (menu == nullptr && !deadline.hasExpired()) {
            return;
        }
        watch.stop();
        if (check(menu != nullptr, u"a menu opens"_s)) {
            settle();
            script(menu);
        }
        isDone = true;
        while (QWidget *popup = QApplication::activePopupWidget()) {
            popup->close();
        }
    });
    watch.start(5ms);
    click(button);
    waitUntil([&isDone] { return isDone; }, u"a menu has opened"_s);
}

void Puppeteer::choose(QMenu *menu, const QString &entry)
{
    if (hasFailed()) {
        return;
    }
    const QList<QAction *> actions = menu->actions();
    const auto found = std::find_if(actions.cbegin(), actions.cend(), [&entry](const QAction *action) {
        return action->isVisible() && (action->objectName() == entry || seen(action->text()) == entry);
    });
    if (check(found != actions.cend() && (*found)->isEnabled(), u"the menu offers "_s + entry)) {
        clickAt(menu, menu->actionGeometry(*found).center());
        settle();
    }
}

void Puppeteer::type(const QString &text)
{
    for (const QChar c : text) {
        if (c == u'\n') {
            key(Qt::Key_Return, Qt::NoModifier, u"\r"_s);
            continue;
        }
        const bool isLatin = c.unicode() < 0x80;
        key(isLatin ? c.toUpper().unicode() : int(Qt::Key_unknown),
            c.isUpper() ? Qt::ShiftModifier : Qt::NoModifier, QString(c));
    }
    settle();
}

void Puppeteer::fill(const QString &name, const QString &text)
{
    fill(findWidget(name), text);
}

void Puppeteer::fill(QWidget *field, const QString &text)
{
    click(field);
    closePopups();
    press(Qt::Key_A, Qt::ControlModifier);
    if (text.isEmpty()) {
        press(Qt::Key_Backspace);
    }
    type(text);
    closePopups();
}

void Puppeteer::press(int code, Qt::KeyboardModifiers modifiers)
{
    QString text;
    if (modifiers == Qt::NoModifier && code == Qt::Key_Space) {
        text = u" "_s;
    }
    key(code, modifiers, text);
    settle();
}

void Puppeteer::closePopups()
{
    settle();
    while (!hasFailed() && QApplication::activePopupWidget() != nullptr) {
        const QWidget *popup = QApplication::activePopupWidget();
        press(Qt::Key_Escape);
        check(QApplication::activePopupWidget() != popup, u"Escape closes a popup"_s);
    }
}

QString Puppeteer::seen(QString text)
{
    text.removeIf([](QChar c) { return c >= QChar(0x2066) && c <= QChar(0x2069); });
    text.replace(u"&&"_s, u"\x01"_s).remove(u'&').replace(u'\x01', u'&');
    return text;
}

QWindow *Puppeteer::target()
{
    QWidget *active = QApplication::activeWindow();
    QWidget *window = active != nullptr ? active : m_window;
    check(window != nullptr && window->windowHandle() != nullptr, u"a window takes the keys"_s);
    return hasFailed() ? nullptr : window->windowHandle();
}

void Puppeteer::mouse(QWindow *window, const QPoint &position, const QPoint &global, int times)
{
    if (!check(window != nullptr, u"a window takes the click"_s)) {
        return;
    }
    m_time += clickDistance;
    const auto send = [&](QEvent::Type event, Qt::MouseButtons held, Qt::MouseButton button) {
        qt_handleMouseEvent(window, position, global, held, button, event, Qt::NoModifier, ++m_time);
    };
    send(QEvent::MouseMove, Qt::NoButton, Qt::NoButton);
    for (int i = 0; i < times; ++i) {
        send(QEvent::MouseButtonPress, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, Qt::NoButton, Qt::LeftButton);
    }
    settle();
}

void Puppeteer::key(int code, Qt::KeyboardModifiers modifiers, const QString &text)
{
    // Anew for each event: a key may open or close a window.
    if (QWindow *window = hasFailed() ? nullptr : target()) {
        qt_handleKeyEvent(window, QEvent::KeyPress, code, modifiers, text, false, 1);
    }
    if (QWindow *window = hasFailed() ? nullptr : target()) {
        qt_handleKeyEvent(window, QEvent::KeyRelease, code, modifiers, text, false, 1);
    }
}

} // namespace Belay
