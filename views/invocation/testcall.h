// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QPointer>

namespace Belay {

//! The one request of the test panel that is on its way, and its place in the history. Knows no widgets.
class TestCall : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool isUnderWay() const { return m_reply != nullptr; }

    //! Sends \a request to \a service of \a workspace; ends in answered(). Whether that is allowed is the
    //! caller's to ask. Does nothing while one is under way.
    void send(Workspace &workspace, const Service &service, const TestRequest &request);
    //! Gives up waiting: ends in answered() with ErrorKind::Aborted.
    void cancel();
    //! Forgets the call without a word.
    void drop();

signals:
    void busyChanged(bool busy);
    //! \a at: when it was sent, UTC.
    void answered(const Belay::TestRequest &request, const QDateTime &at,
                  const Belay::Result<Belay::TestResult> &result);

private:
    QPointer<ReplyBase> m_reply;
};

} // namespace Belay
