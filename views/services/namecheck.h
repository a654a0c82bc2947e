// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/apierror.h"
#include "models/domain/service.h"

#include <QObject>
#include <QTimer>

namespace Belay {

class ApiClient;

//! Finds out, while a name is typed, whether a service of exactly that name exists on the platform.
class NameCheck : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,     //!< nothing to look up
        Checking, //!< typing has not stopped, or the answer is awaited
        Free,     //!< no service has this name
        Taken,    //!< existing() has it
        Failed,   //!< nobody knows: error()
    };

    //! \a api outlives it.
    explicit NameCheck(ApiClient &api, QObject *parent = nullptr);

    //! Looks \a name up once typing has stopped; an empty name stops. Late answers to earlier names are dropped.
    void setName(const QString &name);
    //! Looks it up anew, at once.
    void repeat();

    const QString &name() const { return m_name; }
    State state() const { return m_state; }
    //! Only in State::Taken. As listed, not described.
    const std::optional<Service> &existing() const { return m_existing; }
    //! Only in State::Failed.
    const std::optional<ApiError> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void become(State state);

    ApiClient &m_api;
    QTimer m_pause;
    QString m_name;
    int m_question = 0;
    State m_state = State::Idle;
    std::optional<Service> m_existing;
    std::optional<ApiError> m_error;
};

} // namespace Belay
