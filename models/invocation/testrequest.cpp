// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/invocation/testrequest.h"

using namespace Qt::StringLiterals;

namespace Belay {

const QList<TestMethod> &allTestMethods()
{
    static const QList<TestMethod> all{TestMethod::Get, TestMethod::Post, TestMethod::Put, TestMethod::Patch,
                                       TestMethod::Delete};
    return all;
}

QString wireName(TestMethod method)
{
    switch (method) {
    case TestMethod::Get:
        return u"get"_s;
    case TestMethod::Post:
        return u"post"_s;
    case TestMethod::Put:
        return u"put"_s;
    case TestMethod::Patch:
        return u"patch"_s;
    case TestMethod::Delete:
        return u"delete"_s;
    }
    Q_UNREACHABLE();
}

std::optional<TestMethod> testMethodFromWireName(const QString &name)
{
    for (const TestMethod method : allTestMethods()) {
        if (wireName(method) == name) {
            return method;
        }
    }
    return std::nullopt;
}

Verb verbOf(TestMethod method)
{
    return method == TestMethod::Get ? Verb::Read : Verb::Test;
}

} // namespace Belay
