// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/statustext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

struct HttpStatusText
{
    Q_DECLARE_TR_FUNCTIONS(Belay::HttpStatusText)

public:
    static QString phrase(int status)
    {
        switch (status) {
        case 200:
            return tr("OK");
        case 201:
            return tr("Created");
        case 202:
            return tr("Accepted");
        case 204:
            return tr("No content");
        case 301:
        case 302:
        case 303:
        case 307:
        case 308:
            return tr("Redirect");
        case 400:
            return tr("Bad request");
        case 401:
            return tr("Unauthorised");
        case 403:
            return tr("Forbidden");
        case 404:
            return tr("Not found");
        case 405:
            return tr("Method not allowed");
        case 409:
            return tr("Conflict");
        case 413:
            return tr("Payload too large");
        case 415:
            return tr("Unsupported media type");
        case 422:
            return tr("Unprocessable");
        case 429:
            return tr("Too many requests");
        case 500:
            return tr("Internal server error");
        case 501:
            return tr("Not implemented");
        case 502:
            return tr("Bad gateway");
        case 503:
            return tr("Unavailable");
        case 504:
            return tr("Gateway timeout");
        default:
            return {};
        }
    }
};

} // namespace

HttpStatusLook lookOfHttpStatus(int status)
{
    const QString phrase = HttpStatusText::phrase(status);
    const QString number = QString::number(status);
    const QString word = phrase.isEmpty() ? number : QString(number + u' ' + phrase);
    switch (status / 100) {
    case 2:
        return {Tone::Positive, u"status-available"_s, word};
    case 4:
        return {Tone::Caution, u"status-create-failed"_s, word};
    case 5:
        return {Tone::Negative, u"status-delete-failed"_s, word};
    default:
        return {Tone::Neutral, u"status-unknown"_s, word};
    }
}

} // namespace Belay
