// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/reply.h"

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrentRun>

namespace Belay {

//! Runs \a decode() -> Result<T> on a worker thread and finishes \a reply with what it returns, in the
//! reply's thread. If the reply is gone by then, the value is dropped. \a decode captures values only.
template <typename T, typename Decode>
void decodeInWorker(Reply<T> *reply, Decode decode)
{
    auto *watcher = new QFutureWatcher<Result<T>>(reply);
    QObject::connect(watcher, &QFutureWatcherBase::finished, reply,
                     [reply, watcher] { reply->finish(watcher->future().takeResult()); });
    watcher->setFuture(QtConcurrent::run(std::move(decode)));
}

//! Lets go of \a values, a container, on a worker thread: to give megabytes back takes milliseconds.
template <typename Container>
void releaseInWorker(Container values)
{
    if (!values.isEmpty()) {
        QThreadPool::globalInstance()->start([values = std::move(values)] {});
    }
}

} // namespace Belay
