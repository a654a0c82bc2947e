// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicerepository.h"

namespace Belay {

class RememberedLists;
struct RememberedSlice;

//! Shows the list that a profile had when it was last open, a slice a frame, and remembers the present one: after each
//! listing what has changed since the one before, a slice at a time.
class ListKeeper : public QObject
{
    Q_OBJECT

public:
    //! Both outlive it. \a key as RememberedLists::keyOf() gives it, not empty. Asks for the list at once.
    ListKeeper(ServiceRepository &services, RememberedLists &lists, const QString &key,
               QObject *parent = nullptr);

signals:
    //! The first slice is in the list; \a isEmpty: nothing was remembered, or it could not be read.
    void restored(bool isEmpty);

private:
    //! Reads what comes behind \a last, and shows it.
    void loadSlice(const std::optional<Service> &last);
    void showSlice(const RememberedSlice &slice);
    void saveSlice();

    ServiceRepository &m_services;
    RememberedLists &m_lists;
    QString m_key;
    qsizetype m_following = 0; //!< so many are remembered and not shown yet
    qsizetype m_savedRows = 0; //!< those behind them are new
    QSet<ServiceId> m_changed; //!< of the saved rows
    QList<ServiceId> m_gone;   //!< that were saved
    QTimer m_slice;
};

} // namespace Belay
