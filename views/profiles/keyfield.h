// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/secret.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace Belay {

class FieldRow;

//! Takes a key and never shows one. What was typed becomes a Secret by commit(), and the line is emptied; from then
//! on it only says that there is a key. Controls: "apiKey", "replaceKey", "removeKey", "keepOldKey".
class KeyField : public QWidget
{
    Q_OBJECT

public:
    //! Where the key is, as far as this field was told.
    enum class Place {
        Nowhere,
        Keychain,
        Session,
    };

    explicit KeyField(QWidget *parent = nullptr);

    //! Which key exists already. Keeps what was typed.
    void setPlace(Place place);
    Place place() const { return m_place; }

    //! Turns what was typed into key() and empties the line. False, and marked, if that is no key, or if there is
    //! none anywhere and \a required.
    bool commit(bool required);
    //! The key that was typed and committed; empty if none was.
    const Secret &key() const { return m_key; }
    //! True if a key was typed, committed or not.
    bool isTyped() const;
    void setError(const QString &error);
    //! Forgets what was typed, such as after it was stored.
    void forget();
    //! A quiet line below, in place of the usual one.
    void setHint(const QString &hint);

Q_SIGNALS:
    void edited();
    //! Return was pressed in the line.
    void returnPressed();
    //! The stored key is to be removed.
    void removeRequested();

private:
    void showEntry(bool entry);
    void refresh();

    Place m_place = Place::Nowhere;
    Secret m_key;
    bool m_entering = true;
    QString m_hint;
    QLineEdit *m_edit = nullptr;
    QToolButton *m_keepOld = nullptr;
    FieldRow *m_entryRow = nullptr;
    QWidget *m_stateRow = nullptr;
    QLabel *m_stateIcon = nullptr;
    QLabel *m_stateText = nullptr;
    QToolButton *m_replace = nullptr;
    QToolButton *m_remove = nullptr;
};

} // namespace Belay
