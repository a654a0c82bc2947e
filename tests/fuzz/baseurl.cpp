// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// S21: what a person, a file or the environment gives as base URL or stage.

#include "models/profiles/baseurl.h"
#include "tests/fuzz/target.h"

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

void checkAccepted(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    const bool isLoopback = host == "127.0.0.1"_L1 || host == "::1"_L1;
    require(url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback),
            "https, or http to this computer");
    require(url.isValid() && !host.isEmpty(), "it has a host");
    require(url.userInfo().isEmpty() && url.path().isEmpty() && !url.hasQuery() && !url.hasFragment(),
            "nothing but scheme, host and port");
    require(url.port() == -1 || (url.port() >= 1 && url.port() <= 65535), "the port is one");
    const QString text = url.toString(QUrl::FullyEncoded);
    for (const QChar c : text) {
        require(c > u' ' && c < u'\x7f', "it is plain ASCII");
    }
    require(QUrl(text, QUrl::StrictMode) == url, "others read it as it is meant");
    const Result<QUrl> again = validateBaseUrl(text);
    require(again && *again == url, "accepted once is accepted again, unchanged");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<QUrl> url = validateBaseUrl(text);
    require(url || url.error().kind == ErrorKind::InvalidInput, "what is refused is invalid input");
    if (url) {
        checkAccepted(*url);
    }
    const Result<QUrl> stage = baseUrlForStage(text);
    if (stage) {
        checkAccepted(*stage);
        require(stage->host().startsWith("service."_L1) && stage->host().endsWith(".peak.ai"_L1),
                "a stage is Peak's");
    }
    return 0;
}
