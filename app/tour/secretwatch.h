// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QString>

class QAbstractItemModel;
class QWidget;
class QModelIndex;

namespace Belay {

//! Looks for secrets where none may be: in what the windows hold, draw and tell assistive technology, on the clipboard, in
//! files. For the tour and tests only.
class SecretWatch
{
public:
    //! Watches for these bytes and for their Base64 form.
    void add(const QByteArray &secret);

    bool isIn(const QByteArray &bytes) const;
    bool isIn(const QString &text) const { return isIn(text.toUtf8()); }

    //! Where on the screen, drawn or not, or on the clipboard one stands now; empty if nowhere. What a field with dots holds
    //! does not count: it is what was typed and has yet to be used.
    QString trace() const;
    //! The files below \a directory that hold one.
    QStringList filesBelow(const QString &directory) const;

private:
    QString traceIn(const QWidget &widget) const;
    QString traceIn(const QAbstractItemModel &model, const QModelIndex &parent) const;

    QByteArrayList m_forms;
};

} // namespace Belay
