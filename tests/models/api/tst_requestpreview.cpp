// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/requestpreview.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

class RequestPreviewTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void createShowsMethodUrlAndBody();
    void updateSendsOnlyThePatch();
    void updateEncodesTheId();
    void urlHoldsNoUserInfo();
    void maskedBodyHoldsNoValue();
};

namespace {

ServiceDraft sampleDraft()
{
    ServiceDraft draft;
    draft.name = u"demand-api"_s;
    draft.title = u"Demand"_s;
    draft.type = ServiceType::Api;
    draft.imageId = ImageId{12};
    draft.parameters = Parameters{{{u"DB_URL"_s, u"postgres://secret"_s}}, {u"token"_s}};
    return draft;
}

QJsonObject bodyOf(const RequestPreview &preview)
{
    return QJsonDocument::fromJson(preview.body.toUtf8()).object();
}

} // namespace

void RequestPreviewTest::init()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 3, 0)
    QTest::failOnWarning(QRegularExpression(u".*"_s));
#endif
}

void RequestPreviewTest::createShowsMethodUrlAndBody()
{
    const RequestPreview preview = previewCreate(QUrl(u"https://service.peak.ai/"_s), sampleDraft(), false);
    QCOMPARE(preview.method, u"POST"_s);
    QCOMPARE(preview.url, u"https://service.peak.ai/webapps/api/v1/webapps/"_s);
    const QJsonObject body = bodyOf(preview);
    QCOMPARE(body.value("name"_L1).toString(), u"demand-api"_s);
    QCOMPARE(body.value("parameters"_L1).toObject().value("env"_L1).toObject().value("DB_URL"_L1).toString(),
             u"postgres://secret"_s);
    QVERIFY2(preview.body.contains(u"\n    "), "indented, to be read by a person");
}

void RequestPreviewTest::updateSendsOnlyThePatch()
{
    ServiceDraft after = sampleDraft();
    after.title = u"Demand 2"_s;
    const RequestPreview preview = previewUpdate(QUrl(u"http://127.0.0.1:4000"_s), ServiceId{u"84a4"_s},
                                                 ServicePatch::between(sampleDraft(), after), true);
    QCOMPARE(preview.method, u"PATCH"_s);
    QCOMPARE(preview.url, u"http://127.0.0.1:4000/webapps/api/v1/webapps/84a4"_s);
    QCOMPARE(bodyOf(preview).keys(), QStringList{u"title"_s});
}

void RequestPreviewTest::updateEncodesTheId()
{
    const RequestPreview preview = previewUpdate(QUrl(u"https://service.peak.ai"_s), ServiceId{u"a/b?c"_s},
                                                 ServicePatch{sampleDraft(), {ServiceField::Title}}, true);
    QCOMPARE(preview.url, u"https://service.peak.ai/webapps/api/v1/webapps/a%2Fb%3Fc"_s);
}

void RequestPreviewTest::urlHoldsNoUserInfo()
{
    const RequestPreview preview =
        previewCreate(QUrl(u"https://me:word@service.peak.ai"_s), sampleDraft(), true);
    QCOMPARE(preview.url, u"https://service.peak.ai/webapps/api/v1/webapps/"_s);
}

void RequestPreviewTest::maskedBodyHoldsNoValue()
{
    const RequestPreview preview = previewCreate(QUrl(u"https://service.peak.ai"_s), sampleDraft(), true);
    QVERIFY(!preview.body.contains(u"postgres"_s));
    QVERIFY(preview.body.contains(u"DB_URL"_s));
    QVERIFY2(preview.body.contains(u"token"_s), "the names of secrets are no secret");
}

QTEST_GUILESS_MAIN(RequestPreviewTest)
#include "tst_requestpreview.moc"
