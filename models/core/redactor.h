// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QReadWriteLock>
#include <QSet>
#include <QString>

namespace Belay {

class Secret;

//! Takes secrets out of texts that are printed or kept: those it was told of, and whatever follows "Bearer",
//! "Authorization:" or "api_key=". Of each secret it remembers a length and a hash that means nothing outside this
//! run, never the secret: so nothing has to be forgotten when a key goes. Safe in every thread.
class Redactor
{
public:
    //! A secret shorter than this is not known again: it would be found everywhere.
    static constexpr qsizetype shortest = 8;

    void add(const Secret &key);
    //! A value that may be a secret, such as that of an environment variable.
    void add(QStringView value);

    //! \a text with each secret replaced by "[redacted 12ab34]": the same digits for the same secret, others in the
    //! next run.
    QString redacted(const QString &text) const;

private:
    mutable QReadWriteLock m_lock;
    //! Length of what is hashed, which is the beginning of a long secret -> hash -> length of the secret.
    QHash<qsizetype, QHash<size_t, qsizetype>> m_known;
};

} // namespace Belay
