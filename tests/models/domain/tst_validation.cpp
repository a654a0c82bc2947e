// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/secretguess.h"
#include "models/domain/validation.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(ServiceDraft &)>;

ServiceDraft good()
{
    ServiceDraft draft;
    draft.name = u"demand-api-2"_s;
    draft.title = u"Nachfrage 🚀 %1 \u202E"_s;
    draft.imageId = ImageId{12};
    draft.versionId = VersionId{120};
    draft.instanceTypeId = InstanceTypeId{43};
    draft.minInstances = 2;
    draft.parameters = Parameters{{{u"LOG_LEVEL"_s, u"debug"_s}, {u"_x1"_s, {}}}, {u"db-main"_s}};
    draft.entrypoint = u"python\nmain.py\n--name\nHello world\n"_s;
    draft.healthCheckUrl = u"/health?full=1"_s;
    draft.tags = {u"prod"_s, u"blau"_s};
    return draft;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestValidation : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void goodDraftHasNoProblems()
    {
        QCOMPARE(validate(good(), ValidationPurpose::Create), QList<FieldProblem>());
        QCOMPARE(validate(good(), ValidationPurpose::Update), QList<FieldProblem>());
        QVERIFY(!hasErrors({}));
    }

    void brokenRuleIsReportedOnItsField_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<ServiceField>("field");
        QTest::addColumn<bool>("isError");
        using enum ServiceField;
        const auto error = [](const char *name, ServiceField field, const Change &change) {
            QTest::newRow(name) << change << field << true;
        };
        const auto warning = [](const char *name, ServiceField field, const Change &change) {
            QTest::newRow(name) << change << field << false;
        };
        error("no name", Name, [](auto &d) { d.name.clear(); });
        error("upper case", Name, [](auto &d) { d.name = u"Demand"_s; });
        error("underscore", Name, [](auto &d) { d.name = u"a_b"_s; });
        error("leading hyphen", Name, [](auto &d) { d.name = u"-a"_s; });
        error("trailing hyphen", Name, [](auto &d) { d.name = u"a-"_s; });
        error("space", Name, [](auto &d) { d.name = u"a b"_s; });
        error("trailing line feed", Name, [](auto &d) { d.name = u"ab\n"_s; });
        error("other letters", Name, [](auto &d) { d.name = u"größe"_s; });
        error("other digits", Name, [](auto &d) { d.name = u"a٣"_s; });
        error("64 characters", Name, [](auto &d) { d.name = QString(64, u'a'); });
        error("NUL in name", Name, [](auto &d) { d.name = u"a"_s + QChar(0); });
        error("NUL in title", Title, [](auto &d) { d.title = QString(QChar(0)); });
        error("NUL in description", Description, [](auto &d) { d.description = QString(QChar(0)); });
        error("unknown type", Type, [](auto &d) { d.type = ServiceType::fromText(u"batch"_s); });
        error("image 0", Image, [](auto &d) { d.imageId = ImageId{0}; });
        error("version -1", Version, [](auto &d) { d.versionId = VersionId{-1}; });
        error("instance 0", InstanceType, [](auto &d) { d.instanceTypeId = InstanceTypeId{0}; });
        error("no instances", MinInstances, [](auto &d) { d.minInstances = 0; });
        error("3 instances", MinInstances, [](auto &d) { d.minInstances = 3; });
        error("variable without name", Env, [](auto &d) { d.parameters->env[{}] = u"x"_s; });
        error("variable 1A", Env, [](auto &d) { d.parameters->env[u"1A"_s] = u"x"_s; });
        error("variable A=B", Env, [](auto &d) { d.parameters->env[u"A=B"_s] = u"x"_s; });
        error("variable with line feed", Env, [](auto &d) { d.parameters->env[u"A\n"_s] = u"x"_s; });
        error("variable with NUL", Env, [](auto &d) { d.parameters->env[u"A"_s + QChar(0)] = u"x"_s; });
        error("value with NUL", Env, [](auto &d) { d.parameters->env[u"A"_s] = QString(QChar(0)); });
        error("value of 64 KB and a byte", Env,
              [](auto &d) { d.parameters->env[u"A"_s] = QString(32 * 1024, u'é') + u' '; });
        error("secret without name", Secrets, [](auto &d) { d.parameters->secrets << u" "_s; });
        error("secret twice", Secrets, [](auto &d) { d.parameters->secrets << u"db-main"_s; });
        error("secret is a variable", Secrets, [](auto &d) { d.parameters->secrets << u"LOG_LEVEL"_s; });
        error("secret of two lines", Secrets, [](auto &d) { d.parameters->secrets << u"a\nb"_s; });
        error("secret with NUL", Secrets, [](auto &d) { d.parameters->secrets << QString(QChar(0)); });
        warning("secret with space", Secrets, [](auto &d) { d.parameters->secrets << u"a "_s; });
        error("entrypoint with NUL", Entrypoint, [](auto &d) { d.entrypoint = u"a"_s + QChar(0); });
        error("no command", Entrypoint, [](auto &d) { d.entrypoint = u"\nmain.py"_s; });
        error("only spaces", Entrypoint, [](auto &d) { d.entrypoint = u"  "_s; });
        warning("empty argument", Entrypoint, [](auto &d) { d.entrypoint = u"python\n\nmain.py"_s; });
        warning("outer spaces", Entrypoint, [](auto &d) { d.entrypoint = u"python\n main.py"_s; });
        warning("all in one line", Entrypoint, [](auto &d) { d.entrypoint = u"python main.py"_s; });
        warning("CR LF", Entrypoint, [](auto &d) { d.entrypoint = u"python\r\nmain.py"_s; });
        error("no slash", HealthCheckUrl, [](auto &d) { d.healthCheckUrl = u"health"_s; });
        error("whole URL", HealthCheckUrl, [](auto &d) { d.healthCheckUrl = u"http://a/health"_s; });
        error("space in path", HealthCheckUrl, [](auto &d) { d.healthCheckUrl = u"/a b"_s; });
        error("control in path", HealthCheckUrl, [](auto &d) { d.healthCheckUrl = u"/a\u0001"_s; });
        error("sticky api", SessionStickiness, [](auto &d) {
            d.type = ServiceType::Api;
            d.sessionStickiness = true;
        });
        warning("sticky pair", SessionStickiness, [](auto &d) { d.sessionStickiness = true; });
        error("scaling api", ScaleToZero, [](auto &d) {
            d.type = ServiceType::Api;
            d.scaleToZero = true;
        });
        error("scaling shiny", ScaleToZero, [](auto &d) {
            d.type = ServiceType::Shiny;
            d.scaleToZero = true;
        });
        error("scaling and sticky", ScaleToZero, [](auto &d) {
            d.minInstances = 1;
            d.sessionStickiness = true;
            d.scaleToZero = true;
        });
        error("empty tag", Tags, [](auto &d) { d.tags << QString(); });
        error("tag with NUL", Tags, [](auto &d) { d.tags << QString(QChar(0)); });
        warning("tag twice", Tags, [](auto &d) { d.tags << u"prod"_s; });
    }

    void brokenRuleIsReportedOnItsField()
    {
        QFETCH(Change, change);
        QFETCH(ServiceField, field);
        QFETCH(bool, isError);
        ServiceDraft draft = good();
        change(draft);
        const auto problems = validate(draft, ValidationPurpose::Create);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.constFirst().field, field);
        QVERIFY(!problems.constFirst().message.isEmpty());
        QCOMPARE(hasErrors(problems), isError);
    }

    void limitsAreAllowed()
    {
        ServiceDraft draft = good();
        draft.name = QString(63, u'a');
        draft.parameters->env[u"A"_s] = QString(32 * 1024, u'é');
        draft.minInstances = 1;
        draft.scaleToZero = true;
        draft.healthCheckUrl.clear();
        draft.entrypoint.clear();
        QCOMPARE(validate(draft, ValidationPurpose::Create), QList<FieldProblem>());
        draft.parameters.reset();
        draft.name = u"7"_s;
        draft.versionId.reset();
        draft.instanceTypeId.reset();
        QCOMPARE(validate(draft, ValidationPurpose::Create), QList<FieldProblem>());
    }

    void createNeedsAnImage()
    {
        ServiceDraft draft = good();
        draft.imageId.reset();
        auto problems = validate(draft, ValidationPurpose::Create);
        QCOMPARE(problems.size(), 2);
        QCOMPARE(problems[0].field, ServiceField::Image);
        QCOMPARE(problems[1].field, ServiceField::Version);
        draft.versionId.reset();
        QCOMPARE(validate(draft, ValidationPurpose::Update), QList<FieldProblem>());
    }

    void updateKeepsWhatIsFixed()
    {
        const ServiceDraft before = good();
        ServiceDraft draft = before;
        draft.name = u"Other"_s;
        draft.type = ServiceType::Shiny;
        draft.imageId.reset();
        draft.versionId.reset();
        draft.instanceTypeId.reset();
        QList<ServiceField> fields;
        for (const FieldProblem &problem : validate(draft, ValidationPurpose::Update, &before)) {
            QCOMPARE(problem.severity, FieldProblem::Error);
            fields << problem.field;
        }
        const QList<ServiceField> expected{ServiceField::Name, ServiceField::Type, ServiceField::Image,
                                           ServiceField::InstanceType};
        QCOMPARE(fields, expected);
    }

    void updateAcceptsNamesAndTypesThatExist()
    {
        ServiceDraft before = good();
        before.name = u"Old_Name"_s;
        before.type = ServiceType::fromText(u"batch"_s);
        QCOMPARE(validate(before, ValidationPurpose::Update, &before), QList<FieldProblem>());
    }

    void problemsNameTheirVariable()
    {
        ServiceDraft draft = good();
        draft.parameters->env[u"A %1"_s] = u"x"_s;
        draft.parameters->env[u"DB_PASSWORD"_s] = u"hunter2"_s;
        const auto problems = validate(draft, ValidationPurpose::Create);
        QCOMPARE(problems.size(), 2);
        QCOMPARE(problems[0].key, u"A %1"_s);
        QVERIFY(problems[0].message.contains(u"A %1"_s));
        QCOMPARE(problems[1].key, u"DB_PASSWORD"_s);
        QCOMPARE(problems[1].severity, FieldProblem::Warning);
        QVERIFY(!problems[1].message.contains(u"hunter2"_s));
    }

    void secretsAreGuessed_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("secret");
        const auto row = [](const QString &key, const QString &value, bool secret) {
            QTest::newRow(qPrintable(key + u'=' + value.left(24))) << key << value << secret;
        };
        row(u"DB_PASSWORD"_s, u"x"_s, true);
        row(u"DB_PASSWORD"_s, {}, false);
        row(u"dbPassword2"_s, u"x"_s, true);
        row(u"db-pwd"_s, u"x"_s, true);
        row(u"API_KEY"_s, u"x"_s, true);
        row(u"APIKEY"_s, u"x"_s, true);
        row(u"apiKey"_s, u"x"_s, true);
        row(u"AWS_SECRET_ACCESS_KEY"_s, u"x"_s, true);
        row(u"TOKEN"_s, u"x"_s, true);
        row(u"token_prod"_s, u"x"_s, true);
        row(u"CREDENTIALS"_s, u"x"_s, true);
        row(u"MAX_TOKENS"_s, u"100"_s, false);
        row(u"TOKEN_URL"_s, u"/oauth"_s, false);
        row(u"PASSWORD_FILE"_s, u"/run/pw"_s, false);
        row(u"KEY"_s, u"customer"_s, false);
        row(u"PRIMARY_KEY"_s, u"id"_s, false);
        row(u"KEYBOARD"_s, u"de"_s, false);
        row(u"COMPASS"_s, u"north"_s, false);
        row(u"LOG_LEVEL"_s, u"debug"_s, false);
        row({}, u"x"_s, false);
        row(u"__1"_s, u"x"_s, false);
        row(u"A"_s, u"-----BEGIN RSA PRIVATE KEY-----\nabc"_s, true);
        row(u"A"_s, u"ghp_0123456789"_s, true);
        row(u"A"_s, u"AKIAABCDEFGHIJKLMNOP"_s, true);
        row(u"A"_s, u"eyJhbGciOiJ9.eyJzdWIiOiIx.sig"_s, true);
        row(u"A"_s, u"postgres://user:pw@host/db"_s, true);
        row(u"A"_s, u"postgres://host:5432/db"_s, false);
        row(u"A"_s, u"Server=x;Password=y"_s, true);
        row(u"A"_s, u"q8Zr3LwX0pYt7NvB2mKc9HsJ4dGf6TaE"_s, true);
        row(u"A"_s, u"84a41de7d67f4aa0aebe83c1474f0eaf"_s, true);
        row(u"A"_s, QString(40, u'a'), false);
        row(u"A"_s, u"a perfectly ordinary sentence of some length 1"_s, false);
        row(u"A"_s, u"/opt/service/configuration.yaml"_s, false);
    }

    void secretsAreGuessed()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QTEST(looksSecret(key, value), "secret");
    }
};

QTEST_APPLESS_MAIN(TestValidation)
#include "tst_validation.moc"
