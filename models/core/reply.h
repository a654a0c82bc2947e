// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <utility>

namespace Belay {

//! The untyped half of an asynchronous call: finishes exactly once, or is destroyed in silence by its owner.
//!
//! Never finishes from inside the call that made it. After finished() it deletes itself through the event
//! loop; whoever wants to abort later keeps a QPointer. Lives in, and emits in, the thread that made it.
class ReplyBase : public QObject
{
    Q_OBJECT

public:
    bool isFinished() const { return m_finished; }

public slots:
    //! Gives up: finishes at once with ErrorKind::Aborted unless it has finished. What was sent stays sent.
    void abort();

signals:
    void finished();
    //! \a done of \a total steps (pages, bytes); total is -1 while unknown.
    void progress(qint64 done, qint64 total);
    //! Emitted by abort() before it finishes, so that the maker can stop the work below.
    void abortRequested();

protected:
    using QObject::QObject;
    //! Emits finished() and schedules deletion. The typed half stores its result first.
    void markFinished();
    virtual void failWith(const ApiError &error) = 0;

private:
    bool m_finished = false;
};

//! One asynchronous call that ends in a Result<T>.
template <typename T>
class Reply : public ReplyBase
{
public:
    //! \a owner destroys the reply with itself: then it ends in silence.
    explicit Reply(QObject *owner)
        : ReplyBase(owner)
    {
    }

    //! Valid only once finished.
    const Result<T> &result() const
    {
        Q_ASSERT(m_result.has_value());
        return *m_result;
    }

    //! Calls \a handler(const Result<T> &) with a copy, once, unless \a context is gone by then.
    //! \a context is the object whose members the handler touches, and lives in this thread.
    template <typename Handler>
    Reply *then(const QObject *context, Handler handler)
    {
        connect(this, &ReplyBase::finished, context, [this, handler = std::move(handler)]() mutable {
            const Result<T> copy = result();
            handler(copy);
        });
        return this;
    }

    //! For the maker of the reply. A second call is ignored: an abort may have come first.
    void finish(Result<T> result)
    {
        if (isFinished()) {
            return;
        }
        m_result.emplace(std::move(result));
        markFinished();
    }

    //! finish(), but from the event loop: for results known before the call has returned.
    void finishLater(Result<T> result)
    {
        QMetaObject::invokeMethod(
            this, [this, result = std::move(result)]() mutable { finish(std::move(result)); },
            Qt::QueuedConnection);
    }

protected:
    void failWith(const ApiError &error) override { finish(Failure(error)); }

private:
    std::optional<Result<T>> m_result;
};

} // namespace Belay
