// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/requestpreview.h"

#include "models/api/httpmessage.h"
#include "models/domain/servicejson.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! As long as the values of environment variables are hidden, this stands for each.
QString hiddenValue()
{
    return QString(8, QChar(0x2022));
}

QString urlText(const QUrl &baseUrl, const QByteArray &path)
{
    return baseUrl.toString(QUrl::RemoveUserInfo | QUrl::RemovePath) + QString::fromLatin1(path);
}

QString bodyText(const QJsonObject &body)
{
    return QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Indented));
}

ServiceDraft masked(ServiceDraft draft, bool maskValues)
{
    if (maskValues && draft.parameters) {
        for (QString &value : draft.parameters->env) {
            value = hiddenValue();
        }
    }
    return draft;
}

} // namespace

RequestPreview previewCreate(const QUrl &baseUrl, const ServiceDraft &draft, bool maskValues)
{
    return {u"POST"_s, urlText(baseUrl, "/webapps/api/v1/webapps/"),
            bodyText(encodeCreate(masked(draft, maskValues)))};
}

RequestPreview previewUpdate(const QUrl &baseUrl, const ServiceId &id, const ServicePatch &patch,
                             bool maskValues)
{
    const ServicePatch shown{masked(patch.draft, maskValues), patch.fields};
    return {u"PATCH"_s, urlText(baseUrl, "/webapps/api/v1/webapps/" + encodePathSegment(id.value)),
            bodyText(encodePatch(shown))};
}

} // namespace Belay
