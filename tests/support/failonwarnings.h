// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QTest>

namespace Belay {

//! Any warning fails the test. Except that QAbstractItemModelTester, from Qt 6.8 on, asks models for types of Qt
//! Gui, which tests of models do not load, and is warned of that.
inline void failOnWarnings()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!Trying to construct an instance of an invalid type)")));
}

} // namespace Belay
