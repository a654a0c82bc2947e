// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/routes.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

std::optional<Operation> onGet(const QByteArray &method, Operation operation)
{
    return method == "GET" ? std::optional(operation) : std::nullopt;
}

RouteMatch matchService(const QByteArray &method, const QStringList &rest)
{
    RouteMatch match;
    if (rest.isEmpty()) {
        match.route = SandboxRoute::Services;
        match.operation =
            method == "POST" ? std::optional(Operation::Create) : onGet(method, Operation::List);
    } else if (rest.size() == 1) {
        match.route = SandboxRoute::Service;
        match.target = rest.first();
        if (method == "PATCH") {
            match.operation = Operation::Update;
        } else if (method == "DELETE") {
            match.operation = Operation::Delete;
        } else {
            match.operation = onGet(method, Operation::Describe);
        }
    } else if (rest.size() == 2 && rest.last() == u"test"_s) {
        match.route = SandboxRoute::ServiceTest;
        match.target = rest.first();
        if (method == "POST") {
            match.operation = Operation::Test;
        }
    }
    return match;
}

RouteMatch matchImage(const QByteArray &method, const QStringList &rest)
{
    RouteMatch match;
    if (rest.size() > 3 || (rest.size() > 1 && rest.at(1) != u"versions"_s)) {
        return match;
    }
    match.route = SandboxRoute::Images;
    match.target = rest.value(0);
    match.version = rest.value(2);
    switch (rest.size()) {
    case 0:
        match.operation = onGet(method, Operation::ListImages);
        break;
    case 1:
        match.operation = onGet(method, Operation::DescribeImage);
        break;
    case 2:
        match.operation = onGet(method, Operation::ListVersions);
        break;
    default:
        match.operation = onGet(method, Operation::DescribeVersion);
        break;
    }
    return match;
}

} // namespace

bool RouteMatch::isWrite() const
{
    return operation == Operation::Create || operation == Operation::Update || operation == Operation::Delete;
}

bool RouteMatch::takesBody() const
{
    return operation == Operation::Create || operation == Operation::Update || operation == Operation::Test;
}

RouteMatch matchRoute(const QByteArray &method, const QString &path)
{
    QStringList parts = path.split(u'/').mid(1);
    if (parts.size() > 1 && parts.last().isEmpty()) {
        parts.removeLast();
    }
    const auto startsWith = [&parts](const QStringList &start) {
        return parts.mid(0, start.size()) == start;
    };
    if (startsWith({u"webapps"_s, u"api"_s, u"v1"_s, u"webapps"_s})) {
        return matchService(method, parts.mid(4));
    }
    if (startsWith({u"image-management"_s, u"api"_s, u"v2"_s, u"images"_s})) {
        return matchImage(method, parts.mid(4));
    }
    if (parts == QStringList{u"quota"_s, u"api"_s, u"v1"_s, u"settings"_s, u"tenant-instance-options"_s}) {
        RouteMatch match;
        match.route = SandboxRoute::InstanceTypes;
        match.operation = onGet(method, Operation::ListInstanceTypes);
        return match;
    }
    return RouteMatch();
}

} // namespace Belay::Sandbox
