// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/oneshotdevice.h"

#include <cstring>

namespace Belay {

OneShotDevice::OneShotDevice(QByteArray body, QObject *parent)
    : QIODevice(parent)
    , m_body(std::move(body))
{
    // Unbuffered, so that what wasRead() tells is what the network layer took.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotDevice::atEnd() const
{
    return m_position >= m_body.size();
}

qint64 OneShotDevice::bytesAvailable() const
{
    return m_body.size() - m_position + QIODevice::bytesAvailable();
}

qint64 OneShotDevice::readData(char *data, qint64 maxSize)
{
    m_wasRead = true;
    if (atEnd()) {
        return -1;
    }
    const qint64 count = qMin(maxSize, m_body.size() - m_position);
    std::memcpy(data, m_body.constData() + m_position, static_cast<size_t>(count));
    m_position += count;
    return count;
}

} // namespace Belay
