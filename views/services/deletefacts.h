// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/service.h"

#include <QSet>
#include <QWidget>

class QFormLayout;
class QLabel;
class QTreeWidget;

namespace Belay {

class StatusChipLabel;

//! What a person has to know of the services they are about to delete: the facts of one, or a list of several.
class DeleteFacts : public QWidget
{
    Q_OBJECT

public:
    explicit DeleteFacts(QWidget *parent = nullptr);

    //! Which of the services do not exist any more, and which a person protected.
    struct Marks
    {
        QSet<ServiceId> gone;
        QSet<ServiceId> isProtected;
    };

    //! \a now: for "2 h ago".
    void setServices(const QList<Service> &services, const Marks &marks, const QDateTime &now);

private:
    void showOne(const Service &service, const Marks &marks, const QDateTime &now);
    void showSeveral(const QList<Service> &services, const Marks &marks, const QDateTime &now);

    //! Says which names are not what they seem.
    void showUnusual(const QList<Service> &services);

    QWidget *m_one = nullptr;
    QLabel *m_type = nullptr;
    StatusChipLabel *m_status = nullptr;
    QLabel *m_updated = nullptr;
    QLabel *m_id = nullptr;
    QWidget *m_protected = nullptr;
    QTreeWidget *m_several = nullptr;
    QLabel *m_unusual = nullptr;
};

} // namespace Belay
