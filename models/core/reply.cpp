// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/reply.h"

namespace Belay {

void ReplyBase::abort()
{
    if (m_finished) {
        return;
    }
    const QPointer<ReplyBase> self(this);
    emit abortRequested();
    if (self && !m_finished) {
        failWith(localError(ErrorKind::Aborted, QString()));
    }
}

void ReplyBase::markFinished()
{
    m_finished = true;
    deleteLater();
    emit finished();
}

} // namespace Belay
