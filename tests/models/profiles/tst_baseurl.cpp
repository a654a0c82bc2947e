// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/baseurl.h"
#include "models/profiles/environmentprofile.h"

#include <QHash>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestBaseUrl : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void acceptsAndNormalises_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        QTest::newRow("plain") << u"https://service.peak.ai"_s << u"https://service.peak.ai"_s;
        QTest::newRow("slash") << u"https://service.peak.ai/"_s << u"https://service.peak.ai"_s;
        QTest::newRow("blanks") << u"  https://service.peak.ai \n"_s << u"https://service.peak.ai"_s;
        QTest::newRow("case") << u"HTTPS://Service.PEAK.ai"_s << u"https://service.peak.ai"_s;
        QTest::newRow("bare host") << u"service.peak.ai"_s << u"https://service.peak.ai"_s;
        QTest::newRow("bare host and port") << u"peak.example:8443"_s << u"https://peak.example:8443"_s;
        QTest::newRow("own port") << u"https://a.b:8443"_s << u"https://a.b:8443"_s;
        QTest::newRow("usual port") << u"https://a.b:443"_s << u"https://a.b"_s;
        QTest::newRow("http here") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
        QTest::newRow("http usual port") << u"http://127.0.0.1:80/"_s << u"http://127.0.0.1"_s;
        QTest::newRow("http here, 6") << u"http://[::1]:8080"_s << u"http://[::1]:8080"_s;
        QTest::newRow("https 6") << u"https://[2001:DB8::1]"_s << u"https://[2001:db8::1]"_s;
        QTest::newRow("B17 IDN") << u"https://b\u00fccher.example"_s << u"https://xn--bcher-kva.example"_s;
        QTest::newRow("https address") << u"https://10.0.0.1"_s << u"https://10.0.0.1"_s;
    }
    void acceptsAndNormalises()
    {
        QFETCH(QString, typed);
        QFETCH(QString, url);
        const Result<QUrl> result = validateBaseUrl(typed);
        QVERIFY2(result, result ? "" : qPrintable(result.error().toString()));
        QCOMPARE(result->toString(QUrl::FullyEncoded), url);
        // What was accepted is accepted again, unchanged.
        QCOMPARE(validateBaseUrl(url).value(), *result);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("problem");
        const auto row = [](const char *name, const QString &typed, BaseUrlProblem problem) {
            QTest::newRow(name) << typed << static_cast<int>(problem);
        };
        row("nothing", u""_s, BaseUrlProblem::Empty);
        row("blanks", u"  \t"_s, BaseUrlProblem::Empty);
        row("B17 http", u"http://service.peak.ai"_s, BaseUrlProblem::NotHttps);
        row("B17 http localhost", u"http://localhost:1"_s, BaseUrlProblem::NotHttps);
        row("B17 http short loopback", u"http://127.1"_s, BaseUrlProblem::NotHttps);
        row("B17 http decimal", u"http://2130706433"_s, BaseUrlProblem::NotHttps);
        row("B17 http long loopback", u"http://[0:0:0:0:0:0:0:1]"_s, BaseUrlProblem::NotHttps);
        row("B17 http other", u"http://127.0.0.1.evil.example"_s, BaseUrlProblem::NotHttps);
        row("B17 http bad authority", u"http://a:b:c"_s, BaseUrlProblem::NotHttps);
        row("B17 file", u"file:///etc/passwd"_s, BaseUrlProblem::NotAUrl);
        row("B17 file with host", u"file://host"_s, BaseUrlProblem::NotHttps);
        row("B17 javascript", u"javascript:alert(1)"_s, BaseUrlProblem::BadHost);
        row("B17 ftp", u"ftp://a.b"_s, BaseUrlProblem::NotHttps);
        row("B17 //evil", u"//evil"_s, BaseUrlProblem::NotAUrl);
        row("B17 userinfo", u"https://me:pw@a.b"_s, BaseUrlProblem::UserInfo);
        row("B17 user", u"https://service.peak.ai@evil.example"_s, BaseUrlProblem::UserInfo);
        row("B17 empty user", u"https://@a.b"_s, BaseUrlProblem::UserInfo);
        row("B17 port 0", u"https://a.b:0"_s, BaseUrlProblem::BadPort);
        row("B17 port empty", u"https://a.b:"_s, BaseUrlProblem::BadPort);
        row("B17 port large", u"https://a.b:65536"_s, BaseUrlProblem::BadPort);
        row("B17 port word", u"https://a.b:http"_s, BaseUrlProblem::BadHost);
        row("B17 port long", u"https://a.b:123456"_s, BaseUrlProblem::BadHost);
        row("B17 path", u"https://a.b/webapps"_s, BaseUrlProblem::Path);
        row("B17 slashes", u"https://a.b//"_s, BaseUrlProblem::Path);
        row("B17 query", u"https://a.b/?x"_s, BaseUrlProblem::Query);
        row("B17 fragment", u"https://a.b/#x"_s, BaseUrlProblem::Fragment);
        row("B17 backslash", u"https://a.b\\@evil"_s, BaseUrlProblem::NotAUrl);
        row("B17 space", u"https://a b"_s, BaseUrlProblem::NotAUrl);
        row("B17 line break", u"https://a.b\r\nHost: evil"_s, BaseUrlProblem::NotAUrl);
        row("B17 percent", u"https://a%2eb"_s, BaseUrlProblem::BadHost);
        row("B17 short address", u"https://127.1"_s, BaseUrlProblem::BadHost);
        row("B17 hex address", u"https://0x7f000001"_s, BaseUrlProblem::BadHost);
        row("B17 empty label", u"https://a..b"_s, BaseUrlProblem::BadHost);
        row("B17 no host", u"https://"_s, BaseUrlProblem::NotAUrl);
        row("B17 bad IPv6", u"https://[::g]"_s, BaseUrlProblem::BadHost);
        row("B17 half IPv6", u"https://[:1"_s, BaseUrlProblem::BadHost);
        row("B17 wrong IPv6", u"https://[1:2]"_s, BaseUrlProblem::BadHost);
        row("B17 NUL", QString(u"https://a"_s + QChar(0) + u".b"_s), BaseUrlProblem::BadHost);
        row("B17 long", QString(u"https://"_s + QString(3000, u'a')), BaseUrlProblem::NotAUrl);
        row("B17 long label", QString(u"https://"_s + QString(70, u'a')), BaseUrlProblem::BadHost);
    }
    void refuses()
    {
        QFETCH(QString, typed);
        QFETCH(int, problem);
        const auto checked = checkBaseUrl(typed);
        QVERIFY2(!checked, checked ? qPrintable(checked->toString()) : "");
        QCOMPARE(static_cast<int>(checked.error()), problem);
        const Result<QUrl> result = validateBaseUrl(typed);
        QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
        QVERIFY(!result.error().detail.isEmpty());
    }

    void stagesBecomeHosts_data()
    {
        QTest::addColumn<QString>("stage");
        QTest::addColumn<QString>("url");
        QTest::newRow("unset") << QString() << u"https://service.peak.ai"_s;
        QTest::newRow("prod") << u"prod"_s << u"https://service.peak.ai"_s;
        QTest::newRow("case") << u" PROD "_s << u"https://service.peak.ai"_s;
        QTest::newRow("latest") << u"latest"_s << u"https://service.dev.peak.ai"_s;
        QTest::newRow("other") << u"beta"_s << u"https://service.beta.peak.ai"_s;
        QTest::newRow("hyphen") << u"eu-1"_s << u"https://service.eu-1.peak.ai"_s;
        QTest::newRow("B17 dot") << u"a.b"_s << QString();
        QTest::newRow("B17 path") << u"x/y"_s << QString();
        QTest::newRow("B17 user") << u"x@evil"_s << QString();
        QTest::newRow("B17 hyphen first") << u"-x"_s << QString();
    }
    void stagesBecomeHosts()
    {
        QFETCH(QString, stage);
        QFETCH(QString, url);
        const Result<QUrl> result = baseUrlForStage(stage);
        QCOMPARE(result.has_value(), !url.isEmpty());
        if (result) {
            QCOMPARE(result->toString(), url);
            QCOMPARE(validateBaseUrl(url).value(), *result);
        } else {
            QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
        }
    }

    void environment_data()
    {
        QTest::addColumn<QByteArray>("stage");
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("profileClass");
        const auto row = [](const char *name, const QByteArray &stage, const QByteArray &address,
                            const QString &url, ProfileClass profileClass) {
            QTest::newRow(name) << stage << address << url << static_cast<int>(profileClass);
        };
        row("no stage", "", "", u"https://service.peak.ai"_s, ProfileClass::Production);
        row("prod", "prod", "", u"https://service.peak.ai"_s, ProfileClass::Production);
        row("latest", "latest", "", u"https://service.dev.peak.ai"_s, ProfileClass::Staging);
        row("address wins", "beta", "https://a.b", u"https://a.b"_s, ProfileClass::Production);
        row("this machine", "", "http://127.0.0.1:99", u"http://127.0.0.1:99"_s, ProfileClass::Development);
    }
    void environment()
    {
        QFETCH(QByteArray, stage);
        QFETCH(QByteArray, address);
        QFETCH(QString, url);
        QFETCH(int, profileClass);
        const QHash<QByteArray, QByteArray> variables{
            {"API_KEY", "sentinel-key"}, {"STAGE", stage}, {"BELAY_BASE_URL", address}};
        const auto found =
            environmentProfile([&variables](const char *name) { return variables.value(QByteArray(name)); });
        QVERIFY(found.has_value());
        QVERIFY(found->has_value());
        const Profile &profile = (*found)->profile;
        QCOMPARE((*found)->key.reveal(), "sentinel-key");
        QCOMPARE(profile.name, u"environment"_s);
        QVERIFY(profile.isEnvironment);
        QCOMPARE(profile.origin(), url);
        QCOMPARE(static_cast<int>(profile.profileClass), profileClass);
        QCOMPARE(profile.policy, Policy::defaultFor(profile.profileClass));
    }

    void environmentWithoutAKeyIsNoProfile()
    {
        const auto found = environmentProfile([](const char *) { return QByteArray(); });
        QVERIFY(found.has_value());
        QVERIFY(!found->has_value());
    }

    void environmentErrorsDoNotHoldTheKey_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("stage");
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QString>("named");
        QTest::newRow("key") << QByteArray("sentinel\nkey") << QByteArray() << QByteArray() << u"API_KEY"_s;
        QTest::newRow("stage") << QByteArray("sentinel") << QByteArray("a/b") << QByteArray() << u"STAGE"_s;
        QTest::newRow("address") << QByteArray("sentinel") << QByteArray() << QByteArray("http://a.b")
                                 << u"BELAY_BASE_URL"_s;
    }
    void environmentErrorsDoNotHoldTheKey()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, stage);
        QFETCH(QByteArray, address);
        QFETCH(QString, named);
        const QHash<QByteArray, QByteArray> variables{
            {"API_KEY", key}, {"STAGE", stage}, {"BELAY_BASE_URL", address}};
        const auto found =
            environmentProfile([&variables](const char *name) { return variables.value(QByteArray(name)); });
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::InvalidInput);
        QVERIFY(found.error().detail.contains(named));
        QVERIFY(!found.error().toString().contains(u"sentinel"_s));
    }
};

QTEST_GUILESS_MAIN(TestBaseUrl)
#include "tst_baseurl.moc"
