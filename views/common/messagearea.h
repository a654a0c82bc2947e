// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/messagebar.h"

#include <QList>
#include <QWidget>

#include <chrono>

class QToolButton;
class QVBoxLayout;

namespace Belay {

//! The place of a window where messages stack: at most three at a time, the gravest and then the newest first,
//! and a button that tells how many more there are. Takes no room while there is none.
class MessageArea : public QWidget
{
    Q_OBJECT

public:
    explicit MessageArea(QWidget *parent = nullptr);

    //! Shows \a message, in place of the one with the same id, and announces it. Success hides after
    //! successInterval() unless the pointer rests on it; everything else stays until it is closed or dismissed.
    //! At most 100 are kept: beyond, the least grave and oldest goes.
    void post(const Message &message);

    //! Takes the message \a id away, if it is there: what it told of is over.
    void dismiss(const QString &id);
    void clear();

    bool contains(const QString &id) const;
    int count() const { return int(m_entries.size()); }
    //! The bars on screen, from the top.
    QList<MessageBar *> bars() const { return m_bars; }

    std::chrono::milliseconds successInterval() const { return m_successInterval; }
    void setSuccessInterval(std::chrono::milliseconds interval) { m_successInterval = interval; }

Q_SIGNALS:
    void actionTriggered(const QString &id);
    //! The user closed it, or its time was over.
    void closed(const QString &id);

private:
    struct Entry
    {
        Message message;
        qint64 serial = 0;
    };

    void startHideTimer(const QString &id, qint64 serial);
    void hideWhenLeft(const QString &id, qint64 serial);
    void close(const QString &id);
    void rebuild();
    MessageBar *makeBar(const Message &message);

    QList<Entry> m_entries;
    QList<MessageBar *> m_bars;
    QVBoxLayout *m_layout = nullptr;
    QToolButton *m_more = nullptr;
    std::chrono::milliseconds m_successInterval{6000};
    qint64 m_serial = 0;
    bool m_expanded = false;
};

} // namespace Belay
