// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/catalogue.h"
#include "app/sandbox/httpmessage.h"
#include "app/sandbox/lifecycle.h"
#include "app/sandbox/store.h"
#include "app/sandbox/validator.h"

#include <chrono>
#include <functional>
#include <optional>

namespace Belay::Sandbox {

//! What a test call needs to know to reach the application.
struct TestTarget
{
    QString name;
    QString image;
    Behaviour behaviour = Behaviour::Echo;
};

//! The services of the tenant and what can be done with them, one call for each operation of the contract. Lives
//! in one thread.
class Workspace
{
public:
    //! \a now gives milliseconds since 1970 in UTC.
    Workspace(const Catalogue &catalogue, std::chrono::milliseconds stage, std::function<qint64()> now);

    std::optional<QString> open(const QString &directory) { return m_store.open(directory); }
    //! Fills a new store with hand-made services (\a generated unset), or any store up to that many generated ones.
    std::optional<QString> fill(std::optional<int> generated, quint32 seed);

    //! \a asServices chooses the response keys: services, or webapps.
    HttpAnswer list(const ServiceQuery &query, bool asServices);
    HttpAnswer create(const QJsonObject &body);
    HttpAnswer describe(const QString &id);
    HttpAnswer update(const QString &id, const QJsonObject &body);
    HttpAnswer remove(const QString &id);
    //! The application to call, or why it cannot be called.
    tl::expected<TestTarget, HttpAnswer> testTarget(const QString &name);

private:
    void settle();

    const Catalogue &m_catalogue;
    const std::function<qint64()> m_now;
    const std::chrono::milliseconds m_stage;
    LifeCycle m_lifeCycle;
    Validator m_validator;
    Store m_store;
};

} // namespace Belay::Sandbox
