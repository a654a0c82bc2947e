// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace Belay::Sandbox {

//! What a service does when it runs. Decided by the version of its image.
enum class Behaviour {
    Echo,         //!< answers with what it was sent
    Predictor,    //!< computes a number from the numbers in the payload
    Slow,         //!< like Echo, after a while
    Flaky,        //!< like Echo, but fails now and then
    Failing,      //!< always answers with status 500
    FailsToStart, //!< never becomes AVAILABLE
    Clinging,     //!< the first attempt to delete it fails
};

//! One service as the store keeps it. Times are milliseconds since 1970 in UTC.
struct StoredService
{
    QString id;
    QString name;
    QString type;
    QString status;
    qint64 createdAt = 0;
    QString createdBy;
    qint64 updatedAt = 0;
    QString updatedBy;
    QJsonArray tags;
    //! Every other field of the contract under its wire name, always complete.
    QJsonObject fields;
    //! When the life cycle takes its next step; empty when the status is settled.
    std::optional<qint64> dueAt;
    int deletions = 0; //!< attempts to delete it
};

} // namespace Belay::Sandbox
