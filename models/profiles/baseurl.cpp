// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/baseurl.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QLatin1StringView describe(BaseUrlProblem problem)
{
    switch (problem) {
    case BaseUrlProblem::Empty:
        return "the address is empty"_L1;
    case BaseUrlProblem::NotAUrl:
        return "this is no address"_L1;
    case BaseUrlProblem::NotHttps:
        return "only https is allowed"_L1;
    case BaseUrlProblem::UserInfo:
        return "a user name or password in the address is not allowed"_L1;
    case BaseUrlProblem::BadHost:
        return "the host name is not valid"_L1;
    case BaseUrlProblem::BadPort:
        return "the port is not valid"_L1;
    case BaseUrlProblem::Path:
        return "a path behind the host is not allowed"_L1;
    case BaseUrlProblem::Query:
        return "a query is not allowed"_L1;
    case BaseUrlProblem::Fragment:
        return "a fragment is not allowed"_L1;
    }
    Q_UNREACHABLE();
}

constexpr qsizetype longestAddress = 2048;

} // namespace

tl::expected<QUrl, BaseUrlProblem> checkBaseUrl(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        return tl::unexpected(BaseUrlProblem::Empty);
    }
    // Taken apart by hand, because QUrl accepts and repairs much: short IPv4 forms, backslashes, spaces.
    static const QRegularExpression address(
        uR"(\A(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#\\\s]*)(/[^?#\\\s]*)?(\?[^#]*)?(#.*)?\z)"_s);
    static const QRegularExpression authorityForm(
        uR"(\A(\[[0-9A-Fa-f:.]+\]|[^:\[\]]*)(?::([0-9]{0,5}))?\z)"_s);
    static const QRegularExpression hostForm(
        uR"(\A(?=.{1,253}\z)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\.?\z)"_s);

    const QRegularExpressionMatch parts = address.match(trimmed);
    if (trimmed.size() > longestAddress || !parts.hasMatch() || parts.capturedView(2).isEmpty()) {
        return tl::unexpected(BaseUrlProblem::NotAUrl);
    }
    const QString scheme = parts.captured(1).isEmpty() ? u"https"_s : parts.captured(1).toLower();
    const QString authority = parts.captured(2);
    if (authority.contains(u'@')) {
        return tl::unexpected(BaseUrlProblem::UserInfo);
    }
    const QRegularExpressionMatch split = authorityForm.match(authority);
    if (!split.hasMatch()) {
        return tl::unexpected(scheme == "https"_L1 ? BaseUrlProblem::BadHost : BaseUrlProblem::NotHttps);
    }
    const QString typedHost = split.captured(1).toLower();
    const bool isLoopback = typedHost == "127.0.0.1"_L1 || typedHost == "[::1]"_L1;
    if (scheme != "https"_L1 && !(scheme == "http"_L1 && isLoopback)) {
        return tl::unexpected(BaseUrlProblem::NotHttps);
    }
    if (!parts.captured(5).isEmpty()) {
        return tl::unexpected(BaseUrlProblem::Fragment);
    }
    if (!parts.captured(4).isEmpty()) {
        return tl::unexpected(BaseUrlProblem::Query);
    }
    if (const QString path = parts.captured(3); !path.isEmpty() && path != "/"_L1) {
        return tl::unexpected(BaseUrlProblem::Path);
    }

    QUrl url;
    url.setScheme(scheme);
    const bool isIpv6 = typedHost.startsWith(u'[');
    const QString host = isIpv6 ? typedHost.mid(1, typedHost.size() - 2)
                                : QString::fromLatin1(QUrl::toAce(typedHost, QUrl::IgnoreIDNWhitelist));
    if (!isIpv6 && !hostForm.match(host).hasMatch()) {
        return tl::unexpected(BaseUrlProblem::BadHost);
    }
    url.setHost(host, QUrl::StrictMode);
    // A host such as 127.1 or 0x7f000001 comes out as another text: then it is not what a person reads.
    if (!url.isValid() || (!isIpv6 && url.host(QUrl::FullyEncoded) != host)) {
        return tl::unexpected(BaseUrlProblem::BadHost);
    }
    if (split.hasCaptured(2)) {
        constexpr int largestPort = 65535;
        const int port = split.capturedView(2).toInt();
        if (port < 1 || port > largestPort) {
            return tl::unexpected(BaseUrlProblem::BadPort);
        }
        const int usual = scheme == "https"_L1 ? 443 : 80;
        url.setPort(port == usual ? -1 : port);
    }
    return url;
}

Result<QUrl> validateBaseUrl(const QString &text)
{
    const tl::expected<QUrl, BaseUrlProblem> checked = checkBaseUrl(text);
    if (!checked) {
        return Failure(localError(ErrorKind::InvalidInput, describe(checked.error())));
    }
    return *checked;
}

Result<QUrl> baseUrlForStage(const QString &stage)
{
    static const QRegularExpression label(u"\\A[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\z"_s);
    const QString name = stage.trimmed().toLower();
    if (name.isEmpty() || name == "prod"_L1) {
        return QUrl(u"https://service.peak.ai"_s);
    }
    if (!label.match(name).hasMatch()) {
        return Failure(localError(ErrorKind::InvalidInput, u"this is no name of a stage"_s));
    }
    const QString host = name == "latest"_L1 ? u"dev"_s : name;
    return QUrl(u"https://service."_s + host + u".peak.ai"_s);
}

} // namespace Belay
