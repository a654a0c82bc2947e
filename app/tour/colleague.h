// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tour/puppeteer.h"
#include "models/api/apiclient.h"

namespace Belay {

//! Somebody else at the same tenant: changes services behind the windows' back, and looks at what the
//! platform really holds. Waits and fails through the Puppeteer.
class Colleague
{
public:
    Colleague(Puppeteer &hands, const QUrl &url, const Secret &key);

    //! Nothing if there is no such service.
    std::optional<Service> find(const QString &name);
    //! Described; empty, and failed, if there is none.
    Service service(const QString &name);
    void rename(const QString &name, const QString &title);
    QStringList names();

private:
    template <typename T>
    Result<T> outcome(Reply<T> *reply)
    {
        std::optional<Result<T>> got;
        QObject context;
        reply->then(&context, [&got](const Result<T> &result) { got.emplace(result); });
        m_hands.waitUntil([&got] { return got.has_value(); },
                          QStringLiteral("the sandbox answers a colleague"));
        return got ? *got : Failure(localError(ErrorKind::Timeout, m_hands.problem()));
    }

    Puppeteer &m_hands;
    HttpTransport m_transport;
    ApiClient m_api;
};

} // namespace Belay
