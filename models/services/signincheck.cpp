// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/signincheck.h"

#include "models/api/apiclient.h"

namespace Belay {

Reply<int> *checkSignIn(const QUrl &baseUrl, const Secret &key, const NetworkSettings &network,
                        QObject *owner)
{
    auto *reply = new Reply<int>(owner);
    auto *transport = new HttpTransport(baseUrl, key, network, reply);
    auto *client = new ApiClient(*transport, transport);
    Reply<ServicePage> *call = client->checkSignIn();
    QObject::connect(reply, &ReplyBase::abortRequested, call, &ReplyBase::abort);
    call->then(reply, [reply](const Result<ServicePage> &page) {
        reply->finish(page.map(
            [](const ServicePage &found) { return found.totalCount.value_or(int(found.services.size())); }));
    });
    return reply;
}

} // namespace Belay
