// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// S21: the sandbox's side of a connection: the input is what a client sends.

#include "app/sandbox/httpserver.h"
#include "app/sandbox/requestguard.h"
#include "app/sandbox/routes.h"
#include "tests/fuzz/target.h"

#include <algorithm>

#include <sys/socket.h>
#include <unistd.h>

using namespace Belay;
using namespace Belay::Sandbox;

namespace {

constexpr int answersAtMost = 64; // so that all fit into the socket, where nobody reads them meanwhile
int answers = 0;

HttpAnswer answer(const HttpRequest &request)
{
    static const RequestGuard guard;
    constexpr qsizetype longestHeaders = 32 * 1024;
    constexpr qsizetype longestBody = 1024 * 1024;
    qsizetype headers = 0;
    for (const auto &[name, value] : request.headers) {
        headers += name.size() + value.size();
        require(!name.contains('\n') && !value.contains('\n'), "a header is one line");
    }
    require(headers <= longestHeaders, "headers are within their limit");
    require(request.body.size() <= longestBody, "a body is within its limit");
    require(!request.method.isEmpty(), "a request has a method");
    require(guard.access(request) == RequestGuard::Access::None, "nobody guesses a key");
    require(request.method != "GET" || !matchRoute(request.method, request.path).isWrite(),
            "a GET changes nothing");
    const bool isForeign = guard.refuseOrigin(request).has_value();

    HttpAnswer result = HttpAnswer::error(isForeign ? 403 : 401, request.path.left(64));
    result.delivery = ++answers < answersAtMost ? Delivery::Send : Delivery::Drop;
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr size_t longest = 64 * 1024;
    static const HttpServer server(answer);
    answers = 0;
    int ends[2];
    require(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0, "the test has a connection");
    const size_t length = std::min(size, longest);
    require(::send(ends[0], data, length, MSG_NOSIGNAL) == static_cast<ssize_t>(length), "the test can send");
    ::shutdown(ends[0], SHUT_WR);

    server.serve(ends[1]);

    QByteArray said(64 * 1024, Qt::Uninitialized);
    const ssize_t got = ::recv(ends[0], said.data(), static_cast<size_t>(said.size()), MSG_DONTWAIT);
    ::close(ends[0]);
    said.truncate(std::max<ssize_t>(0, got));
    require(said.isEmpty() || said.startsWith("HTTP/1.1 "), "what comes back is HTTP");
    require(!said.startsWith("HTTP/1.1 2"), "nobody gets in");
    return 0;
}
