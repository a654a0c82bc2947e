// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/await.h"
#include "tests/support/faultserver.h"
#include "tests/views/mainwindow/windowfixture.h"

using namespace Belay;
using namespace Qt::StringLiterals;

//! S18: each key goes to the server it is for, and to no other, whatever is opened one after the other.
class KeysTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void theSandboxNeverSeesAKeyOfTheCloudNorTheCloudItsToken();
};

void KeysTest::theSandboxNeverSeesAKeyOfTheCloudNorTheCloudItsToken()
{
    const QByteArray cloudKey = "sentinel-key-of-the-cloud";
    const QByteArray sandboxKey = "sentinel-token-of-the-sandbox";
    FaultServer cloud;
    FaultServer sandbox;
    const FaultServer::Handler answer = [](const FaultRequest &request) {
        const QByteArray list = R"({"services":[{"id":"id-1","name":"demand","status":"AVAILABLE",)"
                                R"("serviceType":"api"}],"servicesCount":1,"pageCount":1})";
        const bool isList = request.method == "GET" && request.path().endsWith("/webapps/");
        return FaultScript{FaultStep::send(httpAnswer(isList ? 200 : 403, isList ? list : "{}"))};
    };
    cloud.setHandler(answer);
    sandbox.setHandler(answer);

    WindowFixture fixture;
    fixture.profile.baseUrl = cloud.url();
    Profile sandboxProfile = fixture.profile;
    sandboxProfile.id = ProfileId{u"sandbox"_s};
    sandboxProfile.name = u"Sandbox"_s;
    sandboxProfile.isSandbox = true;
    sandboxProfile.baseUrl = sandbox.url();
    QVERIFY(fixture.show());
    for (int round = 0; round < 3; ++round) {
        for (const bool isCloud : {true, false}) {
            fixture.window().openProfile(isCloud ? fixture.profile : sandboxProfile,
                                         Secret(isCloud ? cloudKey : sandboxKey));
            // The next is opened while the answers to these may still be on their way.
            Workspace &workspace = *fixture.window().workspace();
            QTRY_VERIFY(workspace.services().state().wasLoaded);
            ServiceDraft draft;
            draft.name = u"another"_s;
            draft.type = ServiceType::Api;
            draft.imageId = ImageId{101};
            QVERIFY(!await(workspace.writer().create(draft)));
            workspace.services().refresh();
            (void)workspace.services().describe(ServiceId{u"id-1"_s});
        }
    }
    fixture.close();

    QVERIFY(cloud.requestCount() >= 6);
    QVERIFY(sandbox.requestCount() >= 6);
    for (const FaultRequest &request : cloud.requests()) {
        QVERIFY(request.raw.contains(cloudKey));
        QVERIFY(!request.raw.contains(sandboxKey));
        QVERIFY(!request.target.contains(cloudKey));
    }
    for (const FaultRequest &request : sandbox.requests()) {
        QVERIFY(request.raw.contains(sandboxKey));
        QVERIFY(!request.raw.contains(cloudKey));
        QVERIFY(!request.target.contains(sandboxKey));
    }
}

QTEST_MAIN(KeysTest)
#include "tst_keys.moc"
