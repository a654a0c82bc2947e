// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPoint>
#include <QString>

#include <chrono>
#include <functional>

class QAbstractItemView;
class QMenu;
class QModelIndex;
class QWidget;
class QWindow;

namespace Belay {

//! Plays the person in front of the windows: finds controls by their object names, moves the mouse, clicks,
//! types, and waits for what follows. Keys and clicks go the way that those of the platform go, so shortcuts,
//! popups, modal dialogs and disabled controls do what they do to a person.
//!
//! The first thing that does not work is kept as problem(); from then on nothing is done any more, so that a
//! script needs no check after each line. Runs the event loop while it waits: for the tour and tests only.
class Puppeteer : public QObject
{
    Q_OBJECT

public:
    //! No wait is longer than \a patience.
    explicit Puppeteer(std::chrono::milliseconds patience = std::chrono::seconds(30));

    //! Where named controls are looked for from now on; null: nowhere.
    void face(QWidget *window) { m_window = window; }
    QWidget *window() const { return m_window; }

    bool hasFailed() const { return !m_problem.isEmpty(); }
    //! The first thing that did not work, in words.
    QString problem() const { return m_problem; }
    void fail(const QString &problem);
    //! Fails with "it is not so that \a what" unless \a holds. True if nothing has failed so far.
    bool check(bool holds, const QString &what);
    //! Runs the event loop until \a condition holds. False, and failed, if it does not in time.
    bool waitUntil(const std::function<bool()> &condition, const QString &what);
    //! Runs the event loop until what was posted has been handled and painted.
    void settle();

    //! The control of that name in the window that is faced, as soon as it is visible; null, and failed, if it
    //! does not come. A window's own name counts as well.
    template <typename T>
    T *find(const QString &name)
    {
        auto *found = qobject_cast<T *>(findWidget(name));
        check(found != nullptr || hasFailed(), name + QStringLiteral(" is of another kind"));
        return found;
    }
    QWidget *findWidget(const QString &name);
    //! The top-level window of that object name, as soon as it is visible and faced from then on.
    QWidget *faceWindow(const QString &name);
    void activate(QWidget *window);
    //! No window of that object name is visible any more.
    void waitUntilGone(const QString &name);

    //! Clicks in the middle of a control once it is enabled; a page that scrolls is scrolled there first.
    void click(const QString &name);
    void click(QWidget *control);
    void clickAt(QWidget *widget, const QPoint &position, int times = 1);
    void clickCell(QAbstractItemView *view, const QModelIndex &index, int times = 1);
    //! Opens the menu of a button and runs \a script while it is open, then closes what is left of it.
    void withMenu(QWidget *button, const std::function<void(QMenu *)> &script);
    //! Clicks the entry whose action has that object name, or that text without its mnemonic.
    void choose(QMenu *menu, const QString &entry);

    //! Types into whatever has the focus in the active window.
    void type(const QString &text);
    //! Replaces what stands in a field.
    void fill(const QString &name, const QString &text);
    void fill(QWidget *field, const QString &text);
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    //! Closes popups such as the list of a completer.
    void closePopups();

    //! Text as it is seen: without mnemonics and without the marks that isolate a name's direction.
    static QString seen(QString text);

private:
    QWindow *target();
    void mouse(QWindow *window, const QPoint &position, const QPoint &global, int times);
    void key(int code, Qt::KeyboardModifiers modifiers, const QString &text);

    std::chrono::milliseconds m_patience;
    QWidget *m_window = nullptr;
    QString m_problem;
    int m_time = 1000; //!< of the next click; far enough from the last not to make it a double click
};

} // namespace Belay
