// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/messagebar.h"

#include <QObject>

namespace Belay {

class SavedViews;
struct SavedView;

//! What a person can do with saved views: save, rename, delete with a way back.
class ViewCommands : public QObject
{
    Q_OBJECT

public:
    //! Dialogs open over \a window. \a views outlives this.
    ViewCommands(SavedViews &views, QWidget *window);

    //! Asks for a name and saves \a query under it. Does nothing for an empty query.
    void save(const QString &query);
    //! Asks for another name of the view called \a name.
    void rename(const QString &name);
    //! At once; the message that reports it offers to undo it.
    void remove(const QString &name);

signals:
    void reported(const Belay::Message &message);

private:
    void restore(const SavedView &view, qsizetype place);

    SavedViews &m_views;
    QWidget *m_window;
};

} // namespace Belay
