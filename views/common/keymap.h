// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QPointer>

#include <optional>

class QAction;

namespace Belay {

class Preferences;

//! The keys of the actions in all windows: the defaults that the actions were made with, and what a person set
//! instead. An action is known by its objectName, in every window by the same.
class Keymap : public QObject
{
    Q_OBJECT

public:
    struct Entry
    {
        QString id;
        QString text; //!< for people, without "&" and "…"
        QList<QKeySequence> defaults;
        QList<QKeySequence> keys;
    };

    //! Why an action cannot have a key.
    enum class Refusal {
        NeedsModifier, //!< typing would trigger it
        Taken,         //!< by another action
        Reserved,      //!< by what is fixed, such as Delete in the table
        Destructive,   //!< an action that deletes needs more than one key
    };

    //! \a preferences outlives it.
    explicit Keymap(Preferences &preferences, QObject *parent = nullptr);

    //! Takes the present keys of \a actions as the defaults and gives them those that were stored, now and whenever they
    //! change. Those without an objectName or a text are left alone.
    void adopt(const QList<QAction *> &actions);

    //! Everything that can have a key, by its text.
    QList<Entry> entries() const;
    std::optional<Entry> entry(const QString &id) const;
    //! Who has \a key, other than \a except; empty: nobody. Also a longer sequence that begins with it.
    QString holder(const QKeySequence &key, const QString &except) const;
    //! Why \a key cannot be that of \a id; nothing: it can. An empty key always can.
    std::optional<Refusal> refusal(const QString &id, const QKeySequence &key) const;

    //! \a key alone from now on, or none at all if it is empty. False, and nothing changes, if it is refused.
    bool setKey(const QString &id, const QKeySequence &key);
    //! Back to the default; keys of it that another action has meanwhile stay with that one.
    void reset(const QString &id);
    void resetAll();

signals:
    void changed();

private:
    void apply();
    QList<QKeySequence> keysOf(const QString &id) const;

    struct Known
    {
        QString text;
        QList<QKeySequence> defaults;
        QList<QPointer<QAction>> actions; //!< one in each window
    };

    Preferences &m_preferences;
    QHash<QString, Known> m_known;
};

} // namespace Belay
