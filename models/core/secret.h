// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <utility>

class QString;

namespace Belay {

//! A key in memory. Cannot be printed, compared by accident, or turned into a QString; its bytes are
//! overwritten when the last copy goes. Copies share one buffer.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    Secret(const Secret &) = default;
    Secret(Secret &&) noexcept = default;
    //! The old bytes leave with \a other, whose destructor overwrites them.
    Secret &operator=(Secret other) noexcept
    {
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }
    ~Secret();

    //! The key that a person typed: trimmed, then 8 to 4096 characters of A-Z a-z 0-9 . _ ~ + / = -,
    //! optionally after the word "Bearer ". Anything else, such as a line break that would inject a header,
    //! gives an empty Secret.
    [[nodiscard]] static Secret fromUserInput(const QString &text);

    //! True if \a bytes could have come from fromUserInput(): safe in a header.
    [[nodiscard]] static bool isWellFormed(const QByteArray &bytes);

    bool isEmpty() const { return m_bytes.isEmpty(); }
    //! For the one function that writes the Authorization header, and for the keychain.
    const QByteArray &reveal() const { return m_bytes; }
    //! reveal() without the word "Bearer " before it: what must not be seen. Holds as long as this does.
    QByteArrayView token() const;

private:
    QByteArray m_bytes;
};

} // namespace Belay
