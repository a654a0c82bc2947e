// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/testcall.h"

#include "models/core/clock.h"

namespace Belay {

namespace {

TestHistoryEntry entryOf(const Workspace &workspace, const Service &service, const TestRequest &request,
                         const QDateTime &at, const Result<TestResult> &result)
{
    TestHistoryEntry entry;
    entry.profileId = workspace.profile().id;
    entry.serviceId = service.id;
    entry.at = at;
    entry.request = request;
    if (result) {
        entry.result = *result;
    } else {
        entry.error = result.error().toString();
    }
    return entry;
}

} // namespace

void TestCall::send(Workspace &workspace, const Service &service, const TestRequest &request)
{
    if (m_reply) {
        return;
    }
    const QDateTime at = workspace.clock().now();
    Reply<TestResult> *reply = workspace.api().test(service.name, request);
    m_reply = reply;
    emit busyChanged(true);
    reply->then(this, [this, &workspace, service, request, at](const Result<TestResult> &result) {
        m_reply = nullptr;
        emit busyChanged(false);
        // A history that cannot be written must not hide the answer: the list tells when it is read again.
        workspace.history().add(entryOf(workspace, service, request, at, result));
        emit answered(request, at, result);
    });
}

void TestCall::cancel()
{
    if (m_reply) {
        m_reply->abort();
    }
}

void TestCall::drop()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply = nullptr;
        emit busyChanged(false);
    }
}

} // namespace Belay
