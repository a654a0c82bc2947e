// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace Belay {

//! A request body that can be read once and never again.
//!
//! QNetworkAccessManager re-sends a request of any method by itself when the connection closes before an
//! answer, which would create a service twice. It can do so only by rewinding the body; this one refuses,
//! so the lost answer surfaces as an error. Use with DoNotBufferUploadDataAttribute and an explicit
//! Content-Length; an empty body works too.
class OneShotDevice final : public QIODevice
{
    Q_OBJECT

public:
    OneShotDevice(QByteArray body, QObject *parent);

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override;
    qint64 bytesAvailable() const override;
    //! True once the network layer took any byte, or, for an empty body, asked for one.
    bool wasRead() const { return m_wasRead; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_position = 0;
    bool m_wasRead = false;
};

} // namespace Belay
