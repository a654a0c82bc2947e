// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/policy.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace Belay {

enum class TestMethod { Get, Post, Put, Patch, Delete };

//! What is sent to an api service through the platform's test call (peak-services-api section 4.7).
struct TestRequest
{
    TestMethod method = TestMethod::Get;
    QString path = QStringLiteral("/");
    std::optional<QByteArray> payload; //!< a JSON object, UTF-8

    friend bool operator==(const TestRequest &, const TestRequest &) = default;
};

const QList<TestMethod> &allTestMethods();

//! As on the wire: lower case.
QString wireName(TestMethod method);
std::optional<TestMethod> testMethodFromWireName(const QString &name);

//! What a policy has to allow: a GET only reads.
Verb verbOf(TestMethod method);

} // namespace Belay

Q_DECLARE_METATYPE(Belay::TestRequest)
