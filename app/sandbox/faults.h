// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <mutex>
#include <optional>
#include <random>

namespace Belay::Sandbox {

//! What befalls a request.
struct Fault
{
    enum class Kind { Status, Stall, Reset, DropAnswer };

    Kind kind = Kind::Status;
    int status = 0;    //!< for Kind::Status
    QByteArray method; //!< empty: every method
    double rate = 1;
};

//! The faults in force, and the dice. Thread-safe.
class Faults
{
public:
    explicit Faults(quint32 seed);

    //! As SandboxServer::setFaults().
    std::optional<QString> set(const QString &spec);
    //! The first fault that hits a request with \a method, if any.
    std::optional<Fault> roll(const QByteArray &method);

private:
    std::mutex m_mutex;
    std::mt19937 m_dice;
    QList<Fault> m_faults;
};

} // namespace Belay::Sandbox
