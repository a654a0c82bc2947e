// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/networksettings.h"

#include <QSslCertificate>
#include <QSslKey>

namespace Belay {

//! A fresh self-signed certificate for 127.0.0.1, ::1 and localhost, valid for a day.
struct TestCertificate
{
    QSslCertificate certificate;
    QSslKey key;

    static TestCertificate make();
    //! Settings that trust it, by a CA file that this writes into \a directory.
    NetworkSettings trustedFrom(const QString &directory) const;
};

} // namespace Belay
