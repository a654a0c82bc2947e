// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Belay {

//! A service's status. Open-ended: a status that the documentation does not know keeps its text.
class ServiceStatus
{
public:
    enum Known { Creating, Deploying, Available, Deleting, CreateFailed, DeleteFailed, Other };

    ServiceStatus() = default;
    ServiceStatus(Known known); // NOLINT(google-explicit-constructor): a status constant is a status
    //! \a text as on the wire, such as "AVAILABLE".
    static ServiceStatus fromText(const QString &text);
    //! The six documented ones, in the order of a service's life.
    static const QList<ServiceStatus> &documented();

    Known known() const { return m_known; }
    //! As on the wire.
    QString text() const;
    //! Creating, deploying or deleting: it will change by itself.
    bool isTransitional() const;
    bool isFailed() const { return m_known == CreateFailed || m_known == DeleteFailed; }

    friend bool operator==(const ServiceStatus &, const ServiceStatus &) = default;

private:
    Known m_known = Other;
    QString m_otherText;
};

} // namespace Belay
